"""The sentences about who stands at the window: cards, agents, units (see `texts`)."""

from ui.marking import QT_TRANSLATE_NOOP
from window_client.words import RefusalCode

R = RefusalCode

PEOPLE: dict[RefusalCode, tuple[str, ...]] = {
    R.CARD_EXPIRED: (
        QT_TRANSLATE_NOOP("texts", "证件已过有效期，不能用来办理，表单没有改动。请换有效证件，或告知先换证。"),
    ),
    R.CARD_NUMBER_WRONG: (
        QT_TRANSLATE_NOOP("texts", "证件号码校验不符，表单没有改动。请核对证件真伪，或换一张证件。"),
    ),
    R.CARD_TROUBLE: (QT_TRANSLATE_NOOP("texts", "没有读出证件。请拿起后重放。"),),
    R.CARD_DIFFERS: (
        QT_TRANSLATE_NOOP("texts", "这张证件与本办件的申请人不是同一人，没有采用。换人办理请先暂存 (F9)。"),
    ),
    R.APPLICANT_DIFFERS: (
        QT_TRANSLATE_NOOP(
            "texts", "网上申请的申请人与本办件不同（个人与单位，或两个单位），没有取用。请先暂存 (F9)，再取用。"
        ),
    ),
    R.CARD_NOT_AS_TYPED: (
        QT_TRANSLATE_NOOP(
            "texts", "表单中已填了另一人的证件号码，没有用这张证件覆盖。换人办理请先暂存 (F9)；填错了请先清空号码。"
        ),
    ),
    R.NOT_COVERED: (
        QT_TRANSLATE_NOOP(
            "texts", "授权书未写明可办“{names}”，没有受理这一项。请补授权委托书后改授权范围，或由申请人本人办理。"
        ),
        QT_TRANSLATE_NOOP("texts", "授权书未含这一项，没有受理。请补授权委托书，或由申请人本人办理。"),
    ),
}
