"""Check digits: every public vector of devices.md 9 and domain.md 3.11, 3.12, and what they must catch."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_client.domain import check_digits as c
from window_client.domain.check_digits import NumberFault

TODAY = date(2026, 11, 23)
CITIZENS = [
    "11010519491231002X",  # GB 11643 annex
    "440524188001010014",  # GB 11643 annex, born 1880: age never decides
    "360426199101010071",
    "34052419800101001X",  # python-stdnum crashes on it
    "932682198501010017",  # foreigner 2023, published samples
    "911124198108030024",
    "450499198506150019",
    "450499198506150027",
    "450499196107200059",
    "45049919520803004X",
    "450499201003010035",
    "450499202611010068",
]
USCCS = [
    "91110000600037341L",
    "91350100M000100Y43",
    "914403001922038216",
    "91440300708461136T",
    "91110108551385082Q",
    "11440232MB2D06811W",
    "12441500196720244T",
    "11450499MB0000T019",
    "91450499MA00000T03",
    "92450499MA00000T00",
    "51450499MJ00000T0P",
]
SEVENTEEN = st.builds(
    lambda region, born, seq: f"{region:06d}{born:%Y%m%d}{seq:03d}",
    st.integers(0, 999999),
    st.dates(date(1850, 1, 1), TODAY),
    st.integers(0, 999),
)
USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize("number", CITIZENS)
def test_published_citizen_numbers_hold(number: str) -> None:
    assert c.citizen_fault(number, TODAY) is None


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("110101199001010017", NumberFault.CHECK),  # copied around the web, should end in 5
        ("450499198506150018", NumberFault.CHECK),
        ("450499198502300011", NumberFault.BIRTH),  # 30 February
        ("450499000006150010", NumberFault.BIRTH),  # there is no year 0
        ("130503670401001", NumberFault.OLD_15),
        ("", NumberFault.SHAPE),
        ("45049919850615001", NumberFault.SHAPE),
        ("4504991985061500190", NumberFault.SHAPE),
        ("X50499198506150019", NumberFault.SHAPE),
        ("11010519491231002x", NumberFault.SHAPE),  # numbers are checked in normal form
        ("٤٥٠٤٩٩١٩٨٥٠٦١٥٠٠١٩", NumberFault.SHAPE),  # digits of another script are digits to Python
        ("450499198506150019\n", NumberFault.SHAPE),
    ],
)
def test_wrong_citizen_numbers_are_told_apart(number: str, fault: NumberFault) -> None:
    assert c.citizen_fault(number, TODAY) is fault


@pytest.mark.parametrize("prefix", ["810000", "820000", "830000", "000000", "999999"])
def test_region_never_decides(prefix: str) -> None:
    body = f"{prefix}19700101001"
    assert c.citizen_fault(body + c.citizen_check(body), TODAY) is None


def test_a_birth_ahead_is_wrong_and_today_is_right() -> None:
    for day, fault in ((TODAY, None), (TODAY + timedelta(days=1), NumberFault.BIRTH)):
        body = f"450499{day:%Y%m%d}001"
        assert c.citizen_fault(body + c.citizen_check(body), TODAY) is fault


def test_what_a_number_says() -> None:
    assert c.birth_of("450499198506150019") == date(1985, 6, 15)
    assert [c.sex_of(number) for number in ("450499198506150019", "450499198506150027")] == ["1", "2"]


@given(SEVENTEEN, st.data())
def test_one_wrong_sign_or_two_swapped_never_pass(first17: str, data: st.DataObject) -> None:
    right = first17 + c.citizen_check(first17)
    assert c.citizen_fault(right, TODAY) is None
    place = data.draw(st.integers(0, 17))
    signs = "0123456789" + ("X" if place == 17 else "")
    other = data.draw(st.sampled_from([sign for sign in signs if sign != right[place]]))
    assert c.citizen_fault(right[:place] + other + right[place + 1 :], TODAY) is not None
    left = data.draw(st.integers(0, 16))
    swapped = right[:left] + right[left + 1] + right[left] + right[left + 2 :]
    assert swapped == right or c.citizen_fault(swapped, TODAY) is not None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"),
        (" 110105 1949\u30001231\t002x ", "11010519491231002X"),
        ("\ufeff1101\u200b05", "110105"),
        ("ａ１", "A1"),
        ("", ""),
    ],
)
def test_normal_form(typed: str, kept: str) -> None:
    assert c.normal(typed) == kept


@pytest.mark.parametrize("code", USCCS)
def test_published_credit_codes_hold(code: str) -> None:
    assert c.uscc_fault(code) is None


@pytest.mark.parametrize("code", USCCS[:5])
def test_the_organisation_code_inside_agrees(code: str) -> None:
    assert c.org_code_agrees(code)
    assert not c.org_code_agrees(code[:16] + ("1" if code[16] != "1" else "2") + code[17])


@pytest.mark.parametrize("first", ["A1", "N1", "N2", "Y1"])
def test_any_registering_department_holds(first: str) -> None:
    body = first + USCCS[0][2:17]
    assert c.uscc_fault(body + c.uscc_check(body)) is None


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("91110000600037341M", NumberFault.CHECK),
        ("91110000600037341", NumberFault.SHAPE),
        ("9111000060003734IL", NumberFault.SHAPE),  # I, O, S, V, Z are no signs of it
        ("91110000600037341l", NumberFault.SHAPE),
        ("91110000600037341L\n", NumberFault.SHAPE),
        ("", NumberFault.SHAPE),
    ],
)
def test_wrong_credit_codes(code: str, fault: NumberFault) -> None:
    assert c.uscc_fault(code) is fault


@given(st.text(USCC_SIGNS, min_size=17, max_size=17), st.data())
def test_one_wrong_sign_in_a_credit_code_never_passes(first17: str, data: st.DataObject) -> None:
    right = first17 + c.uscc_check(first17)
    assert c.uscc_fault(right) is None
    place = data.draw(st.integers(0, 17))
    other = data.draw(st.sampled_from([sign for sign in USCC_SIGNS if sign != right[place]]))
    assert c.uscc_fault(right[:place] + other + right[place + 1 :]) is NumberFault.CHECK


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("USA110085010112", None),
        ("USA11008501011", NumberFault.SHAPE),
        ("US1110085010112", NumberFault.SHAPE),
        ("", NumberFault.SHAPE),
    ],
)
def test_foreigner_number_of_2017(number: str, fault: NumberFault | None) -> None:
    assert c.foreigner_2017_fault(number) is fault


def test_its_check_digit_is_the_one_of_passports() -> None:
    """ICAO 9303 part 3 gives 520727 → 3; the weights start again at the first sign."""
    for digit in range(10):
        assert c.foreigner_2017_agrees(f"ABC00052072700{digit}") == (digit == _icao("ABC00052072700"))
    assert _icao("520727") == 3


def _icao(text: str) -> int:
    values = {str(n): n for n in range(10)} | {chr(55 + n): n for n in range(10, 36)}
    return sum(values[sign] * [7, 3, 1][place % 3] for place, sign in enumerate(text)) % 10


@pytest.mark.parametrize("digits", ["4111111111111111", "378282246310005", "6011111111111117", "79927398713"])
def test_luhn(digits: str) -> None:
    assert c.luhn_agrees(digits)
    assert not any(c.luhn_agrees(digits[:-1] + other) for other in "0123456789" if other != digits[-1])
