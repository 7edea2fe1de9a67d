"""A draft: the answers about one event, and the file that they make."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date as Day
from functools import partial
from itertools import chain, count

import yaml

from founders_timeline.model.content import Person
from founders_timeline.model.edtf import parse_edtf
from founders_timeline.model.slug import LONGEST_ID, slug_of
from founders_timeline.model.status import EventType
from founders_timeline.schema.event_tables import EVENT
from founders_timeline.schema.kinds import KINDS
from founders_timeline.schema.table import Field
from founders_timeline.schema.yaml_writer import Bare, to_yaml

_HEADING = "# This may be said as well: delete the first # of a line. `founders-timeline schema event` describes every field.\n"
_AUTOMATIC = {"id"}
_LONGEST_STEM = LONGEST_ID - 20  # a type and a number may follow


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The answers; what was not answered is empty.

    `date` is EDTF. `translations` are those of the quote, as (language, text) pairs. `source` is a URL or a key of sources.yaml,
    `source_date` when it was published. On the day of writing, `today`, the event came into the content and the source was read.
    """

    people: tuple[Person, ...]
    date: str
    type: EventType = EventType.DEPARTURE
    destination: str = ""
    role: str = ""
    title: str = ""
    quote: str = ""
    lang: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    source: str = ""
    source_date: str = ""
    today: Day


def file_stem(draft: Draft, taken: Collection[str]) -> str:
    """Name the draft's file, without its ending, by its date and people; `taken` are the names that cannot be used."""
    subject = "-".join(person.id for person in draft.people) or slug_of(draft.title or str(draft.type))
    stem = f"{slug_of(parse_edtf(draft.date).text)}-{subject}"[:_LONGEST_STEM].rstrip("-")
    names = chain([stem, f"{stem}-{draft.type}"], (f"{stem}-{draft.type}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken)


def file_text(draft: Draft, namesakes: Collection[str], keys: Mapping[str, str]) -> str:
    """Write the draft as YAML, with a comment for each field that it lacks.

    `namesakes` are names that several people have, who are written by their ids; `keys` gives the key in sources.yaml for a URL.
    """
    names = [Bare(person.id) if person.name in namesakes else person.name for person in draft.people]
    source = _source(draft, keys)
    quotes = (
        [{"text": draft.quote, "lang": Bare(draft.lang), "source": source, "translations": dict(draft.translations)}]
        if draft.quote
        else []
    )
    fields = {
        "name": names[0] if len(names) == 1 else names,
        "date": Bare(draft.date),
        "type": Bare(draft.type) if draft.type is not EventType.DEPARTURE else "",
        "destination": {"name": draft.destination, "role": draft.role} if draft.role else draft.destination,
        "title": draft.title,
        "quotes": quotes,
        "sources": [] if quotes or not source else [source],
        "added": Bare(draft.today.isoformat()),
    }
    said = {key for key, value in fields.items() if value}
    comments = "".join(_comment(field) for field in EVENT.fields if field.name not in said | _AUTOMATIC and field.examples)
    return f"{to_yaml(fields)}\n{_HEADING}{comments}"


def _source(draft: Draft, keys: Mapping[str, str]) -> object:
    if draft.source in keys:
        return Bare(keys[draft.source])
    if "://" not in draft.source:
        return draft.source
    read = {"accessed": Bare(draft.today.isoformat())}
    return {"url": Bare(draft.source), **({"date": Bare(draft.source_date)} if draft.source_date else read)}


def _comment(field: Field) -> str:
    dump = partial(yaml.safe_dump, default_flow_style=True, allow_unicode=True, sort_keys=False, width=1000)
    example = field.examples[0]
    value = example if field.kind in {"date", "day"} else str(dump(example)).removesuffix("...\n").strip()
    words = KINDS[field.kind].get("enum")
    choice = f" One of {', '.join(words)}." if isinstance(words, list) else ""
    return f"# {field.name}: {value}  # {field.meaning}{choice}\n"
