"""What an event did to the count, in words and figures: from 5 to 4, or −1 some time in a span."""

from functools import reduce

from founders_timeline.model.content import Event
from founders_timeline.model.edtf import EdtfDate, Precision
from founders_timeline.model.effects import Effect
from founders_timeline.model.history import Count, count_after, count_before
from founders_timeline.theme.language import Language
from founders_timeline.views.context import Context
from founders_timeline.views.event_view import ChangeView

MINUS = "\N{MINUS SIGN}"


def told_effect(context: Context, event: Event) -> Effect | None:
    """Return what an event does to the count, None while it lies ahead."""
    return context.effects[event.id] if event.date.earliest <= context.as_of else None


def told_count_after(context: Context, event: Event) -> Count | None:
    """Return the count at the end of an event's day; None while it lies ahead, and where no day is known."""
    is_told = event.date.is_day and event.date.earliest <= context.as_of
    return count_after(context.history, event, context.as_of) if is_told else None


def changes_count(context: Context, event: Event) -> bool:
    """Tell whether an event changes the count."""
    return not context.effects[event.id].is_none


def companions(context: Context, event: Event) -> tuple[Event, ...]:
    """Return the events that change the count on the same day, the event among them; only itself where no day is known."""
    if not event.date.is_day:
        return (event,)
    return tuple(other for other in context.team.events_by_day[event.date.earliest] if changes_count(context, other))


def change_view(context: Context, event: Event) -> ChangeView | None:
    """Say what an event did to the count, with the others of its day; None if nothing.

    That is the count before and after, where these events alone lead from one to the other. Where the day is not known, or
    somebody else's span begins or ends on it, it is by how much they change the count.
    """
    if not changes_count(context, event):
        return None
    together, history = companions(context, event), context.history
    effect = reduce(Effect.plus, (context.effects[other.id] for other in together))
    note = context.language.say("change.together") if len(together) > 1 else ""
    before, after = count_before(history, event), count_after(history, event, context.as_of)
    if event.date.is_day and effect.applied_to(before) == after != before:
        return _change(context.language, before, after)._replace(note=note)
    return _part(context, event, context.effects[event.id] if effect.is_none else effect, note)


def _change(language: Language, count_then: Count, count_now: Count) -> ChangeView:
    """Say a change from one count to another."""
    before, after = language.count(count_then), language.count(count_now)
    return ChangeView(
        before=before,
        after=after,
        figure=language.say("change.figure", before=before, after=after),
        words=language.say("change.words", before=before, after=after),
        note="",
    )


def _part(context: Context, event: Event, effect: Effect, note: str) -> ChangeView:
    """Say by how much the count changes, and when if the day is not known: −1, some time between 2016 and 2019."""
    language = context.language
    number = max(effect.low, effect.high, key=abs)
    figure = f"{'+' if number > 0 else MINUS}{abs(number)}"
    key = "change.more" if number > 0 else "change.fewer"
    words = language.say(key, count=abs(number))
    if effect.low != effect.high:
        figure, words = language.say("change.perhaps", change=figure), language.say("change.perhaps", change=words)
    if not event.date.is_day:
        note = _some_time(language, event.date)
        words = f"{words}, {note}"
    return ChangeView("", figure, figure, words, note)


def _some_time(language: Language, when: EdtfDate) -> str:
    is_plain = when.precision in (Precision.YEAR, Precision.MONTH) and not when.approximate
    return language.say("change.some_time_in" if is_plain else "change.some_time", date=language.date(when))
