"""The Drawer: a customer is found as one types, and stands beside the list with everything that happened."""

from __future__ import annotations

import pytest
from textual.content import Content

from floortui import language
from floortui.storage.queries import cards, floor
from floortui.ui.widgets.card_pane import FIRST_EVENTS, CardPane, CardText
from floortui.ui.widgets.rowlist import RowList
from tests.house import MANAGER, RECEPTION, Showroom, problems
from tests.ui.seat import Seat, seated

OTHERS = (("欧阳晓岚", "13512345678", "Accord", "H", "刘洋"), ("张三丰", "13900139000", "CR-V", "B", "陈静"))


def grade_of(customer: int) -> str:
    """Give a customer's grade."""
    cycle = cards.current(customer)
    return cycle.grade if cycle else ""


def state_of(customer: int) -> str:
    """Say how a customer's cycle stands."""
    cycle = cards.current(customer)
    return cycle.state if cycle else ""


@pytest.fixture
def drawer(showroom: Showroom) -> Showroom:
    """Give a house with a few cards."""
    showroom.do("model.add", name="CR-V")
    showroom.do(
        "card.open", name="[/x]曾先生", phone="13800138001", model="CR-V", grade="A", owner="李娜", plan="周末试驾"
    )
    showroom.cards(*OTHERS)
    showroom.do("arrival.log", name="林女士")
    return showroom


def found(seat: Seat) -> list[str]:
    """Give the names in the list, in its order."""
    return [row.cells[0] for row in seat.app.screen.query_one("#cards", RowList).rows]


def card(seat: Seat) -> str:
    """Read the card beside the list."""
    return seat.app.screen.query_one(CardText).render().plain


def lines_of_card(seat: Seat) -> list[Content]:
    """Give the lines into which the card's text is broken on the screen."""
    text = seat.app.screen.query_one(CardText)
    return text.render().wrap(text.size.width)


async def test_the_most_urgent_stands_first_and_its_card_beside_it(drawer: Showroom) -> None:
    drawer.clock.move(days=3)
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2")
        await seat.sees("欧阳晓岚", "2 days")
        assert found(seat) == ["欧阳晓岚", "[/x]曾先生", "张三丰"]
        line = await seat.sees_line("all open", "3")
        assert line


@pytest.mark.parametrize(
    ("typed", "name"),
    [("欧阳", "欧阳晓岚"), ("晓", "欧阳晓岚"), ("oyxl", "欧阳晓岚"), ("ouyang", "欧阳晓岚"), ("5678", "欧阳晓岚"),
     ("13512345678", "欧阳晓岚"), ("accord", "欧阳晓岚"), ("zeng", "[/x]曾先生"), ("ceng", "[/x]曾先生")],
)  # fmt: skip
async def test_a_customer_is_found_as_one_types(drawer: Showroom, typed: str, name: str) -> None:
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2")
        await seat.sees("all open")
        await seat.type(typed)
        await seat.until(lambda: found(seat) == [name], f"finds {name}")
        assert name in card(seat)


@pytest.mark.parametrize("typed", ["%", "_", "' OR 1=1 --", '"', "*", "NEAR(a b)", "\\"])
async def test_what_is_typed_is_taken_literally(drawer: Showroom, typed: str) -> None:
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2")
        await seat.paste(typed)
        await seat.until(lambda: seat.app.screen.query_one("#field-search").has_focus)
        assert "fault" not in seat.screen()
        assert problems() == []


async def test_enter_in_the_search_leads_to_the_list_and_enter_there_to_the_card(drawer: Showroom) -> None:
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2")
        await seat.type("zeng")
        await seat.until(lambda: len(found(seat)) == 1)
        await seat.press("enter")
        assert seat.app.screen.query_one("#cards").has_focus
        await seat.press("enter")
        await seat.sees("周末试驾", "Enter or Esc closes this")
        await seat.press("escape")


@pytest.mark.parametrize(("code", "words"), [("en", "Enter to the list  ↓ next row"), ("zh", "Enter 到名单  ↓ 下一行")])
async def test_the_key_bar_says_what_keys_do_in_the_search_and_then_in_the_list(
    drawer: Showroom, code: str, words: str
) -> None:
    language.use(code)
    async with seated(drawer.clock, who=RECEPTION, size=(80, 24)) as seat:
        await seat.press("2")
        await seat.sees(words, "F1", "^P")
        await seat.press("down")
        assert seat.app.screen.query_one("#cards", RowList).cursor == 1
        await seat.press("enter")
        await seat.sees_no(words)
        await seat.press("slash")
        await seat.sees(words)
        await seat.pilot.click("KeyBar", offset=(2, 0))
        await seat.until(lambda: seat.app.screen.query_one("#cards").has_focus, "a click does what the key would")


async def test_a_drawer_is_chosen_by_brackets_and_counts_stand_beside_it(drawer: Showroom) -> None:
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter")
        await seat.press("right_square_bracket", "right_square_bracket")
        await seat.until(lambda: found(seat) == ["欧阳晓岚"])
        assert await seat.sees_line("phone wanted", "1")


async def test_a_colleague_s_phone_is_masked_for_a_consultant_and_the_card_not_theirs_to_change(
    drawer: Showroom,
) -> None:
    async with seated(drawer.clock, who="李娜") as seat:
        await seat.press("2")
        await seat.type("欧阳")
        await seat.until(lambda: found(seat) == ["欧阳晓岚"])
        assert "135****5678" in card(seat)
        assert "13512345678" not in seat.screen()
        for key in ("enter", "l", "g", "o"):
            await seat.press(key)
        await seat.sees("is the customer of 刘洋, and only they can do this")
        assert not seat.app.screen.query("Entry"), "it is said before anything is typed"


async def test_the_whole_way_from_a_card_to_a_delivery_by_keys(drawer: Showroom) -> None:
    async with seated(drawer.clock, who=MANAGER) as seat:
        await seat.press("2", "enter")
        await seat.until(lambda: seat.app.screen.query_one("#cards").has_focus)
        seat.app.screen.query_one("#cards", RowList).move_to("1")
        await seat.press("g")
        await seat.fill(grade="H", signs="1")
        await seat.press("enter")
        await seat.until(lambda: grade_of(1) == "H")
        await seat.press("o")
        await seat.fill(colour="白", price="23.8万", deposit="5000")
        await seat.press("enter")
        await seat.until(lambda: grade_of(1) == "O")
        await seat.press("y")
        await seat.sees("The car is handed over?")
        await seat.press("y")
        await seat.until(lambda: state_of(1) == "owner")
        assert problems() == []


async def test_a_loss_is_confirmed_by_k_which_moves_in_other_lists(drawer: Showroom) -> None:
    drawer.do("setting.set", name="cards.confirm_losses", value="yes")
    drawer.at("李娜").do("card.lose", card="1", reason="price")
    async with seated(drawer.clock, who=MANAGER) as seat:
        await seat.press("2")
        await seat.type("zeng")
        await seat.until(lambda: len(found(seat)) == 1)
        await seat.press("enter", "k")
        await seat.fill(verdict="approved")
        await seat.press("enter")
        await seat.until(lambda: state_of(1) == "lost")


async def test_a_new_card_warns_of_a_known_phone_and_takes_it_for_a_household(drawer: Showroom) -> None:
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter", "a")
        await seat.fill(name="曾太太", phone="138 0013 8001", model="CR-V")
        await seat.press("enter")
        await seat.sees("is known: card 1")
        await seat.fill(household="yes")
        await seat.press("enter")
        await seat.until(lambda: len(floor.customers_with_phone("13800138001")) == 2)


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (40, 10), (200, 50)], ids=str)
async def test_any_terminal_shows_the_drawer(drawer: Showroom, code: str, size: tuple[int, int]) -> None:
    language.use(code)
    async with seated(drawer.clock, who=RECEPTION, size=size) as seat:
        for key in ("2", "z", "e", "enter", "enter", "escape", "f", "escape", "f2", "3", "enter", "escape", "1"):
            await seat.press(key)
            assert "fault" not in seat.screen()
        assert seat.app.is_running


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("size", [(120, 36), (140, 40), (80, 24)], ids=str)
async def test_no_line_of_a_card_ends_in_a_mark_that_parts_nothing(
    drawer: Showroom, code: str, size: tuple[int, int]
) -> None:
    language.use(code)
    came = drawer.do("arrival.log", phone="13512345678", model="Accord")["visit"]
    drawer.do("visit.complete", visit=came, test_drive="yes", note="和太太一起来")
    drawer.clock.move(days=9)
    drawer.do("follow_up.log", card="13512345678", way="wechat", outcome="unread", minutes=3)
    drawer.do("order.sign", card="13512345678", model="Accord", colour="pearl white", price="198800.50", deposit=5000)
    drawer.clock.move(days=20)
    async with seated(drawer.clock, who=RECEPTION, size=size) as seat:
        await seat.press("2")
        await seat.type("5678")
        await seat.until(lambda: found(seat) == ["欧阳晓岚"])
        await seat.press("enter")
        if size[0] < 120:
            await seat.press("enter")
        await seat.sees("Accord pearl white")
        lines = [line.plain.rstrip() for line in lines_of_card(seat)]
        assert [line for line in lines if line.endswith("·") or line.lstrip().startswith("·")] == []
        said = " ".join(" ".join(lines).split())
        for part in ("Accord pearl white", "198,800.50", "刘洋", "3′", "和太太一起来"):
            assert part in said
        assert len(lines) == seat.app.screen.query_one(CardText).size.height, "all of it is there, and no more"
        await seat.press("f2")
        await seat.sees({"en": "首次来店", "zh": "first visit"}[code])
        assert len(lines_of_card(seat)) == seat.app.screen.query_one(CardText).size.height


@pytest.mark.parametrize(
    ("keys", "said"),
    [(("2",), "The search, as one types"), (("2", "enter"), "Customer cards, the most urgent first"),
     (("2", "a"), "The search, as one types"), (("3", "a"), "A form. Enter saves it")],
)  # fmt: skip
async def test_f1_explains_what_has_the_focus(showroom: Showroom, keys: tuple[str, ...], said: str) -> None:
    async with seated(showroom.clock, who="王敏") as seat:
        await seat.press(*keys, "f1")
        await seat.sees(said)


async def test_a_opens_the_card_of_whoever_is_highlighted_and_has_none(drawer: Showroom) -> None:
    async with seated(drawer.clock, who=MANAGER) as seat:
        await seat.press("2")
        await seat.type("lin")
        await seat.until(lambda: found(seat) == ["林女士"])
        await seat.press("enter", "p")
        await seat.sees("林女士 has no card yet. a opens it")
        for key in ("f", "x", "o", "y", "l"):
            await seat.press(key)
            assert not seat.app.screen.query("Entry"), "it is said before anything is typed"
        await seat.press("a")
        await seat.fill(phone="13900139009", model="CR-V")
        await seat.press("enter")
        await seat.sees("card 4 林女士 opened")
        assert [each.id for each in floor.customers_named("林女士")] == [4], "she is still one"
        assert problems() == []


async def test_a_long_history_is_all_there_down_to_its_first_line(drawer: Showroom) -> None:
    for number in range(FIRST_EVENTS + 20):
        drawer.do("follow_up.log", card="13800138001", content=f"谈了第{number}次")
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2")
        await seat.type("8001")
        await seat.until(lambda: f"谈了第{FIRST_EVENTS + 19}次" in card(seat), "the latest stands first")
        await seat.until(lambda: "谈了第0次" in card(seat), "and the rest follows")
        assert card(seat).count("谈了第") == FIRST_EVENTS + 20
        pane, text = seat.app.screen.query_one(CardPane), seat.app.screen.query_one(CardText)
        assert text.size.height == len(lines_of_card(seat)), "all of it has room"
        pane.scroll_end(animate=False)
        await seat.until(lambda: "谈了第0次" in seat.screen(), "it is painted at the end")
