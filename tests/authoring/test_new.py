"""The command `new`: answered by options and at a terminal, it writes what `check` takes, and nothing else."""

import re
import shlex
import sys
from pathlib import Path

import pexpect
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from founders_timeline.commands.cli import main
from founders_timeline.loader.nodes import MappingNode, TextNode
from founders_timeline.loader.yaml_reader import read_yaml
from founders_timeline.schema.event_tables import EVENT
from founders_timeline.schema.yaml_writer import to_yaml
from tests.sites import EVENTS, SITE_FILE, SOURCES_FILE, TEAM_FILE, load, problems_of, write_site

TEAM = """\
name: Acme
founded: 2015-12-11
founders: [Ada Byron, Ben Holt, Łukasz Żółw]
people: [Zoe Lane]
"""
BEN = ["--name", "Ben Holt", "--date", "2024-08-05"]
SOURCE = ["--source", "https://example.org/ben"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, {TEAM_FILE: TEAM})


def run(site: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["new", str(site), "--as-of", "2026-11-23", *options], catch_exceptions=False)


def files(site: Path) -> list[str]:
    return sorted(path.name for path in (site / EVENTS).iterdir())


def written(site: Path, name: str = "2024-08-05-ben-holt.yaml") -> str:
    return (site / EVENTS / name).read_text("utf-8")


def facts(text: str) -> str:
    """Return what a file says, without the comments below."""
    return text.split("\n\n", maxsplit=1)[0] + "\n"


# By options.


def test_the_answers_become_a_tidy_file(site: Path) -> None:
    run(site, *BEN, *SOURCE, "--destination", "Globex", "--quote", "I leave: goodbye.", "--source-date", "2024-08-06", "--yes")
    assert facts(written(site)) == (
        "name: Ben Holt\n"
        "date: 2024-08-05\n"
        "destination: Globex\n"
        "quotes:\n"
        "  - text: 'I leave: goodbye.'\n"
        "    lang: en\n"
        "    source:\n"
        "      url: https://example.org/ben\n"
        "      date: 2024-08-06\n"
        "added: 2026-11-23\n"
    )


def test_what_was_written_has_no_problem(site: Path) -> None:
    run(site, *BEN, *SOURCE, "--destination", "Globex", "--quote", "I leave: goodbye.", "--yes")
    assert problems_of(site) == ()


def test_the_sentence_and_the_count_are_shown(site: Path) -> None:
    done = run(site, *BEN, *SOURCE, "--destination", "Globex", "--yes")
    assert done.stdout.splitlines()[1:3] == ["Ben Holt leaves Acme for Globex, 5 August 2024.", "Remaining: 3 → 2 of 3."]


def test_an_imprecise_date_shows_what_the_count_will_be_in_the_end(site: Path) -> None:
    run(site, "--name", "Ada Byron", "--date", "2024-08", *SOURCE, "--yes")
    done = run(site, "--name", "Ben Holt", "--date", "2024-08-15", *SOURCE, "--yes")
    assert "Remaining: 2–3 → 1–2 of 3." in done.stdout


def test_a_date_whose_span_has_not_passed_shows_the_count_that_the_page_shows_today(site: Path) -> None:
    assert "Remaining: 3 → 2–3 of 3." in run(site, "--name", "Ben Holt", "--date", "2026", *SOURCE, "--yes").stdout


def test_an_event_to_come_is_announced(site: Path) -> None:
    done = run(site, "--name", "Ben Holt", "--date", "2027-01-15", *SOURCE, "--yes")
    assert "Remaining: 3 → 2 of 3 once that day comes; until then it is shown as announced." in done.stdout


@pytest.mark.parametrize("options", [("--name", "Zoe Lane"), ("--name", "Ben Holt", "--type", "role", "--role", "chair")])
def test_what_does_not_change_the_count_says_so(site: Path, options: tuple[str, ...]) -> None:
    assert "Remaining: 3 of 3, unchanged by this event." in run(site, *options, "--date", "2024", *SOURCE, "--yes").stdout


def test_a_departure_is_credited_with_itself_alone_on_a_day_of_several(site: Path) -> None:
    run(site, "--name", "Ada Byron", "--date", "2024-08-05", *SOURCE, "--yes")
    done = run(site, *BEN, *SOURCE, "--yes")
    assert "Remaining: 1 fewer; with the other changes of that day, 1 of 3." in done.stdout


def test_whoever_is_no_founder_changes_nothing_on_the_day_of_a_departure(site: Path) -> None:
    run(site, *BEN, *SOURCE, "--yes")
    done = run(site, "--name", "Zoe Lane", "--date", "2024-08-05", *SOURCE, "--yes")
    assert "Remaining: 2 of 3, unchanged by this event." in done.stdout


def test_a_file_is_not_named_as_an_event_was_before(site: Path) -> None:
    (site / EVENTS / "ada.yaml").write_text("name: Ada Byron\ndate: 2020\naliases: [2024-08-05-ben-holt]\n")
    run(site, *BEN, *SOURCE, "--yes")
    assert files(site) == ["2024-08-05-ben-holt-departure.yaml", "ada.yaml"]


def test_several_people_may_leave_at_once(site: Path) -> None:
    run(site, *BEN, "--name", "ada-byron", *SOURCE, "--yes")
    assert facts(written(site, "2024-08-05-ben-holt-ada-byron.yaml")).startswith("name:\n  - Ben Holt\n  - Ada Byron\n")


def test_a_milestone_needs_no_name(site: Path) -> None:
    run(site, "--type", "milestone", "--date", "2024", "--title", "A new house", *SOURCE, "--yes")
    assert facts(written(site, "2024-a-new-house.yaml")).startswith("date: 2024\ntype: milestone\ntitle: A new house\n")


def test_the_words_of_a_role_are_kept(site: Path) -> None:
    run(site, *BEN, "--type", "role", "--role", "chair", *SOURCE, "--yes")
    assert "destination:\n  role: chair\n" in written(site)


def test_a_known_source_is_cited_by_its_key(site: Path) -> None:
    run(site, *BEN, "--source", "https://example.org/ada-leaves", "--yes")
    assert "sources:\n  - ada-leaves\n" in written(site)


def test_an_address_in_other_letters_is_refused_with_the_form_to_write(site: Path) -> None:
    told = run(site, *BEN, "--source", "https://fr.wikipedia.org/wiki/Été", "--yes").stderr
    assert "Write https://fr.wikipedia.org/wiki/%C3%89t%C3%A9" in told


def test_a_key_of_the_sources_may_be_given_itself(site: Path) -> None:
    run(site, *BEN, "--source", "ada-leaves", "--yes")
    assert "sources:\n  - ada-leaves\n" in written(site)


def test_a_source_without_a_date_was_read_today(site: Path) -> None:
    run(site, *BEN, *SOURCE, "--yes")
    assert "sources:\n  - url: https://example.org/ben\n    accessed: 2026-11-23\n" in written(site)


def test_every_other_field_stands_below_as_a_comment(site: Path) -> None:
    run(site, *BEN, *SOURCE, "--yes")
    below = re.findall(r"^# ([a-z]+): ", written(site), re.MULTILINE)
    assert sorted(below) == sorted({field.name for field in EVENT.fields} - {"name", "date", "sources", "added", "id"})


@pytest.mark.parametrize(
    "field", [field.name for field in EVENT.fields if field.name not in {"name", "date", "sources", "added", "id", "until"}]
)
def test_a_comment_that_is_taken_away_leaves_a_field_that_loads(site: Path, field: str) -> None:
    run(site, *BEN, *SOURCE, "--yes")
    path = site / EVENTS / "2024-08-05-ben-holt.yaml"
    path.write_text(re.sub(rf"^# {field}:", f"{field}:", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    assert [str(problem) for problem in problems_of(site) if problem.is_error] == []


def test_two_files_of_one_day_and_person_get_different_names(site: Path) -> None:
    for event_type in ("departure", "move", "move"):
        run(site, *BEN, *SOURCE, "--type", event_type, "--destination", "Globex", "--yes")
    assert files(site) == [f"2024-08-05-ben-holt{end}.yaml" for end in ("-move-2", "-move", "")]


def test_an_id_that_an_event_in_a_list_has_is_not_used_again(site: Path) -> None:
    event = "- {id: 2024-08-05-ben-holt, name: Ada Byron, date: 2020, sources: [ada-leaves]}\n"
    write_site(site, {TEAM_FILE: TEAM, f"{EVENTS}/list.yaml": event})
    run(site, *BEN, *SOURCE, "--yes")
    assert "2024-08-05-ben-holt-departure.yaml" in files(site)


def test_namesakes_are_written_by_their_ids(site: Path) -> None:
    team = TEAM.replace("Zoe Lane", "{name: Ben Holt, id: ben-holt-junior}")
    write_site(site, {TEAM_FILE: team})
    run(site, "--name", "ben-holt-junior", "--date", "2024-08-05", *SOURCE, "--yes")
    assert written(site, "2024-08-05-ben-holt-junior.yaml").startswith("name: ben-holt-junior\n")


BILINGUAL = "title: {en: Example, fr: Exemple}\nlanguages: [en, fr]\n"


def test_a_quote_is_translated_into_the_other_languages(site: Path) -> None:
    write_site(site, {TEAM_FILE: TEAM, SITE_FILE: BILINGUAL})
    run(site, *BEN, *SOURCE, "--quote", "I leave.", "--translation", "fr=Je pars.", "--yes")
    assert ("    translations:\n      fr: Je pars.\n" in written(site), problems_of(site)) == (True, ())


def test_a_quote_in_a_further_language_is_translated_into_all_of_the_sites(site: Path) -> None:
    write_site(site, {TEAM_FILE: TEAM, SITE_FILE: BILINGUAL})
    texts = ["--translation", "fr=Je pars.", "--translation", "en=I leave."]
    run(site, *BEN, *SOURCE, "--quote", "Ich gehe.", "--lang", "de", *texts, "--yes")
    assert "    translations:\n      en: I leave.\n      fr: Je pars.\n" in written(site)


# What is refused.


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--date", "2024"], "Missing option '--name'."),
        (["--name", "Ben Holt"], "Missing option '--date'."),
        (["--name", "Ben Hold", "--date", "2024"], 'in team.yaml. Did you mean "Ben Holt"?'),
        (["--name", "Bne", "--date", "2024"], "Did you mean Ben Holt?"),
        (["--name", "Ben", "--date", "2024"], 'Nobody called "Ben"'),
        ([*BEN[:2], "--date", "2024-02-30"], '"2024-02-30" is not a day in the calendar.'),
        ([*BEN, "--source", "example.org/x"], '"example.org/x" does not begin with https:// or http://.'),
        ([*BEN, "--source", "ada-leave"], 'no key of sources.yaml. Did you mean "ada-leaves"?'),
        ([*BEN, "--quote", "Bye.", "--lang", "English"], '"English" is not a language code.'),
        ([*BEN, "--quote", "Bye.", "--translation", "Salut."], "write the language, an equals sign and the text"),
        ([*BEN, "--quote", "Bye.", "--translation", "French=Salut."], '"French" is not a language code.'),
        ([*BEN, "--quote", "Bye.", "--translation", "de=Ade."], "the site has no pages in de"),
        ([*BEN, "--type", "departed"], "'departed' is not one of"),
        ([*BEN, "--team", "exampel"], 'there is no team "exampel". Did you mean "example"?'),
    ],
)  # fmt: skip
def test_a_wrong_option_is_wrong_usage(site: Path, options: list[str], reason: str) -> None:
    done = run(site, *options, "--yes")
    assert (done.exit_code, reason in done.stderr, files(site)) == (2, True, [])


def test_what_check_would_refuse_is_refused_and_not_written(site: Path) -> None:
    run(site, *BEN, *SOURCE, "--yes")
    done = run(site, "--name", "Ben Holt", "--date", "2024-09-01", *SOURCE, "--yes")
    assert (done.exit_code, "Ben Holt leaves on 2024-09-01, but was gone already" in done.stderr, len(files(site))) == (
        1,
        True,
        1,
    )


def test_answers_that_are_refused_are_not_lost(site: Path) -> None:
    run(site, *BEN, *SOURCE, "--yes")
    done = run(site, "--name", "Ben Holt", "--date", "2024-09-01", "--quote", "It's me", *SOURCE, "--yes")
    answers = "--team example --name ben-holt --date 2024-09-01 --type departure --quote 'It'\"'\"'s me'"
    again = f"founders-timeline new {shlex.quote(str(site))} {answers}"
    assert again in done.stderr


def test_a_later_event_that_no_longer_fits_is_told_as_well(site: Path) -> None:
    run(site, *BEN, *SOURCE, "--yes")
    done = run(site, "--name", "Ben Holt", "--date", "2020", *SOURCE, "--yes")
    assert "2024-08-05-ben-holt.yaml:2:7: error[state]" in done.stderr


def test_content_with_errors_gets_no_new_event(site: Path) -> None:
    write_site(site, {TEAM_FILE: TEAM, f"{EVENTS}/a.yaml": "name: Nobody\ndate: 2024\n"})
    done = run(site, *BEN, *SOURCE, "--yes")
    assert (done.exit_code, "mend them first" in done.stderr, files(site)) == (1, True, ["a.yaml"])


def test_nothing_is_written_where_nobody_can_be_asked(site: Path) -> None:
    done = run(site, *BEN, *SOURCE)
    assert (done.exit_code, "add --yes" in done.stderr, files(site)) == (2, True, [])


def test_warnings_are_shown_but_do_not_stop(site: Path) -> None:
    done = run(site, *BEN, "--yes")
    assert (done.exit_code, "warning[no-source]" in done.stderr, files(site)) == (0, True, ["2024-08-05-ben-holt.yaml"])


@pytest.mark.parametrize(
    ("day", "is_near"),
    [("2024-09-04", True), ("2024-07-06", True), ("2024-09-05", False), ("2024-07-05", False), ("2024-09", True)],
)
def test_an_event_of_the_same_person_within_thirty_days_may_be_the_same(site: Path, day: str, is_near: bool) -> None:
    run(site, *BEN, *SOURCE, "--yes")
    done = run(site, "--name", "Ben Holt", "--date", day, "--type", "move", "--destination", "Globex", *SOURCE, "--yes")
    assert ("Is this known already? Ben Holt leaves Acme, 5 August 2024." in done.stderr) is is_near


def test_an_event_of_somebody_else_is_no_duplicate(site: Path) -> None:
    run(site, *BEN, *SOURCE, "--yes")
    assert "known already" not in run(site, "--name", "Ada Byron", "--date", "2024-08-05", *SOURCE, "--yes").stderr


# At a terminal.


def terminal(site: Path, *options: str) -> "pexpect.spawn[str]":
    arguments = ["-m", "founders_timeline", "new", str(site), "--as-of", "2026-11-23", *options]
    return pexpect.spawn(sys.executable, arguments, encoding="utf-8", timeout=30, dimensions=(40, 200))


def answer(child: "pexpect.spawn[str]", *pairs: tuple[str, str]) -> str:
    """Answer questions, each known by a word of it, and return all that is printed after the last one."""
    for question, reply in pairs:
        child.expect(f"{question}[^\n]* $")
        child.sendline(reply)
    child.expect(pexpect.EOF)
    child.close()
    return child.before or ""


def test_everything_is_asked_at_a_terminal(site: Path) -> None:
    child = terminal(site)
    answer(
        child,
        ("What happened", ""),
        ("Who", "Ben Holt"),
        ("When", "2024-08-05"),
        ("Where to", "Globex"),
        ("what words", "I leave."),
        ("which language", ""),
        ("Where can it be read", "https://example.org/ben"),
        ("published", ""),
        ("Write content/example/events/2024-08-05-ben-holt.yaml", ""),
    )
    assert (child.exitstatus, problems_of(site), len(load(site).teams[0].events[0].quotes)) == (0, (), 1)


def test_the_other_languages_are_asked_for(site: Path) -> None:
    write_site(site, {TEAM_FILE: TEAM, SITE_FILE: BILINGUAL})
    child = terminal(site, *BEN, "--type", "departure", "--destination", "", *SOURCE, "--source-date", "2024")
    answer(child, ("what words", "I leave."), ("which language", ""), ("The same in fr", "Je pars."), ("Write", ""))
    assert (child.exitstatus, problems_of(site)) == (0, ())


def test_a_wrong_answer_is_explained_and_asked_again(site: Path) -> None:
    child = terminal(site, "--type", "departure", "--destination", "Globex", "--quote", "", *SOURCE, "--source-date", "2024")
    answer(
        child,
        ("Who", "Bne Holt"),
        ('Did you mean "Ben Holt".*Who', "holt"),
        ("When", "August 2024"),
        ('"August 2024" is not a date.*When', "2024-08"),
        ("Write", "y"),
    )
    assert (child.exitstatus, files(site)) == (0, ["2024-08-ben-holt.yaml"])


def test_a_name_without_its_accents_is_understood(site: Path) -> None:
    child = terminal(
        site, "--type", "departure", "--date", "2024", "--destination", "", "--quote", "", *SOURCE, "--source-date", ""
    )
    answer(child, ("Who", "lukasz"), ("Write", ""))
    assert facts(written(site, "2024-lukasz-zolw.yaml")).startswith("name: Łukasz Żółw\n")


def test_only_what_an_option_does_not_answer_is_asked(site: Path) -> None:
    child = terminal(
        site, *BEN, "--type", "departure", "--destination", "Globex", "--quote", "", *SOURCE, "--source-date", "2024"
    )
    answer(child, ("Write", "y"))
    assert child.exitstatus == 0


def test_nothing_is_written_after_a_no(site: Path) -> None:
    child = terminal(site, *BEN, "--type", "departure", "--destination", "", "--quote", "", *SOURCE, "--source-date", "2024")
    answer(child, ("Write", "n"), ("Change the answers", "n"))
    assert (child.exitstatus, files(site)) == (1, [])


def test_after_a_no_every_answer_can_be_changed(site: Path) -> None:
    child = terminal(site, *BEN, "--quote", "I leave.", *SOURCE)
    answer(
        child,
        ("What happened", ""),
        ("Where to", "Globex"),
        ("which language", ""),
        ("published", ""),
        ("Write", "n"),
        ("Change the answers", ""),
        (r"What happened.*\[departure\]", ""),
        (r"Who.*\[Ben Holt\]", "Ada Byron"),
        (r"When.*\[2024-08-05\]", "2024-08-06"),
        (r"Where to.*\[Globex\]", ""),
        (r"what words.*\[I leave\.\]", "-"),
        (r"Where can it be read.*\[https://example\.org/ben\]", ""),
        ("published", "2024-08-07"),
        ("Write content/example/events/2024-08-06-ada-byron.yaml", ""),
    )
    assert facts(written(site, "2024-08-06-ada-byron.yaml")) == (
        "name: Ada Byron\ndate: 2024-08-06\ndestination: Globex\n"
        "sources:\n  - url: https://example.org/ben\n    date: 2024-08-07\nadded: 2026-11-23\n"
    )


def test_answers_that_are_refused_can_be_changed_at_once(site: Path) -> None:
    run(site, *BEN, *SOURCE, "--yes")
    child = terminal(
        site, *("--name", "Ben Holt"), "--date", "2024-09-01", "--type", "departure", "--destination", "", "--quote", "", *SOURCE
    )
    answer(
        child,
        ("published", ""),
        ("gone already.*Change the answers", ""),
        ("What happened", "move"),
        ("Who", ""),
        ("When", "2024-10-01"),
        ("Where to", "Globex"),
        ("what words", ""),
        ("Where can it be read", ""),
        ("published", ""),
        ("Write", "y"),
    )
    assert (child.exitstatus, len(files(site))) == (0, 2)


def test_a_probable_duplicate_is_not_written_unless_somebody_says_so(site: Path) -> None:
    run(site, *BEN, *SOURCE, "--yes")
    options = ["--type", "move", "--destination", "Globex", "--quote", "", *SOURCE, "--source-date", "2024"]
    child = terminal(site, "--name", "Ben Holt", "--date", "2024-08-06", *options)
    answer(child, (r"Is this known already.*Write [^\n]*\[y/N\]", ""), ("Change the answers", "n"))
    assert (child.exitstatus, len(files(site))) == (1, 1)


def test_the_team_is_asked_for_where_there_are_several(site: Path) -> None:
    write_site(site, {TEAM_FILE: TEAM, "content/other/team.yaml": "name: Other\nfounded: 2016\nfounders: [Cy]\n"})
    child = terminal(
        site, "--type", "departure", "--date", "2024", "--destination", "", "--quote", "", *SOURCE, "--source-date", "2024"
    )
    answer(child, ("Which team", "other"), ("Who", "Cy"), ("Write", ""))
    assert (site / "content/other/events/2024-cy.yaml").is_file()


def test_ctrl_c_writes_nothing(site: Path) -> None:
    child = terminal(site)
    child.expect(r"What happened.*\[departure\] $")
    for _ in range(10):  # Python's input() misses a signal that comes just before it waits.
        child.sendintr()
        if child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=3) == 0:
            break
    child.close()
    assert (child.exitstatus, files(site)) == (1, [])


COMPLETIONS = {"b": ["ben-holt", "ada-byron"], "zol": [], "luk": ["lukasz-zolw"], "Zoe": ["zoe-lane"], "żó": ["lukasz-zolw"]}


@pytest.mark.parametrize(("start", "ids"), COMPLETIONS.items())
def test_a_shell_completes_names(site: Path, monkeypatch: pytest.MonkeyPatch, start: str, ids: list[str]) -> None:
    monkeypatch.chdir(site)
    completed = ShellComplete(main, {}, "founders-timeline", "_X").get_completions(["new", "--name"], start)
    assert sorted(item.value for item in completed) == sorted(ids)


# What is written is read back.

LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])
TEXTS = st.text(LETTERS | st.sampled_from("\n :#'\"-?[]{}~&*!|>%@`,\\"), min_size=1, max_size=300).filter(
    lambda text: text.strip()
)


@given(TEXTS)
def test_any_text_that_is_written_is_read_back_unchanged(text: str) -> None:
    root, problems = read_yaml("a.yaml", to_yaml({"text": text, "list": [{"text": text}]}).encode())
    assert [problem for problem in problems if problem.is_error] == []
    assert isinstance(root, MappingNode)
    assert isinstance(root.entries[0][1], TextNode)
    assert root.entries[0][1].value == text


@pytest.mark.parametrize("name", ["No", "123", "~", "y", "1e3", ".5", "null", "2024-08-05"])
def test_a_text_that_yaml_would_take_for_something_else_is_quoted(name: str) -> None:
    assert to_yaml({"name": name}).strip()[6] in "\"'"


def test_a_long_text_is_folded() -> None:
    assert max(len(line) for line in to_yaml({"text": "so many words " * 40}).splitlines()) <= 120


def test_the_site_file_and_the_sources_stay_as_they_are(site: Path) -> None:
    before = {name: (site / name).read_bytes() for name in (SITE_FILE, TEAM_FILE, SOURCES_FILE)}
    run(site, *BEN, *SOURCE, "--yes")
    assert {name: (site / name).read_bytes() for name in before} == before
