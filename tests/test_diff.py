"""The command `diff`: what it says of two folders and of two git revisions, and what it refuses."""

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from founders_timeline.changes.sentences import effect
from founders_timeline.cli import main
from tests.sites import EVENTS, SITE_FILE, TEAM_FILE, write_site
from tests.timelines import day, event, team

TEAM = "name: Acme\nfounded: 2015-12-11\nfounders: [Ada Byron, Ben Holt, Cleo Marsh]\npeople: [Zoe Lane]\n"
BEN = "name: Ben Holt\ndate: 2024-05-15\nsources: [ada-leaves]\n"
QUOTES = "quotes:\n  - {text: I leave., lang: en, source: ada-leaves}\n"
BEN_FILE = f"{EVENTS}/ben.yaml"


def site(folder: Path, **events: str) -> Path:
    return write_site(folder, {TEAM_FILE: TEAM, **{f"{EVENTS}/{name}.yaml": text for name, text in events.items()}})


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["diff", "--as-of", "2026-11-23", *map(str, arguments)], catch_exceptions=False)


def changes(tmp_path: Path, old: dict[str, str], new: dict[str, str], *options: str) -> list[str]:
    """Return the lines of the difference between two sites with these events."""
    done = run(site(tmp_path / "old", **old), site(tmp_path / "new", **new), *options)
    assert done.exit_code == 0
    return [line.strip() for line in done.stdout.splitlines()]


# Sentences.


def test_two_equal_sites_have_no_differences(tmp_path: Path) -> None:
    assert changes(tmp_path, {"ben": BEN}, {"ben": BEN}) == ["No differences."]


def test_a_new_departure_is_told_with_the_count_that_it_changes(tmp_path: Path) -> None:
    assert changes(tmp_path, {}, {"ben": f"{BEN}destination: Globex\n"}) == [
        "Acme",
        "Events:",
        "Ben Holt now departs for Globex on 2024-05-15: remaining 3 → 2.",
        "Quotes and sources:",
        "Ben Holt: new source https://example.org/ada-leaves.",
        "Founders remaining:",
        "From 2024-05-15 on: 2, not 3.",
    ]


def test_a_departure_on_another_day_is_told_with_the_days_between(tmp_path: Path) -> None:
    assert changes(tmp_path, {"ben": BEN}, {"ben": BEN.replace("15", "14")}) == [
        "Acme",
        "Events:",
        "Ben Holt now departs on 2024-05-14: remaining 3 → 2 (before: on 2024-05-15).",
        "Founders remaining:",
        "On 2024-05-14: 2, not 3.",
    ]


def test_a_departure_that_is_gone_is_told(tmp_path: Path) -> None:
    lines = changes(tmp_path, {"ben": BEN}, {})
    assert lines[2] == "Ben Holt no longer departs on 2024-05-15."
    assert lines[-1] == "From 2024-05-15 on: 3, not 2."


def test_a_departure_that_becomes_a_leave_is_told_with_what_it_was(tmp_path: Path) -> None:
    lines = changes(tmp_path, {"ben": BEN}, {"ben": f"{BEN}type: leave\n"})
    assert lines[2] == "Ben Holt now goes on leave on 2024-05-15: remaining 3 → 2 (before: departs on 2024-05-15)."


def test_an_event_whose_span_has_not_passed_is_told_with_the_count_of_the_day() -> None:
    left = event("ben", "departure", "2026")
    assert effect(team(left), left, day("2026-11-23")) == ": remaining 3 → 2–3"


def test_the_count_of_a_span_that_has_not_passed_is_that_of_the_day_given(tmp_path: Path) -> None:
    lines = changes(tmp_path, {}, {"ben": BEN.replace("2024-05-15", "2026")})
    assert lines[2] == "Ben Holt now departs in 2026: remaining 3 → 2–3."


def test_a_date_that_becomes_vague_makes_ranges(tmp_path: Path) -> None:
    lines = changes(tmp_path, {"ben": BEN}, {"ben": BEN.replace("-15", "")})
    assert lines[2:] == [
        "Ben Holt now departs in 2024-05: remaining 3 → 2 (before: on 2024-05-15).",
        "Founders remaining:",
        "From 2024-05-01 to 2024-05-14: 2–3, not 3.",
        "From 2024-05-15 to 2024-05-30: 2–3, not 2.",
    ]


def test_several_people_are_told_in_the_plural(tmp_path: Path) -> None:
    lines = changes(tmp_path, {}, {"both": BEN.replace("Ben Holt", "[Ada Byron, Ben Holt]")})
    assert lines[2] == "Ada Byron and Ben Holt now depart on 2024-05-15: remaining 3 → 1."


def test_a_milestone_is_told_by_its_title(tmp_path: Path) -> None:
    event = "type: milestone\ntitle: A new house\ndate: 2024\nsources: [ada-leaves]\n"
    assert changes(tmp_path, {}, {"house": event})[2] == "“A new house” now happens in 2024."


def test_quotes_that_come_go_and_change_are_told(tmp_path: Path) -> None:
    old = f"{BEN}{QUOTES}  - {{text: Goodbye., lang: en, source: ada-leaves}}\n"
    new = f"{BEN}{QUOTES.replace(', source: ada-leaves', '')}  - {{text: Farewell., lang: en, source: ada-leaves}}\n"
    assert changes(tmp_path, {"ben": old}, {"ben": new})[2:] == [
        "Ben Holt: new quote “Farewell.”.",
        "Ben Holt: quote gone, “Goodbye.”.",
        "Ben Holt: changed around the quote “I leave.”.",
    ]


def test_sources_that_come_and_go_are_told(tmp_path: Path) -> None:
    new = BEN.replace("ada-leaves", "{url: 'https://example.org/new', title: News, date: 2024}")
    assert changes(tmp_path, {"ben": BEN}, {"ben": new})[2:] == [
        "Ben Holt: new source News, https://example.org/new.",
        "Ben Holt: source gone, https://example.org/ada-leaves.",
    ]


def test_other_fields_are_named(tmp_path: Path) -> None:
    lines = changes(tmp_path, {"ben": BEN}, {"ben": f"{BEN}summary: So it was.\nconfidence: reported\n"})
    assert lines[2] == "Ben Holt departs on 2024-05-15: summary and confidence (confirmed → reported) changed."


def test_a_file_that_is_renamed_is_no_change(tmp_path: Path) -> None:
    assert changes(tmp_path, {"ben": BEN}, {"2024-05-15-ben-holt": BEN}) == ["No differences."]


def test_people_who_come_and_go_are_told(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old"), site(tmp_path / "new")
    (new / TEAM_FILE).write_text(TEAM.replace("Cleo Marsh", "Dan Poe").replace("[Zoe Lane]", "[{name: Zoe Lane, role: chair}]"))
    lines = [line.strip() for line in run(old, new).stdout.splitlines()]
    assert lines == [
        "Acme",
        "Team:",
        "Dan Poe is new among the founders.",
        "Cleo Marsh is no longer among the founders.",
        "Zoe Lane: what is said of the person has changed.",
        "team.yaml: founders changed.",
    ]


def test_another_counting_rule_changes_counts(tmp_path: Path) -> None:
    event = {"ben": f"{BEN}type: leave\n"}
    old, new = site(tmp_path / "old", **event), site(tmp_path / "new", **event)
    (new / TEAM_FILE).write_text(f"{TEAM}counts_as_remaining: [active, on_leave]\n")
    assert "From 2024-05-15 on: 3, not 2." in run(old, new).stdout


def test_teams_that_come_and_go_are_told(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old"), site(tmp_path / "new")
    write_site(new, {TEAM_FILE: TEAM, "content/other/team.yaml": "name: Other\nfounded: 2016\nfounders: [Cy]\n"})
    assert "The team is new: 1 founders, 0 events." in run(old, new).stdout
    assert "The team is gone: 1 founders, 0 events." in run(new, old).stdout


def test_a_change_of_the_site_file_is_told(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old"), site(tmp_path / "new")
    (new / SITE_FILE).write_text("title: Another\n")
    assert run(old, new).stdout.splitlines() == ["The site", "  Changed:", "    title."]


def test_markdown_has_headings_and_lists(tmp_path: Path) -> None:
    lines = changes(tmp_path, {"ben": BEN}, {"ben": BEN.replace("15", "14")}, "--format", "markdown")
    assert lines == [
        "## Acme",
        "",
        "### Events",
        "",
        "- Ben Holt now departs on 2024-05-14: remaining 3 → 2 (before: on 2024-05-15).",
        "",
        "### Founders remaining",
        "",
        "- On 2024-05-14: 2, not 3.",
    ]


def test_markdown_takes_nothing_from_the_content_for_markup(tmp_path: Path) -> None:
    event = f'{BEN}destination: "<b>[x](https://example.org) @octocat *so* `it`"\n'
    (line,) = [line for line in changes(tmp_path, {}, {"ben": event}, "--format", "markdown") if "departs" in line]
    assert r"\<b\>\[x\](https://example.org) @" + "\u2060" + r"octocat \*so\* \`it\`" in line


def test_text_takes_nothing_from_the_content_for_a_control_character(tmp_path: Path) -> None:
    event = f'{BEN}destination: "so\u200bit"\n'
    assert "so\\u200bit" in changes(tmp_path, {}, {"ben": event})[2]


# Revisions.


def git(folder: Path, *arguments: str) -> None:
    identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository of a site with two commits, `first` and `second`, and a change that is not committed."""
    root = site(tmp_path / "repository")
    git(root, "init", "-b", "main")
    for name, text in (("first", BEN), ("second", BEN.replace("15", "14"))):
        (root / BEN_FILE).write_text(text)
        git(root, "add", ".")
        git(root, "commit", "-m", name)
        git(root, "tag", name)
    (root / BEN_FILE).write_text(BEN.replace("15", "13"))
    return root


def events_told(done: Result) -> list[str]:
    return [line.strip() for line in done.stdout.splitlines() if "departs" in line]


def test_a_revision_is_compared_with_the_folder_that_one_is_in(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    assert events_told(run("HEAD")) == ["Ben Holt now departs on 2024-05-13: remaining 3 → 2 (before: on 2024-05-14)."]


def test_two_revisions_are_compared(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    assert events_told(run("first", "main")) == ["Ben Holt now departs on 2024-05-14: remaining 3 → 2 (before: on 2024-05-15)."]


@pytest.mark.parametrize("name", ["HEAD~1", "first", "main^", "main~", "@~1", "refs/tags/first"])
def test_a_revision_may_be_named_as_git_names_it(repository: Path, name: str) -> None:
    assert events_told(run(name, repository)) == ["Ben Holt now departs on 2024-05-13: remaining 3 → 2 (before: on 2024-05-15)."]


def test_a_site_in_a_folder_of_a_repository_is_compared_with_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(tmp_path / "sites" / "acme", ben=BEN)
    site(tmp_path / "content", other=BEN)
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "x")
    monkeypatch.chdir(root)
    assert run("HEAD").stdout == "No differences.\n"


def test_a_link_in_a_revision_is_not_followed(repository: Path) -> None:
    (repository / EVENTS / "x.yaml").symlink_to("/etc/hostname")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "x")
    (repository / EVENTS / "x.yaml").unlink()
    assert run("HEAD", repository).stdout == "No differences.\n"


def test_an_attribute_cannot_hide_a_file_from_the_comparison(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.yaml export-ignore\n")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "x")
    assert run("HEAD", repository).stdout == "No differences.\n"


ODD_NAMES = ["--help-me", "--output=x", "-x", "HEAD:content", ":/first", "a b", "", "a\nb", "no-such-revision", "HEAD..main"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_what_is_no_revision_is_wrong_usage(repository: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(repository)
    done = run("--", name)
    assert (done.exit_code, "is neither a folder nor" in done.stderr) == (2, True)


def test_outside_a_repository_a_revision_is_wrong_usage(tmp_path: Path) -> None:
    done = run("HEAD", site(tmp_path))
    assert (done.exit_code, '"HEAD" is neither a folder nor a git revision here.' in done.stderr) == (2, True)


def test_a_revision_without_content_is_wrong_usage(repository: Path) -> None:
    git(repository, "rm", "-r", "-f", "content")
    git(repository, "commit", "-m", "nothing", "--allow-empty")
    site(repository)
    done = run("HEAD", repository)
    assert (done.exit_code, 'The revision "HEAD" has no content/ here.' in done.stderr) == (2, True)


def test_without_git_a_revision_is_wrong_usage(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = run("HEAD", repository)
    assert (done.exit_code, "git is not installed" in done.stderr) == (2, True)


def test_content_with_errors_is_not_compared(tmp_path: Path) -> None:
    done = run(site(tmp_path / "old", ben="name: Nobody\ndate: 2024\n"), site(tmp_path / "new"))
    assert (done.exit_code, "unknown-person" in done.stderr, "so it cannot be compared" in done.stderr) == (1, True, True)


def test_a_folder_without_content_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path, site(tmp_path / "new")).exit_code == 2
