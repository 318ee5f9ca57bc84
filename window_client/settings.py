"""Every setting of a window, declared once: name, type, default, one sentence. Profiles are TOML files of these names.

Unknown names and wrong types are errors with one clear line (`ProfileError`); `docs/settings.md` is made from here.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from window_client.errors import HallWindowError
from window_client.setting_shapes import CHOICES, PATTERNS, SHAPES, fits


class ProfileError(HallWindowError):
    """The profile cannot be used; the text is one line for the technician. `name` and `text`: the setting that cannot
    hold this value, where it is that."""

    def __init__(self, line: str, name: str = "", text: str = "") -> None:
        super().__init__(line)
        self.name, self.text = name, text


def _setting(default: Any, sentence: str, make: str = "") -> Any:
    """`make`: means something only while this make of the device is chosen (`<device>_kind`)."""
    return field(default=default, metadata={"sentence": sentence, "make": make})


@dataclass(frozen=True, slots=True, repr=False, match_args=False)
class Settings:
    """One window's settings."""

    site: str = _setting("01", "Site code (大厅代码), two characters; part of every receipt number.")
    branch: str = _setting("", "Name of the branch (分中心名称) on papers and screens; empty = as the catalogue says.")
    window: str = _setting("03", "Window number (窗口号), two digits; part of every receipt number.")
    window_name: str = _setting("3号窗口", "Name of the window as people read it.")
    machine: str = _setting("", "Name of this machine in the trail of each case (设备编号); empty = not told apart.")
    utc_offset_h: float = _setting(8.0, "Hours between the hall's time and UTC (北京时间 = 8).")
    groups: tuple[str, ...] = _setting(("社会事务", "注册经营"), "Groups of tickets (业务类别) that this window calls.")
    platform_url: str = _setting("", "Address of the central platform; plain http only for loopback.")
    send_unattended: bool = _setting(True, "Whether waiting records are sent when nobody is signed in.")
    request_signature: str = _setting("sha256", "Hash of signed requests.")
    platform_ca: str = _setting(
        "", "File with the certificates that the platform's TLS is checked against; empty = the system's."
    )
    platform_pin: str = _setting("", "SHA-256 of the platform's certificate (hex); empty = none is pinned.")
    platform_proxy: str = _setting("", "Proxy to the platform, http://host:port; empty = as the system says.")
    gateway_url: str = _setting("", "Address of a vendor's gateway for records; empty = they go to the platform.")
    gateway_token: str = _setting("", "Token that the vendor's gateway wants in every request.")
    calendar_key: str = _setting(
        "", "Public key (Ed25519, hex) of who publishes calendar files for this hall; empty = none is taken."
    )
    licence_key: str = _setting(
        "", "Public key (Ed25519, hex) of who signs e-licences (电子证照验签公钥); empty = none is taken."
    )
    code_maps: str = _setting("", "TOML file with the code maps of the vendor's gateway.")
    compress: bool = _setting(True, "Whether records are sent compressed.")
    upload_kbit_s: int = _setting(0, "Most kbit a second that are sent to the platform; 0 = no limit.")
    connect_timeout_s: float = _setting(3.0, "Longest wait for a connection to the platform, seconds.")
    answer_timeout_s: float = _setting(10.0, "Longest wait for an answer of the platform, seconds.")
    batch_records: int = _setting(500, "Most records in one batch to the platform.")
    batch_bytes: int = _setting(1_000_000, "Most bytes in one batch to the platform.")
    lease_size: int = _setting(3000, "Numbers leased at once.")
    lease_low: int = _setting(2100, "Lease one more block when fewer numbers than this are left: a week offline.")
    close_hour: int = _setting(19, "Hour of the day after which the day is reconciled with the platform.")
    heartbeat_s: float = _setting(2.0, "Seconds between two heartbeats to the platform.")
    recall_max: int = _setting(3, "Calls of one ticket before 过号 may be pressed without a further call.")
    recall_gap_s: float = _setting(15.0, "Least seconds between two calls of the same ticket.")
    right_days: int = _setting(30, "Days for which a confirmed right may be used without the platform.")
    receive_days: int = _setting(5, "Working days from receipt within which a case is accepted, corrected or refused.")
    tolerant_days: int = _setting(10, "Working days within which a tolerated material must follow (容缺补交).")
    back_entry_days: int = _setting(15, "Days back to which a case taken on paper may be entered later (补录期限).")
    keep_drafts_days: int = _setting(7, "Days after which a draft that nobody touched becomes void (草稿保存期限).")
    keep_cases_days: int = _setting(
        30, "Days after the end of a case and the platform's last receipt after which only number, state and hash stay."
    )
    keep_pages_days: int = _setting(7, "Days after its archiving after which the pages of a case go.")
    archived_elsewhere: bool = _setting(
        False, "Whether the platform archives from its own records, so that a delivered case need not wait here for it."
    )
    correction_days: int = _setting(30, "Working days that an applicant has after a correction notice (补正期限).")
    delivery_days: int = _setting(10, "Working days from a decision within which a licence is handed out.")
    paper_fonts: tuple[str, ...] = _setting(
        ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "SimSun"),
        "Font families of official papers, first found first; embedded into each PDF.",
    )
    paper_font_dir: str = _setting("", "Folder with fonts for papers besides the system's.")
    lock_after_min: int = _setting(
        5, "Minutes without a key or the mouse after which the screen of a signed-in person is covered, 1 to 15."
    )
    crypto_suite: str = _setting(
        "aes-sha256",
        "Algorithms of a data directory that is made anew: aes-sha256, or sm4-sm3 (国密); one that is there keeps its own.",
    )
    tries_max: int = _setting(5, "Wrong passwords in a row before the sign-in of this person pauses.")
    tries_pause_min: int = _setting(15, "Minutes of that pause.")
    page_max_mb: int = _setting(20, "Largest file taken as a material page, MB.")
    more_ports: tuple[str, ...] = _setting(
        (), "Further ports to look for devices at: TCP bridges (socket://host:port) or file patterns."
    )
    id_reader: str = _setting("", "Port of the ID card reader: a device name, COM name or URL (socket://host:port).")
    id_reader_baud: int = _setting(115200, "Speed of the ID card reader.")
    id_reader_baud_search: bool = _setting(
        True, "Whether the other speeds of the standard are tried when the ID card reader is silent at its own."
    )
    id_reader_fingerprint: bool = _setting(False, "Read with the command that includes fingerprints (30 10).")
    id_reader_newest_address: bool = _setting(True, "Ask the card for the address written after a move (追加住址).")
    id_reader_photo_decoder: str = _setting(
        "",
        "Program that turns a card's photo (WLT, 1024 bytes on its standard input) into BMP, PNG or JPEG on its standard "
        "output; empty = photos are not shown.",
    )
    id_reader_poll_ms: int = _setting(200, "Pause between two looks for a card, milliseconds.")
    receipt_printer: str = _setting("", "Port of the receipt printer.")
    receipt_printer_baud: int = _setting(19200, "Speed of the receipt printer.")
    receipt_printer_flow: str = _setting("none", "Flow control of the receipt printer.")
    receipt_printer_columns: int = _setting(48, "Columns of the receipt printer: 48 or 42 (80 mm), 32 (58 mm).")
    receipt_printer_encoding: str = _setting("gb18030", "Text encoding of the printer: gb18030 (two-byte part) or gbk.")
    receipt_printer_answers: bool = _setting(True, "Whether the printer can answer status requests.")
    receipt_printer_chinese_on: bool = _setting(True, "Send FS & before Chinese text.")
    window_display: str = _setting("", "Port of the window display, or of the line that several displays share.")
    window_display_baud: int = _setting(9600, "Speed of the window display.")
    window_display_kind: str = _setting("cd5220", "Make of the window display; see docs/technician.md.")
    window_display_addresses: tuple[str, ...] = _setting(
        ("1",), "Addresses of the displays on this line (RS-485); all show the same. CD5220 has none."
    )
    window_display_turnaround_ms: int = _setting(30, "Pause before each telegram on the display's line, milliseconds.")
    window_display_idle: tuple[str, ...] = _setting(
        (), "Lines while nobody is called; {number}, {window}, {name} are filled in; empty = built-in, - = dark."
    )
    window_display_calling: tuple[str, ...] = _setting((), "Lines while a number is called.")
    window_display_serving: tuple[str, ...] = _setting((), "Lines while somebody is served.")
    window_display_paused: tuple[str, ...] = _setting((), "Lines while service is paused (暂停服务).")
    window_display_closed: tuple[str, ...] = _setting((), "Lines while no clerk is signed in.")
    window_display_onbon_width: int = _setting(128, "Width of the Onbon display, pixels.", make="onbon")
    window_display_onbon_height: int = _setting(32, "Height of the Onbon display, pixels.", make="onbon")
    window_display_alpha_7e1: bool = _setting(True, "Whether the Alpha sign is set to 7E1; no = 8N1.", make="alpha")
    window_display_modbus_register: int = _setting(0, "First register of the text of a Modbus display.", make="modbus")
    window_display_modbus_count: int = _setting(4, "Registers of the text, 1 to 100.", make="modbus")
    window_display_modbus_packing: str = _setting(
        "ascii",
        "What a register holds: ascii (two characters), bcd (four digits) or number (the digits as a number).",
        make="modbus",
    )
    window_display_modbus_low_first: bool = _setting(
        False, "Whether the low byte of each register comes first.", make="modbus"
    )
    window_display_modbus_function: int = _setting(
        16, "Function that writes: 16 (all registers at once) or 6.", make="modbus"
    )
    window_display_modbus_brightness_register: int = _setting(
        -1, "Register of the brightness; -1 = none.", make="modbus"
    )
    window_display_modbus_brightness: int = _setting(0, "What is written there.", make="modbus")
    window_display_modbus_echo: bool = _setting(
        False,
        "Whether the RS-485 adapter sends back what it is given, so that an echo is not taken for an answer.",
        make="modbus",
    )
    voice: str = _setting(
        "", "What speaks: program://espeak-ng, or the port of a SYN6288 speech chip; empty = nothing."
    )
    voice_baud: int = _setting(9600, "Speed of the speech chip.")
    voice_volume: int = _setting(80, "Volume, 0 to 100.")
    voice_calling: str = _setting(
        "请{number}号到{name}办理", "What is said at a call; {number}, {window}, {name} (of the window) are filled in."
    )
    barcode_scanner: str = _setting("", "Port of the serial barcode scanner.")
    barcode_scanner_baud: int = _setting(9600, "Speed of the barcode scanner.")
    barcode_scanner_keyboard: bool = _setting(
        True, "Whether a scanner that types (keyboard mode) is told from fingers and kept out of the fields."
    )
    barcode_scanner_ticket_codes: str = _setting(
        "[A-Z]Y?[0-9]{3}", "Pattern (regular expression) of the codes on queue tickets; empty = none."
    )
    barcode_scanner_licence_codes: str = _setting(
        r"1\.2\.156\.3005\.2\..+",
        "Pattern of e-licence codes (电子证照码); no national form is published, empty = none.",
    )
    barcode_scanner_identity_codes: str = _setting(
        "", "Pattern of identity codes (身份码, 市民码) used here; no national form is published, empty = none."
    )
    document_scanner: str = _setting(
        "",
        "Document scanner: a SANE device name (test:0), a network scanner (http://host/eSCL), a folder that a "
        "vendor's program (高拍仪) puts pictures into (folder:PATH), or a camera (camera:NAME).",
    )
    document_scanner_source: str = _setting(
        "", "Source of the scanner: empty = its default, else e.g. Automatic Document Feeder or ADF Duplex."
    )
    document_scanner_dpi: int = _setting(200, "Resolution of scans, dots per inch.")
    document_scanner_config: str = _setting("", "Directory with SANE configuration; empty = the system's.")
    evaluator: str = _setting("", "Port of the evaluator (评价器).")
    evaluator_baud: int = _setting(9600, "Speed of the evaluator.")
    evaluator_protocol: str = _setting(
        "open", "Language of the evaluator: open (signed, documented), digit (one ASCII digit a press, unsigned)."
    )
    evaluator_wait_s: int = _setting(60, "Seconds that the evaluator waits for the citizen, 5 to 255.")
    label_printer: str = _setting("", "Port of the label printer (TSPL).")
    label_printer_baud: int = _setting(115200, "Speed of the label printer.")
    label_printer_width_mm: int = _setting(60, "Width of a label, millimetres.")
    label_printer_height_mm: int = _setting(40, "Height of a label, millimetres.")
    label_printer_gap_mm: int = _setting(2, "Gap between two labels, millimetres.")
    label_printer_dpi: int = _setting(203, "Dots an inch of the label printer.")
    label_printer_zero_is_black: bool = _setting(
        True, "Whether a 0 in a bitmap is a black dot; labels come out negative otherwise."
    )
    label_printer_answers: bool = _setting(True, "Whether the label printer can answer status requests.")
    a4_printer: str = _setting(
        "", "A4 printer for official papers: a queue of the print service, or ipp://host/path of a network printer."
    )
    a4_printer_server: str = _setting(
        "", "Print service: host:port, or the path of its socket; empty = the local one (CUPS)."
    )
    a4_printer_tray: str = _setting("", "Paper tray, as the driver names it, e.g. Tray2; empty = the printer's choice.")
    a4_printer_auto: bool = _setting(False, "Whether official papers are printed as soon as they are made.")
    document_scanner_pages_max: int = _setting(200, "Most pages of one scan.")
    document_scanner_deskew: bool = _setting(True, "Whether scanned pages that lie askew are straightened.")
    document_scanner_drop_blank: bool = _setting(True, "Whether blank sides are left out of a scan.")
    document_scanner_rotate: int = _setting(0, "Degrees by which scanned pages are turned clockwise.")
    document_scanner_page_kb: int = _setting(
        2000, "Largest scanned page, kB; larger ones are packed again as JPEG; 0 = as the scanner gave it."
    )
    document_scanner_folder_wait_s: float = _setting(90.0, "How long a watched folder may stay without a picture.")
    document_scanner_folder_quiet_s: float = _setting(
        15.0, "Seconds without a further picture in a watched folder after which the scan is over."
    )
    document_scanner_folder_remove: bool = _setting(
        False, "Whether a picture is removed from the watched folder once its page is kept."
    )
    scale: float = _setting(1.0, "Size of the user interface, 0.8 to 2.0.")
    demo: bool = _setting(False, "Demo window: sample data, shows the sample people on the sign-in page.")
    demo_people: tuple[str, ...] = _setting((), "Sample people shown by the demo: user/password/role.")


def as_text(value: object) -> str:
    """A value as a person writes it; lists with a comma."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def from_text(name: str, text: str) -> Any:
    """What a person wrote, in the type of the setting; raises ProfileError."""
    default, text = default_of(name), text.strip()
    try:
        if isinstance(default, bool):
            return {"yes": True, "no": False}[text]
        if isinstance(default, tuple):
            return tuple(part.strip() for part in text.split(",") if part.strip())
        return type(default)(text)
    except (KeyError, ValueError):
        line = f"setting '{name}' must be {type(default).__name__}, is '{text}'"
        raise ProfileError(line, name, text) from None


def default_of(name: str) -> Any:
    """The built-in value; raises ProfileError for an unknown name."""
    for each in fields(Settings):
        if each.name == name:
            return each.default
    raise ProfileError(f"unknown setting '{name}'")


def table() -> list[tuple[str, Any, str]]:
    """Rows (name, default, sentence) for the manual."""
    return [(f.name, f.default, f.metadata["sentence"]) for f in fields(Settings)]


def from_mapping(values: Mapping[str, Any], origin: str, base: Settings | None = None) -> Settings:
    """Settings from plain values; raises ProfileError naming `origin`, the setting and the reason."""
    known = {f.name: f for f in fields(Settings)}
    start = {f.name: getattr(base, f.name) for f in fields(Settings)} if base else {}
    for name, value in values.items():
        if name not in known:
            raise ProfileError(f"{origin}: unknown setting '{name}'")
        start[name] = _checked(known[name], value, origin)
    settings = Settings(**start)
    for name in (*CHOICES, *SHAPES, *PATTERNS):
        text = str(getattr(settings, name))
        if not fits(name, text):
            some = f"; it is one of {', '.join(CHOICES[name])}" if name in CHOICES else ""
            raise ProfileError(f"{origin}: setting '{name}' cannot be '{text}'{some}", name, text)
    return settings


def _checked(spec: Field[Any], value: Any, origin: str) -> Any:
    default = spec.default
    assert default is not MISSING
    if isinstance(default, tuple):
        if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
            raise ProfileError(f"{origin}: setting '{spec.name}' must be a list of texts")
        return tuple(value)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not type(default):
        raise ProfileError(
            f"{origin}: setting '{spec.name}' must be {type(default).__name__}, is {type(value).__name__}"
        )
    return value


DEMO_PEOPLE = ("chen/Demo-clerk-1/窗口人员", "luo/Demo-chief-1/值班长", "wei/Demo-tech-01/运维")


def demo() -> Settings:
    """The built-in demo profile; the demo's surroundings fill in platform and ports."""
    return Settings(demo=True, demo_people=DEMO_PEOPLE)


def read_profile(path: Path) -> Settings:
    """Settings from a TOML profile; raises ProfileError with one clear line."""
    import tomllib  # the demo reads none

    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"{path}: not a TOML file: {error}") from error
    return from_mapping(values, str(path))


def manual() -> str:
    """`docs/settings.md`."""
    lines = [
        "# Settings",
        "",
        "Made by `python -m window_client.settings` from `window_client/settings.py`; a test keeps it fresh.",
        "",
        "A profile is a TOML file of these names: `--profile PATH`, else `profile.toml` in this user's directory of the",
        "hall window. Unknown names and wrong types are refused with one line. What a technician changes on the page is",
        "kept in `devices.toml` beside the store and goes over the profile.",
        "",
        "A port is a device name (`/dev/ttyUSB0`, `COM3`), the adapter itself wherever it is plugged in",
        "(`usb://VID:PID/SERIAL`), or a TCP bridge (`socket://host:port`).",
        "",
        "| setting | type | default | meaning |",
        "|---|---|---|---|",
    ]
    kinds = {str: "text", bool: "true or false", int: "whole number", float: "number", tuple: "list of text"}
    for name, default, sentence in table():
        written = json.dumps(default, ensure_ascii=False)
        some = f" One of: {', '.join(CHOICES[name])}." if name in CHOICES else ""
        lines.append(f"| `{name}` | {kinds[type(default)]} | `{written}` | {sentence}{some} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path("docs/settings.md").write_text(manual(), encoding="utf-8")
