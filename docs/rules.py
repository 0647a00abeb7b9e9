"""RULES: every rule of who is next, with the keys that a person presses and the stories that hold it.

The stories are the rows of ROTATION_CASES (tests/domain/test_rotation.py), found by how their names begin; the first
rule with such a beginning has them. A rule that no row can tell names its test instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Rule(NamedTuple):
    """One rule: what it is called, by which commands it is reached, and what holds it."""

    en: str
    zh: str
    commands: tuple[str, ...] = ()
    """Ids of COMMANDS, in the order in which their keys are pressed."""
    stories: tuple[str, ...] = ()
    """How the names of its stories begin."""
    test: str = ""
    """Where a test stands that is no row of the table: file and name."""


RULES = (
    Rule("opening hours", "营业时间", (), (),
         "services/test_bars.py::test_every_event_outside_the_opening_hours_works_and_is_marked"),
    Rule("the day starts", "开班", ("open_day", "check_in"), ("day starts", "late shift", "checks in", "midnight")),
    Rule("walk-in, first time", "首次来店", ("arrival",), ("walk-in", "visit closes", "turns end")),
    Rule("two parties at once", "同时来两批", ("arrival", "arrival"), ("two parties",)),
    Rule("nobody waits", "无人空闲", ("arrival", "give"), ("nobody waits", "first to be free")),
    Rule("asks for a consultant by name", "指名", ("arrival",), ("asked for",)),
    Rule("return visit, owner present", "再次来店，所属顾问在等候", ("arrival",),
         ("return visit, owner present", "return visit, place kept", "return visit, asks", "return visit, where",
          "missed turn", "place kept")),
    Rule("return visit, owner serving", "再次来店，所属顾问在忙", ("arrival", "give"),
         ("return visit, owner serving", "return visit, stand-in picked", "return visit, owner free")),
    Rule("return visit, owner off or away", "再次来店，所属顾问离开或未到", ("arrival",),
         ("return visit, owner away", "return visit, stand-in")),
    Rule("does not know the consultant's name", "来过但说不出顾问姓名", ("find", "arrival", "claim", "decide_claim"),
         ("does not know",)),
    Rule("owner lapsed", "归属失效", ("arrival",), ("owner lapsed", "owner not lapsed", "owner of a lead lapsed")),
    Rule("one party, many people", "一批多人", ("arrival",), ("one party",)),
    Rule("one group, several buyers", "同来的几位买家", ("add_buyer",), ("one group",)),
    Rule("not a customer", "不是客户", ("arrival", "reclassify", "void"),
         ("other purpose", "found out: no customer", "wrong entry")),
    Rule("appointment", "预约", ("book", "expected"), ("appointment",)),
    Rule("caller comes in later", "来电客户后来到店", ("arrival",), ("caller",)),
    Rule("phone call", "来电", ("call", "call_backs"), ("call",)),
    Rule("skip", "让过一批", ("skip",), ("skip", "two skip")),
    Rule("back the same day", "当天再来", ("arrival",), ("back the same day",)),
    Rule("away and back", "离开与回岗", ("away", "back"), ("back", "house restores", "away without", "clock")),
    Rule("does not come to the door", "没有到接待位", ("no_answer", "greet"), ("no answer", "at the door")),
    Rule("trainee", "见习", (), ("trainee",)),
    Rule("3rd-tier consultant with a mentor", "有师傅的三级顾问", (), (),
         "stories/test_bars.py::test_a_mentor_and_a_trainee_stand_beside_the_name"),
    Rule("leaves for the day", "下班", ("leave",), ("leaves",)),
    Rule("found out that it is a return visit", "其实是再次来店", ("reclassify", "find"),
         ("found out: return", "found out: owner away", "found out: asked", "found out: own customer",
          "found out: a first", "nameless")),
    Rule("refuses or changes the consultant", "拒绝或更换顾问", ("hand_over",), ("changes the consultant",)),
    Rule("owner of the card has left the house", "所属顾问已离职", ("arrival",),
         ("owner has left", "left the house", "found out: owner has left")),
    Rule("online lead; friend brought by a customer", "网络线索；客户带来的朋友", ("arrival",),
         ("online lead", "friend of")),
    Rule("collects a car, then asks about one", "来提车，又看车", ("reclassify",),
         ("found out: wants a car", "found out: came for")),
    Rule("event rush", "活动人流", ("crowd", "give"), ("crowd",)),
    Rule("test drive", "试驾", ("drive",), ("test drive",)),
    Rule("logged late", "补录", ("bulk",), ("logged late",)),
    Rule("higher tier", "高级别顾问", (), ("higher tier", "2nd tier")),
    Rule("wrong press", "按错", ("undo",), ("wrong press",)),
    Rule("manager override", "经理干预", ("move", "check_in"), ("manager override", "let in")),
    Rule("barred", "停排", (), ("barred", "cleared")),
    Rule("open visit forgotten", "忘记离店的批次", ("close",), (),
         "stories/test_visits.py::test_a_visit_over_the_limit_asks_whether_it_was_forgotten"),
    Rule("the day closes", "日结", ("close_day",), ("day closes",)),
)  # fmt: skip
"""Every rule, in the order of the guide."""


def stories_of(names: Iterable[str]) -> dict[Rule, list[str]]:
    """Give each rule its stories; a story that no rule has is an error of this table.

    Raises:
        LookupError: no rule's beginnings fit a story.
    """
    told: dict[Rule, list[str]] = {rule: [] for rule in RULES}
    for name in names:
        rule = next((rule for rule in RULES if name.startswith(rule.stories)), None)
        if rule is None:
            raise LookupError(name)
        told[rule].append(name)
    return told
