"""Lengths of time in words, in complete years and months as ages are told; below a month in days."""

from dateutil.relativedelta import relativedelta

from founders_timeline.model.edtf import EdtfDate
from founders_timeline.theme.language import Language


def duration(language: Language, start: EdtfDate, end: EdtfDate) -> str:
    """Say how long it was from one date to another: 8 years and 7 months.

    Where a date is not known to the day it is a range, from the shortest time that is possible to the longest, or only the
    longest where the shortest is less than a month. Where a date is approximate or uncertain, the words say so. `end` is not
    before `start`, but their possible days may overlap.
    """
    shortest = relativedelta(max(start.latest, end.earliest), start.latest)
    longest = relativedelta(end.latest, start.earliest)
    low, high = length_in_words(language, shortest), length_in_words(language, longest)
    if low == high:
        return _hedged(language, high, start, end)
    if not (shortest.years or shortest.months):
        return language.say("duration.at_most", longest=_hedged(language, high, start, end))
    return _hedged(language, language.say("duration.range", shortest=low, longest=high), start, end)


def length_in_words(language: Language, passed: relativedelta) -> str:
    """Say a length of time in years and months; one below a month in days."""
    numbers = {"years": passed.years, "months": passed.months}
    if not any(numbers.values()):
        return language.say("duration.days", count=passed.days)
    return language.names([language.say(f"duration.{unit}", count=number) for unit, number in numbers.items() if number])


def _hedged(language: Language, words: str, start: EdtfDate, end: EdtfDate) -> str:
    if start.approximate or end.approximate:
        words = language.say("duration.approximate", duration=words)
    return language.say("duration.uncertain", duration=words) if start.uncertain or end.uncertain else words
