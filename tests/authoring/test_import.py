"""The command `import`: our own exports coming back, what is checked and refused, and texts of other programs."""

import json
from pathlib import Path

import pytest

from founders_timeline.authoring.importing.html_text import markdown_of, text_of
from founders_timeline.model.history import history_of
from founders_timeline.model.team import Team
from founders_timeline.prose.checks import why_not_markdown
from tests.flagship import BuiltSite
from tests.imports import ADA, TITLE, counts, events_of, import_, member, popolo, run, site_of, slide, summary_of, timeline, write
from tests.publishing import publish
from tests.sites import TEAM_FILE, load, write_site
from tests.small_site import built

# Our own exports come back.


def comes_back(team: Team, exported: bytes, kind: str, folder: Path) -> None:
    """Import an export of a team, and hold every day against the original."""
    back = site_of(import_(kind, folder, json.loads(exported)), folder).teams[0]
    old, new = history_of(team), history_of(back)
    assert counts(new, old) == counts(old, new)
    assert old.tenures == new.tenures
    assert [(event.id, event.type, event.people, event.date) for event in back.events] == [
        (event.id, event.type, event.people, event.date) for event in team.events
    ]


@pytest.mark.parametrize("kind", ["timelinejs", "popolo"])
def test_the_shipped_teams_come_back_with_the_same_counts_on_every_day(
    flagship_on_disk: BuiltSite, tmp_path: Path, kind: str
) -> None:
    for team in flagship_on_disk.site.teams:
        folder = tmp_path / team.id
        folder.mkdir()
        comes_back(team, (flagship_on_disk.folder / "data" / team.id / f"{kind}.json").read_bytes(), kind, folder)


HARD_TEAM = """\
name: "No: 1"
founded: 2015-12
counts_as_remaining: [active, on_leave]
founders:
  - {name: Ada Byron, id: ada}
  - {name: Ada Byron, id: another-ada}
  - "123"
  - Łukasz Żółw
people: [Zoe Lane, Never Named]
"""
HARD_EVENTS = """\
- {name: ada, date: "[2016..2018]", destination: {name: Globex, role: chair}}
- {name: ada, date: 2020~, type: return}
- {name: another-ada, date: 2019-03, type: leave, until: 2020}
- {name: "123", date: 2021-05-06?, type: transfer, destination: The Foundation}
- {name: [Łukasz Żółw, Zoe Lane], date: 2022-01-01, type: death}
- {name: Zoe Lane, type: role, date: 2018, destination: {role: chair}}
- {type: milestone, date: 2017%, title: "It’s: {remaining}?"}
"""


@pytest.mark.parametrize("kind", ["timelinejs", "popolo"])
def test_vague_dates_odd_names_and_every_status_come_back(tmp_path: Path, kind: str) -> None:
    root = write_site(tmp_path / "old", {TEAM_FILE: HARD_TEAM, "content/example/events/all.yaml": HARD_EVENTS})
    comes_back(load(root).teams[0], built(root)[f"data/example/{kind}.json"], kind, tmp_path)


@pytest.mark.parametrize("kind", ["timelinejs", "popolo"])
def test_the_site_of_the_export_tests_comes_back(tmp_path: Path, kind: str) -> None:
    files = publish(tmp_path / "old")
    comes_back(load(tmp_path / "old").teams[0], files[f"data/example/{kind}.json"], kind, tmp_path)


def test_quotes_sources_roles_and_addresses_come_back_from_popolo(tmp_path: Path) -> None:
    quote = "{text: 'So: I go.', lang: en, source: ada-leaves, date: 2020-02}"
    to = "{name: Globex, url: 'https://globex.example/'}"
    event = f"name: Ada\ndate: 2020\ndestination: {to}\nquotes: [{quote}]\nsources: [ada-leaves]\n"
    team = "name: Example\nfounded: 2015-12-11\nfounders: [{name: Ada, role: chair}]\n"
    root = write_site(tmp_path / "old", {TEAM_FILE: team, "content/example/events/ada.yaml": event})
    site = site_of(import_("popolo", tmp_path, json.loads(built(root)["data/example/popolo.json"])), tmp_path)
    back = events_of(site)["ada"]
    (said,) = back.quotes
    assert (said.text, said.lang, str(said.date), said.source and said.source.url, said.speaker_id) == (
        "So: I go.",
        "en",
        "2020-02",
        "https://example.org/ada-leaves",
        "ada",
    )
    assert (back.destination and back.destination.url, site.teams[0].founders[0].role is None) == (
        "https://globex.example/",
        False,
    )


# Where it is written, and what is refused.


def test_a_team_may_be_added_to_a_site(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {"content/site.yaml": "title: {en: A, fr: A}\nlanguages: [en, fr]\n"})
    done = run("popolo", write(tmp_path, popolo(member("a"))), "-o", root / "content" / "acme")
    assert (done.exit_code, [team.id for team in load(root).teams]) == (0, ["acme", "example"])


def test_a_team_that_a_site_does_not_list_is_told(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {"content/site.yaml": "title: A\nteams: [example]\n"})
    done = run("popolo", write(tmp_path, popolo(member("a"))), "-o", root / "content" / "acme")
    assert "Add acme to teams: in content/site.yaml" in done.stderr


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site")
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    file = write(tmp_path, popolo(member("a")))
    refused = [run("popolo", file, "-o", folder).exit_code for folder in (root, root / "content" / "example")]
    assert (refused, {path: path.read_bytes() for path in root.rglob("*.yaml")}) == ([2, 2], before)


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("content/My Team", "Write content/my-team."),
        ("content/about", "is the name of a page that the site makes. Write content/team-about."),
        ("content/fr", "is the folder of a language. Write content/team-fr."),
        ("content/example/events/new", "lies in the content of a site"),
    ],
)
def test_a_folder_that_would_break_the_site_is_refused_before_anything_is_written(tmp_path: Path, folder: str, told: str) -> None:
    root = write_site(tmp_path / "site", {"content/site.yaml": "title: {en: A, fr: A}\nlanguages: [en, fr]\n"})
    done = run("popolo", write(tmp_path, popolo(member("a"))), "-o", root / folder)
    assert (done.exit_code, told in done.stderr.replace("\n", " "), (root / folder).exists()) == (2, True, False)


def test_a_site_that_has_errors_is_left_as_it_is(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {TEAM_FILE: "name: 3"})
    done = run("popolo", write(tmp_path, popolo(member("a"))), "-o", root / "content" / "acme")
    assert (done.exit_code, (root / "content" / "acme").exists()) == (1, False)


def test_a_language_without_texts_is_refused(tmp_path: Path) -> None:
    done = import_("popolo", tmp_path, popolo(member("a")), "--lang", "tlh")
    assert (done.exit_code, "no texts in" in done.stderr, (tmp_path / "site").exists()) == (2, True, False)


def test_what_the_loader_would_refuse_is_not_written(tmp_path: Path) -> None:
    done = import_("timelinejs", tmp_path, timeline(slide("a")), "--founder", "Ada", "--name", "x" * 20_000)
    assert (done.exit_code, (tmp_path / "site").exists()) == (1, False)
    assert "error[too-long]" in done.stderr
    assert "Nothing was written" in done.stderr


@pytest.mark.parametrize(
    ("kind", "data", "reason"),
    [
        ("timelinejs", {"events": 3}, "This is no TimelineJS data"),
        ("timelinejs", [1], "This is no TimelineJS data"),
        ("timelinejs", timeline(slide("a")), "name each with --founder"),
        ("timelinejs", {"events": [slide("a", group="Ada")]}, "name it with --name"),
        ("timelinejs", {"title": TITLE, "events": [slide("a", "", group="Ada")]}, "say it with --founded"),
        ("timelinejs", "a,b\n1,2\n", "This is no TimelineJS spreadsheet"),
        ("timelinejs", "", "This is no TimelineJS spreadsheet"),
        ("timelinejs", 'Year,Headline\n2020,"a\n2021,b\n', "Line 3 is no CSV: unexpected end of data"),
        ("timelinejs", "Year,Headline,Headline\n2020,a,b\n", "The column Headline stands 2 times"),
        ("timelinejs", b"PK\x03\x04", "It is a workbook or an archive: save the sheet as CSV."),
        ("popolo", {"persons": []}, "This is no Popolo data"),
        ("popolo", [], "This is no Popolo data"),
        ("popolo", {**popolo(member("a")), "organizations": [{"id": "acme"}], "memberships": []}, "say it with --founded"),
        ("popolo", popolo(member("a", start="2019")), "name each founder with --founder"),
        ("popolo", b'{"a": ', "is no JSON (line 1)"),
        ("popolo", b"\xff", "is not UTF-8"),
        ("popolo", b"[" * 200_000, "is no JSON"),
        ("popolo", b'{"a": ' * 900 + b"1" + b"}" * 900, "too deep in each other"),
    ],
)  # fmt: skip
def test_a_file_that_says_too_little_is_refused(tmp_path: Path, kind: str, data: object, reason: str) -> None:
    done = import_(kind, tmp_path, data)
    assert (done.exit_code, reason in done.stderr, (tmp_path / "site").exists()) == (1, True, False)


def test_a_file_without_an_end_is_refused(tmp_path: Path) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no endless file")
    assert "It is larger than 64 MiB." in run("popolo", "/dev/zero", "-o", tmp_path / "site").stderr


def test_characters_that_content_cannot_hold_are_told_and_left_out(tmp_path: Path) -> None:
    done = import_("timelinejs", tmp_path, timeline(slide("a\u202eb\ud800", unique_id="e")), *ADA)
    assert [event.title and event.title.texts[0][1] for event in events_of(site_of(done, tmp_path)).values()] == ["ab"]
    assert "U+202E (RIGHT-TO-LEFT OVERRIDE) cannot stand in content" in done.stderr


def test_a_key_that_stands_twice_is_told(tmp_path: Path) -> None:
    data = json.dumps(timeline(slide("a"))).replace('"events"', '"events": [], "events"')
    assert "the key events stands 2 times in one place" in import_("timelinejs", tmp_path, data.encode(), *ADA).stderr


def test_a_place_to_write_must_be_named(tmp_path: Path) -> None:
    done = run("popolo", write(tmp_path, popolo(member("a"))))
    assert (done.exit_code, "Missing option '-o'" in done.stderr) == (2, True)


# HTML.

WORLD = "https://example.org/"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("plain text", "plain text"),
        ("a\n\nb\nc", "a\n\nb c"),
        ("a<br>b<p>c</p>d", "a\n\nb\n\nc\n\nd"),
        ("<b>so</b> <em>it</em>", "**so** *it*"),
        ("<b>Sales </b>rose and <i> profits</i> fell. <b></b>Then<b>.</b>", "**Sales** rose and *profits* fell. Then."),
        ("<strong>Ada</strong>s work. <b><p>All bold</p><p>two</p></b>", "**Ada**s work.\n\n**All bold**\n\n**two**"),
        ("<b>Note:</b>text <b><b>x</b></b>", "**Note**:text **x**"),
        (f"<a href='{WORLD}'>x</a> <a href='javascript:x'>y</a>", f"[x]({WORLD}) y"),
        (f"<a href='{WORLD}A_(b)'>x</a> <a href='//example.org/ü'>y</a>", f"[x]({WORLD}A_%28b%29) [y]({WORLD}%C3%BC)"),
        (f"Wow!<a href='{WORLD}'>x</a>", f"Wow\\![x]({WORLD})"),
        ("2 * 3 [x] _y_ `z`", "2 \\* 3 \\[x\\] \\_y\\_ \\`z\\`"),
        ("1986. A year<p># x<p>- y<p>~~~", "1986\\. A year\n\n\\# x\n\n\\- y\n\n&#126;~~"),
        ("<pre>a *b*\n  <i>c</i></pre> <code>x*y`z</code>", "    a *b*\n      c\n\n`` x*y`z ``"),
        ("<script>alert(1)</script>x &amp; y &lt;b&gt; &amp;lt;", "x & y <b> &amp;lt;"),
        ("<img src=x> <unknown>x</unknown>", "x"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul><ol start=3><li>x<li>y</ol>", "-   a\n    -   b\n-   c\n\n3.  x\n4.  y"),
        ("<table><tr><td>Ada<td>C|O<tr><td>Ben</table>", "|  |  |\n| --- | --- |\n| Ada | C\\|O |\n| Ben |  |"),
        ("x<hr>y<dl><dt>Term</dt><dd>Def</dd></dl>", "x\n\n---\n\ny\n\nTerm\n\nDef"),
        ("<h2>A <b>b</b></h2><blockquote>q<p>r</blockquote>", "## A **b**\n\n> q\n>\n> r"),
        ("<div>" * 3000 + "deep", "deep"),
    ],
)  # fmt: skip
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    made = markdown_of(html, lambda _: None)
    assert (made, why_not_markdown(made)) == (markdown, None)


def test_a_text_whose_form_content_cannot_hold_is_kept_without_it(tmp_path: Path) -> None:
    table = f"<table><tr>{'<td>x</td>' * 30}</tr></table>"
    done = import_(
        "timelinejs", tmp_path, timeline({**slide("a"), "text": {"headline": "a", "text": f"<p>So.</p>{table}"}}), *ADA
    )
    (event,) = site_of(done, tmp_path).teams[0].events
    assert summary_of(event).startswith("So.\n\nx")
    assert "the form of the text was left out, since it has a table of more than 20 columns." in done.stderr


def test_html_becomes_text() -> None:
    assert text_of("<b>So</b>\n it <a href='x'>was</a> *<p>then", lambda _: None) == "So it was * then"
