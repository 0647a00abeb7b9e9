"""Make the pictures of README and guide: every screen, in both languages, both themes and two sizes.

`make pictures` writes docs/pictures/*.svg from a made-up showroom with a clock that stands still, and the guide's pages
that show them all. `python -m docs.pictures SCENE …` takes only those.
"""

from __future__ import annotations

import asyncio
import html
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual.pilot import Pilot

from floortui import language
from floortui.clock import SetClock
from floortui.services.desk import Desk
from floortui.services.opening import open_database
from floortui.services.sample import CONSULTANTS, furnish
from floortui.settings import Settings
from floortui.storage import database
from floortui.storage.queries import floor, people
from floortui.ui.app import FloorApp
from floortui.ui.wall import WallApp

FOLDER = Path(__file__).parent / "pictures"
SIZES = ((120, 36), (80, 24))
CELL = 12.2
"""The width of a cell in the drawing."""

WAIT = ""
"""Among a scene's keys: what came before has to show first."""

PIN = "2580"

HEAD = "7dcf8e52343ac33869a11ba09507430583d922d194ee48fb61a8606ab4a845e5"
"""Stands for the head of a journal, which is another one each time: every line of it is salted."""


WALL = ""
"""Who looks at the wall display: nobody signs in."""


@dataclass(frozen=True)
class Scene:
    """A picture: the keys that lead to it, and what it shows in each language."""

    en: str
    zh: str
    keys: tuple[str, ...] = ()
    who: str = "王敏"
    house: str = "furnished"
    """`furnished` is a morning in a made-up showroom, `locked` the same with PINs, `carded` a fortnight of cards,
    `month` the same within one calendar month, `expecting` a morning with appointments and call backs, `rostered` one
    whose month is planned, `fair` some days with what overrode the line-up, `new` an empty database."""


SET_UP_LIST = ("6", WAIT, "shift+tab")

SCENES: dict[str, Scene] = {
    "floor": Scene("The Floor", "展厅"),
    "arrival": Scene("A party comes in: known by four digits of a phone", "到店登记：电话四位数字即查到客户",
                     ("n", WAIT, *"1380")),
    "details": Scene("Details: who they are and what they want", "补资料", ("down", "enter")),
    "hand-over": Scene("Handed over to somebody named", "转交给指定的人", ("h",)),
    "is-really": Scene("The visit is really something else", "更正类型", ("r",)),
    "void": Scene("The visit never was one", "作废", ("v",)),
    "away": Scene("A colleague steps away", "暂时离开", ("tab", "a")),
    "move": Scene("A manager moves somebody in the line-up", "销售经理调位", ("tab", "m"), who="赵敏"),
    "undo": Scene("Undo asks first where somebody else did it", "撤销别人做的，先询问", ("u",)),
    "later": Scene("Who is still to come stands under the line-up", "稍后：还有谁要来", house="expecting"),
    "expected": Scene("Who comes today and in the days to come", "预约：今天和之后谁要来", ("p",), house="expecting"),
    "call-backs": Scene("Who is to be called back", "待回电", ("w",), house="expecting"),
    "find": Scene("Who is it? Found by whatever they say of themselves", "找人：电话、姓名、车牌、样子都能查",
                  ("f", WAIT, *"1370"), house="expecting"),
    "crowd": Scene("A crowd comes in: a key a party", "人流高峰：一批按一个键", ("C", WAIT, "3", "2", "enter")),
    "late": Scene("Parties that came before are written down", "补录之前到店的批次",
                  ("q", WAIT, *"0925", "tab", "2")),
    "closing": Scene("A party leaves: how did it end?", "离店：结果如何", (*["down"] * 3, "d")),
    "why": Scene("Why did somebody get this party?", "为什么是这位顾问接待？", (*["down"] * 3, "z")),
    "end-of-day": Scene("The end of the day: what is still open", "日结：未离店的批次", ("e",)),
    "day-sum": Scene("The day's sum, and the head of the journal to be noted", "当天合计，和要抄下的日志校验码",
                     ("e", WAIT, "y")),
    "sign-in": Scene("Who sits here?", "谁来使用？", ("f8",)),
    "locked": Scene("A locked terminal: the line-up goes on showing", "锁定的终端：排位照常显示",
                    (WAIT, *PIN, "enter", WAIT, "f8"), house="locked"),
    "drawer": Scene("The Drawer: every customer card, found as one types", "客户抽屉：边输入边查到客户卡",
                    ("2",), house="carded"),
    "card-found": Scene("A card by the first letters of its pinyin", "输入拼音首字母即查到客户卡",
                         ("2", WAIT, *"oyx"), house="carded"),
    "question": Scene("What is unusual is asked about once", "不寻常的内容会问一次",
                      ("2", WAIT, "enter", "a", WAIT, *"Wu", "down", *"1390013900", "down", *"Acord", "enter"),
                      house="carded"),
    "claim": Scene("A consultant claims a colleague's customer; the manager answers", "认领同事的客户，由经理决定",
                   ("2", WAIT, *"tan", "enter", "d"), who="赵敏", house="carded"),
    "my-day": Scene("My day: who is to be called, in their order", "我的一天：按顺序列出该联系的客户",
                    ("3",), who="李娜", house="carded"),
    "own-place": Scene("My day: my own place, and who waits for me", "我的一天：自己的排位和在等自己的客户",
                       ("3",), who="李娜", house="expecting"),
    "follow-up": Scene("A call is written down", "登记一次回访", ("3", WAIT, "enter"), who="李娜", house="carded"),
    "board": Scene("The Board: the month's cards by consultant and grade", "看板：本月每位顾问各级别的建卡数",
                   ("4",), who="赵敏", house="month"),
    "fairness": Scene("Was the month fair?", "这个月公平吗？", ("4", WAIT, "f", WAIT, "m"), who="赵敏", house="fair"),
    "duty-roster": Scene("The duty roster of the month", "排班表：整月", ("f7",), who="赵敏", house="rostered"),
    "wall": Scene("The wall display", "大屏", who=WALL, house="expecting"),
    "staff": Scene("Set-up: staff", "设置：人员", ("6",)),
    "staff-form": Scene("Somebody new", "新增人员", ("6", WAIT, "a"), who="赵敏"),
    "roster": Scene("Set-up: roster", "设置：排班", (*SET_UP_LIST, "down")),
    "hours": Scene("Set-up: hours", "设置：营业时间", (*SET_UP_LIST, *["down"] * 2)),
    "settings": Scene("Set-up: settings of the house", "设置：参数", (*SET_UP_LIST, *["down"] * 3)),
    "models": Scene("Set-up: models", "设置：车型", (*SET_UP_LIST, *["down"] * 4)),
    "help": Scene("Help on what has the focus, and every key", "帮助：当前所在之处、全部按键", ("f1",)),
    "palette": Scene("Any command, found by a word of it", "输入一个词查找任一命令", ("ctrl+p",)),
    "first-run": Scene("The first run", "第一次启动", house="new"),
    "set-up": Scene("A showroom is set up", "设置展厅", ("1",), house="new"),
}  # fmt: skip
"""Each picture by its name."""

Variant = tuple[str, str, tuple[int, int]]

VARIANTS: tuple[Variant, ...] = tuple(product(language.LANGUAGES, ("dark", "light"), SIZES))
"""Language, theme and size of each of a scene's pictures."""


def file_of(scene: str, spoken: str, theme: str, size: tuple[int, int]) -> str:
    """Name the file of a picture."""
    return f"{scene}-{spoken}-{theme}-{size[0]}x{size[1]}.svg"


def furnished(clock: SetClock) -> Desk:
    """Live a morning in a made-up showroom; give the desk."""
    desk = Desk(terminal="desk 1", clock=clock)
    desk.do("setting.set", name="showroom.zone", value="Asia/Shanghai")
    furnish(desk)
    clock.move(minutes=17)
    desk.do("arrival.log", party=3, model="Odyssey", source="owner-referral")
    clock.move(minutes=6)
    waits = desk.do("arrival.log", party=2)["visit"]
    clock.move(minutes=4)
    for visit in [visit.id for visit in floor.open_visits() if visit.kind != "other" and visit.id < waits][:3]:
        desk.do("visit.close", visit=visit)
    clock.move(minutes=2)
    return desk


def write_cards(desk: Desk, clock: SetClock) -> None:
    """Live a fortnight of cards: graded, called, ordered, and one lost."""
    for visit in [visit.id for visit in floor.open_visits() if visit.kind != "other"]:
        desk.do("visit.close", visit=visit)
    for number, (name, model, grade, source) in enumerate(CARDS):
        told = desk.do(
            "arrival.log", name=name, phone=f"{13700138000 + number}", model=model, source=source, party=1 + number % 3
        )
        desk.do("visit.complete", visit=told["visit"], grade=grade, test_drive="no" if number % 3 else "yes")
        desk.do("visit.close", visit=told["visit"])
        clock.move(minutes=20)
    desk.do("card.edit", card="谭先生", colour="white", competitor="RAV4", budget="below 200,000", trade_in="Fit 2015")
    clock.move(days=7)
    desk.do("follow_up.log", card="沈女士", content="comes with the family on Saturday", minutes=6, grade="H")
    desk.do("follow_up.log", card="吴建国", outcome="no-answer")
    desk.do("order.sign", card="欧阳晓岚", model="Civic", colour="red", price="128000", deposit="5000")
    desk.do("card.lose", card="李小龙", reason="price", competitor="Corolla")
    desk.do("card.claim", card="谭先生", by="李娜", reason="met them at the fair in May")
    clock.move(days=5)


DAYS_BEFORE = {"carded": 14, "month": 12, "fair": 5}
"""How many days ago the life of a house begins; on 2 March for a month."""

CARDS = (
    ("谭先生", "CR-V", "H", "walk-in"),
    ("沈女士", "Accord", "A", "walk-in"),
    ("吴建国", "Civic", "B", "walk-in"),
    ("欧阳晓岚", "Civic", "H", "walk-in"),
    ("李小龙", "Accord", "C", "walk-in"),
    ("Anna Müller", "CR-V", "A", "owner-referral"),
    ("赵强", "Odyssey", "B", "walk-in"),
    ("孙悦", "CR-V", "H", "walk-in"),
    ("钱进", "Accord", "A", "walk-in"),
    ("郑凯", "CR-V", "B", "walk-in"),
)
"""People who have a card: name, model, grade and source."""


def expect_people(desk: Desk, clock: SetClock) -> None:
    """Have people expected today and tomorrow, one of them late, and two who are to be called back."""
    for visit in [visit.id for visit in floor.open_visits() if visit.assigned is None and visit.kind != "other"]:
        desk.do("arrival.assign", visit=visit)
    for name, phone, model, owner in EXPECTED_PEOPLE:
        desk.do("card.open", name=name, phone=phone, model=model, grade="A", owner=owner)
    desk.do("appointment.make", card="林先生", at="10:40")
    desk.do("appointment.make", card="何女士", at="11:30", note="comes with her husband")
    desk.do("appointment.make", card="罗先生", at="14:00")
    desk.do("appointment.make", card="Anna Müller", at="tomorrow 10:00", note="test drive of the CR-V")
    desk.do("call.log", name="罗先生", phone="13700137023", question="is there a white one?")
    clock.move(minutes=14)
    desk.do("arrival.log", party=3, looks="red coat, with a child")
    desk.do("arrival.log", phone="13700137025")
    desk.do("call.log", phone="13700137029", question="open on Sunday?")


EXPECTED_PEOPLE = (
    ("林先生", "13700137021", "Civic", "刘洋"),
    ("何女士", "13700137022", "Accord", "李娜"),
    ("罗先生", "13700137023", "CR-V", "杨磊"),
    ("Anna Müller", "13700137024", "CR-V", "李娜"),
    ("高女士", "13700137025", "Accord", "李娜"),
)
"""Who has a card and is expected, or comes: name, phone, model and whose customer."""


def plan_month(desk: Desk) -> None:
    """Fill the duty roster of March: two days off a week for each, a week of early and of late shifts, a leave."""
    everybody = [*CONSULTANTS, "王敏"]
    desk.do("roster.shift", day="2026-03-01", until="2026-03-31", names=everybody, shift="full")
    for number, name in enumerate(everybody):
        for week, shift in enumerate(("early", "late")):
            first = 2 + (number + 2 * week) % 4 * 7
            desk.do("roster.shift", day=f"2026-03-{first:02}", until=f"2026-03-{first + 6:02}", names=name, shift=shift)
        for first in range(1 + number, 32, 7):
            until = min(first + 1, 31)
            desk.do("roster.shift", day=f"2026-03-{first:02}", until=f"2026-03-{until:02}", names=name, shift="off")
    desk.do("roster.shift", day="2026-03-16", until="2026-03-20", names="张伟", shift="leave")
    desk.do("roster.shift", day="2026-03-24", until="2026-03-25", names="杨磊", shift="training")
    desk.do("hours.close_day", day="2026-03-29", reason="stocktaking")


def live_days(desk: Desk, clock: SetClock) -> None:
    """Live five more days, on each of which something overrides the line-up."""
    desk.do("day.close")
    manager, reception = (Desk(actor=people.named(name)[0].id, clock=clock) for name in ("赵敏", "王敏"))
    for number in range(DAYS_BEFORE["fair"]):
        clock.move(days=1)
        day = f"2026-03-{10 + number:02}"
        manager.do("roster.set", day=day, names=[*CONSULTANTS[number:], *CONSULTANTS[:number]])
        reception.do("day.open")
        for party in range(5 + number % 3):
            asks = CONSULTANTS[number - 2] if party == 2 else ""
            told = reception.do("arrival.log", party=1 + party % 3, asked_for=asks)
            clock.move(minutes=6)
            first, *_others, last = (people.names()[person] for person in floor.LineUps().of(day).order)
            if party == 1:
                manager.do("rotation.move", name=last, position=1, reason=OVERRIDES[number])
            elif party in (0, 2, 3):
                reception.do("visit.close", visit=told["visit"])
        reception.do("rotation.skip", name=first, reason="errand")
        reception.do("arrival.assign", visit=told["visit"], to=last, reason="speaks English")
        reception.do("undo")
        reception.do("day.close")


OVERRIDES = ("fair in town", "regulars come at ten", "missed two parties", "fair in town", "stood in at noon")
"""Why a manager moved somebody."""


def give_pins(desk: Desk) -> None:
    """Give PINs, the first to the manager."""
    desk.do("staff.edit", name="赵敏", pin=PIN)
    (manager,) = people.named("赵敏")
    desk.actor = manager.id
    desk.do("staff.edit", name="王敏", pin=PIN)


LIVES: dict[str, Callable[[Desk, SetClock], None]] = {
    "carded": write_cards,
    "month": write_cards,
    "expecting": expect_people,
    "rostered": lambda desk, _clock: plan_month(desk),
    "fair": live_days,
    "locked": lambda desk, _clock: give_pins(desk),
}
"""What a house has lived through besides a morning."""


def _app_of(shown: Scene, theme: str, clock: SetClock) -> FloorApp | WallApp:
    """Give the program that a scene is of."""
    if shown.who != WALL:
        return FloorApp(Settings(theme=theme), terminal="desk 1", who=shown.who, clock=clock)
    wall = WallApp(database.path(), theme=theme, clock=clock)
    wall.look()
    return wall


async def shoot(scene: str, spoken: str, theme: str, size: tuple[int, int], folder: Path) -> str:
    """Take one picture and give it as SVG."""
    shown = SCENES[scene]
    clock = SetClock(datetime(2026, 3, 14, 2, 5, tzinfo=UTC))
    language.use(spoken)
    open_database(folder / f"{scene}-{spoken}-{theme}-{size[0]}.db", create=True)
    if shown.house != "new":
        clock.move(days=-DAYS_BEFORE.get(shown.house, 0))
        desk = furnished(clock)
        if shown.house in LIVES:
            LIVES[shown.house](desk, clock)
    app = _app_of(shown, theme, clock)
    async with app.run_test(size=size) as pilot:
        await calm(app, pilot)
        for key in shown.keys:
            await (calm(app, pilot) if key == WAIT else pilot.press(key))
        picture = await calm(app, pilot)
    database.disconnect()
    return tidied(picture, f"{scene}-{spoken}-{theme}-{size[0]}")


async def calm(app: FloorApp | WallApp, pilot: Pilot[Any]) -> str:
    """Wait until the screen has stood still for a while, and give it."""
    picture = ""
    for _ in range(40):
        await pilot.pause(0.2)
        before, picture = picture, app.export_screenshot(title="floortui")
        if re.sub(r"terminal-\d+", "", picture) == re.sub(r"terminal-\d+", "", before):
            break
    return picture


def gallery(spoken: str) -> str:
    """Give the page of the guide that shows every picture of a language."""
    en = spoken == "en"
    themes = {"dark": "dark" if en else "深色", "light": "light" if en else "浅色"}
    lines = [
        "# Pictures" if en else "# 图片",
        "",
        "Every screen, in both themes, at 120 × 36 and 80 × 24. The people are invented."
        if en
        else "每个界面，深色和浅色，120 × 36 和 80 × 24。人物均为虚构。",
    ]
    for scene, shown in SCENES.items():
        title = shown.en if en else shown.zh
        lines += ["", f"## {title}"]
        for (width, height), (theme, called) in product(SIZES, themes.items()):
            file = file_of(scene, spoken, theme, (width, height))
            size = f"{width} × {height}"
            said = f"{title}, {called}, {size}" if en else f"{title}，{called}，{size}"
            lines += ["", f"![{said}](../pictures/{file})"]
    return "\n".join([*lines, ""])


def tidied(svg: str, name: str) -> str:
    """Make a screenshot stand alone: no fonts from elsewhere, words in their cells, nothing that changes by chance."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.S)
    svg = re.sub(r"terminal-\d+", name, svg)
    svg = re.sub(r"(?<=>)[0-9a-f]{64}(?=\b)", HEAD, svg)
    svg = svg.replace("Fira Code, monospace", "'Fira Code', 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace")
    svg = re.sub(
        r'(<text class="[^"]*" x=")([\d.]+)(" y="[^"]*") textLength="[\d.]+"( clip[^>]*>)([^<]*)</text>', _words, svg
    )
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def _words(match: re.Match[str]) -> str:
    """Put each word of a run where its cells begin: a run's length is wrong where characters are wide."""
    text = html.unescape(match[5]).replace("\u00a0", " ")
    words = []
    for word in re.finditer(r"\S+(?: \S+)*", text):
        left = float(match[2]) + CELL * cell_len(text[: word.start()])
        length = CELL * cell_len(word[0])
        shown = html.escape(word[0]).replace(" ", "&#160;")
        words.append(f'{match[1]}{left:.1f}{match[3]} textLength="{length:.1f}"{match[4]}{shown}</text>')
    return "".join(words)


async def make(scenes: Sequence[str]) -> None:
    """Take the pictures, and write the pages that show them."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for scene, (spoken, theme, size) in product(scenes, VARIANTS):
            picture = await shoot(scene, spoken, theme, size, Path(folder))
            (FOLDER / file_of(scene, spoken, theme, size)).write_text(picture, encoding="utf-8")
    language.use("en")
    for spoken in language.LANGUAGES:
        (FOLDER.parent / spoken / "pictures.md").write_text(gallery(spoken), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(make(sys.argv[1:] or list(SCENES)))
