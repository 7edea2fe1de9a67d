"""Every figure that leaves the shipped site for other programs, beside the one that the statuses of its history give.

The figures are counted here founder by founder and day by day; what the program keeps (rosters, stretches, effects) is not asked.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from founders_timeline.loader.site import load_site
from founders_timeline.model.content import Event
from founders_timeline.model.history import History, history_of
from founders_timeline.site.plan import plan_site
from founders_timeline.theme.renderer import Renderer
from tests.flagship import AS_OF, ROOT
from tests.publishing import rows_of
from tests.small_site import THEME, built, context

CHANGE = date(2024, 8, 5)
"""A day on which two of OpenAI's founders go."""

DAYS = pytest.mark.parametrize("as_of", [AS_OF, CHANGE], ids=str)
TEAMS = pytest.mark.parametrize("name", ["openai", "xai", "fairchild"])
BASE = "https://example.org/"
ONE_DAY = timedelta(days=1)

STATUS_AFTER = {
    "departure": "departed",
    "ouster": "departed",
    "death": "departed",
    "leave": "on_leave",
    "return": "active",
    "reinstatement": "active",
    "transfer": "affiliated",
}

Range = tuple[int, int]


@lru_cache
def files(as_of: date) -> dict[str, bytes]:
    """Make what other programs read of the shipped site, as of a day."""
    site, _ = load_site(ROOT, as_of, ("en", "fr"))
    plan = plan_site(site, as_of, Renderer(THEME), BASE)
    ends = (".csv", "team.json", "feed.json", ".atom", ".ics", "badge.json", "badge.svg", "oembed.json")
    return {path: make() for path, make in plan.items() if path.endswith(ends)}


@lru_cache
def history(name: str) -> History:
    """Return the history of a shipped team."""
    site, _ = load_site(ROOT, AS_OF, ("en", "fr"))
    return history_of(next(team for team in site.teams if team.id == name))


@cache
def possible(name: str, founder: str, day: date) -> tuple[str, ...]:
    """Return the statuses that a founder can have on a day."""
    return tuple(map(str, history(name).tenure_on(founder, day).statuses))


def counted(name: str, founder: str, day: date) -> Range:
    """Count one founder on a day: at least, and at most."""
    team = history(name).team
    kept = {str(status) for status in team.counts_as_remaining}
    # On the eve of the founding nobody has left.
    statuses = possible(name, founder, day) if day >= team.founded.earliest else ("active",)
    return int(kept.issuperset(statuses)), int(not kept.isdisjoint(statuses))


def count(name: str, day: date) -> Range:
    """Count all founders of a team on a day."""
    each = [counted(name, founder.id, day) for founder in history(name).team.founders]
    return sum(low for low, _ in each), sum(high for _, high in each)


def groups(name: str, day: date) -> Counter[str]:
    """Count the founders of each status on a day."""
    seen = (possible(name, founder.id, day) for founder in history(name).team.founders)
    return Counter(statuses[0] if len(statuses) == 1 else "uncertain" for statuses in seen)


def effect(name: str, event: Event, as_of: date) -> Range:
    """Say what an event does to the count: a step for each founder whom it names, 0 too while it may not have happened."""
    low = high = 0
    for founder in set(event.people) & history(name).team.founder_ids:
        before, after = "active", "active"
        for other in history(name).events_of(founder):
            before, after = after, STATUS_AFTER.get(str(other.type), after)
            if other.id == event.id:
                break
        kept = {str(status) for status in history(name).team.counts_as_remaining}
        step = (after in kept) - (before in kept)
        is_over = event.date.latest <= as_of
        low, high = low + (step if is_over else min(step, 0)), high + (step if is_over else max(step, 0))
    return low, high


def days(name: str, as_of: date) -> Iterator[date]:
    """Yield every day of a team's history."""
    first = history(name).team.founded.earliest
    return (first + timedelta(days=number) for number in range((as_of - first).days + 1))


def cells(row: dict[str, str], *columns: str) -> tuple[int, ...]:
    return tuple(int(row[column]) for column in columns)


@TEAMS
@DAYS
def test_the_counts_have_a_row_for_each_day_on_which_somebodys_status_changes_up_to_the_pages_own(name: str, as_of: date) -> None:
    founders = [founder.id for founder in history(name).team.founders]
    standing = [(day, [possible(name, founder, day) for founder in founders]) for day in days(name, as_of)]
    changes = [day for (_, before), (day, after) in pairwise(standing) if before != after]
    told = [date.fromisoformat(row["date"]) for row in rows_of(files(as_of), f"data/{name}/counts.csv")]
    exists = [day for day in told if day == history(name).team.founded.latest]
    assert sorted({standing[0][0], *changes, *exists}) == told


@TEAMS
@DAYS
def test_each_row_of_the_counts_counts_the_statuses_of_its_day(name: str, as_of: date) -> None:
    for row in rows_of(files(as_of), f"data/{name}/counts.csv"):
        day = date.fromisoformat(row["date"])
        kinds = ("active", "on_leave", "affiliated", "departed", "uncertain")
        assert cells(row, "low", "high") == count(name, day)
        assert cells(row, *kinds) == tuple(groups(name, day)[kind] for kind in kinds)
        assert cells(row, "founders") == (len(history(name).team.founders),)


@TEAMS
@DAYS
def test_whoever_changes_on_a_day_of_the_counts_is_named_by_one_of_its_causes(name: str, as_of: date) -> None:
    people = {event.id: set(event.people) for event in history(name).team.events}
    for row in rows_of(files(as_of), f"data/{name}/counts.csv")[1:]:
        day = date.fromisoformat(row["date"])
        founders = (founder.id for founder in history(name).team.founders)
        changed = {each for each in founders if possible(name, each, day) != possible(name, each, day - ONE_DAY)}
        named = [people[cause] for cause in row["causes"].split()]
        assert changed <= set().union(*named), row
        assert [who for who in named if not who & changed] == [], row


@TEAMS
@DAYS
def test_every_event_tells_its_own_effect_in_the_table_the_json_and_the_feed(name: str, as_of: date) -> None:
    table = {row["id"]: row for row in rows_of(files(as_of), f"data/{name}/events.csv")}
    in_json = {each["id"]: each for each in json.loads(files(as_of)[f"data/{name}/team.json"])["events"]}
    in_feed = {each["_event"]["id"]: each["_event"] for each in json.loads(files(as_of)[f"{name}/feed.json"])["items"]}
    for event in history(name).team.events:
        if event.date.earliest > as_of:
            assert (table[event.id]["effect_low"], table[event.id]["count_after"]) == ("", "")
            continue
        low, high = effect(name, event, as_of)
        assert cells(table[event.id], "effect_low", "effect_high") == (low, high), event.id
        assert in_json[event.id]["effect"] == {"low": low, "high": high}
        assert in_feed[event.id]["effect"] == {"low": low, "high": high}


@TEAMS
@DAYS
def test_an_event_of_a_known_day_tells_the_count_of_that_day(name: str, as_of: date) -> None:
    table = {row["id"]: row["count_after"] for row in rows_of(files(as_of), f"data/{name}/events.csv")}
    in_json = {each["id"]: each.get("count_after") for each in json.loads(files(as_of)[f"data/{name}/team.json"])["events"]}
    for event in history(name).team.events:
        if not event.date.is_day or event.date.earliest > as_of:
            assert (table[event.id], in_json[event.id]) == ("", None)
            continue
        low, high = count(name, max(event.date.earliest, history(name).team.founded.earliest))
        assert (table[event.id], in_json[event.id]) == (str(low) if low == high else "", {"low": low, "high": high})


@TEAMS
@DAYS
def test_the_founders_table_tells_the_status_its_first_day_and_whether_it_counts(name: str, as_of: date) -> None:
    for row in rows_of(files(as_of), f"data/{name}/founders.csv"):
        statuses = possible(name, row["id"], as_of)
        known = counted(name, row["id"], as_of)[0] == 1
        assert row["status"] == (statuses[0] if len(statuses) == 1 else "uncertain")
        assert row["remains"] == ("" if len(statuses) > 1 else "true" if known else "false")
        since = date.fromisoformat(row["since"])
        assert possible(name, row["id"], since) == statuses
        assert since == history(name).team.founded.earliest or possible(name, row["id"], since - ONE_DAY) != statuses


@TEAMS
@DAYS
def test_the_badge_the_feed_the_calendar_and_the_json_tell_the_number_of_the_day(name: str, as_of: date) -> None:
    low, high = count(name, as_of)
    number = str(low) if low == high else f"{low}–{high}"
    said = f"{number} of {len(history(name).team.founders)}"
    made = files(as_of)
    assert json.loads(made[f"{name}/badge.json"])["message"].startswith(said)
    assert said in made[f"{name}/badge.svg"].decode()
    assert json.loads(made[f"{name}/feed.json"])["description"].startswith(said)
    assert json.loads(made[f"{name}/oembed.json"])["title"].startswith(said)
    roster = json.loads(made[f"data/{name}/team.json"])["roster"]
    assert roster["remaining"] == {"low": low, "high": high}
    assert {kind: len(roster[kind]) for kind in groups(name, as_of)} == groups(name, as_of)


@TEAMS
@DAYS
def test_an_entry_says_a_change_from_one_count_to_another_only_where_the_days_before_and_after_have_these(
    name: str, as_of: date
) -> None:
    for event, text in (*entries(name, as_of), *calendar(name, as_of)):
        figures = re.findall(r"Founders remaining: (\S+) before, (\S+) after", text)
        changes = effect(name, event, as_of) != (0, 0) and event.date.earliest <= as_of
        if not changes or not event.date.is_day:
            assert figures == [], event.id
            continue
        around = [count(name, day) for day in (event.date.earliest - ONE_DAY, event.date.earliest)]
        assert figures in ([], [tuple(str(low) if low == high else f"{low}–{high}" for low, high in around)]), event.id
        assert figures or re.search(r"founders? (fewer|more)", text), event.id


@TEAMS
@DAYS
def test_the_entries_of_feeds_come_from_the_last_changed_to_the_first(name: str, as_of: date) -> None:
    changed = [each["date_modified"] for each in json.loads(files(as_of)[f"{name}/feed.json"])["items"]]
    updated = [each.text for each in etree.fromstring(files(as_of)[f"{name}/feed.atom"]).iter("{*}updated")][1:]
    assert changed == sorted(changed, reverse=True) == updated


def entries(name: str, as_of: date) -> Iterator[tuple[Event, str]]:
    """Yield the events of a team's two feeds, and what the entry says."""
    team = history(name).team
    urls = {f"{BASE}{name}/events/{event.id}.html": event for event in team.events}
    for each in json.loads(files(as_of)[f"{name}/feed.json"])["items"]:
        yield urls[each["url"]], each["content_html"]
    for entry in etree.fromstring(files(as_of)[f"{name}/feed.atom"]).iter("{*}entry"):
        (link,), (content,) = entry.findall("{*}link"), entry.findall("{*}content")
        yield urls[link.get("href", "")], content.text or ""


def calendar(name: str, as_of: date) -> Iterator[tuple[Event, str]]:
    """Yield the events of a team's calendar, and what the entry says."""
    team = history(name).team
    text = files(as_of)[f"{name}/calendar.ics"].decode().replace("\r\n ", "").replace("\\,", ",")
    urls = {f"{BASE}{name}/events/{event.id}.html": event for event in team.events}
    for entry in text.split("BEGIN:VEVENT")[1:]:
        address, said = re.search(r"^URL:(.*)\r$", entry, re.M), re.search(r"^DESCRIPTION:(.*)\r$", entry, re.M)
        assert address
        assert said
        yield urls[address[1]], said[1]


# What the shipped teams have no case of.


@pytest.mark.parametrize(
    ("founded", "left", "rows"),
    [
        ("2015-12-11", "2015", [("2015-12-11", "2", "3", "left"), ("2015-12-31", "2", "2", "left")]),
        ("2015-12-11", "2015-12-11", [("2015-12-11", "2", "2", "left")]),
        (
            "2015-12",
            "2016",
            [
                ("2015-12-01", "3", "3", ""),
                ("2015-12-31", "3", "3", ""),
                ("2016-01-01", "2", "3", "left"),
                ("2016-12-31", "2", "2", "left"),
            ],
        ),
    ],
)
def test_the_cause_of_a_change_that_spans_the_founding_is_named(
    founded: str, left: str, rows: list[tuple[str, ...]], tmp_path: Path
) -> None:
    team = f"name: Acme\nfounded: {founded}\nfounders: [Ada Byron, Ben Holt, Cleo Marsh]\n"
    context(tmp_path, f"- {{id: left, name: Ada Byron, date: {left}}}\n", team=team)
    table = rows_of(built(tmp_path), "data/example/counts.csv")
    assert [tuple(row[key] for key in ("date", "low", "high", "causes")) for row in table] == rows


@pytest.mark.parametrize(
    ("as_of", "remains"), [(date(2023, 12, 31), "true"), (date(2024, 1, 1), ""), (CHANGE, ""), (date(2025, 1, 1), "false")]
)
def test_whether_somebody_remains_is_left_open_while_it_is_uncertain(as_of: date, remains: str, tmp_path: Path) -> None:
    context(tmp_path, "- {name: Ada Byron, date: 2024}\n")
    assert rows_of(built(tmp_path, as_of), "data/example/founders.csv")[0]["remains"] == remains
