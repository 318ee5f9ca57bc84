"""Messages of the citizen's evaluation (好差评): facts and orders. There is no wish: no person at the window sets a level."""

from dataclasses import dataclass, field

from window_client.words import DeviceTrouble

# --- facts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EvaluationAnswered:
    """The evaluator says that this was pressed for this question; `level` 0 = nobody pressed in time. What it proves is
    the desk's to find out. `proof` "" = this kind of device signs nothing."""

    nonce: str
    level: int
    proof: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class EvaluationNotAsked:
    """The question did not reach the citizen."""

    nonce: str
    trouble: DeviceTrouble


# --- orders ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskEvaluation:
    """Ask the citizen, once."""

    nonce: str
    ticket: str
    timeout_s: int


@dataclass(frozen=True, slots=True)
class CancelEvaluation:
    """The next citizen comes: no question is open any more."""


@dataclass(frozen=True, slots=True)
class PairEvaluator:
    """Give the evaluator this window's key (配对); it takes it only while somebody presses its switch."""

    key: bytes = field(repr=False)
