"""The quality check lists every fault with its item, and finds nothing in what loads."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from local_cache.profile_key import ProfileKey
from local_cache.store import EncryptedStore
from reference_platform.sample import HERE
from tests.window_client.desk_room import FakeClock, stage
from tests.window_client.test_deciding import LUO
from window_client.central.catalogue import read_catalogue
from window_client.central.catalogue_quality import faults
from window_client.command_line import parser
from window_client.record_commands import Means, answer
from window_client.settings import Settings

RAW = (HERE / "catalogue.json").read_bytes()
Change = Callable[[dict[str, dict[str, Any]]], object]


def changed(*changes: Change) -> bytes:
    tree = json.loads(RAW)
    items = {item["code"]: item for item in tree["items"]}
    for change in changes:
        change(items)
    return json.dumps(tree, ensure_ascii=False).encode()


def test_the_sample_has_no_fault() -> None:
    assert faults(RAW) == []


def test_all_three_faults_of_the_founding_document_are_listed_with_their_items() -> None:
    """domain.md Q02: a duplicate code, a committed limit > the legal one, a material without necessity."""
    found = faults(
        changed(
            lambda items: items["S03"].update(code="S02"),
            lambda items: items["R01"].update(legal={"days": 3, "unit": "wd"}, committed={"days": 5, "unit": "wd"}),
            lambda items: items["R03"]["materials"][0].pop("necessity"),
        )
    )
    assert [(each.item, each.element.split()[0]) for each in found] == [
        ("R01", "committed"),
        ("R03", "material"),
        ("S02、S02", "code"),
    ]


@pytest.mark.parametrize("element", ["name", "basis", "materials", "fields", "legal", "committed"])
def test_a_missing_unified_element_is_named(element: str) -> None:
    [fault] = faults(changed(lambda items: items["S02"].pop(element)))
    assert (fault.item, fault.element, fault.reason) == ("S02", element, "is missing")


def test_what_only_loading_finds_is_told_for_each_item() -> None:
    found = faults(
        changed(lambda items: items["S02"].update(case_type=7), lambda items: items["R01"].update(visit_list="never"))
    )
    assert [each.item for each in found] == ["R01", "S02"] or [each.item for each in found] == ["S02", "R01"]
    assert all(each.element == "as loaded" for each in found)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"items": 5}', b'{"items": [5]}', b"\xff", b"{}"])
def test_what_is_no_catalogue_is_said_so(raw: bytes) -> None:
    [fault] = faults(raw)
    assert fault.item == ""


def test_the_command_prints_them_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "next.json"
    tree = json.loads(changed(lambda items: items["S02"].pop("basis")))
    file.write_text(json.dumps(tree, ensure_ascii=False, indent=1), encoding="utf-8")
    with stage(tmp_path / "data") as room:
        room.sign_in()
        room.equip()
        vault = room.vault
    store = EncryptedStore(tmp_path / "data", vault)
    means = Means(store, lambda _: b"", read_catalogue, ProfileKey(vault), Settings(), FakeClock())
    said = answer(parser().parse_args(["catalogue", "check", str(file)]), LUO, means)
    line = 1 + file.read_text(encoding="utf-8").splitlines().index('   "code": "S02",')
    assert said == f"next.json, line {line}: S02: basis: is missing\n1 faults"
    store.open()
    with store.unit() as unit:
        assert unit.notes.get("catalogue") == RAW
        assert unit.audit.entries(limit=1000)[-1].deed == "check_catalogue"
    store.close()


def test_a_matter_whose_items_describe_one_field_in_two_ways_is_named() -> None:
    """domain.md 9.4 rule 2: shown to the technician; the window asks for both."""

    def other_kind(items: dict[str, dict[str, Any]]) -> None:
        [name] = [each for each in items["R03"]["fields"] if each["element"] == "E.name"]
        name["kind"] = "long_text"

    [fault] = faults(changed(other_kind))
    assert (fault.item, fault.element) == ("B1", "merged form")
    assert fault.reason == "E.name: R03 and R01 cannot both be met"


def test_where_a_file_breaks_off_is_told_by_its_line() -> None:
    [fault] = faults(b'{\n "items": [\n  {"code": "S02",\n   oops}]}')
    assert (fault.element, fault.at) == ("json", 4)
    assert fault.line("next.json").startswith("next.json, line 4: file: json: ")
