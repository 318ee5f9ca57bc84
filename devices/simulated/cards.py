"""Sample cards (样卡) of the simulated reader, and the encoder of their 256-byte text blocks (devices.md 1.7).

Nobody real: division 450499 is not assigned, the foreigner numbers are the published samples.
"""

from dataclasses import dataclass

from window_client.domain.check_digits import citizen_check


@dataclass(frozen=True, slots=True)
class SampleCard:
    """A card to lay on the reader. `sw3_select`/`sw3_read`: status the reader gives instead of reading it."""

    title: str
    text: bytes
    sw3_select: int = 0x90
    sw3_read: int = 0x90
    newest_address: str = ""
    fingerprint: bytes = b""


def _units(text: str, size: int) -> bytes:
    """Right-padded with U+0020 to `size` bytes; never cut inside a surrogate pair, because samples fit."""
    raw = text.encode("utf-16-le")
    if len(raw) > size:
        raise ValueError("a sample field is too long")
    return raw + b" \0" * ((size - len(raw)) // 2)


def _fill(fields: dict[int, tuple[int, str]]) -> bytes:
    block = bytearray(b" \0" * 128)
    for at, (size, text) in fields.items():
        block[at : at + size] = _units(text, size)
    return bytes(block)


def resident(
    name: str,
    sex: str,
    ethnic: str,
    birth: str,
    address: str,
    number: str,
    valid: tuple[str, str],
    issuer: str = "梧州市公安局长洲分局",
) -> bytes:
    """Text block of a resident card."""
    return _fill(
        {
            0: (30, name),
            30: (2, sex),
            32: (4, ethnic),
            36: (16, birth),
            52: (70, address),
            122: (36, number),
            158: (30, issuer),
            188: (16, valid[0]),
            204: (16, valid[1]),
        }
    )


def hmt_resident(name: str, sex: str, birth: str, address: str, number: str, permit: str) -> bytes:
    """Text block of a 港澳台居民居住证 ('J')."""
    return _fill(
        {
            0: (30, name),
            30: (2, sex),
            36: (16, birth),
            52: (70, address),
            122: (36, number),
            158: (30, "梧州市公安局长洲分局"),
            188: (16, "20220501"),
            204: (16, "20270430"),
            220: (18, permit),
            238: (4, "01"),
            248: (2, "J"),
        }
    )


def foreigner_2017(english: str, chinese: str, sex: str, number: str, nation: str, birth: str) -> bytes:
    """Text block of a 2017 foreigner card ('I')."""
    return _fill(
        {
            0: (120, english),
            120: (2, sex),
            122: (30, number),
            152: (6, nation),
            158: (30, chinese),
            188: (16, "20200101"),
            204: (16, "20300101"),
            220: (16, birth),
            236: (4, "01"),
            240: (8, "1100"),
            248: (2, "I"),
        }
    )


def foreigner_2023(english: str, chinese: str, sex: str, number: str, nation: str, birth: str) -> bytes:
    """Text block of a 2023 foreigner card ('Y')."""
    return _fill(
        {
            0: (30, chinese),
            30: (2, sex),
            32: (4, "00"),
            36: (16, birth),
            52: (70, english[:35]),
            122: (36, number),
            188: (16, "20240101"),
            204: (16, "20340101"),
            220: (22, english[35:46]),
            242: (6, nation),
            248: (2, "Y"),
            250: (6, "001"),
        }
    )


_ADDRESS = "广西梧州市长洲区新兴三路1号"
_VALID = ("20150301", "20350301")
_LI = resident("李壮", "1", "08", "19850615", _ADDRESS, "450499198506150019", _VALID)

CARDS: dict[str, SampleCard] = {
    "resident": SampleCard("居民身份证 李壮", _LI),
    "resident2": SampleCard(
        "居民身份证 韦小月(女)",
        resident("韦小月", "2", "08", "19850615", _ADDRESS, "450499198506150027", _VALID),
    ),
    "elder": SampleCard(
        "居民身份证 长期(老人)",
        resident("陈德福", "1", "01", "19610720", _ADDRESS, "450499196107200059", ("20110720", "长期")),
    ),
    "hmt": SampleCard(
        "港澳台居民居住证",
        hmt_resident("陈港生", "1", "19900101", _ADDRESS, "810000199001010019", "H12345678"),
    ),
    "foreigner2017": SampleCard(
        "外国人永居证 2017",
        foreigner_2017("SMITH JOHN", "史密斯", "1", "USA110085010112", "USA", "19850101"),
    ),
    "foreigner2023": SampleCard(
        "外国人永居身份证 2023",
        foreigner_2023(
            "AL SAUD MOHAMMED ABDULLAH BIN FAISAL IBN KHALID"[:46],
            "穆罕默德",
            "1",
            "932682198501010017",
            "SAU",
            "19850101",
        ),
    ),
    "rare": SampleCard(
        "生僻字姓名 𬭳䶮·㛃",
        resident("𬭳䶮·㛃", "1", "05", "20100301", _ADDRESS, "450499201003010035", ("20220301", "20270301")),
    ),
    "expired": SampleCard(
        "过期身份证",
        resident("黄过期", "1", "01", "19850615", _ADDRESS, "450499198506150019", ("20050301", "20250301")),
    ),
    "wrong": SampleCard(
        "号码校验位错误",
        resident("错一位", "1", "01", "19850615", _ADDRESS, "450499198506150018", _VALID),
    ),
    "moved": SampleCard(
        "有追加住址和指纹",
        _LI,
        newest_address="广西梧州市万秀区西江四路2号",
        fingerprint=bytes(range(256)) * 4,
    ),
    "unreadable": SampleCard("读不出的卡", _LI, sw3_read=0x41),
    "bank": SampleCard("银行卡", _LI, sw3_select=0x40),
    "forged": SampleCard("疑似伪造", _LI, sw3_select=0x32),
}


def stranger(number: int) -> SampleCard:
    """A resident of the unassigned division 450499, a new one for each number below 999."""
    first = f"45049919900101{number % 999 + 1:03d}"
    name = "赵钱孙李周吴郑王"[number % 8] + "一二三四五六七八九"[number % 9] + "甲乙丙丁戊己庚"[number % 7]
    sex = "1" if int(first[16]) % 2 else "2"
    text = resident(name, sex, "08", "19900101", _ADDRESS, first + citizen_check(first), _VALID)
    return SampleCard(f"居民身份证 {name}", text)
