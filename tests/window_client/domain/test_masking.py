"""Masks of domain.md 6.2: enough to recognise, never enough to use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_client.domain import masking


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("张三", "张*"),
        ("欧阳建国", "欧*"),
        ("𠮷田", "𠮷*"),
        ("𬭳", "𬭳*"),
        ("买买提·吐尔逊", "买*"),
        ("SMITH JOHN", "S*"),
        ("", ""),
    ],
)
def test_names(text: str, shown: str) -> None:
    assert masking.name(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("450499198506150019", "450499********0019"),
        ("USA110085010112", "USA110*****0112"),
        ("H12345678", "H1****78"),
        ("E123456", "*******"),
        ("", ""),
    ],
)
def test_certificate_numbers(text: str, shown: str) -> None:
    assert masking.cert_no(text) == shown


@pytest.mark.parametrize(("text", "shown"), [("13912345678", "139****5678"), ("3821234", "*******"), ("", "")])
def test_phones(text: str, shown: str) -> None:
    assert masking.phone(text) == shown


@pytest.mark.parametrize(("text", "shown"), [("6217000010001234", "****1234"), ("1234", "****"), ("", "")])
def test_bank_cards(text: str, shown: str) -> None:
    assert masking.bank(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("广西壮族自治区梧州市长洲区长洲镇平浪村5号", "广西壮族自治区梧州市长洲区长洲镇…"),
        ("长洲区兴龙街道龙山里9号", "长洲区兴龙街道…"),
        ("广西梧州市长洲区新兴三路1号", "广西梧州市长洲区…"),
        ("广西藤县太平镇市场路3号", "广西藤县太平镇…"),
        ("广西金秀瑶族自治县金秀镇功德路6号", "广西金秀瑶族自治县金秀镇…"),
        ("梧州市岑溪市岑城镇", "梧州市岑溪市岑城镇"),
        ("四川省凉山彝族自治州西昌市北城街道1号", "四川省凉山彝族自治州西昌市北城街道…"),
        ("广西壮族自治区苍梧县石桥镇东安街乡政府旁", "广西壮族自治区苍梧县石桥镇…"),  # a later 乡 is no town
        ("湖北省武汉市江汉区前进四路12号万松镇", "湖北省武汉市江汉区…"),
        ("河南省新乡市牧野区东干道街道5号", "河南省新乡…"),  # a name that looks like a town shows less, not more
        ("新兴三路1号", "新兴三…"),
        ("", ""),
    ],
)
def test_addresses_end_at_the_town(text: str, shown: str) -> None:
    assert masking.address(text) == shown


@given(st.text("广西梧州市长洲区镇乡路街巷村县号里12０", min_size=1, max_size=40))
def test_a_house_number_behind_a_road_never_shows(text: str) -> None:
    shown = masking.address(f"广西梧州市长洲区新兴路{text}")
    assert shown == "广西梧州市长洲区…"


@pytest.mark.parametrize(
    ("element", "value", "shown"),
    [
        ("P.name", "张三", "张*"),
        ("G.cert_no", "450499198506150019", "450499********0019"),
        ("E.legal.phone", "13912345678", "139****5678"),
        ("D.to", "张三", "张*"),
        ("D.tel", "13912345678", "139****5678"),
        ("D.addr", "长洲区兴龙街道龙山里9号", "长洲区兴龙街道…"),
        ("P.bank_no", "6217000010001234", "****1234"),
        ("P.addr_now", "长洲区兴龙街道龙山里9号", "长洲区兴龙街道…"),
        ("P.name", "", ""),
        ("E.name", "梧州市某某公司", "梧州市某某公司"),
        ("P.sex", "1", "1"),
    ],
)
def test_by_element(element: str, value: str, shown: str) -> None:
    assert masking.by_element(element, value) == shown
    assert (element in masking.MASKED) == (element not in {"E.name", "P.sex"})
