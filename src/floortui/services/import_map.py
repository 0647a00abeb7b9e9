"""The map of an import: which column is which field, and how its cells are to be read; a TOML file, read strictly.

```toml
dates = "month-first"          # month-first, day-first, year-first, or guess
delivered = "same-day"         # or never: what an order without a delivery date is

[columns]
name = "Customer Name"
note = ["Company", "Engine"]   # several columns become one text

[constants]
source = "walk-in"

[values.colour]
"Pale White" = "Pearl White"
```
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from floortui.domain.columns import fields_of, recognise
from floortui.domain.dates import GUESS, ORDERS
from floortui.domain.phones import REGIONS
from floortui.errors import Refused
from floortui.services.batch import NEVER, SAME_DAY

CHOICES: Mapping[str, tuple[str, ...]] = {
    "dates": ORDERS,
    "phone_region": tuple(REGIONS),
    "delivered": (SAME_DAY, NEVER),
}
"""Keys that take one of a few words."""

TABLES = ("columns", "constants", "values", "only", "replace")


@dataclass(frozen=True)
class Map:
    """How a file is read."""

    columns: Mapping[str, list[str]] = field(default_factory=dict)
    """The columns of each field; several become one text. Empty: recognised by their headings."""
    constants: Mapping[str, str] = field(default_factory=dict)
    """What a field is where its cell is empty or there is no column."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By field: what stands in the file, and what it is called here."""
    only: Mapping[str, list[str]] = field(default_factory=dict)
    """By column: the rows to be taken, such as those of one showroom."""
    replace: Mapping[str, str] = field(default_factory=dict)
    """Texts that are replaced in every cell."""
    dates: str = GUESS
    phone_region: str = ""
    """Empty is the showroom's own."""
    delivered: str = SAME_DAY
    """When an order without a date of delivery was delivered."""
    household: bool = False
    """Whether another name under a known phone is another customer, or the same one."""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""

    def fitted(self, kind: str, headings: list[str]) -> Map:
        """Give the map with the columns of a file that is there.

        Raises:
            Refused: the file lacks a column that the map names, or nothing gives a field that is needed.
        """
        columns = self.columns or recognise(kind, headings)
        for heading in (*(name for names in columns.values() for name in names), *self.only):
            if heading not in headings:
                raise _unknown("import.no_column", heading, headings)
        needed = [key for key, column in fields_of(kind).items() if column.needed]
        missing = [key for key in needed if key not in columns and key not in self.constants]
        if missing:
            raise Refused("import.missing", missing=missing, headings=headings[:30])
        return replace(self, columns=columns)


def read_map(file: Path, kind: str) -> Map:
    """Read a map file.

    Raises:
        Refused: it cannot be read, is no TOML, or names what does not exist; the nearest is suggested.
    """
    import tomllib

    try:
        given = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused("import.map", file=file, why=str(error)) from None
    for key, value in given.items():
        if key not in Map.__dataclass_fields__:
            raise _unknown("import.map_key", key, Map.__dataclass_fields__)
        takes = dict if key in TABLES else bool if key == "household" else str
        if not isinstance(value, takes) or value not in CHOICES.get(key, (value,)):
            raise Refused("import.map_value", key=key, takes=_takes(key))
    known = fields_of(kind)
    for table in ("columns", "constants", "values"):
        for key in given.get(table, {}):
            if key not in known:
                raise _unknown("import.map_field", key, known)
    read: dict[str, Any] = {key: value for key, value in given.items() if key not in TABLES}
    read |= {table: _read_table(table, given.get(table, {})) for table in TABLES}
    return Map(**read)


def _read_table(table: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Read one table: lists of columns, texts by texts, or tables of those.

    Raises:
        Refused: something in it is of another kind.
    """
    if table == "values":
        if not all(isinstance(inner, dict) for inner in given.values()):
            raise Refused("import.map_value", key=table, takes=_takes(table))
        return {key: _read_table("replace", inner) for key, inner in given.items()}
    read: dict[str, Any] = {}
    for key, value in given.items():
        listed = table in ("columns", "only")
        value = [value] if listed and isinstance(value, str) else value
        texts = value if isinstance(value, list) else [str(value) if isinstance(value, int | float) else value]
        if not texts or not all(isinstance(text, str) for text in texts) or isinstance(value, list) != listed:
            raise Refused("import.map_value", key=f"{table}.{key}", takes=_takes(table))
        heading = " ".join(key.split()) if table == "only" else key
        if table == "columns":
            texts = [" ".join(text.split()) for text in texts]
        read[heading] = texts if listed else texts[0]
    return read


def _takes(key: str) -> str:
    if key in CHOICES:
        return ", ".join(CHOICES[key])
    return {"household": "true, false", "columns": '"…", ["…", "…"]', "only": '"…", ["…", "…"]'}.get(key, '"…"')


def _unknown(code: str, name: str, known: Iterable[str]) -> Refused:
    names = list(known)
    near = difflib.get_close_matches(name, names, 1, 0.4)
    return Refused(code, name=name, near=near[0] if near else "–", known=names[:30])
