"""Lookup: who is known by what is typed.

Into the one field for a name or a phone, and which of them is meant; into a field for a phone, and whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from floortui.domain.doubles import Person
from floortui.domain.known import named_to
from floortui.domain.moments import business_day, clock_text, from_text
from floortui.domain.people import MANAGER
from floortui.domain.phones import name_and_phone, read_phone
from floortui.domain.records import Customer, Visit
from floortui.domain.search import folded
from floortui.domain.text import clean
from floortui.errors import Refused
from floortui.language import _
from floortui.services.customers import NEW, with_phone
from floortui.storage.queries import appointments, floor, people
from floortui.storage.queries.doubles import doubles_of, said_to
from floortui.ui.widgets.packing import packed

SHORTEST = 2
"""From how many letters on somebody is looked for."""

MOST = 3
"""How many are offered at once."""


class Lookup:
    """Finds customers while one types, and remembers which of them is picked."""

    def __init__(self) -> None:
        self._typed = ""
        self._found: list[Customer] = []
        self._at: int | None = None
        self._by_phone: Customer | None = None
        """Whose phone stands whole in what is typed: it names them, whoever is picked or not."""
        self._near: Sequence[str] = ()
        """Who is like whoever is typed, in words."""

    def forget(self) -> None:
        """Know nothing, as of an empty field."""
        self._typed, self._found, self._at, self._by_phone, self._near = "", [], None, None, ()

    def look(self, typed: str, region: str, reader: int | None = None, role: str = MANAGER) -> None:
        """Find who is known by what is typed; digits that somebody's phone has are taken to be theirs."""
        if typed.strip() == self._typed and self._found:
            return  # who was picked for the same text stays picked
        self._typed = typed = typed.strip()
        name, phone = name_and_phone(typed)
        number = number_of(phone, region)
        self._by_phone = with_phone(number, name) if number else None
        near = number and self._by_phone is None
        self._near = double_words({"name": name, "phone": number}, region, reader, role) if near else ()
        found = floor.find_customers(phone or typed, MOST) if len(typed) >= SHORTEST else []
        if self._by_phone is not None:
            found = [self._by_phone, *(each for each in found if each.id != self._by_phone.id)]
        self._found = found[:MOST]
        called = next((number for number, each in enumerate(self._found) if each.name == typed), None)
        self._at = 0 if self._found and called is None and folded(typed).isdigit() else called

    def choose(self, known: Customer, typed: str) -> None:
        """Take somebody for meant who was found elsewhere; `typed` is what stands for them in the field."""
        self._typed = typed.strip()
        self._found, self._at, self._by_phone, self._near = [known], 0, None, ()

    def pick(self, by: int) -> bool:
        """Go through those who are known; give False where there are none left in that direction."""
        at = -1 if self._at is None else self._at
        if not self._found or not -1 <= at + by < len(self._found) or (by < 0 and at == -1):
            return False
        self._at = None if at + by < 0 else at + by
        return True

    @property
    def picked(self) -> Customer | None:
        """Who is meant, if it is one of those who are known."""
        return None if self._at is None else self._found[self._at]

    @property
    def meant(self) -> Customer | None:
        """Who it will be, if they are known: who is picked, or whose phone it is."""
        return self.picked or self._by_phone

    def asked(self, text: str) -> dict[str, str]:
        """Give what is meant, by the action's fields: who is picked, or a name and a phone; empty ones too.

        A run of enough digits is a phone, the rest a name.
        """
        if self.picked is not None:
            return {"customer": str(self.picked.id)}
        name, phone = name_and_phone(text)
        if phone:  # it says itself whose it is
            return {"phone": phone, "name": name}
        return {"name": text, "customer": NEW if self._found else ""}  # it is none of those who were offered

    def words(self, hint: str, zone: tzinfo, width: int) -> str:
        """Word who is known and who of them is meant; the hint, while too little is typed."""
        if len(self._typed) < SHORTEST and not self._found:
            return hint
        if not self._found and self._near:
            return packed(self._near, width, "  ")
        if not self._found:
            return _("nobody known: a first visit")
        return "\n".join(self._line(number, zone, width) for number in range(len(self._found)))

    def _line(self, number: int, zone: tzinfo, width: int) -> str:
        """Word one who is known, and that they are meant."""
        customer = self._found[number]
        here = is_here(customer)
        since = ""
        if here is not None:
            since = _("is here since {at}, visit {visit}").format(at=clock_text(here.arrived, zone), visit=here.id)
        parts = (
            customer.name or "–",
            *customer.phones[:1],
            customer.model,
            _owner(customer),
            since or _expected(customer, zone),
            *self._does(number),
        )
        lines = packed([part for part in parts if part], width - 2, "  ").replace("\n", "\n  ")
        return ("▸ " if number == self._at else "  ") + lines

    def _does(self, number: int) -> tuple[str, ...]:
        """Say what Enter and the arrows do with one who is known; a whole phone is nobody new's."""
        if number == self._at:
            return _("Enter: this one"), _("↑ somebody new") if number == 0 and not self._by_phone else ""
        if self._at is None and self._by_phone is not None:
            return (_("Enter: this one"),) if number == 0 else ()
        return (_("↓ picks · Enter: somebody new"),) if self._at is None and number == 0 else ()


def _owner(customer: Customer) -> str:
    return _("customer of {name}").format(name=people.names()[customer.owner]) if customer.owner else ""


def _expected(customer: Customer, zone: tzinfo) -> str:
    """Say when somebody is expected, if they are."""
    found = appointments.open_of(customer.id)
    if found is None:
        return ""
    when = f"{business_day(from_text(found.at), zone)[5:]} {clock_text(found.at, zone)}"
    return _("appointment {when}").format(when=when)


def is_here(customer: Customer) -> Visit | None:
    """Give a customer's visit that nobody has closed."""
    return next((visit for visit in floor.open_visits() if visit.customer == customer.id), None)


def number_of(text: str, region: str) -> str:
    """Read a phone as the actions do; nothing while it is none yet."""
    try:
        return read_phone(clean(text), region).number if text.strip() else ""
    except Refused:
        return ""


def asker(given: Mapping[str, object]) -> int | None:
    """Give whose form it is, by the card or the visit that it is about."""
    for name in ("card", "customer"):
        if name in given:
            return int(str(given[name]))
    visit = floor.visit(int(str(given["visit"]))) if "visit" in given else None
    return visit.customer if visit else None


def double_words(
    typed: Mapping[str, str], region: str, reader: int | None, role: str, but: int | None = None
) -> Sequence[str]:
    """Word who is known that is like whoever is typed, and by what; nobody, if nothing speaks for it."""
    number = number_of(typed.get("phone", ""), region)
    phones = (number,) if number else ()
    person = Person(clean(typed.get("name", "")), phones, (), clean(typed.get("plate", "")))
    return [
        _("looks like {name} {phone} ({owner}), {grade}: {why}").format(
            **{name: _(said) if name == "why" else said for name, said in said_to(each, reader, role).items()}
        )
        for each in doubles_of(person, but)[:MOST]
    ]


def holder_words(known: Customer, number: str, reader: int | None, role: str, does: str) -> Sequence[str]:
    """Word whose phone a number is, as much of it as the reader may see, and what to do about it."""
    name, phone = named_to(known, number, reader, role)
    parts = (_("known: {name}").format(name=name or "–"), phone, known.model, _owner(known), does)
    return [part for part in parts if part]
