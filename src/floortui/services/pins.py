"""PINs: kept as salted scrypt hashes, checked at a price that grows with every wrong try."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from floortui.domain.moments import from_text, to_text
from floortui.domain.people import StaffMember
from floortui.errors import Refused
from floortui.storage import attempts, database
from floortui.storage.attempts import Attempts
from floortui.storage.queries import people

_COST = {"n": 2**13, "r": 8, "p": 1}
"""About 25 ms and 8 MB a try."""

FREE_TRIES = 3
LONGEST_SECONDS = 900


def hashed(pin: str) -> str:
    """Give the salted hash under which a PIN is kept."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${hashlib.scrypt(pin.encode(), salt=salt, **_COST).hex()}"


def matches(pin: str, kept: str) -> bool:
    """Say whether a PIN is the one whose hash is kept."""
    salt, _, digest = kept.partition("$")
    given = hashlib.scrypt(pin.encode(), salt=bytes.fromhex(salt), **_COST).hex()
    return hmac.compare_digest(given, digest)


def wait_after(failures: int) -> int:
    """Give the seconds that the next try waits: none for the first three, then 30, 60, 120 … up to a quarter hour."""
    return 0 if failures < FREE_TRIES else min(LONGEST_SECONDS, 30 * 2 ** min(failures - FREE_TRIES, 10))


def check(person: StaffMember, pin: str, now: datetime) -> None:
    """Check somebody's PIN; what was tried is kept in the database, so that a restart forgives nothing.

    Raises:
        Refused: they have no PIN, it is the wrong one, or too many wrong ones were tried.
    """
    if not person.has_pin:
        raise Refused("pin.none", field="pin", name=person.name)
    kept = not database.read_only()  # else nothing can be kept, nor changed by whoever comes in
    if kept:
        attempts.count(person.id, lambda tried: _one_more(person, tried, now))
    if not matches(pin, people.pin_hash(person.id)):
        raise Refused("pin.wrong", field="pin")
    if kept:
        attempts.forgive(person.id)


def _one_more(person: StaffMember, tried: Attempts, now: datetime) -> Attempts:
    """Count a try before it is checked: a program killed between the two has not had a free one.

    Raises:
        Refused: it comes too early after the wrong ones before it.
    """
    if tried.until and now < from_text(tried.until):
        seconds = int((from_text(tried.until) - now).total_seconds()) + 1
        if seconds <= LONGEST_SECONDS + 1:  # a clock set back must not lock somebody out for days
            raise Refused("pin.wait", field="pin", name=person.name, seconds=seconds)
    failures = tried.failures + 1
    return Attempts(failures, to_text(now + timedelta(seconds=wait_after(failures))))
