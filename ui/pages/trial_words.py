"""How a test of a device goes (试机), in a sentence."""

from PySide6.QtCore import QCoreApplication

from ui import looks, texts
from window_client.views import TrialView
from window_client.words import CodeKind, DeviceKind, DeviceTrouble, RefusalCode, TrialState

translate = QCoreApplication.translate


def trial_words(view: TrialView) -> str:
    """What to do now, or what came of it."""
    match view.state:
        case TrialState.WAITING:
            return _what_to_do(view.device)
        case TrialState.RUNNING:
            return translate("test", "正在试机…")
        case TrialState.LOOK:
            heard = translate("test", "已播报。请听大厅里的音量和内容对不对。")
            return heard if view.device is DeviceKind.VOICE else translate("test", "已送出。请看设备上的内容对不对。")
        case TrialState.FAILED:
            return _failed(view)
        case TrialState.PASSED:
            return _passed(view)


def _what_to_do(device: DeviceKind) -> str:
    if device is DeviceKind.ID_READER:
        return translate("test", "请放一张证件。内容只在这里遮蔽显示，不保存。")
    if device is DeviceKind.EVALUATOR:
        return translate("test", "请在评价器上按一个键。只看签名对不对，不记录。")
    return translate("test", "请扫一个码。")


def _failed(view: TrialView) -> str:
    trouble, code = view.facts.get("trouble", ""), view.facts.get("code", "")
    if code in {RefusalCode.FILE_KIND_WRONG, RefusalCode.PICTURE_BROKEN, RefusalCode.FILE_TOO_LARGE}:
        return translate("test", "试机没有通过：送来的不是能用的图片。请核对设置和驱动程序，再按 F7。")
    if code == RefusalCode.SCAN_FAILED:
        return translate("test", "试机没有通过：没有送来页面。请看设备和上面的说明，再按 F7。")
    if code:
        return texts.sentence(RefusalCode(code))
    said = texts.trouble(DeviceTrouble(trouble)) if trouble else "—"
    return translate("test", "试机没有通过：{trouble}。").format(trouble=said)


def _passed(view: TrialView) -> str:
    facts = view.facts
    if view.device is DeviceKind.ID_READER:
        return translate("test", "试机通过：读出 {name} {number}。").format(
            name=facts.get("name", ""), number=facts.get("number", "")
        )
    if view.device is DeviceKind.BARCODE_SCANNER:
        text = translate("test", "试机通过：扫到 {length} 个字符 {symbology}，{kind}。")
        kind = looks.look(CodeKind(facts.get("kind", CodeKind.OTHER))).text
        return text.format(length=facts.get("length", ""), symbology=facts.get("symbology", ""), kind=kind)
    if view.device is DeviceKind.EVALUATOR:
        return translate("test", "试机通过：已配对，签名正确，按的是 {level}。").format(level=facts.get("level", ""))
    if view.device is DeviceKind.DOCUMENT_SCANNER:
        text = translate("test", "试机通过：扫到一页 {width} × {height} 点，{kb} 千字节，没有保存。")
        return text.format(width=facts.get("width", ""), height=facts.get("height", ""), kb=facts.get("kb", ""))
    return translate("test", "试机通过：设备确认已做完。")
