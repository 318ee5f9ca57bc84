"""What happens outside the windows of the tour: the department decides at the platform, the archive takes a package."""

import json
import subprocess
import sys
import threading
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

from ui.tour.rooms import MAIN, TourFailed

TURN_S = 0.1
ARCHIVE_S = 60.0


RESULTS = {"decide": ("许可证", "示例7号"), "licence": ("营业执照", "92450405MAA1B2C3X5")}
"""What is granted by the kind of the mark: name and number of the result."""


class Department:
    """Grants every case for which a window left a mark, as soon as the platform knows it; use as a context."""

    def __init__(self, platform_url: str, window: Path) -> None:
        self._url, self._window = platform_url, window
        self._granted: set[str] = set()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tour-department")

    def __enter__(self) -> "Department":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(TURN_S):
            for kind, result in RESULTS.items():
                for mark in self._window.glob(f"{kind}-*.mark"):
                    number = mark.stem.partition("-")[2]
                    if number not in self._granted and self._grant(number, *result):
                        self._granted.add(number)

    def _grant(self, receipt_no: str, name: str, number: str) -> bool:
        body = {
            "receipt_no": receipt_no,
            "state": "decided_grant",
            "name": name,
            "number": number,
            "by": "审批科-02",
        }
        request = urllib.request.Request(  # noqa: S310 - loopback, our own platform
            f"{self._url}/admin/decide", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - as above
                answer.read()
        except urllib.error.HTTPError:
            return False  # the record is still on its way
        return True


def archive(out: Path, receipt_no: str, who: tuple[str, str]) -> dict[str, object]:
    """Pack the case that was handed out, as a technician does: the scene of it; raises TourFailed with its to-fix list."""
    command = [
        *(sys.executable, str(MAIN), "--profile", str(out / "clerk.toml"), "--data-dir", str(out / "data" / "clerk")),
        *("case", "archive", receipt_no, "--out", str(out / "archive")),
    ]
    answer = subprocess.run(
        command,
        input="\n".join(who) + "\n",
        capture_output=True,
        text=True,
        timeout=ARCHIVE_S,
        start_new_session=True,  # no terminal: the password is read from standard input
        check=False,
    )
    packages = sorted((out / "archive").glob("*.zip")) if (out / "archive").exists() else []
    if answer.returncode or len(packages) != 1:
        raise TourFailed(f"no archive package: {answer.stdout.strip() or answer.stderr.strip()}")
    with zipfile.ZipFile(packages[0]) as package:
        files = package.namelist()
        if package.testzip() is not None or not {"manifest.json", "签名/manifest.sig.json"} <= set(files):
            raise TourFailed("the archive package does not open")
    return {
        "scene": "archive package, four checks passed",
        "number": receipt_no,
        "package": packages[0].name,
        "files": len(files),
    }
