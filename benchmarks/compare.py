"""Whole builds, ours and the peers', of the same events, in turn: medians, and ratios to our like-for-like build.

A number of events may name its own number of runs: `--n 50,10000:3`. Every run begins on a machine that has come to rest, with
warm files, and cold ones with no output and no caches. Before the runs that are timed there is one that is not: it shows the
memory, and its output is checked, as is the last one's. All of it happens in memory where there is such a folder.
Usage: python -m benchmarks.compare [--n 50,1000] [--only hugo,pelican]
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import synthetic
from benchmarks.contenders import CONTENDERS, EVERYTHING, Contender, Start
from benchmarks.installing import NotInstalledError, version_of, work_folder
from benchmarks.measuring import FailedError, peak_memory, run, wait_until_idle
from benchmarks.results import Result, build_table, ratio_table
from benchmarks.tables import PAGE, machine, write_into
from benchmarks.trial import Trial

MOST_WITH_CARDS = 1000
"""Above so many events everything is measured only when asked for: the first time, a card is drawn for each."""


def main() -> int:
    """Measure what the command line asks for, and print the tables; return 1 if a contender failed."""
    asked = _arguments()
    failures = 0
    for number, runs in _sizes(asked.n, asked.runs):
        chosen = [contender for contender in CONTENDERS if _is_chosen(contender, asked.only, number)]
        with TemporaryDirectory(prefix="founders-timeline-", dir=asked.folder) as folder:
            results = measure(number, chosen, runs, Path(folder), asked.patience)
        failures += sum(bool(result.failure) for result in results)
        if not results:
            continue
        caption = _caption(results, runs)
        for table in (build_table(results, caption), ratio_table(results, caption)):
            print(f"\n{table.as_text()}", flush=True)
            if asked.markdown:
                write_into(asked.markdown, table)
    return int(bool(failures))


def measure(number: int, contenders: Sequence[Contender], runs: int, folder: Path, patience: float) -> list[Result]:
    """Build `number` events with each contender in turn, once to look and `runs` times for the clock.

    Who cannot be installed is not in the results; who fails is, with the reason. `folder` is an empty one; `patience` is how
    many seconds a run waits for the machine to come to rest.
    """
    events = list(synthetic.events(number))
    results = [Result(Trial(contender, events, folder)) for contender in contenders]
    results = [result for result in results if _is_installed(result.trial)]
    for result in results:
        _attempt(result, result.trial.set_up)
    for turn in range(runs + 1):
        for result in results:
            if not result.failure:
                _attempt(result, partial(_take_turn, result, turn, runs, patience))
    return results


def _take_turn(result: Result, turn: int, runs: int, patience: float) -> None:
    trial = result.trial
    trial.get_ready(turn)
    os.sync()  # What has just been written shall not be on its way to the disk while something is timed.
    load = wait_until_idle(patience)
    if turn == 0:
        result.memory = peak_memory(trial.job)
        result.output = trial.output_size()
    else:
        result.costs.append(run(trial.job))
        result.loads.append(load)
    if turn in {0, runs}:
        trial.check(turn)
    if trial.contender.start is Start.COLD:
        trial.clear()  # The next one shall have the memory.


def _attempt(result: Result, step: Callable[[], None]) -> None:
    try:
        step()
    except FailedError as error:
        result.failure = str(error)
        print(f"{result.trial.contender.name}, {len(result.trial.events)} events: {error}", file=sys.stderr)


def _is_installed(trial: Trial) -> bool:
    try:
        return bool(trial.job)
    except NotInstalledError as error:
        print(error, file=sys.stderr)
        return False


def _caption(results: Sequence[Result], runs: int) -> str:
    peers = dict.fromkeys(result.trial.contender.format.peer for result in results)
    versions = ", ".join(f"{peer} {version_of(peer)}" for peer in peers if peer)
    load = max((share for result in results for share in result.loads), default=0)
    number = len(results[0].trial.events)
    return f"{number:,} events, medians of {runs}; {versions}; {machine()}; others used {load:.0%} of the processors at most."


def _is_chosen(contender: Contender, only: Sequence[str], number: int) -> bool:
    return contender.key in only if only else contender.key != EVERYTHING or number <= MOST_WITH_CARDS


def _sizes(words: str, runs: int) -> Iterator[tuple[int, int]]:
    for word in words.split(","):
        number, _, own = word.partition(":")
        yield int(number), int(own or runs)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--n", default="50,1000,10000:3", metavar="N[:RUNS],…", help="numbers of events [%(default)s]")
    parser.add_argument("--runs", type=int, default=5, metavar="RUNS", help="how often each is timed [%(default)s]")
    parser.add_argument("--only", type=lambda words: words.split(","), default=[], metavar="KEY,…", help=_keys())
    parser.add_argument("--patience", type=float, default=30, metavar="S", help="seconds to wait for rest [%(default)s]")
    parser.add_argument("--folder", type=Path, default=work_folder(), metavar="DIR", help="build in there [%(default)s]")
    page = "put the tables into this page too [%(const)s]"
    parser.add_argument("--markdown", type=Path, nargs="?", const=PAGE, metavar="FILE", help=page)
    return parser.parse_args()


def _keys() -> str:
    return ", ".join(contender.key for contender in CONTENDERS)


if __name__ == "__main__":
    sys.exit(main())
