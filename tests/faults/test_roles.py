"""Beyond one's role, or no longer on the staff: refused, whichever way it is asked."""

from __future__ import annotations

import pytest

from tests.faults.real import Real, command, said
from tests.faults.seat import ENTER
from tests.house import MANAGER, RECEPTION

CONSULTANT = "陈静"

BEYOND = [
    (RECEPTION, command("staff.add", name="何苗"), "staff.add is for manager"),
    (RECEPTION, command("setting.set", name="rotation.make_up", value="no"), "setting.set is for manager"),
    (RECEPTION, command("staff.release", name=CONSULTANT), "staff.release is for manager"),
    (CONSULTANT, command("rotation.move", name=CONSULTANT, position=1, reason="我先来"), "rotation.move is for"),
    (CONSULTANT, command("day.close"), "day.close is for"),
    (CONSULTANT, command("rotation.skip", name="李娜", reason="phone"), "for themselves only"),
    (CONSULTANT, command("rotation.away", name="李娜", reason="lunch"), "for themselves only"),
    (CONSULTANT, command("arrival.log"), "for themselves only"),
    (CONSULTANT, command("card.erase", card="1", reason="没有"), "card.erase is for manager"),
]


@pytest.mark.parametrize(("name", "words", "why"), BEYOND, ids=[f"{name} {words[1]}" for name, words, _ in BEYOND])
def test_beyond_one_s_role_nothing_is_done(real: Real, name: str, words: list[str], why: str) -> None:
    before = real.lines()
    assert why in said(real.run(*words, "--as", name))
    assert real.lines() == before


def test_nobody_undoes_what_is_another_s(real: Real) -> None:
    real.do("arrival.log")
    before = real.lines()
    assert said(real.run("undo", "--as", CONSULTANT))
    assert real.lines() == before


def test_who_is_dismissed_while_signed_in_writes_nothing_more(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        seat.press("n")
        seat.send("欧阳女士")
        seat.see("欧阳女士")
        assert real.run(*command("staff.leave", name=RECEPTION), "--as", MANAGER).code == 0
        before = len(real.lines())
        seat.send(ENTER)
        seat.see("no longer works here")
        assert "欧阳女士" in seat.see("A party comes in")
        assert len(real.lines()) == before
        seat.press("\x1b[27u", "u")
        seat.settle(0.5)
        assert len(real.lines()) == before
    assert "Nobody called" in said(real.run(*command("arrival.log"), "--as", RECEPTION))


def test_who_loses_a_role_while_signed_in_loses_it_at_once(real: Real) -> None:
    with real.seat("--as", MANAGER) as seat:
        assert real.run(*command("staff.edit", name=MANAGER, role="consultant")).code == 0
        before = len(real.lines())
        seat.press("n", ENTER)
        seat.see("themselves only")
        assert len(real.lines()) == before
