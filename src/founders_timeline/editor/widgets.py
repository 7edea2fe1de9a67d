"""The widget of each kind of value in a form of the web editor, and the shape in which the form needs the value.

The content has short forms: a text where a mapping may stand, one name for a list of names. A form field has one shape, and drops
what has another. So every widget comes with its shape, by which `templates/admin/editor.js` writes short forms out for the form
and takes them back for the file: `text`, `date`, {"texts": LANGUAGE} for a text that may stand under its language,
{"list": SHAPE} ("alone" if its one item may stand without a list, "same" for texts that mean another),
{"mapping": {KEY: SHAPE}} ("short" names the key that a bare text is), {"source": SHAPE} and {"keyed": SHAPE}.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from founders_timeline.model.content import Confidence, Verification
from founders_timeline.model.edtf import FORMS
from founders_timeline.model.status import EventType, Status
from founders_timeline.model.team import Saves
from founders_timeline.schema.event_tables import CORRECTION, DESTINATION, QUOTE
from founders_timeline.schema.kinds import ID_TEXT, JSON, KINDS, LANGUAGE_CODE, URL
from founders_timeline.schema.table import NO, YES, Field, Table
from founders_timeline.schema.tables import EDITOR, LINK, NAMED_LINK, NOUN_FORMS, PERSON, SOURCE, STORY_STEP

Shape = str | dict[str, object]

TEXT: Shape = "text"
SOURCES = "sources"
"""The name of the file of sources in its collection, and of the list that its mapping becomes in the form."""

_LONG = {"text"}
"""Texts that are usually longer than a line."""


class FormContext(NamedTuple):
    """What a form depends on beside its table.

    `languages` are the site's, with their names; `people` the names that events may use; `same` other names and ids, with the
    name that they mean; `team` is the name of the collection that holds the file of sources, empty for forms that cite none.
    """

    languages: Mapping[str, str]
    people: tuple[str, ...] = ()
    same: Mapping[str, str] = {}
    team: str = ""


class Widget(NamedTuple):
    """The options of a form field, but for its name and words, and the shape of its value."""

    options: JSON
    shape: Shape


WidgetMaker = Callable[[Field, FormContext], Widget]


def form_of(table: Table, context: FormContext, needed: Iterable[str] | None = None) -> tuple[list[JSON], Shape]:
    """Return the form fields of a table and the shape of its mapping; `needed` stands in for the keys always needed."""
    keys = set(table.needed.split() if needed is None else needed)
    widgets = {field.name: WIDGETS[field.kind](field, context) for field in table.fields}
    fields = [_labelled(field, widgets[field.name].options, field.name in keys) for field in table.fields]
    return fields, {"mapping": {name: widget.shape for name, widget in widgets.items()}}


def _labelled(field: Field, options: JSON, required: bool) -> JSON:
    hint = field.meaning if field.needed in {YES, NO} else f"{field.meaning} Needed: {field.needed}."
    label = re.sub(r"(?i)\burl\b", "URL", field.name.replace("_", " ").capitalize())
    start: JSON = {"name": field.name, "label": label, "hint": hint.replace("`", "")}
    if options["widget"] == "list":
        start["label_singular"] = label.removesuffix("s").lower()  # On the button that adds an item.
    pattern = options.get("pattern")
    if isinstance(pattern, list) and not required:
        options = {**options, "pattern": [f"^$|{pattern[0]}", pattern[1]]}
    return {**start, **options, "required": required}


def _text(field: Field, context: FormContext) -> Widget:
    return Widget({"widget": "text" if field.name in _LONG else "string"}, TEXT)


def _monogram(field: Field, context: FormContext) -> Widget:
    return Widget({"widget": "string", "maxlength": 3}, TEXT)


def _matching(schema: object, shape: Shape = TEXT, message: str = "") -> WidgetMaker:
    """Make the widget of a text that has the pattern of a schema."""
    assert isinstance(schema, dict)
    words = message or schema.get("patternErrorMessage", "")
    options: JSON = {"widget": "string", "pattern": [schema["pattern"], words]}
    return lambda field, context: Widget(options, shape)


def _first(kind: str) -> object:
    choices = KINDS[kind]["anyOf"]
    assert isinstance(choices, list)
    return choices[0]


def _choice(words: type[StrEnum], default: str = "") -> WidgetMaker:
    options: JSON = {"widget": "select", "options": [str(word) for word in words]}
    return lambda field, context: Widget({**options, "default": str(default)} if default else options, TEXT)


def _statuses(field: Field, context: FormContext) -> Widget:
    words = [str(status) for status in Status if status is not Status.DEPARTED]
    return Widget({"widget": "select", "multiple": True, "options": words}, {"list": TEXT, "same": {"on leave": "on_leave"}})


def _local(widget: str) -> WidgetMaker:
    """Make the widget of a text for readers: in a site of one language a text, else one for each language."""

    def local(field: Field, context: FormContext) -> Widget:
        first, *others = context.languages
        if not others:
            return Widget({"widget": widget}, {"texts": first})
        return Widget({"widget": "object", "fields": _in_languages(context, widget)}, _texts(context, short=first))

    return local


def _translations(field: Field, context: FormContext) -> Widget:
    return Widget({"widget": "object", "collapsed": "auto", "fields": _in_languages(context, "text")}, _texts(context))


def _forms(field: Field, context: FormContext) -> Widget:
    fields, shape = form_of(NOUN_FORMS, context)
    languages: list[JSON] = [
        {"name": code, "label": name, "widget": "object", "required": False, "collapsed": "auto", "fields": fields}
        for code, name in context.languages.items()
    ]
    options: JSON = {"widget": "object", "collapsed": "auto", "fields": languages}
    return Widget(options, {"mapping": dict.fromkeys(context.languages, shape)})


def _in_languages(context: FormContext, widget: str) -> list[JSON]:
    return [{"name": code, "label": name, "widget": widget, "required": False} for code, name in context.languages.items()]


def _texts(context: FormContext, short: str = "") -> Shape:
    return _short({"mapping": dict.fromkeys(context.languages, TEXT)}, short)


def _short(shape: Shape, key: str) -> Shape:
    assert isinstance(shape, dict)
    return {**shape, "short": key} if key else shape


def _object(table: Table, short: str = "", needed: Iterable[str] | None = None) -> WidgetMaker:
    def mapping(field: Field, context: FormContext) -> Widget:
        fields, shape = form_of(table, context, needed)
        return Widget({"widget": "object", "fields": fields}, _short(shape, short))

    return mapping


def _objects(table: Table, summary: str, short: str = "") -> WidgetMaker:
    def mappings(field: Field, context: FormContext) -> Widget:
        fields, shape = form_of(table, context)
        options: JSON = {"widget": "list", "collapsed": True, "summary": f"{{{{{summary}}}}}", "fields": fields}
        return Widget(options, {"list": _short(shape, short)})

    return mappings


def _strings(field: Field, context: FormContext) -> Widget:
    return Widget({"widget": "list", "field": {"name": "item", "label": "Item", "widget": "string"}}, {"list": TEXT})


def _people(field: Field, context: FormContext) -> Widget:
    options: JSON = {"widget": "select", "multiple": True, "options": list(context.people)}
    return Widget(options, {"list": TEXT, "alone": True, "same": dict(context.same)})


def _source(field: Field, context: FormContext) -> Widget:
    types, shape = _sources(context)
    return Widget({"widget": "object", "typeKey": "is", "types": types}, shape)


def _source_list(field: Field, context: FormContext) -> Widget:
    types, shape = _sources(context)
    return Widget({"widget": "list", "collapsed": True, "typeKey": "is", "types": types}, {"list": shape})


def _sources(context: FormContext) -> tuple[list[JSON], Shape]:
    """Return the two ways to name a source: a key of the file of sources, or the source itself."""
    fields, shape = form_of(SOURCE, context)
    cited: JSON = {
        "name": "source",
        "label": "Source",
        "widget": "relation",
        "collection": context.team,
        "file": SOURCES,
        "value_field": f"{SOURCES}.*.key",
        "display_fields": [f"{SOURCES}.*.{key}" for key in ("key", "publisher", "title")],
        "search_fields": [f"{SOURCES}.*.{key}" for key in ("key", "publisher", "title", "url")],
        "dropdown_threshold": 0,
    }
    types: list[JSON] = [
        {"name": "listed", "label": "A source of the list", "widget": "object", "summary": "{{source}}", "fields": [cited]},
        {"name": "new", "label": "A new source", "widget": "object", "summary": "{{url}}", "fields": fields},
    ]
    return types, {"source": _short(shape, "url")}


WIDGETS: Mapping[str, WidgetMaker] = {
    "text": _text,
    "text, 1 to 3 characters": _monogram,
    "text, or `name` and `url`": _object(NAMED_LINK, short="name"),
    "text, or `name`, `role`, `url`": _object(DESTINATION, short="name", needed=()),
    "texts by language": _translations,
    "reader text": _local("string"),
    "reader text, at most 40 characters": _local("string"),
    "reader text, Markdown": _local("text"),
    "forms by language": _forms,
    "name": _text,
    "name, or a list": _people,
    "list of names": _strings,
    "list of folder names": _strings,
    "date": _matching(_first("date"), "date", FORMS),
    "day": _matching(_first("day"), "date"),
    "URL": _matching(URL),
    "language": _matching({"pattern": LANGUAGE_CODE}, message="Write en, fr, pt-BR …"),
    "list of languages": _strings,
    "id": _matching(ID_TEXT),
    "list of ids": _strings,
    "Wikidata id": _matching(KINDS["Wikidata id"], message="Write Q and a number."),
    "list of URLs, or of `url` and `title`": _objects(LINK, "url", short="url"),
    "list of people": _objects(PERSON, "name", short="name"),
    "list of steps": _objects(STORY_STEP, "from"),
    "list of statuses": _statuses,
    "a source": _source,
    "list of sources": _source_list,
    "list of quotes": _objects(QUOTE, "text"),
    "list of `date` (day) and `text` (reader text)": _objects(CORRECTION, "date"),
    "one of the types below": _choice(EventType, EventType.DEPARTURE),
    "`confirmed`, `reported`, `disputed`": _choice(Confidence),
    "`primary`, `secondary`": _choice(Verification),
    "`pull-request`, `commit`": _choice(Saves),
    "`repository`, `branch`, `saves`, `sign_in_url`": _object(EDITOR),
}
"""How the widget of each kind is made that the tables name."""
