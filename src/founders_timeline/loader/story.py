"""A team's story: its timeline told in a few steps."""

from datetime import date

from founders_timeline.loader.fields import Fields, read_mapping
from founders_timeline.loader.nodes import Node
from founders_timeline.loader.reader_texts import check_placeholders, node_in_language, read_local_text
from founders_timeline.loader.report import Report
from founders_timeline.loader.values import Reader, read_date
from founders_timeline.model.content import LocalText
from founders_timeline.model.edtf import EdtfDate
from founders_timeline.model.problems import quoted
from founders_timeline.model.team import StoryStep
from founders_timeline.schema.limits import LONGEST_TITLE, MOST_WORDS
from founders_timeline.schema.tables import STORY_STEP


def step_reader(languages: tuple[str, ...], founded: EdtfDate | None, today: date) -> Reader[StoryStep]:
    """Make a reader for the steps of a story, which lie between the founding, where it is known, and today."""

    def read_step(report: Report, node: Node, _: str) -> StoryStep | None:
        fields = read_mapping(report, node, STORY_STEP.what, STORY_STEP.keys, STORY_STEP.needed)
        if fields is None:
            return None
        start, end = fields.read("from", read_date), fields.read("to", read_date)
        title, text = _read_title(fields, languages), _read_text(fields, languages)
        if start is None or end is None or title is None or text is None:
            return None
        _check_days(fields, start, end, founded, today)
        return StoryStep(start=start, end=end, title=title, text=text)

    return read_step


def _check_days(fields: Fields, start: EdtfDate, end: EdtfDate, founded: EdtfDate | None, today: date) -> None:
    report = fields.report
    if end.latest < start.earliest:
        message = f"to: {quoted(end.text)} lies before the step begins, {quoted(start.text)}."
        report.error(fields.node_of("to"), "story", message, "Put the earlier date first.")
    elif founded and start.latest < founded.earliest:
        message = f"from: {quoted(start.text)} lies before the founding, {quoted(founded.text)}."
        report.error(fields.node_of("from"), "story", message, "Begin the story with the founding, or correct one of the dates.")
    for key, when in (("from", start), ("to", end)):
        if when.earliest > today:
            message = f"{key}: {quoted(when.text)} lies after {today}, and a story tells what has happened."
            report.warning(fields.node_of(key), "future-date", message)


def _read_title(fields: Fields, languages: tuple[str, ...]) -> LocalText | None:
    title = _read_with_placeholders(fields, "title", languages)
    for language, text in title.texts if title else ():
        if len(text) > LONGEST_TITLE:
            message = f"title: {quoted(text)} has {len(text)} characters; {LONGEST_TITLE} find room on the chart."
            fields.report.error(node_in_language(fields.node_of("title"), language), "too-long", message, "Shorten it.")
    return title


def _read_text(fields: Fields, languages: tuple[str, ...]) -> LocalText | None:
    told = _read_with_placeholders(fields, "text", languages)
    for language, text in told.texts if told else ():
        words = len(text.split())
        if words > MOST_WORDS:
            message = f"text: it has {words} words, and a step is read in a few seconds."
            place = node_in_language(fields.node_of("text"), language)
            fields.report.warning(place, "wordy", message, "Keep about 40 words, or make two steps of it.")
    return told


def _read_with_placeholders(fields: Fields, key: str, languages: tuple[str, ...]) -> LocalText | None:
    local = fields.read(key, lambda report, node, label: read_local_text(report, node, label, languages))
    if local:
        check_placeholders(fields.report, fields.node_of(key), key, local)
    return local
