"""Words that several views share: headlines, dates as HTML, statuses."""

from functools import lru_cache, partial

from markupsafe import Markup, escape

from founders_timeline.edtf import EdtfDate, Precision, parse_edtf
from founders_timeline.language import Language
from founders_timeline.model import Event
from founders_timeline.status import EventType, Status
from founders_timeline.views.context import KEPT_CONTEXTS, Context

UNCERTAIN = "uncertain"


def headline(context: Context, event: Event) -> tuple[str, str]:
    """Return an event's headline and its language: the one given, or one made from the facts."""
    known = _headlines(context)
    if event.id not in known:
        known[event.id] = _headline(context, event)
    return known[event.id]


@lru_cache(maxsize=KEPT_CONTEXTS)
def _headlines(_context: Context) -> dict[str, tuple[str, str]]:
    """Return what has been found out so far, by the events' ids: the pages of its neighbours tell an event's headline too."""
    return {}


def _headline(context: Context, event: Event) -> tuple[str, str]:
    code = context.language.code
    if event.title is not None:
        return event.title.in_language(code)
    destination = event.destination
    names = context.language.names([context.team.person(person).name for person in event.people])
    say = partial(context.language.say, count=len(event.people), names=names, team=context.team.name)
    key = f"headline.{event.type}"
    if event.type is EventType.ROLE and destination and destination.role:
        return say(f"{key}_as", role=context.text(destination.role)), code
    if destination and destination.name and context.language.has(f"{key}_to"):
        return say(f"{key}_to", destination=context.text(destination.name)), code
    return say(key), code


@lru_cache(maxsize=4096)
def date_html(language: Language, when: EdtfDate) -> Markup:
    """Write a date as `time` elements in words; a span has one at each end."""
    if when.precision is Precision.SPAN:
        ends = [parse_edtf(end) for end in when.text[1:-1].split("..")]
        first, last = (time_html(end, language.date_after_word(end)) for end in ends)
        return Markup(escape(language.say("date.span", first="{0}", last="{1}"))).format(first, last)
    return time_html(when, language.date(when))


def time_html(when: EdtfDate, words: str) -> Markup:
    """Write a date that is no span as a `time` element, with these words."""
    return Markup(f'<time datetime="{escape(when.text.rstrip("?~%"))}">{escape(words)}</time>')


def status_key(status: Status | None) -> str:
    """Return a status's name for classes and texts; None is uncertain."""
    return UNCERTAIN if status is None else str(status)


def paragraph(texts: list[str]) -> str:
    """Join the parts of a line that says several things."""
    return " · ".join(texts)
