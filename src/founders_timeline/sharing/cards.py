"""The cards of a site: one for each team, event and founder, in every language."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from founders_timeline.model import Event
from founders_timeline.renderer import Renderer
from founders_timeline.sharing.card import CardView, Faces, event_card, founder_card, team_card
from founders_timeline.sharing.picture import Studio
from founders_timeline.sharing.typeface import typefaces
from founders_timeline.views.context import Context
from founders_timeline.views.counter import counter_view
from founders_timeline.views.links import absolute_url, card_path
from founders_timeline.views.own_events import own_events
from founders_timeline.views.words import headline

Maker = Callable[[], bytes]


class Cards:
    """Plans cards and knows where they stand. They are for sites with a base URL only: previews want absolute addresses.

    What the fonts of the theme have no letters for gets no card of its own, since it would be a card with holes.
    """

    def __init__(self, renderer: Renderer, cache: Path | None) -> None:
        self._renderer = renderer
        self._faces = Faces(*typefaces(renderer.folders, cache))
        self._studio = Studio((face.path for face in self._faces), cache)
        self._teams: dict[Context, bool] = {}

    def plan(self, context: Context) -> Iterator[tuple[str, Maker]]:
        """Plan the cards of a team in a language, by their paths from the output's root."""
        team = context.team
        if self._covers_team(context):
            yield self._card(context, team.id, team_card)
        for event in team.events:
            if self._covers_event(context, event):
                yield self._card(context, _event_name(context, event.id), partial(_event_card, event))
        for founder in team.founders:
            if self._covers_founder(context, founder.id):
                yield self._card(context, _founder_name(context, founder.id), partial(_founder_card, founder.id))

    def address(self, context: Context, kind: str, subject: str) -> str:
        """Return the address of a page's card, by the page's kind and the id of what it is about; empty if there is none."""
        team = context.team
        if kind == "event-page" and self._covers_event(context, team.events[team.positions[subject]]):
            name = _event_name(context, subject)
        elif kind == "founder-page" and self._covers_founder(context, subject):
            name = _founder_name(context, subject)
        elif self._covers_team(context):
            name = team.id
        else:
            return ""
        return absolute_url(context.site, context.folder + card_path(team, name))

    def _card(self, context: Context, name: str, view: Callable[[Context, Faces], CardView]) -> tuple[str, Maker]:
        return context.folder + card_path(context.team, name), partial(self._drawn, context, view)

    def _drawn(self, context: Context, view: Callable[[Context, Faces], CardView]) -> bytes:
        svg = self._renderer.render("card.svg.jinja", context.language, view=view(context, self._faces))
        return self._studio.picture(svg)

    def _covers_team(self, context: Context) -> bool:
        """Tell whether there are letters for what all cards of a team have in common."""
        if context not in self._teams:
            self._teams[context] = self._covers(_common_words(context))
        return self._teams[context]

    def _covers_event(self, context: Context, event: Event) -> bool:
        words = [headline(context, event)[0], context.language.date(event.date)]
        return self._covers_team(context) and self._covers(words)

    def _covers_founder(self, context: Context, founder: str) -> bool:
        own = (event.destination for event in own_events(context.team, founder))
        stops = [context.text(stop.name) for stop in own if stop and stop.name]
        return self._covers_team(context) and self._covers([context.team.person(founder).name, *stops])

    def _covers(self, texts: Iterable[str]) -> bool:
        return all(face.covers(text) for text in texts for face in self._faces)


def _common_words(context: Context) -> list[str]:
    counter, founders = counter_view(context), context.team.founders
    rest = context.language.say("card.remain", count=len(founders), founders=len(founders))
    return [context.text(context.site.title), counter.sentence, counter.day, rest, *(founder.monogram for founder in founders)]


def _event_card(event: Event, context: Context, faces: Faces) -> CardView:
    return event_card(context, event, faces)


def _founder_card(founder: str, context: Context, faces: Faces) -> CardView:
    return founder_card(context, founder, faces)


def _event_name(context: Context, event: str) -> str:
    """Return the name of an event's card: the id, unless it is the team's too."""
    return f"{event}-event" if event == context.team.id else event


def _founder_name(context: Context, founder: str) -> str:
    """Return the name of a founder's card: the id, unless the team or an event has the same one."""
    is_taken = founder == context.team.id or founder in context.team.positions
    return f"{founder}-founder" if is_taken else founder
