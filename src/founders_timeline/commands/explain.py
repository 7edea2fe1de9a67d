"""The command `explain`: what a message of `check` means, and the cure."""

import re
from pathlib import Path

import click

from founders_timeline.commands.options import examples
from founders_timeline.loader.report import did_you_mean
from founders_timeline.model.problems import quoted

_PACKAGE = Path(__file__).resolve().parents[1]


@click.command(
    epilog=examples("explain date                 what error[date] means", "explain                      the list of all codes")
)
@click.argument("code", default="")
def explain(code: str) -> None:
    """Explain the CODE of a problem: what it means, an example, and what to do."""
    entries = entries_of(problems_page())
    code = re.sub(r"^(?:error|warning)\[(.*)\]$", r"\1", code.strip())
    if not code:
        click.echo("\n".join(entries))
    elif code in entries:
        click.echo(entries[code])
    else:
        raise click.BadParameter(f"there is no code {quoted(code)}. {did_you_mean(code, list(entries))}", param_hint="CODE")


def problems_page() -> str:
    """Return the text of docs/problems.md: from the wheel, or from the checkout."""
    in_wheel = _PACKAGE / "docs" / "problems.md"
    page = in_wheel if in_wheel.is_file() else _PACKAGE.parents[1] / "docs" / "problems.md"
    return page.read_text(encoding="utf-8")


def entries_of(page: str) -> dict[str, str]:
    """Cut the page into what it says of each code, as text for a terminal."""
    parts = re.split(r"^### `(.+)`$", page, flags=re.MULTILINE)
    texts = (re.split(r"^## ", text, maxsplit=1, flags=re.MULTILINE)[0] for text in parts[2::2])
    return {code: f"{code}: {_plain(text)}" for code, text in zip(parts[1::2], texts, strict=True)}


def _plain(markdown: str) -> str:
    """Indent what stands in fences, and drop the fences."""
    shown: list[str] = []
    is_example = False
    for line in markdown.strip().splitlines():
        if line.startswith("```"):
            is_example = not is_example
        else:
            shown.append(f"    {line}" if is_example else line)
    return "\n".join(shown)
