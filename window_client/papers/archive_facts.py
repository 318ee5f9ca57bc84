"""The metadata of an archive package (归档元数据), domain.md 8.4: what it is, who and when, and every file with its form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree import ElementTree as ET

from window_client.domain import agent, form
from window_client.domain.case import Answer, Case, Event
from window_client.domain.document import Document, Promise
from window_client.domain.item import Item
from window_client.domain.materials import MaterialPage
from window_client.domain.result import Result
from window_client.words import CaseState, MaterialMeans

FORMS: Mapping[MaterialMeans, str] = {
    MaterialMeans.SCANNED: "原件扫描",
    MaterialMeans.IMPORTED: "电子原件",
    MaterialMeans.GENERATED: "系统生成",
}
ENDS: Mapping[str, frozenset[CaseState]] = {
    "收件时间": frozenset({CaseState.RECEIVED}),
    "受理时间": frozenset({CaseState.ACCEPTED}),
    "办结时间": frozenset({CaseState.CONCLUDED}),
    "送达时间": frozenset({CaseState.DELIVERED}),
}
MUST = (
    *("归档单位", "归档系统", "电子文件号", "保管期限", "事项名称", "事项编码", "事项版本", "事项类型", "收件编号"),
    *(
        "申请人",
        "申请人证件类型",
        "申请人证件号码",
        "办理单位",
        "收件时间",
        "受理时间",
        "办结时间",
        "结果",
        "归档时间",
        "归档人",
    ),
)
"""What may not be empty; others are empty where the case has none (agent, licence number, delivery still to come)."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything of one case that goes into its package."""

    case: Case
    item: Item | None
    events: list[Event]
    pages: list[MaterialPage]
    documents: list[Document]
    promises: list[Promise]
    result: Result | None
    system: str  # name and version of this program
    organ: str
    at: datetime
    by: str
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def number(self) -> str:
        """The e-file number (电子文件号)."""
        return self.case.official_no or self.case.receipt_no


@dataclass(frozen=True, slots=True)
class Filed:
    """One file of the package. `path` within it; `at` = when it was taken or made."""

    path: str
    content: bytes = field(repr=False)
    role: str
    title: str = ""
    at: datetime | None = None
    pages: int = 0
    form: str = ""  # 原件扫描, 电子原件, 系统生成, 电子文书
    signed: str = ""  # 签名状态


def facts(contents: Contents) -> dict[str, str]:
    """Name → value, in the order of domain.md 8.4."""
    case, item, result = contents.case, contents.item, contents.result
    kind, _, number = case.applicant_key.partition(":")
    return {
        "归档单位": contents.organ,
        "归档系统": contents.system,
        "电子文件号": contents.number,
        "档号": "",  # the archive gives it
        "保管期限": item.keep if item else "",
        "事项名称": case.item_name,
        "事项编码": item.basic_code if item else case.item_code,
        "事项版本": str(case.item_version),
        "事项类型": item.basic_code[2:4] if item else "",
        "办件编号": case.official_no,
        "收件编号": case.receipt_no,
        "办件类型": str(item.case_type) if item else "",
        "申请人": case.applicant_name,
        "申请人证件类型": kind,
        "申请人证件号码": number,
        "申请人类型": "统一社会信用代码" if case.is_unit else form.CERT_TYPES.get(kind, ""),
        "代理人": _agent(contents.answers),
        **{name: _when(contents.events, states) for name, states in ENDS.items()},
        "补录": f"是（{case.back.reason}）" if case.back else "",
        "承诺办结时间": case.due.isoformat() if case.due else "",
        "结果": ("准予" if result.granted else "不予许可") if result else "",
        "结果名称": result.name if result else "",
        "结果编号": result.number if result else "",
        "办理单位": item.department if item else "",
        "归档时间": contents.at.isoformat(),
        "归档人": contents.by,
        **{f"承诺 {promise.name}": promise.kind.value for promise in contents.promises},
    }


def description(contents: Contents, files: Iterable[tuple[Filed, Mapping[str, str]]]) -> bytes:
    """基本信息描述.xml: the facts, then every file with its hashes. A file that several cases share stands above its own
    folder and is named from there."""
    root = ET.Element("基本信息")
    for name, value in facts(contents).items():
        ET.SubElement(root, "项", {"名称": name}).text = value
    listed = ET.SubElement(root, "文件目录")
    for file, digest in files:
        values = {
            "路径": file.path,
            "题名": file.title,
            "日期": file.at.date().isoformat() if file.at else "",
            "页数": str(file.pages),
            "形式": file.form,
            "格式": file.path.rpartition(".")[2],
            "签名状态": file.signed,
            "字节": str(len(file.content)),
            **digest,
        }
        ET.SubElement(listed, "文件", values)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def process(events: Sequence[Event]) -> bytes:
    """办理流程.xml: every event with who answers for it."""
    root = ET.Element("办理流程")
    for event in events:
        values = {
            "序号": str(event.seq),
            "时间": event.at.isoformat(),
            "补录时间": event.entered_at.isoformat() if event.entered_at else "",
            "环节": event.kind,
            "由": event.from_state.value if event.from_state else "",
            "至": event.to_state.value,
            "人": event.actor,
            "岗位": event.role.value,
            "窗口": event.window,
            "设备": event.device,
            "复核": event.second,
        }
        ET.SubElement(root, "步骤", values).text = event.reason
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _when(events: Sequence[Event], states: frozenset[CaseState]) -> str:
    """The last time that the case came into one of these states."""
    found = [event.at for event in events if event.to_state in states and event.from_state is not event.to_state]
    return found[-1].isoformat() if found else ""


def _agent(answers: Mapping[str, Answer]) -> str:
    if agent.KIND not in answers:
        return ""
    values = {element: answer.value for element, answer in answers.items()}
    return agent.told(values, values.get("A.cert_no", ""))
