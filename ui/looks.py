"""How each state word looks: its short Chinese word, its sign and its tone; never a colour alone.

Source texts are in the context "looks"; `look(word)` gives them in the language of the screen.
"""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP
from ui.theme import Tone
from ui.widgets.marks import Mark
from window_client.words import (
    CaseAct,
    CaseState,
    CentralState,
    ClockKind,
    ClockState,
    DeliveryState,
    DeviceKind,
    DeviceState,
    DocumentKind,
    DocumentState,
    HandOutWay,
    InboxOutcome,
    ItemStanding,
    MaterialMeans,
    MaterialState,
    Necessity,
    PaperState,
    RefusalGround,
    Role,
    SecondVisit,
    Source,
    TicketState,
    VisitList,
    WindowState,
)

CONTEXT = "looks"


class Look(NamedTuple):
    """A word with its tone and sign."""

    text: str
    tone: Tone = Tone.QUIET
    mark: Mark = Mark.NONE


LOOKS: tuple[tuple[StrEnum, Look], ...] = (
    (Role.CLERK, Look(QT_TRANSLATE_NOOP("looks", "窗口人员"))),
    (Role.SUPERVISOR, Look(QT_TRANSLATE_NOOP("looks", "值班长"))),
    (Role.TECHNICIAN, Look(QT_TRANSLATE_NOOP("looks", "运维"))),
    (Role.DEPARTMENT, Look(QT_TRANSLATE_NOOP("looks", "办理部门"))),
    (CaseState.DRAFT, Look(QT_TRANSLATE_NOOP("looks", "草稿"), Tone.QUIET, Mark.DOTS)),
    (CaseState.RECEIVED, Look(QT_TRANSLATE_NOOP("looks", "已收件"), Tone.INFO, Mark.DOTS)),
    (CaseState.CORRECTION, Look(QT_TRANSLATE_NOOP("looks", "待补正"), Tone.WARN, Mark.BANG)),
    (CaseState.NOT_ACCEPTED, Look(QT_TRANSLATE_NOOP("looks", "不予受理"), Tone.BAD, Mark.CROSS)),
    (CaseState.ACCEPTED, Look(QT_TRANSLATE_NOOP("looks", "已受理"), Tone.GOOD, Mark.TICK)),
    (CaseState.IN_REVIEW, Look(QT_TRANSLATE_NOOP("looks", "审查中"), Tone.INFO, Mark.DOTS)),
    (CaseState.SPECIAL, Look(QT_TRANSLATE_NOOP("looks", "特别程序"), Tone.INFO, Mark.DOTS)),
    (CaseState.DECIDED_GRANT, Look(QT_TRANSLATE_NOOP("looks", "准予"), Tone.GOOD, Mark.TICK)),
    (CaseState.DECIDED_REFUSE, Look(QT_TRANSLATE_NOOP("looks", "不予许可"), Tone.BAD, Mark.CROSS)),
    (CaseState.CONCLUDED, Look(QT_TRANSLATE_NOOP("looks", "已办结"), Tone.GOOD, Mark.TICK)),
    (CaseState.ISSUED, Look(QT_TRANSLATE_NOOP("looks", "已制证"), Tone.GOOD, Mark.TICK)),
    (CaseState.DELIVERED, Look(QT_TRANSLATE_NOOP("looks", "已送达"), Tone.GOOD, Mark.TICK)),
    (CaseState.WITHDRAWN, Look(QT_TRANSLATE_NOOP("looks", "已撤回"), Tone.QUIET, Mark.BACK)),
    (CaseState.ABANDONED, Look(QT_TRANSLATE_NOOP("looks", "视为放弃"), Tone.QUIET, Mark.CROSS)),
    (CaseState.VOID, Look(QT_TRANSLATE_NOOP("looks", "已作废"), Tone.QUIET, Mark.CROSS)),
    (CaseState.ARCHIVED, Look(QT_TRANSLATE_NOOP("looks", "已归档"), Tone.QUIET, Mark.TICK)),
    (PaperState.QUEUED, Look(QT_TRANSLATE_NOOP("looks", "凭条待打印"), Tone.INFO, Mark.DOTS)),
    (PaperState.SENDING, Look(QT_TRANSLATE_NOOP("looks", "凭条打印中"), Tone.INFO, Mark.DOTS)),
    (PaperState.PRINTED, Look(QT_TRANSLATE_NOOP("looks", "凭条已打印"), Tone.GOOD, Mark.TICK)),
    (PaperState.HANDED_OVER, Look(QT_TRANSLATE_NOOP("looks", "已交打印机"), Tone.INFO, Mark.UP)),
    (PaperState.DOUBTFUL, Look(QT_TRANSLATE_NOOP("looks", "凭条存疑"), Tone.WARN, Mark.QUERY)),
    (DeliveryState.WAITING, Look(QT_TRANSLATE_NOOP("looks", "待上报"), Tone.INFO, Mark.DOTS)),
    (DeliveryState.SENDING, Look(QT_TRANSLATE_NOOP("looks", "上报中"), Tone.INFO, Mark.UP)),
    (DeliveryState.ACKNOWLEDGED, Look(QT_TRANSLATE_NOOP("looks", "平台已收"), Tone.GOOD, Mark.TICK)),
    (DeliveryState.RETURNED, Look(QT_TRANSLATE_NOOP("looks", "平台退回"), Tone.BAD, Mark.BACK)),
    (DeliveryState.SUPERSEDED, Look(QT_TRANSLATE_NOOP("looks", "已被替代"), Tone.QUIET, Mark.NONE)),
    (InboxOutcome.APPLIED, Look(QT_TRANSLATE_NOOP("looks", "已更新办件"), Tone.GOOD, Mark.TICK)),
    (InboxOutcome.SHOWN, Look(QT_TRANSLATE_NOOP("looks", "请阅"), Tone.INFO, Mark.DOT)),
    (InboxOutcome.UNFIT, Look(QT_TRANSLATE_NOOP("looks", "与本机不符"), Tone.WARN, Mark.QUERY)),
    (InboxOutcome.UNKNOWN, Look(QT_TRANSLATE_NOOP("looks", "类别不明"), Tone.WARN, Mark.QUERY)),
    (TicketState.WAITING, Look(QT_TRANSLATE_NOOP("looks", "等候"), Tone.QUIET, Mark.DOTS)),
    (TicketState.CALLED, Look(QT_TRANSLATE_NOOP("looks", "已叫号"), Tone.INFO, Mark.DOTS)),
    (TicketState.SERVING, Look(QT_TRANSLATE_NOOP("looks", "办理中"), Tone.GOOD, Mark.DOT)),
    (TicketState.HOLD, Look(QT_TRANSLATE_NOOP("looks", "暂挂"), Tone.WARN, Mark.DOTS)),
    (TicketState.MISSED, Look(QT_TRANSLATE_NOOP("looks", "过号"), Tone.QUIET, Mark.CROSS)),
    (TicketState.TRANSFERRED, Look(QT_TRANSLATE_NOOP("looks", "已转移"), Tone.QUIET, Mark.UP)),
    (TicketState.DONE, Look(QT_TRANSLATE_NOOP("looks", "完成"), Tone.GOOD, Mark.TICK)),
    (TicketState.VOID, Look(QT_TRANSLATE_NOOP("looks", "作废"), Tone.QUIET, Mark.CROSS)),
    (WindowState.IDLE, Look(QT_TRANSLATE_NOOP("looks", "空闲"), Tone.INFO, Mark.RING)),
    (WindowState.CALLING, Look(QT_TRANSLATE_NOOP("looks", "叫号中"), Tone.INFO, Mark.DOTS)),
    (WindowState.SERVING, Look(QT_TRANSLATE_NOOP("looks", "办理中"), Tone.GOOD, Mark.DOT)),
    (WindowState.PAUSED, Look(QT_TRANSLATE_NOOP("looks", "暂停"), Tone.WARN, Mark.BANG)),
    (WindowState.CLOSED, Look(QT_TRANSLATE_NOOP("looks", "关闭"), Tone.QUIET, Mark.CROSS)),
    (WindowState.OFFLINE, Look(QT_TRANSLATE_NOOP("looks", "离线"), Tone.BAD, Mark.BANG)),
    (DeviceKind.ID_READER, Look(QT_TRANSLATE_NOOP("looks", "读卡器"))),
    (DeviceKind.RECEIPT_PRINTER, Look(QT_TRANSLATE_NOOP("looks", "凭条"))),
    (DeviceKind.WINDOW_DISPLAY, Look(QT_TRANSLATE_NOOP("looks", "窗口屏"))),
    (DeviceKind.BARCODE_SCANNER, Look(QT_TRANSLATE_NOOP("looks", "扫码枪"))),
    (DeviceKind.DOCUMENT_SCANNER, Look(QT_TRANSLATE_NOOP("looks", "扫描仪"))),
    (DocumentKind.MATERIAL_RECEIPT, Look(QT_TRANSLATE_NOOP("looks", "收件凭证"))),
    (DocumentKind.ACCEPTANCE_NOTICE, Look(QT_TRANSLATE_NOOP("looks", "受理通知书"))),
    (DocumentKind.CORRECTION_NOTICE, Look(QT_TRANSLATE_NOOP("looks", "一次性告知书"))),
    (DocumentKind.NON_ACCEPTANCE_NOTICE, Look(QT_TRANSLATE_NOOP("looks", "不予受理通知书"))),
    (DocumentKind.TOLERANT_LETTER, Look(QT_TRANSLATE_NOOP("looks", "容缺受理承诺书"))),
    (DocumentKind.COMMITMENT_LETTER, Look(QT_TRANSLATE_NOOP("looks", "告知承诺书"))),
    (DocumentKind.SPECIAL_NOTICE, Look(QT_TRANSLATE_NOOP("looks", "特别程序告知书"))),
    (DocumentKind.HAND_OVER_SLIP, Look(QT_TRANSLATE_NOOP("looks", "物料转移单"))),
    (DocumentKind.COLLECTION_VOUCHER, Look(QT_TRANSLATE_NOOP("looks", "领取凭证"))),
    (DocumentKind.SERVICE_RECEIPT, Look(QT_TRANSLATE_NOOP("looks", "送达回证"))),
    (DocumentKind.CONSULTATION_NOTE, Look(QT_TRANSLATE_NOOP("looks", "咨询记录"))),
    (DocumentKind.DELIVERY_LABEL, Look(QT_TRANSLATE_NOOP("looks", "寄递单"))),
    (DocumentKind.DAY_SHEET, Look(QT_TRANSLATE_NOOP("looks", "日结单"))),
    (DocumentState.FROZEN, Look(QT_TRANSLATE_NOOP("looks", "生成中"), Tone.INFO, Mark.DOTS)),
    (DocumentState.READY, Look(QT_TRANSLATE_NOOP("looks", "已生成"), Tone.GOOD, Mark.TICK)),
    (DocumentState.FAILED, Look(QT_TRANSLATE_NOOP("looks", "没有生成"), Tone.BAD, Mark.BANG)),
    (ClockKind.ACCEPTANCE, Look(QT_TRANSLATE_NOOP("looks", "受理期限"))),
    (ClockKind.CORRECTION, Look(QT_TRANSLATE_NOOP("looks", "补正期限"))),
    (ClockKind.LEGAL, Look(QT_TRANSLATE_NOOP("looks", "法定期限"))),
    (ClockKind.COMMITTED, Look(QT_TRANSLATE_NOOP("looks", "承诺期限"))),
    (ClockKind.DELIVERY, Look(QT_TRANSLATE_NOOP("looks", "送达期限"))),
    (ClockKind.TOLERANT, Look(QT_TRANSLATE_NOOP("looks", "容缺补交"))),
    (ClockState.GREEN, Look(QT_TRANSLATE_NOOP("looks", "期限内"), Tone.GOOD, Mark.TICK)),
    (ClockState.AMBER, Look(QT_TRANSLATE_NOOP("looks", "将到期"), Tone.WARN, Mark.BANG)),
    (ClockState.RED, Look(QT_TRANSLATE_NOOP("looks", "已逾期"), Tone.BAD, Mark.CROSS)),
    (ClockState.STOPPED, Look(QT_TRANSLATE_NOOP("looks", "已停止"))),
    (RefusalGround.NOT_NEEDED, Look(QT_TRANSLATE_NOOP("looks", "依法不需要取得许可"))),
    (RefusalGround.OUT_OF_POWERS, Look(QT_TRANSLATE_NOOP("looks", "不属于本机关职权范围"))),
    (RefusalGround.NOT_IN_LAW, Look(QT_TRANSLATE_NOOP("looks", "不符合法定受理条件"))),
    (CaseAct.RECEIVE, Look(QT_TRANSLATE_NOOP("looks", "收件"))),
    (CaseAct.CORRECT, Look(QT_TRANSLATE_NOOP("looks", "当场更正"))),
    (CaseAct.WITHDRAW, Look(QT_TRANSLATE_NOOP("looks", "撤回申请"))),
    (CaseAct.REMIND, Look(QT_TRANSLATE_NOOP("looks", "补正提醒"))),
    (CaseAct.HAND_OVER, Look(QT_TRANSLATE_NOOP("looks", "物料转移单"))),
    (CaseAct.VOUCHER, Look(QT_TRANSLATE_NOOP("looks", "领取凭证"))),
    (CaseAct.CONSULT, Look(QT_TRANSLATE_NOOP("looks", "咨询记录"))),
    (CaseAct.VOID, Look(QT_TRANSLATE_NOOP("looks", "作废办件"))),
    (CaseAct.SPECIAL, Look(QT_TRANSLATE_NOOP("looks", "特别程序"))),
    (CaseAct.SPECIAL_OVER, Look(QT_TRANSLATE_NOOP("looks", "特别程序结束"))),
    (SecondVisit.UNPREPARED, Look(QT_TRANSLATE_NOOP("looks", "材料未备齐"))),
    (SecondVisit.NOT_TOLD, Look(QT_TRANSLATE_NOOP("looks", "事先没说清"))),
    (SecondVisit.LAW, Look(QT_TRANSLATE_NOOP("looks", "依法须再到场"))),
    (SecondVisit.FAULT, Look(QT_TRANSLATE_NOOP("looks", "系统或设备故障"))),
    (SecondVisit.WISH, Look(QT_TRANSLATE_NOOP("looks", "申请人要求"))),
    (HandOutWay.COUNTER, Look(QT_TRANSLATE_NOOP("looks", "当面领取"))),
    (HandOutWay.COURIER, Look(QT_TRANSLATE_NOOP("looks", "邮寄送达"))),
    (DeviceState.UNBOUND, Look(QT_TRANSLATE_NOOP("looks", "未接"), Tone.QUIET, Mark.RING)),
    (DeviceState.CONNECTING, Look(QT_TRANSLATE_NOOP("looks", "连接中"), Tone.INFO, Mark.DOTS)),
    (DeviceState.READY, Look(QT_TRANSLATE_NOOP("looks", "就绪"), Tone.GOOD, Mark.DOT)),
    (DeviceState.OPEN, Look(QT_TRANSLATE_NOOP("looks", "已打开"), Tone.GOOD, Mark.DOT)),
    (DeviceState.ATTENTION, Look(QT_TRANSLATE_NOOP("looks", "注意"), Tone.WARN, Mark.BANG)),
    (DeviceState.DOWN, Look(QT_TRANSLATE_NOOP("looks", "故障"), Tone.BAD, Mark.CROSS)),
    (Source.READER, Look(QT_TRANSLATE_NOOP("looks", "读卡"), Tone.INFO, Mark.CARD)),
    (Source.ELICENCE, Look(QT_TRANSLATE_NOOP("looks", "电子证照"), Tone.INFO)),
    (Source.SHARED, Look(QT_TRANSLATE_NOOP("looks", "共享"), Tone.INFO)),
    (Source.EARLIER, Look(QT_TRANSLATE_NOOP("looks", "上次办件"), Tone.INFO)),
    (Source.TYPED, Look(QT_TRANSLATE_NOOP("looks", "填写"))),
    (Source.SYSTEM, Look(QT_TRANSLATE_NOOP("looks", "系统"), Tone.INFO)),
    (Necessity.REQUIRED, Look(QT_TRANSLATE_NOOP("looks", "必须"))),
    (Necessity.TOLERANT, Look(QT_TRANSLATE_NOOP("looks", "可容缺"))),
    (Necessity.CONDITIONAL, Look(QT_TRANSLATE_NOOP("looks", "视情况"))),
    (MaterialState.MISSING, Look(QT_TRANSLATE_NOOP("looks", "缺"), Tone.WARN, Mark.RING)),
    (MaterialState.CAPTURING, Look(QT_TRANSLATE_NOOP("looks", "正在取页"), Tone.INFO, Mark.DOTS)),
    (MaterialState.COMPLETE, Look(QT_TRANSLATE_NOOP("looks", "齐"), Tone.GOOD, Mark.TICK)),
    (MaterialState.NOT_NEEDED, Look(QT_TRANSLATE_NOOP("looks", "可不交"), Tone.QUIET)),
    (MaterialState.PROMISED, Look(QT_TRANSLATE_NOOP("looks", "承诺补交"), Tone.WARN, Mark.DOTS)),
    (MaterialState.COMING, Look(QT_TRANSLATE_NOOP("looks", "等结果"), Tone.QUIET, Mark.DOTS)),
    (MaterialMeans.PRE_REVIEWED, Look(QT_TRANSLATE_NOOP("looks", "网上预审通过，核对原件"))),
    (MaterialMeans.RESULT, Look(QT_TRANSLATE_NOOP("looks", "前项办理结果"))),
    (ItemStanding.FILLING, Look(QT_TRANSLATE_NOOP("looks", "填写中"), Tone.WARN, Mark.RING)),
    (ItemStanding.READY, Look(QT_TRANSLATE_NOOP("looks", "可受理"), Tone.GOOD, Mark.TICK)),
    (ItemStanding.WAITING, Look(QT_TRANSLATE_NOOP("looks", "等待前项结果"), Tone.QUIET, Mark.DOTS)),
    (ItemStanding.TAKEN, Look(QT_TRANSLATE_NOOP("looks", "已另有在办"), Tone.BAD, Mark.CROSS)),
    (ItemStanding.A_CASE, Look(QT_TRANSLATE_NOOP("looks", "已成件"), Tone.GOOD, Mark.TICK)),
    (MaterialMeans.NONE, Look(QT_TRANSLATE_NOOP("looks", "待提交"))),
    (MaterialMeans.CARD, Look(QT_TRANSLATE_NOOP("looks", "读卡核验"))),
    (MaterialMeans.SCANNED, Look(QT_TRANSLATE_NOOP("looks", "扫描"))),
    (MaterialMeans.IMPORTED, Look(QT_TRANSLATE_NOOP("looks", "导入"))),
    (MaterialMeans.GENERATED, Look(QT_TRANSLATE_NOOP("looks", "系统生成"))),
    (MaterialMeans.COMMITTED, Look(QT_TRANSLATE_NOOP("looks", "告知承诺"))),
    (VisitList.TELL_ONCE, Look(QT_TRANSLATE_NOOP("looks", "一次性告知"), Tone.INFO)),
    (VisitList.ONE_VISIT, Look(QT_TRANSLATE_NOOP("looks", "最多跑一次"), Tone.INFO)),
    (VisitList.ZERO_VISIT, Look(QT_TRANSLATE_NOOP("looks", "一次不用跑"), Tone.INFO)),
    (CentralState.UNKNOWN, Look(QT_TRANSLATE_NOOP("looks", "正在连接"), Tone.QUIET, Mark.DOTS)),
    (CentralState.ONLINE, Look(QT_TRANSLATE_NOOP("looks", "在线"), Tone.GOOD, Mark.DOT)),
    (CentralState.OFFLINE, Look(QT_TRANSLATE_NOOP("looks", "离线"), Tone.WARN, Mark.BANG)),
    (CentralState.REFUSED, Look(QT_TRANSLATE_NOOP("looks", "平台拒绝本窗口"), Tone.BAD, Mark.CROSS)),
)

_BY_KIND = {(type(word), word.value): shown for word, shown in LOOKS}  # words of two kinds may be equal as text

WHY_NEXT: dict[str, str] = {
    "fifo": QT_TRANSLATE_NOOP("looks", "按取号先后"),
    "priority": QT_TRANSLATE_NOOP("looks", "优先号"),
    "appointment": QT_TRANSLATE_NOOP("looks", "预约到号"),
    "transferred": QT_TRANSLATE_NOOP("looks", "转来的号"),
}


def look(word: StrEnum) -> Look:
    """Word, tone and sign of one code, in the language of the screen."""
    found = _BY_KIND[type(word), word.value]
    return found._replace(text=QCoreApplication.translate(CONTEXT, found.text))


def why_next(code: str) -> str:
    """Why this ticket was the next one; empty for a code that nobody taught us."""
    source = WHY_NEXT.get(code, "")
    return QCoreApplication.translate(CONTEXT, source) if source else ""
