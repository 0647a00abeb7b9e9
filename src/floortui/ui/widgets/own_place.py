"""A consultant's own block on My day: their place and why, the parties that are with them or wait for them."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from floortui.domain.moments import clock_text, minutes_between
from floortui.language import _
from floortui.reports.own_place import OwnParty, OwnPlace
from floortui.reports.why import STATES, Words, ordinal
from floortui.ui.widgets.packing import BETWEEN, cut, joined, packed
from floortui.ui.widgets.rowlist import fitted
from floortui.ui.widgets.wall import KINDS

MOST_PARTIES = 3
"""How many parties have a line each: who has more looks at the Floor."""


class Own(NamedTuple):
    """What the block shows: a place, the instant by the minute, and the language it is said in."""

    place: OwnPlace
    now: str
    spoken: str


class OwnBlock(Widget):
    """Where whoever sits here stands; nothing for who stands in no line-up."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"own--state", "own--greeting", "own--why", "own--alarm"}

    HELP = (
        "Your place in today's line-up: how many stand before you, why you stand there, where you come back to, "
        "and the parties that are with you or wait for you."
    )

    own: reactive[Own | None] = reactive(None, layout=True)

    def watch_own(self, own: Own | None) -> None:
        """Take no room for who has no place."""
        self.display = own is not None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Give how many lines there are."""
        return len(self._lines(self.own, width)) if self.own and width else 0

    def render(self) -> Content:
        """Paint the block."""
        return Content("\n").join(self._lines(self.own, self.size.width)) if self.own else Content("")

    def _lines(self, own: Own, width: int) -> list[Content]:
        place = own.place
        words = Words(place.names, place.reasons, place.zone)
        loud = self.get_visual_style("own--greeting" if place.state == "greeting" else "own--state")
        headline = packed(_headline(place, words, own.now), width, BETWEEN).split("\n")
        lines = [Content.styled(fitted(line, width), loud) for line in headline]
        if place.why:
            (why, *_rest) = cut(words.parts(place.why), width, 1)
            lines.append(Content.styled(why, self.get_visual_style("own--why")))
        alarm = self.get_visual_style("own--alarm")
        for party in place.waiting[:MOST_PARTIES]:
            waits = _("!! waits for you")
            lines.append(Content.styled(fitted(f"{waits}  {_party(party, place, own.now)}", width), alarm))
        lines += [Content(fitted(_party(party, place, own.now), width)) for party in place.parties[:MOST_PARTIES]]
        return lines


def _headline(place: OwnPlace, words: Words, now: str) -> list[str]:
    """Say where they stand, or where they come back to, and since when."""
    if place.position is not None:
        where = _("{place} of {of}").format(place=ordinal(place.position), of=place.of)
        before = place.position - 1
        rest = _("{number} before you").format(number=before) if before else _("the next party is yours")
    else:
        where = words.reason(place.reason) if place.reason else ""
        rest = _("then back to your place") if place.keeps else _("then to the end")
        rest = "" if place.state == "off" else rest
    since = ""
    if place.since and place.state != "off":
        since = _("since {at} · {minutes}").format(
            at=clock_text(place.since, place.zone), minutes=f"{minutes_between(place.since, now)}′"
        )
    return [part for part in (_("You: {state}").format(state=_(STATES[place.state])), where, rest, since) if part]


def _party(party: OwnParty, place: OwnPlace, now: str) -> str:
    """Say of a party when it came, how many they are, who, and how long they are here."""
    whose = place.names.get(party.colleague or 0, "")
    who = _("customer of {name}").format(name=whose) if whose else party.name
    what = joined(_("party of {size}").format(size=party.size), _(KINDS[party.kind]), who)
    return f"{clock_text(party.arrived, place.zone)}  {what}  {minutes_between(party.arrived, now)}′"
