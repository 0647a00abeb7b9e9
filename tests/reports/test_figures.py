"""Each figure by small cases worked by hand; a case is named for the rule that it shows (domain.md §4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest

from floortui.domain.figures import COUNT, DATING, FIGURES, HOUSE, PER, TALLIES, label_of
from floortui.domain.period import day_after, from_to, sales_month
from floortui.errors import Refused
from floortui.reports.board import OPENED, STOCK, BoardQuery
from floortui.reports.figures import expected, written
from floortui.reports.period_figures import asked_figures, number, period_figures
from floortui.reports.sidebar import SHOWN, sidebar_figures
from tests.house import TODAY, Showroom
from tests.house import number as staff

Step = Callable[[Showroom], object]


def do(action: str, /, **fields: Any) -> Step:
    return lambda house: house.do(action, **fields)


def comes(phone: str = "", **fields: Any) -> Step:
    """Let a party come in and leave after half an hour."""

    def step(house: Showroom) -> None:
        named = {"name": f"客户{phone}", "phone": f"1380013800{phone}"} if phone else {}
        visit = house.do("arrival.log", **named, **fields)["visit"]
        house.clock.move(minutes=30)
        house.do("visit.close", visit=visit)

    return step


def card(phone: str, owner: str = "李娜", grade: str = "C", **fields: Any) -> Step:
    return do(
        "card.open", name=f"客户{phone}", phone=f"1380013800{phone}", model="CR-V", owner=owner, grade=grade, **fields
    )


def order(phone: str, **fields: Any) -> Step:
    facts: dict[str, Any] = {"model": "CR-V", "colour": "白", "price": 200_000, "deposit": 5000, **fields}
    return do("order.sign", card=f"1380013800{phone}", **facts)


def follow(phone: str, **fields: Any) -> Step:
    return do("follow_up.log", card=f"1380013800{phone}", content="谈价格", **fields)


def of(action: str, phone: str, **fields: Any) -> Step:
    return do(action, card=f"1380013800{phone}", **fields)


def bought(phone: str, owner: str = "李娜") -> Step:
    """Let somebody have a card, an order and their car."""

    def step(house: Showroom) -> None:
        for each in (card(phone, owner), order(phone), of("order.deliver", phone)):
            each(house)

    return step


def sent(phone: str, by: str, source: str = "owner-referral") -> Step:
    """Let somebody come whom another sent, as their card says."""

    def step(house: Showroom) -> None:
        visit = house.do("arrival.log", source=source)["visit"]
        card(phone, visit=visit, referrer=f"1380013800{by}")(house)
        house.do("visit.close", visit=visit)

    return step


def later(days: int) -> Step:
    """Let days pass; it is as late in the day as before."""
    return lambda house: house.clock.move(days=days)


class Case(NamedTuple):
    """A rule, what happens from 12 March on, and what the figures of March are at its end."""

    rule: str
    happens: tuple[Step, ...]
    store: dict[str, float | None]
    of: dict[str, dict[str, float | None]] = {}  # noqa: RUF012 - read, never written
    period: tuple[str, str] = ("2026-03-01", "2026-03-31")


CASES = (
    Case("a nameless walk-in is a first contact, and came by itself", (comes(), comes()),
         {"first_contacts": 2, "by_itself": 2, "visits": 2, "cards": 0, "retention": 0.0},
         {"李娜": {"first_contacts": 1}, "刘洋": {"first_contacts": 1}, "nobody": {"first_contacts": 0}}),
    Case("who called first and then comes pays a first visit and is no new first contact",
         (do("call.log", name="客户1", phone="13800138001", taken_by="陈静"), later(1), comes("1")),
         {"first_contacts": 1, "visits": 1, "calls": 1, "leads": 0, "return_visits": 0},
         {"陈静": {"first_contacts": 1, "calls": 1}}),
    Case("a call entered late that came before the visit is the first contact",
         (comes("1"), do("call.log", phone="13800138001", happened="2026-03-10T10:00", taken_by="张伟")),
         {"first_contacts": 1, "calls": 1, "visits": 1},
         {"张伟": {"first_contacts": 1}, "李娜": {"first_contacts": 0}}),
    Case("an online lead is a first contact, an outgoing call none",
         (do("call.log", way="online", name="客户1", phone="13800138001"), later(1),
          do("call.log", direction="out", phone="13800138001")),
         {"first_contacts": 1, "leads": 1, "calls": 0}, {"刘洋": {"first_contacts": 1}}),
    Case("a courier is no batch and no contact", (do("arrival.log", purpose="courier"),),
         {"first_contacts": 0, "visits": 0, "unassigned": 0, "retention": None}),
    Case("three groups of sources make up N, and what the card says later counts",
         (comes(source="walk-in"), comes(source="partner"), comes(source="district"), comes("1"),
          card("2", source="owner-referral"), lambda h: h.do("arrival.log", name="客户2", phone="13800138002")),
         {"first_contacts": 5, "by_itself": 2, "referred": 2, "developed": 1, "referral_rate": 0.2}),
    Case("an owner who comes to buy again is a first contact with a source of their own",
         (card("1", source="event-outside"), order("1"), of("order.deliver", "1"), later(5), comes("1")),
         {"first_contacts": 1, "by_itself": 1, "apart_contacts": 0, "apart_cards": 1, "visits": 1}),
    Case("a return visit is a batch of its own and no contact; a voided one is nothing",
         (comes("1"), later(1), comes("1"), later(1), do("arrival.log", name="客户1", phone="13800138001"),
          do("visit.void", visit=3, reason="录错了")),
         {"first_contacts": 1, "visits": 1, "return_visits": 1}),
    Case("a first visit that turns out to be a return corrects N",
         (comes("1"), do("visit.reclassify", visit=1, owner="陈静", **{"as": "return"})),
         {"first_contacts": 0, "visits": 0, "return_visits": 1}),
    Case("an arrival that is a courier after all is taken out of N",
         (comes(), do("visit.reclassify", visit=1, **{"as": "courier"})), {"first_contacts": 0, "visits": 0}),
    Case("a row counts on the day on which it happened",
         (do("arrival.log", served_by="陈静", arrived="2026-02-27T10:00", left="2026-02-27T10:40"),),
         {"first_contacts": 0, "visits": 0}),
    Case("the month before has what was entered late",
         (do("arrival.log", served_by="陈静", arrived="2026-02-27T10:00", left="2026-02-27T10:40"),),
         {"first_contacts": 1, "dwell_minutes": 40.0}, {"陈静": {"visits": 1}}, ("2026-02-01", "2026-02-28")),
    Case("retention leaves off-site events out on both sides and shows them apart",
         (comes("1", source="event-outside"), comes("2"), comes(), card("3", source="event-outside"),
          do("visit.complete", visit=1, model="CR-V"), do("visit.complete", visit=2, model="CR-V")),
         {"first_contacts": 3, "apart_contacts": 1, "cards": 3, "apart_cards": 2, "retention": 0.5}),
    Case("a card rate over 1 is an alarm and no error", (card("1"), card("2"), comes()), {"retention": 2.0}),
    Case("the cohort's rate is never over 1",
         (card("1"), card("2"), comes("3"), comes(), do("visit.complete", visit=1, model="CR-V")),
         {"cards": 3, "retention": 1.5, "retention_cohort": 0.5}),
    Case("a revived card is no new card", (card("1"), of("card.lose", "1", reason="price"), of("card.revive", "1")),
         {"cards": 1, "lost": 0, "stock_c": 1}),
    Case("a card belongs to who opened it, though it is handed over",
         (card("1", "李娜"), of("card.transfer", "1", to="张伟", reason="调整")),
         {"cards": 1, "stock_c": 1}, {"李娜": {"cards": 1, "stock_c": 0}, "张伟": {"cards": 0, "stock_c": 1}}),
    Case("a prospect reached B, A, H or O for the first time",
         (card("1", grade="B"), card("2"), card("3"), of("card.grade", "2", grade="A"),
          of("card.grade", "2", grade="C"), later(1), of("card.grade", "2", grade="H"), comes()),
         {"cards": 3, "prospects": 2, "intent_rate": 2.0}),
    Case("what was a prospect last month is none again",
         (card("1", grade="B"), later(30), of("card.grade", "1", grade="H")),
         {"prospects": 0, "intent_rate": None}, {}, ("2026-04-01", "2026-04-30")),
    Case("test drives of first and return visits, per contact and per visit",
         (comes("1"), comes(), later(1), comes("1"), do("visit.complete", visit=1, test_drive="yes"),
          do("visit.complete", visit=3, test_drive="yes")),
         {"test_drives": 2, "test_drive_rate": 1.0, "test_drive_rate_visits": 2 / 3}),
    Case("followed is who answered, came again or ordered; an attempt is work only",
         (card("1"), card("2"), card("3"), card("4"), follow("1"), follow("2", outcome="no-answer"), order("3"),
          later(1), comes("4")),
         {"followed": 3, "follow_up_rate": 0.75}, {"李娜": {"followed": 3}}),
    Case("who called first, left a card and then comes has been followed up",
         (do("call.log", way="online", name="客户1", phone="13800138001", model="CR-V"), later(1), comes("1")),
         {"cards": 1, "followed": 1, "return_visits": 0, "coverage": 1.0}),
    Case("the visit that opens the card is no follow-up",
         (comes("1"), do("visit.complete", visit=1, model="CR-V", grade="B")), {"cards": 1, "followed": 0}),
    Case("a follow-up after the period's end comes too late for it", (card("1"), later(25), follow("1")),
         {"followed": 0, "follow_up_rate": 0.0, "close_rate_followed": None}),
    Case("orders of own cards close the chain, the others are from earlier",
         (card("1"), later(20), card("2"), card("3"), comes(), order("1"), order("2", quantity=2), follow("3")),
         {"orders": 3, "orders_from_earlier": 1, "followed": 2, "close_rate_followed": 1.0, "apart_orders": 0},
         {}, ("2026-04-01", "2026-04-30")),
    Case("orders of an off-site event are a chain of their own",
         (card("1", source="event-outside"), order("1"), card("2"), comes()),
         {"orders": 1, "apart_orders": 1, "orders_from_earlier": 0, "followed": 0, "close_rate_followed": None}),
    Case("coverage is over all open cards, with a follow-up in the period",
         (card("1"), card("2"), later(20), follow("1"), card("3"), of("card.lose", "2", reason="price")),
         {"coverage": 1 / 3}, {"李娜": {"coverage": 1 / 3}}, ("2026-04-01", "2026-04-30")),
    Case("what was lost before the period is not open in it",
         (card("1"), of("card.lose", "1", reason="price"), later(20), card("2"), follow("2")),
         {"coverage": 1.0}, {}, ("2026-04-01", "2026-04-30")),
    Case("close rates go by the grade at the period's start, or at opening if later",
         (card("1", grade="B"), card("2", grade="B"), later(20), of("card.grade", "1", grade="H"), order("1"),
          follow("2"), card("3", grade="H"), follow("3", grade="A"), card("4", grade="H")),
         {"close_rate_b": 0.5, "close_rate_h": 0.0, "close_rate_a": None, "close_rate_c": None},
         {}, ("2026-04-01", "2026-04-30")),
    Case("shares by grade at opening: H and A together, and they add up to 1",
         (card("1", grade="H"), card("2", grade="A"), card("3", grade="B"), card("4"),
          of("card.grade", "4", grade="H")),
         {"share_a": 0.5, "share_b": 0.25, "share_c": 0.25}),
    Case("stock is what is open at the end, those who await a decision too",
         (card("1", grade="H"), card("2", grade="A"), card("3"), order("3"), lambda h: h.at("李娜").do(
             "card.lose", card="13800138002", reason="price")),
         {"stock_o": 1, "stock_h": 1, "stock_a": 1, "stock_b": 0, "stock_c": 0, "lost": 0, "lost_waiting": 1}),
    Case("stock of a past month is as it was then",
         (card("1"), later(25), of("card.grade", "1", grade="H"), of("card.lose", "1", reason="price")),
         {"stock_c": 1, "stock_h": 0, "lost": 0}),
    Case("two cars in one deal are two orders, and shares cut them",
         (card("1"), order("1", quantity=2, credits="李娜:60,刘洋:40"), order("1", credits="本店")),
         {"orders": 3},
         {"李娜": {"orders": 1.2}, "刘洋": {"orders": 0.8}, "house": {"orders": 1}, "nobody": {"orders": 0}}),
    Case("an order of a card that nobody owns is nobody's",
         (do("card.open", name="客户1", phone="13800138001", model="CR-V"), order("1")),
         {"orders": 1}, {"nobody": {"orders": 1, "cards": 1}}),
    Case("a cancelled order counts when it was signed and when it was cancelled",
         (card("1"), order("1"), later(25), of("order.cancel", "1", reason="贷款未批")),
         {"orders": 1, "orders_cancelled": 0, "orders_net": 1}),
    Case("cancelled in the month after, net of it is below nothing",
         (card("1"), order("1"), later(25), of("order.cancel", "1", reason="贷款未批")),
         {"orders": 0, "orders_cancelled": 1, "orders_net": -1}, {}, ("2026-04-01", "2026-04-30")),
    Case("a spot order is delivered on the day on which it is signed",
         (card("1"), order("1", quantity=2), of("order.deliver", "1"), card("2"), order("2"), later(3),
          of("order.deliver", "2")),
         {"deliveries": 3, "spot_orders": 2, "orders": 3}),
    Case("over the limit is below the floor of the day, of what has a floor",
         (do("price_floor.set", model="CR-V", price=210_000, since="2026-03-01"), card("1"), order("1"),
          order("1", price=210_000), order("1", model="Fit", price=1), order("1", price=220_000, quantity=2)),
         {"over_limit_share": 0.25, "orders": 5}),
    Case("a loss counts on the day on which it was marked, once it is approved",
         (card("1"), lambda h: h.at("李娜").do("card.lose", card="13800138001", reason="price"), later(25),
          of("loss.confirm", "1")),
         {"lost": 1, "lost_waiting": 0}, {"李娜": {"lost": 1}}),
    Case("a loss that was sent back is none",
         (card("1"), lambda h: h.at("李娜").do("card.lose", card="13800138001", reason="price"),
          of("loss.confirm", "1", verdict="rejected")),
         {"lost": 0, "lost_waiting": 0, "stock_c": 1}),
    Case("dwell is of first visits with a leaving time, return visits left out",
         (comes("1"), do("arrival.log"), later(1), comes("1")),
         {"dwell_minutes": 30.0, "dwell_unknown": 1, "visits": 2}),
    Case("a visit closed on another day without its time has no leaving time",
         (do("arrival.log", served_by="陈静", arrived="2026-03-10T10:00"), do("visit.close", visit=1)),
         {"dwell_minutes": None, "dwell_unknown": 1}),
    Case("a be-back comes again on a later day within thirty, nameless parties stay in",
         (comes("1"), comes("2"), comes("3"), comes(), comes("1"), later(30), comes("2"), later(1), comes("3")),
         {"visits": 4, "be_back_rate": 0.25}),
    Case("an owner who was reached counts once, whoever called, for whose customer they are",
         (bought("1", "李娜"), bought("2", "张伟"), card("3"), lambda h: h.at("王敏").do(
             "call.log", direction="out", phone="13800138001"), follow("1"), follow("2", outcome="no-answer"),
          follow("3")),
         {"owners_contacted": 1, "owners_referred": 0, "owner_referral_rate": 0.0},
         {"李娜": {"owners_contacted": 1}, "刘洋": {"owners_contacted": 0}, "张伟": {"owner_referral_rate": None}}),
    Case("who was handed over counts for whose they were at the end",
         (bought("1", "李娜"), follow("1"), later(1), of("card.transfer", "1", to="张伟", reason="调整"), later(20),
          of("card.transfer", "1", to="陈静", reason="调整")),
         {"owners_contacted": 1}, {"张伟": {"owners_contacted": 1}, "陈静": {"owners_contacted": 0}}),
    Case("who was reached before the car was handed over was no owner yet",
         (card("1"), order("1"), follow("1"), later(1), of("order.deliver", "1")),
         {"owners_contacted": 0, "owner_referral_rate": None}),
    Case("an owner who buys again is an owner still, and counts for whose they are now",
         (bought("1"), later(5), comes("1"), of("card.edit", "1", plan="换车"), do(
             "visit.complete", visit=1, model="CR-V"), follow("1")), {"owners_contacted": 1}),
    Case("an owner who sent two has referred once; who is named on no card, or took no car yet, has not",
         (bought("1", "李娜"), bought("2", "张伟"), card("3"), follow("1"), follow("2"),
          sent("4", by="1"), sent("5", by="1"), sent("6", by="3"), comes(source="owner-referral"),
          sent("7", by="2", source="partner")),
         {"owners_referred": 1, "owners_contacted": 2, "owner_referral_rate": 0.5, "referral_rate": 0.8},
         {"李娜": {"owners_referred": 1, "owner_referral_rate": 1.0}, "张伟": {"owners_referred": 0}}),
    Case("who was sent in another month counts there",
         (bought("1"), sent("2", by="1"), later(20), of("card.edit", "2", plan="周末来"), follow("1")),
         {"owners_referred": 0, "owners_contacted": 1}, {}, ("2026-04-01", "2026-04-30")),
    Case("minutes of calls and of answered follow-ups",
         (card("1"), do("call.log", minutes=4, taken_by="陈静"),
          do("call.log", direction="out", phone="13800138001", minutes=8), do("call.log"),
          follow("1", minutes=2), follow("1", minutes=60, outcome="no-answer"), follow("1")),
         {"call_minutes": 6.0, "contact_minutes": 5.0}, {"陈静": {"call_minutes": 4.0, "contact_minutes": None}}),
    Case("an appointment is kept by coming that day, and missed when the day is over; a cancelled one counts nowhere",
         (card("1"), card("2"), card("3"), card("4"), of("appointment.make", "1", at="10:00", staff="陈静"),
          of("appointment.make", "2", at="11:00"), of("appointment.make", "3", at="12:00"),
          of("appointment.make", "4", at="明天 10:00"), do("arrival.log", phone="13800138001"),
          of("appointment.cancel", "3"), do("day.close")),
         {"appointments": 2, "kept_rate": 0.5},
         {"陈静": {"appointments": 1, "kept_rate": 1.0}, "李娜": {"appointments": 1, "kept_rate": 0.0},
          "张伟": {"appointments": 0, "kept_rate": None}}),
    Case("a contact is due on its day and overdue from the next day on",
         (card("1", next="2026-03-30"), card("2", next="2026-03-31"), card("3", next="2026-03-20"), later(25)),
         {"overdue_follow_ups": 2}, {"李娜": {"overdue_follow_ups": 2}}),
    Case("while the period runs, overdue is what is overdue today",
         (card("1", next="2026-03-15"), card("2", next="2026-03-16"), later(4)), {"overdue_follow_ups": 1}),
    Case("who awaits a decision about being lost is not overdue",
         (card("1", next="2026-03-15"), lambda h: h.at("李娜").do("card.lose", card="13800138001", reason="price"),
          later(10)), {"overdue_follow_ups": 0}),
    Case("a day without an entry is open and over, from the house's first day on; a call is an entry",
         (comes(), later(1), do("hours.close_day", day="2026-03-14"), later(3), do("call.log"), later(1)),
         {"zero_days": 3}, {"house": {"zero_days": 3}, "李娜": {"zero_days": None}, "nobody": {"zero_days": None}}),
    Case("unassigned is nobody's", (do("rotation.leave", name="李娜"), do("rotation.leave", name="刘洋"),
         do("rotation.leave", name="陈静"), do("rotation.leave", name="张伟"), do("arrival.log")),
         {"unassigned": 1, "open_visits": 1, "visits": 1}, {"nobody": {"unassigned": 1, "visits": 1}}),
    Case("the market is a whole month's", (do("market.set", month="2026-03", size=2100),),
         {"market": 2100}, {"house": {"market": 2100}, "李娜": {"market": None}}),
    Case("half a month has no market", (do("market.set", month="2026-03", size=2100),), {"market": None}, {},
         ("2026-03-01", "2026-03-15")),
    Case("an erased customer stays in the figures",
         (comes("1", source="partner"), do("visit.complete", visit=1, model="CR-V", grade="A"),
          of("card.erase", "1", reason="客户要求删除")),
         {"first_contacts": 1, "referred": 1, "cards": 1, "share_a": 1.0}),
    Case("what was taken back is not counted",
         (comes("1"), lambda h: h.desk.undo(), card("2"), lambda h: h.desk.undo()),
         {"first_contacts": 1, "cards": 0}),
    Case("nothing happened: counts are 0 and rates are none", (),
         {"first_contacts": 0, "orders": 0, "orders_net": 0, "retention": None, "coverage": None, "share_a": None,
          "dwell_minutes": None, "over_limit_share": None, "be_back_rate": None, "market": None}),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_figure_is(showroom: Showroom, case: Case) -> None:
    for step in case.happens:
        step(showroom)
    found = asked_figures(showroom.clock.now(), first=case.period[0], last=case.period[1]).document()
    people: Any = found["consultants"]
    everybody: Any = {"store": found["store"], "house": found["house"], "nobody": found["nobody"], **people}
    for whose, figures in {"store": case.store, **case.of}.items():
        assert {key: everybody[whose][key] for key in figures} == pytest.approx(figures, nan_ok=True), whose


def test_every_figure_has_a_case() -> None:
    assert FIGURES.keys() - {key for case in CASES for key in case.store} == {"close_rate_contacts", "close_rate_cards"}


def test_the_handbooks_store(showroom: Showroom) -> None:
    """900 first contacts, 630 cards, 135 orders: K 70 %, 15 % on contacts and 21.4 % on cards (worked case 3)."""
    counts = {"first_contacts": 900, "chain_contacts": 900, "cards": 630, "chain_cards": 630, "orders": 135}
    rates = [number(FIGURES[key], counts) for key in ("retention", "close_rate_contacts", "close_rate_cards")]
    assert rates == pytest.approx([0.7, 0.15, 0.214], abs=0.0005)


def test_the_handbooks_store_a_hundredth_of_it_lived(showroom: Showroom) -> None:
    """20 contacts, 14 cards, 3 orders: the same rates, through the desk."""
    for index in range(20):
        logged = showroom.do("arrival.log", name=f"客户{index}", phone=f"138001380{index:02d}")
        if index < 14:
            showroom.do("visit.complete", visit=logged["visit"], model="CR-V", grade="B")
        showroom.do("visit.close", visit=logged["visit"])
    for index in range(3):
        showroom.do("order.sign", card=f"138001380{index:02d}", model="CR-V", colour="白", price=1, deposit=1)
    store = period_figures(sales_month("2026-03"), TODAY).store
    assert (store["retention"], store["close_rate_contacts"]) == (0.7, 0.15)
    assert store["close_rate_cards"] == pytest.approx(3 / 14)


def test_a_house_whose_month_ends_on_the_25th(showroom: Showroom) -> None:
    comes()(showroom)
    later(15)(showroom)  # 27 March
    comes()(showroom)
    showroom.do("setting.set", name="figures.month_ends_on", value="25")
    now = showroom.clock.now()
    assert asked_figures(now).document()["period"] == {"from": "2026-03-26", "to": "2026-04-25"}
    assert [asked_figures(now, month=month).store["visits"] for month in ("2026-03", "2026-04")] == [1, 1]
    assert (sidebar_figures(now).month, sidebar_figures(now).so_far["first_contacts"]) == ("2026-04", 1)


def test_which_grades_make_a_prospect_is_a_setting(showroom: Showroom) -> None:
    for step in (card("1", grade="B"), card("2", grade="H")):
        step(showroom)
    showroom.do("setting.set", name="figures.prospect_grades", value="A,H,O")
    assert asked_figures(showroom.clock.now()).store["prospects"] == 1
    with pytest.raises(Refused):
        showroom.do("setting.set", name="figures.prospect_grades", value="Z")


def test_who_left_is_still_counted_and_told_from_a_namesake(showroom: Showroom) -> None:
    card("1", "李娜")(showroom)
    old = staff("李娜")
    showroom.do("rotation.leave", name="李娜")
    showroom.do("staff.leave", name="李娜")
    showroom.do("staff.leave", name="刘洋")
    showroom.do("staff.add", name="李娜")
    people: Any = asked_figures(showroom.clock.now()).document()["consultants"]
    assert people.keys() == {"李娜", f"李娜 ({old})", "陈静", "张伟"}
    assert (people["李娜"]["cards"], people[f"李娜 ({old})"]["cards"]) == (0, 1)


def test_reception_that_takes_a_call_is_counted_too(showroom: Showroom) -> None:
    showroom.do("visit.reclassify", visit=showroom.do("arrival.log")["visit"], **{"as": "courier"})
    showroom.do("staff.edit", name="张伟", role="reception")
    found = asked_figures(showroom.clock.now())
    assert staff("张伟") not in found.consultants
    assert staff("王敏") not in found.consultants


def test_the_cards_of_a_month_by_consultant_and_grade(showroom: Showroom) -> None:
    for step in (card("1", grade="H"), card("2", grade="B"), card("3", "张伟"), later(1),
                 of("card.transfer", "1", to="张伟", reason="调整"), of("card.grade", "2", grade="A")):  # fmt: skip
        step(showroom)
    board = BoardQuery().run(showroom.clock.now(), "2026-03")

    def by_grade(columns: Mapping[str, str]) -> dict[int | None, dict[str, float]]:
        """Give the numbers that are not 0 under each grade's column, of whoever has any."""
        found = {
            line.who: {grade: n for grade, key in columns.items() if (n := line.numbers[key])} for line in board.lines
        }
        return {who: grades for who, grades in found.items() if grades}

    assert by_grade(OPENED) == {staff("李娜"): {"H": 1, "B": 1}, staff("张伟"): {"C": 1}}
    assert by_grade(STOCK) == {staff("李娜"): {"A": 1}, staff("张伟"): {"H": 1, "C": 1}}


def test_the_sidebar_names_who_has_the_most_overdue(showroom: Showroom) -> None:
    for phone, owner in (("1", "李娜"), ("2", "张伟"), ("3", "张伟"), ("4", "陈静")):
        card(phone, owner, next="2026-03-13")(showroom)
    later(3)(showroom)
    seen = sidebar_figures(showroom.clock.now())
    assert seen.worst == (("张伟", 2), ("李娜", 1))
    assert (seen.so_far["overdue_follow_ups"], seen.so_far["zero_days"]) == (4, 4)
    assert seen.today.keys() == seen.so_far.keys() == set(SHOWN)
    assert seen == sidebar_figures(showroom.clock.now())


@pytest.mark.parametrize("key", FIGURES)
def test_every_row_of_the_table_is_whole(key: str) -> None:
    figure = FIGURES[key]
    assert figure.key == key
    assert figure.hint.endswith(".")
    assert figure.per in PER
    assert figure.dating in DATING
    assert (figure.unit == COUNT) == (not figure.denominator)
    assert all(label_of(name.lstrip("-")) for name in (*figure.numerator, *figure.denominator))
    assert figure.better in ("up", "down", "")
    assert not (figure.per == HOUSE and figure.denominator)


def test_every_tally_is_used() -> None:
    used = {name for figure in FIGURES.values() for name in (*figure.numerator, *figure.denominator)}
    assert TALLIES.keys() <= used


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [("orders", 1234, "1,234"), ("orders", 1.2, "1.20"), ("retention", 0.615, "61.5 %"),
     ("dwell_minutes", 25.04, "25.0′"), ("retention", None, "–")],
)  # fmt: skip
def test_a_number_is_written_for_people(key: str, value: float | None, text: str) -> None:
    assert written(FIGURES[key], value) == text


@pytest.mark.parametrize(
    ("key", "text"),
    [("retention", "≥ 70.0 % (handbook)"), ("over_limit_share", "≤ 15.0 % (handbook)"), ("orders", ""),
     ("follow_up_rate", "60.0 % – 80.0 % (digital deck)"), ("visits", "≥ 900 the store a month (handbook)")],
)  # fmt: skip
def test_what_is_expected_is_worded(key: str, text: str) -> None:
    assert expected(FIGURES[key]) == text


def test_a_day_that_is_not_over_has_no_missing_entry(showroom: Showroom) -> None:
    assert period_figures(from_to(TODAY, TODAY), TODAY).store["zero_days"] == 0
    assert period_figures(from_to(TODAY, TODAY), day_after(TODAY, 1)).store["zero_days"] == 1
