"""A link to an old address of an event, followed in a browser from disk."""

from pathlib import Path

from playwright.sync_api import Page

from tests.publishing import save
from tests.sites import EVENTS, SITE_FILE, TEAM_FILE, write_site
from tests.small_site import SITE, TEAM, built

EVENT = "- {name: Ada Byron, date: 2020-06-16, sources: ['https://example.org/a'], aliases: [ada-byron-2020-06-15]}\n"


def test_a_browser_is_led_on_to_the_events_page(page: Page, page_errors: list[str], tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {SITE_FILE: SITE, TEAM_FILE: TEAM, f"{EVENTS}/events.yaml": EVENT})
    folder = save(built(root), tmp_path / "build")
    for language in ("", "fr/"):
        page.goto((folder / f"{language}example/events/ada-byron-2020-06-15.html").as_uri())
        page.wait_for_url(f"**/{language}example/events/ada-byron-2020-06-16.html")
    assert page_errors == []
