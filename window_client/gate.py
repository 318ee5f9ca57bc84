"""The gate (门禁): proves a password by the platform or by a slot that opens, unlocks the store, tells the desk.

Its own thread, because Argon2id takes a quarter of a second and the platform perhaps more. What decides:

    platform says          password slot      outcome
    yes                    any                signed in; the slot is made or renewed with this password
    no                     any                refused, also when an old slot would open
    nothing (unreachable)  opens              signed in offline with the cached right, while it lasts
    nothing (unreachable)  wrong password     refused
    nothing (unreachable)  none               refused: the first sign-in on a machine needs the network
"""

import logging
import queue
import threading
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from window_client.domain.clerk import Clerk
from window_client.domain.ids import StaffNo
from window_client.errors import CentralUnavailable, HallWindowError, Refusal
from window_client.messages import Countersign, IdentityProved, SecondPersonProved, SignIn, StoreOpened
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


class Gate:
    """Takes `SignIn` from any thread; answers the screen with `SignInFailed` or the desk with `IdentityProved`."""

    def __init__(self, *, vault: Vault, prover: Prover, clock: Clock, say: Say, submit: Submit) -> None:
        self._vault, self._prover, self._clock = vault, prover, clock
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
        try:
            person = self._prover.sign_in(user, password)
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
            raise Refusal(RefusalCode.WRONG_PASSWORD)
        clerk = self._vault.right_of(user)
        if clerk is None:
            raise Refusal(RefusalCode.FIRST_SIGN_IN_NEEDS_NETWORK)
        if clerk.right_until <= self._clock.now():
            raise Refusal(RefusalCode.RIGHT_EXPIRED)
        return IdentityProved(clerk, online=False)


def _second_failed(code: RefusalCode, facts: Mapping[str, str]) -> Notice:
    return Notice(code, "second", facts)
