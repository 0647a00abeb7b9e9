"""The fourth schema: appointments, test drives, shifts, colleagues who cover, and what the desk notes of a party."""

from typing import Any

COLUMNS = """
ALTER TABLE roster ADD COLUMN shift TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN plate TEXT NOT NULL DEFAULT '';
ALTER TABLE call ADD COLUMN call_back TEXT;
ALTER TABLE call ADD COLUMN called_back TEXT;
ALTER TABLE visit ADD COLUMN looks TEXT NOT NULL DEFAULT '';
ALTER TABLE visit ADD COLUMN also TEXT NOT NULL DEFAULT '';
ALTER TABLE visit ADD COLUMN group_of INTEGER REFERENCES visit (id);
ALTER TABLE visit ADD COLUMN been_here INTEGER NOT NULL DEFAULT 0 CHECK (been_here IN (0, 1));
ALTER TABLE visit ADD COLUMN manager_joined INTEGER NOT NULL DEFAULT 0 CHECK (manager_joined IN (0, 1));
ALTER TABLE visit ADD COLUMN steps TEXT NOT NULL DEFAULT '';
ALTER TABLE visit ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE visit ADD COLUMN greeted_at TEXT;
CREATE INDEX visit_group ON visit (group_of) WHERE group_of IS NOT NULL;
CREATE INDEX call_back_open ON call (call_back) WHERE call_back IS NOT NULL AND called_back IS NULL;
"""
"""Columns that are added say in storage/models.py, too, what stands in them for rows of an older line."""

TABLES = """
CREATE TABLE appointment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL REFERENCES customer (id),
    staff INTEGER REFERENCES staff (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('', 'came', 'missed', 'cancelled')),
    visit INTEGER REFERENCES visit (id),
    reason TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((state = 'came') = (visit IS NOT NULL))
) STRICT;
CREATE INDEX appointment_day ON appointment (day);
CREATE INDEX appointment_customer ON appointment (customer, day);
CREATE TABLE drive (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    visit INTEGER NOT NULL REFERENCES visit (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    car TEXT NOT NULL,
    licence INTEGER NOT NULL CHECK (licence IN (0, 1)),
    out_at TEXT NOT NULL,
    back_at TEXT CHECK (back_at IS NULL OR back_at >= out_at),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX drive_visit ON drive (visit);
CREATE INDEX drive_out ON drive (day) WHERE back_at IS NULL;
CREATE TABLE cover (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER NOT NULL REFERENCES staff (id),
    taken_by INTEGER NOT NULL REFERENCES staff (id),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (day, staff)
) STRICT;
CREATE INDEX cover_taken_by ON cover (taken_by, day);
"""


def up(migrator: Any, db: Any) -> None:
    """Add the columns, create the tables."""
    for script in (TABLES, COLUMNS):
        for statement in script.strip().split(";"):
            if statement.strip():
                db.execute_sql(statement)
