"""Two desks do the same thing at one moment: one wins, the other hears who did what, and nothing is overwritten."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.faults.real import ROOT, Ran, Real, command
from tests.faults.seat import ENTER
from tests.house import CONSULTANTS, MANAGER, RECEPTION


def at_once(real: Real, *commands: list[str]) -> list[Ran]:
    """Run commands at one moment, each in a process of its own; the ones that were done come first."""
    running = [
        subprocess.Popen(
            real.argv(*words), env=real.env, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for words in commands
    ]
    ended = []
    for process in running:
        out, sentence = process.communicate(timeout=60)
        ended.append(Ran(process.returncode, out, sentence.strip()))
    return sorted(ended, key=lambda ran: ran.code)


def as_(name: str, words: list[str]) -> list[str]:
    """Let somebody do a command."""
    return [*words, "--as", name]


@pytest.fixture
def waiting(real: Real) -> int:
    """Give a party that waits, since everybody was busy, and two who are free again."""
    visits = [real.do("arrival.log")["visit"] for _ in range(len(CONSULTANTS) + 1)]
    for visit in visits[:2]:
        real.do("visit.close", visit=visit)
    return int(visits[-1])


def test_one_party_is_given_once(real: Real, waiting: int) -> None:
    give = command("arrival.assign", visit=waiting)
    done, refused = at_once(real, as_(RECEPTION, give), as_(MANAGER, give))
    assert (done.code, refused.code) == (0, 1)
    assert f"李娜 already has visit {waiting}" in refused.sentence
    assert len(real.lines("arrival.assign")) == 1
    assert real.problems() == []


def test_one_row_changed_by_two_is_changed_by_one(real: Real) -> None:
    visit = real.do("arrival.log")["visit"]
    ((seen,),) = real.query("SELECT seq FROM visit WHERE id = ?", visit)
    first = as_(RECEPTION, command("visit.complete", "--seen", str(seen), visit=visit, note="左手戴表"))
    second = as_(MANAGER, command("visit.complete", "--seen", str(seen), visit=visit, note="两个孩子"))
    done, refused = at_once(real, first, second)
    assert (done.code, refused.code) == (0, 1)
    assert "changed this at" in refused.sentence
    assert "Complete the visit register" in refused.sentence
    line = real.lines("visit.complete")[-1]
    winner = RECEPTION if line.asked["note"] == "左手戴表" else MANAGER
    assert refused.sentence.startswith(winner), "it names who was first"
    assert real.query("SELECT note FROM visit WHERE id = ?", visit) == [(line.asked["note"],)]


def test_two_desks_at_the_door_get_two_consultants(real: Real) -> None:
    ended = at_once(real, *[as_(RECEPTION, command("arrival.log"))] * 4)
    assert [ran.code for ran in ended] == [0] * 4
    assert sorted(line.told["assigned"] for line in real.lines("arrival.log")) == sorted(CONSULTANTS)
    assert real.problems() == []


def test_one_command_sent_by_two_under_one_key_is_done_once(real: Real) -> None:
    words = as_(RECEPTION, command("arrival.log", "--key", "k-1"))
    first, second = at_once(real, words, words)
    assert (first.code, second.code) == (0, 0)
    assert json.loads(first.out) == json.loads(second.out)
    assert len(real.lines("arrival.log")) == 1


def test_a_form_that_was_overtaken_says_by_whom_and_keeps_what_was_typed(real: Real) -> None:
    visit = real.do("arrival.log")["visit"]
    with real.seat("--as", RECEPTION) as seat:
        seat.press(ENTER)
        seat.see("Who they are")
        seat.send("欧阳女士")
        seat.see("欧阳女士")
        assert real.run(*as_(MANAGER, command("visit.complete", visit=visit, name="周女士"))).code == 0
        seat.send(ENTER)
        seat.see(f"{MANAGER} changed this at .*Complete the visit register")
        assert "欧阳女士" in seat.see("Who they are")
    assert real.query("SELECT name FROM customer") == [("周女士",)]


def test_what_one_desk_does_the_other_sees_at_once(real: Real) -> None:
    with real.seat("--as", RECEPTION) as first, real.seat("--as", MANAGER) as second:
        first.send("n" + ENTER)
        second.see("serving", timeout=5)
