"""The evaluator on the twin: paired by its switch, asks, passes on what was pressed and what a cheat sends alike."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from devices.evaluator import Evaluator
from devices.link import Link
from devices.simulated.evaluator import EvaluatorTwin
from tests.devices.twin_room import Ear, linked, plugged
from tests.waiting import until
from window_client.domain.evaluation import proof
from window_client.messages import (
    AskEvaluation,
    CancelEvaluation,
    DeviceReported,
    EvaluationAnswered,
    EvaluationNotAsked,
    PairEvaluator,
)
from window_client.settings import Settings
from window_client.words import DeviceState, DeviceTrouble

KEY, NONCE = bytes(range(32)), "00112233445566778899aabbccddeeff"
QUESTION = AskEvaluation(NONCE, "A023", 30)


def lamp(state: DeviceState, trouble: DeviceTrouble = DeviceTrouble.NONE) -> Callable[[DeviceReported], bool]:
    return lambda fact: (fact.state, fact.trouble) == (state, trouble)


@contextmanager
def paired(directory: Path, ear: Ear, protocol: str = "open") -> Iterator[tuple[EvaluatorTwin, Link]]:
    with plugged(EvaluatorTwin, directory, pty=True) as twin:
        settings = Settings(evaluator=twin.cable.url, evaluator_protocol=protocol)
        with linked(Evaluator(settings, ear), ear) as link:
            if protocol == "open":
                ear.wait(DeviceReported, lamp(DeviceState.ATTENTION, DeviceTrouble.NOT_PAIRED))
                link.perform(PairEvaluator(KEY))
                ear.wait(DeviceReported, lamp(DeviceState.READY))
            yield twin, link


def asked(twin: EvaluatorTwin, link: Link) -> None:
    link.perform(QUESTION)
    until(lambda: twin.do("state", {})["is_asking"])


def taken(ear: Ear) -> None:
    """What was ordered so far is done: between two reports lie turns, and behind each turn one order is taken."""
    for _ in range(2):
        ear.wait(DeviceReported, since=len(ear.facts))


def test_a_key_is_taken_only_while_the_switch_is_pressed(tmp_path: Path) -> None:
    ear = Ear()
    with (
        plugged(EvaluatorTwin, tmp_path, pty=True) as twin,
        linked(Evaluator(Settings(evaluator=twin.cable.url), ear), ear) as link,
    ):
        ear.wait(DeviceReported, lamp(DeviceState.ATTENTION, DeviceTrouble.NOT_PAIRED))
        twin.do("switch", {"on": False})
        link.perform(PairEvaluator(KEY))
        taken(ear)
        assert not twin.do("state", {})["paired"]
        twin.do("switch", {})
        link.perform(PairEvaluator(KEY))
        ear.wait(DeviceReported, lamp(DeviceState.READY))


def test_what_the_citizen_pressed_comes_with_its_proof(tmp_path: Path) -> None:
    ear = Ear()
    with paired(tmp_path, ear) as (twin, link):
        asked(twin, link)
        assert twin.do("press", {"level": 4})
        told = ear.wait(EvaluationAnswered)
        assert told == EvaluationAnswered(NONCE, 4, proof(KEY, NONCE, "A023", 4))
        since = ear.facts.index(told) + 1
        twin.do("again", {})
        twin.do("press", {"level": 5})  # nobody was asked: a button and nothing else
        ear.wait(EvaluationAnswered, since=since)
        assert {fact.level for fact in ear.facts if isinstance(fact, EvaluationAnswered)} == {4}
        assert twin.do("ledger", {}) == [{"ticket": "A023", "nonce": NONCE, "level": 4}]


def test_nobody_presses_and_the_answer_is_none(tmp_path: Path) -> None:
    ear = Ear()
    with paired(tmp_path, ear) as (_, link):
        link.perform(AskEvaluation(NONCE, "A023", 5))
        fact = ear.wait(EvaluationAnswered)
        assert (fact.nonce, fact.level) == (NONCE, 0)


def test_the_next_citizen_is_not_asked_for_the_one_before(tmp_path: Path) -> None:
    ear = Ear()
    with paired(tmp_path, ear) as (twin, link):
        asked(twin, link)
        link.perform(CancelEvaluation())
        until(lambda: not twin.do("state", {})["is_asking"])
        assert not twin.do("press", {"level": 1})
        assert ear.count(EvaluationAnswered) == 0


def test_a_question_without_a_device_was_not_asked(tmp_path: Path) -> None:
    ear = Ear()
    with paired(tmp_path, ear) as (twin, link):
        twin.do("unplug", {})
        ear.wait(DeviceReported, lambda fact: fact.state is DeviceState.DOWN)
        link.perform(QUESTION)
        assert ear.wait(EvaluationNotAsked).nonce == NONCE


def test_a_box_of_one_digit_is_bound_to_the_question_that_is_open(tmp_path: Path) -> None:
    ear = Ear()
    with paired(tmp_path, ear, "digit") as (twin, link):
        ear.wait(DeviceReported, lamp(DeviceState.OPEN))
        twin.cable.send(b"5")  # nobody was asked
        link.perform(QUESTION)
        taken(ear)
        twin.cable.send(b"2")
        assert ear.wait(EvaluationAnswered) == EvaluationAnswered(NONCE, 2)
        assert ear.count(EvaluationAnswered) == 1
