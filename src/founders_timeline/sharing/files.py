"""Every file for sharing: how to make each, and where pages find their cards."""

from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path

from founders_timeline.model.maker import Maker, Plan
from founders_timeline.model.problems import one_line
from founders_timeline.sharing.badge import badge_json, badge_view
from founders_timeline.sharing.cards import Cards
from founders_timeline.sharing.font import REGULAR, SEMIBOLD
from founders_timeline.sharing.oembed import oembed_file
from founders_timeline.sharing.standalone import (
    EMBED_STYLES,
    SINGLE_SCRIPTS,
    SINGLE_STYLES,
    EmbedView,
    Inline,
    SingleView,
    embed_view,
    inline,
    single_view,
)
from founders_timeline.theme.renderer import Renderer
from founders_timeline.views.context import Context
from founders_timeline.views.links import BADGE, BADGE_JSON, OEMBED

MOST_SHOWN = 20
"""How many of the characters that the cards' fonts lack are named."""


class Sharing:
    """What others show of a site. `cache`, if not None, is an existing folder for cards that have been drawn."""

    def __init__(self, renderer: Renderer, cache: Path | None = None) -> None:
        self._renderer, self._cache = renderer, cache

    def card(self, context: Context, kind: str, subject: str) -> str:
        """Return the address of the picture of a page, by its kind and the id of what it is about; empty if there is none."""
        return self._cards.address(context, kind, subject) if context.site.base_url else ""

    def embed(self, context: Context) -> EmbedView:
        """Make the counter for a frame."""
        return embed_view(context, self._embed_parts)

    def single(self, context: Context) -> SingleView:
        """Make the timeline in one file."""
        return single_view(context, self._single_parts)

    def plan(self, contexts: tuple[tuple[Context, ...], ...]) -> Plan:
        """Return how to make each file that is no page; `contexts` are those of the teams in every language.

        Cards come last: they take longest.
        """
        everybody = [context for in_language in contexts for context in in_language]
        plan = {path: make for context in everybody for path, make in self._files(context)}
        with_cards = [context for context in everybody if context.site.base_url]
        return plan | {path: make for context in with_cards for path, make in self._cards.plan(context)}

    def missing_letters(self) -> str | None:
        """Say which letters of the cards that have been planned their fonts lack, in one sentence; None if they have all."""
        missing = sorted(self._cards.missing) if "_cards" in vars(self) else []
        if not missing:
            return None
        shown = one_line("".join(missing[:MOST_SHOWN])) + (" …" if len(missing) > MOST_SHOWN else "")
        return (
            f"The fonts of the preview pictures lack {len(missing)} of the characters on them ({shown}): pages with these show "
            f"the team's picture or none, and tokens stay blank. Put fonts that have them into templates/{REGULAR} and "
            f"templates/{SEMIBOLD}."
        )

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self._renderer, self._cache)

    @cached_property
    def _embed_parts(self) -> Inline:
        return inline(self._renderer.folders, EMBED_STYLES)

    @cached_property
    def _single_parts(self) -> Inline:
        return inline(self._renderer.folders, SINGLE_STYLES, SINGLE_SCRIPTS)

    def _files(self, context: Context) -> Iterator[tuple[str, Maker]]:
        yield context.team_url(BADGE), partial(self._badge, context)
        yield context.team_url(BADGE_JSON), partial(badge_json, context)
        if context.site.base_url:
            yield context.team_url(OEMBED), partial(self._oembed, context)

    def _badge(self, context: Context) -> bytes:
        return self._renderer.render("badge.svg.jinja", context.language, view=badge_view(context))

    def _oembed(self, context: Context) -> bytes:
        return oembed_file(context, self._cards.address(context, "timeline-page", ""))
