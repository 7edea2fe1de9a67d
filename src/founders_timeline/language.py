"""One language of the site: its interface texts, its plurals, its dates, its direction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from founders_timeline.edtf import EdtfDate, Precision, parse_edtf
from founders_timeline.history import Count

if TYPE_CHECKING:
    from babel import Locale

Messages = Mapping[str, "str | Mapping[str, str]"]

KNOWN_PLURALS = 10_000
"""Numbers whose plural category is kept with a language's facts; for larger ones, which are grouped too, Babel is asked."""


KEPT_DATES = 8_192
"""How many dates are remembered in words: an event's is written on its page, its neighbours', its chapter and the chart."""


class LanguageFacts(NamedTuple):
    """What CLDR says of a language.

    `months` are the names as they stand in a date, January first; `direction` is `ltr` or `rtl`; `territory` is the language with
    the country where most speak it, as in fr_FR; `name` is the language's name in itself; `plurals` are the plural categories of
    the numbers from 0 on, as many as are known.
    """

    months: tuple[str, ...]
    direction: str
    territory: str
    name: str
    plurals: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Language:
    """A language with its interface texts; a text is one string, or one for each plural category of CLDR.

    `kept` are its facts, where somebody has them: Babel and its data take as long to load as fifty events to read.
    """

    code: str
    messages: Messages
    kept: LanguageFacts | None = None

    @cached_property
    def facts(self) -> LanguageFacts:
        """Return what CLDR says of the language."""
        return self.kept or _facts_of(self.code, self._locale)

    def facts_to_keep(self) -> LanguageFacts:
        """Return the facts with the plural categories of the numbers below KNOWN_PLURALS."""
        return self.facts._replace(plurals=tuple(map(self.plural, range(KNOWN_PLURALS))))

    @property
    def months(self) -> tuple[str, ...]:
        """Return the names of the months as they stand in a date, January first."""
        return self.facts.months

    @property
    def direction(self) -> str:
        """Return `ltr` or `rtl`, for the dir attribute."""
        return self.facts.direction

    @property
    def territory(self) -> str:
        """Return the language with the country where most speak it, as in fr_FR, for link previews."""
        return self.facts.territory

    @property
    def name(self) -> str:
        """Return the language's name in itself."""
        return self.facts.name

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale  # noqa: PLC0415  (20 ms with its data; see `kept`)

        return Locale.parse(self.code, sep="-")

    def say(self, key: str, count: int | None = None, **values: object) -> str:
        """Return an interface text with its values filled in.

        `count` chooses the plural form (CLDR plural rules). KeyError for a text that does not exist.
        """
        message = self.messages[key]
        if not isinstance(message, str):
            form = self.plural(count if count is not None else 0)
            message = message[form] if form in message else message["other"]
        return message.format(count=count if count is None else self.number(count), **values) if "{" in message else message

    def plural(self, count: int) -> str:
        """Return a number's plural category (CLDR plural rules): `one`, `few`, `other`, for example."""
        plurals = self.facts.plurals
        return plurals[count] if 0 <= count < len(plurals) else self._locale.plural_form(count)

    def forms(self, key: str) -> dict[str, str]:
        """Return an interface text by plural category, its values not filled in, for the page's own script."""
        message = self.messages[key]
        return {"other": message} if isinstance(message, str) else dict(message)

    def has(self, key: str) -> bool:
        """Tell whether there is an interface text of this name."""
        return key in self.messages

    def day(self, moment: Day) -> str:
        """Write one day in words: 5 August 2024."""
        return _words(moment, "date.first_day" if moment.day == 1 else "date.day", self)

    def date(self, when: EdtfDate) -> str:
        """Write a date in words, as precise and as sure as it is: about August 2024."""
        return _date(self, when)

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
        from babel.numbers import format_decimal  # noqa: PLC0415  (see _locale)

        return format_decimal(number, locale=self._locale)

    def decimal(self, value: float) -> str:
        """Write a number with one decimal: 8.7, or 8,7."""
        from babel.numbers import format_decimal  # noqa: PLC0415  (see _locale)

        return format_decimal(value, format="0.#", locale=self._locale)

    def names(self, names: Sequence[str]) -> str:
        """Write a list of names: A, B and C."""
        if len(names) < 2:
            return "".join(names)
        from babel.lists import format_list  # noqa: PLC0415  (see _locale)

        return format_list(names, locale=self._locale)

    def precise(self, when: EdtfDate) -> str:
        """Write a date as precise as it is, without a word on how sure it is."""
        match when.precision:
            case Precision.DAY:
                return self.day(when.earliest)
            case Precision.MONTH:
                return _words(when.earliest, "date.month", self)
            case Precision.YEAR:
                return _words(when.earliest, "date.year", self)
        first, last = (self.date_after_word(parse_edtf(end)) for end in when.text[1:-1].split(".."))
        return self.say("date.span", first=first, last=last)


@lru_cache(maxsize=KEPT_DATES)
def _date(language: Language, when: EdtfDate) -> str:
    words = language.date_after_word(when) if when.approximate else language.precise(when)
    if when.uncertain and when.approximate:
        return language.say("date.uncertain_and_approximate", date=words)
    if when.uncertain:
        return language.say("date.uncertain", date=words)
    return language.say("date.approximate", date=words) if when.approximate else words


@lru_cache(maxsize=KEPT_DATES)
def _words(moment: Day, key: str, language: Language) -> str:
    # Not by babel.dates: importing it looks for the local time zone, and the page's script needs the same pattern anyway.
    return language.say(key, day=moment.day, month=language.months[moment.month - 1], year=moment.year)


def _facts_of(code: str, locale: "Locale") -> LanguageFacts:
    from babel.core import get_global  # noqa: PLC0415  (see Language._locale)

    likely = get_global("likely_subtags").get(locale.language, "")
    country = locale.territory or likely.rpartition("_")[2]
    name = locale.get_display_name() or code
    return LanguageFacts(
        months=tuple(locale.months["format"]["wide"].values()),
        direction=locale.text_direction,
        territory=f"{locale.language}_{country}" if country else locale.language,
        name=name[:1].upper() + name[1:],
    )
