"""Where values come from (数据来源), and what happens when two sources disagree (Q09, Q25, domain.md 9.4 rule 9). Pure.

The stronger source is used, the other value stays beside it until a person chooses one and says why. Only what is typed
now corrects without a word: what was typed before it, or what an earlier case said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from window_client.domain.case import Answer
from window_client.words import Source

STRENGTH = (
    Source.READER,
    Source.ELICENCE,
    Source.SHARED,
    Source.LICENCE_COPY,
    Source.EARLIER,
    Source.TYPED,
    Source.SYSTEM,
)
_MILD = {Source.EARLIER, Source.TYPED, Source.SYSTEM}
_NEVER = frozenset({"P.cert_no", "P.cert_type", "A.cert_no"})
"""Never disputed: another number is another person, and is refused before it comes here."""

PERSONAL = ("P.", "E.", "L.", "G.", "D.")
"""Shared data elements (domain.md 9.1): what an earlier case may give to another item."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another source's value beside the one in use. `reason` and `by` once a person has chosen; "" = still open."""

    field: str
    value: str
    source: Source
    at: datetime
    reason: str = ""
    by: str = ""  # staff number


def weigh(known: Answer | None, new: Answer) -> tuple[Answer, Rival | None]:
    """The answer to use when a source brings a value, and the one that is kept beside it when they disagree."""
    if known is None or known.value == new.value:
        return min((each for each in (known, new) if each), key=_rank), None
    corrected = new.source is Source.TYPED and known.source in _MILD
    if corrected or known.source is new.source:
        return new, None
    strong, weak = sorted((known, new), key=_rank)
    if new.field in _NEVER:
        return (new if new.source is Source.TYPED else strong), None
    return strong, Rival(weak.field, weak.value, weak.source, weak.at)


def reopened(rivals: Iterable[Rival], value: str) -> list[Rival]:
    """The rivals of a field whose value in use is this one now: who agrees is none, the others are open again."""
    return [replace(each, reason="", by="") for each in rivals if each.value != value]


def choose(
    known: Answer, rivals: Sequence[Rival], source: Source, reason: str, by: str
) -> tuple[Answer, list[Rival]] | None:
    """The answer of this source in use, all others kept beside it with the reason; None when it brought none."""
    if source is known.source:
        return known, [replace(each, reason=reason, by=by) for each in rivals]
    taken = next((each for each in rivals if each.source is source), None)
    if taken is None:
        return None
    rest = [each for each in rivals if each is not taken]
    beside = [Rival(known.field, known.value, known.source, known.at), *rest]
    chosen = Answer(taken.field, taken.value, taken.source, taken.at)
    return chosen, [replace(each, reason=reason, by=by) for each in beside]


def disputed(rivals: Iterable[Rival]) -> frozenset[str]:
    """Fields that a person must decide about."""
    return frozenset(each.field for each in rivals if not each.reason)


def from_earlier(earlier: Mapping[str, Answer], asked: Iterable[str], answers: Mapping[str, Answer]) -> dict[str, str]:
    """What an earlier case of the same person can fill of the fields asked and not answered."""
    return {
        element: earlier[element].value
        for element in asked
        if element.startswith(PERSONAL) and element in earlier and element not in answers and earlier[element].value
    }


def _rank(answer: Answer) -> int:
    return STRENGTH.index(answer.source)
