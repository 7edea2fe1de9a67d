"""The method page: the site's own text, the counting rule, the sources of the lists of founders, all corrections."""

from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model.team import Site
from founders_timeline.prose.html import to_html
from founders_timeline.theme.language import Language
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view
from founders_timeline.views.embed_code import ShareView, share_view
from founders_timeline.views.event import event_view
from founders_timeline.views.event_view import CorrectionView, SourceView
from founders_timeline.views.evidence import source_view


class CorrectedView(NamedTuple):
    """A correction with the event it belongs to."""

    title: str
    url: str
    correction: CorrectionView


class TeamMethodView(NamedTuple):
    """What the rule means for one team."""

    name: str
    heading: str
    counts: str
    timezone: str
    counter: CounterView
    roster_sources: tuple[SourceView, ...]


class AboutView(NamedTuple):
    """The method page; `text_lang` is empty where the text is in the page's language."""

    text: Markup
    text_lang: str
    teams: tuple[TeamMethodView, ...]
    corrections: tuple[CorrectedView, ...]
    shares: tuple[ShareView, ...]


def about_view(site: Site, language: Language, contexts: tuple[Context, ...]) -> AboutView:
    """Make the method page for all teams."""
    texts = dict(site.about)
    lang = language.code if language.code in texts else next(iter(texts), "")
    html = Markup(to_html(texts[lang], top_heading=1)) if lang else Markup("")
    return AboutView(
        text=html,
        text_lang=language.foreign(lang),
        teams=tuple(_team(context) for context in contexts),
        corrections=tuple(sorted(_corrections(contexts), key=lambda view: view.correction.iso, reverse=True)),
        shares=tuple(share_view(context) for context in contexts),
    )


def _team(context: Context) -> TeamMethodView:
    language, team = context.language, context.team
    statuses = language.names([language.say(f"status.{status}") for status in team.counts_as_remaining])
    return TeamMethodView(
        name=team.name,
        heading=language.say("about.reading_title", team=team.name),
        counts=language.say("about.rule.counts", statuses=statuses),
        timezone=language.say("site.dates_in", timezone=team.timezone) if team.timezone else "",
        counter=counter_view(context),
        roster_sources=tuple(source_view(context, source) for source in team.sources),
    )


def _corrections(contexts: tuple[Context, ...]) -> list[CorrectedView]:
    return [
        CorrectedView(view.title, view.url, correction)
        for context in contexts
        for event in context.team.events
        if event.corrections
        for view in [event_view(context, event)]
        for correction in view.corrections
    ]
