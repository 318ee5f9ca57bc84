"""Messages of labels for materials (材料标签): wish, order, fact. `messages.py` has them all."""

from dataclasses import dataclass

from window_client.domain.ids import CaseId
from window_client.domain.label import Label
from window_client.wishes import Wish
from window_client.words import DeviceTrouble


@dataclass(frozen=True, slots=True)
class LabelMaterials(Wish):
    """Print one label for each material of the case that is there (打印材料标签)."""

    case: CaseId


@dataclass(frozen=True, slots=True)
class PrintLabels:
    """Print these labels, in order."""

    job: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class LabelsEnded:
    """So many of them are out. `trouble` NONE = all; `confirmed` False = this printer cannot say so."""

    job: str
    done: int
    trouble: DeviceTrouble
    confirmed: bool
