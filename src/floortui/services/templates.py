"""Templates: what to say on the phone or in a message, kept as a reference list that a manager edits."""

from __future__ import annotations

import json

from floortui.domain.fields import DaysOn, Grades, ShortText, TemplateCode, TemplateText, Way, YesNo
from floortui.domain.saying import fields_of
from floortui.errors import Refused
from floortui.services.action import MANAGERS, Told, action
from floortui.services.work import Work
from floortui.storage.models import Reference
from floortui.storage.queries import house


@action("template.set", roles=MANAGERS)
def set_template(
    work: Work,
    *,
    code: TemplateCode,
    en: TemplateText,
    zh: TemplateText,
    grades: Grades = "",
    aim: ShortText = "",
    way: Way = "wechat",
    owners: YesNo = False,
    since: DaysOn = 0,
    until: DaysOn = 0,
    silent: YesNo = False,
) -> Told:
    """Write what to say, in both languages: a new text, or another wording of one that there is.

    Its fields in braces are filled with a card's facts. It is offered for the grades named, or, with `owners`, to who
    took delivery so many days ago; `silent` is for who did not answer.
    """
    fields_of(en, "en"), fields_of(zh, "zh")
    details = {
        "grades": grades,
        "aim": aim,
        "aim_zh": aim,
        "way": work.choice("way", way, field="way").code,
        "owners": bool(owners),
        "since": since,
        "until": until,
        "silent": bool(silent),
    }
    values = {"en": en, "zh": zh, "active": 1, "details": json.dumps(details, ensure_ascii=False, sort_keys=True)}
    row = house.reference_row("template", code)
    if row is None:
        position = max((each.position for each in work.choices("template")), default=0) + 1
        work.change.insert(Reference, kind="template", code=code, position=position, **values)
    else:
        work.change.update(Reference, row[0], **values)
    return {"code": code, "new": row is None}


@action("template.remove", roles=MANAGERS)
def remove_template(work: Work, *, code: TemplateCode) -> Told:
    """Take a text off the list of what to say."""
    row = house.reference_row("template", code)
    if row is None or not row[1]:
        raise Refused("template.none", field="code", name=code)
    work.change.update(Reference, row[0], active=0)
    return {"code": code}
