"""The line-up as it was kept before there were computers: names on a sheet of paper, struck out and written in.

It knows nothing of the program's fold, nor of its decisions: plain lists, changed in place, and the house's rules as
they would hang on the wall. The tests hold the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

LATE_SHIFT = 180
"""Minutes after opening at which the late shift begins."""

CUSTOMER, AWAY, HOME, KEPT_OUT = "customer", "away", "home", "kept out"


@dataclass
class HouseRules:
    """What this house does, of what houses do differently."""

    begins: str = "roster"
    """A day begins by the roster, by check_in, with the fewest_turns, or rotated."""
    turn_ends: str = "closes"
    """A turn sends to the end when it closes, or when it starts."""
    asking_costs: str = "first"
    """Asking for somebody costs them their turn: always, only if they were first, or never."""
    bringing_costs: bool = False
    standing_in_costs: bool = False
    makes_up: bool = True
    keeps_minutes: int = 60
    gives_back: bool = True
    holds_out: str = "bar"
    """Too many overdue follow-ups bar somebody from the line-up, or are only a matter to warn of."""
    overdue_allowed: int = 0
    """How many overdue follow-ups are not too many; 0: nobody counts them."""
    cards_enough: int = 0
    """With how many open H and A cards a 1st-tier consultant has customers enough; 0: nobody counts them."""
    calls_go: str = "own"
    """Calls go round by an order of their own, are a turn of the first (shared), or are reception's."""
    protects_h: int = 15
    """For how many days without a contact an H customer is still their consultant's; 0: for ever, as an O is."""
    protects_c: int = 120
    """Likewise for a C customer, and for one without a card."""


@dataclass
class Guests:
    """A party: whom they want, whose customers they are, and who has them."""

    asked: str | None = None
    owner: str | None = None
    first_time: bool = True
    sales: bool = True
    holder: str | None = None
    turn: bool = False
    here: bool = True
    given: int = 0
    """The minute in which they were last given to somebody."""
    late: bool = False
    whose: str = ""
    """Of which of the made-up customers the party is, or who brings it."""
    booked: str | None = None
    """With whom they have an appointment."""
    came_to_them: bool = False
    """They are somebody's from the first day, a lead or brought by a customer, and were sent to them or a stand-in."""
    crowd: bool = False
    """They come with very many others, and are only counted."""
    been_here: bool = False
    """They say that they have been here, and nobody knows with whom."""
    grade: str = ""
    quiet: int | None = None
    """For how many days nobody has been in touch with them."""
    let_go: str | None = None
    """Whose they were no more when they came, nobody having been in touch for so long."""


@dataclass
class Absence:
    """Somebody who does not wait: why, since which minute, with which parties, and who stood behind them."""

    why: str
    since: int
    parties: list[int] = field(default_factory=list)
    behind: list[str] | None = None
    """None: they go to the end."""
    overtook: list[str] = field(default_factory=list)
    """Those of them who have taken a turn since."""
    missed: bool = False
    rule: str = ""
    """Which rule of the house keeps them out."""


class Paper:
    """The sheet of one day; nobody stands on it before the day is opened."""

    def __init__(self, names: list[str], rules: HouseRules) -> None:
        self.rules = rules
        self.roster = list(names)
        self.month = dict.fromkeys(names, 0)
        """Turns of the month before today."""
        self.yesterday: list[str] = []
        self.waiting: list[str] = []
        self.out = {name: Absence(HOME, 0) for name in names}
        self.seen: list[str] = []
        """Everybody who was in the line-up today."""
        self.turns = dict.fromkeys(names, 0)
        self.no_answers = dict.fromkeys(names, 0)
        self.went_last: list[str] = []
        """Everybody in the order in which they were last sent to the end, or began the turn that sends there."""
        self.letting_pass: list[str] = []
        self.overtaken: list[str] = []
        self.guests: dict[int, Guests] = {}
        self.retired: list[str] = []
        """Who takes no turns any more: they left the house, or do something else in it."""
        self.gone: list[str] = []
        """Who left the house."""
        self.opened = False
        self.calls: list[str] = []
        """Who took the calls of the day, the last one last."""
        self.late_shift: str | None = None
        """Who is not expected before the late shift begins."""
        self.minute = 0
        """The time on the clock."""
        self.overdue = dict.fromkeys(names, 0)
        """How many follow-ups of each are overdue."""
        self.hot_cards = dict.fromkeys(names, 0)
        """How many open H and A cards each has who is of the 1st tier."""
        self.looked_at: list[str] = []
        """Of whom the manager has seen that they may stand in the line-up."""
        self.let_in: list[str] = []
        """Whom a manager has let in for today, whatever the rules say."""
        self.warned: list[str] = []
        """Who was warned as they joined by what happened last."""

    # reading the sheet

    def first(self) -> str | None:
        """Read who greets."""
        return self.waiting[0] if self.waiting else None

    def serving(self, name: str) -> bool:
        """Read whether somebody is with a customer."""
        return name not in self.waiting and self.out[name].why == CUSTOMER

    def is_away(self, name: str) -> bool:
        """Read whether somebody has stepped out."""
        return name not in self.waiting and self.out[name].why == AWAY

    def at_home(self, name: str) -> bool:
        """Read whether somebody is not there."""
        return name not in self.waiting and self.out[name].why == HOME

    def is_kept_out(self, name: str) -> bool:
        """Read whether a rule keeps somebody out who is here."""
        return name not in self.waiting and self.out[name].why == KEPT_OUT

    def rule_against(self, name: str) -> str:
        """Read from the wall which rule keeps somebody out of the line-up; empty if none does."""
        if self.rules.holds_out == "bar" and self._has_too_many_overdue(name):
            return "overdue"
        enough = self.rules.cards_enough
        return "higher_tier" if enough and self.hot_cards[name] >= enough else ""

    def _has_too_many_overdue(self, name: str) -> bool:
        allowed = self.rules.overdue_allowed
        return allowed > 0 and self.overdue[name] > allowed

    def parties(self, name: str) -> list[int]:
        """Read whom somebody has."""
        return [] if name in self.waiting else self.out[name].parties

    def takes_call(self, owner: str | None) -> tuple[str | None, bool]:
        """Write down who takes a call, and whether whoever calls is to be called back within the hour."""
        if owner is not None:
            return owner, self.is_away(owner) or self.at_home(owner)
        if self.rules.calls_go == "reception":
            return None, False
        taker = self.first() if self.rules.calls_go == "shared" else self._next_for_a_call()
        if taker is None:
            return None, True
        self.calls.append(taker)
        if self.rules.calls_go == "shared":  # a turn like any other, but that no customer has come
            self._uses_up_the_turn(taker)
            self._strike(taker)
            self._write_last(taker)
        return taker, False

    def _next_for_a_call(self) -> str | None:
        """Read who has had no call for longest; nobody, if only the one who greets is there."""
        behind = self.waiting[1:]
        fresh = [name for name in behind if name not in self.calls]
        longest_ago = [name for name in dict.fromkeys(reversed(self.calls)) if name in behind][::-1]
        return next(iter([*fresh, *longest_ago]), None)

    # writing on it

    def looks_who_came(self) -> None:
        """Hold whoever has come into the line-up against the rules: strike out whom one of them keeps out."""
        came = [name for name in self.waiting if name not in self.looked_at + self.let_in]
        self.warned += [name for name in came if not self.rule_against(name) and self._has_too_many_overdue(name)]
        for name in came:
            if rule := self.rule_against(name):
                self._strike(name)
                self.out[name] = Absence(KEPT_OUT, self.minute, rule=rule)
        self._tidy()
        self.looked_at = list(self.waiting)

    def looks_who_is_kept_out(self) -> None:
        """Let those in again whom no rule keeps out any more: at the end, in the order in which they were barred."""
        barred = [name for name in self.roster if self.is_kept_out(name) and not self.rule_against(name)]
        for name in sorted(barred, key=lambda name: self.out[name].since):
            self._write_last(name)
            self.looked_at.append(name)

    def _tidy(self) -> None:
        """Write whoever lets a party pass behind the first who does not."""
        takers = [name for name in self.waiting if name not in self.letting_pass]
        if takers and self.waiting[0] != takers[0]:
            cut = self.waiting.index(takers[0])
            self.overtaken += [name for name in self.waiting[:cut] if name not in self.overtaken]
            self.waiting.insert(0, self.waiting.pop(cut))

    def _strike(self, name: str) -> list[str]:
        """Strike somebody out; give who stood behind."""
        behind = self.waiting[self.waiting.index(name) + 1 :]
        self.waiting.remove(name)
        self.letting_pass = [other for other in self.letting_pass if other != name]
        self.overtaken = [other for other in self.overtaken if other != name]
        return behind

    def _write_last(self, name: str) -> None:
        """Write somebody at the end: behind everybody who waits, and behind every place that is kept."""
        self.out.pop(name, None)
        self.waiting.append(name)
        self._counts_as_last(name)
        self._is_behind_kept_places(name)
        self._seen(name)
        self._tidy()

    def _is_behind_kept_places(self, name: str) -> None:
        for absent in self.out.values():
            if absent.behind is not None and name not in absent.behind:
                absent.behind.append(name)

    def _write_at(self, name: str, place: int) -> None:
        """Write somebody where they stood, or where their turn puts them."""
        self.out.pop(name, None)
        self.waiting.insert(place, name)
        self._tidy()

    def _write_as_place(self, name: str, place: int) -> None:
        """Give somebody a place in its own right: as if they had gone to the end right after who is before them."""
        self.went_last.remove(name)
        at = self.went_last.index(self.waiting[place - 1]) + 1 if place else 0
        self.went_last.insert(at, name)
        self._write_at(name, place)

    def _counts_as_last(self, name: str) -> None:
        if name in self.went_last:
            self.went_last.remove(name)
        self.went_last.append(name)

    def _seen(self, name: str) -> None:
        if name not in self.seen:
            self.seen.append(name)

    def _one_has_passed(self) -> None:
        self.letting_pass = [other for other in self.letting_pass if other not in self.overtaken]
        self.overtaken = []

    def _begins_a_turn(self, name: str) -> None:
        self.turns[name] += 1
        self._uses_up_the_turn(name)

    def _uses_up_the_turn(self, name: str) -> None:
        self._counts_as_last(name)
        self._one_has_passed()
        for absent in self.out.values():
            if absent.behind is not None and name in absent.behind:
                absent.behind.remove(name)
                absent.overtook.append(name)
                absent.missed = absent.missed or absent.why == CUSTOMER

    def _goes_to(self, name: str, party: int, minute: int, *, turn: bool, by_order: bool = False) -> None:
        """Send somebody to a party; one that goes by the order has passed whoever lets one pass."""
        guests = self.guests[party]
        guests.holder, guests.turn, guests.given = name, turn, minute
        if by_order:
            self._one_has_passed()
        behind = self.waiting[self.waiting.index(name) + 1 :] if name in self.waiting else None
        if turn:
            self._begins_a_turn(name)
        if behind is not None:
            self._strike(name)
            self.out[name] = Absence(CUSTOMER, minute, [party], None if turn else behind)
        elif self.is_kept_out(name):  # they have no place to keep
            self.out[name] = Absence(CUSTOMER, minute, [party])
        else:
            absent = self.out[name]
            absent.parties.append(party)
            if turn:
                absent.behind, absent.overtook, absent.missed = None, [], False
        self._tidy()

    def _nobody_has(self, party: int) -> None:
        self.guests[party].holder, self.guests[party].turn = None, False

    # the rules

    def _choose(self, guests: Guests, *, waits_for_nobody: bool) -> tuple[str | None, bool, bool]:
        """Find who takes a party, whether it is their turn, and whether it went by the order.

        Whom they ask for comes first, then with whom they have an appointment, then whose customers they are.
        """
        wanted = guests.asked or guests.booked or guests.owner
        if not guests.sales:
            here = wanted is not None and not (self.is_away(wanted) or self.at_home(wanted))
            return (wanted if here else None), False, False
        if wanted is None:
            return self.first(), self.first() is not None, True
        theirs = wanted in (guests.booked, guests.owner)
        if wanted in self.waiting or (theirs and self.is_kept_out(wanted)):
            return wanted, self._costs(wanted, guests), False
        if self.serving(wanted) and not waits_for_nobody:
            return None, False, False
        if others := [name for name in (guests.booked, guests.owner) if name not in (None, wanted)]:
            # somebody else is as good as the one who is not to be had; nobody stands in yet
            booked = guests.booked if guests.booked in others else None
            rest = Guests(booked=booked, owner=guests.owner, first_time=guests.first_time)
            return self._choose(rest, waits_for_nobody=waits_for_nobody)
        if theirs:
            return self.first(), self.rules.standing_in_costs and self.first() is not None, True
        return self.first(), self.first() is not None, True

    def _costs(self, wanted: str, guests: Guests) -> bool:
        """Read whether it costs somebody their turn that they are wanted."""
        if guests.booked == wanted:
            return False
        if guests.owner == wanted:
            return guests.first_time and self.rules.bringing_costs
        return {"always": True, "first": wanted == self.first(), "never": False}[self.rules.asking_costs]

    def _is_taken(self, party: int, guests: Guests, minute: int, *, waits_for_nobody: bool) -> str | None:
        taker, turn, by_order = self._choose(guests, waits_for_nobody=waits_for_nobody)
        if taker is None:
            self._nobody_has(party)
        else:
            self._goes_to(taker, party, minute, turn=turn, by_order=by_order)
        return taker

    def _comes_free(self, name: str, party: int, *, turn_back: bool) -> None:
        """Let somebody go of a party; who has none left waits again: in front, at their place, or at the end."""
        absent = self.out[name]
        absent.parties.remove(party)
        if turn_back:
            self.turns[name] -= 1
        if absent.parties:
            if turn_back:
                self._front_is_theirs(name)
        elif turn_back or (absent.behind is not None and absent.missed and self.rules.makes_up):
            self._write_as_place(name, 0)
        elif absent.behind is not None:
            self._write_where_kept(name)
        else:
            self._turn_is_over(name)

    def _turn_is_over(self, name: str) -> None:
        """Write somebody last; or, where a turn goes to the end as it starts, before who was sent there later."""
        if self.rules.turn_ends == "closes":
            self._write_last(name)
            return
        later = self.went_last[self.went_last.index(name) + 1 :]
        places = [place for place, other in enumerate(self.waiting) if other in later]
        self._write_at(name, places[0] if places else len(self.waiting))
        self._is_behind_kept_places(name)

    def _write_where_kept(self, name: str) -> None:
        """Write somebody ahead of the first who stood behind and took no turn; if all did, ahead of the first."""
        absent = self.out[name]
        for stood_behind in (absent.behind or [], absent.overtook):
            for place, other in enumerate(self.waiting):
                if other in stood_behind:
                    self._write_at(name, place)
                    return
        self._write_at(name, len(self.waiting))

    def _front_is_theirs(self, name: str) -> None:
        """Keep the front for somebody who is not free: everybody stands behind them."""
        absent = self.out[name]
        absent.behind = [other for other in self.seen if other != name]
        absent.overtook, absent.missed = [], False

    # what happens

    def opens(self, came: list[str]) -> None:
        """Open the day: who came, in that order; nobody named means everybody of the roster."""
        self.opened = True
        of_roster = [name for name in self.roster if name not in self.retired]
        later = self.late_shift if self.minute < LATE_SHIFT else None
        here = [name for name in of_roster if name in came or not (came or name == later)]
        if self.rules.begins == "check_in":
            here = [name for name in came if name in of_roster]
        elif self.rules.begins == "fewest_turns":
            here.sort(key=lambda name: self.month[name])
        elif self.rules.begins == "rotated":
            before = [name for name in self.yesterday[1:] + self.yesterday[:1] if name in here]
            here = before + [name for name in here if name not in before]
        for name in here:
            if self.at_home(name):
                self._write_last(name)
        self.looks_who_came()

    def closes_the_day(self) -> None:
        """Let everybody go home, whoever they were with."""
        for name in self.seen:
            self._goes_home(name)
        for guests in self.guests.values():
            guests.here = False

    def opens_by_itself(self) -> None:
        """Open the day, if the first who comes finds that nobody has."""
        if not (self.opened and self.seen):
            self.opens([])
            self.warned = []

    def comes(self, party: int, guests: Guests, minute: int, *, at_once: bool = False) -> str | None:
        """Write down a party that comes in; give who takes it. `at_once`: it does not wait for whom it wants."""
        self.guests[party] = guests
        if guests.crowd:
            self._nobody_has(party)
            return None
        if self.has_lapsed(guests):
            guests.let_go, guests.owner = guests.owner, None
        return self._is_taken(party, guests, minute, waits_for_nobody=at_once)

    def has_lapsed(self, guests: Guests) -> bool:
        """Read whether a customer is their consultant's no more, since nobody has been in touch for so long."""
        days = {"O": 0, "H": self.rules.protects_h, "A": 30, "B": 60}.get(guests.grade, self.rules.protects_c)
        return guests.owner is not None and guests.sales and guests.quiet is not None and 0 < days < guests.quiet

    def comes_again(self, party: int, minute: int) -> str | None:
        """Let a party of today be here again, with whoever had it: it has cost the turn that it cost, and no other."""
        guests = self.guests[party]
        assert guests.holder is not None
        turn, guests.here = guests.turn, True
        self._goes_to(guests.holder, party, minute, turn=False)
        guests.turn = turn
        return guests.holder

    def stays_apart(self, party: int, number: int) -> None:
        """Write the second stay of a party under a number of its own: the first one is over, with its turn."""
        first = self.guests[party]
        self.guests[number] = replace(first, asked=None, first_time=False, turn=False)
        first.here = False
        assert first.holder is not None
        theirs = self.out[first.holder].parties
        theirs[theirs.index(party)] = number

    def is_noted_late(self, party: int, name: str) -> None:
        """Write down a party that somebody served unseen: nobody moves."""
        self.guests[party] = Guests(holder=name, late=True)

    def is_given(self, party: int, minute: int) -> str | None:
        """Give a party that waits to whoever is next for it."""
        return self._is_taken(party, self.guests[party], minute, waits_for_nobody=True)

    def is_handed(self, party: int, to: str, minute: int) -> None:
        """Give a party to somebody named: from whoever has it, whose turn comes back, or from nobody."""
        guests = self.guests[party]
        giver = guests.holder
        if giver is not None and guests.turn and not self.rules.gives_back:
            self.turns[giver] -= 1
            self.out[giver].parties.remove(party)
            if not self.out[giver].parties:
                self._turn_is_over(giver)
        elif giver is not None:
            self._comes_free(giver, party, turn_back=guests.turn)
        theirs = guests.sales and to in (guests.owner, guests.booked)
        turn = guests.sales and giver is None and to == self.first() and not theirs
        if theirs and to in self.waiting:
            turn = self._costs(to, guests)
        self._goes_to(to, party, minute, turn=turn)

    def leaves_again(self, party: int) -> None:
        """See a party off."""
        guests = self.guests[party]
        guests.here = False
        if guests.holder is not None and not guests.late:
            self._comes_free(guests.holder, party, turn_back=False)

    def never_was(self, party: int) -> None:
        """Strike out a party that was none; a turn that it cost comes back."""
        guests = self.guests[party]
        if guests.here and guests.holder is not None and not guests.late:
            self._comes_free(guests.holder, party, turn_back=guests.turn)
        elif guests.turn:
            self._was_no_turn(guests)
        guests.here = False
        del self.guests[party]

    def _was_no_turn(self, guests: Guests) -> None:
        """Give a turn back whose party has left: to the front now, or as soon as they are free."""
        name = guests.holder
        assert name is not None
        guests.turn = False
        self.turns[name] -= 1
        if name in self.waiting:
            self._strike(name)
            self._write_as_place(name, 0)
        elif not self.at_home(name):
            self._front_is_theirs(name)

    def is_no_customer(self, party: int) -> None:
        """Correct a party: a courier, whom nobody need serve."""
        guests = self.guests[party]
        guests.sales, guests.owner, guests.first_time = False, None, False
        if not guests.here:
            if guests.turn:
                self._was_no_turn(guests)
        elif not guests.late:
            if guests.holder is not None:
                self._comes_free(guests.holder, party, turn_back=guests.turn)
            self._nobody_has(party)

    def is_customer_of(self, party: int, owner: str, minute: int) -> str | None:
        """Correct a party: it comes back to somebody. They take it; else who is next stands in."""
        guests = self.guests[party]
        guests.sales, guests.owner, guests.first_time = True, owner, False
        if not guests.here:
            if guests.turn:
                self._was_no_turn(guests)
            return guests.holder
        if guests.late:
            return guests.holder
        holder = guests.holder
        if holder is not None:
            self._comes_free(holder, party, turn_back=guests.turn)
            if holder == owner:  # they have it already, and go on, though they have another one, too
                self._goes_to(owner, party, minute, turn=False)
                return owner
        return self._is_taken(party, Guests(owner=owner, first_time=False), minute, waits_for_nobody=True)

    def is_first_time(self, party: int, minute: int) -> str | None:
        """Correct a party: it comes for the first time. Who has it keeps it, as their turn; else the next takes it.

        Of who came for something else and asks about a car now, it is nobody's turn.
        """
        guests = self.guests[party]
        came_for_something_else = not guests.sales
        guests.sales, guests.owner, guests.first_time = True, None, True
        if not guests.here or guests.late:
            return guests.holder
        if guests.holder is None:
            return self._is_taken(party, guests, minute, waits_for_nobody=True)
        holder = guests.holder
        self._comes_free(holder, party, turn_back=guests.turn)
        self._goes_to(holder, party, minute, turn=not came_for_something_else and holder != guests.booked)
        return holder

    def steps_out(self, name: str, minute: int, *, private: bool) -> None:
        """Strike out somebody who steps away."""
        behind = self._strike(name)
        self.out[name] = Absence(AWAY, minute, behind=None if private else behind)
        self._tidy()

    def comes_back(self, name: str, minute: int) -> None:
        """Write in somebody who was away, at their place while it is kept."""
        absent = self.out[name]
        if absent.behind is not None and max(0, minute - absent.since) <= self.rules.keeps_minutes:
            self._write_where_kept(name)
        else:
            self._write_last(name)

    def checks_in(self, name: str) -> None:
        """Write in somebody who comes to work."""
        self._write_last(name)

    def goes_home(self, name: str) -> None:
        """Strike out somebody who goes home."""
        self._goes_home(name)
        self._tidy()

    def _goes_home(self, name: str) -> None:
        if name in self.waiting:
            self._strike(name)
        self.out[name] = Absence(HOME, 0)

    def takes_turns_no_more(self, name: str, *, left_the_house: bool) -> None:
        """Strike somebody out for good."""
        self.goes_home(name)
        self.retired.append(name)
        if left_the_house:
            self.gone.append(name)

    def takes_turns_again(self, name: str) -> None:
        """Let somebody be a consultant again; they may check in."""
        self.retired.remove(name)

    def lets_pass(self, name: str) -> None:
        """Mark somebody who lets one party pass."""
        if name not in self.letting_pass:
            self.letting_pass.append(name)
        self._tidy()

    def is_moved(self, name: str, place: int) -> None:
        """Write somebody where a manager wants them."""
        if name in self.waiting:
            place = min(place, len(self.waiting))
            self._strike(name)
        else:  # they are kept out, and let in by it
            place = min(place, len(self.waiting) + 1)
            self.let_in.append(name)
        self._write_as_place(name, place - 1)

    def is_let_in(self, name: str) -> None:
        """Write somebody last whom a rule keeps out, because a manager wants it."""
        self.let_in.append(name)
        self._write_last(name)

    def does_not_come(self, name: str, minute: int) -> str | None:
        """Call for somebody in vain: their party goes to another. A turn is lost: they stand second, then last."""
        again = self.no_answers[name] > 0
        self.no_answers[name] += 1
        if name in self.waiting:
            self._stands_second(name, again=again)
            return None
        party = self.out[name].parties[-1]
        guests = self.guests[party]
        turn = guests.turn
        stays_second = turn and len(self.out[name].parties) == 1
        if turn:
            self.turns[name] -= 1
            self.out[name].parties.remove(party)
            if not self.out[name].parties:
                self._write_last(name)
        else:
            self._comes_free(name, party, turn_back=False)
        wants = Guests(sales=guests.sales)
        if not turn and guests.sales:
            wants.booked = guests.booked
            if not guests.first_time or guests.came_to_them:
                wants.owner, wants.first_time = guests.owner, guests.first_time
        taker = self._without(name, party, wants, minute)
        if stays_second:
            self._stands_second(name, again=again)
        return taker

    def _without(self, name: str, party: int, wants: Guests, minute: int) -> str | None:
        """Find who takes a party as if somebody were not there, and send them."""
        there = list(self.waiting), list(self.letting_pass), list(self.overtaken), self.out.get(name)
        if name in self.waiting:
            self._strike(name)
        self.out[name] = Absence(HOME, 0)
        self._tidy()
        taker, turn, by_order = self._choose(wants, waits_for_nobody=True)
        self.waiting, self.letting_pass, self.overtaken = there[0], there[1], there[2]
        if there[3] is None:
            del self.out[name]
        else:
            self.out[name] = there[3]
        if taker is None:
            self._nobody_has(party)
        else:
            self._goes_to(taker, party, minute, turn=turn, by_order=by_order)
        return taker

    def _stands_second(self, name: str, *, again: bool) -> None:
        self._strike(name)
        if again:
            self._write_last(name)
        else:
            self._write_as_place(name, min(1, len(self.waiting)))
