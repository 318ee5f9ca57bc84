CREATE TABLE audit (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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

CREATE TABLE people (
    user TEXT NOT NULL,
    staff_no TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    right_until INTEGER NOT NULL,
    PRIMARY KEY (user) )

CREATE TABLE notes ( name TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (name) )
