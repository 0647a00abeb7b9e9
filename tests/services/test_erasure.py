"""Erasure: a customer's data goes from the rows, the search words and every old line; the proof stays whole."""

from __future__ import annotations

import re
from typing import Any

import pytest

from floortui.domain.fields import Day, Reason
from floortui.reports.erasure import TABLES
from floortui.services.action import ACTIONS, MANAGERS, Action, Told
from floortui.services.work import Work
from floortui.storage import database, drafts, journal
from floortui.storage.drafts import Draft
from floortui.storage.models import JOURNALED, WHOSE
from floortui.storage.models import PERSONAL as PERSONAL_TABLES
from floortui.storage.queries import calls, floor
from tests.house import YESTERDAY, Showroom, lines, number, problems, refused
from tests.storage.attack import other_program

NAME, PHONE, SECOND, NOTE = "欧阳晓岚", "13512345678", "13687654321", "左手戴表，带两个孩子"
PERSONAL = (NAME, PHONE, SECOND, NOTE, NAME[1:], PHONE[-4:], "oyxl1990", "梧桐路", "周末试驾", "压价十万", "问现车")


@pytest.fixture
def known(showroom: Showroom) -> Showroom:
    """Give a house that knows a customer from many lines, some of them undone."""
    showroom.do("arrival.log", name=NAME, phone=PHONE, note=NOTE)
    showroom.desk.undo()
    party = showroom.do("arrival.log", name=NAME, phone=PHONE, model="CR-V")["visit"]
    showroom.do("visit.complete", visit=party, phone=SECOND, note=NOTE, grade="A")
    showroom.do("visit.complete", visit=party, name="欧阳")
    showroom.desk.undo()
    showroom.do("visit.close", visit=party)
    showroom.do("card.edit", card=NAME, wechat="oyxl1990", address="梧桐路8号", plan=f"{NAME}周末试驾")
    showroom.do("follow_up.log", card=NAME, content=f"{NAME}压价十万", grade="B")
    showroom.do("call.log", phone=PHONE, question=f"{NAME}问现车")
    showroom.do("order.sign", card=NAME, model="CR-V", colour="白", price="20万", deposit="100", buyer=f"{NAME}公司")
    showroom.do("order.cancel", card=NAME, reason=f"{NAME}反悔")
    showroom.do("arrival.log", customer=NAME)
    showroom.do("card.claim", card=NAME, by="刘洋", reason=f"{NAME}是我同学")
    showroom.do("arrival.log", name="周女士", phone="13900139000")
    return showroom


DIGEST = re.compile(r"\b(?:[0-9a-f]{32}|[0-9a-f]{64})\b")
"""A salt or a digest: any four digits may stand in one by chance."""


def found(text: str) -> list[str]:
    """Name every table and column in which a text stands."""
    places = []
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in database.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchall():
            hits = database.execute(f"SELECT {row[0]} FROM {table} WHERE {row[0]} LIKE '%' || ? || '%'", (text,))
            if any(text in DIGEST.sub("", str(value)) for (value,) in hits):
                places.append(f"{table}.{row[0]}")
    return places


def test_nothing_of_the_customer_is_left(known: Showroom) -> None:
    drafts.save("王敏", "arrival", Draft("k", {"phone": PHONE}), "2026-03-12T01:00:00.000Z")
    assert "journal_body.changes" in found(PHONE)
    told = known.do("card.erase", card=PHONE, reason=f"{NAME}要求删除")
    assert {text: found(text) for text in PERSONAL if found(text)} == {}
    assert told["lines"] == 14, "lines that were undone, and their undos, hold data too"
    assert problems() == []
    assert found("周女士"), "others stay"


def test_the_file_itself_holds_nothing_once_it_is_packed(known: Showroom) -> None:
    known.do("card.erase", card=PHONE, reason="本人要求")
    database.disconnect()
    with other_program(known.file) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = known.file.read_bytes()
    sought = [text for text in PERSONAL if text != PHONE[-4:]]  # four digits stand in some salt or hash by chance
    assert [text for text in sought if text.encode() in content] == []
    assert problems() == []


def test_the_figures_and_the_order_stay(known: Showroom) -> None:
    line, visits = known.line(), len(floor.visits_of("2026-03-12"))
    known.do("card.erase", card=NAME, reason="本人要求")
    assert (known.line(), len(floor.visits_of("2026-03-12"))) == (line, visits)
    assert floor.customer(2) is not None


def test_the_erased_are_found_no_more(known: Showroom) -> None:
    number = known.do("card.erase", card=NAME, reason="本人要求")["customer"]
    assert floor.customers_with_phone(PHONE) == []
    assert floor.find_customers(NAME, 9) == []
    again = known.do("card.erase", card=str(number), reason="再一次")
    assert again["customer"] == number, "what came in since can be erased, too"
    refused("customer.unknown", known, "arrival.log", customer=NAME)
    assert known.do("arrival.log", phone=PHONE)["kind"] == "first"


def test_the_line_that_erased_holds_no_name(known: Showroom) -> None:
    known.do("card.erase", card=NAME, reason=f"{NAME}，{PHONE}")
    line = journal.last_entries(1)[0]
    assert line.asked == {"card": str(line.told["customer"]), "reason": "…，…"}
    assert all(before is None for _, _, before, _ in line.changes)


def test_what_an_erasure_wrote_cannot_be_undone_nor_what_was_before(known: Showroom) -> None:
    completed = next(line.seq for line in journal.entries() if line.action == "visit.complete")
    known.do("card.erase", card=NAME, reason="本人要求")
    refused("undo.never", known, "undo", line=lines())
    assert refused("undo.built_on", known, "undo", line=completed)["action"] == "card.erase"
    assert {text: found(text) for text in PERSONAL if found(text)} == {}


def test_the_order_before_an_erasure_can_still_be_undone(known: Showroom) -> None:
    known.do("rotation.skip", name="陈静", reason="phone")
    skip = lines()
    known.do("card.erase", card=NAME, reason="本人要求")
    known.desk.undo(skip)
    assert problems() == []


def test_only_a_manager_erases_and_says_why(known: Showroom) -> None:
    refused("role.refused", known.at("王敏"), "card.erase", card=NAME, reason="本人要求")
    refused("field.missing", known, "card.erase", card=NAME)


def test_two_of_one_name_are_erased_one_by_one(known: Showroom) -> None:
    known.regular("陈静", "周女士", "13700137000")
    known.do("card.erase", card="13700137000", reason="本人要求")
    assert found("13900139000")
    assert found("13700137000") == []
    assert [customer.phones for customer in floor.customers_named("周女士")] == [("13900139000",)]
    assert problems() == []


def test_a_visit_that_turned_out_to_be_another_s_stays_theirs(known: Showroom) -> None:
    phone = known.regular("陈静", "吴先生", "13700137000")
    party = known.do("arrival.log", name="吴师傅")["visit"]
    known.do("visit.complete", visit=party, phone=phone, note="改约周末")
    known.do("card.erase", card="吴师傅", reason="本人要求")
    assert found("吴师傅") == []
    assert found("改约周末") == ["journal_body.changes", "visit.note"]
    assert problems() == []


def test_what_was_written_before_anybody_knew_who_it_was_is_emptied(known: Showroom) -> None:
    party = known.do("arrival.log", note="13911112222，先不留姓名")["visit"]
    known.do("visit.complete", visit=party, name="秦先生", phone="13911112222")
    known.do("card.erase", card="13911112222", reason="本人要求，电话 139-1111-2222")
    assert {text: found(text) for text in ("先不留姓名", "13911112222", "139-1111", "秦先生") if found(text)} == {}
    assert problems() == []


def test_who_comes_again_after_an_erasure_is_somebody_new_and_can_be_erased(known: Showroom) -> None:
    visit = floor.visits_of("2026-03-12")[-1].id
    known.do("card.erase", card="周女士", reason="本人要求")
    erased = known.do("visit.complete", visit=visit, name="周女士", phone="13900139000", note="又来了")["customer"]
    assert floor.customers_with_phone("13900139000")[0].id == erased
    known.do("card.erase", card=str(erased), reason="本人要求")
    assert {text: found(text) for text in ("周女士", "13900139000", "又来了") if found(text)} == {}
    assert problems() == []


def test_a_repeated_erasure_tells_what_the_first_told(known: Showroom) -> None:
    first = known.do("card.erase", key="k-1", card=NAME, reason="本人要求")
    again = known.do("card.erase", key="k-1", card=NAME, reason="本人要求")
    assert again["customer"] == first["customer"]
    assert first["overwritten"]


def test_the_day_before_is_emptied_too(known: Showroom) -> None:
    known.do("arrival.log", customer=NAME, served_by="陈静", arrived=f"{YESTERDAY}T10:00", note=NOTE)
    known.do("card.erase", card=NAME, reason="本人要求")
    assert found(NOTE) == []


FRIEND, FRIENDS = "司马清", "13800138003"


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("arrival.log", {"name": "郑先生", "phone": "13666667777", "brought_by": FRIENDS}),
        ("arrival.log", {"name": "郑先生", "phone": "13666667777", "brought_by": FRIEND}),
        ("card.edit", {"card": "王先生", "referrer": FRIEND}),
        ("card.edit", {"card": "王先生", "referrer": FRIENDS, "note": f"和{FRIEND} 138-0013-8003 一起"}),
        ("visit.complete", {"also": f"{FRIEND} {FRIENDS}, 王女士 13911110000"}),
        ("visit.complete", {"also": f"王女士 13911110000, {FRIEND}"}),
        ("visit.complete", {"note": f"{FRIEND}的朋友，电话 +86 138 0013 8003"}),
        ("arrival.assign", {"to": "张伟", "reason": f"{FRIEND} {FRIENDS} 要找张伟"}),
    ],
)
def test_who_is_named_in_the_lines_of_others_is_emptied_there_too(
    showroom: Showroom, action: str, fields: dict[str, str]
) -> None:
    showroom.regular("陈静", FRIEND, FRIENDS)
    anothers = showroom.do("arrival.log", name="王先生", phone="13677778888")["visit"]
    showroom.do("visit.complete", visit=anothers, model="CR-V")
    about = {"visit": anothers} if action in ("visit.complete", "arrival.assign") else {}
    showroom.do(action, **about, **fields)
    showroom.do("card.erase", card=FRIENDS, reason="本人要求")
    assert {text: found(text) for text in (FRIEND, FRIENDS, "138-0013", "138 0013") if found(text)} == {}
    assert floor.customers_with_phone(FRIENDS) == [], "no search word finds them"
    assert found("王先生"), "the others stay"
    assert "13911110000" not in fields.get("also", "") or found("13911110000")
    assert problems() == []


def test_a_companion_s_own_customer_is_erased_and_the_party_keeps_the_others(showroom: Showroom) -> None:
    showroom.regular("陈静", FRIEND, FRIENDS)
    party = showroom.do("arrival.log", name="王先生", phone="13677778888")["visit"]
    showroom.do("visit.complete", visit=party, also=f"王女士 13911110000, {FRIEND} {FRIENDS}")
    showroom.do("card.erase", card=FRIENDS, reason="本人要求")
    seen = floor.visit(party)
    assert seen is not None
    assert seen.also == "王女士 13911110000"


def test_a_phone_and_a_name_that_another_customer_has_too_stay_with_that_one(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", "13700137000")
    showroom.do("arrival.log", name="周女士", phone="13900139000", note="周女士，黑色")
    showroom.do("card.erase", card="13700137000", reason="本人要求")
    assert found("周女士，黑色")
    assert [customer.name for customer in floor.customers_with_phone("13900139000")] == ["周女士"]
    assert problems() == []


@pytest.fixture
def erased(showroom: Showroom) -> tuple[Showroom, int]:
    """Give a house with a party in it, just erased: the visit of the day's first customer, whom 李娜 looks after."""
    party = showroom.do("arrival.log", name=NAME, phone=PHONE, model="CR-V")["visit"]
    showroom.do("card.erase", card=PHONE, reason="本人要求")
    return showroom, party


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("arrival.assign", {"to": "陈静", "reason": "换人"}),
        ("visit.reclassify", {"as": "return", "owner": "陈静", "reason": "是老客户"}),
        ("rotation.no_answer", {"name": "李娜"}),
        ("visit.complete", {"note": "看了 CR-V", "grade": "B"}),
    ],
)
def test_nobody_looks_after_the_erased_anew(erased: tuple[Showroom, int], action: str, fields: dict[str, str]) -> None:
    showroom, party = erased
    before = floor.visit(party)
    owner = number("李娜")
    showroom.do(action, **({} if action == "rotation.no_answer" else {"visit": party}), **fields)
    after, known = floor.visit(party), floor.customer(1)
    assert known is not None
    assert before is not None
    assert after is not None
    assert (known.owner, after.customer, after.cycle) == (owner, before.customer, before.cycle)
    assert known.erased
    assert problems() == []


def test_a_visit_of_the_erased_is_joined_to_nobody_s(erased: tuple[Showroom, int]) -> None:
    showroom, party = erased
    other = showroom.do("arrival.log", looks="红外套")["visit"]
    refused("customer.erased", showroom, "visit.link", visit=other, to_visit=party)
    refused("customer.erased", showroom, "visit.link", visit=party, to_visit=other)


def test_who_was_to_be_called_back_is_so_no_more_once_erased(showroom: Showroom) -> None:
    for name in ("李娜", "刘洋", "陈静", "张伟"):
        showroom.do("rotation.away", name=name, reason="meal")
    call = showroom.do("call.log", name=NAME, phone=PHONE, question="问价")["call"]
    assert [each.call for each in calls.call_backs(None, 9)] == [call]
    erased = showroom.do("card.erase", card=PHONE, reason="本人要求")["customer"]
    assert calls.call_backs(None, 9) == []
    refused("call.called_back", showroom, "call.called_back", call=call, taken_by="李娜")
    known = floor.customer(erased)
    assert known is not None
    assert known.owner is None
    assert problems() == []


def test_who_gives_their_name_after_an_erasure_begins_a_cycle_of_their_own(erased: tuple[Showroom, int]) -> None:
    showroom, party = erased
    before = floor.visit(party)
    told = showroom.do("visit.complete", visit=party, name="周女士", phone="13900139000")
    after = floor.visit(party)
    assert before is not None
    assert after is not None
    assert after.customer == told["customer"] != before.customer
    assert after.cycle != before.cycle


def test_the_car_they_drove_away_in_and_what_was_said_of_it_go_and_one_that_stands_here_is_free(
    showroom: Showroom,
) -> None:
    showroom.do("card.open", name=NAME, phone=PHONE, model="CR-V", owner="李娜")
    for vin in ("LVHGONE0001", "LVHHERE0002"):
        showroom.do("stock.add", model="CR-V", colour="白", vin=vin)
    showroom.do("stock.edit", car=1, note=f"{NAME}要求贴膜")
    showroom.do("stock.edit", car=2, note=f"{NAME}已看")
    for _ in range(2):
        showroom.do("order.sign", card=1, model="CR-V", colour="白", price="20万", deposit="5000")
    showroom.do("order.deliver", card=1, order=1)
    assert found("LVHGONE0001")
    showroom.do("card.erase", card=PHONE, reason="本人要求")
    assert {text: found(text) for text in (NAME, PHONE, "LVHGONE0001", "贴膜", "已看") if found(text)} == {}
    stands = database.execute("SELECT vin, reserved_for, note FROM stock_car WHERE gone_on IS NULL").fetchall()
    assert stands == [("LVHHERE0002", None, "")], "the house keeps its car"
    assert problems() == []


FREE_TEXTS = (
    # table, the row that names somebody, the columns that must be empty of them
    ("drawer_check", {"cycle": 1, "month": "2026-03", "finding": "", "remark": "{name}在外地，{phone}"}, "remark"),
    ("review", {"follow_up": 1, "cycle": 1, "day": YESTERDAY, "verdict": "", "note": "{name}说没接过电话"}, "note"),
    ("phone", {"customer": 1, "number": "13687654321", "whose": "{name}的太太"}, "whose"),
    ("saved_filter", {"name": "{phone}", "asks": '{{"text": "{name}"}}'}, "name asks"),
    ("saved_filter", {"name": "找人", "asks": '{{"text": "打 {phone}", "grade": ["H"]}}'}, "asks"),
    (
        "event",
        {"name": "试驾会", "kind": "", "place": "", "starts": YESTERDAY, "ends": YESTERDAY, "window_days": 0, "cost": 0,
         "note": "请{name} {phone}"},
        "note",
    ),
    (
        "stock_car",
        {"model": "CR-V", "colour": "白", "vin": "", "arrived": YESTERDAY, "note": "给{name} {phone}留着"},
        "note",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("table", "row", "columns"), FREE_TEXTS, ids=[f"{each[0]} {each[2]}" for each in FREE_TEXTS])
def test_every_free_text_of_the_newer_tables_is_emptied_of_them(
    showroom: Showroom, monkeypatch: pytest.MonkeyPatch, table: str, row: dict[str, Any], columns: str
) -> None:
    """Rows are written by an action of the test's own, so that a table counts whatever writes it."""
    showroom.do("card.open", name=NAME, phone=PHONE, model="CR-V", owner="李娜")
    showroom.do("follow_up.log", card=1, content="聊过")

    def write(work: Work, *, day: Day, reason: Reason = "") -> Told:
        """Write the row."""
        values = {
            name: value.format(name=NAME, phone=PHONE) if isinstance(value, str) else value
            for name, value in row.items()
        }
        return {"row": work.change.insert(JOURNALED[table], **values)}

    declared = Action("day.close", write, MANAGERS, "", undoable=True, open_day=False)
    write.__annotations__ = {"work": Work, "day": Day, "reason": Reason, "return": Told}
    monkeypatch.setitem(ACTIONS, "day.close", declared)
    showroom.do("day.close", day=YESTERDAY)
    written = database.execute(f"SELECT {', '.join(columns.split())} FROM {table} ORDER BY id DESC LIMIT 1").fetchone()
    assert any(NAME in text or PHONE in text for text in written)
    showroom.do("card.erase", card=PHONE, reason="本人要求")
    assert {text: found(text) for text in (NAME, PHONE) if found(text)} == {}
    assert problems() == []


def test_every_table_that_holds_a_customer_s_data_is_named_where_an_erasure_is_asked_about() -> None:
    assert TABLES.keys() == WHOSE.keys()
    assert {table for table in PERSONAL_TABLES if table not in WHOSE} == {"saved_filter", "event"}


def test_no_table_keeps_a_text_that_an_erasure_does_not_know(showroom: Showroom) -> None:
    """A column for words of people that is new has to be weighed: personal, or of the house."""
    words = {
        (table, column)
        for table in JOURNALED
        for (column, kind) in database.execute(f"SELECT name, type FROM pragma_table_info('{table}')").fetchall()
        if kind == "TEXT" and column in ("note", "remark", "content", "reason", "buyer", "whose", "asks", "vin", "plan")
    }
    known = {(table, column) for table, columns in PERSONAL_TABLES.items() for column in columns}
    assert words - known == {("closed_day", "reason"), ("loss", "reason")}, "a holiday's, and a code"
