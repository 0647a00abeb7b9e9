"""The rules of who is next, as a table: what happens, how the line-up stands after it, and why.

Every row starts at nine o'clock with 李娜 刘洋 陈静 张伟 waiting in this order; 李娜 greets. A row is a story of the
floor: its steps are done at the desk one after the other, and after the last one the floor is read aloud.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from floortui.domain.moments import clock_text
from floortui.errors import Refused
from floortui.storage import database
from floortui.storage.queries import floor, people
from tests.house import CONSULTANTS, ZONE, Showroom, number, problems
from tests.steps import step


class Case(NamedTuple):
    """One row: a name, what happens, the line-up after it (who does not wait follows after dots), and why."""

    name: str
    happens: str
    after: str
    why: str


ROTATION_CASES = (
    Case("walk-in", "walk-in", "刘洋 陈静 张伟 · 李娜 serving turn", "the one who greets takes it"),
    Case("visit closes", "walk-in; 李娜 closes", "刘洋 陈静 张伟 李娜", "a turn taken sends to the end"),
    Case("two parties at once", "walk-in; walk-in", "陈静 张伟 · 李娜 serving turn · 刘洋 serving turn",
         "first and second in order"),
    Case("nobody waits", "李娜 away meal; 刘洋 leaves; walk-in; walk-in; walk-in",
         "– · 李娜 away · 刘洋 off · 陈静 serving turn · 张伟 serving turn · a party waits",
         "never given to one who is off or away"),
    Case("first to be free", "刘洋 leaves; 陈静 leaves; 张伟 leaves; walk-in; walk-in; 李娜 closes; party given",
         "– · 李娜 serving turn · 刘洋 off · 陈静 off · 张伟 off", "one key gives the waiting party to who is free"),
    Case("asked for, not first", "walk-in asks for 陈静; 陈静 closes", "李娜 刘洋 陈静 张伟",
         "out of turn: the place is kept"),
    Case("asked for, first", "walk-in asks for 李娜; 李娜 closes", "刘洋 陈静 张伟 李娜", "it was their turn"),
    Case("asked for, serving", "walk-in; walk-in asks for 李娜",
         "刘洋 陈静 张伟 · 李娜 serving turn · a party waits for 李娜", "reception picks: wait, or another"),
    Case("asked for, off", "陈静 leaves; walk-in asks for 陈静",
         "刘洋 张伟 · 李娜 serving turn · 陈静 off", "never given to one who is off: the next takes it"),
    Case("asked for, house counts always", "rotation.asked_consumes=always; walk-in asks for 陈静; 陈静 closes",
         "李娜 刘洋 张伟 陈静", "a house may let every request use up the turn"),
    Case("asked for, house counts never", "rotation.asked_consumes=never; walk-in asks for 李娜; 李娜 closes",
         "李娜 刘洋 陈静 张伟", "a house may let no request use up the turn"),
    Case("return visit, owner present", "陈静's customer", "李娜 刘洋 张伟 · 陈静 serving owner", "no turn"),
    Case("return visit, place kept", "陈静's customer; walk-in; 陈静 closes", "刘洋 陈静 张伟 · 李娜 serving turn",
         "the owner comes back to the place held before"),
    Case("missed turn made up", "陈静's customer; walk-in; walk-in; walk-in; 李娜 closes; 陈静 closes",
         "陈静 李娜 · 刘洋 serving turn · 张伟 serving turn", "张伟 took the turn that 陈静 missed"),
    Case("return visit, owner serving", "walk-in; 李娜's customer",
         "刘洋 陈静 张伟 · 李娜 serving turn · a party waits for 李娜", "the owner is told; reception picks"),
    Case("return visit, stand-in picked", "walk-in; 李娜's customer; party given",
         "陈静 张伟 · 李娜 serving turn · 刘洋 serving stand_in", "reception picked the stand-in"),
    Case("return visit, owner free again",
         "walk-in; 李娜's customer; 李娜 closes; 李娜 to place 1; party given to 李娜",
         "刘洋 陈静 张伟 · 李娜 serving owner", "their own customer takes no turn, though they greet"),
    Case("return visit, asks for who is off", "陈静 has a customer; 张伟 leaves; 陈静's customer asks for 张伟",
         "李娜 刘洋 · 陈静 serving owner · 张伟 off", "still 陈静's customer"),
    Case("return visit, owner away", "李娜 away meal; 李娜's customer", "陈静 张伟 · 李娜 away · 刘洋 serving stand_in",
         "the next in order stands in"),
    Case("return visit, stand-in's place", "李娜 leaves; 李娜's customer; 刘洋 closes", "刘洋 陈静 张伟 · 李娜 off",
         "a stand-in keeps the place"),
    Case("return visit, stand-in pays", "rotation.stand_in_consumes=yes; 李娜 leaves; 李娜's customer; 刘洋 closes",
         "陈静 张伟 刘洋 · 李娜 off", "a house may let a stand-in use up the turn"),
    Case("owner has left the house", "张伟 has a customer; 张伟 leaves the house; 张伟's customer",
         "刘洋 陈静 · 李娜 serving turn · 张伟 off", "next in turn, turn consumed"),
    Case("left the house while first", "李娜 leaves the house; walk-in", "陈静 张伟 · 李娜 off · 刘洋 serving turn",
         "who works here no more is given nobody"),
    Case("friend of a customer", "陈静 has a customer; 陈静's customer brings a friend",
         "李娜 刘洋 张伟 · 陈静 serving owner", "to the customer's consultant, no turn"),
    Case("friend of a customer, house counts them",
         "rotation.brought_consumes=yes; 陈静 has a customer; 陈静's customer brings a friend; 陈静 closes",
         "李娜 刘洋 张伟 陈静", "a house may let a first visit use up the turn"),
    Case("friend of a customer waited, house counts them",
         "rotation.brought_consumes=yes; 陈静 has a customer; walk-in asks for 陈静; 陈静's customer brings a friend; "
         "陈静 closes; party given; 陈静 closes",
         "李娜 刘洋 张伟 陈静", "it uses up the turn, too, when it had to wait for them"),
    Case("friend of a customer, consultant is off", "陈静 has a customer; 陈静 leaves; 陈静's customer brings a friend",
         "刘洋 张伟 · 李娜 serving stand_in · 陈静 off", "the next stands in"),
    Case("online lead", "陈静's lead comes", "李娜 刘洋 张伟 · 陈静 serving owner", "to who answered it, no turn"),
    Case("online lead, house counts them", "rotation.brought_consumes=yes; 陈静's lead comes; 陈静 closes",
         "李娜 刘洋 张伟 陈静", "a house may let a first visit use up the turn"),
    Case("return visit, where leads count", "rotation.brought_consumes=yes; 陈静's customer; 陈静 closes",
         "李娜 刘洋 陈静 张伟", "who has been here takes no turn"),
    Case("appointment, on time", "陈静 has an appointment; 60 minutes; who is expected comes",
         "李娜 刘洋 张伟 · 陈静 serving appointment", "to its consultant, no turn"),
    Case("appointment, its consultant greets", "李娜 has an appointment; who is expected comes; 李娜 closes",
         "李娜 刘洋 陈静 张伟", "no turn, though they greet: the place is kept"),
    Case("appointment, place kept", "陈静 has an appointment; who is expected comes; walk-in; 陈静 closes",
         "刘洋 陈静 张伟 · 李娜 serving turn", "back to the place held before"),
    Case("appointment, missed turn made up",
         "陈静 has an appointment; who is expected comes; walk-in; walk-in; walk-in; 陈静 closes",
         "陈静 · 李娜 serving turn · 刘洋 serving turn · 张伟 serving turn", "a turn missed meanwhile is made up"),
    Case("appointment, early", "陈静 has an appointment at 17:00; who is expected comes",
         "李娜 刘洋 张伟 · 陈静 serving appointment", "on that day, at any hour"),
    Case("appointment, late", "陈静 has an appointment; 119 minutes; who is expected comes",
         "李娜 刘洋 张伟 · 陈静 serving appointment", "within the hour they are still expected"),
    Case("appointment, did not come and then came", "陈静 has an appointment; 200 minutes; who is expected comes",
         "李娜 刘洋 张伟 · 陈静 serving appointment", "arriving later the same day mends that by itself"),
    Case("appointment, came after the day was closed",
         "陈静 has an appointment; day closes; day opens; who did not come is here",
         "李娜 刘洋 张伟 · 陈静 serving appointment", "a day that is opened again expects them again"),
    Case("appointment, a day later", "陈静 has an appointment; a new day; who did not come is here",
         "李娜 刘洋 张伟 · 陈静 serving owner", "yesterday's appointment is over: a return visit as any"),
    Case("appointment, its consultant is serving", "李娜 has an appointment; walk-in; who is expected comes",
         "刘洋 陈静 张伟 · 李娜 serving turn · a party waits for 李娜", "told; reception picks: wait, or a stand-in"),
    Case("appointment, stand-in picked", "李娜 has an appointment; walk-in; who is expected comes; party given",
         "陈静 张伟 · 李娜 serving turn · 刘洋 serving stand_in", "reception picked the stand-in"),
    Case("appointment, its consultant is free again",
         "李娜 has an appointment; walk-in; who is expected comes; 李娜 closes; party given to 李娜",
         "刘洋 陈静 张伟 · 李娜 serving appointment", "who waited for them takes no turn"),
    Case("appointment, its consultant is off",
         "李娜 has an appointment; 李娜 leaves; who is expected comes; 刘洋 closes",
         "刘洋 陈静 张伟 · 李娜 off", "the next stands in and keeps the place"),
    Case("appointment, its consultant is away", "李娜 has an appointment; 李娜 away meal; who is expected comes",
         "陈静 张伟 · 李娜 away · 刘洋 serving stand_in", "the next in order stands in"),
    Case("appointment, its consultant has left the house",
         "张伟 has an appointment; 张伟 leaves; 张伟 leaves the house; who is expected comes",
         "刘洋 陈静 · 李娜 serving turn · 张伟 off", "next in turn, turn consumed"),
    Case("appointment with a colleague", "陈静's customer has an appointment with 张伟; who is expected comes",
         "李娜 刘洋 陈静 · 张伟 serving appointment", "who agreed to see them does"),
    Case("appointment with a colleague who is off",
         "陈静's customer has an appointment with 张伟; 张伟 leaves; who is expected comes",
         "李娜 刘洋 · 陈静 serving owner · 张伟 off", "then whose customer they are"),
    Case("appointment of a lead that is nobody's", "a lead has an appointment with 陈静; who is expected comes",
         "李娜 刘洋 张伟 · 陈静 serving appointment", "a first visit that takes no turn"),
    Case("appointment of a lead, its consultant did not come",
         "a lead has an appointment with 陈静; who is expected comes; 陈静 no answer",
         "李娜 陈静 张伟 · 刘洋 serving owner", "whoever answered the lead takes them; 陈静 keeps the place"),
    Case("appointment, asks for another", "陈静 has an appointment; who is expected comes and asks for 张伟",
         "李娜 刘洋 陈静 · 张伟 serving asked", "they get whom they ask for"),
    Case("appointment with a colleague, asks for their own who is off",
         "陈静's customer has an appointment with 张伟; 陈静 leaves; who is expected comes and asks for 陈静",
         "李娜 刘洋 · 陈静 off · 张伟 serving appointment", "who agreed to see them comes before a stand-in"),
    Case("appointment, the stand-in did not come", "rotation.stand_in_consumes=yes; 李娜 has an appointment; "
         "李娜 away meal; who is expected comes; 李娜 back; walk-in; 刘洋 no answer",
         "张伟 刘洋 · 李娜 serving turn · 陈静 serving turn", "the next takes them, whoever is busy"),
    Case("appointment, logged as service, is first", "陈静 has an appointment; 陈静 away meal; "
         "who is expected brings the car to service; 陈静 back; the courier is first",
         "李娜 刘洋 张伟 · 陈静 serving appointment", "found out late, it is the appointment still"),
    Case("appointment, is first after all", "a lead has an appointment with 陈静; who is expected comes; "
         "陈静's party is a courier; the courier is first; 陈静 closes",
         "李娜 刘洋 陈静 张伟", "whom they came to see takes no turn"),
    Case("appointment, for service, does not come",
         "张伟 has an appointment; who is expected brings the car to service; 张伟's party goes to 陈静; "
         "陈静 no answer",
         "李娜 刘洋 陈静 张伟", "who wants no car is left to themselves"),
    Case("appointment, another purpose", "陈静 has an appointment; who is expected brings the car to service",
         "李娜 刘洋 张伟 · 陈静 serving other_purpose", "they came, and want no car: no turn"),
    Case("appointment, moved", "陈静 has an appointment; the appointment is moved to 明天 10:00; who is expected comes",
         "李娜 刘洋 张伟 · 陈静 serving owner", "today they come as any return visit"),
    Case("appointment, cancelled", "陈静 has an appointment; the appointment is cancelled; who did not come is here",
         "李娜 刘洋 张伟 · 陈静 serving owner", "nobody is expected: a return visit"),
    Case("appointment, wrong press", "陈静 has an appointment; who is expected comes; undo; who is expected comes",
         "李娜 刘洋 张伟 · 陈静 serving appointment", "undo has them expected again"),
    Case("other purpose", "courier", "李娜 刘洋 陈静 张伟", "not a customer: no turn"),
    Case("skip once", "李娜 skips", "刘洋 李娜 陈静 张伟", "lets one party pass, directly behind who takes it"),
    Case("skip once, then first again", "李娜 skips; walk-in", "李娜 陈静 张伟 · 刘洋 serving turn", "one party only"),
    Case("skip is over", "李娜 skips; walk-in; walk-in", "陈静 张伟 · 李娜 serving turn · 刘洋 serving turn",
         "the second party is theirs"),
    Case("two skip in a row", "李娜 skips; 刘洋 skips; walk-in", "刘洋 李娜 张伟 · 陈静 serving turn",
         "both stand directly behind 陈静"),
    Case("skip, and the next steps away", "李娜 skips; 刘洋 away meal; walk-in",
         "李娜 张伟 · 刘洋 away · 陈静 serving turn", "still behind whoever takes it"),
    Case("skip, and a request passes", "李娜 skips; walk-in asks for 张伟; walk-in",
         "李娜 陈静 · 刘洋 serving turn · 张伟 serving asked", "a request out of turn is no party let pass"),
    Case("skip of the only one", "刘洋 leaves; 陈静 leaves; 张伟 leaves; 李娜 skips; walk-in",
         "– · 李娜 serving turn · 刘洋 off · 陈静 off · 张伟 off", "nobody is there to let it pass to"),
    Case("skip, and a stand-in passes", "张伟 has a customer; 张伟 leaves; 李娜 skips; 张伟's customer; 刘洋 closes",
         "刘洋 李娜 陈静 · 张伟 off", "what the next stands in for is a party let pass, too"),
    Case("back within the hour", "李娜 away meal; walk-in; 60 minutes; 李娜 back",
         "李娜 陈静 张伟 · 刘洋 serving turn", "place restored"),
    Case("back after the hour", "李娜 away meal; 61 minutes; 李娜 back", "刘洋 陈静 张伟 李娜", "longer: to the end"),
    Case("back, ahead of those who stood behind", "刘洋 away meal; walk-in; 李娜 closes; 刘洋 back",
         "刘洋 陈静 张伟 李娜", "ahead of the first who stood behind and took no turn"),
    Case("back, when everybody had a turn",
         "李娜 away meal; walk-in; walk-in; walk-in; 刘洋 closes; 陈静 closes; 张伟 closes; 20 minutes; 李娜 back",
         "李娜 刘洋 陈静 张伟", "ahead of those who stood behind: their turns came after the one missed"),
    Case("place kept, and one comes to the end meanwhile",
         "刘洋 leaves; 陈静 leaves; walk-in; 张伟 away meal; 李娜 closes; 张伟 back", "张伟 李娜 · 刘洋 off · 陈静 off",
         "whoever comes to the end comes behind a place that is kept"),
    Case("place kept, and a turn missed by who came to the end meanwhile",
         "刘洋 leaves; 陈静 leaves; walk-in; 张伟's customer; 李娜 closes; walk-in; 刘洋 checks in; 张伟 closes",
         "张伟 刘洋 · 李娜 serving turn · 陈静 off", "李娜 took the turn that 张伟 missed"),
    Case("clock set back, and back in time", "李娜 away meal; 50 minutes; the clock goes back 60 minutes; 65 minutes; "
         "李娜 back", "李娜 刘洋 陈静 张伟", "55 minutes by the clock: nobody loses a place because it was set"),
    Case("clock set back, and customers", "walk-in; 30 minutes; walk-in; the clock goes back 60 minutes; 刘洋 closes; "
         "walk-in; 李娜 closes", "张伟 刘洋 李娜 · 陈静 serving turn", "the order is that of what was done"),
    Case("clock set back, and no answer", "walk-in; the clock goes back 60 minutes; 李娜 no answer",
         "陈静 李娜 张伟 · 刘洋 serving turn", "just called, and did not come"),
    Case("clock set back, and a wrong press", "李娜 skips; the clock goes back 60 minutes; walk-in; undo",
         "刘洋 李娜 陈静 张伟", "undo restores the order exactly"),
    Case("clocks go forward, back within the hour", "a night in Berlin, the clocks go forward; 李娜 away meal; "
         "50 minutes; 李娜 back", "李娜 刘洋 陈静 张伟", "from 1:50 to 3:40, but 50 minutes"),
    Case("clocks go forward, back after the hour", "a night in Berlin, the clocks go forward; 李娜 away meal; "
         "61 minutes; 李娜 back", "刘洋 陈静 张伟 李娜", "an hour is 60 minutes"),
    Case("clocks go forward, no answer", "a night in Berlin, the clocks go forward; walk-in; 10 minutes; "
         "李娜 no answer", "陈静 李娜 张伟 · 刘洋 serving turn", "called at 1:50, at 3:00 ten minutes ago"),
    Case("clocks go back, back within the hour", "a night in Berlin, the clocks go back; 李娜 away meal; 60 minutes; "
         "李娜 back", "李娜 刘洋 陈静 张伟", "the clock says 2:50, as when 李娜 went"),
    Case("clocks go back, back after the hour", "a night in Berlin, the clocks go back; 李娜 away meal; 65 minutes; "
         "李娜 back", "刘洋 陈静 张伟 李娜", "from 2:50 to 2:55, but 65 minutes"),
    Case("back from a private errand", "李娜 away private; 5 minutes; 李娜 back", "刘洋 陈静 张伟 李娜",
         "private: to the end"),
    Case("house restores 30 minutes", "rotation.restore_minutes=30; 李娜 away meal; 31 minutes; 李娜 back",
         "刘洋 陈静 张伟 李娜", "a house may keep places for less"),
    Case("no answer", "walk-in; 李娜 no answer", "陈静 李娜 张伟 · 刘洋 serving turn",
         "the next takes it, the absent goes to second place"),
    Case("no answer, nobody at the door", "李娜 no answer", "刘洋 李娜 陈静 张伟", "called, and did not come"),
    Case("no answer twice",
         "walk-in; 李娜 no answer; 刘洋 closes; 李娜 to place 1; walk-in; 李娜 no answer",
         "张伟 刘洋 李娜 · 陈静 serving turn", "the second time: to the end"),
    Case("no answer, alone", "刘洋 leaves; 陈静 leaves; 张伟 leaves; walk-in; 李娜 no answer",
         "李娜 · 刘洋 off · 陈静 off · 张伟 off · a party waits", "nobody else can take it"),
    Case("no answer, own customer", "陈静's customer; 陈静 no answer", "刘洋 陈静 张伟 · 李娜 serving stand_in",
         "the next stands in; the owner keeps the place"),
    Case("no answer, asked for by name", "walk-in asks for 陈静; 陈静 no answer",
         "刘洋 陈静 张伟 · 李娜 serving turn", "nobody's customer: the next takes it, as a turn"),
    Case("no answer, another purpose", "courier for 陈静; 陈静 no answer", "李娜 刘洋 陈静 张伟",
         "no customer: nobody stands in"),
    Case("no answer, called to a second party",
         "walk-in; 15 minutes; walk-in; 刘洋's party goes to 李娜; 李娜 no answer",
         "陈静 张伟 · 李娜 serving turn · 刘洋 serving turn", "counted from the second call"),
    Case("found out: no customer", "walk-in; 李娜's party is a courier", "李娜 刘洋 陈静 张伟",
         "returned to the front"),
    Case("found out: return visit", "walk-in; 李娜's party is 陈静's", "李娜 刘洋 张伟 · 陈静 serving owner",
         "turn back to the front, the owner takes over"),
    Case("found out: owner away", "陈静 away meal; walk-in; 李娜's party is 陈静's; 李娜 closes",
         "李娜 刘洋 张伟 · 陈静 away", "the greeter stands in and keeps the place"),
    Case("found out: return visit, after it left", "walk-in; 李娜 closes; 李娜's last party is 陈静's",
         "李娜 刘洋 陈静 张伟", "corrected in the evening: the turn comes back to the front"),
    Case("found out: a first visit", "陈静's customer; 陈静's party is first", "李娜 刘洋 张伟 · 陈静 serving turn",
         "who has it keeps it, as their turn"),
    Case("found out: own customer, one of two parties",
         "walk-in; walk-in asks for 李娜; party given to 李娜; 李娜's party is 李娜's",
         "刘洋 陈静 张伟 · 李娜 serving owner", "they have whom they came for: nobody stands in"),
    Case("found out: wants a car", "courier; the courier is first", "刘洋 陈静 张伟 · 李娜 serving turn",
         "another purpose becomes a batch: the next takes it"),
    Case("found out: came for papers, wants a car", "courier for 陈静; 陈静's party is first; walk-in; 陈静 closes",
         "刘洋 陈静 张伟 · 李娜 serving turn", "becomes a batch of whoever has them; no turn, place kept"),
    Case("found out: owner has left the house", "张伟 has a customer; 张伟 leaves the house; walk-in; "
         "李娜's party turns out to be 张伟's customer", "刘洋 陈静 · 李娜 serving turn · 张伟 off",
         "the turn stays used up; the card moves"),
    Case("no answer, a lead", "陈静's lead comes; 陈静 no answer", "刘洋 陈静 张伟 · 李娜 serving stand_in",
         "the next stands in; the lead stays 陈静's"),
    Case("no answer, long with them", "walk-in; 90 minutes; the manager joins 李娜; 李娜 no answer",
         "refused lineup.no_call", "called an hour and a half ago, whatever was noted since"),
    Case("found out: asked for another", "walk-in asks for 张伟; 张伟's party is 陈静's",
         "李娜 刘洋 张伟 · 陈静 serving owner", "whose customer it is counts for more than who was asked for"),
    Case("changes the consultant", "walk-in; 李娜's party goes to 陈静", "李娜 刘洋 张伟 · 陈静 serving given",
         "turn back to the front"),
    Case("changes the consultant, turn lost", "rotation.give_back=no; walk-in; 李娜's party goes to 陈静",
         "刘洋 张伟 李娜 · 陈静 serving given", "a house may leave the turn used up"),
    Case("logged late", "logged late for 陈静", "李娜 刘洋 陈静 张伟", "never re-orders the line-up"),
    Case("one party, many people", "陈静's family comes again", "李娜 刘洋 张伟 · 陈静 serving owner",
         "known by the phone of any of them"),
    Case("one party, by a name", "the daughter of 陈静's family comes", "李娜 刘洋 张伟 · 陈静 serving owner",
         "known by the name of any of them"),
    Case("one party, by its car", "陈静's customer comes by plate", "李娜 刘洋 张伟 · 陈静 serving owner",
         "whoever gets out of it"),
    Case("one group, several buyers", "walk-in; 李娜's party has another buyer; walk-in",
         "陈静 张伟 · 李娜 serving turn · 刘洋 serving turn", "one turn, however many buy"),
    Case("one group, leaves together", "walk-in; 李娜's party has another buyer; 李娜 closes", "刘洋 陈静 张伟 李娜",
         "the last of them takes nobody away from the line"),
    Case("one group, nobody was free", "刘洋 leaves; 陈静 leaves; 张伟 leaves; walk-in; walk-in; "
         "the waiting party has another buyer; 李娜 closes; party given",
         "– · 李娜 serving turn · 刘洋 off · 陈静 off · 张伟 off", "given once, all of them"),
    Case("nameless, found out who it is", "陈静 has a customer; walk-in; 李娜's party turns out to be 陈静's customer",
         "李娜 刘洋 张伟 · 陈静 serving owner", "linked, and then a return visit"),
    Case("crowd entry", "a crowd; a crowd", "李娜 刘洋 陈静 张伟", "counted, and nobody's turn"),
    Case("crowd entry, assigned later", "a crowd; one of the crowd given", "刘洋 陈静 张伟 · 李娜 serving turn",
         "then the one who greets takes it"),
    Case("crowd entry, a walk-in between", "a crowd; walk-in; one of the crowd given to 张伟",
         "刘洋 陈静 · 李娜 serving turn · 张伟 serving given", "to somebody named: no turn"),
    Case("test drive", "walk-in; 李娜's party drives; walk-in",
         "陈静 张伟 · 李娜 serving turn · 刘洋 serving turn", "who drives with a customer is still serving"),
    Case("manager override", "张伟 to place 1", "张伟 李娜 刘洋 陈静", "any move, with a reason"),
    Case("wrong entry", "walk-in; 李娜's party is void", "李娜 刘洋 陈静 张伟", "the turn comes back to the front"),
    Case("wrong entry, found out later", "walk-in; 李娜 closes; 李娜's last party is void", "李娜 刘洋 陈静 张伟",
         "a mystery shopper: the turn comes back to the front"),
    Case("wrong entry, one of two parties",
         "walk-in; 李娜's customer; party given to 李娜; 李娜's first party is void; 李娜 closes",
         "李娜 刘洋 陈静 张伟", "the front is theirs once they are free"),
    Case("wrong press", "李娜 skips; walk-in; undo", "刘洋 李娜 陈静 张伟", "undo restores the order exactly"),
    Case("leaves for the day", "李娜 leaves", "刘洋 陈静 张伟 · 李娜 off", "off until checked in"),
    Case("leaves with a customer", "walk-in; 李娜 leaves", "refused staff.has_visits", "close or hand over first"),
    Case("checks in later", "李娜 leaves; 李娜 checks in", "刘洋 陈静 张伟 李娜", "after opening: to the end"),
    Case("checks in twice", "李娜 checks in", "refused lineup.waiting", "already there"),
    Case("away without waiting", "walk-in; 李娜 away meal", "refused lineup.not_waiting", "a customer first"),
    Case("day starts", "walk-in; 李娜 closes; a new day", "李娜 刘洋 陈静 张伟", "the roster's order, as yesterday's"),
    Case("day starts, not all are here", "a new day with 张伟 and 刘洋", "刘洋 张伟 · 李娜 off · 陈静 off",
         "in the roster's order, whoever came first"),
    Case("day starts, one is on the late shift", "a new day, 李娜 on the late shift", "刘洋 陈静 张伟 · 李娜 off",
         "their hours begin after the opening: off until they check in"),
    Case("late shift checks in", "a new day, 李娜 on the late shift; 李娜 checks in", "刘洋 陈静 张伟 李娜",
         "who checks in after opening goes to the end"),
    Case("midnight, with a customer", "walk-in; midnight; walk-in", "刘洋 陈静 张伟 · 李娜 serving turn",
         "a new day has its own line-up: yesterday's visit has ended, and nobody serves it any more"),
    Case("midnight, a party waits", "刘洋 leaves; 陈静 leaves; 张伟 leaves; walk-in; walk-in; midnight; 李娜 checks in",
         "李娜 刘洋 陈静 张伟", "who waited has gone; who left is on the roster again"),
    Case("midnight, somebody is away", "李娜 away meal; 刘洋 skips; midnight; 张伟 checks in", "李娜 刘洋 陈静 张伟",
         "nothing of yesterday is carried over"),
    Case("midnight, and a wrong press", "李娜 away meal; midnight; walk-in; undo", "– · 李娜 off · 刘洋 off · 陈静 off "
         "· 张伟 off", "the day that the walk-in opened is not open again"),
    Case("day starts in the order of coming", "rotation.start=check_in; a new day with 张伟 and 刘洋",
         "张伟 刘洋 · 李娜 off · 陈静 off", "a house may let who is here first stand first"),
    Case("day starts with who checks in", "rotation.start=check_in; a new day; 陈静 checks in; 李娜 checks in",
         "陈静 李娜 · 刘洋 off · 张伟 off", "nobody stands there who has not come"),
    Case("day starts, a party before anybody came", "rotation.start=check_in; a new day; walk-in; 陈静 checks in",
         "陈静 · 李娜 off · 刘洋 off · 张伟 off · a party waits", "and is given with one key"),
    Case("day starts with the fewest turns", "rotation.start=fewest_turns; walk-in; walk-in; a new day",
         "陈静 张伟 李娜 刘洋", "a house may make the month even"),
    Case("day starts with the fewest turns, none void", "rotation.start=fewest_turns; walk-in; 李娜's party is void; "
         "walk-in; walk-in; a new day", "陈静 张伟 李娜 刘洋", "what never was a visit was no turn"),
    Case("day starts with yesterday's second", "rotation.start=rotated; a new day", "刘洋 陈静 张伟 李娜",
         "a house may let everybody begin a day in turn"),
    Case("day starts with the day before's third", "rotation.start=rotated; a new day; a new day",
         "陈静 张伟 李娜 刘洋", "day after day"),
    Case("day starts rotated, one was not here", "rotation.start=rotated; a new day with 陈静 and 李娜; a new day",
         "李娜 陈静 刘洋 张伟", "who was not there stands behind those who were"),
    Case("turns end as they begin", "rotation.to_end=starts; walk-in; walk-in; 刘洋 closes; 李娜 closes",
         "陈静 张伟 李娜 刘洋", "李娜's turn began first, however long it took"),
    Case("turns end as they are over", "walk-in; walk-in; 刘洋 closes; 李娜 closes", "陈静 张伟 刘洋 李娜",
         "刘洋 was free first"),
    Case("turns end as they begin, and a turn that came back",
         "rotation.to_end=starts; walk-in; walk-in; 刘洋's party is a courier; 李娜 closes", "刘洋 陈静 张伟 李娜",
         "the front is 刘洋's, though 李娜's turn began earlier"),
    Case("turns end as they begin, and somebody was moved",
         "rotation.to_end=starts; walk-in; walk-in; 刘洋 closes; 刘洋 to place 1; 李娜 closes", "刘洋 陈静 张伟 李娜",
         "whom the manager puts first stays before whoever is free later"),
    Case("turns end as they begin, and one did not come",
         "rotation.to_end=starts; walk-in; walk-in; 刘洋 no answer; 李娜 closes", "张伟 刘洋 李娜 · 陈静 serving turn",
         "second place is second place"),
    Case("turns end as they begin, and last place for no answer",
         "rotation.to_end=starts; 李娜 no answer; walk-in; 李娜 no answer; 刘洋 closes", "陈静 张伟 刘洋 李娜",
         "李娜 was sent to the end after 刘洋's turn began"),
    Case("turns end as they begin, and another was wanted",
         "rotation.to_end=starts; rotation.give_back=no; 张伟 leaves; walk-in; 张伟 checks in; "
         "李娜's party goes to 陈静",
         "刘洋 李娜 张伟 · 陈静 serving given", "a turn that stays used up ends where it began"),
    Case("turns end as they begin, the last is free first",
         "rotation.to_end=starts; walk-in; walk-in; walk-in; 陈静 closes; 刘洋 closes; 李娜 closes",
         "张伟 李娜 刘洋 陈静", "the order of the morning stays that of the day"),
    Case("turns end as they begin, and who comes later",
         "rotation.to_end=starts; 张伟 leaves; walk-in; 张伟 checks in; 李娜 closes", "刘洋 陈静 李娜 张伟",
         "李娜 went to the end before 张伟 came"),
    Case("call", "call; call; call; call", "李娜 刘洋 陈静 张伟 · call: 刘洋 · call: 陈静 · call: 张伟 · call: 刘洋",
         "an order of their own: whoever took one longest ago, never the one who greets"),
    Case("call, and a walk-in", "call; walk-in", "刘洋 陈静 张伟 · 李娜 serving turn · call: 刘洋",
         "a call never costs a turn"),
    Case("call, the next for it greets now", "call; walk-in; call",
         "刘洋 陈静 张伟 · 李娜 serving turn · call: 刘洋 · call: 陈静", "who greets stays at the door"),
    Case("call, only the one who greets is free", "刘洋 leaves; 陈静 leaves; 张伟 leaves; call",
         "李娜 · 刘洋 off · 陈静 off · 张伟 off · call: reception, back by 10:00",
         "a call back is due within the hour"),
    Case("call, nobody is free", "刘洋 leaves; 陈静 leaves; 张伟 leaves; walk-in; call",
         "– · 李娜 serving turn · 刘洋 off · 陈静 off · 张伟 off · call: reception, back by 10:00",
         "a call back is due within the hour"),
    Case("call back that was made", "刘洋 leaves; 陈静 leaves; 张伟 leaves; call; call back by 李娜",
         "李娜 · 刘洋 off · 陈静 off · 张伟 off · call: 李娜, called back", "whoever calls back has taken the call"),
    Case("call, house has one order", "rotation.calls=shared; call; call",
         "陈静 张伟 李娜 刘洋 · call: 李娜 · call: 刘洋", "a house may count a call as a turn"),
    Case("call, house has one order, missed", "rotation.calls=shared; 李娜's customer; call; 李娜 closes",
         "李娜 陈静 张伟 刘洋 · call: 刘洋", "a call that was missed is made up, too"),
    Case("call, reception takes them", "rotation.calls=reception; call", "李娜 刘洋 陈静 张伟 · call: reception",
         "a house may leave calls to reception"),
    Case("call of a customer", "张伟's customer calls; call", "李娜 刘洋 陈静 张伟 · call: 张伟 · call: 刘洋",
         "to their own consultant, whoever is next"),
    Case("call of a customer, consultant is off", "张伟 leaves; 张伟's customer calls",
         "李娜 刘洋 陈静 · 张伟 off · call: 张伟, back by 10:00", "their own consultant calls back"),
    Case("call logged afterwards", "call that 张伟 took; call", "李娜 刘洋 陈静 张伟 · call: 张伟 · call: 刘洋",
         "it moves nobody in the order of calls"),
    Case("caller comes in later", "caller; the caller comes", "李娜 陈静 张伟 · 刘洋 serving owner · call: 刘洋",
         "to the one who took the call, found by phone"),
    Case("caller comes in later and asks by name", "call; walk-in asks for 刘洋",
         "李娜 陈静 张伟 · 刘洋 serving asked · call: 刘洋", "to the one who took the call"),
    Case("owner lapsed", "陈静 has an A card; 31 days; 陈静's card comes", "刘洋 陈静 张伟 · 李娜 serving turn",
         "no contact for longer than the grade protects them: as a first visit"),
    Case("owner lapsed, customer comes once more",
         "陈静 has an A card; 31 days; 陈静's card comes; 李娜 closes; a new day; 陈静's card comes",
         "刘洋 陈静 张伟 · 李娜 serving owner", "the card went to whoever took them"),
    Case("owner not lapsed", "陈静 has an A card; 30 days; 陈静's card comes", "李娜 刘洋 张伟 · 陈静 serving owner",
         "to the last day of the grade's window they are the owner's"),
    Case("owner lapsed, C has longer", "陈静 has a C card; 120 days; 陈静's card comes",
         "李娜 刘洋 张伟 · 陈静 serving owner", "a window by grade"),
    Case("owner lapsed, house never does", "rotation.protect_a=0; 陈静 has an A card; 300 days; 陈静's card comes",
         "李娜 刘洋 张伟 · 陈静 serving owner", "a house may switch it off"),
    Case("owner of a lead lapsed", "rotation.protect_c=20; caller; 21 days; the caller comes",
         "刘洋 陈静 张伟 · 李娜 serving turn · call: 刘洋", "a lead without a grade has C's window"),
    Case("owner lapsed, asked for by name", "陈静 has an A card; 31 days; 陈静's card comes for 陈静",
         "李娜 刘洋 张伟 · 陈静 serving asked", "who is asked for is asked for"),
    Case("owner lapsed, nobody free", "陈静 has an A card; 31 days; walk-in; walk-in; walk-in; walk-in; "
         "陈静's card comes; 李娜 closes; party given", "– · 李娜 serving turn · 刘洋 serving turn · "
         "陈静 serving turn · 张伟 serving turn", "the first to be free takes them as a turn"),
    Case("back the same day", "caller; the caller comes; 刘洋 closes; 60 minutes; the caller comes; 刘洋 closes",
         "李娜 刘洋 陈静 张伟 · call: 刘洋", "the same visit goes on: no turn, place kept"),
    Case("back the same day, after a turn", "stranger; 李娜 closes; 刘洋 away meal; the stranger comes",
         "陈静 张伟 · 李娜 serving turn · 刘洋 away", "the turn of the morning was theirs: no second one"),
    Case("back the same day, who served them is away", "stranger; 李娜 closes; 李娜 away meal; the stranger comes",
         "陈静 张伟 · 李娜 away · 刘洋 serving stand_in", "a return visit like any other"),
    Case("back the same day, too late", "desk.reopen_hours=1; stranger; 李娜 closes; 61 minutes; the stranger comes",
         "刘洋 陈静 张伟 · 李娜 serving owner", "a house says within how many hours"),
    Case("back the same day, no answer",
         "stranger; 李娜 closes; the stranger comes; 李娜 no answer; 刘洋 closes", "刘洋 陈静 张伟 李娜",
         "the turn of the morning stays taken; who stands in keeps the place"),
    Case("back the same day, changes the consultant",
         "stranger; 李娜 closes; the stranger comes; 李娜's party goes to 陈静", "刘洋 张伟 李娜 · 陈静 serving given",
         "the turn of the morning is over: none comes back"),
    Case("does not know the consultant's name", "walk-in who has been here", "刘洋 陈静 张伟 · 李娜 serving turn",
         "nobody knows with whom: the next takes it, as a turn"),
    Case("does not know the consultant's name, claimed", "walk-in who has been here; 陈静 claims them",
         "李娜 刘洋 张伟 · 陈静 serving owner", "found out: turn back to the front, the owner takes over"),
    Case("does not know the consultant's name, claimed after they left",
         "walk-in who has been here; 李娜 closes; 陈静 claims them", "李娜 刘洋 陈静 张伟",
         "the turn comes back to the front"),
    Case("does not know the consultant's name, claimed too late",
         "walk-in who has been here; 李娜 closes; 3 days; 陈静 claims them", "refused claim.late",
         "within two days; later a manager hands them over"),
    Case("trainee", "孙悦 checks in", "refused staff.trainee", "no turn of their own"),
    Case("barred as the day starts", "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day",
         "刘洋 陈静 张伟 · 李娜 barred", "more overdue follow-ups than the house allows"),
    Case("barred, no more than allowed", "rotation.bar_overdue=3; 李娜 has 3 overdue; a new day", "李娜 刘洋 陈静 张伟",
         "as many as are allowed bar nobody"),
    Case("barred, the house only warns",
         "rotation.bar_overdue=2; rotation.bar=warn; 李娜 has 3 overdue; a new day", "李娜 刘洋 陈静 张伟",
         "it is said, and they join"),
    Case("barred, rule off", "李娜 has 30 overdue; a new day", "李娜 刘洋 陈静 张伟", "no rule, unless switched on"),
    Case("barred while waiting", "rotation.bar_overdue=2; 李娜 has 3 overdue", "李娜 刘洋 陈静 张伟",
         "who waits already stays: it counts when somebody joins"),
    Case("barred at check-in", "rotation.bar_overdue=2; 刘洋 has 3 overdue; 刘洋 leaves; 刘洋 checks in",
         "李娜 陈静 张伟 · 刘洋 barred", "who comes later is looked at, too"),
    Case("barred as they come back", "rotation.bar_overdue=2; 刘洋 has 3 overdue; 刘洋 away meal; 刘洋 back",
         "李娜 陈静 张伟 · 刘洋 barred", "the place kept is lost"),
    Case("barred after a visit", "rotation.bar_overdue=2; 李娜 has 3 overdue; walk-in; 李娜 closes",
         "刘洋 陈静 张伟 · 李娜 barred", "who would go to the end is looked at, too"),
    Case("barred, the first who opens the day", "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; walk-in",
         "陈静 张伟 · 李娜 barred · 刘洋 serving turn", "never given a party by the order"),
    Case("barred, everybody", "rotation.bar_overdue=1; 李娜 has 2 overdue; 刘洋 leaves; 陈静 leaves; 张伟 leaves; "
         "李娜 away meal; 李娜 back; walk-in", "– · 李娜 barred · 刘洋 off · 陈静 off · 张伟 off · a party waits",
         "nor though nobody else is there"),
    Case("barred, their own customer", "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; 李娜's customer",
         "刘洋 陈静 张伟 · 李娜 serving owner", "who is here serves their own"),
    Case("barred, their own customer leaves",
         "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; 李娜's customer; 李娜 closes",
         "刘洋 陈静 张伟 · 李娜 barred", "and is barred still"),
    Case("barred, keeps their appointment", "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; "
         "刘洋's customer has an appointment with 李娜; who is expected comes",
         "刘洋 陈静 张伟 · 李娜 serving appointment", "it is nobody's turn either"),
    Case("barred, asked for by name", "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; walk-in asks for 李娜",
         "陈静 张伟 · 李娜 barred · 刘洋 serving turn", "somebody new is a party like any other"),
    Case("barred, given by hand",
         "rotation.bar_overdue=1; 李娜 has 2 overdue; a new day; walk-in; 刘洋's party goes to 李娜",
         "刘洋 陈静 张伟 · 李娜 serving given", "reception may, with a reason"),
    Case("barred, steps away", "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; 李娜 away meal",
         "refused lineup.not_waiting", "nothing to step away from"),
    Case("barred, checks in again", "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; 李娜 checks in",
         "refused lineup.barred", "there already, and kept out"),
    Case("barred, goes home", "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; 李娜 leaves",
         "刘洋 陈静 张伟 · 李娜 off", "as anybody may"),
    Case("cleared by a contact", "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; 李娜 calls one of them",
         "刘洋 陈静 张伟 李娜", "the cause is gone: they join at the end by themselves"),
    Case("cleared, not yet", "rotation.bar_overdue=2; 李娜 has 4 overdue; a new day; 李娜 calls one of them",
         "刘洋 陈静 张伟 · 李娜 barred", "one contact too few"),
    Case("cleared, and taken back",
         "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; 李娜 calls one of them; undo",
         "刘洋 陈静 张伟 · 李娜 barred", "the joining is taken back along with the contact"),
    Case("cleared, and the next party taken back", "rotation.bar_overdue=1; 李娜 has 2 overdue; a new day; 李娜 "
         "calls one of them; walk-in; undo", "刘洋 陈静 张伟 李娜", "what came before the walk-in stands"),
    Case("cleared as the rule is switched off",
         "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; rotation.bar_overdue=0", "刘洋 陈静 张伟 李娜",
         "a rule that is off bars nobody"),
    Case("cleared as the house only warns",
         "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; rotation.bar=warn", "刘洋 陈静 张伟 李娜",
         "from then on"),
    Case("barred, the drawer not checked", "李娜 has 2 C cards; rotation.bar_check=3; 23 days; a new day",
         "刘洋 陈静 张伟 · 李娜 barred", "the month is over, and the days of grace"),
    Case("barred, days of grace", "李娜 has 2 C cards; rotation.bar_check=3; 21 days; a new day", "李娜 刘洋 陈静 张伟",
         "not yet late"),
    Case("cleared by checking the drawer",
         "李娜 has 2 C cards; rotation.bar_check=3; 23 days; a new day; 李娜 checks the drawer of 2026-03",
         "刘洋 陈静 张伟 李娜", "as soon as every card is looked at"),
    Case("let in by the manager", "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; 李娜 is let in",
         "刘洋 陈静 张伟 李娜", "with a reason, marked as an override"),
    Case("let in for the day", "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; 李娜 is let in; "
         "walk-in asks for 李娜; 李娜 closes", "刘洋 陈静 张伟 李娜", "not only once"),
    Case("let in at a place", "rotation.bar_overdue=2; 李娜 has 3 overdue; a new day; 李娜 to place 2",
         "刘洋 李娜 陈静 张伟", "a move by hand lets in, too"),
    Case("let in, who is not barred", "李娜 is let in", "refused lineup.not_barred", "there is nothing to allow"),
    Case("higher tier, enough customers", "rotation.tier_cards=2; 李娜 is of tier 1; 李娜 has 2 H cards; a new day",
         "刘洋 陈静 张伟 · 李娜 barred", "joins only when short of customers"),
    Case("higher tier, even where the house only warns", "rotation.tier_cards=2; rotation.bar=warn; 李娜 is of tier 1; "
         "李娜 has 2 H cards; a new day", "刘洋 陈静 张伟 · 李娜 barred", "it is no fault that one is warned of"),
    Case("higher tier, short of customers", "rotation.tier_cards=3; 李娜 is of tier 1; 李娜 has 2 H cards; a new day",
         "李娜 刘洋 陈静 张伟", "fewer than the limit: joins"),
    Case("higher tier, becomes short of customers", "rotation.tier_cards=2; 李娜 is of tier 1; 李娜 has 2 H cards; "
         "a new day; 李娜's H card is now C", "刘洋 陈静 张伟 李娜", "joins at the end by themselves"),
    Case("2nd tier, enough customers", "rotation.tier_cards=2; 李娜 is of tier 2; 李娜 has 2 H cards; a new day",
         "李娜 刘洋 陈静 张伟", "only the 1st tier is held to it"),
    Case("at the door, no answer", "walk-in; 李娜 is at the door; 李娜 no answer", "refused lineup.no_call",
         "they came"),
    Case("at the door, and handed over", "walk-in; 李娜 is at the door; 李娜's party goes to 刘洋; 刘洋 no answer",
         "刘洋 陈静 张伟 · 李娜 serving turn", "who has it now is called anew, and did not come"),
    Case("leaves, a colleague takes over", "李娜 has 1 overdue; 李娜 leaves, 刘洋 takes over",
         "刘洋 陈静 张伟 · 李娜 off", "the contacts that are due go along"),
    Case("leaves, nothing is due", "李娜 leaves, 刘洋 takes over", "refused cover.nothing", "nothing to take over"),
    Case("day closes", "walk-in; day closes", "– · 李娜 off · 刘洋 off · 陈静 off · 张伟 off", "everybody goes home"),
)  # fmt: skip
"""One row for each case of the rules."""


def read_aloud(house: Showroom) -> str:
    """Say how the floor stands: who waits in order, where the others are, which parties have nobody."""
    names, lineup = people.names(), house.lineup()
    said = [" ".join(house.line()) or "–"]
    for name in CONSULTANTS:
        place = lineup.place(number(name))
        if place.state == "serving":
            latest = floor.visit(place.visits[-1])
            said.append(f"{name} serving {latest.how if latest else '?'}")
        elif place.state != "waiting":
            said.append(f"{name} {place.state}")
    said += [
        f"a party waits for {names[party.waits_for]}" if party.waits_for else "a party waits"
        for party in floor.open_visits()
        if party.waiting
    ]
    for taken_by, back, done in database.execute(
        "SELECT assigned, call_back, called_back FROM call WHERE way = 'phone' ORDER BY id"
    ):
        due = ", called back" if done else f", back by {clock_text(back, ZONE)}" if back else ""
        said.append(f"call: {names.get(taken_by, 'reception')}{due}")
    return " · ".join(said)


class Row(NamedTuple):
    """A story as a row of the table: how the floor stood, what is done, how it stands then, and why."""

    line_up: str
    action: str
    after: str
    why: str


def told_as_row(house: Showroom, case: Case) -> Row:
    """Live through a story; its last step is the action, and what comes before it leads to the line-up."""
    house.do("staff.add", name="孙悦", tier="trainee")
    *before, action = case.happens.split("; ")
    for words in before:
        step(house, words)
    line_up = read_aloud(house)
    try:
        step(house, action)
        after = read_aloud(house)
    except Refused as refused:
        after = f"refused {refused.code}"
    return Row(f"{line_up}, after: {'; '.join(before)}" if before else line_up, action, after, case.why)


@pytest.mark.parametrize("case", ROTATION_CASES, ids=lambda case: case.name)
def test_the_rules_of_who_is_next(showroom: Showroom, case: Case) -> None:
    row = told_as_row(showroom, case)
    assert row.after == case.after, "\n".join(
        (f"line-up:         {row.line_up}", f"action:          {row.action}", f"line-up after:   {row.after}",
         f"ought to read:   {case.after}", f"why:             {row.why}")
    )  # fmt: skip
    assert problems() == []
