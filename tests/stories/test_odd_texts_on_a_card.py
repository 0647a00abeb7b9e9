"""Whatever was typed into the fields of a card is shown on its page as it stands."""

from __future__ import annotations

import pytest

from floortui.ui.screens.card_screen import OF_PERSON, OF_PURCHASE
from floortui.ui.widgets.card_pane import CardText
from tests.card_fields import lived
from tests.house import MANAGER, Showroom
from tests.ui.seat import seated

SHOWN = {*OF_PURCHASE, *OF_PERSON, "content", "question"} - {"source"}
"""What of the texts of a card and its contacts its page shows; a source is one of a list."""


@pytest.mark.parametrize("text", ["[red]李[/red]", "[/]", "{0} {name} %s%n", "'; DROP TABLE cycle; --", "👨\u200d👧🇨🇳"])
async def test_every_text_of_a_card_stands_on_its_page_as_it_was_typed(showroom: Showroom, text: str) -> None:
    lived(showroom, lambda field: f"{text} {field}")
    kept = text.replace("\u200d", "").replace("🇨🇳", "CN")
    async with seated(showroom.clock, who=MANAGER) as seat:
        await seat.press("2")
        await seat.paste(f"{kept} name")
        await seat.press("enter", "enter")
        page = seat.app.screen.query_one(CardText)
        await seat.until(lambda: "question" in page.render().plain, "shows the card")
        missing = [field for field in SHOWN if f"{kept} {field}" not in page.render().plain]
        assert missing == []
