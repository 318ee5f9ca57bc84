"""Who may collect a result for its applicant (代领): a unit's representative, an agent, a guardian. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from window_client.domain import agent

REPRESENTATIVE, AGENT = "E.legal.cert_no", "A.cert_no"
"""Elements whose number finds a case that its holder may collect."""


@dataclass(frozen=True, slots=True)
class Collector:
    """One who stands there for the applicant. `over`: his authority is over, or has not begun."""

    name: str
    acts_as: str
    over: bool = False

    @property
    def told(self) -> str:
        """As the service receipt names him."""
        return f"{self.name}（{self.acts_as}）"


def collector(answers: Mapping[str, str], number: str, today: date, *, of_unit: bool) -> Collector | None:
    """Who the holder of this certificate number is to the applicant; None when he is nobody to him."""
    if not number:
        return None
    if of_unit and answers.get(REPRESENTATIVE) == number:
        return Collector(answers.get("E.legal.name", ""), "法定代表人或负责人")
    kind = answers.get(agent.KIND, "")
    if answers.get(AGENT) != number or kind not in {*agent.AUTHORISED, agent.GUARDIAN}:
        return None
    lasts = answers.get("A.from", "") <= today.isoformat() <= answers.get("A.to", "")
    return Collector(answers.get("A.name", ""), dict(agent.KINDS)[kind], over=kind != agent.GUARDIAN and not lasts)
