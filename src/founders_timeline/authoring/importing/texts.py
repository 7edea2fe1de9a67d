"""Texts of other programs, as content may hold them."""

from founders_timeline.authoring.importing.html_text import escaped, markdown_of, paragraphs_of
from founders_timeline.authoring.importing.imported import Notes
from founders_timeline.loader.yaml_rules import LONGEST_TEXT
from founders_timeline.prose.checks import why_not_markdown
from founders_timeline.prose.placeholders import written_in

_PARENTHESES = str.maketrans("{}", "()")


def prose_of(html: str, notes: Notes, where: str) -> str:
    """Return HTML, or a plain text, as Markdown for readers; empty, with a note, if it cannot be kept."""

    def note(what: str) -> None:
        notes.add(where, what)

    text = markdown_of(html, note)
    reason = why_not_markdown(text) if text else None
    if reason:
        plain = paragraphs_of(html, lambda _: None)
        if why_not_markdown(plain):
            note(f"the text {reason} It was left out: {html}")
            return ""
        note(f"the form of the text was left out, since it {reason}")
        text = plain
    return _without_placeholders(text, notes, where)


def quotation(text: str, notes: Notes, where: str) -> str:
    """Return words that nobody is named for as a quotation in Markdown."""
    lines = (escaped(line) for line in text.split("\n") if line.strip())
    return _without_placeholders("\n>\n".join(f"> {line}" for line in lines), notes, where)


def _without_placeholders(text: str, notes: Notes, where: str) -> str:
    for written in dict.fromkeys(written_in(text)):
        plain = f"({written[1:-1].strip().translate(_PARENTHESES)})"
        text = text.replace(written, plain)
        notes.add(where, f"{written} would be a placeholder here; it is {plain} now.")
    return text


def short_text(text: str, notes: Notes, where: str) -> str:
    """Return a text that content can hold; empty, with a note, if it is too long."""
    if len(text) <= LONGEST_TEXT:
        return text
    notes.add(where, f"a text has more than {LONGEST_TEXT:,} characters and was left out: {text}")
    return ""
