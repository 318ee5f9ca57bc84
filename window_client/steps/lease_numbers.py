"""Numbers in reserve (号段): a window holds enough leased numbers to work through a long outage."""

from datetime import timedelta

from window_client.domain.number import NumberBlock
from window_client.messages import BlockLeased, LeaseNumbers
from window_client.steps.work import Said, Work
from window_client.words import CentralState, NumberKind

AGAIN = timedelta(seconds=30)
MOST_TWICE = 50
"""Blocks leased twice that are passed over in one run: a platform that knows no others is not asked without end."""


def when_low(work: Work) -> Said:
    """Orders for every kind of number that runs low. The request id is kept until a block arrives, so that a lost
    answer and a second question give the same block."""
    said: Said = []
    for kind in NumberKind:
        if work.unit.numbers.left(kind) >= work.settings.lease_low:
            continue
        request = work.room.leasing.get(kind.value) or work.tools.ids.uuid()
        work.remember(leasing={**work.room.leasing, kind.value: request}, leasing_at=work.now)
        said.append(LeaseNumbers(kind, request))
    return said


def ask_again(work: Work) -> Said:
    """With a tick: what was asked for and did not come, the door for it being out of order."""
    asked = work.room.leasing_at
    if not work.room.leasing or asked is None or abs(work.now - asked) < AGAIN:
        return []
    return when_low(work) if work.room.central is CentralState.ONLINE else []


def block_leased(message: BlockLeased, work: Work) -> Said:
    """Keep the block; ask for more while it is still too little. A block whose numbers are in another one here is not
    taken: a platform that was set back to a backup leases them twice, and no number may stand on two receipts."""
    block = message.block
    is_twice = any(_share(block, held) for held in work.unit.numbers.blocks(block.kind))
    if is_twice:
        work.remember(leased_twice=work.room.leased_twice + 1)
    else:
        work.unit.numbers.add_block(block)
    work.audit("block_leased", block.id, f"{block.first}-{block.last}", "leased_twice" if is_twice else "done")
    work.remember(leasing={k: v for k, v in work.room.leasing.items() if k != block.kind.value})
    return when_low(work) if work.room.leased_twice < MOST_TWICE else []


def _share(block: NumberBlock, held: NumberBlock) -> bool:
    """Whether two leases have a number in common; the same one told twice is one."""
    same = (block.kind, block.prefix) == (held.kind, held.prefix) and block.id != held.id
    return same and block.first <= held.last and held.first <= block.last
