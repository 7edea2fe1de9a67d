"""What to write instead: hints hold the very word or address that is meant, and it is accepted."""

import re
from pathlib import Path

import pytest

from tests.sites import EVENTS, told, write_site

EVENT = "name: Ada Example\ndate: 2024-08-05\n"

LANGUAGES = {
    "English": "en",
    "german": "de",
    "Brazilian Portuguese": "pt-BR",
    "Simplified Chinese": "zh-Hans",
}
ADDRESSES = {
    "example.org/page": "https://example.org/page",
    "//example.org/page": "https://example.org/page",
    "Xerox.example.org/Xs": "https://Xerox.example.org/Xs",
    "<https://example.org/a>": "https://example.org/a",
    "“https://example.org/a”,": "https://example.org/a",
    "[there](https://example.org/a)": "https://example.org/a",
    "https://example.org/a b": "https://example.org/a%20b",
    "https://example.org/é?q=ü#ö": "https://example.org/%C3%A9?q=%C3%BC#%C3%B6",
    "https://bücher.example/": "https://xn--bcher-kva.example/",
    "https://a.example/ https://b.example/": "https://a.example/ and https://b.example/",
}


def hints(root: Path, event: str) -> list[str]:
    found = (
        re.search(r"Write (?:each as an item of its own: )?(.+)\Z", line)
        for line in told(write_site(root, {f"{EVENTS}/a.yaml": event}))
    )
    return [match[1] for match in found if match]


@pytest.mark.parametrize("written", LANGUAGES)
def test_a_language_in_words_is_answered_with_its_code(written: str, tmp_path: Path) -> None:
    quote = "sources: [ada-leaves]\nquotes: [{{text: Bye., lang: {}, source: ada-leaves}}]\n"
    assert hints(tmp_path, EVENT + quote.format(written)) == [LANGUAGES[written]]
    root = write_site(tmp_path, {f"{EVENTS}/a.yaml": EVENT + quote.format(LANGUAGES[written])})
    assert [line for line in told(root) if "error" in line] == []


@pytest.mark.parametrize("written", ADDRESSES)
def test_what_is_almost_an_address_is_answered_with_it(written: str, tmp_path: Path) -> None:
    source = "sources: ['{}']\n"
    assert hints(tmp_path, EVENT + source.format(written)) == [ADDRESSES[written]]
    for url in ADDRESSES[written].split(" and "):
        root = write_site(tmp_path, {f"{EVENTS}/a.yaml": EVENT + source.format(url)})
        assert [line for line in told(root) if "error" in line] == []
