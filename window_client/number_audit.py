"""The audit of numbers (号段核对): every number of every leased block is used, void with its reason, or missing."""

from collections import Counter
from collections.abc import Iterator

from window_client.domain.number import NumberBlock, TakenNumber
from window_client.ports import Unit
from window_client.words import NumberKind, NumberState

RANGES_MOST = 20


def number_lines(unit: Unit) -> Iterator[str]:
    """One line a block, then one a number that was not simply used; numbers without a row are gaps nobody explained."""
    gaps = 0
    for kind in NumberKind:
        fates: dict[str, list[TakenNumber]] = {}
        for fate in unit.numbers.fates(kind):
            fates.setdefault(fate.block, []).append(fate)
        for block in unit.numbers.blocks(kind):
            taken = fates.get(block.id, [])
            missing = missing_of(block, taken)
            gaps += len(missing)
            count = Counter(fate.state for fate in taken)
            yield (
                f"{kind.value} {block.prefix} {block.first}-{block.last}: used {count[NumberState.USED]}, "
                f"void {count[NumberState.VOID]}, missing {len(missing)}, left {block.last - block.next + 1}"
            )
            for fate in taken:
                if fate.state is not NumberState.USED:
                    yield f"  {fate.text} {fate.state.value}: {fate.reason} ({fate.at:%Y-%m-%d %H:%M})"
            yield from (f"  {span} missing: taken, and no row says for what" for span in _spans(missing))
    yield f"{gaps} gaps" if gaps else "no gap"


def missing_of(block: NumberBlock, taken: list[TakenNumber]) -> list[int]:
    """Numbers of the block that were given out and have no row."""
    known = {fate.seq for fate in taken}
    return [seq for seq in range(block.first, block.next) if seq not in known]


def _spans(numbers: list[int]) -> list[str]:
    """3, 4, 5, 9 as 3-5 and 9."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return [f"{a}-{b}" if a != b else str(a) for a, b in spans[:RANGES_MOST]]
