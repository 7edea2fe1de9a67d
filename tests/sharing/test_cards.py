"""Cards: pictures of the right size whose text is all there, whole, and drawn once."""

import struct
import zlib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from founders_timeline.commands.cli import main
from founders_timeline.loader.site import load_site
from founders_timeline.model.history import history_of
from founders_timeline.sharing import rasterizer
from founders_timeline.sharing.card import LEFT, RIGHT, CardView, event_card, founder_card, team_card
from founders_timeline.sharing.cards import Cards
from founders_timeline.sharing.font import REGULAR, SEMIBOLD, Font, fit_text, load_fonts
from founders_timeline.sharing.rasterizer import HEIGHT, WIDTH, Rasterizer
from founders_timeline.theme.renderer import Renderer
from founders_timeline.views.context import Context
from tests.flagship import AS_OF, ROOT
from tests.sites import EVENTS, SITE_FILE, TEAM_FILE, TODAY, write_site
from tests.small_site import SITE, TEAM, THEME, built, context, language, last_event, only_event, page

FONTS = load_fonts(THEME)
RENDERER = Renderer(THEME)
RASTERIZER = Rasterizer((font.path for font in FONTS), None)
BASE = "https://example.org/founders/"
PAPER = (255, 253, 248)

LEAVES = """
- name: Ada Byron
  date: 2024-08-05
  destination: Anthropic
"""
LONG = f"""
- name: Ada Byron
  date: 2024-08-05
  title: {"The founder who had always said that nobody would ever leave this company leaves it for another " * 3}
"""
WIDE_TEAM = "name: Acme\nfounded: 2015-12-11\nfounders: [" + ", ".join(f"Founder Number{chr(65 + n)}" for n in range(26)) + "]\n"


# Pixels.


class Image:
    """A decoded PNG; `rows` holds the bytes of each row, `step` of them a pixel."""

    def __init__(self, data: bytes) -> None:
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        chunks = dict(_chunks(data))
        self.width, self.height, depth, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
        assert depth == 8
        self.step = {2: 3, 6: 4}[colour]
        self.rows = _unfiltered(zlib.decompress(chunks[b"IDAT"]), self.width * self.step, self.step)

    def pixel(self, x: int, y: int) -> tuple[int, ...]:
        """Return the red, green and blue of a pixel."""
        return tuple(self.rows[y][x * self.step : x * self.step + 3])

    def box(self, top: int = 14, bottom: int = HEIGHT) -> tuple[int, int, int, int]:
        """Return the left, top, right and bottom of all that is not paper between two rows."""
        paper = bytes([*PAPER, 255][: self.step])
        found = []
        for y in range(top, bottom):
            row = self.rows[y]
            if row != paper * self.width:
                marked = [x for x in range(self.width) if row[x * self.step : x * self.step + self.step] != paper]
                found.append((marked[0], y, marked[-1]))
        return min(x for x, _, _ in found), found[0][1], max(x for _, _, x in found), found[-1][1]


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, body = 8, b""
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0] == zlib.crc32(name + content)
        body = body + content if name == b"IDAT" else body
        yield name, body if name == b"IDAT" else content
        at += 12 + length


def _unfiltered(data: bytes, length: int, step: int) -> list[bytes]:
    rows: list[bytes] = []
    above = bytes(length)
    for start in range(0, len(data), length + 1):
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + length])
        for i in range(length if kind else 0):
            left, up, corner = (row[i - step], above[i], above[i - step]) if i >= step else (0, above[i], 0)
            row[i] = (row[i] + _predicted(kind, left, up, corner)) & 255
        above = bytes(row)
        rows.append(above)
    return rows


def _predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))


def drawn(view: CardView, code: str = "en") -> bytes:
    return RASTERIZER.png_of(RENDERER.render("card.svg.jinja", language(code), view=view))


@lru_cache
def image(view: CardView, code: str = "en") -> Image:
    return Image(drawn(view, code))


def texts(view: CardView) -> list[str]:
    return [text.text for text in view.texts]


def words_of(view: CardView) -> str:
    return " ".join(texts(view))


# What a card says.


def test_the_card_of_a_departure_says_who_where_to_and_what_became_of_the_count(tmp_path: Path) -> None:
    subject = context(tmp_path, LEAVES)
    words = words_of(event_card(subject, only_event(subject), FONTS))
    assert words == "Who is left? 5 August 2024 Ada Byron leaves Acme for Anthropic 3 → 2 of 3 remain"


def test_the_card_of_a_departure_speaks_the_language_of_its_page(tmp_path: Path) -> None:
    subject = context(tmp_path, LEAVES, code="fr")
    assert "Ada Byron quitte Acme pour Anthropic 3 → 2 sur 3 restent" in words_of(event_card(subject, only_event(subject), FONTS))


def test_the_card_of_an_event_that_changes_nothing_shows_no_number(tmp_path: Path) -> None:
    subject = context(tmp_path, LEAVES.replace("Ada Byron", "Zoe Lane"))
    assert "remain" not in words_of(event_card(subject, only_event(subject), FONTS))


def test_the_card_of_an_event_known_to_no_day_shows_its_own_part_and_the_span(tmp_path: Path) -> None:
    subject = context(tmp_path, LEAVES.replace("2024-08-05", "2024"))
    assert texts(event_card(subject, only_event(subject), FONTS))[-2:] == ["−1", "some time in 2024"]


def test_the_card_of_an_announced_event_shows_no_number(tmp_path: Path) -> None:
    subject = context(tmp_path, LEAVES, as_of=date(2020, 1, 1))
    assert texts(event_card(subject, only_event(subject), FONTS))[-1] == "Announced, not yet counted"


def test_the_card_of_an_event_shows_the_tokens_of_its_day(tmp_path: Path) -> None:
    subject = context(tmp_path, LEAVES + LEAVES.replace("Ada Byron", "Ben Holt").replace("2024", "2025"))
    first = event_card(subject, subject.team.events[0], FONTS)
    assert [dot.status for dot in first.dots] == ["active", "active", "departed"]


def test_the_card_of_a_founder_says_the_status_and_the_path(tmp_path: Path) -> None:
    words = words_of(founder_card(context(tmp_path, LEAVES), "ada-byron", FONTS))
    assert words == "Who is left? Ada Byron Departed Acme\u00a0→ Anthropic 2 of 3 founders of Acme remain."


def test_the_card_of_a_team_says_the_number_and_the_day(tmp_path: Path) -> None:
    words = words_of(team_card(context(tmp_path, LEAVES), FONTS))
    assert words == "Who is left? as of 23 November 2026 2 of 3 founders of Acme remain"


def test_the_card_of_a_team_says_who_is_not_counted_and_when_that_was_checked(tmp_path: Path) -> None:
    subject = context(tmp_path, LEAVES + "  type: leave\n", team=TEAM + "checked: 2026-11-01\n")
    assert words_of(team_card(subject, FONTS)) == (
        "Who is left? as of 23 November 2026 · checked 1 November 2026 2 of 3 founders of Acme remain "
        "With Ada Byron (on leave), who is not counted, it would be 3."
    )


def test_only_the_card_of_the_team_changes_with_the_day(tmp_path: Path) -> None:
    today, tomorrow = context(tmp_path, LEAVES), context(tmp_path, LEAVES, as_of=date(2026, 11, 24))
    assert founder_card(today, "ada-byron", FONTS) == founder_card(tomorrow, "ada-byron", FONTS)
    assert event_card(today, only_event(today), FONTS) == event_card(tomorrow, only_event(tomorrow), FONTS)
    assert team_card(today, FONTS) != team_card(tomorrow, FONTS)


# What a card looks like.


def test_a_card_has_the_size_that_previews_want(tmp_path: Path) -> None:
    shown = image(team_card(context(tmp_path, LEAVES), FONTS))
    assert (shown.width, shown.height) == (WIDTH, HEIGHT) == (1200, 630)


def test_the_text_of_a_card_is_drawn_and_not_missing(tmp_path: Path) -> None:
    subject = context(tmp_path, LEAVES)
    view = event_card(subject, only_event(subject), FONTS)
    headline = next(text for text in view.texts if text.text.startswith("Ada"))
    left, top, right, bottom = image(view).box(headline.y - headline.size, headline.y + 2)
    assert (left - LEFT, headline.y - bottom) <= (6, 6)
    assert (right - left) == pytest.approx(FONTS.semibold.width(headline.text, headline.size), abs=headline.size / 3)
    assert bottom - top > headline.size / 2


@pytest.mark.parametrize("events", [LEAVES, LONG], ids=["usual", "too long"])
@pytest.mark.parametrize("team", [TEAM, WIDE_TEAM], ids=["three", "twenty-six"])
def test_nothing_on_a_card_comes_near_its_edges(tmp_path: Path, team: str, events: str) -> None:
    name = "Ada Byron" if team == TEAM else "Founder NumberA"
    subject = context(tmp_path, events.replace("Ada Byron", name), team=team)
    left, top, right, bottom = image(event_card(subject, last_event(subject), FONTS)).box()
    assert (left >= LEFT - 8, top > 50, right <= RIGHT + 4, bottom < HEIGHT - 30) == (True, True, True, True)


def test_a_headline_that_is_too_long_ends_with_an_ellipsis(tmp_path: Path) -> None:
    subject = context(tmp_path, LONG)
    assert any(text.text.endswith("…") for text in event_card(subject, only_event(subject), FONTS).texts)


def test_letters_with_accents_differ_from_those_without(tmp_path: Path) -> None:
    team = TEAM.replace("Ada Byron", "Ádą Łukaszénkö")
    plain = TEAM.replace("Ada Byron", "Ada Lukaszenko")
    views = [
        founder_card(context(tmp_path / each[-20:-15], team=each), subject_id, FONTS)
        for each, subject_id in ((team, "ada-lukaszenko"), (plain, "ada-lukaszenko"))
    ]
    heights = [image(view).box(150, 250)[1] for view in views]
    assert heights[0] < heights[1]


@pytest.mark.parametrize("code", ["en", "fr"])
def test_no_line_of_the_shipped_sites_cards_touches_another_or_leaves_the_card(code: str) -> None:
    for view in shipped_cards(code):
        for text in view.texts:
            font = FONTS.semibold if text.is_bold else FONTS.regular
            width = font.width(text.text, text.size)
            start = text.x - width if text.anchor == "end" else text.x
            assert start >= LEFT - 8, text
            assert start + width <= RIGHT + 1, text
        blocks = sorted((text.y, text.size) for text in view.texts if text.anchor == "start" and text.x <= LEFT)
        for (upper, _), (lower, size) in pairwise(blocks):
            assert lower - upper >= size * 0.8, view


def shipped_cards(code: str) -> Iterator[CardView]:
    site, _ = load_site(ROOT, AS_OF, ("en", "fr"))
    for team in site.teams:
        subject = Context(site, history_of(team), language(code), AS_OF)
        yield team_card(subject, FONTS)
        yield from (event_card(subject, event, FONTS) for event in team.events)
        yield from (founder_card(subject, founder.id, FONTS) for founder in team.founders)


# Where cards stand.


def test_a_site_with_an_address_has_a_card_for_the_team_and_every_event_day_and_founder_in_every_language(tmp_path: Path) -> None:
    files = built(site_with(tmp_path, LEAVES), base_url=BASE)
    names = [
        "example",
        "days/2015-12-11",
        "days/2024-08-05",
        "events/ada-byron-2024-08-05",
        *(f"founders/{name}" for name in ("ada-byron", "ben-holt", "cleo-marsh")),
    ]
    wanted = {f"{folder}example/cards/{name}.png" for folder in ("", "fr/") for name in names}
    assert {path for path in files if path.endswith(".png")} == wanted


def test_pages_point_to_their_cards_with_absolute_addresses(tmp_path: Path) -> None:
    files = built(site_with(tmp_path, LEAVES), base_url=BASE)
    shown = {path: page(files, path).xpath("//meta[@property='og:image']/@content") for path in files if is_page(path)}
    assert shown["index.html"] == [f"{BASE}example/cards/example.png"]
    assert shown["fr/example/founders/ada-byron.html"] == [f"{BASE}fr/example/cards/founders/ada-byron.png"]
    assert shown["example/events/ada-byron-2024-08-05.html"] == [f"{BASE}example/cards/events/ada-byron-2024-08-05.png"]
    assert {address.removeprefix(BASE) in files for addresses in shown.values() for address in addresses} == {True}


def test_a_site_without_an_address_has_no_cards_and_points_to_none(tmp_path: Path) -> None:
    files = built(site_with(tmp_path, LEAVES))
    assert [path for path in files if path.endswith(".png")] == []
    assert [path for path in files if is_page(path) and b"og:image" in files[path]] == []


@pytest.mark.parametrize(("event", "founder"), [("example", "example"), ("example", "example-event"), ("ada", "ada-founder")])
def test_an_event_a_founder_and_the_team_of_names_alike_have_a_card_each(event: str, founder: str, tmp_path: Path) -> None:
    team = TEAM.replace("Ada Byron", f"{{name: Ada Byron, id: {founder}}}").replace("Ben Holt", "{name: Ben Holt, id: ada}")
    subject = context(tmp_path, f"{LEAVES}  id: {event}\n- {{name: Ben Holt, date: 2024-08-06, id: example-event}}\n", team=team)
    paths = [path for path, _ in Cards(RENDERER, None).plan(subject)]
    # The team, two events, three founders, and the days of the founding and of both departures.
    assert len(set(paths)) == len(paths) == 9


def test_a_page_that_the_font_has_no_letters_for_has_the_card_of_the_team(tmp_path: Path) -> None:
    files = built(site_with(tmp_path, LEAVES.replace("Anthropic", "月之暗面")), base_url=BASE)
    event, founder = ("example/events/ada-byron-2024-08-05.html", "example/founders/ada-byron.html")
    shown = [page(files, path).xpath("//meta[@property='og:image']/@content") for path in (event, founder)]
    assert shown == [[f"{BASE}example/cards/example.png"]] * 2


def test_a_founder_whose_initials_the_font_lacks_has_a_blank_token_and_everybody_keeps_their_cards(tmp_path: Path) -> None:
    team = TEAM.replace("Ben Holt", "月 暗")
    files = built(write_site(tmp_path, {SITE_FILE: SITE, TEAM_FILE: team, f"{EVENTS}/events.yaml": LEAVES}), base_url=BASE)
    shown = [
        page(files, path).xpath("//meta[@property='og:image']/@content")
        for path in ("index.html", "example/founders/ada-byron.html")
    ]
    assert shown == [[f"{BASE}example/cards/example.png"], [f"{BASE}example/cards/founders/ada-byron.png"]]
    assert [dot.monogram for dot in team_card(context(tmp_path, LEAVES, team=team), FONTS).dots] == ["", "CM", "AB"]


def test_a_build_says_once_which_letters_the_pictures_lack_and_where_a_font_goes(tmp_path: Path) -> None:
    site = site_with(tmp_path, LEAVES.replace("Anthropic", "月之暗面"))
    told = build_output(site).splitlines()
    assert [line for line in told if "月" in line] == [
        "The fonts of the preview pictures lack 4 of the characters on them (之暗月面): pages with these show the team's picture"
        " or none, and tokens stay blank. Put fonts that have them into templates/fonts/literata-regular.ttf and"
        " templates/fonts/literata-semibold.ttf."
    ]


def test_a_build_whose_pictures_lack_no_letter_says_nothing_of_fonts(tmp_path: Path) -> None:
    assert "font" not in build_output(site_with(tmp_path, LEAVES))


def build_output(site: Path) -> str:
    """Build a site by the command; return what it prints."""
    return CliRunner().invoke(main, ["build", str(site), "--as-of", "2026-11-23", "--base-url", BASE]).output


def test_a_team_that_the_font_has_no_letters_for_has_no_cards(tmp_path: Path) -> None:
    subject = context(tmp_path, LEAVES, team=TEAM.replace("Acme", "月之暗面"))
    assert list(Cards(RENDERER, None).plan(subject)) == []


def site_with(root: Path, events: str) -> Path:
    return write_site(root, {SITE_FILE: SITE, TEAM_FILE: TEAM, f"{EVENTS}/events.yaml": events})


def is_page(path: str) -> bool:
    return path.endswith(".html")


# The cache.


def test_a_card_that_has_not_changed_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    svg = RENDERER.render("card.svg.jinja", language("en"), view=team_card(context(tmp_path, LEAVES), FONTS))
    first = Rasterizer(fonts(), tmp_path).png_of(svg)
    monkeypatch.setattr(Rasterizer, "_drawn", lambda *_: b"drawn again")
    assert Rasterizer(fonts(), tmp_path).png_of(svg) == first


def test_another_card_or_another_font_is_drawn(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    other = tmp_path / "other.ttf"
    other.write_bytes(fonts()[0].read_bytes() + b"\0")
    for files, svg in ((fonts(), SQUARE), (fonts(), SQUARE.replace(b"red", b"tan")), ((other, fonts()[1]), SQUARE)):
        Rasterizer(files, tmp_path / "cache").png_of(svg)
    assert len(list((tmp_path / "cache").iterdir())) == 3


@pytest.mark.parametrize("damage", [b"", b"\x89PNG", b"x" * 5000], ids=["empty", "cut off", "something else"])
def test_a_damaged_entry_of_the_cache_is_drawn_again(tmp_path: Path, damage: bytes) -> None:
    good = Rasterizer(fonts(), tmp_path).png_of(SQUARE)
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(damage)
    assert Rasterizer(fonts(), tmp_path).png_of(SQUARE) == good
    assert entry.read_bytes().endswith(good)


def test_a_cache_that_has_gone_is_no_reason_to_fail(tmp_path: Path) -> None:
    assert Rasterizer(fonts(), tmp_path / "gone").png_of(SQUARE) == Rasterizer(fonts(), None).png_of(SQUARE)


def test_a_full_cache_makes_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasterizer, "MOST_KEPT", 4)
    for colour in (b"red", b"tan", b"blue", b"teal", b"pink", b"gold"):
        Rasterizer(fonts(), tmp_path).png_of(SQUARE.replace(b"red", colour))
    assert len(list(tmp_path.iterdir())) <= 4


SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="red"/></svg>'


def fonts() -> tuple[Path, ...]:
    return tuple(font.path for font in FONTS)


# The letters.


def test_the_fonts_have_letters_for_latin_greek_cyrillic_and_what_cards_need() -> None:
    assert all(font.covers("ŁłŐőŽžẤğÇ ΑΩ ЖЩ «»“”’–…→\u00a0\u202f€") for font in FONTS)


def test_the_fonts_have_no_letters_for_what_would_be_missing() -> None:
    assert not any(font.covers(text) for font in FONTS for text in "月 あ א ع 👩".split())


def test_a_sites_own_font_is_drawn_whatever_its_family_is_called(tmp_path: Path) -> None:
    for font, name in zip(fonts(), (REGULAR, SEMIBOLD), strict=True):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        with TTFont(font) as renamed:
            for record in renamed["name"].names:
                if record.nameID in {1, 16}:
                    record.string = "Another"
            renamed.save(tmp_path / name)
    others = load_fonts((tmp_path,))
    subject = context(tmp_path / "site", LEAVES)
    cards = [
        (Rasterizer((font.path for font in own), None), event_card(subject, only_event(subject), own)) for own in (FONTS, others)
    ]
    drawings = [drawer.png_of(RENDERER.render("card.svg.jinja", language("en"), view=view)) for drawer, view in cards]
    assert drawings[0] == drawings[1]


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"cut off"], ids=["empty", "no font", "cut off"])
@pytest.mark.parametrize("name", [REGULAR, SEMIBOLD])
def test_a_broken_font_is_a_problem_of_its_file(name: str, damage: bytes, tmp_path: Path) -> None:
    broken = fonts()[0].read_bytes()[:2000] if damage == b"cut off" else damage * 9
    site = site_with(tmp_path, LEAVES)
    (site / "templates/fonts").mkdir(parents=True)
    (site / "templates" / name).write_bytes(broken)
    assert f"templates/{name}:1:1: error[template]: This is no font that can be read" in build_output(site)


@pytest.mark.parametrize("text", ["<svg", "", "no SVG", '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="9"/>'])
def test_a_broken_card_is_a_problem_of_its_template(text: str, tmp_path: Path) -> None:
    site = site_with(tmp_path, LEAVES)
    (site / "templates").mkdir()
    (site / "templates/card.svg.jinja").write_text(text)
    assert "templates/card.svg.jinja:1:1: error[template]: The picture cannot be drawn" in build_output(site)


def test_a_card_that_asks_for_more_room_than_there_is_memory_has_the_size_of_a_card() -> None:
    huge = b'<svg xmlns="http://www.w3.org/2000/svg" width="20000000" height="10500000"/>'
    shown = Image(RASTERIZER.png_of(huge))
    assert (shown.width, shown.height) == (WIDTH, HEIGHT)


def test_lines_are_as_even_as_their_number_allows() -> None:
    even = Font(Path(), dict.fromkeys("abcd ", 1.0))
    assert even.lines("aaa bbb ccc d", 10, 120) == ["aaa bbb", "ccc d"]


def test_a_word_that_is_wider_than_the_room_stays_whole_in_its_line() -> None:
    even = Font(Path(), dict.fromkeys("ab ", 1.0))
    assert even.lines("a bbbbbbbbbbbb a", 10, 50) == ["a", "bbbbbbbbbbbb", "a"]


def test_a_text_is_set_in_the_first_way_that_fits() -> None:
    even = Font(Path(), dict.fromkeys("a ", 1.0))
    assert fit_text(even, "aaaa aaaa", 50, ((10, 1), (10, 2), (5, 1))) == (10, ["aaaa", "aaaa"])


def test_a_text_that_fits_in_no_way_is_cut_in_the_last() -> None:
    even = Font(Path(), dict.fromkeys("a …", 1.0))
    assert fit_text(even, "aaaa aaaa aaaa", 50, ((10, 1), (10, 2))) == (10, ["aaaa", "aaaa…"])


def test_the_same_card_is_drawn_to_the_same_bytes(tmp_path: Path) -> None:
    view = team_card(context(tmp_path, LEAVES, as_of=TODAY), FONTS)
    assert drawn(view) == drawn(view)
