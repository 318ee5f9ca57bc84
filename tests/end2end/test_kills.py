"""Twenty times signal 9: after the restart exactly one record, at most one receipt or one in doubt, the same number."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end2end.hall import Hall
from tests.end2end.window import Window

HERE = Path(__file__).resolve().parent
DOUBT = {"凭条存疑"}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with Hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("shim") / "killat.so"
    command = ["gcc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", str(library), str(HERE / "killat.c"), "-ldl"]
    subprocess.run(command, check=True)
    return library


@pytest.fixture(autouse=True)
def calm(hall: Hall) -> Iterator[None]:
    """Every test leaves platform and printer as it found them."""
    yield
    hall.fault("ok")
    hall.twin("receipt-printer", "perfect")
    hall.twin("receipt-printer", "feed_paper")
    hall.twin("id-reader", "lift_card")


def _held(hall: Hall, tmp_path: Path, extra: dict[str, str] | None = None) -> Window:
    """A window whose case is ready, waiting before 受理."""
    out = tmp_path / "cut"
    out.mkdir()
    (out / "hold").touch()
    window = Window("walk-in", out, tmp_path / "data", hall.profile, hall.control, extra)
    window.reached("ready")
    return window


def _take_up(hall: Hall, tmp_path: Path, number: str) -> str:
    """Restart, go on where it was, and let the oracle judge; returns what lay on the desk: draft or accepted."""
    notes = Window("take-up", tmp_path / "after", tmp_path / "data", hall.profile, hall.control).finish()
    assert notes["receipt_no"] == number
    (case,) = hall.records(number)
    assert (case["state"], case["records"]) == ("accepted", 2)
    papers = hall.receipts(number)
    assert len(papers) <= 1
    assert papers or notes["paper"] in DOUBT
    return f"{notes['found']} {notes['paper']}"


@pytest.mark.parametrize(
    "point",
    ["1 before write", "2 before write", "4 after write", "7 before write", "1 before sync", "1 after sync"],
)
def test_inside_the_acceptance_commit(hall: Hall, shim: Path, tmp_path: Path, point: str) -> None:
    log, arm = tmp_path / "point.log", tmp_path / "arm"
    extra = {"LD_PRELOAD": str(shim), "KILLAT_ARM": str(arm), "KILLAT_LOG": str(log), "KILLAT_PATH": "window.db-wal"}
    window = _held(hall, tmp_path, extra)
    number = window.notes()["draft_no"]
    arm.write_text(point)
    window.let_go()
    window.process.wait(30)
    hit = log.read_text().strip()
    assert hit.startswith(point.split()[1])
    assert hall.records(number) == []
    found = _take_up(hall, tmp_path, number)
    # A signal leaves what was written to the system: at the sync all of the commit is there, before it only a part.
    assert found.startswith("accepted" if "sync" in point else "draft"), hit


def _printing(hall: Hall, window: Window, what: str, condition: Callable[[int], object]) -> None:
    before = hall.twin("receipt-printer", "state")["received"]
    window.let_go()
    window.until(what, lambda: condition(hall.twin("receipt-printer", "state")["received"] - before))
    window.kill()


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7])
def test_while_the_receipt_is_on_the_wire(hall: Hall, tmp_path: Path, share: float) -> None:
    window = _held(hall, tmp_path)
    number = window.notes()["draft_no"]
    hall.twin("receipt-printer", "take_paper", after=int(20 * share))
    before = len(hall.twin("receipt-printer", "ledger"))
    _printing(hall, window, "bytes of the job", lambda received: received > 100)
    assert len(hall.twin("receipt-printer", "ledger")) == before
    hall.twin("receipt-printer", "feed_paper")
    assert _take_up(hall, tmp_path, number) == "accepted 凭条存疑"


@pytest.mark.parametrize("late", [False, True])
def test_when_it_is_printed_but_not_answered(hall: Hall, tmp_path: Path, *, late: bool) -> None:
    window = _held(hall, tmp_path)
    number = window.notes()["draft_no"]
    hall.twin("receipt-printer", "knob", **({"latency": 0.4} if late else {"print_without_answering": True}))
    _printing(hall, window, "the receipt", lambda _: hall.receipts(number))
    hall.twin("receipt-printer", "perfect")
    assert _take_up(hall, tmp_path, number) == "accepted 凭条存疑"
    assert len(hall.receipts(number)) == 1


@pytest.mark.parametrize("later", [0.05, 0.15, 0.3, 0.5, 0.8])
def test_while_sending_before_the_platform_has_it(hall: Hall, tmp_path: Path, later: float) -> None:
    window = _held(hall, tmp_path)
    number = window.notes()["draft_no"]
    hall.fault("slow", 2.0)
    window.let_go()
    window.reached("accepted")
    with pytest.raises(subprocess.TimeoutExpired):
        window.process.wait(later)
    assert hall.records(number) == []
    window.kill()
    hall.fault("ok")
    _take_up(hall, tmp_path, number)


@pytest.mark.parametrize("later", [0.0, 0.05, 0.1, 0.2, 0.4])
def test_after_the_platform_has_it_and_before_its_answer(hall: Hall, tmp_path: Path, later: float) -> None:
    window = _held(hall, tmp_path)
    number = window.notes()["draft_no"]
    hall.fault("hold-after-commit", 30.0)
    window.let_go()
    window.until("the platform's commit", lambda: hall.records(number))
    if later:
        with pytest.raises(subprocess.TimeoutExpired):
            window.process.wait(later)
    window.kill()
    hall.fault("ok")
    _take_up(hall, tmp_path, number)
