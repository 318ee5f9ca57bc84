"""The fields of the form (表单字段) as the desk shows them: masked, with source, mark and advice."""

from collections.abc import Iterable, Mapping

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


def views(
    work: Work, sat: Sitting, answers: Mapping[str, Answer], lines: Iterable[MaterialView], *, closed: bool
) -> list[FieldView]:
    """Every field that the answers ask for, in the order of the form; `closed`: nobody types any more."""
    values = {element: answer.value for element, answer in answers.items()}
    met = {line.type for line in lines if line.state is MaterialState.COMPLETE}
    coming = basket.promised(sat.merged, sat.before, met)
    rivals = work.unit.rivals.of_case(sat.case.id)
    disputed = sources.disputed(rivals)
    found, forms = [], basket.own_forms(sat.merged, values)
    for spec in basket.asked(sat.merged, values):
        answer = answers.get(spec.element)
        from_result = coming.get(spec.element) if answer is None else None
        problem = None if from_result else basket.check(sat.merged, spec.element, values, work.today, forms)
        if problem is None and spec.element in disputed:
            problem = Problem(RefusalCode.FIELD_DISPUTED)
        from_card = answer is not None and answer.source is Source.READER
        found.append(
            FieldView(
                element=spec.element,
                label=spec.label,
                kind=spec.kind,
                section=spec.section,
                required=spec.required and not from_result,
                asked_by=basket.needed_by(sat.merged, spec.element) if len(sat.merged.items) > 1 else (),
                comes_from=show_sitting.name_of(sat, from_result) if from_result else "",
                shown=value(spec.element, answer, closed=closed) if answer else "",
                source=answer.source if answer else None,
                mark=problem.code if problem else None,
                mark_facts=problem.facts if problem else {},
                choices=spec.choices,
                locked=from_card or closed,
                masked=_is_hidden(answer, closed=closed) and spec.element in masking.MASKED,
                hint=spec.hint,
                advice=basket.advice(sat.merged, spec.element, work.today, forms),
                choice_keys=spec.choice_keys,
                columns=_columns(spec),
                cell_marks=_cell_marks(work, spec, values),
                rivals=tuple(
                    RivalView(each.source, value(spec.element, each, closed=closed), not each.reason)
                    for each in rivals
                    if each.field == spec.element
                ),
                most_rows=int(spec.max or 0) if spec.columns else 0,
            )
        )
    return found


def _columns(spec: FieldSpec) -> tuple[ColumnView, ...]:
    return tuple(
        ColumnView(each.element, each.label, each.kind, each.required, each.choices, each.choice_keys)
        for each in spec.columns
    )


def _cell_marks(work: Work, spec: FieldSpec, values: Mapping[str, str]) -> tuple[CellMark, ...]:
    if spec.kind is not FieldKind.TABLE:
        return ()
    faults = field_checks.cell_faults(spec, terms.rows(values.get(spec.element, "")), values, work.today)
    return tuple(CellMark(row, column, code, facts) for (row, column), (code, facts) in faults.items())


def value(element: str, answer: Answer | Rival, *, closed: bool) -> str:
    """As a screen may show it."""
    return masking.by_element(element, answer.value) if _is_hidden(answer, closed=closed) else answer.value


def _is_hidden(answer: Answer | Rival | None, *, closed: bool) -> bool:
    """What nobody typed here, and everything once nobody types any more."""
    return answer is not None and (closed or answer.source in READ)
