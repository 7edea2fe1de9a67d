"""What the server adds to a page so that it follows the site, and the page that stands in while there is none."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from founders_timeline.model.problems import Problem, one_line

FOLDER = ".live/"
"""Where the server's own files stand; no page of a site begins with a dot."""

EVENTS = f"{FOLDER}events"
"""The stream of server-sent events."""

_HERE = Path(__file__).parent
FILES = {f"{FOLDER}{name}": (_HERE / name).read_bytes() for name in ("live.js", "live.css")}
"""The script and the style that the server adds, by path."""


def with_live(html: bytes, version: int) -> bytes:
    """Add the script that reloads the page, which its own policy lets listen to the server; `version` is that of its site."""
    head, end, body = html.partition(b"</head>")
    return head + _tags(version).encode() + end + body


def problems_page(problems: Sequence[Problem], version: int) -> bytes:
    """Write the page that names every problem while there is no good page to show."""
    items = "\n".join(map(_item, problems))
    html = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The site cannot be built</title>
{_tags(version)}</head>
<body>
<main class="live-problems live-problems--page">
<h1>The site cannot be built yet</h1>
<p>Mend this and save: the page will follow.</p>
<ol>
{items}
</ol>
</main>
</body>
</html>
"""
    return html.encode("utf-8")


def place_of(problem: Problem) -> str:
    """Write where a problem stands: file, line and column on one printable line."""
    return f"{one_line(problem.path, longest=400)}:{problem.line}:{problem.column}"


def _item(problem: Problem) -> str:
    parts = (escape(place_of(problem)), escape(f"{problem.severity}[{problem.code}]"), escape(_sentences(problem)))
    return "<li><code>{}</code> <b>{}</b> <span>{}</span></li>".format(*parts)


def _sentences(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}".rstrip()


def _tags(version: int) -> str:
    style = f'<link rel="stylesheet" href="/{FOLDER}live.css">'
    return f'{style}\n<script src="/{FOLDER}live.js" data-version="{version}" defer></script>\n'
