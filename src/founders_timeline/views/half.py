"""After how long half of a team's founders were gone, as exactly as the dates say."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from founders_timeline.model.history import Count
from founders_timeline.theme.language import Language
from founders_timeline.views.context import Context
from founders_timeline.views.durations import length_in_words

_HALF_A_MONTH = 15


class HalfGone(NamedTuple):
    """Half of the founders were certainly gone on `day`, after `least` to `most`; `is_about` if a date behind it is about so."""

    day: date
    least: relativedelta
    most: relativedelta
    is_about: bool

    @property
    def longest(self) -> int:
        """Return the days that it took at most."""
        return _days(self.most)

    @property
    def shortest(self) -> int:
        """Return the days that it took at least."""
        return _days(self.least)


def half_gone(context: Context) -> HalfGone | None:
    """Tell when at most half of the founders remained for the first time; None while that is not certain."""
    half, founded = len(context.team.founders) / 2, context.team.founded
    certain = next((day for day, count in counts_until(context) if count.high <= half), None)
    if certain is None:
        return None
    # Before the founding is certain nobody need have been there, which is no loss.
    possible = next((day for day, count in counts_until(context) if founded.latest <= day and count.low <= half), certain)
    least = relativedelta(max(possible, founded.latest), founded.latest)
    dates = [founded, *(event.date for event in context.team.events if certain == event.date.latest)]
    is_about = any(each.uncertain or each.approximate for each in dates)
    return HalfGone(certain, least, relativedelta(certain, founded.earliest), is_about)


def counts_until(context: Context) -> Iterator[tuple[date, Count]]:
    """Yield the days of change up to the page's day, the founding first, each with the count from there on."""
    for day in context.history.days_of_change():
        if day <= context.as_of:
            yield day, context.history.count_on(day)


def half_gone_words(language: Language, half: HalfGone) -> str:
    """Say how long it took: 2 years and 7 months; the two limits where the dates leave that open."""
    least, most = (length_in_words(language, to_the_nearest_month(length)) for length in (half.least, half.most))
    if least == most:
        return language.say("duration.approximate", duration=most) if half.is_about else most
    if not (half.least.years or half.least.months):
        return language.say("duration.at_most", longest=most)
    return language.say("duration.range", shortest=least, longest=most)


def to_the_nearest_month(length: relativedelta) -> relativedelta:
    """Round a length of time to whole months, unless it is shorter than half of one."""
    months = length.years * 12 + length.months + (length.days >= _HALF_A_MONTH)
    return relativedelta(months=months) if months else length


def _days(length: relativedelta) -> int:
    return round(length.years * 365.2425 + length.months * 30.436875) + length.days
