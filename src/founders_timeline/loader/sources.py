"""Sources: those of sources.yaml, and those that an event, a quote or a team names in place."""

from collections.abc import Mapping

from founders_timeline.loader.fields import Fields, read_mapping
from founders_timeline.loader.nodes import ListNode, MappingNode, Node, TextNode
from founders_timeline.loader.report import Report
from founders_timeline.loader.urls import read_url
from founders_timeline.loader.values import Reader, kind, read_date, read_day, read_id, read_language, read_text
from founders_timeline.model.content import Source
from founders_timeline.model.problems import one_line, quoted
from founders_timeline.schema.tables import SOURCE


def read_sources_file(report: Report, root: Node) -> dict[str, Source | None] | None:
    """Read sources.yaml, a mapping from keys to sources; a key holds None, and the file is None, where it cannot be used."""
    if not isinstance(root, MappingNode):
        report.error(root, "root", f"The file sources.yaml is a mapping from keys to sources, not {kind(root)}.")
        return None
    sources = {}
    for key, value in root.entries:
        is_id = read_id(report, key, "key") is not None
        source = _read_written_out(report, value, key.value)
        sources[key.value] = source if is_id else None
    return sources


def source_reader(known: Mapping[str, Source | None] | None) -> Reader[Source]:
    """Make a reader for a source: a key of sources.yaml, a bare URL, or a mapping.

    `known` are the sources of sources.yaml. A key whose source is None, and any key where the file is None, has been reported.
    """
    by_url = {source.url: source for source in (known or {}).values() if source}

    def read_source(report: Report, node: Node, label: str) -> Source | None:
        if not isinstance(node, TextNode):
            return _read_written_out(report, node, "")
        if _looks_like_address(node.value):
            url = read_url(report, node, label)
            if url is None or url in by_url:
                return by_url.get(url or "")
            _warn_undated(report, node, label)
            return Source(url=url)
        key = read_text(report, node, label)
        if key is None or known is None or key in known:
            return (known or {}).get(key or "")
        message = f"{label}: there is no source {quoted(key)} in sources.yaml."
        report.error(node, "unknown-source", message, report.suggest(key, known) or "Write its URL, or add it there.")
        return None

    return read_source


def _looks_like_address(text: str) -> bool:
    return any(character in text for character in ":/\\.")


def _read_written_out(report: Report, node: Node, key: str) -> Source | None:
    if isinstance(node, TextNode):
        url = read_url(report, node, one_line(key))
        if url is not None:
            _warn_undated(report, node, one_line(key))
        return None if url is None else Source(url=url, key=key)
    if isinstance(node, ListNode):
        report.error(node, "type", "A source is a key of sources.yaml, a URL, or a mapping with a url, not a list.")
        return None
    fields = read_mapping(report, node, SOURCE.what, SOURCE.keys, SOURCE.needed)
    return None if fields is None else _source(fields, key)


def _source(fields: Fields, key: str) -> Source | None:
    url = fields.read("url", read_url)
    date, accessed = fields.read("date", read_date), fields.read("accessed", read_day)
    if "date" not in fields and "accessed" not in fields:
        _warn_undated(fields.report, fields.node, one_line(key))
    source = Source(
        url=url or "",
        key=key,
        title=fields.read("title", read_text) or "",
        publisher=fields.read("publisher", read_text) or "",
        author=fields.read("author", read_text) or "",
        date=date,
        accessed=accessed,
        lang=fields.read("lang", read_language) or "",
        archive_url=fields.read("archive_url", read_url) or "",
        type=fields.read("type", read_text) or "",
    )
    return source if url else None


def _warn_undated(report: Report, node: Node, label: str) -> None:
    hint = "Add its date, or accessed: with the day it was read, if it carries none."
    message = f"{label}: the source has no date." if label else "The source has no date."
    report.warning(node, "source-date", message, hint)
