"""The first schema (0.1): written out, because a migration imports nothing of the project."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """
        CREATE TABLE cases ( id TEXT NOT NULL,
        visit TEXT NOT NULL,
        receipt_no TEXT NOT NULL,
        official_no TEXT NOT NULL,
        state TEXT NOT NULL,
        item_code TEXT NOT NULL,
        item_version INTEGER NOT NULL,
        item_name TEXT NOT NULL,
        catalogue_version TEXT NOT NULL,
        ticket TEXT,
        window TEXT NOT NULL,
        opened_by TEXT NOT NULL,
        opened_at INTEGER NOT NULL,
        applicant_name TEXT NOT NULL,
        applicant_key TEXT NOT NULL,
        accepted_at INTEGER,
        due TEXT,
        due_provisional BOOLEAN NOT NULL,
        events INTEGER NOT NULL,
        query_token TEXT NOT NULL,
        PRIMARY KEY (id) )
    """,
    """
        CREATE TABLE case_keys (place INTEGER NOT NULL, case_id TEXT NOT NULL, receipt_no TEXT NOT NULL,
        official_no TEXT NOT NULL, cert_no TEXT NOT NULL, cert_tail TEXT NOT NULL, phone_tail TEXT NOT NULL,
        letters TEXT NOT NULL, PRIMARY KEY (place), UNIQUE (case_id), FOREIGN KEY(case_id) REFERENCES cases (id))
    """,
    """CREATE INDEX case_keys_receipt_no ON case_keys (receipt_no) WHERE receipt_no <> ''""",
    """CREATE INDEX case_keys_official_no ON case_keys (official_no) WHERE official_no <> ''""",
    """CREATE INDEX case_keys_cert_no ON case_keys (cert_no) WHERE cert_no <> ''""",
    """CREATE INDEX case_keys_cert_tail ON case_keys (cert_tail) WHERE cert_tail <> ''""",
    """CREATE INDEX case_keys_phone_tail ON case_keys (phone_tail) WHERE phone_tail <> ''""",
    """CREATE VIRTUAL TABLE case_names USING fts5(letters, content='', contentless_delete=1)""",
    """
        CREATE TRIGGER case_names_in AFTER INSERT ON case_keys WHEN NEW.letters <> '' BEGIN
        INSERT INTO case_names(rowid, letters) VALUES (NEW.place, NEW.letters); END
    """,
    """
        CREATE TRIGGER case_names_out AFTER UPDATE OF letters ON case_keys WHEN OLD.letters <> NEW.letters BEGIN
        DELETE FROM case_names WHERE rowid = OLD.place;
        INSERT INTO case_names(rowid, letters) VALUES (NEW.place, NEW.letters); END
    """,
    """
        CREATE TABLE basket ( case_id TEXT NOT NULL,
        item TEXT NOT NULL,
        place INTEGER NOT NULL,
        number TEXT NOT NULL,
        bundle TEXT NOT NULL,
        became TEXT,
        PRIMARY KEY (case_id, item),
        FOREIGN KEY(case_id) REFERENCES cases (id),
        FOREIGN KEY(became) REFERENCES cases (id) ) WITHOUT ROWID
    """,
    """CREATE INDEX basket_became ON basket (became) WHERE became IS NOT NULL""",
    """CREATE INDEX basket_of_number ON basket (number)""",
    """CREATE INDEX cases_due ON cases (due) WHERE state IN ('accepted', 'in_review') AND due IS NOT NULL""",
    """CREATE INDEX cases_by_official ON cases (official_no) WHERE official_no <> ''""",
    "CREATE INDEX cases_accepted ON cases (accepted_at) WHERE accepted_at IS NOT NULL",
    "CREATE INDEX cases_by_state ON cases (state, opened_at)",
    """
        CREATE INDEX cases_provisional ON cases (id) WHERE due_provisional AND state IN ('accepted',
        'in_review')
    """,
    """CREATE INDEX cases_of_applicant ON cases (applicant_key, item_code) WHERE applicant_key <> ''""",
    "CREATE INDEX cases_by_receipt ON cases (receipt_no)",
    "CREATE TABLE templates ( hash TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (hash) )",
    """
        CREATE TABLE inbox ( cursor INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL,
        body BLOB NOT NULL,
        outcome TEXT NOT NULL,
        seen BOOLEAN NOT NULL,
        PRIMARY KEY (cursor) )
    """,
    "CREATE INDEX inbox_unseen ON inbox (seen) WHERE seen = 0",
    """
        CREATE TABLE tickets ( id TEXT NOT NULL,
        number TEXT NOT NULL,
        "group" TEXT NOT NULL,
        state TEXT NOT NULL,
        taken_at INTEGER NOT NULL,
        called_at INTEGER NOT NULL,
        calls INTEGER NOT NULL,
        started_at INTEGER,
        finished_at INTEGER,
        why_next TEXT NOT NULL,
        manual BOOLEAN NOT NULL,
        PRIMARY KEY (id) )
    """,
    """CREATE INDEX tickets_in_hand ON tickets (called_at) WHERE state IN ('called', 'serving', 'hold')""",
    """
        CREATE TABLE number_blocks ( place INTEGER NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        prefix TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        next INTEGER NOT NULL,
        PRIMARY KEY (place),
        UNIQUE (id) )
    """,
    """
        CREATE TABLE numbers ( kind TEXT NOT NULL,
        text TEXT NOT NULL,
        block TEXT NOT NULL,
        seq INTEGER NOT NULL,
        state TEXT NOT NULL,
        case_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (kind,
        text),
        UNIQUE (block,
        seq) ) WITHOUT ROWID
    """,
    """
        CREATE TABLE audit ( seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        role TEXT NOT NULL,
        window TEXT NOT NULL,
        deed TEXT NOT NULL,
        subject TEXT NOT NULL,
        outcome TEXT NOT NULL,
        facts TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL )
    """,
    """
        CREATE TABLE people ( user TEXT NOT NULL,
        staff_no TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        right_until INTEGER NOT NULL,
        PRIMARY KEY (user) )
    """,
    "CREATE TABLE notes ( name TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (name) )",
    """
        CREATE TABLE answers ( case_id TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        source TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (case_id,
        field),
        FOREIGN KEY(case_id) REFERENCES cases (id) ) WITHOUT ROWID
    """,
    """
        CREATE TABLE events ( case_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        from_state TEXT,
        to_state TEXT NOT NULL,
        actor TEXT NOT NULL,
        role TEXT NOT NULL,
        window TEXT NOT NULL,
        at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        device TEXT NOT NULL,
        second TEXT NOT NULL,
        documents TEXT NOT NULL,
        PRIMARY KEY (case_id,
        seq),
        FOREIGN KEY(case_id) REFERENCES cases (id) ) WITHOUT ROWID
    """,
    """
        CREATE TABLE pages ( case_id TEXT NOT NULL,
        material TEXT NOT NULL,
        page TEXT NOT NULL,
        position INTEGER NOT NULL,
        means TEXT NOT NULL,
        at INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        mime TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        page_count INTEGER NOT NULL,
        thumbnail BLOB NOT NULL,
        PRIMARY KEY (case_id,
        material,
        page),
        FOREIGN KEY(case_id) REFERENCES cases (id) )
    """,
    """
        CREATE TABLE papers ( place INTEGER NOT NULL,
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        template TEXT NOT NULL,
        template_hash TEXT NOT NULL,
        slip BLOB NOT NULL,
        state TEXT NOT NULL,
        queued_at INTEGER NOT NULL,
        copy INTEGER NOT NULL,
        held TEXT NOT NULL,
        changed_at INTEGER,
        PRIMARY KEY (place),
        UNIQUE (id),
        FOREIGN KEY(case_id) REFERENCES cases (id) )
    """,
    "CREATE INDEX papers_by_state ON papers (state)",
    "CREATE INDEX ix_papers_case_id ON papers (case_id)",
    """
        CREATE TABLE documents ( place INTEGER NOT NULL,
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        number TEXT NOT NULL,
        template_hash TEXT NOT NULL,
        data TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        made_by TEXT NOT NULL,
        copy INTEGER NOT NULL,
        state TEXT NOT NULL,
        pdf TEXT,
        sha256 TEXT NOT NULL,
        pages INTEGER NOT NULL,
        fault TEXT NOT NULL,
        PRIMARY KEY (place),
        UNIQUE (id),
        FOREIGN KEY(case_id) REFERENCES cases (id),
        FOREIGN KEY(template_hash) REFERENCES templates (hash) )
    """,
    """CREATE INDEX documents_frozen ON documents (place) WHERE state = 'frozen'""",
    "CREATE INDEX ix_documents_case_id ON documents (case_id)",
    """
        CREATE TABLE promises ( case_id TEXT NOT NULL,
        material TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        due TEXT,
        made_at INTEGER NOT NULL,
        kept_at INTEGER,
        PRIMARY KEY (case_id,
        material),
        FOREIGN KEY(case_id) REFERENCES cases (id) ) WITHOUT ROWID
    """,
    "CREATE INDEX promises_open ON promises (due) WHERE kept_at IS NULL AND due IS NOT NULL",
    """
        CREATE TABLE results ( case_id TEXT NOT NULL,
        granted BOOLEAN NOT NULL,
        name TEXT NOT NULL,
        number TEXT NOT NULL,
        decided_at INTEGER NOT NULL,
        decided_by TEXT NOT NULL,
        handed_at INTEGER,
        handed_by TEXT NOT NULL,
        way TEXT NOT NULL,
        taker TEXT NOT NULL,
        waybill TEXT NOT NULL,
        PRIMARY KEY (case_id),
        FOREIGN KEY(case_id) REFERENCES cases (id) ) WITHOUT ROWID
    """,
    """
        CREATE TABLE deliveries ( place INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        case_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        actor TEXT NOT NULL,
        window TEXT NOT NULL,
        at INTEGER NOT NULL,
        body BLOB NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        next_at INTEGER NOT NULL,
        cause TEXT NOT NULL,
        changed_at INTEGER,
        UNIQUE (id),
        FOREIGN KEY(case_id) REFERENCES cases (id) )
    """,
    """CREATE INDEX deliveries_acknowledged ON deliveries (changed_at) WHERE state = 'acknowledged'""",
    "CREATE INDEX deliveries_of_case ON deliveries (case_id, kind, seq)",
    "CREATE INDEX deliveries_queue ON deliveries (state, attempts, place, next_at, at)",
    """
        CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT,
        'events are never removed'); END
    """,
    """
        CREATE TRIGGER events_fixed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT,
        'events are never changed'); END
    """,
    """
        CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT,
        'audit entries are never removed'); END
    """,
    """
        CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT,
        'audit entries are never changed'); END
    """,
    """
        CREATE TRIGGER deliveries_fixed BEFORE UPDATE OF id,
        kind,
        case_id,
        seq,
        actor,
        window,
        at,
        body ON deliveries BEGIN SELECT RAISE(ABORT,
        'a record is signed by who did it and when'); END
    """,
    """
        CREATE TRIGGER deliveries_stay BEFORE DELETE ON deliveries WHEN OLD.state NOT IN ('acknowledged',
        'superseded') BEGIN SELECT RAISE(ABORT,
        'an unsent record is never removed'); END
    """,
    """
        CREATE TRIGGER papers_fixed BEFORE UPDATE OF id,
        case_id,
        kind,
        template,
        template_hash,
        slip,
        queued_at,
        copy ON papers BEGIN SELECT RAISE(ABORT,
        'a paper is frozen when it is made'); END
    """,
    """
        CREATE TRIGGER papers_stay BEFORE DELETE ON papers BEGIN SELECT RAISE(ABORT,
        'papers are never removed'); END
    """,
    """
        CREATE TRIGGER templates_stay BEFORE DELETE ON templates BEGIN SELECT RAISE(ABORT,
        'templates of papers are never removed'); END
    """,
    """
        CREATE TRIGGER templates_fixed BEFORE UPDATE ON templates BEGIN SELECT RAISE(ABORT,
        'a template is frozen by its hash'); END
    """,
    """
        CREATE TRIGGER documents_stay BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT,
        'official papers are never removed'); END
    """,
    """
        CREATE TRIGGER documents_fixed BEFORE UPDATE OF id,
        case_id,
        kind,
        number,
        template_hash,
        data,
        made_at,
        made_by,
        copy ON documents BEGIN SELECT RAISE(ABORT,
        'an official paper is frozen when it is made'); END
    """,
    """
        CREATE TRIGGER documents_sealed BEFORE UPDATE OF pdf,
        sha256,
        pages ON documents WHEN OLD.state = 'ready' BEGIN SELECT RAISE(ABORT,
        'a sealed paper is never made anew'); END
    """,
    """
        CREATE TRIGGER basket_stays BEFORE DELETE ON basket WHEN OLD.became IS NOT NULL BEGIN SELECT RAISE(ABORT,
        'an item that became a case stays'); END
    """,
    """
        CREATE TRIGGER basket_fixed BEFORE UPDATE ON basket WHEN OLD.became IS NOT NULL BEGIN SELECT RAISE(ABORT,
        'an item became its case for good'); END
    """,
    """
        CREATE TRIGGER promises_stay BEFORE DELETE ON promises WHEN (SELECT state FROM cases WHERE id = OLD.case_id) NOT IN ('draft',
        'received',
        'correction') BEGIN SELECT RAISE(ABORT,
        'a promise stays once its case is accepted'); END
    """,
    """
        CREATE TRIGGER results_stay BEFORE DELETE ON results BEGIN SELECT RAISE(ABORT,
        'results are never removed'); END
    """,
    """
        CREATE TRIGGER results_once BEFORE UPDATE ON results WHEN OLD.handed_at IS NOT NULL BEGIN SELECT RAISE(ABORT,
        'a result is handed out once'); END
    """,
    """
        CREATE TRIGGER inbox_fixed BEFORE UPDATE OF cursor,
        kind,
        at,
        body,
        outcome ON inbox BEGIN SELECT RAISE(ABORT,
        'a message of the platform is kept as it came'); END
    """,
    """
        CREATE TRIGGER numbers_fixed BEFORE UPDATE OF kind,
        text,
        block,
        seq,
        case_id ON numbers BEGIN SELECT RAISE(ABORT,
        'a taken number is never changed'); END
    """,
    """
        CREATE TRIGGER numbers_stay BEFORE DELETE ON numbers BEGIN SELECT RAISE(ABORT,
        'taken numbers are never removed'); END
    """,
    """
        CREATE TRIGGER cases_fixed BEFORE UPDATE ON cases WHEN NEW.id <> OLD.id OR NEW.opened_by <> OLD.opened_by OR NEW.opened_at <> OLD.opened_at OR (OLD.receipt_no <> '' AND NEW.receipt_no <> OLD.receipt_no) OR (OLD.official_no <> '' AND NEW.official_no <> OLD.official_no) BEGIN SELECT RAISE(ABORT,
        'who opened a case and its numbers are never changed'); END
    """,
    """
        CREATE TRIGGER cases_stay BEFORE DELETE ON cases WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT,
        'only drafts are removed'); END
    """,
)


def upgrade() -> None:
    """Make every table, index and guard."""
    for statement in STATEMENTS:
        op.execute(statement)
