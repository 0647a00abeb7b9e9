"""Giving a form out from a screen: a workbook beside the database, and a line that says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from floortui.errors import Refused
from floortui.language import _
from floortui.storage import database
from floortui.storage.files import make_folder

if TYPE_CHECKING:
    from floortui.services.desk import Desk

EXPORTS = "exports"
"""The folder beside the database for what is given out."""


def workbook(desk: Desk, form: str, name: str, first: str, last: str, customer: int | None = None) -> tuple[Path, int]:
    """Write a form as a workbook into the folder of what was given out; give the file and how many rows it has.

    Raises:
        Refused: who sits here may not give anything out, or the file cannot be written.
    """
    from floortui.reports import sheets
    from floortui.reports.forms import FORMS, Asked, headings, rows_of, worded

    desk.may("export.make")
    rows = rows_of(form, Asked(first, last, customer))
    folder = database.path().parent / EXPORTS
    file = folder / name
    try:
        make_folder(folder)
    except OSError as error:
        raise Refused("export.file", file=file, why=error.strerror or str(error)) from None
    desk.do_prepared(
        "export.make", form=form, first=first, last=last, rows=len(rows), card=customer or "", file=file.name
    )
    page = FORMS[form].page
    wall = page(Asked(first, last, customer)) if page else None
    sheets.write_workbook(file, _(FORMS[form].title), headings(form), worded(form, rows), wall)
    return file, len(rows)
