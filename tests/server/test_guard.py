"""Who may ask the development server: this machine's own browser, under this machine's names, also through a forwarded port."""

from email.message import Message

import pytest

from founders_timeline.server.guard import why_refused


def asked(method: str = "GET", **headers: str) -> Message:
    message = Message()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return message


@pytest.mark.parametrize("host", ["localhost:8000", "LOCALHOST:41234", "127.0.0.1", "127.0.0.1:1", "[::1]:8000", "[::1]"])
def test_this_machines_names_pass_with_any_port(host: str) -> None:
    assert why_refused("GET", asked(Host=host)) == ""


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:8000", "127.0.0.1.evil.example", "", "localhost:"])
def test_any_other_name_is_refused(host: str) -> None:
    assert "--host" in why_refused("GET", asked(Host=host))


def test_a_name_that_was_asked_for_passes() -> None:
    assert why_refused("GET", asked(Host="box.example:443"), ("box.example",)) == ""


def test_a_page_of_another_port_of_the_same_machine_is_refused() -> None:
    assert why_refused("GET", asked(Host="localhost:8000", Origin="http://localhost:3000")) != ""
