"""The line-up as it was kept before there were computers: names on a sheet of paper, struck out and written in.

It knows nothing of the program's fold: plain lists, changed in place. The tests hold the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field


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


class Paper:
    """The sheet of one day."""

    def __init__(self, names: list[str]) -> None:
        self.waiting = list(names)
        self.out: dict[str, Absence] = {}
        self.turns = dict.fromkeys(names, 0)
        self.no_answers = dict.fromkeys(names, 0)
        self.letting_pass: list[str] = []
        self.overtaken: list[str] = []
        self.took_turn: dict[int, bool] = {}
        self.unserved: list[int] = []
        self.calls: list[str] = []
        """Who took the calls of the day, the last one last."""

    def first(self) -> str | None:
        """Read who greets."""
        return self.waiting[0] if self.waiting else None

    def takes_call(self) -> str | None:
        """Write down who takes a call; nobody, if only the one who greets is there."""
        behind = self.waiting[1:]
        fresh = [name for name in behind if name not in self.calls]
        longest_ago = [name for name in dict.fromkeys(reversed(self.calls)) if name in behind][::-1]
        taker = next(iter([*fresh, *longest_ago]), None)
        if taker is not None:
            self.calls.append(taker)
        return taker

    def _tidy(self) -> None:
        """Write whoever lets a party pass behind the first who does not."""
        takers = [name for name in self.waiting if name not in self.letting_pass]
        if takers and self.waiting[0] != takers[0]:
            cut = self.waiting.index(takers[0])
            self.overtaken += self.waiting[:cut]
            self.waiting.insert(0, self.waiting.pop(cut))

    def _strike(self, name: str) -> list[str]:
        """Strike somebody out; give who stood behind."""
        behind = self.waiting[self.waiting.index(name) + 1 :]
        self.waiting.remove(name)
        self._forget_skip(name)
        return behind

    def _forget_skip(self, name: str) -> None:
        self.letting_pass = [other for other in self.letting_pass if other != name]
        self.overtaken = [other for other in self.overtaken if other != name]

    def _has_passed(self) -> None:
        self.letting_pass = [other for other in self.letting_pass if other not in self.overtaken]
        self.overtaken = []

    def _one_more_turn(self, name: str) -> None:
        self.turns[name] += 1
        self._has_passed()
        for absent in self.out.values():
            if absent.behind is not None and name in absent.behind:
                absent.behind.remove(name)
                absent.overtook.append(name)
                absent.missed = absent.missed or absent.why == "customer"

    def take(self, name: str, party: int, minute: int, *, turn: bool, stands_in: bool = False) -> None:
        """Send somebody to a party; one that a stand-in takes has passed whoever lets one pass, too."""
        self.took_turn[party] = turn
        if stands_in:
            self._has_passed()
        if name in self.waiting:
            behind = self.waiting[self.waiting.index(name) + 1 :]
            if turn:
                self._one_more_turn(name)
            self._strike(name)
            self.out[name] = Absence("customer", minute, [party], None if turn else behind)
        else:
            self.out[name].parties.append(party)
        self._tidy()

    def back_at(self, name: str, place: int | None) -> None:
        """Write somebody in again: at a place, or at the end."""
        self.out.pop(name, None)
        self.waiting.insert(len(self.waiting) if place is None else place, name)
        self._tidy()

    def kept_place(self, name: str) -> int | None:
        """Find the place kept for somebody: ahead of the first who stood behind, of those who took no turn if any."""
        absent = self.out[name]
        for stood_behind in (absent.behind or [], absent.overtook):
            for place, other in enumerate(self.waiting):
                if other in stood_behind:
                    return place
        return None

    def ends(self, name: str, party: int, *, turn_back: bool = False) -> None:
        """End a party for somebody; who has none left waits again."""
        absent = self.out[name]
        absent.parties.remove(party)
        if turn_back:
            self.turns[name] -= 1
        if absent.parties:
            if turn_back:  # the front is theirs once they are free
                absent.behind, absent.overtook, absent.missed = (
                    [other for other in self.turns if other != name],
                    [],
                    False,
                )
            return
        if turn_back or (absent.behind is not None and absent.missed):
            self.back_at(name, 0)
        else:
            self.back_at(name, None if absent.behind is None else self.kept_place(name))

    def was_no_turn(self, name: str) -> None:
        """Give a turn back whose party has left: to the front now, or as soon as they are free."""
        self.turns[name] -= 1
        if name in self.waiting:
            self._strike(name)
            self.back_at(name, 0)
        elif self.out[name].why != "home":
            absent = self.out[name]
            absent.behind, absent.overtook, absent.missed = [other for other in self.turns if other != name], [], False

    def goes_away(self, name: str, minute: int, *, private: bool) -> None:
        """Strike out somebody who steps away."""
        behind = self._strike(name)
        self.out[name] = Absence("away", minute, behind=None if private else behind)
        self._tidy()

    def comes_back(self, name: str, minute: int) -> None:
        """Write in somebody who was away, at their place for an hour."""
        absent = self.out[name]
        in_time = absent.behind is not None and minute - absent.since <= 60
        self.back_at(name, self.kept_place(name) if in_time else None)

    def leaves(self, name: str) -> None:
        """Strike out somebody who goes home."""
        if name in self.waiting:
            self._strike(name)
        self.out[name] = Absence("home", 0)
        self._tidy()

    def lets_pass(self, name: str) -> None:
        """Mark somebody who lets one party pass."""
        if name not in self.letting_pass:
            self.letting_pass.append(name)
        self._tidy()

    def moved(self, name: str, place: int) -> None:
        """Write somebody where a manager wants them."""
        self._strike(name)
        self.waiting.insert(place - 1, name)
        self._tidy()

    def did_not_come(self, name: str, party: int, minute: int) -> None:
        """Give a party whose turn it was to the next; the absent stands second, the second time last."""
        again = self.no_answers[name] > 0
        self.no_answers[name] += 1
        absent = self.out[name]
        absent.parties.remove(party)
        self.turns[name] -= 1
        if not absent.parties:
            self.back_at(name, None)
        others = [other for other in self.waiting if other != name]
        taker = next((other for other in others if other not in self.letting_pass), next(iter(others), None))
        if taker is None:
            self.took_turn[party] = False
            self.unserved.append(party)
        else:
            self.take(taker, party, minute, turn=True)
        if name in self.waiting:
            self._strike(name)
            self.waiting.insert(len(self.waiting) if again else 1, name)
            self._tidy()
