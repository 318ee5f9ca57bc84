CREATE TABLE templates ( hash TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (hash) )

CREATE TABLE pages (
    case_id TEXT NOT NULL,
    material TEXT NOT NULL,
    page TEXT NOT NULL,
    position INTEGER NOT NULL,
    means TEXT NOT NULL,
    at INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    origin TEXT NOT NULL,
    level TEXT NOT NULL,
    valid_to TEXT,
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

CREATE TABLE material_marks (
    case_id TEXT NOT NULL,
    material TEXT NOT NULL,
    original_seen INTEGER,
    copy_kept INTEGER,
    said_by TEXT NOT NULL,
    PRIMARY KEY (case_id,
    material),
    FOREIGN KEY(case_id) REFERENCES cases (id) ) WITHOUT ROWID

CREATE TABLE verdicts (
    case_id TEXT NOT NULL,
    item TEXT NOT NULL,
    material TEXT NOT NULL,
    reason TEXT NOT NULL,
    wrong TEXT NOT NULL,
    remedy TEXT NOT NULL,
    at INTEGER NOT NULL,
    said_by TEXT NOT NULL,
    PRIMARY KEY (case_id,
    item,
    material),
    FOREIGN KEY(case_id) REFERENCES cases (id) ) WITHOUT ROWID

CREATE TABLE papers (
    place INTEGER NOT NULL,
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

CREATE INDEX papers_by_state ON papers (state)

CREATE INDEX ix_papers_case_id ON papers (case_id)

CREATE TABLE documents (
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    case_id TEXT,
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

CREATE INDEX documents_frozen ON documents (place) WHERE state = 'frozen'

CREATE INDEX ix_documents_case_id ON documents (case_id)

CREATE TABLE print_jobs (
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    state TEXT NOT NULL,
    queued_at INTEGER NOT NULL,
    ticket TEXT NOT NULL,
    held TEXT NOT NULL,
    changed_at INTEGER,
    PRIMARY KEY (place),
    UNIQUE (id),
    UNIQUE (document_id),
    FOREIGN KEY(document_id) REFERENCES documents (id) )

CREATE INDEX print_jobs_open ON print_jobs (state) WHERE state IN ('queued', 'sending')
