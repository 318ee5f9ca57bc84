"""Which of two sources is used, and when the other one stays beside it."""

from datetime import UTC, datetime

import pytest

from window_client.domain import sources
from window_client.domain.case import Answer
from window_client.words import Source

NOW = datetime(2026, 11, 23, tzinfo=UTC)
READER, LICENCE, SHARED, EARLIER, TYPED = (
    Source.READER,
    Source.ELICENCE,
    Source.SHARED,
    Source.EARLIER,
    Source.TYPED,
)


def of(source: Source, value: str, field: str = "E.name") -> Answer:
    return Answer(field, value, source, NOW)


@pytest.mark.parametrize(
    ("known", "new", "used", "beside"),
    [
        (TYPED, READER, READER, TYPED),
        (TYPED, LICENCE, LICENCE, TYPED),
        (TYPED, SHARED, SHARED, TYPED),
        (TYPED, EARLIER, EARLIER, TYPED),  # nothing fetched takes a typed value's place without a word
        (LICENCE, TYPED, LICENCE, TYPED),
        (READER, SHARED, READER, SHARED),
        (SHARED, LICENCE, LICENCE, SHARED),
        (EARLIER, TYPED, TYPED, None),  # who types now corrects what was typed, or said before
        (TYPED, TYPED, TYPED, None),
        (LICENCE, LICENCE, LICENCE, None),
    ],
)
def test_the_stronger_is_used_and_the_other_stays(
    known: Source, new: Source, used: Source, beside: Source | None
) -> None:
    use, rival = sources.weigh(of(known, "旧"), of(new, "新"))
    assert use.source is used
    assert (rival.source if rival else None) is beside
    if known is new or beside is None:
        assert use.value == "新"


@pytest.mark.parametrize(
    ("known", "new", "value"),
    [(READER, SHARED, "旧"), (TYPED, READER, "新"), (SHARED, TYPED, "新"), (SHARED, SHARED, "新")],
)
def test_who_it_is_is_never_a_dispute(known: Source, new: Source, value: str) -> None:
    use, rival = sources.weigh(of(known, "旧", "P.cert_no"), of(new, "新", "P.cert_no"))
    assert (use.value, rival) == (value, None)


def test_who_agrees_is_no_rival_and_the_stronger_source_is_named() -> None:
    use, rival = sources.weigh(of(TYPED, "同"), of(LICENCE, "同"))
    assert (use.source, rival) == (LICENCE, None)
    assert sources.weigh(None, of(TYPED, "新")) == (of(TYPED, "新"), None)
