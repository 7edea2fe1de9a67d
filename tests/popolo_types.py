"""The types of Popolo's fields, transcribed by hand from its specification.

Popolo's own JSON Schemas (draft 3, CC BY 4.0) are in no package that could be installed for the tests, so this is not a copy of
them: it names the fields that we write, with their types and patterns, and is stricter in that it knows no others.
"""

from typing import Any

import jsonschema

DATE = {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}){0,2}$"}
TEXT = {"type": "string", "minLength": 1}
URI = {"type": "string", "format": "uri", "pattern": "^https?://"}

LINK = {"type": "object", "properties": {"url": URI, "note": TEXT}, "required": ["url"], "additionalProperties": False}
LINKS = {"type": "array", "items": LINK}
IDENTIFIER = {"type": "object", "properties": {"scheme": TEXT, "identifier": TEXT}, "required": ["identifier"]}
OTHER_NAME = {"type": "object", "properties": {"name": TEXT, "note": TEXT}, "required": ["name"]}

PERSON = {
    "id": TEXT,
    "name": TEXT,
    "other_names": {"type": "array", "items": OTHER_NAME},
    "identifiers": {"type": "array", "items": IDENTIFIER},
    "links": LINKS,
}
ORGANIZATION = {"id": TEXT, "name": TEXT, "founding_date": DATE, "links": LINKS, "sources": LINKS}
MEMBERSHIP = {
    "id": TEXT,
    "person_id": TEXT,
    "organization_id": TEXT,
    "role": TEXT,
    "start_date": DATE,
    "end_date": DATE,
    "sources": LINKS,
}
EVENT = {
    "id": TEXT,
    "name": TEXT,
    "classification": TEXT,
    "organization_id": TEXT,
    "start_date": DATE,
    "sources": LINKS,
}
SPEECH = {"id": TEXT, "creator_id": TEXT, "attribution_text": TEXT, "text": TEXT, "event_id": TEXT, "sources": LINKS}

IDS = {"type": "array", "items": TEXT}
OURS = {
    **dict.fromkeys(("founding_date_edtf", "start_date_edtf", "end_date_edtf", "date_edtf", "language"), TEXT),
    **dict.fromkeys(("founder_ids", "person_ids", "counts_as_remaining"), IDS),
}
"""Fields that we add."""


def _list_of(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    thing = {"type": "object", "properties": {**properties, **OURS}, "required": required, "additionalProperties": False}
    return {"type": "array", "items": thing}


SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "properties": {
        "persons": _list_of(PERSON, ["id", "name"]),
        "organizations": _list_of(ORGANIZATION, ["id", "name"]),
        "memberships": _list_of(MEMBERSHIP, ["id", "person_id", "organization_id"]),
        "posts": {"type": "array", "maxItems": 0},
        "events": _list_of(EVENT, ["id", "name", "organization_id"]),
        "areas": {"type": "array", "maxItems": 0},
        "speeches": _list_of(SPEECH, ["id", "text"]),
    },
    "required": ["persons", "organizations", "memberships", "posts", "events", "areas"],
    "additionalProperties": False,
}


def faults(data: object) -> list[str]:
    """Return what is wrong with a Popolo file, a line each."""
    found = jsonschema.Draft7Validator(SCHEMA).iter_errors(data)
    return [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in found]
