"""The page of a day on which the count changed: how many remained, why, and for how long."""

from pathlib import Path

import pytest

from founders_timeline.views.context import Context
from founders_timeline.views.day import day_url, day_view, days_with_pages
from tests.flagship import AS_OF, BuiltSite
from tests.small_site import built, context, language, page

EVENTS = "- {name: [Ada Byron, Ben Holt], date: 2024-08-05}\n- {name: Ben Holt, date: 2024-08-20, type: return}\n"


def test_every_day_of_change_has_a_page(tmp_path: Path) -> None:
    days = days_with_pages(context(tmp_path, EVENTS))
    assert [day.isoformat() for day in days] == ["2015-12-11", "2024-08-05", "2024-08-20"]


def test_a_day_says_how_many_remained_and_until_when(tmp_path: Path) -> None:
    subject = context(tmp_path, EVENTS)
    view = day_view(subject, days_with_pages(subject)[1])
    assert (view.title, view.span) == (
        "1 of 3 founders of Acme remained on 5 August 2024",
        "From 5 August 2024 to 19 August 2024",
    )


@pytest.mark.parametrize(
    ("place", "title"), [(0, "3 of 3 founders of Acme remained on 11 December 2015"), (2, "2 of 3 founders of Acme remain")]
)
def test_the_last_day_is_told_in_the_present(place: int, title: str, tmp_path: Path) -> None:
    subject = context(tmp_path, EVENTS)
    assert day_view(subject, days_with_pages(subject)[place]).title == title


def test_a_day_tells_why_and_leads_to_its_neighbours(tmp_path: Path) -> None:
    subject = context(tmp_path, EVENTS)
    view = day_view(subject, days_with_pages(subject)[1])
    assert [event.title for entry in view.entries for event in entry.events] == ["Ada Byron and Ben Holt leave Acme"]
    assert (view.before, view.earlier and view.earlier.number, view.later and view.later.number) == (
        "The day before: 3",
        "3",
        "2",
    )


def test_a_vague_date_has_a_page_for_its_first_and_its_last_day(tmp_path: Path) -> None:
    subject = context(tmp_path, "- {name: Ada Byron, date: 2024}")
    first, last = days_with_pages(subject)[1:]
    assert [day_view(subject, day).counter.number for day in (first, last)] == ["2–3", "2"]
    assert len(day_view(subject, first).entries) == 1


def test_any_day_leads_to_the_page_that_tells_of_it(flagship_on_disk: BuiltSite) -> None:
    subject = Context(flagship_on_disk.site, flagship_on_disk.history, language("fr"), AS_OF)
    day = next(day for day in days_with_pages(subject) if day.isoformat() == "2023-11-17")
    assert day_url(subject, day.replace(day=18)) == "fr/openai/days/2023-11-17.html"


def test_previews_of_a_day_say_the_number(flagship_on_disk: BuiltSite) -> None:
    text = (flagship_on_disk.folder / "openai/days/2023-11-17.html").read_text("utf-8")
    assert '<meta property="og:title" content="4 of 11 founders of OpenAI remained on 17 November 2023">' in text
    assert "From 17 November 2023 to 20 November 2023. " in text


def test_a_day_has_a_card(tmp_path: Path) -> None:
    context(tmp_path, EVENTS)
    files = built(tmp_path, base_url="https://example.org/")
    (card,) = page(files, "example/days/2024-08-05.html").xpath("//meta[@property='og:image']/@content")
    assert files[card.removeprefix("https://example.org/")].startswith(b"\x89PNG")
