"""Archive package of a concluded case (电子文件归档), domain.md 8.3: one zip with metadata, process, materials, papers.

The shape is a proposal to be aligned with GB/T 42727 before a hall hands packages over.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree import ElementTree as ET

from window_client.domain.case import Case, Event
from window_client.domain.document import Document, Promise
from window_client.domain.ids import PageId
from window_client.domain.item import Item
from window_client.domain.materials import MaterialPage
from window_client.domain.result import Result
from window_client.words import DocumentKind

MANIFEST = "manifest.json"
FACTS, PROCESS, NOTE = "基本信息描述.xml", "办理流程.xml", "说明.txt"
MATERIALS, HANDLING, RESULTS, SERVICE = "01申请材料", "02办理过程", "03结果", "04评价与送达"
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


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
    facts: Mapping[str, str] = field(default_factory=dict)


def pack(contents: Contents, unseal: Callable[[PageId], bytes]) -> bytes:
    """The package as a zip; raises FileNotFoundError or ValueError when a sealed file is gone or was changed."""
    files = {
        NOTE: f"{contents.system}\n办件归档包, 结构待与 GB/T 42727 对照。文件清单和校验值见 {MANIFEST}。\n".encode(),
        FACTS: _facts(contents),
        PROCESS: _process(contents.events),
        **_materials(contents, unseal),
        **_papers(contents, unseal),
    }
    files[MANIFEST] = _manifest(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, contents.at.timetuple()[:6])
            entry.external_attr = 0o600 << 16
            package.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def digests(content: bytes) -> dict[str, str]:
    """Both hashes of a file, hex."""
    return {"sha256": hashlib.sha256(content).hexdigest(), "sm3": hashlib.new("sm3", content).hexdigest()}


def _manifest(files: Mapping[str, bytes]) -> bytes:
    rows = [{"path": name, "bytes": len(content), **digests(content)} for name, content in files.items()]
    return json.dumps({"files": rows}, ensure_ascii=False, indent=1).encode()


def _facts(contents: Contents) -> bytes:
    case, result, item = contents.case, contents.result, contents.item
    values = {
        "归档单位": contents.organ,
        "归档系统": contents.system,
        "电子文件号": case.official_no or case.receipt_no,
        "办件编号": case.official_no,
        "收件编号": case.receipt_no,
        "事项名称": case.item_name,
        "事项编码": item.basic_code if item else case.item_code,
        "事项版本": str(case.item_version),
        "办件类型": str(item.case_type) if item else "",
        "申请人": case.applicant_name,
        "证件类型和号码": case.applicant_key,
        "办理单位": item.department if item else "",
        "补录": f"是（收件于 {case.back.taken_at.isoformat()}）" if case.back else "",
        "受理时间": case.accepted_at.isoformat() if case.accepted_at else "",
        "承诺办结时间": case.due.isoformat() if case.due else "",
        "结果": ("准予" if result.granted else "不予许可") if result else "",
        "结果名称": result.name if result else "",
        "结果编号": result.number if result else "",
        "送达时间": result.handed_at.isoformat() if result and result.handed_at else "",
        "归档时间": contents.at.isoformat(),
        "归档人": contents.by,
        **{f"承诺 {promise.name}": promise.kind.value for promise in contents.promises},
    }
    root = ET.Element("基本信息")
    for name, value in values.items():
        ET.SubElement(root, "项", {"名称": name}).text = value
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _process(events: list[Event]) -> bytes:
    root = ET.Element("办理流程")
    for event in events:
        values = {
            "序号": str(event.seq),
            "时间": event.at.isoformat(),
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


def _materials(contents: Contents, unseal: Callable[[PageId], bytes]) -> dict[str, bytes]:
    """Numbered by the item's list; a page of a kind that may not be archived is left to the checks to find."""
    files = {}
    for number, row in enumerate(contents.pages, 1):
        ending = ENDINGS.get(row.page.mime, "bin")
        files[f"{MATERIALS}/{number:03d}-{row.material}.{ending}"] = unseal(row.page.id)
    return files


def _papers(contents: Contents, unseal: Callable[[PageId], bytes]) -> dict[str, bytes]:
    files = {}
    for number, document in enumerate((each for each in contents.documents if each.pdf), 1):
        folder = SERVICE if document.kind is DocumentKind.SERVICE_RECEIPT else HANDLING
        assert document.pdf is not None
        files[f"{folder}/{number:03d}-{document.kind.value}.pdf"] = unseal(document.pdf)
    return files
