"""`python -m bot [run | invite | playground | …]`: the only reader of the environment and the command line."""

import argparse
import asyncio
import logging
import os
import signal
import sys
from pathlib import Path

import aiohttp
import discord
from dotenv import dotenv_values
from sqlalchemy.engine import URL

from bot.app import Backday
from bot.content import DATA, ContentError
from bot.content.catalogue import load_catalogue
from bot.content.texts import Texts
from bot.domain.exercises import UnknownExercise
from bot.drawing.gallery import Figures
from bot.drawing.muscle_map import MuscleMap
from bot.drawing.pictures import Picture, Pictures
from bot.runtime import logs
from bot.services.exercises import Exercises
from bot.settings import Settings, SettingsError, read_database, read_settings
from bot.sharded import ShardedBackday
from bot.storage.engine import DatabaseError

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"

AFTERWARDS = 1
"""Seconds in which the connection ends after the bot is closed."""

PERMISSIONS = discord.Permissions(view_channel=True, send_messages=True, embed_links=True, attach_files=True)
"""What the bot needs in a server: to see a channel, to post the reminder there, and to show pictures."""


def main() -> int:
    """Run the command; return the exit status. Everything that a host can put right is one line on stderr."""
    arguments = _arguments()
    try:
        if arguments.command == "playground":
            from bot.playground import playground  # noqa: PLC0415 (its simulator is not installed on a live host)

            asyncio.run(playground(VAR, arguments.port))
        elif arguments.command == "preview":
            print("\n".join(map(str, _preview(arguments.exercise, VAR / "preview"))))  # noqa: T201
        elif arguments.command == "sheets":
            print("\n".join(map(str, _sheets(arguments.folder))))  # noqa: T201
        elif arguments.command == "invite":
            print(asyncio.run(_invite(_settings())))  # noqa: T201
        elif arguments.command == "move-data":
            asyncio.run(_move_data(*(read_database(text, ROOT) for text in arguments.addresses)))
        else:
            asyncio.run(_run(_settings()))
    except (SettingsError, DatabaseError, ContentError, _StartError) as error:
        print(f"Backday did not start: {error}", file=sys.stderr)  # noqa: T201
        return 1
    except _StopError as error:
        print(f"Backday stopped: {error}", file=sys.stderr)  # noqa: T201
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


class _StartError(Exception):
    """Discord did not let the bot in; the text says what to do."""


class _StopError(Exception):
    """Discord shut the bot out while it ran; the text says what to do."""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Backday, a coach for back training.")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("run", help="start the bot (what happens without a command)")
    commands.add_parser("invite", help="print the link that adds the bot to a server")
    playground = commands.add_parser("playground", help="try the bot in a browser, without Discord")
    playground.add_argument("--port", type=int, default=0, help="port of the page; 0 takes a free one")
    preview = commands.add_parser("preview", help="write the pictures of an exercise to files")
    preview.add_argument("exercise", help="its id or name: face-pull")
    sheets = commands.add_parser(
        "sheets", help="write all figures, all mistakes, and all kinds of charts, on one sheet each"
    )
    sheets.add_argument("folder", type=Path, nargs="?", default=VAR / "preview", help="docs/pictures renews the docs")
    moving = commands.add_parser("move-data", help="copy everything from one database into another, empty one")
    moving.add_argument("addresses", nargs=2, metavar="ADDRESS", help="from, and to: each as in DATABASE_URL")
    return parser.parse_args()


def _settings() -> Settings:
    try:
        dotenv = dotenv_values(ROOT / ".env")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f".env cannot be read ({type(error).__name__}). Save it as plain UTF-8 text.") from error
    return read_settings(os.environ, dotenv, ROOT)


async def _move_data(source: URL, target: URL) -> None:
    from bot.storage.moving import Step, move  # noqa: PLC0415 (a live bot has no use for it)

    shown = ""

    def show(step: Step) -> None:
        nonlocal shown
        part = step.done / step.total
        now = f"\r[{'#' * round(part * 30):<30}] {part:4.0%}  {step.table:<24}"
        if now != shown:
            print(now, end="", file=sys.stderr, flush=True)  # noqa: T201
        shown = now

    try:
        rows = await move(source, target, show)
    finally:
        if shown:
            print(file=sys.stderr)  # noqa: T201
    print(f"{rows:,} rows were moved, and each is as it was. Set DATABASE_URL to the second address.")  # noqa: T201


async def _run(settings: Settings) -> None:
    logs.set_up(logging.getLevelName(settings.log_level))
    if settings.shards is None:
        bot = Backday(settings.database, VAR / "pictures")
    else:
        bot = ShardedBackday(settings.database, VAR / "pictures", settings.shards)
    stopping = asyncio.create_task(_stopped())
    outdated = asyncio.create_task(bot.outdated.wait())
    running = asyncio.create_task(_connect(bot, settings))
    await asyncio.wait({stopping, running, outdated}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    outdated.cancel()
    await bot.close()
    # Where Discord cannot be reached, discord.py sleeps for minutes between two attempts.
    await asyncio.wait({running}, timeout=AFTERWARDS)
    if not running.done():
        running.cancel()
        await asyncio.wait({running})
    else:
        await running
    if bot.outdated.is_set():
        raise _StopError("a newer version has brought the database up to date. Update this one, and start it again.")


async def _stopped() -> None:
    """Return when the host asks to stop: Ctrl-C, or SIGTERM from a service manager."""
    stop_asked = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop_asked.set)
    await stop_asked.wait()


async def _connect(bot: Backday, settings: Settings) -> None:
    try:
        await bot.login(settings.token)
        await bot.connect()
    except discord.LoginFailure:
        raise _StartError(_REFUSED) from None
    except discord.ConnectionClosed as error:
        refusal = _REFUSED if error.code == BAD_TOKEN else f"Discord closed the connection with code {error.code}."
        raise _StopError(refusal) from None
    except discord.HTTPException as error:
        raise _StartError(f"Discord answered with HTTP {error.status}. Try again in a minute.") from None
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise _StartError(f"Discord cannot be reached ({type(error).__name__}). Check the network.") from None


BAD_TOKEN = 4004
"""The gateway's close code for a token that is not valid (any more): "Gateway Close Codes" of its documentation."""

_REFUSED = (
    "Discord refused the token. Make a new one (Discord Developer Portal > your application > Bot > Reset Token) "
    "and put it into DISCORD_TOKEN."
)


def _preview(name: str, folder: Path) -> list[Path]:
    """Draw an exercise's figure and muscle map into `folder`; return the files."""
    catalogue = load_catalogue()
    try:
        exercise = Exercises(catalogue).find(name)
    except UnknownExercise as unknown:
        near = ", ".join(each_exercise.id for each_exercise in unknown.nearest)
        raise _StartError(f"there is no exercise called {name}. Nearest: {near}.") from None
    pictures = Pictures(catalogue, Texts.load(), VAR / "pictures")

    async def draw() -> tuple[Picture, Picture]:
        return await pictures.figure(exercise), await pictures.muscles(exercise)

    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / picture.name: picture.content for picture in asyncio.run(draw())}
    for file, content in files.items():
        file.write_bytes(content)
    pictures.close()
    return list(files)


def _sheets(folder: Path) -> list[Path]:
    """Draw the contact sheets into `folder`; return the files."""
    from bot.drawing.charts.samples import samples  # noqa: PLC0415 (a live bot has no use for it)
    from bot.drawing.charts.sheet import chart_sheet  # noqa: PLC0415 (a live bot has no use for it)
    from bot.drawing.sheet import sheet  # noqa: PLC0415 (a live bot has no use for it)

    exercises = load_catalogue().exercises.values()
    figures = Figures.load(DATA / "figures" / "poses.yaml")
    drawn = [exercise for exercise in exercises if figures.has(exercise.id)]
    mistakes = ((exercise.name, figures.mistake(exercise.id)) for exercise in drawn)
    sheets = {
        folder / "figures.png": sheet(
            (exercise.name, figures.still(exercise.id, exercise.primary, exercise.secondary)) for exercise in drawn
        ),
        folder / "mistakes.png": sheet((name, picture) for name, picture in mistakes if picture),
        folder / "charts.png": chart_sheet(samples(), MuscleMap.load(DATA / "figures" / "muscle-map.yaml")),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in sheets.items():
        file.write_bytes(content)
    return list(sheets)


async def _invite(settings: Settings) -> str:
    """The link with which somebody who manages a server adds the bot."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        try:
            await client.login(settings.token)
        except discord.LoginFailure:
            raise _StartError(_REFUSED) from None
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise _StartError(f"Discord cannot be reached ({type(error).__name__}). Check the network.") from None
        return discord.utils.oauth_url(
            (await client.application_info()).id, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
        )


if __name__ == "__main__":
    sys.exit(main())
