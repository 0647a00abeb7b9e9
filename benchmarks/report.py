"""What came out: each figure beside its goal, as a table for people and as JSON."""

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

Samples = Mapping[str, Sequence[float]]


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 % of all do not exceed."""
    return sorted(values)[math.ceil(len(values) * 0.95) - 1]


def highest(values: Sequence[float]) -> float:
    """Return the worst value."""
    return max(values)


@dataclass(frozen=True)
class Figure:
    """One row of the table."""

    title: str
    floortui: str
    """Whose samples are summed up."""
    summary: Callable[[Sequence[float]], float]
    bare: str = ""
    """The samples to compare them with, if there are any."""
    unit: str = "ms"
    scale: float = 1000
    """From the unit of the samples to the unit shown."""
    digits: int = 0
    ratio: float | None = None
    """Goal: at most so many times the bare program."""
    most: float | None = None
    """Goal: at most so much, in the unit shown."""
    least: float | None = None
    """Goal: at least so much, in the unit shown."""


FIGURES = (
    Figure("start to usable, median", "start.floortui", median, "start.bare", ratio=1.3),
    Figure("idle CPU in 10 s, median", "idle.floortui", median, "idle.bare", ratio=1.5),
    Figure("peak memory when ready, median", "memory.floortui", median, "memory.bare", "MB", 1, ratio=1.4),
    Figure("`n` Enter to NEXT named, p50", "n_enter.floortui", median, "echo.bare", digits=1, ratio=2),
    Figure("`n` Enter to NEXT named, p95", "n_enter.floortui", p95, "echo.bare", digits=1, ratio=2),
    Figure("Enter alone, form open, p50", "enter.floortui", median, "echo.bare", digits=1),
    Figure("Enter alone, form open, p95", "enter.floortui", p95, "echo.bare", digits=1),
    Figure("seen on the other terminal, p50", "other.floortui", median),
    Figure("seen on the other terminal, p95", "other.floortui", p95, most=400),
    Figure("eight desks: actions a second, median", "actions.floortui", median, "", "", 1, least=300),
    Figure("eight desks: longest wait", "wait.floortui", highest, most=1000),
    Figure("100,000 cards: start to usable", "start_full.floortui", median, "start.bare", ratio=1.3),
    Figure("100,000 cards: one letter to results, p50", "letter.floortui", median, "letter.bare", digits=1, ratio=1.25),
    Figure("100,000 cards: eleven digits in a burst, p50", "burst.floortui", median, "burst.bare", digits=1, ratio=1.5),
    Figure("100,000 cards: a card opened, p50", "open_card.floortui", median, "letter.bare", digits=1, ratio=1.5),
    Figure("100,000 cards: a card saved, p50", "save_card.floortui", median, "letter.bare", digits=1, ratio=2),
    Figure("a card with 200 entries opened, p50", "open_long.floortui", median, "letter.bare", digits=1, ratio=1.5),
    Figure("1,000,000 cards: start to usable", "start_full_million.floortui", median, "start.bare", ratio=1.3),
    Figure(
        "1,000,000 cards: one letter, p50",
        "letter_million.floortui",
        median,
        "letter_million.bare",
        digits=1,
        ratio=1.25,
    ),
    Figure(
        "1,000,000 cards: eleven digits, p50",
        "burst_million.floortui",
        median,
        "burst_million.bare",
        digits=1,
        ratio=1.5,
    ),
    Figure(
        "1,000,000 cards: a card opened, p50",
        "open_card_million.floortui",
        median,
        "letter_million.bare",
        digits=1,
        ratio=1.5,
    ),
    Figure(
        "1,000,000 cards: with 200 entries, p50",
        "open_long_million.floortui",
        median,
        "letter_million.bare",
        digits=1,
        ratio=1.5,
    ),
    Figure(
        "1,000,000 cards: a card saved, p50",
        "save_card_million.floortui",
        median,
        "letter_million.bare",
        digits=1,
        ratio=2,
    ),
    Figure("My day with 300 due: shown, p50", "day.floortui", median, "letter_day.bare", digits=1, ratio=2),
    Figure("My day with 300 due: shown the first time", "day_first.floortui", median, "letter_day.bare", digits=1),
    Figure(
        "My day with 300 due: the next card, p50", "day_next.floortui", median, "letter_day.bare", digits=1, ratio=2
    ),
    Figure("100,000 cards imported, whole command", "import.floortui", median, "", "s", 1, digits=1, most=60),
    Figure("an import killed half-way, gone on with", "import_again.floortui", median, "", "s", 1, digits=1, most=60),
    Figure("an import killed: cards missing or twice", "import_wrong.floortui", highest, "", "", 1, most=0),
    Figure(
        "the search words beside the customers' rows",
        "index.floortui",
        median,
        "index.bare",
        "MB",
        1,
        digits=1,
        ratio=5,
    ),
    Figure("a day of 400 events folded", "fold.floortui", median, digits=1, most=5),
    Figure("ten years: the day opened, beside one month", "day_open.ten", median, "day_open.none", digits=1, ratio=1.2),
    Figure("ten years: fairness of a month, first look", "day_fairness.ten", median, "day_fairness.none", ratio=1.2),
    Figure("ten years: a party explained", "day_explain.ten", median, "day_explain.none", digits=1, ratio=1.2),
    Figure("a month of 900 contacts replayed, whole command", "replay.ten", median, "replay.none", most=2000),
    Figure("eight desks: doubled", "doubled.floortui", highest, "", "", 1, most=0),
)


@dataclass(frozen=True)
class Row:
    """A figure with its values; None where nothing was measured."""

    figure: str
    unit: str
    samples: int
    floortui: float | None
    bare: float | None
    ratio: float | None
    goal: str
    met: bool | None


def rows(samples: Samples) -> list[Row]:
    """Sum up the figures of which there are samples."""
    return [row(figure, samples) for figure in FIGURES if {figure.floortui, figure.bare} & samples.keys()]


def row(figure: Figure, samples: Samples) -> Row:
    """Sum up one figure."""
    ours, bare = (
        round(figure.summary(samples[key]) * figure.scale, 3) if samples.get(key) else None
        for key in (figure.floortui, figure.bare)
    )
    ratio = round(ours / bare, 3) if ours is not None and bare else None
    goal, met = judge(figure, ours, ratio)
    count = len(samples.get(figure.floortui, ()))
    return Row(figure.title, figure.unit, count, ours, bare, ratio, goal, met)


def judge(figure: Figure, ours: float | None, ratio: float | None) -> tuple[str, bool | None]:
    """Return the goal in words and whether it is met; None without a goal or a value."""
    if figure.ratio is not None:
        return f"≤ {figure.ratio:g} ×", None if ratio is None else ratio <= figure.ratio
    if figure.most is not None:
        return f"≤ {figure.most:g} {figure.unit}".strip(), None if ours is None else ours <= figure.most
    if figure.least is not None:
        return f"≥ {figure.least:g} {figure.unit}".strip(), None if ours is None else ours >= figure.least
    return "–", None


def as_markdown(samples: Samples, about: Mapping[str, str], notes: Sequence[str]) -> str:
    """Return the table, over it what was measured where, under it what went wrong."""
    out = [", ".join(f"{name} {value}" for name, value in about.items()) + ".", ""]
    out += ["| figure | n | floortui | bare Textual | ratio | goal | met |", "|---|--:|--:|--:|--:|--:|---|"]
    digits = {figure.title: figure.digits for figure in FIGURES}
    for each in rows(samples):
        shown = [_cell(value, digits[each.figure], each.unit) for value in (each.floortui, each.bare)]
        met = {True: "yes", False: "**no**", None: "–"}[each.met]
        cells = [each.figure, str(each.samples), *shown, _cell(each.ratio, 2, "×"), each.goal, met]
        out.append(f"| {' | '.join(cells)} |")
    out += ["", *(f"- {note}" for note in notes)] if notes else []
    return "\n".join(out) + "\n"


def as_json(samples: Samples, about: Mapping[str, str], notes: Sequence[str]) -> dict[str, object]:
    """Return everything, down to the single samples."""
    figures = [asdict(each) for each in rows(samples)]
    return {"about": dict(about), "figures": figures, "notes": list(notes), "samples": dict(samples)}


def _cell(value: float | None, digits: int, unit: str) -> str:
    """Return a number as it stands in the table."""
    return "–" if value is None else f"{value:.{digits}f} {unit}".strip()
