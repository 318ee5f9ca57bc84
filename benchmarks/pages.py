"""pages: sealed pages from the encrypted store to the platform, against curl with keep-alive and the same requests.

`PAGES_MB` says how much; a whole gigabyte is `PAGES_MB=1000`. Both send each page in one signed tus creation, and the
platform makes each durable before it answers.
"""

import hashlib
import os
import subprocess
import tempfile
import time
import uuid
from datetime import timedelta
from pathlib import Path

from benchmarks.counter import Counter
from benchmarks.measure import Row, tell
from benchmarks.sync import drained, start_platform
from local_cache.sealer import FileSealer
from local_cache.vault import FileVault
from window_client.central import tus
from window_client.central.client import CentralClient
from window_client.central.wire import API, signing
from window_client.clock import SystemClock
from window_client.domain.delivery import Delivery
from window_client.domain.ids import DeliveryId, StaffNo
from window_client.settings import Settings
from window_client.words import DeliveryKind

MEGABYTE = 1_000_000
PAGE = 400_000
"""Bytes of a page: an A4 sheet at 200 dpi as JPEG."""

AT_A_TIME = 200
"""Pages of one curl process, whose signatures are made just before: they are good for five minutes."""


def rows() -> list[Row]:
    """Megabytes a second, ratio to curl, goal ≥ 0.7."""
    count = max(1, int(os.environ.get("PAGES_MB", "100")) * MEGABYTE // PAGE)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "window").mkdir()
        _queue(root, count)
        ours, _, _ = drained(root)
        curl = _by_curl(root, count)
    size = count * PAGE / MEGABYTE
    tell(f"pages: {size:.0f} MB in {ours:.2f} s; curl {curl:.2f} s")
    note = f"{count} pages of {PAGE // 1000} kB"
    return [Row("pages.upload", size / ours, "MB/s", baseline=size / curl, goal=0.7, at_least=True, runs=1, note=note)]


def _queue(root: Path, count: int) -> None:
    """One accepted case, its records out of the way, and so many pages that wait; the plain bytes lie there for curl."""
    counter = Counter(root / "window")
    case = counter.ready_case(1)
    counter.accept(case)
    vault = FileVault(root / "window", use_key_ring=False)
    assert vault.unlock_by_machine()
    sealer, now = FileSealer(root / "window", vault), SystemClock(8).now() - timedelta(minutes=5)
    waiting = []
    for number in range(count):
        plain = os.urandom(PAGE)
        (root / f"{number}.jpg").write_bytes(plain)
        page, sha256 = sealer.seal(plain)
        body = f"{page} {sha256} image/jpeg".encode()
        delivery = Delivery(DeliveryId(str(uuid.uuid4())), DeliveryKind.PAGE, case, 2, StaffNo("1042"), "03", now, body)
        waiting.append(delivery)
    with counter.store.unit() as unit:
        unit.deliveries.add_all(waiting)
    counter.store.close()


def _by_curl(root: Path, count: int) -> float:
    platform, url = start_platform(root, "curl")
    client = CentralClient(Settings(platform_url=url))
    token = client.sign_in("chen", "Demo-clerk-1").window_token
    client.close()
    seconds = 0.0
    for first in range(0, count, AT_A_TIME):
        config = root / "curl.txt"
        pages = [root / f"{number}.jpg" for number in range(first, min(count, first + AT_A_TIME))]
        config.write_text("\nnext\n".join(_request(url, token, page) for page in pages), encoding="utf-8")
        began = time.perf_counter()
        made = subprocess.run(["curl", "-sS", "-K", str(config)], capture_output=True, text=True, check=True)
        seconds += time.perf_counter() - began
        assert made.stdout.split() == ["201"] * len(pages), made.stdout[-300:]
    platform.stop()
    return seconds


def _request(url: str, token: str, page: Path) -> str:
    """One request in curl's own words."""
    plain = page.read_bytes()
    sha256, path = hashlib.sha256(plain).hexdigest(), f"{API}/uploads"
    now, nonce = int(time.time()), uuid.uuid4().hex
    headers = {
        **tus.creation(sha256, "image/jpeg", len(plain)),
        "Authorization": signing.sign(token, "sha256", "POST", path, now, nonce, plain),
        "Expect": "",
    }
    lines = [f'url = "{url}{path}"', "request = POST", f'data-binary = "@{page}"', 'output = "/dev/null"']
    lines += ['write-out = "%{http_code}\\n"', *(f'header = "{key}: {value}"' for key, value in headers.items())]
    return "\n".join(lines)
