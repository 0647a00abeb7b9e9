"""The paper forms: every row that figures count, in the words of who reads them, and nothing a spreadsheet obeys."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from floortui import language
from floortui.domain.columns import FORMULA, neutral
from floortui.errors import Refused
from floortui.reports.forms import FORMS, Asked, headings, rows_of, worded
from floortui.reports.periods import days_of, period_of
from floortui.reports.sheets import csv_text, write_workbook
from floortui.storage.writing import DATABASE, transaction
from tests.house import TODAY, YESTERDAY, Showroom

MONTH = Asked("2026-03-01", "2026-03-31")
FORMULAS = ('=HYPERLINK("http://x")', "+86 138", "-1+1", "@SUM(A1)", "＝1+1")


@pytest.fixture
def lived(showroom: Showroom) -> Showroom:
    """Give a morning: a first visit with a drive, a courier, one that was voided, a return, a call, a loss."""
    showroom.do("setting.set", name="desk.reopen_hours", value="0")  # who is back the same day is a return visit here
    first = showroom.do("arrival.log", name="欧阳女士", phone="13800138001", model="CR-V", source="walk-in", party="2")
    showroom.do("visit.complete", visit=first["visit"], test_drive="yes", grade="A", note="=1+1")
    showroom.clock.move(minutes=37)
    showroom.do("visit.close", visit=first["visit"])
    showroom.do("arrival.log", purpose="courier")
    wrong = showroom.do("arrival.log")
    showroom.do("visit.void", visit=wrong["visit"], reason="mistake")
    showroom.do("arrival.log", phone="13800138001", asked_for="李娜")
    showroom.do(
        "call.log", name="周女士", phone="13900139002", model="Fit", minutes="4", question="价格", taken_by="刘洋"
    )
    showroom.do("follow_up.log", card="周女士", way="wechat", content="发资料", outcome="undecided", grade="B")
    showroom.do("card.lose", card="周女士", reason="competitor", competitor="高尔夫")
    return showroom


def table(form: str) -> list[dict[str, Any]]:
    return rows_of(form, MONTH)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_every_form_has_its_columns_in_each_language(lived: Showroom, form: str, spoken: str) -> None:
    keys = [column.key for column in FORMS[form].columns]
    assert len(keys) == len(set(keys))
    rows = table(form)
    assert rows
    assert all(list(row) == keys for row in rows)
    language.use(spoken)
    heads = headings(form)
    assert len(heads) == len(keys) == len(set(heads))
    assert all(len(row) == len(keys) for row in worded(form, rows))


def test_the_traffic_log_has_every_arrival_but_those_voided(lived: Showroom) -> None:
    rows = table("traffic-log")
    assert [(row["no"], row["kind"], row["purpose"], row["consultant"]) for row in rows] == [
        (1, "first", "sales", "李娜"), (2, "other", "courier", None), (3, "return", "sales", "李娜"),
    ]  # fmt: skip
    assert (rows[0]["in"], rows[0]["out"], rows[0]["turn"], rows[0]["day"]) == ("09:00", "09:37", True, TODAY)
    assert rows[0]["why"].startswith("next in the line-up; 1st of 4")
    assert rows[2]["asked_for"] == "李娜"


def test_the_visit_register_has_what_the_figures_are_counted_from(lived: Showroom) -> None:
    first, again = table("visit-register")
    assert (first["minutes"], first["test_drive"], first["grade"], first["source"]) == (37, True, "A", "walk-in")
    assert (first["card"], first["card_day"], first["card_how"]) == (1, TODAY, "contact")
    assert first["cycle"] == again["cycle"]
    assert (again["kind"], again["minutes"]) == ("return", None), "a visit that is still open has no length"


def test_the_call_register_and_the_lost_sheet(lived: Showroom) -> None:
    (call,) = table("call-register")
    assert (call["minutes"], call["question"], call["consultant"], call["card"]) == (4, "价格", "刘洋", 2)
    (lost,) = table("lost-sheet")
    assert (lost["grade_before"], lost["reason"], lost["competitor"]) == ("B", "competitor", "高尔夫")


def test_the_review_sheet_has_the_suspicious_contacts_with_their_evidence(lived: Showroom) -> None:
    lived.do("follow_up.review", id=1, verdict="invented", note="客户说没有接到")
    (row,) = table("follow-up-review")
    assert (row["consultant"], row["name"], row["marks"], row["verdict"]) == (
        "刘洋",
        "周女士",
        "raised,empty",
        "invented",
    )
    assert row["evidence"].startswith("grade C→B, and no sign of B is ticked on the card")
    assert (row["reviewed_on"], row["note"], row["contact"]) == (TODAY, "客户说没有接到", 1)
    language.use("zh")
    assert "升级无据 空话" in worded("follow-up-review", [row])[0]


def test_the_duty_roster_has_a_row_for_each_day_and_colleague(lived: Showroom) -> None:
    lived.do("roster.shift", day="2026-03-13", names="刘洋,王敏", shift="late")
    lived.do("roster.shift", day="2026-03-14", names="李娜", shift="leave")
    lived.do("roster.shift", day="2026-03-16", names="李娜", shift="full")
    lived.do("hours.close_day", day="2026-03-16", reason="盘点")
    rows = table("duty-roster")
    keys = ("day", "weekday", "person", "role", "shift", "order", "on", "closed")
    assert [tuple(row[key] for key in keys) for row in rows[4:]] == [
        ("2026-03-13", 5, "刘洋", "consultant", "late", 1, True, False),
        ("2026-03-13", 5, "王敏", "reception", "late", None, True, False),
        ("2026-03-14", 6, "李娜", "consultant", "leave", None, False, False),
        ("2026-03-16", 1, "李娜", "consultant", "full", None, False, True),
    ]
    assert [(row["person"], row["order"]) for row in rows[:4]] == [("李娜", 1), ("刘洋", 2), ("陈静", 3), ("张伟", 4)]
    language.use("zh")
    row = dict(zip(headings("duty-roster"), worded("duty-roster", rows)[4], strict=True))
    assert (row["星期"], row["姓名"], row["班次"], row["当班"], row["轮接顺序"]) == ("周五", "刘洋", "晚班", "是", 1)


def test_a_roster_of_an_older_program_counts_as_full_days(lived: Showroom) -> None:
    with transaction():
        DATABASE.execute_sql("UPDATE roster SET shift = '', position = CASE staff WHEN 1 THEN 0 ELSE position END")
    assert [(row["person"], row["shift"], row["order"], row["on"]) for row in table("duty-roster")] == [
        ("刘洋", "full", 1, True), ("陈静", "full", 2, True), ("张伟", "full", 3, True), ("李娜", "off", None, False),
    ]  # fmt: skip


def test_the_duty_roster_hangs_on_the_wall_as_a_grid(lived: Showroom, tmp_path: Path) -> None:
    lived.do("roster.shift", day="2026-03-13", until="2026-03-15", names="刘洋,王敏", shift="late")
    lived.do("hours.close_day", day="2026-03-15", reason="盘点")
    form = FORMS["duty-roster"]
    assert form.page is not None
    file = tmp_path / "a.xlsx"
    write_workbook(file, form.title, headings("duty-roster"), [], form.page(MONTH))
    book = load_workbook(file)
    assert book.active is book["Grid"], "it opens at the grid"
    rows = [[str(cell.value or "") for cell in row] for row in book["Grid"].rows]
    assert [row[12] for row in rows[:9]] == ["Thu", "12", "F1", "F2", "F3", "F4", "", "4", "0"]
    assert [row[13] for row in rows[:9]] == ["Fri", "13", "", "L1", "", "", "L", "1", "1"]
    assert rows[1][15] == "15×"
    assert [row[0] for row in rows[2:7]] == ["李娜", "刘洋", "陈静", "张伟", "王敏 reception"]
    assert [row[32] for row in rows[1:7]] == ["days", "1", "3", "1", "1", "2"]
    assert rows[9][0].startswith("F full day E early shift")


def test_a_customer_card_has_its_contacts(lived: Showroom) -> None:
    (card,) = rows_of("customer-card", Asked("2020-01-01", "2020-01-01", 2))
    assert (card["name"], card["phones"], card["state"]) == ("周女士", "13900139002", "lost")
    assert [contact["way"] for contact in card["contacts"]] == ["wechat"]
    language.use("zh")
    (row,) = worded("customer-card", [card])
    assert row[-1] == "2026-03-12 09:37 微信 刘洋 仍在考虑 发资料 C→B → 2026-03-27"


def test_people_read_words_in_their_language(lived: Showroom) -> None:
    language.use("zh")
    row = dict(zip(headings("visit-register"), worded("visit-register", table("visit-register"))[0], strict=True))
    assert (row["首次/再次"], row["来源"], row["试驾"], row["分配方式"]) == ("首次来店", "自然到店", "是", "按顺位接待")


def test_nothing_of_other_days_is_in_it(lived: Showroom) -> None:
    assert all(rows_of(form, Asked(YESTERDAY, YESTERDAY)) == [] for form in FORMS if form != "drawer-check")
    assert rows_of("drawer-check", Asked("2026-02-01", "2026-02-28")) == [], "it is of whole months"


def test_an_erased_customer_is_counted_and_not_named(lived: Showroom) -> None:
    lived.do("card.erase", card="欧阳女士", reason="asked for it")
    rows = table("visit-register")
    assert len(rows) == 2
    assert "欧阳" not in str(rows)
    assert "13800138001" not in str(rows)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_opens_as_text(text: str, tmp_path: Path) -> None:
    assert text.startswith(FORMULA)
    written = csv_text(["Name", "Minutes"], [[text, -5]])
    assert written.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(written[1:])))[1] == [f"'{text}", "-5"]
    file = tmp_path / "a.xlsx"
    write_workbook(file, "=Title", ["Name", "Minutes"], [[text, -5]])
    cell, minutes = load_workbook(file).worksheets[0][2]
    assert (cell.value, cell.data_type, minutes.value) == (text, "s", -5)
    assert cell.hyperlink is None


def test_an_innocent_text_stays_as_it_is() -> None:
    assert [neutral(text) for text in ("李先生", "3+1", " =1", "")] == ["李先生", "3+1", " =1", ""]


def test_a_workbook_takes_a_cell_that_is_too_long(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", "x" * 60, ["a"], [["长" * 40_000]])
    assert len(load_workbook(tmp_path / "a.xlsx").worksheets[0]["A2"].value) == 32_767


@pytest.mark.parametrize(
    ("month", "first", "last", "days"),
    [
        ("2026-02", "", "", ("2026-02-01", "2026-02-28")),
        ("", "", "", ("2026-03-01", "2026-03-31")),
        ("", "2026-03-05", "", ("2026-03-05", TODAY)),
        ("", "", "2026-03-05", ("2026-03-01", "2026-03-05")),
        ("", "2026-01-05", "2026-02-05", ("2026-01-05", "2026-02-05")),
        ("March", "", "", "month.unreadable"),
        ("", "yesterday", "", "day.unreadable"),
        ("", "2026-03-05", "2026-03-04", "export.days"),
    ],
)
def test_the_days_that_are_meant(month: str, first: str, last: str, days: Any) -> None:
    try:
        found: Any = days_of(month, first, last, TODAY)
    except Refused as refused:
        found = refused.code
    assert found == days


def test_a_month_has_all_its_days() -> None:
    assert period_of("2024-02") == ("2024-02-01", "2024-02-29")


def test_why_is_of_the_decision_that_stands(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="欧阳女士", phone="13800138001")
    showroom.do("arrival.assign", visit=1, to="张伟", reason="wish")
    showroom.do("arrival.log")
    showroom.do("visit.reclassify", visit=2, **{"as": "courier"}, reason="x")
    showroom.do("arrival.log")
    showroom.do("arrival.assign", visit=3, to="陈静", reason="wish")
    showroom.desk.undo()
    showroom.do("visit.close", visit=1)
    showroom.do("arrival.log", phone="13800138001")
    given, courier, first = table("traffic-log")
    assert (given["how"], given["why"]) == ("given", "given by hand: the customer wishes it"), "it goes on as it was"
    assert (courier["how"], courier["why"]) == ("other_purpose", "another purpose; no turn")
    assert first["how"] == "turn", "what was taken back decided nothing"
    assert first["why"].startswith("next in the line-up")
