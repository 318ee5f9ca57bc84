"""The gate on a real vault: wrong passwords are counted, the gate closes for a while, every refusal is audited."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from tests.window_client.desk_room import CHEAP, NOW, FakeClock, Stage
from window_client import messages as m
from window_client.domain.clerk import Clerk
from window_client.domain.ids import StaffNo
from window_client.errors import CentralUnavailable, Refusal
from window_client.gate import Gate, ProvenPerson, TryLimit
from window_client.words import RefusalCode, Role

CLERK = Clerk("chen", StaffNo("1042"), "陈小样", Role.CLERK, NOW + timedelta(days=30))


class NoPlatform:
    """A platform that nobody reaches."""

    def sign_in(self, user: str, password: str) -> ProvenPerson:
        raise CentralUnavailable("no network")


class StrictPlatform:
    """A platform that knows nobody."""

    def sign_in(self, user: str, password: str) -> ProvenPerson:
        raise Refusal(RefusalCode.WRONG_PASSWORD)


class Door:
    """A gate and a vault with one person's slot."""

    def __init__(self, directory: Path) -> None:
        self.directory, self.clock, self.told = directory, FakeClock(), list[Any]()
        vault = FileVault(directory, use_key_ring=False, cost=CHEAP)
        vault.create()
        vault.put_password_slot("chen", "right")
        vault.put_right(CLERK)

    def gate(self, prover: NoPlatform | StrictPlatform | None = None) -> Gate:
        """A gate as after a restart."""
        vault = FileVault(self.directory, use_key_ring=False, cost=CHEAP)
        return Gate(
            vault=vault,
            prover=prover or NoPlatform(),
            clock=self.clock,
            say=self.told.append,
            submit=self.told.append,
            limit=TryLimit(5, 900.0),
        )

    def refused(self, gate: Gate, password: str) -> Refusal:
        with pytest.raises(Refusal) as caught:
            gate.prove("chen", password)
        return caught.value


@pytest.mark.parametrize("prover", [NoPlatform(), StrictPlatform()])
def test_five_wrong_passwords_close_the_gate_also_to_the_right_one_and_over_a_restart(
    tmp_path: Path, prover: NoPlatform | StrictPlatform
) -> None:
    door = Door(tmp_path)
    gate = door.gate(prover)
    for _ in range(5):
        assert door.refused(gate, "wrong").code is RefusalCode.WRONG_PASSWORD
    again = door.gate()
    refusal = door.refused(again, "right")
    assert (refusal.code, refusal.facts) == (RefusalCode.TOO_MANY_TRIES, {"minutes": "15"})
    door.clock.time += timedelta(minutes=14, seconds=30)
    assert door.refused(again, "right").facts == {"minutes": "1"}
    door.clock.time += timedelta(minutes=1)
    assert again.prove("chen", "right").clerk == CLERK
    assert door.refused(again, "wrong").code is RefusalCode.WRONG_PASSWORD  # counted from one again


def test_after_the_pause_one_more_wrong_password_closes_it_again(tmp_path: Path) -> None:
    door = Door(tmp_path)
    gate = door.gate()
    for _ in range(5):
        door.refused(gate, "wrong")
    door.clock.time += timedelta(minutes=16)
    assert door.refused(gate, "wrong").code is RefusalCode.WRONG_PASSWORD
    assert door.refused(gate, "right").code is RefusalCode.TOO_MANY_TRIES


def test_refusals_at_the_gate_are_audited_and_unknown_names_are_not_kept(tmp_path: Path) -> None:
    door = Door(tmp_path)
    gate = door.gate()
    gate.start()
    gate.sign_in(m.SignIn("chen", "wrong"))
    gate.sign_in(m.SignIn("typed-my-password-here", ""))
    assert gate.stop()
    denied = [each for each in door.told if isinstance(each, m.SignInDenied)]
    assert denied == [
        m.SignInDenied("chen", RefusalCode.WRONG_PASSWORD),
        m.SignInDenied("", RefusalCode.FIRST_SIGN_IN_NEEDS_NETWORK),
    ]


def test_the_desk_writes_a_refused_sign_in_into_the_chain(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.desk.start()
    stage.desk.submit(m.StoreOpened())
    stage.desk.submit(m.SignInDenied("chen", RefusalCode.WRONG_PASSWORD))
    assert stage.desk.stop()
    store = EncryptedStore(tmp_path, stage.vault)
    store.open()
    with store.unit() as unit:
        (entry,) = [each for each in unit.audit.entries() if each.deed == "sign_in"]
    store.close()
    assert (entry.actor, entry.subject, entry.outcome) == ("window", "chen", "wrong_password")
