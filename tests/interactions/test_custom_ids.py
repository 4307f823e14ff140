"""Custom ids: each that is made has its handler, and those of cards already sent go on working."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.errors import DomainError
from tests.conftest import Gym

ROOT = Path(__file__).resolve().parents[2]
CODE = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")]

SENT = [
    "again:7",
    "answer:7:1767225600:0:w:log:face-pull",
    "answer:7:1767225600:0:w:log:face-pull:live",
    "answer:7:1767225600:1:0:log-text",
    "answer:7:1767225600:0:w:edit:7:0a1b",
    "backday:7:0:1",
    "backday-form:7:8:0",
    "backday-pause",
    "backday-resume",
    "backday-test",
    "bring-back:7:8",
    "bring-back:7",
    "delete-workout:7",
    "drop:7:1767225600",
    "edit:7",
    "edit:7:0a1b",
    "edit-form:7:0a1b",
    "edit-form:7",
    "exercise:face-pull",
    "exercise:face-pull:help",
    "exercise:face-pull:post",
    "forget:yes",
    "forget:no",
    "history:0",
    "import:7",
    "import-gone:7",
    "import-name:7:0a1b",
    "import-name:7",
    "import-name-form:7:0a1b",
    "import-read:kg:dmy",
    "import-read::",
    "in:1767225600:1767225600:1767225600:1:8:0",
    "out:1767225600:1767225600:1767225600:1:8:0",
    "learn:sore",
    "learn:sore:back",
    "lines:pause-form:0",
    "lines:week-form:mon",
    "lines:zone-form",
    "live-finish",
    "live-rest",
    "live-set:7",
    "log:face-pull",
    "log:face-pull:live",
    "log-form:face-pull",
    "log-form:face-pull:live",
    "log-text",
    "log-text-form",
    "meant:0:18~00:remind-form:dm",
    "one-more:7",
    "open-workout:0",
    "pause",
    "pause-form:0",
    "pick:upper",
    "quiet-form",
    "remind:dm",
    "remind-form:dm",
    "remove:7",
    "remove-own:own-7",
    "restore:7",
    "resume",
    "save:face-pull",
    "section:face-pull",
    "send-directly:7",
    "share:7",
    "signs",
    "skip-next:7:1767225600",
    "snooze:15:7:1767225600",
    "start",
    "still:face-pull",
    "test:7",
    "topics:ways",
    "undo:7",
    "undo-edit:7:8",
    "undo-edit:7:8:0",
    "unimport:7",
    "unsave:face-pull",
    "watch-form:upper:6",
    "week-form:mon",
    "zone-form",
]
"""What buttons, selects and forms of the first release carry: each stands in somebody's channel."""

OLD = {"backday-test", "delete-workout", "live-rest", "live-set", "open-workout", "share"}
"""No card carries them any more, but those of the first release do."""

IN_PARTS = {"backday-resume"}
"""Made out of two words."""


async def test_what_was_sent_before_is_still_understood(gym: Gym) -> None:
    for custom_id in SENT:
        action, *facts = custom_id.split(":")
        gym.bot.app_tree.taps[action].read(facts)
    await gym.env.settle()  # nothing of the bot's start is under way when it stops


async def test_a_fact_too_many_is_refused(gym: Gym) -> None:
    """Else the test above could not fail."""
    with pytest.raises(DomainError):
        gym.bot.app_tree.taps["undo"].read(["7", "8"])
    await gym.env.settle()


def constants(tree: ast.AST) -> Iterator[ast.Constant]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def calls(name: str) -> set[str]:
    """The first arguments of all calls of a function, where they stand there as text."""
    return {
        str(call.args[0].value)
        for file in CODE
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == name and call.args
        if isinstance(call.args[0], ast.Constant)
    }


def words_apart_from_handlers() -> set[str]:
    """What stands anywhere in the code as text, up to a colon, but for what marks the handlers."""
    words = set()
    for file in CODE:
        tree = ast.parse(file.read_text("utf-8"))
        marks = {
            id(call.args[0])
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "tap"
        }
        words |= {str(text.value).split(":")[0] for text in constants(tree) if id(text) not in marks}
    return words


async def test_each_custom_id_that_is_made_has_a_handler(gym: Gym) -> None:
    assert calls("tap_id") - set(gym.bot.app_tree.taps) == set()
    await gym.env.settle()


async def test_each_handler_has_something_that_makes_it_or_stands_on_cards_that_were_sent(gym: Gym) -> None:
    assert set(gym.bot.app_tree.taps) - words_apart_from_handlers() == OLD | IN_PARTS
    assert {custom_id.split(":")[0] for custom_id in SENT} >= OLD
    await gym.env.settle()


def test_no_two_handlers_answer_the_same_tap() -> None:
    marks = [
        call.args[0].value
        for file in CODE
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "tap" and call.args
        if isinstance(call.args[0], ast.Constant)
    ]
    assert len(marks) > 100
    assert sorted(marks) == sorted(set(marks))
