"""The guide of one item (办事指南) as rich text: lists, limits, materials with samples, basis, fees, flow."""

from html import escape

from PySide6.QtCore import QCoreApplication

from ui import looks, theme
from window_client.views import GuideMaterial, ItemRow

WORKING_DAYS = "wd"

translate = QCoreApplication.translate  # the name lupdate looks for


def guide_html(row: ItemRow, report: str) -> str:
    """Everything that the catalogue says of an item, ready to read aloud; last the link to report that some of it is
    wrong, with its key."""
    guide = row.guide
    parts = [f'<p style="font-size:15px"><b>{escape(row.name)}</b></p>', _line("", _head(row))]
    parts += [
        _line(
            translate("ItemGuide", "包括事项"),
            "<br>".join(f"{n}. {escape(name)}" for n, name in enumerate(guide.items, 1)),
        )
    ]
    if not guide.items:
        limits = translate("ItemGuide", "法定 {legal} · 承诺 {committed}").format(
            legal=limit_text(*guide.legal), committed=limit_text(*guide.committed)
        )
        parts += [
            _line(translate("ItemGuide", "时限"), limits),
            _line(translate("ItemGuide", "收费"), escape(guide.fees)),
            _line(translate("ItemGuide", "结果"), escape(guide.result)),
        ]
    parts += [
        _line(translate("ItemGuide", "受理条件"), "<br>".join(escape(each) for each in guide.accepting)),
        _line(translate("ItemGuide", "材料"), "<br>".join(_material(each) for each in guide.materials)),
        _line(translate("ItemGuide", "流程"), escape(" → ".join(guide.flow))),
        _line(translate("ItemGuide", "依据"), escape(guide.basis)),
        _line(translate("ItemGuide", "俗称"), escape("、".join(guide.nicknames))),
        f'<p><a href="report" style="color:{theme.ACCENT}">{translate("ItemGuide", "报告目录问题")}</a> '
        f'<span style="color:{theme.MUTED}">({report})</span></p>',
    ]
    return "".join(parts)


def _head(row: ItemRow) -> str:
    words = (row.category, row.department, looks.look(row.visit_list).text, row.basic_code or row.code)
    return escape(" · ".join(word for word in words if word))


def _line(title: str, text: str) -> str:
    if not text:
        return ""
    head = f'<span style="color:{theme.MUTED}">{title}</span><br>' if title else ""
    return f'<p style="margin:0 0 7px 0">{head}{text}</p>'


def _material(line: GuideMaterial) -> str:
    amounts = [
        translate("ItemGuide", "原件 {n}").format(n=line.originals) if line.originals else "",
        translate("ItemGuide", "复印件 {n}").format(n=line.copies) if line.copies else "",
        translate("ItemGuide", "可用 {words} 代替").format(words="、".join(line.instead)) if line.instead else "",
        line.when,
    ]
    facts = " · ".join(escape(each) for each in (looks.look(line.necessity).text, *amounts) if each)
    where = translate("ItemGuide", "何处办取：{words}").format(words=escape(line.obtain_from))
    said = translate("ItemGuide", "示例：{words}").format(words=escape(line.sample))
    more = (f"<br>{where}" if line.obtain_from else "") + (f"<br>{said}" if line.sample else "")
    return f'· {escape(line.name)}<br><span style="color:{theme.MUTED}">{facts}{more}</span>'


def limit_text(days: int, unit: str) -> str:
    """A time limit in words."""
    if not days:
        return translate("ItemGuide", "当场")
    said = translate("ItemGuide", "{n} 个工作日") if unit == WORKING_DAYS else translate("ItemGuide", "{n} 天")
    return said.format(n=days)
