"""Reviews: a manager's word on a contact, what it does to the figures, and who may give it."""

from __future__ import annotations

import pytest

from floortui.domain.period import Period
from floortui.reports.period_figures import period_figures
from floortui.reports.review import ReviewFrame, evidence, reviewed
from floortui.storage import database
from tests.house import MANAGER, RECEPTION, TODAY, TOMORROW, Showroom, number, problems, refused, rows

OF_TODAY = Period(TODAY, TOMORROW)


@pytest.fixture
def talked(showroom: Showroom) -> Showroom:
    """Give a house in which 李娜 has a card, and a contact with it."""
    showroom.cards(("李先生", "13800138000", "CR-V", "B", "李娜"), ("周女士", "13900139001", "Fit", "B", "刘洋"))
    showroom.clock.move(minutes=30)
    showroom.at("李娜").do("follow_up.log", card=1, content="客户说周末带家人来看车", minutes=4)
    return showroom


def said() -> list[tuple[object, ...]]:
    return [tuple(row) for row in database.execute("SELECT follow_up, cycle, day, staff, verdict, note FROM review")]


def figure(key: str) -> object:
    return period_figures(Period("2026-03-01", "2026-04-01"), TODAY).store[key]


def test_a_manager_says_whether_a_contact_was_real_and_the_last_word_stands(talked: Showroom) -> None:
    told = talked.at(MANAGER).do("follow_up.review", id=1, verdict="存疑", note="下次写明价格")
    assert told == {"card": 1, "review": 1, "verdict": "doubtful", "own": False}
    talked.at(MANAGER).do("follow_up.review", id=1, verdict="real")
    assert said() == [(1, 1, TODAY, number(MANAGER), "real", "下次写明价格")], "one row; the note stays"
    assert problems() == []


def test_only_managers_do_it_and_only_of_a_contact_that_there_is(talked: Showroom) -> None:
    for who in ("李娜", RECEPTION):
        refused("role.refused", talked.at(who), "follow_up.review", id=1, verdict="real")
    assert refused("follow_up.unknown", talked, "follow_up.review", id=9, verdict="real")["field"] == "id"
    assert refused("choice.unknown", talked, "follow_up.review", id=1, verdict="maybe")["field"] == "verdict"


def test_two_managers_do_not_overwrite_each_other(talked: Showroom) -> None:
    written = database.execute("SELECT seq FROM follow_up").fetchone()[0]
    talked.at(MANAGER).do("follow_up.review", id=1, verdict="real", seen=written)
    refused("seen.moved", talked, "follow_up.review", id=1, verdict="invented", seen=written)


def test_a_manager_s_word_on_their_own_contact_is_marked(talked: Showroom) -> None:
    talked.at(MANAGER).do("follow_up.log", card=1, content="经理回访，客户满意")
    assert talked.at(MANAGER).do("follow_up.review", id=2, verdict="real")["own"] is True


def test_an_invented_contact_is_no_follow_up_in_any_figure_until_it_is_found_real(talked: Showroom) -> None:
    before = {key: figure(key) for key in ("followed", "coverage", "contact_minutes")}
    assert before == {"followed": 1, "coverage": 0.5, "contact_minutes": 4.0}
    talked.do("follow_up.review", id=1, verdict="invented")
    assert {key: figure(key) for key in before} == {"followed": 0, "coverage": 0.0, "contact_minutes": None}
    talked.do("follow_up.review", id=1, verdict="doubtful")
    assert {key: figure(key) for key in before} == before


def test_a_word_can_be_taken_back_and_a_contact_with_one_cannot(talked: Showroom) -> None:
    before = rows()
    told = talked.do("follow_up.review", id=1, verdict="invented")
    refused("undo.built_on", talked, "undo", line=told_line(before="follow_up.log"), reason="误录")
    talked.do("undo")
    assert rows() == before
    assert told["verdict"] == "invented"


def told_line(*, before: str) -> int:
    """Give the newest line of an action."""
    row = database.execute("SELECT max(seq) FROM journal WHERE action = ?", (before,)).fetchone()
    return int(row[0])


# -- what is found


def looked_into(house: Showroom, **asked: object) -> ReviewFrame:
    return reviewed(OF_TODAY, TODAY, "day", **asked)  # type: ignore[arg-type]


def test_twenty_calls_in_three_minutes_with_one_text_appear_with_their_evidence(talked: Showroom) -> None:
    phones = [f"1370013{index:04d}" for index in range(20)]
    talked.cards(*((f"客户{phone}", phone, "CR-V", "B", "张伟") for phone in phones))
    talked.clock.move(minutes=60)
    for phone in phones:
        talked.at("张伟").do("follow_up.log", card=phone, content="客户说下周有空再来看车", minutes=3)
        talked.clock.move(seconds=9)
    found = looked_into(talked)
    assert len(found.items) == 20
    assert {item.consultant for item in found.items} == {"张伟"}
    assert [mark.key for mark in found.items[0].marks] == ["copied", "burst", "short"]
    words = [evidence(mark, found) for mark in found.items[0].marks]
    assert words == [
        "the same text 20 times, on 20 cards",
        "20 contacts written down within 2′51″, from 10:30 to 10:32",
        "3′ of talk, but written down 0′09″ after the contact before (10:32)",
    ]
    rates = {rate.name: rate for rate in found.rates}
    assert (rates["张伟"].contacts, rates["张伟"].suspicious, rates["张伟"].share) == (20, 20, 1.0)
    assert (rates["李娜"].contacts, rates["李娜"].suspicious) == (1, 0)
    assert (found.rates[-1].contacts, found.rates[-1].suspicious) == (21, 20)


def test_what_was_long_ago_is_looked_into_on_the_day_on_which_it_was_written_down(talked: Showroom) -> None:
    talked.at("李娜").do("follow_up.log", card=1, content="上月电话里谈了置换价格", happened="2026-02-20T10:00")
    (item,) = looked_into(talked).items
    assert [mark.key for mark in item.marks] == ["late"]
    assert evidence(item.marks[0], looked_into(talked)).endswith("479 hours later")


def test_a_note_on_the_contact_or_a_correction_of_its_card_changes_nothing_of_when_it_was_written(
    talked: Showroom,
) -> None:
    database_row = database.execute("SELECT at FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    talked.clock.move(days=3)
    talked.do("card.edit", card=1, plan="周末试驾")
    found = reviewed(Period(TODAY, "2026-03-20"), "2026-03-15", "month")
    assert found.rates[-1].contacts == 1
    assert [item.contact.logged for item in found.sample] == [database_row[0]]


def test_what_was_taken_back_and_who_was_erased_are_not_looked_into(talked: Showroom) -> None:
    talked.at("李娜").do("follow_up.log", card=1, content="ok", minutes=0)
    assert len(looked_into(talked).items) == 1
    talked.at("李娜").do("undo")
    assert looked_into(talked).items == ()
    talked.do("card.erase", card=1, reason="客户要求删除")
    assert looked_into(talked).rates[-1].contacts == 0
    assert problems() == []


def test_of_each_consultant_some_contacts_are_drawn_and_nobody_can_draw_anew(talked: Showroom) -> None:
    for index in range(9):
        talked.clock.move(minutes=30)
        talked.at("李娜").do("follow_up.log", card=1, content=f"第{index}次谈了{'甲乙丙丁戊己庚辛壬'[index] * 9}")
    first = [item.contact.id for item in looked_into(talked).sample]
    assert len(first) == 2
    talked.do("follow_up.review", id=first[0], verdict="real")
    talked.do("card.edit", card=2, plan="周末试驾")
    assert [item.contact.id for item in looked_into(talked).sample] == first
    assert [item.contact.id for item in looked_into(talked, staff=number("李娜")).sample] == first
    whole = reviewed(Period("2026-03-01", "2026-04-01"), TODAY, "month")
    talked.do("setting.set", name="review.sample", value="10")
    assert len(looked_into(talked).sample) == 10
    assert len(whole.sample) == 2


def test_who_must_not_be_called_or_has_a_dead_number_is_not_drawn(talked: Showroom) -> None:
    talked.do("card.edit", card=1, do_not_call="yes")
    assert looked_into(talked).sample == ()


def test_a_note_is_emptied_where_the_customer_s_data_is_erased(talked: Showroom) -> None:
    talked.do("follow_up.review", id=1, verdict="doubtful", note="李先生说没接到电话")
    talked.do("card.erase", card=1, reason="客户要求删除")
    assert said()[0][-1] == ""
    kept = database.execute("SELECT group_concat(changes || asked || told) FROM journal_body").fetchone()[0]
    assert "李先生说没接到电话" not in kept
    assert problems() == []
