"""What the tour must hold of decisions, results and the archive: a scene without its pictures or its events fails it."""

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ui.tour.rooms import TourFailed

READ_S = 30.0
NOTICE = "correction_notice.pdf"


class Scene(NamedTuple):
    """`pictures` the clerk's walk left; `note` names the case; `events` stand in the platform's record of it."""

    name: str
    pictures: tuple[str, ...]
    note: str
    events: tuple[str, ...]


SCENES = (
    Scene(
        "tolerant acceptance, its promise", ("tolerant", "second-visit", "tolerant_letter"), "tolerant", ("accepted",)
    ),
    Scene("correction notice of all defects", ("tell-once", "correction_notice"), "corrected", ("correction_notice",)),
    Scene("non-acceptance", ("refuse", "non_acceptance_notice"), "refused", ("not_accepted",)),
    Scene("handed out over the counter", ("handed-out", "service_receipt"), "handed_out", ("handed_out",)),
    Scene("sent by courier, signed for", ("sent", "signed-for"), "sent", ("sent_by_courier", "signed_for")),
)


def scenes(walk: Path, notes: Mapping[str, Any], kinds_of: Callable[[str], list[str]]) -> list[dict[str, object]]:
    """The scenes as `tour.json` keeps them; raises TourFailed naming what is missing. `kinds_of` a receipt number: the
    kinds of the events that the platform has of it."""
    found: list[dict[str, object]] = []
    for scene in SCENES:
        number = str(notes.get(scene.note, ""))
        if not number:
            raise TourFailed(f"the scene '{scene.name}' did not take place")
        pictures = [picture for title in scene.pictures for picture in walk.glob(f"*-{title}.png")]
        if len(pictures) < len(scene.pictures) or not all(each.stat().st_size for each in pictures):
            raise TourFailed(f"pictures of '{scene.name}' are missing: {[each.name for each in pictures]}")
        missing = set(scene.events) - set(kinds_of(number))
        if missing:
            raise TourFailed(f"the platform's record of '{scene.name}' lacks {sorted(missing)}")
        found.append({"scene": scene.name, "number": number, "pictures": sorted(each.name for each in pictures)})
    found[1]["defects"] = _all_told(walk / NOTICE, notes["defects"])
    return found


def _all_told(pdf: Path, defects: list[str]) -> int:
    """How many defects the saved notice lists: every one that stood on the screen, as another program reads the paper."""
    answer = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, timeout=READ_S, check=False)
    text = "".join(answer.stdout.decode(errors="replace").split())
    missing = [each for each in defects if "".join(each.split()) not in text]
    if answer.returncode or missing or not defects:
        raise TourFailed(f"the correction notice does not list {missing or 'anything'}")
    return len(defects)
