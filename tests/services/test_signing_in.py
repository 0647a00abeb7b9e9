"""Signing in: by name alone until the first PIN, then by name and PIN, at a price that grows with every wrong one."""

from __future__ import annotations

import pytest

from floortui.errors import Refused
from floortui.services import pins
from floortui.services.desk import Desk
from floortui.services.signing_in import identify, pins_are_asked, sign_in
from floortui.storage import attempts, database, journal
from tests.house import MANAGER, OPENS, RECEPTION, Showroom, lines, number, refused

PIN, WRONG = "2580", "7391"


@pytest.fixture
def locked(showroom: Showroom) -> Showroom:
    """Give a house in which the manager and the reception have PINs."""
    showroom.do("staff.edit", name=MANAGER, pin=PIN)
    showroom.desk.actor = number(MANAGER)
    showroom.do("staff.edit", name=RECEPTION, pin=PIN)
    return showroom


def tried(house: Showroom, pin: str | None, name: str = RECEPTION) -> Refused | None:
    """Try a PIN; give the refusal, or None if it was right."""
    try:
        identify(Desk(clock=house.clock), name, pin)
    except Refused as refusal:
        return refusal
    return None


def code(house: Showroom, pin: str | None, name: str = RECEPTION) -> str:
    refusal = tried(house, pin, name)
    return refusal.code if refusal else ""


def test_without_any_pin_a_name_is_enough(showroom: Showroom) -> None:
    assert not pins_are_asked()
    desk = Desk(clock=showroom.clock)
    assert sign_in(desk, RECEPTION, None).name == RECEPTION
    line = journal.last_entries(1)[0]
    assert (line.action, line.actor, line.told) == ("session.sign_in", number(RECEPTION), {"name": RECEPTION})
    assert code(showroom, None, "吴先生") == "staff.unknown"
    assert code(showroom, None, "²") == "staff.unknown"


def test_from_the_first_pin_on_nobody_acts_unnamed(locked: Showroom) -> None:
    refused("pin.needed", Desk(clock=locked.clock), "arrival.log")
    assert code(locked, None) == "pin.needed"
    assert code(locked, PIN) == ""
    assert code(locked, PIN, str(number(RECEPTION))) == ""


def test_a_wrong_name_answers_as_a_wrong_pin_does(locked: Showroom) -> None:
    assert code(locked, PIN, "吴先生") == code(locked, WRONG) == "pin.wrong"
    assert code(locked, PIN, "李娜") == "pin.none"


def test_the_first_pin_is_a_manager_s(showroom: Showroom) -> None:
    assert refused("pin.first", showroom, "staff.edit", name=RECEPTION, pin=PIN)["field"] == "pin"
    refused("pin.first", showroom, "staff.add", name="何苗", pin=PIN)
    showroom.do("staff.edit", name=MANAGER, pin=PIN)


def test_the_last_manager_with_a_pin_stays(locked: Showroom) -> None:
    refused("staff.last_manager", locked, "staff.leave", name=MANAGER)
    refused("staff.last_manager", locked, "staff.edit", name=MANAGER, role="consultant")
    locked.do("staff.add", name="何苗", role="manager", pin=WRONG)
    locked.do("staff.edit", name=MANAGER, role="consultant")


def test_a_pin_is_never_written_down(locked: Showroom) -> None:
    kept = database.execute("SELECT group_concat(asked || told || changes) FROM journal_body").fetchone()[0]
    assert PIN not in kept
    assert "pin" not in journal.last_entries(1)[0].asked
    rows = [row for (row,) in database.execute("SELECT pin FROM staff WHERE pin <> ''")]
    assert len(set(rows)) == 2, "one PIN, two salts"
    assert all(pins.matches(PIN, row) and not pins.matches(WRONG, row) for row in rows)


@pytest.mark.parametrize(("failures", "seconds"), [(0, 0), (2, 0), (3, 30), (4, 60), (5, 120), (8, 900), (99, 900)])
def test_waiting_grows_with_every_wrong_pin(failures: int, seconds: int) -> None:
    assert pins.wait_after(failures) == seconds


def test_after_three_wrong_pins_even_the_right_one_waits(locked: Showroom) -> None:
    assert [code(locked, WRONG) for _ in range(3)] == ["pin.wrong"] * 3
    refusal = tried(locked, PIN)
    assert refusal is not None
    assert (refusal.code, refusal.facts["name"], refusal.facts["seconds"]) == ("pin.wait", RECEPTION, 31)
    locked.clock.move(seconds=30)
    assert code(locked, WRONG) == "pin.wrong"
    locked.clock.move(seconds=59)
    assert code(locked, PIN) == "pin.wait"
    locked.clock.move(seconds=1)
    assert code(locked, PIN) == ""
    assert [code(locked, WRONG) for _ in range(3)] == ["pin.wrong"] * 3, "the right one forgives"


def test_a_restart_forgives_nothing(locked: Showroom) -> None:
    for _ in range(3):
        code(locked, WRONG)
    database.disconnect()
    database.connect(locked.file)
    assert code(locked, PIN) == "pin.wait"
    assert attempts.of(number(RECEPTION)).failures == 3
    assert code(locked, PIN, MANAGER) == "", "only who tried waits"


def test_a_manager_releases_at_once(locked: Showroom) -> None:
    for _ in range(3):
        code(locked, WRONG)
    locked.do("staff.release", name=RECEPTION)
    assert code(locked, PIN) == ""


def test_a_new_pin_releases_too(locked: Showroom) -> None:
    for _ in range(3):
        code(locked, WRONG)
    locked.do("staff.edit", name=RECEPTION, pin=WRONG)
    assert code(locked, WRONG) == ""


def test_a_clock_set_back_locks_nobody_out_for_days(locked: Showroom) -> None:
    for _ in range(3):
        code(locked, WRONG)
    locked.clock.jump(OPENS.replace(day=1))
    assert code(locked, WRONG) == "pin.wrong", "one try, then the wait counts from the new time"
    assert code(locked, PIN) == "pin.wait"
    locked.clock.move(minutes=15)
    assert code(locked, PIN) == ""


def test_who_left_cannot_sign_in(locked: Showroom) -> None:
    locked.do("staff.leave", name=RECEPTION)
    assert code(locked, PIN) == "pin.wrong"


def test_a_sign_in_that_is_refused_leaves_the_desk_as_it_was(locked: Showroom) -> None:
    desk = Desk(actor=number(MANAGER), clock=locked.clock)
    before = lines()
    with pytest.raises(Refused):
        sign_in(desk, RECEPTION, WRONG)
    assert (desk.actor, lines()) == (number(MANAGER), before)
