"""The form: canonical values, what is missing, what a card fills and which card may not be used."""

from datetime import date, timedelta

import pytest

from tests.window_client.domain.records import TODAY, a_card, a_field, an_item
from window_client.domain import form, terms
from window_client.domain.card import IdCard
from window_client.domain.item_rules import Rule
from window_client.words import CardKind, RefusalCode
from window_client.words import FieldKind as K


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (K.CERT_NO, " 11010519491231002ｘ ", "11010519491231002X"),
        (K.PHONE, "139 1234 5678", "13912345678"),
        (K.USCC, "91350100m000100y43", "91350100M000100Y43"),
        (K.BANK_NO, "6217 0000 1000 1234", "6217000010001234"),
        (K.DECIMAL, "１２．５", "12.5"),
        (K.TEXT, "  梧州市 某店\u3000", "梧州市 某店"),
        (K.LONG_TEXT, "一\n二\n", "一\n二"),
        (K.DATE, "19850615", "1985-06-15"),
        (K.DATE, "1985/6/5", "1985-06-05"),
        (K.DATE, "1985年6月15日", "1985-06-15"),
        (K.DATE, "１９８５．６．１５", "1985-06-15"),
        (K.DATE, "长期", "长期"),
        (K.DATE, " 昨天 ", "昨天"),
        (K.DATE, "198506151", "198506151"),
        (K.MONTH, "202612", "2026-12"),
        (K.MONTH, "2026年3月", "2026-03"),
        (K.MONTH, "三月", "三月"),
        (K.CHOICE, "1", "1"),
    ],
)
def test_canonical(kind: K, typed: str, kept: str) -> None:
    assert form.canonical(a_field(kind), typed) == kept


def test_a_rule_speaks_in_the_words_of_the_trade() -> None:
    spec = a_field(
        K.DATE, "P.birth", rules=(Rule("age>=60", "须年满60周岁", terms.parse({">=": [{"years": "P.birth"}, 60]})),)
    )
    assert form.check(spec, "1990-01-01", {}, TODAY) == form.Problem(RefusalCode.FIELD_RULE, {"rule": "须年满60周岁"})
    assert form.check(spec, "1950-01-01", {"P.birth": "1990-01-01"}, TODAY) is None  # the value now, not the one before


def test_missing_fields_in_the_order_of_the_form() -> None:
    fields = (
        a_field(K.TEXT, "E.name"),
        a_field(K.PHONE, "P.phone"),
        a_field(K.TEXT, "E.note", required=False),
        a_field(K.INTEGER, "E.staff", min="1"),
    )
    item = an_item(fields=fields)
    found = form.missing(item, {"P.phone": "139", "E.staff": "2"}, TODAY)
    assert [spec.element for spec in found] == ["E.name", "P.phone"]
    assert form.missing(item, {"E.name": "某店", "P.phone": "13912345678", "E.staff": "2"}, TODAY) == []


def test_a_resident_card_fills_all_it_says() -> None:
    assert form.from_card(a_card()) == {
        "P.name": "李壮",
        "P.cert_type": "111",
        "P.cert_no": "450499198506150019",
        "P.sex": "1",
        "P.birth": "1985-06-15",
        "P.ethnic": "08",
        "P.addr_reg": "广西梧州市长洲区新兴三路1号",
        "P.cert_from": "2015-03-01",
        "P.cert_to": "2035-03-01",
    }


@pytest.mark.parametrize(
    ("kind", "cert_type"),
    [
        (CardKind.RESIDENT, "111"),
        (CardKind.HMT_RESIDENT, "154"),
        (CardKind.FOREIGNER_2017, "553"),
        (CardKind.FOREIGNER_2023, "553"),
    ],
)
def test_certificate_type_of_each_layout(kind: CardKind, cert_type: str) -> None:
    assert form.from_card(a_card(kind))["P.cert_type"] == cert_type
    assert cert_type in form.CERT_TYPES


def test_what_a_layout_lacks_is_absent() -> None:
    card = a_card(
        CardKind.FOREIGNER_2023,
        name="",
        english_name="SMITH JOHN",
        ethnic="",
        address="",
        birth=None,
        valid_from=None,
        valid_to=None,
        valid_to_text="长期",
    )
    assert form.from_card(card) == {
        "P.name": "SMITH JOHN",
        "P.cert_type": "553",
        "P.cert_no": "450499198506150019",
        "P.sex": "1",
        "P.cert_to": form.LONG_TERM,
    }


@pytest.mark.parametrize(
    ("card", "problem"),
    [
        (a_card(), None),
        (a_card(valid_to=None, valid_to_text="长期"), None),
        (a_card(valid_to=TODAY), None),
        (a_card(valid_to=TODAY - timedelta(days=1)), RefusalCode.CARD_EXPIRED),
        (a_card(number="450499198506150018"), RefusalCode.CARD_NUMBER_WRONG),
        (a_card(number="450499198506150018", valid_to=date(2020, 1, 1)), RefusalCode.CARD_NUMBER_WRONG),
        (a_card(CardKind.HMT_RESIDENT, number="830000199001010014"), RefusalCode.CARD_NUMBER_WRONG),
        (a_card(CardKind.FOREIGNER_2023, number="932682198501010017"), None),
        (a_card(CardKind.FOREIGNER_2023, number="USA110085010112"), RefusalCode.CARD_NUMBER_WRONG),
        (a_card(CardKind.FOREIGNER_2017, number="USA110085010112"), None),
        (a_card(CardKind.FOREIGNER_2017, number="USA11008501"), RefusalCode.CARD_NUMBER_WRONG),
        (
            a_card(CardKind.FOREIGNER_2017, number="USA110085010112", valid_to=date(2020, 1, 1)),
            RefusalCode.CARD_EXPIRED,
        ),
    ],
)
def test_cards_that_may_not_be_used(card: IdCard, problem: RefusalCode | None) -> None:
    assert form.card_problem(card, TODAY) is problem
