"""The picture of a page for link previews: what stands on it and where, 1200 × 630 pixels (Open Graph)."""

from functools import lru_cache
from typing import NamedTuple

from founders_timeline.history import day_of
from founders_timeline.model import Event
from founders_timeline.sharing.typeface import Typeface, set_text
from founders_timeline.views.context import Context
from founders_timeline.views.counter import KEPT_STRETCHES, CounterView, TokenView, counter_view
from founders_timeline.views.event import event_views
from founders_timeline.views.founder import founder_view

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 80, 1120
ROOM = RIGHT - LEFT

_HEAD_Y = 102
_HEAD = 28
_TOKENS_Y = 550
_LARGEST_TOKEN = 34
_LARGEST_STEP = 98
_SMALLEST_WITH_LETTERS = 14


class TextView(NamedTuple):
    """A line of text: `kind` is its colour, `is_bold` its weight, `y` its base line; `anchor` says what `x` is, start or end."""

    text: str
    x: int
    y: int
    size: int
    kind: str = "ink"
    is_bold: bool = False
    anchor: str = "start"


class DotView(NamedTuple):
    """A founder's token; `monogram` is empty where the token is too small for letters."""

    x: int
    y: int
    radius: int
    status: str
    monogram: str
    size: int
    letters_y: int


class CardView(NamedTuple):
    """A card, in a language."""

    lang: str
    texts: tuple[TextView, ...]
    dots: tuple[DotView, ...]


class Faces(NamedTuple):
    """The typefaces that cards are set in."""

    regular: Typeface
    semibold: Typeface


def team_card(context: Context, faces: Faces) -> CardView:
    """Make the card of a team: the number, as of the page's day."""
    counter = counter_view(context)
    number_size = 300 if len(counter.number) == 1 else 210
    number = TextView(counter.number, LEFT - 6, 400, number_size, "remain", is_bold=True)
    x = number.x + round(faces.semibold.width(counter.number, number_size)) + 44
    size, lines = set_text(faces.semibold, counter.rest, RIGHT - x, ((76, 2), (68, 3), (60, 3), (52, 4), (44, 4)))
    first = 300 - round((len(lines) - 1) * size * 0.575) + round(size * 0.35)
    rest = _block(TextView("", x, first, size, is_bold=True), lines)
    return _card(context, faces, counter.day, (number, *rest), counter)


def event_card(context: Context, event: Event, faces: Faces) -> CardView:
    """Make the card of an event: its headline, and what became of the count."""
    view = event_views(context)[event.id]
    day = day_of(context.team, event, context.as_of)
    then = counter_view(Context(context.site, context.history, context.language, day))
    size, lines = set_text(faces.semibold, view.title, ROOM, ((76, 2), (68, 2), (60, 3), (52, 3), (44, 4)))
    headline = _block(TextView("", LEFT, 140 + size, size, is_bold=True), lines)
    if view.change is None:
        figure: tuple[TextView, ...] = (TextView(context.language.say("timeline.announced"), LEFT, 450, 44, "soft"),)
    else:
        founders, high = len(context.team.founders), context.history.count_on(day).high
        rest = context.language.say("card.remain", count=high, founders=founders)
        figure = _figure(faces, view.change.before if view.change.is_change else "", view.change.after, rest)
    date = view.date_text[:1].upper() + view.date_text[1:]
    return _card(context, faces, date, (*headline, *figure), then)


def founder_card(context: Context, founder: str, faces: Faces) -> CardView:
    """Make the card of a founder: the name, the status, the path, and how many remain of all."""
    view, counter = founder_view(context, founder), counter_view(context)
    elsewhere = context.language.say("destinations.elsewhere")
    path = "\u00a0→ ".join((stop.name or elsewhere).replace(" ", "\u00a0") for stop in view.path)
    name_size, names = set_text(faces.semibold, view.name, ROOM, ((96, 1), (84, 1), (72, 1), (60, 1), (48, 1)))
    path_size, stops = set_text(faces.regular, path, ROOM, ((42, 2), (36, 2), (32, 2)))
    status = context.language.say(f"status.{view.status}")
    texts = (
        *_block(TextView("", LEFT, 150 + round(name_size * 0.9), name_size, is_bold=True), names),
        TextView(status[:1].upper() + status[1:], LEFT, 300, 34, "soft" if view.status == "departed" else "remain", is_bold=True),
        *_block(TextView("", LEFT, 362, path_size), stops),
        TextView(faces.regular.shortened(counter.sentence, 30, ROOM), LEFT, 478, 30, "soft"),
    )
    return _card(context, faces, "", texts, counter)


def is_covered(card: CardView, faces: Faces) -> bool:
    """Tell whether the fonts have a letter for every character of a card."""
    texts = [text.text for text in card.texts] + [dot.monogram for dot in card.dots]
    return all(face.covers(text) for text in texts for face in faces)


def _card(context: Context, faces: Faces, date: str, texts: tuple[TextView, ...], counter: CounterView) -> CardView:
    """Put the name of the site and the date over a card, the tokens under it."""
    head = [TextView(date, RIGHT, _HEAD_Y, _HEAD, "soft", anchor="end")] if date else []
    left = LEFT + 58
    room = RIGHT - left - (faces.regular.width(date, _HEAD) + 40 if date else 0)
    title = faces.semibold.shortened(context.text(context.site.title), _HEAD, room)
    head.insert(0, TextView(title, left, _HEAD_Y, _HEAD, is_bold=True))
    return CardView(context.language.code, (*head, *texts), _dots(counter.tokens))


def _figure(faces: Faces, before: str, after: str, rest: str) -> tuple[TextView, ...]:
    """Set 4 → 2 of 11 remain, or only the number where an event changed nothing."""
    y, size, x = 460, 112, LEFT - 2
    texts = []
    if before:
        texts.append(TextView(f"{before} →", x, y, size, "soft"))
        x += round(faces.regular.width(f"{before} →", size) + size * 0.24)
    texts.append(TextView(after, x, y, size, "remain", is_bold=True))
    x += round(faces.semibold.width(after, size) + size * 0.24)
    return (*texts, TextView(faces.regular.shortened(rest, 46, RIGHT - x), x, y, 46))


def _block(first: TextView, lines: list[str]) -> tuple[TextView, ...]:
    """Set lines under each other, all like the first."""
    return tuple(first._replace(text=line, y=first.y + round(n * first.size * 1.15)) for n, line in enumerate(lines))


@lru_cache(maxsize=KEPT_STRETCHES)
def _dots(tokens: tuple[TokenView, ...]) -> tuple[DotView, ...]:
    """Put all tokens into one row, as large as it has room for."""
    step = min(ROOM / len(tokens), _LARGEST_STEP)
    radius = max(min(_LARGEST_TOKEN, round(step * 0.38)), 2)
    if len(tokens) > 1:
        step = min((ROOM - 2 * radius) / (len(tokens) - 1), _LARGEST_STEP)
    size = round(radius * 0.72)
    return tuple(
        DotView(
            x=round(LEFT + radius + n * step),
            y=_TOKENS_Y,
            radius=radius,
            status=token.status,
            monogram=token.monogram if radius >= _SMALLEST_WITH_LETTERS else "",
            size=size,
            letters_y=_TOKENS_Y + round(size * 0.35),
        )
        for n, token in enumerate(tokens)
    )
