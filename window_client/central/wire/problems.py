"""Problems of the catalogue (目录问题)."""

from datetime import datetime

import msgspec

from window_client.central.wire.base import Count


class ItemProblemRecord(msgspec.Struct, frozen=True, kw_only=True):
    """POST /problems takes a batch of these as POST /events does, with one result a record; codes: malformed, conflict
    (same id, other content). `id` is client-made and makes a repeat harmless.

    `element`: what of the item is wrong: name, basis, condition, material, field, limit, fee, flow, other. `text` is the
    clerk's own words, without anybody's data.
    """

    id: str
    item_code: str
    item_name: str
    item_version: Count
    catalogue_version: str
    element: str
    text: str
    staff_no: str
    site: str
    window: str
    at: datetime
