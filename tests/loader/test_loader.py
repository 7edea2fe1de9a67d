"""What the loader says: every message that an author can see, and nothing besides.

The folder broken_content is the catalogue of messages. Each file in event/, team/, sources/ and site/ takes the place of that
file in a small valid site; its first lines say what is expected of it: `# expect: LINE:COLUMN error[CODE]: message hint`. Each
folder in folder/ is laid over the site, and its expect.txt holds the expected lines.
"""

import os
import re
from pathlib import Path

import pytest

from founders_timeline.loader.events import MOST_ALIASES
from founders_timeline.loader.files import LARGEST_FILE
from founders_timeline.loader.site import load_site
from founders_timeline.loader.yaml_rules import LONGEST_TEXT, MOST_VALUES
from founders_timeline.model.content import Destination, LocalText
from founders_timeline.model.history import history_of
from founders_timeline.model.problems import ContentError, Problem
from founders_timeline.model.team import Team
from founders_timeline.prose.limits import LONGEST_PAGE, LONGEST_PROSE
from tests.sites import EVENTS, SITE_FILE, SOURCES_FILE, TEAM, TEAM_FILE, TODAY, load, only_event, problems_of, write_site

CATALOGUE = Path(__file__).parents[1] / "broken_content"
PLACES = {"event": EVENTS, "team": TEAM_FILE, "sources": SOURCES_FILE, "site": SITE_FILE}
FILES = sorted(path for kind in PLACES for path in (CATALOGUE / kind).iterdir())
FOLDERS = sorted((CATALOGUE / "folder").iterdir())
EXPECT = re.compile(rb"# expect: (.+)")

ADA = "name: Ada Example\ndate: 2024-08-05\nsources: [ada-leaves]\n"
BEN = ADA.replace("Ada", "Ben")


def expected(data: bytes, place: str) -> list[str]:
    comments = []
    for line in data.splitlines():
        match = EXPECT.fullmatch(line)
        if match is None:
            break
        comments.append(match[1].decode())
    return [f"{place}:{comment.replace(' ', ': ', 1)}" for comment in comments]


def placed(file: Path) -> tuple[str, bytes]:
    """Return where a file of the catalogue belongs, and its bytes."""
    place = PLACES[file.parent.name]
    return (f"{place}/{file.name}" if place == EVENTS else place), file.read_bytes()


def laid_over(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "expect.txt")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def codes_of(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def told(root: Path) -> list[str]:
    return list(map(str, problems_of(root)))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_broken_file_gets_exactly_the_messages_that_it_expects(tmp_path: Path, file: Path) -> None:
    place, data = placed(file)
    assert told(write_site(tmp_path, {place: data})) == expected(data, place)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_broken_folder_gets_exactly_the_messages_that_it_expects(tmp_path: Path, folder: Path) -> None:
    assert told(write_site(tmp_path, laid_over(folder))) == (folder / "expect.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_file_of_the_catalogue_expects_something(file: Path) -> None:
    place, data = placed(file)
    assert expected(data, place)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_message_and_every_hint_is_made_of_sentences(tmp_path: Path, file: Path) -> None:
    place, data = placed(file)
    texts = [text for problem in problems_of(write_site(tmp_path, {place: data})) for text in (problem.message, problem.hint)]
    # A line to write ends as it is to be written.
    assert [text for text in texts if text and not text.endswith((".", "?", "…")) and "rite " not in text] == []


# What is too large for a file of the catalogue, or no file at all.


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    root = write_site(tmp_path, {f"{EVENTS}/ada.yaml": "#" * (LARGEST_FILE + 1)})
    assert told(root) == [
        f"{EVENTS}/ada.yaml:1:1: error[file-too-big]: The file is larger than 256 KiB. Split it into several files."
    ]


def test_a_text_that_is_too_long_is_refused(tmp_path: Path) -> None:
    root = write_site(tmp_path, {f"{EVENTS}/ada.yaml": f"{ADA}title: {'a' * (LONGEST_TEXT + 1)}\n"})
    assert codes_of(problems_of(root)) == ["too-long"]


def test_too_many_old_ids_are_refused(tmp_path: Path) -> None:
    aliases = ", ".join(f"ada-{n}" for n in range(MOST_ALIASES + 1))
    assert told(write_site(tmp_path, {f"{EVENTS}/ada.yaml": f"{ADA}aliases: [{aliases}]\n"})) == [
        f"{EVENTS}/ada.yaml:4:10: error[too-long]: aliases: the list has 21 ids; 20 is the most."
        " Keep the oldest one and those that are linked to."
    ]


def test_too_many_values_are_refused(tmp_path: Path) -> None:
    root = write_site(tmp_path, {f"{EVENTS}/ada.yaml": "- a\n" * MOST_VALUES})
    assert codes_of(problems_of(root)) == ["too-many-nodes"]


def test_a_summary_that_is_too_long_is_refused(tmp_path: Path) -> None:
    root = write_site(tmp_path, {f"{EVENTS}/ada.yaml": f"{ADA}summary: {'a ' * (LONGEST_PROSE // 2)}a\n"})
    assert told(root) == [f"{EVENTS}/ada.yaml:4:10: error[markdown]: summary: the text has more than 8,000 characters."]


def test_an_about_page_that_is_too_long_is_refused(tmp_path: Path) -> None:
    root = write_site(tmp_path, {"content/about.md": "a" * (LONGEST_PAGE + 1)})
    assert told(root) == ["content/about.md:1:1: error[markdown]: The text has more than 64,000 characters."]


def test_a_site_file_that_is_missing_is_told_once(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    (root / SITE_FILE).unlink()
    assert told(root) == [f"{SITE_FILE}:1:1: error[missing-file]: The file is missing. Check its name, capital letters included."]


def test_a_site_without_a_team_is_refused(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    (root / TEAM_FILE).unlink()
    assert codes_of(problems_of(root)) == ["ignored-file", "no-team"]


def test_a_content_folder_that_is_missing_is_no_problem_of_the_content(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path)


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    (root / EVENTS / "ada.yaml").mkdir()
    assert codes_of(problems_of(root)) == ["not-a-file"]


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    (root / EVENTS).rmdir()
    (root / EVENTS).write_text("no folder", "utf-8")
    assert codes_of(problems_of(root)) == ["not-a-folder"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    (root / EVENTS / "ada.yaml").symlink_to(root / TEAM_FILE)
    assert codes_of(problems_of(root)) == ["symlink"]


# All of them at once, and none that another one causes.


def test_thirty_mistakes_in_ten_files_give_thirty_lines_in_order(tmp_path: Path) -> None:
    three = "- name: {founder}\n  date: 2024-02-3{n}\n  colour: red\n  sources: [ada-leaves]\n  confidence: sure\n"
    files = {f"{EVENTS}/event-{n}.yaml": three.format(founder="Ada Example", n=n) for n in range(10)}
    lines = [tuple(line.split(":")[:3]) for line in told(write_site(tmp_path, files))]
    assert lines == [(f"{EVENTS}/event-{n}.yaml", *place) for n in range(10) for place in (("2", "9"), ("3", "3"), ("5", "15"))]


def test_every_part_of_a_site_is_read_although_the_others_are_wrong(tmp_path: Path) -> None:
    wrong = {SITE_FILE: "title: [\n", TEAM_FILE: "name: [\n", SOURCES_FILE: "a: [\n", f"{EVENTS}/a.yaml": "b: [\n"}
    assert [problem.path for problem in problems_of(write_site(tmp_path, wrong))] == [
        f"{EVENTS}/a.yaml",
        SOURCES_FILE,
        TEAM_FILE,
        SITE_FILE,
    ]


NO_FOLLOW_UP = {
    "the languages, where site.yaml cannot be read": {
        SITE_FILE: "title: [\n",
        f"{EVENTS}/ada.yaml": f"{ADA}title: {{en: Ada leaves, fr: Ada part}}\n",
    },
    "the languages, where one of them is wrong": {
        SITE_FILE: "title: {en: Example, fr: Exemple}\nlanguages: [en, fr, french]\n",
        f"{EVENTS}/ada.yaml": f"{ADA}title: {{en: Ada leaves, fr: Ada part}}\n",
    },
    "people, where team.yaml cannot be read": {TEAM_FILE: "name: [\n", f"{EVENTS}/ada.yaml": ADA},
    "people, where one of them has no name": {
        TEAM_FILE: "name: Example\nfounded: 2015\nfounders: [Ben Example, 12]\n",
        f"{EVENTS}/ada.yaml": ADA,
    },
    "people, where the founding is missing": {
        TEAM_FILE: "name: Example\nfounders: [Ada Example]\n",
        f"{EVENTS}/ada.yaml": f"{ADA}quotes:\n  - {{text: Goodbye., lang: en, source: ada-leaves}}\n",
    },
    "the speaker, where the name is not known": {
        f"{EVENTS}/ada.yaml": f"{ADA.replace('Ada', 'Eda')}quotes:\n  - {{text: Goodbye., lang: en, source: ada-leaves}}\n",
    },
    "sources, where sources.yaml cannot be read": {SOURCES_FILE: "a: [\n", f"{EVENTS}/ada.yaml": ADA},
    "a source that is wrong itself": {SOURCES_FILE: "ada-leaves: {url: nowhere, date: 2024}\n", f"{EVENTS}/ada.yaml": ADA},
    "the source of an event whose quote has a wrong one": {
        f"{EVENTS}/ada.yaml": "name: Ada Example\ndate: 2024-08-05\nquotes:\n  - {text: Goodbye., lang: en, source: ada}\n",
    },
    "the history, where a departure has a wrong date": {
        f"{EVENTS}/a.yaml": ADA.replace("-05", "-99"),
        f"{EVENTS}/b.yaml": "name: Ada Example\ntype: return\ndate: 2025-01-01\n",
    },
    "the history, where a departure has a wrong type": {
        f"{EVENTS}/a.yaml": f"{ADA}type: levae\nuntil: 2024-12\n",
        f"{EVENTS}/b.yaml": "name: Ada Example\ntype: return\ndate: 2025-01-01\n",
    },
    "the history, where a departure has a misspelt name": {
        f"{EVENTS}/a.yaml": ADA.replace("Ada", "Aad"),
        f"{EVENTS}/b.yaml": "name: Ada Example\ntype: return\ndate: 2025-01-01\n",
    },
    "the history, where a file cannot be read": {
        f"{EVENTS}/a.yaml": "name: [",
        f"{EVENTS}/b.yaml": "name: Ada Example\ntype: return\ndate: 2025-01-01\n",
    },
    "a key that is misspelt": {f"{EVENTS}/ada.yaml": ADA.replace("name", "nmae")},
    "the teams that are not loaded, where one of the list is misspelt": {SITE_FILE: "title: Example\nteams: [exmaple]\n"},
    "the order, where a person leaves and returns on one day": {
        f"{EVENTS}/a.yaml": f"{ADA}type: return\n",
        f"{EVENTS}/b.yaml": f"{ADA}type: departure\n",
    },
}


@pytest.mark.parametrize("what", NO_FOLLOW_UP)
def test_one_mistake_gives_one_problem_and_none_about(tmp_path: Path, what: str) -> None:
    assert len(told(write_site(tmp_path, NO_FOLLOW_UP[what]))) == 1


def test_a_mistake_in_the_events_of_one_person_does_not_hide_the_history_of_another(tmp_path: Path) -> None:
    files = {f"{EVENTS}/ada.yaml": f"{ADA}type: levae\n", f"{EVENTS}/ben.yaml": f"{BEN}type: return\n"}
    assert codes_of(problems_of(write_site(tmp_path, files))) == ["choice", "state"]


def test_warnings_come_with_the_site(tmp_path: Path) -> None:
    root = write_site(tmp_path, {f"{EVENTS}/ada.yaml": "name: Ada Example\ndate: 2024-08-05\n"})
    assert (len(load(root).teams[0].events), codes_of(problems_of(root))) == (1, ["no-source"])


@pytest.mark.parametrize(
    ("when", "lies_ahead"),
    [
        ("2026-11-23", False),
        ("2026-11", False),
        ("2026", False),
        ("'[2026-11-20..2031]'", False),
        ("2026-11-24", True),
        ("2026-12", True),
    ],
)
def test_a_date_lies_in_the_future_once_its_first_day_does(when: str, lies_ahead: bool, tmp_path: Path) -> None:
    event = f"name: Ada Example\ndate: {when}\nsources: [ada-leaves]\n"
    codes = [problem.code for problem in problems_of(write_site(tmp_path, {f"{EVENTS}/a.yaml": event}))]
    assert codes == (["future-date"] if lies_ahead else [])


def test_warnings_come_with_the_errors(tmp_path: Path) -> None:
    root = write_site(tmp_path, {f"{EVENTS}/ada.yaml": "name: Ada Example\ndate: 2024-08-05\ncolour: red\n"})
    assert codes_of(problems_of(root)) == ["no-source", "unknown-key"]


def test_warnings_are_never_left_out(tmp_path: Path) -> None:
    urls = "".join(f"  - https://example.org/{n}\n" for n in range(50))
    root = write_site(tmp_path, {f"{EVENTS}/ada.yaml": f"name: Ada Example\ndate: 2024-08-05\nsources:\n{urls}"})
    assert codes_of(problems_of(root)) == ["source-date"] * 50


def test_one_file_with_many_errors_does_not_hide_those_of_another(tmp_path: Path) -> None:
    many = ADA + "".join(f"zzz{n}: x\n" for n in range(30))
    root = write_site(tmp_path, {f"{EVENTS}/ada.yaml": many, f"{EVENTS}/ben.yaml": f"{BEN}colour: red\n"})
    assert codes_of(problems_of(root)) == [*["unknown-key"] * 20, "more-errors", "unknown-key"]


def test_a_name_with_a_line_end_and_a_command_stays_in_its_line(tmp_path: Path) -> None:
    root = write_site(
        tmp_path, {TEAM_FILE: 'name: Example\nfounded: 2015\nfounders: ["x\\n::error::\\u200by"]\n', f"{EVENTS}/a.yaml": ADA}
    )
    assert [line for line in told(root) if not line.isprintable()] == []


def test_a_folder_with_a_line_end_and_a_command_stays_in_its_line(tmp_path: Path) -> None:
    root = write_site(tmp_path, {"content/x\n::error::\x1b[31my/team.yaml": "", SITE_FILE: "title: Example\nteams: [xy]\n"})
    assert [line for line in told(root) if not line.isprintable()] == []


# What is read.


def test_the_shortest_event_is_a_departure_that_is_confirmed(tmp_path: Path) -> None:
    event = only_event(write_site(tmp_path, {f"{EVENTS}/ada-leaves.yaml": ADA}))
    assert (event.id, event.type, event.people, event.confidence) == ("ada-leaves", "departure", ("ada-example",), "confirmed")


@pytest.mark.parametrize("name", ["Ada Example", "ada-example", "Countess", "Ada   Example", '"Ada\\nExample"'])
def test_a_founder_is_known_by_name_id_and_other_name(tmp_path: Path, name: str) -> None:
    team = "name: Example\nfounded: 2015\nfounders:\n  - {name: Ada Example, other_names: [Countess]}\n"
    root = write_site(tmp_path, {TEAM_FILE: team, f"{EVENTS}/a.yaml": f"name: {name}\ndate: 2024\nsources: [ada-leaves]\n"})
    assert only_event(root).people == ("ada-example",)


def test_a_name_is_the_same_in_both_normal_forms(tmp_path: Path) -> None:
    team = "name: Example\nfounded: 2015\nfounders: [Jos\u00e9]\n"
    root = write_site(tmp_path, {TEAM_FILE: team, f"{EVENTS}/a.yaml": ADA.replace("Ada Example", "Jose\u0301")})
    assert only_event(root).people == ("jose",)


def test_an_id_goes_before_the_same_word_as_a_name(tmp_path: Path) -> None:
    team = "name: Example\nfounded: 2015\nfounders:\n  - {name: Ada One, id: ada}\n  - {name: ada, id: ada-two}\n"
    root = write_site(tmp_path, {TEAM_FILE: team, f"{EVENTS}/a.yaml": ADA.replace("Ada Example", "ada")})
    assert only_event(root).people == ("ada",)


@pytest.mark.parametrize("word", ["0777", "1_000", "0x1F", "12:30", "1e3", "no", "Yes", ".5"])
def test_a_text_stays_as_it_is_written(tmp_path: Path, word: str) -> None:
    destination = only_event(write_site(tmp_path, {f"{EVENTS}/a.yaml": f"{ADA}destination: {word}\n"})).destination
    assert destination == Destination(name=LocalText(texts=(("en", word),)))


def test_an_event_knows_the_ids_that_it_had_and_the_first_of_them(tmp_path: Path) -> None:
    event = only_event(write_site(tmp_path, {f"{EVENTS}/ada.yaml": f"{ADA}aliases: [ada-leaves, left]\n"}))
    assert (event.id, event.aliases, event.first_id) == ("ada", ("ada-leaves", "left"), "ada-leaves")


def test_events_in_a_list_get_ids_from_person_and_date(tmp_path: Path) -> None:
    both = f"- {ADA}- {BEN}".replace("\ndate", "\n  date").replace("\nsources", "\n  sources")
    events = load(write_site(tmp_path, {f"{EVENTS}/2024.yaml": both})).teams[0].events
    assert [event.id for event in events] == ["ada-example-2024-08-05", "ben-example-2024-08-05"]


def test_one_file_or_many_make_the_same_history(tmp_path: Path) -> None:
    both = f"- {ADA}- {BEN}".replace("\ndate", "\n  date").replace("\nsources", "\n  sources")
    one = load(write_site(tmp_path / "one", {f"{EVENTS}/2024.yaml": both}))
    many = load(write_site(tmp_path / "many", {f"{EVENTS}/z.yaml": ADA, f"{EVENTS}/a.YML": BEN}))
    assert history_of(one.teams[0]).tenures == history_of(many.teams[0]).tenures


def test_a_span_stands_with_or_without_quotes(tmp_path: Path) -> None:
    plain = only_event(write_site(tmp_path / "plain", {f"{EVENTS}/a.yaml": ADA.replace("2024-08-05", "[2016..2018]")}))
    quoted = only_event(write_site(tmp_path / "quoted", {f"{EVENTS}/a.yaml": ADA.replace("2024-08-05", "'[2016..2018]'")}))
    assert plain.date == quoted.date


def test_a_bare_url_finds_the_source_that_has_it(tmp_path: Path) -> None:
    event = only_event(write_site(tmp_path, {f"{EVENTS}/a.yaml": ADA.replace("ada-leaves", "https://example.org/ada-leaves")}))
    assert event.sources[0].key == "ada-leaves"


def test_a_source_that_is_named_twice_stands_once(tmp_path: Path) -> None:
    event = only_event(write_site(tmp_path, {f"{EVENTS}/a.yaml": ADA.replace("[ada-leaves]", "[ada-leaves, ada-leaves]")}))
    assert len(event.sources) == 1


def test_a_quote_is_its_persons_unless_it_says_otherwise(tmp_path: Path) -> None:
    quote = "  - {text: Goodbye., lang: en, source: ada-leaves"
    quotes = f"quotes:\n{quote}}}\n{quote}, speaker: Zoe Example}}\n"
    event = only_event(write_site(tmp_path, {f"{EVENTS}/a.yaml": ADA + quotes}))
    assert [quote.speaker_id for quote in event.quotes] == ["ada-example", "zoe-example"]


def test_a_speaker_may_be_anybody(tmp_path: Path) -> None:
    quotes = "quotes:\n  - {text: A., lang: en, source: ada-leaves, speaker: A spokeswoman}\n"
    (quote,) = only_event(write_site(tmp_path, {f"{EVENTS}/a.yaml": ADA + quotes})).quotes
    assert (quote.speaker_id, quote.speaker.texts) == ("", (("en", "A spokeswoman"),))


def test_a_quote_is_kept_to_the_letter(tmp_path: Path) -> None:
    quotes = 'quotes:\n  - {text: "  I’m  leaving… ", lang: en, source: ada-leaves}\n'
    (quote,) = only_event(write_site(tmp_path, {f"{EVENTS}/a.yaml": ADA + quotes})).quotes
    assert quote.text == "  I’m  leaving… "


def test_a_regional_language_serves_for_its_language(tmp_path: Path) -> None:
    quotes = "quotes:\n  - {text: Goodbye., lang: en-GB, source: ada-leaves}\n"
    assert told(write_site(tmp_path, {f"{EVENTS}/a.yaml": ADA + quotes})) == []


def test_teams_come_in_the_order_that_the_site_gives(tmp_path: Path) -> None:
    other = "name: Other\nfounded: 2016\nfounders: [Ada]\n"
    root = write_site(tmp_path, {SITE_FILE: "title: Example\nteams: [other, example]\n", "content/other/team.yaml": other})
    assert [team.id for team in load(root).teams] == ["other", "example"]


def test_all_problems_come_with_the_exception(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="2 problems"):
        load(write_site(tmp_path, {f"{EVENTS}/a.yaml": f"{ADA}one: 1\ntwo: 2\n"}))


# Stories and nouns.


STORY = """\
story:
  - from: 2016
    to: "[2017..2018]"
    title: {en: Two years, fr: Deux ans}
    text: {en: "{remaining} stay.", fr: "{remaining} restent."}
"""
BILINGUAL = {SITE_FILE: "title: {en: Example, fr: Exemple}\nlanguages: [en, fr]\n"}


def team_with(root: Path, lines: str, site: dict[str, str] | None = None) -> Team:
    return load(write_site(root, {TEAM_FILE: TEAM + lines, **(site or {})})).teams[0]


def test_a_step_of_a_story_has_two_dates_and_texts_by_language(tmp_path: Path) -> None:
    (step,) = team_with(tmp_path, STORY, BILINGUAL).story
    told = (step.start.text, step.end.text, step.title.in_language("fr")[0], step.text.in_language("en")[0])
    assert told == ("2016", "[2017..2018]", "Deux ans", "{remaining} stay.")


def test_a_step_may_last_one_day_and_begin_in_the_year_of_the_founding(tmp_path: Path) -> None:
    lines = "story: [{from: 2015, to: 2015-12-11, title: One day, text: It begins.}]\n"
    assert len(team_with(tmp_path, lines).story) == 1


def test_a_noun_has_its_forms_by_language(tmp_path: Path) -> None:
    noun = team_with(tmp_path, "noun: {fr: {one: auteur, other: auteurs}, en: {one: author, other: authors}}\n", BILINGUAL).noun
    assert noun
    assert noun.in_language("fr") == {"one": "auteur", "other": "auteurs"}


def test_a_noun_lacks_no_language_of_the_site(tmp_path: Path) -> None:
    root = write_site(tmp_path, {TEAM_FILE: TEAM + "noun: {en: {other: authors}}\n", **BILINGUAL})
    assert told(root) == [f"{TEAM_FILE}:5:7: error[missing]: noun: there are no forms in fr. Add fr: {{one: …, other: …}}."]


def test_a_team_without_a_noun_or_a_story_has_none(tmp_path: Path) -> None:
    team = team_with(tmp_path, "")
    assert (team.noun, team.story) == (None, ())


@pytest.mark.parametrize("name", [b"b\xff", b"\xe9t\xe9"])
@pytest.mark.parametrize("place", ["content", "content/example", "content/example/events"])
def test_a_name_that_is_not_utf8_is_an_error_wherever_it_stands(tmp_path: Path, name: bytes, place: str) -> None:
    root = write_site(tmp_path)
    Path(os.fsdecode(os.fsencode(root / place) + b"/" + name + b".yaml")).write_bytes(ADA.encode())
    assert [line.partition(": ")[2].partition(":")[0] for line in told(root)] == ["error[encoding]"]


@pytest.mark.parametrize("language", ["sco", "en-12345678", "xx", "tlh"])
def test_a_language_that_cldr_does_not_know_is_an_error_even_if_there_are_texts_in_it(tmp_path: Path, language: str) -> None:
    root = write_site(tmp_path, {SITE_FILE: f"title: Example\nlanguages: [en, {language}]\n"})
    with pytest.raises(ContentError) as caught:
        load_site(root, TODAY, ("en", language))
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [("lang", 2)]
