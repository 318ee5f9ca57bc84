"""Terms of the catalogue's cross-field rules (规则表达式): JSON data, parsed once, weighed against answers. Pure.

A term is a number, `{"text": "…"}`, `"today"`, the name of an element, or one operator over terms:

`< <= > >= == !=` numbers as numbers, days and texts as texts · `+ -` numbers · `sum count` of a column ("table/column")
or the rows of a table · `years` full years since a day · `filled` whether it was answered · `luhn` the check digit of a
card number · `has` a code among those chosen · `and or not` · `if` (condition, then). What is not answered, or cannot be read, is unknown; a comparison
with it is unknown too, and a rule that is unknown holds: the missing field says so itself.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from window_client.domain.check_digits import luhn_agrees

Value = Decimal | str | bool | None
COLUMN = "/"
TODAY = "today"


@dataclass(frozen=True, slots=True)
class Term:
    """One operator with its terms; `op` "number", "text" and "element" hold their literal in `text`."""

    op: str
    parts: tuple["Term", ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Look:
    answers: Mapping[str, str]
    today: date


def parse(raw: object) -> Term:
    """The term that this JSON is; raises ValueError with the reason."""
    match raw:
        case bool():
            raise ValueError("true and false are no terms")
        case int() | float():
            return Term("number", text=str(raw))
        case str() if raw:
            return Term("element", text=raw)
        case {"text": str(text), **more} if not more:
            return Term("text", text=text)
        case dict() if len(raw) == 1:
            ((op, inside),) = raw.items()
            parts = tuple(parse(each) for each in (inside if isinstance(inside, list) else [inside]))
            return _checked(Term(op, parts))
    raise ValueError(f"'{raw}' is no term")


def _checked(term: Term) -> Term:
    if term.op not in _OPERATORS:
        raise ValueError(f"operator '{term.op}' is unknown to this version")
    least, most = _OPERATORS[term.op][0]
    if not least <= len(term.parts) <= most:
        raise ValueError(f"'{term.op}' takes {least} to {most} terms, not {len(term.parts)}")
    if term.op in _OF_ELEMENT and term.parts[0].op != "element":
        raise ValueError(f"'{term.op}' takes the name of an element")
    return term


def elements(term: Term) -> Iterator[str]:
    """Names of the elements that a term looks at, a table for its columns too."""
    if term.op == "element" and term.text != TODAY:
        yield term.text
    for part in term.parts:
        yield from elements(part)


def weigh(term: Term, answers: Mapping[str, str], today: date) -> Value:
    """What the term says of these answers; None = unknown."""
    return _value(term, _Look(answers, today))


def _value(term: Term, look: _Look) -> Value:
    match term.op:
        case "number":
            return Decimal(term.text)
        case "text":
            return term.text
        case "element":
            return look.today.isoformat() if term.text == TODAY else look.answers.get(term.text) or None
    return _OPERATORS[term.op][1](term.parts, look)


def number(value: Value) -> Decimal | None:
    """As a number, None when it is none."""
    try:
        found = Decimal(value) if isinstance(value, str | Decimal) else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def rows(value: str) -> list[dict[str, str]]:
    """The rows of a table's answer; none when it cannot be read."""
    try:
        read = json.loads(value) if value else []
    except ValueError:
        return []
    if not isinstance(read, list):
        return []
    return [{str(name): str(cell) for name, cell in row.items()} for row in read if isinstance(row, dict)]


# --- operators -------------------------------------------------------------------------------------------------------

_Parts = Sequence[Term]


def _compare(holds: Callable[[Any, Any], bool]) -> Callable[[_Parts, _Look], Value]:
    def compare(parts: _Parts, look: _Look) -> Value:
        left, right = (_value(part, look) for part in parts)
        if left is None or right is None:
            return None
        one, other = number(left), number(right)
        if one is not None and other is not None:
            return holds(one, other)
        if isinstance(left, Decimal) or isinstance(right, Decimal):
            return None  # a number beside something that is none
        return holds(left, right)

    return compare


def _numbers(parts: _Parts, look: _Look) -> list[Decimal] | None:
    found = [number(_value(part, look)) for part in parts]
    return None if None in found else [each for each in found if each is not None]


def _plus(parts: _Parts, look: _Look) -> Value:
    found = _numbers(parts, look)
    return None if found is None else sum(found, Decimal(0))


def _minus(parts: _Parts, look: _Look) -> Value:
    found = _numbers(parts, look)
    return None if found is None else found[0] - found[1]


def _sum(parts: _Parts, look: _Look) -> Value:
    table, _, column = parts[0].text.partition(COLUMN)
    cells = [number(row.get(column, "")) for row in rows(look.answers.get(table, ""))]
    return sum((each for each in cells if each is not None), Decimal(0)) if cells and None not in cells else None


def _count(parts: _Parts, look: _Look) -> Value:
    return Decimal(len(rows(look.answers.get(parts[0].text, ""))))


def _years(parts: _Parts, look: _Look) -> Value:
    """Full years (周岁), counted up on the birthday; 29 February counts up on 1 March of common years."""
    try:
        born = date.fromisoformat(str(_value(parts[0], look)))
    except ValueError:
        return None
    return Decimal(look.today.year - born.year - ((look.today.month, look.today.day) < (born.month, born.day)))


def _filled(parts: _Parts, look: _Look) -> Value:
    return bool(look.answers.get(parts[0].text))


def _luhn(parts: _Parts, look: _Look) -> Value:
    typed = look.answers.get(parts[0].text, "")
    return luhn_agrees(typed) if typed.isdecimal() else None


def _has(parts: _Parts, look: _Look) -> Value:
    chosen, code = look.answers.get(parts[0].text), _value(parts[1], look)
    return None if not chosen or code is None else str(code) in chosen.split(",")


def _and(parts: _Parts, look: _Look) -> Value:
    found = [_value(part, look) for part in parts]
    if False in found:
        return False
    return None if None in found else True


def _or(parts: _Parts, look: _Look) -> Value:
    found = [_value(part, look) for part in parts]
    if True in found:
        return True
    return None if None in found else False


def _not(parts: _Parts, look: _Look) -> Value:
    found = _value(parts[0], look)
    return None if found is None else not found


def _if(parts: _Parts, look: _Look) -> Value:
    return _value(parts[1], look) if _value(parts[0], look) is True else True


_MANY = 64
_OF_ELEMENT = {"sum", "count", "filled", "luhn", "has"}
_OPERATORS: Mapping[str, tuple[tuple[int, int], Callable[[_Parts, _Look], Value]]] = {
    "<": ((2, 2), _compare(lt)),
    "<=": ((2, 2), _compare(le)),
    ">": ((2, 2), _compare(gt)),
    ">=": ((2, 2), _compare(ge)),
    "==": ((2, 2), _compare(eq)),
    "!=": ((2, 2), _compare(ne)),
    "+": ((2, _MANY), _plus),
    "-": ((2, 2), _minus),
    "sum": ((1, 1), _sum),
    "count": ((1, 1), _count),
    "years": ((1, 1), _years),
    "filled": ((1, 1), _filled),
    "luhn": ((1, 1), _luhn),
    "has": ((2, 2), _has),
    "and": ((1, _MANY), _and),
    "or": ((1, _MANY), _or),
    "not": ((1, 1), _not),
    "if": ((2, 2), _if),
}
