"""Why somebody got a party: the line-up as it stood just then, and everybody's part, from the journal alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from floortui.domain.lineup import ROTATION_EVENTS, Line, LineUp, evolve
from floortui.domain.rotation import HOWS
from floortui.errors import Refused
from floortui.language import use
from floortui.reports.explain import PASSED, Decision, Worded, explained, how_said
from floortui.storage.database import execute
from floortui.storage.queries import floor
from tests.house import CONSULTANTS, MANAGER, RECEPTION, TOMORROW, YESTERDAY, Showroom, number
from tests.reports.made_month import make_month, opened


def parts(decision: Decision) -> dict[str, str]:
    """Give everybody's part in a decision."""
    return {stood.row.name: stood.part for stood in decision.stood}


def said(decision: Decision) -> dict[str, str]:
    worded = Worded()
    return {stood.row.name: worded.part(stood) for stood in decision.stood}


def only(visit: int) -> Decision:
    (decision,) = explained(visit).decisions
    return decision


def test_a_walk_in_goes_to_the_first_and_the_others_stood_behind(showroom: Showroom) -> None:
    visit = showroom.at(RECEPTION).do("arrival.log")["visit"]
    decision = only(visit)
    assert parts(decision) == {"李娜": "takes", "刘洋": "behind", "陈静": "behind", "张伟": "behind"}
    assert [(stood.row.position, stood.row.state) for stood in decision.stood][:2] == [(1, "greeting"), (2, "waiting")]
    assert (decision.by, decision.taker, decision.how) == (RECEPTION, "李娜", "turn")
    assert Worded().why(decision) == "next in the line-up; 1st of 4; took 0"


def test_who_was_passed_over_is_said_with_the_reason(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    showroom.clock.move(minutes=5)
    showroom.do("rotation.away", name="刘洋", reason="meal")
    showroom.do("rotation.skip", name="陈静", reason="phone")
    decision = only(showroom.do("arrival.log")["visit"])
    assert decision.taker == "张伟"
    assert said(decision) == {
        "张伟": "takes the party",
        "陈静": "let one party pass: on the phone",
        "李娜": "with visit 1 since 09:00",
        "刘洋": "away since 09:05: meal",
    }


def test_who_is_first_keeps_the_place_where_somebody_else_was_wanted(showroom: Showroom) -> None:
    asked = only(showroom.do("arrival.log", asked_for="陈静")["visit"])
    assert said(asked)["李娜"] == "keeps the place; the party asked for 陈静"
    assert parts(asked) == {"李娜": "asked_other", "刘洋": "asked_other", "陈静": "takes", "张伟": "behind"}
    phone = showroom.regular("张伟")
    own = only(showroom.do("arrival.log", phone=phone)["visit"])
    assert said(own)["刘洋"] == "keeps the place; it is a customer of 张伟"


def test_a_party_that_waits_and_is_taken_later_has_two_decisions(showroom: Showroom) -> None:
    phone = showroom.regular("李娜")
    showroom.do("arrival.log")
    visit = showroom.do("arrival.log", phone=phone)["visit"]
    showroom.clock.move(minutes=10)
    showroom.do("arrival.assign", visit=visit)
    waits, taken = explained(visit).decisions
    assert (waits.how, waits.taker, parts(waits)["刘洋"]) == ("waits_for", "", "waits_for")
    assert said(waits)["刘洋"] == "keeps the place; the party waits for 李娜"
    assert (taken.how, taken.taker, parts(taken)["李娜"]) == ("stand_in", "刘洋", "serving")


def test_by_hand_and_by_no_answer_are_told_apart(showroom: Showroom) -> None:
    visit = showroom.do("arrival.log")["visit"]
    showroom.at(RECEPTION).do("rotation.no_answer", name="李娜")
    showroom.at(MANAGER).do("arrival.assign", visit=visit, to="张伟", reason="客户要求")
    first, second, third = explained(visit).decisions
    assert (first.taker, second.taker, third.taker) == ("李娜", "刘洋", "张伟")
    assert parts(second)["李娜"] == "did_not_come"
    assert parts(third) == {"李娜": "by_hand", "刘洋": "had_it", "陈静": "by_hand", "张伟": "takes"}
    assert "given by hand: 客户要求" in Worded().why(third)


def test_what_is_logged_late_touched_no_line_up(showroom: Showroom) -> None:
    visit = showroom.do("arrival.log", served_by="陈静", arrived=f"{YESTERDAY}T10:00")["visit"]
    decision = only(visit)
    assert (decision.late, decision.stood, decision.taker) == (True, (), "陈静")
    assert Worded().why(decision) == "logged late; the line-up stays as it is"


def test_the_line_up_is_that_of_then_whatever_was_taken_back_since(showroom: Showroom) -> None:
    visit = showroom.do("arrival.log")["visit"]
    showroom.do("rotation.away", name="刘洋", reason="meal")
    showroom.do("arrival.assign", visit=visit, to="张伟", reason="x")
    before = explained(visit)
    showroom.do("undo")
    showroom.do("undo")
    after = explained(visit)
    assert [parts(decision) for decision in after.decisions] == [parts(decision) for decision in before.decisions]
    assert parts(after.decisions[1])["刘洋"] == "away", "who was away then, though that was taken back later"
    assert [decision.undone is not None for decision in after.decisions] == [False, True]
    assert "taken back 09:00" in Worded().heading(after.decisions[1])


def test_a_day_that_is_past_is_explained_as_it_was(showroom: Showroom) -> None:
    visit = showroom.do("arrival.log")["visit"]
    as_it_was = explained(visit)
    showroom.do("visit.close", visit=visit)
    showroom.clock.move(days=1)
    showroom.do("roster.set", day=TOMORROW, names=["张伟"])
    showroom.do("staff.leave", name="刘洋")
    showroom.do("arrival.log")
    assert explained(visit).decisions == as_it_was.decisions


def test_the_first_party_of_a_day_that_nobody_opened(house: Showroom) -> None:
    assert parts(only(house.do("arrival.log")["visit"])) == {
        "李娜": "takes", "刘洋": "behind", "陈静": "behind", "张伟": "behind",
    }  # fmt: skip


def test_a_visit_whose_customers_data_are_erased_is_still_explained(showroom: Showroom) -> None:
    visit = showroom.do("arrival.log", name="周女士", phone="13900139001", model="Fit")["visit"]
    before = explained(visit)
    showroom.at(MANAGER).do("card.erase", card="13900139001", reason="客户要求")
    assert explained(visit).decisions == before.decisions


def test_no_customer_is_named(showroom: Showroom) -> None:
    visit = showroom.do("arrival.log", name="周女士", phone="13900139001")["visit"]
    assert "周女士" not in json.dumps(Worded().document(explained(visit)), ensure_ascii=False)


def test_there_is_no_such_visit(showroom: Showroom) -> None:
    with pytest.raises(Refused, match=r"visit\.unknown"):
        explained(99)


@pytest.mark.parametrize("how", HOWS)
def test_every_way_in_which_a_party_is_taken_has_words(how: str) -> None:
    assert how_said(how) not in ("", how)
    use("zh")
    assert how_said(how).isascii() is False


def test_a_visit_that_goes_on_is_said_in_words(showroom: Showroom) -> None:
    visit = showroom.do("arrival.log", name="周女士", phone="13900139001")["visit"]
    showroom.do("visit.close", visit=visit)
    showroom.do("arrival.log", phone="13900139001")
    assert "back the same day, the visit goes on" in Worded().heading(explained(visit).decisions[-1])


@pytest.mark.parametrize("spoken", ["en", "zh"])
def test_every_part_has_words(spoken: str) -> None:
    use(spoken)
    from floortui.language import _

    assert all(_(text).format_map(dict.fromkeys(("taker", "reason", "visits", "at"), "x")) for text in PASSED.values())


def test_every_visit_of_a_month_went_to_whom_its_explanation_says(tmp_path: Path) -> None:
    with opened(make_month(tmp_path)):
        rows = execute("SELECT id, assigned, how FROM visit WHERE day < '2026-03-12' ORDER BY id").fetchall()
        names = dict(execute("SELECT id, name FROM staff").fetchall())
        assert len(rows) > 80
        for visit, assigned, how in rows:
            found = explained(visit)
            last = [decision for decision in found.decisions if decision.undone is None][-1]
            assert last.taker == names.get(assigned, ""), visit
            takers = [stood.row.name for stood in last.stood if stood.part == "takes"]
            assert takers == ([last.taker] if last.taker and not last.late else []), visit
            if how == "turn" and last.action == "arrival.log":
                first = next(stood for stood in last.stood if stood.part == "takes")
                assert (first.row.position, first.row.state) == (1, "greeting")


def test_the_line_up_before_is_the_fold_of_the_lines_before(showroom: Showroom) -> None:
    for minutes in (1, 20, 3):
        showroom.do("arrival.log")
        showroom.clock.move(minutes=minutes)
    showroom.do("visit.close", visit=1)
    visit = showroom.do("arrival.log")["visit"]
    decision, lineup = only(visit), LineUp()
    rows = execute(
        "SELECT j.seq, j.at, j.action, b.told FROM journal AS j JOIN journal_body AS b USING (seq)"
    ).fetchall()
    for seq, at, action, told in rows:
        if action in ROTATION_EVENTS and seq < decision.seq:
            lineup = evolve(lineup, Line(seq, at, tuple(json.loads(told).get("moves", ()))))
    assert [stood.row.person for stood in decision.stood if stood.row.position] == list(lineup.order)
    assert {stood.row.person for stood in decision.stood} == {number(name) for name in CONSULTANTS}
    assert lineup != floor.LineUps().of("2026-03-12")
