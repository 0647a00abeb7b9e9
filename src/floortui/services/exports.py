"""What leaves the house: every export is a line of the journal, and for managers only."""

from __future__ import annotations

from floortui.domain.fields import Day, FileName, FormName, Size
from floortui.services.action import MANAGERS, Told, action
from floortui.services.work import Work


@action("export.make", roles=MANAGERS, undoable=False, prepared=True)
def make_export(
    work: Work, *, form: FormName, first: Day, last: Day, rows: Size, card: Size = 0, file: FileName = ""
) -> Told:
    """Note that a form was given out: which one, of which days, how many rows, into which file."""
    return {"form": form, "rows": rows}
