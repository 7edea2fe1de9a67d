"""The kinds of value as JSON Schemas (draft-07), made from the same patterns and words as the loader's readers.

A schema never refuses what the loader takes. YAML editors see numbers where the loader sees text, so a text may be a number here.
`patternErrorMessage` is a word of VS Code's and of yaml-language-server; other programs pass over it.
"""

from collections.abc import Mapping
from enum import StrEnum

from founders_timeline.model.content import Confidence, Verification
from founders_timeline.model.edtf import EARLIEST_YEAR, FORMS, LATEST_YEAR, PART
from founders_timeline.model.slug import ID, LONGEST_ID, TAKEN
from founders_timeline.model.status import EventType, Status
from founders_timeline.model.team import Saves
from founders_timeline.prose.limits import LONGEST_PROSE
from founders_timeline.schema.limits import LANGUAGE, LONGEST_TITLE, LONGEST_URL

JSON = dict[str, object]

_WORDS = "\\S"
_TRUTH: JSON = {"not": {"type": ["string", "number", "array", "object", "null"]}}
"""True or false, said so that editors do not offer the two words wherever a text may stand."""

_DATE = rf"{PART.pattern}[?~%]?"
_SPAN = rf"{PART.pattern}\.\.{PART.pattern}"


def text(**more: object) -> JSON:
    """Describe a text that says something; plain numbers and truth values are texts to the loader."""
    return either({"type": ["string", "number"], "pattern": _WORDS, **more}, _TRUTH)


def one_of(words: type[StrEnum]) -> JSON:
    """Describe one of a few words."""
    return {"type": "string", "enum": [str(word) for word in words]}


def ref(name: str) -> JSON:
    """Refer to a definition of the same file."""
    return {"$ref": f"#/definitions/{name}"}


def list_of(items: JSON, **more: object) -> JSON:
    """Describe a list."""
    return {"type": "array", "items": items, **more}


def either(*choices: JSON) -> JSON:
    """Describe a value of which one description at least is true."""
    return {"anyOf": list(choices)}


def _whole(pattern: str) -> str:
    return f"^(?:{pattern})$"


def _local(**more: object) -> JSON:
    return either(text(**more), {**_by_language(text(**more)), "minProperties": 1})


def _by_language(value: JSON) -> JSON:
    return {"type": "object", "propertyNames": {"pattern": LANGUAGE_CODE}, "additionalProperties": value}


LANGUAGE_CODE = _whole(LANGUAGE.pattern)
NAME: JSON = {"type": "string", "pattern": _WORDS}
ID_TEXT: JSON = {
    "type": ["string", "number", "boolean"],
    "pattern": _whole(ID.pattern),
    "patternErrorMessage": "Write small letters, digits and single hyphens.",
    "maxLength": LONGEST_ID,
    "not": {"enum": sorted(TAKEN)},
}
URL: JSON = {
    "type": "string",
    "format": "uri",
    "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[!#$%&()*+,./0-9:;=?@A-Z\[\]_a-z~-]+$",
    "patternErrorMessage": "Write the whole address, https://example.org/page.",
    "maxLength": LONGEST_URL,
}
_YEAR: JSON = {"type": "integer", "minimum": EARLIEST_YEAR, "maximum": LATEST_YEAR}
_WRITTEN_DATE: JSON = {"type": "string", "pattern": rf"^(?:{_DATE}|\[{_SPAN}\])$", "patternErrorMessage": FORMS}
_BARE_SPAN: JSON = list_of({"type": "string", "pattern": _whole(_SPAN)}, minItems=1, maxItems=1)
_DAY: JSON = {
    "type": "string",
    "pattern": rf"^(?:\d{{4}}-\d\d-\d\d|\[{_SPAN}\])$",
    "patternErrorMessage": "Write one day: 2024-08-05.",
}
_PERSON = either(NAME, ref("person"))
_SOURCE = either(text(), ref("source"))

KINDS: Mapping[str, JSON] = {
    "text": text(),
    "text, 1 to 3 characters": text(maxLength=3),
    "text, or `name` and `url`": either(text(), ref("named_link")),
    "text, or `name`, `role`, `url`": either(text(), ref("destination")),
    "texts by language": _by_language(text()),
    "reader text": _local(),
    "reader text, at most 40 characters": _local(maxLength=LONGEST_TITLE),
    "reader text, Markdown": _local(maxLength=LONGEST_PROSE),
    "forms by language": {**_by_language(ref("noun_forms")), "minProperties": 1},
    "name": NAME,
    "name, or a list": either(NAME, list_of(NAME, minItems=1)),
    "list of names": list_of(NAME),
    "list of folder names": list_of({"type": ["string", "number"], "pattern": _WORDS}, minItems=1),
    "date": either(_WRITTEN_DATE, _YEAR, _BARE_SPAN),
    "day": either(_DAY, _BARE_SPAN),
    "URL": URL,
    "language": {"type": "string", "pattern": LANGUAGE_CODE},
    "list of languages": list_of({"type": "string", "pattern": LANGUAGE_CODE}, minItems=1),
    "id": ID_TEXT,
    "list of ids": list_of(ID_TEXT),
    "Wikidata id": {"type": "string", "pattern": r"^Q[1-9]\d*$"},
    "list of URLs, or of `url` and `title`": list_of(either(URL, ref("link"))),
    "list of people": list_of(_PERSON),
    "list of steps": list_of(ref("story_step")),
    "list of statuses": list_of(
        {"type": "string", "enum": [*(str(status) for status in Status if status is not Status.DEPARTED), "on leave"]}, minItems=1
    ),
    "a source": _SOURCE,
    "list of sources": list_of(_SOURCE),
    "list of quotes": list_of(ref("quote")),
    "list of `date` (day) and `text` (reader text)": list_of(ref("correction")),
    "one of the types below": one_of(EventType),
    "`confirmed`, `reported`, `disputed`": one_of(Confidence),
    "`primary`, `secondary`": one_of(Verification),
    "`pull-request`, `commit`": one_of(Saves),
    "`repository`, `branch`, `saves`, `sign_in_url`": ref("editor"),
}
"""The schema of each kind that the tables name."""
