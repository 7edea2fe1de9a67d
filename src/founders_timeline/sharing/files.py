"""Everything for sharing in one place: which files there are, how to make each, and what pages have to know of them."""

from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path

from founders_timeline.renderer import Renderer
from founders_timeline.sharing.badge import badge_json, badge_view
from founders_timeline.sharing.cards import Cards
from founders_timeline.sharing.inline import InlineStyle, inline_style
from founders_timeline.sharing.oembed import oembed_file
from founders_timeline.sharing.pages import EMBED_STYLES, EmbedView, embed_view
from founders_timeline.sharing.single import SINGLE_STYLES, SingleView, single_pieces, single_view
from founders_timeline.steps import Joined, Maker
from founders_timeline.views.context import Context
from founders_timeline.views.links import badge_json_path, badge_path, oembed_path


class Sharing:
    """What others show of a site. `cache`, if not None, is an existing folder for cards that have been drawn."""

    def __init__(self, renderer: Renderer, cache: Path | None) -> None:
        self._renderer, self._cache = renderer, cache

    def card(self, context: Context, kind: str, subject: str) -> str:
        """Return the address of the picture of a page, by its kind and the id of what it is about; empty if there is none."""
        return self._cards.address(context, kind, subject) if context.site.base_url else ""

    def embed(self, context: Context) -> EmbedView:
        """Make the counter for a frame."""
        return embed_view(context, self._embed_style)

    def single(self, context: Context) -> SingleView:
        """Make the timeline in one file, but for its events."""
        return single_view(context, self._single_style)

    def joined_single(self, context: Context, page: Maker) -> Joined:
        """Say how to make the timeline in one file from its page, as `single` lets it be rendered."""
        return Joined(partial(single_pieces, self._renderer, context, page))

    def plan(self, contexts: tuple[tuple[Context, ...], ...]) -> dict[str, Maker]:
        """Return how to make each file that is no page; `contexts` are those of the teams in every language.

        Cards come last: they take longest.
        """
        everybody = [context for in_language in contexts for context in in_language]
        plan = {path: make for context in everybody for path, make in self._files(context)}
        with_cards = [context for context in everybody if context.site.base_url]
        return plan | {path: make for context in with_cards for path, make in self._cards.plan(context)}

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self._renderer, self._cache)

    @cached_property
    def _embed_style(self) -> InlineStyle:
        return inline_style(self._renderer.folders, EMBED_STYLES)

    @cached_property
    def _single_style(self) -> InlineStyle:
        return inline_style(self._renderer.folders, SINGLE_STYLES)

    def _files(self, context: Context) -> Iterator[tuple[str, Maker]]:
        folder, team = context.folder, context.team
        yield folder + badge_path(team), partial(self._badge, context)
        yield folder + badge_json_path(team), partial(badge_json, context)
        if context.site.base_url:
            yield folder + oembed_path(team), partial(self._oembed, context)

    def _badge(self, context: Context) -> bytes:
        return self._renderer.render("badge.svg.jinja", context.language, view=badge_view(context))

    def _oembed(self, context: Context) -> bytes:
        return oembed_file(context, self._cards.address(context, "timeline-page", ""))
