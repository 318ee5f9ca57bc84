"""The fields of the form (表单字段) as the desk shows them: masked, with source, mark and advice."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from window_client.domain import basket, field_checks, masking, sources, terms
from window_client.domain.case import Answer
from window_client.domain.form import Problem
from window_client.domain.item import FieldSpec
from window_client.domain.sources import Rival
from window_client.steps import show_sitting
from window_client.steps.sitting import Sitting
from window_client.steps.work import Work
from window_client.views import CellMark, ColumnView, FieldView, MaterialView, RivalView
from window_client.words import FieldKind, MaterialState, RefusalCode, Source

READ = {Source.READER, Source.SYSTEM}
"""Sources of values that nobody typed here, read from a card or linked to what was: shown masked."""


class _Told(NamedTuple):
    """All that a field's view says, before it is put into words."""

    spec: FieldSpec
    answer: Answer | None
    problem: Problem | None
    asked_by: tuple[str, ...]
    comes_from: str
    advice: str
    cells: tuple[CellMark, ...]
    rivals: tuple[Rival, ...]
    closed: bool


def views(
    work: Work, sat: Sitting, answers: Mapping[str, Answer], lines: Iterable[MaterialView], *, closed: bool
) -> list[FieldView]:
    """Every field that the answers ask for, in the order of the form; `closed`: nobody types any more. Of a field about
    which nothing changed, the very view that was said before: a long form changes in one place at a time."""
    before = work.room.fields_said
    said = {
        told.spec.element: (told, _view_like(told, before)) for told in _told(work, sat, answers, lines, closed=closed)
    }
    work.remember(fields_said=said)
    return [view for _, view in said.values()]


def _told(
    work: Work, sat: Sitting, answers: Mapping[str, Answer], lines: Iterable[MaterialView], *, closed: bool
) -> Iterator[_Told]:
    values = {element: answer.value for element, answer in answers.items()}
    met = {line.type for line in lines if line.state is MaterialState.COMPLETE}
    coming, several = basket.promised(sat.merged, sat.before, met), len(sat.merged.items) > 1
    rivals = work.unit.rivals.of_case(sat.case.id)
    disputed = sources.disputed(rivals)
    forms, today = basket.own_forms(sat.merged, values), work.today
    for spec in basket.asked(sat.merged, values):
        key, answer = spec.element, answers.get(spec.element)
        from_result = coming.get(key) if answer is None else None
        problem = None if from_result else basket.check(sat.merged, key, values, today, forms)
        if problem is None and key in disputed:
            problem = Problem(RefusalCode.FIELD_DISPUTED)
        yield _Told(
            spec=spec,
            answer=answer,
            problem=problem,
            asked_by=basket.needed_by(sat.merged, key) if several else (),
            comes_from=show_sitting.name_of(sat, from_result) if from_result else "",
            advice=basket.advice(sat.merged, key, today, forms),
            cells=_cell_marks(spec, values, today),
            rivals=tuple(each for each in rivals if each.field == key) if rivals else (),
            closed=closed,
        )


def _view_like(told: _Told, before: Mapping[str, tuple[tuple[Any, ...], FieldView]]) -> FieldView:
    known, view = before.get(told.spec.element, ((), None))
    return view if view is not None and known == told else _view(told)


def _view(told: _Told) -> FieldView:
    spec, answer, closed = told.spec, told.answer, told.closed
    from_card = answer is not None and answer.source is Source.READER
    return FieldView(
        element=spec.element,
        label=spec.label,
        kind=spec.kind,
        section=spec.section,
        required=spec.required and not told.comes_from,
        asked_by=told.asked_by,
        comes_from=told.comes_from,
        shown=value(spec.element, answer, closed=closed) if answer else "",
        source=answer.source if answer else None,
        mark=told.problem.code if told.problem else None,
        mark_facts=told.problem.facts if told.problem else {},
        choices=spec.choices,
        locked=from_card or closed,
        masked=_is_hidden(answer, closed=closed) and spec.element in masking.MASKED,
        hint=spec.hint,
        advice=told.advice,
        choice_keys=spec.choice_keys,
        columns=_columns(spec),
        cell_marks=told.cells,
        rivals=tuple(
            RivalView(each.source, value(spec.element, each, closed=closed), not each.reason) for each in told.rivals
        ),
        most_rows=int(spec.max or 0) if spec.columns else 0,
    )


def _columns(spec: FieldSpec) -> tuple[ColumnView, ...]:
    return tuple(
        ColumnView(each.element, each.label, each.kind, each.required, each.choices, each.choice_keys)
        for each in spec.columns
    )


def _cell_marks(spec: FieldSpec, values: Mapping[str, str], today: date) -> tuple[CellMark, ...]:
    if spec.kind is not FieldKind.TABLE:
        return ()
    faults = field_checks.cell_faults(spec, terms.rows(values.get(spec.element, "")), values, today)
    return tuple(CellMark(row, column, code, facts) for (row, column), (code, facts) in faults.items())


def value(element: str, answer: Answer | Rival, *, closed: bool) -> str:
    """As a screen may show it."""
    return masking.by_element(element, answer.value) if _is_hidden(answer, closed=closed) else answer.value


def _is_hidden(answer: Answer | Rival | None, *, closed: bool) -> bool:
    """What nobody typed here, and everything once nobody types any more."""
    return answer is not None and (closed or answer.source in READ)
