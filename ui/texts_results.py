"""The sentences about handing out results (see `texts`)."""

from ui.marking import QT_TRANSLATE_NOOP
from window_client.words import RefusalCode

R = RefusalCode

RESULTS: dict[RefusalCode, tuple[str, ...]] = {
    R.ALREADY_HANDED_OUT: (QT_TRANSLATE_NOOP("texts", "这份结果已经发放过，没有再次发放。"),),
    R.TAKER_MISSING: (
        QT_TRANSLATE_NOOP("texts", "单位的结果要写明谁来领取，没有发放。请读领取人的证件，或填写领取人姓名。"),
    ),
    R.TAKER_UNPROVED: (
        QT_TRANSLATE_NOOP("texts", "没有发放：还没有核验谁来领取。请读领取人的证件，或看过证件后勾选。"),
    ),
    R.WAYBILL_MISSING: (QT_TRANSLATE_NOOP("texts", "邮寄送达要有快递单号。请填写后再确认。"),),
    R.ELECTRONIC_CONSENT_MISSING: (
        QT_TRANSLATE_NOOP("texts", "申请人没有签电子送达确认书，不能电子送达，没有发出。请当面发放或邮寄。"),
    ),
    R.ELECTRONIC_CONSENT_UNSEEN: (
        QT_TRANSLATE_NOOP(
            "texts", "没有发出：请先核对申请人签名的电子送达确认书，看到后勾选。没有签名的请当面发放或邮寄。"
        ),
    ),
    R.PACKAGE_DIFFERS: (
        QT_TRANSLATE_NOOP("texts", "档案部门接收的不是本机最后写出的归档包，没有记为已归档。请核对后重新移交。"),
    ),
    R.ARRIVAL_PROOF_MISSING: (QT_TRANSLATE_NOOP("texts", "请写明凭什么知道已经到达，如平台回执、申请人回复。"),),
    R.SIGNER_MISSING: (QT_TRANSLATE_NOOP("texts", "请写明谁签收的。快递回执上有签收人。"),),
    R.ARRIVAL_DAY_WRONG: (
        QT_TRANSLATE_NOOP("texts", "签收日期不对：须在寄出日（{sent}）和今天之间，写作 年-月-日。"),
        QT_TRANSLATE_NOOP("texts", "签收日期不对：须在寄出日和今天之间，写作 年-月-日。"),
    ),
    R.ORIGINALS_UNSEEN: (QT_TRANSLATE_NOOP("texts", "容缺或承诺办理的，发放前须核验原件。请核验后勾选。"),),
}
