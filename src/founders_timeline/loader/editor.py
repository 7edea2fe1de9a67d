"""The web editor of a site: where it saves, and what becomes of what it saves."""

import re
from urllib.parse import urlsplit

from founders_timeline.loader.fields import Fields, read_mapping
from founders_timeline.loader.nodes import Node
from founders_timeline.loader.report import Report
from founders_timeline.loader.urls import read_url
from founders_timeline.loader.values import choice_of, read_text
from founders_timeline.model.problems import quoted
from founders_timeline.model.team import Editor, Saves
from founders_timeline.schema.tables import EDITOR

# Texts, which `re` compiles when they are used: few sites have an editor.
_GITHUB = r"/([A-Za-z0-9](?:[A-Za-z0-9-]*))/([A-Za-z0-9._-]+?)(?:\.git)?/?"

# The characters that git allows in a branch's name, less those that nobody uses (git-check-ref-format).
_BRANCH = r"(?![-/.])(?!.*(?:\.\.|//|\.lock(?:/|\Z)|[/.]\Z))[A-Za-z0-9._/+#@-]+"


def read_editor(report: Report, node: Node, label: str, repository: str) -> Editor | None:
    """Read the mapping; `repository` is the site's own, or empty."""
    fields = read_mapping(report, node, f"the {label}", EDITOR.keys, EDITOR.needed)
    if fields is None:
        return None
    place = _repository(fields, label, repository)
    editor = Editor(
        repository=place,
        branch=fields.read("branch", _read_branch) or "",
        saves=fields.read("saves", choice_of(Saves)) or Saves.PULL_REQUEST,
        sign_in_url=fields.read("sign_in_url", _read_sign_in) or "",
    )
    return editor if place else None


def _repository(fields: Fields, label: str, site: str) -> str:
    """Return OWNER/NAME, or an empty text with a problem."""
    report, node = fields.report, fields.node_of("repository")
    if "repository" not in fields and not site:
        message = f"{label}: there is no repository to save to."
        report.error(node, "missing", message, "Write repository: https://github.com/OWNER/NAME in site.yaml.")
    url = fields.read("repository", read_url) if "repository" in fields else site
    if not url:
        return ""
    parts = urlsplit(url)
    match = re.fullmatch(_GITHUB, parts.path)
    if parts.hostname not in {"github.com", "www.github.com"} or not match or parts.query or parts.fragment:
        message = f"{label}: {quoted(url)} is not a repository on GitHub, and the editor saves to no other place."
        report.error(node, "url", message, "Write https://github.com/OWNER/NAME.")
        return ""
    return f"{match[1]}/{match[2]}"


def _read_branch(report: Report, node: Node, label: str) -> str | None:
    name = read_text(report, node, label)
    if name is not None and not re.fullmatch(_BRANCH, name):
        report.error(node, "branch", f"{label}: {quoted(name)} cannot be the name of a branch.", "Write main, for example.")
        return None
    return name


def _read_sign_in(report: Report, node: Node, label: str) -> str | None:
    url = read_url(report, node, label)
    if url and (urlsplit(url).scheme != "https" or urlsplit(url).query or urlsplit(url).fragment):
        message = f"{label}: {quoted(url)} does not begin with https://, or has a query or a fragment."
        report.error(node, "url", message, "Write https://sign-in.example.org/.")
        return None
    return url
