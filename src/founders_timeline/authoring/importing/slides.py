"""TimelineJS's slides (timeline.knightlab.com), as its JSON has them: that of today, and that of version 2."""

from collections.abc import Mapping
from dataclasses import dataclass

from founders_timeline.authoring.importing.html_text import text_of
from founders_timeline.authoring.importing.imported import ImportFailure, Notes
from founders_timeline.authoring.importing.records import Record, is_text
from founders_timeline.model.status import EventType

_FACTS = "_event"
"""The key by which our own export tells an event's facts, as `_team` tells the team's."""


@dataclass(frozen=True, kw_only=True)
class Media:
    """What stands beside a slide's text: an address, or HTML."""

    url: str
    caption: str
    credit: str


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One slide; texts are HTML, and dates as the file has them: a text, a number, or a mapping of year, month and day.

    `facts` is what our own export adds, None in other files. `rest` holds what has no place here, to be told.
    """

    where: str
    id: str
    start: object
    end: object
    label: str
    headline: str
    text: str
    group: str
    media: Media
    facts: Record | None
    rest: tuple[Record, ...]


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """A file's slides. `team` is what our own export tells of the team, None in other files."""

    title: Slide | None
    slides: tuple[Slide, ...]
    eras: tuple[Slide, ...]
    team: Record | None
    rest: Record


def timeline_of(data: object, notes: Notes) -> Timeline:
    """Read a file's data; ImportFailure if it is none of TimelineJS's."""
    if isinstance(data, Mapping) and isinstance(data.get("timeline"), Mapping):
        data = _from_version_2(data["timeline"])
    if not isinstance(data, Mapping) or not isinstance(data.get("events"), list):
        raise ImportFailure("This is no TimelineJS data: it has no list of events.")
    file = Record("", data, notes)
    titles = [_slide(record, "title") for record in file.records("title")]
    slides = [_slide(record, f"slide {number}") for number, record in enumerate(file.records("events"), start=1)]
    eras = [_slide(record, f"era {number}") for number, record in enumerate(file.records("eras"), start=1)]
    team = next(iter(file.records("_team")), None)
    file.text("scale")  # It is about how a line is drawn.
    file.where = "the file"
    return Timeline(title=titles[0] if titles else None, slides=tuple(slides), eras=tuple(eras), team=team, rest=file)


def _slide(record: Record, where: str) -> Slide:
    text, media = (next(iter(record.records(key)), Record("", {}, record.notes)) for key in ("text", "media"))
    headline = text.text("headline")
    facts = _facts(record)
    record.where = f"{where} ({text_of(headline, lambda _: None) or 'no headline'})"
    start = record.take("start_date")
    moment = Record(record.where, start, record.notes) if isinstance(start, Mapping) else None
    label = record.text("display_date") or (moment.text("display_date") if moment else "")
    for part in ("year", "month", "day"):
        if moment:
            moment.take(part)
    for other in (text, media):
        other.where = record.where
    if facts is not None:
        for key in ("autolink", "end_date", "display_date"):
            record.take(key)
        text.take("text")
    return Slide(
        where=record.where,
        id=record.text("unique_id"),
        start=start,
        end=record.take("end_date"),
        label="" if facts else label,
        headline=headline,
        text=text.text("text"),
        group=" ".join(record.text("group").split()),
        media=Media(url=media.text("url"), caption=media.text("caption"), credit=media.text("credit")),
        facts=facts,
        rest=tuple(each for each in (record, text, media, moment) if each),
    )


def _facts(record: Record) -> Record | None:
    """Take what our own export adds to a slide; what only looks like it stays, to be told."""
    facts = record.take(_FACTS)
    if isinstance(facts, Mapping) and facts.get("type") in list(EventType):
        return Record(record.where, facts, record.notes)
    record.put(_FACTS, facts)
    return None


def _from_version_2(timeline: Mapping[str, object]) -> dict[str, object]:
    """Write version 2 as today's: dates are texts there, and headline, text and tag stand in the slide itself."""
    title = {key: value for key, value in _slide_from_version_2(timeline).items() if key != "start_date"}
    used = {"headline", "text", "asset", "date", "era", "startDate", "endDate", "tag"}
    return {
        "title": title,
        "events": _slides_from_version_2(timeline.get("date")),
        "eras": _slides_from_version_2(timeline.get("era")),
        **{key: value for key, value in timeline.items() if key not in used},
    }


def _slides_from_version_2(slides: object) -> list[dict[str, object]]:
    return [_slide_from_version_2(slide) for slide in slides if isinstance(slide, Mapping)] if isinstance(slides, list) else []


def _slide_from_version_2(slide: Mapping[str, object]) -> dict[str, object]:
    asset = slide.get("asset")
    media = {("url" if key == "media" else key): value for key, value in asset.items()} if isinstance(asset, Mapping) else {}
    known = {"headline", "text", "asset", "startDate", "endDate", "tag", "date", "era", "type", "lang", "language"}
    return {
        "start_date": slide.get("startDate"),
        "end_date": slide.get("endDate"),
        "text": {"headline": slide.get("headline"), "text": slide.get("text")},
        "media": media,
        "group": slide.get("tag"),
        **{key: value for key, value in slide.items() if key not in known},
    }


def date_texts(timeline: Timeline) -> list[str]:
    """Return the dates that are texts."""
    return [str(when) for slide in timeline.slides for when in (slide.start, slide.end) if is_text(when)]
