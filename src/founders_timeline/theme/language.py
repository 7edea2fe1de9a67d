"""One language of the site: its interface texts, its plurals, its dates, its direction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from functools import cached_property

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.lists import format_list
from babel.numbers import format_decimal

from founders_timeline.model.edtf import EdtfDate, Precision
from founders_timeline.model.history import Count

Messages = Mapping[str, "str | Mapping[str, str]"]

NOUN = "people.noun"
"""The interface text that says what the counted people are called."""


@dataclass(frozen=True, eq=False)
class Language:
    """A language with its interface texts; a text is one string, or one for each plural category of CLDR.

    The text `people.noun` is what the counted people are called. Other texts hold it as `{noun}`, one, `{nouns}`, several,
    or `{noun:founders}`, as many as `{founders}` says; `{Noun}` and `{Nouns}` begin with a capital letter.
    """

    code: str
    messages: Messages

    @cached_property
    def months(self) -> tuple[str, ...]:
        """Return the names of the months as they stand in a date, January first."""
        return tuple(self._locale.months["format"]["wide"].values())

    @cached_property
    def short_months(self) -> tuple[str, ...]:
        """Return the names of the months as they are shortened in a date, January first."""
        return tuple(self._locale.months["format"]["abbreviated"].values())

    @property
    def direction(self) -> str:
        """Return `ltr` or `rtl`, for the dir attribute."""
        return self._locale.text_direction

    @cached_property
    def territory(self) -> str:
        """Return the language with the country where most speak it, as in fr_FR, for link previews."""
        locale = self._locale
        country = locale.territory or get_global("likely_subtags").get(locale.language, "").rpartition("_")[2]
        return f"{locale.language}_{country}" if country else locale.language

    @cached_property
    def name(self) -> str:
        """Return the language's name in itself."""
        return capitalized(self._locale.get_display_name() or self.code)

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.code, sep="-")

    def say(self, key: str, count: int | None = None, **values: object) -> str:
        """Return an interface text with its values filled in.

        `count` chooses the plural form (CLDR plural rules). KeyError for a text that does not exist.
        """
        message = self.messages[key]
        if not isinstance(message, str):
            form = self.plural(count if count is not None else 0)
            message = message[form] if form in message else message["other"]
        if "{" not in message:
            return message
        nouns = self._nouns({"count": count, **values}) if "{noun" in message.lower() else {}
        return message.format(count=count if count is None else self.number(count), **nouns, **values)

    def calling(self, noun: Mapping[str, str]) -> "Language":
        """Return this language with another noun for the counted people, by plural category."""
        return replace(self, messages={**self.messages, NOUN: noun})

    def noun(self, number: int) -> str:
        """Return what so many of the counted people are called."""
        forms = self.forms(NOUN)  # Words from the content, so no text to fill in.
        return forms.get(self.plural(number), forms["other"])

    def _nouns(self, values: Mapping[str, object]) -> dict[str, object]:
        """Return what the placeholders for the noun stand for in a text with these values."""
        several = self.forms(NOUN)["other"]
        one = self.noun(1)
        return {"noun": _Noun(self, values), "nouns": several, "Noun": capitalized(one), "Nouns": capitalized(several)}

    def plural(self, count: int) -> str:
        """Return a number's plural category (CLDR plural rules): `one`, `few`, `other`, for example."""
        return self._locale.plural_form(count)

    def forms(self, key: str) -> dict[str, str]:
        """Return an interface text by plural category, its values not filled in, for the page's own script."""
        message = self.messages[key]
        return {"other": message} if isinstance(message, str) else dict(message)

    def has(self, key: str) -> bool:
        """Tell whether there is an interface text of this name."""
        return key in self.messages

    def foreign(self, code: str) -> str:
        """Return the code of a text's language, empty where it is this one: pages name the languages of foreign texts only."""
        return "" if code == self.code else code

    def day(self, moment: Day) -> str:
        """Write one day in words: 5 August 2024."""
        return self._words(moment, "date.first_day" if moment.day == 1 else "date.day")

    def date(self, when: EdtfDate) -> str:
        """Write a date in words, as precise and as sure as it is: about August 2024."""
        words = self.date_after_word(when) if when.approximate else self.precise(when)
        if when.uncertain and when.approximate:
            return self.say("date.uncertain_and_approximate", date=words)
        if when.uncertain:
            return self.say("date.uncertain", date=words)
        return self.say("date.approximate", date=words) if when.approximate else words

    def short_day(self, moment: Day) -> str:
        """Write one day in few letters: 5 Aug 2024."""
        return self.say("date.short_day", day=moment.day, month=self.short_months[moment.month - 1], year=moment.year)

    def short_date(self, when: EdtfDate) -> str:
        """Write a date to the month or the years, for a chart: Aug 2024, about 2017, 2016–2019."""
        if when.precision is Precision.SPAN:
            first, last = when.earliest.year, when.latest.year
            return str(first) if first == last else f"{first}–{last}"
        if when.precision is Precision.YEAR:
            words = str(when.earliest.year)
        else:
            words = self.say("date.short_month", month=self.short_months[when.earliest.month - 1], year=when.earliest.year)
        return self.say("date.approximate", date=words) if when.approximate else words

    def date_after_word(self, when: EdtfDate) -> str:
        """Write a date as it follows a word such as about or between: le 5 août 2024."""
        words = self.precise(when)
        return self.say("date.day_after_word", date=words) if when.precision is Precision.DAY else words

    def count(self, count: Count) -> str:
        """Write a count: 5, or 7–9 where it is a range."""
        return str(count.low) if count.is_exact else f"{count.low}–{count.high}"

    def number(self, number: int) -> str:
        """Write a number; from five digits on they are grouped: 10,000."""
        if number < 10_000:
            return str(number)
        return format_decimal(number, locale=self._locale)

    def names(self, names: Sequence[str]) -> str:
        """Write a list of names: A, B and C."""
        if len(names) < 2:
            return "".join(names)
        return format_list(names, locale=self._locale)

    def precise(self, when: EdtfDate) -> str:
        """Write a date as precise as it is, without a word on how sure it is."""
        match when.precision:
            case Precision.DAY:
                return self.day(when.earliest)
            case Precision.MONTH:
                return self._words(when.earliest, "date.month")
            case Precision.YEAR:
                return self._words(when.earliest, "date.year")
        first, last = map(self.date_after_word, when.ends)
        return self.say("date.span", first=first, last=last)

    def _words(self, moment: Day, key: str) -> str:
        # Not by babel.dates: the page's own script needs the same pattern.
        return self.say(key, day=moment.day, month=self.months[moment.month - 1], year=moment.year)


class _Noun:
    """The noun of a language in a text with values: `{noun}` stands for one, `{noun:founders}` for as many as `founders`.

    What is no whole number, as a range, takes the general form.
    """

    def __init__(self, language: Language, values: Mapping[str, object]) -> None:
        self._language, self._values = language, values

    def __format__(self, name: str) -> str:
        number = self._values[name] if name else 1
        return self._language.noun(number) if isinstance(number, int) else self._language.forms(NOUN)["other"]


def capitalized(text: str) -> str:
    """Return a text with a capital first letter, and the rest as it is."""
    return text[:1].upper() + text[1:]


def plural_forms(code: str) -> tuple[str, ...] | None:
    """Return the plural categories of a language, `other` last; None for one that CLDR does not know."""
    try:
        return (*sorted(Locale.parse(code, sep="-").plural_form.tags), "other")
    except (UnknownLocaleError, ValueError):
        return None
