"""What a reader would miss of a Markdown text: pictures, addresses, cells and numbers that the page would not show."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count, pairwise, repeat

from founders_timeline.markdown import HTTP, cleaned, parsed_with_every_address
from founders_timeline.problems import quoted

_MARKERS = re.compile(r"[ \t]*(?:(?:[-+*>]|[0-9]+[.)])[ \t]*)+")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=\s)")
_PLAIN_ADDRESS = r"(?:mailto:|https?://(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?=[/?\#)>\s]))"
_DOUBTFUL = re.compile(
    rf"""
    !\[                                                                 # an image
    | \]\((?!\s*<?{_PLAIN_ADDRESS})                                     # a link to elsewhere than the web, perhaps
    | <(?!{_PLAIN_ADDRESS})[a-z][a-z0-9+.-]+:                           # such a link between < and >
    | \]:                                                               # a link's address in a line of its own
    | ^[ \t>*+\-0-9.)]*(?:`{{3,}}[ \t]*[^`\s]|~{{3,}}[ \t]*\S)          # a code block's language
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE | re.ASCII,
)
"""Signs of what a reader might miss. The parser is asked only where there is one: `check` shall not need it for most texts."""

_LABEL = re.compile(r"^[ \t>*+\-0-9.)]*\[((?:[^\[\]\\]|\\.)+)\]:", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"<code.*?</code>", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\[\]]*\] ?[\[(]")
_TABLE_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")


def why_not_shown(text: str) -> str | None:
    """Say what a reader of the HTML would miss, by what the parser makes of it, as the end of a sentence, or return None."""
    surplus = _surplus_row(text) if "|" in text else None
    numbers = list(_written_numbers(text))
    jumps = any(int(after) not in (1, int(before) + 1) for (before, _), (after, _) in pairwise(numbers))
    if not (surplus or jumps or _DOUBTFUL.search(text)):
        return None
    html = parsed_with_every_address(text)
    if "<img " in html or (_IMAGE.search(text) and _IMAGE.search(_CODE.sub("", html))):
        return "holds an image, and images are not shown. Link to it instead."
    if surplus and "<table>" in html:
        return f"has a table with a longer row than its first: {quoted(surplus)}. What is beyond would not be shown."
    language = re.search(r'<code class="language-([^"]*)"', html)
    if language:
        return f"names {quoted(_as_written(language[1]))} where a code block begins, which would not be shown. Leave it out."
    return _why_not_linked(text, html) or (_why_not_numbered(numbers, html) if jumps else None)


def _why_not_linked(text: str, html: str) -> str | None:
    """Say which link's address the sanitizer would drop, or which one no link uses."""
    for written in dict.fromkeys(re.findall(r'<a href="([^"]*)"', html)):
        address = _as_written(written)
        if not HTTP.match(address):
            return f"links to {quoted(address)}. Links begin with https://, http:// or mailto:."
        if "href" not in cleaned(f'<a href="{written}">'):
            return f"links to {quoted(address)}, which is not a web address."
    return _why_not_defined(text, html)


def _why_not_defined(text: str, html: str) -> str | None:
    """Say which line gives a link's address that no link uses: such a line is not shown.

    The parser tells which lines these are: each label is used in front of the text, and where that makes a link, there is one.
    """
    labels = [re.sub(r"\n[ \t>]*", " ", label) for label in _LABEL.findall(text)]
    known = Counter(map(_key, labels))
    tried = parsed_with_every_address("".join(f"[x][{label}]\n\n" for label in labels) + text) if labels else ""
    for label, paragraph in zip(labels, re.findall(r"<p>.*?</p>", tried, re.DOTALL), strict=False):
        link = re.search("<a [^>]*>", paragraph)
        if link and (link[0] not in html or known[_key(label)] > 1):
            shown = quoted(f"[{label}]:")
            return f"has a link's address behind {shown} that no link uses. If none is meant, put a backslash in front."
    return None


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()


def _surplus_row(text: str) -> str | None:
    """Return the first row that may have more cells than the table that it may be in."""
    columns = 0
    for line in text.split("\n"):
        row = line.strip(" \t>")
        if _TABLE_RULE.fullmatch(line) and ("|" in row or ":" in row):
            columns = min(columns or len(row), len(re.findall("-+", row)))
        elif not row:
            columns = 0
        elif columns and len(re.findall(r"(?<!\\)\|", row.removeprefix("|"))) + (not re.search(r"(?<!\\)\|$", row)) > columns:
            return row
    return None


def _written_numbers(text: str) -> Iterator[tuple[str, str]]:
    """Find the numbers of what may be items of lists, each with its sign, a full stop or a bracket."""
    for line in text.split("\n"):
        start = _MARKERS.match(line + " ")
        if start:
            yield from _NUMBER.findall(start[0])


def _why_not_numbered(numbers: list[tuple[str, str]], html: str) -> str | None:
    """Say which number is lost, since CommonMark looks at a list's first number only and counts on from there."""
    shown: Counter[int] = Counter()
    lists: list[Iterator[int]] = []
    for tag, start in re.findall(r'<(/?ol|/?ul|li)(?: start="(\d+)")?>', html):
        if tag == "li":
            shown[next(lists[-1])] += 1
        elif tag.startswith("/"):
            lists.pop()
        else:
            lists.append(count(int(start or 1)) if tag == "ol" else repeat(-1))
    for number, sign in numbers:
        if int(number) != 1 and not shown[int(number)] and f"{number}{sign}" not in html:
            return f'has "{number}{sign}" in a list, and lists count on from their first number. Else write "{number}\\{sign}".'
        shown[int(number)] -= 1
    return None


def _as_written(value: str) -> str:
    """Undo what the parser did to an attribute's value."""
    import html  # noqa: PLC0415
    from urllib.parse import unquote  # noqa: PLC0415

    return unquote(html.unescape(value))
