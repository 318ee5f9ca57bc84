"""What each status of an ID card reader (SW3) says at the window (读卡状态): what happened, and what to do next."""

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP
from window_client.words import SW3, CardTrouble

CONTEXT = "cards"
T = CardTrouble

CARDS: dict[CardTrouble, str] = {
    T.NO_CONTENT: QT_TRANSLATE_NOOP("cards", "证件里没有这一项内容，不影响办理。"),
    T.LINE_NOISE: QT_TRANSLATE_NOOP("cards", "发给读卡器的指令在线上出了错。请再放一次证件；再次出现请运维检查线缆。"),
    T.LENGTH_REFUSED: QT_TRANSLATE_NOOP(
        "cards", "读卡器不认指令的长度，没有读。可先手工填写，并请运维检查读卡器型号。"
    ),
    T.COMMAND_REFUSED: QT_TRANSLATE_NOOP("cards", "读卡器这时不接受读卡指令。请拿起证件再放一次，仍不行可手工填写。"),
    T.NOT_PERMITTED: QT_TRANSLATE_NOOP("cards", "读卡器没有读卡的权限。可先手工填写，并请运维联系读卡器供应商。"),
    T.UNKNOWN_FAULT: QT_TRANSLATE_NOOP("cards", "读卡器报告不明错误，正在复位。请再放一次证件，仍不行可手工填写。"),
    T.REPLACE_CARD: QT_TRANSLATE_NOOP(
        "cards", "证件不认这台读卡器。请拿起再放一次；别的证件能读，就请按规定核查这张。"
    ),
    T.POSSIBLY_FORGED: QT_TRANSLATE_NOOP("cards", "证件未通过安全认证，可能有假，没有采用。请按规定核查。"),
    T.DATA_UNVERIFIED: QT_TRANSLATE_NOOP("cards", "证件内容未通过校验，可能被改动，没有采用。请按规定核查。"),
    T.NOT_AN_ID_CARD: QT_TRANSLATE_NOOP("cards", "这不是可读的身份证件。请换一张。"),
    T.UNREADABLE: QT_TRANSLATE_NOOP("cards", "没有读全。请把证件放平、不要移动，再放一次。"),
    T.NO_RANDOM: QT_TRANSLATE_NOOP("cards", "读卡器取不到随机数，正在复位。请再放一次证件，仍不行请运维检查。"),
    T.SELF_TEST_FAILED: QT_TRANSLATE_NOOP(
        "cards", "读卡器自检未通过，不能读卡。可先手工填写，并请运维断电重启或送修。"
    ),
    T.NOT_AUTHORISED: QT_TRANSLATE_NOOP(
        "cards", "读卡器的安全模块未授权，不能读卡。可先手工填写，并请运维联系供应商。"
    ),
    T.NO_CARD: QT_TRANSLATE_NOOP("cards", "没有找到证件。请把证件平放在读卡区。"),
    T.SELECT_FAILED: QT_TRANSLATE_NOOP("cards", "找到了证件，但选不中。请拿起证件，再放一次，一次只放一张。"),
    T.BAD_CONTENT: QT_TRANSLATE_NOOP("cards", "证件内容不完整，没有采用。请再放一次，仍不行可手工填写。"),
    T.READER_FAULT: QT_TRANSLATE_NOOP("cards", "读卡器出错。可先手工填写，并请运维检查。"),
}


def sentence(trouble: CardTrouble) -> str:
    """In the language of the screen."""
    return QCoreApplication.translate(CONTEXT, CARDS[trouble])


def of_status(detail: str) -> str:
    """The sentence of the status in a device's own word ("SW3 60"); "" where there is none."""
    code = detail.removeprefix("SW3 ")
    try:
        return sentence(SW3[int(code, 16)]) if code != detail else ""
    except (ValueError, KeyError):
        return ""
