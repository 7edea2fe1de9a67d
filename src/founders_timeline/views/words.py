"""Words that several views share: headlines, dates as HTML, statuses."""

from functools import partial
from typing import NamedTuple

from markupsafe import Markup, escape

from founders_timeline.model.content import Event
from founders_timeline.model.edtf import EdtfDate, Precision
from founders_timeline.model.status import EventType, Status
from founders_timeline.theme.language import Language
from founders_timeline.views.context import Context

UNCERTAIN = "uncertain"


class Headline(NamedTuple):
    """An event's headline and the code of its language."""

    text: str
    lang: str


def headline(context: Context, event: Event) -> Headline:
    """Return an event's headline: the one given, or one made from the facts in the page's language."""
    code = context.language.code
    if event.title is not None:
        return Headline(*event.title.in_language(code))
    return Headline(_made_headline(context, event), code)


def _made_headline(context: Context, event: Event) -> str:
    destination = event.destination
    names = context.language.names([context.team.person(person).name for person in event.people])
    say = partial(context.language.say, count=len(event.people), names=names, team=context.team.name)
    key = f"headline.{event.type}"
    if event.type is EventType.ROLE and destination and destination.role:
        return say(f"{key}_as", role=context.text(destination.role))
    if destination and destination.name and context.language.has(f"{key}_to"):
        return say(f"{key}_to", destination=context.text(destination.name))
    return say(key)


def date_html(language: Language, when: EdtfDate) -> Markup:
    """Write a date as `time` elements in words; a span has one at each end."""
    if when.precision is Precision.SPAN:
        first, last = (time_html(end, language.date_after_word(end)) for end in when.ends)
        return Markup(escape(language.say("date.span", first="{0}", last="{1}"))).format(first, last)
    return time_html(when, language.date(when))


def time_html(when: EdtfDate, words: str) -> Markup:
    """Write a date, which is no span, as a `time` element with these words."""
    return Markup('<time datetime="{}">{}</time>').format(when.unqualified, words)


def status_key(status: Status | None) -> str:
    """Return a status's name for classes and texts; None is uncertain."""
    return UNCERTAIN if status is None else str(status)


def paragraph(texts: list[str]) -> str:
    """Join the parts of a line with middle dots."""
    return " · ".join(texts)
