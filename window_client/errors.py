"""The exception family of the core.

    HallWindowError
    ├── Refusal       the rules say no: code + facts; shown to the person, never logged as a fault
    ├── Unavailable   the outside did not answer: becomes a state and a retry
    │   ├── CentralUnavailable
    │   └── StoreUnavailable      disk full, read-only, I/O error: nothing of the step was kept
    ├── VaultError        the slots of the data key cannot be used: says what it means and what to do
    │   └── VaultLocked   no slot was opened yet
    ├── ArchiveError      what the archive gave back does not fit what this window handed over
    └── CatalogueError    a catalogue that cannot be used; the last good one stays

Anything else is a bug: logged by type without contents, told with a number, and the desk lives on.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # every start reads this module before the first paint, and the words are many
    from window_client.words import RefusalCode


class HallWindowError(Exception):
    """Root of everything the window raises on purpose."""


class Refusal(HallWindowError):
    """The rules say no.

    `code` names the sentence, `facts` fill its placeholders, `field` or `material` says what it stands beside.
    Facts must never hold a citizen's data.
    """

    def __init__(
        self, code: "RefusalCode", *, field: str = "", material: str = "", facts: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(code.value)
        self.code = code
        self.field = field
        self.material = material
        self.facts = dict(facts or {})


class Unavailable(HallWindowError):
    """The outside did not answer; nothing is known about what it did."""


class CentralUnavailable(Unavailable):
    """The central platform gave no usable answer (no network, time-out, 5xx, garbage)."""


class CentralFaulty(CentralUnavailable):
    """The central platform answered, but this answer is of no use (5xx, busy, garbage): the line itself is well."""


class StoreUnavailable(Unavailable):
    """The disk would not take the commit; the whole step was rolled back. `full` tells a full disk from other faults."""

    def __init__(self, reason: str, *, full: bool = False) -> None:
        super().__init__(reason)
        self.full = full


class CatalogueError(HallWindowError):
    """The catalogue cannot be used: the text names item, element and reason; the last good one stays in use."""


class ArchiveError(HallWindowError):
    """What the archive gave back does not fit what this window handed over; nothing was noted."""


class VaultError(HallWindowError):
    """The slots that wrap the data key (密钥槽) cannot be used; nothing was overwritten.

    The text is for a person: what happened, what it means, what to do. It never holds a key or a password.
    """


class VaultLocked(VaultError):
    """No slot was opened yet, so there is no key to work with."""
