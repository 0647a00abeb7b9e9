"""What is pasted into any field of a form of cards, calls and orders is one clean line there, and presses no key."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from floortui import language
from floortui.services.action import ACTIONS
from floortui.storage.queries import cards
from floortui.ui.forms import ENTRY_FORMS
from floortui.ui.widgets.text_field import TextField
from tests.card_fields import CUSTOMER, NAMES, PHONE, hidden
from tests.house import MANAGER, Showroom, lines, rows
from tests.ui.seat import Seat, seated

KEYS = {
    "call": "c", "follow_up": "f", "card_open": "a", "card_purchase": "e", "card_person": "p", "grade": "g",
    "transfer": "t", "confirm_loss": "k", "revive": "v", "sign": "o", "cancel_order": "z",
    "claim": "m", "decide_claim": "d", "book": "b", "lose": "l 1 1", "lose_to": "l 3 1", "edit_order": "O",
}  # fmt: skip
"""The keys that open each form from the list of cards."""

BEFORE = {
    "review": "4 r n", "cover": "3 H",
    "stock_add": "4 i +", "stock_edit": "4 i E", "stock_reserve": "4 i R",
}  # fmt: skip
"""The keys that open those that no list of cards opens."""

OF_CONSULTANTS = frozenset({"cover_own"})
"""The forms that no manager sees; each has the fields of another one."""

FORMS = [form for form in ENTRY_FORMS.values() if form.action in NAMES and form.id not in OF_CONSULTANTS]
FORM_IDS = [form.id for form in FORMS]

KEYS_IN_IT = "n\r\ry\n\nd\x1b[13uu\x1b\r"
"""What would log a party, save, hand a car over and take something back, if it were keys."""

ODD = "第一行\r\n第二行\x1b[31m\u202e\u200b\x07\t👨\u200d👩\u200d👧🇨🇳"
"""Several lines, what steers a terminal, what nobody sees, and a family."""

BOOK = "长" * 100_000


@pytest.fixture
def carded(showroom: Showroom) -> Showroom:
    """Give a house with a card of 李娜, whom 刘洋 claims, an order of it and a car in stock."""
    showroom.do("card.open", name=CUSTOMER, phone=PHONE, model="CR-V", grade="A", owner="李娜")
    showroom.do("card.claim", card=PHONE, by="刘洋", reason="老客户")
    showroom.at("李娜").do("follow_up.log", card=1, content="ok")
    showroom.do("order.sign", card=PHONE, model="CR-V", colour="白", price="20万", deposit="5000")
    showroom.do("stock.add", model="CR-V", colour="红")
    return showroom


async def opened(seat: Seat, form: str) -> list[TextField]:
    """Open a form by its key; give its fields."""
    await seat.press(*(BEFORE[form].split() if form in BEFORE else ("2", "enter", *KEYS[form].split())))
    await seat.until(lambda: bool(seat.app.screen.query("Entry")), f"opens {form}")
    return list(seat.app.screen.query(TextField))


async def paste_into(seat: Seat, field: TextField, text: str) -> None:
    """Paste a text into a field, instead of what stands there."""
    field.put("")
    field.focus()
    await seat.pilot.pause()
    await seat.paste(text)


def refusals(seat: Seat) -> list[str]:
    """Read what the form says is wrong, a sentence a line."""
    return str(seat.app.screen.query_one("Entry .refusal", Static).content).splitlines()


@pytest.mark.parametrize("form", FORM_IDS)
async def test_a_paste_is_one_clean_line_and_presses_no_key(carded: Showroom, form: str) -> None:
    before = lines()
    async with seated(carded.clock, who=MANAGER) as seat:
        fields = await opened(seat, form)
        assert [field.field for field in fields] == list(ENTRY_FORMS[form].fields)
        for field in fields:
            await paste_into(seat, field, ODD)
            assert field.value == "第一行 第二行[31m 👨👩👧CN"
            await seat.paste(KEYS_IN_IT)
            assert not [*hidden(field.value), *(c for c in field.value if c == "\n")]
            assert field.size.height == 1
        assert [field.field for field in seat.app.screen.query(TextField)] == list(ENTRY_FORMS[form].fields)
    assert lines() == before


@pytest.mark.parametrize("form", FORM_IDS)
async def test_a_pasted_book_is_refused_with_the_number_of_its_letters(carded: Showroom, form: str) -> None:
    """A field holds the beginning of it only, and counts the rest: nobody is told a number that is not so."""
    before = lines()
    async with seated(carded.clock, who=MANAGER) as seat:
        fields = await opened(seat, form)
        for field in fields:
            await paste_into(seat, field, BOOK)
        await seat.press("enter")
        await seat.until(lambda: len(refusals(seat)) == len(fields), "refuses every field")
        assert all(len(sentence) < 300 for sentence in refusals(seat))
        counting = [sentence for sentence in refusals(seat) if "characters" in sentence]
        assert all("too long: 100000 characters" in sentence for sentence in counting)
        texts = [field for field in fields if takes_text(form, field.field)]
        assert len(counting) == len(texts)
        await seat.press("f2")
        await seat.until(lambda: language.current() == "zh")
        assert len([sentence for sentence in refusals(seat) if "100000" in sentence]) == len(texts)
    assert lines() == before


def takes_text(form: str, field: str) -> bool:
    """Say whether a field of a form takes any words, and not a number, a day or one of a few choices."""
    kind = ACTIONS[ENTRY_FORMS[form].action].fields["name" if field == "who" else field].kind
    try:
        kind.read("词", field, None)  # type: ignore[arg-type]
    except Exception:  # noqa: BLE001 - it needs a ground, or refuses
        return False
    return True


async def test_a_field_that_is_emptied_forgets_the_book(carded: Showroom) -> None:
    async with seated(carded.clock, who=MANAGER) as seat:
        await opened(seat, "card_purchase")
        await seat.fill(colour=BOOK)
        await seat.press("enter")
        await seat.until(lambda: any("100000" in sentence for sentence in refusals(seat)))
        await seat.fill(colour="珍珠白")
        await seat.press("enter")
        await seat.until(lambda: (cycle := cards.current(1)) is not None and cycle.colour == "珍珠白")


async def test_a_book_that_begins_with_what_nobody_sees_is_not_taken_for_its_first_words(carded: Showroom) -> None:
    async with seated(carded.clock, who=MANAGER) as seat:
        await opened(seat, "card_purchase")
        await seat.fill(colour="白" + "\u200b" * 10_000 + BOOK)
        await seat.press("enter")
        await seat.until(lambda: bool(refusals(seat)))
        assert "too long" in refusals(seat)[0]


@pytest.mark.parametrize(("form", "field"), [("card_purchase", "plan"), ("card_person", "note")])
async def test_a_note_of_several_lines_is_one_line_in_a_field_and_keeps_its_lines(
    carded: Showroom, form: str, field: str
) -> None:
    carded.do("card.edit", card=1, **{field: "第一行\n第二行"})
    async with seated(carded.clock, who=MANAGER) as seat:
        await opened(seat, form)
        await seat.sees_line("第一行⏎第二行", "│")
        await seat.fill(**{"district" if field == "note" else "colour": "朝阳"})
        await seat.press("enter")
        await seat.sees_no("Enter saves")
    assert any("第一行\n第二行" in row for row in rows()["customer" if field == "note" else "cycle"])
    assert any("朝阳" in row for row in rows()["customer" if field == "note" else "cycle"])
