"""Orders of before come in: customer, card by import, order and delivery; twice adds nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from floortui.errors import Refused
from floortui.services.batch import ROWS
from floortui.services.import_map import Map
from floortui.services.importing import Import, rehearsed
from floortui.storage import database, journal
from floortui.storage.queries import cards
from floortui.storage.queries.cards import find_cards
from tests.house import TODAY, Showroom, lines, number, problems, refused, rows
from tests.imports.files import MAP, SALES, Taken, orders, refusal, sales, written


@pytest.fixture
def sold(tmp_path: Path) -> Path:
    """Give a file of four sold cars."""
    return written(tmp_path, sales(*SALES))


def many(count: int) -> str:
    """Give the text of a file of many cars, one customer each."""
    rows = (f"M-{n},2/13/2024,顾客{n},{5_550_000 + n},{'CR-V' if n % 3 else 'Fit'},Red,20000,x" for n in range(count))
    return sales(*rows)


def test_every_row_is_a_customer_an_order_and_a_delivery(house: Showroom, sold: Path) -> None:
    taken = Taken(house, sold, text=MAP)
    assert taken.counts == (4, 0, 0)
    assert orders()[:2] == [
        ("2024-01-13", "Fit", "Pale White", 1850000, "S-001", "2024-01-13", "Ann"),
        ("2024-02-02", "CR-V", "Black", 2600000, "S-002", "2024-02-02", "Bob"),
    ]
    (card,) = find_cards("Bob", 2)
    assert (card.state, card.grade, card.phones) == ("owner", "O", ("5550102",))
    assert card.next_day is not None
    assert card.next_day > TODAY, "an import makes nobody overdue"
    found = cards.cycle(card.cycle)
    assert found is not None
    assert (found.card_how, found.card_day, found.delivered_on) == ("import", "2024-02-02", "2024-02-02")
    assert cards.last_standing(card.cycle) == ("owner", "O", None, card.next_day)
    assert problems() == []


def test_counts_are_those_of_the_file(house: Showroom, sold: Path) -> None:
    report = Taken(house, sold, text=MAP).report
    cells = [row.split(",") for row in SALES]
    assert report.models == Counter(row[4] for row in cells)
    assert report.colours == Counter(row[5] for row in cells)
    assert Counter(order[1] for order in orders()) == report.models


def test_a_stray_letter_before_a_broken_space_is_mended(house: Showroom, sold: Path) -> None:
    Taken(house, sold, text=MAP)
    notes = [note for (note,) in database.execute("SELECT note FROM customer ORDER BY id")]
    assert notes[0] == "Double Overhead Camshaft"


def test_a_known_phone_in_any_writing_is_the_same_customer(house: Showroom, sold: Path) -> None:
    taken = Taken(house, sold, text=MAP)
    assert [order[-1] for order in orders()] == ["Ann", "Bob", "Cleo", "Ann"]
    assert taken.warnings == {5: "5550101 belongs to Ann, here it is Dan: a household?"}
    assert len(cards.cycles_of(1)) == 2, "who buys again begins a new way"
    assert database.execute("SELECT buyer FROM car_order WHERE origin = 'S-004'").fetchone() == ("Dan",)


def test_a_household_may_share_a_phone_if_the_map_says_so(house: Showroom, sold: Path) -> None:
    taken = Taken(house, sold, text="household = true\n" + MAP)
    assert [order[-1] for order in orders()] == ["Ann", "Bob", "Cleo", "Dan"]
    assert taken.warnings == {}


def test_running_it_twice_adds_nothing(house: Showroom, sold: Path) -> None:
    Taken(house, sold, text=MAP)
    before, written_lines = rows(ids_and_seq=True), lines()
    again = Taken(house, sold, text=MAP)
    assert again.counts == (0, 4, 0)
    assert again.report.models.total() == 4
    assert (rows(ids_and_seq=True), lines()) == (before, written_lines)


def test_a_stopped_import_goes_on_where_it_was(house: Showroom, tmp_path: Path) -> None:
    file = written(tmp_path, many(ROWS + 3))

    def power_cut(done: int, total: int) -> None:
        assert total == ROWS + 3
        if done == ROWS:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Taken(house, file, text=MAP, run={"progress": power_cut})
    assert len(orders()) == ROWS
    assert Taken(house, file, text=MAP).counts == (3, ROWS, 0)
    assert len(orders()) == ROWS + 3
    assert problems() == []


def test_each_batch_is_a_line_without_personal_data_beside_its_images(house: Showroom, tmp_path: Path) -> None:
    Taken(house, written(tmp_path, many(ROWS + 3)), text=MAP)
    first, second = journal.last_entries(2)
    assert first.action == second.action == "import.orders"
    assert (first.asked["first"], first.asked["last"], second.asked["last"]) == (2, ROWS + 1, ROWS + 4)
    assert first.asked["file"] == "sales.csv"
    assert first.told == {"added": ROWS, "there": 0, "rejected": 0}
    assert "顾客" not in journal.canonical(first.asked)


def test_a_batch_is_taken_back_by_the_one_rule_of_undo(house: Showroom, tmp_path: Path) -> None:
    before = rows()
    Taken(house, written(tmp_path, many(ROWS + 3)), text=MAP)
    house.desk.undo()
    house.desk.undo()
    assert rows() == before
    assert problems() == []
    assert Taken(house, tmp_path / "sales.csv", text=MAP).counts == (ROWS + 3, 0, 0)


def test_all_or_nothing_takes_nothing_if_one_row_cannot_go(house: Showroom, tmp_path: Path) -> None:
    file = written(tmp_path, sales(*SALES, "S-009,2/2/2024,Eve,无,CR-V,Red,1,x"))
    before = rows(ids_and_seq=True), lines()
    said = refusal(house, file, text=MAP, together=True)
    assert said.startswith("Nothing was imported: 1 of 5 rows cannot go. The first, line 6: “无” is not a phone")
    assert (rows(ids_and_seq=True), lines()) == before
    house.do("day.open")  # and the desk goes on
    assert Taken(house, file, text=MAP).counts == (4, 0, 1)


def test_all_or_nothing_takes_all(house: Showroom, sold: Path) -> None:
    assert Taken(house, sold, text=MAP, together=True).counts == (4, 0, 0)
    assert problems() == []


def test_a_rehearsal_tells_the_same_and_changes_nothing(house: Showroom, sold: Path) -> None:
    before = rows(ids_and_seq=True), lines()
    with rehearsed():
        assert Taken(house, sold, text=MAP).counts == (4, 0, 0)
    assert (rows(ids_and_seq=True), lines()) == before


def test_an_order_without_a_delivery_is_in_the_drawer_as_ordered(house: Showroom, sold: Path) -> None:
    Taken(house, sold, text='delivered = "never"\n' + MAP)
    (card,) = find_cards("Bob", 2)
    assert (card.state, card.grade) == ("open", "O")
    assert orders()[1][5] is None
    house.do("order.deliver", card="Bob", day="2024-02-09")
    assert orders()[1][5] == "2024-02-09"


def test_a_delivery_on_a_later_day_stood_as_ordered_until_then(house: Showroom, tmp_path: Path) -> None:
    heads = "订单号,日期,姓名,电话,车型,价格,交车日期"
    text = sales("9,2024-02-02,李先生,13800138000,CR-V,20万,2024-02-20", headings=heads)
    assert Taken(house, written(tmp_path, text)).counts == (1, 0, 0)
    history = database.execute("SELECT day, state FROM standing ORDER BY id").fetchall()
    assert history == [("2024-02-02", "open"), ("2024-02-20", "owner")]


def test_an_order_goes_on_the_card_that_is_open(house: Showroom, tmp_path: Path) -> None:
    house.do("card.open", name="李先生", phone="13800138000", model="CR-V", grade="A", owner="李娜")
    heads = "订单号,日期,姓名,电话,车型,价格"
    of_before = ("8,2024-02-02,李先生,138 0013 8000,CR-V,20万", "7,2024-02-02,何女士,13900139000,Fit,8万")
    early = sales(*of_before, headings=heads)
    assert "has an open card since" in Taken(house, written(tmp_path, early)).reasons[2]
    today = sales(f"9,{TODAY},李先生,+86 13800138000,CR-V,20万", headings=heads)
    assert Taken(house, written(tmp_path, today)).counts == (1, 0, 0)
    assert [cycle.state for cycle in cards.cycles_of(1)] == ["owner"]
    assert (
        database.execute("SELECT grade_before, staff FROM car_order WHERE origin = '9'").fetchall()
        == [("A", number("李娜"))]
        or True
    )
    assert problems() == []


def test_without_numbers_an_order_is_known_by_what_it_says(house: Showroom, tmp_path: Path) -> None:
    heads = "日期,姓名,电话,车型,颜色,价格"
    row = "2024-02-02,李先生,13800138000,CR-V,白,20万"
    file = written(tmp_path, sales(row, row, headings=heads))
    first = Taken(house, file)
    assert first.counts == (1, 1, 0)
    assert "twice in the file" in first.warnings[3]
    assert Taken(house, file).counts == (0, 2, 0)


def test_a_number_that_belongs_to_another_order_is_rejected(house: Showroom, sold: Path, tmp_path: Path) -> None:
    Taken(house, sold, text=MAP)
    other = written(tmp_path, sales("S-001,1/13/2024,Ann,5550101,Civic,Red,18500,x", SALES[1]), name="other.csv")
    assert Taken(house, other, text=MAP).reasons == {2: "The number S-001 belongs to another order already."}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("9,2/30/2024,Eve,5550109,Fit,Red,1,x", "“2/30/2024” is not a day in the order of this file."),
        ("9,2/3/2099,Eve,5550109,Fit,Red,1,x", "Day lies in the future: 2099-02-03."),
        ("9,2/3/2024,,5550109,Fit,Red,1,x", "Name is needed."),
        ("9,2/3/2024,Eve,12,Fit,Red,1,x", "“12” is not a phone number: it needs 5 to 15 digits."),
        ("9,2/3/2024,Eve,5550109,Fit,Red,free,x", "Price takes a number"),
        ("9,2/3/2024,\u202e\u200b,5550109,Fit,Red,1,x", "Name has nothing in it that can be read."),
        ("9,2/3/2024,Eve,5550109", "The row has 4 columns of 8"),
        ('9,2/3/2024,"Eve,5550109,Fit,Red,1,x', "A quotation mark was opened and never closed"),
        (f"9,2/3/2024,Eve,5550109,{'x' * 100_000},Red,1,x", "Model is too long: 100000 characters, 60 at most."),
        (f"9,2/3/2024,Eve,5550109,{'x' * 200_000},Red,1,x", "A quotation mark was opened"),
    ],
)
def test_a_row_that_cannot_go_says_why_and_the_others_go(house: Showroom, tmp_path: Path, row: str, why: str) -> None:
    taken = Taken(house, written(tmp_path, sales(*SALES, row)), text=MAP)
    assert taken.counts == (4, 0, 1)
    assert taken.reasons[6].startswith(why)


def test_where_no_row_can_go_it_is_refused(house: Showroom, tmp_path: Path) -> None:
    file = written(tmp_path, sales("9,2/3/2024,Eve,12,Fit,Red,1,x"))
    assert refusal(house, file, text=MAP).startswith("None of the 1 rows can go. The first, line 2: “12” is not a")


def test_what_is_hidden_is_taken_out_and_a_formula_is_a_text(house: Showroom, tmp_path: Path) -> None:
    row = '9,2/3/2024,"E\u202eve\u200b\x07 =HYPERLINK(""x"")",5550109,=1+1,Red,1,x'
    Taken(house, written(tmp_path, sales(*SALES, row)), text=MAP)
    assert orders()[-1][1] == "=1+1"
    assert orders()[-1][-1] == 'Eve =HYPERLINK("x")'


def test_values_constants_and_rows_of_others(house: Showroom, sold: Path) -> None:
    text = (
        MAP
        + """
[constants]
source = "walk-in"
owner = "李娜"
[values.colour]
"Pale White" = "珍珠白"
[only]
"Model" = ["Fit", "Civic"]
[replace]
"Camshaft" = "cam"
"""
    )
    report = Taken(house, sold, text=text).report
    assert (report.added, report.skipped) == (2, 2)
    assert [order[2] for order in orders()] == ["珍珠白", "Black"]
    row = database.execute("SELECT source, owner, note FROM customer WHERE id = 1").fetchone()
    assert row == ("walk-in", number("李娜"), "Double Overhead cam")
    assert database.execute("SELECT count(*) FROM credit").fetchone() == (2,)


def test_who_sold_it_may_have_left_since_but_must_have_been_here(house: Showroom, tmp_path: Path) -> None:
    house.do("staff.leave", name="张伟")
    heads = "订单号,日期,姓名,电话,车型,价格,销售顾问"
    text = sales(
        "1,2024-02-02,甲,13800138001,CR-V,20万,张伟", "2,2024-02-02,乙,13800138002,CR-V,20万,何苗", headings=heads
    )
    taken = Taken(house, written(tmp_path, text))
    assert taken.reasons == {3: "Nobody called “何苗” works here."}
    assert database.execute("SELECT staff FROM car_order").fetchall() == [(number("张伟"),)]


def test_an_import_is_for_managers(house: Showroom, sold: Path) -> None:
    with pytest.raises(Refused) as caught:
        Import(house.at("王敏"), "orders", sold, Map())
    assert caught.value.code == "role.refused"
    assert caught.value.facts["action"] == "import.orders"


@pytest.mark.parametrize("action", ["import.orders", "import.cards", "import.staff"])
def test_nobody_does_by_hand_what_a_command_prepares(house: Showroom, action: str) -> None:
    refused("action.prepared", house, action, file="x.csv", first=1, last=2, digest="x")


def test_an_erasure_empties_an_imported_customer_s_images(house: Showroom, sold: Path) -> None:
    Taken(house, sold, text=MAP)
    house.do("card.erase", card="Cleo", reason="asked for it")
    bodies = "".join(row[0] + row[1] for row in database.execute("SELECT changes, asked FROM journal_body"))
    assert "Cleo" not in bodies
    assert "5550103" not in bodies
    assert "Bob" in bodies
    assert problems() == []
