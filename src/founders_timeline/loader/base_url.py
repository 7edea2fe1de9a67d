"""The address at which a site is published."""

import re

from founders_timeline.loader.nodes import Node
from founders_timeline.loader.report import Report
from founders_timeline.loader.urls import why_not_url
from founders_timeline.loader.values import read_text
from founders_timeline.model.problems import quoted

_ON_THIS_MACHINE = re.compile(r"http://(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?(?:/[^\\\s\"'<>`{}|^]*)?", re.ASCII)
_PAGE = re.compile(r"[^/]+\.(?:html?|xhtml|php|aspx?)", re.IGNORECASE)


def why_not_base_url(text: str) -> tuple[str, str] | None:
    """Say why a text cannot be a base URL, as the end of a sentence, with the right form; return None if it can.

    It is the address of a folder: without a query, a fragment or a page's name. This machine's own addresses are for rehearsals.
    """
    without = text.partition("#")[0].partition("?")[0]
    folder, _, last = without.rpartition("/")
    right = f"{folder}/" if _PAGE.fullmatch(last) and folder.count("/") > 1 else without
    reason = None if _ON_THIS_MACHINE.fullmatch(right) else why_not_url(right)
    if reason:
        return reason, "Write the address of the site's first page without its name: https://example.org/folder/."
    if without != text:
        return "has a query or a fragment.", f"Write {right}."
    if right != without:
        return "names a page.", f"Write {right}."
    return None


def read_base_url(report: Report, node: Node, label: str) -> str | None:
    """Read a base URL."""
    text = read_text(report, node, label)
    if text is None:
        return None
    fault = why_not_base_url(text)
    if fault:
        report.error(node, "url", f"{label}: {quoted(text)} {fault[0]}", fault[1])
        return None
    return text
