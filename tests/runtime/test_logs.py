"""The log holds what a host would act on, and nothing that a member typed."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.runtime import logs
from bot.runtime.faults import Faults


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the host reads, with logging set up as the bot does; put back afterwards."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    yield stream
    root.handlers[:] = before
    root.setLevel(level)
    for name in (*logs.OURS, "apscheduler"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def set_up(level: int, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    logging.getLogger().handlers.clear()
    logs.set_up(level)


def failing(text: str) -> None:
    raise ValueError(text)


def test_libraries_are_kept_from_debug_while_our_own_lines_are_shown(
    written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(logging.DEBUG, written, monkeypatch)
    logging.getLogger("discord.webhook.async_").debug("POST /webhooks/1/the-token")
    logging.getLogger("aiosqlite").debug("executing INSERT ... ('my bad knee')")
    logging.getLogger("bot.interactions.tree").debug("interaction 7")
    logging.getLogger("discord.gateway").info("connected")
    assert "the-token" not in written.getvalue()
    assert "my bad knee" not in written.getvalue()
    assert "interaction 7" in written.getvalue()
    assert "connected" in written.getvalue()


def test_the_scheduler_is_silent_at_rest(written: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(logging.INFO, written, monkeypatch)
    logging.getLogger("apscheduler.executors.default").info("Running job tick")
    assert written.getvalue() == ""


def test_a_traceback_names_lines_and_types_but_not_what_was_typed(
    written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(logging.INFO, written, monkeypatch)
    typed = "my bad " + "knee"
    try:
        try:
            failing(typed)
        except ValueError as error:
            raise RuntimeError(typed) from error
    except RuntimeError:
        logging.getLogger("discord.client").exception("Ignoring exception in on_message")
    output = written.getvalue()
    assert typed not in output
    assert "ValueError" in output
    assert "in failing" in output


def test_the_same_traceback_stands_in_the_log_once(written: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(logging.INFO, written, monkeypatch)
    for _ in range(5):
        try:
            failing("anything")
        except ValueError:
            logging.getLogger("apscheduler.executors.default").exception("Job raised an exception")
    assert written.getvalue().count("Traceback") == 1
    assert written.getvalue().count("Job raised an exception") == 5


def test_a_fault_is_told_once_in_full_and_then_counted(caplog: pytest.LogCaptureFixture) -> None:
    faults, numbers = Faults(), set()
    for text in ("one", "two", "three", "four", "five"):
        try:
            failing(text)
        except ValueError as error:
            numbers.add(faults.report(logging.getLogger("bot.interactions.tree"), error, "/log"))
    assert len(numbers) == 1
    assert caplog.text.count("Traceback") == 1
    assert len(caplog.records) == 3  # the first, the second, the fourth
    assert "4 times by now" in caplog.text
    assert "three" not in caplog.text
