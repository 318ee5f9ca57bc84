"""What an ID card said (身份证读出信息): one value for the four layouts of devices.md 1.7."""

from dataclasses import dataclass
from datetime import date

from window_client.words import CardKind


@dataclass(frozen=True, slots=True)
class IdCard:
    """Decoded text block of a card. Fields that a layout lacks are empty.

    `sex` is the GB/T 2261.1 code ("0" 未知, "1" 男, "2" 女, "9" 未说明); `ethnic` the two-digit GB/T 3304 code.
    `valid_to` is None for 长期 or when `valid_to_text` is no date; `number` is upper-case.
    """

    kind: CardKind
    name: str
    sex: str
    number: str
    birth: date | None
    valid_from: date | None
    valid_to: date | None
    valid_to_text: str
    ethnic: str = ""
    address: str = ""
    issuer: str = ""
    english_name: str = ""
    nationality: str = ""  # three letters, GB/T 2659
    permit_no: str = ""  # 通行证号码 on a 'J' card
    issue_count: str = ""
    newest_address: str = ""  # 追加住址; empty on most cards

    def __repr__(self) -> str:
        """Never shows the person: a card may reach a log by accident."""
        return f"<IdCard {self.kind.value}>"
