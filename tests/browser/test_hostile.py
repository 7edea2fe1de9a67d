"""Hostile content in a real browser: nothing of it runs and nothing is asked for, behind the pages' own policy and without it.

The last part looks at the policy alone: HTML that nobody has cleaned stands under it.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from markdown import markdown
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route

from founders_timeline.prose.checks import why_not_markdown
from founders_timeline.prose.html import to_html
from tests.flagship import BuiltSite, served
from tests.hostile.test_hostile_content import EVERYWHERE, PAYLOADS, PLAIN, VALUES, as_name, hostile_event, quoted
from tests.sites import EVENTS, SITE_FILE, TEAM_FILE, load, problems_of, write_site
from tests.small_site import built

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
SOME_EVENTS = ("e-html-name", "e-html-destination", "e-close-everything", "md-svg-onload")

USE_EVERYTHING = """() => {
  addEventListener("click", (event) => event.preventDefault(), true);
  const kinds = ["mouseover", "mouseenter", "pointerover", "animationstart", "toggle", "error", "load", "start", "begin"];
  const [main] = [...document.querySelectorAll("main"), document.body];
  for (const element of main.querySelectorAll(":not(:is(svg, form, .bar) *, option)")) {
    element.focus?.({ preventScroll: true });
    kinds.forEach((kind) => element.dispatchEvent(new Event(kind)));
    if (!element.closest("details, button")) element.click?.();
  }
}"""

FIND_DANGERS = """() => [...document.querySelectorAll("*")].flatMap((element) => [
  ...[...element.attributes].filter(({ name }) => name.startsWith("on") || name === "style" || name === "srcdoc")
    .map(({ name }) => `${element.localName} ${name}`),
  ...element.matches("iframe, object, embed, base, body style, video, audio, math, template") ? [element.localName] : [],
  ...element.localName === "script" && !element.src && !/^application\\/(ld\\+)?json$/.test(element.type) ? ["script"] : [],
  ...element.localName === "a" && element.href && !/^(https?|mailto|file):$/.test(element.protocol ?? "https:")
    ? [`a ${element.protocol}`] : [],
])"""


class Seen(NamedTuple):
    """What happened while a page was open: requests, scripts that were compiled, dialogs, console messages and windows."""

    requests: list[str]
    scripts: list[str]
    told: list[str]


def hostile_about() -> str:
    """Put all the Markdown that is not refused below each other; what opens something stays open over the next."""
    good = [text for text in PAYLOADS.values() if why_not_markdown(text) is None and text.replace("\n", "").isprintable()]
    return "\n\n".join([EVERYWHERE, *good])


@pytest.fixture(scope="module")
def hostile_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build one site of all payloads: values as names, destinations, titles and quotes, Markdown as summaries and about page."""
    root = tmp_path_factory.mktemp("hostile")
    ids = ["first", *VALUES, "plain"]
    names = ["First", *VALUES.values(), PLAIN]
    founders = "".join(f"  - {{id: p-{key}, name: {quoted(name)}}}\n" for key, name in zip(ids, names, strict=True))
    text = quoted(EVERYWHERE)
    site = {
        SITE_FILE: f"title: {text}\ndescription: {text}\nlicence: {text}\npublisher: {text}\n",
        TEAM_FILE: f"name: {text}\nfounded: 2015-12-11\nstandfirst: {text}\nfounders:\n{founders}",
        "content/about.md": hostile_about(),
        **{
            f"{EVENTS}/e-{key}.yaml": hostile_event(f"p-{key}", f"e-{key}", name, day)
            for day, (key, name) in enumerate(zip(ids, names, strict=True))
        },
        **{
            f"{EVENTS}/md-{key}.yaml": f"type: milestone\ntitle: {PLAIN}\ndate: 2023-08-05\nsummary: {quoted(payload)}\n"
            for key, payload in PAYLOADS.items()
        },
    }
    write_site(root, site)
    for path in {problem.path for problem in problems_of(root) if problem.is_error}:
        assert "/md-" in path, "only Markdown is refused"
        (root / path).unlink()
    return built(root)


def put(files: dict[str, bytes], folder: Path) -> BuiltSite:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return BuiltSite(load(write_site(folder / "unused")), folder, folder.as_uri() + "/")


@pytest.fixture(scope="module", params=["with the policy", "without the policy"])
def hostile_site(
    request: pytest.FixtureRequest, hostile_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> BuiltSite:
    """Write the site to disk, as it is or with every page's policy taken out."""
    folder = tmp_path_factory.mktemp("pages")
    if request.param == "with the policy":
        return put(hostile_files, folder)
    bare = {name: POLICY.sub(b"", data) if name.endswith(".html") else data for name, data in hostile_files.items()}
    assert all(bare[name] != data for name, data in hostile_files.items() if name.endswith(".html"))
    return put(bare, folder)


@pytest.fixture(scope="module", params=["disk", "http"])
def hostile(request: pytest.FixtureRequest, hostile_site: BuiltSite) -> Iterator[BuiltSite]:
    """Give the site from disk, then from a web server."""
    if request.param == "disk":
        yield hostile_site
    else:
        with served(hostile_site) as site:
            yield site


@pytest.fixture(scope="module")
def hostile_context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def opened(context: BrowserContext, base: str) -> tuple[Page, Seen]:
    """Open an empty page that tells everything, and lets nothing out but to `base`."""
    page, seen = context.new_page(), Seen([], [], [])

    def only_ours(route: Route) -> None:
        route.continue_() if route.request.url.startswith(base) else route.abort()

    def keep_script(script: dict[str, Any]) -> None:
        if script.get("executionContextAuxData", {}).get("isDefault"):
            seen.scripts.append(script["url"])

    def keep_dialog(dialog: Dialog) -> None:
        seen.told.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.route("**", only_ours)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("console", lambda message: seen.told.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.told.append(f"error: {error}"))
    page.on("popup", lambda other: seen.told.append(f"window: {other.url}"))
    page.on("dialog", keep_dialog)
    debugger = context.new_cdp_session(page)
    debugger.on("Debugger.scriptParsed", keep_script)
    debugger.send("Debugger.enable")
    return page, seen


def pages_to_open(site: BuiltSite) -> list[str]:
    """Return the pages that gather what events and people have, and a few of theirs."""
    gathering = [path for path in site.pages() if "/events/" not in path and "/founders/" not in path]
    events = [f"example/events/{name}.html" for name in SOME_EVENTS]
    return [*gathering, *(path for path in [*events, "example/founders/p-html-name.html"] if path in site.pages())]


def test_nothing_in_the_content_runs_or_asks_for_anything(hostile: BuiltSite, hostile_context: BrowserContext) -> None:
    paths = pages_to_open(hostile)
    assert {"index.html", "about.html", "example/table.html"} <= set(paths)
    page, seen = opened(hostile_context, hostile.base)
    for path in paths:
        for kept in seen:
            kept.clear()
        page.goto(hostile.address(path))
        compiled = [url for url in seen.scripts if url and not url.startswith(hostile.address("assets/"))]  # "" is Playwright
        assert compiled == [], path
        assert page.evaluate(FIND_DANGERS) == [], path
        page.evaluate(USE_EVERYTHING)
        asked_for = {url.removeprefix(hostile.base) for url in seen.requests} - {path}
        assert [url for url in asked_for if not url.startswith("assets/")] == [], path
        assert (seen.told, len(page.frames), page.url) == ([], 1, hostile.address(path)), path
    page.close()


def test_every_payload_stands_on_the_pages_that_are_opened(hostile_files: dict[str, bytes], browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(POLICY.sub(b"", hostile_files["index.html"]).decode())
    text = " ".join((page.text_content("body") or "").split())
    summaries = page.locator(".event .prose").count()
    page.close()
    assert [name for name in VALUES.values() if as_name(name) not in text] == []
    assert summaries >= sum(f"example/events/md-{name}.html" in hostile_files for name in PAYLOADS) > 40


# The policy alone.

TELL_ON_ALERT = "window.alert = (what) => console.log(`ran: ${what} in ${location.pathname.split('/').pop()}`);"
RAW = {
    **{name: text for name, text in {**VALUES, **PAYLOADS}.items() if len(text) < 1_000},  # longer ones only take time
    "inline": "<p onclick=alert(1)>x</p><script>alert(2)</script><img src=x onerror=alert(3)>",
}


def as_markdown(text: str) -> str:
    """Turn Markdown into HTML with all that is in it, raw HTML and any address."""
    return markdown(text)


@pytest.fixture(scope="module")
def policy(hostile_files: dict[str, bytes]) -> bytes:
    """Return the policy that the pages carry."""
    (found,) = POLICY.findall(hostile_files["index.html"])
    assert isinstance(found, bytes)
    return found


def put_in_frames(folder: Path, head: bytes, make: Callable[[str], str]) -> BuiltSite:
    """Write a page of frames, one for each payload, each with a policy of its own."""
    files = {}
    for name, text in RAW.items():
        body = make(text).encode("utf-8", "replace")
        files[f"{name}.html"] = b'<!doctype html><meta charset="utf-8">' + head + b"<title>x</title><body><div>" + body
    frames = "".join(f'<iframe src="{name}"></iframe>' for name in files)
    return put({**files, "all.html": f"<!doctype html><title>All</title><body>{frames}".encode()}, folder)


def ran_in(browser: Browser, site: BuiltSite) -> tuple[set[str], list[str]]:
    """Open the frames and use everything in them; return what ran, and what was loaded into them from elsewhere.

    What the policy forbids is stopped before the browser's network, where these requests are seen. A refresh that leads a
    frame elsewhere is not counted: no policy stops that.
    """
    ran: set[str] = set()
    asked_for: list[str] = []
    context = browser.new_context()
    context.add_init_script(TELL_ON_ALERT)
    page = context.new_page()

    def keep(route: Route) -> None:
        if route.request.url.startswith(site.base):
            route.continue_()
        else:
            asked_for.extend([] if route.request.is_navigation_request() else [route.request.url])
            route.abort()

    page.route("**", keep)
    page.on("console", lambda message: ran.add(message.text) if message.text.startswith("ran: ") else None)
    page.goto(site.address("all.html"), wait_until="load")
    for frame in page.frames[1:]:
        if frame.url.startswith(site.base):
            frame.evaluate(USE_EVERYTHING)
    page.wait_for_timeout(200)
    context.close()
    return ran, asked_for


def test_under_the_policy_alone_raw_html_runs_nothing_and_loads_nothing_from_elsewhere(
    policy: bytes, browser: Browser, tmp_path: Path
) -> None:
    assert ran_in(browser, put_in_frames(tmp_path, policy, str)) == (set(), [])


def test_under_the_policy_alone_markdown_with_raw_html_runs_nothing_from_a_web_server_either(
    policy: bytes, browser: Browser, tmp_path: Path
) -> None:
    with served(put_in_frames(tmp_path, policy, as_markdown)) as site:
        assert ran_in(browser, site) == (set(), [])


def test_without_policy_and_cleaning_the_same_payloads_do_run(browser: Browser, tmp_path: Path) -> None:
    ran, asked_for = ran_in(browser, put_in_frames(tmp_path, b"", as_markdown))
    assert len(ran) > 15, "the tests above would not notice"
    assert len(asked_for) > 3, "the tests above would not notice"


def test_a_script_in_a_page_would_be_seen(hostile_context: BrowserContext, tmp_path: Path) -> None:
    site = put_in_frames(tmp_path, b"", str)
    page, seen = opened(hostile_context, site.base)
    page.goto(site.address("inline.html"))
    page.wait_for_load_state()
    assert page.evaluate(FIND_DANGERS) == ["p onclick", "script", "img onerror"]
    page.close()
    assert site.address("inline.html") in seen.scripts
    assert {"dialog: 2", "dialog: 3"} <= set(seen.told)


def test_cleaned_markdown_runs_nothing_and_loads_nothing_without_any_policy(browser: Browser, tmp_path: Path) -> None:
    site = put_in_frames(tmp_path, b"", lambda text: "" if why_not_markdown(text) else to_html(text))
    assert ran_in(browser, site) == (set(), [])
