"""The eleven merge rules (domain.md 9.4), each by its name; then any order of deeds leaves the same basket."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference_platform.sample import HERE
from window_client.central.catalogue import read_catalogue
from window_client.domain import basket, conditions, sources
from window_client.domain.basket import Merged, merge
from window_client.domain.case import Answer
from window_client.domain.item import Catalogue, FieldSpec, Item, MaterialSpec, ResultLink
from window_client.words import FieldKind, Necessity, RefusalCode, Source

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=timezone(timedelta(hours=8)))


@cache
def catalogue() -> Catalogue:
    return read_catalogue((HERE / "catalogue.json").read_bytes())


def items(*codes: str) -> list[Item]:
    return [catalogue().items[code] for code in codes]


def together(*codes: str) -> Merged:
    return merge(items(*codes), catalogue().bundles.values())


def with_field(code: str, element: str, **changes: object) -> Item:
    """The sample item with one field described otherwise."""
    item = catalogue().items[code]
    return replace(
        item,
        fields=tuple(replace(f, **changes) if f.element == element else f for f in item.fields),  # type: ignore[arg-type]
    )


def typed(element: str, value: str, source: Source = Source.TYPED) -> Answer:
    return Answer(element, value, source, NOW)


def spec(merged: Merged, element: str) -> FieldSpec:
    return next(each for each in merged.item.fields if each.element == element)


def material(merged: Merged, kind: str) -> MaterialSpec:
    return next(each for each in merged.item.materials if each.type == kind)


def test_rule_1_fields_merge_by_data_element_and_not_by_label() -> None:
    merged = together("R01", "R03", "I04")
    family = {"E.form": "2"}  # asks for its members: the thirtieth field
    assert len(basket.asked(merged, family)) == 30
    assert sum(len(conditions.asked(each.fields, family)) for each in merged.items) == 41
    assert len(basket.asked(merged, {**family, "D.mode": "2"})) == 33  # to whom and where by post: asked once for both
    assert [item.code for item, _ in merged.fields["L.addr"]] == ["R01", "R03", "I04"]
    one, other = with_field("R01", "L.addr", label="地址"), with_field("S02", "P.addr_now", label="地址")
    both = merge([one, other])
    assert {"L.addr", "P.addr_now"} <= set(both.fields)


def test_rule_2_the_constraint_is_the_intersection_and_the_item_is_named() -> None:
    short = with_field("R03", "E.name", min="4", max="30")
    merged = merge([*items("R01"), short])
    assert (spec(merged, "E.name").min, spec(merged, "E.name").max) == ("4", "30")
    problem = basket.check(merged, "E.name", {"E.name": "长" * 35}, TODAY)
    assert problem is not None
    assert problem.code is RefusalCode.FIELD_TOO_LONG
    assert problem.facts["item"] == short.name
    fewer = with_field("R03", "D.mode", choices=(("2", "邮寄"), ("9", "其他")))
    assert spec(merge([*items("R01"), fewer]), "D.mode").choices == (("2", "邮寄"),)
    dated = FieldSpec("X", "日", FieldKind.DATE, "①", min="2026-01-01", max="2026-12-31")
    narrow = basket.intersection([dated, replace(dated, min="2026-06-01", max="")])
    assert narrow is not None
    assert (narrow.min, narrow.max) == ("2026-06-01", "2026-12-31")


@pytest.mark.parametrize(
    "changes",
    [{"max": "1", "min": ""}, {"kind": FieldKind.LONG_TEXT}],
)
def test_rule_2_an_empty_intersection_is_a_fault_and_the_fields_stay_apart(changes: dict[str, object]) -> None:
    merged = merge([*items("R01"), with_field("R03", "E.name", **changes)])
    assert merged.faults == ("E.name: R03 and R01 cannot both be met",)
    apart = spec(merged, "E.name@R03")
    assert apart.label.endswith("(食品经营许可新办(餐饮服务))")
    answers = {"E.name": "晓月米粉店", "E.name@R03": "晓"}
    assert basket.own(merged, merged.items[0], answers)["E.name"] == "晓月米粉店"
    assert basket.own(merged, merged.items[1], answers)["E.name"] == "晓"


def test_rule_2_choices_without_a_common_one_stay_apart() -> None:
    merged = merge([*items("R01"), with_field("R03", "D.mode", choices=(("9", "其他"),))])
    assert "D.mode@R03" in merged.fields


def test_rule_3_required_when_any_item_requires_it_with_their_names() -> None:
    loose = with_field("R01", "L.area", required=False)
    merged = merge([loose, *items("R03")])
    assert spec(merged, "L.area").required
    assert basket.needed_by(merged, "L.area") == ("食品经营许可新办(餐饮服务)",)
    assert basket.check(merged, "L.area", {}, TODAY) is not None


def test_rule_4_a_field_goes_only_when_no_item_needs_it() -> None:
    before, after = together("R01", "I04"), together("R01")
    answers = {key: typed(key, "1") for key in before.fields}
    kept = basket.carried(before, after, answers)
    gone = set(answers) - set(kept)
    assert gone == {"E.uscc", "AD.width", "AD.height", "AD.light", "AD.from", "AD.to"}
    card = {"P.birth": typed("P.birth", "1985-06-15", Source.READER), "AD.width": typed("AD.width", "3", Source.READER)}
    assert basket.carried(before, after, card) == card
    assert basket.carried(None, after, answers) == {key: answers[key] for key in answers}


def test_rule_4_an_answer_kept_apart_comes_back_when_the_fields_can_be_one_again() -> None:
    odd = with_field("R03", "E.name", kind=FieldKind.LONG_TEXT)
    both, alone = merge([*items("R01"), odd]), merge([odd])
    answers = {"E.name": typed("E.name", "甲"), "E.name@R03": typed("E.name@R03", "乙")}
    one = basket.carried(both, alone, {"E.name@R03": answers["E.name@R03"]})
    assert one["E.name"].value == "乙"
    assert set(one) == {"E.name"}
    fresh = basket.carried(alone, both, one)
    assert fresh["E.name"].value == "乙"


def test_rule_5_materials_merge_by_type_and_subtype_and_originals_are_seen_once() -> None:
    merged = together("R01", "R03", "R05")
    assert basket.asks_for(merged, "M.ID") == ("R01", "R03")
    assert basket.asks_for(merged, "M.RULES#food") == ("R03",)
    assert basket.asks_for(merged, "M.RULES#fire") == ("R05",)
    assert basket.asks_for(merged, "M.NONE") == ()
    assert material(merged, "M.PLAN").originals == 1
    base = items("R01")[0]
    sheet = MaterialSpec("M.X", "附件", Necessity.TOLERANT, 1, 2, when="代办")
    first = replace(base, materials=(sheet,))
    second = replace(base, code="R9", materials=(replace(sheet, copies=3, necessity=Necessity.REQUIRED, when=""),))
    third = replace(base, code="R8", materials=(replace(sheet, copies=4, instead=("电子证照",)),))
    one = material(merge([first, second, third]), "M.X")
    assert (one.originals, one.copies, one.necessity, one.when, one.instead) == (1, 5, Necessity.REQUIRED, "", ())
    assert material(merge([first, replace(first, code="R7")]), "M.X").when == "代办"


def test_rule_6_a_shared_material_stands_once_in_the_list_and_behind_it_each_item() -> None:
    merged = together("R01", "R03", "I04")
    assert sum(each.type == "M.SITE" for each in merged.item.materials) == 1
    assert [item.code for item, _ in merged.materials["M.SITE"]] == ["R01", "I04"]


def test_rule_7_the_successors_of_a_failing_item_wait_and_nobody_else() -> None:
    merged = together("R01", "R03", "I04")
    first, second, third = merged.items
    assert basket.waits(merged, first, ["R01"], ()) == ()
    for item in (second, third):
        [link] = basket.waits(merged, item, ["R01"], ())
        assert (link.before, link.name) == ("R01", "营业执照")
    assert basket.waits(merged, second, ["R01"], ["M.LIC"]) == ()
    assert basket.waits(merged, second, [], ()) == ()


def test_rule_8_the_result_of_a_predecessor_fills_what_its_successors_ask() -> None:
    merged = together("R01", "R03", "I04")
    assert basket.promised(merged, ["R01"], ()) == {"E.uscc": "R01"}
    assert basket.promised(merged, ["R01"], ["M.LIC"]) == {}
    assert basket.promised(merged, [], ()) == {}
    born = together("S06", "S04", "S05")
    assert basket.promised(born, ["S06"], ()) == {"P.cert_no": "S06"}
    left = merge(items("I04"), catalogue().bundles.values(), beside=["R01"])
    assert [link.before for link in basket.waits(left, left.items[0], ["R01"], ())] == ["R01"]


def test_rule_9_the_order_of_sources_for_what_is_filled_in() -> None:
    """Reader > e-licence A > shared data > e-licence B > earlier case > typed; the weaker one stays beside it."""
    order = (Source.READER, Source.ELICENCE, Source.SHARED, Source.LICENCE_COPY, Source.EARLIER, Source.TYPED)
    for place, strong in enumerate(order):
        for weak in order[place + 1 :]:
            used, beside = sources.weigh(typed("E.name", "甲", weak), typed("E.name", "乙", strong))
            assert (used.source, beside.source if beside else None) == (strong, weak)


def test_rule_9_a_role_link_fills_until_somebody_answers_otherwise() -> None:
    merged = together("R01", "R03")
    card = {"P.name": typed("P.name", "李壮", Source.READER), "P.cert_no": typed("P.cert_no", "1", Source.READER)}
    linked = basket.with_roles(merged, card)
    assert (linked["E.legal.name"].value, linked["E.legal.name"].source) == ("李壮", Source.SYSTEM)
    broken = basket.with_roles(merged, {**card, "E.legal.name": typed("E.legal.name", "王五")})
    assert broken["E.legal.name"].value == "王五"
    assert "E.legal.name" not in basket.with_roles(together("R01", "I04"), card)


def test_rule_10_each_own_form_holds_what_a_separate_form_would_have_held() -> None:
    merged = together("R01", "R03", "I04", "R05")
    answers = {key: typed(key, f"value of {key}") for key in merged.fields}
    for item in merged.items:
        separate = {spec.element: typed(spec.element, f"value of {spec.element}") for spec in item.fields}
        assert basket.own_answers(merged, item, answers) == separate


def test_rule_11_one_due_date_along_the_critical_path() -> None:
    days = {"R01": 3, "R03": 5, "I04": 2}
    merged = together("R01", "R03", "I04")
    due = basket.joint_due(
        merged.items, merged.links, TODAY, lambda item, start: start + timedelta(days=days[item.code])
    )
    assert due == TODAY + timedelta(days=8)
    circle = [ResultLink("R01", "M.LIC", "照"), ResultLink("R03", "M.SITE", "证")]
    assert basket.joint_due(items("R01", "R03"), circle, TODAY, lambda _, start: start) == TODAY


def test_nothing_cannot_be_merged_and_one_item_is_itself() -> None:
    with pytest.raises(ValueError, match="nothing"):
        merge([])
    alone = together("R01")
    assert alone.item == catalogue().items["R01"]
    assert basket.check(alone, "E.name", {}, TODAY) is not None
    assert basket.check(alone, "E.name", {"E.name": "晓月米粉店"}, TODAY) is None


CODES = ("R01", "R03", "I04", "R05", "S02")
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from(CODES)),
        st.tuples(st.just("remove"), st.sampled_from(CODES)),
        st.tuples(
            st.just("answer"), st.sampled_from(["E.name", "L.addr", "P.phone", "AD.width", "FD.biz", "P.addr_now"])
        ),
    ),
    max_size=40,
)


@given(DEEDS)
def test_any_order_of_adding_removing_and_answering_leaves_the_same_basket(deeds: list[tuple[str, str]]) -> None:
    """Against a model: what stands in the end is what the surviving items ask for and was answered since it was last
    asked for without a break."""
    codes: list[str] = []
    answers: dict[str, Answer] = {}
    model: dict[str, str] = {}
    for number, (deed, what) in enumerate(deeds):
        before = together(*codes) if codes else None
        if deed == "answer":
            if before and what in before.fields:
                answers[what] = typed(what, str(number))
                model[what] = str(number)
            continue
        changed = [*codes, what] if deed == "add" else [code for code in codes if code != what]
        if not changed or (deed == "add" and what in codes):
            continue
        codes = changed
        after = together(*codes)
        answers = basket.carried(before, after, answers)
        asked = {spec.element for item in after.items for spec in item.fields}
        model = {element: value for element, value in model.items() if element in asked}
    assert {key: answer.value for key, answer in answers.items()} == model
    if codes:
        fresh, once = together(*codes), {key: answers[key] for key in sorted(answers)}
        assert fresh == together(*codes)
        for item in fresh.items:
            assert basket.own_answers(fresh, item, once) == basket.own_answers(fresh, item, answers)
