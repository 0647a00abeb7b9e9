"""Everything that can be measured, by the name that `--only` takes."""

from collections.abc import Callable

from benchmarks import cards, importing, measures
from benchmarks.measures import Bench

MEASURES: dict[str, Callable[[Bench], None]] = {
    "start": measures.start,
    "memory": measures.memory,
    "idle": measures.idle,
    "keys": measures.keys,
    "other": measures.other,
    "desks": measures.desks,
    "drawer": cards.drawer,
    "million": cards.million,
    "my_day": cards.my_day,
    "import": importing.cards,
    "days": measures.days_,
}
