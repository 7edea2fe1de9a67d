"""The development server: the page follows the files, mistakes are shown over it, and nobody else is let in."""

import re
import shutil
import socket
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from founders_timeline.loader.site import load_site
from founders_timeline.server.listener import MOST_CONNECTIONS
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import interface_languages
from tests.flagship import AS_OF, ROOT
from tests.rendering import render_site
from tests.serving import Serving, interrupt, port_of, serving, start
from tests.sites import EVENTS, TEAM_FILE, write_site

EVENT = f"{EVENTS}/ben.yaml"
PAGE = "/example/events/ben.html"
GOOD = "name: Ben Example\ndate: 2024-08-05\ntitle: Ben leaves\nsources: [ada-leaves]\n"
BAD = GOOD.replace("2024-08-05", "2024-02-30")
ABOUT = "templates/about.html.jinja"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, {EVENT: GOOD})


@pytest.fixture
def server(site: Path) -> Iterator[Serving]:
    with serving(site) as running:
        yield running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """Serve one small site to all tests that change nothing."""
    with serving(write_site(tmp_path_factory.mktemp("shared"), {EVENT: GOOD})) as running:
        yield running


@pytest.fixture(scope="module")
def flagship(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """Serve a copy of the repository's own site."""
    root = tmp_path_factory.mktemp("flagship")
    shutil.copytree(ROOT / "content", root / "content")
    with serving(root, "--as-of", AS_OF.isoformat()) as running:
        yield running


# Who is let in

HOSTILE = {
    "another name": ("/", "GET", "Host: evil.example:PORT", ""),
    "a suffix": ("/", "GET", "Host: localhost:PORT.evil.example", ""),
    "two hosts": ("/", "GET", "Host: localhost:PORT\r\nHost: localhost:PORT", ""),
    "a folded host": ("/", "GET", "Host: localhost:PORT\r\n .evil.example", ""),
    "no host": ("/", "GET", "X-Host: localhost:PORT", ""),
    "another origin": ("/", "GET", "", "Origin: http://evil.example\r\n"),
    "the null origin": ("/", "GET", "", "Origin: null\r\n"),
    "the origin of another own name": ("/", "GET", "", "Origin: http://localhost:PORT\r\n"),
    "a page of another site": ("/", "GET", "", "Sec-Fetch-Site: cross-site\r\n"),
    "a page of another port": ("/", "GET", "", "Sec-Fetch-Site: same-site\r\n"),
    "a stream for another site": ("/.live/events", "GET", "", "Origin: http://evil.example\r\n"),
    "the address of another server": ("http://evil.example/", "GET", "", ""),
    "a way up": ("/../content/site.yaml", "GET", "", ""),
    "an encoded way up": ("/%2e%2e/content/site.yaml", "GET", "", ""),
    "a twice encoded way up": ("/%252e%252e/content/site.yaml", "GET", "", ""),
    "a way up with backslashes": ("/..%5ccontent%5csite.yaml", "GET", "", ""),
    "a way up from the own folder": ("/.live/../../serve.py", "GET", "", ""),
    "a file of the disk": ("//etc/passwd", "GET", "", ""),
    "the content": ("/content/site.yaml", "GET", "", ""),
    "a zero byte": ("/index.html%00", "GET", "", ""),
    "broken UTF-8": ("/%ff%fe", "GET", "", ""),
    "POST": ("/", "POST", "", "Content-Length: 3\r\n"),
    "OPTIONS": ("/", "OPTIONS", "", ""),
    "CONNECT": ("evil.example:443", "CONNECT", "", ""),
    "a method that does not exist": ("/", "BREW", "", ""),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_request_is_refused(shared: Serving, what: str) -> None:
    target, method, host, headers = (text.replace("PORT", str(shared.port)) for text in HOSTILE[what])
    answer = shared.request(target, method, host and f"{host}\r\n", headers)
    assert (answer.status in {403, 404}, b"Example" in answer.body.replace(b"title>", b"")) == (True, answer.status == 404)


@pytest.mark.parametrize(
    ("request_text", "status"),
    [
        (b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"X: x\r\n" * 200 + b"\r\n", 431),
        (b"GET / HTTP/9.9\r\n\r\n", 505),
        (b"\x16\x03\x01\x02\x00\x01\xfc\r\n", 400),
    ],
    ids=["long line", "long header", "many headers", "version", "TLS"],
)
def test_a_request_that_is_none_is_refused(shared: Serving, request_text: bytes, status: int) -> None:
    assert shared.send(request_text).status == status


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_every_name_of_this_machine_is_answered(shared: Serving, name: str) -> None:
    host = f"{name}:{shared.port}"
    headers = f"Origin: http://{host.lower()}\r\nSec-Fetch-Site: same-origin\r\n"
    assert shared.request(host=f"Host: {host}\r\n", headers=headers).status == 200


@pytest.mark.parametrize("target", ["/", "/nothing", "/assets/site.css", "/.live/live.js", "/.live/events", "/example"])
def test_every_answer_says_that_it_is_for_this_page_alone(shared: Serving, target: str) -> None:
    headers = shared.request(target, "HEAD").headers
    names = ("Cache-Control", "X-Content-Type-Options", "Cross-Origin-Resource-Policy", "X-Frame-Options")
    assert [headers[name] for name in names] == ["no-store", "nosniff", "same-origin", "DENY"]


def test_a_refusal_says_so_too(shared: Serving) -> None:
    assert shared.request(headers="Origin: null\r\n").headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux answers to all of 127.0.0.0/8")
def test_no_other_address_is_listened_to(shared: Serving) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", shared.port), timeout=5)


# What is served


def test_a_page_is_the_one_that_is_built_with_the_script_that_follows(shared: Serving) -> None:
    folders = theme_folders(shared.root)
    content, _ = load_site(shared.root, AS_OF, interface_languages(folders))
    built = render_site(content, AS_OF, folders)["404.html"].decode()
    page = shared.request("/404.html").body.decode()
    start = page.index('<link rel="stylesheet" href="/.live/')
    page = page[:start] + page[page.index("</head>") :]
    assert (page, ".live" in built) == (built, False)


def test_what_is_not_there_is_answered_with_the_sites_own_page(shared: Serving) -> None:
    answer = shared.request("/nothing")
    assert (answer.status, b'class="not-found-page"' in answer.body) == (404, True)


def test_a_head_has_no_body(shared: Serving) -> None:
    answer = shared.request(method="HEAD")
    assert (answer.status, int(answer.headers["Content-Length"]) > 1000, answer.body) == (200, True, b"")


def test_a_query_changes_nothing(shared: Serving) -> None:
    assert shared.request("/?a=b").body == shared.request("/index.html").body


def test_a_folder_without_its_slash_leads_to_its_page(tmp_path: Path) -> None:
    second = "name: Second\nfounded: 2016-01-01\nfounders: [Cy Example]\n"
    with serving(write_site(tmp_path, {"content/second/team.yaml": second})) as running:
        answer = running.request("/second")
        assert (answer.status, answer.headers["Location"], running.request("/second/").status) == (302, "/second/", 200)


def test_addresses_below_the_base_url_are_answered_too(site: Path) -> None:
    with serving(site, "--base-url", "https://example.org/some/where/") as running:
        assert running.request("/some/where/about.html").body == running.request("/about.html").body


# Changes


def test_a_save_is_served_and_every_open_page_is_told(server: Serving) -> None:
    with server.states() as states:
        first = next(states)
        server.write(EVENT, GOOD.replace("Ben leaves", "Ben is gone"))
        second = next(states)
    assert (second["version"] > first["version"], b"Ben is gone" in server.request(PAGE).body) == (True, True)


def test_a_file_that_is_deleted_takes_its_page_along(server: Serving) -> None:
    with server.states() as states:
        next(states)
        (server.root / EVENT).unlink()
        next(states)
    assert server.request(PAGE).status == 404


def test_a_mistake_is_told_with_its_place_while_the_last_good_page_stays(server: Serving) -> None:
    with server.states() as states:
        first = next(states)
        server.write(EVENT, BAD)
        second = next(states)
    problem = second["problems"][0]
    assert (second["version"], problem["place"], problem["code"]) == (first["version"], f"{EVENT}:2:7", "date")
    assert (problem["message"], server.request(PAGE).status) == ('date: "2024-02-30" is not a day in the calendar.', 200)


def test_a_mended_mistake_goes_by_itself(server: Serving) -> None:
    with server.states() as states:
        first = next(states)
        for text in (BAD, GOOD):
            server.write(EVENT, text)
            last = next(states)
    assert (last["problems"], last["version"] > first["version"]) == ([], True)


def test_content_that_goes_away_is_a_mistake_that_can_be_mended(server: Serving) -> None:
    with server.states() as states:
        next(states)
        (server.root / "content").rename(server.root / "elsewhere")
        gone = next(states)
        (server.root / "elsewhere").rename(server.root / "content")
        assert ([problem["code"] for problem in gone["problems"]], next(states)["problems"]) == (["unreadable"], [])


def test_a_mistake_in_the_sites_own_template_is_told_with_its_line(server: Serving) -> None:
    with server.states() as states:
        next(states)
        server.write(ABOUT, "<p>\n{{ say('nonsense') }}\n")
        problems: list[dict[str, str]] = []
        while not problems:  # Nobody looks at this page: the mistake is found once the others have been made.
            problems = next(states)["problems"]
    assert [(problem["place"], problem["code"]) for problem in problems] == [(f"{ABOUT}:2:1", "template")]
    assert b"about-page" in server.request("/about.html").body  # The last site that is whole came back.


def test_a_first_build_that_fails_is_shown_as_a_page_and_can_be_mended(site: Path) -> None:
    (site / EVENT).write_text(BAD.replace("ben", "<b>ben"), encoding="utf-8")
    with serving(site) as running, running.states() as states:
        shown = next(states)
        failed = running.request("/about.html")
        running.write(EVENT, GOOD)
        next(states)
        assert (failed.status, f"{EVENT}:2:7".encode() in failed.body, shown["problems"]) == (500, True, [])
        assert running.request(PAGE).status == 200


def test_the_page_of_problems_shows_content_as_text(site: Path) -> None:
    (site / TEAM_FILE).write_text("<script>: <b>\n", encoding="utf-8")
    with serving(site) as running:
        body = running.request().body
    assert (b"&lt;script&gt;" in body, b"<script>" in body) == (True, False)


def test_a_day_before_the_founding_is_a_problem(site: Path) -> None:
    with serving(site, "--as-of", "2010-01-01") as running:
        assert f"{TEAM_FILE}:1:1".encode() in running.request().body


def test_a_save_is_on_screen_fast(flagship: Serving, record_property: Callable[[str, object], None]) -> None:
    event = flagship.root / "content/openai/events/2024-08-05-john-schulman.yaml"
    text, times, cpu = event.read_text(encoding="utf-8"), [], []
    with flagship.states() as states:
        next(states)
        flagship.request()
        time.sleep(3)  # All pages are made by then.
        for number in range(10):
            began, used = time.perf_counter(), flagship.cpu()
            event.write_text(f"{text}# {number}\n", encoding="utf-8")
            next(states)
            flagship.request()
            times.append(time.perf_counter() - began)
            cpu.append(flagship.cpu() - used)
    record_property("median seconds from save to page", f"{statistics.median(times):.3f}")
    # On a busy machine the clock says little; what the server computes must leave most of 300 ms to the browser.
    assert statistics.median(cpu) < 0.2, (times, cpu)


# Many


def test_ten_thousand_requests_do_not_block_a_page(shared: Serving) -> None:
    request = f"GET /assets/site.css HTTP/1.1\r\nHost: localhost:{shared.port}\r\n\r\n".encode()

    def flood(_: int) -> int:
        return sum(shared.send_and_forget(request) for _ in range(1250))

    with ThreadPoolExecutor(9) as pool:
        flooded = pool.map(flood, range(8))
        page = pool.submit(shared.request).result(timeout=10)
        assert (page.status, sum(flooded)) == (200, 10_000)


def test_many_open_streams_and_slow_clients_do_not_block_a_page(shared: Serving) -> None:
    with ExitStack() as stack:
        for _ in range(200):
            next(stack.enter_context(shared.states()))
        for _ in range(150):
            stack.enter_context(shared.connect()).sendall(b"GET / HTTP/1.1\r\nHost: local")
        assert shared.request().status == 200


def test_whoever_has_been_connected_longest_makes_room(shared: Serving) -> None:
    host = f"Host: localhost:{shared.port}\r\n\r\n"
    with ExitStack() as stack:
        streams = [stack.enter_context(shared.connect()) for _ in range(MOST_CONNECTIONS)]
        for stream in streams:  # None of them ends by itself, as one does that asks for nothing.
            stream.sendall(f"GET /.live/events HTTP/1.1\r\n{host}".encode())
        assert shared.request().status == 200
        assert (is_at_its_end(streams[0]), is_at_its_end(streams[-1])) == (True, False)


def is_at_its_end(stream: socket.socket) -> bool:
    """Read what has come, and tell whether the connection has been closed behind it."""
    stream.settimeout(1)
    try:
        while stream.recv(1 << 16):
            pass
    except TimeoutError:
        return False
    return True


# The command


def test_a_port_in_use_is_named_and_the_next_one_taken(site: Path, shared: Serving) -> None:
    with start(site, "--port", str(shared.port)) as process:
        taken = port_of(process)
        process.kill()
    assert shared.port < taken < shared.port + 10


def test_no_free_port_is_told_in_a_sentence(site: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", 65535))
        other.listen()
        with start(site, "--port", "65535") as process:
            output, _ = process.communicate(timeout=20)
    assert (process.returncode, output) == (1, "Error: Port 65535 is in use: name another with --port.\n")


def test_ctrl_c_ends_at_once_with_status_0(site: Path) -> None:
    took = []
    for _ in range(3):
        with serving(site) as running, running.states() as states:
            next(states)
            began = time.perf_counter()
            assert interrupt(running.process) == 0
            took.append(time.perf_counter() - began)
        if took[-1] < 1:
            return
    pytest.fail(f"{took} seconds")


def test_problems_are_printed_as_well(site: Path) -> None:
    with serving(site) as running, running.states() as states:
        next(states)
        running.write(EVENT, BAD)
        printed = iter(running.process.stdout or ())
        assert any(f"{EVENT}:2:7: error[date]: " in line for line in printed)


# In a browser


def test_the_page_follows_a_save_and_stays_where_it_was_read(flagship: Serving, page: Page, page_errors: list[str]) -> None:
    team = flagship.root / "content/openai/team.yaml"
    text = team.read_text(encoding="utf-8")
    page.goto(flagship.url)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate("scrollTo({ top: 4321, behavior: 'instant' })")
    read = page.evaluate("[...document.querySelectorAll('article[id]')].find(e => e.getBoundingClientRect().top > 0).id")
    place = f"Math.round(document.getElementById('{read}').getBoundingClientRect().top)"
    stood = page.evaluate(place)
    page.evaluate("window.isOld = true")
    team.write_text(re.sub("^name: .*$", "name: OpenEye", text, flags=re.MULTILINE), encoding="utf-8")
    expect(page.locator(".hero")).to_contain_text("OpenEye")
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready.then(() => new Promise((painted) => setTimeout(painted, 100)))")
    assert page.evaluate(place) == pytest.approx(stood, abs=2)
    assert (page.evaluate("window.isOld ?? false"), page_errors) == (False, [])


def test_a_mistake_is_shown_over_the_page_and_goes_once_mended(server: Serving, page: Page, page_errors: list[str]) -> None:
    page.goto(server.url)
    overlay = page.locator("[data-live-problems]")
    server.write(EVENT, GOOD.replace("2024-08-05", "<b>now"))
    expect(overlay.locator("code")).to_have_text(f"{EVENT}:2:7")
    expect(overlay.locator("span")).to_contain_text('"<b>now" is not a date')
    expect(page.locator(".hero")).to_be_visible()
    server.write(EVENT, GOOD)
    expect(overlay).to_have_count(0)
    assert page_errors == []


def test_the_page_of_problems_becomes_the_page_once_mended(site: Path, page: Page) -> None:
    (site / EVENT).write_text(BAD, encoding="utf-8")
    with serving(site) as running:
        page.goto(running.url)
        expect(page.locator("main code")).to_have_text(f"{EVENT}:2:7")
        running.write(EVENT, GOOD)
        expect(page.locator(".hero")).to_be_visible()


def test_a_page_of_another_site_gets_nothing(shared: Serving, server: Serving, page: Page) -> None:
    page.goto(server.url)
    asked = f"""async () => {{
      const tries = ["", ".live/events", "assets/site.css"].map((path) => fetch("{shared.url}" + path, {{ mode: "no-cors" }}));
      return (await Promise.allSettled(tries)).map((answer) => answer.status);
    }}"""
    assert page.evaluate(asked) == ["rejected"] * 3
