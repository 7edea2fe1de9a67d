"""Reports say the same in three forms, and nothing in the content can break out of any."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from founders_timeline.commands.reports import github_report, json_report, text_report
from founders_timeline.commands.roster_report import json_roster, text_roster
from founders_timeline.model.content import Event, Person, Place
from founders_timeline.model.edtf import parse_edtf
from founders_timeline.model.history import history_of
from founders_timeline.model.problems import Problem, Severity
from founders_timeline.model.status import EventType, Status
from founders_timeline.model.team import Team
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import load_language

ANNOTATION = re.compile(r"::(error|warning) file=[^:,\n]+,line=\d+,col=\d+,title=[^:,\n]+::[^\n]+")


def problem(number: int = 1, severity: Severity = Severity.ERROR, path: str = "content/a.yaml", message: str = "Bad.") -> Problem:
    return Problem(path=path, line=number, column=7, code="date", message=message, hint="Mend it.", severity=severity)


ERROR = problem()
WARNING = problem(2, Severity.WARNING)


# Text


def test_text_has_a_line_for_each_problem_and_then_their_number() -> None:
    assert text_report([ERROR, WARNING]).splitlines() == [
        "content/a.yaml:1:7: error[date]: Bad. Mend it.",
        "content/a.yaml:2:7: warning[date]: Bad. Mend it.",
        "1 error and 1 warning.",
    ]


@pytest.mark.parametrize(
    ("problems", "sentence"),
    [
        ([], "No problems."),
        ([ERROR], "1 error."),
        ([WARNING, WARNING], "2 warnings."),
        ([ERROR, ERROR, WARNING], "2 errors and 1 warning."),
    ],
)
def test_text_ends_with_a_sentence_that_counts(problems: list[Problem], sentence: str) -> None:
    assert text_report(problems).splitlines()[-1] == sentence


# JSON


def test_json_is_one_object_with_every_field() -> None:
    described = {"path": "content/a.yaml", "column": 7, "code": "date", "message": "Bad.", "hint": "Mend it."}
    assert json.loads(json_report([ERROR, WARNING])) == {
        "errors": 1,
        "warnings": 1,
        "problems": [described | {"line": 1, "severity": "error"}, described | {"line": 2, "severity": "warning"}],
    }


def test_json_is_one_line_of_ascii_that_gives_back_any_path() -> None:
    report = json_report([problem(path="content/\u2028é\udcff\n.yaml")])
    assert (report.isascii(), "\n" in report) == (True, False)
    assert json.loads(report)["problems"][0]["path"] == "content/\u2028é\udcff\n.yaml"


# GitHub


def test_github_gets_one_command_for_each_problem_errors_first() -> None:
    assert github_report([WARNING, ERROR]).splitlines() == [
        "::error file=content/a.yaml,line=1,col=7,title=date::Bad. Mend it.",
        "::warning file=content/a.yaml,line=2,col=7,title=date::Bad. Mend it.",
    ]


def test_github_gets_nothing_where_nothing_is_wrong() -> None:
    assert github_report([]) == ""


def test_github_gets_paths_from_the_repositorys_root() -> None:
    assert github_report([ERROR], "docs/example").startswith("::error file=docs/example/content/a.yaml,")


def test_github_escapes_what_would_end_a_value_or_begin_a_command() -> None:
    hostile = problem(path="content/a,b:c%\r\n::error::.yaml", message="100%, ::add-mask:: y: z")
    assert github_report([hostile]) == (
        "::error file=content/a%2Cb%3Ac%25%0D%0A%3A%3Aerror%3A%3A.yaml,line=1,col=7,title=date"
        "::100%25, ::add-mask:: y: z Mend it."
    )


def test_github_gets_only_what_can_be_printed() -> None:
    report = github_report([problem(path="content/\x1b[31m\udcff.yaml", message="\x1b\u202e\u2028")])
    assert (report.isprintable(), "\\x1b[31m\\udcff.yaml" in report) == (True, True)


def test_github_gets_no_more_than_ten_of_each_and_the_tenth_counts_the_rest() -> None:
    severities = [severity for severity in Severity for _ in range(15)]
    lines = github_report([problem(number, severity) for number, severity in enumerate(severities, 1)]).splitlines()
    assert all(ANNOTATION.fullmatch(line) for line in lines)
    assert (len(lines), lines[9], lines[19]) == (
        20,
        "::error file=content/a.yaml,line=10,col=7,title=more::and 6 errors more; this step's log names them all",
        "::warning file=content/a.yaml,line=25,col=7,title=more::and 6 warnings more; this step's log names them all",
    )


def test_github_gets_nine_without_a_tenth() -> None:
    lines = github_report([problem(number) for number in range(1, 10)]).splitlines()
    assert (len(lines), "more" in lines[-1]) == (9, False)


# The count

FOUNDERS = {"ada": "Ada A.", "bob": "Bob B.", "cy": "Cy C.", "dee": "Dee D.", "eve": "Eve E."}


def event(person: str, when: str, kind: EventType = EventType.DEPARTURE) -> Event:
    place = Place(path=f"content/team/events/{person}.yaml", line=2)
    return Event(id=f"{person}-{when}-{kind}", type=kind, date=parse_edtf(when), people=(person,), place=place)


EVENTS = (
    event("bob", "2024-08-05", EventType.LEAVE),
    event("cy", "2018~"),
    event("cy", "2020-03-04", EventType.DEATH),
    event("dee", "[2024-08..2024-09]"),
    event("eve", "2024-01-01", EventType.TRANSFER),
)


def team(*events: Event, counted: tuple[Status, ...] = (Status.ACTIVE,), founded: str = "2015-12-11") -> Team:
    founders = tuple(Person(id=id_, name=name, monogram=name[:1]) for id_, name in FOUNDERS.items())
    ordered = tuple(sorted(events, key=lambda event: (event.date.earliest, event.date.latest, event.id)))
    return Team(
        id="team", name="Team", founded=parse_edtf(founded), founders=founders, events=ordered, counts_as_remaining=counted
    )


def told(team: Team, day: str) -> list[str]:
    english = load_language(theme_folders(Path("nowhere")), "en")
    return text_roster(history_of(team), date.fromisoformat(day), english).splitlines()


def test_the_count_as_json_is_one_line_with_the_ids_of_each_status() -> None:
    assert json_roster(history_of(team(*EVENTS)), date(2024, 8, 6)) == (
        '{"team": "team", "on": "2024-08-06", "founders": 5, "remaining": {"low": 1, "high": 2}, "active": ["ada"], '
        '"on_leave": ["bob"], "affiliated": ["eve"], "departed": ["cy"], "uncertain": ["dee"]}'
    )


def test_the_count_as_text_gives_number_rule_and_day() -> None:
    number, rule = told(team(*EVENTS), "2024-08-06")[:2]
    assert number == "1–2 of 5 founders of Team remain."
    assert (rule.startswith("1–2 of 5 at work · 1 on leave, not counted · "), rule.endswith(" · as of 6 August 2024")) == (
        True,
        True,
    )


def test_the_count_as_text_names_each_founder_with_what_decides() -> None:
    affiliated = load_language(theme_folders(Path("nowhere")), "en").say("status.affiliated")
    assert told(team(*EVENTS), "2024-08-06")[2:] == [
        "",
        "At work, counted:",
        "  Ada A.: at work since the founding, 11 December 2015",
        "",
        "On leave, not counted:",
        "  Bob B.: on leave since 5 August 2024 (leave, content/team/events/bob.yaml:2)",
        "",
        f"{affiliated.capitalize()}, not counted:",
        f"  Eve E.: {affiliated} since 1 January 2024 (transfer, content/team/events/eve.yaml:2)",
        "",
        "Departed, not counted:",
        "  Cy C.: departed since 31 December 2018 at the latest (departure dated about 2018, content/team/events/cy.yaml:2)",
        "",
        "Uncertain on this day:",
        "  Dee D.: at work or departed, from 1 August 2024 to 29 September 2024"
        " (departure dated between August 2024 and September 2024, content/team/events/dee.yaml:2)",
        "",
        "A change counts from its day on. A date that is not one day is a span: within it that person is uncertain,",
        "and the count a range; from its last day on, the change has happened.",
    ]


def test_the_count_as_text_follows_the_teams_rule() -> None:
    lines = told(team(*EVENTS, counted=(Status.ACTIVE, Status.ON_LEAVE)), "2024-08-06")
    assert (lines[0], "On leave, counted:" in lines) == ("2–3 of 5 founders of Team remain.", True)


def test_an_event_to_come_is_no_reason_yet() -> None:
    assert "  Bob B.: at work since the founding, 11 December 2015" in told(team(*EVENTS), "2024-08-04")


def test_a_founder_who_came_back_is_at_work_since_the_return() -> None:
    back = event("bob", "2024-11-12", EventType.RETURN)
    assert "  Bob B.: at work since 12 November 2024 (return, content/team/events/bob.yaml:2)" in told(
        team(*EVENTS, back), "2025-01-01"
    )


def test_within_the_founding_year_the_team_may_not_exist_yet() -> None:
    assert told(team(founded="2015"), "2015-06-01")[2] == (
        "The founding is dated 2015: on this day the team may not exist yet. "
        "The number holds if it does; whoever would have left by then is not in it."
    )


def test_a_name_cannot_move_the_cursor() -> None:
    founder = Person(id="x", name="X\x1b[2J\nY", monogram="X")
    hostile = Team(id="team", name="T\n::error::", founded=parse_edtf("2015"), founders=(founder,))
    lines = told(hostile, "2016-01-01")
    assert (all(line.isprintable() for line in lines), lines[4].startswith("  X\\x1b[2J\\x0aY: ")) == (True, True)
