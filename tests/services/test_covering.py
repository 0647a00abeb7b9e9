"""Handing over for days off, the planned order of a day, the sales kit, and what to say."""

from __future__ import annotations

import json

import pytest

from floortui.domain.saying import FIELDS
from floortui.reports.drawer import DayQuery
from floortui.services import seeds
from floortui.storage import database
from floortui.storage.queries import contacts, eligibility, house, my_day
from tests.house import MANAGER, RECEPTION, TODAY, TOMORROW, YESTERDAY, Showroom, number, problems, refused, rows

NEXT_WEEK = "2026-03-19"


@pytest.fixture
def planned(showroom: Showroom) -> Showroom:
    """Give a house in which 李娜 has a card that is due tomorrow, and is off then."""
    showroom.cards(("周女士", "13900139001", "Fit", "H", "李娜"), ("吴先生", "13900139002", "Fit", "A", "李娜"))
    showroom.do("roster.set", day=TOMORROW, names="刘洋,陈静")
    return showroom


def test_contacts_of_days_to_come_are_handed_over(planned: Showroom) -> None:
    told = planned.at("李娜").do("follow_up.cover", staff="李娜", day=TOMORROW, until=NEXT_WEEK, to="刘洋")
    assert (told["name"], told["to"], told["due"]) == ("李娜", "刘洋", 2)
    assert told["days"][0] == TOMORROW
    assert eligibility.covered_by(TODAY, number("刘洋")) == []
    assert eligibility.covered_by(TOMORROW, number("刘洋")) == [number("李娜")]
    planned.clock.move(days=1)
    assert [line.name for line in DayQuery().run(planned.clock.now(), number("刘洋")).due] == ["周女士"]
    planned.at("刘洋").do("follow_up.log", card="13900139001", content="代为联系")
    assert problems() == []


def test_another_takes_over_and_it_is_taken_back(planned: Showroom) -> None:
    planned.do("follow_up.cover", staff="李娜", day=TOMORROW, to="刘洋")
    before = rows()
    planned.do("follow_up.cover", staff="李娜", day=TOMORROW, to="陈静")
    assert eligibility.covered_by(TOMORROW, number("陈静")) == [number("李娜")]
    assert eligibility.covered_by(TOMORROW, number("刘洋")) == []
    planned.desk.undo()
    assert rows() == before
    planned.do("follow_up.uncover", staff="李娜", day=TOMORROW)
    assert contacts.coverings(TODAY) == []
    refused("cover.none", planned, "follow_up.uncover", staff="李娜", day=TOMORROW)


def test_nobody_hands_over_to_themselves_to_who_is_off_or_for_days_gone(planned: Showroom) -> None:
    refused("cover.self", planned, "follow_up.cover", staff="李娜", to="李娜")
    refused("cover.off", planned, "follow_up.cover", staff="李娜", to="张伟", day=TOMORROW)
    refused("cover.past", planned, "follow_up.cover", staff="李娜", to="刘洋", day=YESTERDAY)
    refused("cover.span", planned, "follow_up.cover", staff="李娜", to="刘洋", until="2026-06-01")
    refused("period.backwards", planned, "follow_up.cover", staff="李娜", to="刘洋", until=YESTERDAY)
    refused("staff.not_consultant", planned, "follow_up.cover", staff=RECEPTION, to="刘洋")
    refused("role.own_only", planned.at("刘洋"), "follow_up.cover", staff="李娜", to="刘洋")
    refused("role.own_only", planned.at("刘洋"), "follow_up.uncover", staff="李娜")
    planned.do("hours.close_day", day=TOMORROW)
    refused("cover.closed", planned, "follow_up.cover", staff="李娜", to="刘洋", day=TOMORROW)


def test_the_manager_sees_who_is_off_and_not_covered(planned: Showroom) -> None:
    planned.clock.move(days=1)
    query = DayQuery()
    assert query.run(planned.clock.now(), None).uncovered == (("李娜", 1),)
    assert query.run(planned.clock.now(), number("刘洋")).uncovered == (), "it is the manager's to see"
    planned.at(MANAGER).do("follow_up.cover", staff="李娜", to="刘洋")
    assert query.run(planned.clock.now(), None).uncovered == ()
    assert query.run(planned.clock.now(), number("刘洋")).covers == (("李娜", 1),)


def test_a_planned_order_goes_before_worth_and_is_of_its_day(planned: Showroom) -> None:
    planned.clock.move(days=8)
    query, day = DayQuery(), planned.at("李娜")
    who = number("李娜")

    def names() -> list[str]:
        return [line.name for line in query.run(planned.clock.now(), who, who).due]

    assert names() == ["周女士", "吴先生"]
    told = day.do("day_plan.set", cards="13900139002")
    assert told["cards"] == [2]
    assert names() == ["吴先生", "周女士"]
    day.do("day_plan.set", cards="13900139001,13900139002,周女士")
    assert my_day.planned("2026-03-20", who) == (1, 2), "each once"
    assert query.run(planned.clock.now(), who, who).listed.planned == (1, 2)
    day.do("day_plan.set")
    assert names() == ["周女士", "吴先生"]
    refused("day_plan.none", day, "day_plan.set")
    refused("customer.unknown", day, "day_plan.set", cards="谁也不是")
    refused("own_day.nobody", planned, "day_plan.set", cards="1")
    day.do("day_plan.set", cards="13900139002")
    planned.clock.move(days=1)
    assert names() == ["周女士", "吴先生"]
    assert problems() == []


def test_the_sales_kit_is_ticked_and_the_manager_sees_who_has_not(planned: Showroom) -> None:
    query, who = DayQuery(), number("李娜")
    assert query.run(planned.clock.now(), who, who).kit is None
    assert query.run(planned.clock.now(), None).kits_missing == ()
    told = planned.at("李娜").do("kit.check", items="名片,calculator")
    assert (told["items"], told["count"]) == (["cards", "calculator"], 2)
    assert "tablet" in told["missing"]
    assert query.run(planned.clock.now(), who, who).kit == ("cards", "calculator")
    assert query.run(planned.clock.now(), None).kits_missing == ("刘洋", "陈静", "张伟")
    planned.at("李娜").do("kit.check", items="cards,tablet")
    assert my_day.kits(TODAY) == {who: ("cards", "tablet")}
    refused("choice.unknown", planned.at("李娜"), "kit.check", items="伞")
    refused("own_day.nobody", planned, "kit.check", items="cards")


def test_a_manager_words_what_to_say(planned: Showroom) -> None:
    told = planned.do("template.set", code="rain", en="Rain, {name}?", zh="{name}，下雨路滑", grades="ha", aim="问候")
    assert told == {"code": "rain", "new": True}
    found = {choice.code: choice for choice in house.choices("template")}["rain"]
    assert (found.details["grades"], found.details["way"]) == ("HA", "wechat")
    planned.do("template.set", code="rain", en="Rain!", zh="下雨", way="电话")
    found = {choice.code: choice for choice in house.choices("template")}["rain"]
    assert (found.zh, found.details["way"]) == ("下雨", "phone")
    planned.do("template.remove", code="rain")
    assert "rain" not in {choice.code for choice in house.choices("template")}
    refused("template.none", planned, "template.remove", code="rain")
    refused("role.refused", planned.at("李娜"), "template.remove", code="silent")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{nmae}您好", "template.field"),
        ("{name.__class__}", "template.field"),
        ("{name!r}", "template.field"),
        ("{name:>900000000}", "template.field"),
        ("{}", "template.field"),
        ("{name", "template.braces"),
        ("name}", "template.braces"),
    ],
)
def test_a_text_names_only_fields_that_there_are(planned: Showroom, text: str, code: str) -> None:
    assert refused(code, planned, "template.set", code="x", en="ok", zh=text)["field"] == "zh"
    assert refused(code, planned, "template.set", code="x", en=text, zh="好")["field"] == "en"


def test_the_texts_of_a_new_house_are_sound_in_both_languages(planned: Showroom) -> None:
    from floortui.domain.saying import fields_of

    texts = seeds.reference()["template"]
    assert len(texts) >= 12
    for row in texts:
        assert set(fields_of(row["en"])) == set(fields_of(row["zh"])), row["code"]
        assert set(fields_of(row["en"])) <= set(FIELDS)
        assert row["aim"]
        assert row["aim_zh"]
        assert row["way"] in {choice.code for choice in house.choices("way")}
    kept = database.execute("SELECT details FROM reference WHERE code = 'h-sign'").fetchone()
    assert json.loads(kept[0])["grades"] == "H"
