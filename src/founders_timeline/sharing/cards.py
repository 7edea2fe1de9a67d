"""The cards of a site: one for each team, event, day of change and founder, in every language."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from founders_timeline.model.content import Event
from founders_timeline.model.maker import Maker
from founders_timeline.sharing.card import CardView, day_card, event_card, founder_card, team_card
from founders_timeline.sharing.font import Fonts, load_fonts
from founders_timeline.sharing.rasterizer import CARD, Rasterizer
from founders_timeline.theme.renderer import Renderer
from founders_timeline.views.context import Context
from founders_timeline.views.counter import counter_view
from founders_timeline.views.day import days_with_pages
from founders_timeline.views.links import absolute_url, card_path
from founders_timeline.views.words import headline


class Cards:
    """Plans cards and knows their addresses; only sites with a base URL have cards, as previews want absolute addresses.

    A page with characters that the fonts of the theme lack has no card of its own; `missing` holds those met so far.
    """

    def __init__(self, renderer: Renderer, cache: Path | None) -> None:
        self.missing: set[str] = set()
        self._renderer = renderer
        self._fonts = load_fonts(renderer.folders)
        self._rasterizer = Rasterizer((font.path for font in self._fonts), cache)
        self._teams: dict[Context, bool] = {}

    def plan(self, context: Context) -> Iterator[tuple[str, Maker]]:
        """Plan the cards of a team in a language, by their paths from the output's root."""
        team = context.team
        for founder in team.founders:
            self._covers([founder.monogram])  # The token is left blank, and told.
        if not self._covers_team(context):
            return
        yield self._card(context, team.id, team_card)
        for event in team.events:
            if self._covers_event(context, event):
                yield self._card(context, f"events/{event.id}", partial(_event_card, event))
        for day in days_with_pages(context):
            yield self._card(context, f"days/{day}", partial(_day_card, day))
        for founder in team.founders:
            if self._covers_founder(context, founder.id):
                yield self._card(context, f"founders/{founder.id}", partial(_founder_card, founder.id))

    def address(self, context: Context, kind: str, subject: str) -> str:
        """Return the address of a page's card, by the page's kind and the id of what it is about; empty if there is none."""
        team = context.team
        if not self._covers_team(context):
            return ""
        name = team.id
        if kind == "event-page" and self._covers_event(context, team.events[team.positions[subject]]):
            name = f"events/{subject}"
        elif kind == "founder-page" and self._covers_founder(context, subject):
            name = f"founders/{subject}"
        elif kind == "day-page":
            name = f"days/{subject}"
        return absolute_url(context.site, context.folder + card_path(team, name))

    def _card(self, context: Context, name: str, view: Callable[[Context, Fonts], CardView]) -> tuple[str, Maker]:
        return context.folder + card_path(context.team, name), partial(self._drawn, context, view)

    def _drawn(self, context: Context, view: Callable[[Context, Fonts], CardView]) -> bytes:
        svg = self._renderer.render(CARD, context.language, view=view(context, self._fonts))
        return self._rasterizer.png_of(svg)

    def _covers_team(self, context: Context) -> bool:
        """Tell whether there are letters for what all cards of a team have in common."""
        if context not in self._teams:
            self._teams[context] = self._covers(_common_words(context))
        return self._teams[context]

    def _covers_event(self, context: Context, event: Event) -> bool:
        return self._covers([headline(context, event).text, context.language.date(event.date)])

    def _covers_founder(self, context: Context, founder: str) -> bool:
        own = (event.destination for event in context.history.events_of(founder))
        stops = [context.text(stop.name) for stop in own if stop and stop.name]
        return self._covers([context.team.person(founder).name, *stops])

    def _covers(self, texts: Iterable[str]) -> bool:
        lacking = {character for text in texts for font in self._fonts for character in text if character not in font.widths}
        self.missing |= lacking
        return not lacking


def _common_words(context: Context) -> list[str]:
    counter, founders = counter_view(context), len(context.team.founders)
    rest = context.language.say("card.remain", count=founders, founders=founders)
    return [context.text(context.site.title), counter.sentence, counter.day, counter.checked, rest]


def _event_card(event: Event, context: Context, fonts: Fonts) -> CardView:
    return event_card(context, event, fonts)


def _day_card(day: date, context: Context, fonts: Fonts) -> CardView:
    return day_card(context, day, fonts)


def _founder_card(founder: str, context: Context, fonts: Fonts) -> CardView:
    return founder_card(context, founder, fonts)
