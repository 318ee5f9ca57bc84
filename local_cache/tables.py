"""All tables of the encrypted file and their indexes; `guards.py` holds the triggers.

Times are microseconds since 1970 UTC (moments.py), days ISO text, words their codes. No foreign key cascades: an
unsent record must never go with something else. A change here needs a migration and a higher `SCHEMA`.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.sql.schema import SchemaItem

SCHEMA = 1  # PRAGMA user_version of a file that has exactly these tables

metadata = MetaData()


def _text(name: str, **more: Any) -> Column[str]:
    return Column(name, Text, nullable=False, **more)


def _texts(*names: str) -> tuple[Column[str], ...]:
    return tuple(_text(name) for name in names)


def _number(name: str, **more: Any) -> Column[int]:
    return Column(name, Integer, nullable=False, **more)


def _case(**more: Any) -> Column[str]:
    return Column("case_id", Text, ForeignKey("cases.id"), nullable=False, **more)


def _table(name: str, *items: SchemaItem, **more: Any) -> Table:
    return Table(name, metadata, *items, **more)


cases = _table(
    "cases",
    Column("id", Text, primary_key=True),
    *_texts("visit", "receipt_no", "official_no", "state", "item_code"),
    _number("item_version"),
    *_texts("item_name", "catalogue_version"),
    Column("ticket", Text),
    *_texts("window", "opened_by"),
    _number("opened_at"),
    *_texts("applicant_name", "applicant_key"),
    Column("accepted_at", Integer),
    Column("due", Text),
    Column("due_provisional", Boolean, nullable=False),
    _number("events"),
    _text("query_token"),
    Column("back_taken", Integer),  # 补录: when it was taken on paper, accepted on paper, why, who signed too
    Column("back_accepted", Integer),
    *_texts("back_reason", "back_second"),
    Index("cases_by_state", "state", "opened_at"),
    Index("cases_due", "due", sqlite_where=text("state IN ('accepted', 'in_review') AND due IS NOT NULL")),
    Index("cases_provisional", "id", sqlite_where=text("due_provisional AND state IN ('accepted', 'in_review')")),
    Index("cases_by_receipt", "receipt_no"),
    Index("cases_by_official", "official_no", sqlite_where=text("official_no <> ''")),
    Index("cases_accepted", "accepted_at", sqlite_where=text("accepted_at IS NOT NULL")),
    Index("cases_of_applicant", "applicant_key", "item_code", sqlite_where=text("applicant_key <> ''")),
)

case_keys = _table(
    "case_keys",  # by what an earlier case is found: case_keys.py
    Column("place", Integer, primary_key=True),  # order of opening; the rowid of its name in case_names
    _case(unique=True),
    *(_text(name) for name in ("receipt_no", "official_no", "cert_no", "cert_tail", "phone_tail", "letters")),
    *(
        Index(f"case_keys_{name}", name, sqlite_where=text(f"{name} <> ''"))
        for name in ("receipt_no", "official_no", "cert_no", "cert_tail", "phone_tail")
    ),
)

answers = _table(
    "answers",
    _case(primary_key=True),
    _text("field", primary_key=True),
    *_texts("value", "source"),
    _number("at"),
    Index("answers_project", "value", sqlite_where=text("field = 'J.code'")),
    Index("answers_collector", "value", sqlite_where=text("field IN ('A.cert_no', 'E.legal.cert_no')")),
    sqlite_with_rowid=False,
)

rivals = _table(
    "rivals",  # what another source says of an answer
    _case(primary_key=True),
    _text("field", primary_key=True),
    _text("source", primary_key=True),
    _text("value"),
    _number("at"),
    _text("reason"),  # why a person chose; empty = nobody did
    _text("actor"),
    sqlite_with_rowid=False,
)

basket = _table(
    "basket",
    _case(primary_key=True),  # the sitting: the draft that holds the shared answers and pages
    _text("item", primary_key=True),
    _number("place"),
    *_texts("number", "bundle"),
    Column("became", Text, ForeignKey("cases.id")),  # the case that the item was given
    Index("basket_became", "became", sqlite_where=text("became IS NOT NULL")),
    Index("basket_of_number", "number"),
    sqlite_with_rowid=False,
)

events = _table(
    "events",
    _case(primary_key=True),
    _number("seq", primary_key=True),
    _text("kind"),
    Column("from_state", Text),
    *_texts("to_state", "actor", "role", "window"),
    _number("at"),
    *_texts("reason", "device", "second", "documents"),
    Column("entered_at", Integer),
    sqlite_with_rowid=False,
)

checks = _table(
    "checks",  # what a decision rested on, one row an event
    _case(primary_key=True),
    _number("seq", primary_key=True),
    _text("deed"),
    _number("at"),
    *_texts("actor", "checks", "reason"),
    sqlite_with_rowid=False,
)

pages = _table(
    "pages",
    _case(primary_key=True),
    _text("material", primary_key=True),
    _text("page", primary_key=True),
    _number("position"),
    _text("means"),
    _number("at"),
    _number("turn"),  # degrees clockwise
    *_texts("origin", "level"),
    Column("valid_to", Text),
    _text("sha256"),
    _number("size"),
    _text("mime"),
    _number("width"),
    _number("height"),
    _number("page_count"),
    Column("thumbnail", LargeBinary, nullable=False),
)

material_marks = _table(
    "material_marks",
    _case(primary_key=True),
    _text("material", primary_key=True),
    Column("original_seen", Integer),
    Column("copy_kept", Integer),
    _text("said_by"),
    sqlite_with_rowid=False,
)

verdicts = _table(
    "verdicts",  # what is wrong with a material, for one item
    _case(primary_key=True),
    _text("item", primary_key=True),
    _text("material", primary_key=True),
    *_texts("reason", "wrong", "remedy"),
    _number("at"),
    _text("said_by"),
    sqlite_with_rowid=False,
)

papers = _table(
    "papers",
    Column("place", Integer, primary_key=True),  # order of making
    _text("id", unique=True),
    _case(index=True),
    *_texts("kind", "template", "template_hash"),
    Column("slip", LargeBinary, nullable=False),
    _text("state"),
    _number("queued_at"),
    _number("copy"),
    _text("held"),
    Column("changed_at", Integer),
    Index("papers_by_state", "state"),
)

templates = _table(
    "templates",
    Column("hash", Text, primary_key=True),  # SHA-256 of the source, hex
    _text("source"),
)

documents = _table(
    "documents",
    Column("place", Integer, primary_key=True),  # order of making
    _text("id", unique=True),
    Column("case_id", Text, ForeignKey("cases.id"), index=True),  # NULL = of a day, of no case
    *_texts("kind", "number"),
    Column("template_hash", Text, ForeignKey("templates.hash"), nullable=False),
    _text("data"),
    _number("made_at"),
    _text("made_by"),
    _number("copy"),
    _text("state"),
    Column("pdf", Text),
    _text("sha256"),
    _number("pages"),
    _text("fault"),
    Index("documents_frozen", "place", sqlite_where=text("state = 'frozen'")),
)

print_jobs = _table(
    "print_jobs",
    Column("place", Integer, primary_key=True),  # order of queueing
    _text("id", unique=True),
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False, unique=True),
    _text("state"),
    _number("queued_at"),
    *_texts("ticket", "held"),
    Column("changed_at", Integer),
    Index("print_jobs_open", "state", sqlite_where=text("state IN ('queued', 'sending')")),
)

evaluations = _table(
    "evaluations",
    Column("nonce", Text, primary_key=True),
    _text("visit", unique=True),
    _case(),
    *_texts("ticket", "staff_no"),
    _number("asked_at"),
    _text("state"),
    _number("level"),
    _text("proof"),
    Column("answered_at", Integer),
    _text("cause"),
    Index("evaluations_open", "asked_at", sqlite_where=text("state = 'asked'")),
)

promises = _table(
    "promises",
    _case(primary_key=True),
    _text("material", primary_key=True),
    *_texts("name", "kind"),
    Column("due", Text),
    _number("made_at"),
    Column("kept_at", Integer),
    Index("promises_open", "due", sqlite_where=text("kept_at IS NULL AND due IS NOT NULL")),
    sqlite_with_rowid=False,
)

results = _table(
    "results",
    Column("case_id", Text, ForeignKey("cases.id"), primary_key=True),
    Column("granted", Boolean, nullable=False),
    *_texts("name", "number"),
    _number("decided_at"),
    _text("decided_by"),
    Column("handed_at", Integer),
    *_texts("handed_by", "way", "taker", "waybill"),
    sqlite_with_rowid=False,
)

reduced = _table(
    "reduced",  # what stays of a case after its days, beside its number and state: keeping_rows.py
    Column("case_id", Text, ForeignKey("cases.id"), primary_key=True),
    _number("at"),
    _text("hash"),  # algorithm:hex
    sqlite_with_rowid=False,
)

deliveries = _table(
    "deliveries",
    Column("place", Integer, primary_key=True),  # order of making, never used twice
    _text("id", unique=True),
    _text("kind"),
    Column("case_id", Text, ForeignKey("cases.id")),  # NULL = about no case
    _number("seq"),
    *_texts("actor", "window"),
    _number("at"),
    Column("body", LargeBinary, nullable=False),
    _text("state"),
    _number("attempts"),
    _number("next_at"),  # 0 = now
    _text("cause"),
    Column("changed_at", Integer),
    Index("deliveries_of_case", "case_id", "kind", "seq"),
    Index("deliveries_queue", "state", "attempts", "place", "next_at", "at"),  # due, waiting, counts: index only
    Index("deliveries_of_day", "at"),
    Index("deliveries_acknowledged", "changed_at", sqlite_where=text("state = 'acknowledged'")),
    sqlite_autoincrement=True,
)

inbox = _table(
    "inbox",
    Column("cursor", Integer, primary_key=True, autoincrement=False),
    _text("kind"),
    _number("at"),
    Column("body", LargeBinary, nullable=False),
    _text("outcome"),
    Column("seen", Boolean, nullable=False),
    Index("inbox_unseen", "seen", sqlite_where=text("seen = 0")),
)

applications = _table(
    "applications",
    Column("cursor", Integer, ForeignKey("inbox.cursor"), primary_key=True, autoincrement=False),
    _text("person"),  # who comes with it: the applicant, or the representative of the unit
    _text("unit"),  # key of the unit that applies, "" for a person
    Column("case_id", Text, ForeignKey("cases.id")),  # what it became
    Index("applications_person", "person"),
    Index("applications_unit", "unit", sqlite_where=text("unit <> ''")),
    Index("applications_case", "case_id", sqlite_where=text("case_id IS NOT NULL")),
)

tickets = _table(
    "tickets",
    Column("id", Text, primary_key=True),
    *_texts("number", "group", "state"),
    _number("taken_at"),
    _number("called_at"),
    _number("calls"),
    Column("started_at", Integer),
    Column("finished_at", Integer),
    _text("why_next"),
    Column("manual", Boolean, nullable=False),
    Index("tickets_in_hand", "called_at", sqlite_where=text("state IN ('called', 'serving', 'hold')")),
)

number_blocks = _table(
    "number_blocks",
    Column("place", Integer, primary_key=True),  # order of leasing: the oldest block is used up first
    _text("id", unique=True),
    *_texts("kind", "prefix"),
    _number("first"),
    _number("last"),
    _number("next"),
)

numbers = _table(
    "numbers",
    _text("kind", primary_key=True),
    _text("text", primary_key=True),
    _text("block"),
    _number("seq"),
    *_texts("state", "case_id"),
    _number("at"),
    _text("reason"),
    UniqueConstraint("block", "seq"),
    sqlite_with_rowid=False,
)

audit = _table(
    "audit",
    Column("seq", Integer, primary_key=True),
    _text("at"),  # ISO text exactly as hashed
    *_texts("actor", "role", "window", "deed", "subject", "outcome", "facts", "previous", "hash"),
    sqlite_autoincrement=True,  # sqlite_sequence remembers the last number: a cut tail is seen
)

people = _table(
    "people",
    Column("user", Text, primary_key=True),
    *_texts("staff_no", "name", "role"),
    _number("right_until"),
)

notes = _table("notes", Column("name", Text, primary_key=True), Column("value", LargeBinary, nullable=False))

# As alembic itself would make it.
alembic_version = _table(
    "alembic_version",
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
