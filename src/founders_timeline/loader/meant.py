"""What authors usually mean by words and lines that are none here: the line to write instead."""

import re
from collections.abc import Mapping

_EVENT_KEYS = {
    "name": "who person people founder member names",
    "date": "when day year month time",
    "type": "what kind event category status reason",
    "destination": "where company employer organisation organization new_job new_company goes_to went_to joins joined next to",
    "title": "headline heading",
    "summary": "text description note notes body comment details",
    "quotes": "quote said words statement citation",
    "sources": "source url link links reference references href",
    "confidence": "certainty sure confirmed",
    "until": "end ends back",
}
_TYPES = {
    "departure": "resigned resignation resigns left leaves leaving quit quits exit exited retired departed gone",
    "ouster": "fired dismissed removed sacked ousted dismissal firing terminated pushed_out laid_off",
    "death": "died dies dead deceased passed_away",
    "leave": "sabbatical on_leave holiday vacation absence parental_leave medical_leave",
    "return": "returned returns back came_back rejoined comeback",
    "reinstatement": "reinstated rehired",
    "transfer": "transferred seconded",
    "move": "moved joined joins hired new_job next_job job",
    "role": "promoted promotion appointed title_change new_role",
    "milestone": "news announcement funding founded launch founding other",
}
LONGEST_LINE = 200
"""Characters that a line may have which a hint writes out."""

_OTHER_SIGNS = "\uff1a\ufe55\u02d0\u0589"
_SPACES = " \t\xa0\u3000\u2007\u202f"
_PLAIN = re.compile(r"[^\[\]{}#\"'&*!|>%@`:,\-?\s][^\[\]{}#\"'`:]*|https?://[^\s\[\]{},#\"']+")
"""Texts that need no quotes inside of brackets."""


def _meanings(words: Mapping[str, str]) -> dict[str, str]:
    return {word: meant for meant, others in words.items() for word in others.split()}


_MEANT_KEYS = {"an event": _meanings(_EVENT_KEYS)}
_MEANT_TYPES = _meanings(_TYPES)


def _folded(word: str) -> str:
    return re.sub(r"[\s_-]+", "_", word.strip().casefold())


def key_meant(what: str, key: str) -> str:
    """Return the key that is meant by a word in a mapping such as "an event", or an empty text."""
    return _MEANT_KEYS.get(what, {}).get(_folded(key), "")


def type_meant(word: str) -> str:
    """Return the type of event that is meant by a word such as `fired`, or an empty text."""
    return _MEANT_TYPES.get(_folded(word), "")


def line_meant(line: str, keys: frozenset[str]) -> str:
    """Return a line as it was meant whose colon is missing, or is none to YAML; an empty text if nobody can tell."""
    match = re.fullmatch(rf"\s*(- )?(\w+)[{_SPACES}]*([:{_OTHER_SIGNS}]?)[{_SPACES}]*(.+)", line)
    is_right = re.match(r"\s*(?:- )?\w+:(?: |\Z)", line) is not None
    if match is None or is_right or not (match[3] or match[2].lower() in keys):
        return ""
    return f"{match[1] or ''}{match[2].lower() if match[2].lower() in keys else match[2]}: {match[4].strip(_SPACES)}"


def in_quotes(line: str) -> str:
    """Return a line of a key and a text, or of a list's item, with the text in quotes."""
    match = re.fullmatch(r"\s*(?P<start>(?:- )?(?:[\w -]+?: +)?)(?P<text>\S.*?)\s*", line)
    return f"{match['start']}{in_yaml_quotes(match['text'])}" if match else ""


def in_yaml_quotes(text: str) -> str:
    """Write a text in the quotes that need no escapes in it."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def list_meant(label: str, text: str) -> str:
    """Return how to write a list whose text stands alone, as a hint."""
    items = text[1:].split()
    if text.startswith("-") and items:
        return f"Write a space after the hyphen: - {items[0]}"
    if label == "quotes" and len(text) <= LONGEST_LINE:
        return f"Write quotes: [{{text: {in_yaml_quotes(text)}}}]"
    if _PLAIN.fullmatch(text) and len(text) <= LONGEST_LINE and ("," in text or " " not in text):
        return f"Write {label}: [{text}]"
    return "Begin each item with a hyphen."


def names_meant(name: str) -> list[str]:
    """Return the names in a text that may hold several: A and B; A, B; A & B."""
    return [part for part in re.split(r"\s*(?:[,;&/+]|\s(?:and|et|und|y)\s)\s*", name) if part]
