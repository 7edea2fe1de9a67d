"""Cards, the pictures of pages in link previews (Open Graph, 1200 × 630 pixels): their texts and tokens, and where they stand."""

from datetime import date
from typing import NamedTuple

from founders_timeline.model.content import Event
from founders_timeline.model.history import day_of
from founders_timeline.sharing.font import Fonts, fit_text
from founders_timeline.theme.language import capitalized
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, TokenView, counter_view
from founders_timeline.views.day import day_view
from founders_timeline.views.event import event_view
from founders_timeline.views.founder import founder_view
from founders_timeline.views.words import paragraph

LEFT, RIGHT = 80, 1120
ROOM = RIGHT - LEFT

_HEAD_Y = 102
_HEAD = 28
_NOTE_Y = 478
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
    """A founder's token; `monogram` is empty where the token is too small for letters or the font lacks them."""

    x: int
    y: int
    radius: int
    status: str
    monogram: str
    size: int
    letters_y: int


class CardView(NamedTuple):
    """A card, in a language; `regular` and `semibold` are the families of its fonts."""

    lang: str
    regular: str
    semibold: str
    texts: tuple[TextView, ...]
    dots: tuple[DotView, ...]


def team_card(context: Context, fonts: Fonts) -> CardView:
    """Make the card of a team: the number, as of the page's day."""
    counter = counter_view(context)
    return _number_card(context, fonts, counter, paragraph([counter.day, counter.checked] if counter.checked else [counter.day]))


def day_card(context: Context, day: date, fonts: Fonts) -> CardView:
    """Make the card of a day: the number then, and the days for which it held."""
    view = day_view(context, day)
    return _number_card(context, fonts, view.counter, view.span)


def _number_card(context: Context, fonts: Fonts, counter: CounterView, date_words: str) -> CardView:
    number_size = 300 if len(counter.number) == 1 else 210
    number = TextView(counter.number, LEFT - 6, 400, number_size, "remain", is_bold=True)
    x = number.x + round(fonts.semibold.width(counter.number, number_size)) + 44
    size, lines = fit_text(fonts.semibold, counter.rest, RIGHT - x, ((76, 2), (68, 3), (60, 3), (52, 4), (44, 4)))
    first = 300 - round((len(lines) - 1) * size * 0.575) + round(size * 0.35)
    rest = _block(TextView("", x, first, size, is_bold=True), lines)
    return _card(context, fonts, date_words, (number, *rest, *_note(fonts, counter.note)), counter)


def _note(fonts: Fonts, note: str) -> tuple[TextView, ...]:
    """Set whom the number leaves out under it; not if the fonts lack a letter of it."""
    if not (note and fonts.regular.covers(note)):
        return ()
    size, lines = fit_text(fonts.regular, note, ROOM, ((30, 1), (28, 1), (26, 2), (24, 2)))
    return _block(TextView("", LEFT, _NOTE_Y - round((len(lines) - 1) * size * 1.15), size, "soft"), lines)


def event_card(context: Context, event: Event, fonts: Fonts) -> CardView:
    """Make the card of an event: its headline, and what became of the count."""
    view = event_view(context, event)
    day = day_of(context.team, event, context.as_of)
    then = counter_view(Context(context.site, context.history, context.language, day))
    size, lines = fit_text(fonts.semibold, view.title, ROOM, ((76, 2), (68, 2), (60, 3), (52, 3), (44, 4)))
    headline = _block(TextView("", LEFT, 140 + size, size, is_bold=True), lines)
    if view.is_announced:
        figure: tuple[TextView, ...] = (TextView(context.language.say("timeline.announced"), LEFT, 450, 44, "soft"),)
    elif view.change is None:
        figure = ()
    else:
        founders, high = len(context.team.founders), context.history.count_on(day).high
        rest = context.language.say("card.remain", count=high, founders=founders)
        figure = _figure(fonts, view.change.before, view.change.after, rest if view.change.before else view.change.note)
    return _card(context, fonts, capitalized(view.date_text), (*headline, *figure), then)


def founder_card(context: Context, founder: str, fonts: Fonts) -> CardView:
    """Make the card of a founder: the name, the status, the path, and how many remain of all."""
    view, counter = founder_view(context, founder), counter_view(context)
    elsewhere = context.language.say("destinations.elsewhere")
    path = "\u00a0→ ".join((stop.name or elsewhere).replace(" ", "\u00a0") for stop in view.path)
    name_size, names = fit_text(fonts.semibold, view.name, ROOM, ((96, 1), (84, 1), (72, 1), (60, 1), (48, 1)))
    path_size, stops = fit_text(fonts.regular, path, ROOM, ((42, 2), (36, 2), (32, 2)))
    status = context.language.say(f"status.{view.status}")
    texts = (
        *_block(TextView("", LEFT, 150 + round(name_size * 0.9), name_size, is_bold=True), names),
        TextView(capitalized(status), LEFT, 300, 34, "soft" if view.status == "departed" else "remain", is_bold=True),
        *_block(TextView("", LEFT, 362, path_size), stops),
        TextView(fonts.regular.shortened(counter.sentence, 30, ROOM), LEFT, 478, 30, "soft"),
    )
    return _card(context, fonts, "", texts, counter)


def _card(context: Context, fonts: Fonts, date: str, texts: tuple[TextView, ...], counter: CounterView) -> CardView:
    """Put the name of the site and the date over a card, the tokens under it."""
    head = [TextView(date, RIGHT, _HEAD_Y, _HEAD, "soft", anchor="end")] if date else []
    left = LEFT + 58
    room = RIGHT - left - (fonts.regular.width(date, _HEAD) + 40 if date else 0)
    title = fonts.semibold.shortened(context.text(context.site.title), _HEAD, room)
    head.insert(0, TextView(title, left, _HEAD_Y, _HEAD, is_bold=True))
    return CardView(
        context.language.code, fonts.regular.family, fonts.semibold.family, (*head, *texts), _dots(counter.tokens, fonts)
    )


def _figure(fonts: Fonts, before: str, after: str, rest: str) -> tuple[TextView, ...]:
    """Set 4 → 2 of 11 remain, or only the number where an event changed nothing."""
    y, size, x = 460, 112, LEFT - 2
    texts = []
    if before:
        texts.append(TextView(f"{before} →", x, y, size, "soft"))
        x += round(fonts.regular.width(f"{before} →", size) + size * 0.24)
    texts.append(TextView(after, x, y, size, "remain", is_bold=True))
    x += round(fonts.semibold.width(after, size) + size * 0.24)
    return (*texts, TextView(fonts.regular.shortened(rest, 46, RIGHT - x), x, y, 46))


def _block(first: TextView, lines: list[str]) -> tuple[TextView, ...]:
    """Set lines under each other, all like the first."""
    return tuple(first._replace(text=line, y=first.y + round(n * first.size * 1.15)) for n, line in enumerate(lines))


def _dots(tokens: tuple[TokenView, ...], fonts: Fonts) -> tuple[DotView, ...]:
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
            monogram=token.monogram if radius >= _SMALLEST_WITH_LETTERS and fonts.semibold.covers(token.monogram) else "",
            size=size,
            letters_y=_TOKENS_Y + round(size * 0.35),
        )
        for n, token in enumerate(tokens)
    )
