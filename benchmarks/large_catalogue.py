"""The sample catalogue grown to 5 000 items, one of them with a form of 100 fields."""

from dataclasses import replace

from window_client.domain.item import Catalogue, FieldSpec
from window_client.words import FieldKind

ITEMS, FIELDS = 5_000, 100
LONG_FORM, MODEL = "F100", "S02"
_KINDS = (*[FieldKind.TEXT] * 6, FieldKind.DATE, FieldKind.CHOICE, FieldKind.INTEGER, FieldKind.YES_NO)
_WHERE = (
    ("食品", "sp"),
    ("公共", "gg"),
    ("建筑", "jz"),
    ("社会", "sh"),
    ("城乡", "cx"),
    ("企业", "qy"),
    ("户外", "hw"),
)
_WHAT = (("许可", "xk"), ("登记", "dj"), ("备案", "ba"), ("变更", "bg"), ("注销", "zx"), ("核发", "hf"), ("审批", "sp"))


def large(catalogue: Catalogue) -> Catalogue:
    """All items of the sample, the long form, and as many others as make 5 000."""
    model = catalogue.items[MODEL]
    long = replace(model, code=LONG_FORM, name="百项表单", fields=tuple(_field(n) for n in range(FIELDS)), nicknames=())
    items = {**catalogue.items, LONG_FORM: long}
    for number in range(ITEMS - len(items)):
        letters = _named(number, 1)
        items[f"N{number:05d}"] = replace(
            model,
            code=f"N{number:05d}",
            name=name(number),
            basic_code=f"4599{number:08d}",
            pinyin=letters,
            initials=letters,
            nicknames=(),
        )
    return replace(catalogue, items=items)


def name(number: int) -> str:
    """A name of its own for each."""
    return _named(number, 0)


def initials(number: int) -> str:
    """Its pinyin initials."""
    return _named(number, 1)


def text_field(number: int) -> str:
    """Element of the number-th plain text of the long form."""
    return f"X.{number // 6 * len(_KINDS) + number % 6}"


def _named(number: int, form: int) -> str:
    return f"{_WHERE[number % 7][form]}{_WHAT[number // 7 % 7][form]}{_WHAT[number // 49 % 7][form]}{number}"


def _field(number: int) -> FieldSpec:
    kind = _KINDS[number % len(_KINDS)]
    return FieldSpec(
        f"X.{number}",
        f"某项{number}",
        kind,
        f"第{number // 25 + 1}节",
        max="50" if kind is FieldKind.TEXT else "",
        choices=(("1", "有"), ("2", "无"), ("3", "不详")) if kind is FieldKind.CHOICE else (),
    )
