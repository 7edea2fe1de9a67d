"""An event as readers see it: what it did to the count, who and where to, its summary, what lies ahead, what was mended."""

from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from founders_timeline.views.context import Context
from founders_timeline.views.effect import change_view
from founders_timeline.views.event import event_view
from founders_timeline.views.event_page import event_page_view
from founders_timeline.views.event_view import ChangeView, EventView
from tests.small_site import TEAM, context, last_event, last_view, only_event, only_view

SAME_DAY = """\
- {name: Ada Byron, date: 2024-08-05}
- {name: Ben Holt, date: 2024-08-05, type: leave}
"""


def change(root: Path, events: str, code: str = "en") -> ChangeView:
    """Return the change that the latest event made."""
    view = last_view(context(root, events, code=code)).change
    assert view is not None
    return view


def all_views(seen: Context) -> list[EventView]:
    """Return the views of all events, in order."""
    return [event_view(seen, event) for event in seen.team.events]


def view_of(root: Path, fields: str, code: str = "en") -> EventView:
    """Return the view of a departure of Ada Byron's that has some more fields."""
    return only_view(context(root, f"- name: Ada Byron\n  date: 2024-08-05\n{fields}", code=code))


def test_a_departure_shows_the_count_before_and_after_it(tmp_path: Path) -> None:
    assert change(tmp_path, "- {name: Ada Byron, date: 2024-08-05}").figure == "3 → 2"


def test_a_return_shows_that_the_count_rises(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: 2017-06-20}\n- {name: Ada Byron, date: 2023-02-08, type: return}\n"
    assert change(tmp_path, events).figure == "2 → 3"


def test_an_event_of_several_founders_counts_all_of_them(tmp_path: Path) -> None:
    assert change(tmp_path, "- {name: [Ada Byron, Ben Holt], date: 2024-08-05}").figure == "3 → 1"


@pytest.mark.parametrize(
    ("code", "words"),
    [("en", "Founders remaining: 3 before, 2 after"), ("fr", "Fondateurs dans le compte\u00a0: 3 avant, 2 après")],
)
def test_the_change_is_said_in_words_as_well(code: str, words: str, tmp_path: Path) -> None:
    assert change(tmp_path, "- {name: Ada Byron, date: 2024-08-05}", code).words == words


@pytest.mark.parametrize("people", ["name: Zoe Lane", "title: A fund is set up, type: milestone"])
def test_an_event_that_concerns_no_founder_shows_no_number(people: str, tmp_path: Path) -> None:
    assert last_view(context(tmp_path, f"- {{date: 2024-08-05, {people}}}")).change is None


def test_a_founders_next_move_shows_no_number(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: 2017-06-20}\n- {name: Ada Byron, date: 2023-02-08, type: move, destination: Globex}\n"
    assert last_view(context(tmp_path, events)).change is None


@pytest.mark.parametrize(
    ("code", "note"), [("en", "Together with another change on the same day"), ("fr", "Avec un autre changement le même jour")]
)
def test_two_changes_on_one_day_share_their_figure_and_say_so(code: str, note: str, tmp_path: Path) -> None:
    views = all_views(context(tmp_path, SAME_DAY, code=code))
    assert [(view.change.figure, view.change.note) for view in views if view.change] == [("3 → 1", note), ("3 → 1", note)]


def test_a_change_alone_on_its_day_has_no_note(tmp_path: Path) -> None:
    events = "- {name: Ben Holt, date: 2024-08-04}\n- {name: Ada Byron, date: 2024-08-05}\n"
    assert change(tmp_path, events).note == ""


def test_an_event_of_somebody_else_on_the_same_day_is_no_other_change(tmp_path: Path) -> None:
    events = "- {name: Zoe Lane, date: 2024-08-05}\n- {name: Ada Byron, date: 2024-08-05}\n"
    assert [view.change.note for view in all_views(context(tmp_path, events)) if view.change] == [""]


@pytest.mark.parametrize(
    ("date", "note"),
    [
        ("2024", "some time in 2024"),
        ("2024-08", "some time in August 2024"),
        ("'[2016..2019]'", "some time between 2016 and 2019"),
        ("2024~", "some time about 2024"),
    ],
)
def test_an_event_known_to_no_day_shows_its_own_part_and_the_span(date: str, note: str, tmp_path: Path) -> None:
    change_made = change(tmp_path, f"- {{name: Ada Byron, date: {date}}}")
    assert (change_made.before, change_made.figure, change_made.note) == ("", "−1", note)


def test_a_span_in_which_others_leave_still_shows_its_own_part_only(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: '[2016..2019]'}\n- {name: [Ben Holt, Cleo Marsh], date: 2017-01-01}\n"
    views = all_views(context(tmp_path, events))
    assert [view.change.figure for view in views if view.change and view.people[0].name == "Ada Byron"] == ["−1"]


def test_a_day_on_which_somebody_elses_span_ends_shows_its_own_part_only(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: '[2016-01-01..2018-12-31]'}\n- {name: Ben Holt, date: 2018-12-31, id: ben}\n"
    subject = context(tmp_path, events)
    made = event_view(subject, subject.team.events[subject.team.positions["ben"]]).change
    assert made
    assert (made.figure, made.words, made.note) == ("−1", "1 founder fewer", "")


def test_whoever_leaves_on_the_day_somebody_returns_shows_the_own_part(tmp_path: Path) -> None:
    events = (
        "- {name: Ada Byron, date: 2017-06-20}\n- {name: Ada Byron, date: 2023-02-08, type: return, id: back}\n"
        "- {name: Ben Holt, date: 2023-02-08, id: gone}\n"
    )
    figures = {view.id: view.change.figure for view in all_views(context(tmp_path, events)) if view.change}
    assert (figures["back"], figures["gone"]) == ("+1", "−1")


def test_a_vague_return_adds_one(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: 2017-06-20}\n- {name: Ada Byron, date: 2023, type: return}\n"
    assert change(tmp_path, events).words == "1 founder more, some time in 2023"


def test_a_change_that_may_not_have_happened_yet_says_so(tmp_path: Path) -> None:
    subject = context(tmp_path, "- {name: Ada Byron, date: 2024}", as_of=date(2024, 8, 4))
    made = only_view(subject).change
    assert made
    assert (made.figure, made.words) == ("−1, perhaps", "1 founder fewer, perhaps, some time in 2024")


def test_the_numbers_in_a_summary_are_those_of_its_day_while_the_span_has_not_passed(tmp_path: Path) -> None:
    seen = context(tmp_path, "- {name: Ada Byron, date: 2026, summary: '{remaining} stay.'}\n")
    assert only_view(seen).summary == Markup("<p>2–3 stay.</p>")


def test_a_change_within_anothers_span_is_shown_as_ranges(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: 2024}\n- {name: Ben Holt, date: 2024-08-05}\n"
    assert change(tmp_path, events).figure == "2–3 → 1–2"


def test_a_departure_on_the_day_of_the_founding_counts_everybody_before_it(tmp_path: Path) -> None:
    assert change(tmp_path, "- {name: Ada Byron, date: 2015-12-11}").figure == "3 → 2"


def test_an_event_before_the_founding_changes_nothing(tmp_path: Path) -> None:
    assert last_view(context(tmp_path, "- {date: 2014-05-01, type: milestone, title: They meet}")).change is None


def test_an_events_page_shows_only_those_who_stand_otherwise_today(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: 2024-08-05}\n- {name: Ben Holt, date: 2025-01-01, type: leave}\n"
    subject = context(tmp_path, events)
    (pair,) = event_page_view(subject, subject.team.events[0]).differences
    assert (pair.now.founder, pair.then.status, pair.now.status) == ("ben-holt", "active", "on_leave")


def test_an_events_page_leads_to_the_page_of_its_day_where_it_changes_the_count(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: 2024-08-05}\n- {name: Ada Byron, date: 2025-01-01, type: move, destination: Globex}\n"
    subject = context(tmp_path, events)
    urls = [event_page_view(subject, event).day_url for event in subject.team.events]
    assert urls == ["example/days/2024-08-05.html", ""]


@pytest.mark.parametrize(
    ("kind", "is_large"), [("departure", True), ("leave", True), ("role, destination: {role: chair}", False)]
)
def test_changes_of_a_founders_status_stand_out(kind: str, is_large: bool, tmp_path: Path) -> None:
    assert only_view(context(tmp_path, f"- {{name: Ada Byron, date: 2024-08-05, type: {kind}}}")).is_large is is_large


def test_events_of_somebody_else_do_not_stand_out(tmp_path: Path) -> None:
    assert only_view(context(tmp_path, "- {name: Zoe Lane, date: 2024-08-05}")).is_large is False


def test_only_founders_have_a_page_to_lead_to(tmp_path: Path) -> None:
    people = only_view(context(tmp_path, "- {name: [Ada Byron, Zoe Lane], date: 2024-08-05}")).people
    assert [(person.name, person.url) for person in people] == [
        ("Ada Byron", "example/founders/ada-byron.html"),
        ("Zoe Lane", ""),
    ]


def test_a_destination_has_its_name_role_and_address(tmp_path: Path) -> None:
    view = view_of(tmp_path, "  destination: {name: Globex, role: chair, url: 'https://globex.example/'}")
    assert (view.destination, view.role, view.destination_url) == ("Globex", "chair", "https://globex.example/")


def test_a_destination_is_filtered_by_one_name_in_all_languages(tmp_path: Path) -> None:
    view = view_of(tmp_path, "  destination: {name: {en: Example University, fr: Université Exemple}}", code="fr")
    assert (view.destination, view.destination_id) == ("Université Exemple", "Example University")


@pytest.mark.parametrize(
    ("confidence", "words"), [("confirmed", ""), ("reported", "Reported, not confirmed"), ("disputed", "Disputed")]
)
def test_what_is_not_confirmed_says_so(confidence: str, words: str, tmp_path: Path) -> None:
    assert view_of(tmp_path, f"  confidence: {confidence}").confidence == words


def test_the_day_of_the_announcement_is_shown_where_it_is_another(tmp_path: Path) -> None:
    assert view_of(tmp_path, "  announced: 2024-07").announced == Markup('<time datetime="2024-07">July 2024</time>')


def test_the_announced_end_of_a_leave_is_shown(tmp_path: Path) -> None:
    view = only_view(context(tmp_path, "- {name: Ada Byron, date: 2024-08-05, type: leave, until: 2024-12}"))
    assert view.until == Markup('<time datetime="2024-12">December 2024</time>')


def test_a_summary_is_markdown(tmp_path: Path) -> None:
    assert view_of(tmp_path, "  summary: She *really* left.").summary == Markup("<p>She <em>really</em> left.</p>")


def test_the_numbers_in_a_summary_are_those_of_its_event(tmp_path: Path) -> None:
    events = """\
- {name: Ada Byron, date: 2024-08-05, summary: 'Of {founders}, {departed} departed: {remaining} remain.'}
- {name: Ben Holt, date: 2025-01-01}
"""
    subject = context(tmp_path, events)
    assert event_view(subject, subject.team.events[0]).summary == Markup("<p>Of 3, 1 departed: 2 remain.</p>")


def test_the_numbers_in_a_summary_of_an_event_known_to_the_year_are_those_of_its_end(tmp_path: Path) -> None:
    assert only_view(context(tmp_path, "- {name: Ada Byron, date: 2024, summary: '{remaining} remain.'}")).summary == Markup(
        "<p>2 remain.</p>"
    )


def test_a_placeholder_can_be_a_range(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: 2024}\n- {name: Ben Holt, date: 2024-08-05, summary: '{remaining} remain.'}\n"
    assert last_view(context(tmp_path, events)).summary == Markup("<p>1–2 remain.</p>")


def test_a_number_in_a_summary_that_is_translated_stands_in_both_texts(tmp_path: Path) -> None:
    event = "- {name: Ada Byron, date: 2024-08-05, summary: {en: '{remaining} remain.', fr: 'Il en reste {remaining}.'}}"
    subject = context(tmp_path, event, code="fr")
    assert only_view(subject).summary == Markup("<p>Il en reste 2.</p>")


@pytest.mark.parametrize(("code", "lang"), [("en", "en"), ("fr", "en")])
def test_a_summary_that_is_not_translated_says_its_language(code: str, lang: str, tmp_path: Path) -> None:
    assert view_of(tmp_path, "  summary: She left.", code=code).summary_lang == ("" if code == lang else lang)


def test_an_announced_event_is_not_counted_and_has_no_figure(tmp_path: Path) -> None:
    subject = context(tmp_path, "- {name: Ada Byron, date: 2024-08-05}", as_of=date(2024, 8, 4))
    assert (only_view(subject).is_announced, only_view(subject).change) == (True, None)


def test_an_event_is_no_longer_announced_on_its_day(tmp_path: Path) -> None:
    subject = context(tmp_path, "- {name: Ada Byron, date: 2024-08-05}", as_of=date(2024, 8, 5))
    assert only_view(subject).is_announced is False


@pytest.mark.parametrize(("code", "heading"), [("en", "Corrected {}6 August 2024{}"), ("fr", "Corrigé le {}6 août 2024{}")])
def test_a_correction_says_its_day_and_what_was_wrong(code: str, heading: str, tmp_path: Path) -> None:
    fields = "  corrections:\n    - {date: 2024-08-06, text: {en: Not the 4th., fr: Pas le 4.}}\n"
    (correction,) = view_of(tmp_path, fields, code).corrections
    words = heading.format('<time datetime="2024-08-06">', "</time>")
    assert (correction.heading, correction.text) == (Markup(words), "Pas le 4." if code == "fr" else "Not the 4th.")


def test_an_events_page_shows_the_count_then_and_now(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: 2024-08-05}\n- {name: Ben Holt, date: 2025-01-01}\n"
    subject = context(tmp_path, events)
    view = event_page_view(subject, subject.team.events[0])
    assert (view.then and view.then.number, view.now.number) == ("2", "1")


def test_an_events_page_shows_no_count_then_while_the_event_lies_ahead(tmp_path: Path) -> None:
    subject = context(tmp_path, "- {name: Ada Byron, date: 2024-08-05}", as_of=date(2024, 8, 4))
    assert event_page_view(subject, only_event(subject)).then is None


def test_an_events_page_never_shows_the_count_of_a_day_that_has_not_come(tmp_path: Path) -> None:
    subject = context(tmp_path, "- {name: Ada Byron, date: 2024}", as_of=date(2024, 8, 4))
    view = event_page_view(subject, only_event(subject))
    assert (view.then and view.then.number, view.now.number) == ("2–3", "2–3")


def test_an_events_page_leads_to_the_events_before_and_after_it(tmp_path: Path) -> None:
    events = "".join(f"- {{date: {year}-01-01, type: milestone, title: In {year}}}\n" for year in (2020, 2021, 2022))
    subject = context(tmp_path, events)
    view = event_page_view(subject, subject.team.events[1])
    assert (view.earlier and view.earlier.title, view.later and view.later.title) == ("In 2020", "In 2022")


def test_the_first_event_has_none_before_it_and_the_last_none_after_it(tmp_path: Path) -> None:
    subject = context(tmp_path, "- {name: Ada Byron, date: 2024-08-05}")
    view = event_page_view(subject, last_event(subject))
    assert (view.earlier, view.later) == (None, None)


def test_an_events_page_is_described_by_what_happened_when_and_the_count(tmp_path: Path) -> None:
    subject = context(tmp_path, "- {name: Ada Byron, date: 2024~}")
    description = event_page_view(subject, only_event(subject)).description
    assert description == "Ada Byron leaves Acme. About 2024. 1 founder fewer, some time about 2024."


def test_where_leave_counts_going_on_leave_changes_no_number(tmp_path: Path) -> None:
    team = TEAM + "counts_as_remaining: [active, on_leave]\n"
    view = context(tmp_path, "- {name: Ada Byron, date: 2024-08-05, type: leave}", team=team)
    assert change_view(view, only_event(view)) is None
