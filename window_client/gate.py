"""The gate (门禁): proves a password by the platform or by a slot that opens, unlocks the store, tells the desk.

Its own thread, because Argon2id takes a quarter of a second and the platform perhaps more. What decides:

    platform says          password slot      outcome
    yes                    any                signed in; the slot is made or renewed with this password
    no                     any                refused, also when an old slot would open
    nothing (unreachable)  opens              signed in offline with the cached right, while it lasts
    nothing (unreachable)  wrong password     refused
    nothing (unreachable)  none               refused: the first sign-in on a machine needs the network

Five wrong passwords in a row for a slot close the gate to it for a while (settings `tries_max`, `tries_pause_min`),
also over a restart; after the pause each further wrong one closes it again. Every refusal is audited.
"""

import logging
import math
import queue
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from window_client.domain.clerk import Clerk
from window_client.domain.ids import StaffNo
from window_client.errors import CentralUnavailable, HallWindowError, Refusal
from window_client.messages import Countersign, IdentityProved, SecondPersonProved, SignIn, SignInDenied, StoreOpened
from window_client.ports import Clock, Say, Submit, Vault
from window_client.views import Notice, SignInFailed
from window_client.words import RefusalCode, Role

log = logging.getLogger("gate")


class ProvenPerson(Protocol):
    """What the platform says of a person whose password it checked (central/wire SignInAnswer)."""

    @property
    def user(self) -> str: ...
    @property
    def staff_no(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def right_until(self) -> datetime: ...
    @property
    def window_token(self) -> str: ...


class Prover(Protocol):
    """The platform's sign-in; raises Refusal or CentralUnavailable."""

    def sign_in(self, user: str, password: str) -> ProvenPerson: ...


@dataclass(frozen=True, slots=True)
class TryLimit:
    """So many wrong passwords in a row, then a pause of so many seconds."""

    most: int = 5
    pause_s: float = 900.0


class Gate:
    """Takes `SignIn` from any thread; answers the screen with `SignInFailed` or the desk with `IdentityProved`."""

    def __init__(
        self, *, vault: Vault, prover: Prover, clock: Clock, say: Say, submit: Submit, limit: TryLimit | None = None
    ) -> None:
        self._vault, self._prover, self._clock = vault, prover, clock
        self._limit = limit or TryLimit()
        self._say, self._submit = say, submit
        self._inbox: queue.SimpleQueue[SignIn | Countersign | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="gate")

    def start(self) -> None:
        """Try the machine slot first, then wait for people."""
        self._thread.start()

    def sign_in(self, wish: SignIn) -> None:
        """Queue one attempt; never blocks."""
        self._inbox.put(wish)

    def countersign(self, wish: Countersign) -> None:
        """Queue a second person's proof for one act; never blocks."""
        self._inbox.put(wish)

    def stop(self, deadline_s: float = 5.0) -> bool:
        """End after the attempt in hand; False when the deadline passed first."""
        self._inbox.put(None)
        self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        self._try_machine()
        while (wish := self._inbox.get()) is not None:
            tell = _second_failed if isinstance(wish, Countersign) else SignInFailed
            try:
                proved = self.prove(wish.user.strip(), wish.password)
                self._submit(SecondPersonProved(proved.clerk, wish.act) if isinstance(wish, Countersign) else proved)
            except Refusal as refusal:
                if isinstance(wish, SignIn):
                    self._submit(SignInDenied(self._known(wish.user.strip()), refusal.code))
                self._say(tell(refusal.code, refusal.facts))
            except HallWindowError as error:
                log.error("sign-in: %s", error)
                self._say(tell(RefusalCode.STORE_FAILED, {"reason": str(error)}))
            except Exception:
                log.exception("sign-in failed inside")
                self._say(tell(RefusalCode.INTERNAL, {}))

    def _try_machine(self) -> None:
        try:
            if self._vault.unlock_by_machine():
                self._submit(StoreOpened())
        except HallWindowError as error:
            log.error("machine slot: %s", error)

    def prove(self, user: str, password: str) -> IdentityProved:
        """One attempt in the caller's thread; raises Refusal. The command line asks a technician this way."""
        self._refuse_too_many(user)
        try:
            person = self._prover.sign_in(user, password)
        except Refusal as refusal:
            if refusal.code is RefusalCode.WRONG_PASSWORD:
                self._count_wrong(user)
            raise
        except CentralUnavailable as error:
            log.info("platform not heard at sign-in: %s", error)
            return self._prove_offline(user, password)
        clerk = Clerk(person.user, StaffNo(person.staff_no), person.name, Role(person.role), person.right_until)
        if not self._vault.is_unlocked and not self._vault.unlock_by_machine():
            self._open_or_create(user, password)
        self._vault.put_password_slot(user, password)
        self._vault.put_right(clerk)
        return IdentityProved(clerk, online=True, window_token=person.window_token)

    def _open_or_create(self, user: str, password: str) -> None:
        """The machine slot did not open: this person's own slot, or a new vault when the directory has none at all."""
        if self._vault.unlock_by_password(user, password).opened:
            return
        self._vault.create()

    def _prove_offline(self, user: str, password: str) -> IdentityProved:
        answer = self._vault.unlock_by_password(user, password)
        if answer.missing:
            raise Refusal(RefusalCode.FIRST_SIGN_IN_NEEDS_NETWORK)
        if not answer.opened:
            self._count_wrong(user)
            raise Refusal(RefusalCode.WRONG_PASSWORD)
        self._vault.note_tries(user, 0, 0.0)
        clerk = self._vault.right_of(user)
        if clerk is None:
            raise Refusal(RefusalCode.FIRST_SIGN_IN_NEEDS_NETWORK)
        if clerk.right_until <= self._clock.now():
            raise Refusal(RefusalCode.RIGHT_EXPIRED)
        return IdentityProved(clerk, online=False)

    def _refuse_too_many(self, user: str) -> None:
        failed, at = self._vault.failures(user)
        left = at + self._limit.pause_s - self._clock.now().timestamp()
        if failed >= self._limit.most and left > 0:
            minutes = math.ceil(left / 60)
            raise Refusal(RefusalCode.TOO_MANY_TRIES, facts={"minutes": str(minutes)})

    def _count_wrong(self, user: str) -> None:
        failed, _ = self._vault.failures(user)
        self._vault.note_tries(user, failed + 1, self._clock.now().timestamp())

    def _known(self, user: str) -> str:
        """The user's name when it has a slot here; else "": a password typed into the wrong box must not be kept."""
        try:
            return user if user in self._vault.people() else ""
        except HallWindowError:
            return ""


def _second_failed(code: RefusalCode, facts: Mapping[str, str]) -> Notice:
    return Notice(code, "second", facts)
