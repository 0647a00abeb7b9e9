"""The records as values: what the queries give and the screens show."""

from __future__ import annotations

from typing import NamedTuple

FIRST, RETURN, OTHER = "first", "return", "other"


class Visit(NamedTuple):
    """An arrival: one row of the traffic log. Instants are stored texts in UTC."""

    id: int
    seq: int
    day: str
    arrived: str
    purpose: str
    kind: str
    """FIRST and RETURN are sales visits, OTHER is another purpose."""
    party: int
    customer: int | None
    asked_for: int | None
    waits_for: int | None
    """The consultant whom the party waits for, who is with another customer."""
    assigned: int | None
    how: str
    turn: bool
    model: str
    source: str
    test_drive: bool
    grade: str
    note: str
    completed: bool
    left_at: str | None
    left_known: bool
    voided: bool

    @property
    def open(self) -> bool:
        """Whether the party is still here, as far as anybody knows."""
        return self.left_at is None and not self.voided

    @property
    def waiting(self) -> bool:
        """Whether a sales party stands on the floor with nobody to look after it."""
        return self.open and self.assigned is None and self.kind != OTHER


class Customer(NamedTuple):
    """A customer, as much as recognising them needs."""

    id: int
    seq: int
    name: str
    model: str
    source: str
    owner: int | None
    note: str
    first_day: str
    erased: bool
    phones: tuple[str, ...] = ()


class Choice(NamedTuple):
    """A value that forms offer, named in both languages; `details` hold what only its kind knows."""

    kind: str
    code: str
    en: str
    zh: str
    position: int
    details: dict[str, object]

    def named(self, language: str) -> str:
        """Give its name in a language."""
        return self.zh if language == "zh" else self.en
