"""Two cards of one customer: merged nothing is lost, split again each is what it was, with what was done since kept."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floortui.domain.merging import CHOSEN
from floortui.domain.period import from_to
from floortui.domain.records import OPEN, OWNER, Cycle
from floortui.errors import Refused
from floortui.reports.drawer import DRAWERS, found
from floortui.reports.period_figures import period_figures
from floortui.storage import database
from floortui.storage.queries import cards, drawer, floor, merges
from tests.house import MANAGER, RECEPTION, TODAY, TOMORROW, YESTERDAY, Showroom, a_showroom, problems, refused, rows

FIRST, SECOND = "13800138000", "13800138001"


def card(customer: int = 1) -> Cycle:
    """Give a customer's current cycle."""
    found = cards.current(customer)
    assert found is not None
    return found


def tables() -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of every table but the merges themselves, with its number."""
    everything = {}
    for (table,) in database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'journal%'"
        " AND name NOT IN ('merge', 'attempt', 'draft')"
    ).fetchall():
        columns = [name for (name,) in database.execute(f"SELECT name FROM pragma_table_info('{table}')")]
        said = ", ".join(column for column in columns if column != "seq")
        everything[table] = sorted(database.execute(f"SELECT {said} FROM {table}").fetchall(), key=repr)
    return everything


def numbers(table: str, column: str, value: int) -> list[int]:
    """Give the rows of a table in which a column has a value."""
    return [n for (n,) in database.execute(f"SELECT id FROM {table} WHERE {column} = ?", (value,))]


def store(first: str = YESTERDAY, last: str = TODAY) -> dict[str, Any]:
    """Give the store's figures of some days."""
    return dict(period_figures(from_to(first, last), last).store)


@pytest.fixture
def twice(showroom: Showroom) -> Showroom:
    """Give a house in which 李先生 has two cards."""
    return two_cards(showroom)


def two_cards(showroom: Showroom) -> Showroom:
    """Let 李先生 have two cards: an A of 李娜's from a visit, an H of 刘洋's from a call."""
    showroom.do("arrival.log", name="李先生", phone=FIRST, model="CR-V", source="walk-in")
    showroom.do("visit.complete", visit=1, grade="A", note="came with his wife")
    showroom.do("card.edit", card=1, colour="white", district="浦东", signs="time-named", note="likes tea")
    showroom.do("visit.close", visit=1)
    showroom.do(
        "call.log", name="李小龙", phone=SECOND, model="Accord", question="price?", grade="H", taken_by="刘洋"
    )  # fmt: skip
    showroom.do("card.edit", card=2, colour="red", budget="20万", wechat="lxl", signs="terms-discussed")
    showroom.do("follow_up.log", card=2, content="will come on Saturday", minutes=5)
    showroom.do("appointment.make", card=2, at="14:00")
    showroom.do("card.open", name="王先生", phone="13900000099", model="Fit", owner="陈静", referrer="2")
    return showroom


# -- merged


def test_everything_of_the_other_comes_to_the_card_that_is_kept(twice: Showroom) -> None:
    told = twice.do("card.merge", keep=1, other=2)
    assert told["card"] == 1
    kept, gone = floor.customer(1), floor.customer(2)
    assert kept is not None
    assert gone is not None
    assert kept.phones == (FIRST, SECOND)
    assert (gone.phones, gone.merged_into) == ((), 1)
    assert numbers("call", "customer", 1) == [1]
    assert numbers("appointment", "customer", 1) == [1]
    for table in ("call", "follow_up"):
        assert numbers(table, "cycle", card().id) == [1]
    referred = floor.customer(3)
    assert referred is not None
    assert referred.referrer == 1
    assert problems() == []


def test_a_field_is_the_kept_cards_or_the_others_where_that_is_empty(twice: Showroom) -> None:
    twice.do("card.merge", keep=1, other=2)
    kept = floor.customer(1)
    assert kept is not None
    assert (kept.name, kept.model, kept.district, kept.wechat, kept.note) == (
        "李先生", "CR-V", "浦东", "lxl", "likes tea",
    )  # fmt: skip
    assert (card().colour, card().budget) == ("white", "20万")


def test_the_manager_takes_some_fields_from_the_other(twice: Showroom) -> None:
    told = twice.do("card.merge", keep=1, other=2, take="name,colour,owner")
    kept = floor.customer(1)
    assert kept is not None
    assert (kept.name, kept.model, card().colour) == ("李小龙", "CR-V", "red")
    assert told["owner"] == "刘洋"


def test_of_two_running_cards_one_is_made(twice: Showroom) -> None:
    before = (card(1), card(2))
    twice.do("card.merge", keep=1, other=2)
    found = card()
    assert (found.grade, found.state) == ("H", OPEN)
    assert found.next_day == min(str(each.next_day) for each in before)
    assert found.last_day == max(str(each.last_day) for each in before)
    assert found.signs == "time-named,terms-discussed"
    assert (found.card_how, found.card_grade) == ("contact", "A")
    husk = cards.cycle(before[1].id)
    assert husk is not None
    assert (husk.part_of, husk.grade, husk.card_day) == (found.id, "", None)
    assert [each.id for each in cards.cycles_of(1)] == [found.id]


def test_the_other_card_is_found_by_nothing(twice: Showroom) -> None:
    twice.do("card.merge", keep=1, other=2)
    assert database.execute("SELECT token FROM token WHERE customer = 2").fetchall() == []
    assert [line.customer for line in found("8001")] == [1]
    assert found("李小龙") == []
    assert floor.customers_named("李小龙") == []
    listed = {line.customer for each in DRAWERS.values() for line in each.lines(99)}
    assert 2 not in listed
    counted = {code: each.count(drawer.counts()) for code, each in DRAWERS.items()}
    assert (counted["all"], counted["H"], counted["wanted"], counted["lost"]) == (2, 1, 0, 0)
    assert [line.customer for line in drawer.due(TOMORROW, None, 99)].count(1) == 1


def test_who_names_the_other_means_the_one_card(twice: Showroom) -> None:
    twice.do("card.merge", keep=1, other=2)
    assert twice.do("follow_up.log", card=2, content="called")["card"] == 1
    assert twice.do("arrival.log", phone=SECOND)["kind"] == "return"


def test_a_merge_is_no_new_card_and_no_new_prospect(twice: Showroom) -> None:
    before = store(TODAY)
    twice.do("card.merge", keep=1, other=2)
    after = store(TODAY)
    assert (before["cards"], before["prospects"], before["first_contacts"]) == (3, 2, 2)
    assert (after["cards"], after["prospects"], after["first_contacts"]) == (2, 1, 1)
    assert (after["stock_a"], after["stock_h"], after["stock_c"]) == (0, 1, 1)


def test_the_stock_of_a_day_before_stays_what_it_was(twice: Showroom) -> None:
    twice.clock.move(days=1)
    twice.do("card.merge", keep=2, other=1)
    before, after = store(TODAY, TODAY), store(TOMORROW, TOMORROW)
    assert (before["stock_h"], before["stock_a"], before.get("cards_open", 2)) == (1, 1, 2)
    assert (after["stock_h"], after["stock_a"]) == (1, 0)
    assert problems() == []


def test_one_card_goes_on_whichever_is_the_older(twice: Showroom) -> None:
    twice.do("card.merge", keep=2, other=1)
    assert (card(2).grade, card(2).card_grade) == ("H", "H")
    assert numbers("visit", "cycle", card(2).id) == [1]
    assert problems() == []


def test_a_running_card_is_the_current_one_beside_a_later_owners(twice: Showroom) -> None:
    """李娜's card of before is open still; 刘洋's, opened later, was signed and delivered."""
    twice.do("order.sign", card=2, model="Accord", colour="red", price="18万", deposit="5000")
    twice.do("order.deliver", card=2)
    for keep, other in ((1, 2), (2, 1)):
        twice.do("card.merge", keep=keep, other=other)
        assert (card(keep).state, card(keep).grade) == (OPEN, "A")
        assert [each.state for each in cards.cycles_of(keep)] == [OWNER, OPEN]
        assert next(each.next_day for each in cards.cycles_of(keep)) is None
        assert numbers("visit", "cycle", card(keep).id) == [1]
        assert store(TODAY)["deliveries"] == 1
        told = twice.do("follow_up.log", card=keep, content="still wants one")
        assert numbers("follow_up", "cycle", card(keep).id) == [told["follow_up"]]
        assert problems() == []
        twice.do("undo")
        twice.do("undo")


def test_what_stands_on_one_order_is_merged_and_two_orders_are_not(twice: Showroom) -> None:
    for number in (1, 2):
        twice.do("order.sign", card=number, model="CR-V", colour="red", price="18万", deposit="5000")
    refused("merge.orders", twice, "card.merge", keep=1, other=2)
    twice.do("order.cancel", card=1, reason="twice")
    twice.do("card.merge", keep=1, other=2)
    assert card().grade == "O"
    assert len(cards.orders_of(card().id)) == 2


def test_of_a_lost_card_and_an_open_one_the_customer_is_not_lost(twice: Showroom) -> None:
    twice.do("card.lose", card=1, reason="price")
    assert store(TODAY)["lost"] == 1
    twice.do("card.merge", keep=1, other=2)
    assert (card().state, card().grade) == (OPEN, "H")
    assert store(TODAY)["lost"] == 0
    twice.do("card.split", card=1)
    assert (card(1).state, store(TODAY)["lost"]) == ("lost", 1)


def test_nobody_merges_what_cannot_be_merged(twice: Showroom) -> None:
    refused("merge.same", twice, "card.merge", keep=1, other=1)
    refused("role.refused", twice.at("李娜"), "card.merge", keep=1, other=2)
    refused("role.refused", twice.at(RECEPTION), "card.split", card=1)
    refused("split.none", twice, "card.split", card=1)
    twice.do("card.merge", keep=1, other=2)
    refused("merge.same", twice, "card.merge", keep=1, other=2)
    twice.do("card.erase", card=3, reason="asked")
    refused("customer.erased", twice, "card.merge", keep=1, other=3)
    refused("customer.erased", twice, "card.merge", keep=3, other=1)


def test_every_row_that_names_a_customer_or_a_cycle_comes_over(twice: Showroom) -> None:
    """The tables of the schema are asked, so that a new one cannot be forgotten."""
    named = {
        (table, column, to)
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for column, to in database.execute(f'SELECT "from", "table" FROM pragma_foreign_key_list(\'{table}\')')
        if to in ("customer", "cycle")
    }
    known = {(model._meta.table_name, "customer", "customer") for model in merges.OF_CUSTOMER}
    known |= {(model._meta.table_name, column, "cycle") for model, column in (*merges.OF_CYCLE, merges.HISTORY)}
    by_itself = {
        ("cycle", "customer", "customer"), ("cycle", "part_of", "cycle"), ("customer", "referrer", "customer"),
        ("customer", "merged_into", "customer"), ("merge", "kept", "customer"), ("merge", "other", "customer"),
    }  # fmt: skip
    assert {each for each in named if each[0] != "token"} == known | by_itself


# -- taken back


@pytest.mark.parametrize(("keep", "other"), [(1, 2), (2, 1)])
@pytest.mark.parametrize("take", ["", "name,colour,owner,note"])
def test_split_at_once_restores_both_byte_for_byte(twice: Showroom, keep: int, other: int, take: str) -> None:
    before = tables()
    twice.do("card.merge", keep=keep, other=other, take=take)
    told = twice.do("card.split", card=keep)
    assert told["other"] == other
    assert tables() == before
    assert problems() == []


@pytest.mark.parametrize(("keep", "other"), [(1, 2), (2, 1)])
def test_an_owners_card_is_split_off_again(twice: Showroom, keep: int, other: int) -> None:
    twice.do("order.sign", card=2, model="Accord", colour="red", price="18万", deposit="5000")
    twice.do("order.deliver", card=2)
    before = tables()
    twice.do("card.merge", keep=keep, other=other)
    twice.do("card.split", card=keep)
    assert tables() == before
    assert problems() == []


@pytest.mark.parametrize(("keep", "other"), [(1, 2), (2, 1)])
def test_what_was_done_since_stays_with_the_kept_card(twice: Showroom, keep: int, other: int) -> None:
    theirs = card(other)._replace(seq=0)
    twice.do("card.merge", keep=keep, other=other)
    twice.clock.move(days=1)
    twice.do("follow_up.log", card=keep, content="new talk", grade="B", next="+5")
    twice.do("card.edit", card=keep, occupation="teacher", plan="Saturday")
    twice.do("card.split", card=keep)
    assert card(other)._replace(seq=0) == theirs
    assert (card(keep).grade, card(keep).plan) == ("B", "Saturday")
    assert card(keep).next_day == "2026-03-18"
    kept = floor.customer(keep)
    assert kept is not None
    assert kept.occupation == "teacher"
    talks = [row for (row,) in database.execute("SELECT content FROM follow_up WHERE cycle = ?", (card(keep).id,))]
    assert talks[-1] == "new talk"
    assert problems() == []


@pytest.mark.parametrize("worked", [False, True])
def test_what_was_done_since_makes_a_card_where_the_kept_one_had_none(twice: Showroom, worked: bool) -> None:
    """An owner's card is kept, the other's running one comes over; split after work, the owner has one of their own."""
    twice.do("order.sign", card=2, model="Accord", colour="red", price="18万", deposit="5000")
    twice.do("order.deliver", card=2)
    theirs, cards_before = card(1)._replace(seq=0), store(TODAY)["cards"]
    twice.do("card.merge", keep=2, other=1)
    if worked:
        twice.do("follow_up.log", card=2, content="a second one?")
    twice.do("card.split", card=2)
    assert card(1)._replace(seq=0) == theirs
    assert card(2).state == (OPEN if worked else OWNER)
    assert card(2).card_how == ("merge" if worked else "contact")
    assert store(TODAY)["cards"] == cards_before
    assert problems() == []


def test_the_latest_merge_is_taken_back_first(twice: Showroom) -> None:
    before = tables()
    twice.do("card.merge", keep=1, other=2)
    between = tables()
    twice.do("card.merge", keep=3, other=1)
    assert floor.one_of(2) == floor.customer(3)
    assert len(cards.cycles_of(3)) == 1
    refused("merge.same", twice, "card.merge", keep=2, other=1)
    twice.do("card.split", card=3)
    assert tables() == between
    twice.do("card.split", card=1)
    assert tables() == before
    refused("split.none", twice, "card.split", card=1)
    assert problems() == []


def test_a_merge_and_a_split_are_taken_back_as_any_line(twice: Showroom) -> None:
    before = rows()
    twice.do("card.merge", keep=1, other=2)
    merged = rows()
    twice.do("card.split", card=1)
    twice.do("undo")
    assert rows() == merged
    twice.do("undo")
    assert rows() == before
    assert problems() == []


def test_a_merge_that_was_worked_on_is_split_not_undone(twice: Showroom) -> None:
    told = twice.do("card.merge", keep=1, other=2)
    line = database.execute("SELECT max(seq) FROM journal").fetchone()[0]
    twice.clock.move(days=1)
    twice.do("follow_up.log", card=1, content="new talk")
    assert told["merge"] == 1
    refused("undo.built_on", twice, "undo", line=line)
    twice.do("card.split", card=1)


# -- forgotten


def test_erasing_a_customer_erases_what_was_merged_into_their_card(twice: Showroom) -> None:
    twice.do("card.merge", keep=1, other=2)
    twice.do("card.erase", card=1, reason="asked")
    everything = json.dumps([*rows().values()], ensure_ascii=False, default=str)
    everything += "".join(text for (text,) in database.execute("SELECT asked || told || changes FROM journal_body"))
    for said in ("李先生", "李小龙", FIRST, SECOND, "20万", "lxl", "Saturday", "likes tea"):
        assert said not in everything, said
    refused("customer.erased", twice, "card.split", card=1)
    assert problems() == []


@pytest.mark.parametrize("gone", [1, 2])
def test_erasing_one_of_two_who_were_split_leaves_the_other_whole(twice: Showroom, gone: int) -> None:
    twice.do("card.merge", keep=1, other=2, take="wechat,budget")
    twice.do("follow_up.log", card=1, content="new talk")
    twice.do("card.split", card=1)
    twice.do("card.erase", card=gone, reason="asked")
    assert problems() == []
    left = floor.customer(3 - gone)
    assert left is not None
    assert left.name == ("李小龙" if gone == 1 else "李先生")
    everything = json.dumps([*rows().values()], ensure_ascii=False, default=str)
    everything += "".join(text for (text,) in database.execute("SELECT asked || told || changes FROM journal_body"))
    theirs = ("李先生", FIRST, "likes tea", "new talk") if gone == 1 else ("李小龙", SECOND, "lxl", "20万", "Saturday")
    for said in theirs:
        assert said not in everything, said


def test_a_manager_merges_at_the_desk(twice: Showroom) -> None:
    assert twice.at(MANAGER).do("card.merge", keep=1, other=2)["from"] == "刘洋"


# -- whatever is done in between

WORK: tuple[tuple[str, dict[str, Any]], ...] = (
    ("follow_up.log", {"content": "new talk", "minutes": 3}),
    ("follow_up.log", {"outcome": "no-answer"}),
    ("follow_up.log", {"content": "nearer", "grade": "H"}),
    ("card.edit", {"colour": "blue", "wechat": "new", "plan": "test drive"}),
    ("card.edit", {"clear": "colour,district"}),
    ("card.grade", {"grade": "C"}),
    ("card.transfer", {"to": "张伟", "reason": "asked"}),
    ("card.lose", {"reason": "price"}),
    ("card.revive", {}),
    ("order.sign", {"model": "CR-V", "colour": "red", "price": "18万", "deposit": "5000"}),
    ("order.deliver", {}),
    ("order.cancel", {"reason": "changed"}),
    ("arrival.log", {"phone": FIRST}),
    ("call.log", {"phone": SECOND, "question": "when?"}),
    ("appointment.make", {"at": "16:00"}),
    ("card.claim", {"reason": "mine", "by": "张伟"}),
)
MOVES = st.lists(st.tuples(st.sampled_from(WORK), st.sampled_from((0, 0, 1))), max_size=5)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=MOVES, between=MOVES, keep=st.sampled_from((1, 2)), take=st.sets(st.sampled_from(CHOSEN)))
def test_split_leaves_the_other_as_it_was_whatever_is_done(
    new_file: Path, before: list[Any], between: list[Any], keep: int, take: set[str]
) -> None:
    with a_showroom(new_file) as house:
        two_cards(house)
        for number in (1, 2):
            worked_on(house, before, number)
        as_they_were = tables()
        theirs = rows_of(3 - keep)
        try:
            house.do("card.merge", keep=keep, other=3 - keep, take=",".join(sorted(take)))
        except Refused as said:
            refusal = said.code
        else:
            refusal = ""
        if refusal:
            assert refusal == "merge.orders"
            return
        assert problems() == []
        assert len({each.id for each in cards.cycles_of(keep) if each.state != OWNER}) <= 1
        done = worked_on(house, between, keep)
        house.do("card.split", card=keep)
        assert problems() == []
        assert rows_of(3 - keep) == theirs
        if not done:
            assert tables() == as_they_were


def worked_on(house: Showroom, moves: list[Any], number: int) -> int:
    """Do things to a card, as far as they can be done; say how many were."""
    done = 0
    for (action, fields), days in moves:
        house.clock.move(days=days)
        given = fields if "phone" in fields else {"card": number, **fields}
        with suppress(Refused):
            house.do(action, **given)
            done += 1
    return done


def rows_of(customer: int) -> dict[str, list[tuple[Any, ...]]]:
    """Give everything that a customer had before: their row, cycles, histories, contacts."""
    own = f"SELECT id FROM cycle WHERE customer = {customer}"
    asked = {
        "customer": f"SELECT * FROM customer WHERE id = {customer}",
        "cycle": f"SELECT * FROM cycle WHERE customer = {customer}",
        "visit": f"SELECT id, cycle, day, kind FROM visit WHERE customer = {customer}",  # one may have gone on
        "token": f"SELECT token FROM token WHERE customer = {customer}",
        **{
            table: f"SELECT * FROM {table} WHERE cycle IN ({own})"
            for table in ("standing", "follow_up", "car_order", "loss")
        },
        "phone": f"SELECT * FROM phone WHERE customer = {customer}",
        "call": f"SELECT id, cycle, day FROM call WHERE customer = {customer}",  # one may have been called back
        "claim": f"SELECT id, staff FROM claim WHERE customer = {customer}",  # one may have been answered
    }
    found = {}
    for table, sql in asked.items():
        columns = [name for (name,) in database.execute(f"SELECT name FROM pragma_table_info('{table}')")]
        at = columns.index("seq") if "seq" in columns and "*" in sql else None
        found[table] = sorted(
            (tuple(value for place, value in enumerate(row) if place != at) for row in database.execute(sql)), key=repr
        )
    return found
