"""What is promised for any input at all: a value or problems, each of them one printable line, in bounded time, and nothing else.

Fuzzers and property tests break these with an AssertionError, or with whatever else the code lets out.
"""

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import yaml

from founders_timeline.commands.reports import github_report, text_report
from founders_timeline.loader.characters import decode
from founders_timeline.loader.site import load_site
from founders_timeline.loader.yaml_reader import read_yaml
from founders_timeline.model.edtf import EdtfDate, EdtfError, parse_edtf
from founders_timeline.model.history import count_before, history_of
from founders_timeline.model.problems import ContentError, Problem
from founders_timeline.model.slug import TAKEN, why_not_id
from founders_timeline.model.team import Site
from founders_timeline.prose.checks import why_not_markdown
from founders_timeline.prose.dialect import parse
from founders_timeline.prose.html import to_html
from tests.allowed_html import dangers_of
from tests.sites import INTERFACE_LANGUAGES, TODAY

SLOWEST = 2.0
"""Seconds of computing that one input may take."""

PARSERS = (yaml.CSafeLoader, yaml.SafeLoader)

_LINE = re.compile(r"content(/.*)?:[1-9]\d*:[1-9]\d*: (error|warning)\[[a-z-]+\]: \S.*")
_ANNOTATION = re.compile(r"::(error|warning) file=[^:,]+,line=\d+,col=\d+,title=[^:,]+::.+")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?[?~%]?|\[\d{4}(-\d\d(-\d\d)?)?\.\.\d{4}(-\d\d(-\d\d)?)?\]", re.ASCII)
_WORD = re.compile(r"[^\W_]*[^\W\d_][^\W_]*")
_NO_WORDS = re.compile(r"\]\s?\[[^\[\]]*\]|^[ >]*\[[^\[\]]*\]:|&[a-zA-Z0-9]+;|&#[xX][0-9a-fA-F]+;", re.MULTILINE)
"""What stands for something else: labels of links, and names of characters."""


def hold_for_date(text: str) -> EdtfDate | None:
    """Read a text as a date: it is one of the documented forms and means at least one day, or is refused with a sentence."""
    read = _date_or_sentence(text)
    if isinstance(read, str):
        assert read.rstrip().endswith(".")
        assert read.isprintable()
        return None
    assert _DATE.fullmatch(text)
    assert read.text == text
    assert read.earliest <= read.latest <= date(2199, 12, 31)
    return read


def _date_or_sentence(text: str) -> EdtfDate | str:
    try:
        return parse_edtf(text)
    except EdtfError as error:
        return f"{error.message} {error.hint}"


def hold_for_yaml(data: bytes) -> None:
    """Read bytes as a YAML file, with both parsers: each ends in nodes or in problems, and never in both or neither."""
    for parser in PARSERS:
        with soon():
            node, problems = read_yaml("content/x.yaml", data, parser)
        assert (node is None) == any(problem.is_error for problem in problems)
        hold_for_problems(problems)


def hold_for_prose(data: bytes) -> str | None:
    """Read bytes as Markdown: they are refused, or become HTML that can do nothing, as a second parser sees it.

    Each link that the parser sees keeps its address, no image is left out, and each word is there, in the text or in an address.
    """
    with soon():
        text, _ = decode("content/about.md", data)
        reason = "" if text is None else why_not_markdown(text)
        if text is None or reason is not None:
            assert reason is None or reason.isprintable()
            return None
        html = to_html(text)
    assert dangers_of(html) == []
    unclean = parse(text).html
    assert (html.count("<a href="), 0) == (unclean.count("<a href="), unclean.count("<img "))
    shown = unescape(html)
    shown += unquote(shown)  # addresses, as written
    assert [word for word in _WORD.findall(_NO_WORDS.sub(" ", text or "")) if word not in shown] == []
    return html


def hold_for_site(root: Path) -> Site | None:
    """Load a site's folder: it ends in a site whose ids are safe and whose past can be counted, or in problems."""
    with soon():
        try:
            site, problems = load_site(root, TODAY, INTERFACE_LANGUAGES)
        except ContentError as error:
            site, problems = None, error.problems
    assert (site is None) == any(problem.is_error for problem in problems)
    hold_for_problems(problems)
    if site is not None:
        hold_for_names(site)
        hold_for_counts(site)
    return site


def hold_for_problems(problems: Iterable[Problem]) -> None:
    """Tell problems as lines and as annotations: each is one printable line of the documented form."""
    told = tuple(problems)
    *lines, total = text_report(told).split("\n")
    assert [line for line in (*lines, total) if not line.isprintable()] == []
    assert len(lines) == len(told)
    assert [line for line in lines if not _LINE.fullmatch(line)] == []
    annotations = github_report(told).split("\n") if told else []
    assert [line for line in annotations if not (line.isprintable() and _ANNOTATION.fullmatch(line))] == []


def hold_for_names(site: Site) -> None:
    """Look at every id: each is safe as a file's name on any system, and no two of a kind are alike."""
    for team in site.teams:
        people = [person.id for person in (*team.founders, *team.people)]
        for ids in (people, [event.id for event in team.events], [team.id for team in site.teams]):
            assert [each for each in ids if why_not_id(each) or each in TAKEN] == []
            assert len({each.casefold() for each in ids}) == len(ids)


def hold_for_counts(site: Site) -> None:
    """Count on every day on which something changes: the numbers lie between nobody and everybody."""
    for team in site.teams:
        history = history_of(team)
        for day in history.days_of_change():
            count = history.count_on(day)
            assert 0 <= count.low <= count.high <= len(team.founders)
        for event in team.events:
            count_before(history, event)


@contextmanager
def soon() -> Iterator[None]:
    """Refuse a block that computes for longer than SLOWEST."""
    start = time.process_time()
    yield
    taken = time.process_time() - start
    assert taken < SLOWEST, f"it took {taken:.1f} s"
