"""The fifth schema: merged cards, saved filters, events, drawer checks, reviews, checklists, plans, cars in stock."""

from typing import Any

COLUMNS = """
ALTER TABLE customer ADD COLUMN merged_into INTEGER REFERENCES customer (id);
ALTER TABLE phone ADD COLUMN whose TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN promised INTEGER NOT NULL DEFAULT 0 CHECK (promised IN (0, 1));
ALTER TABLE cycle ADD COLUMN service_on TEXT CHECK (service_on IS NULL OR length(service_on) = 10);
ALTER TABLE loss ADD COLUMN competitor_model TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN part_of INTEGER REFERENCES cycle (id);
CREATE INDEX cycle_part_of ON cycle (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX cycle_quiet ON cycle (grade, last_day) WHERE state = 'open';
CREATE INDEX customer_referrer ON customer (referrer) WHERE referrer IS NOT NULL;
CREATE INDEX customer_merged ON customer (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX car_order_running ON car_order (delivered_on, cancelled_on, deliver_by)
    WHERE delivered_on IS NULL AND cancelled_on IS NULL;
CREATE INDEX cycle_service ON cycle (delivered_on) WHERE delivered_on IS NOT NULL AND service_on IS NULL;
CREATE INDEX follow_up_staff ON follow_up (staff, day);
CREATE INDEX cycle_unanswered ON cycle (unanswered) WHERE unanswered >= 3;
CREATE INDEX cycle_graded ON cycle (grade, graded_on) WHERE state = 'open';
DROP INDEX token_customer;
"""
"""Columns that are added say in storage/models.py, too, what stands in them for rows of an older line."""

TABLES = """
CREATE TABLE merge (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    kept INTEGER NOT NULL REFERENCES customer (id),
    other INTEGER NOT NULL REFERENCES customer (id),
    moved TEXT NOT NULL,
    staff INTEGER REFERENCES staff (id),
    split_on TEXT CHECK (split_on IS NULL OR split_on >= day),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (kept <> other)
) STRICT;
CREATE INDEX merge_kept ON merge (kept);
CREATE UNIQUE INDEX merge_other ON merge (other) WHERE split_on IS NULL;
CREATE TABLE saved_filter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    staff INTEGER REFERENCES staff (id),
    asks TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    starts TEXT NOT NULL CHECK (length(starts) = 10),
    ends TEXT NOT NULL CHECK (length(ends) = 10 AND ends >= starts),
    window_days INTEGER NOT NULL CHECK (window_days BETWEEN 0 AND 365),
    cost INTEGER NOT NULL CHECK (cost >= 0),
    note TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX event_starts ON event (starts);
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event INTEGER NOT NULL REFERENCES event (id),
    customer INTEGER NOT NULL REFERENCES customer (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER REFERENCES staff (id),
    answer TEXT NOT NULL CHECK (answer IN ('', 'comes', 'declined', 'unreached')),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (event, customer)
) STRICT;
CREATE INDEX invitation_customer ON invitation (customer);
CREATE TABLE drawer_check (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    month TEXT NOT NULL CHECK (length(month) = 7),
    consultant INTEGER REFERENCES staff (id),
    consultant_on TEXT CHECK (consultant_on IS NULL OR length(consultant_on) = 10),
    manager INTEGER REFERENCES staff (id),
    manager_on TEXT CHECK (manager_on IS NULL OR length(manager_on) = 10),
    finding TEXT NOT NULL,
    remark TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (cycle, month)
) STRICT;
CREATE INDEX drawer_check_month ON drawer_check (month);
CREATE TABLE review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    follow_up INTEGER NOT NULL UNIQUE REFERENCES follow_up (id),
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER REFERENCES staff (id),
    verdict TEXT NOT NULL,
    note TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX review_day ON review (day);
CREATE INDEX review_cycle ON review (cycle);
CREATE TABLE kit_check (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER NOT NULL REFERENCES staff (id),
    items TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (day, staff)
) STRICT;
CREATE TABLE day_plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER NOT NULL REFERENCES staff (id),
    customers TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (day, staff)
) STRICT;
CREATE TABLE stock_car (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    model TEXT NOT NULL,
    colour TEXT NOT NULL,
    vin TEXT NOT NULL,
    arrived TEXT NOT NULL CHECK (length(arrived) = 10),
    reserved_for INTEGER REFERENCES cycle (id),
    reserved_on TEXT CHECK (reserved_on IS NULL OR length(reserved_on) = 10),
    gone_on TEXT CHECK (gone_on IS NULL OR length(gone_on) = 10),
    note TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((reserved_for IS NULL) = (reserved_on IS NULL))
) STRICT;
CREATE INDEX stock_car_model ON stock_car (model, colour) WHERE gone_on IS NULL;
CREATE INDEX stock_car_reserved ON stock_car (reserved_for) WHERE reserved_for IS NOT NULL;
"""

WRITTEN_BY = "CREATE INDEX {table}_seq ON {table} (seq)"
"""Rows are written before the line that they name. When it comes, SQLite looks in every table for rows that wait for
it: without these it reads all of them, with each line that is ever written."""

JOURNALED = (
    "setting", "reference", "hours", "closed_day", "staff", "roster", "customer", "phone", "visit", "cycle",
    "standing", "call", "follow_up", "car_order", "credit", "loss", "price_floor", "market", "claim",
    "appointment", "drive", "cover", "merge", "saved_filter", "event", "invitation", "drawer_check", "review",
    "kit_check", "day_plan", "stock_car",
)  # fmt: skip
"""The tables whose rows name the line that wrote them last."""


def up(migrator: Any, db: Any) -> None:
    """Create the tables, add the columns."""
    for script in (TABLES, COLUMNS):
        for statement in script.strip().split(";"):
            if statement.strip():
                db.execute_sql(statement)
    for table in JOURNALED:
        db.execute_sql(WRITTEN_BY.format(table=table))
