"""The walk in CONTRIBUTING: what it quotes stands in the code."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
FILE = r"`((?:bot|cogs|data|tests)/[\w/.]+\.\w+)`"
QUOTES = re.findall(rf"{FILE}(?:(?!```|{FILE}).)*?```diff\n(.*?)```", PAGE, re.DOTALL)
"""Each block with the file that is named last before it."""


def lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines()}


def test_it_walks_through_every_layer() -> None:
    assert {Path(file).parts[:2] for file, _, _ in QUOTES} >= {
        ("data", "en"), ("bot", "domain"), ("bot", "storage"), ("bot", "services"), ("bot", "interactions"),
        ("bot", "ui"), ("cogs", "reminders.py"), ("tests", "cogs"),
    }  # fmt: skip


@pytest.mark.parametrize(("file", "quoted"), [(file, quoted) for file, _, quoted in QUOTES])
def test_what_it_quotes_stands_in_the_code(file: str, quoted: str) -> None:
    assert lines(quoted.replace("\n+", "\n").removeprefix("+")) - lines((ROOT / file).read_text("utf-8")) == set()
