"""Numbers in reserve (号段): a window holds enough leased numbers to work through a long outage."""

from window_client.messages import BlockLeased, LeaseNumbers
from window_client.steps.work import Said, Work
from window_client.words import NumberKind


def when_low(work: Work) -> Said:
    """Orders for every kind of number that runs low. The request id is kept until a block arrives, so that a lost
    answer and a second question give the same block."""
    said: Said = []
    for kind in NumberKind:
        if work.unit.numbers.left(kind) >= work.settings.lease_low:
            continue
        request = work.room.leasing.get(kind.value) or work.tools.ids.uuid()
        work.remember(leasing={**work.room.leasing, kind.value: request})
        said.append(LeaseNumbers(kind, request))
    return said


def block_leased(message: BlockLeased, work: Work) -> Said:
    """Keep the block; ask for more while it is still too little."""
    work.unit.numbers.add_block(message.block)
    work.audit("block_leased", message.block.id, f"{message.block.first}-{message.block.last}")
    work.remember(leasing={k: v for k, v in work.room.leasing.items() if k != message.block.kind.value})
    return when_low(work)
