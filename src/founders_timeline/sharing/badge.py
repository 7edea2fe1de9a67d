"""A badge that says how many remain: as a picture, and as the words that shields.io draws one from."""

import json
from typing import NamedTuple

from founders_timeline.views.context import Context
from founders_timeline.views.counter import counter_view

COLOUR = "0b6b57"
"""The accent colour of the light theme."""

_CACHE_SECONDS = 3600
_EDGE = 7
_NARROW, _WIDE = frozenset(" .,:;!'’|()[]iIjlftr·-"), frozenset("mwMW@%—")


class PlateView(NamedTuple):
    """One half of a badge: its words, where they are centred, how wide they are drawn."""

    words: str
    x: int
    width: int
    middle: str
    length: int


class BadgeView(NamedTuple):
    """A badge; `title` says all of it for screen readers, and who is not counted."""

    lang: str
    title: str
    width: int
    label: PlateView
    message: PlateView


def badge_view(context: Context) -> BadgeView:
    """Make a team's badge."""
    label, message = _words(context)
    left = _plate(label, 0)
    right = _plate(message, left.width)
    title = f"{label}: {message}. {counter_view(context).explanation}"
    return BadgeView(context.language.code, title, left.width + right.width, left, right)


def badge_json(context: Context) -> bytes:
    """Write a badge's words for shields.io, which refuses every key that it does not know."""
    label, message = _words(context)
    badge = {"schemaVersion": 1, "label": label, "message": message, "color": COLOUR, "cacheSeconds": _CACHE_SECONDS}
    return json.dumps(badge, ensure_ascii=False).encode() + b"\n"


def _words(context: Context) -> tuple[str, str]:
    counter, high = counter_view(context), context.roster.remaining.high
    rest = context.language.say("card.remain", count=high, founders=counter.founders)
    return context.language.say("share.badge_label", team=context.team.name), f"{counter.number} {rest}"


def _plate(words: str, x: int) -> PlateView:
    # In tenths: Python 3.12 adds floats up with less error than 3.11, and a half must be rounded alike by both.
    length = round(sum(39 if letter in _NARROW else 102 if letter in _WIDE else 70 for letter in words) / 10)
    width = length + 2 * _EDGE
    return PlateView(words, x, width, f"{x + width / 2:g}", length)
