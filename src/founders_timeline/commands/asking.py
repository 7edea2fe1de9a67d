"""The questions of `new`: each is asked until its answer can be used."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import click

from founders_timeline.loader.people import Directory
from founders_timeline.loader.report import did_you_mean, nearest
from founders_timeline.loader.urls import url_hint, why_not_url
from founders_timeline.model.content import Person
from founders_timeline.model.date_hints import ANY_TIME, Bounds, hint_for
from founders_timeline.model.edtf import EdtfError, parse_edtf
from founders_timeline.model.problems import quoted
from founders_timeline.model.slug import slug_of
from founders_timeline.model.team import Team
from founders_timeline.schema.limits import LANGUAGE

T = TypeVar("T")


NOTHING = "-"
"""What takes an answer away that was given before, where none is needed."""


class Interview:
    """The answers to questions: options first, by their names, and for the rest whoever sits at the terminal, if `asks`.

    Once it is begun `again`, every question is asked, with the last answer as its default.
    """

    def __init__(self, given: Mapping[str, str | None], *, asks: bool) -> None:
        self._given = {option: text for option, text in given.items() if text is not None}
        self._last: dict[str, str] = {}
        self.asks = asks

    def again(self, said: Mapping[str, str]) -> None:
        """Begin anew: what options said, and what else was `said`, is an answer like the others from now on."""
        self._last = {**self._given, **said, **self._last}

    def remembers(self, option: str) -> bool:
        """Tell whether there is an answer that may be changed."""
        return bool(self._last.get(option))

    def answer(self, option: str, read: Callable[[str], T], question: str = "", default: str | None = "") -> T:
        """Read the option, or ask; without a question, or with nobody to ask, the default is read.

        `read` raises UsageError for what it does not take: a question is asked again then, and an option is wrong usage. Enter
        alone gives the default. Without one, None, the question must be answered.
        """
        if question and self.asks and (option in self._last or option not in self._given):
            return self._asked(option, read, question, default)
        if option not in self._given and default is None:
            raise click.UsageError(f"Missing option '--{option}'.")
        try:
            return read(self._given.get(option, default or ""))
        except click.UsageError as error:
            raise click.BadParameter(error.message, param_hint=f"--{option.partition(' ')[0]}") from error

    def _asked(self, option: str, read: Callable[[str], T], question: str, default: str | None) -> T:
        def read_and_keep(text: str) -> T:
            text = "" if text.strip() == NOTHING and default == "" else text
            answer = read(text)
            self._last[option] = text
            return answer

        shown = self._last.get(option) or default
        return click.prompt(question, default=shown, show_default=bool(shown), prompt_suffix=" ", value_proc=read_and_keep)


def read_people(team: "Team", text: str) -> "tuple[Person, ...]":
    """Read the names of a team's people, separated by commas; a part of a name is enough where it fits only one of them."""
    whole = _find(team, text)
    return (whole,) if whole else tuple(read_person(team, part.strip(), is_part_enough=True) for part in text.split(","))


def read_person(team: "Team", text: str, *, is_part_enough: bool = False) -> "Person":
    """Read the name or id of one of a team's people; UsageError names those that look alike."""
    people = team.founders + team.people
    alike = [person for person in people if text and (text.casefold() in person.name.casefold() or slug_of(text) in person.id)]
    found = _find(team, text) or (alike[0] if is_part_enough and len(alike) == 1 else None)
    if found:
        return found
    names = [person.name for person in people]
    hint = _alike(text, names) if len(alike) < 2 else f"It fits {', '.join(person.name for person in alike)}."
    raise click.UsageError(
        f"Nobody called {quoted(text)} stands under founders: or people: in team.yaml. {hint} "
        f"Whoever is missing there is added to people: in content/{team.id}/team.yaml."
    )


def _alike(text: str, names: Sequence[str]) -> str:
    """Suggest names of which a part at least looks like the text."""
    whole = {part: name for name in names for part in name.split()}
    close = [] if nearest(text, names) else list(dict.fromkeys(whole[part] for part in nearest(text, whole)))
    return f"Did you mean {' or '.join(close)}?" if close else did_you_mean(text, names)


def read_date(text: str, bounds: Bounds = ANY_TIME) -> str:
    """Read a date; UsageError says what is wrong with it, and what to write within the bounds."""
    try:
        return parse_edtf(text.strip()).text
    except EdtfError as error:
        raise click.UsageError(f"{quoted(text)} {error.message} {hint_for(text, error, bounds)}".rstrip()) from error


def read_source(keys: Sequence[str], text: str) -> str:
    """Read a URL or a key of sources.yaml, or nothing."""
    text = text.strip()
    if not text or text in keys:
        return text
    reason = why_not_url(text)
    if reason is None:
        return text
    if ":" in text or "." in text:
        raise click.UsageError(f"{quoted(text)} {reason} {url_hint(text)}")
    raise click.UsageError(f"{quoted(text)} is no address, and no key of sources.yaml. {did_you_mean(text, keys)}".rstrip())


def read_language(text: str) -> str:
    """Read a language code."""
    if not LANGUAGE.fullmatch(text):
        raise click.UsageError(f"{quoted(text)} is not a language code. Write en, fr, pt-BR …")
    return text


def or_nothing(read: Callable[[str], str], text: str) -> str:
    """Read an answer that may be left out."""
    return read(text) if text.strip() else ""


def _find(team: "Team", text: str) -> "Person | None":

    return Directory(team.founders + team.people, is_complete=True).get(text)
