"""Archive package of concluded cases (电子文件归档), domain.md 8.3: metadata, process, materials, papers, signed manifest.

One case makes a flat package. Cases of one sitting (一件事) make a nested one: what several of them share lies once in the
folder above, and each case's own folder names it there by its hash. The shape is a proposal to be aligned with
GB/T 42727 before a hall hands packages over.
"""

import hashlib
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from window_client.domain.document import Document
from window_client.domain.ids import PageId
from window_client.domain.materials import MaterialPage
from window_client.papers import archive_facts
from window_client.papers.archive_facts import FORMS, Contents, Filed
from window_client.words import DocumentKind

MANIFEST, SIGNATURE = "manifest.json", "签名/manifest.sig.json"
FACTS, PROCESS, NOTE = "基本信息描述.xml", "办理流程.xml", "说明.txt"
SHARED = "共用材料"
MATERIALS, HANDLING, RESULTS, SERVICE = "01申请材料", "02办理过程", "03结果", "04评价与送达"
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
FOLDERS: Mapping[DocumentKind, str] = {
    DocumentKind.APPLICATION_FORM: MATERIALS,
    **dict.fromkeys(
        (DocumentKind.SERVICE_RECEIPT, DocumentKind.DELIVERY_LABEL, DocumentKind.ELECTRONIC_CONSENT), SERVICE
    ),
}
"""Where a paper lies; every other one is of the handling."""


Unseal = Callable[[PageId], bytes]


class Signer(Protocol):
    """The window's own signature; key and signature in hex."""

    def key(self) -> str: ...
    def sign(self, body: bytes) -> str: ...
    def is_signed(self, body: bytes, key: str, signature: str) -> bool: ...


def pack(cases: Sequence[Contents], unseal: Unseal, signer: Signer) -> bytes:
    """The package as a zip; raises FileNotFoundError or ValueError when a sealed file is gone or was changed."""
    shared = _shared(cases, unseal) if len(cases) > 1 else {}
    files = {file.path: file for file in (_note(cases[0]), *shared.values())}
    for contents in cases:
        folder = folder_of(contents, cases)
        for file in _of_case(contents, shared, unseal):
            files[folder + file.path] = replace(file, path=folder + file.path)
    whole = {path: file.content for path, file in files.items()}
    whole[MANIFEST] = _manifest(files)
    whole[SIGNATURE] = _signature(whole[MANIFEST], cases[0], signer)
    return _zipped(whole, cases[0])


def folder_of(contents: Contents, cases: Sequence[Contents]) -> str:
    """ "" in a package of one case, else the case's own folder with its slash."""
    return "" if len(cases) == 1 else f"{contents.number}/"


def digests(content: bytes) -> dict[str, str]:
    """Both hashes of a file, hex."""
    return {"sha256": hashlib.sha256(content).hexdigest(), "sm3": hashlib.new("sm3", content).hexdigest()}


def _of_case(contents: Contents, shared: Mapping[str, Filed], unseal: Unseal) -> Iterator[Filed]:
    own = [*_materials(contents, shared, unseal), *_papers(contents, unseal)]
    common = [replace(shared[row.page.sha256], path=f"../{shared[row.page.sha256].path}") for row in contents.pages
              if row.page.sha256 in shared]  # fmt: skip
    listed = [(file, digests(file.content)) for file in (*common, *own)]
    yield Filed(FACTS, archive_facts.description(contents, listed), "元数据")
    yield Filed(PROCESS, archive_facts.process(contents.events), "元数据")
    yield from own


def _shared(cases: Sequence[Contents], unseal: Unseal) -> dict[str, Filed]:
    """Pages that belong to more than one case, by the hash of their plain bytes."""
    count = Counter(sha256 for case in cases for sha256 in {row.page.sha256 for row in case.pages})
    found: dict[str, Filed] = {}
    for case in cases:
        for row in case.pages:
            if count[row.page.sha256] > 1 and row.page.sha256 not in found:
                found[row.page.sha256] = _page(case, row, f"{SHARED}/{len(found) + 1:03d}", unseal)
    return found


def _materials(contents: Contents, shared: Mapping[str, Filed], unseal: Unseal) -> Iterator[Filed]:
    """Numbered by the item's list; a page of a kind that may not be archived is left to the checks to find."""
    for number, row in enumerate(contents.pages, 1):
        if row.page.sha256 not in shared:
            yield _page(contents, row, f"{MATERIALS}/{number:03d}", unseal)


def _page(contents: Contents, row: MaterialPage, start: str, unseal: Unseal) -> Filed:
    names = {spec.type: spec.name for spec in contents.item.materials} if contents.item else {}
    kind = row.material.replace("#", "-")
    path = f"{start}-{kind}.{ENDINGS.get(row.page.mime, 'bin')}"
    title, form = names.get(row.material, row.material), FORMS.get(row.means, row.means.value)
    return Filed(path, unseal(row.page.id), "申请材料", title, row.at, row.page.page_count, form, "未检查")


def _papers(contents: Contents, unseal: Unseal) -> Iterator[Filed]:
    made = [each for each in contents.documents if each.pdf]
    yield from (_paper(number, each, unseal) for number, each in enumerate(made, 1))


def _paper(number: int, document: Document, unseal: Unseal) -> Filed:
    assert document.pdf is not None
    folder = FOLDERS.get(document.kind, HANDLING)
    path = f"{folder}/{number:03d}-{document.kind.value}.pdf"
    copy = f" 补打 第{document.copy}次" if document.copy else ""
    title = f"{document.kind.value} {document.number}{copy}".strip()
    return Filed(path, unseal(document.pdf), "文书", title, document.made_at, document.pages, "电子文书", "无电子签名")


def _note(contents: Contents) -> Filed:
    text = f"{contents.system}\n办件归档包, 结构待与 GB/T 42727 对照。文件清单和校验值见 {MANIFEST}, 其签名见 {SIGNATURE}。\n"
    return Filed(NOTE, text.encode(), "说明")


def _manifest(files: Mapping[str, Filed]) -> bytes:
    rows = [
        {
            "path": path,
            "bytes": len(file.content),
            "role": file.role,
            "format": path.rpartition(".")[2],
            **digests(file.content),
        }
        for path, file in files.items()
    ]
    return json.dumps({"files": rows}, ensure_ascii=False, indent=1).encode()


def _signature(manifest: bytes, contents: Contents, signer: Signer) -> bytes:
    """Over the manifest, and with it over every file; `at` is this window's own time, no authority stamped it."""
    signed = {"manifest": digests(manifest), "by": contents.by, "at": contents.at.isoformat()}
    value = signer.sign(signed_text(signed))
    return json.dumps(signed | {"algorithm": "Ed25519", "key": signer.key(), "signature": value}, indent=1).encode()


def signed_text(signed: Mapping[str, object]) -> bytes:
    """What is signed, canonical."""
    kept = {name: signed.get(name) for name in ("manifest", "by", "at")}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _zipped(files: Mapping[str, bytes], contents: Contents) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, contents.at.timetuple()[:6])
            entry.external_attr = 0o600 << 16
            package.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
