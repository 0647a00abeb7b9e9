"""The first schema: the journal, the people of the house, the floor."""

from typing import Any

TABLES = """
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    day TEXT NOT NULL CHECK (length(day) = 10),
    actor INTEGER,
    terminal TEXT NOT NULL,
    action TEXT NOT NULL,
    key TEXT UNIQUE,
    undoes INTEGER UNIQUE REFERENCES journal (seq),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX journal_day ON journal (day, action);
CREATE TABLE journal_body (
    seq INTEGER PRIMARY KEY REFERENCES journal (seq),
    salt TEXT NOT NULL,
    asked TEXT NOT NULL,
    told TEXT NOT NULL,
    changes TEXT NOT NULL
) STRICT;
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE reference (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    en TEXT NOT NULL,
    zh TEXT NOT NULL,
    position INTEGER NOT NULL,
    details TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (kind, code)
) STRICT;
CREATE TABLE hours (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    weekday INTEGER NOT NULL UNIQUE CHECK (weekday BETWEEN 1 AND 7),
    hours TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE closed_day (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL UNIQUE CHECK (length(day) = 10),
    reason TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE staff (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('reception', 'consultant', 'manager')),
    tier TEXT NOT NULL CHECK (tier IN ('', '1', '2', '3', 'trainee')),
    mentor INTEGER REFERENCES staff (id),
    pin TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX staff_name ON staff (name) WHERE active = 1;
CREATE TABLE roster (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER NOT NULL REFERENCES staff (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (day, staff)
) STRICT;
CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    model TEXT NOT NULL,
    source TEXT NOT NULL,
    owner INTEGER REFERENCES staff (id),
    note TEXT NOT NULL,
    first_day TEXT NOT NULL CHECK (length(first_day) = 10),
    erased INTEGER NOT NULL CHECK (erased IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX customer_name ON customer (name);
CREATE INDEX customer_owner ON customer (owner);
CREATE TABLE phone (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL REFERENCES customer (id),
    number TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX phone_number ON phone (number);
CREATE INDEX phone_customer ON phone (customer);
CREATE TABLE visit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    arrived TEXT NOT NULL,
    purpose TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('first', 'return', 'other')),
    party INTEGER NOT NULL CHECK (party BETWEEN 1 AND 99),
    customer INTEGER REFERENCES customer (id),
    asked_for INTEGER REFERENCES staff (id),
    waits_for INTEGER REFERENCES staff (id),
    assigned INTEGER REFERENCES staff (id),
    how TEXT NOT NULL,
    turn INTEGER NOT NULL CHECK (turn IN (0, 1)),
    model TEXT NOT NULL,
    source TEXT NOT NULL,
    test_drive INTEGER NOT NULL CHECK (test_drive IN (0, 1)),
    grade TEXT NOT NULL CHECK (grade IN ('', 'O', 'H', 'A', 'B', 'C')),
    note TEXT NOT NULL,
    completed INTEGER NOT NULL CHECK (completed IN (0, 1)),
    left_at TEXT CHECK (left_at IS NULL OR left_at >= arrived),
    left_known INTEGER NOT NULL CHECK (left_known IN (0, 1)),
    voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX visit_day ON visit (day);
CREATE INDEX visit_customer ON visit (customer);
CREATE INDEX visit_open ON visit (assigned) WHERE left_at IS NULL AND voided = 0;
CREATE TABLE draft (
    owner TEXT NOT NULL,
    form TEXT NOT NULL,
    keeper TEXT NOT NULL,
    key TEXT NOT NULL,
    fields TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (owner, form, keeper)
) STRICT, WITHOUT ROWID;
CREATE TABLE attempt (
    staff INTEGER PRIMARY KEY,
    failures INTEGER NOT NULL,
    until TEXT NOT NULL
) STRICT;
CREATE TABLE token (
    token TEXT NOT NULL,
    customer INTEGER NOT NULL,
    PRIMARY KEY (token, customer)
) STRICT, WITHOUT ROWID;
CREATE INDEX token_customer ON token (customer);
"""
"""STRICT tables with their checks. A day column stands beside every time, so that grouping needs no date function."""

GUARDS = """
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
    OR (NEW.key IS NOT NULL AND EXISTS (SELECT 1 FROM journal WHERE key = NEW.key))
    OR (NEW.undoes IS NOT NULL AND EXISTS (SELECT 1 FROM journal WHERE undoes = NEW.undoes))
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_not_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_not_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_body_in_order BEFORE INSERT ON journal_body
WHEN EXISTS (SELECT 1 FROM journal_body WHERE seq = NEW.seq)
    OR NEW.seq <> (SELECT max(seq) FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_body_not_changed BEFORE UPDATE ON journal_body
WHEN NEW.seq <> OLD.seq OR NOT EXISTS (
    SELECT 1 FROM journal AS line JOIN journal_body AS body USING (seq), json_each(body.told, '$.bodies') AS named
    WHERE line.action = 'card.erase' AND CAST(named.key AS INTEGER) = OLD.seq AND line.seq > OLD.seq)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_body_not_deleted BEFORE DELETE ON journal_body
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
"""
"""What holds against every program that opens the file, REPLACE included: a BEFORE trigger fires ahead of it."""


def up(migrator: Any, db: Any) -> None:
    """Create everything."""
    for script in (TABLES, GUARDS):
        for statement in _statements(script):
            db.execute_sql(statement)


def _statements(script: str) -> list[str]:
    """Split a script at the ends of its statements; a trigger ends with END."""
    statements: list[str] = []
    current: list[str] = []
    for line in script.strip().splitlines():
        current.append(line)
        ends = line.endswith("END;") if current[0].startswith("CREATE TRIGGER") else line.endswith(";")
        if ends:
            statements.append("\n".join(current))
            current = []
    return statements
