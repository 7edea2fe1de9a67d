"""Popolo files: what memberships, deaths, terms and roles become, and what is told of the rest."""

from datetime import date
from pathlib import Path

import pytest

from founders_timeline.model.history import Count, history_of
from tests.imports import Data, content_of, events_of, import_, member, popolo, site_of, summary_of, told_by
from tests.small_site import built


def known(**persons: str) -> list[Data]:
    """Make persons of names by ids."""
    return [{"id": key, "name": name} for key, name in persons.items()]


def test_an_end_is_a_departure_for_the_place_that_comes_next(tmp_path: Path) -> None:
    data = popolo(member("a", end="2020-03"), member("a", "globex", "2020-03-15", role="chair"), member("b"))
    site = site_of(import_("popolo", tmp_path, data), tmp_path)
    assert told_by(site) == [("2020-03", "departure", ("a",), "Globex")]
    assert [founder.id for founder in site.teams[0].founders] == ["a", "b"]


def test_a_second_stretch_is_a_return_and_a_later_place_a_move(tmp_path: Path) -> None:
    data = popolo(member("a", end="2018"), member("a", start="2020-01-01", end="2021-01-01"), member("a", "globex", "2022"))
    assert told_by(site_of(import_("popolo", tmp_path, data), tmp_path)) == [
        ("2018", "departure", ("a",), ""),
        ("2020-01-01", "return", ("a",), ""),
        ("2021-01-01", "departure", ("a",), ""),
        ("2022", "move", ("a",), "Globex"),
    ]


def test_another_role_the_day_after_is_no_departure(tmp_path: Path) -> None:
    data = popolo(member("a", end="2018-05-31", role="engineer"), member("a", start="2018-06-01", role="chair"))
    done = import_("popolo", tmp_path, data)
    assert told_by(site_of(done, tmp_path)) == [("2018-06-01", "role", ("a",), "chair")]
    assert "engineer" not in done.stderr


def test_roles_that_overlap_are_neither_departures_nor_returns(tmp_path: Path) -> None:
    data = popolo(
        member("a", role="member"),
        member("a", start="2016-03-01", end="2018-06-30", role="chair"),
        member("b", role="member", end="2020-05-01"),
        member("b", start="2016-01-01", end="2017-01-01", role="treasurer"),
    )
    done = import_("popolo", tmp_path, data)
    assert told_by(site_of(done, tmp_path)) == [
        ("2016-01-01", "role", ("b",), "treasurer"),
        ("2016-03-01", "role", ("a",), "chair"),
        ("2020-05-01", "departure", ("b",), ""),
    ]
    assert "membership of Ada Byron: the end of chair, 2018-06-30, has no place here." in done.stderr


def test_the_same_role_in_the_next_term_is_no_event(tmp_path: Path) -> None:
    data = popolo(member("a", end="2018-12-31", role="member"), member("a", start="2019-01-01", role="member"))
    assert told_by(site_of(import_("popolo", tmp_path, data), tmp_path)) == []


def test_the_role_at_the_founding_is_the_persons_role(tmp_path: Path) -> None:
    team = site_of(import_("popolo", tmp_path, popolo(member("a", role="chair"))), tmp_path).teams[0]
    assert team.founders[0].role
    assert team.founders[0].role.texts[0][1] == "chair"


def test_a_membership_without_dates_has_those_of_its_term(tmp_path: Path) -> None:
    terms = [
        {"id": "term/1", "name": "1st term", "start_date": "2015-12-11", "end_date": "2018-12-31"},
        {"id": "term/2", "name": "2nd term", "start_date": "2019-01-01"},
    ]
    served = [("a", "term/1"), ("a", "term/2"), ("b", "term/1"), ("z", "term/1")]
    memberships: list[Data] = [
        {"person_id": who, "organization_id": "acme", "legislative_period_id": term} for who, term in served
    ]
    memberships[3]["end_date"] = "2017-05-05"
    site = site_of(import_("popolo", tmp_path, popolo(*memberships, events=terms)), tmp_path)
    assert [event for event in told_by(site) if event[2]] == [
        ("2017-05-05", "departure", ("z",), ""),
        ("2018-12-31", "departure", ("b",), ""),
    ]


@pytest.mark.parametrize("end", ["", "2018", "2019-06"])
def test_a_death_ends_what_is_open_or_ends_with_it(tmp_path: Path, end: str) -> None:
    persons = [{**known(a="Ada Byron")[0], "death_date": "2018"}, *known(b="Ben Holt")]
    data = popolo(member("a", end=end), member("b"), persons=persons)
    assert told_by(site_of(import_("popolo", tmp_path, data), tmp_path)) == [("2018", "death", ("a",), "")]


def test_an_end_that_a_death_takes_the_place_of_is_told(tmp_path: Path) -> None:
    persons = [{**known(a="Ada Byron")[0], "death_date": "2018"}]
    done = import_("popolo", tmp_path, popolo(member("a", end="2019-06"), persons=persons))
    assert "membership of Ada Byron: the end, 2019-06, gives way to the death, 2018." in done.stderr


def test_what_is_not_kept_of_a_place_elsewhere_is_told(tmp_path: Path) -> None:
    later = member("a", "globex", "2021", "2022", role="chair")
    data = popolo(member("a", end="2020"), member("a", "globex", "2020", "2021"), later)
    done = import_("popolo", tmp_path, data)
    assert told_by(site_of(done, tmp_path)) == [("2020", "departure", ("a",), "Globex")]
    assert "membership of Ada Byron: the end, 2022, has no place here." in done.stderr
    assert "it goes on from an earlier one at the same place, and was left out: chair" in done.stderr


def test_who_dies_after_leaving_leaves_first(tmp_path: Path) -> None:
    data = popolo(member("a", end="2017-01-01"), persons=[{**known(a="Ada Byron")[0], "death_date": "2018"}])
    assert [event[:2] for event in told_by(site_of(import_("popolo", tmp_path, data), tmp_path))] == [
        ("2017-01-01", "departure"),
        ("2018", "death"),
    ]


def test_a_death_that_may_come_before_the_end_is_told_and_not_guessed(tmp_path: Path) -> None:
    data = popolo(member("a", end="2018-05-03"), persons=[{**known(a="Ada Byron")[0], "death_date": "2018"}])
    done = import_("popolo", tmp_path, data)
    assert told_by(site_of(done, tmp_path)) == [("2018-05-03", "departure", ("a",), "")]
    assert "nobody can tell whether the death, 2018, came after the end of the membership, 2018-05-03" in done.stderr


def test_a_dissolution_is_told_and_becomes_a_milestone(tmp_path: Path) -> None:
    place = {"id": "acme", "name": "Acme", "founding_date": "2015-12-11", "dissolution_date": "2022"}
    done = import_("popolo", tmp_path, popolo(member("a"), organizations=[place]))
    assert [event[:2] for event in told_by(site_of(done, tmp_path))] == [("2022", "milestone")]
    assert "it was dissolved on 2022, which became a milestone; whoever had not left by then is still counted." in done.stderr


def test_memberships_inside_of_persons_organizations_and_posts_are_read(tmp_path: Path) -> None:
    persons = [
        {"id": 1, "name": "Ada Byron", "memberships": [{"organization_id": 7, "start_date": "2015-12-11"}]},
        {"id": 2, "name": "Ben Holt", "memberships": [{"organization": {"id": 7, "name": "Acme"}, "start_date": "2015"}]},
    ]
    inside = {"person": {"id": 3, "name": "Cleo Ito"}, "start_date": "2015-12-11", "end_date": "2020"}
    place = {"id": 7, "name": "Acme", "founding_date": "2015-12-11", "memberships": [inside]}
    held = {"person_id": 2, "start_date": "2019", "end_date": "2021"}
    posts = [{"id": 9, "label": "Chair", "organization_id": 7, "memberships": [held]}]
    data = {"persons": persons, "organizations": [place], "posts": posts}
    site = site_of(import_("popolo", tmp_path, data), tmp_path)
    assert [founder.name for founder in site.teams[0].founders] == ["Ada Byron", "Ben Holt", "Cleo Ito"]
    assert told_by(site) == [("2019", "role", ("ben-holt",), "Chair"), ("2020", "departure", ("cleo-ito",), "")]


def test_people_of_one_name_are_told_apart_by_ids_made_from_the_files(tmp_path: Path) -> None:
    names: dict[str | int, str] = {"person/1": "Ada Byron", "person/2": "Ada Byron", 3: "ada byron"}
    persons = [{"id": key, "name": name} for key, name in names.items()]
    data = popolo(member("person/1"), member("person/2", end="2020"), member(3, end="2020"), persons=persons)
    site = site_of(import_("popolo", tmp_path, data), tmp_path)
    assert [founder.id for founder in site.teams[0].founders] == ["person-1", "person-2", "person-3"]
    assert sorted(event[2] for event in told_by(site)) == [("person-2",), ("person-3",)]


def test_a_name_that_is_somebody_elses_other_name_or_id_is_not_used(tmp_path: Path) -> None:
    persons = known(x="ada", c="Cleo", null="yes")
    persons.append({"id": "ada", "name": "Ben", "other_names": [{"name": "Cleo"}]})
    data = popolo(*(member(str(each["id"]), end="2020") for each in persons), persons=persons)
    site = site_of(import_("popolo", tmp_path, data), tmp_path)
    assert sorted(event[2] for event in told_by(site)) == [("ada",), ("c",), ("x",), ("yes",)]


def test_links_in_other_letters_are_written_as_percent_forms_and_told_at_most_once(tmp_path: Path) -> None:
    links = [{"url": "https://ru.wikipedia.org/wiki/Лавлейс,_Ада"}, {"url": "https://müller.example/ü"}, {"url": "/about"}]
    done = import_("popolo", tmp_path, popolo(member("a"), persons=[{"id": "a", "name": "Ada Byron", "links": links}]))
    assert [link.url for link in site_of(done, tmp_path).teams[0].founders[0].links] == [
        "https://ru.wikipedia.org/wiki/%D0%9B%D0%B0%D0%B2%D0%BB%D0%B5%D0%B9%D1%81,_%D0%90%D0%B4%D0%B0",
        "https://xn--mller-kva.example/%C3%BC",
    ]
    assert done.stderr.count("the address /about was left out") == 1


@pytest.mark.parametrize("written", ["2018-00-00", "2018-00", "2018-01-01T00:00:00Z", "2018/01/01"])
def test_dates_of_other_programs_are_read(tmp_path: Path, written: str) -> None:
    site = site_of(import_("popolo", tmp_path, popolo(member("a", end=written))), tmp_path)
    assert told_by(site) in ([("2018", "departure", ("a",), "")], [("2018-01-01", "departure", ("a",), "")])


def test_the_year_9999_is_no_end(tmp_path: Path) -> None:
    done = import_("popolo", tmp_path, popolo(member("a", end="9999-12-31")))
    assert told_by(site_of(done, tmp_path)) == []
    assert "end_date 9999-12-31 is taken for no end." in done.stderr


def test_an_end_is_not_before_its_beginning(tmp_path: Path) -> None:
    data = popolo(member("a", end="2016"), member("a", start="2018-05-06", end="2018"))
    assert [event[:2] for event in told_by(site_of(import_("popolo", tmp_path, data), tmp_path))] == [
        ("2016", "departure"),
        ("2018-05-06", "return"),
        ("[2018-05-06..2018-12-31]", "departure"),
    ]


def test_who_came_later_is_no_founder(tmp_path: Path) -> None:
    done = import_("popolo", tmp_path, popolo(member("a"), member("b", start="2017", end="2019")))
    team = site_of(done, tmp_path).teams[0]
    assert ([each.id for each in team.founders], [each.id for each in team.people]) == (["a"], ["b"])
    assert "person Ben Holt: the first membership begins on 2017, and only a founder's first day is kept." in done.stderr


def test_founders_may_be_named(tmp_path: Path) -> None:
    done = import_("popolo", tmp_path, popolo(member("a")), "--founder", "Ben Holt", "--founder", "a")
    assert [each.id for each in site_of(done, tmp_path).teams[0].founders] == ["b", "a"]


def test_a_founder_whose_name_several_have_is_named_by_id(tmp_path: Path) -> None:
    data = popolo(member("a"), persons=known(a="Ada Byron", b="Ada Byron"))
    assert (
        "Several people in the file are called Ada Byron: name one by id, a, b."
        in import_("popolo", tmp_path, data, "--founder", "Ada Byron").stderr
    )


def test_events_become_milestones_with_their_speeches(tmp_path: Path) -> None:
    event = {"id": "party", "name": "A party", "start_date": "2018-05", "description": "1. With *cake*.", "attendees": ["z"]}
    source = {"url": "https://example.org/s", "note": "Notes"}
    speeches = [
        {"id": "s", "event_id": "party", "creator_id": "a", "text": "Welcome.", "sources": [source]},
        {"id": "t", "event_id": "party", "text": "{remaining} are here."},
    ]
    site = site_of(import_("popolo", tmp_path, popolo(member("a"), events=[event], speeches=speeches)), tmp_path)
    party = events_of(site)["party"]
    (said,) = party.quotes
    assert (party.type, party.people, said.speaker_id, said.source and said.source.title) == ("milestone", ("z",), "a", "Notes")
    assert summary_of(party) == "1\\. With \\*cake\\*.\n\n> (remaining) are here."


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (popolo(member("a"), member("b", "globex", "2019")), "memberships of Ben Holt: none of them is in the team"),
        (popolo(member("a"), member("a", "globex", "2010")), "membership of Ada Byron: Globex does not follow a departure"),
        (popolo(member("a", end="soon")), "membership of Ada Byron: end_date soon is not a date."),
        (popolo(member("a", post_id="p", id="m")), "the file has no post p"),
        (popolo(member("a", on_behalf_of_id="p")), "membership of Ada Byron: there is no place here for on_behalf_of_id (p)."),
        (popolo(member("a"), {"organization_id": "acme"}), "it names no person or no organization"),
        (popolo(member("a"), member("x")), "membership of x: the file has no person x"),
        (popolo(member("a"), posts=[{"id": "p", "role": "chair"}]), "post chair: nobody is said to hold it"),
        (popolo(member("a"), areas=[{"id": "p", "name": "Here"}]), "area p: there is no place here for name (Here)."),
        (popolo(member("a"), speeches=[{"id": "s", "text": "Hm."}]), "speech s: it belongs to no event of the team: Hm."),
        (popolo(member("a"), events=[{"id": "e", "name": "x"}]), "event e: it has no year"),
        (popolo(member("a"), events=[{"name": "x", "start_date": "c. 2016"}]), "event x: the date c. 2016 is not a date."),
        (popolo(member("a")), "person Zoe Lane: no event names the person"),
        (popolo(member("a", end="2014")), "it ends on 2014, before it begins, on 2015-12-11, and was left out"),
        (popolo(member("a"), member("b", start="2001", end="2002")), "it ends on 2002, before the founding, 2015-12-11"),
        (popolo(member("a"), member("b", start="", legislative_period_id="t")), "the file has no event t, whose dates"),
        (popolo(member("a"), member("b", start="")), "it has no dates: it is taken to last from the founding on."),
        (popolo(member("a"), meta="x"), "the file: there is no place here for meta (x)."),
        (popolo(member("a"), persons=[*known(a="Ada"), {"id": "a", "name": "Al"}]), "person Al: there is another person"),
        (popolo(member("a"), persons=[{"id": "a", "name": "Ada", "death_date": ["x"]}]), 'no place here for death_date (["x"]).'),
        (popolo(member("a"), persons=[{"id": "a", "name": "Ada", "email": "a@b"}]), "there is no place here for email (a@b)."),
    ],
)  # fmt: skip
def test_what_popolo_says_and_content_cannot_is_told(tmp_path: Path, data: Data, told: str) -> None:
    done = import_("popolo", tmp_path, data, "--founder", "a")
    site_of(done, tmp_path)
    assert done.stderr.count(told) == 1


TERMS = [(f"term/{n}", f"{1990 + 4 * n}-05-01", f"{1994 + 4 * n}-04-30" if n < 6 else "") for n in range(7)]
SIZE = 420


def large_parliament() -> Data:
    """Make the shape of EveryPolitician's files: numbers as ids, a membership a term, overlapping roles, embedded ones.

    The first 100 sit from the first term on; of them every tenth has left after the third, and the next of each has died.
    """
    persons: list[Data] = []
    for n in range(SIZE):
        person: Data = {"id": n, "name": f"Person {n}", "gender": "female", "links": [{"url": f"https://example.org/{n}"}]}
        served = TERMS[:3] if n < 100 and n % 10 == 0 else TERMS if n < 100 else TERMS[n % 6 :]
        memberships: list[Data] = [
            {"organization_id": "legislature", "legislative_period_id": term, "on_behalf_of_id": "party", "role": "member"}
            for term, _, _ in served
        ]
        if n % 50 == 2:
            memberships.append({"organization_id": "legislature", "role": "whip", "start_date": "1995", "end_date": "1996"})
        persons.append(
            {**person, "memberships": memberships, **({"death_date": "2004-02-03"} if n < 100 and n % 10 == 1 else {})}
        )
    return {
        "persons": persons,
        "organizations": [{"id": "legislature", "name": "House"}, {"id": "party", "name": "Party"}],
        "events": [
            {"id": term, "classification": "legislative period", "name": term, "start_date": start, "end_date": end}
            for term, start, end in TERMS
        ],
    }


def test_a_large_parliament_is_counted_right(tmp_path: Path) -> None:
    done = import_("popolo", tmp_path, large_parliament())
    team = site_of(done, tmp_path).teams[0]
    history = history_of(team)
    starting = [n for n in range(SIZE) if n < 100 or n % 6 == 0]
    assert [person.name for person in team.founders] == [f"Person {n}" for n in starting]
    days = [date(1990, 5, 1), date(2002, 4, 29), date(2002, 4, 30), date(2004, 2, 3), date(2026, 1, 1)]
    all_of_them = len(starting)
    assert [history.count_on(day) for day in days] == [
        Count(low=number, high=number)
        for number in (all_of_them, all_of_them, all_of_them - 10, all_of_them - 20, all_of_them - 20)
    ]
    assert done.stderr.count("(female)") == SIZE


def test_a_large_parliament_can_be_built(tmp_path: Path) -> None:
    data = large_parliament()
    data["persons"] = data["persons"][:40]  # type: ignore[index]
    site_of(import_("popolo", tmp_path, data), tmp_path)
    files = built(tmp_path / "site")
    assert b'data-remaining="32" data-founders="40"' in files["index.html"]


def test_links_that_do_not_fit_into_one_file_are_told(tmp_path: Path) -> None:
    address = "https://example.org/people/"
    persons = [
        {"id": f"p{n}", "name": f"Person {n}", "links": [{"url": f"{address}{n}/{k}/{'a' * 400}"} for k in range(4)]}
        for n in range(200)
    ]
    data = popolo(*(member(str(person["id"])) for person in persons), persons=persons)
    done = import_("popolo", tmp_path, data)
    assert len(site_of(done, tmp_path).teams[0].founders) == 200
    assert f"{address}199/0/" in done.stderr
    assert address not in content_of(tmp_path)
