"""Device settings in plain words (设备设置的说明): a title and one sentence each, for the technician's page."""

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP

CONTEXT = "settings"

SETTINGS: dict[str, tuple[str, str]] = {
    "more_ports": (
        QT_TRANSLATE_NOOP("settings", "其他端口"),
        QT_TRANSLATE_NOOP("settings", "另外要查看的端口：串口服务器 socket://地址:端口，或文件名通配。用逗号分开。"),
    ),
    "id_reader": (
        QT_TRANSLATE_NOOP("settings", "端口"),
        QT_TRANSLATE_NOOP("settings", "设备名、COM 名、usb://厂商:产品/序号，或 socket://地址:端口。空着就是不用。"),
    ),
    "id_reader_baud": (
        QT_TRANSLATE_NOOP("settings", "波特率"),
        QT_TRANSLATE_NOOP("settings", "出厂一般是 115200。不对时设备不应答，或应答错乱。"),
    ),
    "id_reader_baud_search": (
        QT_TRANSLATE_NOOP("settings", "自动找波特率"),
        QT_TRANSLATE_NOOP("settings", "设定的波特率没有应答时，依次试其他标准波特率。只用于串口。"),
    ),
    "id_reader_fingerprint": (
        QT_TRANSLATE_NOOP("settings", "连指纹一起读"),
        QT_TRANSLATE_NOOP("settings", "用含指纹的读卡指令。指纹不保存、不显示；没有指纹的证件照样读。"),
    ),
    "id_reader_newest_address": (
        QT_TRANSLATE_NOOP("settings", "读追加住址"),
        QT_TRANSLATE_NOOP("settings", "读卡后再问一次搬迁后写入的住址；有就用它，没有用卡面住址。"),
    ),
    "id_reader_photo_decoder": (
        QT_TRANSLATE_NOOP("settings", "照片解码程序"),
        QT_TRANSLATE_NOOP(
            "settings", "厂家授权的程序：标准输入收 1024 字节照片（WLT），标准输出给 BMP、PNG 或 JPEG。空着不显示照片。"
        ),
    ),
    "id_reader_poll_ms": (
        QT_TRANSLATE_NOOP("settings", "寻卡间隔（毫秒）"),
        QT_TRANSLATE_NOOP("settings", "两次寻卡之间停多久。小了反应快，大了读卡器清闲。"),
    ),
    "receipt_printer": (
        QT_TRANSLATE_NOOP("settings", "端口"),
        QT_TRANSLATE_NOOP("settings", "设备名、COM 名、usb://厂商:产品/序号，或 socket://地址:端口。空着就是不用。"),
    ),
    "receipt_printer_baud": (
        QT_TRANSLATE_NOOP("settings", "波特率"),
        QT_TRANSLATE_NOOP("settings", "看打印机自检页。不对时会打出乱码，或没有应答。"),
    ),
    "receipt_printer_flow": (
        QT_TRANSLATE_NOOP("settings", "流控"),
        QT_TRANSLATE_NOOP("settings", "看打印机自检页和接线。设错会丢字或一直不打。"),
    ),
    "receipt_printer_columns": (
        QT_TRANSLATE_NOOP("settings", "每行列数"),
        QT_TRANSLATE_NOOP("settings", "看纸宽和打印机自检页。一个汉字占两列。"),
    ),
    "receipt_printer_encoding": (
        QT_TRANSLATE_NOOP("settings", "汉字编码"),
        QT_TRANSLATE_NOOP("settings", "看打印机自检页。打不出的字自动画成图形。"),
    ),
    "receipt_printer_answers": (
        QT_TRANSLATE_NOOP("settings", "会应答"),
        QT_TRANSLATE_NOOP("settings", "打印机能回答状态查询。不能回答的，凭条只记为“已送出，未确认”。"),
    ),
    "receipt_printer_chinese_on": (
        QT_TRANSLATE_NOOP("settings", "先切到汉字模式"),
        QT_TRANSLATE_NOOP("settings", "打印前发送 FS &。汉字变成乱码或拉丁字母时打开。"),
    ),
    "window_display": (
        QT_TRANSLATE_NOOP("settings", "端口"),
        QT_TRANSLATE_NOOP("settings", "设备名、COM 名、usb://厂商:产品/序号，或 socket://地址:端口。空着就是不用。"),
    ),
    "window_display_baud": (
        QT_TRANSLATE_NOOP("settings", "波特率"),
        QT_TRANSLATE_NOOP("settings", "出厂一般是 9600。不对时屏不应答，或显示乱码。"),
    ),
    "window_display_kind": (
        QT_TRANSLATE_NOOP("settings", "屏的种类"),
        QT_TRANSLATE_NOOP("settings", "决定怎样和屏说话、能显示什么。换了种类，下面的设置随之改变。"),
    ),
    "window_display_addresses": (
        QT_TRANSLATE_NOOP("settings", "屏的地址"),
        QT_TRANSLATE_NOOP("settings", "同一条线上各屏的地址，用逗号分开；内容相同。CD5220 没有地址。"),
    ),
    "window_display_turnaround_ms": (
        QT_TRANSLATE_NOOP("settings", "发送前停顿（毫秒）"),
        QT_TRANSLATE_NOOP("settings", "RS-485 总线上每次发送前等多久。屏偶尔不应答时加大。"),
    ),
    "window_display_idle": (
        QT_TRANSLATE_NOOP("settings", "空闲时显示"),
        QT_TRANSLATE_NOOP(
            "settings", "各行用逗号分开。{number} 号码，{window} 窗口号，{name} 窗口名。空着用自带的文字，- 是不显示。"
        ),
    ),
    "window_display_calling": (
        QT_TRANSLATE_NOOP("settings", "叫号时显示"),
        QT_TRANSLATE_NOOP("settings", "叫到一个号、人还没到时。写法同上。"),
    ),
    "window_display_serving": (
        QT_TRANSLATE_NOOP("settings", "办理中显示"),
        QT_TRANSLATE_NOOP("settings", "正在为一个号办理时。写法同上。"),
    ),
    "window_display_paused": (
        QT_TRANSLATE_NOOP("settings", "暂停服务时显示"),
        QT_TRANSLATE_NOOP("settings", "窗口人员按下暂停服务时。这里不会显示号码。"),
    ),
    "window_display_closed": (
        QT_TRANSLATE_NOOP("settings", "未开放时显示"),
        QT_TRANSLATE_NOOP("settings", "没有窗口人员登录时。这里不会显示号码。"),
    ),
    "window_display_onbon_width": (
        QT_TRANSLATE_NOOP("settings", "屏宽（像素）"),
        QT_TRANSLATE_NOOP("settings", "仰邦屏的宽度，看屏的铭牌。一个 16 点汉字占 16 像素。"),
    ),
    "window_display_onbon_height": (
        QT_TRANSLATE_NOOP("settings", "屏高（像素）"),
        QT_TRANSLATE_NOOP("settings", "仰邦屏的高度。32 像素可显示两行 16 点汉字。"),
    ),
    "window_display_alpha_7e1": (
        QT_TRANSLATE_NOOP("settings", "7 位偶校验（7E1）"),
        QT_TRANSLATE_NOOP("settings", "Alpha 屏多为 7E1。试机时屏没有反应，就换一下。"),
    ),
    "window_display_modbus_register": (
        QT_TRANSLATE_NOOP("settings", "文字的起始寄存器"),
        QT_TRANSLATE_NOOP("settings", "从 0 数起，看屏的寄存器表。表里写 40001 的就是 0。"),
    ),
    "window_display_modbus_count": (
        QT_TRANSLATE_NOOP("settings", "寄存器个数"),
        QT_TRANSLATE_NOOP("settings", "文字占几个寄存器，1 到 100。多出的位置会写成空白。"),
    ),
    "window_display_modbus_packing": (
        QT_TRANSLATE_NOOP("settings", "寄存器装什么"),
        QT_TRANSLATE_NOOP("settings", "看屏的寄存器表。设错会显示乱码或别的数。"),
    ),
    "window_display_modbus_low_first": (
        QT_TRANSLATE_NOOP("settings", "低字节在前"),
        QT_TRANSLATE_NOOP("settings", "显示成两两颠倒（0S32）时打开。"),
    ),
    "window_display_modbus_function": (
        QT_TRANSLATE_NOOP("settings", "写入功能码"),
        QT_TRANSLATE_NOOP("settings", "一般一次写完；屏只支持单个写入时选 6。"),
    ),
    "window_display_modbus_brightness_register": (
        QT_TRANSLATE_NOOP("settings", "亮度寄存器"),
        QT_TRANSLATE_NOOP("settings", "屏有亮度寄存器时填它的号；-1 就是没有。"),
    ),
    "window_display_modbus_brightness": (
        QT_TRANSLATE_NOOP("settings", "亮度"),
        QT_TRANSLATE_NOOP("settings", "连接时写入亮度寄存器的数。"),
    ),
    "window_display_modbus_echo": (
        QT_TRANSLATE_NOOP("settings", "转换器回送"),
        QT_TRANSLATE_NOOP("settings", "RS-485 转换器会把发出的内容送回来。拔掉屏灯还是绿的，就打开它。"),
    ),
    "voice": (
        QT_TRANSLATE_NOOP("settings", "语音"),
        QT_TRANSLATE_NOOP("settings", "用电脑的音箱写 program://espeak-ng；接语音芯片写它的端口。空着就是不播报。"),
    ),
    "voice_baud": (
        QT_TRANSLATE_NOOP("settings", "波特率"),
        QT_TRANSLATE_NOOP("settings", "语音芯片出厂一般是 9600。软件语音不用。"),
    ),
    "voice_volume": (
        QT_TRANSLATE_NOOP("settings", "音量"),
        QT_TRANSLATE_NOOP("settings", "0 到 100。改后按“试机”听一听。"),
    ),
    "voice_calling": (
        QT_TRANSLATE_NOOP("settings", "叫号时说什么"),
        QT_TRANSLATE_NOOP("settings", "{number} 号码，逐字读；{window} 窗口号，{name} 窗口名。从不读办事人的姓名。"),
    ),
    "barcode_scanner": (
        QT_TRANSLATE_NOOP("settings", "端口"),
        QT_TRANSLATE_NOOP("settings", "串口模式的扫码枪接在哪里。空着就是不用。"),
    ),
    "barcode_scanner_baud": (
        QT_TRANSLATE_NOOP("settings", "波特率"),
        QT_TRANSLATE_NOOP("settings", "出厂一般是 9600。不对时扫出的内容是乱码。"),
    ),
    "barcode_scanner_keyboard": (
        QT_TRANSLATE_NOOP("settings", "键盘口扫码枪"),
        QT_TRANSLATE_NOOP(
            "settings", "分辨扫码枪和手打的键，扫的码不会落进输入框。没有这种枪时可以关掉，打字快 0.04 秒。"
        ),
    ),
    "barcode_scanner_ticket_codes": (
        QT_TRANSLATE_NOOP("settings", "排队号的样子"),
        QT_TRANSLATE_NOOP("settings", "正则表达式，要与整个码相符。只用来告诉窗口人员扫到的是什么。空着就是不认。"),
    ),
    "barcode_scanner_licence_codes": (
        QT_TRANSLATE_NOOP("settings", "电子证照码的样子"),
        QT_TRANSLATE_NOOP("settings", "正则表达式。全国没有公开的统一格式，按本地证照的码填。内容从不解读。"),
    ),
    "barcode_scanner_identity_codes": (
        QT_TRANSLATE_NOOP("settings", "身份码的样子"),
        QT_TRANSLATE_NOOP("settings", "正则表达式。身份码、市民码按本地的填。内容从不解读，也不当作身份。"),
    ),
    "document_scanner": (
        QT_TRANSLATE_NOOP("settings", "设备"),
        QT_TRANSLATE_NOOP(
            "settings",
            "SANE 设备名（用 scanimage -L 列出）、网络扫描仪的地址 http://地址/eSCL，高拍仪程序存图的文件夹 folder:路径，或摄像头 camera:名称。空着就是不用。",
        ),
    ),
    "document_scanner_source": (
        QT_TRANSLATE_NOOP("settings", "进纸来源"),
        QT_TRANSLATE_NOOP("settings", "空着用默认来源；自动进纸写 Automatic Document Feeder，双面写 ADF Duplex。"),
    ),
    "document_scanner_dpi": (
        QT_TRANSLATE_NOOP("settings", "分辨率"),
        QT_TRANSLATE_NOOP("settings", "每英寸点数。200 看得清，文件也不大。"),
    ),
    "document_scanner_config": (
        QT_TRANSLATE_NOOP("settings", "SANE 配置目录"),
        QT_TRANSLATE_NOOP("settings", "空着用系统自带的配置。"),
    ),
    "evaluator": (
        QT_TRANSLATE_NOOP("settings", "端口"),
        QT_TRANSLATE_NOOP("settings", "设备名、COM 名、usb://厂商:产品/序号，或 socket://地址:端口。空着就是不用。"),
    ),
    "evaluator_baud": (
        QT_TRANSLATE_NOOP("settings", "波特率"),
        QT_TRANSLATE_NOOP("settings", "出厂一般是 9600。不对时没有应答。"),
    ),
    "evaluator_protocol": (
        QT_TRANSLATE_NOOP("settings", "协议"),
        QT_TRANSLATE_NOOP(
            "settings", "open 是公开的带签名协议；digit 是按一下送一个数字的简单设备，没有签名，上报时注明。"
        ),
    ),
    "evaluator_wait_s": (
        QT_TRANSLATE_NOOP("settings", "等评价几秒"),
        QT_TRANSLATE_NOOP("settings", "5 到 255。到时没有按就是未评价，不会记成满意。"),
    ),
    "label_printer": (
        QT_TRANSLATE_NOOP("settings", "端口"),
        QT_TRANSLATE_NOOP("settings", "设备名、COM 名、usb://厂商:产品/序号，或 socket://地址:端口。空着就是不用。"),
    ),
    "label_printer_baud": (
        QT_TRANSLATE_NOOP("settings", "波特率"),
        QT_TRANSLATE_NOOP("settings", "看打印机自检页。不对时会打出乱码，或没有应答。"),
    ),
    "label_printer_width_mm": (
        QT_TRANSLATE_NOOP("settings", "标签宽（毫米）"),
        QT_TRANSLATE_NOOP("settings", "一张标签的宽，量底纸上的标签。"),
    ),
    "label_printer_height_mm": (
        QT_TRANSLATE_NOOP("settings", "标签高（毫米）"),
        QT_TRANSLATE_NOOP("settings", "一张标签的高，不含间隙。"),
    ),
    "label_printer_gap_mm": (
        QT_TRANSLATE_NOOP("settings", "标签间隙（毫米）"),
        QT_TRANSLATE_NOOP("settings", "两张标签之间的间隙；不对时会越打越偏。"),
    ),
    "label_printer_dpi": (
        QT_TRANSLATE_NOOP("settings", "分辨率"),
        QT_TRANSLATE_NOOP("settings", "打印头每英寸点数：203 或 300。不对时大小不对。"),
    ),
    "label_printer_zero_is_black": (
        QT_TRANSLATE_NOOP("settings", "0 是黑点"),
        QT_TRANSLATE_NOOP("settings", "打出来黑白颠倒时改这一项。"),
    ),
    "label_printer_answers": (
        QT_TRANSLATE_NOOP("settings", "会应答"),
        QT_TRANSLATE_NOOP("settings", "打印机能回答状态查询。不能回答的只知道已送出。"),
    ),
    "a4_printer": (
        QT_TRANSLATE_NOOP("settings", "打印队列"),
        QT_TRANSLATE_NOOP("settings", "系统里打印机的名字，或网络打印机的地址 ipp://地址/路径。空着就是不用。"),
    ),
    "a4_printer_server": (
        QT_TRANSLATE_NOOP("settings", "打印服务"),
        QT_TRANSLATE_NOOP("settings", "打印服务器 地址:端口。空着用本机的打印服务。"),
    ),
    "a4_printer_tray": (
        QT_TRANSLATE_NOOP("settings", "纸盒"),
        QT_TRANSLATE_NOOP("settings", "驱动里纸盒的名字，如 Tray2。空着由打印机自己选。"),
    ),
    "a4_printer_auto": (
        QT_TRANSLATE_NOOP("settings", "文书做好就打印"),
        QT_TRANSLATE_NOOP("settings", "打开后，受理通知书等文书生成后自动打印一份；关着由窗口人员在预览里按打印。"),
    ),
    "document_scanner_pages_max": (
        QT_TRANSLATE_NOOP("settings", "一次最多页数"),
        QT_TRANSLATE_NOOP("settings", "一次扫描到这么多面就停，1 至 999。"),
    ),
    "document_scanner_deskew": (
        QT_TRANSLATE_NOOP("settings", "自动摆正"),
        QT_TRANSLATE_NOOP("settings", "扫歪的页按文字行摆正，最多 8 度。没有文字行的不动。"),
    ),
    "document_scanner_drop_blank": (
        QT_TRANSLATE_NOOP("settings", "去掉空白面"),
        QT_TRANSLATE_NOOP("settings", "双面扫描时空白的背面不留下，去掉几面会告诉窗口人员。"),
    ),
    "document_scanner_rotate": (
        QT_TRANSLATE_NOOP("settings", "旋转（度）"),
        QT_TRANSLATE_NOOP("settings", "扫出来总是横着或倒着时填 90、180 或 270，顺时针。"),
    ),
    "document_scanner_page_kb": (
        QT_TRANSLATE_NOOP("settings", "每页最大（千字节）"),
        QT_TRANSLATE_NOOP("settings", "超过的页压成 JPEG，上报更快。0 是不压。"),
    ),
    "document_scanner_folder_wait_s": (
        QT_TRANSLATE_NOOP("settings", "等第一张（秒）"),
        QT_TRANSLATE_NOOP("settings", "只用于文件夹：按 F6 后这么久没有新图片就不再等。"),
    ),
    "document_scanner_folder_quiet_s": (
        QT_TRANSLATE_NOOP("settings", "拍完后等（秒）"),
        QT_TRANSLATE_NOOP("settings", "只用于文件夹：这么久没有下一张，这一次就算拍完。"),
    ),
    "document_scanner_folder_remove": (
        QT_TRANSLATE_NOOP("settings", "收下后删原图"),
        QT_TRANSLATE_NOOP("settings", "只用于文件夹：页已加密存好后，删掉文件夹里的原图。"),
    ),
}


def title(name: str) -> str:
    """The setting's short title."""
    known = SETTINGS.get(name)
    return QCoreApplication.translate(CONTEXT, known[0]) if known else name


def sentence(name: str) -> str:
    """What it does, in plain words."""
    known = SETTINGS.get(name)
    return QCoreApplication.translate(CONTEXT, known[1]) if known else ""
