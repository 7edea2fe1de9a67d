"""The address of the published site: a folder's, and nothing after it."""

import pytest

from founders_timeline.loader.base_url import why_not_base_url

GOOD = [
    "https://example.org",
    "https://example.org/",
    "https://name.github.io/repository/",
    "https://example.org/v1.2/",
    "https://example.org/v1.2",
    "http://127.0.0.1:8000/site/",
    "http://localhost:4000",
    "http://[::1]:8000/",
]
BAD = {
    "https://example.org/x/?utm_source=y": "Write https://example.org/x/.",
    "https://example.org/x/#top": "Write https://example.org/x/.",
    "https://example.org/x/index.html": "Write https://example.org/x/.",
    "https://example.org/index.html?x=1": "Write https://example.org/.",
    "http://localhost:8000/index.html": "Write http://localhost:8000/.",
}
HOPELESS = ["example.org", "ftp://example.org/", "https://localhost/", "http://127.0.0.1.evil/x y", "//example.org/", ""]


@pytest.mark.parametrize("url", GOOD)
def test_a_folders_address_is_good(url: str) -> None:
    assert why_not_base_url(url) is None


@pytest.mark.parametrize("url", BAD)
def test_what_is_no_folder_is_refused_with_the_right_form(url: str) -> None:
    fault = why_not_base_url(url)
    assert fault is not None
    assert fault[1] == BAD[url]


@pytest.mark.parametrize("url", HOPELESS)
def test_what_is_no_address_is_refused(url: str) -> None:
    assert why_not_base_url(url) is not None
