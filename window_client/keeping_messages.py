"""Wishes, orders and facts about the local data itself (本机数据): its key, and what is kept for how long."""

from dataclasses import dataclass
from datetime import datetime

from window_client.wishes import Wish

# --- wishes ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LookAtStore(Wish):
    """How the local data stands: last check, its key, and which cases go when (到期清理预览)."""


@dataclass(frozen=True, slots=True)
class ChangeKey(Wish):
    """Change the key of the local data in the background (更换数据密钥)."""


# --- orders: to the watchman -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChangeDataKey:
    """Change the data key; `only_resume`: only go on with a change that was broken off."""

    only_resume: bool = False


# --- facts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeyChange:
    """How far the change of the key is: `pages`, then `store`; over, or held up by `fault` (technical, no person)."""

    what: str
    done: int = 0
    of: int = 0
    over: bool = False
    fault: str = ""
    lost: int = 0  # page files that open by no key


@dataclass(frozen=True, slots=True)
class ReduceDue:
    """Go on with the cases whose days are over after this one (in the order of state and opening)."""

    after: tuple[str, datetime] | None = None
    done: int = 0
