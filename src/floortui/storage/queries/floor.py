"""The floor: visits, the customers who come, the line-up."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from floortui.domain.lineup import OFF, ROTATION_EVENTS, Line, LineUp, evolve, fold
from floortui.domain.others import others_of
from floortui.domain.records import Customer, Visit
from floortui.domain.search import MOST_CUSTOMERS, folded, looked_for, word_of
from floortui.storage.database import execute
from floortui.storage.queries import house

_VISIT_COLUMNS = ", ".join(Visit._fields)
_BOOLEANS = ("turn", "test_drive", "completed", "left_known", "voided", "been_here", "manager_joined")
_BOOLEAN_AT = frozenset(index for index, name in enumerate(Visit._fields) if name in _BOOLEANS)


def _visit(row: tuple[Any, ...]) -> Visit:
    values: list[Any] = [bool(value) if index in _BOOLEAN_AT else value for index, value in enumerate(row)]
    return Visit(*values)


def visit(number: int) -> Visit | None:
    """Give a visit by its number."""
    row = execute(f"SELECT {_VISIT_COLUMNS} FROM visit WHERE id = ?", (number,)).fetchone()
    return _visit(row) if row else None


def visits_of(day: str) -> list[Visit]:
    """Give a day's traffic log, in the order of arrival; voided visits too."""
    rows = execute(f"SELECT {_VISIT_COLUMNS} FROM visit WHERE day = ? ORDER BY arrived, id", (day,))
    return [_visit(row) for row in rows]


def open_visits() -> list[Visit]:
    """Give every visit that nobody has closed, of any day."""
    rows = execute(f"SELECT {_VISIT_COLUMNS} FROM visit WHERE left_at IS NULL AND voided = 0 ORDER BY arrived, id")
    return [_visit(row) for row in rows]


def buyers_with(first: int) -> list[Visit]:
    """Give the further buyers of a group, by the visit with which they came; none that was voided."""
    rows = execute(f"SELECT {_VISIT_COLUMNS} FROM visit WHERE group_of = ? AND voided = 0 ORDER BY id", (first,))
    return [_visit(row) for row in rows]


def buyers_of(first: int) -> list[Visit]:
    """Give every further buyer of a group, voided ones too."""
    rows = execute(f"SELECT {_VISIT_COLUMNS} FROM visit WHERE group_of = ? ORDER BY id", (first,))
    return [_visit(row) for row in rows]


def has_been_here(customer: int, besides: int = 0) -> bool:
    """Say whether a customer has a sales visit that was not voided, another one aside."""
    row = execute(
        "SELECT 1 FROM visit WHERE customer = ? AND kind <> 'other' AND voided = 0 AND id <> ? LIMIT 1",
        (customer, besides),
    ).fetchone()
    return row is not None


def visits_of_customer(customer: int) -> list[int]:
    """Give the numbers of all of a customer's visits."""
    return [n for (n,) in execute("SELECT id FROM visit WHERE customer = ? ORDER BY id", (customer,))]


_CUSTOMER_COLUMNS = Customer._fields[:-1]
_CUSTOMER = f"SELECT {', '.join(_CUSTOMER_COLUMNS)} FROM customer"
_CUSTOMER_BOOLEANS = frozenset(("erased", "phone_dead", "do_not_call"))


def _customers(rows: Iterable[tuple[Any, ...]]) -> list[Customer]:
    found = []
    for row in rows:
        numbers = execute("SELECT number FROM phone WHERE customer = ? ORDER BY id", (row[0],))
        phones = tuple(number for (number,) in numbers if number)
        values: list[Any] = [
            *(
                bool(value) if name in _CUSTOMER_BOOLEANS else value
                for name, value in zip(_CUSTOMER_COLUMNS, row, strict=True)
            ),
            phones,
        ]
        found.append(Customer(*values))
    return found


def customer(number: int) -> Customer | None:
    """Give a customer by their number."""
    return next(iter(_customers(execute(f"{_CUSTOMER} WHERE id = ?", (number,)).fetchall())), None)


def one_of(number: int) -> Customer | None:
    """Give a customer by their number, or by one that is part of their card since two became one."""
    found = customer(number)
    while found is not None and found.merged_into is not None:
        found = customer(found.merged_into)
    return found


def customers(numbers: Iterable[int]) -> dict[int, Customer]:
    """Give several customers by their numbers."""
    wanted = sorted(set(numbers))
    marks = ", ".join("?" * len(wanted))
    rows = execute(f"{_CUSTOMER} WHERE id IN ({marks})", tuple(wanted)).fetchall() if wanted else []
    return {found.id: found for found in _customers(rows)}


def customers_with_phone(number: str) -> list[Customer]:
    """Give everybody who has a phone number, canonical; who had it first comes first."""
    rows = execute(
        f"{_CUSTOMER} JOIN (SELECT customer AS holder, min(id) AS since FROM phone WHERE number = ? GROUP BY customer)"
        " ON id = holder WHERE erased = 0 AND merged_into IS NULL ORDER BY since",
        (number,),
    ).fetchall()
    return _customers(rows)


def customers_named(name: str) -> list[Customer]:
    """Give everybody of exactly this name, the latest first."""
    found = f"{_CUSTOMER} WHERE erased = 0 AND merged_into IS NULL AND name = ? ORDER BY id DESC"
    rows = execute(found, (name,)).fetchall()
    return _customers(rows)


def customers_with_plate(plate: str) -> list[Customer]:
    """Give everybody whose car has a number plate, however it was written; the first one first."""
    word = folded(plate)
    return [found for found in _customers_by_word(word) if folded(found.plate) == word]


def customers_of_party(name: str) -> list[Customer]:
    """Give the customers with whom somebody of exactly this name has come along."""
    return [found for found in _customers_by_word(word_of(name)) if _came_along(found.id, name)]


def _came_along(customer: int, name: str) -> bool:
    kept = execute("SELECT also FROM visit WHERE customer = ? AND also <> '' AND voided = 0", (customer,))
    return any(other.name == name for (also,) in kept for other in others_of(also))


def _customers_by_word(word: str) -> list[Customer]:
    rows = execute(
        f"{_CUSTOMER} WHERE erased = 0 AND id IN (SELECT customer FROM token WHERE token = ?) ORDER BY id", (word,)
    ).fetchall()
    return _customers(rows)


def find_customers(text: str, most: int) -> list[Customer]:
    """Find customers as somebody types: by any end of a name, of a phone, or by model; a whole end first, the latest.

    A range of the token table, cut off before it is put in order, so that one letter costs no more than a name.
    """
    word = looked_for(text, house.region())
    if not word:
        return []
    rows = execute(
        f"{_CUSTOMER} JOIN (SELECT customer AS holder, max(token = ?1) AS whole FROM (SELECT token, customer FROM token"
        " WHERE token >= ?1 AND token < ?2 LIMIT ?3) GROUP BY customer) ON id = holder"
        " ORDER BY whole DESC, seq DESC LIMIT ?4",
        (word, word + "\U0010ffff", MOST_CUSTOMERS, most),
    ).fetchall()
    return _customers(rows)


def phone_rows(customer: int) -> list[int]:
    """Give the rows of a customer's phones."""
    return [n for (n,) in execute("SELECT id FROM phone WHERE customer = ? ORDER BY id", (customer,))]


_EVENTS = ", ".join(f"'{action}'" for action in sorted(ROTATION_EVENTS))


def rotation_lines(day: str, after: int = 0) -> list[Line]:
    """Give a day's live rotation lines after a number, in their order."""
    rows = execute(
        f"SELECT j.seq, j.at, json_extract(b.told, '$.moves') FROM journal AS j JOIN journal_body AS b USING (seq)"
        f" WHERE j.day = ? AND j.action IN ({_EVENTS}) AND j.seq > ?"
        " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq) ORDER BY j.seq",
        (day, after),
    )
    return [Line(seq, at, tuple(json.loads(moves or "[]"))) for seq, at, moves in rows]


def stood_in(customer: int, day: str) -> int | None:
    """Give who stood in for a customer's own consultant on a day, at the last visit at which anybody did."""
    row = execute(
        "SELECT assigned FROM visit WHERE customer = ? AND day = ? AND voided = 0"
        " AND how IN ('stand_in', 'stand_in_turn') ORDER BY arrived DESC, id DESC LIMIT 1",
        (customer, day),
    ).fetchone()
    return row[0] if row else None


def turns_taken(first: str, before: str) -> dict[int, int]:
    """Count the turns that everybody took from a day on, up to another."""
    rows = execute(
        "SELECT assigned, count(*) FROM visit WHERE day >= ? AND day < ? AND turn = 1 AND voided = 0 GROUP BY assigned",
        (first, before),
    )
    return {person: count for person, count in rows if person is not None}


def last_start(before: str) -> tuple[int, ...]:
    """Give the order in which the last line-up before a day began; nobody, if there was none."""
    row = execute(
        f"SELECT day FROM journal WHERE day < ? AND action IN ({_EVENTS}) ORDER BY day DESC LIMIT 1", (before,)
    ).fetchone()
    starts = (move[1] for line in (rotation_lines(row[0]) if row else ()) for move in line.moves if move[0] == "open")
    return next((tuple(order) for order in starts if order), ())


@dataclass(slots=True)
class LineUps:
    """The fold of the day as far as this process has read, so that only newer lines are folded.

    Each thread keeps its own: it belongs to a connection's view of the journal.
    """

    _day: str = ""
    _seq: int = 0
    _lineup: LineUp = field(default_factory=LineUp)

    def of(self, day: str) -> LineUp:
        """Give a day's line-up as of now."""
        if day != self._day or self._something_undone():
            self._day, self._seq, self._lineup = day, 0, LineUp()
        newest = int(execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])
        if newest > self._seq:
            self._lineup = fold(rotation_lines(day, self._seq), self._lineup)
            self._seq = newest
        return self._lineup

    def _something_undone(self) -> bool:
        row = execute("SELECT 1 FROM journal WHERE +undoes <= ? AND seq > ? LIMIT 1", (self._seq, self._seq))
        return row.fetchone() is not None


def first_moved(person: int, after: int) -> int | None:
    """Give the first live line after a number by which somebody comes to stand in a line-up."""
    days = execute("SELECT DISTINCT day FROM journal WHERE seq > ? ORDER BY day", (after,)).fetchall()
    for (day,) in days:
        lineup = LineUp()
        for line in rotation_lines(day):
            before, lineup = lineup.place(person), evolve(lineup, line)
            place = lineup.place(person)
            if line.seq > after and place != before and place.state != OFF:
                return line.seq
    return None


class Moved(NamedTuple):
    """A customer who came and is somebody else's now."""

    customer: str
    taken_by: int | None
    of: int | None
    """Whose they were."""


LAPSED, FORMER = "lapsed", "former"
"""Why a customer goes over: nobody had been in touch for too long, or their consultant has left the house."""


def moved_over(day: str, why: str, person: int | None = None) -> list[Moved]:
    """Give the customers who came on a day and are another's now, for one of these reasons; of somebody, if said."""
    rows = execute(
        "SELECT c.name, v.assigned, json_extract(w.value, '$[1].person')"
        " FROM journal AS j JOIN journal_body AS b USING (seq), json_each(b.told, '$.why') AS w"
        " JOIN visit AS v ON v.id = json_extract(b.told, '$.visit')"
        " JOIN customer AS c ON c.id = v.customer"
        f" WHERE j.day = ? AND j.action IN ({_EVENTS}) AND json_extract(w.value, '$[0]') = ?"
        " AND json_extract(w.value, '$[1].person') = coalesce(?, json_extract(w.value, '$[1].person'))"
        " AND v.voided = 0 AND v.kind <> 'other' AND v.assigned IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq) GROUP BY v.id, 3 ORDER BY max(j.seq)",
        (day, why, person),
    )
    return [Moved(*row) for row in rows]


_WHY = (
    " FROM journal AS j JOIN journal_body AS b USING (seq), json_each(b.told, '$.why') AS w, json_each(b.changes) AS c"
    f" WHERE j.day >= ? AND j.action IN ({_EVENTS}) AND json_extract(b.told, '$.visit') = ?"
    " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq)"
)
"""The live lines about a visit since its day, each with every reason and every row that it wrote."""


def went_over(visit: int, day: str) -> tuple[int, int] | None:
    """Give the customer who went over to another by a visit of a day, and whose they were before; None if none did."""
    row = execute(
        f"SELECT json_extract(c.value, '$[1]'), json_extract(c.value, '$[2].owner'){_WHY}"
        " AND json_extract(w.value, '$[0]') IN (?, ?) AND json_extract(c.value, '$[0]') = 'customer'"
        " AND json_extract(c.value, '$[2].owner') = json_extract(w.value, '$[1].person')"
        " AND json_extract(c.value, '$[3].owner') <> json_extract(c.value, '$[2].owner') ORDER BY j.seq LIMIT 1",
        (day, visit, LAPSED, FORMER),
    ).fetchone()
    return (int(row[0]), int(row[1])) if row else None


def lapsed_for(visit: int, day: str, owner: int) -> int | None:
    """Give for how many days nobody had been in touch with an owner's customer who lapsed as they came; else None."""
    row = execute(
        f"SELECT json_extract(w.value, '$[1].days'){_WHY} AND json_extract(w.value, '$[0]') = ?"
        " AND json_extract(w.value, '$[1].person') = ? ORDER BY j.seq LIMIT 1",
        (day, visit, LAPSED, owner),
    ).fetchone()
    return int(row[0]) if row else None


def last_moved(person: int, day: str) -> tuple[str, int | None] | None:
    """Give when somebody was last moved in a day's line-up, and by whom."""
    row = execute(
        "SELECT j.at, j.actor FROM journal AS j JOIN journal_body AS b USING (seq), json_each(b.told, '$.moves') AS m"
        f" WHERE j.day = ? AND j.action IN ({_EVENTS}) AND json_extract(m.value, '$[1]') = ?"
        " AND json_extract(m.value, '$[0]') <> 'call'"
        " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq) ORDER BY j.seq DESC LIMIT 1",
        (day, person),
    ).fetchone()
    return (str(row[0]), row[1]) if row else None


def called_at(day: str, visits: Iterable[int]) -> dict[int, str]:
    """Give since when whoever has each of these visits has been called to it: by the last line that gave it to them."""
    wanted = sorted(set(visits))
    marks = ", ".join("?" * len(wanted))
    rows = execute(
        "SELECT json_extract(m.value, '$[2]'), j.at FROM journal AS j JOIN journal_body AS b USING (seq),"
        " json_each(b.told, '$.moves') AS m"
        f" WHERE j.day = ? AND j.action IN ({_EVENTS}) AND json_extract(m.value, '$[0]') = 'serve'"
        f" AND json_extract(m.value, '$[2]') IN ({marks})"
        " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq) ORDER BY j.seq",
        (day, *wanted),
    )
    return dict(rows.fetchall()) if wanted else {}  # of each, the last line's: a clock may have been set back


class WentOn(NamedTuple):
    """A visit goes on with a party that is back the same day; instants are stored texts."""

    at: str
    left: str
    """When the stay before was over."""
    left_known: bool
    appointment: int | None
    """The one that they kept by it."""


def went_on(visit: int, day: str) -> WentOn | None:
    """Give when a visit went on last, if it did."""
    row = execute(
        "SELECT j.at, json_extract(b.told, '$.left'), json_extract(b.told, '$.left_known'),"
        " json_extract(b.told, '$.appointment') FROM journal AS j JOIN journal_body AS b USING (seq)"
        " WHERE j.day = ? AND j.action = 'arrival.log' AND json_extract(b.told, '$.visit') = ?"
        " AND json_extract(b.told, '$.left') IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq) ORDER BY j.seq DESC LIMIT 1",
        (day, visit),
    ).fetchone()
    return WentOn(row[0], row[1], bool(row[2]), row[3]) if row else None


def cleared_by(number: int) -> int | None:
    """Give the line by which the program let somebody join because of a line, if it is the day's latest move still."""
    row = execute("SELECT seq, day FROM journal WHERE seq = ? AND action = 'rotation.clear'", (number + 1,)).fetchone()
    latest = latest_rotation_line(str(row[1])) if row else None
    return latest[0] if latest is not None and latest[0] == number + 1 else None


def latest_rotation_line(day: str) -> tuple[int, str, int | None] | None:
    """Give the day's latest live line that moved somebody: its number, action and actor."""
    row = execute(
        "SELECT j.seq, j.action, j.actor FROM journal AS j JOIN journal_body AS b USING (seq)"
        f" WHERE j.day = ? AND j.action IN ({_EVENTS}) AND json_array_length(b.told, '$.moves') > 0"
        " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq) ORDER BY j.seq DESC LIMIT 1",
        (day,),
    ).fetchone()
    return (int(row[0]), str(row[1]), row[2]) if row else None


def moved_by_others(after: int, actor: int, terminal: str) -> bool:
    """Say whether anybody but one person at one terminal touched the line-up since a line; an undo does, too."""
    row = execute(
        f"SELECT 1 FROM journal WHERE seq > ? AND action IN ({_EVENTS}, 'undo')"
        " AND NOT (actor IS ? AND terminal = ?) LIMIT 1",
        (after, actor, terminal),
    ).fetchone()
    return row is not None
