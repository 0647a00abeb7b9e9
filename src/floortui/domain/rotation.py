"""Who is next: the decisions of the rotation.

`decide(lineup, action, facts, rules, now)` gives what a line tells: its moves, and for an arrival who takes it, how
and why. It is pure and the only place that reads rules; `evolve` (lineup.py) carries the moves out. The rules are
those of the handbook's reception chapter, with the house's choices as fields of Rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from floortui.domain.bars import NO_COUNTS, Counts, barred
from floortui.domain.lineup import AWAY, BARRED, OFF, SERVING, WAITING, Line, LineUp, Move, evolve, why_next
from floortui.domain.moments import minutes_after, minutes_between
from floortui.domain.protection import days_still
from floortui.errors import Refused, Term

Told = dict[str, Any]

CALLED_MINUTES = 10
"""How long after being given a party somebody can still be said not to have come to the door."""
CALL_BACK_MINUTES = 60
"""Within how long somebody is called back whose call nobody could take (the handbook's hour)."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What houses decide differently; each is a setting that a manager changes."""

    start: str = "roster"
    """In which order a day begins, as STARTS has them."""
    to_end: str = "closes"
    """When a turn sends to the end: `closes`, when its visit is over, or `starts`, when it begins."""
    asked_consumes: str = "first"
    """Whether asking for a consultant by name uses up their turn: always, first (only if it was theirs), never."""
    brought_consumes: bool = False
    """Whether a first visit uses up the turn of the consultant whose lead it is, or whose customer brought it."""
    stand_in_consumes: bool = False
    """Whether standing in for an absent owner uses up the stand-in's turn."""
    make_up: bool = True
    """Whether a turn missed while with one's own customer is made up at the front."""
    restore_minutes: int = 60
    """How long a place is kept for somebody who is away."""
    give_back: bool = True
    """Whether a turn comes back to the front when the customer refuses or changes the consultant."""
    bar: str = "bar"
    """What the rules of eligibility do: `bar` keeps out of the line-up, `warn` only says so."""
    bar_overdue: int = 0
    """How many overdue follow-ups somebody may have who joins; 0 is any number."""
    bar_check: int = 0
    """How many days after a sales month somebody has to check their drawer of it who joins; 0 is off."""
    tier_cards: int = 0
    """From how many open H and A cards on a 1st-tier consultant does not join; 0 is off."""
    calls: str = "own"
    """Who takes a call of somebody nobody looks after: `own`, those who wait in an order of calls of their own;
    `shared`, the first who waits, as a turn; `reception`."""
    protect_h: int = 15
    """Days without a contact after which an owner's H card is treated as a first visit; 0 is never, as for O."""
    protect_a: int = 30
    protect_b: int = 60
    protect_c: int = 120
    """Likewise for C, and for a lead that is no card yet."""


@dataclass(frozen=True, slots=True)
class How:
    """A way in which a party is taken: the three questions of the rotation, answered."""

    consumes: bool
    """It uses up the turn: back to the end when the visit closes."""
    keeps: bool
    """It keeps the place held before."""
    traffic: bool
    """The visit counts as traffic."""
    by_order: bool = False
    """It goes to whoever is next: the party that somebody who skips has let pass."""


HOWS: Mapping[str, How] = {
    "turn": How(consumes=True, keeps=False, traffic=True, by_order=True),
    "asked_turn": How(consumes=True, keeps=False, traffic=True),
    "asked": How(consumes=False, keeps=True, traffic=True),
    "owner": How(consumes=False, keeps=True, traffic=True),
    "appointment": How(consumes=False, keeps=True, traffic=True),
    "owner_turn": How(consumes=True, keeps=False, traffic=True),
    "stand_in": How(consumes=False, keeps=True, traffic=True, by_order=True),
    "stand_in_turn": How(consumes=True, keeps=False, traffic=True, by_order=True),
    "became": How(consumes=False, keeps=True, traffic=True),
    "given": How(consumes=False, keeps=True, traffic=True),
    "same_visit": How(consumes=False, keeps=True, traffic=False),
    "waits_for": How(consumes=False, keeps=True, traffic=True),
    "nobody_free": How(consumes=False, keeps=True, traffic=True),
    "late": How(consumes=False, keeps=True, traffic=True),
    "crowd": How(consumes=False, keeps=True, traffic=True),
    "group": How(consumes=False, keeps=True, traffic=True),
    "other_purpose": How(consumes=False, keeps=True, traffic=False),
}
"""Every way, with its answers; a visit records the key."""

LOOKED_AFTER = frozenset({"owner", "owner_turn", "stand_in", "stand_in_turn", "appointment", "waits_for"})
"""The ways in which a party is taken that has somebody of its own, though it comes for the first time."""


@dataclass(frozen=True, slots=True)
class Party:
    """What is known of a party that is to be taken."""

    visit: int
    sales: bool = True
    late: bool = False
    """Logged after the fact: it never touches the line-up."""
    served_by: int | None = None
    asked_for: int | None = None
    owner: int | None = None
    """Whose customer it is, by a visit before, a call, or who brings them; and the owner still works here."""
    first: bool = False
    """They come for the first time: a lead, or brought by a customer."""
    crowd: bool = False
    """One of very many at once: it is counted, and given to nobody for now."""
    former: int | None = None
    """Whose customer it was who has left the house."""
    stand_in_now: bool = False
    """Do not wait for the one who was asked for: the next stands in."""
    grade: str = ""
    """The grade of their card; empty where there is none."""
    quiet_days: int | None = None
    """Days since the last contact in both directions with an owner's customer; None where it plays no part."""
    lapsed: bool = False
    """They were found to be their owner's no more as they came, and wait since."""
    been_here: bool = False
    """They say that they have been here, and nobody knows with whom."""
    goes_on: bool = False
    """They were here earlier today: the same visit goes on, with whoever served it, who waits."""
    expected: int | None = None
    """With whom they have an appointment, who still works here."""
    expected_at: str = ""
    """The instant for which it was made, if there is one."""


@dataclass(frozen=True, slots=True)
class Calling:
    """A call, or an online lead, that somebody is to take."""

    owner: int | None = None
    """Whose customer it is, if they still work here."""
    phone: bool = True
    """Somebody is on the phone: where nobody can take it, they are to be called back within the hour."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of whom an event speaks, with the reason given and the visit concerned."""

    person: int
    reason: str = ""
    keeps: bool = True
    position: int | None = None
    visit: int | None = None
    took_turn: bool = False
    back_to_front: bool = False
    party: Party | None = None
    """What the visit is, where somebody else may have to take it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The roster of the day, who of it is present, and what else the order of the start may go by."""

    roster: tuple[int, ...]
    present: tuple[int, ...]
    """In the order of the roster; all of it unless somebody said who is here."""
    came: tuple[int, ...] = ()
    """Who was said to be here, in that order."""
    turns: Mapping[int, int] = field(default_factory=dict)
    """Turns taken in this sales month before today."""
    before: tuple[int, ...] = ()
    """The order in which the last day began."""


def _rotated(opening: Opening) -> list[int]:
    """Let the one who began the last day stand last; who was not there stands behind, as on the roster."""
    order = [*opening.before[1:], *opening.before[:1]]
    known = [person for person in order if person in opening.present]
    return known + [person for person in opening.present if person not in order]


STARTS: Mapping[str, Callable[[Opening], list[int]]] = {
    "roster": lambda opening: list(opening.present),
    "check_in": lambda opening: list(opening.came),
    "fewest_turns": lambda opening: sorted(opening.present, key=lambda person: opening.turns.get(person, 0)),
    "rotated": _rotated,
}
"""The orders in which a day can begin: of the roster; of coming in, so that nobody stands there who has not checked in;
fewest turns of the month first; the last day's order, the first one last."""


@dataclass(frozen=True, slots=True)
class Handing:
    """A visit that goes from one consultant, or from nobody, to another."""

    party: Party
    holder: int | None = None
    took_turn: bool = False
    to: int | None = None
    reason: str = ""
    held_as: int | None = None
    """As which visit it is held, where the party's is another one from now on."""


@dataclass(frozen=True, slots=True)
class Reclassing:
    """A visit that turns out to be something else than it was taken for."""

    party: Party
    """What it really is."""
    holder: int | None = None
    took_turn: bool = False
    keeps_turn: bool = False
    """It is a first visit after all: who has it keeps it, as their turn."""
    became: bool = False
    """They came for something else and ask about a car now: who has them goes on, at the cost of no turn."""


def after(lineup: LineUp, moves: list[Move], now: str) -> LineUp:
    """Give the line-up as it will be once these moves are recorded."""
    return evolve(lineup, Line(0, now, tuple(moves)))


def _take(lineup: LineUp, party: Party, rules: Rules) -> tuple[int | None, str, list[Any]]:
    """Choose who takes a party: the consultant (None if it waits), the key of HOWS, and the reasons."""
    if party.late:
        return party.served_by, "late" if party.sales else "other_purpose", [["late", {}]]
    if party.crowd and party.sales:
        return None, "crowd", [["crowd", {}]]
    if party.goes_on:
        return party.owner, "same_visit", [["back_today", {"visit": party.visit}]]
    wanted = party.asked_for or party.expected or party.owner
    if not party.sales:
        free = wanted is not None and lineup.place(wanted).state in (WAITING, SERVING, BARRED)
        return (wanted if free else None), "other_purpose", [["other_purpose", {}]]
    if wanted is None:
        return _next(lineup)
    state = lineup.place(wanted).state
    theirs = wanted in (party.owner, party.expected)
    if state == WAITING or (state == BARRED and theirs):  # one's own customers are nobody's turn
        return _wanted_waits(lineup, party, wanted, rules)
    if state == SERVING and not party.stand_in_now:
        return None, "waits_for", [*_by_appointment(party, wanted), ["busy", {"person": wanted}]]
    if party.expected == wanted != party.owner and party.owner is not None:
        # whose customer it is comes before a stand-in for a colleague who had agreed to see them
        taker, how, reasons = _take(lineup, replace(party, asked_for=None, expected=None), rules)
        facts = {"person": wanted, "state": state, "at": party.expected_at}
        return taker, how, [["expected_not_here", facts], *reasons]
    if party.asked_for is not None and (not theirs or party.expected not in (None, wanted)):
        # who cannot have whom they ask for is still expected by somebody else, or still somebody else's customer
        taker, how, reasons = _take(lineup, replace(party, asked_for=None), rules)
        return taker, how, [["asked_not_here", {"person": wanted, "state": state}], *reasons]
    taker, how, reasons = _next(lineup)
    if taker is not None:
        how = "stand_in_turn" if rules.stand_in_consumes else "stand_in"
        reasons = [*_by_appointment(party, wanted), ["stand_in", {"person": wanted, "state": state}]]
    return taker, how, reasons


def _by_appointment(party: Party, wanted: int) -> list[Any]:
    """Give the reason that somebody is wanted because they agreed to see the party."""
    return [["appointment", {"at": party.expected_at}]] if party.expected == wanted else []


def _was_of(party: Party) -> list[Any]:
    """Say whose customer it was who has left the house."""
    return [["former", {"person": party.former}]] if party.former is not None else []


def _next(lineup: LineUp) -> tuple[int | None, str, list[Any]]:
    taker = lineup.greeting
    if taker is None:
        return None, "nobody_free", [["nobody_free", {}]]
    return taker, "turn", [["turn", {}], *why_next(lineup, taker)]


def _wanted_waits(lineup: LineUp, party: Party, wanted: int, rules: Rules) -> tuple[int, str, list[Any]]:
    if party.expected == wanted:
        return wanted, "appointment", [["appointment", {"at": party.expected_at}], ["no_turn", {}]]
    if party.owner == wanted and party.first:
        consumes = rules.brought_consumes
        return wanted, "owner_turn" if consumes else "owner", [["brought_turn" if consumes else "brought", {}]]
    if party.owner == wanted:
        return wanted, "owner", [["owner", {}]]
    theirs = lineup.greeting == wanted
    if rules.asked_consumes == "always" or (theirs and rules.asked_consumes == "first"):
        reasons = [
            ["asked_turn" if theirs else "asked_always", {}],
            ["took", {"turns": lineup.place(wanted).turns}],
        ]
        return wanted, "asked_turn", reasons
    return wanted, "asked", [["asked", {}]]


def _told_of_party(lineup: LineUp, party: Party, rules: Rules, now: str, before: list[Move]) -> Told:
    """Decide about a party after some moves, and tell the whole of it."""
    lineup = after(lineup, before, now)
    lapsed = party.owner if _has_lapsed(party, rules) else None
    if lapsed is not None:
        party = replace(party, owner=None)
    taker, how, reasons = _take(lineup, party, rules)
    if lapsed is not None:
        reasons = [*reasons, ["lapsed", {"person": lapsed, "days": party.quiet_days}]]
    reasons = [*reasons, *_was_of(party)]
    if party.been_here and party.sales and not party.late and party.owner is None:
        reasons = [*reasons, ["been_here", {}]]
    kind = HOWS[how]
    moves = list(before)
    if taker is not None and not party.late:
        if kind.by_order and not kind.consumes:
            moves.append(["passed"])
        moves.append(["serve", taker, party.visit, kind.consumes, kind.keeps])
    return {
        "visit": party.visit,
        "assigned": taker,
        "how": how,
        "why": reasons,
        "waits_for": next(facts["person"] for code, facts in reasons if code == "busy") if how == "waits_for" else None,
        "turn": kind.consumes and taker is not None,
        "next": after(lineup, moves[len(before) :], now).greeting,
        "moves": moves,
        **({} if lapsed is None else {"lapsed": lapsed}),
    }


def _has_lapsed(party: Party, rules: Rules) -> bool:
    """Say whether nobody has been in touch with an owner's customer for longer than their grade protects them."""
    windows = {"H": rules.protect_h, "A": rules.protect_a, "B": rules.protect_b, "C": rules.protect_c}
    left = days_still(party.grade, party.quiet_days, windows)
    return (
        ((left is not None and left < 0) or party.lapsed) and party.owner is not None and party.sales and not party.late
    )


def _call(lineup: LineUp, facts: Calling, rules: Rules, now: str) -> Told:
    """Say who takes a call, and by when somebody is called back whom nobody could talk to.

    A customer's own consultant takes it whatever the rule; reception does where nobody else can.
    """
    back = minutes_after(now, CALL_BACK_MINUTES) if facts.phone else None
    if facts.owner is not None:
        state = lineup.place(facts.owner).state
        if state in (AWAY, OFF):
            reasons = [["call_owner_out", {"person": facts.owner, "state": state}]]
            return _told_of_call(facts.owner, "owner", reasons, back)
        return _told_of_call(facts.owner, "owner", [["call_owner", {}]], None)
    if rules.calls == "reception":
        return _told_of_call(None, "reception", [["call_reception", {}]], None)
    shared = rules.calls == "shared"
    taker = lineup.greeting if shared else lineup.next_caller
    if taker is None:
        code = "call_nobody" if lineup.greeting is None else "call_greeting"
        return _told_of_call(None, "reception", [[code, {}]], back)
    reasons = [["call_turn" if shared else "call", {}]]
    return _told_of_call(taker, "turn" if shared else "call", reasons, None, ["call", taker, shared])


def _told_of_call(taker: int | None, how: str, reasons: list[Any], back: str | None, *moves: Move) -> Told:
    due: list[Any] = [] if back is None else [["call_back", {"at": back}]]
    return {"assigned": taker, "how": how, "why": [*reasons, *due], "call_back": back, "moves": list(moves)}


def _arrival(lineup: LineUp, party: Party, rules: Rules, now: str) -> Told:
    return _told_of_party(lineup, party, rules, now, [])


def _assign(lineup: LineUp, handing: Handing, rules: Rules, now: str) -> Told:
    """Give a waiting visit to the next or to somebody named; or hand a taken one over, the turn coming back."""
    moves: list[Move] = []
    if handing.holder is not None:
        moves.append(_hand_back(lineup, handing, rules))
    if handing.to is None:
        return _told_of_party(lineup, handing.party, rules, now, moves)
    lineup_then = after(lineup, moves, now)
    state = lineup_then.place(handing.to).state
    if state in (AWAY, OFF):
        raise Refused("lineup.not_waiting", name=handing.to, state=Term(state), by="")
    booked = handing.party.sales and handing.to == handing.party.expected
    owns = handing.party.sales and handing.to == handing.party.owner
    theirs = handing.party.sales and handing.to == lineup_then.greeting and handing.holder is None
    theirs = theirs and not (owns or booked)
    brought = owns and handing.party.first and state == WAITING and rules.brought_consumes
    how = "owner_turn" if brought else "owner" if owns else "given"
    how = "turn" if theirs else "appointment" if booked else how
    moves.append(["serve", handing.to, handing.party.visit, HOWS[how].consumes, HOWS[how].keeps])
    return {
        "visit": handing.party.visit,
        "assigned": handing.to,
        "how": how,
        "why": _why_given(lineup_then, handing, how),
        "waits_for": None,
        "turn": HOWS[how].consumes,
        "next": after(lineup, moves, now).greeting,
        "moves": moves,
        **({"override": True, "reason": handing.reason} if how == "given" else {}),
    }


def _why_given(lineup: LineUp, handing: Handing, how: str) -> list[Any]:
    """Give the reasons for which somebody named has a visit."""
    if how == "turn":
        assert handing.to is not None
        return [["turn", {}], *why_next(lineup, handing.to)]
    if how == "appointment":
        return [["appointment", {"at": handing.party.expected_at}], ["no_turn", {}]]
    return [[how, {"reason": handing.reason}]]


def _hand_back(lineup: LineUp, handing: Handing, rules: Rules) -> Move:
    """Let somebody go of a visit that goes to another: the turn is theirs no more, wherever they stand then."""
    assert handing.holder is not None
    visit = handing.held_as or handing.party.visit
    if handing.took_turn and not rules.give_back:
        index = _end(lineup, handing.holder, rules)
        return ["done", handing.holder, visit, index, "served", True]
    return _back(lineup, handing.holder, visit, handing.took_turn, rules)


def _back(lineup: LineUp, person: int, visit: int, turn_back: bool, rules: Rules) -> Move:
    """Let somebody go of a visit: to the front with their turn, to the place kept, or to the end."""
    place = lineup.place(person)
    if turn_back:
        return ["done", person, visit, 0, "turn_back", True]
    if place.behind is None:
        return ["done", person, visit, _end(lineup, person, rules), "served", False]
    if place.missed and rules.make_up:
        return ["done", person, visit, 0, "made_up", False]
    return ["done", person, visit, lineup.kept_index(person), "place_kept", False]


def _end(lineup: LineUp, person: int, rules: Rules) -> int | None:
    """Give where somebody comes back in whose turn is over: at the end, or where it sent them as it began."""
    return lineup.end_index(person) if rules.to_end == "starts" else None


def _reclassify(lineup: LineUp, facts: Reclassing | Person, rules: Rules, now: str) -> Told:
    """Give the turn back to the front, then let the party be taken as what it is, if it is still here."""
    if isinstance(facts, Person):
        return _release(lineup, facts, rules, now)
    before: list[Move] = []
    if facts.holder is not None:
        before.append(_back(lineup, facts.holder, facts.party.visit, facts.took_turn, rules))
    if not facts.party.sales:
        told = _told_of_party(lineup, facts.party, rules, now, before)
        return {**told, "assigned": None, "moves": before, "next": after(lineup, before, now).greeting}
    booked = facts.holder == facts.party.expected
    if facts.holder is not None and (facts.keeps_turn or booked or facts.holder == facts.party.owner):
        how = "appointment" if booked else "became" if facts.became else "turn" if facts.keeps_turn else "owner"
        consumes, keeps = HOWS[how].consumes, HOWS[how].keeps
        moves = [*before, ["serve", facts.holder, facts.party.visit, consumes, keeps]]
        reasons = [[how, {"at": facts.party.expected_at} if booked else {}]]
        reasons += [*(why_next(lineup, facts.holder) if consumes else []), *_was_of(facts.party)]
        told = {
            "visit": facts.party.visit,
            "assigned": facts.holder,
            "how": how,
            "why": reasons,
            "waits_for": None,
        }
        return {**told, "turn": consumes, "next": after(lineup, moves, now).greeting, "moves": moves}
    return _told_of_party(lineup, facts.party, rules, now, before)


def _release(lineup: LineUp, facts: Person, rules: Rules, now: str) -> Told:
    """End somebody's visit: closed in the ordinary way, or taken back so that the turn returns to the front.

    A visit that is over gives its turn back too, to the front as it is now: a mystery shopper found out later.
    """
    back = facts.back_to_front and facts.took_turn
    moves: list[Move] = []
    if facts.visit is not None and facts.visit in lineup.place(facts.person).visits:
        moves = [_back(lineup, facts.person, facts.visit, back, rules)]
    elif back:
        moves = [["turn_back", facts.person]]
    return {"moves": moves, "next": after(lineup, moves, now).greeting}


def _open_day(lineup: LineUp, opening: Opening, rules: Rules, now: str) -> Told:
    order = STARTS[rules.start](opening)
    moves: list[Move] = [["open", order]]
    return {"moves": moves, "present": order, "start": rules.start, "next": after(lineup, moves, now).greeting}


def _close_day(lineup: LineUp, facts: None, rules: Rules, now: str) -> Told:
    return {"moves": [["close"]]}


def _check_in(lineup: LineUp, facts: Person, rules: Rules, now: str) -> Told:
    state = lineup.place(facts.person).state
    if state == AWAY:
        raise Refused("lineup.away", name=facts.person, by="")
    if state == BARRED:
        raise Refused("lineup.barred", name=facts.person, by="")
    if state != OFF:
        raise Refused("lineup.waiting", name=facts.person, by="")
    return _placed(lineup, facts.person, [["join", facts.person, None, "checked_in", ""]], now)


def _step_away(lineup: LineUp, facts: Person, rules: Rules, now: str) -> Told:
    _must_wait(lineup, facts.person)
    return _placed(lineup, facts.person, [["away", facts.person, facts.reason, facts.keeps]], now)


def _come_back(lineup: LineUp, facts: Person, rules: Rules, now: str) -> Told:
    place = lineup.place(facts.person)
    if place.state != AWAY:
        raise Refused("lineup.not_away", name=facts.person, state=Term(lineup.state(facts.person)), by="")
    in_time = minutes_between(place.since, now) <= rules.restore_minutes
    kept = place.behind is not None and in_time
    index = lineup.kept_index(facts.person) if kept else None
    return _placed(lineup, facts.person, [["join", facts.person, index, "back", place.note[1]]], now)


def _skip(lineup: LineUp, facts: Person, rules: Rules, now: str) -> Told:
    _must_wait(lineup, facts.person)
    return _placed(lineup, facts.person, [["pass", facts.person, facts.reason]], now)


def _no_answer(lineup: LineUp, facts: Person, rules: Rules, now: str) -> Told:
    """Let the next take the party of somebody who did not come: they stand second, the second time last."""
    place = lineup.place(facts.person)
    again = place.unanswered > 0
    if facts.visit is None:
        if lineup.greeting != facts.person:
            raise Refused("lineup.no_call", name=facts.person)
        move: Move = ["place", facts.person, None if again else 1, "no_answer", ""]
        return _placed(lineup, facts.person, [["unanswered", facts.person], move], now)
    assert facts.party is not None
    if not facts.took_turn:
        return _wanted_did_not_come(lineup, facts, rules, now)
    alone: list[Move] = [["done", facts.person, facts.visit, None, "no_answer", True]]
    party = replace(facts.party, asked_for=None, owner=None, expected=None)
    told = _told_of_party(_without(after(lineup, alone, now), facts.person), party, rules, now, [])
    taken = [move for move in told["moves"] if move[0] in ("passed", "serve")]
    still_serving = len(place.visits) > 1
    second = [] if still_serving else [["place", facts.person, None if again else 1, "no_answer", ""]]
    moves = [["unanswered", facts.person], *alone, *taken, *second]
    return {**told, **_placed(lineup, facts.person, moves, now), "visit": facts.visit, "moves": moves}


def _wanted_did_not_come(lineup: LineUp, facts: Person, rules: Rules, now: str) -> Told:
    """Let another take the party of somebody who was wanted and keeps the place they had.

    For a customer's own consultant the next stands in; who only was asked for is replaced by whoever is next; a party
    of another purpose is left to itself.
    """
    assert facts.visit is not None
    assert facts.party is not None
    expected = facts.party.expected if facts.party.sales else None
    party = replace(facts.party, asked_for=None, expected=expected, stand_in_now=True)
    back = _back(lineup, facts.person, facts.visit, turn_back=False, rules=rules)
    told = _told_of_party(_without(after(lineup, [back], now), facts.person), party, rules, now, [])
    taken = [move for move in told["moves"] if move[0] in ("passed", "serve")]
    moves = [["unanswered", facts.person], back, *taken]
    if told["how"] in ("stand_in", "stand_in_turn"):
        told["why"] = [["did_not_come", {"person": facts.person}]]
    return {**told, **_placed(lineup, facts.person, moves, now), "visit": party.visit, "moves": moves}


def _without(lineup: LineUp, person: int) -> LineUp:
    return after(lineup, [["off", person, ""]], "")


def _move(lineup: LineUp, facts: Person, rules: Rules, now: str) -> Told:
    """Move somebody by hand; who is barred is let in by it."""
    person, last = facts.person, len(lineup.order)
    move: Move
    if lineup.place(person).state == BARRED:
        move = ["admit", person, min(facts.position or 1, last + 1) - 1, facts.reason]
    else:
        _must_wait(lineup, person)
        move = ["place", person, max(1, min(facts.position or 1, last)) - 1, "moved", facts.reason]
    return {**_placed(lineup, person, [move], now), "override": True, "reason": facts.reason}


def _admit(lineup: LineUp, facts: Person, rules: Rules, now: str) -> Told:
    """Let somebody in whom a rule keeps out; for today it keeps them out no more."""
    state = lineup.place(facts.person).state
    if state != BARRED:
        raise Refused("lineup.not_barred", name=facts.person, state=Term(lineup.state(facts.person)), by="")
    told = _placed(lineup, facts.person, [["admit", facts.person, None, facts.reason]], now)
    return {**told, "override": True, "reason": facts.reason}


def _clear(lineup: LineUp, people: list[int], rules: Rules, now: str) -> Told:
    """Let those join at the end whom no rule keeps out any more, in the order in which they were barred."""
    moves: list[Move] = [["join", person, None, "cleared", ""] for person in people]
    return {"people": people, "next": after(lineup, moves, now).greeting, "moves": moves}


def _leave(lineup: LineUp, facts: Person, rules: Rules, now: str) -> Told:
    place = lineup.place(facts.person)
    if place.state == OFF:
        raise Refused("lineup.off", name=facts.person, by="")
    if place.visits:
        raise Refused("staff.has_visits", name=facts.person, visits=list(place.visits))
    return _placed(lineup, facts.person, [["off", facts.person, "left"]], now)


def _gone(lineup: LineUp, facts: Person, rules: Rules, now: str) -> Told:
    """Take somebody out who takes customers no more: they left the house, or do something else in it."""
    if lineup.place(facts.person).state == OFF:
        return {"moves": []}
    return _leave(lineup, facts, rules, now)


def _must_wait(lineup: LineUp, person: int) -> None:
    if lineup.place(person).state != WAITING:
        raise Refused("lineup.not_waiting", name=person, state=Term(lineup.state(person)), by="")


def _placed(lineup: LineUp, person: int, moves: list[Move], now: str) -> Told:
    """Tell moves that concern one person, with the state and position they end in."""
    then = after(lineup, moves, now)
    return {
        "person": person,
        "state": then.state(person),
        "position": then.position(person),
        "next": then.greeting,
        "moves": moves,
    }


DECISIONS: Mapping[str, Callable[[LineUp, Any, Rules, str], Told]] = {
    "day.open": _open_day,
    "day.close": _close_day,
    "rotation.check_in": _check_in,
    "rotation.away": _step_away,
    "rotation.back": _come_back,
    "rotation.skip": _skip,
    "rotation.no_answer": _no_answer,
    "rotation.move": _move,
    "rotation.leave": _leave,
    "rotation.admit": _admit,
    "rotation.clear": _clear,
    "arrival.log": _arrival,
    "arrival.assign": _assign,
    "visit.close": _release,
    "visit.reclassify": _reclassify,
    "visit.void": _release,
    "call.log": _call,
    "claim.decide": _reclassify,
    "staff.leave": _gone,
    "staff.edit": _gone,
}
"""The decision of each rotation event."""


def decide(lineup: LineUp, action: str, facts: Any, rules: Rules, now: str, counts: Counts = NO_COUNTS) -> Told:
    """Decide what an event does to the line-up; `counts` are what the rules of eligibility look at.

    People stand as staff numbers in what is told and in refusals; the services name them.

    Raises:
        Refused: it cannot be done as things stand.
    """
    told = DECISIONS[action](lineup, facts, rules, now)
    return _kept_out(lineup, told, rules, now, counts) if counts else told


def _kept_out(lineup: LineUp, told: Told, rules: Rules, now: str, counts: Counts) -> Told:
    """Hold whoever would join by what was decided against the rules of eligibility.

    Nobody is who a manager let in, or whom a clearing let join; nor who waits already.
    """
    then = after(lineup, told["moves"], now)
    joins = [
        person
        for person in then.order
        if lineup.place(person).state not in (WAITING, BARRED) and not then.place(person).admitted
    ]
    found = [(person, bar) for person in joins if (bar := barred(person, counts, rules)) is not None]
    out: list[Move] = [["bar", person, bar.rule, bar.number] for person, bar in found if bar.keeps_out]
    warned = [{"person": person, "rule": bar.rule, "number": bar.number} for person, bar in found if not bar.keeps_out]
    if warned:
        told = {**told, "warned": warned}
    if not out:
        return told
    then, moves = after(then, out, now), [*told["moves"], *out]
    ends: Told = {"next": then.greeting}
    if told.get("person") is not None:
        ends |= {"state": then.state(told["person"]), "position": then.position(told["person"])}
    return {**told, **{field: value for field, value in ends.items() if field in told}, "moves": moves}


def cleared(lineup: LineUp, rules: Rules, counts: Counts) -> list[int]:
    """Give those who are barred and whom no rule keeps out any more, in the order in which they were barred."""
    out = [(place.since, person) for person, place in lineup.places.items() if place.state == BARRED]
    return [person for _, person in sorted(out) if (bar := barred(person, counts, rules)) is None or not bar.keeps_out]
