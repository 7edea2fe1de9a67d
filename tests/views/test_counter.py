"""The counter: the number, the sentence, the rule and the day beside it, and a token for each founder."""

import json
from datetime import date
from pathlib import Path

import pytest

from founders_timeline.model.history import history_of
from founders_timeline.model.team import Site
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view, past_counter
from tests.flagship import BuiltSite
from tests.small_site import SITE, TEAM, built, context, language, page

LEFT = "- {name: Ada Byron, date: 2024-08-05}"
ON_LEAVE = "- {name: Ada Byron, date: 2024-08-05, type: leave}"
AFFILIATED = "- {name: Ada Byron, date: 2024-08-05, type: transfer, destination: Acme Foundation}"
VAGUE = "- {name: Ada Byron, date: 2024}"
STILL_OPEN = "- {name: Ada Byron, date: 2024-08-05}\n- {name: Ben Holt, date: 2026}"
EVERYBODY_LEFT = "- {name: [Ada Byron, Ben Holt, Cleo Marsh], date: 2024-08-05}"
CHECKED = TEAM + "checked: 2026-11-01\n"
YEAR_ONLY = TEAM.replace("2015-12-11", "2015")
TWO_LEFT = "- {name: [Ada Byron, Ben Holt], date: 2024-08-05}"


def counter(root: Path, events: str = "", *, code: str = "en", on: str = "2026-11-23", counts: str = "") -> CounterView:
    team = TEAM + (f"counts_as_remaining: [{counts}]\n" if counts else "")
    return counter_view(context(root, events, code=code, as_of=date.fromisoformat(on), team=team))


def on_the_flagship(site: Site, on: str, code: str = "en") -> CounterView:
    return counter_view(Context(site, history_of(site.teams[0]), language(code), date.fromisoformat(on)))


def test_everybody_remains_until_something_happens(tmp_path: Path) -> None:
    assert counter(tmp_path).sentence == "3 of 3 founders of Acme remain."


@pytest.mark.parametrize(
    ("events", "english", "french"),
    [
        (LEFT, "2 of 3 founders of Acme remain.", "2 fondateurs sur 3 restent chez Acme."),
        (TWO_LEFT, "1 of 3 founders of Acme remains.", "1 fondateur sur 3 reste chez Acme."),
        (EVERYBODY_LEFT, "0 of 3 founders of Acme remain.", "0 fondateur sur 3 reste chez Acme."),
        (STILL_OPEN, "1–2 of 3 founders of Acme remain.", "1–2 fondateurs sur 3 restent chez Acme."),
    ],
)
def test_the_sentence_agrees_with_the_number(events: str, english: str, french: str, tmp_path: Path) -> None:
    assert [counter(tmp_path, events, code=code).sentence for code in ("en", "fr")] == [english, french]


@pytest.mark.parametrize("events", ["", LEFT, STILL_OPEN, TWO_LEFT, EVERYBODY_LEFT])
def test_the_number_and_its_rest_make_the_sentence(events: str, tmp_path: Path) -> None:
    view = counter(tmp_path, events)
    assert f"{view.number} {view.rest}." == view.sentence


@pytest.mark.parametrize(("on", "number"), [("2024-08-04", "3"), ("2024-08-05", "2"), ("2024-08-06", "2")])
def test_on_the_day_of_leaving_the_counter_shows_the_new_number(on: str, number: str, tmp_path: Path) -> None:
    assert counter(tmp_path, LEFT, on=on).number == number


@pytest.mark.parametrize(
    ("events", "counts", "number", "rule"),
    [
        ("", "", "3", "3 of 3 at work"),
        (LEFT, "", "2", "2 of 3 at work · 1 departed"),
        (ON_LEAVE, "", "2", "2 of 3 at work · 1 on leave, not counted"),
        (AFFILIATED, "", "2", "2 of 3 at work · 1 at an affiliated body, not counted"),
        (VAGUE, "", "2–3", "2–3 of 3 at work · 1 uncertain"),
        (EVERYBODY_LEFT, "", "0", "0 of 3 at work · 3 departed"),
        (ON_LEAVE, "active, on_leave", "3", "3 of 3 counted as remaining · 2 at work · 1 on leave, counted"),
        (LEFT, "active, on_leave", "2", "2 of 3 counted as remaining · 2 at work · 1 departed"),
        (AFFILIATED, "active, affiliated", "3", "3 of 3 counted as remaining · 2 at work · 1 at an affiliated body, counted"),
        (
            ON_LEAVE,
            "active, affiliated",
            "2",
            "2 of 3 counted as remaining · 2 at work · 1 on leave, not counted",
        ),
        (EVERYBODY_LEFT, "active, on_leave", "0", "0 of 3 counted as remaining · 3 departed"),
    ],
)
def test_the_rule_says_how_the_number_comes_about(events: str, counts: str, number: str, rule: str, tmp_path: Path) -> None:
    view = counter(tmp_path, events, counts=counts, on="2024-08-06")
    assert (view.number, view.rule) == (number, rule)


@pytest.mark.parametrize(
    ("events", "counts", "rule"),
    [
        (LEFT, "", "2 sur 3 en poste · 1 n’y est plus"),
        (TWO_LEFT, "", "1 sur 3 en poste · 2 n’y sont plus"),
        (ON_LEAVE, "", "2 sur 3 en poste · 1 en congé, hors du compte"),
        (VAGUE, "", "2–3 sur 3 en poste · 1 cas incertain"),
        (ON_LEAVE, "active, on_leave", "3 sur 3 dans le compte · 2 en poste · 1 en congé, dans le compte"),
    ],
)
def test_the_rule_is_told_in_french(events: str, counts: str, rule: str, tmp_path: Path) -> None:
    assert counter(tmp_path, events, code="fr", counts=counts, on="2024-08-06").rule == rule


@pytest.mark.parametrize(
    ("on", "attribute"),
    [("2023-12-31", "3"), ("2024-01-01", "2-3"), ("2024-12-30", "2-3"), ("2024-12-31", "2")],
)
def test_while_a_date_is_not_known_exactly_the_number_is_a_range(on: str, attribute: str, tmp_path: Path) -> None:
    assert counter(tmp_path, VAGUE, on=on).remaining == attribute


def test_an_announced_departure_is_not_counted(tmp_path: Path) -> None:
    assert counter(tmp_path, LEFT, on="2024-08-04").rule == "3 of 3 at work"


@pytest.mark.parametrize(
    ("code", "on", "words"),
    [
        ("en", "2024-08-01", "as of 1 August 2024"),
        ("fr", "2024-08-01", "au 1er août 2024"),
        ("fr", "2024-08-06", "au 6 août 2024"),
    ],
)
def test_the_day_stands_beside_the_number(code: str, on: str, words: str, tmp_path: Path) -> None:
    assert counter(tmp_path, code=code, on=on).day == words


def test_tokens_of_those_who_remain_come_first_then_the_last_to_leave(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: 2024-08-05}\n- {name: Ben Holt, date: 2024-08-06}\n"
    tokens = counter(tmp_path, events).tokens
    assert [(token.founder, token.monogram) for token in tokens] == [
        ("cleo-marsh", "CM"),
        ("ben-holt", "BH"),
        ("ada-byron", "AB"),
    ]


@pytest.mark.parametrize(
    ("events", "note"),
    [
        (LEFT, ""),
        (ON_LEAVE, "With Ada Byron (on leave), who is not counted, it would be 3."),
        (AFFILIATED, "With Ada Byron (Acme Foundation), who is not counted, it would be 3."),
        (VAGUE, "Not certain: Ada Byron."),
    ],
)
def test_the_note_names_who_is_left_out_and_what_the_number_would_be(events: str, note: str, tmp_path: Path) -> None:
    assert counter(tmp_path, events, on="2024-08-06").note == note


def test_the_note_says_nothing_of_those_whom_the_rule_counts(tmp_path: Path) -> None:
    assert counter(tmp_path, ON_LEAVE, counts="active, on_leave", on="2024-08-06").note == ""


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "2 of 3 founders of Acme remained on 6 August 2024."),
        ("fr", "2 fondateurs sur 3 restaient chez Acme le 6 août 2024."),
    ],
)
def test_a_past_day_is_told_in_the_past_tense(code: str, sentence: str, tmp_path: Path) -> None:
    assert past_counter(context(tmp_path, LEFT, code=code, as_of=date(2024, 8, 6))).sentence == sentence


@pytest.mark.parametrize(
    ("event", "status", "words"),
    [
        ("", "active", "at work"),
        (LEFT, "departed", "departed"),
        (ON_LEAVE, "on_leave", "on leave"),
        (AFFILIATED, "affiliated", "affiliated"),
        (VAGUE, "uncertain", "uncertain"),
    ],
)
def test_a_token_says_the_founders_status_in_words_too(event: str, status: str, words: str, tmp_path: Path) -> None:
    token = next(token for token in counter(tmp_path, event, on="2024-08-06").tokens if token.founder == "ada-byron")
    assert (token.status, token.status_words) == (status, words)


def test_a_token_leads_to_the_founders_page_in_the_same_language(tmp_path: Path) -> None:
    assert counter(tmp_path, code="fr").tokens[0].url == "fr/example/founders/ada-byron.html"


@pytest.mark.parametrize(
    ("on", "remaining"),
    [
        ("2015-12-11", "11"),
        ("2023-11-17", "4"),
        ("2023-11-21", "6"),
        ("2024-08-06", "2"),
        ("2026-11-23", "2"),
    ],
)
def test_the_shipped_content_tells_how_many_remain_on_past_days(on: str, remaining: str, flagship_on_disk: BuiltSite) -> None:
    assert on_the_flagship(flagship_on_disk.site, on).remaining == remaining


def test_the_shipped_content_gives_a_range_where_dates_are_not_known(flagship_on_disk: BuiltSite) -> None:
    assert "-" in on_the_flagship(flagship_on_disk.site, "2018-03-01").remaining


def test_a_leave_in_the_shipped_content_is_named_and_not_counted(flagship_on_disk: BuiltSite) -> None:
    assert "1 on leave, not counted" in on_the_flagship(flagship_on_disk.site, "2024-08-06").rule


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (
            "en",
            "2 of 3 founders of Acme remain. With Ada Byron (on leave), who is not counted, it would be 3. "
            "As of 23 November 2026; last compared with the world on 1 November 2026.",
        ),
        (
            "fr",
            "2 fondateurs sur 3 restent chez Acme. Avec Ada Byron (en congé), hors du compte, cela ferait 3. "
            "Au 23 novembre 2026\u00a0; dernière comparaison avec le monde le 1er novembre 2026.",
        ),
    ],
)
def test_the_description_explains_the_number_by_itself(code: str, description: str, tmp_path: Path) -> None:
    assert counter_view(context(tmp_path, ON_LEAVE, code=code, team=CHECKED)).description == description


def test_the_description_of_a_plain_count_is_its_sentence_and_its_day(tmp_path: Path) -> None:
    assert counter(tmp_path).description == "3 of 3 founders of Acme remain. As of 23 November 2026."


def test_the_same_explanation_stands_on_badge_feeds_and_page(tmp_path: Path) -> None:
    subject = context(tmp_path, ON_LEAVE, team=CHECKED)
    explanation = counter_view(subject).explanation
    files = built(tmp_path, base_url="https://example.org/")
    texts = {
        "badge": files["example/badge.svg"].decode(),
        "atom": files["example/feed.atom"].decode(),
        "feed": json.loads(files["example/feed.json"])["description"],
        "page": page(files, "index.html").xpath("//meta[@name='description']/@content")[0],
    }
    assert [name for name, text in texts.items() if explanation not in text] == []


@pytest.mark.parametrize("on", ["2015-01-01", "2015-12-30"])
def test_until_the_founding_is_certain_the_team_may_not_exist_yet(on: str, tmp_path: Path) -> None:
    view = counter_view(context(tmp_path, "", as_of=date.fromisoformat(on), team=YEAR_ONLY))
    assert view.number == "3"
    assert view.rule == "3 of 3 at work · if the team exists yet"
    assert view.note == (
        "The founding is dated 2015: on this day the team may not exist yet. "
        "The number holds if it does; whoever would have left by then is not in it."
    )


def test_once_the_founding_is_certain_nothing_is_said_of_it(tmp_path: Path) -> None:
    view = counter_view(context(tmp_path, "", as_of=date(2015, 12, 31), team=YEAR_ONLY))
    assert (view.rule, view.note) == ("3 of 3 at work", "")


def test_whoever_would_have_left_is_not_in_the_count_of_a_team_that_may_not_exist(tmp_path: Path) -> None:
    left = "- {name: Ada Byron, date: '[2015-03-01..2016-06-30]'}\n"
    view = counter_view(context(tmp_path, left, as_of=date(2015, 6, 1), team=YEAR_ONLY))
    assert (view.number, view.note.startswith("Not certain: Ada Byron. The founding is dated 2015:")) == ("2–3", True)


def test_the_first_page_the_table_and_the_chart_say_that_the_team_may_not_exist_yet(tmp_path: Path) -> None:
    context(tmp_path, "", team=YEAR_ONLY)
    files = built(tmp_path, date(2015, 6, 1))
    for path in ("index.html", "example/table.html"):
        assert "on this day the team may not exist yet" in page(files, path).text_content()
    assert "since 1 January 2015, if the team existed yet" in page(files, "index.html").text_content()


def test_the_about_page_has_the_rule_for_a_founding_that_is_not_certain(tmp_path: Path) -> None:
    context(tmp_path)
    assert "the team may not exist before the last day that is possible" in page(built(tmp_path), "about.html").text_content()


def test_the_comparison_says_which_team_may_not_exist_yet(tmp_path: Path) -> None:
    other = tmp_path / "content/globex/team.yaml"
    other.parent.mkdir(parents=True)
    other.write_text("name: Globex\nfounded: 2014-01-01\nfounders: [Zed Oz]\n", encoding="utf-8")
    context(tmp_path, "", team=YEAR_ONLY, site=f"{SITE}teams: [example, globex]\n")
    words = page(built(tmp_path, date(2015, 6, 1)), "compare.html").text_content()
    assert words.count("if the team exists yet") == 1


def test_the_about_page_names_who_is_not_counted(tmp_path: Path) -> None:
    context(tmp_path, ON_LEAVE)
    assert "With Ada Byron (on leave), who is not counted" in page(built(tmp_path), "about.html").text_content()
