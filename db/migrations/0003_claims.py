"""The third schema: who claims a colleague's customer, and what the manager said to it."""

from typing import Any

TABLES = """
CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL REFERENCES customer (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER NOT NULL REFERENCES staff (id),
    held_by INTEGER REFERENCES staff (id),
    reason TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('', 'approved', 'rejected')),
    note TEXT NOT NULL,
    decided_by INTEGER REFERENCES staff (id),
    decided_on TEXT CHECK (decided_on IS NULL OR length(decided_on) = 10),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((verdict = '') = (decided_on IS NULL))
) STRICT;
CREATE INDEX claim_customer ON claim (customer);
CREATE INDEX claim_open ON claim (day) WHERE verdict = '';
CREATE UNIQUE INDEX claim_once ON claim (customer, staff) WHERE verdict = '';
"""


def up(migrator: Any, db: Any) -> None:
    """Create the table."""
    for statement in TABLES.strip().split(";"):
        if statement.strip():
            db.execute_sql(statement)
