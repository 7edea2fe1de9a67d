"""What people can read in the files of a site: texts without keys, addresses, class names and the names of files and columns."""

import csv
import json
import re
from collections.abc import Iterator, Mapping

from lxml import etree, html

_NAMES = frozenset("href src class id name for action data-founder data-module data-team data-days data-timeline".split())
"""Attributes that hold addresses and names for programs."""

_ADDRESS = re.compile(r"(?:https?://|[\w.-]*/)\S*|\b[\w-]+\.(?:csv|json|html|yaml)\b|founders-timeline|\{founders")
_KEYS = frozenset("@id @type id name path url fields primaryKey resource reference".split())
"""Keys of JSON whose values are names for programs."""


def readable_texts(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the path and each text of every file that is neither a picture nor a part of the program."""
    for path, data in files.items():
        if not path.startswith(("assets/", "schema/")):
            for text in _texts(path, data):
                yield path, _ADDRESS.sub("", text)


def _texts(path: str, data: bytes) -> Iterator[str]:
    match path.rpartition(".")[2]:
        case "html":
            yield from _html_texts(html.document_fromstring(data))
        case "svg" | "atom" | "xml":
            yield from _xml_texts(etree.fromstring(data))
        case "json":
            yield from _json_texts(json.loads(data))
        case "csv":
            _, *rows = csv.reader(data.decode().splitlines())
            yield from (value for row in rows for value in row)
        case "ics":
            yield data.decode().replace("\r\n ", "")


def _html_texts(document: html.HtmlElement) -> Iterator[str]:
    for script in document.xpath("//script"):
        if "json" in script.get("type", ""):
            yield from _json_texts(json.loads(script.text))
    for element in document.xpath("//script | //style | //code"):
        element.drop_tree()
    yield from _xml_texts(document)


def _xml_texts(root: etree._Element) -> Iterator[str]:
    yield from root.itertext()
    for element in root.iter():
        yield from (value for name, value in element.attrib.items() if name not in _NAMES)


def _json_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _json_texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _KEYS or not isinstance(item, str | list):
                yield from _json_texts(item)
