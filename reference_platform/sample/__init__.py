"""The sample hall: 长洲区政务服务中心 in Wuzhou with illustrative items, people and ticket groups. Not a real catalogue."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from window_client.central import wire

HERE = Path(__file__).resolve().parent
CATALOGUE = HERE / "catalogue.json"


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """A person of the demo; the password is public by purpose."""

    user: str
    password: str
    staff_no: str
    name: str
    role: str


PEOPLE = (
    SamplePerson("chen", "Demo-clerk-1", "1042", "陈晓", "clerk"),
    SamplePerson("luo", "Demo-chief-1", "0007", "罗敏", "supervisor"),
    SamplePerson("wei", "Demo-tech-01", "9001", "韦强", "technician"),
)

GROUPS = {"社会事务": "S", "注册经营": "Z", "投资建设": "T"}
"""Ticket group → prefix of its numbers (domain.md 4.3)."""


def load() -> wire.Catalogue:
    """The sample catalogue as the platform publishes it."""
    return msgspec.json.decode(CATALOGUE.read_bytes(), type=wire.Catalogue)
