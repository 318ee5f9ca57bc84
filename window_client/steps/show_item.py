"""What the catalogue says of the item in hand, as the desk shows it (事项要素)."""

from typing import Any

from window_client.domain.item import Item


def facts(item: Item | None) -> dict[str, Any]:
    """These values of a `CaseView`; nothing while no item is picked."""
    if item is None:
        return {}
    return {
        "item_facts": (item.department, item.category),
        "visit_list": item.visit_list,
        "case_type": item.case_type,
        "committed_days": item.committed.days,
        "committed_unit": item.committed.unit,
        "instant": item.instant is not None,
    }
