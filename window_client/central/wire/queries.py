"""Questions to shared data (数据共享查询, Q26): each is bound to a case, an item and a purpose."""

import msgspec

from window_client.central.wire.base import Fault


class DataQuery(msgspec.Struct, frozen=True, kw_only=True):
    """POST /queries: what `data_set` holds of `subject` ("111:<number>", type and number as in `applicant_key`).

    `id` is client-made and makes a repeat harmless. Without case, item, purpose and who asks: `query_unfounded`.
    """

    id: str
    case: str
    item: str
    purpose: str
    data_set: str
    subject: str
    staff_no: str

    def __repr__(self) -> str:
        return f"<DataQuery {self.id}>"


class DataAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The rows found, each a mapping of texts; none when there is nothing of this subject."""

    rows: list[dict[str, str]]
    fault: Fault | None = None

    def __repr__(self) -> str:
        return f"<DataAnswer of {len(self.rows)}>"
