"""The workflows on GitHub: pinned, without a right too many, and deaf to what strangers write."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from founders_timeline.commands.cli import COMMANDS
from founders_timeline.model.content import Confidence
from founders_timeline.model.status import EventType
from tests.sites import EVENTS, TEAM_FILE, only_event, write_site

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ACTION = ROOT / "action.yml"
STARTER = ROOT / "src/founders_timeline/authoring/starter/site/.github/workflows/publish.yml"
USING_ACTIONS = [*WORKFLOWS, ACTION, STARTER]
FORMS = [GITHUB / "ISSUE_TEMPLATE" / name for name in ("someone-left.yml", "a-mistake.yml")]

# No tool that runs here knows the inputs of an action: a misspelt one is only told in the log, where nobody looks.
INPUTS = {
    "actions/checkout": {"fetch-depth", "persist-credentials"},
    "actions/setup-python": {"python-version"},
    "actions/configure-pages": set[str](),
    "actions/upload-pages-artifact": {"path"},
    "actions/upload-artifact": {"name", "path", "retention-days"},
    "actions/deploy-pages": set[str](),
}
WRITES = {("publish.yml", "deploy", "pages"), ("publish.yml", "deploy", "id-token")}


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def read(path: Path) -> dict[Any, Any]:
    loaded = yaml.load(text(path), yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def steps(path: Path) -> list[dict[str, Any]]:
    whole = read(path)
    jobs = whole["jobs"].values() if "jobs" in whole else [whole["runs"]]
    return [step for job in jobs for step in job["steps"]]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", USING_ACTIONS, ids=name)
def test_every_action_is_pinned_by_its_commit_with_the_version_beside_it(path: Path) -> None:
    lines = re.findall(r"uses: .*", text(path))
    assert [line for line in lines if not re.fullmatch(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []
    assert lines


def test_one_action_has_one_version_everywhere() -> None:
    files = (*USING_ACTIONS, ROOT / "docs/publishing.md")
    pins = {pin for path in files for pin in re.findall(r"uses: (\S+ # \S+)", text(path))}
    assert len({pin.split("@")[0] for pin in pins}) == len(pins)


@pytest.mark.parametrize("path", USING_ACTIONS, ids=name)
def test_an_action_gets_inputs_that_it_has(path: Path) -> None:
    for step in steps(path):
        if "uses" in step:
            assert set(step.get("with", {})) <= INPUTS[step["uses"].split("@")[0]], step


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_no_workflow_runs_a_strangers_change_with_our_rights(path: Path) -> None:
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(read(path)["on"])
    assert "secrets." not in text(path)


@pytest.mark.parametrize("path", USING_ACTIONS, ids=name)
def test_what_a_stranger_wrote_is_never_part_of_a_command(path: Path) -> None:
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_a_workflow_has_no_right_that_a_job_does_not_name(path: Path) -> None:
    assert read(path)["permissions"] == {}


def test_only_the_deployment_may_write_and_only_what_pages_needs() -> None:
    given = {
        (path.name, job, right)
        for path in WORKFLOWS
        for job, content in read(path)["jobs"].items()
        for right, level in content["permissions"].items()
        if level == "write"
    }
    assert given == WRITES


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_no_job_keeps_the_credentials_of_the_checkout_or_runs_for_ever(path: Path) -> None:
    for job in read(path)["jobs"].values():
        assert int(job["timeout-minutes"]) <= 10
        assert job["runs-on"] == "ubuntu-24.04"
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"]


def test_only_main_is_published() -> None:
    workflow = read(GITHUB / "workflows/publish.yml")
    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert {job["if"] for job in workflow["jobs"].values()} == {"github.ref == 'refs/heads/main'"}
    assert [path.name for path in WORKFLOWS if "deploy-pages" in text(path)] == ["publish.yml"]


def test_the_site_is_published_every_night_too_since_the_day_of_the_counts_moves_on() -> None:
    (when,) = read(GITHUB / "workflows/publish.yml")["on"]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* \*", when["cron"])


def test_nothing_is_published_that_has_not_been_checked_and_one_deployment_waits_for_the_other() -> None:
    workflow = read(GITHUB / "workflows/publish.yml")
    run = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert [command.split()[:2] for command in run] == [["make", "check"], [".venv/bin/founders-timeline", "build"]]
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}


def test_a_pull_request_is_checked_explained_and_shown() -> None:
    run = " ".join(step.get("run", step.get("uses", "")) for step in steps(GITHUB / "workflows/pull-request.yml"))
    for part in ("check --format github", '--format markdown >> "$GITHUB_STEP_SUMMARY"', "build", "actions/upload-artifact"):
        assert part in run


def test_newer_releases_are_asked_for_after_a_week() -> None:
    updates = read(GITHUB / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip", "npm"}
    assert {update["cooldown"]["default-days"] for update in updates} == {"7"}
    for update in updates:
        assert (GITHUB.parent / update["directory"].lstrip("/")).is_dir()


# For other repositories.


def test_the_action_checks_and_builds_what_it_is_given_and_hands_it_to_pages() -> None:
    run = [step["run"].split()[:2] for step in steps(ACTION) if "run" in step]
    program = '"$GITHUB_ACTION_PATH/.venv/bin/founders-timeline"'
    assert run == [["make", "--directory"], [program, "check"], [program, "build"]]
    assert [step["shell"] for step in steps(ACTION) if "run" in step] == ["bash"] * 3
    assert steps(ACTION)[-1]["uses"].startswith("actions/upload-pages-artifact@")


def test_the_hook_for_pre_commit_runs_a_command_of_the_program_on_the_whole_site() -> None:
    (hook,) = yaml.safe_load(text(ROOT / ".pre-commit-hooks.yaml"))
    program, command = hook["entry"].split()
    assert (program in tomllib.loads(text(ROOT / "pyproject.toml"))["project"]["scripts"], command in COMMANDS) == (True, True)
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    assert [path for path in ("content/site.yaml", "templates/a.css", "src/a.py") if re.match(hook["files"], path)] == [
        *("content/site.yaml", "templates/a.css")
    ]


def test_a_new_sites_workflow_has_the_rights_of_ours() -> None:
    mine, ours = (read(path) for path in (STARTER, GITHUB / "workflows/publish.yml"))
    assert [mine["jobs"][job]["permissions"] for job in ("build", "deploy")] == [
        ours["jobs"][job]["permissions"] for job in ("build", "deploy")
    ]
    assert (mine["permissions"], mine["on"].keys()) == ({}, ours["on"].keys())


# Forms.


def field(form: Path, wanted: str) -> dict[str, Any]:
    (found,) = [each for each in read(form)["body"] if each["id"] == wanted]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_a_form_asks_for_a_source_and_for_the_licence(path: Path) -> None:
    assert field(path, "sources")["validations"] == {"required": "true"}
    (option,) = field(path, "licence")["attributes"]["options"]
    assert option["required"] == "true"
    assert "LICENSE-content" in option["label"]


def test_the_form_for_an_event_offers_the_words_that_the_format_knows() -> None:
    assert field(FORMS[0], "type")["attributes"]["options"] == list(EventType)
    assert field(FORMS[0], "confidence")["attributes"]["options"] == list(Confidence)


def test_the_fields_of_the_form_for_an_event_are_those_of_its_file(tmp_path: Path) -> None:
    asked = [each["id"] for each in read(FORMS[0])["body"]]
    values = {
        "name": "Ada",
        "type": "departure",
        "date": "2024-08-05",
        "destination": "Anthropic",
        "quotes": "[{text: Goodbye., lang: en}]",
        "sources": "['https://example.org/a']",
        "confidence": "reported",
    }
    assert set(asked) - set(values) == {"lang", "licence"}
    team = "name: Example\nfounded: 2015\nfounders: [Ada]\n"
    event = "".join(f"{key}: {value}\n" for key, value in values.items())
    loaded = only_event(write_site(tmp_path, {TEAM_FILE: team, f"{EVENTS}/a.yaml": event}))
    assert (loaded.type, loaded.quotes[0].lang, loaded.confidence) == ("departure", "en", "reported")
