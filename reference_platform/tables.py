"""Tables of the reference platform; the same on SQLite and PostgreSQL. Times are ISO 8601 texts in UTC."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()

people = Table(
    "people",
    metadata,
    Column("user", Text, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("proof", LargeBinary, nullable=False),
    Column("staff_no", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
)

windows = Table(
    "windows",
    metadata,
    Column("site", Text, primary_key=True),
    Column("window", Text, primary_key=True),
    Column("name", Text, nullable=False, default=""),
    Column("state", Text, nullable=False, default="closed"),
    Column("staff_no", Text, nullable=False, default=""),
    Column("ticket", Text, nullable=False, default=""),
    Column("since", Text),
    Column("devices", Text, nullable=False, default=""),
    Column("unsent", Integer, nullable=False, default=0),
    Column("silent", Integer, nullable=False, default=0),
    Column("groups", Text, nullable=False, default=""),
    Column("heard_at", Text),
)

catalogues = Table(
    "catalogues",
    metadata,
    Column("tag", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""Catalogues as they were published: the difference from one that a window still has."""

tokens = Table(
    "tokens",
    metadata,
    Column("key", Text, primary_key=True),
    Column("secret", LargeBinary, nullable=False),
    Column("site", Text, nullable=False),
    Column("window", Text, nullable=False),
    Column("issued_at", Text, nullable=False),
    Column("until", Text, nullable=False),
    Index("tokens_window", "site", "window", "issued_at"),
)
"""Several for one window: the answer that carried the newest may have been lost, and the one before still counts."""

tickets = Table(
    "tickets",
    metadata,
    Column("id", Text, primary_key=True),
    Column("site", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("group", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
    Column("called_at", Text),
    Column("started_at", Text),
    Column("finished_at", Text),
    Column("calls", Integer, nullable=False, default=0),
    Column("window", Text, nullable=False, default=""),
    Column("why_next", Text, nullable=False, default=""),
    Column("outcome", Text, nullable=False, default=""),
    Column("priority", Boolean, nullable=False, default=False),
    Column("appointment_at", Text),
    Column("claim", Integer),
    UniqueConstraint("site", "day", "number"),
    Index("tickets_of_day", "site", "day", "state"),
)

requests = Table(
    "requests",
    metadata,
    Column("request", Text, primary_key=True),
    Column("answer", Text, nullable=False),
)
"""Answers of deeds that a lost connection may make a window ask again."""

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("next", Integer, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("site", Text, nullable=False),
    Column("window", Text, nullable=False),
    Column("request", Text, nullable=False),
    Column("day", Text, nullable=False),
    UniqueConstraint("site", "window", "request"),
)

cases = Table(
    "cases",
    metadata,
    Column("id", Text, primary_key=True),
    Column("last_seq", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("receipt_no", Text, nullable=False, unique=True),
    Column("official_no", Text, nullable=False),
    Column("applicant_key", Text, nullable=False, default=""),
    Column("item_code", Text, nullable=False, default=""),
    Column("accepted_at", Text),
    Column("site", Text, nullable=False),
    Column("window", Text, nullable=False),
    Index("cases_same", "applicant_key", "item_code"),
    Index("cases_accepted", "site", "accepted_at"),
    Index("cases_official", "official_no"),
)

records = Table(
    "records",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Text, nullable=False, index=True),
    Column("seq", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("site", Text, nullable=False),
    Column("window", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("stored_at", Text, nullable=False),
    Index("records_of_day", "site", "window", "made_at"),
)
"""`made_at`: when it was entered, and for most that is when it happened. Hashes are made of `body` itself."""

evaluations = Table(
    "evaluations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("nonce", Text, nullable=False, unique=True),
    Column("case_id", Text, nullable=False, index=True),
    Column("receipt_no", Text, nullable=False),
    Column("ticket", Text, nullable=False),
    Column("staff_no", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("window", Text, nullable=False),
    Column("asked_at", Text, nullable=False),
    Column("level", Integer),
    Column("cause", Text, nullable=False),
    Column("proof", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("stored_at", Text, nullable=False),
    Index("evaluations_day", "site", "asked_at"),
)
"""`level` null = not rated. One a question: nobody's second answer gets in."""

problems = Table(
    "problems",
    metadata,
    Column("id", Text, primary_key=True),
    Column("item_code", Text, nullable=False, index=True),
    Column("item_name", Text, nullable=False),
    Column("item_version", Integer, nullable=False),
    Column("catalogue_version", Text, nullable=False),
    Column("element", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("staff_no", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("window", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("stored_at", Text, nullable=False),
    Index("problems_of_day", "site", "window", "at"),
)
"""What windows say is wrong with an item of the catalogue."""

pages = Table(
    "pages",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("mime", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

uploads = Table(
    "uploads",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("mime", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("offset", Integer, nullable=False),
)

upload_parts = Table(
    "upload_parts",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("at", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""Bytes of pages that are not complete yet."""

audit_heads = Table(
    "audit_heads",
    metadata,
    Column("site", Text, primary_key=True),
    Column("window", Text, primary_key=True),
    Column("lines", Integer, primary_key=True),
    Column("head", Text, primary_key=True),
    Column("at", Text, nullable=False),
)
"""Kept as they came, also two of the same number: that is the proof that a trail was rewritten."""

shared_rows = Table(
    "shared_rows",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("data_set", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("row", Text, nullable=False),
    Index("shared_rows_of_subject", "data_set", "subject"),
)

query_log = Table(
    "query_log",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("data_set", Text, nullable=False),
    Column("staff_no", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("window", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("found", Integer, nullable=False),
)
"""Every question to shared data, without the subject (Q26)."""

nonces = Table(
    "nonces",
    metadata,
    Column("key", Text, primary_key=True),
    Column("nonce", Text, primary_key=True),
    Column("at", Integer, nullable=False),
    Index("nonces_at", "at"),
)
"""Nonces of signed requests of the last minutes (seconds since 1970): a restart must not forget them."""

inbox = Table(
    "inbox",
    metadata,
    Column("cursor", Integer, primary_key=True),
    Column("site", Text, nullable=False),
    Column("window", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("body", Text, nullable=False),
)
