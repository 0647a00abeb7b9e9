"""The drawer and the staff list of before come in; who is known already stays as they are."""

from __future__ import annotations

from pathlib import Path

from floortui.storage import database
from floortui.storage.queries import cards, people
from floortui.storage.queries.cards import find_cards
from tests.house import TODAY, TOMORROW, Showroom, number, problems, refused, rows
from tests.imports.files import Taken, refusal, sales, written

CARDS = "姓名,手机号,意向车型,级别,销售顾问,来源,备注,建卡日期,上次联系,下次跟进"
DRAWER = (
    "欧阳女士,138 0013 8001,CR-V,A,李娜,自然到店,要白色,2026-02-01,2026-03-10,2026-03-14",
    "李先生,13900139002,飞度,,刘洋,,,2026/2/3,,",
    "王芳,13700137003,Civic,H,,,,,,",
)


def test_the_drawer_of_before_comes_in(house: Showroom, tmp_path: Path) -> None:
    taken = Taken(house, written(tmp_path, sales(*DRAWER, headings=CARDS), encoding="gbk"), "cards")
    assert (taken.counts, taken.reasons) == ((3, 0, 0), {})
    (card,) = find_cards("欧阳", 2)
    assert card[3:8] == (number("李娜"), card.cycle, "A", "open", "2026-03-14")
    found = cards.cycle(card.cycle)
    assert found is not None
    assert (found.card_how, found.card_day, found.card_by) == ("import", "2026-02-01", number("李娜"))
    assert found.last_day == "2026-03-10"
    assert database.execute("SELECT source, note FROM customer WHERE id = 1").fetchone() == ("walk-in", "要白色")
    assert cards.last_standing(card.cycle) == ("open", "A", number("李娜"), "2026-03-14")
    assert problems() == []


def test_what_the_file_does_not_say_follows_from_the_grade_and_makes_nobody_overdue(
    house: Showroom, tmp_path: Path
) -> None:
    Taken(house, written(tmp_path, sales(*DRAWER, headings=CARDS)), "cards")
    assert [(card.grade, card.next_day) for card in find_cards("李先生", 1)] == [("C", "2026-04-12")]
    assert [(card.grade, card.next_day) for card in find_cards("王芳", 1)] == [("H", TOMORROW)]


def test_a_known_phone_is_there_already_and_is_not_changed(house: Showroom, tmp_path: Path) -> None:
    house.do("card.open", name="欧阳", phone="13800138001", model="Fit", owner="张伟")
    before = rows()
    file = written(tmp_path, sales(DRAWER[0].replace("138 0013", "+86 138-0013"), headings=CARDS))
    taken = Taken(house, file, "cards")
    assert taken.counts == (0, 1, 0)
    assert taken.warnings == {2: "13800138001 belongs to 欧阳, here it is 欧阳女士: a household?"}
    assert rows() == before


def test_twice_in_one_file_is_one_card(house: Showroom, tmp_path: Path) -> None:
    file = written(tmp_path, sales(*DRAWER, DRAWER[2].replace("137", "+86 137", 1), headings=CARDS))
    assert Taken(house, file, "cards").counts == (3, 1, 0)
    assert Taken(house, file, "cards").counts == (0, 4, 0)


def test_a_card_that_cannot_go_says_why(house: Showroom, tmp_path: Path) -> None:
    bad = (
        "甲,13700137004,Civic,O,,,,,,",
        "乙,13700137005,Civic,X,,,,,,",
        "丙,13700137006,Civic,A,何苗,,,,,",
        "丁,13700137007,Civic,A,王敏,,,,,",
        "戊,13700137008,Civic,A,,月亮,,,,",
        "己,13700137009,Civic,A,,,,2027-01-01,,",
        "庚,13700137010,,A,,,,,,",
    )
    taken = Taken(house, written(tmp_path, sales(*DRAWER, *bad, headings=CARDS)), "cards")
    assert taken.counts == (3, 0, 7)
    starts = (
        "O comes with",
        "Grade is one of",
        "Nobody called",
        "王敏 is no",
        "Source is one",
        "Day lies",
        "Model is needed",
    )
    assert all(taken.reasons[line].startswith(start) for line, start in enumerate(starts, 5))


def test_an_unusual_phone_is_taken_and_pointed_out(house: Showroom, tmp_path: Path) -> None:
    taken = Taken(house, written(tmp_path, sales("甲,99999,Civic", headings="姓名,电话,车型")), "cards")
    assert taken.warnings == {2: "99999 is an unusual phone number."}


def test_the_staff_list_comes_in_with_mentors_who_stand_further_down(house: Showroom, tmp_path: Path) -> None:
    text = sales(
        "何苗,销售顾问,trainee,周强", "周强,销售顾问,1,", "钱多,前台,,", "李娜,经理,,", headings="姓名,岗位,层级,师傅"
    )
    assert Taken(house, written(tmp_path, text), "staff").counts == (3, 1, 0)
    he = people.named("何苗")[0]
    assert (he.role, he.tier, he.mentor) == ("consultant", "trainee", number("周强"))
    assert people.named("钱多")[0].role == "reception"
    assert people.named("李娜")[0].role == "consultant", "who is here already stays as they are"
    house.desk.undo()
    assert people.named("何苗") == []
    assert problems() == []


def test_a_colleague_who_cannot_go_says_why(house: Showroom, tmp_path: Path) -> None:
    text = sales(
        "何苗,cook,,",
        "7,,,",
        "周强,,,何苗",
        "吴为,,,吴为",
        "孙丽,,,没有人",
        "赵一,,,",
        headings="name,role,tier,mentor",
    )
    taken = Taken(house, written(tmp_path, text), "staff")
    assert taken.counts == (1, 0, 5)
    starts = (
        "Role is one of",
        "A name of digits",
        "Nobody called “何苗”",
        "Nobody is their own",
        "Nobody called “没有人”",
    )
    assert [taken.reasons[line].startswith(start) for line, start in enumerate(starts, 2)] == [True] * 5


def test_a_file_without_a_phone_column_is_no_drawer(house: Showroom, tmp_path: Path) -> None:
    said = refusal(house, written(tmp_path, "姓名,车型\n李先生,Fit\n"), "cards")
    assert said.startswith("No column gives phone.")


def test_imports_are_done_by_their_command_only(house: Showroom) -> None:
    assert refused("action.prepared", house, "import.staff", file="x", day=TODAY)["action"] == "import.staff"
