"""An event as readers see it: on the timeline, on its own page, in tables."""

from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from founders_timeline.edtf import day as exact
from founders_timeline.history import Count, count_after, count_before, day_of
from founders_timeline.language import Language
from founders_timeline.model import Event
from founders_timeline.prose import fill, to_html
from founders_timeline.status import changes_status
from founders_timeline.views.context import KEPT_CONTEXTS, Context
from founders_timeline.views.counter import as_attribute, numbers_for_prose
from founders_timeline.views.evidence import QuoteView, SourceView, quote_view, source_view
from founders_timeline.views.words import date_html, headline

KEPT_VIEWS = 20_000
"""How many events' views are remembered for a team in a language; a view takes about four kilobytes."""


KEPT_CHANGES = 1024
"""How many changes of the count are remembered in words."""


class PersonView(NamedTuple):
    """Somebody whom an event names; only founders have a page."""

    id: str
    name: str
    url: str


class ChangeView(NamedTuple):
    """What an event did to the count: a figure such as 5 → 4, the same in words, and why the figure may hold more."""

    before: str
    after: str
    is_change: bool
    figure: str
    words: str
    note: str


class CorrectionView(NamedTuple):
    """A correction and its day, as ISO 8601 and as HTML; `heading` says that it was corrected that day."""

    iso: str
    date: Markup
    heading: Markup
    text: str
    lang: str


class EventView(NamedTuple):
    """Everything about one event, in words.

    `kind` is the event's type, `is_exit` tells a founder's change of status from the rest, `remaining` is the count on the
    event's last possible day as an attribute. `lang` fields are empty where the text is in the page's language.
    """

    id: str
    kind: str
    kind_words: str
    is_large: bool
    is_announced: bool
    title: str
    title_lang: str
    date: Markup
    date_text: str
    iso: str
    url: str
    people: tuple[PersonView, ...]
    destination: str
    destination_id: str
    destination_url: str
    role: str
    summary: Markup
    summary_lang: str
    quotes: tuple[QuoteView, ...]
    sources: tuple[SourceView, ...]
    sources_words: str
    confidence: str
    announced: Markup
    until: Markup
    change: ChangeView | None
    remaining: str
    states_on: str
    corrections: tuple[CorrectionView, ...]


class EventViews:
    """The views of a team's events, by id; each is made when it is first asked for, and every page shows the same ones."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._view = lru_cache(maxsize=KEPT_VIEWS)(self._made)

    def __getitem__(self, event_id: str) -> EventView:
        return self._view(event_id)

    def _made(self, event_id: str) -> EventView:
        team = self._context.team
        return event_view(self._context, team.events[team.positions[event_id]])


@lru_cache(maxsize=KEPT_CONTEXTS)
def event_views(context: Context) -> EventViews:
    """Return the views of all events."""
    return EventViews(context)


def event_view(context: Context, event: Event) -> EventView:
    """Make the view of an event."""
    language = context.language
    title, title_lang = headline(context, event)
    destination = event.destination
    summary, summary_lang = _summary(context, event)
    is_announced = event.date.earliest > context.as_of
    quotes = tuple(quote_view(context, quote, _person_url(context, quote.speaker_id)) for quote in event.quotes)
    day = day_of(context.team, event, context.as_of)
    return EventView(
        id=event.id,
        kind=str(event.type),
        kind_words=language.say(f"type.{event.type}"),
        is_large=concerns_founders(context, event),
        is_announced=is_announced,
        title=title,
        title_lang=_other(title_lang, context),
        date=date_html(language, event.date),
        date_text=language.date(event.date),
        iso=event.date.text,
        url=context.event_url(event),
        people=tuple(
            PersonView(person, context.team.person(person).name, _person_url(context, person)) for person in event.people
        ),
        destination=context.text(destination.name) if destination and destination.name else "",
        destination_id=destination.name.texts[0][1] if destination and destination.name else "",
        destination_url=destination.url if destination else "",
        role=context.text(destination.role) if destination and destination.role else "",
        summary=summary,
        summary_lang=_other(summary_lang, context),
        quotes=quotes,
        sources=tuple(source_view(context, source) for source in event.sources),
        sources_words=language.say("event.sources", count=len(event.sources)),
        confidence=language.say(f"event.confidence.{event.confidence}") if event.confidence != "confirmed" else "",
        announced=date_html(language, event.announced) if event.announced else Markup(""),
        until=date_html(language, event.until) if event.until else Markup(""),
        change=None if is_announced else change_view(context, event),
        remaining=as_attribute(context.history.count_on(day)),
        states_on=day.isoformat(),
        corrections=tuple(_correction(context, index, event) for index in range(len(event.corrections))),
    )


def change_view(context: Context, event: Event) -> ChangeView:
    """Say what the count was before an event and after it."""
    after = count_after(context.history, event, context.as_of)
    if not concerns_founders(context, event):
        return _change(context.language, None, after)
    change = _change(context.language, count_before(context.history, event), after)
    note = _shared_change(context, event)
    return change._replace(note=note) if note else change


@lru_cache(maxsize=KEPT_CHANGES)
def _change(language: Language, count_then: Count | None, count_now: Count) -> ChangeView:
    """Say a change from one count to another, None if nothing has changed: most events change nothing, or by one."""
    after = language.count(count_now)
    if count_then is None:
        figure = language.say("change.unchanged_figure", after=after)
        return ChangeView(after, after, False, figure, language.say("change.unchanged", after=after), "")
    before = language.count(count_then)
    return ChangeView(
        before=before,
        after=after,
        is_change=True,
        figure=language.say("change.figure", before=before, after=after),
        words=language.say("change.words", before=before, after=after),
        note="",
    )


def _shared_change(context: Context, event: Event) -> str:
    """Say so if another founder's status changes, or may change, on the days that the figure spans."""
    others = (tenures for founder, tenures in context.history.tenures if founder not in event.people)
    if not any(event.date.earliest <= tenure.first <= event.date.latest for tenures in others for tenure in tenures):
        return ""
    return context.language.say("change.together" if event.date.is_day else "change.within")


def concerns_founders(context: Context, event: Event) -> bool:
    """Tell whether an event changes a founder's status."""
    return changes_status(event.type) and not context.team.founder_ids.isdisjoint(event.people)


def filled_summary(context: Context, event: Event) -> tuple[str, str]:
    """Return an event's summary in Markdown, with the numbers of its day filled in, and its language."""
    if event.summary is None:
        return "", ""
    text, lang = event.summary.in_language(context.language.code)
    day = day_of(context.team, event, context.as_of)
    return fill(text, numbers_for_prose(context.team, context.history.roster_on(day), context.language)), lang


def _summary(context: Context, event: Event) -> tuple[Markup, str]:
    text, lang = filled_summary(context, event)
    return Markup(to_html(text, top_heading=4)) if text else Markup(""), lang


def _correction(context: Context, index: int, event: Event) -> CorrectionView:
    correction = event.corrections[index]
    text, lang = correction.text.in_language(context.language.code)
    day = date_html(context.language, exact(correction.date))
    heading = Markup(escape(context.language.say("event.corrected", date="{0}"))).format(day)
    return CorrectionView(correction.date.isoformat(), day, heading, text, _other(lang, context))


def _person_url(context: Context, person: str) -> str:
    return context.founder_url(person) if person in context.team.founder_ids else ""


def _other(lang: str, context: Context) -> str:
    return "" if lang == context.language.code else lang
