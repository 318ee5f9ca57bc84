"""What the core needs of the store for materials, as a Protocol; `ports.py` has them all."""

from typing import Protocol

from window_client.domain.ids import CaseId
from window_client.domain.material_marks import MaterialMark, Verdict


class Materials(Protocol):
    """What clerks say of materials. `put_…` replaces what was said before; `clear` with the draft that is thrown away."""

    def put_mark(self, mark: MaterialMark) -> None: ...
    def marks(self, case: CaseId) -> dict[str, MaterialMark]:
        """By material."""

    def put_verdict(self, verdict: Verdict) -> None: ...
    def drop_verdict(self, case: CaseId, item: str, material: str) -> None: ...
    def verdicts(self, case: CaseId) -> list[Verdict]: ...
    def clear(self, case: CaseId) -> None: ...
