"""Sample e-licences (示例电子证照) of the demo's people, signed by a sample issuer whose key is public by purpose."""

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select

from reference_platform import queries
from reference_platform.tables import shared_rows
from window_client.domain.licence import DATA_SET, signed_text

HERE = Path(__file__).resolve().parent / "sample" / "licences"
SAMPLE_KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"sample issuer of e-licences").digest())
"""Anybody can sign with it: no real window may name it."""


def public_key(key: Ed25519PrivateKey = SAMPLE_KEY) -> str:
    """What goes into the setting `licence_key` of a window, hex."""
    return key.public_key().public_bytes_raw().hex()


def issued(
    facts: Mapping[str, str],
    file: bytes,
    data: Mapping[str, str] | None = None,
    key: Ed25519PrivateKey = SAMPLE_KEY,
) -> dict[str, str]:
    """One row of the data set: the facts, the file and the issuer's signature."""
    row = {
        **facts,
        "sha256": hashlib.sha256(file).hexdigest(),
        "data": json.dumps(dict(data or {}), ensure_ascii=False),
        "file": base64.b64encode(file).decode(),
    }
    return {**row, "signature": key.sign(signed_text(row)).hex()}


def samples() -> list[dict[str, str]]:
    """A business licence and a household register that are good, and one whose data were changed after signing."""
    business, household = (HERE / f"{name}.pdf" for name in ("business", "household"))
    trade = {"E.uscc": "92450405MAA1B2C3X5", "E.name": "长洲区晓月米粉店", "E.legal.name": "李壮"}
    licence = {
        "kind": "M.LIC",
        "name": "营业执照",
        "number": "92450405MAA1B2C3X5",
        "holder": "111:450499198506150019",
        "issuer": "梧州市长洲区市场监督管理局",
        "valid_from": "2025-03-10",
        "valid_to": "",
        "level": "A",
        "mime": "application/pdf",
    }
    register = {
        **licence,
        "kind": "M.HUKOU",
        "name": "居民户口簿",
        "number": "450405003127",
        "issuer": "梧州市公安局长洲分局",
        "level": "C",
    }
    good = issued(licence, business.read_bytes(), trade)
    other = issued({**licence, "holder": "111:450499198506150027"}, business.read_bytes(), trade)
    changed = {**other, "data": other["data"].replace("晓月", "小月")}
    return [good, issued(register, household.read_bytes()), changed]


def ensure_samples(connection: Connection) -> None:
    """Laid in once."""
    if connection.scalar(select(shared_rows.c.place).where(shared_rows.c.data_set == DATA_SET).limit(1)) is None:
        for row in samples():
            queries.lay_in(connection, DATA_SET, row["holder"], row)
