"""Refusals are data: a code and its facts, worded in one catalogue for every language.

`language.say` turns one into a sentence. A sentence says what happened and what can be done about it.
"""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 - the mark that message extraction looks for
    """Mark a message for translation without translating it yet."""
    return message


class Term(str):
    """A word of the program among a refusal's facts, said in the reader's language."""

    __slots__ = ()


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault
    """What was asked cannot be done; nothing has changed.

    `code` is a key of REFUSALS, `facts` fill its placeholders; `field` names the field of a form that it is about.
    """

    def __init__(self, code: str, *, field: str | None = None, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.field = field
        self.facts = facts


class Damaged(Refused):
    """The database file itself cannot be trusted or used; the program refuses to go on with it."""


REFUSALS: dict[str, str] = {
    # fields
    "field.missing": N_("{field} is needed."),
    "field.unknown": N_("{action} has no field “{name}”. It has: {fields}."),
    "field.near": N_("{action} has no field “{name}”. Did you mean “{near}”?"),
    "text.too_long": N_("{field} is too long: {length} characters, {limit} at most."),
    "text.empty": N_("{field} has nothing in it that can be read."),
    "count.range": N_("{field} takes a whole number from {low} to {high}, not “{text}”."),
    "choice.unknown": N_("{field} is one of {choices}, not “{text}”."),
    "yes_no.unknown": N_("{field} takes yes or no, not “{text}”."),
    "phone.unreadable": N_("“{text}” is not a phone number: it needs {low} to {high} digits."),
    "day.unreadable": N_("“{text}” is not a day. Write it as 2026-11-21."),
    "period.backwards": N_("A period cannot end on {last}, before it begins on {first}."),
    "moment.unreadable": N_("“{text}” is not a time. Write it as 10:31 or 2026-11-21T10:31."),
    "moment.future": N_("{field} lies in the future: {text}."),
    "due.unreadable": N_("“{text}” is no day. Write it as +3, fri, 25, 12-25 or 2026-12-25."),
    "due.past": N_("{day} has passed. A due date is today or later."),
    "coming.unreadable": N_("“{text}” is no time to come. Write it as 14:00, fri 14:00 or 2026-11-30T10:30."),
    "coming.past": N_("{text} has passed. An appointment lies ahead."),
    "coming.far": N_("{text} is more than a year away."),
    "cadence.unreadable": N_("“{text}” is no interval. Write 7 days, or 1 month."),
    "hours.unreadable": N_("“{text}” are not opening hours. Write 09:00-18:00, or “closed”."),
    "zone.unknown": N_("“{text}” is no time zone known here. One is named like Asia/Shanghai."),
    "pin.shape": N_("A PIN has four to eight digits."),
    "pin.simple": N_("That PIN is too easy to guess: not all one digit, nor digits in a row."),
    # actions
    "action.unknown": N_("There is no action “{action}”. `floortui do --list` names them all."),
    "action.near": N_("There is no action “{action}”. Did you mean “{near}”?"),
    "action.prepared": N_("{action} cannot be done by hand: a command of its own prepares it."),
    "role.refused": N_("{action} is for {roles}. {name} is signed in as {role}."),
    "role.own_only": N_("A consultant can do this for themselves only."),
    "role.gone": N_("{name} no longer works here and can change nothing."),
    "seen.moved": N_("{name} changed this at {at}: {action} Look at it again before you change it."),
    "seen.never": N_("Nobody has written what you say you saw. Look at it again."),
    "seen.useless": N_("{action} writes no row that could be compared with what was seen."),
    "key.reused": N_("This key was already used for something else ({action})."),
    "key.undone": N_("This was done already (line {line}) and taken back since (line {by}). Do it anew."),
    "reason.needed": N_("Say why: a reason is needed here."),
    # finding
    "staff.unknown": N_("Nobody called “{name}” works here."),
    "staff.near": N_("Nobody called “{name}” works here. Did you mean {near}?"),
    "staff.ambiguous": N_("More than one person is called “{name}”. Use the number: {ids}."),
    "staff.numeric": N_("A name of digits only would be taken for a number."),
    "name.list": N_("{field} is one name: commas stand between the names of a list."),
    "staff.exists": N_("{name} is already on the staff list."),
    "staff.last_manager": N_("{name} is the last manager with a PIN. Give another manager a PIN first."),
    "staff.mentor_self": N_("Nobody is their own mentor."),
    "staff.not_consultant": N_("{name} is no consultant and takes no customers."),
    "staff.trainee": N_("{name} is a trainee and takes no turn of their own."),
    "staff.has_visits": N_("{name} is still with a customer (visit {visits}). Close the visit or hand it over first."),
    "visit.unknown": N_("There is no visit {visit}."),
    "visit.closed": N_("Visit {visit} is closed."),
    "visit.voided": N_("Visit {visit} was voided."),
    "visit.in_group": N_("Visit {visit} is another buyer of visit {first}: do that to visit {first}."),
    "visit.no_sale": N_("Visit {visit} is not about a car. Press r first if it is by now."),
    "visit.linked": N_("Visit {visit} is {name}'s already."),
    "visit.link_same": N_("Visit {visit} already is {name}'s."),
    "visit.link_group": N_("Visits {visit} and {other} are those of two buyers of one group."),
    "visit.same_buyer": N_("{name} is a buyer of visit {visit} already."),
    "visit.link_self": N_("A visit cannot be linked to itself."),
    "visit.link_whose": N_("Say whose visit it is: a customer, or another visit of theirs."),
    "visit.no_reason": N_("A reason goes with “lost”."),
    "drive.out": N_("Visit {visit} is on a test drive since {at}."),
    "drive.licence": N_("Nobody drives whose licence was not seen: look at it first."),
    "drive.not_out": N_("Visit {visit} is on no test drive."),
    "visit.brought_self": N_("{name} does not bring themselves: name who brought them."),
    "visit.taken": N_("{name} already has visit {visit}. To give it to somebody else, say to whom and why."),
    "visit.same": N_("{name} already has this visit."),
    "visit.before": N_("A visit cannot end at {left}, before it began at {arrived}."),
    "visit.as": N_("A visit can be made “first”, “return” or one of the other purposes, not “{text}”."),
    "visit.as_same": N_("Visit {visit} already is that."),
    "customer.unknown": N_("No customer is known by “{name}”."),
    "customer.ambiguous": N_("Several customers are known by “{name}”: {who}. Use the number or the phone."),
    "customer.needed": N_("A return visit needs to know who: give a name or a phone, or whose customer it is (owner)."),
    "customer.erased": N_("The data of customer {customer} has been erased."),
    "customer.no_owner": N_("Nobody is recorded as looking after this customer. Say whose customer it is (owner)."),
    # cards
    "card.none": N_("{name} has no card yet: it needs a name, a phone and a model."),
    "card.known": N_(
        "{phone} is known: card {card}, {name}, customer of {owner}. If a household shares it, say so: household, yes. "
        "Who claims a customer asks the manager."
    ),
    "card.same_person": N_(
        "{phone} and this name are known: card {card}, {name}, customer of {owner}. It is the same customer."
    ),
    "card.lost": N_("{name} is lost. Revive the card first."),
    "card.losing": N_("{name} is marked as lost and awaits the manager."),
    "card.not_losing": N_("{name} awaits no decision about being lost."),
    "card.not_lost": N_("{name} is not lost."),
    "card.delivered": N_("{name} has taken delivery; a new contact begins a new card."),
    "card.ordered": N_("O comes with an order and goes with its cancellation."),
    "card.has_order": N_("{name} has an order. Cancel it first."),
    "merge.same": N_("{name}: both are the same card."),
    "merge.orders": N_("Both cards have an order that is not delivered. Deliver or cancel one of them first."),
    "split.none": N_("{name}: no other card was merged into this one, or it was taken back."),
    "card.same_owner": N_("{name} looks after this card already."),
    "follow_up.unknown": N_("There is no contact {id}."),
    "call.unknown": N_("Whom did you call? Give the number or the name of somebody who is known."),
    "call.no_call_back": N_("Nobody is to be called back because of call {call}."),
    "call.called_back": N_("Call {call}: they have been called back already."),
    "check.month": N_("Only {running} and {before} can be checked now."),
    "check.later": N_("{name} got a card after {month}."),
    "check.nobody": N_("Nobody's cards have to be dealt out first: A in the Drawer."),
    "allocate.nothing": N_("No card is without somebody who looks after it."),
    "allocate.owned": N_(
        "{name} is the customer of {owner}, who looks after them. t in the Drawer hands the card over."
    ),
    "allocate.off": N_("{name} is off on {day} and gets no cards."),
    "allocate.nobody": N_("Nobody is there who could get the cards."),
    "allocate.full": N_("Nobody has room for more cards: the limit is {most}."),
    "allocate.many": N_("At most {most} cards are dealt out at once."),
    "claim.late": N_(
        "Who has been here before and did not know with whom can be claimed until {day}. A manager can still hand them "
        "over."
    ),
    "appointment.none": N_("{name} has no appointment that is still open."),
    "appointment.unknown": N_("There is no appointment {appointment}."),
    "appointment.over": N_("Appointment {appointment} is over ({state})."),
    "appointment.other": N_("Appointment {appointment} is that of another customer."),
    "appointment.which": N_("Say which appointment: its number, or whose it is (card)."),
    "appointment.colleagues": N_(
        "{name} has an appointment with {staff} on {day} at {at}. Only they, reception or a manager move it."
    ),
    "appointment.nobody": N_("An appointment needs to know who comes: a name or a phone."),
    "claim.made": N_("{name} claims this customer already, and the manager has not decided yet."),
    "claim.none": N_("Nobody claims {name}."),
    "claim.several": N_("Several claim this customer: {names}. Say whose claim it is about."),
    "order.none": N_("{name} has no order that is neither delivered nor cancelled."),
    "order.day": N_("A car is delivered between its order and today, not on {day}."),
    "order.share": N_("“{text}” is no share. Write 李娜:60, or only the name for an equal part."),
    "order.shares": N_("The shares of an order add up to {whole}."),
    "month.unreadable": N_("“{text}” is not a month. Write it as 2026-11."),
    # the line-up
    "day.open": N_("The line-up of {day} is already open."),
    "day.not_open": N_("The line-up is not open yet. Open the day first."),
    "day.closed": N_("The day is closed already."),
    "day.empty": N_(
        "Nobody takes turns on {day} by the duty roster. F7 shows its month: put somebody on a shift there."
    ),
    "day.later": N_("Whoever takes turns on {day} begins later. They stand in the line-up once they check in."),
    "lineup.waiting": N_("{name} is already in the line-up.{by}"),
    "lineup.not_waiting": N_("{name} is not waiting in the line-up ({state}).{by}"),
    "lineup.away": N_("{name} is away. Use “back”.{by}"),
    "lineup.not_away": N_("{name} is not away ({state}).{by}"),
    "lineup.off": N_("{name} is not here today. Check them in first.{by}"),
    "lineup.barred": N_(
        "A rule of the house keeps {name} out of the line-up. A manager can let them in, with a reason.{by}"
    ),
    "lineup.not_barred": N_("No rule keeps {name} out of the line-up ({state}).{by}"),
    "cover.self": N_("{name} cannot hand their contacts to themselves."),
    "cover.nothing": N_("Nothing of {name}'s is due today."),
    "cover.past": N_("{day} is over: contacts are handed over for today or later."),
    "cover.span": N_("Contacts are handed over for {most} days at most in one go."),
    "cover.closed": N_("The house is closed on {day}: there is nothing to hand over."),
    "cover.off": N_("{name} is off on {day} by the duty roster. Name somebody who is here."),
    "cover.none": N_("Nobody has taken over {name}'s contacts of {day}."),
    "day_plan.none": N_("No order was planned for today."),
    "day_plan.ends": N_("It stands at that end already."),
    "own_day.nobody": N_("This is kept for one person: sign in with a name first."),
    "template.field": N_("A text cannot name {name}. It can name: {fields}."),
    "template.braces": N_("A brace stands alone: a field is a name between two braces."),
    "template.none": N_("There is no text “{name}”."),
    "template.fits_none": N_("No text fits this card. A manager writes one on the Set-up."),
    "visit.nobody_has_it": N_("Nobody has visit {visit} yet. Give it to somebody first."),
    "visit.greeted": N_("{name} was at the door for visit {visit} already."),
    "lineup.by": N_(" Last moved at {at} by {who}."),
    "lineup.nobody": N_("Nobody is free to take this visit."),
    "lineup.no_call": N_("{name} was not called to the door."),
    "roster.twice": N_("{name} is on the list twice."),
    "roster.manager": N_("{name} is a manager. The duty roster is for consultants and reception."),
    "roster.closed": N_("The house is closed: {days}. Mark the day as open first."),
    "roster.span": N_("A shift is given for {most} days at most in one go."),
    "roster.same_week": N_("The week of {first} cannot be taken over into itself."),
    "roster.no_week": N_("Nothing is planned in the week {days}."),
    # undo
    "undo.unknown": N_("There is no line {line} in the journal."),
    "undo.nothing": N_("There is nothing to undo."),
    "undo.never": N_("{action} cannot be undone."),
    "undo.done": N_("Line {line} has been undone already (line {by})."),
    "undo.built_on": N_("Line {line} cannot be undone: {name} built on it with {action} at {at} (line {by})."),
    "undo.rests": N_("Line {line} cannot be undone: other records rest on what it wrote."),
    "undo.role": N_("What {action} did is for {roles} to take back."),
    "undo.not_latest": N_(
        "In the rotation only the day's latest event can be undone: line {latest} ({action}, {name})."
    ),
    "undo.not_yours": N_("{name} did this, not at this desk. Only a manager can undo it."),
    "undo.too_old": N_("It was done {minutes} minutes ago. After {limit} minutes a manager undoes it, with a reason."),
    # planning
    "plan.amount": N_("{field} takes a number from 0 to {most}, such as 2000."),
    "plan.share": N_("{field} takes a share from 0 to 1, such as 0.4, 40% or 1/3."),
    "plan.three": N_("{field} takes three shares, for A, B and C, such as 0.1,0.2,0.7."),
    "plan.mix": N_("The shares of A, B and C are those of all cards: they add up to 1, not to {total}."),
    "plan.zero": N_("{field} must be more than 0."),
    "plan.close": N_("Give one close rate for all cards, or one for each class."),
    "plan.endless": N_("{field} is too small: no number of customers reaches the goal."),
    # imports and exports
    "import.file": N_("{file} cannot be read: {why}"),
    "import.empty": N_("{file} is empty: there are no headings in it."),
    "import.old_excel": N_("{file} is a workbook of the old kind (.xls). Save it as .xlsx or CSV."),
    "import.workbook": N_("{file} is no whole .xlsx workbook: it may have been cut off."),
    "import.page": N_("The workbook has no sheet “{page}”. It has: {pages}."),
    "import.encoding": N_("There is no encoding “{encoding}”. Write utf-8, gb18030, utf-16 or cp1252."),
    "import.kind": N_("“{kind}” cannot be imported. What can: {kinds}."),
    "import.map": N_("The map {file} cannot be used: {why}"),
    "import.map_key": N_("The map has an unknown key “{name}”. Did you mean “{near}”? It may have: {known}."),
    "import.map_value": N_("The map: “{key}” takes {takes}."),
    "import.map_field": N_("The map names a field “{name}” that there is not. Did you mean “{near}”? Fields: {known}."),
    "import.no_column": N_("The file has no column “{name}”. Did you mean “{near}”? It has: {known}."),
    "import.two_columns": N_(
        '“{first}” and “{second}” could both be “{name}”. Say in a map which one is: [columns] {name} = "{first}"'
    ),
    "import.missing": N_(
        "No column gives {missing}. The file has: {headings}. Say in a map which column is which (--map)."
    ),
    "import.dates_ambiguous": N_(
        'The dates of “{heading}” could be month-first or day-first. Say which in a map: dates = "month-first"'
    ),
    "import.dates_mixed": N_(
        "“{heading}” has dates that are month-first and dates that are day-first. Say which is meant in a map: "
        'dates = "month-first"; the others are rejected.'
    ),
    "import.date": N_("“{text}” is not a day in the order of this file."),
    "import.cells": N_("The row has {cells} columns of {wanted}: it was cut off, or a delimiter is missing."),
    "import.open_end": N_("The file ends without a line end: its last row may have been cut off."),
    "import.bytes": N_("The row has bytes that are no text in {encoding}. Say the encoding in a map: encoding = …"),
    "import.quotes": N_("A quotation mark was opened and never closed, or stands in the middle of a text."),
    "import.future": N_("{field} lies in the future: {day}."),
    "import.delivery": N_("The car was delivered on {delivered}, before its order on {day}."),
    "import.other_key": N_("The number {key} belongs to another order already."),
    "import.newer_card": N_("{name} has an open card since {day}, after this order. Enter the order by hand."),
    "import.household": N_("{phone} belongs to {name}, here it is {other}: a household?"),
    "import.odd_phone": N_("{phone} is an unusual phone number."),
    "import.twice": N_("This order stands twice in the file, with nothing to tell the two apart: it was taken once."),
    "import.stopped": N_("Stopped. Nothing was imported, since all of the file was to go or nothing."),
    "import.not_all": N_("Nothing was imported: {rejected} of {rows} rows cannot go. The first, line {line}: {why}"),
    "import.nothing": N_("None of the {rows} rows can go. The first, line {line}: {why}"),
    "import.same_file": N_("The rejected rows cannot go into the file that is read."),
    "export.form": N_("There is no form “{form}”. There are: {forms}."),
    "export.days": N_("{first} is after {last}."),
    "export.file": N_("{file} cannot be written: {why}"),
    # signing in
    "pin.wrong": N_("Name and PIN do not match."),
    "pin.wait": N_("Too many wrong PINs for {name}. Wait {seconds} seconds, or ask a manager to release it."),
    "pin.none": N_("{name} has no PIN yet. Ask a manager for one."),
    "pin.needed": N_("A PIN is needed: sign in with --as NAME and the PIN (asked for, or FLOORTUI_PIN)."),
    "pin.first": N_("The first PIN must be a manager's."),
    # settings and set-up
    "setting.unknown": N_("There is no setting “{name}”."),
    "setting.preset_same": N_("The rules are those of {preset} already."),
    "setting.near": N_("There is no setting “{name}”. Did you mean “{near}”?"),
    "set_up.done": N_("This showroom is set up already."),
    "settings.file": N_("The settings file {file} cannot be used: {why}"),
    "settings.key": N_("The settings file {file} has an unknown key “{key}”. Did you mean “{near}”?"),
    "settings.value": N_("The settings file {file}: “{key}” takes {takes}."),
    # the database
    "file.is_folder": N_("{file} is a folder. Name a database file, in it or elsewhere."),
    "file.special": N_("{file} is a device or the like, not a file that could hold a database."),
    "file.name": N_("The file name “{file}” is too long for this system ({length} characters)."),
    "file.unreadable": N_("{file} cannot be read: {why}."),
    "folder.missing": N_("There is no folder {folder}. Make it first, or correct the name."),
    "folder.is_file": N_("{folder} is a file, not a folder."),
    "database.missing": N_("There is no database at {file}. `floortui` creates one."),
    "database.exists": N_("{file} exists already. Name another file."),
    "database.url": N_("Servers are not supported yet: give a file, not a URL."),
    "database.folder": N_("The folder of {file} cannot be used: {why}."),
    "database.foreign": N_("{file} is not a floortui database. {rescue}"),
    "database.corrupt": N_("{file} is damaged and was left as it is. {rescue}"),
    "database.truncated": N_("{file} was cut off ({size} of {expected} bytes) and was left as it is. {rescue}"),
    "database.newer": N_("{file} was written by a newer floortui (schema {schema}). Install that version."),
    "database.older": N_("{file} was written by an older floortui. Open it once with `floortui`, which brings it up."),
    "database.gone": N_(
        "The database file was deleted or replaced, or an older one put back. Nothing more is written."
    ),
    "database.busy": N_("Busy: another program has held the database for {seconds} seconds. Try again."),
    "database.full": N_(
        "The disk is full: nothing was saved, and nothing typed is lost. Free some room, then save again."
    ),
    "database.io": N_("The disk reported an error; nothing was saved, and nothing typed is lost. Try again."),
    "database.read_only": N_("The database can only be read here ({why}). Nothing can be saved."),
    "database.log": N_(
        "The newest lines of {file} lie in its -wal file, which cannot be read where its folder cannot be written. "
        "Open it once with an account that may."
    ),
    "database.network": N_(
        "{file} lies on a network file system ({kind}), where two terminals can destroy it. "
        "Copy it to a local disk, or insist with --network-file-system."
    ),
    "demo.data": N_("{file} holds data already. A demo fills a new file: name one with --db."),
    "demo.future": N_("{day} lies in the future: a demo ends today or earlier."),
    "backup.missing": N_("There is no backup at {file}. `floortui doctor` names the newest good one."),
    "backup.none": N_("No backup was found beside it."),
    "backup.restore": N_("The newest good backup: floortui --db {file} restore {backup}"),
    "backup.bad": N_("{file} is no good backup: {why}"),
    "backup.same": N_("{file} is the database itself."),
    "verify.body": N_("The journal was altered: line {line} does not match its digest."),
    "verify.hash": N_("The journal was altered: line {line} breaks the chain."),
    "verify.gap": N_("The journal was altered: line {line} is missing."),
    "verify.row": N_("{table} {id} does not equal what line {line} of the journal wrote."),
    "verify.row_missing": N_("{table} {id} is gone, though line {line} of the journal wrote it."),
    "verify.row_extra": N_("{table} {id} stands in no line of the journal."),
    "verify.schema": N_("The file's own rules were altered: {name} is not as floortui makes it."),
    "verify.head": N_("The journal does not hold the head {head}: lines were cut off, or it is another journal."),
    "verify.unreadable": N_("{table} {id} holds bytes that are no text."),
    "verify.tokens": N_("The search words of customer {id} do not match the record."),
    "verify.turns": N_("{day}: {name} has {recorded} turns recorded, but the journal gives {folded}."),
    "verify.integrity": N_("SQLite found damage: {why}"),
    "screen.nobody": N_("There is no colleague to do that to. Set the roster first."),
    "screen.no_visit": N_("There is no visit to do that to."),
    "screen.nobody_waits": N_("No party waits for anybody. {key} hands the highlighted one to somebody else."),
    "screen.no_call_back": N_("Nobody is to be called back."),
    "screen.no_notes": N_("The manager has said nothing to your contacts these days."),
    "screen.no_card": N_("There is no card to do that to. Find one first: / searches."),
    "screen.card_first": N_("{name} has no card yet. {key} opens it: it needs a name, a phone and a model."),
    "screen.colleague": N_(
        "{name} is the customer of {owner}, and only they can do this. {key} asks the manager to hand them over."
    ),
    "screen.nothing": N_("There is nothing here to do that to."),
    "screen.role": N_("Only {roles} can do that: {action}. You are signed in as {role}."),
    "screen.nobody_expected": N_("Nobody is expected in the days to come. {key} on a card makes an appointment."),
    "screen.roster": N_("Space puts on or off duty; ⇧↑ and ⇧↓ change the order; [ and ] go to another day."),
    "screen.closed_weekday": N_("{day} is closed by the hours of its weekday. The Set-up changes these: Hours."),
    "screen.models": N_("A model is not changed: x removes it, a adds another."),
    "screen.no_roster": N_("No earlier day has a roster to copy: Space puts somebody on duty."),
    "screen.time_runs": N_("This is not over yet; there is nothing after it to look at."),
    "screen.month_runs": N_("This month still runs; no later one has begun. [ shows the one before."),
    "screen.missing": N_("{field}: this has to be filled in."),
    "screen.choice": N_("{field}: “{text}” is none of those offered. Write the number of one, or its name."),
    "screen.is_here": N_("{name} is here since {at} (visit {visit}). Enter once more logs a second visit."),
    "screen.kept": N_("This was typed earlier and put aside. Enter once more saves it, ^Z throws it away."),
    "screen.sure": N_("Enter once more saves it as it is."),
    # what is asked about once
    "doubt.model": N_("“{text}” is not on the list of models."),
    "doubt.double": N_("This looks like {name} {phone} ({owner}), {grade}: {why}."),
    "doubt.model_near": N_("“{text}” is not on the list of models. Did you mean “{near}”?"),
    "doubt.phone": N_("{phone} is an unusual phone number: it has {digits} digits."),
    "doubt.far": N_("{day} is {days} days from now."),
    "doubt.closed": N_("On {day} the house is open from {hours}."),
    "doubt.closed_day": N_("The house is closed on {day}."),
    "doubt.name": N_(
        "{phone} is known: customer of {owner}. The visit becomes theirs, and the name {name} is not kept. Who only "
        "came along is written into “With them”."
    ),
    "doubt.deposit": N_("The deposit is more than the price."),
    "doubt.second_order": N_("There is an order already, of {day}, not delivered yet: {model}."),
    "screen.sign_in": N_("PINs are asked for in this house now: sign in with your name and your PIN."),
    "terminal.needed": N_("floortui needs a terminal. For scripts there is `floortui do` and --json."),
}
"""Every refusal's wording, in English; the catalogues under locale/ hold the other languages."""
