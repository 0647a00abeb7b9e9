"""The Board's review: contacts that look invented, most evidence first, why, and what the manager says to each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from floortui.domain.moments import from_text
from floortui.domain.people import MANAGER
from floortui.errors import N_, Refused
from floortui.language import _, current
from floortui.reports.fairness import DAY, MONTH, WEEK
from floortui.reports.review import Item, Rate, ReviewFrame, ReviewQuery, evidence, labels, other_texts
from floortui.storage.queries import floor, house, reviews
from floortui.ui.screens.timed_view import TimedView
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.packing import joined, wrapped
from floortui.ui.widgets.rowlist import Row, RowList

NAME_CELLS, MOST_NAME_CELLS = 8, 16
ALL = "all"
"""The row of all consultants together."""

LAST_OF_CARD = 6
"""How many of a card's latest contacts stand under the evidence."""

WITH_OTHERS = ("copied", "burst")
"""The marks of which other contacts stand under the evidence: those of the first that there is."""

TITLES = {
    DAY: N_("review of a day"),
    WEEK: N_("review of a week"),
    MONTH: N_("review of a month"),
}


class ReviewView(TimedView):
    """The view: how much of it each consultant has, the contacts of whoever is highlighted, the evidence."""

    FOCUS: ClassVar[str] = "#contacts"
    UNIT = WEEK

    def __init__(self) -> None:
        super().__init__(id="review")
        self._query = ReviewQuery()
        self._frame: ReviewFrame | None = None
        self._drawn = False
        """Whether those drawn to be called back are listed, and not the suspicious."""
        self._spoken = ""

    def compose(self) -> ComposeResult:
        """The three lists."""
        yield RowList([Column("", NAME_CELLS)], id="rates")
        yield RowList([Column("", NAME_CELLS)], id="contacts")
        yield RowList([Column("", 0)], heading=False, id="evidence")

    @property
    def shown(self) -> ReviewFrame | None:
        """What is shown."""
        return self._frame

    def forget(self) -> None:
        """Say everything again at the next look."""
        self._frame = None

    def run(self, now: datetime) -> None:
        """Ask, and show what has changed; to nobody but a manager."""
        if self.house_app.role != MANAGER:
            self._frame = None
            for each in self.query(RowList):
                each.show([])
                each.border_title = ""
                each.empty = _("The review is for managers.")
            return
        frame = self._query.run(now, self.unit, self.day)
        if frame != self._frame:
            self._frame = frame
            self._show(frame)

    # -- commands

    def do_sample(self) -> None:
        """Change between the suspicious contacts and those drawn to be called back."""
        self._drawn = not self._drawn
        if self._frame is not None:
            self._show_contacts()

    async def do_review_note(self) -> None:
        """Say what the contact was, with a note, and look at the next."""
        item = self._item()
        if item is None:
            raise Refused("screen.nothing")
        found = item.found
        verdict = next((c.named(current()) for c in house.choices("review_verdict") if c.code == found.verdict), "")
        values = {"verdict": verdict, "note": found.note}
        given = {"id": item.contact.id}
        seen = found.review_seq or found.row_seq
        about = self._about(item)
        if await self.house_app.fill_in("review", given=given, values=values, seen=seen, about=lambda: about):
            self._to_the_next()

    @on(RowList.Chosen, "#contacts")
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.house_app.run_command("verdict")

    async def do_verdict(self) -> None:
        """Say what the highlighted contact was by a digit, and look at the next."""
        item = self._item()
        if item is None:
            raise Refused("screen.nothing")
        picked = await self.house_app.pick_from("review_verdict", self._about(item))
        if picked is not None:
            seen = item.found.review_seq or item.found.row_seq
            await self.house_app.do_and_say("follow_up.review", id=item.contact.id, verdict=picked, seen=seen)
            self._to_the_next()

    def _to_the_next(self) -> None:
        self.query_one("#contacts", RowList).cursor += 1

    def _about(self, item: Item) -> str:
        content = item.contact.content.replace("\n", " ")
        return joined(item.found.name or "–", item.consultant, content[:40])

    # -- what is shown

    def _show(self, frame: ReviewFrame) -> None:
        rates = self.query_one("#rates", RowList)
        rows = [_rate_row(rate) for rate in (frame.rates[-1], *frame.rates[:-1])]
        rates.show(rows, _rate_columns())
        rates.styles.height = 2 + max(3, min(len(rows), self.house.size.height // 5))
        self._show_contacts()
        self.house.query_one("KeyBar").refresh()

    def _listed(self) -> Sequence[Item]:
        frame, whose = self._frame, self.query_one("#rates", RowList).key or ALL
        if frame is None:
            return ()
        items = frame.sample if self._drawn else frame.items
        return [item for item in items if whose in (ALL, str(item.contact.staff))]

    def _show_contacts(self) -> None:
        frame = self._frame
        if frame is None:
            return
        table, items = self.query_one("#contacts", RowList), self._listed()
        verdicts = {choice.code: choice.named(current()) for choice in house.choices("review_verdict")}
        table.empty = _("nobody was drawn") if self._drawn else _("no contact looks invented")
        table.show([self._row(item, frame, verdicts) for item in items], self._columns())
        count = _("drawn to be called back: {number}") if self._drawn else _("suspicious: {number}")
        table.border_title = joined(count.format(number=len(items)), _("Enter: what it was"))
        self._say_time()
        self._show_evidence()

    def _say_time(self) -> None:
        frame, rates = self._frame, self.query_one("#rates", RowList)
        if frame is not None:
            days = frame.period.start if frame.unit == DAY else f"{frame.period.start} – {frame.period.last}"
            rates.border_title = joined(_(TITLES[frame.unit]), days, _("so far") if frame.runs else "")

    def _columns(self) -> list[Column]:
        return [
            Column(_("logged at"), 11),
            Column(_("consultant"), 4, most=10),
            Column(_("customer"), 4, most=12),
            Column(_("marks"), 8, most=22),
            Column(_("verdict"), 4, most=10),
            Column(_("what was written"), 0),
        ]

    def _row(self, item: Item, frame: ReviewFrame, verdicts: dict[str, str]) -> Row:
        contact, found = item.contact, item.found
        when = _when(contact.logged, frame)
        verdict = verdicts.get(found.verdict, found.verdict)
        verdict = _("{verdict} (own)").format(verdict=verdict) if item.own else verdict
        text = contact.content.replace("\n", " ") or "–"
        cells = (when, item.consultant, found.name or "–", labels(item.marks) or "–", verdict or "·", text)
        return Row(str(contact.id), cells, "muted" if found.verdict else "")

    def _item(self) -> Item | None:
        key = self.query_one("#contacts", RowList).key
        return next((item for item in self._listed() if str(item.contact.id) == key), None)

    @on(RowList.Moved, "#rates")
    def _other_person(self, event: RowList.Moved) -> None:
        event.stop()
        self._show_contacts()

    @on(RowList.Moved, "#contacts")
    def _other_contact(self, event: RowList.Moved) -> None:
        event.stop()
        self._show_evidence()

    def on_resize(self) -> None:
        """Put the evidence into lines of the new width."""
        if self._frame is not None:
            self.call_after_refresh(self._show_evidence)

    def _show_evidence(self) -> None:
        item, frame, table = self._item(), self._frame, self.query_one("#evidence", RowList)
        if item is None or frame is None:
            table.show([])
            table.border_title = ""
            return
        known = floor.customer(item.contact.customer)
        phones = " ".join(known.phones) if known is not None else ""
        # a name is data, and the title of a border is read as markup
        table.border_title = _("evidence")
        width = max(20, self.size.width - 6)
        lines = [(joined(item.found.name or "–", item.found.model, phones), "loud")]
        lines += [(line, "") for line in wrapped([f"“{item.contact.content}”".replace("\n", " ")], width)]
        if item.found.note:
            lines += [(line, "") for line in wrapped([_("note: {note}").format(note=item.found.note)], width)]
        for mark in item.marks:
            lines += [(line, "warn") for line in wrapped([f"! {evidence(mark, frame)}"], width)]
        others = next((mark for mark in item.marks if mark.key in WITH_OTHERS), None)
        if others is not None:
            lines += [(f"    {line}", "muted") for line in other_texts(others, frame)]
        lines.append((_("the last contacts with this card"), "loud"))
        lines += [(f"    {line}", "muted") for line in self._last_contacts(item, frame)]
        table.show([Row(str(number), (line,), tone) for number, (line, tone) in enumerate(lines)], [Column("", 0)])

    def _last_contacts(self, item: Item, frame: ReviewFrame) -> list[str]:
        ways = {c.code: c.named(current()) for kind in ("way", "outcome") for c in house.choices(kind)}
        lines = []
        for each in reviews.last_of_cards((item.contact.cycle,), LAST_OF_CARD):
            minutes = "" if each.minutes is None else f"{each.minutes}′"
            grade = f"{each.grade_before}→{each.grade_after}" if each.grade_before != each.grade_after else ""
            parts = (
                _when(each.at, frame), ways.get(each.way, each.way), ways.get(each.outcome, each.outcome), minutes,
                grade, each.content.replace("\n", " "),
            )  # fmt: skip
            lines.append("  ".join(part for part in parts if part))
        return lines


def _when(at: str, frame: ReviewFrame) -> str:
    return from_text(at).astimezone(frame.zone).strftime("%m-%d %H:%M")


def _rate_columns() -> list[Column]:
    heads = (_("follow-ups"), _("suspicious"), _("share"), _("reviewed"), _("invented"), _("attempts"))
    return [
        Column("", NAME_CELLS, most=MOST_NAME_CELLS),
        *(Column(head, 4, right=True, most=10, goes=int(index == 5)) for index, head in enumerate(heads)),
    ]


def _rate_row(rate: Rate) -> Row:
    share = "–" if rate.share is None else f"{rate.share:.0%}"
    numbers = (rate.contacts, rate.suspicious, share, rate.reviewed, rate.invented, rate.attempts)
    tones = ("", "", "", "", "", "alarm" if rate.invented else "", "")
    key, name = (ALL, _("all")) if rate.person is None else (str(rate.person), rate.name)
    return Row(key, (name, *map(str, numbers)), "loud" if rate.person is None else "", tones)
