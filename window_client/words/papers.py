"""Deciding and its papers (决定与文书)."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """An official paper (文书), domain.md 2.6; the word is the code of its template in the catalogue."""

    APPLICATION_FORM = "application_form"  # 申请表: what the applicant's own form of one item holds
    MATERIAL_RECEIPT = "material_receipt"  # 收件凭证
    ACCEPTANCE_NOTICE = "acceptance_notice"  # 受理通知书
    CORRECTION_NOTICE = "correction_notice"  # 一次性告知书
    NON_ACCEPTANCE_NOTICE = "non_acceptance_notice"  # 不予受理通知书
    TOLERANT_LETTER = "tolerant_letter"  # 容缺受理承诺书
    COMMITMENT_LETTER = "commitment_letter"  # 告知承诺书
    SPECIAL_NOTICE = "special_notice"  # 特别程序告知书
    HAND_OVER_SLIP = "hand_over_slip"  # 物料转移单
    COLLECTION_VOUCHER = "collection_voucher"  # 领取凭证
    SERVICE_RECEIPT = "service_receipt"  # 送达回证
    CONSULTATION_NOTE = "consultation_note"  # 咨询记录
    DELIVERY_LABEL = "delivery_label"  # 寄递单
    ELECTRONIC_CONSENT = "electronic_consent"  # 电子送达确认书
    DAY_SHEET = "day_sheet"  # 日结单: of a day, of no case


class DocumentState(StrEnum):
    """Life of an official paper: frozen with the case, then made as PDF and sealed."""

    FROZEN = "frozen"
    READY = "ready"
    FAILED = "failed"  # the typesetter could not make it; frozen data are whole


class CaseAct(StrEnum):
    """What a clerk may do with a case beside accepting, telling and refusing (其他办理), domain.md 2.3."""

    RECEIVE = "receive"  # 收件
    CORRECT = "correct"  # 当场更正
    REMIND = "remind"  # 补正提醒
    CONSULT = "consult"  # 咨询记录
    HAND_OVER = "hand_over"  # 物料转移单
    VOUCHER = "voucher"  # 领取凭证
    LABELS = "labels"  # 材料标签
    SPECIAL = "special"  # 特别程序
    SPECIAL_OVER = "special_over"  # 特别程序结束
    WITHDRAW = "withdraw"  # 撤回申请
    VOID = "void"  # 作废


class RefusalGround(StrEnum):
    """Why an application is not accepted (不予受理情形), licensing law art. 32."""

    NOT_NEEDED = "not_needed"  # 依法不需要取得行政许可
    OUT_OF_POWERS = "out_of_powers"  # 不属于本机关职权范围: the competent organ must be named
    NOT_IN_LAW = "not_in_law"  # 不符合法律、法规规定的受理条件


class PromiseKind(StrEnum):
    """What an applicant promised in writing, domain.md 2.5."""

    TOLERANT = "tolerant"  # 容缺: the material follows
    COMMITMENT = "commitment"  # 告知承诺: the commitment replaces the proof


class SecondVisit(StrEnum):
    """Why an applicant must come once more (再跑一次的原因), domain.md Q03."""

    UNPREPARED = "unprepared"  # 材料未备齐
    NOT_TOLD = "not_told"  # 事先没有说清: our fault
    LAW = "law"  # 依法须再次到场
    FAULT = "fault"  # 系统或设备故障
    WISH = "wish"  # 申请人自己要求


class SoftRuleKind(StrEnum):
    """What a soft rule of the catalogue looks at (软性规则)."""

    CERTIFICATE_LASTS = "certificate_lasts"
    NOT_REFUSED_LATELY = "not_refused_lately"
    ANSWERS = "answers"


class HandOutWay(StrEnum):
    """How a result reached its person (送达方式)."""

    COUNTER = "counter"
    COURIER = "courier"
    ELECTRONIC = "electronic"  # 电子送达, on the applicant's written consent


class ClockKind(StrEnum):
    """The clocks of a case (时限), domain.md 2.4."""

    ACCEPTANCE = "acceptance"  # 收件到受理
    CORRECTION = "correction"  # 补正
    LEGAL = "legal"  # 法定办结
    COMMITTED = "committed"  # 承诺办结
    DELIVERY = "delivery"  # 送达
    TOLERANT = "tolerant"  # 容缺补交


class ClockState(StrEnum):
    """Warning colour of a clock (时限预警), domain.md 2.4."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    STOPPED = "stopped"
