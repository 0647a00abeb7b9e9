"""A month replayed: what a preset of the rules would have made of its arrivals, beside what was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from floortui.domain.moments import business_day, zone_named
from floortui.domain.people import CONSULTANT
from floortui.domain.period import Period, day_after, sales_month, sales_month_of
from floortui.domain.recorded import ARRIVED, Fact, Known, Recorded, facts_of
from floortui.domain.replay import Outcome, Replay, as_it_was
from floortui.domain.rotation import Rules
from floortui.domain.settings import PRESETS, Value, preset, rules_of
from floortui.errors import Refused
from floortui.reports.parties_then import TABLES, PartiesThen
from floortui.reports.period_figures import distinct
from floortui.storage.database import snapshot
from floortui.storage.queries import floor, house, people, rotation
from floortui.storage.queries.then import Then

CURRENT = "current"
"""Stands for the rules that the house has now."""

_MINUTE = 60_000


class Share(NamedTuple):
    """What somebody had of a month; whole minutes."""

    turns: int
    waiting_minutes: int
    """How long the parties that they took had waited for anybody."""
    idle_minutes: int
    """How long they stood in the line-up, greeting or waiting."""


class Replayed(NamedTuple):
    """A month under a preset, and as it was."""

    preset: str
    period: Period
    arrivals: int
    """Parties that were logged as they came; what was logged late touches no line-up."""
    differently: int
    """Those of them that somebody else would have had in the end, or nobody."""
    consultants: Mapping[str, tuple[Share, Share]]
    """By name: under the preset, and then."""

    def document(self) -> dict[str, object]:
        """Give it as the command line prints it, its days inclusive."""
        return {
            "preset": self.preset,
            "from": self.period.start,
            "to": self.period.last,
            "arrivals": self.arrivals,
            "differently": self.differently,
            "consultants": {
                name: {
                    "turns": now.turns,
                    "turns_then": then.turns,
                    "waiting_minutes": now.waiting_minutes,
                    "idle_minutes": now.idle_minutes,
                }
                for name, (now, then) in self.consultants.items()
            },
            "then": {name: then._asdict() for name, (_now, then) in self.consultants.items()},
        }


def replayed(now: datetime, preset_name: str, month: str | None = None) -> Replayed:
    """Decide a sales month anew; without one the last that is over, or the running one if the house has no other.

    Raises:
        Refused: there is no such preset, or it is no month.
    """
    with snapshot():
        settings = house.settings()
        rules = _rules(preset_name, settings)
        ends_on = int(settings["figures.month_ends_on"])
        today = business_day(now, zone_named(str(settings["showroom.zone"])))
        period = sales_month(month or _last_month(today, ends_on), ends_on)
        return _replayed(preset_name, rules, period)


def _rules(name: str, settings: Mapping[str, Value]) -> Rules:
    if name == CURRENT:
        return rules_of(settings)
    if name not in PRESETS:
        raise Refused("choice.unknown", field="preset", choices=", ".join((*PRESETS, CURRENT)), text=name[:40])
    return rules_of({**settings, **preset(name)})


def _last_month(today: str, ends_on: int) -> str:
    running = sales_month_of(today, ends_on)
    start = sales_month(running, ends_on).start
    first = rotation.first_day()
    return running if first is None or first >= start else sales_month_of(day_after(start, -1), ends_on)


def days_of(period: Period) -> Iterator[tuple[list[Recorded], list[Fact]]]:
    """Give the live rotation lines of each day of a period, and the facts in them."""
    lines = [line for line in rotation.lines_of(period) if line.undone_by is None]
    staff = {text: each.id for each in people.everybody(gone_too=True) for text in (each.name, str(each.id))}
    # who is here now is meant by a name that somebody had before, too
    staff |= {each.name: each.id for each in people.everybody()}
    then = Then(min((line.seq for line in lines), default=0), (*TABLES, "roster"))
    opening = (line for line in lines if any(move[0] == "open" for move in line.moves))
    known = Known(
        parties=PartiesThen(then, staff).of(lines),
        arrived={each.id: each.arrived for each in rotation.visits_in(period)},
        roster={line.seq: then.roster(line.day, line.seq) for line in opening},
        staff=staff,
    )
    for _day, group in groupby(lines, key=lambda line: line.day):
        of_day = list(group)
        yield of_day, facts_of(of_day, known)


def _replayed(name: str, rules: Rules, period: Period) -> Replayed:
    replay, anew, then = Replay(rules, floor.last_start(period.start)), Outcome(), Outcome()
    arrivals = 0
    for lines, facts in days_of(period):
        arrivals += sum(fact.kind == ARRIVED for fact in facts)
        then.add(as_it_was(lines, facts))
        anew.add(replay.day(facts))
    had, has = ({take.visit: take.person for take in each.takes} for each in (then, anew))
    differently = sum(had.get(visit) != has.get(visit) for visit in had.keys() | has.keys())
    staff = people.everybody(gone_too=True)
    in_it = {person for each in (anew, then) for counts in (each.turns, each.idle) for person in counts}
    here = [p for p in staff if p.id in in_it or (p.active and p.role == CONSULTANT and p.takes_turns)]
    shares = {title: (_share(anew, person), _share(then, person)) for person, title in distinct(here).items()}
    return Replayed(name, period, arrivals, differently, shares)


def _share(outcome: Outcome, person: int) -> Share:
    minutes = (outcome.waited[person], outcome.idle[person])
    return Share(outcome.turns[person], *(round(each / _MINUTE) for each in minutes))
