"""Corners of the form, the clocks and the sheets that the other tests leave out."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.window_client.domain.records import NOW, TODAY, a_case, a_catalogue, a_field, an_item
from window_client.domain import agent, basket, clocks, device_trial, field_schema, form, legal_person, terms
from window_client.domain.case import Answer, Case, Event
from window_client.domain.document import Promise
from window_client.domain.ids import CaseId, StaffNo
from window_client.domain.item import Bundle, Calendar, Condition, Item, Limit
from window_client.domain.item_rules import Rule
from window_client.domain.limits import Due
from window_client.domain.project import AMBER, LIMIT, folder
from window_client.domain.search import ItemIndex
from window_client.words import (
    CaseState,
    ClockKind,
    ClockState,
    DeviceKind,
    DeviceState,
    DeviceTrouble,
    FieldKind,
    PromiseKind,
    RefusalCode,
    Role,
    Source,
)

C = CaseState
CALENDAR = Calendar("1", (2026,), frozenset(), frozenset())
SOFT = Rule("soft", "请再看一眼", terms.parse({"==": ["X.any", {"text": "好"}]}), hard=False)
ROWS = a_field(
    FieldKind.TABLE,
    "X.rows",
    required=False,
    min="1",
    max="2",
    columns=(a_field(FieldKind.TEXT, "X.who", min="2"), a_field(FieldKind.PHONE, "X.tel", required=False)),
)


@pytest.mark.parametrize(
    ("rows", "code", "facts"),
    [
        ('[{"X.who":"李壮"}]', None, {}),
        ("[]", RefusalCode.FIELD_TOO_FEW_ROWS, {"min": "1"}),
        ('[{"X.who":"李壮"},{"X.who":"王五"},{"X.who":"赵六"}]', RefusalCode.FIELD_TOO_MANY_ROWS, {"max": "2"}),
        ('[{"X.who":"李壮"},{"X.tel":"13977412345"}]', RefusalCode.FIELD_ROW_WRONG, {"row": "2", "column": "某项"}),
        ('[{"X.who":"李"}]', RefusalCode.FIELD_ROW_WRONG, {"row": "1", "column": "某项"}),
    ],
)
def test_a_table_is_wrong_in_its_number_of_rows_or_in_a_cell(
    rows: str, code: RefusalCode | None, facts: dict[str, str]
) -> None:
    problem = form.check_alone(ROWS, rows, {}, TODAY)
    assert (problem.code if problem else None, dict(problem.facts) if problem else {}) == (code, facts)


def test_a_table_without_bounds_takes_any_number_of_rows() -> None:
    assert form.check_alone(replace(ROWS, min="", max=""), '[{"X.who":"李壮"}]', {}, TODAY) is None


def test_a_condition_on_several_choices_asks_for_one_of_them() -> None:
    many = a_field(FieldKind.CHOICES, "X.many", required=False, choices=(("1", "甲"), ("2", "乙")))
    item = an_item(fields=(many, a_field(only_if=(Condition("X.many", ("2",)),))))
    for chosen, asked, complains in (("1", 1, False), ("1,2", 2, True)):
        values = {"X.many": chosen}
        shown = [spec for spec in item.fields if spec is many or "2" in chosen]
        assert len(shown) == asked
        found = field_schema.complaints(item, field_schema.document(item, shown, values))
        assert bool(found) is complains


def test_a_soft_rule_advises_while_its_field_is_asked() -> None:
    spec = a_field(rules=(SOFT,), only_if=(Condition("X.kind", ("1",)),))
    assert form.advice(spec, {"X.kind": "1", "X.any": "坏"}, TODAY) == "请再看一眼"
    assert form.advice(spec, {"X.kind": "1", "X.any": "好"}, TODAY) == ""
    assert form.advice(spec, {"X.kind": "2", "X.any": "坏"}, TODAY) == ""
    merged = basket.merge([an_item(fields=(a_field(rules=(SOFT,)),)), an_item("X02")])
    assert basket.advice(merged, "X.any", TODAY, basket.own_forms(merged, {"X.any": "坏"})) == "请再看一眼"
    assert basket.advice(merged, "X.any", TODAY, basket.own_forms(merged, {"X.any": "好"})) == ""


@pytest.mark.parametrize(
    ("number", "kind", "can_be"),
    [
        ("450499198506150019", "111", True),
        ("450499198506150018", "111", False),
        ("E1234567", "414", True),
        ("", "414", False),
    ],
)
def test_a_number_that_can_be_of_its_kind(number: str, kind: str, can_be: bool) -> None:
    assert form.is_cert_no(number, kind, TODAY) is can_be


def known(**values: str) -> dict[str, Answer]:
    return {
        key.replace("__", "."): Answer(key.replace("__", "."), value, Source.TYPED, NOW)
        for key, value in values.items()
    }


def test_a_unit_is_represented_here_or_by_an_agent() -> None:
    assert legal_person.represented_here(known(U__legal="1"))
    assert not legal_person.represented_here(known(U__legal="1", A__kind=agent.AGENT))
    assert legal_person.represented_here(known(U__legal="1", A__kind=agent.ASSISTED))
    assert not legal_person.represented_here({})


def test_a_units_form_asks_for_the_unit_and_who_stands_there_must_be_its_representative() -> None:
    item = an_item(fields=(a_field(element="E.name", required=False),))
    here, sent = (legal_person.with_unit(item, acted_for=acted) for acted in (False, True))
    assert {"E.uscc", "E.legal.name", "P.name", "P.cert_no"} <= {spec.element for spec in here.fields}
    assert not {"P.name", "P.cert_no"} & {spec.element for spec in sent.fields}
    assert all(spec.required for spec in here.fields if spec.element.startswith("E."))
    legal = next(spec for spec in here.fields if spec.element == "E.legal.cert_no")
    same = {"E.legal.cert_no": "450499198506150019", "P.cert_no": "450499199001010019"}
    problem = form.check(legal, same["E.legal.cert_no"], same, TODAY)
    assert problem is not None
    assert problem.code is RefusalCode.FIELD_RULE


def _event(seq: int, before: CaseState, after: CaseState, day: date, kind: str = "x") -> Event:
    at = datetime(day.year, day.month, day.day, 10, tzinfo=NOW.tzinfo)
    return Event(CaseId("c"), seq, kind, before, after, StaffNo("1"), Role.CLERK, "03", at)


def _special(kind: str = "special") -> tuple[Case, list[Event]]:
    case = replace(a_case(C.SPECIAL), due=date(2026, 11, 30), due_provisional=True)
    return case, [_event(1, C.RECEIVED, C.ACCEPTED, TODAY), _event(2, C.IN_REVIEW, C.SPECIAL, TODAY, kind)]


def test_the_promised_day_moves_while_a_special_procedure_runs_and_by_nothing_else() -> None:
    case, events = _special()
    assert case.due is not None
    assert clocks.promised(replace(case, due=None), events, CALENDAR, TODAY) is None
    assert clocks.promised(case, events, CALENDAR, date(2026, 11, 25)) == Due(date(2026, 12, 2), provisional=True)
    assert clocks.promised(replace(case, state=C.IN_REVIEW), events, CALENDAR, TODAY) == Due(case.due, True)
    assert clocks.promised(*_special(clocks.EXTENDED), CALENDAR, date(2026, 11, 25)) == Due(case.due, True)


@pytest.mark.parametrize(("kind", "days"), [("special", 2), (clocks.EXTENDED, 0)])
def test_a_paper_written_in_a_special_procedure_neither_begins_nor_ends_it(kind: str, days: int) -> None:
    case, events = _special(kind)
    noted, today = [*events, _event(3, C.SPECIAL, C.SPECIAL, TODAY, "paper")], date(2026, 11, 25)
    assert clocks.excluded(noted, CALENDAR, today) == days
    found = folder("P", [(case, noted)], CALENDAR, today)
    assert (found.excluded, found.used) == (days, 2 - days)


def test_a_project_that_was_noted_only_runs_from_its_acceptance_and_a_promise_without_a_day_has_no_clock() -> None:
    events = [_event(1, C.RECEIVED, C.ACCEPTED, TODAY), _event(2, C.ACCEPTED, C.ACCEPTED, TODAY, "note")]
    assert folder("P", [(a_case(C.ACCEPTED), events)], CALENDAR, TODAY).stages[0].began == TODAY
    rules = clocks.Rules(Limit(5, "wd"), Limit(15, "wd"), Limit(10, "wd"))
    letter = Promise(CaseId("c"), "M.A", "某证明", PromiseKind.COMMITMENT, None, NOW)
    found = clocks.clocks(events, [letter], an_item(), rules, CALENDAR, TODAY)
    assert {clock.kind for clock in found} == {ClockKind.LEGAL, ClockKind.COMMITTED}


def test_a_project_is_amber_and_red_by_its_days() -> None:
    for days, state in ((AMBER - 1, ClockState.GREEN), (AMBER, ClockState.AMBER), (LIMIT, ClockState.RED)):
        began, end = date(2026, 1, 1), date(2026, 1, 1)
        while clocks.working_days(began, end, CALENDAR) < days:
            end = date.fromordinal(end.toordinal() + 1)
        found = folder("P", [(a_case(C.ACCEPTED), [_event(1, C.RECEIVED, C.ACCEPTED, began)])], CALENDAR, end)
        assert (found.used, found.state) == (days, state)


def test_a_matter_is_found_by_its_name_code_and_initials() -> None:
    items: tuple[Item, ...] = (an_item("X01"), an_item("X02"))
    matter = Bundle("B1", "开办餐饮店一件事", ("X01", "X02"), pinyin="kaibancanyindian", initials="kbcyd")
    index = ItemIndex(replace(a_catalogue(*items), bundles={"B1": matter}))
    assert [index.bundles(text) for text in ("b1", "kbc", "kaiban", "餐饮店")] == [[matter]] * 4
    assert [index.bundles(text) for text in ("", "退休")] == [[], []]


def test_the_sheet_of_a_technician_tells_every_device_and_fills_a_line() -> None:
    lamps = [
        device_trial.Lamp(DeviceKind.ID_READER, DeviceState.DOWN, DeviceTrouble.UNPLUGGED, "ttyUSB0", "a" * 41),
        device_trial.Lamp(DeviceKind.VOICE, DeviceState.UNBOUND, DeviceTrouble.NOT_CONFIGURED, "", "无"),
    ]
    sheet = device_trial.sheet(site="01", window="03", name="三号窗口", at=NOW, columns=42, lamps=lamps)
    texts = [part.text for part in sheet]
    assert "身份证阅读器：故障（已拔出）" in texts
    assert texts[texts.index("  ttyUSB0") :][1:3] == ["  " + "a" * 40, "  a"]  # what goes on stands under its beginning
    assert texts[texts.index("语音：未接") + 1] == "  无"
    assert ("1234567890" * 5)[:42] in texts
    assert (sheet[-1].kind, "TEST0103" in texts) == ("cut", True)


def test_a_trial_says_every_digit_once() -> None:
    assert device_trial.spoken("3").startswith("语音试机")
    assert device_trial.display_lines("03", "onbon") == ("0123456789", "03 汉字试机")
    assert device_trial.display_lines("03") == ("0123456789", "03 TEST")
