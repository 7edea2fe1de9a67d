"""What the tests share: one real browser a run, and pages that remember what they asked for and complained about."""

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.flagship import BuiltSite, build, served

ROOT = Path(__file__).resolve().parent.parent

CHROMIUM_ARGUMENTS = (
    "--no-sandbox",  # CI runs as root, where Chromium's sandbox refuses to start; the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# A shell that runs `make test &` makes it ignore Ctrl-C, and with it every program that a test starts and presses Ctrl-C in.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says nothing on a busy machine; pytest-timeout stops a test that hangs.
settings.register_profile("default", deadline=None)
settings.load_profile("default")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium that runs; fail, never skip, where there is none."""
    found = subprocess.run([ROOT / "tools/ensure-chromium", "--find"], capture_output=True, text=True, check=False)
    if found.returncode != 0:
        pytest.fail(found.stderr.strip(), pytrace=False)
    return found.stdout.strip()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Start one headless browser for all tests of a worker."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page_requests() -> list[str]:
    """Return the list that the test's `page` writes every address into that it asks for, in order."""
    return []


@pytest.fixture
def page_errors() -> list[str]:
    """Return the list that the test's `page` writes its console errors and uncaught exceptions into, in order."""
    return []


@pytest.fixture
def page(browser: Browser, page_requests: list[str], page_errors: list[str]) -> Iterator[Page]:
    """Open an empty page with a store of its own; what it asks for and complains about is kept."""
    context = browser.new_context()
    opened = context.new_page()
    opened.set_default_timeout(10_000)

    def keep_console_error(message: ConsoleMessage) -> None:
        if message.type == "error":
            page_errors.append(message.text)

    opened.on("request", lambda request: page_requests.append(request.url))
    opened.on("console", keep_console_error)
    opened.on("pageerror", lambda error: page_errors.append(str(error)))
    yield opened
    context.close()


@pytest.fixture(scope="session")
def flagship_on_disk(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the site that the repository ships, to be opened from disk."""
    return build(ROOT, tmp_path_factory.mktemp("flagship"))


@pytest.fixture(scope="session")
def flagship_over_http(flagship_on_disk: BuiltSite) -> Iterator[BuiltSite]:
    """Serve the same files under a sub-path."""
    with served(flagship_on_disk) as site:
        yield site


@pytest.fixture(params=["disk", "http"])
def flagship(request: pytest.FixtureRequest) -> BuiltSite:
    """Give the test the shipped site in both ways: from disk and from a sub-path of a web server."""
    site = request.getfixturevalue(f"flagship_{'on_disk' if request.param == 'disk' else 'over_http'}")
    assert isinstance(site, BuiltSite)
    return site
