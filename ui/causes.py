"""Why a record is not with the platform yet, and what to do about it (原因与办法): a sentence for every code.

Codes come from the platform's answers (wire.RecordResult) and from the line; one that nobody taught us is told as it is.
"""

import re

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP
from window_client.views import CONFLICT
from window_client.words import DeliveryKind

CONTEXT = "causes"
_SILENT = QT_TRANSLATE_NOOP("causes", "连不上平台或没有回答。会自动重试，不用处理。")
_UNREAD = QT_TRANSLATE_NOOP("causes", "平台的回答读不懂。会自动重试。")
_ADDRESS = QT_TRANSLATE_NOOP("causes", "没有平台地址，或地址不是 https，没有发送。请运维改设置。")
_BROKEN = QT_TRANSLATE_NOOP("causes", "记录内容平台读不懂。请把编号告诉运维。")

CAUSES: dict[str, str] = {
    "ConnectionError": _SILENT,
    "ConnectTimeout": _SILENT,
    "ReadTimeout": _SILENT,
    "ChunkedEncodingError": _SILENT,
    "ProtocolError": _SILENT,
    "ProxyError": _SILENT,
    "IncompleteRead": _SILENT,
    "certificate": QT_TRANSLATE_NOOP("causes", "对方不是登记的平台，没有发送。请运维核对证书。"),
    "unknown": QT_TRANSLATE_NOOP("causes", "发出后没有收到回执。会自动重发，平台只记一次。"),
    "internal": QT_TRANSLATE_NOOP("causes", "平台内部出错。会自动重试，不用处理。"),
    "down": QT_TRANSLATE_NOOP("causes", "平台暂停服务。会自动重试，不用处理。"),
    "gateway_busy": QT_TRANSLATE_NOOP("causes", "平台正忙。会自动重试，不用处理。"),
    "earlier_missing": QT_TRANSLATE_NOOP("causes", "同一办件前面的记录还没到平台。会自动按顺序重发。"),
    "not_sent_yet": QT_TRANSLATE_NOOP("causes", "排在后面，马上发送。"),
    "not_stored": QT_TRANSLATE_NOOP("causes", "平台没有存好这一页。会自动重发。"),
    "not_signed_in": QT_TRANSLATE_NOOP("causes", "平台不认本窗口。请重新登录；仍不行请找运维。"),
    "clock_differs": QT_TRANSLATE_NOOP("causes", "本机时间与平台相差太大。请运维校时。"),
    "the answer does not follow the contract": _UNREAD,
    "the results do not fit the records": _UNREAD,
    "the answer is too long": _UNREAD,
    "the answer tells no offset": _UNREAD,
    "the upload does not go on": _UNREAD,
    "the platform has more bytes than the page": _UNREAD,
    "wrong_signature": QT_TRANSLATE_NOOP("causes", "签名不对，没有采信。请运维与平台核对本窗口的密钥。"),
    "offset_differs": QT_TRANSLATE_NOOP("causes", "这一页在平台上的进度变了。会自动接着传。"),
    "replayed": QT_TRANSLATE_NOOP("causes", "平台收到过这一次请求。会自动重试，平台只记一次。"),
    "the platform's address must be https": _ADDRESS,
    "no platform address set": _ADDRESS,
    "vendor": QT_TRANSLATE_NOOP("causes", "对方网关没有收下，答复码 {detail}。请把它告诉运维，改正后重新上报。"),
    "malformed": _BROKEN,
    "unknown_state": _BROKEN,
    "too_large": QT_TRANSLATE_NOOP("causes", "记录太大，平台不收。请把编号告诉运维。"),
    "conflict": QT_TRANSLATE_NOOP(
        "causes", "平台已有同号而内容不同的记录。请值班长在“上报明细”里打开“两份对照”，看过再定。"
    ),
    "conflict_no_pair": QT_TRANSLATE_NOOP(
        "causes", "平台已有同号而内容不同的记录，没有重复收。请值班长把编号告诉平台运维核对。"
    ),
    "out_of_order": QT_TRANSLATE_NOOP("causes", "平台上这件已走到后面的环节。请值班长核对。"),
    "receipt_no_taken": QT_TRANSLATE_NOOP("causes", "收件编号已被另一件占用。请值班长核对两件。"),
    "receipt_no_differs": QT_TRANSLATE_NOOP("causes", "平台上这件的收件编号不同。请值班长核对。"),
    "official_no_taken": QT_TRANSLATE_NOOP("causes", "办件编号已被另一件占用。请值班长核对两件。"),
    "duplicate_case": QT_TRANSLATE_NOOP(
        "causes",
        "同一申请人的同一事项已由 {detail} 受理（两头受理）。请与对方核对，撤回其中一件；对方撤回后可重新上报这一件。",
    ),
    "page_file_broken": QT_TRANSLATE_NOOP("causes", "本机的页面文件打不开。请重新扫描，并告诉运维。"),
    "hash_differs": QT_TRANSLATE_NOOP("causes", "页面到平台时内容变了。请重新上报；再次出现请找运维。"),
    "code_not_mapped": QT_TRANSLATE_NOOP("causes", "代码 {detail} 没有对照到平台。请运维补对照表，再重新上报。"),
}
_HTTP = QT_TRANSLATE_NOOP("causes", "平台或网关暂不可用（{code}）。会自动重试，不用处理。")
_OTHER = QT_TRANSLATE_NOOP("causes", "平台的答复：{code}。请把它告诉运维。")


def sentence(code: str) -> str:
    """What happened and what to do; empty for no code."""
    if not code:
        return ""
    name, _, detail = code.partition(":")
    known = CAUSES.get(code) or CAUSES.get(name)
    if known is None:
        known = _HTTP if re.match(r"HTTP (5\d\d|408|425|429)", code) else _OTHER
    return QCoreApplication.translate(CONTEXT, known).format(code=code, detail=detail)


def of_record(code: str, kind: DeliveryKind) -> str:
    """The same of one record: two contents are shown side by side of events of cases only."""
    no_pair = code == CONFLICT and kind is not DeliveryKind.EVENT
    return sentence(f"{code}_no_pair" if no_pair else code)
