"""The theme: where templates, assets and interface texts come from; a site's own files come before the shipped ones."""

from collections.abc import Iterable
from pathlib import Path

from founders_timeline.interface_texts import missing_texts, read_messages
from founders_timeline.language import Language


def find_file(folders: Iterable[Path], name: str) -> Path:
    """Return the first file of this name; FileNotFoundError if no folder has it."""
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(name)


def interface_languages(folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the languages that there are interface texts for."""
    return tuple(sorted({path.stem for folder in folders for path in (folder / "strings").glob("*.yaml")}))


def load_language(folders: Iterable[Path], code: str) -> Language:
    """Load a language's interface texts; a site's own file may change some of them and leave out the rest.

    Raises ContentError if a file has mistakes, or texts are missing in a language that is not shipped.
    """
    *own, shipped = (folder / "strings" / f"{code}.yaml" for folder in folders)
    messages = read_messages(shipped, None) if shipped.is_file() else {}
    changed = [path for path in own if path.is_file()]
    if changed:
        english = read_messages(shipped.parent / "en.yaml", None)
        for path in reversed(changed):
            messages |= read_messages(path, english)
        if error := missing_texts(changed[0], messages, english):
            raise error
    return Language(code, messages)
