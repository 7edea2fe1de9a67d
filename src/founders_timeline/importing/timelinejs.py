"""TimelineJS (timeline.knightlab.com): its JSON as content. Its spreadsheets become the same slides in `timelinejs_sheet.py`."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from founders_timeline.edtf import EdtfDate
from founders_timeline.importing.html_text import markdown_of, text_of
from founders_timeline.importing.imported import (
    Fields,
    Imported,
    ImportFailure,
    Wishes,
    call,
    dated,
    names_by_id,
    person_fields,
    prose,
    read_when,
    source,
)
from founders_timeline.status import EventType
from founders_timeline.yaml_writer import Bare

Slide: TypeAlias = Mapping[str, Any]

_DATE_PARTS = ("year", "month", "day")
_FACTS = "_event"
"""The key by which our own export tells an event's facts, as `_team` tells the team's; its texts are made from them."""


def import_timelinejs(data: object, wishes: Wishes) -> Imported:
    """Make content from TimelineJS data: every slide becomes an event. ImportFailure if it is none, or nobody is a founder."""
    if not isinstance(data, Mapping) or not isinstance(data.get("events"), list):
        raise ImportFailure("This is no TimelineJS data: it has no list of events.")
    imported = Imported()
    slides = [slide for slide in data["events"] if isinstance(slide, Mapping)]
    people = _people(imported, data, slides, wishes)
    for number, slide in enumerate(slides, start=1):
        _add_slide(imported, slide, f"slide {number} ({_headline(slide)})", people)
    for number, era in enumerate(data.get("eras") or [], start=1):
        imported.note(f"era {number} ({_headline(era)})", "eras have no place here.")
    if _own_team(data):
        imported.note("texts", "those of the slides were made from quotes, summaries and counts, so they were left out.")
    imported.team = _team(imported, data, slides, people, wishes)
    return imported


def _headline(slide: object) -> str:
    text = slide.get("text") if isinstance(slide, Mapping) else None
    return text_of(str(text.get("headline") or "")) if isinstance(text, Mapping) else ""


def _body(slide: object) -> str:
    text = slide.get("text") if isinstance(slide, Mapping) else None
    return markdown_of(str(text.get("text") or "")) if isinstance(text, Mapping) else ""


def _own_team(data: Mapping[str, Any]) -> Mapping[str, Any]:
    team = data.get("_team")
    return team if isinstance(team, Mapping) else {}


def _people(imported: Imported, data: Mapping[str, Any], slides: list[Slide], wishes: Wishes) -> dict[str, dict[str, str]]:
    """Return founders and other people, each a mapping from ids (of our own export) or names to names."""
    own = _own_team(data)
    if own and not wishes.founders:
        return {key: names_by_id(own.get(key)) for key in ("founders", "people")}
    groups = list(dict.fromkeys(group for slide in slides if (group := _group(slide))))
    founders = list(dict.fromkeys(wishes.founders)) or groups
    if not founders:
        raise ImportFailure("Nothing in the file says who the founders are: name each with --founder.")
    if not wishes.founders:
        imported.note("founders", f"the groups are taken for founders ({', '.join(founders)}); name others with --founder.")
    return {"founders": {name: name for name in founders}, "people": {name: name for name in groups if name not in founders}}


def _group(slide: Slide) -> str:
    return " ".join(str(slide.get("group") or "").split())


def _team(
    imported: Imported, data: Mapping[str, Any], slides: list[Slide], people: dict[str, dict[str, str]], wishes: Wishes
) -> Fields:
    own, title = _own_team(data), data.get("title") or {}
    name = wishes.name or str(own.get("name") or _headline(title))
    if not name:
        raise ImportFailure("Nothing in the file names the team: name it with --name.")
    founded = wishes.founded or str(read_when(own.get("founded")) or _first_date(imported, slides))
    counted = [Bare(status) for status in own.get("counts_as_remaining") or [] if status in {"active", "on_leave", "affiliated"}]
    more = {"counts_as_remaining": counted, "standfirst": "" if own else prose(imported, "title", _body(title))}
    founders, others = ([person_fields(name, key) for key, name in people[group].items()] for group in ("founders", "people"))
    return {"name": name, "founded": Bare(founded), **more, "founders": founders, "people": others}


def _first_date(imported: Imported, slides: list[Slide]) -> str:
    dates = [when for slide in slides if (when := _date(slide))]
    if not dates:
        raise ImportFailure("No slide has a date, so nobody can tell when the team was founded: say it with --founded.")
    first = min(dates, key=lambda when: (when.earliest, when.latest))
    imported.note("founded", f"the first slide's date is taken for the founding, {first}; say another with --founded.")
    return first.text


def _add_slide(imported: Imported, slide: Slide, where: str, people: dict[str, dict[str, str]]) -> None:
    own = slide.get(_FACTS)
    facts: Slide = own if isinstance(own, Mapping) and own.get("type") in list(EventType) else {}
    names = {**people["founders"], **people["people"]}
    keys = [str(key) for key in facts.get("people") or []] or ([_group(slide)] if _group(slide) in names else [])
    written = [call(key, names) for key in keys]
    event_type = EventType(facts.get("type", "milestone"))
    keeps_title = event_type in {EventType.MILESTONE, EventType.ROLE}
    urls = facts.get("sources") or []
    event: Fields = {
        "name": written[0] if len(written) == 1 else written,
        "date": dated(_date(slide)),
        "type": Bare(event_type) if event_type is not EventType.DEPARTURE else "",
        "destination": str(facts.get("destination") or ""),
        "title": (_headline(slide) or "(no headline)") if keeps_title else "",
        "summary": "" if facts else prose(imported, where, _body(slide)),
        "sources": [*_media(imported, slide, where), *(each for url in urls for each in source(imported, where, url))],
    }
    _note_the_rest(imported, slide, where, is_own=bool(facts))
    imported.add(str(slide.get("unique_id") or ""), event, where)


def _date(slide: Slide) -> EdtfDate | None:
    own = slide.get(_FACTS)
    exact = read_when(own.get("edtf")) if isinstance(own, Mapping) else None
    return exact or read_when(slide.get("start_date_edtf")) or _from_parts(slide.get("start_date"))


def _from_parts(parts: object) -> EdtfDate | None:
    """Read year, month and day, as many as there are; blanks, and commas in numbers, are passed over as TimelineJS does it."""
    if not isinstance(parts, Mapping):
        return None
    words = ["".join(str(parts.get(name) or "").replace(",", "").split()) for name in _DATE_PARTS]
    known = words[: next((n for n, word in enumerate(words) if not word), len(words))]
    return read_when("-".join(word.zfill(4 if n == 0 else 2) for n, word in enumerate(known))) if known else None


def _media(imported: Imported, slide: Slide, where: str) -> list[Fields]:
    media = slide.get("media")
    if not isinstance(media, Mapping):
        return []
    caption, credit = (text_of(str(media.get(key) or "")) for key in ("caption", "credit"))
    for key in ("thumbnail", "alt", "title", "link"):
        if media.get(key):
            imported.note(where, f"the media's {key} has no place here: {media[key]}")
    return source(imported, where, media.get("url"), title=caption, publisher=credit)


def _note_the_rest(imported: Imported, slide: Slide, where: str, *, is_own: bool) -> None:
    start, end = slide.get("start_date"), _from_parts(slide.get("end_date"))
    if end and end != _from_parts(start) and not is_own:
        imported.note(where, f"events have no end here: {end}.")
    if isinstance(start, Mapping) and any(start.get(part) for part in ("hour", "minute", "second", "millisecond")):
        imported.note(where, "dates have no time of day here.")
    if slide.get("background"):
        imported.note(where, "backgrounds have no place here.")
    label = slide.get("display_date") or (start.get("display_date") if isinstance(start, Mapping) else None)
    if label and not is_own:
        imported.note(where, f"the label of the date has no place here: {text_of(str(label))}")
