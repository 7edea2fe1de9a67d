"""Addresses of other programs' files, as content writes them."""

from founders_timeline.authoring.importing.imported import ImportedSource, Notes
from founders_timeline.loader.urls import web_address, why_not_url


def source_of(notes: Notes, where: str, url: str, title: str = "", publisher: str = "") -> tuple[ImportedSource, ...]:
    """Return an address as the only source; none, with a note, if it cannot be linked to."""
    if not url:
        return ()
    address = web_address(url)
    reason = why_not_url(address)
    if reason:
        named = f" ({', '.join(filter(None, (title, publisher)))})" if title or publisher else ""
        notes.add(where, f"the address {url}{named} was left out: it {reason}")
        return ()
    return (ImportedSource(url=address, title=title, publisher=publisher),)
