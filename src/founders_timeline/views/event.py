"""An event as readers see it: on the timeline, on its own page, in tables."""

from markupsafe import Markup, escape

from founders_timeline.model.content import Correction, Event
from founders_timeline.model.edtf import day as exact
from founders_timeline.model.history import day_of
from founders_timeline.prose.html import to_html
from founders_timeline.prose.placeholders import fill
from founders_timeline.views.context import Context
from founders_timeline.views.counter import as_attribute, numbers_for_prose
from founders_timeline.views.effect import change_view, changes_count
from founders_timeline.views.event_view import CorrectionView, EventView, PersonView
from founders_timeline.views.evidence import quote_view, source_view
from founders_timeline.views.memberships import tenure_ended_by
from founders_timeline.views.words import date_html, headline


def event_view(context: Context, event: Event) -> EventView:
    """Return the view of an event, made when it is first asked for: all pages of the context show the same one."""
    views = context.event_views
    if event.id not in views:
        views[event.id] = _event_view(context, event)
    return views[event.id]


def _event_view(context: Context, event: Event) -> EventView:
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
        is_large=not is_announced and changes_count(context, event),
        is_announced=is_announced,
        title=title,
        title_lang=language.foreign(title_lang),
        date=date_html(language, event.date),
        date_text=language.date(event.date),
        iso=event.date.text,
        url=context.event_url(event),
        people=tuple(
            PersonView(person, context.team.person(person).name, _person_url(context, person)) for person in event.people
        ),
        destination=context.text(destination.name) if destination and destination.name else "",
        destination_id=destination.name.first if destination and destination.name else "",
        destination_url=destination.url if destination else "",
        role=context.text(destination.role) if destination and destination.role else "",
        summary=summary,
        summary_lang=language.foreign(summary_lang),
        quotes=quotes,
        sources=tuple(source_view(context, source) for source in event.sources),
        sources_words=language.say("event.sources", count=len(event.sources)),
        confidence=language.say(f"event.confidence.{event.confidence}") if event.confidence != "confirmed" else "",
        announced=date_html(language, event.announced) if event.announced else Markup(""),
        until=date_html(language, event.until) if event.until else Markup(""),
        change=None if is_announced else change_view(context, event),
        tenure=tenure_ended_by(context, event),
        remaining=as_attribute(context.history.count_on(day)),
        states_on=day.isoformat(),
        corrections=tuple(_correction(context, correction) for correction in event.corrections),
    )


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


def _correction(context: Context, correction: Correction) -> CorrectionView:
    text, lang = correction.text.in_language(context.language.code)
    day = date_html(context.language, exact(correction.date))
    heading = Markup(escape(context.language.say("event.corrected", date="{0}"))).format(day)
    return CorrectionView(correction.date.isoformat(), day, heading, text, context.language.foreign(lang))


def _person_url(context: Context, person: str) -> str:
    return context.founder_url(person) if person in context.team.founder_ids else ""
