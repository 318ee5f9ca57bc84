"""The sentence a person reads for every code of `window_client/words`: what happened, what it means, what to do.

Chinese is the source language; `lupdate` collects what stands in QT_TRANSLATE_NOOP. A code has one or more
sentences: the first whose {placeholders} are all among the facts is said, the last one needs no facts.
"""

import string
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from ui import card_texts
from ui.catalogue_texts import CATALOGUE
from ui.marking import QT_TRANSLATE_NOOP
from ui.texts_people import PEOPLE
from ui.texts_results import RESULTS
from window_client.words import CardTrouble, DeviceTrouble, RefusalCode

R = RefusalCode
CONTEXT = "texts"
NOTHING = {"", "∞", "-∞"}  # facts that say nothing: a bound that is none

REFUSALS: dict[RefusalCode, tuple[str, ...]] = {
    **PEOPLE,
    # people
    R.WRONG_PASSWORD: (QT_TRANSLATE_NOOP("texts", "用户名或密码不对。请重新输入，注意大小写。"),),
    R.TOO_MANY_TRIES: (
        QT_TRANSLATE_NOOP("texts", "密码连续输错次数过多，请等 {minutes} 分钟再试。忘记密码请找运维。"),
        QT_TRANSLATE_NOOP("texts", "密码连续输错次数过多，请稍后再试。忘记密码请找运维。"),
    ),
    R.FIRST_SIGN_IN_NEEDS_NETWORK: (
        QT_TRANSLATE_NOOP(
            "texts", "连不上中心平台。您在本机还没有登录过，首次登录需要网络；请检查网络，或请值班长协助。"
        ),
    ),
    R.RIGHT_EXPIRED: (QT_TRANSLATE_NOOP("texts", "您的离线使用期限已过。请恢复网络后再登录，已受理的办件不受影响。"),),
    R.NOT_ALLOWED: (QT_TRANSLATE_NOOP("texts", "您的岗位不能做这一步。需要时请值班长办理。"),),
    R.SESSION_OVER: (QT_TRANSLATE_NOOP("texts", "登录已结束。请重新登录，草稿都还在。"),),
    R.LOCKED: (QT_TRANSLATE_NOOP("texts", "本窗口已锁定。请先输入密码解锁，草稿都还在。"),),
    R.SOMEONE_SIGNED_IN: (QT_TRANSLATE_NOOP("texts", "本窗口还有人在岗。请其先签退，再登录。"),),
    R.WINDOW_TAKEN: (QT_TRANSLATE_NOOP("texts", "本窗口号正在另一台电脑上使用。请先在那边签退，或请运维核对窗口号。"),),
    R.STORE_LOCKED: (QT_TRANSLATE_NOOP("texts", "本机数据还没有打开。请重新登录；再次出现请找运维。"),),
    # queue
    R.NO_TICKET_WAITING: (QT_TRANSLATE_NOOP("texts", "现在没有人等候。有人取号后再叫。"),),
    R.TICKET_STILL_OPEN: (
        QT_TRANSLATE_NOOP("texts", "{number} 还没有结束。请先按“办理完成”，没有来的请过号。"),
        QT_TRANSLATE_NOOP("texts", "当前号还没有结束。请先按“办理完成”，没有来的请过号。"),
    ),
    R.CALL_UNDER_WAY: (QT_TRANSLATE_NOOP("texts", "正在叫号，号码马上就到。请等号码到达，再按一次。"),),
    R.WINDOW_PAUSED: (QT_TRANSLATE_NOOP("texts", "窗口正暂停服务，没有叫号。先按“恢复服务”（Ctrl+T），再叫号。"),),
    R.NO_TICKET: (QT_TRANSLATE_NOOP("texts", "手上没有号。请先叫号。"),),
    R.QUEUE_UNREACHABLE: (
        QT_TRANSLATE_NOOP("texts", "连不上排队系统。可先输入办事人手中的号码叫号，网络恢复后照常。"),
    ),
    R.TICKET_NUMBER_WRONG: (QT_TRANSLATE_NOOP("texts", "号码写法不对。请照纸上输入，例如 S023。"),),
    R.WRONG_STATE: (
        QT_TRANSLATE_NOOP("texts", "刚叫过。两次叫号至少隔 {wait} 秒，请稍候。"),
        QT_TRANSLATE_NOOP("texts", "办件 {receipt_no} 还没有受理。请先受理 (F12) 或暂存 (F9)。"),
        QT_TRANSLATE_NOOP("texts", "现在还不能做这一步。请先完成手上的步骤。"),
    ),
    # case
    R.SEARCH_TOO_SHORT: (QT_TRANSLATE_NOOP("texts", "太短了。姓名至少两个字，号码至少四位。"),),
    R.NO_CASE: (QT_TRANSLATE_NOOP("texts", "桌上没有这份办件。请先读卡或选择事项。"),),
    **CATALOGUE,
    R.CASE_CLOSED: (QT_TRANSLATE_NOOP("texts", "这份办件已不是草稿，不能再改。"),),
    R.BACK_TIME_WRONG: (
        QT_TRANSLATE_NOOP(
            "texts",
            "补录的时间不能用：要写成 2026-11-20 09:30 的样子，早于现在，不早于 {days} 天前，受理不早于收件。请照纸上登记填写。",
        ),
        QT_TRANSLATE_NOOP("texts", "补录的时间不能用。请照纸上登记的时间填写。"),
    ),
    R.NUMBERS_EXHAUSTED: (
        QT_TRANSLATE_NOOP("texts", "本窗口的编号用完了，暂不能建新办件。请恢复网络领取，或请值班长协助。"),
    ),
    R.QUERY_UNFOUNDED: (
        QT_TRANSLATE_NOOP("texts", "没有查询：查共享数据要有在办的办件、事项和用途。请先打开办件再查；这次也已记录。"),
    ),
    R.FIELDS_MISSING: (
        QT_TRANSLATE_NOOP("texts", "还不能受理，请补填：{fields}。"),
        QT_TRANSLATE_NOOP("texts", "还不能受理，表单没有填完。"),
    ),
    R.MATERIALS_MISSING: (
        QT_TRANSLATE_NOOP("texts", "还不能受理，缺少材料：{materials}。"),
        QT_TRANSLATE_NOOP("texts", "还不能受理，材料不齐。"),
    ),
    R.DUPLICATE_CASE: (
        QT_TRANSLATE_NOOP("texts", "同一申请人的同一事项已在办（{receipt_no}），没有重复受理。请先查那一件。"),
        QT_TRANSLATE_NOOP("texts", "同一申请人的同一事项已在办，没有重复受理。"),
    ),
    R.WAITS_FOR_RESULT: (
        QT_TRANSLATE_NOOP("texts", "还不能受理：需要{names}，等前一项办结后自动带入。"),
        QT_TRANSLATE_NOOP("texts", "还不能受理：要等前一项的办理结果。"),
    ),
    R.SEVERAL_ITEMS: (QT_TRANSLATE_NOOP("texts", "这里一并办理着几项。请先在该事项上按“单办”，再对它作决定。"),),
    R.LAST_ITEM: (QT_TRANSLATE_NOOP("texts", "只剩这一项，不能移出。不办了请作废草稿。"),),
    # deciding
    R.NOT_IDENTIFIED: (QT_TRANSLATE_NOOP("texts", "还不知道申请人是谁。请先读卡，或填写姓名和证件号码。"),),
    R.NO_DEFECT: (QT_TRANSLATE_NOOP("texts", "没有需要补正的内容，应当受理 (F12)。"),),
    R.DEFECTS_OPEN: (
        QT_TRANSLATE_NOOP("texts", "告知必须一次说全，还漏了：{names}。"),
        QT_TRANSLATE_NOOP("texts", "告知必须一次说全，还有没写上的问题。"),
    ),
    R.REASON_MISSING: (QT_TRANSLATE_NOOP("texts", "请写明理由：第二次告知、不予受理、作废、删页和不合格都要有。"),),
    R.RETURN_REASON_MISSING: (QT_TRANSLATE_NOOP("texts", "请写明为什么退回，如无人签收、地址不详、拒收，再登记。"),),
    R.NOT_UNDER_WAY: (QT_TRANSLATE_NOOP("texts", "这件没有寄出或发出，或者已经送达，没有可退回的。"),),
    R.ORGAN_MISSING: (QT_TRANSLATE_NOOP("texts", "不属于本机关职权的，请写明应当向哪个机关申请。"),),
    R.REQUEST_MISSING: (QT_TRANSLATE_NOOP("texts", "撤回须有申请人的书面请求。请收存后勾选，再撤回。"),),
    R.REMINDER_MISSING: (QT_TRANSLATE_NOOP("texts", "还没有提醒过申请人，不能按放弃处理。"),),
    R.NOT_TOLD: (QT_TRANSLATE_NOOP("texts", "这一步必须书面告知申请人。请先出具文书。"),),
    R.SPECIAL_DAYS_MISSING: (QT_TRANSLATE_NOOP("texts", "请写明需要几个工作日。通知书要把时间告诉申请人。"),),
    R.APPROVER_MISSING: (QT_TRANSLATE_NOOP("texts", "延长审批须写明批准人。没有批准的，不能延长。"),),
    R.SECOND_VISIT: (QT_TRANSLATE_NOOP("texts", "本事项承诺最多跑一次。申请人须再来的，请选明原因。"),),
    R.PROMISED_VISIT: (
        QT_TRANSLATE_NOOP("texts", "容缺材料要申请人再送来一次，而本事项承诺最多跑一次。请选明原因，再受理。"),
    ),
    R.NOT_FROM_DEPARTMENT: (QT_TRANSLATE_NOOP("texts", "窗口不能作出审批决定，要等办理部门的结果。"),),
    R.SECOND_PERSON_NEEDED: (QT_TRANSLATE_NOOP("texts", "这一步要值班长复核。请值班长在本窗口输入密码。"),),
    R.SECOND_PERSON_WRONG: (QT_TRANSLATE_NOOP("texts", "复核人须是值班长，而且不能是本人。"),),
    R.CANNOT_BE_PROMISED: (QT_TRANSLATE_NOOP("texts", "目录不允许用承诺代替这份材料。请收取材料。"),),
    R.PROMISE_OPEN: (
        QT_TRANSLATE_NOOP("texts", "还有承诺没有兑现：{names}。补齐之前不能发放结果。"),
        QT_TRANSLATE_NOOP("texts", "还有承诺没有兑现，补齐之前不能发放结果。"),
    ),
    **RESULTS,
    R.DEEMED_ACCEPTED: (
        QT_TRANSLATE_NOOP("texts", "{receipt_no} 收件后五个工作日没有告知，已依法视为受理。请马上移交办理。"),
        QT_TRANSLATE_NOOP("texts", "收件后五个工作日没有告知的，已依法视为受理。请马上移交办理。"),
    ),
    R.DRAFTS_VOID: (
        QT_TRANSLATE_NOOP("texts", "{count} 份草稿到期无人续办，已自动作废，编号留痕。各草稿的到期日见 F10。"),
        QT_TRANSLATE_NOOP("texts", "有草稿到期无人续办，已自动作废，编号留痕。"),
    ),
    R.DEEMED_TOMORROW: (
        QT_TRANSLATE_NOOP("texts", "有 {count} 件收件明天起将视为受理。请今天受理或一次性告知 (F10 查看)。"),
        QT_TRANSLATE_NOOP("texts", "有收件明天起将视为受理。请今天受理或一次性告知 (F10 查看)。"),
    ),
    R.TIME_RUNS_BACK: (QT_TRANSLATE_NOOP("texts", "本机时钟比上一步还早，没有记录。请运维校准时间后再试。"),),
    R.CLOCK_WRONG: (
        QT_TRANSLATE_NOOP("texts", "本机时间与平台相差 {minutes} 分，受理日期会错，没有受理。请校时，或请值班长确认。"),
        QT_TRANSLATE_NOOP("texts", "本机时间与平台相差太大，没有受理。请校时，或请值班长确认。"),
    ),
    R.STORE_FULL: (
        QT_TRANSLATE_NOOP("texts", "磁盘已满，这一步没有保存，之前的内容都在。请找运维腾出空间后再按一次。"),
    ),
    R.STORE_FAILED: (
        QT_TRANSLATE_NOOP("texts", "本机数据打不开：{reason}"),
        QT_TRANSLATE_NOOP("texts", "没有保存成功，之前的内容都在。请再按一次；再次出现请找运维。"),
    ),
    R.STORE_DAMAGED: (
        QT_TRANSLATE_NOOP("texts", "巡检发现本机数据有 {count} 处损坏。请不要再办新件，马上找运维备份并修复。"),
        QT_TRANSLATE_NOOP("texts", "巡检发现本机数据有损坏。请不要再办新件，马上找运维备份并修复。"),
    ),
    R.STORE_FULL_OWED: (
        QT_TRANSLATE_NOOP(
            "texts", "磁盘已满。打印、叫号和上报的结果暂未记下，空间腾出后自动补记，请勿关机。请找运维。"
        ),
    ),
    R.STORE_FAILED_OWED: (
        QT_TRANSLATE_NOOP("texts", "本机数据暂时写不进去。设备和平台的消息会自动补记，请勿关机。请找运维。"),
    ),
    # one field
    R.FIELD_REQUIRED: (QT_TRANSLATE_NOOP("texts", "这一项必填。"),),
    R.FIELD_TOO_SHORT: (
        QT_TRANSLATE_NOOP("texts", "太短，至少 {min} 个字。"),
        QT_TRANSLATE_NOOP("texts", "太短，请填完整。"),
    ),
    R.FIELD_TOO_LONG: (
        QT_TRANSLATE_NOOP("texts", "太长，最多 {max} 个字。"),
        QT_TRANSLATE_NOOP("texts", "太长，请缩短。"),
    ),
    R.FIELD_NOT_A_NUMBER: (QT_TRANSLATE_NOOP("texts", "这里只能填数字。"),),
    R.FIELD_OUT_OF_RANGE: (
        QT_TRANSLATE_NOOP("texts", "应在 {min} 与 {max} 之间。"),
        QT_TRANSLATE_NOOP("texts", "不能小于 {min}。"),
        QT_TRANSLATE_NOOP("texts", "不能大于 {max}。"),
        QT_TRANSLATE_NOOP("texts", "数值不在允许范围内。"),
    ),
    R.FIELD_NOT_A_DATE: (QT_TRANSLATE_NOOP("texts", "不是有效日期。请按 年-月-日 填写，例如 2026-12-03。"),),
    R.FIELD_NOT_A_CHOICE: (QT_TRANSLATE_NOOP("texts", "请从列表中选择。"),),
    R.FIELD_HAS_DIGITS: (QT_TRANSLATE_NOOP("texts", "姓名里不能有数字。"),),
    R.FIELD_BAD_PHONE: (QT_TRANSLATE_NOOP("texts", "应是 1 开头的 11 位手机号码。"),),
    R.FIELD_BAD_CERT_NO: (QT_TRANSLATE_NOOP("texts", "证件号码校验不符，请对照证件逐位核对。"),),
    R.FIELD_OLD_CERT_NO: (QT_TRANSLATE_NOOP("texts", "这是 15 位旧号码。请填 18 位公民身份号码。"),),
    R.FIELD_BAD_BIRTH: (QT_TRANSLATE_NOOP("texts", "号码里的出生日期不存在，请核对。"),),
    R.FIELD_BAD_USCC: (QT_TRANSLATE_NOOP("texts", "统一社会信用代码校验不符，请核对 18 位。"),),
    R.FIELD_BAD_BANK_NO: (QT_TRANSLATE_NOOP("texts", "银行卡号校验不符，请对照卡面核对。"),),
    R.FIELD_LOCKED: (QT_TRANSLATE_NOOP("texts", "此项来自读卡，不能改写。按 Esc 恢复读卡内容。"),),
    R.FIELD_DISPUTED: (QT_TRANSLATE_NOOP("texts", "两个来源不一致，请选用其一并写明理由。"),),
    R.SOURCE_GONE: (QT_TRANSLATE_NOOP("texts", "这一项已经没有另一个来源，没有改动。"),),
    R.FIELD_TOO_FEW_ROWS: (
        QT_TRANSLATE_NOOP("texts", "至少要 {min} 行。"),
        QT_TRANSLATE_NOOP("texts", "行数太少。"),
    ),
    R.FIELD_TOO_MANY_ROWS: (
        QT_TRANSLATE_NOOP("texts", "最多 {max} 行。"),
        QT_TRANSLATE_NOOP("texts", "行数太多。"),
    ),
    R.FIELD_ROW_WRONG: (
        QT_TRANSLATE_NOOP("texts", "第 {row} 行的“{column}”有误，请看该格下的说明。"),
        QT_TRANSLATE_NOOP("texts", "表中有一格有误，请核对。"),
    ),
    R.SOFT_RULE: (
        QT_TRANSLATE_NOOP("texts", "{rules}。"),
        QT_TRANSLATE_NOOP("texts", "有规则提示不宜受理，请判断。"),
    ),
    R.FIELD_RULE: (
        QT_TRANSLATE_NOOP("texts", "不符合本事项的规定：{rule}。"),
        QT_TRANSLATE_NOOP("texts", "不符合本事项的规定，请核对。"),
    ),
    # pages
    R.FILE_NOT_READABLE: (QT_TRANSLATE_NOOP("texts", "文件打不开，没有导入。请换一个文件，或重新保存后再试。"),),
    R.FILE_KIND_WRONG: (QT_TRANSLATE_NOOP("texts", "不支持这种文件。请用 JPEG、PNG 或 PDF。"),),
    R.FILE_TOO_LARGE: (
        QT_TRANSLATE_NOOP("texts", "文件太大，最多 {max_mb} MB。请降低分辨率后再试。"),
        QT_TRANSLATE_NOOP("texts", "文件太大，没有导入。请降低分辨率后再试。"),
    ),
    R.PICTURE_BROKEN: (QT_TRANSLATE_NOOP("texts", "图像已损坏，没有导入。请重新扫描或换文件。"),),
    R.PAGE_DAMAGED: (
        QT_TRANSLATE_NOOP("texts", "这一页的文件损坏或丢失，看不了，也不能用来办理。请重新采集；其他页不受影响。"),
    ),
    R.PAGE_OVER: (
        QT_TRANSLATE_NOOP("texts", "这份材料有效期到 {day}，已不能用。请收取新的材料，旧页可删去。"),
        QT_TRANSLATE_NOOP("texts", "这份材料已过有效期，不能用。请收取新的材料，旧页可删去。"),
    ),
    R.ORIGINAL_UNSEEN: (QT_TRANSLATE_NOOP("texts", "这是申请人自行上传的，须先看原件。核对无误后请勾选“原件已核”。"),),
    R.MATERIAL_DEFECTIVE: (
        QT_TRANSLATE_NOOP("texts", "不合格：{wrong}。更换后请改为合格，或一次性告知 (F8)。"),
        QT_TRANSLATE_NOOP("texts", "这份材料不合格。更换后请改为合格，或一次性告知 (F8)。"),
    ),
    R.CONSENT_MISSING: (
        QT_TRANSLATE_NOOP("texts", "复用以往材料要申请人同意。请问过申请人并勾选；不同意的请收取新的材料。"),
    ),
    R.NOT_REUSABLE: (
        QT_TRANSLATE_NOOP("texts", "这份以往材料已不能再用：不是本人的、已过期或曾被判不合格。请收取新的材料。"),
    ),
    R.LICENCE_NOT_TAKEN: (QT_TRANSLATE_NOOP("texts", "目录不允许用电子证照代替这份材料。请收取材料。"),),
    R.LICENCE_NO_KEY: (
        QT_TRANSLATE_NOOP("texts", "本窗口没有配置电子证照的验签公钥，不能取用。请收取材料，并告知运维。"),
    ),
    R.LICENCE_OFFLINE: (
        QT_TRANSLATE_NOOP("texts", "现在查不到电子证照：平台没有应答。可先收取纸质材料，或网络恢复后再查。"),
    ),
    R.LICENCE_NONE: (QT_TRANSLATE_NOOP("texts", "平台上没有申请人的这种电子证照。请收取材料。"),),
    R.LICENCE_OVER: (QT_TRANSLATE_NOOP("texts", "申请人的这种电子证照不在有效期内，不能用。请收取有效的材料。"),),
    R.LICENCE_FORGED: (
        QT_TRANSLATE_NOOP("texts", "电子证照验签不通过，没有采用。请核对原件并收取材料，同时告知值班长。"),
    ),
    R.SCANNER_ABSENT: (QT_TRANSLATE_NOOP("texts", "没有找到扫描仪。可先导入文件；请检查电源和连线。"),),
    R.SCANNER_BUSY: (QT_TRANSLATE_NOOP("texts", "扫描仪正忙。请等这一份完成后再扫。"),),
    R.SCANNER_JAMMED: (QT_TRANSLATE_NOOP("texts", "扫描仪卡纸。请取出纸张后再扫，已扫的页都在。"),),
    R.SCANNER_NO_PAPER: (QT_TRANSLATE_NOOP("texts", "扫描仪里没有纸。请放好材料后再按 F6。"),),
    R.SCANNER_COVER_OPEN: (QT_TRANSLATE_NOOP("texts", "扫描仪的盖子开着。请盖好后再扫。"),),
    R.SCAN_FAILED: (QT_TRANSLATE_NOOP("texts", "这次没有扫成，已扫的页都在。请再扫一次，或导入文件。"),),
    R.SCAN_CANCELLED: (QT_TRANSLATE_NOOP("texts", "已停止，这一次扫的页没有留下。需要时请再扫。"),),
    R.SCAN_BLANK: (QT_TRANSLATE_NOOP("texts", "扫到的都是空白页，没有留下。请看看纸是否放反，再扫一次。"),),
    R.SCAN_BLANKS_LEFT_OUT: (
        QT_TRANSLATE_NOOP("texts", "有 {count} 面空白，没有留下。若不是空白，请单独再扫那一面。"),
        QT_TRANSLATE_NOOP("texts", "空白面没有留下。若不是空白，请单独再扫那一面。"),
    ),
    R.CODE_IS_TICKET: (QT_TRANSLATE_NOOP("texts", "扫到的是排队号，什么都没有填。号由叫号（F2）叫到本窗口，不必扫。"),),
    R.CODE_IS_LICENCE: (
        QT_TRANSLATE_NOOP(
            "texts", "扫到的是电子证照码，本机不解读，什么都没有填。要用证照，请在材料上按 Ctrl+R 向平台调取。"
        ),
    ),
    R.CODE_IS_IDENTITY: (
        QT_TRANSLATE_NOOP(
            "texts", "扫到的是身份码，本机不解读，什么都没有填。请放身份证读卡；没有带证的请手工填写并核对。"
        ),
    ),
    R.CODE_UNKNOWN: (QT_TRANSLATE_NOOP("texts", "扫到的码在这里用不上，什么都没有填。"),),
    R.SCAN_FOLDER_EMPTY: (
        QT_TRANSLATE_NOOP("texts", "高拍仪的文件夹里一直没有新图片。请先按 F6，再在高拍仪程序里拍照。"),
    ),
    # paper
    R.PAPER_NOT_REPRINTABLE: (QT_TRANSLATE_NOOP("texts", "这张凭条正在打印或排队，现在不能补打。"),),
    R.LABELS_NOTHING: (QT_TRANSLATE_NOOP("texts", "这件办件还没有收到材料，没有标签可打。"),),
    R.LABELS_NOT_PRINTED: (
        QT_TRANSLATE_NOOP("texts", "标签没有打完，已打 {count} 张。请看标签打印机，处理后在 F7 再打一次。"),
        QT_TRANSLATE_NOOP("texts", "标签没有打完。请看标签打印机，处理后在 F7 再打一次。"),
    ),
    R.A4_PRINTER_NONE: (
        QT_TRANSLATE_NOOP("texts", "本窗口没有设置 A4 打印机，没有打印。可另存为 PDF；请运维在“设备”中设置。"),
    ),
    R.DOCUMENT_PRINTED_ALREADY: (
        QT_TRANSLATE_NOOP("texts", "这份文书已经送过打印机，没有再送。要再出一份请按“补打一份”，会注明补打。"),
    ),
    # devices
    R.SETTING_WRONG: (
        QT_TRANSLATE_NOOP("texts", "设置没有改：“{value}”不能用，可选 {choices}。设备照原来的设置工作，请从列表中选。"),
        QT_TRANSLATE_NOOP("texts", "设置没有改：“{value}”不能用。设备照原来的设置工作，请看下面的说明再填。"),
        QT_TRANSLATE_NOOP("texts", "设置没有改：{reason}"),
        QT_TRANSLATE_NOOP("texts", "设置没有改，填写的内容不能用。"),
    ),
    R.PROFILE_NONE: (QT_TRANSLATE_NOOP("texts", "这不是设备配置文件，设置没有改。请选择从邻窗导出的文件。"),),
    R.PROFILE_FORGED: (
        QT_TRANSLATE_NOOP("texts", "签名不对，没有采用：文件导出后被改动过。请在邻窗重新导出，不要手工修改。"),
    ),
    R.PROFILE_TOO_NEW: (QT_TRANSLATE_NOOP("texts", "配置文件的版本本程序不认识，设置没有改。请先升级本窗口。"),),
    R.PROFILE_NOT_WRITTEN: (
        QT_TRANSLATE_NOOP("texts", "没有导出：文件写不进去。请换一个位置，或检查磁盘空间和权限。"),
    ),
    R.SETTING_NOT_KEPT: (
        QT_TRANSLATE_NOOP("texts", "设备设置没有存到磁盘，重启后会丢失。请检查磁盘空间和权限后再改一次。"),
    ),
    R.PAPER_NOT_READY: (
        QT_TRANSLATE_NOOP("texts", "这份文书还没有生成。内容已存好，稍后会再生成；一直没有请找运维。"),
    ),
    R.PAPER_UNSEALED: (
        QT_TRANSLATE_NOOP("texts", "目录里没有专用印章的图样或日期，这份文书不能出具，办件没有改动。请告知值班长。"),
    ),
    R.PAPER_NOT_SAVED: (QT_TRANSLATE_NOOP("texts", "文书没有存成或打不开。请换一个位置，或找运维。"),),
    # our own fault
    R.INTERNAL: (
        QT_TRANSLATE_NOOP("texts", "程序内部出错，这一步没有做。可继续工作，并把编号 {number} 告诉运维。"),
        QT_TRANSLATE_NOOP("texts", "程序内部出错，这一步没有做。可继续工作，并告诉运维。"),
    ),
}

TROUBLES: dict[DeviceTrouble, str] = {
    DeviceTrouble.NONE: QT_TRANSLATE_NOOP("texts", "正常"),
    DeviceTrouble.NOT_CONFIGURED: QT_TRANSLATE_NOOP("texts", "未配置"),
    DeviceTrouble.PORT_MISSING: QT_TRANSLATE_NOOP("texts", "没有接上"),
    DeviceTrouble.PORT_BUSY: QT_TRANSLATE_NOOP("texts", "端口被占用"),
    DeviceTrouble.PORT_TAKEN: QT_TRANSLATE_NOOP("texts", "端口已另用"),
    DeviceTrouble.UNPLUGGED: QT_TRANSLATE_NOOP("texts", "已拔出"),
    DeviceTrouble.SILENT: QT_TRANSLATE_NOOP("texts", "无应答"),
    DeviceTrouble.GARBLED: QT_TRANSLATE_NOOP("texts", "应答错乱"),
    DeviceTrouble.WRONG_DEVICE: QT_TRANSLATE_NOOP("texts", "接错设备"),
    DeviceTrouble.PAPER_OUT: QT_TRANSLATE_NOOP("texts", "缺纸"),
    DeviceTrouble.PAPER_NEAR_END: QT_TRANSLATE_NOOP("texts", "纸将尽"),
    DeviceTrouble.COVER_OPEN: QT_TRANSLATE_NOOP("texts", "盖子开"),
    DeviceTrouble.CUTTER: QT_TRANSLATE_NOOP("texts", "切刀故障"),
    DeviceTrouble.OVERHEATED: QT_TRANSLATE_NOOP("texts", "过热"),
    DeviceTrouble.NOT_TAKING: QT_TRANSLATE_NOOP("texts", "不收数据"),
    DeviceTrouble.PRINTER_ERROR: QT_TRANSLATE_NOOP("texts", "打印机故障"),
    DeviceTrouble.READER_FAULT: QT_TRANSLATE_NOOP("texts", "读卡器故障"),
    DeviceTrouble.ORDER_REFUSED: QT_TRANSLATE_NOOP("texts", "设备拒绝执行"),
    DeviceTrouble.READER_NOT_AUTHORISED: QT_TRANSLATE_NOOP("texts", "读卡器未授权"),
    DeviceTrouble.NO_PROGRAM: QT_TRANSLATE_NOOP("texts", "驱动程序未装"),
    DeviceTrouble.NO_SCANNER: QT_TRANSLATE_NOOP("texts", "没有扫描仪"),
    DeviceTrouble.PAPER_JAM: QT_TRANSLATE_NOOP("texts", "卡纸"),
    DeviceTrouble.RIBBON_OUT: QT_TRANSLATE_NOOP("texts", "缺碳带"),
    DeviceTrouble.TONER_OUT: QT_TRANSLATE_NOOP("texts", "缺墨粉"),
    DeviceTrouble.QUEUE_STOPPED: QT_TRANSLATE_NOOP("texts", "打印队列停用"),
    DeviceTrouble.QUEUE_REFUSES: QT_TRANSLATE_NOOP("texts", "打印队列拒收"),
    DeviceTrouble.QUEUE_MISSING: QT_TRANSLATE_NOOP("texts", "没有这个打印队列"),
    DeviceTrouble.SERVICE_MISSING: QT_TRANSLATE_NOOP("texts", "打印服务连不上"),
    DeviceTrouble.NOT_PAIRED: QT_TRANSLATE_NOOP("texts", "未配对"),
    DeviceTrouble.JOB_ENDED: QT_TRANSLATE_NOOP("texts", "任务被取消"),
    DeviceTrouble.NO_VOICE: QT_TRANSLATE_NOOP("texts", "语音程序未装"),
    DeviceTrouble.NO_SOUND: QT_TRANSLATE_NOOP("texts", "没有声音输出"),
    DeviceTrouble.INTERNAL: QT_TRANSLATE_NOOP("texts", "内部错误"),
}


def sentence(code: RefusalCode, facts: Mapping[str, str] | None = None, *, number: str = "", card: str = "") -> str:
    """What to say for this code, in the language of the screen. `card` = CardTrouble code, `number` = fault number."""
    if code is RefusalCode.CARD_TROUBLE and card:
        return card_texts.sentence(CardTrouble(card))
    known = {name: value for name, value in {"number": number, **(facts or {})}.items() if value not in NOTHING}
    chosen = next(text for text in REFUSALS[code] if placeholders(text) <= known.keys())
    text = translated(chosen).format(**known)
    return f"{text}（{known['item']}）" if "item" in known and "item" not in placeholders(chosen) else text


def trouble(code: DeviceTrouble) -> str:
    """A device's trouble in two or three words."""
    return translated(TROUBLES[code])


def translated(source: str) -> str:
    """One source text of this context in the language of the screen."""
    return QCoreApplication.translate(CONTEXT, source)


def placeholders(text: str) -> set[str]:
    """Names of the {placeholders} of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
