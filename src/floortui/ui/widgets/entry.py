"""Entry: a form on a screen. It checks each field beside the field, keeps a draft, and does its action once."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from floortui.domain.labels import LABELS
from floortui.domain.moments import clock_text, from_text
from floortui.errors import Refused
from floortui.language import _, say
from floortui.resources import style
from floortui.services.customers import with_phone
from floortui.storage import drafts
from floortui.storage.drafts import Draft
from floortui.ui.forms import EntryForm
from floortui.ui.keyed_app import FORM
from floortui.ui.widgets.lookup import Lookup, asker, double_words, holder_words, is_here, number_of
from floortui.ui.widgets.options import options_of
from floortui.ui.widgets.packing import BETWEEN, joined, packed
from floortui.ui.widgets.rowlist import fitted
from floortui.ui.widgets.text_field import TextField, one_line

if TYPE_CHECKING:
    from floortui.domain.fields import Ground, Kind
    from floortui.domain.records import Customer
    from floortui.services.action import Action, Told
    from floortui.ui.app import FloorApp

DRAFT_SECONDS = 0.4
"""How long after the last key what is typed is kept."""


MOST_OFFERS = 16
"""How many values of a list are offered at once."""

TELLS_WHO = frozenset({"name", "plate"})
"""The fields beside the phone by which somebody may be one who is known."""

SHORTEST_ABOUT = 8
"""How much of a name a title has at least."""

USUAL_WIDTH = 60
"""How wide a form is taken to be before it is laid out."""

SURE_SECONDS = 0.5
"""An Enter that comes sooner after a question is the one before, pressed twice or held down: it is no answer."""


class Entry(Vertical):
    """The fields of a form, what its focused field offers, and the answer if it is refused."""

    DEFAULT_CSS: ClassVar[str] = style("entry.tcss").read_text(encoding="utf-8")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False),
        Binding("ctrl+enter,ctrl+s", "save", show=False),
        Binding("ctrl+z", "throw_away", show=False, priority=True),
    ]

    class Saved(Message):
        """The action is done."""

        def __init__(self, entry: Entry, told: Told) -> None:
            super().__init__()
            self.entry = entry
            self.told = told

    class GivenUp(Message):
        """The form was left; its draft stays."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(
        self,
        form: EntryForm,
        *,
        given: Mapping[str, object] | None = None,
        values: Mapping[str, str] | None = None,
        seen: int | None = None,
        about: Callable[[], str] | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self.form = form
        self.given = dict(given or {})
        """Fields that are not asked, such as the visit that the form is about."""
        self.seen = seen
        self._about = about
        """Says whom or what the form is about, in the language of now."""
        self._start = {name: one_line(value) for name, value in (values or {}).items()}
        self._key = secrets.token_hex(8)
        self._saving = False
        self._kept = False
        self._kept_at = ""
        """When the draft was kept that the form came back with; empty if it came back with none."""
        self._thrown: dict[str, str] = {}
        """What was thrown away last."""
        self._refused: tuple[Refused, ...] = ()
        """What is wrong with it, or asked about."""
        self._asked = ("", 0.0)
        """What was asked before saving, and when."""
        self._folded = False
        self._timer: Timer | None = None
        self._lookup = Lookup()

    @property
    def house_app(self) -> FloorApp:
        """The app."""
        return cast("FloorApp", self.app)

    @property
    def _draft_name(self) -> str:
        return ":".join([self.form.id, *(str(value) for value in self.given.values())])

    def compose(self) -> ComposeResult:
        """Title, fields, what is offered, what is wrong."""
        draft = drafts.load(self.house_app.owner, self._draft_name)
        if draft:
            self._key, self._kept, self._kept_at = draft.key, True, draft.at
        fields = [self._field(name, draft) for name in self.form.fields]
        yield Static(self._title(), markup=False, classes="title")
        with Horizontal(classes="fields"):
            yield Static("\n".join(field.label for field in fields), markup=False, classes="labels")
            with Vertical(classes="inputs"):
                yield from fields
            yield Static("", markup=False, classes="errors")
        yield Static("", markup=False, classes="offers")
        yield Static("", markup=False, classes="refusal")

    def _title(self) -> str:
        """Say what the form is and whom it is about, and since when what stands in it was kept."""
        title, kept = _(self.form.title), self._kept_mark()
        room = self._room() - cell_len(joined(title, kept)) - len(BETWEEN)
        about = fitted(self._about(), max(room, SHORTEST_ABOUT)).rstrip() if self._about else ""
        return joined(title, about, kept)

    def _kept_mark(self) -> str:
        if not self._kept_at:
            return ""
        kept, ground = from_text(self._kept_at), self.house_app.ground()
        local, today = kept.astimezone(ground.zone), ground.now.astimezone(ground.zone)
        at = f"{local:%H:%M}" if local.date() == today.date() else f"{local:%m-%d %H:%M}"
        return _("kept since {at}, not saved; ^Z throws it away").format(at=at)

    def _field(self, name: str, draft: Draft | None) -> TextField:
        kind = self._kind(name)
        value = draft.fields.get(name, "") if draft else self._start.get(name, "")
        options = None if name == "who" else options_of(self.form.action, name, kind)
        label, hint = self._words(name)
        return TextField(name, label=label, value=value, hint=hint, secret=kind.secret, options=options)

    def _kind(self, name: str) -> Kind:
        from floortui.services.action import find
        from floortui.services.registry import load

        load()
        return find(self.form.action).fields["name" if name == "who" else name].kind

    def _words(self, name: str) -> tuple[str, str]:
        """Give a field's label and what to write into it."""
        takes = _("name or phone, as far as it is known") if name == "who" else _(self._kind(name).takes)
        return _(self.form.labels.get(name, LABELS[name])), takes

    def relabel(self) -> None:
        """Say everything again in the language of now; what is typed stays."""
        for field in self.fields():
            field.call(*self._words(field.field))
        self._put(".title", self._title())
        self._put(".labels", "\n".join(field.label for field in self.fields()))
        self._say_what_is_wrong()
        self._offer_again()

    def on_resize(self) -> None:
        """Put the title and what is offered into lines of the new width."""
        self.call_after_refresh(lambda: self._put(".title", self._title()))
        self.call_after_refresh(self._offer_again)

    def _offer_again(self) -> None:
        """Offer the same once more, in another language or width; who was picked stays picked."""
        field = next((f for f in self.fields() if f is self.screen.focused), None)
        if field is not None and field.field == "who":
            self._show_known()
        elif field is not None:
            self._show_offers(field)

    def fields(self) -> list[TextField]:
        """Give the fields in order."""
        return list(self.query(TextField))

    @property
    def folded(self) -> bool:
        """Whether the form is folded away: still in the layout, so that opening it lays nothing else out anew."""
        return self._folded

    def fold(self) -> None:
        """Fold the form away."""
        self._folded = True
        self.styles.height = 0
        for field in self.fields():
            field.can_focus = False

    def unfold(self) -> None:
        """Show the form, and put the focus on its first field at once."""
        self._folded = False
        self.styles.height = "auto"
        for field in self.fields():
            field.can_focus = True
        self.screen.set_focus(self.fields()[0], scroll_visible=False)

    def clear(self) -> None:
        """Make the form as new, with a new key: the next saving is another one."""
        self._key, self._kept, self._saving = secrets.token_hex(8), False, False
        self._kept_at, self._thrown = "", {}
        self._forget_timer()
        for field in self.fields():
            start = self._start.get(field.field, "")
            if field.value != start:
                with field.prevent(Input.Changed):
                    field.put(start)
            self._mark(field, None)
        self._lookup.forget()
        self._refuse()
        self._put(".title", self._title())
        self._offer(_(self.form.hint))

    def begin_again(self, kept: str) -> None:
        """Make the form as new but for one field, which keeps what was typed, and go to its first field."""
        self._start[kept] = next(field.value for field in self.fields() if field.field == kept)
        self.clear()
        self.screen.set_focus(self.fields()[0], scroll_visible=False)

    def fill_in(self, known: Customer | None, **typed: str) -> None:
        """Write into an empty form what is known of a party already: a customer who is meant, and what is said."""
        self.clear()
        if known is not None:
            typed["who"] = (*known.phones[:1], known.name)[0]
        for field in self.fields():
            if typed.get(field.field):
                field.put(typed[field.field])
        if known is not None:
            self._lookup.choose(known, typed["who"])
            self._show_known()

    def reload(self) -> None:
        """Show what whoever sits here now had typed: another person's typing is not theirs to see."""
        draft = drafts.load(self.house_app.owner, self._draft_name)
        self._start = dict(draft.fields) if draft else {}
        self.clear()
        self._start = {}
        if draft:
            self._key, self._kept, self._kept_at = draft.key, True, draft.at
            self._put(".title", self._title())

    def _mark(self, field: TextField, refused: Refused | None) -> None:
        """Mark a field as wrong and say why, or as right."""
        if field.refused is not refused:
            field.refused = refused
            field.set_class(refused is not None, "-wrong")
            self._put(".errors", "\n".join("◂" if each.refused else "" for each in self.fields()))
            self._refuse()

    def _refuse(self, *refused: Refused) -> None:
        """Say under the form what is wrong with it as a whole."""
        self._refused = refused
        self._say_what_is_wrong()

    def _say_what_is_wrong(self) -> None:
        wrong = [field.word(field.refused) for field in self.fields() if field.refused is not None]
        for refused in self._refused:
            about = self._field_of(refused)
            wrong.append(about.word(refused, named=False) if about else say(refused))
        self._put(".refusal", "\n".join(wrong))

    def _offer(self, text: str) -> None:
        self._put(".offers", text)

    def _put(self, selector: str, text: str) -> None:
        """Show a text, if it is another one: each showing lays the form out anew."""
        line = self.query_one(selector, Static)
        if line.content != text:
            line.update(text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Look up while typing, and keep what is typed a moment later."""
        event.stop()
        field = cast(TextField, event.input)
        self._mark(field, None)
        self._asked = ("", 0.0)
        self._show_offers(field)
        self._forget_timer()
        self._timer = self.set_timer(DRAFT_SECONDS, self._keep)

    def _forget_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def on_descendant_focus(self) -> None:
        """Show what the field offers."""
        field = next((f for f in self.fields() if f is self.screen.focused), None)
        if field is not None:
            self._show_offers(field)

    def _show_offers(self, field: TextField) -> None:
        if field.field == "who":
            app = self.house_app
            self._lookup.look(field.value, app.ground().region, app.actor, app.role)
            self._show_known()
            return
        if field.field == "phone":
            self._offer(packed(self._holder(field.value) or self._doubles(), self._room(), "  "))
            return
        if field.field in TELLS_WHO and (doubles := self._doubles()):
            self._offer(packed(doubles, self._room(), "  "))
            return
        numbers = {option: number for number, option in enumerate(field.options(), start=1)}
        offered = [(numbers[option], option) for option in field.offered()]
        self._offer(packed([f"{number} {option.label}" for number, option in offered[:MOST_OFFERS]], self._room()))

    def _room(self) -> int:
        """Give how wide the lines of the form may be."""
        lines = self.query(".offers")
        return (lines.first().content_size.width if lines else 0) or USUAL_WIDTH

    def _show_known(self) -> None:
        self._offer(self._lookup.words(_(self.form.hint), self.house_app.ground().zone, self._room()))

    def _holder(self, typed: str) -> Sequence[str]:
        """Say whose phone it is that is typed, if it is somebody else's, and what that comes to."""
        app, fields = self.house_app, self.values()
        number = number_of(typed, app.ground().region)
        known = with_phone(number, fields.get("name", ""), asker=asker(self.given)) if number else None
        if known is None:
            return ()
        does = _("household: yes, if they share it") if "household" in fields else _("Enter: this one")
        return holder_words(known, number, app.actor, app.role, does)

    def _doubles(self) -> Sequence[str]:
        """Say who is known that is like whoever is typed: the name, the phone, the plate."""
        app, typed = self.house_app, self.values()
        if not any(typed.get(name, "").strip() for name in ("phone", "plate")):
            return ()
        return double_words(typed, app.ground().region, app.actor, app.role, asker(self.given))

    def values(self) -> dict[str, str]:
        """Give what is typed, by field; secrets are never kept in a draft."""
        return {field.field: field.value for field in self.fields()}

    @property
    def _unchanged(self) -> bool:
        """Whether the form shows a row that is there already, and nothing of it was changed."""
        same = all(text == self._start.get(field, "") for field, text in self.values().items())
        return bool(self._start) and self.seen is not None and not self._kept and not self.form.adds and same

    async def keep_now(self) -> None:
        """Keep what is typed at once: the program is about to end, or somebody else to sit here."""
        if not self.folded and self.fields():
            self._forget_timer()
            await self._keep()

    async def _keep(self) -> None:
        typed = {field.field: field.value for field in self.fields() if not field.password}
        changed = any(value != self._start.get(name, "") for name, value in typed.items())
        if self._saving:
            return
        if changed:
            self._kept = True
            await self.house_app.keep_draft(self._draft_name, Draft(self._key, typed))
        elif self._kept:
            self._kept = False
            await self.house_app.drop_draft(self._draft_name, self._key)

    def step(self, by: int) -> None:
        """Go to another one who is known, or to another field."""
        who = next((field for field in self.fields() if field.field == "who"), None)
        if who is not None and who is self.screen.focused and self._lookup.pick(by):
            self._show_known()
            return
        fields = self.fields()
        at = next((number for number, field in enumerate(fields) if field is self.screen.focused), 0)
        self.screen.set_focus(fields[(at + by) % len(fields)])

    async def action_throw_away(self) -> None:
        """Make the form as it was before anything was typed; once more, and what was typed is there again."""
        typed = {field.field: field.value for field in self.fields() if not field.password}
        start = {name: self._start.get(name, "") for name in typed}
        wanted = self._thrown if typed == start and self._thrown else start
        self._thrown = typed if wanted is start and typed != start else {}
        for field in self.fields():
            field.put(wanted.get(field.field, ""))
        if self._kept_at:
            self._kept_at = ""
            self._put(".title", self._title())
        for field in self.fields():
            self._mark(field, None)
        self._refuse()

    async def action_give_up(self) -> None:
        """Leave the form; what was typed is there again when it is opened."""
        self._forget_timer()
        await self._keep()
        self.post_message(self.GivenUp(self))

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        await self.action_save()

    async def action_save(self) -> None:
        """Check every field, then do the action; Enter pressed twice does it once."""
        if self._saving:
            return
        if self._unchanged:
            self.post_message(self.GivenUp(self))  # else Enter held down on a row writes a line at every second repeat
            self.house_app.keys_settled(FORM)
            return
        asked = self._checked()
        if asked is None or not self._is_sure(asked):
            self.house_app.keys_settled(FORM)
            return
        self._saving = True
        self._forget_timer()
        self.house_app.start(self._save(asked))

    def _is_sure(self, asked: Mapping[str, Any]) -> bool:
        """Ask once before saving what may not be meant."""
        doubted = self._doubts(asked)
        if not doubted:
            return True
        (before, at), now = self._asked, time.monotonic()
        if before == repr(doubted):
            return now - at >= SURE_SECONDS
        self._asked = (repr(doubted), now)
        self._refuse(*doubted)
        return False

    def _doubts(self, asked: Mapping[str, Any]) -> list[Refused]:
        """Give what to ask about: a party that is here already, what was typed long ago, values that are unusual."""
        from floortui.services.doubts import Reader, doubts

        known = self._lookup.meant
        here = is_here(known) if known else None
        if known is not None and here is not None:
            at = clock_text(here.arrived, self.house_app.ground().zone)
            return [Refused("screen.is_here", name=known.name or known.phones[0], at=at, visit=here.id)]
        new = {name: text for name, text in asked.items() if text != self._start.get(name)}
        reader = Reader(self.house_app.actor, self.house_app.role)
        found = list(doubts(self.form.action, new, self.house_app.ground(), reader))
        if self._kept_at and self.seen is not None:
            return [*found, Refused("screen.kept")]
        return [*found, Refused("screen.sure")] if found else []

    async def _save(self, asked: dict[str, Any]) -> None:
        key = self._key
        try:
            told = await self._do(asked)
            kept, self._kept = self._kept, False
            self.post_message(self.Saved(self, told))
        except Refused as refused:
            self._show_refusal(refused)
            return
        finally:
            self._saving = False  # whatever came of it, the form is alive
            self.house_app.settle_behind(self, FORM)
        if kept:
            await self.house_app.drop_draft(self._draft_name, key)

    async def _do(self, asked: dict[str, Any]) -> Told:
        """Do the action once; a key that another terminal used for what it typed into the same draft is drawn anew."""
        try:
            return await self.house_app.do(self.form.action, key=self._key, seen=self.seen, **asked)
        except Refused as refused:
            if refused.code != "key.reused":
                raise
            self._key = secrets.token_hex(8)
            return await self.house_app.do(self.form.action, key=self._key, seen=self.seen, **asked)

    def _checked(self) -> dict[str, Any] | None:
        """Read every field as the action will; None if one is wrong, which then has the focus."""
        action, ground = self.house_app.action_named(self.form.action), self.house_app.ground()
        asked: dict[str, Any] = dict(self.given)
        wrong: TextField | None = None
        for field in self.fields():
            self._mark(field, None)
            given = self._read(field)
            refused = field.whole(_refusal_of(action, given, ground))
            if refused is None and field.field in self.form.needed and not field.value.strip():
                refused = Refused("screen.missing", field=field.field)
            if refused is not None:
                self._mark(field, refused)
                wrong = wrong or field
            asked |= {name: text for name, text in given.items() if text.strip() or action.fields[name].required}
        if wrong is not None:
            wrong.focus()
            return None
        if "clear" in action.fields:
            emptied = [f.field for f in self.fields() if self._start.get(f.field) and not f.value.strip()]
            asked["clear"] = [name for name in emptied if name in action.fields["clear"].kind.names]
        return asked

    def _read(self, field: TextField) -> dict[str, str]:
        """Give a field's value by the action's fields."""
        text = field.resolved()
        return self._lookup.asked(text) if field.field == "who" else {field.field: text}

    def _field_of(self, refused: Refused) -> TextField | None:
        """Give the field that a refusal is about."""
        name = {"name": "who", "phone": "who", "customer": "who"}.get(refused.field or "", "")
        return next((f for f in self.fields() if f.field in (refused.field, name)), None)

    def _show_refusal(self, refused: Refused) -> None:
        """Show a refusal beside its field, or under the form; nothing typed is lost."""
        field = self._field_of(refused)
        if field is not None:
            field.focus()
        self._refuse(refused)


def _refusal_of(action: Action, given: Mapping[str, str], ground: Ground) -> Refused | None:
    """Read what is given for fields as the action will; give what is wrong with the first that is."""
    try:
        for name, text in given.items():
            action.read_field(name, text, ground)
    except Refused as refused:
        return refused
    return None
