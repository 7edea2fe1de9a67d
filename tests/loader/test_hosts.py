"""Hosts and addresses in letters outside of ASCII: how content writes them, and how pages show them."""

import pytest

from founders_timeline.loader.hosts import ascii_host, readable_host
from founders_timeline.loader.urls import url_hint, web_address, why_not_url


@pytest.mark.parametrize("host", ["bücher.example", "café.fr", "straße.de", "東京.jp", "서울.kr", "fußball.example:8080"])
def test_a_host_in_letters_is_shown_as_it_was_before_punycode(host: str) -> None:
    assert ascii_host(host).isascii()
    assert readable_host(ascii_host(host)) == host


@pytest.mark.parametrize("host", ["pаypal.com", "аррӏе.com", "ρaypal.gr", "gọogle.com", "googleノ.com", "пример.рф"])
def test_a_host_whose_letters_look_like_others_stays_in_punycode(host: str) -> None:
    assert readable_host(ascii_host(host)) == ascii_host(host)


@pytest.mark.parametrize("host", ["xn--", "xn--a", "xn--99999999999", "xn---", "xn--bcher-kva-", "example.org", ""])
def test_what_is_no_punycode_stays_as_it_is(host: str) -> None:
    assert readable_host(host) == host


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://fr.wikipedia.org/wiki/Été", "https://fr.wikipedia.org/wiki/%C3%89t%C3%A9"),
        ("https://example.org/%C3%89t/é?q=ü#ß", "https://example.org/%C3%89t/%C3%A9?q=%C3%BC#%C3%9F"),
        ("https://straße.de/", "https://xn--strae-oqa.de/"),
        ("//bücher.example/", "https://xn--bcher-kva.example/"),
    ],
)
def test_an_address_is_written_in_percent_form_and_punycode(text: str, address: str) -> None:
    assert (web_address(text), why_not_url(address)) == (address, None)


@pytest.mark.parametrize("text", ["https://[::1/é", "https://\ud800.example/", "é", "https://" + "é" * 80 + ".org/"])
def test_what_cannot_be_an_address_gets_the_general_advice(text: str) -> None:
    assert url_hint(text) in ("Write the whole address, https://example.org/page.", f"Write {web_address(text)}")
