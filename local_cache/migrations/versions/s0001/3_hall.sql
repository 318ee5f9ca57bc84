CREATE TABLE inbox (
    cursor INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    body BLOB NOT NULL,
    outcome TEXT NOT NULL,
    seen BOOLEAN NOT NULL,
    PRIMARY KEY (cursor) )

CREATE INDEX inbox_unseen ON inbox (seen) WHERE seen = 0

CREATE TABLE applications (
    cursor INTEGER NOT NULL,
    person TEXT NOT NULL,
    unit TEXT NOT NULL,
    case_id TEXT,
    PRIMARY KEY (cursor),
    FOREIGN KEY(cursor) REFERENCES inbox (cursor),
    FOREIGN KEY(case_id) REFERENCES cases (id) )

CREATE INDEX applications_person ON applications (person)

CREATE INDEX applications_unit ON applications (unit) WHERE unit <> ''

CREATE INDEX applications_case ON applications (case_id) WHERE case_id IS NOT NULL

CREATE TABLE tickets (
    id TEXT NOT NULL,
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

CREATE INDEX tickets_in_hand ON tickets (called_at) WHERE state IN ('called', 'serving', 'hold')

CREATE TABLE number_blocks (
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    prefix TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    next INTEGER NOT NULL,
    PRIMARY KEY (place),
    UNIQUE (id) )

CREATE TABLE numbers (
    kind TEXT NOT NULL,
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

CREATE TABLE reduced (
    case_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (case_id), FOREIGN KEY(case_id) REFERENCES cases (id)) WITHOUT ROWID

CREATE TABLE deliveries (
    place INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    case_id TEXT,
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

CREATE INDEX deliveries_of_day ON deliveries (at)

CREATE INDEX deliveries_acknowledged ON deliveries (changed_at) WHERE state = 'acknowledged'

CREATE INDEX deliveries_of_case ON deliveries (case_id, kind, seq)

CREATE INDEX deliveries_queue ON deliveries (state, attempts, place, next_at, at)

CREATE TABLE evaluations (
    nonce TEXT NOT NULL,
    visit TEXT NOT NULL,
    case_id TEXT NOT NULL,
    ticket TEXT NOT NULL,
    staff_no TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    level INTEGER NOT NULL,
    proof TEXT NOT NULL,
    answered_at INTEGER,
    cause TEXT NOT NULL,
    PRIMARY KEY (nonce),
    UNIQUE (visit),
    FOREIGN KEY(case_id) REFERENCES cases (id) )

CREATE INDEX evaluations_open ON evaluations (asked_at) WHERE state = 'asked'
