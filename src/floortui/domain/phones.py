"""Phone numbers in any writing, brought to one form by which a customer is recognised.

The form is digits only, without a country prefix where the number is of the house's own country: `13800138000`,
`02161234567`, `5551234`. A small rule of our own on purpose: number databases call real short land lines invalid.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from floortui.domain.text import brief
from floortui.errors import Refused

FEWEST, MOST = 5, 15
"""Digits that a number may have; E.164 allows 15, and inside a firm people give 5."""

AN_END = 4
"""Digits up to which what is typed may be the end of a number, by which people find one."""

_EXTENSION = re.compile(r"(?:转|分机|ext\.?|x|#)\s*\d{1,6}\s*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BEGUN = re.compile(r"[+(]*\d[\d\s()+./-]*", re.ASCII)


RUN = re.compile(r"[+(（]*\d[\d\s()（）+./-]*(?:(?:转|分机|ext\.?|#)\s*\d+)?", re.IGNORECASE)
"""A run of digits as people write a phone number, with its extension."""


def name_and_phone(text: str) -> tuple[str, str]:
    """Split what is typed: a run that has enough digits is a phone, the rest a name."""
    run = next((run for run in RUN.finditer(text) if sum(map(str.isdigit, run[0])) >= FEWEST), None)
    return (f"{text[: run.start()]} {text[run.end() :]}".strip(), run[0].strip()) if run else (text, "")


@dataclass(frozen=True, slots=True)
class Region:
    """How numbers of one country look: its prefix and the shapes of its mobile and land lines."""

    prefix: str
    mobile: re.Pattern[str]
    land_line: re.Pattern[str]


REGIONS = {
    "CN": Region("86", re.compile(r"1[3-9]\d{9}"), re.compile(r"(?:0[1-9]\d{1,2})?[2-8]\d{6,7}|400\d{7}|800\d{7}")),
    "US": Region("1", re.compile(r"[2-9]\d{2}[2-9]\d{6}"), re.compile(r"[2-9]\d{6}")),
}
"""Countries whose shapes are known; a number of another shape is odd, which is asked about once, not refused."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it is kept, and whether its shape is unusual for the house's country."""

    number: str
    odd: bool


def read_phone(text: str, region: str = "CN") -> Phone:
    """Bring a number to the form in which it is kept and compared.

    Full-width digits, spaces, brackets, hyphens, an extension and the own country's prefix make no difference.

    Raises:
        Refused: there are too few or too many digits for a phone, or letters among them.
    """
    shapes, plain = REGIONS[region], _plain(text)
    if re.search(r"[^\W\d_]", plain):
        raise Refused("phone.unreadable", text=brief(text), low=FEWEST, high=MOST)
    digits, country = _digits(plain)
    number = _at_home(digits, country, shapes) or digits
    if not FEWEST <= len(number) <= MOST:
        raise Refused("phone.unreadable", text=brief(text), low=FEWEST, high=MOST)
    return Phone(number, odd=not (shapes.mobile.fullmatch(number) or shapes.land_line.fullmatch(number)))


def begun(text: str, region: str = "CN") -> str:
    """Bring a number that is still being typed to how it is kept; empty if what stands there begins no number.

    `+86 138` becomes `138`: it finds who has a number that goes on so. `0001` stays: it is the end of one, and no
    country's.
    """
    shapes, plain = REGIONS[region], _plain(text)
    if not _BEGUN.fullmatch(plain):
        return ""
    typed = _read_digits(plain)
    if typed.startswith("00") and (len(typed) <= AN_END or typed.startswith("000")):
        return typed
    digits, country = _digits(plain)
    return _at_home(digits, country, shapes) or (digits.removeprefix(shapes.prefix) if country else digits)


def _plain(text: str) -> str:
    """Bring a number to narrow characters, without its extension."""
    return _EXTENSION.sub("", unicodedata.normalize("NFKC", text)).strip()


def _read_digits(plain: str) -> str:
    """Give the digits of a text, in the writing of ours."""
    return "".join(str(unicodedata.digit(d)) for d in "".join(_DIGITS.findall(plain)))


def _digits(plain: str) -> tuple[str, bool]:
    """Give a number's digits, and whether they begin with a country: after a plus, or after 00, which is left out."""
    digits = _read_digits(plain)
    if digits.startswith("00"):
        return digits.lstrip("0"), True
    return digits, plain.startswith("+")


def _at_home(digits: str, country: bool, shapes: Region) -> str:
    """Give a whole number of the own country as it is kept; empty if it is none that says so.

    A prefix that no plus announces could be the beginning of another number, so what follows must be a mobile's.
    """
    if not digits.startswith(shapes.prefix):
        return ""
    rest = digits.removeprefix(shapes.prefix)
    for candidate in (rest, "0" + rest):  # +86 21 6123 4567 drops the 0 that is dialled at home
        if shapes.mobile.fullmatch(candidate) or (country and shapes.land_line.fullmatch(candidate)):
            return candidate
    return ""


def masked(number: str) -> str:
    """Show a number so that it can be recognised but not dialled: `138****8000`."""
    return f"{number[:3]}****{number[-4:]}" if len(number) > 7 else f"***{number[-2:]}"
