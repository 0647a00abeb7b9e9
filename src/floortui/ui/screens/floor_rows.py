"""The rows of the Floor: how a colleague of the line-up and a party are written, and in which order they stand."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len

from floortui.domain.lineup import BARRED
from floortui.domain.moments import clock_text, minutes_between, seconds_between
from floortui.domain.records import OTHER, RETURN, Customer, Visit
from floortui.language import _, current
from floortui.reports.floor import FloorFrame, Standing
from floortui.reports.why import STATES, Words, bar_words
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.rowlist import Row


def people_columns() -> list[Column]:
    """Give the columns of the line-up: position, name, state, minutes."""
    return [Column("", 1, True, 2), Column("", 4, most=18), Column("", 4, most=12), Column("", 3, True, 5)]


def visit_columns(state: int = 10) -> list[Column]:
    """Give the columns of the parties; `state` is the width that what a party needs keeps where room is short."""
    return [
        Column(_("no."), 3, right=True, most=6),
        Column(_("came"), 5),
        Column(_("ppl"), 3, right=True),
        Column(_("what"), 6, most=18),
        Column(_("customer"), 8, most=30),
        Column(_("model"), 5, most=24),
        Column(_("with"), 4, most=18),
        Column(_("min"), max(3, cell_len(_("min"))), right=True, most=6),
        Column("", state, most=28),
    ]


def person_row(row: Standing, words: Words, now: str) -> Row:
    """One colleague: position, name, state or reason, minutes in it."""
    tone = {"greeting": "loud", "waiting": "", BARRED: "warn"}.get(row.state, "muted")
    state = words.reason(row.reason) if row.state == "away" and row.reason else _(STATES[row.state])
    place = str(row.position or "–")
    if row.bar is not None:  # there is room for the reason only; why the next one is next says it in full
        state, place = bar_words(row.bar), "!"
    clock = "" if row.state == "off" or not row.since else f"{minutes_between(row.since, now)}′"
    return Row(str(row.person), (place, row.called_in_short, state, clock), tone)


def in_order(visits: tuple[Visit, ...]) -> list[Visit]:
    """Put those who wait first, then who is on the floor, then who has left, the latest first."""
    shown = {visit.id for visit in visits}
    firsts = [visit for visit in visits if visit.group_of not in shown]
    waiting = [visit for visit in firsts if visit.waiting]
    here = [visit for visit in firsts if visit.open and not visit.waiting]
    gone = [visit for visit in firsts if not visit.open]
    return [each for first in waiting + here + gone[::-1] for each in (first, *buyers_with(first, visits))]


def buyers_with(first: Visit, visits: tuple[Visit, ...]) -> list[Visit]:
    """Give the further buyers of a group, which stand under its first."""
    return [visit for visit in visits if visit.group_of == first.id]


def _who(visit: Visit, customer: Customer | None) -> str:
    """Name a party: by its name, its plate, or how to know it again."""
    if customer is not None and customer.name:
        return customer.name
    known = [*([customer.plate] if customer else []), visit.looks]
    return "– " + ", ".join(part for part in known if part) if any(known) else "–"


def visit_row(visit: Visit, frame: FloorFrame, words: Words, now: str) -> Row:
    """One party: when, how many, what for, who, with whom, how long, and what it needs."""
    customer = frame.customers.get(visit.customer) if visit.customer is not None else None
    what = next((c.named(current()) for c in frame.reasons if c.kind == "purpose" and c.code == visit.purpose), "")
    if visit.kind != OTHER:
        what = _("return") if visit.kind == RETURN else _("first")
    dwell = minutes_between(visit.arrived, visit.left_at or now)
    tone, state = _visit_state(visit, dwell, frame, words, now)
    return Row(
        str(visit.id),
        (
            str(visit.id),
            clock_text(visit.arrived, frame.zone) if visit.group_of is None else "  └",
            str(visit.party) if visit.group_of is None else "",
            what,
            _who(visit, customer),
            visit.model or "–",
            words.name(visit.assigned) or "–",
            f"{dwell}′" if visit.left_known or visit.open else "?",
            state,
        ),
        tone,
    )


def not_at_the_door(seconds: float) -> str:
    """Say that somebody has not come to the door for so long."""
    return _("not at the door {seconds}″").format(seconds=int(seconds))


def missing(late: Mapping[tuple[int, str], float], served: Mapping[int, str]) -> tuple[str, ...]:
    """Say who has kept a party at the door for longest, and how many others do; nothing where nobody does."""
    if not late:
        return ()
    visit, since = max(late, key=lambda call: late[call])
    others = (f" +{len(late) - 1}",) if len(late) > 1 else ()
    return (f"{served[visit]} ", not_at_the_door(late[visit, since]), *others)


def _visit_state(visit: Visit, dwell: int, frame: FloorFrame, words: Words, now: str) -> tuple[str, str]:
    """Say what a party needs, and in which tone; then what was done with it."""
    tone, needs = _needs(visit, dwell, frame, words, now)
    done = [
        f"{len(visit.steps.split(','))}/{frame.steps}" if visit.steps else "",
        _("+M") if visit.manager_joined else "",
    ]
    return tone, " ".join(part for part in (needs, *done) if part)


def _needs(visit: Visit, dwell: int, frame: FloorFrame, words: Words, now: str) -> tuple[str, str]:
    if visit.voided:
        return "muted", _("void")
    if not visit.open:
        return "muted", _("left") if visit.left_known else _("unknown")
    if visit in frame.unassigned:
        return "alarm", _("waiting")
    if visit.waiting and visit.waits_for is not None:
        return "warn", _("for {name}").format(name=words.name(visit.waits_for))
    if visit.id in frame.drives:
        return "", _("drive {minutes}′").format(minutes=minutes_between(frame.drives[visit.id], now))
    if visit.unserved and visit.day == frame.day:
        return "muted", _("crowd")
    called = dict(frame.called).get(visit.id)
    if called is not None and (seconds := seconds_between(called, now)) >= frame.confirm_seconds:
        return "alarm", not_at_the_door(seconds)
    if dwell >= frame.forgotten_minutes or visit.day != frame.day:
        return "warn", _("still here?")
    return "", "" if visit.completed or visit.kind == OTHER else _("no details")


def in_a_line(visit: Visit, frame: FloorFrame, words: Words) -> str:
    """Name a party: number, when, what for, who, with whom."""
    row = visit_row(visit, frame, words, visit.arrived)
    number, came, _people, what, who, model, served_by, *_rest = row.cells
    return "  ".join(part for part in (number, came, what, who, model, served_by) if part != "–")
