"""What a newer catalogue says otherwise, and how the answers of a draft go over (事项变更)."""

from dataclasses import replace

from tests.window_client.domain.records import NOW, a_field, an_item
from window_client.domain.basket import merge
from window_client.domain.case import Answer
from window_client.domain.item import Item, Limit, MaterialSpec
from window_client.domain.item_changes import APART, Change, carried, changes, kept_apart, pages_apart
from window_client.words import FieldKind, ItemChange, Necessity, Source

PAPER = MaterialSpec("M.A", "某证明", Necessity.REQUIRED, 1, 0)
CHOICE = a_field(FieldKind.CHOICE, "X.kind", choices=(("1", "甲"), ("2", "乙")))


def answers(**values: str) -> dict[str, Answer]:
    return {
        key.replace("__", "."): Answer(key.replace("__", "."), value, Source.TYPED, NOW)
        for key, value in values.items()
    }


def told(old: Item, new: Item) -> list[tuple[ItemChange, str, str, str]]:
    return [(each.kind, each.what, each.before, each.after) for each in changes([old], {new.code: new})]


def test_nothing_is_told_of_what_is_the_same_or_only_has_another_version() -> None:
    assert told(an_item(), an_item()) == []
    assert told(an_item(), an_item(version=2)) == []


def test_each_kind_of_difference_has_its_word() -> None:
    old = an_item(fields=(a_field(), CHOICE, a_field(element="X.gone")), materials=(PAPER, replace(PAPER, type="M.B")))
    new = an_item(
        fields=(
            replace(a_field(), label="另称"),
            replace(CHOICE, choices=CHOICE.choices[:1]),
            a_field(element="X.new"),
        ),
        materials=(replace(PAPER, necessity=Necessity.TOLERANT), replace(PAPER, type="M.C")),
        legal=Limit(10, "d"),
        committed=Limit(0, "wd"),
        basis="新法",
    )
    assert told(old, new) == [
        (ItemChange.FIELD_RENAMED, "另称", "某项", "另称"),
        (ItemChange.FIELD_OTHERWISE, "某项", "", ""),
        (ItemChange.FIELD_NEW, "某项", "", ""),
        (ItemChange.FIELD_GONE, "某项", "", ""),
        (ItemChange.MATERIAL_NECESSITY, "某证明", "required", "tolerant"),
        (ItemChange.MATERIAL_NEW, "某证明", "", "required"),
        (ItemChange.MATERIAL_GONE, "某证明", "", ""),
        (ItemChange.COMMITTED_LIMIT, "某事项", "5 wd", "0 wd"),
        (ItemChange.LEGAL_LIMIT, "某事项", "20 wd", "10 d"),
        (ItemChange.OTHERWISE, "某事项", "", ""),
    ]
    same, other = replace(PAPER, type="M.B"), replace(PAPER, copies=2)
    assert told(an_item(materials=(same, PAPER)), an_item(materials=(same, other))) == [
        (ItemChange.MATERIAL_OTHERWISE, "某证明", "", "")
    ]


def test_an_item_that_is_gone_is_named_and_a_shared_difference_is_told_once() -> None:
    one, other = an_item("X01", "甲事项"), an_item("X02", "乙事项")
    assert changes([one], {}) == (Change(ItemChange.GONE, "甲事项", items=("甲事项",)),)
    newer = {item.code: replace(item, fields=(*item.fields, a_field(element="X.new"))) for item in (one, other)}
    assert changes([one, other], newer) == (Change(ItemChange.FIELD_NEW, "某项", items=("甲事项", "乙事项")),)


def test_an_answer_stays_where_its_element_can_hold_it_and_else_stands_apart_in_words() -> None:
    table = a_field(FieldKind.TABLE, "X.rows", columns=(a_field(),))
    old = an_item(fields=(a_field(), CHOICE, table, a_field(FieldKind.YES_NO, "X.yes"), a_field(element="X.gone")))
    new = an_item(
        fields=(
            a_field(),
            replace(CHOICE, choices=CHOICE.choices[:1]),
            replace(table, columns=(a_field(element="X.other"),)),
            a_field(element="X.yes"),
        )
    )
    had = answers(
        X__any="留", X__kind="2", X__rows='[{"X.any":"a"}]', X__yes="1", X__gone="去@处", P__birth="1985-06-15"
    )
    kept = carried(merge([old]), merge([new]), had)
    assert {key: answer.value for key, answer in kept.items() if not key.startswith(APART)} == {
        "X.any": "留",
        "P.birth": "1985-06-15",
    }
    assert sorted((each.element, each.label, each.answer.value) for each in kept_apart(kept)) == [
        ("X.gone", "某项", "去@处"),
        ("X.kind", "某项", "乙"),
        ("X.rows", "某项", '[{"X.any":"a"}]'),
        ("X.yes", "某项", "是"),
    ]
    assert carried(merge([old]), merge([new]), {}) == {}


def test_a_field_kept_apart_in_one_version_takes_its_answer_along() -> None:
    """In the older form two items could not share it; in the newer one they can, and each keeps what it held."""
    one, other = an_item("X01", fields=(a_field(max="5"),)), an_item("X02", fields=(a_field(min="9"),))
    before = merge([one, other])
    assert set(before.fields) == {"X.any", "X.any@X02"}
    after = merge([one, replace(other, fields=(a_field(),))])
    kept = carried(before, after, {"X.any@X02": Answer("X.any@X02", "九字以上的一个答案", Source.TYPED, NOW)})
    assert {key: answer.value for key, answer in kept.items()} == {"X.any": "九字以上的一个答案"}


def test_pages_of_a_material_that_is_gone_are_told_by_their_number() -> None:
    line = pages_apart("M.A#x", "某证明", 3, Answer("", "", Source.TYPED, NOW))
    (told_of,) = kept_apart({line.field: line})
    assert (told_of.label, told_of.answer.value, told_of.answer.source) == ("某证明", "3 页", Source.SYSTEM)
