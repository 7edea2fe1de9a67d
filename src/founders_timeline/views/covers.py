"""How a chapter of a long timeline is named and led to."""

from typing import NamedTuple

from founders_timeline.edtf import parse_edtf
from founders_timeline.language import Language
from founders_timeline.views.chapters import Cover
from founders_timeline.views.context import Context
from founders_timeline.views.links import chapter_path, table_path


class CoverView(NamedTuple):
    """What leads to a chapter: its name, how many events it has, its page."""

    heading: str
    events_words: str
    url: str
    table_url: str


def cover_view(context: Context, cover: Cover, *, within_year: bool = False) -> CoverView:
    """Make what leads to a chapter; `within_year` leaves out the year of a month."""
    return CoverView(
        heading=heading_of(context.language, cover, within_year=within_year),
        events_words=context.language.say("timeline.events", count=cover.size),
        url=context.folder + chapter_path(context.team, cover.name),
        table_url=context.folder + table_path(context.team, cover.name),
    )


def heading_of(language: Language, cover: Cover, *, within_year: bool = False) -> str:
    """Name a chapter: 2019, March 2019, or March 2019, part 2; `within_year` just March, or March, part 2."""
    day = parse_edtf(cover.date)
    words = language.months[day.earliest.month - 1] if within_year else language.date(day)
    words = words[:1].upper() + words[1:]
    return language.say("chapter.part", date=words, part=cover.part) if cover.part else words
