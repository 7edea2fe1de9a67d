"""Teams whose people are no founders: whatever people read calls them by the team's own noun."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from founders_timeline.commands.cli import main
from founders_timeline.loader.site import load_site
from founders_timeline.model.history import history_of
from founders_timeline.sharing.card import day_card, event_card, founder_card, team_card
from founders_timeline.sharing.font import load_fonts
from founders_timeline.site.plan import plan_site
from founders_timeline.theme.renderer import Renderer
from founders_timeline.views.context import Context, language_of
from founders_timeline.views.day import days_with_pages
from tests.readable import readable_texts
from tests.sites import INTERFACE_LANGUAGES, TODAY
from tests.small_site import THEME, built, language, page

BASE = "https://example.org/who/"
FOUNDERS = re.compile(r"founders?\b|fondat(?:eur|rice)", re.IGNORECASE)

BAND = """\
name: The Larks
noun:
  en: {one: original member, other: original members}
  fr: {one: membre d’origine, other: membres d’origine}
founded: 1998
checked: 2026-11-01
standfirst:
  en: >-
    The Larks began as {founders | one person | {founders} people};
    {remaining | nobody is left | one is left | {remaining} are left}.
  fr: >-
    Au début de The Larks, {founders | une personne | {founders} personnes} ;
    {remaining | plus personne | une reste | {remaining} restent}.
story:
  - from: 2001
    to: 2001
    title: {en: "Ida goes", fr: "Ida s’en va"}
    text: {en: "Then {remaining} of {founders} are left.", fr: "Il en reste {remaining} sur {founders}."}
founders:
  - {name: Ida North, role: {en: bass, fr: basse}}
  - {name: Jo West, wikidata: Q42}
  - Kit East
  - Lou South
people: [Max Moor]
"""
BAND_EVENTS = """\
- {name: Ida North, date: 2001, destination: The Wrens}
- {name: Jo West, date: 2004-05-01, type: leave}
- {name: Kit East, date: 2005-06-07, type: transfer, destination: The Larks Trust}
- {name: Max Moor, date: 2006-01-02, type: role, destination: {role: {en: singer, fr: chant}}}
- {name: Lou South, date: 2030-01-01, announced: 2026-10-01}
- name: Jo West
  date: 2009-03-04
  type: return
  sources: ["https://example.org/return"]
  quotes: [{text: I am back., source: "https://example.org/return"}]
  corrections: [{date: 2026-01-01, text: {en: The day., fr: Le jour.}}]
"""
PAPER = """\
name: On Ferns
noun: {en: {one: author, other: authors}, fr: {one: auteur, other: auteurs}}
founded: 2017-06-12
counts_as_remaining: [active, on_leave]
founders: [Ada Fern, Bo Moss]
"""
PAPER_EVENTS = """\
- {name: Ada Fern, date: 2019-01-01, destination: The Larks}
- {name: Bo Moss, date: 2020-02-03, type: leave}
"""
TEAMS = {"larks": (BAND, BAND_EVENTS), "ferns": (PAPER, PAPER_EVENTS)}


def site(root: Path, *teams: str, noun: bool = True) -> Path:
    """Write a site of these teams; without `noun` they count founders."""
    listed = ", ".join(teams)
    files = {"content/site.yaml": f"title: {{en: Who stays?, fr: Qui reste ?}}\nlanguages: [en, fr]\nteams: [{listed}]\n"}
    for team in teams:
        about, events = TEAMS[team]
        files[f"content/{team}/team.yaml"] = about if noun else re.sub(r"noun:.*(?:\n  .*)*\n(?=founded)", "", about)
        files[f"content/{team}/events/all.yaml"] = events
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def contexts(root: Path) -> Iterator[Context]:
    loaded = load_site(root, TODAY, INTERFACE_LANGUAGES)[0]
    for team in loaded.teams:
        for code in loaded.languages:
            yield Context(loaded, history_of(team), language_of(team, language(code)), TODAY)


def card_texts(context: Context) -> Iterator[str]:
    """Yield what stands on every card of a team."""
    fonts = load_fonts(THEME)
    cards = [team_card(context, fonts), *(event_card(context, event, fonts) for event in context.team.events)]
    cards += [founder_card(context, founder.id, fonts) for founder in context.team.founders]
    cards += [day_card(context, day, fonts) for day in days_with_pages(context)]
    yield from (text.text for card in cards for text in card.texts)


def run(*arguments: object) -> str:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False).output


def drawn(root: Path) -> dict[str, bytes]:
    """Return the files of a site by path, but for the pictures of cards, which take long."""
    plan = plan_site(load_site(root, TODAY, INTERFACE_LANGUAGES)[0], TODAY, Renderer(THEME), BASE)
    return {path: make() for path, make in plan.items() if not path.endswith(".png")}


def saying_founder(texts: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(path, text) for path, text in texts if FOUNDERS.search(text)]


@pytest.mark.parametrize("teams", [("larks",), ("ferns",), ("larks", "ferns")], ids="-".join)
def test_no_file_of_a_site_calls_them_founders(tmp_path: Path, teams: tuple[str, ...]) -> None:
    assert saying_founder(readable_texts(drawn(site(tmp_path, *teams)))) == []


@pytest.mark.parametrize("teams", [("larks",), ("ferns",)], ids="-".join)
def test_files_call_them_founders_where_there_is_no_noun(tmp_path: Path, teams: tuple[str, ...]) -> None:
    said = saying_founder(readable_texts(drawn(site(tmp_path, *teams, noun=False))))
    endings = {path.rpartition("/")[2].partition(".")[2] for path, _ in said}
    assert endings >= {"html", "svg", "json", "atom", "ics"}


@pytest.mark.parametrize("team", list(TEAMS))
def test_no_card_calls_them_founders(tmp_path: Path, team: str) -> None:
    said = [text for context in contexts(site(tmp_path, team)) for text in card_texts(context)]
    assert [text for text in said if FOUNDERS.search(text)] == []


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("index.html", "2 of 4 original members of The Larks remain."),
        ("fr/index.html", "2 membres d’origine sur 4 restent chez The Larks."),
        ("ferns/index.html", "1 of 2 authors of On Ferns remains."),
        ("fr/ferns/index.html", "1 auteur sur 2 reste chez On Ferns."),
    ],
)
def test_the_noun_has_the_form_of_its_number(tmp_path: Path, path: str, sentence: str) -> None:
    files = built(site(tmp_path, "larks", "ferns"))
    assert page(files, path).xpath("//ul[@aria-label][contains(@class, 'tokens')]/@aria-label") == [sentence]


def test_a_page_about_teams_with_several_nouns_calls_all_of_them_members(tmp_path: Path) -> None:
    files = built(site(tmp_path, "larks", "ferns"))
    assert "The share of members who remain" in page(files, "compare.html").text_content()


@pytest.mark.parametrize("team", list(TEAMS))
def test_no_message_calls_them_founders(tmp_path: Path, team: str) -> None:
    root, old = site(tmp_path / "new", team), site(tmp_path / "old", team)
    events = old / f"content/{team}/events/all.yaml"
    about = old / f"content/{team}/team.yaml"
    events.write_text(events.read_text(encoding="utf-8").split("\n", 1)[1], encoding="utf-8")
    about.write_text(about.read_text(encoding="utf-8").replace("founders: [", "founders: [Zed, "), encoding="utf-8")
    said = [run("count", root), run("count", "--on", "2018-03-04", root), run("diff", old, root), run("diff", root, old)]
    (root / f"content/{team}/events/more.yaml").write_text("- {name: Nobody, date: 2020-13}\n- {name: Lou South, date: 2040}\n")
    said.append(run("check", root))
    keys_aside = [text.replace("founders:", "") for text in said]
    assert [text for text in keys_aside if FOUNDERS.search(text.replace(str(tmp_path), ""))] == []


def test_the_commands_say_the_noun(tmp_path: Path) -> None:
    root = site(tmp_path / "new", "larks")
    assert run("count", "--on", "2010-01-01", root).startswith("2 of 4 original members of The Larks remain.")
    other = site(tmp_path / "old", "larks")
    (other / "content/larks/events/all.yaml").unlink()
    assert "  Original members remaining:" in run("diff", other, root, "--as-of", "2026-11-23")
