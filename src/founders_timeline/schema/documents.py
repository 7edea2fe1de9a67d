"""The JSON Schema of each content file: the tables of fields with their kinds filled in."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from founders_timeline.model.status import EventType
from founders_timeline.model.team import Site, Team
from founders_timeline.schema.event_tables import CORRECTION, DESTINATION, EVENT, QUOTE
from founders_timeline.schema.kinds import ID_TEXT, JSON, KINDS, NAME, either, list_of, ref, text
from founders_timeline.schema.table import Table
from founders_timeline.schema.tables import EDITOR, LINK, NAMED_LINK, NOUN_FORMS, PERSON, SITE, SOURCE, STORY_STEP, TEAM

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that yaml-language-server reads; this is its name, not an address that anything asks."""

DOCUMENTS = ("site", "team", "event", "sources")
"""The kinds of content file."""

_SHARED = {
    "person": PERSON,
    "source": SOURCE,
    "quote": QUOTE,
    "correction": CORRECTION,
    "link": LINK,
    "named_link": NAMED_LINK,
    "editor": EDITOR,
    "story_step": STORY_STEP,
    "noun_forms": NOUN_FORMS,
}


def schema_of(document: str, team: Team | None = None) -> JSON:
    """Return the JSON Schema of one of DOCUMENTS; with a team, that of its events offers its people and sources as well."""
    match document:
        case "site":
            return _file("The site (content/site.yaml)", _mapping(SITE))
        case "team":
            return _file("A team (content/TEAM/team.yaml)", _mapping(TEAM))
        case "sources":
            return _file("Sources by key (content/TEAM/sources.yaml)", _sources())
    return _file("An event, or a list of them (content/TEAM/events/*.yaml)", _events(), {"event": _event(team)}, team)


def schema_files(site: Site) -> dict[str, Callable[[], bytes]]:
    """Return how to make a site's schema files, by path: one for each kind of file, and one for the events of each team."""
    files = {f"schema/{document}.json": partial(_schema_file, document) for document in DOCUMENTS}
    return {**files, **{f"schema/{team.id}/event.json": partial(_schema_file, "event", team) for team in site.teams}}


def schema_text(schema: JSON) -> str:
    """Write a schema as JSON for people, the same for the same schema."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema_file(document: str, team: Team | None = None) -> bytes:
    return schema_text(schema_of(document, team)).encode()


def _file(title: str, root: JSON, own: Mapping[str, JSON] | None = None, team: Team | None = None) -> JSON:
    definitions = {name: _mapping(table) for name, table in _SHARED.items()}
    definitions["destination"] = _destination()
    definitions.update(own or {})
    if team:
        _offer_sources(definitions, team)
    return {"$schema": DRAFT, "title": title, **root, "definitions": _used(root, definitions)}


def _mapping(table: Table, needed: Iterable[str] | None = None) -> JSON:
    needed = table.needed.split() if needed is None else list(needed)
    properties = {field.name: _property(field.name, field.kind, field.meaning, field.examples) for field in table.fields}
    return {
        "type": "object",
        "description": f"{table.what[:1].upper()}{table.what[1:]}.",
        "properties": properties,
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
    }


def _property(name: str, kind: str, meaning: str, examples: tuple[object, ...]) -> JSON:
    shown = {"examples": list(examples)} if examples else {}
    return {"title": name.replace("_", " ").capitalize(), "description": f"{meaning} ({kind})", **KINDS[kind], **shown}


def _destination() -> JSON:
    return {**_mapping(DESTINATION, ()), "anyOf": [{"required": ["name"]}, {"required": ["role"]}]}


def _event(team: Team | None) -> JSON:
    event = _mapping(EVENT)
    event["allOf"] = [
        {"if": _is_a(EventType.MILESTONE), "then": {"required": ["title"]}, "else": {"required": ["name"]}},
        {
            "if": {**_is_a(EventType.ROLE), "not": {"required": ["title"]}},
            "then": {"required": ["destination"]},
        },
    ]
    if team:
        person = either({"enum": _people(team)}, NAME)
        _refine(event, "name", either(person, list_of(person, minItems=1)))
    return event


def _is_a(event_type: EventType) -> JSON:
    return {"properties": {"type": {"const": str(event_type)}}, "required": ["type"]}


def _events() -> JSON:
    return either(ref("event"), list_of(ref("event"), minItems=1))


def _sources() -> JSON:
    return {
        "type": "object",
        "propertyNames": {key: value for key, value in ID_TEXT.items() if key in {"pattern", "maxLength", "not"}},
        "additionalProperties": either(KINDS["URL"], ref("source")),
    }


def _people(team: Team) -> list[str]:
    """Return the names and ids that events may use; a name that two people have is no help."""
    people = team.founders + team.people
    bearers = Counter(person.name for person in people)
    return [*(name for name, number in bearers.items() if number == 1), *(person.id for person in people)]


def _offer_sources(definitions: dict[str, JSON], team: Team) -> None:
    keys = sorted({source.key for source in team.all_sources if source.key})
    if keys:
        source = either({"enum": keys}, text(), ref("source"))
        _refine(definitions["quote"], "source", source)
        _refine(definitions["event"], "sources", list_of(source))


def _refine(mapping: JSON, name: str, schema: JSON) -> None:
    """Put another schema in the place of a property's, and keep what is said about it."""
    properties = mapping["properties"]
    assert isinstance(properties, dict)
    old = properties[name]
    kept = {key: old[key] for key in ("title", "description", "examples") if key in old}
    properties[name] = {**kept, **schema}


def _used(root: JSON, definitions: Mapping[str, JSON]) -> dict[str, JSON]:
    """Return the definitions that a schema refers to, at any depth, by name."""
    found: set[str] = set()
    waiting: list[JSON] = [root]
    while waiting:
        written = json.dumps(waiting.pop())
        new = {name for name in definitions if f'"#/definitions/{name}"' in written} - found
        found |= new
        waiting += [definitions[name] for name in new]
    return {name: definitions[name] for name in sorted(found)}
