CREATE TABLE cases (
    id TEXT NOT NULL,
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
    back_taken INTEGER,
    back_accepted INTEGER,
    back_reason TEXT NOT NULL,
    back_second TEXT NOT NULL,
    PRIMARY KEY (id) )

CREATE TABLE case_keys (
    place INTEGER NOT NULL, case_id TEXT NOT NULL, receipt_no TEXT NOT NULL,
    official_no TEXT NOT NULL, cert_no TEXT NOT NULL, cert_tail TEXT NOT NULL, phone_tail TEXT NOT NULL,
    letters TEXT NOT NULL, PRIMARY KEY (place), UNIQUE (case_id), FOREIGN KEY(case_id) REFERENCES cases (id))

CREATE INDEX case_keys_receipt_no ON case_keys (receipt_no) WHERE receipt_no <> ''

CREATE INDEX case_keys_official_no ON case_keys (official_no) WHERE official_no <> ''

CREATE INDEX case_keys_cert_no ON case_keys (cert_no) WHERE cert_no <> ''

CREATE INDEX case_keys_cert_tail ON case_keys (cert_tail) WHERE cert_tail <> ''

CREATE INDEX case_keys_phone_tail ON case_keys (phone_tail) WHERE phone_tail <> ''

CREATE VIRTUAL TABLE case_names USING fts5(letters, content='', contentless_delete=1)

CREATE TRIGGER case_names_in AFTER INSERT ON case_keys WHEN NEW.letters <> '' BEGIN
    INSERT INTO case_names(rowid, letters) VALUES (NEW.place, NEW.letters); END

CREATE TRIGGER case_names_out AFTER UPDATE OF letters ON case_keys WHEN OLD.letters <> NEW.letters BEGIN
    DELETE FROM case_names WHERE rowid = OLD.place;
    INSERT INTO case_names(rowid, letters) VALUES (NEW.place, NEW.letters); END

CREATE INDEX cases_due ON cases (due) WHERE state IN ('accepted', 'in_review') AND due IS NOT NULL

CREATE INDEX cases_by_official ON cases (official_no) WHERE official_no <> ''

CREATE INDEX cases_accepted ON cases (accepted_at) WHERE accepted_at IS NOT NULL

CREATE INDEX cases_by_state ON cases (state, opened_at)

CREATE INDEX cases_provisional ON cases (id) WHERE due_provisional AND state IN ('accepted',
    'in_review')

CREATE INDEX cases_of_applicant ON cases (applicant_key, item_code) WHERE applicant_key <> ''

CREATE INDEX cases_by_receipt ON cases (receipt_no)

CREATE TABLE answers (
    case_id TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (case_id,
    field),
    FOREIGN KEY(case_id) REFERENCES cases (id) ) WITHOUT ROWID

CREATE INDEX answers_project ON answers (value) WHERE field = 'J.code'

CREATE INDEX answers_collector ON answers (value) WHERE field IN ('A.cert_no', 'E.legal.cert_no')

CREATE TABLE rivals (
    case_id TEXT NOT NULL,
    field TEXT NOT NULL,
    source TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (case_id,
    field,
    source),
    FOREIGN KEY(case_id) REFERENCES cases (id) ) WITHOUT ROWID

CREATE TABLE checks (
    case_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    deed TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    checks TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (case_id,
    seq),
    FOREIGN KEY(case_id) REFERENCES cases (id) ) WITHOUT ROWID

CREATE TABLE events (
    case_id TEXT NOT NULL,
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
    entered_at INTEGER,
    PRIMARY KEY (case_id,
    seq),
    FOREIGN KEY(case_id) REFERENCES cases (id) ) WITHOUT ROWID

CREATE TABLE promises (
    case_id TEXT NOT NULL,
    material TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    due TEXT,
    made_at INTEGER NOT NULL,
    kept_at INTEGER,
    PRIMARY KEY (case_id,
    material),
    FOREIGN KEY(case_id) REFERENCES cases (id) ) WITHOUT ROWID

CREATE INDEX promises_open ON promises (due) WHERE kept_at IS NULL AND due IS NOT NULL

CREATE TABLE results (
    case_id TEXT NOT NULL,
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

CREATE TABLE basket (
    case_id TEXT NOT NULL,
    item TEXT NOT NULL,
    place INTEGER NOT NULL,
    number TEXT NOT NULL,
    bundle TEXT NOT NULL,
    became TEXT,
    PRIMARY KEY (case_id, item),
    FOREIGN KEY(case_id) REFERENCES cases (id),
    FOREIGN KEY(became) REFERENCES cases (id) ) WITHOUT ROWID

CREATE INDEX basket_became ON basket (became) WHERE became IS NOT NULL

CREATE INDEX basket_of_number ON basket (number)
