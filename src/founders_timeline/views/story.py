"""The story: the timeline told in a few steps, each with its dates, its count, and whom of the chart it is about."""

from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model.status import changes_status
from founders_timeline.model.team import StoryStep
from founders_timeline.prose.html import to_inline_html
from founders_timeline.prose.placeholders import fill
from founders_timeline.views.context import Context
from founders_timeline.views.counter import numbers_for_prose
from founders_timeline.views.curve_labels import shown_steps, step_title
from founders_timeline.views.day import day_url
from founders_timeline.views.words import date_html


class StepView(NamedTuple):
    """A step: `first` and `last` are its days for the chart beside it, `people` the founders whom it is about.

    `lang` fields are empty where the text is in the page's language.
    """

    title: str
    lang: str
    text: Markup
    dates: Markup
    count_words: str
    first: str
    last: str
    people: tuple[str, ...]
    url: str


class StoryView(NamedTuple):
    """A team's story; without steps there is none."""

    title: str
    steps: tuple[StepView, ...]


def story_view(context: Context) -> StoryView:
    """Make the story of a team, as far as it has come by the page's day."""
    steps = shown_steps(context)
    title = context.language.say("story.title", team=context.team.name, count=len(steps))
    return StoryView(title, tuple(_step(context, step) for step in steps))


def _step(context: Context, step: StoryStep) -> StepView:
    last = min(step.end.latest, context.as_of)
    roster = context.history.roster_on(last)
    text, lang = step.text.in_language(context.language.code)
    events = [event for event in context.team.events if changes_status(event.type)]
    told = [event for event in events if _falls_into(step, event.date.earliest, event.date.latest)]
    named = {person for event in told for person in event.people}
    return StepView(
        title=step_title(context, step),
        lang="" if lang == context.language.code else lang,
        text=Markup(to_inline_html(fill(text, numbers_for_prose(context.team, roster, context.language)))),
        dates=_dates(context, step),
        count_words=context.language.say(
            "story.count", number=context.language.count(roster.remaining), founders=len(context.team.founders)
        ),
        first=step.start.earliest.isoformat(),
        last=last.isoformat(),
        people=tuple(founder.id for founder in context.team.founders if founder.id in named),
        url=day_url(context, last),
    )


def _falls_into(step: StoryStep, first: date, last: date) -> bool:
    """Tell whether the days that an event may have happened on overlap those of a step."""
    return first <= step.end.latest and last >= step.start.earliest


def _dates(context: Context, step: StoryStep) -> Markup:
    """Say when a step is: one date, or the first and the last."""
    start, end = date_html(context.language, step.start), date_html(context.language, step.end)
    return start if step.start == step.end else Markup("{} – {}").format(start, end)
