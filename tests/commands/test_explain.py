"""The command `explain`: the page of docs/problems.md for a message."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from founders_timeline.commands.cli import main

CODES = re.findall(r"^### `(.+)`$", (Path(__file__).resolve().parents[2] / "docs/problems.md").read_text("utf-8"), re.MULTILINE)


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_with_its_example(code: str) -> None:
    told = explain(code).stdout
    assert (told.startswith(f"{code}: "), f"[{code}]: " in told, "```" in told, "###" in told) == (True, True, False, False)


def test_a_code_may_be_copied_with_its_severity() -> None:
    assert explain("error[date]").stdout == explain("date").stdout


def test_without_a_code_all_are_listed() -> None:
    assert explain().stdout.split() == CODES


def test_a_code_that_is_none_is_refused_with_the_nearest() -> None:
    done = explain("unknwon-key")
    assert (done.exit_code, 'Did you mean "unknown-key"' in done.stderr) == (2, True)
