"""What the runs of all contenders at one size cost, as two tables: the medians, and how we stand beside each peer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.contenders import LIKE_FOR_LIKE, Start
from benchmarks.measuring import Cost
from benchmarks.tables import Table, figure
from benchmarks.trial import Trial


@dataclass
class Result:
    """What a contender's runs cost so far: memory and output in bytes, and the share of the machine that others used.

    `failure` is empty, or why there is no more.
    """

    trial: Trial
    costs: list[Cost] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)
    memory: int = 0
    output: int = 0
    failure: str = ""

    @property
    def name(self) -> str:
        """Return the contender's name."""
        return self.trial.contender.name

    @property
    def is_peers(self) -> bool:
        """Tell whether this is a peer's whole build."""
        return not self.trial.contender.is_ours and self.trial.contender.start is Start.COLD


def build_table(results: Sequence[Result], caption: str) -> Table:
    """Set the medians of all that have been measured, each beside its ratio to our like-for-like build."""
    done = [result for result in results if not result.failure]
    us = next((result for result in done if result.trial.contender.key == LIKE_FOR_LIKE), None)
    heads = ("Build", "Wall s", "÷ us", "CPU s", "÷ us", "Memory MB", "÷ us", "Output MB", "÷ us")
    rows = [(result.name, *_figures(result, us)) for result in done]
    return Table(f"builds {_number(results)}", heads, rows, caption)


def ratio_table(results: Sequence[Result], caption: str) -> Table:
    """Set the wall time of each of our builds as a multiple of each peer's whole build."""
    done = [result for result in results if not result.failure]
    peers = [result for result in done if result.is_peers]
    rows = [
        (result.name, *(figure(_ratio(result, peer, _wall)) for peer in peers))
        for result in done
        if result.trial.contender.is_ours
    ]
    heads = ("Wall time, ours ÷ theirs", *(peer.name for peer in peers))
    return Table(f"ratios {_number(results)}", heads, rows, caption)


def _figures(result: Result, us: Result | None) -> Iterator[str]:
    """Write a row: medians of the times, and the ratio of each figure to ours, run by run where there are several."""
    for value in (_wall, _cpu):
        yield figure(median(map(value, result.costs)))
        yield figure(_ratio(result, us, value)) if us else "–"
    for size in ("memory", "output"):
        yield figure(getattr(result, size) / 1e6)
        yield figure(getattr(result, size) / getattr(us, size)) if us else "–"


def _ratio(result: Result, other: Result, value: Callable[[Cost], float]) -> float:
    """Return the median of the ratios of the runs that followed one another."""
    return median(value(one) / value(two) for one, two in zip(result.costs, other.costs, strict=True))


def _wall(cost: Cost) -> float:
    return cost.wall


def _cpu(cost: Cost) -> float:
    return cost.cpu


def _number(results: Sequence[Result]) -> int:
    return len(results[0].trial.events) if results else 0
