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


SEPARATE, MOST_TYPED = 41, 21
"""Fields of the three items' own forms (domain.md 9.3), and how many of them a person may have to type (9.4)."""

ANSWERED = 45
"""Answers in the three records: 40, because a shop of one person has no family to name, and five times who the applicant
is, which stays with a record also where the form does not ask for it."""


def restaurant(notes: Mapping[str, Any], record_of: Callable[[str], Any]) -> dict[str, object]:
    """The scene of the restaurant: what was typed, by the platform's own records of its three cases. Raises TourFailed."""
    contents = [_content(record_of(number)) for number in notes["restaurant"]]
    if [content["item_code"] for content in contents] != ["R01", "R03", "I04"]:
        raise TourFailed("the restaurant did not become its three cases")
    typed: set[str] = set()
    held = 0
    for content in contents:
        own = {element: source for element, (_, source) in content["answers"].items() if not element.startswith("A.")}
        if content["answers"]["A.cert_no"][1] != "reader" or own["P.cert_no"] != "reader":
            raise TourFailed("not both cards were read")
        held += len(own)
        typed |= {element for element, source in own.items() if source == "typed"}
    if len(typed) > MOST_TYPED or held != ANSWERED:
        raise TourFailed(f"{len(typed)} of {SEPARATE} fields were typed ({held} answered), at most {MOST_TYPED} may be")
    if notes["sign_out"] != {"kept": True, "left": []} or notes["sign_back"]:
        raise TourFailed("taking the sign out and back took more or less than its own fields")
    return {
        "scene": "restaurant in one sitting by an agent",
        "numbers": notes["restaurant"],
        "fields_typed": len(typed),
        "fields_of_three_forms": SEPARATE,
        "typed": sorted(typed),
    }


def licensed(notes: Mapping[str, Any]) -> dict[str, object]:
    """The scene of the e-licence: it stands for the paper and fills its number. Raises TourFailed."""
    if not any(word in notes["means"] for word in ("电子证照", "e-licence", "E-licence")) or not notes["uscc"]:
        raise TourFailed(f"the e-licence was not taken: '{notes['means']}'")
    return {"scene": "e-licence instead of paper", "uscc": notes["uscc"]}


def _content(record: Any) -> Any:
    return next(event["content"] for event in reversed(record["events"]) if event.get("content"))


def _all_told(pdf: Path, defects: list[str]) -> int:
    """How many defects the saved notice lists: every one that stood on the screen, as another program reads the paper."""
    answer = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, timeout=READ_S, check=False)
    text = "".join(answer.stdout.decode(errors="replace").split())
    missing = [each for each in defects if "".join(each.split()) not in text]
    if answer.returncode or missing or not defects:
        raise TourFailed(f"the correction notice does not list {missing or 'anything'}")
    return len(defects)
