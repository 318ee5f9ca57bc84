"""The checklist (核对): what still keeps a case from being accepted, as screens mark it and notices tell it."""

from dataclasses import replace

from window_client.domain import form
from window_client.domain.case import Answer, Case
from window_client.domain.document import Defect
from window_client.domain.item import Item
from window_client.domain.materials import MaterialPage
from window_client.steps import show, sitting
from window_client.steps.work import Work
from window_client.views import MaterialView
from window_client.words import MaterialState, RefusalCode

ON_THE_FORM = "在本窗口填写，不必另取"
"""Where the applicant gets a field of the form."""


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
    lines = show.material_lines(work, case, item, answers, pages(work, case, item))
    remedies = {each.material: each.remedy for each in work.unit.materials.verdicts(case.id) if each.item == item.code}
    found = [
        sourced(item, Defect(line.name, _wrong(line), remedies.get(line.type, "") or demand(item, line.type)))
        for line in lines
        if line.state in {MaterialState.MISSING, MaterialState.DEFECTIVE, MaterialState.UNSEEN}
    ]
    for spec in item.fields:
        problem = form.check(spec, values.get(spec.element, ""), values, work.today)
        if problem is not None:
            empty, rule = problem.code is RefusalCode.FIELD_REQUIRED, problem.facts.get("rule", "")
            wrong, remedy = ("未填写", "在申请表上填写此项") if empty else ("填写有误", "在申请表上更正此项")
            wrong += f": {rule}" if rule else ""
            found.append(Defect(spec.label, wrong, remedy, ON_THE_FORM, spec.hint))
    return found


def sourced(item: Item, defect: Defect) -> Defect:
    """With where to get it and how a right one looks, if the catalogue says so of a material of this name."""
    spec = next((each for each in item.materials if each.name == defect.name), None)
    if spec is None:
        return defect
    return replace(defect, obtain_from=defect.obtain_from or spec.obtain_from, sample=defect.sample or spec.sample)


def _wrong(line: MaterialView) -> str:
    if line.state is MaterialState.DEFECTIVE:
        day = line.mark_facts.get("day", "")
        return line.mark_facts.get("wrong", "") or (f"有效期至{day}，已过" if day else "不符合要求")
    if line.state is MaterialState.UNSEEN:
        return "未出示原件"
    return "缺少" + (f"({line.when})" if line.when else "")


def demand(item: Item, kind: str) -> str:
    """What is asked of one material: 提交原件1份."""
    spec = next(each for each in item.materials if each.type == kind)
    amounts = [f"原件{spec.originals}份" if spec.originals else "", f"复印件{spec.copies}份" if spec.copies else ""]
    asked = "、".join(amount for amount in amounts if amount)
    instead = f"可用{'、'.join(spec.instead)}代替" if spec.instead else ""
    return "，".join(part for part in (f"提交{asked}" if asked else "", instead) if part)
