"""An import: a file read a row at a time, taken in by batches, each one line of the journal.

What was taken in is known again, by an order's number, a phone or a name, so that running it twice adds nothing and a
stopped run goes on where it was.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from floortui.domain.columns import KINDS, Reading, fields_of
from floortui.domain.dates import GUESS, Evidence
from floortui.domain.fields import Ground
from floortui.domain.moments import zone_named
from floortui.domain.phones import read_phone
from floortui.domain.text import clean
from floortui.errors import Refused
from floortui.services.batch import ROWS, Batch, Prepared
from floortui.services.desk import Desk
from floortui.services.import_map import Map
from floortui.services.sheets import Row, digest_of, open_sheet
from floortui.storage import database
from floortui.storage.backup import copy_pages
from floortui.storage.queries import house

WARNINGS_KEPT = 1000
"""Warnings that are kept to be shown; all are counted."""


class Rejected(NamedTuple):
    """A row that cannot go: its line, its cells as they stood, and why."""

    line: int
    cells: list[str]
    reason: Refused


@dataclass
class Report:
    """What an import did."""

    kind: str
    rows: int = 0
    added: int = 0
    there: int = 0
    rejected: int = 0
    stopped: bool = False
    """Whether it was asked to stop before the end of the file."""
    skipped: int = 0
    """Rows of others, which the map does not take."""
    warned: int = 0
    warnings: list[tuple[int, Refused]] = field(default_factory=list)
    models: Counter[str] = field(default_factory=Counter)
    """Rows that are in the records now, added or there already, by model and by colour."""
    colours: Counter[str] = field(default_factory=Counter)
    unused: list[str] = field(default_factory=list)
    """Columns that nothing was taken from."""
    first_rejected: Rejected | None = None

    def reject(self, rejected: Rejected) -> None:
        """Count a row that cannot go."""
        self.rejected += 1
        self.first_rejected = self.first_rejected or rejected

    def count(self, batch: Batch) -> None:
        """Count what became of a batch."""
        self.added += len(batch.added)
        self.there += len(batch.there)
        for row in (*batch.added, *batch.there):
            self.models.update(filter(None, [row.text("model")]))
            self.colours.update(filter(None, [row.text("colour")]))

    def warn(self, line: int, warning: Refused) -> None:
        """Keep a warning, and count it."""
        self.warned += 1
        if len(self.warnings) < WARNINGS_KEPT:
            self.warnings.append((line, warning))


def check_kind(kind: str) -> None:
    """Hold a kind of file to those that can be imported.

    Raises:
        Refused: it cannot, and the sentence names those that can.
    """
    if kind not in KINDS:
        raise Refused("import.kind", kind=kind[:40], kinds=list(KINDS))


def _nothing(*_: Any) -> None:
    """Hear of something, and do nothing."""


@dataclass
class Import:
    """One run: the desk it is done at, the kind, the file and its map."""

    desk: Desk
    kind: str
    file: Path
    map: Map
    progress: Callable[[int, int], None] = _nothing
    """Told how many rows were read, and of how many, after each batch."""
    rejects: Callable[[Rejected], None] = _nothing
    """Given every row that cannot go."""
    asked_to_stop: bool = False
    """Whether it is to end with the batch under way; another thread, or a signal, may say so at any time."""

    def __post_init__(self) -> None:
        check_kind(self.kind)
        self.desk.may(f"import.{self.kind}")
        self.sheet = open_sheet(
            self.file, encoding=self.map.encoding, delimiter=self.map.delimiter, page=self.map.sheet
        )
        self.map = self.map.fitted(self.kind, self.sheet.headings)

    def run(self, *, together: bool = False) -> Report:
        """Take the file in; `together` takes all of it or nothing.

        Raises:
            Refused: the file cannot be read as the map says, no row of it can go, or not all can and that was asked, or
                it was to take all of it and was stopped.
        """
        digest, total, reading = digest_of(self.file), 0, self._reading()
        total = self._rows_and_dates(reading)
        report = Report(self.kind, unused=self._unused())
        with self.desk.together() if together else contextlib.nullcontext():
            last = self._take_batches(report, reading, digest, total)
            if report.stopped and together:
                raise Refused("import.stopped")
            if last and not report.stopped and self.sheet.open_end():
                report.warn(last, Refused("import.open_end"))
            first = report.first_rejected
            if first is not None and (together or not (report.added + report.there or report.stopped)):
                code = "import.not_all" if together else "import.nothing"
                raise Refused(code, rejected=report.rejected, rows=report.rows, line=first.line, why=first.reason)
        return report

    def _reading(self) -> Reading:
        settings = house.settings()
        region = self.map.phone_region or str(settings["showroom.region"])
        ground = Ground(self.desk.clock.now(), zone_named(str(settings["showroom.zone"])), region)
        return Reading(ground, {key: self.map.dates for key, column in fields_of(self.kind).items() if column.dated})

    def _rows_and_dates(self, reading: Reading) -> int:
        """Count the rows, and find out in which order the dates of each column are."""
        at = {key: self._at(key) for key in reading.dates if key in self.map.columns}
        evidence = {key: Evidence() for key in at} if self.map.dates == GUESS else {}
        total = 0
        for row in self.sheet.rows():
            total += 1
            if row.fault is None:
                for key, seen in evidence.items():
                    seen.note(row.cells[at[key][0]])
        orders = {key: seen.order(self.map.columns[key][0]) for key, seen in evidence.items()}
        reading.dates.update({key: "year-first" for key in reading.dates if reading.dates[key] == GUESS} | orders)
        return total

    def _at(self, key: str) -> list[int]:
        return [self.sheet.headings.index(name) for name in self.map.columns.get(key, [])]

    def _unused(self) -> list[str]:
        used = {name for names in self.map.columns.values() for name in names} | self.map.only.keys()
        return [heading for heading in self.sheet.headings if heading and heading not in used]

    def _take_batches(self, report: Report, reading: Reading, digest: str, total: int) -> int:
        """Take the rows in, batch by batch; give the line of the last one."""
        last = 0
        reader = Reader(self, reading)
        twice: set[int] = set()
        for rows in _chunks(self.sheet.rows()):
            report.rows += len(rows)
            last = rows[-1].line
            batch = Batch([], self.map.household, self.map.delivered, twice)
            for row in rows:
                self._prepare(reader, row, batch, report)
            if batch.rows:
                numbers = {"first": rows[0].line, "last": rows[-1].line}
                self.desk.do_prepared(f"import.{self.kind}", batch, file=self.file.name, digest=digest, **numbers)
            report.count(batch)
            for line, warning in batch.warned:
                report.warn(line, warning)
            for prepared, reason in batch.rejected:
                self._reject(report, Rejected(prepared.line, prepared.cells, reason))
            self.progress(report.rows, total)
            if self.asked_to_stop and report.rows < total:
                report.stopped = True
                break
        return last

    def _prepare(self, reader: Reader, row: Row, batch: Batch, report: Report) -> None:
        try:
            if row.fault is not None:
                raise row.fault
            if not reader.wanted(row):
                report.skipped += 1
                return
            prepared = reader.prepared(row)
        except Refused as reason:
            self._reject(report, Rejected(row.line, row.cells, reason))
            return
        batch.rows.append(prepared)
        if reader.odd(prepared):
            report.warn(row.line, Refused("import.odd_phone", phone=prepared.text("phone")))

    def _reject(self, report: Report, rejected: Rejected) -> None:
        report.reject(rejected)
        self.rejects(rejected)


class Reader:
    """How the rows of one file become values, by its map."""

    def __init__(self, run: Import, reading: Reading) -> None:
        self._reading, self._map = reading, run.map
        self._columns = [(column, run._at(key)) for key, column in fields_of(run.kind).items()]
        self._only = [(run.sheet.headings.index(name), set(taken)) for name, taken in run.map.only.items()]

    def wanted(self, row: Row) -> bool:
        """Say whether the map takes this row."""
        return all(clean(row.cells[at]) in taken for at, taken in self._only)

    def prepared(self, row: Row) -> Prepared:
        """Read every field of a row.

        Raises:
            Refused: one is needed and empty, or cannot be read.
        """
        values = {}
        for column, at in self._columns:
            text = self._text(column.key, [row.cells[index] for index in at])
            if text:
                values[column.key] = column.reads(text, column.key, self._reading)
            elif column.needed:
                raise Refused("field.missing", field=column.key)
        return Prepared(row.line, values, row.cells)

    def _text(self, key: str, cells: list[str]) -> str:
        """Give a field's text as this house writes it: several columns as one, words replaced, a constant for none."""
        text = ", ".join(cell.strip() for cell in cells if cell.strip())
        for old, new in self._map.replace.items():
            text = text.replace(old, new)
        if names := self._map.values.get(key):
            text = names.get(clean(text[:200]), text)
        return text if text.strip() else self._map.constants.get(key, "")

    def odd(self, row: Prepared) -> bool:
        """Say whether a row has a phone of an unusual shape."""
        return bool(row.text("phone")) and read_phone(row.text("phone"), self._reading.ground.region).odd


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == ROWS:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


@contextlib.contextmanager
def rehearsed() -> Iterator[None]:
    """Let everything inside happen on a copy of the open database, which is thrown away: nobody has to wait."""
    original = database.path()
    with tempfile.TemporaryDirectory(prefix="floortui-") as folder:
        copy = Path(folder) / original.name
        copy_pages(original, copy)
        database.connect(copy)
        try:
            yield
        finally:
            database.disconnect()
            database.connect(original)
