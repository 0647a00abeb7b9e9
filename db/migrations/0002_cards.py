"""The second schema: cycles and their cards, calls, follow-ups, orders, losses."""

from typing import Any

COLUMNS = """
ALTER TABLE customer ADD COLUMN district TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN occupation TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN wechat TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN referrer INTEGER REFERENCES customer (id);
ALTER TABLE customer ADD COLUMN phone_dead INTEGER NOT NULL DEFAULT 0 CHECK (phone_dead IN (0, 1));
ALTER TABLE customer ADD COLUMN do_not_call INTEGER NOT NULL DEFAULT 0 CHECK (do_not_call IN (0, 1));
ALTER TABLE visit ADD COLUMN cycle INTEGER REFERENCES cycle (id);
CREATE INDEX visit_cycle ON visit (cycle, day);
CREATE INDEX customer_dead ON customer (phone_dead) WHERE phone_dead = 1;
"""
"""Columns that are added say in storage/models.py, too, what stands in them for rows of an older line."""

TABLES = """
CREATE TABLE cycle (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL REFERENCES customer (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'losing', 'lost', 'owner')),
    grade TEXT NOT NULL CHECK (grade IN ('', 'O', 'H', 'A', 'B', 'C')),
    graded_on TEXT CHECK (graded_on IS NULL OR length(graded_on) = 10),
    next_day TEXT CHECK (next_day IS NULL OR length(next_day) = 10),
    last_day TEXT CHECK (last_day IS NULL OR length(last_day) = 10),
    unanswered INTEGER NOT NULL CHECK (unanswered >= 0),
    colour TEXT NOT NULL,
    competitor TEXT NOT NULL,
    budget TEXT NOT NULL,
    payment TEXT NOT NULL,
    trade_in TEXT NOT NULL,
    decider TEXT NOT NULL,
    signs TEXT NOT NULL,
    plan TEXT NOT NULL,
    card_day TEXT CHECK (card_day IS NULL OR length(card_day) = 10),
    card_by INTEGER REFERENCES staff (id),
    card_how TEXT NOT NULL CHECK (card_how IN ('', 'contact', 'import', 'merge', 'revival')),
    card_grade TEXT NOT NULL CHECK (card_grade IN ('', 'O', 'H', 'A', 'B', 'C')),
    delivered_on TEXT CHECK (delivered_on IS NULL OR length(delivered_on) = 10),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((card_day IS NULL) = (card_how = '')),
    CHECK ((card_day IS NULL) = (grade = ''))
) STRICT;
CREATE INDEX cycle_customer ON cycle (customer);
CREATE INDEX cycle_card_day ON cycle (card_day);
CREATE INDEX cycle_due ON cycle (state, next_day);
CREATE INDEX cycle_grade ON cycle (state, grade, next_day);
CREATE TABLE standing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    state TEXT NOT NULL CHECK (state IN ('open', 'losing', 'lost', 'owner')),
    grade TEXT NOT NULL CHECK (grade IN ('', 'O', 'H', 'A', 'B', 'C')),
    owner INTEGER REFERENCES staff (id),
    next_day TEXT CHECK (next_day IS NULL OR length(next_day) = 10),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX standing_cycle ON standing (cycle, day);
CREATE INDEX standing_day ON standing (day, grade);
CREATE TABLE call (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL CHECK (length(day) = 10),
    at TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    way TEXT NOT NULL CHECK (way IN ('phone', 'online')),
    customer INTEGER REFERENCES customer (id),
    cycle INTEGER REFERENCES cycle (id),
    assigned INTEGER REFERENCES staff (id),
    minutes INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 0 AND 600),
    model TEXT NOT NULL,
    source TEXT NOT NULL,
    question TEXT NOT NULL,
    grade TEXT NOT NULL CHECK (grade IN ('', 'O', 'H', 'A', 'B', 'C')),
    read_back INTEGER NOT NULL CHECK (read_back IN (0, 1)),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX call_day ON call (day);
CREATE INDEX call_cycle ON call (cycle, day);
CREATE INDEX call_customer ON call (customer);
CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    at TEXT NOT NULL,
    staff INTEGER REFERENCES staff (id),
    way TEXT NOT NULL,
    answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
    minutes INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 0 AND 600),
    content TEXT NOT NULL,
    outcome TEXT NOT NULL,
    grade_before TEXT NOT NULL CHECK (grade_before IN ('', 'O', 'H', 'A', 'B', 'C')),
    grade_after TEXT NOT NULL CHECK (grade_after IN ('', 'O', 'H', 'A', 'B', 'C')),
    next_day TEXT CHECK (next_day IS NULL OR length(next_day) = 10),
    call INTEGER REFERENCES call (id),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX follow_up_day ON follow_up (day);
CREATE INDEX follow_up_cycle ON follow_up (cycle, day);
CREATE TABLE car_order (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    at TEXT NOT NULL,
    staff INTEGER REFERENCES staff (id),
    model TEXT NOT NULL,
    colour TEXT NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0),
    deposit INTEGER NOT NULL CHECK (deposit >= 0),
    floor_price INTEGER CHECK (floor_price IS NULL OR floor_price >= 0),
    deliver_by TEXT CHECK (deliver_by IS NULL OR length(deliver_by) = 10),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    buyer TEXT NOT NULL,
    grade_before TEXT NOT NULL CHECK (grade_before IN ('', 'O', 'H', 'A', 'B', 'C')),
    delivered_on TEXT CHECK (delivered_on IS NULL OR delivered_on >= day),
    cancelled_on TEXT CHECK (cancelled_on IS NULL OR cancelled_on >= day),
    reason TEXT NOT NULL,
    origin TEXT UNIQUE,
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (delivered_on IS NULL OR cancelled_on IS NULL)
) STRICT;
CREATE INDEX car_order_day ON car_order (day);
CREATE INDEX car_order_delivered ON car_order (delivered_on);
CREATE INDEX car_order_cancelled ON car_order (cancelled_on);
CREATE INDEX car_order_cycle ON car_order (cycle);
CREATE TABLE credit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    car_order INTEGER NOT NULL REFERENCES car_order (id),
    staff INTEGER REFERENCES staff (id),
    share INTEGER NOT NULL CHECK (share BETWEEN 1 AND 100),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX credit_car_order ON credit (car_order);
CREATE TABLE loss (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cycle INTEGER NOT NULL REFERENCES cycle (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    staff INTEGER REFERENCES staff (id),
    grade_before TEXT NOT NULL CHECK (grade_before IN ('', 'O', 'H', 'A', 'B', 'C')),
    reason TEXT NOT NULL,
    competitor TEXT NOT NULL,
    note TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('', 'approved', 'rejected', 'revived')),
    confirmed_by INTEGER REFERENCES staff (id),
    confirmed_on TEXT CHECK (confirmed_on IS NULL OR length(confirmed_on) = 10),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX loss_day ON loss (day);
CREATE INDEX loss_cycle ON loss (cycle);
CREATE TABLE price_floor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    model TEXT NOT NULL,
    since TEXT NOT NULL CHECK (length(since) = 10),
    price INTEGER NOT NULL CHECK (price >= 0),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (model, since)
) STRICT;
CREATE TABLE market (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    month TEXT NOT NULL UNIQUE CHECK (length(month) = 7),
    size INTEGER NOT NULL CHECK (size >= 0),
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
"""


def up(migrator: Any, db: Any) -> None:
    """Create the new tables, then the columns that refer to them."""
    for script in (TABLES, COLUMNS):
        for statement in script.strip().split(";"):
            if statement.strip():
                db.execute_sql(statement)
