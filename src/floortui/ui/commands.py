"""COMMANDS: one table of every command. Keys, footer, palette, help and the guide's key table are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingType

from floortui.errors import N_

FLOOR, DRAWER, MY_DAY, BOARD, SET_UP, EVERYWHERE = "floor", "drawer", "my_day", "board", "set_up", ""
ROSTER = "roster"
CARDS, CALLS = "cards", "calls"
"""What several screens share: those that show cards, and those from which a call is logged."""

SCREENS: Mapping[str, str] = {
    FLOOR: N_("Floor"), DRAWER: N_("Drawer"), MY_DAY: N_("My day"), BOARD: N_("Board"), SET_UP: N_("Set-up"),
    ROSTER: N_("Duty roster"),
}  # fmt: skip
"""The screens that a key opens, and their names."""

SHARES: Mapping[str, tuple[str, ...]] = {
    FLOOR: (FLOOR, CALLS), DRAWER: (DRAWER, CARDS, CALLS), MY_DAY: (MY_DAY, CARDS, CALLS), BOARD: (BOARD,),
    SET_UP: (SET_UP,), ROSTER: (ROSTER,),
}  # fmt: skip
"""Whose commands work on each screen: its own, and those that it shares."""


class Command(NamedTuple):
    """Something a person can tell the program to do."""

    id: str
    key: str
    screen: str
    """The screen on which its key works; EVERYWHERE for all."""
    text: str
    """One or two words for the footer."""
    help: str
    """A sentence for the palette and F1."""
    action: str = ""
    """The action that it does, if it writes (one of them, if several): its roles decide who is offered it."""
    on: str = ""
    """The list whose highlighted row it is about, if it is about one; the footer shows it while that has the focus."""
    shown: bool = True
    """Whether the footer shows it."""
    while_typing: bool = False
    """Whether its key works while a text field has the focus or a dialog is open."""
    at_once: bool = False
    """Whether its key writes at once, without a form or a question: held down it then does so once."""


_ALL = (
    Command("arrival", "n", FLOOR, N_("arrival"), N_("Log a party that comes in; Enter alone is a first-time walk-in"),
            "arrival.log"),
    Command("complete", "enter", FLOOR, N_("details"), N_("Write down who the highlighted party is and what they want"),
            "visit.complete", on="visits"),
    Command("close", "d", FLOOR, N_("left"), N_("The highlighted party has left: close its visit"),
            "visit.close", on="visits", at_once=True),
    Command("greet", "y", FLOOR, N_("at the door"), N_("Whoever has the highlighted party is at the door"),
            "visit.greet", on="visits", at_once=True),
    Command("give", "g", FLOOR, N_("to next"),
            N_("Give the highlighted party that nobody has, or the first that waits, to the next who is free"),
            "arrival.assign", on="visits", at_once=True),
    Command("hand_over", "h", FLOOR, N_("hand over"), N_("Hand the highlighted party to somebody named, with a reason"),
            "arrival.assign", on="visits"),
    Command("reclassify", "r", FLOOR, N_("is really"), N_("The highlighted visit is something else: first, return, …"),
            "visit.reclassify", on="visits"),
    Command("void", "v", FLOOR, N_("void"), N_("The highlighted visit never was one"), "visit.void", on="visits"),
    Command("explain", "z", FLOOR, N_("why?"),
            N_("Say why the highlighted visit went to whom it did: who stood there, who was passed over"), on="visits"),
    Command("drive", "t", FLOOR, N_("test drive"),
            N_("The highlighted party goes out on a test drive, or is back"), "drive.start", on="visits"),
    Command("steps", "S", FLOOR, N_("steps"), N_("Note which steps were done with the highlighted party"),
            "visit.steps", on="visits", shown=False),
    Command("join", "M", FLOOR, N_("manager"), N_("The manager has joined the highlighted party, or not after all"),
            "visit.join", on="visits", shown=False, at_once=True),
    Command("add_buyer", "plus", FLOOR, N_("buyer"),
            N_("Note another buyer of the highlighted group: a batch of its own, no turn"),
            "visit.add_buyer", on="visits", shown=False),
    Command("crowd", "C", FLOOR, N_("crowd"), N_("Log a crowd: a key a party, counted, given to nobody yet"),
            "arrival.log", shown=False),
    Command("bulk", "q", FLOOR, N_("log late"), N_("Log several parties that came before, one after the other"),
            "arrival.log", shown=False),
    Command("check_in", "i", FLOOR, N_("in"), N_("Check the highlighted colleague in"),
            "rotation.check_in", on="lineup", at_once=True),
    Command("away", "a", FLOOR, N_("away"), N_("The highlighted colleague steps away, with a reason"),
            "rotation.away", on="lineup"),
    Command("back", "b", FLOOR, N_("back"), N_("The highlighted colleague is back"),
            "rotation.back", on="lineup", at_once=True),
    Command("skip", "s", FLOOR, N_("skip"), N_("The highlighted colleague lets one party pass"),
            "rotation.skip", on="lineup"),
    Command("no_answer", "x", FLOOR, N_("no answer"), N_("The highlighted colleague did not come to the door"),
            "rotation.no_answer", on="lineup", at_once=True),
    Command("leave", "l", FLOOR, N_("go home"), N_("The highlighted colleague leaves for the day"),
            "rotation.leave", on="lineup", at_once=True),
    Command("move", "m", FLOOR, N_("move"), N_("Move the highlighted colleague in the line-up, with a reason"),
            "rotation.move", on="lineup"),
    Command("expected", "p", FLOOR, N_("who comes"),
            N_("Show who is expected today and in the days to come: Enter has them come, x cancels"), "arrival.log"),
    Command("open_day", "o", FLOOR, N_("open day"), N_("Open the line-up from today's roster"),
            "day.open", at_once=True),
    Command("close_day", "e", FLOOR, N_("end day"), N_("Close the day: open visits end, the two sides are summed up"),
            "day.close"),
    Command("find", "f", FLOOR, N_("who is it"),
            N_("Find who it is: by phone, name, plate, day, looks; Enter links the highlighted nameless visit"),
            "visit.link"),
    Command("add", "a", SET_UP, N_("add"), N_("Add a row to the list"), "staff.add"),
    Command("edit", "enter", SET_UP, N_("change"), N_("Change the highlighted row"), "staff.edit"),
    Command("remove", "x", SET_UP, N_("remove"), N_("Take the highlighted row off the list"),
            "staff.leave", at_once=True),
    Command("duty", "space", SET_UP, N_("on / off duty"), N_("Put the highlighted colleague on or off duty"),
            "roster.set", at_once=True),
    Command("month", "g", SET_UP, N_("month"), N_("Show the duty roster of the month")),
    Command("earlier", "shift+up", SET_UP, N_("earlier"), N_("Move the highlighted colleague up the roster"),
            "roster.set"),
    Command("later", "shift+down", SET_UP, N_("later"), N_("Move the highlighted colleague down the roster"),
            "roster.set"),
    Command("day_before", "left_square_bracket", SET_UP, N_("day before"), N_("Show the roster of the day before")),
    Command("day_after", "right_square_bracket", SET_UP, N_("day after"), N_("Show the roster of the day after")),
    Command("copy_roster", "c", SET_UP, N_("copy last"), N_("Copy the last roster before this day"),
            "roster.set", at_once=True),
    Command("duty_toggle", "space", ROSTER, N_("on / off duty"), N_("Put who is marked on duty all day, or off"),
            "roster.shift", at_once=True),
    Command("full_day", "f", ROSTER, N_("full"), N_("Put who is marked on duty all day"), "roster.shift"),
    Command("early_shift", "e", ROSTER, N_("early"), N_("Put who is marked on the early shift"), "roster.shift"),
    Command("late_shift", "l", ROSTER, N_("late"), N_("Put who is marked on the late shift"), "roster.shift"),
    Command("day_off", "o", ROSTER, N_("day off"), N_("Give who is marked the day off"), "roster.shift"),
    Command("on_leave", "v", ROSTER, N_("leave"), N_("Who is marked is on leave"), "roster.shift"),
    Command("in_training", "t", ROSTER, N_("training"), N_("Who is marked is in training"), "roster.shift"),
    Command("pick_shift", "s", ROSTER, N_("shift"), N_("Give who is marked a shift, picked from the list"),
            "roster.shift"),
    Command("same_shift", "full_stop", ROSTER, N_("same again"), N_("Give the next day the shift that was given last"),
            "roster.shift"),
    Command("copy_week", "c", ROSTER, N_("copy week"), N_("Take the week before over into the week of the cursor"),
            "roster.copy_week", at_once=True),
    Command("day_order", "enter", ROSTER, N_("order"), N_("Show in which order turns are taken on the day")),
    Command("close_house_on", "h", ROSTER, N_("closed"), N_("The house is closed on the day, or open after all"),
            "hours.close_day", at_once=True),
    Command("print_roster", "p", ROSTER, N_("print"), N_("Write the month into a workbook, to be printed"),
            "export.make", at_once=True),
    Command("roster_before", "left_square_bracket", ROSTER, N_("month before"), N_("Show the month before")),
    Command("roster_after", "right_square_bracket", ROSTER, N_("month after"), N_("Show the month after")),
    Command("preset", "p", SET_UP, N_("preset"), N_("Have the line-up run by the rules of a kind of house"),
            "setting.preset"),
    Command("release", "r", SET_UP, N_("release"), N_("Let somebody locked out by wrong PINs try again"),
            "staff.release", at_once=True),
    Command("call", "c", CALLS, N_("call"), N_("Log a call or an online lead"), "call.log"),
    Command("call_backs", "w", CALLS, N_("call back"), N_("List who is to be called back; Enter notes that they were"),
            "call.called_back", shown=False),
    Command("search", "slash", DRAWER, N_("search"), N_("Search in all drawers, as one types")),
    Command("check", "q", DRAWER, N_("check"),
            N_("Check the drawer for the month, card by card: Space is in order, a digit is a finding"),
            "drawer.check", shown=False),
    Command("deal", "A", DRAWER, N_("deal out"),
            N_("Deal out the cards that nobody looks after: by turn, by load or by tier, as shown before"),
            "cards.allocate", shown=False),
    Command("page", "enter", DRAWER, N_("page"), N_("Show the card on a page of its own"), on="cards"),
    Command("log_call", "enter", MY_DAY, N_("log call"),
            N_("Log a contact with the highlighted customer: a note and Enter"), "follow_up.log", on="cards"),
    Command("plan_up", "shift+up", MY_DAY, N_("earlier"),
            N_("Move the highlighted card up in your own order of today"), "day_plan.set", on="cards", shown=False),
    Command("plan_down", "shift+down", MY_DAY, N_("later"),
            N_("Move the highlighted card down in your own order of today"), "day_plan.set", on="cards", shown=False),
    Command("plan_clear", "0", MY_DAY, N_("by worth"), N_("Let the list go by worth again, not by your own order"),
            "day_plan.set", shown=False, at_once=True),
    Command("kit", "K", MY_DAY, N_("sales kit"), N_("Tick what of your sales kit is at hand today"),
            "kit.check", shown=False),
    Command("cover", "H", MY_DAY, N_("cover"),
            N_("Hand contacts over to a colleague for days off, or take them back"), "follow_up.cover", shown=False),
    Command("say", "s", CARDS, N_("say"), N_("Show what to say to the customer; Enter takes it into a contact"),
            "follow_up.log", on="cards"),
    Command("notes", "N", MY_DAY, N_("notes"), N_("Read what the manager said to your contacts"), shown=False),
    Command("follow_up", "f", CARDS, N_("contact"), N_("Log a contact with the highlighted customer"),
            "follow_up.log", on="cards"),
    Command("unanswered", "x", CARDS, N_("no answer"), N_("Nobody answered: the next try comes by itself"),
            "follow_up.log", on="cards", at_once=True),
    Command("grade", "g", CARDS, N_("grade"), N_("Give the card another grade, with its signs"),
            "card.grade", on="cards"),
    Command("purchase", "e", CARDS, N_("edit"), N_("Change what the card says of the purchase, and the next contact"),
            "card.edit", on="cards"),
    Command("person", "p", CARDS, N_("person"), N_("Change what the card says of the person; add a phone"),
            "card.edit", on="cards"),
    Command("open_card", "a", CARDS, N_("new card"), N_("Open a card, of the highlighted one if it is none yet"),
            "card.open"),
    Command("book", "b", CARDS, N_("book"), N_("Make an appointment with the highlighted customer, or move it"),
            "appointment.make", on="cards"),
    Command("sign", "o", CARDS, N_("order"), N_("Sign an order"), "order.sign", on="cards"),
    Command("deliver", "y", CARDS, N_("deliver"), N_("The car is handed over"), "order.deliver", on="cards"),
    Command("cancel_order", "z", CARDS, N_("cancel order"), N_("The order is cancelled, with a reason"),
            "order.cancel", on="cards", shown=False),
    Command("edit_order", "O", CARDS, N_("change order"),
            N_("Change a running order: the day promised, the colour, the deposit, the buyer"),
            "order.edit", on="cards", shown=False),
    Command("to_service", "Y", CARDS, N_("to after-sales"),
            N_("Give an owner's card to after-sales for the first service, and show the sheet"),
            "card.to_service", on="cards", shown=False),
    Command("erase", "X", CARDS, N_("erase"),
            N_("Erase a customer's data, because they ask for it: for good, and after two questions"),
            "card.erase", on="cards", shown=False),
    Command("lose", "l", CARDS, N_("lost"), N_("Mark the customer as lost, with the reason"), "card.lose", on="cards"),
    Command("revive", "v", CARDS, N_("revive"), N_("Take a lost customer back into the drawer"),
            "card.revive", on="cards", shown=False),
    Command("confirm_loss", "k", CARDS, N_("confirm lost"), N_("Say whether the customer is lost"),
            "loss.confirm", on="cards", shown=False),
    Command("claim", "m", CARDS, N_("claim"), N_("Claim a colleague's customer, with a reason: the manager decides"),
            "card.claim", on="cards", shown=False),
    Command("decide_claim", "d", CARDS, N_("answer claim"), N_("Say whose customer it is, where somebody claims them"),
            "claim.decide", on="cards", shown=False),
    Command("transfer", "t", CARDS, N_("hand over"), N_("Give the card to another consultant, with a reason"),
            "card.transfer", on="cards", shown=False),
    Command("merge", "j", CARDS, N_("merge"), N_("Make the card and another one of the same customer one card"),
            "card.merge", on="cards", shown=False),
    Command("split", "J", CARDS, N_("split"), N_("Take the card apart again: the latest merge is taken back"),
            "card.split", on="cards", shown=False),
    Command("last_drawer", "left_square_bracket", DRAWER, N_("drawer before"), N_("Show the drawer before"),
            shown=False),
    Command("next_drawer", "right_square_bracket", DRAWER, N_("next drawer"), N_("Show the next drawer")),
    Command("month_before", "left_square_bracket", BOARD, N_("before"),
            N_("Show the sales month before; in the fairness report the day, week or month before")),
    Command("month_after", "right_square_bracket", BOARD, N_("after"),
            N_("Show the sales month after, or the day or week; the running one is the last")),
    Command("drawer_check", "c", BOARD, N_("check"),
            N_("Change between the figures and the monthly check of the drawer; Enter checks the highlighted one's")),
    Command("fairness", "f", BOARD, N_("fairness"),
            N_("Change between the figures and the fairness report")),
    Command("workload", "k", BOARD, N_("workload"),
            N_("Change between the figures and what everybody has to do")),
    Command("cover_for", "h", BOARD, N_("cover"),
            N_("Hand the highlighted consultant's contacts to a colleague for days off"), "follow_up.cover"),
    Command("review", "r", BOARD, N_("review"),
            N_("Change between the figures and the contacts that look invented"), "follow_up.review"),
    Command("sample", "s", BOARD, N_("sample"),
            N_("Change between the suspicious contacts and those drawn to be called back"), "follow_up.review"),
    Command("verdict", "v", BOARD, N_("what it was"),
            N_("Say by a digit what the highlighted contact was; Enter does, too"), "follow_up.review"),
    Command("review_note", "n", BOARD, N_("note"),
            N_("Say what the highlighted contact was, with a note for whoever wrote it down"), "follow_up.review"),
    Command("losses", "l", BOARD, N_("lost"), N_("Change between the figures and why customers were lost")),
    Command("by_day", "d", BOARD, N_("by day"), N_("Show a day in the fairness report, the review or the losses")),
    Command("by_week", "w", BOARD, N_("by week"), N_("Show a week in the fairness report, the review or the losses")),
    Command("by_month", "m", BOARD, N_("by month"),
            N_("Show a sales month in the fairness report, the review or the losses")),
    Command("stock", "i", BOARD, N_("stock"),
            N_("Change between the figures and the cars in stock, with what is wanted and not there")),
    Command("stock_add", "plus", BOARD, N_("new car"), N_("Put cars into stock"), "stock.add", on="stock-list"),
    Command("stock_edit", "E", BOARD, N_("change"), N_("Change what the list says of the highlighted car"),
            "stock.edit", on="stock-list"),
    Command("stock_reserve", "R", BOARD, N_("reserve"), N_("Reserve the highlighted car for a card"),
            "stock.reserve", on="stock-list"),
    Command("stock_release", "L", BOARD, N_("release"), N_("Release the highlighted car: it is free for anybody"),
            "stock.release", on="stock-list"),
    Command("stock_gone", "G", BOARD, N_("gone"), N_("Take the highlighted car off the list: it has left the house"),
            "stock.gone", on="stock-list"),
    Command("undo", "u", EVERYWHERE, N_("undo"), N_("Take back the last thing that was done"), "undo", at_once=True),
    Command("screen_floor", "1", EVERYWHERE, N_("Floor"), N_("Show the Floor"), shown=False),
    Command("screen_drawer", "2", EVERYWHERE, N_("Drawer"), N_("Show the Drawer"), shown=False),
    Command("screen_my_day", "3", EVERYWHERE, N_("My day"), N_("Show My day"), shown=False),
    Command("screen_board", "4", EVERYWHERE, N_("Board"), N_("Show the Board"), shown=False),
    Command("screen_set_up", "6", EVERYWHERE, N_("Set-up"), N_("Show the Set-up"), shown=False),
    Command("screen_roster", "f7", EVERYWHERE, N_("Duty roster"), N_("Show the duty roster of the month"),
            shown=False),
    Command("help", "f1", EVERYWHERE, N_("help"), N_("Explain what has the focus, and every key"), while_typing=True),
    Command("language", "f2", EVERYWHERE, N_("中文/English"), N_("Speak the other language"), while_typing=True),
    Command("theme", "f3", EVERYWHERE, N_("light/dark"), N_("Change between the light and the dark theme"),
            shown=False, while_typing=True),
    Command("sidebar", "f4", EVERYWHERE, N_("figures"), N_("Show or hide the figures"), shown=False, while_typing=True),
    Command("sign_out", "f8", EVERYWHERE, N_("sign out"), N_("Lock this terminal; somebody else can sign in"),
            while_typing=True),
    Command("palette", "ctrl+p", EVERYWHERE, N_("all commands"), N_("Find any command"), while_typing=True),
    Command("quit", "ctrl+q", EVERYWHERE, N_("quit"), N_("Leave floortui; what is being typed is kept"),
            while_typing=True),
    Command("interrupt", "ctrl+c", EVERYWHERE, N_("interrupt"),
            N_("Leave floortui, as it ends any program of a terminal"), shown=False, while_typing=True),
)  # fmt: skip

COMMANDS: Mapping[str, Command] = {command.id: command for command in _ALL}
"""Every command by its id."""


def bindings_of(screen: str) -> list[BindingType]:
    """Give the key bindings of a screen.

    They have priority: a key typed right behind another then finds what the first one opened, and not what had the
    focus before. The app tells them apart from text that is being typed.
    """
    return [
        Binding(
            command.key,
            f"app.command('{command.id}')",
            command.text,
            show=command.shown,
            priority=True,
            id=command.id,
        )
        for command in _ALL
        if command.screen in SHARES.get(screen, (screen,))
    ]


def commands_of(screen: str) -> list[Command]:
    """Give the commands that work on a screen, its own first."""
    own = SHARES.get(screen, (screen,))
    return [command for part in own for command in _ALL if command.screen == part] + [
        command for command in _ALL if command.screen == EVERYWHERE
    ]


def together(one: Command, other: Command) -> bool:
    """Say whether two commands can be meant on one screen, so that they need different keys."""
    if EVERYWHERE in (one.screen, other.screen):
        return True
    return any(one.screen in parts and other.screen in parts for parts in SHARES.values())
