"""Content as tidy YAML, for `new`, `import` and whoever reads it: what is written here, the loader reads back unchanged."""

import re
from collections.abc import Mapping

import yaml

from founders_timeline.schema.limits import NOT_A_NAME

WIDTH = 110
"""Characters after which long texts are folded."""

_ODD_SPACES = re.compile(r"  |\A\s|\s\Z|[^\S \n]")


class Bare(str):
    """A text that cannot be misread, such as a date or an id, and stands without quotes."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the items of lists, as the documentation does."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        """Write a value again where it stands twice: content has no aliases."""
        return True


def to_yaml(value: Mapping[str, object] | list[object]) -> str:
    """Write mappings, lists and texts; keys keep their order, and what is None, "" or empty is left out."""
    text: str = yaml.dump(_present(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text


def commented(text: str) -> str:
    """Make each line of a text a comment."""
    return "".join(f"# {line}".rstrip() + "\n" for line in text.splitlines())


def _present(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _present(item) for key, item in value.items() if item not in (None, "", (), [], {})}
    return [_present(item) for item in value] if isinstance(value, list | tuple) else value


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    if NOT_A_NAME.fullmatch(text):
        return '"'
    if "\n" in text:
        return None if re.search(r"[^\S\n]\n|\A\s|[^\S \n]", text) else "|"
    return ">" if len(text) > WIDTH and not _ODD_SPACES.search(text) else None


def _bare(dumper: yaml.SafeDumper, text: Bare) -> yaml.ScalarNode:
    # The tag that PyYAML itself would give the text, a date's for a date: then it sees nothing to quote.
    tag: str = dumper.resolve(yaml.ScalarNode, str(text), (True, False))  # type: ignore[no-untyped-call]
    return yaml.ScalarNode(tag, str(text))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Bare, _bare)
