"""TimelineJS as content: every slide becomes an event, a milestone unless our own export says what it is."""

from dataclasses import dataclass, replace
from functools import partial

from bs4 import BeautifulSoup

from founders_timeline.authoring.importing.addresses import source_of
from founders_timeline.authoring.importing.dates import Order, order_of, read_date_of, tell_date, tell_order
from founders_timeline.authoring.importing.html_text import text_of
from founders_timeline.authoring.importing.html_tree import Note
from founders_timeline.authoring.importing.imported import (
    ImportedDestination,
    ImportedEvent,
    ImportedPerson,
    ImportedQuote,
    ImportedSource,
    ImportedTeam,
    ImportFailure,
    Notes,
    Wishes,
)
from founders_timeline.authoring.importing.records import Record
from founders_timeline.authoring.importing.slides import Slide, Timeline, date_texts, timeline_of
from founders_timeline.authoring.importing.texts import prose_of, quotation, short_text
from founders_timeline.model.edtf import EdtfDate
from founders_timeline.model.slug import slug_of
from founders_timeline.model.status import EventType, Status

_COUNTED = {str(status): status for status in (Status.ACTIVE, Status.ON_LEAVE, Status.AFFILIATED)}


@dataclass(frozen=True, kw_only=True)
class _People:
    """Founders and others, and what each group of slides is called among them, by its slug."""

    founders: tuple[ImportedPerson, ...]
    others: tuple[ImportedPerson, ...]

    @property
    def keys(self) -> dict[str, str]:
        return {slug_of(person.name): person.key for person in (*self.others, *self.founders)}


def import_timelinejs(data: object, wishes: Wishes, notes: Notes) -> ImportedTeam:
    """Make a team from TimelineJS data. ImportFailure if it is none, or if nobody is a founder."""
    timeline = timeline_of(data, notes)
    order = order_of(date_texts(timeline), wishes.day_first)
    tell_order(order, notes)
    people = _people(timeline, wishes, notes)
    events = tuple(_event(slide, people, order, notes) for slide in timeline.slides)
    _tell_what_has_no_place(timeline, order, notes)
    return _team(timeline, wishes, people, events, notes)


def _people(timeline: Timeline, wishes: Wishes, notes: Notes) -> _People:
    """Return the people that our own export lists, or those who are named as founders and by the groups of slides."""
    if timeline.team and not wishes.founders:
        founders, others = (tuple(map(_person, timeline.team.records(key))) for key in ("founders", "people"))
        return _People(founders=founders, others=others)
    groups: dict[str, str] = {}
    for slide in timeline.slides:
        groups.update({slug_of(slide.group): slide.group} if slide.group and slug_of(slide.group) not in groups else {})
    named = {slug_of(name): " ".join(name.split()) for name in wishes.founders} or groups
    if not named:
        raise ImportFailure("Nothing in the file says who the founders are: name each with --founder.")
    if not wishes.founders:
        names = ", ".join(named.values())
        notes.add("founders", f"the groups are taken for founders ({names}); name others with --founder.")
    return _People(
        founders=tuple(ImportedPerson(key=name, name=name) for name in named.values()),
        others=tuple(ImportedPerson(key=name, name=name) for slug, name in groups.items() if slug not in named),
    )


def _person(record: Record) -> ImportedPerson:
    key, name = record.text("id"), record.text("name")
    return ImportedPerson(key=key or name, name=name or key)


def _team(timeline: Timeline, wishes: Wishes, people: _People, events: tuple[ImportedEvent, ...], notes: Notes) -> ImportedTeam:
    own, title = timeline.team, timeline.title
    headline = text_of(title.headline, _told(notes, title.where)) if title and not own else ""
    name = wishes.name or (own.text("name") if own else headline)
    if not name:
        raise ImportFailure("Nothing in the file names the team: name it with --name.")
    founded = wishes.founded or (own.text("founded") if own else "") or _first_date(events, notes).text
    media = _media(title, notes) if title and not own else _Beside()
    text = "" if own or not title else prose_of(title.text, notes, title.where)
    counted = own.texts("counts_as_remaining") if own else []
    return ImportedTeam(
        name=name,
        founded=founded,
        founders=people.founders,
        people=people.others,
        counts_as_remaining=tuple(_COUNTED[word] for word in counted if word in _COUNTED),
        standfirst="\n\n".join(filter(None, (text, media.words))),
        sources=media.sources,
        events=events,
    )


def _first_date(events: tuple[ImportedEvent, ...], notes: Notes) -> EdtfDate:
    dates = [event.date for event in events if event.date]
    if not dates:
        raise ImportFailure("No slide has a date, so nobody can tell when the team was founded: say it with --founded.")
    first = min(dates, key=lambda when: (when.earliest, when.latest))
    notes.add("founded", f"the first slide's date is taken for the founding, {first}; say another with --founded.")
    return first


def _event(slide: Slide, people: _People, order: Order, notes: Notes) -> ImportedEvent:
    """Make the event of a slide of another program, or of our own export."""
    read = read_date_of(slide.start, order)
    if slide.facts is not None:
        return _own_event(slide, slide.facts, read.date if read else None, people)
    tell_date(read, slide.where, notes)
    headline = text_of(slide.headline, _told(notes, slide.where))
    person = people.keys.get(slug_of(slide.group)) if slide.group else None
    if slide.group and person is None:
        notes.add(slide.where, f"the group {slide.group} is nobody's name here.")
    beside = _media(slide, notes, slide.group if person else "")
    return ImportedEvent(
        type=EventType.MILESTONE,
        date=read.date if read else None,
        written=read.written if read else "",
        id=slide.id,
        people=(person,) if person else (),
        title=short_text(headline, notes, slide.where) or "(no headline)",
        summary="\n\n".join(filter(None, (prose_of(slide.text, notes, slide.where), beside.words))),
        quotes=beside.quotes,
        sources=beside.sources,
    )


def _own_event(slide: Slide, facts: Record, shown: EdtfDate | None, people: _People) -> ImportedEvent:
    """Make the event that our own export tells beside a slide."""
    exact = read_date_of(facts.text("edtf"), Order(day_first=None))
    kind = EventType(facts.text("type"))
    destination = facts.text("destination")
    known = {person.key for person in (*people.founders, *people.others)}
    return ImportedEvent(
        type=kind,
        date=exact.date if exact and exact.date else shown,
        id=slide.id,
        people=tuple(key for key in facts.texts("people") if key in known),
        destination=ImportedDestination(name=destination) if destination else None,
        title=text_of(slide.headline, lambda _: None) if kind in {EventType.MILESTONE, EventType.ROLE} else "",
        sources=tuple(ImportedSource(url=url) for url in facts.texts("sources")),
    )


@dataclass(frozen=True, kw_only=True)
class _Beside:
    """What the media beside a slide become: sources, quotes, or words for the text."""

    sources: tuple[ImportedSource, ...] = ()
    quotes: tuple[ImportedQuote, ...] = ()
    words: str = ""


def _media(slide: Slide, notes: Notes, person: str = "") -> _Beside:
    """Read a slide's media: an address is a source; of HTML a quotation is a quote, and the address of a frame a source.

    `person` is the name of whom the slide is about, if it is about somebody.
    """
    media = slide.media
    caption, credit = (text_of(html, _told(notes, slide.where)) for html in (media.caption, media.credit))
    if not media.url.lstrip().startswith("<"):
        if not media.url and (caption or credit):
            notes.add(slide.where, f"there is no place here for {' '.join(filter(None, (caption, credit)))}, beside no media.")
        return _Beside(sources=source_of(notes, slide.where, media.url, caption, credit))
    soup = BeautifulSoup(media.url, "html.parser")
    quoted = soup.find("blockquote")
    if quoted:
        beside = _quoted(slide, text_of(str(quoted), _told(notes, slide.where)), credit or person, notes)
        linked = [str(link["href"]) for link in soup.find_all("a", href=True)]
        return replace(beside, sources=tuple(source for url in linked[-1:] for source in source_of(notes, slide.where, url)))
    shown = next((element["src"] for element in soup.find_all(src=True)), "")
    if not shown:
        notes.add(slide.where, f"its media have no place here: {media.url}")
    return _Beside(sources=source_of(notes, slide.where, str(shown), caption, credit))


def _quoted(slide: Slide, text: str, speaker: str, notes: Notes) -> _Beside:
    """Return a quotation beside a slide. Content says who speaks: where nobody is named it stands in the slide's text."""
    caption = text_of(slide.media.caption, _told(notes, slide.where))
    if caption:
        notes.add(slide.where, f"there is no place here for the caption of a quotation: {caption}")
    if not speaker:
        notes.add(slide.where, "nobody is named who says the quotation in the media, so it stands in the text.")
        return _Beside(words=quotation(text, notes, slide.where))
    if not slide.media.credit:
        notes.add(slide.where, f"{speaker}, the group, is taken for who says the quotation in the media.")
    return _Beside(quotes=(ImportedQuote(text=text, speaker=speaker),))


def _tell_what_has_no_place(timeline: Timeline, order: Order, notes: Notes) -> None:
    if timeline.team:
        notes.add("texts", "those of the slides were made from quotes, summaries and counts, so they were left out.")
    for slide in (*([timeline.title] if timeline.title and not timeline.team else []), *timeline.slides):
        end, start = read_date_of(slide.end, order), read_date_of(slide.start, order)
        if end and (start is None or end.date is None or end.date != start.date) and slide.facts is None:
            notes.add(slide.where, f"events have no end here: {end.written}.")
        if slide.label:
            notes.add(slide.where, f"the label of the date has no place here: {text_of(slide.label, _told(notes, slide.where))}")
        for record in slide.rest:
            record.tell_rest()
    for era in timeline.eras:
        dates = [read.written for when in (era.start, era.end) if (read := read_date_of(when, order))]
        notes.add(era.where, f"eras have no place here: {' '.join(filter(None, (' to '.join(dates), era.text)))}")
    timeline.rest.tell_rest()


def _told(notes: Notes, where: str) -> Note:
    return partial(notes.add, where)
