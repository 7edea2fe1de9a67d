"""The command `diff`: what it says of two folders."""

from pathlib import Path

import pytest

from tests.diffing import BEN, TEAM, changes, lines_of, run, site
from tests.sites import EVENTS, SITE_FILE, SOURCES_FILE, TEAM_FILE, write_site

QUOTES = "quotes:\n  - {text: I leave., lang: en, source: ada-leaves}\n"
ADA = BEN.replace("Ben Holt", "Ada Byron")
ZOE = BEN.replace("Ben Holt", "Zoe Lane")


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


def test_whoever_is_no_founder_is_not_credited_with_a_founders_departure(tmp_path: Path) -> None:
    lines = changes(tmp_path, {}, {"ada": ADA, "zoe": ZOE})
    assert lines[2:4] == [
        "Ada Byron now departs on 2024-05-15: remaining 3 → 2.",
        "Zoe Lane now departs on 2024-05-15, which does not change the count.",
    ]


def test_two_departures_of_one_day_are_credited_with_one_each(tmp_path: Path) -> None:
    lines = changes(tmp_path, {}, {"ada": ADA, "ben": BEN})
    assert lines[2:4] == [
        "Ada Byron now departs on 2024-05-15: 1 fewer; with the other changes of that day, 1 remaining.",
        "Ben Holt now departs on 2024-05-15: 1 fewer; with the other changes of that day, 1 remaining.",
    ]


def test_a_vague_departure_is_not_credited_with_another_one_within_its_span(tmp_path: Path) -> None:
    lines = changes(tmp_path, {"ada": ADA}, {"ada": ADA, "ben": BEN.replace("2024-05-15", "2024")})
    assert lines[2] == "Ben Holt now departs in 2024: 1 fewer; with the other changes of that time, 1 remaining."


def test_a_departure_and_a_return_of_one_day_are_one_fewer_and_one_more(tmp_path: Path) -> None:
    left = "- {name: Ben Holt, date: 2020-01-01, id: ben-left, sources: [ada-leaves]}\n"
    back = "- {name: Ben Holt, date: 2024-05-15, type: return, id: ben-back}\n"
    lines = changes(tmp_path, {"ben": left}, {"ben": left + back, "ada": ADA})
    assert lines[2:4] == [
        "Ada Byron now departs on 2024-05-15: 1 fewer; with the other changes of that day, 2 remaining.",
        "Ben Holt now returns on 2024-05-15: 1 more; with the other changes of that day, 2 remaining.",
    ]


def test_a_departure_from_a_leave_leaves_the_count_as_it_is(tmp_path: Path) -> None:
    leave = {"leave": "name: Ben Holt\ndate: 2020\ntype: leave\n"}
    lines = changes(tmp_path, leave, {**leave, "ben": BEN})
    assert lines[2] == "Ben Holt now departs on 2024-05-15: the count stays at 2."


def test_of_two_people_of_one_name_the_id_is_told(tmp_path: Path) -> None:
    old, new = (site(tmp_path / name, ben=BEN.replace("Ben Holt", "ben-holt")) for name in ("old", "new"))
    for root in (old, new):
        (root / TEAM_FILE).write_text(TEAM.replace("Cleo Marsh", "{name: Ben Holt, id: ben-two}"))
    (new / EVENTS / "ben.yaml").write_text(BEN.replace("Ben Holt", "ben-two"))
    assert lines_of(old, new)[2] == (
        "Ben Holt (ben-two) now departs on 2024-05-15: remaining 3 → 2 (before: Ben Holt (ben-holt) departs on 2024-05-15)."
    )


def test_a_milestone_is_told_by_its_title(tmp_path: Path) -> None:
    event = "type: milestone\ntitle: A new house\ndate: 2024\nsources: [ada-leaves]\n"
    assert changes(tmp_path, {}, {"house": event})[2] == "“A new house” now happens in 2024."


def test_quotes_that_come_go_and_change_are_told(tmp_path: Path) -> None:
    old = f"{BEN}{QUOTES}  - {{text: Goodbye., lang: en, source: ada-leaves}}\n"
    new = f"{BEN}{QUOTES.replace(', source: ada-leaves', '')}  - {{text: Farewell., lang: en, source: ada-leaves}}\n"
    assert changes(tmp_path, {"ben": old}, {"ben": new})[2:] == [
        "Ben Holt: new quote “Farewell.”.",
        "Ben Holt: quote gone, “Goodbye.”.",
        "Ben Holt: source (https://example.org/ada-leaves → none) of the quote “I leave.” changed.",
    ]


def test_sources_that_come_and_go_are_told(tmp_path: Path) -> None:
    new = BEN.replace("ada-leaves", "{url: 'https://example.org/new', title: News, date: 2024}")
    assert changes(tmp_path, {"ben": BEN}, {"ben": new})[2:] == [
        "Ben Holt: new source News, https://example.org/new.",
        "Ben Holt: source gone, https://example.org/ada-leaves.",
    ]


def test_other_fields_are_named(tmp_path: Path) -> None:
    lines = changes(tmp_path, {"ben": BEN}, {"ben": f"{BEN}summary: So it was.\nconfidence: reported\n"})
    assert lines[2] == (
        "Ben Holt departs on 2024-05-15: summary (none → So it was.) and confidence (confirmed → reported) changed."
    )


def test_a_file_that_is_renamed_changes_nothing_but_the_address(tmp_path: Path) -> None:
    assert changes(tmp_path, {"ben": BEN}, {"2024-05-15-ben-holt": BEN}) == [
        "Acme",
        "Addresses:",
        "example/events/ben.html leads nowhere now, and feeds and calendars take the event for a new one.",
        "Write aliases: [ben] to lead the old address on, or id: ben to keep the address"
        " (content/example/events/2024-05-15-ben-holt.yaml:2).",
    ]


def test_a_file_that_is_renamed_and_keeps_the_id_is_no_change(tmp_path: Path) -> None:
    assert changes(tmp_path, {"ben": BEN}, {"2024-05-15-ben-holt": f"{BEN}id: ben\n"}) == ["No differences."]


def test_people_who_come_and_go_are_told(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old"), site(tmp_path / "new")
    (new / TEAM_FILE).write_text(TEAM.replace("Cleo Marsh", "Dan Poe").replace("[Zoe Lane]", "[{name: Zoe Lane, role: chair}]"))
    assert lines_of(old, new) == [
        "Acme",
        "Team:",
        "Dan Poe is new among the founders.",
        "Cleo Marsh is no longer among the founders.",
        "Zoe Lane: role (none → chair) changed.",
    ]


def test_another_counting_rule_changes_counts(tmp_path: Path) -> None:
    event = {"ben": f"{BEN}type: leave\n"}
    old, new = site(tmp_path / "old", **event), site(tmp_path / "new", **event)
    (new / TEAM_FILE).write_text(f"{TEAM}counts_as_remaining: [active, on_leave]\n")
    assert "From 2024-05-15 on: 3, not 2." in run(old, new).stdout


def test_teams_that_come_and_go_are_told(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old"), site(tmp_path / "new")
    write_site(new, {TEAM_FILE: TEAM, "content/other/team.yaml": "name: Other\nfounded: 2016\nfounders: [Cy]\n"})
    assert "The team is new: 1 founder, 0 events." in run(old, new).stdout
    assert "The team is gone: 1 founder, 0 events." in run(new, old).stdout


def test_a_change_of_the_site_file_is_told(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old"), site(tmp_path / "new")
    (new / SITE_FILE).write_text("title: Another\n")
    assert run(old, new).stdout.splitlines() == ["The site", "  Changed:", "    title (Example → Another)."]


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


def test_content_with_errors_is_not_compared(tmp_path: Path) -> None:
    done = run(site(tmp_path / "old", ben="name: Nobody\ndate: 2024\n"), site(tmp_path / "new"))
    assert (done.exit_code, "unknown-person" in done.stderr, "so it cannot be compared" in done.stderr) == (1, True, True)


def test_a_folder_without_content_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path, site(tmp_path / "new")).exit_code == 2


# What readers, feeds and addresses show.

SOURCE = "{url: 'https://example.org/n', title: News of May, author: Zed Oz, date: 2024-05-16, type: post}"
NEWS = f"name: Ben Holt\ndate: 2024-05-15\nadded: 2024-05-16\nsources:\n  - {SOURCE}\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("News of May", "News of June", "title (News of May → News of June) of the source https://example.org/n changed."),
        ("Zed Oz", "Zoe Oz", "author (Zed Oz → Zoe Oz) of the source https://example.org/n changed."),
        ("date: 2024-05-16,", "date: 2025,", "date (2024-05-16 → 2025) of the source https://example.org/n changed."),
        ("type: post", "type: article", "type (post → article) of the source https://example.org/n changed."),
        ("author: Zed Oz", "publisher: The Paper", "publisher (none → The Paper) and author (Zed Oz → none) of the source"),
        ("type: post", "accessed: 2024-06-01", "accessed (none → 2024-06-01) and type (post → none) of the source"),
        ("added: 2024-05-16", "added: 2024-06-02", "added (2024-05-16 → 2024-06-02) changed."),
        ("added: 2024-05-16\n", "", "added (2024-05-16 → none) changed."),
    ],
)
def test_what_a_source_says_and_when_an_event_came_in_is_told(old: str, new: str, said: str, tmp_path: Path) -> None:
    (line,) = changes(tmp_path, {"ben": NEWS}, {"ben": NEWS.replace(old, new)})[2:]
    assert said in line


def test_a_source_that_only_a_quote_names_is_told_once(tmp_path: Path) -> None:
    old = f"{BEN}quotes:\n  - {{text: I leave., lang: en, source: {SOURCE}}}\n"
    assert changes(tmp_path, {"ben": old}, {"ben": old.replace("News of May", "News")})[1:] == [
        "Quotes and sources:",
        "Ben Holt: title (News of May → News) of the source https://example.org/n changed.",
    ]


def test_a_source_in_sources_yaml_is_told_where_it_is_cited(tmp_path: Path) -> None:
    old, new = (site(tmp_path / name, ben=BEN) for name in ("old", "new"))
    (new / SOURCES_FILE).write_text("ada-leaves: {url: 'https://example.org/ada-leaves', date: 2024-08-06}\n")
    assert lines_of(old, new)[2:] == [
        "Ben Holt: date (2024-08-05 → 2024-08-06) of the source https://example.org/ada-leaves changed."
    ]


def test_another_order_of_quotes_or_sources_is_told(tmp_path: Path) -> None:
    quotes = "quotes:\n  - {text: One., lang: en, source: ada-leaves}\n  - {text: Two., lang: en, source: ada-leaves}\n"
    old = f"{BEN.replace('[ada-leaves]', '[ada-leaves, https://example.org/b]')}{quotes}"
    new = old.replace("[ada-leaves, https://example.org/b]", "[https://example.org/b, ada-leaves]")
    new = new.replace("One", "X").replace("Two", "One").replace("X", "Two")
    assert changes(tmp_path, {"ben": old}, {"ben": new})[2:] == ["Ben Holt departs on 2024-05-15: quotes and sources changed."]


def test_the_address_of_a_destination_is_told(tmp_path: Path) -> None:
    old = f"{BEN}destination: {{name: Globex, url: 'https://example.org/a'}}\n"
    assert changes(tmp_path, {"ben": old}, {"ben": old.replace("org/a", "org/b")})[2] == (
        "Ben Holt departs for Globex on 2024-05-15: "
        "destination (Globex, https://example.org/a → Globex, https://example.org/b) changed."
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "checked: 2026-11-01\n", "team.yaml: checked (none → 2026-11-01) changed."),
        ("", "standfirst: Few stay.\n", "team.yaml: standfirst (none → Few stay.) changed."),
        ("", "timezone: Europe/Paris\n", "team.yaml: timezone (none → Europe/Paris) changed."),
        ("", "sources: [ada-leaves]\n", "The founders: new source https://example.org/ada-leaves."),
        ("Ada Byron, Ben Holt", "Ben Holt, Ada Byron", "team.yaml: the order of the founders changed."),
        ("Cleo Marsh]\npeople: [Zoe Lane]", "Cleo Marsh, Zoe Lane]", "Zoe Lane is now among the founders."),
        ("Ben Holt", "{name: Ben Holt, links: ['https://example.org/ben']}", "Ben Holt: links changed."),
    ],
)
def test_what_a_team_says_is_told(old: str, new: str, said: str, tmp_path: Path) -> None:
    before, after = site(tmp_path / "old"), site(tmp_path / "new")
    (after / TEAM_FILE).write_text(TEAM.replace(old, new) if old else TEAM + new)
    assert said in lines_of(before, after)


def test_what_the_site_says_is_told(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old"), site(tmp_path / "new")
    (new / SITE_FILE).write_text("title: Example\nlanguages: [en, fr]\nbase_url: https://example.org/\n")
    (new / "content/about.md").write_text("How we count.\n")
    assert lines_of(old, new)[2] == "languages (en → en, fr), base url (none → https://example.org/) and about."


def test_another_front_page_is_told(tmp_path: Path) -> None:
    other = {"content/other/team.yaml": "name: Other\nfounded: 2016\nfounders: [Cy]\n"}
    old, new = (write_site(site(tmp_path / name), {TEAM_FILE: TEAM, **other}) for name in ("old", "new"))
    (new / SITE_FILE).write_text("title: Example\nteams: [other, example]\n")
    assert lines_of(old, new) == [
        "The site",
        "Changed:",
        "teams (example, other → other, example).",
        "The front page is now that of Other (before: Acme).",
    ]


# Addresses.

LIST = "- name: Ben Holt\n  date: 2024-05-15\n  destination: Globex\n  sources: [ada-leaves]\n"
LEADS_NOWHERE = "leads nowhere now, and feeds and calendars take the event for a new one."


def test_a_corrected_date_in_a_list_is_told_as_such_and_what_to_write_to_keep_the_address(tmp_path: Path) -> None:
    assert changes(tmp_path, {"list": LIST}, {"list": LIST.replace("05-15", "05-14")}) == [
        "Acme",
        "Events:",
        "Ben Holt now departs for Globex on 2024-05-14: remaining 3 → 2 (before: on 2024-05-15).",
        "Founders remaining:",
        "On 2024-05-14: 2, not 3.",
        "Addresses:",
        f"example/events/ben-holt-2024-05-15.html {LEADS_NOWHERE}",
        "Write aliases: [ben-holt-2024-05-15] to lead the old address on, or id: ben-holt-2024-05-15 to keep the address"
        " (content/example/events/list.yaml:2).",
    ]


def test_an_alias_leads_the_old_address_on(tmp_path: Path) -> None:
    new = LIST.replace("05-15", "05-14") + "  aliases: [ben-holt-2024-05-15]\n"
    assert changes(tmp_path, {"list": LIST}, {"list": new})[-2:] == [
        "Addresses:",
        "example/events/ben-holt-2024-05-15.html now leads on to example/events/ben-holt-2024-05-14.html.",
    ]


def test_an_id_keeps_the_address(tmp_path: Path) -> None:
    new = LIST.replace("05-15", "05-14") + "  id: ben-holt-2024-05-15\n"
    assert changes(tmp_path, {"list": LIST}, {"list": new})[-1] == "On 2024-05-14: 2, not 3."


def test_a_date_that_is_corrected_twice_needs_both_old_ids_the_oldest_first(tmp_path: Path) -> None:
    old = LIST.replace("05-15", "05-14") + "  aliases: [ben-holt-2024-05-15]\n"
    lines = changes(tmp_path, {"list": old}, {"list": old.replace("05-14", "05-13")})
    assert lines[-2:] == [
        f"example/events/ben-holt-2024-05-14.html {LEADS_NOWHERE}",
        "Write aliases: [ben-holt-2024-05-15, ben-holt-2024-05-14] to lead the old address on, or id: ben-holt-2024-05-14"
        " to keep the address (content/example/events/list.yaml:2).",
    ]


def test_an_alias_that_is_gone_is_told(tmp_path: Path) -> None:
    lines = changes(tmp_path, {"ben": f"{BEN}aliases: [left]\n"}, {"ben": BEN})
    assert lines[1:3] == ["Addresses:", f"example/events/left.html {LEADS_NOWHERE}"]


def test_another_order_of_aliases_is_told_as_feeds_go_by_the_first(tmp_path: Path) -> None:
    lines = changes(tmp_path, {"ben": f"{BEN}aliases: [a, b]\n"}, {"ben": f"{BEN}aliases: [b, a]\n"})
    assert lines[1:] == [
        "Addresses:",
        "Feeds and calendars take the event of example/events/ben.html for a new one, as its first id is another."
        " Write a first in its aliases (content/example/events/ben.yaml:2).",
    ]


def test_two_dates_that_move_along_are_told_as_two_corrections(tmp_path: Path) -> None:
    old = f"{LIST}- {{name: Ben Holt, type: return, date: 2024-06-15}}\n"
    new = old.replace("05-15", "04-15").replace("06-15", "05-15")
    lines = changes(tmp_path, {"list": old}, {"list": new})
    assert lines[2:4] == [
        "Ben Holt now departs for Globex on 2024-04-15: remaining 3 → 2 (before: on 2024-05-15).",
        "Ben Holt now returns on 2024-05-15: remaining 2 → 3 (before: on 2024-06-15).",
    ]
    assert (
        "example/events/ben-holt-2024-05-15.html is now the page of another event: Ben Holt returns on 2024-05-15."
        " Give that one an id of its own (content/example/events/list.yaml:5)."
    ) in lines


def test_somebody_more_in_a_list_of_names_is_no_new_event(tmp_path: Path) -> None:
    lines = changes(tmp_path, {"list": LIST}, {"list": LIST.replace("Ben Holt", "[Ben Holt, Cleo Marsh]")})
    assert lines[2] == (
        "Ben Holt and Cleo Marsh now depart for Globex on 2024-05-15: remaining 3 → 1"
        " (before: Ben Holt departs for Globex on 2024-05-15)."
    )


def test_a_corrected_title_of_a_milestone_is_told_as_such(tmp_path: Path) -> None:
    house = "- {type: milestone, title: A new hous, date: 2024}\n"
    lines = changes(tmp_path, {"list": house}, {"list": house.replace("hous", "house")})
    assert lines[2] == "“A new house” happens in 2024: title (A new hous → A new house) changed."


def test_a_founder_whose_name_is_written_otherwise_keeps_the_events_and_is_told_to_keep_the_address(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old", ben=BEN), site(tmp_path / "new", ben=BEN)
    (new / TEAM_FILE).write_text(TEAM.replace("Ben Holt", "{name: Benjamin Holt, other_names: [Ben Holt]}"))
    assert lines_of(old, new)[1:] == [
        "Team:",
        "Benjamin Holt: name (Ben Holt → Benjamin Holt) and other names (none → Ben Holt) changed.",
        "Addresses:",
        "example/founders/ben-holt.html leads nowhere now."
        " Write id: ben-holt for Benjamin Holt in content/example/team.yaml to keep it.",
    ]


def test_a_team_in_another_folder_is_the_same_team_at_other_addresses(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old", ben=BEN), site(tmp_path / "new", ben=BEN)
    (new / "content/example").rename(new / "content/acme")
    assert lines_of(old, new) == [
        "Acme",
        "Addresses:",
        "Everything under example/ and data/example/ is now under acme/, and nothing leads on."
        " Name the folder content/example again to keep the addresses.",
    ]


def test_thousands_of_corrected_dates_are_paired_with_what_they_were(tmp_path: Path) -> None:
    """Every other day is another one now, and so is every id."""

    def events(later: int) -> str:
        days = [f"{2016 + n // 168}-{1 + n // 14 % 12:02}-{1 + n % 14 * 2 + later:02}" for n in range(1000)]
        kinds = ["departure", "return"] * 500
        return "".join(
            f"- {{name: Ben Holt, type: {kind}, date: {day}, sources: [ada-leaves]}}\n"
            for kind, day in zip(kinds, days, strict=True)
        )

    lines = changes(tmp_path, {"list": events(0)}, {"list": events(1)})
    assert sum(" (before: on " in line for line in lines) == 1000
