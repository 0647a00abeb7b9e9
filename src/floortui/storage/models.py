"""The tables as peewee models; their definitions are the migrations' (a test holds the two together)."""

from __future__ import annotations

from peewee import AutoField, BooleanField, IntegerField, Model, TextField

from floortui.storage.writing import DATABASE


class Table(Model):
    """A table of this database."""

    class Meta:
        database = DATABASE
        legacy_table_names = False


class Journaled(Table):
    """A table that only a Change writes: every row carries the line that last wrote it."""

    id = AutoField()
    seq = IntegerField()


class Journal(Table):
    """The lines, without what erasure may touch."""

    seq = IntegerField(primary_key=True)
    at = TextField()
    day = TextField()
    actor = IntegerField(null=True)
    terminal = TextField()
    action = TextField()
    key = TextField(null=True)
    undoes = IntegerField(null=True)
    digest = TextField()
    hash = TextField()


class JournalBody(Table):
    """What each line asked, told and changed, as JSON."""

    seq = IntegerField(primary_key=True)
    salt = TextField()
    asked = TextField()
    told = TextField()
    changes = TextField()


class Setting(Journaled):
    """A setting that a manager changed, its value as JSON."""

    name = TextField()
    value = TextField()


class Reference(Journaled):
    """A value that forms offer: a purpose, a source, a reason, a model."""

    kind = TextField()
    code = TextField()
    en = TextField()
    zh = TextField()
    position = IntegerField()
    details = TextField()
    active = BooleanField()


class Hours(Journaled):
    """The opening hours of a weekday, 1 for Monday."""

    weekday = IntegerField()
    hours = TextField()


class ClosedDay(Journaled):
    """A day on which the house is closed."""

    day = TextField()
    reason = TextField()


class Staff(Journaled):
    """Somebody who works here; `pin` is a salted hash, or empty."""

    name = TextField()
    role = TextField()
    tier = TextField()
    mentor = IntegerField(null=True)
    pin = TextField()
    active = BooleanField()


class Roster(Journaled):
    """Somebody on duty on a day, in the order in which they take turns; at 0 who was taken off again."""

    day = TextField()
    staff = IntegerField()
    position = IntegerField()


class Customer(Journaled):
    """A customer, as much as recognising them needs."""

    name = TextField()
    model = TextField()
    source = TextField()
    owner = IntegerField(null=True)
    note = TextField()
    first_day = TextField()
    erased = BooleanField()


class Phone(Journaled):
    """A customer's phone number in its canonical form."""

    customer = IntegerField()
    number = TextField()


class Visit(Journaled):
    """An arrival: one row of the traffic log."""

    day = TextField()
    arrived = TextField()
    purpose = TextField()
    kind = TextField()
    party = IntegerField()
    customer = IntegerField(null=True)
    asked_for = IntegerField(null=True)
    waits_for = IntegerField(null=True)
    assigned = IntegerField(null=True)
    how = TextField()
    turn = BooleanField()
    model = TextField()
    source = TextField()
    test_drive = BooleanField()
    grade = TextField()
    note = TextField()
    completed = BooleanField()
    left_at = TextField(null=True)
    left_known = BooleanField()
    voided = BooleanField()


JOURNALED: dict[str, type[Journaled]] = {
    model._meta.table_name: model
    for model in (Setting, Reference, Hours, ClosedDay, Staff, Roster, Customer, Phone, Visit)
}
"""Every journaled table by its name."""

UNJOURNALED = frozenset({"draft", "attempt", "token"})
"""Tables whose rows prove nothing: what is being typed, wrong PINs, and search words that other rows give."""

PERSONAL: dict[str, dict[str, str]] = {
    "customer": {"name": "", "note": ""},
    "phone": {"number": ""},
    "visit": {"note": ""},
}
"""The columns that hold a customer's personal data, and what an erasure leaves in them."""

SECRET: dict[str, frozenset[str]] = {"staff": frozenset({"pin"})}
"""The columns that are never shown, not even by the journal."""
