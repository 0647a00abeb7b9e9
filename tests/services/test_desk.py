"""The desk: roles, keys that repeat, rows that somebody moved, fields that are wrong, clocks that are set."""

from __future__ import annotations

from typing import Any

import pytest

from floortui.domain.people import ROLES
from floortui.errors import Refused
from floortui.language import say
from floortui.services import registry
from floortui.services.action import ACTIONS
from floortui.services.desk import Desk
from floortui.storage import journal
from tests.house import MANAGER, OPENS, RECEPTION, Showroom, lines, number, problems, refused, rows, visit

registry.load()
PERSON_OF = {"reception": RECEPTION, "consultant": "李娜", "manager": MANAGER}


@pytest.mark.parametrize("role", sorted(ROLES))
@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_every_action_is_for_its_roles_and_no_other(showroom: Showroom, name: str, role: str) -> None:
    code = ""
    try:
        showroom.at(PERSON_OF[role]).do(name)
    except Refused as refusal:
        code = refusal.code
    assert (code == "role.refused") == (role not in ACTIONS[name].roles)


CONSULTANTS_OWN = ("rotation.check_in", "rotation.away", "rotation.back", "rotation.skip", "rotation.leave")


@pytest.mark.parametrize("action", CONSULTANTS_OWN)
def test_a_consultant_steps_in_and_out_for_themselves_only(showroom: Showroom, action: str) -> None:
    reason: dict[str, Any] = {"reason": "meal"} if "reason" in ACTIONS[action].fields else {}
    refused("role.own_only", showroom.at("李娜"), action, name="刘洋", **reason)
    if action not in ("rotation.check_in", "rotation.back"):
        assert showroom.at("李娜").do(action, name="李娜", **reason)["name"] == "李娜"


@pytest.mark.parametrize(
    ("action", "fields"),
    [("visit.close", {}), ("visit.complete", {"model": "CR-V"}), ("visit.void", {"reason": "录错了"}),
     ("visit.reclassify", {"as": "courier", "reason": "问路"})],
)  # fmt: skip
def test_a_consultant_writes_their_own_visits_only(showroom: Showroom, action: str, fields: dict[str, Any]) -> None:
    party = showroom.do("arrival.log")["visit"]
    refused("role.own_only", showroom.at("刘洋"), action, visit=party, **fields)
    refused("visit.unknown", showroom.at("刘洋"), action, visit=99, **fields)
    showroom.at("李娜").do(action, visit=party, **fields)


def test_a_consultant_logs_only_the_party_that_the_rules_give_them(showroom: Showroom) -> None:
    refused("role.own_only", showroom.at("刘洋"), "arrival.log")
    assert showroom.at("李娜").do("arrival.log")["assigned"] == "李娜"
    assert showroom.at("刘洋").do("arrival.log")["assigned"] == "刘洋"


def test_a_repeated_key_tells_the_same_and_does_nothing(showroom: Showroom) -> None:
    told = showroom.do("arrival.log", key="k1", name="李先生")
    before = rows(ids_and_seq=True), lines()
    assert showroom.do("arrival.log", key="k1", name="李先生") == told
    assert (rows(ids_and_seq=True), lines()) == before
    assert refused("key.reused", showroom, "visit.close", key="k1", visit=told["visit"])["action"] == "arrival.log"


def test_a_key_that_was_refused_is_not_used_up(showroom: Showroom) -> None:
    refused("phone.unreadable", showroom, "arrival.log", key="k1", phone="abc")
    assert showroom.do("arrival.log", key="k1", phone="13800138000")["assigned"] == "李娜"


def test_two_desks_act_on_one_visit_and_the_second_is_told_who_and_what(showroom: Showroom) -> None:
    party = showroom.do("arrival.log")["visit"]
    seen = visit(party).seq
    showroom.at("王敏").do("visit.complete", visit=party, seen=seen, model="CR-V")
    facts = refused("seen.moved", showroom, "visit.close", visit=party, seen=seen)
    assert (facts["name"], facts["action"], facts["at"]) == ("王敏", ACTIONS["visit.complete"].help, "09:00")
    showroom.do("visit.close", visit=party, seen=visit(party).seq)


def test_two_desks_log_an_arrival_in_the_same_second(showroom: Showroom) -> None:
    taken = [showroom.at(who).do("arrival.log")["assigned"] for who in (RECEPTION, MANAGER)]
    assert taken == ["李娜", "刘洋"]


@pytest.mark.parametrize(
    ("action", "fields", "code"),
    [
        ("arival.log", {}, "action.near"),
        ("zzz", {}, "action.unknown"),
        ("arrival.log", {"fone": "1"}, "field.near"),
        ("visit.close", {"zzz": "1"}, "field.unknown"),
        ("visit.close", {}, "field.missing"),
        ("visit.close", {"visit": "many"}, "count.range"),
        ("arrival.log", {"purpose": "dance"}, "choice.unknown"),
        ("arrival.log", {"asked_for": "李娜娜"}, "staff.near"),
        ("arrival.log", {"asked_for": "Nobody"}, "staff.unknown"),
        ("arrival.log", {"asked_for": "王敏"}, "staff.not_consultant"),
        ("arrival.log", {"asked_for": "²"}, "staff.unknown"),
        ("arrival.log", {"customer": "9" * 40}, "customer.unknown"),
        ("arrival.log", {"stand_in": "perhaps"}, "yes_no.unknown"),
        ("arrival.log", {"name": "很" * 41}, "text.too_long"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    showroom: Showroom, action: str, fields: dict[str, str], code: str
) -> None:
    with pytest.raises(Refused) as caught:
        showroom.do(action, **fields)
    assert caught.value.code == code
    assert say(caught.value).endswith((".", "?"))


def test_a_clock_set_back_is_noted_and_no_visit_ends_before_it_began(showroom: Showroom) -> None:
    party = showroom.do("arrival.log")["visit"]
    showroom.clock.jump(OPENS.replace(hour=8))
    told = showroom.do("visit.close", visit=party)
    jump = journal.last_entries(2)[0]
    assert (jump.action, jump.told["seconds"], jump.actor) == ("clock.jump", -3600, None)
    closed = visit(told["visit"])
    assert closed.left_at == closed.arrived
    assert not closed.left_known
    assert problems() == []


def test_a_jump_stands_though_the_action_after_it_is_refused(showroom: Showroom) -> None:
    showroom.clock.jump(OPENS.replace(hour=12))
    head = lines()
    with pytest.raises(Refused):
        showroom.do("day.open")
    assert [line.action for line in journal.entries(head)] == ["clock.jump"]
    assert [showroom.do("arrival.log")["assigned"] for _ in range(3)] == ["李娜", "刘洋", "陈静"]


def test_a_new_terminal_with_a_slow_clock_is_noted(showroom: Showroom) -> None:
    showroom.clock.jump(OPENS.replace(hour=7))
    Desk(clock=showroom.clock, terminal="desk 9").do("rotation.skip", name="李娜", reason="phone")
    assert [line.action for line in journal.last_entries(2)] == ["clock.jump", "rotation.skip"]


def test_time_that_really_passes_is_no_jump(showroom: Showroom) -> None:
    showroom.clock.move(hours=5)
    showroom.do("arrival.log")
    assert "clock.jump" not in {line.action for line in journal.entries()}


def test_a_line_says_who_where_and_what(showroom: Showroom) -> None:
    showroom.at("王敏").do("rotation.skip", name="李娜", reason="phone", key="k9")
    line = journal.last_entries(1)[0]
    assert (line.actor, line.terminal, line.action, line.key) == (number("王敏"), "desk 2", "rotation.skip", "k9")
    assert line.asked == {"name": "李娜", "reason": "phone"}
    assert (line.at, line.day) == ("2026-03-12T01:00:00.000Z", "2026-03-12")


def test_what_happens_while_the_house_is_closed_is_marked(showroom: Showroom) -> None:
    assert "outside_hours" not in showroom.do("arrival.log")
    showroom.clock.move(hours=10)
    assert showroom.do("arrival.log")["outside_hours"] is True


def test_somebody_dismissed_while_signed_in_changes_nothing_more(showroom: Showroom) -> None:
    desk = showroom.at("王敏")
    desk.do("rotation.skip", name="李娜", reason="phone")
    showroom.do("staff.leave", name="王敏")
    assert refused("role.gone", desk, "arrival.log")["name"] == "王敏"
