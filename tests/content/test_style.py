"""What a test can hold of docs/style.md, over every text of every feature."""

import re

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.serializer import FluentSerializer

from bot.content.catalogue import DATA

MESSAGES = [
    entry
    for file in sorted((DATA / "en").glob("*.ftl"))
    for entry in FluentParser().parse(file.read_text("utf-8")).body
    if isinstance(entry, ast.Message)
]
SAID = {
    message.id.name: FluentSerializer().serialize_entry(message).partition("=")[2].strip() for message in MESSAGES
}
ALLOWED = "✓🏆⏸⚠️▰▱"


@pytest.mark.parametrize(
    "word", ["take back", "put it back", "anew", "moved in", "on the stack", "not told", "whoever wants"]
)
def test_no_word_stands_there_that_nobody_says(word: str) -> None:
    assert [key for key, sentence in SAID.items() if word in sentence.lower()] == []


def test_nothing_is_shouted() -> None:
    assert [
        key for key, sentence in SAID.items() if "!" in sentence.replace("Next set!", "").replace("Go!", "")
    ] == []


def test_no_emoji_but_four() -> None:
    found = {key: re.findall(r"[\U0001F300-\U0001FAFF☀-➿]", sentence) for key, sentence in SAID.items()}
    assert {key: some for key, some in found.items() if any(entry not in ALLOWED for entry in some)} == {}


def test_a_button_has_at_most_twenty_characters() -> None:
    plain = {key: sentence for key, sentence in SAID.items() if key.startswith("button-") and "{" not in sentence}
    assert {key: sentence for key, sentence in plain.items() if len(sentence) > 20} == {}
