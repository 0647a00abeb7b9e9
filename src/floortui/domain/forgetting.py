"""What is taken out of the texts of others when a customer is forgotten: their phones, and their name beside one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from floortui.domain.others import others_of, written

GONE = "…"
"""What stands where something was."""

_BETWEEN_DIGITS = r"[\s()+./-]*"
_ABROAD = r"(?:(?:\+|00)?\d{1,3}[\s()./-]*)?\+?"
"""A country code before a number."""

DOCUMENTS = frozenset({"asks"})
"""The columns that hold several texts as one JSON document."""

ALSO = "also"
"""The field and the column that say who came along."""


@dataclass(frozen=True)
class Forgotten:
    """Everything that somebody was ever called, and their phones in canonical form; others have none of them."""

    names: frozenset[str]
    phones: frozenset[str]

    @cached_property
    def _numbers(self) -> re.Pattern[str] | None:
        """Any of the phones, however its digits are written."""
        digits = ["".join(filter(str.isdigit, phone)) for phone in sorted(self.phones, key=len, reverse=True)]
        listed = "|".join(_BETWEEN_DIGITS.join(number) for number in digits if number)
        return re.compile(rf"(?<!\d){_ABROAD}(?:{listed})(?!\d)") if listed else None

    @cached_property
    def _called(self) -> re.Pattern[str] | None:
        listed = "|".join(re.escape(name) for name in sorted(self.names, key=len, reverse=True))
        return re.compile(listed) if listed else None

    def text(self, text: str, *, of_customers: bool = True) -> str:
        """Give a text without them: without their phones, and where one stood without their name.

        Their name alone is nothing, where the text says something `of_customers`; a colleague may be called the same.
        """
        if of_customers and text in self.names:
            return ""
        if self._numbers is None or not self._numbers.search(text):
            return text
        kept = self._numbers.sub(GONE, text)
        kept = self._called.sub(GONE, kept) if self._called else kept
        return kept if kept.strip(f"{GONE} ") else ""

    def also(self, kept: str) -> str:
        """Give who came along without them."""
        others = others_of(kept)
        left = [
            other for other in others if not (other.phone in self.phones if other.phone else other.name in self.names)
        ]
        return self.text(written(left)) if len(left) < len(others) else self.text(kept)

    def value(self, value: Any, field: str = "", *, of_customers: bool = True) -> Any:
        """Give a value of a field without them, whatever texts it is made of."""
        if isinstance(value, str) and field in DOCUMENTS:
            return self._document(value)
        if isinstance(value, str):
            return self.also(value) if field == ALSO else self.text(value, of_customers=of_customers)
        if isinstance(value, dict):
            return {name: self.value(each, name, of_customers=of_customers) for name, each in value.items()}
        if isinstance(value, list):
            return [self.value(each, field, of_customers=of_customers) for each in value]
        return value

    def _document(self, text: str) -> str:
        """Give a JSON text of which every text is without them; the same text, if nothing of it is about them."""
        try:
            said = json.loads(text)
        except ValueError:  # it was emptied
            return self.text(text)
        kept = self.value(said)
        return text if kept == said else json.dumps(kept, ensure_ascii=False, sort_keys=True)

    def stands_in(self, texts: Iterable[str]) -> bool:
        """Say whether one of their phones or names may stand in a text, so that it is worth reading."""
        return any(
            pattern is not None and pattern.search(text) is not None
            for text in texts
            for pattern in (self._numbers, self._called)
        )
