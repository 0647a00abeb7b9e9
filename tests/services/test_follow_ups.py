"""Follow-ups: what was said and when to talk again; what nobody answered is work, and tried again sooner."""

from __future__ import annotations

import pytest

from floortui.storage import database
from floortui.storage.queries import floor
from tests.house import TODAY, TOMORROW, YESTERDAY, Showroom, problems, refused
from tests.services.test_cards import PHONE, card


@pytest.fixture
def opened(showroom: Showroom) -> Showroom:
    """Give a house in which 李娜 has a card of grade A."""
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", grade="A", owner="李娜")
    return showroom


def test_a_contact_sets_the_next_one_by_the_grade(opened: Showroom) -> None:
    opened.clock.move(days=1)
    told = opened.at("李娜").do("follow_up.log", card=1, content="周末来试驾", minutes=6)
    assert (told["follow_up"], told["next"], told["unanswered"]) == (1, "2026-03-20", 0)
    assert (card().last_day, card().next_day) == (TOMORROW, "2026-03-20")


def test_a_contact_may_change_the_grade_and_promise_a_day(opened: Showroom) -> None:
    told = opened.do("follow_up.log", card=1, way="wechat", content="定了颜色", grade="H", next="+3")
    assert (told["grade"], told["next"]) == ("H", "2026-03-15")
    assert (card().grade, card().graded_on) == ("H", TODAY)
    row = database.execute("SELECT grade_before, grade_after, way FROM follow_up").fetchone()
    assert tuple(row) == ("A", "H", "wechat")


def test_what_nobody_answers_is_tried_the_next_day_then_after_three_then_by_the_grade(opened: Showroom) -> None:
    dues = []
    for _ in range(4):
        dues.append(opened.do("follow_up.log", card=1, outcome="no-answer")["next"])
        opened.clock.jump(opened.clock.now().replace(day=int(dues[-1][-2:])))
    assert dues == ["2026-03-13", "2026-03-16", "2026-03-23", "2026-03-30"]
    assert (card().unanswered, card().last_day) == (4, TODAY), "work, not a contact"
    assert opened.do("follow_up.log", card=1, content="终于接了")["unanswered"] == 0


def test_what_was_said_is_needed_if_somebody_answered(opened: Showroom) -> None:
    assert refused("field.missing", opened, "follow_up.log", card=1)["field"] == "content"
    refused("choice.unknown", opened, "follow_up.log", card=1, content="说", outcome="maybe")
    refused("choice.unknown", opened, "follow_up.log", card=1, content="说", way="pigeon")
    refused("count.range", opened, "follow_up.log", card=1, content="说", minutes="601")


def test_a_dead_number_is_noted_on_the_card(opened: Showroom) -> None:
    opened.do("follow_up.log", card=1, outcome="空号、错号")
    known = floor.customer(1)
    assert known is not None
    assert known.phone_dead
    opened.do("card.edit", card=1, phone="13900139000")
    known = floor.customer(1)
    assert known is not None
    assert not known.phone_dead


def test_a_contact_of_yesterday_counts_for_yesterday(opened: Showroom) -> None:
    told = opened.do("follow_up.log", card=1, content="下班后打的", happened=f"{YESTERDAY}T20:00")
    assert told["next"] == "2026-03-18"
    assert database.execute("SELECT day FROM follow_up").fetchone()[0] == YESTERDAY
    refused("moment.future", opened, "follow_up.log", card=1, content="明天打", happened=f"{TOMORROW}T10:00")


def test_an_owner_is_contacted_after_three_days_a_month_the_first_service_and_then_quarterly(
    opened: Showroom,
) -> None:
    opened.do("order.sign", card=1, model="CR-V", colour="白", price="20万", deposit="5000")
    dues = [opened.do("order.deliver", card=1)["next"]]
    for _ in range(3):
        opened.clock.jump(opened.clock.now().fromisoformat(f"{dues[-1]}T04:00+00:00"))
        dues.append(opened.do("follow_up.log", card=1, content="用车回访")["next"])
    assert dues == ["2026-03-15", "2026-04-12", "2026-06-12", "2026-09-12"]
    assert problems() == []
