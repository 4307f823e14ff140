"""`python -m bot` as a host runs it: what can be put right is one line, with a status that is not zero."""

import asyncio
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import discord
import pytest
from sqlalchemy.engine import URL

from bot import __main__ as command
from bot.app import Backday
from bot.domain.posts import Destination
from bot.domain.reminders import Reminder
from bot.domain.schedules import Once, Schedule
from bot.settings import Settings
from bot.storage import reminders
from tests.conftest import PICTURES

TOKEN = "MTIzNDU2Nzg5.secret.part"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key not in ("DISCORD_TOKEN", "DATABASE_URL")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert TOKEN not in done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("Backday did not start")]
    assert len(lines) == 1
    return lines[0]


def test_without_a_token_it_says_where_to_get_one() -> None:
    assert "DISCORD_TOKEN is missing" in one_line(run())


def test_a_token_with_a_blank_is_not_repeated() -> None:
    assert "blank" in one_line(run(DISCORD_TOKEN=f"{TOKEN} {TOKEN}"))


def test_an_address_that_is_none_is_told() -> None:
    assert "DATABASE_URL cannot be read" in one_line(run(DISCORD_TOKEN=TOKEN, DATABASE_URL="nonsense"))


def test_a_bad_command_shows_what_there_is() -> None:
    done = run("dance")
    assert done.returncode == 2
    assert "playground" in done.stderr


# ------------------------------------------------------------------ faults that Discord or the database answer with


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(TOKEN, URL.create("sqlite+aiosqlite", database=str(tmp_path / "b.sqlite3")))


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (discord.LoginFailure("Improper token has been passed."), "Discord refused the token"),
        (aiohttp.ClientConnectionError("no route"), "Discord cannot be reached"),
        (TimeoutError(), "Discord cannot be reached"),
    ],
)
def test_what_discord_refuses_is_one_line(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fault: Exception,
    message: str,
) -> None:
    async def login(*_: object) -> None:
        raise fault

    monkeypatch.setattr(discord.Client, "login", login)
    monkeypatch.setattr(command, "_settings", lambda: settings)
    monkeypatch.setattr(discord.utils, "setup_logging", lambda **_: None)
    for arguments in (["bot"], ["bot", "invite"]):
        monkeypatch.setattr(sys, "argv", arguments)
        assert command.main() == 1
        output = capsys.readouterr().err
        assert message in output
        assert TOKEN not in output


def test_a_token_that_is_revoked_while_the_bot_runs_is_one_line(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Closed:
        close_code = command.BAD_TOKEN

    async def login(bot: Backday, _: str) -> None:
        await bot.database.open()

    async def connect(_: Backday) -> None:
        raise discord.ConnectionClosed(Closed(), shard_id=None)

    monkeypatch.setattr(discord.Client, "login", login)
    monkeypatch.setattr(discord.Client, "connect", connect)
    monkeypatch.setattr(command, "_settings", lambda: settings)
    monkeypatch.setattr(discord.utils, "setup_logging", lambda **_: None)
    monkeypatch.setattr(sys, "argv", ["bot"])
    assert command.main() == 1
    written = capsys.readouterr().err
    assert [line.split(":")[0] for line in written.splitlines() if line.startswith("Backday")] == ["Backday stopped"]
    assert "Discord refused the token. Make a new one" in written
    assert "Traceback" not in written
    assert TOKEN not in written


def test_a_damaged_database_is_one_line(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def login(bot: Backday, _: str) -> None:
        await bot.setup_hook()

    Path(str(settings.database.database)).write_bytes(b"no database at all" * 500)
    monkeypatch.setattr(discord.Client, "login", login)
    monkeypatch.setattr(command, "_settings", lambda: settings)
    monkeypatch.setattr(discord.utils, "setup_logging", lambda **_: None)
    monkeypatch.setattr(sys, "argv", ["bot"])
    assert command.main() == 1
    assert "is damaged or is no SQLite database" in capsys.readouterr().err


def test_the_invite_link_asks_for_what_the_bot_needs_and_no_more(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Application:
        id = 4711

    async def login(*_: object) -> None: ...

    async def application_info(_: object) -> Application:
        return Application()

    monkeypatch.setattr(discord.Client, "login", login)
    monkeypatch.setattr(discord.Client, "application_info", application_info)
    monkeypatch.setattr(command, "_settings", lambda: settings)
    monkeypatch.setattr(sys, "argv", ["bot", "invite"])
    assert command.main() == 0
    link = capsys.readouterr().out
    assert "client_id=4711" in link
    assert "scope=bot+applications.commands" in link
    assert f"permissions={command.PERMISSIONS.value}" in link
    assert not command.PERMISSIONS.administrator


def test_preview_writes_the_pictures_of_an_exercise_to_files() -> None:
    done = run("preview", "face pull")
    assert done.returncode == 0
    figure, muscles = map(Path, done.stdout.split())
    assert figure.read_bytes().startswith(b"GIF89a")
    assert muscles.read_bytes().startswith(b"\x89PNG")


def test_preview_of_an_unknown_exercise_names_the_nearest() -> None:
    assert "Nearest:" in one_line(run("preview", "zumba"))


async def test_sigterm_stops_cleanly(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    async def login(bot: Backday, _: str) -> None:
        await bot.database.open()

    async def connect(_: Backday) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.Event().wait()

    closed = []

    async def close(bot: Backday) -> None:
        closed.append(bot)
        await bot.database.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            if "_connect" in repr(task):
                task.cancel()

    monkeypatch.setattr(discord.Client, "login", login)
    monkeypatch.setattr(discord.Client, "connect", connect)
    monkeypatch.setattr(Backday, "close", close)
    monkeypatch.setattr(discord.utils, "setup_logging", lambda **_: None)
    with pytest.raises(asyncio.CancelledError):
        await command._run(settings)
    assert len(closed) == 1


async def test_closing_ends_answers_that_have_begun(settings: Settings) -> None:
    bot = Backday(settings.database, PICTURES, ticking=False)
    await bot.database.open()
    ended = []

    async def answer() -> None:
        await asyncio.sleep(0.1)
        ended.append(True)

    bot.app_tree.acts.spawn(answer())
    task = next(iter(bot.app_tree.acts._running))
    await bot.close()
    assert ended == [True]
    assert task.done()
    await bot.close()


async def test_sigterm_ends_whatever_still_waits_for_discord(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A post and an answer that Discord makes wait, a gateway that does not say goodbye, a connection that is down."""
    for name in (
        "bot.delivery.tick.POSTS_PATIENCE_S",
        "bot.app.ANSWERS_PATIENCE_S",
        "bot.app.GOODBYE_PATIENCE_S",
        "bot.__main__.AFTERWARDS",
    ):
        monkeypatch.setattr(name, 0.05)
    waiting: list[asyncio.Task[object]] = []

    async def for_ever(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    posting = asyncio.Event()

    async def post_for_ever(*_: object, **__: object) -> None:
        posting.set()
        await for_ever()

    async def login(bot: Backday, _: str) -> None:
        await bot.database.open()
        now = datetime.now(UTC)
        await bot.database.write(reminders.add, Reminder(0, Destination(1), Schedule(Once(now), "UTC"), now))
        bot.services.delivery._post = post_for_ever
        waiting.append(asyncio.create_task(bot.services.delivery.tick()))
        waiting.append(asyncio.create_task(for_ever(), name="CommandTree-invoker"))
        await posting.wait()

    async def connect(_: Backday) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        await for_ever()

    monkeypatch.setattr(discord.Client, "login", login)
    monkeypatch.setattr(discord.Client, "connect", connect)
    monkeypatch.setattr(discord.Client, "close", for_ever)
    monkeypatch.setattr(discord.utils, "setup_logging", lambda **_: None)
    async with asyncio.timeout(30):
        await command._run(settings)
    assert "1 reminders waited for Discord" in caplog.text
    assert not [log_record for log_record in caplog.records if log_record.exc_info]
    assert await waiting[0] == 1
    waiting[1].cancel()
