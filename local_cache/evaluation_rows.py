"""Evaluations of visits as rows (好差评): one a visit, by its nonce; what was answered is fixed."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, literal_column, select, update

from local_cache import tables
from local_cache.moments import moment, moment_or_none, stamp, stamp_or_none
from local_cache.reading_once import WHOLE, ReadOnce
from window_client.domain.evaluation import Evaluation
from window_client.domain.ids import VisitId
from window_client.words import EvaluationState

_c = tables.evaluations.c

_ADD = insert(tables.evaluations)
_SAVE = update(tables.evaluations).where(_c.nonce == bindparam("key"))
_ALL = select(tables.evaluations)
_GET = _ALL.where(_c.nonce == bindparam("key"))
_OF_VISIT = _ALL.where(_c.visit == bindparam("key"))
# written out: the planner takes the index of the open ones only for a constant
_OPEN = _ALL.where(_c.state == literal_column(f"'{EvaluationState.ASKED.value}'")).order_by(_c.asked_at)


class EvaluationRows:
    """`ports.Evaluations` on the open transaction."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def add(self, evaluation: Evaluation) -> None:
        self._run(
            _ADD,
            {
                "nonce": evaluation.nonce,
                "visit": evaluation.visit,
                "case_id": evaluation.case,
                "ticket": evaluation.ticket,
                "staff_no": evaluation.staff_no,
                "asked_at": stamp(evaluation.asked_at),
                **_answer(evaluation),
            },
        )

    def get(self, nonce: str) -> Evaluation | None:
        row = self._run(_GET, {"key": nonce}).one_or_none()
        return _evaluation(row) if row else None

    def save(self, evaluation: Evaluation) -> None:
        """Keeps the answer. Raises LookupError when it was never asked."""
        if self._run(_SAVE, {"key": evaluation.nonce, **_answer(evaluation)}).rowcount != 1:
            raise LookupError("no such question to answer")

    def of_visit(self, visit: VisitId) -> Evaluation | None:
        def read() -> Evaluation | None:
            row = self._run(_OF_VISIT, {"key": visit}).one_or_none()
            return _evaluation(row) if row else None

        return self._once.of("evaluations", visit, read)

    def open(self) -> list[Evaluation]:
        def read() -> list[Evaluation]:
            return [_evaluation(row) for row in self._run(_OPEN)]

        return list(self._once.of("evaluations.open", WHOLE, read))


def _answer(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "state": evaluation.state.value,
        "level": evaluation.level,
        "proof": evaluation.proof,
        "answered_at": stamp_or_none(evaluation.answered_at),
        "cause": evaluation.cause,
    }


def _evaluation(row: Sequence[Any]) -> Evaluation:
    nonce, visit, case, ticket, staff_no, asked, state, level, proof, answered, cause = row
    return Evaluation(
        nonce,
        visit,
        case,
        ticket,
        staff_no,
        moment(asked),
        EvaluationState(state),
        level,
        proof,
        moment_or_none(answered),
        cause,
    )
