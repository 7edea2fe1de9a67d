"""The theme: where templates, assets and interface texts come from; a site's own files come before the shipped ones."""

import marshal
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from founders_timeline import __version__
from founders_timeline.cache_entry import read_entry, write_entry
from founders_timeline.language import Language, LanguageFacts, Messages
from founders_timeline.places import installed_packages

MOST_KEPT = 200
"""How many files the folder of compiled templates and texts may hold; then those written longest ago make room."""


def find_file(folders: Iterable[Path], name: str) -> Path:
    """Return the first file of this name; FileNotFoundError if no folder has it."""
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(name)


def interface_languages(folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the languages that there are interface texts for."""
    return tuple(sorted({path.stem for folder in folders for path in (folder / "strings").glob("*.yaml")}))


def load_language(folders: Sequence[Path], code: str, cache: Path | None = None) -> Language:
    """Load a language's interface texts; a site's own file may change some of them and leave out the rest.

    `cache`, if not None, is an existing folder of the user's own, where the texts are kept between runs, checked and with what
    CLDR says of the language. Raises ContentError if a file has mistakes, or texts are missing in a language that is not shipped.
    """
    *own, shipped = (folder / "strings" / f"{code}.yaml" for folder in folders)
    changed = [path for path in own if path.is_file()]
    if cache is None:
        return Language(code, _messages(changed, shipped))
    entry = cache / f"{code}-{_digest_of([*changed, shipped, *([_english(shipped)] if changed else [])])}.texts"
    kept = _kept(code, entry)
    if kept is not None:
        return kept
    language = Language(code, _messages(changed, shipped))
    write_entry(entry, marshal.dumps((dict(language.messages), tuple(language.facts_to_keep()))), MOST_KEPT)
    return language


def _english(shipped: Path) -> Path:
    return shipped.parent / "en.yaml"


def _messages(changed: Sequence[Path], shipped: Path) -> Messages:
    """Read the shipped texts of a language, and those that a site changes."""
    from founders_timeline.interface_texts import missing_texts, read_messages  # noqa: PLC0415  (needs the YAML reader)

    messages = read_messages(shipped, None) if shipped.is_file() else {}
    if changed:
        english = read_messages(_english(shipped), None)
        for path in reversed(changed):
            messages |= read_messages(path, english)
        if error := missing_texts(changed[0], messages, english):
            raise error
    return messages


def _digest_of(files: Iterable[Path]) -> str:
    """Return a digest of these files and of the program that reads them, its libraries included."""
    digest = sha256(repr((__version__, sorted(installed_packages()))).encode())
    for file in files:
        digest.update(sha256(file.read_bytes()).digest() if file.is_file() else b"")
    return digest.hexdigest()[:32]


def _kept(code: str, entry: Path) -> Language | None:
    try:
        messages, facts = marshal.loads(read_entry(entry) or b"")
        return Language(code, messages, LanguageFacts(*facts))
    except (EOFError, ValueError, TypeError):
        return None
