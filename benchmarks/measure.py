"""Interleaved timing of us and an anchor, and the judgement of the ratio."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

WARM_UP = 3


@dataclass(frozen=True)
class Figure:
    """One line of the table. `limit` bounds the ratio of the medians, or our median where there is no anchor.

    `at_least` turns the bound round (frames per second, inserts per second); the unit is that of the samples.
    """

    goal: str
    what: str
    ours: tuple[float, ...]
    limit: float
    anchor: tuple[float, ...] = ()
    anchor_name: str = ""
    unit: str = "ms"
    at_least: bool = False
    note: str = ""

    @property
    def judged(self) -> float:
        """The ratio to the anchor, or our own median."""
        mine = statistics.median(self.ours)
        return mine / statistics.median(self.anchor) if self.anchor else mine

    @property
    def verdict(self) -> str:
        """ "ok" or "over" the goal."""
        good = self.judged >= self.limit if self.at_least else self.judged <= self.limit
        return "ok" if good else "over"

    def as_json(self) -> dict[str, Any]:
        """Everything measured, for a file."""
        return {**asdict(self), "judged": self.judged, "verdict": self.verdict}


def interleaved(rounds: int, **functions: Callable[[], Any]) -> dict[str, tuple[float, ...]]:
    """Milliseconds of each function, called in turn, so that a slow moment of the machine meets all of them."""
    for _ in range(WARM_UP):
        for function in functions.values():
            function()
    taken: dict[str, list[float]] = {name: [] for name in functions}
    gc.collect()
    gc.disable()
    try:
        for place in range(rounds):
            # The order changes from round to round: whoever comes second finds the caches warm.
            for name in list(functions)[:: 1 if place % 2 else -1]:
                begun = time.perf_counter()
                functions[name]()
                taken[name].append((time.perf_counter() - begun) * 1000)
    finally:
        gc.enable()
    return {name: tuple(values) for name, values in taken.items()}


def p90(values: Sequence[float]) -> float:
    """The ninth decile, the highest value of few."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.9))]


def table(figures: Sequence[Figure]) -> str:
    """Median and p90 of us and the anchor, the ratio, the goal, the verdict."""
    head = ("goal", "what", "ours", "p90", "anchor", "p90", "unit", "judged", "goal", "verdict", "against")
    rows = [head, *(_row(figure) for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "-" * max(map(len, lines)))
    return "\n".join(lines)


def _row(figure: Figure) -> tuple[str, ...]:
    anchor = (_short(statistics.median(figure.anchor)), _short(p90(figure.anchor))) if figure.anchor else ("-", "-")
    sign, ending = (">=" if figure.at_least else "<="), ("x" if figure.anchor else "")
    against = (
        f"{figure.anchor_name}; {figure.note}"
        if figure.anchor_name and figure.note
        else figure.anchor_name or figure.note
    )
    return (figure.goal, figure.what, _short(statistics.median(figure.ours)), _short(p90(figure.ours)), *anchor, figure.unit,
            f"{figure.judged:.2f}{ending}", f"{sign} {figure.limit:g}{ending}", figure.verdict, against)  # fmt: skip


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
