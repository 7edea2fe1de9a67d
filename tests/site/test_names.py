"""Names become files: whatever content is called, no two files of a site are one on any system, and every system takes them."""

import json
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import pytest
from lxml import html

from founders_timeline.loader.site import load_site
from founders_timeline.model.problems import ContentError, Problem
from founders_timeline.model.slug import LONGEST_ID, TAKEN
from tests.flagship import BuiltSite
from tests.sites import EVENTS, SITE_FILE, SOURCES_FILE, TEAM_FILE, TODAY, load, problems_of, write_site
from tests.small_site import built

DEVICES = ["con", "prn", "aux", "nul", "com1", "lpt9"]
LONG = "a" * 300
EVENT = "name: Ada\ndate: 2024-05-14\nsources: [ada-leaves]\n"
OTHER_EVENT = "name: Ben Example\ndate: 2024-05-15\nsources: [ada-leaves]\n"
UNSAFE = [
    *DEVICES,
    "CON",
    "Ada",
    ".",
    "..",
    "a.",
    ".a",
    "a/b",
    "../a",
    "a\\b",
    "a b",
    "a:b",
    "é",
    "e\u0301",
    "ａ",
    LONG,
    "index",
    "about",
]


def errors(root: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in problems_of(root) if problem.is_error]


def team_with(*people: str) -> str:
    return "name: Example\nfounded: 2015-12-11\nfounders:\n" + "".join(f"  - {person}\n" for person in people)


def ids_of_events(root: Path) -> list[str]:
    return sorted(event.id for event in load(root).teams[0].events)


# What is written as an id


@pytest.mark.parametrize("text", UNSAFE)
def test_an_unsafe_id_of_an_event_is_refused(text: str, tmp_path: Path) -> None:
    root = write_site(tmp_path, {f"{EVENTS}/a.yaml": f"{EVENT}id: '{text}'\n"})
    assert errors(root) in ([("slug", f"{EVENTS}/a.yaml")], [("slug-taken", f"{EVENTS}/a.yaml")])


@pytest.mark.parametrize("key", ["founders", "people"])
@pytest.mark.parametrize("text", UNSAFE)
def test_an_unsafe_id_of_a_person_is_refused(text: str, key: str, tmp_path: Path) -> None:
    people = f"name: Example\nfounded: 2015\nfounders: [Ada]\n{key}:\n  - {{name: Zoe, id: '{text}'}}\n"
    team = people.replace("founders: [Ada]\n", "") if key == "founders" else people
    assert errors(write_site(tmp_path, {TEAM_FILE: team})) in ([("slug", TEAM_FILE)], [("slug-taken", TEAM_FILE)])


@pytest.mark.parametrize("text", UNSAFE)
def test_an_unsafe_key_of_a_source_is_refused(text: str, tmp_path: Path) -> None:
    root = write_site(tmp_path, {SOURCES_FILE: f"'{text}': {{url: 'https://example.org/a', date: 2024}}\n"})
    assert errors(root) in ([("slug", SOURCES_FILE)], [("slug-taken", SOURCES_FILE)])


@pytest.mark.parametrize(
    "name", [*DEVICES, "CON", "Example", "a.b", "a b", "é", "e\u0301", "ａ", "a" * (LONGEST_ID + 1), "about", "en", "fr"]
)
def test_an_unsafe_name_of_a_team_is_refused(name: str, tmp_path: Path) -> None:
    site = "title: {en: One, fr: Une}\nlanguages: [en, fr]\n"
    root = write_site(tmp_path, {SITE_FILE: site, f"content/{name}/team.yaml": team_with("Cy")})
    assert errors(root) in ([("slug", f"content/{name}")], [("slug-taken", f"content/{name}")])


@pytest.mark.parametrize("name", ["..", "../example", "example/..", ".", "/etc", "a\\b", LONG, "EXAMPLE"])
def test_a_team_that_is_listed_is_one_of_the_folders(name: str, tmp_path: Path) -> None:
    assert errors(write_site(tmp_path, {SITE_FILE: f"title: A\nteams: ['{name}']\n"})) == [("unknown-team", SITE_FILE)]


# What is made into an id


@pytest.mark.parametrize(
    "stem", [*DEVICES, "CON", "Nul", "index", "404", "é", "林士浩", "???", "a b", "a.", "a" * 250, "-", "a_b", "٣"]
)
def test_the_name_of_an_events_file_makes_a_safe_id(stem: str, tmp_path: Path) -> None:
    root = write_site(tmp_path, {f"{EVENTS}/{stem}.yaml": EVENT})
    (event_id,) = ids_of_events(root)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", event_id, re.ASCII)
    assert len(event_id) <= LONGEST_ID
    assert event_id not in {*DEVICES, *TAKEN}


@pytest.mark.parametrize(
    "name", ["Con", "Index", "林士浩", "???", "Ada " * 100, "é" * 300, "Ａｄａ", "../../etc/passwd", "C:\\nul"]
)
def test_a_persons_name_makes_a_safe_id(name: str, tmp_path: Path) -> None:
    root = write_site(tmp_path, {TEAM_FILE: team_with(f"'{name}'")})
    (person,) = load(root).teams[0].founders
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", person.id, re.ASCII)
    assert len(person.id) <= LONGEST_ID
    assert person.id not in {*DEVICES, *TAKEN}


# What would be one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jörg Müller", "Jorg Muller"),
        ("Jörg Müller", "Jo\u0308rg  Mu\u0308ller"),
        ("ADA", "Ada"),
        ("Ａｄａ", "Ada"),
        (f"{'Ada ' * 40}Byron", f"{'Ada ' * 40}Lovelace"),
        ("{name: Zoe, id: ada}", "Ada"),
    ],
)
@pytest.mark.parametrize("is_founder", [True, False])
def test_two_people_whose_ids_would_be_one_are_refused(one: str, other: str, is_founder: bool, tmp_path: Path) -> None:
    team = team_with(one, other) if is_founder else f"{team_with(one)}people:\n  - {other}\n"
    assert errors(write_site(tmp_path, {TEAM_FILE: team})) == [("slug-taken", TEAM_FILE)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ada.yaml", "Ada!.yaml"),
        ("Jörg.yaml", "jorg.yaml"),
        ("a b.yaml", "a-b.yaml"),
        ("ﬁn-x.yaml", "fin x.yaml"),
        ("2024-08-05-ada.yaml", "2024_08_05_Ada.yml"),
    ],
)
def test_two_files_whose_ids_would_be_one_are_refused(one: str, other: str, tmp_path: Path) -> None:
    root = write_site(tmp_path, {f"{EVENTS}/{one}": EVENT, f"{EVENTS}/{other}": OTHER_EVENT})
    assert [code for code, _ in errors(root)] in (["duplicate"], ["duplicate-file"])


def test_an_id_that_is_written_and_one_that_is_made_in_another_file_may_not_be_one(tmp_path: Path) -> None:
    root = write_site(tmp_path, {f"{EVENTS}/Ada.yaml": EVENT, f"{EVENTS}/b.yaml": f"{OTHER_EVENT}id: ada\n"})
    assert errors(root) == [("duplicate", f"{EVENTS}/b.yaml")]


def test_two_events_of_a_list_that_would_have_one_id_are_refused(tmp_path: Path) -> None:
    items = "- {name: Ada, type: role, title: One, date: 2024}\n- {name: Ada, type: role, title: Two, date: '2024~'}\n"
    assert errors(write_site(tmp_path, {f"{EVENTS}/a.yaml": items})) == [("duplicate", f"{EVENTS}/a.yaml")]


@pytest.mark.parametrize(
    ("one", "other"), [("\u1fb4.yaml", "\u03b1\u0345\u0301.yaml"), ("\u0130x.yaml", "i\u0307x.yaml"), ("ﬃ.yaml", "FFI.yaml")]
)
def test_two_files_that_unicode_takes_for_one_are_refused(one: str, other: str, tmp_path: Path) -> None:
    """Canonical caseless matching, Unicode 3.13, D145."""
    root = write_site(tmp_path, {f"{EVENTS}/{one}": EVENT, f"{EVENTS}/{other}": OTHER_EVENT})
    assert [code for code, _ in errors(root)] == ["duplicate-file"]


# Languages are folders too


def problems_with_languages(root: Path, *codes: str, **files: str) -> list[Problem]:
    written = {path.replace("__", "/"): text for path, text in files.items()}
    write_site(root, {SITE_FILE: f"title: A\nlanguages: [{', '.join(codes)}]\n", **written})
    try:
        return list(load_site(root, TODAY, ("en", "pt-BR", "pt-br", "con", "aux", "nul", "prn"))[1])
    except ContentError as error:
        return [problem for problem in error.problems if problem.is_error]


@pytest.mark.parametrize("code", ["con", "aux", "nul", "prn"])
def test_a_language_whose_folder_windows_cannot_have_is_refused(code: str, tmp_path: Path) -> None:
    """All four are languages to ISO 639-3."""
    assert [problem.code for problem in problems_with_languages(tmp_path, "en", code)] == ["lang"]


def test_a_quote_may_be_in_such_a_language(tmp_path: Path) -> None:
    quote = "quotes: [{text: A, lang: nul, source: ada-leaves}]\n"
    assert errors(write_site(tmp_path, {f"{EVENTS}/a.yaml": EVENT + quote})) == []


def test_two_languages_whose_folders_would_be_one_are_refused(tmp_path: Path) -> None:
    assert [problem.code for problem in problems_with_languages(tmp_path, "pt-BR", "pt-br")] == ["duplicate"]


def test_a_team_and_a_language_whose_folders_would_be_one_are_refused(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/pt-br/team.yaml": team_with("Cy")})
    assert [problem.code for problem in problems_with_languages(tmp_path, "en", "pt-BR")] == ["slug-taken"]


# What is built


def clashes(paths: Iterable[str]) -> list[str]:
    """Return the paths that are one with an earlier file or folder where case is ignored, or have a name that Windows refuses."""
    seen: dict[str, str] = {}
    found = []
    for path in sorted(paths):
        for step in (PurePosixPath(path), *PurePosixPath(path).parents):
            if seen.setdefault(str(step).casefold(), str(step)) != str(step):
                found.append(path)
        for part in PurePosixPath(path).parts:
            is_portable = re.fullmatch(r"[A-Za-z0-9_.-]+", part, re.ASCII) and part[-1] != "." and len(part) <= LONGEST_ID + 40
            if not is_portable or part.split(".")[0].lower() in DEVICES:
                found.append(path)
    return found


def test_the_files_of_the_shipped_site_have_names_for_every_system(flagship_on_disk: BuiltSite) -> None:
    folder = flagship_on_disk.folder
    assert clashes(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()) == []


def test_the_files_of_a_site_with_odd_names_have_names_for_every_system(tmp_path: Path) -> None:
    people = ["Con", "'???'", "林士浩", "Ada Ærø", "Nul", "Index", "'..'", f"'{'Ada ' * 60}'"]
    events = {
        f"{EVENTS}/{stem}.yaml": EVENT.replace("Ada", "Con").replace("2024", f"{2016 + n}").replace("name", "type: move\nname")
        for n, stem in enumerate(["con", "NUL", "é", "???", "index", "a" * 200])
    }
    assert clashes(built(write_site(tmp_path, {TEAM_FILE: team_with(*people), **events}))) == []


def test_what_the_site_calls_its_own_files_is_no_name_for_a_team(flagship_on_disk: BuiltSite) -> None:
    folder = flagship_on_disk.folder
    tops = {path.name.split(".")[0] for path in folder.iterdir() if path.name[0] != "."}
    names = {team.id for team in flagship_on_disk.site.teams} | set(flagship_on_disk.site.languages)
    assert tops - names - TAKEN == set()


# Ids that are alike


ALIKE = {
    SITE_FILE: "title: Who is left?\nlanguages: [en]\nteams: [example]\nbase_url: https://example.org/\n",
    TEAM_FILE: team_with(
        "{name: Ada, id: example}", "{name: Ben, id: a}", "{name: Cleo, id: '1'}", "{name: Dan, id: b-c}", "{name: Eve, id: c}"
    ),
    f"{EVENTS}/events.yaml": (
        "- {id: example, name: Ada, date: 2024-05-14, aliases: [b-c], quotes: [{text: Bye., source: 'https://example.org/q'}]}\n"
        "- {id: example-1, name: Ben, date: 2024-05-15, destination: Globex, aliases: [c]}\n"
        "- {id: a, name: [Cleo, Dan], date: 2024-05-16, destination: Globex}\n"
        "- {id: a-b, name: Eve, date: 2024-05-17, destination: Globex}\n"
    ),
}


def test_events_people_and_a_team_of_names_alike_share_no_id_on_any_page(tmp_path: Path) -> None:
    for path, data in built(write_site(tmp_path, ALIKE)).items():
        if path.endswith(".html"):
            ids = [str(each) for each in html.document_fromstring(data).xpath("//@id")]
            assert sorted(set(ids)) == sorted(ids), path


def test_events_people_and_a_team_of_names_alike_share_no_id_in_any_export(tmp_path: Path) -> None:
    files = built(write_site(tmp_path, ALIKE))
    popolo = json.loads(files["data/example/popolo.json"])
    slides = json.loads(files["data/example/timelinejs.json"])
    kinds = {kind: [each["id"] for each in things] for kind, things in popolo.items()}
    kinds["slides"] = [each["unique_id"] for each in (slides["title"], *slides["events"])]
    kinds["feed"] = [each["id"] for each in json.loads(files["example/feed.json"])["items"]]
    kinds["calendar"] = re.findall(r"UID:(\S+)", files["example/calendar.ics"].decode())
    assert {kind: ids for kind, ids in kinds.items() if len(set(ids)) < len(ids)} == {}


def test_events_people_and_days_of_names_alike_have_a_card_each(tmp_path: Path) -> None:
    cards = {path: data for path, data in built(write_site(tmp_path, ALIKE)).items() if path.endswith(".png")}
    # The team, four events, five founders, and the founding and four days; each shows something else.
    assert (len(cards), len(set(cards.values()))) == (15, 15)
