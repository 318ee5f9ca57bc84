"""Twin of a network scanner (网络扫描仪孪生): an eSCL server with a glass and a feeder, and a ledger of what it drew in."""

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from devices.frames import escl
from devices.simulated.papers import Side, draw
from devices.simulated.twin import Puppet

ROOT = "/eSCL"
JOB_S = 5.0
"""A job that nobody asks for any more is dropped after so long, as a device does when its client lost power (illustrative)."""
_ROTTEN = b"<html>502 Bad Gateway</html>"

Reply = tuple[int, dict[str, str], bytes]


class EsclTwin(Puppet):
    """A server on loopback while it is plugged in; always the same address."""

    name = "document-scanner"

    def __init__(self) -> None:
        super().__init__()
        self._server: _Server | None = None
        self._port = 0
        self._tray: list[tuple[Side, Side]] = []
        self._jobs: dict[str, _Job] = {}
        self._sides = 0
        self.drawn_in = 0
        self.requests: list[str] = []
        self._glass = Side(0)
        self._knobs: dict[str, float] = {}
        self._adf = ""
        self.do_perfect()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._port}{ROOT}"

    def do_plug(self) -> None:
        """Serve."""
        if self._server is None:
            self._server = _Server(("127.0.0.1", self._port), self)
            self._port = self._server.server_address[1]
            threading.Thread(target=self._server.serve_forever, args=(0.02,), name="escl", daemon=True).start()

    def do_unplug(self) -> None:
        """Gone from the network; jobs are forgotten."""
        server, self._server = self._server, None
        self._jobs.clear()
        if server is not None:
            server.shutdown()
            server.server_close()

    def do_load(self, sheets: int, blank_backs: bool = False, tilt: float = 0.0, turned: int = 0) -> None:
        """Lay so many sheets into the feeder, both sides printed unless `blank_backs`."""
        for _ in range(sheets):
            front = self._side(tilt=tilt, turned=turned)
            self._tray.append((front, Side(0, blank=True) if blank_backs else self._side(tilt=tilt, turned=turned)))

    def do_lay(self, blank: bool = False, tilt: float = 0.0, turned: int = 0) -> None:
        """Lay a page on the glass; without it the glass holds a new page at every scan."""
        self._glass = Side(0, blank=True) if blank else self._side(tilt=tilt, turned=turned)

    def do_knob(self, **knobs: float) -> None:
        """`delay` seconds a side, `jam_at` side of a job, `false_404` answers before each side, `busy` 503 answers,
        `rotten` answers that are no eSCL, `cut` a page in its middle, `wrong_host`: jobs are said to be at a machine that
        nobody reaches."""
        for name, value in knobs.items():
            if name not in self._knobs:
                raise KeyError(name)
            self._knobs[name] = value

    def do_trouble(self, adf: str = "") -> None:
        """The feeder's own state from now on, e.g. ScannerAdfHatchOpen; "" = as the paper says."""
        self._adf = adf

    def do_perfect(self) -> None:
        """All knobs back."""
        self._knobs = dict.fromkeys(("delay", "jam_at", "false_404", "busy", "rotten", "cut", "wrong_host"), 0.0)
        self._adf = ""

    def do_state(self) -> dict[str, Any]:
        """What it knows of itself."""
        return {
            "plugged": self._server is not None,
            "url": self.url,
            "tray": len(self._tray),
            "drawn_in": self.drawn_in,
            "jobs": len(self._jobs),
            "requests": len(self.requests),
        }

    def _side(self, **how: Any) -> Side:
        self._sides += 1
        return Side(self._sides, **how)

    # --- what it answers, under its lock ---------------------------------------------------------------------------

    def answer(self, method: str, path: str, body: bytes) -> Reply:
        """Status, headers, body of one request."""
        with self.lock:
            self.requests.append(f"{method} {path}")
            side, reply, dpi = None, self._plain(method, path, body), 0
            if reply is None:
                job = self._jobs.get(path.removeprefix(f"{ROOT}/ScanJobs/").partition("/")[0])
                side, reply, dpi = self._of_job(job, method, path)
        if side is None:
            return reply
        time.sleep(self._knobs["delay"])
        return 200, {"Content-Type": "image/jpeg", "Content-Location": path}, draw(side, dpi)

    def _plain(self, method: str, path: str, body: bytes) -> Reply | None:
        """Answers that belong to no job."""
        if self._knobs["rotten"]:
            return 200, {}, _ROTTEN
        deeds: dict[tuple[str, str], Callable[[], Reply]] = {
            ("GET", f"{ROOT}/ScannerCapabilities"): lambda: (200, {}, _CAPABILITIES),
            ("GET", f"{ROOT}/ScannerStatus"): lambda: (200, {}, self._status()),
            ("POST", f"{ROOT}/ScanJobs"): lambda: self._begin(body),
        }
        deed = deeds.get((method, path))
        return deed() if deed else None

    def _of_job(self, job: "_Job | None", method: str, path: str) -> tuple[Side | None, Reply, int]:
        if job is None:
            return None, (404, {}, b""), 0
        if method == "DELETE":
            self._jobs.pop(job.id, None)
            return None, (200, {}, b""), 0
        side, status = self._next(job) if path.endswith("/NextDocument") else (None, 404)
        return side, (status, {}, b""), job.dpi

    def cut(self, body: bytes) -> bytes:
        """What of an answer really goes out."""
        return body[: len(body) // 2] if self._knobs["cut"] and body.startswith(b"\xff\xd8") else body

    def _begin(self, body: bytes) -> Reply:
        forgotten = time.monotonic() - JOB_S
        self._jobs = {name: job for name, job in self._jobs.items() if job.asked_at > forgotten}
        if self._jobs or self._take("busy"):
            return 503, {"Retry-After": "1"}, b""
        wish = escl.wanted_job(body)
        feeder = wish.get("InputSource") == "Feeder"
        if feeder and (self._adf_state() != "ScannerAdfLoaded"):
            return 409, {}, b""
        job = _Job(
            f"{len(self.requests):06d}", feeder, wish.get("Duplex") == "true", int(wish.get("XResolution", "200"))
        )
        self._jobs[job.id] = job
        host = "http://scanner.invalid" if self._knobs["wrong_host"] else ""
        return 201, {"Location": f"{host}{ROOT}/ScanJobs/{job.id}"}, b""

    def _next(self, job: "_Job") -> tuple[Side | None, int]:
        job.asked_at = time.monotonic()
        if job.asked_too_soon < self._knobs["false_404"]:
            job.asked_too_soon += 1
            return None, 404
        job.asked_too_soon = 0
        if self._knobs["jam_at"] and job.sides + 1 == self._knobs["jam_at"]:
            self._adf = "ScannerAdfJam"
            return None, 409
        if not job.backs and not self._draw_in(job):
            self._jobs.pop(job.id, None)
            return None, 404
        job.sides += 1
        return job.backs.pop(0), 200

    def _draw_in(self, job: "_Job") -> bool:
        """The next sheet of this job; False when there is none."""
        if not job.feeder:
            if job.sides:
                return False
            glass = self._glass
            job.backs = [glass if glass.number or glass.blank else self._side()]
            return True
        if not self._tray:
            return False
        self.drawn_in += 1
        front, back = self._tray.pop(0)
        job.backs = [front, back] if job.duplex else [front]
        return True

    def _take(self, knob: str) -> bool:
        self._knobs[knob] = left = self._knobs[knob] - 1
        if left < 0:
            self._knobs[knob] = 0.0
        return left >= 0

    def _adf_state(self) -> str:
        return self._adf or ("ScannerAdfLoaded" if self._tray else "ScannerAdfEmpty")

    def _status(self) -> bytes:
        state = "Stopped" if self._adf else "Processing" if self._jobs else "Idle"
        return status_document(state, self._adf_state())


class _Job:
    def __init__(self, name: str, feeder: bool, duplex: bool, dpi: int) -> None:
        self.id, self.feeder, self.duplex, self.dpi = name, feeder, duplex, dpi
        self.sides = self.asked_too_soon = 0
        self.asked_at = time.monotonic()
        self.backs: list[Side] = []


def status_document(state: str = "Idle", adf: str = "ScannerAdfEmpty") -> bytes:
    """ScannerStatus."""
    return _document(
        "ScannerStatus",
        f"<pwg:Version>2.63</pwg:Version><pwg:State>{state}</pwg:State>"
        f"<scan:AdfState>{adf}</scan:AdfState><scan:Jobs/>",
    )


def _document(root: str, inside: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><scan:{root} xmlns:pwg="{escl.PWG}" xmlns:scan="{escl.SCAN}">'
        f"{inside}</scan:{root}>"
    ).encode()


def _input_caps() -> str:
    ladder = "".join(
        f"<scan:DiscreteResolution><scan:XResolution>{dpi}</scan:XResolution>"
        f"<scan:YResolution>{dpi}</scan:YResolution></scan:DiscreteResolution>"
        for dpi in (75, 150, 200, 300)
    )
    return (
        "<scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>"
        "<scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>3508</scan:MaxHeight>"
        "<scan:MaxScanRegions>1</scan:MaxScanRegions><scan:SettingProfiles><scan:SettingProfile>"
        "<scan:ColorModes><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>"
        "<scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>"
        "<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats>"
        f"<scan:SupportedResolutions><scan:DiscreteResolutions>{ladder}</scan:DiscreteResolutions>"
        "</scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles>"
        "<scan:SupportedIntents><scan:Intent>Document</scan:Intent></scan:SupportedIntents>"
        "<scan:MaxOpticalXResolution>300</scan:MaxOpticalXResolution>"
        "<scan:MaxOpticalYResolution>300</scan:MaxOpticalYResolution>"
    )


_CAPABILITIES = _document(
    "ScannerCapabilities",
    "<pwg:Version>2.63</pwg:Version><pwg:MakeAndModel>Twin Office Scanner</pwg:MakeAndModel>"
    "<pwg:SerialNumber>TWIN-1</pwg:SerialNumber>"
    f"<scan:Platen><scan:PlatenInputCaps>{_input_caps()}</scan:PlatenInputCaps></scan:Platen>"
    f"<scan:Adf><scan:AdfSimplexInputCaps>{_input_caps()}</scan:AdfSimplexInputCaps>"
    f"<scan:AdfDuplexInputCaps>{_input_caps()}</scan:AdfDuplexInputCaps>"
    "<scan:FeederCapacity>100</scan:FeederCapacity><scan:AdfOptions><scan:AdfOption>DetectPaperLoaded</scan:AdfOption>"
    "<scan:AdfOption>Duplex</scan:AdfOption></scan:AdfOptions></scan:Adf>",
)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, where: tuple[str, int], twin: EsclTwin) -> None:
        super().__init__(where, _Talk)
        self.twin = twin

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is no news."""


class _Talk(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _any(self) -> None:
        assert isinstance(self.server, _Server)
        twin = self.server.twin
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, headers, content = twin.answer(self.command, self.path, body)
        self.send_response(status)
        for name, text in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, text)
        self.end_headers()
        sent = twin.cut(content)
        self.wfile.write(sent)
        self.close_connection = len(sent) < len(content) or self.headers.get("Connection") == "close"

    do_GET = do_POST = do_DELETE = _any  # noqa: N815 - http.server looks for these names

    def log_message(self, format: str, *args: Any) -> None:
        """Its requests are in the twin's own ledger."""
