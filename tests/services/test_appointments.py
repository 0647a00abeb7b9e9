"""Appointments: made, moved, kept by coming, missed and cancelled, each as one line that can be taken back."""

from __future__ import annotations

import pytest

from floortui.domain.records import Appointment
from floortui.storage import database, journal
from floortui.storage.queries import appointments, floor
from tests.house import TODAY, TOMORROW, YESTERDAY, ZONE, Showroom, lines, number, problems, refused, rows

PHONE = "13900139001"


@pytest.fixture
def booked(showroom: Showroom) -> Showroom:
    """Give a house in which 周女士, customer 1 of 陈静, comes at two."""
    showroom.cards(("周女士", PHONE, "Fit", "B", "陈静"))
    showroom.do("appointment.make", card=PHONE, at="14:00", note="带先生来看车")
    return showroom


def made(number: int = 1) -> Appointment:
    found = appointments.appointment(number)
    assert found is not None
    return found


def at(house: Showroom, clock: str) -> None:
    """Let the time of today come."""
    hour, minute = map(int, clock.split(":"))
    now = house.clock.now().astimezone(ZONE)
    house.clock.move(minutes=hour * 60 + minute - (now.hour * 60 + now.minute))


def test_it_is_made_from_a_card_for_its_consultant(booked: Showroom) -> None:
    found = made()
    assert (found.customer, found.day, found.at) == (1, TODAY, "2026-03-12T06:00:00.000Z")
    assert (found.note, found.state, found.visit) == ("带先生来看车", "", None)
    told = journal.last_entries(1)[0].told
    assert (told["card"], told["appointment"], told["time"], told["staff"], told["before"]) == (
        1, 1, "14:00", "陈静", None,
    )  # fmt: skip
    assert problems() == []


def test_it_may_be_with_a_colleague(booked: Showroom) -> None:
    assert booked.do("appointment.make", card=1, at="15:00", staff="刘洋")["staff"] == "刘洋"
    refused("staff.not_consultant", booked, "appointment.make", card=1, at="15:00", staff="王敏")


def test_making_another_moves_the_one_that_is_open(booked: Showroom) -> None:
    told = booked.do("appointment.make", card=1, at="明天 10:30")
    assert (told["appointment"], told["day"], told["time"]) == (1, TOMORROW, "10:30")
    assert told["before"] == "2026-03-12T06:00:00.000Z"
    assert len(rows()["appointment"]) == 1
    assert made().note == "带先生来看车", "what is not said stays"
    booked.desk.undo()
    assert made().day == TODAY


def test_who_did_not_come_and_calls_has_another_and_the_first_stays_missed(booked: Showroom) -> None:
    at(booked, "15:01")
    told = booked.do("appointment.make", card=1, at="tomorrow 14:00")
    assert (told["appointment"], told["before"]) == (2, None)
    assert made().state == "missed"


def test_a_late_one_can_still_be_moved(booked: Showroom) -> None:
    at(booked, "15:00")
    assert booked.do("appointment.make", card=1, at="16:00")["appointment"] == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("08:59", "coming.past"),
        ("2026-03-11T10:00", "coming.past"),
        ("2026-03-11 10:00", "coming.past"),
        ("2027-03-14 10:00", "coming.far"),
        ("改天", "coming.unreadable"),
        ("14", "coming.unreadable"),
        ("25:00", "coming.unreadable"),
        ("10:60", "coming.unreadable"),
        ("fri", "coming.unreadable"),
        ("2026-02-30 10:00", "coming.unreadable"),
    ],
)
def test_a_time_that_is_none_or_past_is_refused_in_one_sentence(booked: Showroom, text: str, code: str) -> None:
    refused(code, booked, "appointment.make", card=1, at=text)


@pytest.mark.parametrize(
    "text",
    ["13 14:30", "fri 14:30", "周五14:30", "明天 14：30", "明天下午2点半", "tomorrow 2:30pm", "+1 14:30",
     "2026-03-13T14:30", "2026-03-13 14:30", "3月13日 14点30分", "下午2:30 ", "１４：３０"],
)  # fmt: skip
def test_times_are_read_as_people_say_them(booked: Showroom, text: str) -> None:
    told = booked.do("appointment.make", card=1, at=text)
    assert told["time"] == "14:30"
    assert told["day"] == (TODAY if text.strip() in ("下午2:30", "１４：３０") else TOMORROW)


def test_coming_on_that_day_keeps_it(booked: Showroom) -> None:
    at(booked, "13:40")
    told = booked.do("arrival.log", phone=PHONE)
    assert (told["assigned"], told["how"], told["appointment"]) == ("陈静", "appointment", 1)
    assert told["why"] == [["appointment", {"at": "2026-03-12T06:00:00.000Z"}], ["no_turn", {}]]
    assert (made().state, made().visit) == ("came", told["visit"])
    assert booked.turns("陈静") == 0
    booked.desk.undo()
    assert (made().state, made().visit) == ("", None)
    assert problems() == []


def test_who_is_not_recognised_says_which_it_is(booked: Showroom) -> None:
    told = booked.do("arrival.log", appointment=1)
    assert (told["assigned"], told["how"]) == ("陈静", "appointment")
    assert floor.visits_of(TODAY)[-1].customer == 1
    refused("appointment.over", booked, "arrival.log", appointment=1)
    refused("appointment.unknown", booked, "arrival.log", appointment=7)


def test_somebody_else_s_appointment_is_not_kept(booked: Showroom) -> None:
    other = booked.do("call.log", name="吴先生")["customer"]
    refused("appointment.other", booked, "arrival.log", appointment=1, customer=other)


def test_who_is_known_only_at_the_table_has_kept_it_too(booked: Showroom) -> None:
    visit = booked.do("arrival.log")["visit"]
    assert booked.do("visit.complete", visit=visit, phone=PHONE)["appointment"] == 1
    assert (made().state, made().visit) == ("came", visit)


def test_a_visit_that_never_was_one_kept_nothing(booked: Showroom) -> None:
    visit = booked.do("arrival.log", phone=PHONE)["visit"]
    booked.do("visit.void", visit=visit, reason="录错了")
    assert (made().state, made().visit) == ("", None)
    assert booked.do("arrival.log", phone=PHONE)["how"] == "appointment"


def test_closing_the_day_notes_who_did_not_come_and_coming_mends_it(booked: Showroom) -> None:
    at(booked, "18:00")
    assert booked.do("day.close")["no_shows"] == [1]
    assert made().state == "missed"
    assert booked.do("arrival.log", phone=PHONE)["appointment"] == 1
    assert made().state == "came"
    assert problems() == []


def test_closing_the_day_can_be_taken_back(booked: Showroom) -> None:
    booked.do("day.close")
    booked.desk.undo()
    assert made().state == ""


@pytest.mark.parametrize("opens", ["day.open", "arrival.log"])
def test_a_day_that_nobody_closed_is_over_when_the_next_begins(booked: Showroom, opens: str) -> None:
    booked.clock.move(days=1)
    booked.do("roster.set", day=TOMORROW, names="李娜,陈静")
    told = booked.do(opens)
    assert made().state == "missed"
    assert opens != "day.open" or told["no_shows"] == [1]
    assert booked.do("arrival.log", phone=PHONE)["how"] == "owner", "yesterday's appointment is over"


def test_a_party_logged_for_yesterday_has_kept_yesterday_s(booked: Showroom) -> None:
    booked.clock.move(days=1)
    booked.do("roster.set", day=TOMORROW, names="李娜,陈静")
    booked.do("day.open")
    told = booked.do("arrival.log", phone=PHONE, served_by="陈静", arrived=f"{TODAY}T14:10")
    assert (told["how"], made().state) == ("late", "came")


def test_it_is_cancelled_with_a_reason_by_number_or_by_whose_it_is(booked: Showroom) -> None:
    told = booked.do("appointment.cancel", card=PHONE, reason="customer")
    assert (told["appointment"], told["card"]) == (1, 1)
    assert (made().state, made().reason) == ("cancelled", "customer")
    refused("appointment.none", booked, "appointment.cancel", card=PHONE)
    refused("appointment.over", booked, "appointment.cancel", appointment=1)
    refused("appointment.which", booked, "appointment.cancel")
    booked.desk.undo()
    booked.do("appointment.cancel", appointment=1)
    assert booked.do("arrival.log", phone=PHONE)["how"] == "owner"


def test_a_consultant_sees_to_their_own(booked: Showroom) -> None:
    for fields in ({"card": 1}, {"appointment": 1}):
        refused("role.own_only", booked.at("刘洋"), "appointment.cancel", **fields)
    refused("role.own_only", booked.at("刘洋"), "appointment.make", card=1, at="15:00")
    assert booked.at("陈静").do("appointment.make", card=1, at="15:00", staff="刘洋")["staff"] == "刘洋"
    booked.at("刘洋").do("appointment.cancel", appointment=1)
    assert booked.at("王敏").do("appointment.make", card=1, at="15:00")["staff"] == "陈静"


def test_two_desks_that_move_one_are_told_of_each_other(booked: Showroom) -> None:
    seen = made().seq
    booked.at("陈静").do("appointment.make", card=1, at="16:00", seen=seen)
    assert refused("seen.moved", booked, "appointment.cancel", appointment=1, seen=seen)["name"] == "陈静"
    refused("seen.moved", booked, "appointment.make", card=1, at="17:00", seen=seen)


def test_a_call_makes_one_in_the_same_line(showroom: Showroom) -> None:
    before = lines()
    told = showroom.do("call.log", name="吴先生", appointment="明天 10:30", taken_by="刘洋")
    assert lines() == before + 1
    assert (told["appointment"], told["appointment_at"], told["appointment_with"]) == (
        1, "2026-03-13T02:30:00.000Z", "刘洋",
    )  # fmt: skip
    assert made().day == TOMORROW
    showroom.desk.undo()
    assert rows()["appointment"] == []
    refused("appointment.nobody", showroom, "call.log", question="几点开门", appointment="14:00")


def test_who_is_handed_over_comes_to_the_new_consultant(booked: Showroom) -> None:
    booked.do("card.transfer", card=1, to="刘洋", reason="调整")
    assert booked.do("arrival.log", phone=PHONE)["assigned"] == "刘洋"
    booked.desk.undo()
    booked.do("appointment.make", card=1, at="15:00", staff="张伟")
    booked.do("card.claim", card=1, by="李娜", reason="老客户")
    booked.do("claim.decide", card=1, verdict="approved")
    assert booked.do("arrival.log", phone=PHONE)["assigned"] == "张伟", "who agreed to see them still does"


def test_one_with_whom_nobody_works_any_more_is_the_next_one_s(booked: Showroom) -> None:
    booked.do("staff.leave", name="陈静")
    told = booked.do("arrival.log", phone=PHONE)
    assert (told["assigned"], told["how"], told["owner_left"]) == ("李娜", "turn", "陈静")
    assert made().state == "came"


def test_an_erasure_empties_it_and_expects_nobody(booked: Showroom) -> None:
    booked.do("appointment.make", card=1, at="15:00", note="周女士带先生")
    booked.do("appointment.cancel", card=1, reason="周女士说忙")
    booked.do("appointment.make", card=1, at="16:00", note="周女士再约")
    booked.do("card.erase", card=1, reason="本人要求")
    assert [(each.state, each.note, each.reason) for each in (made(1), made(2))] == [("cancelled", "", "")] * 2
    bodies = database.execute("SELECT asked || told || changes FROM journal_body").fetchall()
    assert [body for (body,) in bodies if "周女士" in body or "带先生" in body or PHONE in body] == []
    assert problems() == []
    assert appointments.expected(YESTERDAY, TOMORROW) == []


def was_here(house: Showroom) -> int:
    """Let 周女士 have been here with 陈静 at nine, and have left."""
    house.do("appointment.cancel", appointment=1)
    visit = int(house.do("arrival.log", phone=PHONE, model="Fit")["visit"])
    house.clock.move(minutes=20)
    house.do("visit.close", visit=visit)
    return visit


def test_who_is_back_the_same_day_keeps_the_appointment_made_meanwhile(booked: Showroom) -> None:
    visit = was_here(booked)
    booked.do("appointment.make", card=1, at="14:00")
    at(booked, "14:00")
    told = booked.do("arrival.log", phone=PHONE)
    assert (told["visit"], told["reopened"], told["appointment"]) == (visit, True, 2)
    assert (made(2).state, made(2).visit) == ("came", visit)
    assert booked.do("day.close")["no_shows"] == []
    assert problems() == []


@pytest.mark.parametrize("known_by", [{"appointment": 2}, {"appointment": 2, "phone": "13900139007"}, {"phone": PHONE}])
def test_what_is_said_of_who_is_back_is_written_on_the_visit_that_goes_on(
    booked: Showroom, known_by: dict[str, object]
) -> None:
    visit = was_here(booked)
    booked.do("appointment.make", card=1, at="14:00")
    said = {"also": "周先生 13800138002", "looks": "红帽子", "plate": "京A·12345", "party": 4, "note": "带先生"}
    told = booked.do("arrival.log", model="CR-V", **said, **known_by)
    assert (told["visit"], told["reopened"], told["appointment"]) == (visit, True, 2)
    found, known = floor.visit(visit), floor.customer(1)
    assert found is not None
    assert known is not None
    assert (found.also, found.looks, found.party, found.note, found.model) == (
        "周先生 13800138002", "红帽子", 4, "带先生", "CR-V",
    )  # fmt: skip
    assert known.plate == "京A·12345"
    assert "13800138002" in known.phones, "the party is known by the phones of those who came along"
    assert known_by.get("phone", PHONE) in known.phones
    assert problems() == []


def test_who_is_back_for_an_appointment_with_another_pays_another_visit(booked: Showroom) -> None:
    visit = was_here(booked)
    booked.do("appointment.make", card=1, at="14:00", staff="刘洋")
    told = booked.do("arrival.log", phone=PHONE)
    assert (told["visit"], told["assigned"], told["how"]) == (visit + 1, "刘洋", "appointment")
    assert (made(2).state, made(2).visit) == ("came", visit + 1)


def test_a_visit_that_kept_two_and_never_was_one_gives_both_back(booked: Showroom) -> None:
    visit = int(booked.do("arrival.log", phone=PHONE)["visit"])
    booked.do("visit.close", visit=visit)
    booked.do("appointment.make", card=1, at="14:00")
    booked.do("arrival.log", phone=PHONE)
    assert [made(each).visit for each in (1, 2)] == [visit, visit]
    told = booked.do("visit.void", visit=visit, reason="录错了")
    assert told["appointments"] == [
        {"appointment": 2, "state": "open"}, {"appointment": 1, "state": "cancelled"},
    ]  # fmt: skip
    assert [(made(each).state, made(each).visit) for each in (1, 2)] == [("cancelled", None), ("", None)]


def test_a_customer_has_one_that_is_open_though_a_visit_that_kept_one_is_voided(booked: Showroom) -> None:
    visit = booked.do("arrival.log", phone=PHONE)["visit"]
    booked.do("visit.close", visit=visit)
    booked.do("appointment.make", card=1, at="2026-03-14 10:00")
    told = booked.do("visit.void", visit=visit, reason="录错了")
    assert told["appointments"] == [{"appointment": 1, "state": "cancelled"}]
    assert [each.number for each in appointments.expected("0000-00-00", "9999-99-99")] == [2]


def test_whoever_turns_out_to_be_here_has_kept_it(booked: Showroom) -> None:
    visit = booked.do("arrival.log")["visit"]
    assert booked.do("visit.link", visit=visit, to_customer=PHONE)["appointment"] == 1
    assert (made().state, made().visit) == ("came", visit)
    assert booked.do("day.close")["no_shows"] == []


def test_a_buyer_of_a_group_has_kept_it_and_is_expected_again_if_the_group_never_came(booked: Showroom) -> None:
    booked.do("arrival.log", name="孙先生", phone="13900139009")
    buyer = booked.do("visit.add_buyer", visit=1, model="Fit", phone=PHONE)
    assert buyer["appointment"] == 1
    assert (made().state, made().visit) == ("came", buyer["visit"])
    booked.do("visit.void", visit=1, reason="录错了")
    assert (made().state, made().visit) == ("", None)


def test_a_lead_whose_card_is_opened_at_the_table_has_kept_it(showroom: Showroom) -> None:
    showroom.do("call.log", name="吴先生", phone="13900139005", appointment="14:00")
    visit = showroom.do("arrival.log")["visit"]
    told = showroom.do("card.open", visit=visit, name="吴先生", phone="13900139005", model="Fit")
    assert told["appointment"] == 1
    assert (made().state, made().visit) == ("came", visit)


def test_who_was_taken_for_another_has_not_come(booked: Showroom) -> None:
    booked.cards(("吴先生", "13900139005", "Fit", "B", "刘洋"))
    visit = booked.do("arrival.log", phone=PHONE)["visit"]
    told = booked.do("visit.complete", visit=visit, name="吴先生", phone="13900139005")
    assert told["customer"] == 2
    assert told["appointments"] == [{"appointment": 1, "state": "open"}]
    assert (made().state, made().visit) == ("", None)
    assert problems() == []


def with_whom() -> list[int | None]:
    """Give with whom everybody comes who is expected, as LATER shows it."""
    return [each.staff for each in appointments.expected("0000-00-00", "9999-99-99")]


def test_a_caller_s_appointment_is_with_whoever_has_them_by_now(showroom: Showroom) -> None:
    showroom.do("setting.set", name="rotation.calls", value="reception")
    showroom.do("call.log", name="吴先生", phone="13900139005", appointment="14:00")
    assert with_whom() == [None]
    showroom.do("card.open", customer=1, name="吴先生", phone="13900139005", model="Fit", owner="刘洋")
    assert with_whom() == [number("刘洋")]
    assert [each.number for each in appointments.expected(TODAY, TODAY, number("刘洋"))] == [1]
    assert appointments.expected(TODAY, TODAY, number("陈静")) == []


def test_who_leaves_the_house_leaves_no_appointment_behind(booked: Showroom) -> None:
    told = booked.do("staff.leave", name="陈静")
    assert told["appointments"] == [1]
    assert (made().staff, made().state, with_whom()) == (None, "", [None])
    booked.do("card.transfer", card=1, to="刘洋", reason="离职")
    assert with_whom() == [number("刘洋")]
    booked.desk.undo()
    booked.desk.undo()
    assert with_whom() == [number("陈静")]
    assert "appointments" not in booked.do("staff.leave", name="李娜")
    assert problems() == []
