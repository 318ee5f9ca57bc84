"""The checklist (核对): what still keeps a case from being accepted, as screens mark it and notices tell it."""

from window_client.domain import form
from window_client.domain.case import Answer, Case
from window_client.domain.document import Defect
from window_client.domain.item import Item
from window_client.domain.materials import MaterialPage
from window_client.steps import show, sitting
from window_client.steps.work import Work
from window_client.words import MaterialState, RefusalCode


def answers_of(work: Work, case: Case) -> dict[str, Answer]:
    """The answers of the case with what role links of its sitting say."""
    sat, kept = sitting.of(work, case), work.unit.cases.answers(case.id)
    return sat.answers(kept) if sat else kept


def pages(work: Work, case: Case, item: Item) -> list[MaterialPage]:
    """The pages of this item's materials. Others were taken for an item that was on the desk before: they stay with the
    draft, since the clerk may go back, but they are no part of this application."""
    asked = {spec.type for spec in item.materials}
    return [row for row in work.unit.cases.pages(case.id) if row.material in asked]


def defects(work: Work, case: Case, item: Item) -> list[Defect]:
    """Every open defect of the case: missing materials and fields, in the order of the list and the form."""
    answers = answers_of(work, case)
    values = {element: answer.value for element, answer in answers.items()}
    found = [
        Defect(line.name, "缺少" + (f"({line.when})" if line.when else ""), demand(item, line.type))
        for line in show.material_lines(work, case, item, answers, pages(work, case, item))
        if line.state is MaterialState.MISSING
    ]
    for spec in item.fields:
        problem = form.check(spec, values.get(spec.element, ""), values, work.today)
        if problem is not None:
            wrong = "未填写" if problem.code is RefusalCode.FIELD_REQUIRED else "填写有误"
            rule = problem.facts.get("rule", "")
            found.append(Defect(spec.label, f"{wrong}{': ' + rule if rule else ''}", spec.hint or "请按申请表要求填写"))
    return found


def demand(item: Item, kind: str) -> str:
    """What is asked of one material: 提交原件1份."""
    spec = next(each for each in item.materials if each.type == kind)
    amounts = [f"原件{spec.originals}份" if spec.originals else "", f"复印件{spec.copies}份" if spec.copies else ""]
    asked = "、".join(amount for amount in amounts if amount)
    instead = f"可用{'、'.join(spec.instead)}代替" if spec.instead else ""
    return "，".join(part for part in (f"提交{asked}" if asked else "", instead) if part)
