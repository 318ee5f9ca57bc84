"""A print service of its own for tests (打印服务): a real cupsd in a temporary directory, with one queue whose printer is
a folder. What lies in `out` afterwards is the truth: the bytes that reached the printer, with their options.

The printer is a CUPS backend of ours: a file `trouble` makes it wait, as a real one does, and say why; `refuse` makes it
give a job up.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

QUEUE = "Window3"
PROGRAMS = ("/usr/sbin/cupsd", "/usr/sbin/lpadmin")
BACKEND = """#!/bin/sh
# argv: job user title copies options; the document on standard input
[ $# -eq 0 ] && {{ echo 'direct folder:/ "Unknown" "Folder"'; exit 0; }}
[ -e {room}/refuse ] && exit 4
while [ -e {room}/trouble ]; do
    why=$(cat {room}/trouble)
    echo "STATE: +$why" >&2
    sleep 0.1
done
[ -n "$why" ] && echo "STATE: -$why" >&2
cat "${{6:--}}" > {room}/out/$1.part
printf '%s' "$5" > {room}/out/$1.options
printf '%s' "$3" > {room}/out/$1.title
mv {room}/out/$1.part {room}/out/$1.pdf
exit 0
"""
PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "FOLDER.PPD"
*Manufacturer: "Test"
*Product: "(Folder)"
*ModelName: "Folder"
*ShortNickName: "Folder"
*NickName: "Folder"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsVersion: 2.4
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Page Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion/Page Region: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*OpenUI *InputSlot/Tray: PickOne
*DefaultInputSlot: Tray1
*InputSlot Tray1/Tray 1: ""
*InputSlot Tray2/Tray 2: ""
*CloseUI: *InputSlot
"""
FILES = """ServerRoot {room}/root
ServerBin {room}/bin
CacheDir {room}/cache
StateDir {room}/state
RequestRoot {room}/spool
TempDir {room}/temp
ErrorLog {room}/error_log
AccessLog {room}/access_log
PageLog {room}/page_log
User lp
Group lp
SystemGroup root
"""
CONFIG = """Listen {room}/socket
Browsing No
LogLevel warn
PreserveJobFiles No
DefaultAuthType None
WebInterface No
ErrorPolicy retry-job
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""


def is_there() -> bool:
    """Whether a cupsd can be run here."""
    return sys.platform != "win32" and os.geteuid() == 0 and all(Path(each).exists() for each in PROGRAMS)


@dataclass(frozen=True, slots=True)
class PrintServer:
    """A running cupsd; `server` is what the setting a4_printer_server says."""

    room: Path
    server: str

    def trouble(self, why: str) -> None:
        """The printer waits and says why (printer-state-reasons); "" = all well again."""
        self._flag("trouble", why)

    def refuse(self, on: bool) -> None:
        """The printer gives every job up."""
        self._flag("refuse", "1" if on else "")

    def printed(self) -> list[Path]:
        """The documents that came out, oldest first."""
        return sorted((self.room / "out").glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)

    def run(self, program: str, *arguments: str) -> str:
        """A program of CUPS, asked of this server."""
        done = subprocess.run(
            [program, "-h", self.server, *arguments], capture_output=True, text=True, timeout=30, check=False
        )
        assert done.returncode == 0, f"{program} {arguments}: {done.stderr}"
        return done.stdout

    def stop_queue(self) -> None:
        """As a person at the print service's own page does: jobs are taken and lie there."""
        self.run("cupsdisable", QUEUE)

    def start_queue(self) -> None:
        """It goes on."""
        self.run("cupsenable", QUEUE)

    def _flag(self, name: str, text: str) -> None:
        path = self.room / name
        if text:
            path.with_suffix(".new").write_text(text)
            path.with_suffix(".new").replace(path)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def print_service() -> Iterator[PrintServer]:
    """A fresh print service with one queue; it ends with the block."""
    room = Path(tempfile.mkdtemp(prefix="cups-test-"))
    server = str(room / "socket")
    daemon = None
    room.chmod(0o755)  # cupsd gives up root where it can
    try:
        _furnish(room)
        daemon = subprocess.Popen(
            ["/usr/sbin/cupsd", "-f", "-c", str(room / "root/cupsd.conf"), "-s", str(room / "root/cups-files.conf")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        service = PrintServer(room, server)
        end = time.monotonic() + 20
        while not (room / "socket").exists():
            assert daemon.poll() is None, (room / "error_log").read_text()
            assert time.monotonic() < end
            time.sleep(0.02)
        service.run("lpadmin", "-p", QUEUE, "-E", "-v", "folder:/", "-P", str(room / "folder.ppd"))
        yield service
    finally:
        if daemon is not None:
            daemon.terminate()
            daemon.wait(20)
        shutil.rmtree(room)


def _furnish(room: Path) -> None:
    for name in ("root", "bin/backend", "cache", "state", "spool", "temp", "out"):
        (room / name).mkdir(parents=True)
    for name in ("filter", "daemon", "cgi-bin", "monitor", "notifier"):
        (room / "bin" / name).symlink_to(Path("/usr/lib/cups") / name)
    backend = room / "bin/backend/folder"
    backend.write_text(BACKEND.format(room=room))
    backend.chmod(0o700)
    (room / "folder.ppd").write_text(PPD)
    (room / "root/cups-files.conf").write_text(FILES.format(room=room))
    (room / "root/cupsd.conf").write_text(CONFIG.format(room=room))
