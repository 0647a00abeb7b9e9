"""Whether the day of the next contact was promised: somebody said it, or the cadence set it."""

from __future__ import annotations

import pytest

from tests.house import Showroom
from tests.services.test_cards import PHONE, card

Step = tuple[str, dict[str, object]]

PROMISES: list[tuple[str, list[Step], bool]] = [
    ("opened by the cadence", [], False),
    ("a contact that says no day", [("follow_up.log", {"content": "聊过"})], False),
    ("a contact that says a day", [("follow_up.log", {"content": "周末来", "next": "+3"})], True),
    ("nobody answered", [("card.edit", {"next": "+3"}), ("follow_up.log", {"outcome": "no-answer"})], False),
    ("nobody answered, a day is said", [("follow_up.log", {"outcome": "no-answer", "next": "+2"})], True),
    ("a contact after a promise", [("card.edit", {"next": "+3"}), ("follow_up.log", {"content": "好"})], False),
    ("the card says a day", [("card.edit", {"next": "+3"})], True),
    ("the card says something else", [("card.edit", {"next": "+3"}), ("card.edit", {"plan": "再约"})], True),
    ("a grade moves it nearer", [("card.edit", {"next": "+9"}), ("card.grade", {"grade": "H"})], False),
    ("a promised day stays with the grade", [("card.edit", {"next": "+3"}), ("card.grade", {"grade": "B"})], True),
    ("lost has none", [("card.edit", {"next": "+3"}), ("card.lose", {"reason": "price"})], False),
    ("revived by the cadence", [("card.lose", {"reason": "price"}), ("card.revive", {})], False),
    ("revived with a day", [("card.lose", {"reason": "price"}), ("card.revive", {"next": "+4"})], True),
    ("not to be called", [("card.edit", {"next": "+3"}), ("card.edit", {"do_not_call": "yes"})], False),
    ("may be called again", [("card.edit", {"do_not_call": "yes"}), ("card.edit", {"do_not_call": "no"})], False),
    (
        "ordered",
        [
            ("card.edit", {"next": "+3"}),
            ("order.sign", {"model": "CR-V", "colour": "白", "price": "23.8万", "deposit": "5000"}),
        ],
        False,
    ),
    ("came in", [("card.edit", {"next": "+3"}), ("arrival.log", {"phone": PHONE})], False),
]


@pytest.mark.parametrize(("story", "steps", "promised"), PROMISES, ids=[story for story, *_ in PROMISES])
def test_a_day_is_promised_if_somebody_said_it(
    showroom: Showroom, story: str, steps: list[Step], promised: bool
) -> None:
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", grade="A", owner="李娜")
    for action, fields in steps:
        given = fields if action == "arrival.log" else {"card": 1, **fields}
        showroom.do(action, **given)
    assert bool(card().promised) is promised


def test_a_card_may_be_opened_with_a_promise(showroom: Showroom) -> None:
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", grade="A", owner="李娜", next="+2")
    assert card().promised


def test_a_visit_that_was_none_gives_the_promise_back(showroom: Showroom) -> None:
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", grade="A", owner="李娜", next="+3")
    showroom.clock.move(days=1)
    came = showroom.do("arrival.log", phone=PHONE)["visit"]
    assert not card().promised
    showroom.do("visit.void", visit=came, reason="录错了")
    assert card().promised
