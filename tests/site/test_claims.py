"""No page claims a departure, a day or a destination that no event states: the sentences are held against content/ itself."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
import yaml
from lxml import html

from tests.flagship import ROOT, BuiltSite, compressed

TEAMS = yaml.safe_load((ROOT / "content/site.yaml").read_text("utf-8"))["teams"]
LEAVING = {"departure", "ouster", "transfer"}
PAGES = ("compare.html", "flows.html")
A_PARTING = re.compile(
    r"(?P<who>.+?) (?:leaves?|left|moves? from|moved from) (?P<first>.+?)(?: for (?P<second>.+?))?(?:[.,·:]|$)"
)


class Fact(NamedTuple):
    """What an event file says: whom it names, what happened, from which team, where to, and the date in EDTF."""

    person: str
    kind: str
    team: str
    place: str
    date: str


def entries(team: str) -> Iterator[dict[str, object]]:
    for path in sorted((ROOT / "content" / team / "events").glob("*.yaml")):
        read = yaml.safe_load(path.read_text("utf-8"))
        yield from read if isinstance(read, list) else [read]


def in_english(text: object) -> str:
    return str(text["en"] if isinstance(text, dict) and "en" in text else text)


def facts() -> set[Fact]:
    found = set()
    for team in TEAMS:
        name = yaml.safe_load((ROOT / "content" / team / "team.yaml").read_text("utf-8"))["name"]
        for event in entries(team):
            people = event.get("name") or []
            destination = event.get("destination") or ""
            place = destination.get("name", "") if isinstance(destination, dict) and "en" not in destination else destination
            for person in people if isinstance(people, list) else [people]:
                kind = str(event.get("type", "departure"))
                found.add(Fact(str(person), kind, name, in_english(place), str(event["date"])))
    return found


FACTS = facts()


def told(site: BuiltSite, path: str) -> Iterator[tuple[str, str, str]]:
    """Yield who is said to have done what, and when: every clause before a linked date, on pages in English."""
    page = html.document_fromstring((site.folder / path).read_bytes())
    for link in page.xpath("//main//li/a[time] | //main//li//span/a[time]"):
        item = link.xpath("ancestor::li[1]")[0]
        who = "".join(item.xpath("./*[contains(@class, 'step__name')]")[0].itertext())
        dates = [str(time.get("datetime")) for time in link.xpath("time")]
        yield who, "".join(link.getprevious().itertext()), "/".join(dates)


def is_dated(fact: Fact, dates: str) -> bool:
    plain = fact.date.rstrip("?~%").strip("[]").replace("..", "/")
    return plain == dates


def states(fact: Fact, words: str) -> bool:
    """Tell whether an event says what a clause says."""
    if fact.kind in LEAVING and fact.place:
        return words in {
            f"left {fact.team} for {fact.place}",
            f"moved from {fact.team} to {fact.place}",
            f"was removed from {fact.team}; next place: {fact.place}",
        }
    if fact.kind in LEAVING:
        return words in {f"left {fact.team}", f"was removed from {fact.team}", f"moved to a body tied to {fact.team}"}
    if fact.kind == "move":
        return words == f"joined {fact.place}"
    return fact.kind in {"return", "reinstatement"} and words == f"returned to {fact.team}"


@pytest.mark.parametrize("path", PAGES)
def test_every_clause_about_a_person_is_an_events(path: str, flagship_on_disk: BuiltSite) -> None:
    claims = list(told(flagship_on_disk, path))
    invented = [
        (who, words, dates)
        for who, words, dates in claims
        if not any(fact.person == who and states(fact, words) and is_dated(fact, dates) for fact in FACTS)
    ]
    assert (invented, len(claims) > 10) == ([], True)


def test_the_pages_tell_a_departure_only_of_departures(flagship_on_disk: BuiltSite) -> None:
    claims = {(who, words) for path in PAGES for who, words, _ in told(flagship_on_disk, path) if words.startswith("left")}
    stated = {(fact.person, fact.team) for fact in FACTS if fact.kind == "departure"}
    assert {(who, words.removeprefix("left ").split(" for ")[0]) for who, words in claims} <= stated


def test_every_step_of_the_drawing_is_in_the_list_and_in_the_table(flagship_on_disk: BuiltSite) -> None:
    page = html.document_fromstring((flagship_on_disk.folder / "flows.html").read_bytes())
    drawn = {str(each) for each in page.xpath("//*[local-name()='svg']//*[@data-step]/@data-step")}
    assert drawn == {str(each) for each in page.xpath("//li/@data-step")} == {str(each) for each in page.xpath("//tr/@data-step")}


def descriptions(site: BuiltSite) -> Iterator[tuple[str, str]]:
    for path in site.pages():
        if not path.startswith("fr/"):
            page = html.document_fromstring((site.folder / path).read_bytes())
            for text in page.xpath("//meta[@name='description' or @property='og:title' or @property='og:description']/@content"):
                yield path, str(text)


def test_every_description_that_tells_of_a_parting_tells_of_one_that_an_event_states(flagship_on_disk: BuiltSite) -> None:
    """Event pages are described by their headlines, which cards and feeds bear too."""
    partings = {(fact.team, fact.place) for fact in FACTS if fact.kind in LEAVING} | {(fact.team, "") for fact in FACTS}
    teams = {fact.team for fact in FACTS}
    invented = [
        (path, match[0])
        for path, text in descriptions(flagship_on_disk)
        for match in A_PARTING.finditer(text)
        if match["first"] in teams and match["second"] and (match["first"], match["second"]) not in partings
    ]
    assert invented == []


def test_the_page_of_flows_is_small(flagship_on_disk: BuiltSite) -> None:
    files = ("flows.html", "assets/site.css", "assets/site.js", "assets/all-teams.css", "assets/all-teams.js")
    sizes = {name: len(compressed((flagship_on_disk.folder / name).read_bytes())) for name in files}
    assert sum(sizes.values()) <= 45_000, sizes
