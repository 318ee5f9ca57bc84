"""papers: a notice as PDF, warm; and the due dates of many open cases settled after a calendar announced a year."""

import json
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.counter import Counter
from benchmarks.measure import Row, median, p99, tell
from reference_platform import sample
from window_client.central.catalogue import from_wire
from window_client.domain import limits
from window_client.domain.ids import CaseId
from window_client.domain.item import Calendar
from window_client.messages import DueSettled
from window_client.papers.typeset import Typesetter
from window_client.settings import Settings
from window_client.steps import watch_clocks
from window_client.views import DueProgress
from window_client.words import CaseState

NOTICES = 200
BARE = '#set text(font: sys.inputs.fonts.split("|"))\n#json(bytes(sys.inputs.data)).number'
OPEN_CASES = 100_000
DATA = {
    **sample.load().hall,
    "receipt_no": "01032026112300190",
    "number": "4504050000000077",
    "item_name": "公共场所卫生许可",
    "applicant": "覃梅",
    "query_token": "q-7hKp2Xw9sLmN",
    "defects": [{"name": f"材料{n}", "wrong": "缺少", "remedy": "提交原件1份"} for n in range(1, 13)],
    "deadline": "2027年1月5日(暂定)",
}


def rows() -> list[Row]:
    """Notice p99 ≤ 100 ms; settling ≤ 5 s and no slice of it longer than the desk may keep a clerk waiting."""
    return [*_notices(), *_due_dates()]


def _notices() -> list[Row]:
    source = from_wire(sample.load()).papers["correction_notice"].source
    taken, bare = [], []
    with tempfile.TemporaryDirectory() as folder:
        typesetter = Typesetter(Settings().paper_fonts, "", Path(folder))
        for number in range(NOTICES + 5):
            data = json.dumps({**DATA, "number": f"{number:016d}"}, ensure_ascii=False)
            began = time.perf_counter()
            typesetter.pdf(source, data)
            taken.append((time.perf_counter() - began) * 1e3)
            began = time.perf_counter()
            typesetter.pdf(BARE, data)
            bare.append((time.perf_counter() - began) * 1e3)
    warm, bare = taken[5:], bare[5:]
    return [
        Row("papers.notice_first", taken[0], "ms", runs=1),
        Row("papers.notice_median", median(warm), "ms", runs=NOTICES),
        Row("papers.notice_p99", p99(warm), "ms", goal=100.0, runs=NOTICES),
        Row(
            "papers.bare_page_median",
            median(bare),
            "ms",
            runs=NOTICES,
            note="one line of text, in turn with the notice",
        ),
        Row("papers.bare_page_p99", p99(bare), "ms", runs=NOTICES),
    ]


def _due_dates() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        counter = Counter(Path(folder))
        _fill(counter)
        catalogue = counter.room.catalogue
        assert catalogue is not None
        counter.room = replace(counter.room, catalogue=replace(catalogue, calendar=_announced(catalogue.calendar)))
        slices = []
        message, over = DueSettled(), False
        began = time.perf_counter()
        while not over:
            at = time.perf_counter()
            said = counter.run(watch_clocks.settle, message)
            slices.append((time.perf_counter() - at) * 1e3)
            over = next(each for each in said if isinstance(each, DueProgress)).over
            message = next((each for each in said if isinstance(each, DueSettled)), message)
            tell(f"papers: {message.done} of {OPEN_CASES} settled")
        whole = time.perf_counter() - began
        counter.store.close()
    return [
        Row("papers.due_settled", whole, "s", goal=5.0, runs=OPEN_CASES),
        Row("papers.due_slice_longest", max(slices), "ms", runs=len(slices)),
    ]


def _announced(calendar: Calendar) -> Calendar:
    return replace(calendar, version="2027", years=(*calendar.years, 2027), off=calendar.off | {"2027-01-01"})


def _fill(counter: Counter) -> None:
    """Open cases of four items, accepted on the last days of a year, due in one that is not announced."""
    case = counter.ready_case(0)
    with counter.store.unit() as unit:
        like = unit.cases.get(case)
    assert like is not None
    catalogue = counter.room.catalogue
    assert catalogue is not None
    items = [catalogue.items[code] for code in ("I03", "R04", "R03", "S07")]
    noon = like.opened_at.replace(hour=12, minute=0, second=0, microsecond=0)
    promised: dict[tuple[int, date], date] = {}
    with counter.store.unit() as unit:
        for number in range(OPEN_CASES):
            day = date(2026, 12, 20 + number % 12)
            if (number % 4, day) not in promised:
                promised[number % 4, day] = limits.due_of(items[number % 4], day, catalogue.calendar).day
            unit.cases.add(
                replace(
                    like,
                    id=CaseId(f"{number:08d}-0000-4000-8000-000000000000"),
                    receipt_no=f"r{number}",
                    applicant_key="",
                    state=CaseState.ACCEPTED,
                    item_code=items[number % 4].code,
                    accepted_at=noon.replace(year=day.year, month=day.month, day=day.day),
                    due=promised[number % 4, day],
                    due_provisional=True,
                )
            )
