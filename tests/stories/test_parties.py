"""What the desk knows and does of a party: who it is, several buyers, a drive, the steps, a crowd, a morning late."""

from __future__ import annotations

from floortui.storage.queries import floor, parties
from tests.house import RECEPTION, YESTERDAY, Showroom, problems, visit
from tests.ui.seat import seated


async def test_looks_stand_where_no_name_is_known(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(looks="红外套, 带小孩")
        await seat.press("enter")
        await seat.sees_line("– 红外套, 带小孩", "李娜")


async def test_somebody_who_does_not_know_the_name_is_found_by_day_and_looks_and_linked(showroom: Showroom) -> None:
    showroom.do(
        "arrival.log",
        looks="红外套, 带小孩",
        served_by="陈静",
        arrived=f"{YESTERDAY}T10:00",
        left=f"{YESTERDAY}T10:40",
        model="CR-V",
    )
    showroom.do(
        "arrival.log", looks="灰西装", served_by="刘洋", arrived=f"{YESTERDAY}T11:00", left=f"{YESTERDAY}T11:30"
    )
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("f")
        await seat.sees("Who is visit 3?")
        await seat.type("wed")
        await seat.sees_line(YESTERDAY, "10:00", "红外套", "CR-V", "陈静", "day")
        await seat.sees_line(YESTERDAY, "11:00", "灰西装", "刘洋")
        await seat.press("space")
        await seat.paste("小孩")
        await seat.sees_no("灰西装")
        await seat.sees_line("红外套", "day looks")
        await seat.press("enter")
        await seat.sees("Is visit 3 a return visit?", "customer of 陈静")
        await seat.press("y")
        await seat.sees_line("return", "陈静")
        await seat.until(lambda: seat.next_up() == "李娜", "the turn came back to the front")
    assert visit(1).customer == visit(3).customer is not None
    assert problems() == []


async def test_who_is_found_with_no_visit_to_link_comes_in(with_regular: Showroom) -> None:
    async with seated(with_regular.clock, who=RECEPTION) as seat:
        await seat.press("f")
        await seat.sees("Who is it?")
        await seat.type("zhou")
        await seat.sees_line("周女士", "陈静", "name")
        await seat.press("enter")
        await seat.sees("A party comes in", "▸ 周女士")
        await seat.press("enter")
        await seat.sees_line("return", "周女士", "陈静")


async def test_finding_nobody_says_so_and_esc_leaves_everything(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("f")
        await seat.type("nobody")
        await seat.sees("nobody is known by that")
        await seat.press("enter", "escape")
        await seat.sees_no("Who is it?")
    assert floor.visits_of("2026-03-12") == []


async def test_another_buyer_stands_under_the_first_and_leaves_with_them(showroom: Showroom) -> None:
    showroom.do("arrival.log", party=4, model="CR-V")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("+")
        await seat.sees("Another buyer of the group")
        await seat.fill(model="Accord")
        await seat.press("enter")
        await seat.sees_line("└", "first", "Accord", "李娜")
        assert seat.next_up() == "刘洋", "it moves nobody"
        assert seat.figure("first contacts") == "2"
        await seat.press("home", "d", "enter")
        await seat.sees_line("└", "Accord", "left")
    assert not visit(2).open


async def test_closing_asks_once_what_came_of_it_and_enter_says_nothing(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("d")
        await seat.sees("They leave: what came of it?", "comes again later")
        await seat.press("enter")
        await seat.sees_line("李娜", "left")
    assert visit(1).outcome == ""


async def test_a_loss_is_picked_by_digits(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("d", "3")
        await seat.sees("Lost: why?", "price and finance")
        await seat.press("1")
        await seat.sees("Lost: why?", "1 price")
        await seat.press("1")
        await seat.sees_line("李娜", "left")
    assert visit(1).outcome == "lost:price"


async def test_details_now_make_the_card_and_then_the_visit_is_closed(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("d", "4")
        await seat.sees("Who they are and what they want")
        await seat.fill(name="孙先生", phone="13800138000", model="CR-V")
        await seat.press("enter", "enter")
        await seat.sees_line("孙先生", "left")
    assert visit(1).outcome == "card"


async def test_where_all_is_known_d_stays_one_key(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="孙先生", phone="13800138000", model="CR-V")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("d")
        await seat.sees_line("孙先生", "left")
    assert visit(1).outcome == "card"


async def test_a_visit_that_is_not_over_after_all_stays_open(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("d")
        await seat.sees("They leave")
        await seat.press("escape")
        await seat.sees_no("They leave")
    assert visit(1).open


async def test_t_sends_a_party_on_a_test_drive_and_t_brings_it_back(showroom: Showroom) -> None:
    showroom.do("model.add", name="CR-V")
    showroom.do("arrival.log", model="CR-V")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("t")
        await seat.sees_line("Car", "CR-V")
        await seat.press("enter")
        await seat.sees("Nobody drives whose licence was not seen")
        await seat.fill(licence="1")
        await seat.press("enter")
        await seat.sees_line("CR-V", "drive 0′")
        showroom.clock.move(minutes=12)
        await seat.press("f2", "f2")
        await seat.sees_line("CR-V", "drive 12′")
        await seat.press("t")
        await seat.sees("back after 12′ in the CR-V")
        await seat.sees_no("drive 12′")
    assert visit(1).test_drive
    assert parties.drives_out() == []


async def test_the_manager_joins_and_steps_are_ticked_by_digits(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION, size=(150, 40)) as seat:
        await seat.press("M")
        await seat.sees("the manager is with visit 1")
        await seat.press("S")
        await seat.sees("Steps that were done", "walk-round")
        await seat.press("1", "2", "3", "2", "enter")
        await seat.sees_line("李娜", "2/7 +M")
        await seat.press("M")
        await seat.sees("the manager is not with visit 1")
    assert visit(1).steps == "reception,walk-round"


async def test_a_crowd_is_a_key_a_party_and_given_later(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("C")
        await seat.sees("A crowd comes in")
        await seat.press("2", "enter", "5", "9")
        await seat.sees("4 parties, 17 people")
        await seat.press("backspace")
        await seat.sees("3 parties, 8 people")
        await seat.press("escape")
        await seat.sees_line("first", "crowd")
        assert seat.next_up() == "李娜", "nobody's turn is touched"
        assert seat.figure("first contacts") == "3"
        await seat.press("g")
        await seat.until(lambda: seat.next_up() == "刘洋", "one of them is given to the next")
    assert [visit(number).party for number in (1, 2, 3)] == [2, 1, 5]


async def test_the_day_ends_without_asking_about_a_crowd(showroom: Showroom) -> None:
    for _ in range(20):
        showroom.do("arrival.log", crowd="yes")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("e")
        await seat.sees("End the day?", "Nobody is left on the floor.", "given to nobody: 20")
        await seat.press("y")
        await seat.sees("The day is closed", "unassigned 20")
    assert floor.open_visits() == []


async def test_a_morning_without_power_is_entered_line_by_line(showroom: Showroom) -> None:
    showroom.clock.move(minutes=180)
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("q")
        await seat.sees("Parties that came before")
        await seat.fill(arrived="09:10", left="09:50", who="孙先生 13800138000", model="CR-V")
        await seat.press("enter")
        await seat.sees("Served by: this has to be filled in.")
        await seat.fill(served_by="李娜")
        await seat.press("enter")
        await seat.sees("1 logged")
        await seat.sees_line("Served by", "李娜")
        await seat.fill(arrived="09:30", left="10:10", party="3")
        await seat.press("enter")
        await seat.sees("2 logged")
        await seat.press("escape")
        await seat.sees_line("孙先生", "李娜", "40′", "left")
        assert seat.next_up() == "李娜", "the line-up stays as it is"
    assert [(found.assigned, found.party, found.turn) for found in floor.visits_of("2026-03-12")] == [
        (1, 1, False),
        (1, 3, False),
    ]


async def test_of_two_with_one_name_the_one_who_was_found_comes_in(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="李先生", plate="京A12345", served_by="陈静", arrived=f"{YESTERDAY}T10:00",
                left=f"{YESTERDAY}T10:40")  # fmt: skip
    showroom.do("arrival.log", name="李先生", customer="new", plate="京B77777", served_by="刘洋",
                arrived=f"{YESTERDAY}T11:00", left=f"{YESTERDAY}T11:40")  # fmt: skip
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("f")
        await seat.type("A12345")
        await seat.sees_line("李先生 · 京A12345", "陈静", "plate")
        await seat.press("enter")
        await seat.sees("▸ 李先生")
        await seat.press("tab", "enter")
        await seat.sees_line("return", "李先生", "陈静")
