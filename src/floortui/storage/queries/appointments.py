"""Appointments: who is expected when, and what became of it."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.period import Period
from floortui.domain.records import Appointment
from floortui.storage.database import execute
from floortui.storage.queries.tallies import Tallies, ask, tally

_COLUMNS = ", ".join(Appointment._fields)
_APPOINTMENT = f"SELECT {_COLUMNS} FROM appointment"


def appointment(number: int) -> Appointment | None:
    """Give an appointment by its number."""
    row = execute(f"{_APPOINTMENT} WHERE id = ?", (number,)).fetchone()
    return Appointment(*row) if row else None


def newest(customer: int) -> Appointment | None:
    """Give the appointment of a customer that was made last."""
    row = execute(f"{_APPOINTMENT} WHERE customer = ? ORDER BY id DESC LIMIT 1", (customer,)).fetchone()
    return Appointment(*row) if row else None


def open_of(customer: int) -> Appointment | None:
    """Give the appointment that a customer has yet to keep; there is one at most."""
    row = execute(f"{_APPOINTMENT} WHERE customer = ? AND state = '' ORDER BY id DESC LIMIT 1", (customer,)).fetchone()
    return Appointment(*row) if row else None


def to_be_kept(customer: int, day: str) -> Appointment | None:
    """Give the appointment that a customer keeps by coming on a day: one that is open, or was taken for missed."""
    row = execute(
        f"{_APPOINTMENT} WHERE customer = ? AND day = ? AND state IN ('', 'missed') ORDER BY state, id DESC LIMIT 1",
        (customer, day),
    ).fetchone()
    return Appointment(*row) if row else None


def all_kept_by(visit: int) -> list[Appointment]:
    """Give the appointments that a party kept by a visit, the last one first; several, if it went on with it."""
    rows = execute(f"{_APPOINTMENT} WHERE visit = ? ORDER BY id DESC", (visit,))
    return [Appointment(*row) for row in rows]


def kept_by(visit: int) -> Appointment | None:
    """Give the appointment by which a party came."""
    return next(iter(all_kept_by(visit)), None)


def open_until(day: str) -> list[Appointment]:
    """Give what nobody has kept of the days up to one, that one too; the first one first."""
    rows = execute(f"{_APPOINTMENT} WHERE day <= ? AND state = '' ORDER BY at, id", (day,))
    return [Appointment(*row) for row in rows]


class Expected(NamedTuple):
    """An appointment that is still open, with the name of who is to come."""

    number: int
    seq: int
    customer: int
    name: str
    phone: str
    model: str
    owner: int | None
    staff: int | None
    day: str
    at: str
    note: str


def open_with(staff: int) -> list[int]:
    """Give the appointments with somebody that are still to be kept."""
    rows = execute("SELECT id FROM appointment WHERE staff = ? AND state = '' ORDER BY at, id", (staff,))
    return [number for (number,) in rows]


def expected(first: str, last: str, staff: int | None = None) -> list[Expected]:
    """Give who is still to come from a day to another, both included, by time; to one consultant, if asked.

    Who has nobody to come to comes to whose customer they are by now, if that one still works here.
    """
    phone = "(SELECT number FROM phone WHERE customer = a.customer AND number <> '' ORDER BY id LIMIT 1)"
    whom = "coalesce(a.staff, (SELECT id FROM staff WHERE id = c.owner AND active = 1))"
    mine, parameters = ("", ()) if staff is None else (f" AND {whom} = ?", (staff,))
    rows = execute(
        f"SELECT a.id, a.seq, a.customer, c.name, coalesce({phone}, ''), c.model, c.owner, {whom}, a.day, a.at, a.note"
        " FROM appointment AS a JOIN customer AS c ON c.id = a.customer"
        f" WHERE a.day BETWEEN ? AND ? AND a.state = ''{mine} ORDER BY a.at, a.id",
        (first, last, *parameters),
    )
    return [Expected(*row) for row in rows]


OF_APPOINTMENTS = ("appointments", "appointments_kept")


def over(period: Period) -> Tallies:
    """Count the appointments of a period that are over, and those whose customer came, by whom they came to see."""
    rows = ask(
        "SELECT staff, count(*), count(*) FILTER (WHERE state = 'came') FROM appointment"
        " WHERE day >= :start AND day < :end AND state IN ('came', 'missed') GROUP BY staff",
        **period._asdict(),
    )
    return tally(OF_APPOINTMENTS, rows)
