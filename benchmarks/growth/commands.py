"""What members ask for, as the whole bot answers it: from the gateway's event to the request that answers."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

from discord.utils import time_snowflake
from sqlalchemy import Connection, select, text
from sqlalchemy.engine import URL

from benchmarks.acknowledgement import payload
from benchmarks.blocks import Act, command, tap, typing
from benchmarks.growth.filling import FIRST, GUILD, HEAVY, NOW, Size
from benchmarks.measure import since
from benchmarks.wire import MESSAGE, Wire
from bot.app import Backday
from bot.delivery.tick import Delivery
from bot.domain.leaderboards import Measure
from bot.domain.posts import Outcome
from bot.domain.reminders import Occurrence
from bot.storage.tables import logs

DUE = 100
"""Reminders that are due at once in the tick that is measured."""

Ask = Callable[[], Awaitable[float]]
"""Does it once, and returns the milliseconds that it took."""

_ids = count(time_snowflake(datetime.now(UTC)), 3_000 << 22)
"""Of interactions, three seconds apart: two taps at once would count as one."""


class Clock:
    """A second further each time that it is asked: what is logged at one moment would be one long workout."""

    def __init__(self) -> None:
        self._seconds = count(int(NOW.timestamp()))

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(next(self._seconds) // 4, NOW.tzinfo)


class Faults(logging.Handler):
    """An apology is quick, too."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.count = 0

    def emit(self, _record: logging.LogRecord) -> None:
        self.count += 1


@asynccontextmanager
async def bot_over(url: URL, folder: Path) -> AsyncIterator[Backday]:
    """The bot with everything but the gateway, whose requests end at once."""
    bot = Backday(url, folder / "pictures", clock=Clock(), ticking=False)
    try:
        await bot.database.open()
        await bot.load_cogs()
        await bot._async_setup_hook()
        bot.http._global_over = asyncio.Event()  # as logging in does
        bot.http._global_over.set()
        vars(bot.http)["_HTTPClient__session"] = Wire()
        await bot.pictures.figure(bot.services.exercises.find("face pull"))
        yield bot
    finally:
        await bot.close()


def of_member(log: int) -> tuple[Act, ...]:
    """What a member asks for between two sets, and of an evening. log: one of theirs."""
    return (
        command("log", exercise="face-pull", sets="3x12@20"),
        tap(f"one-more:{log}"),
        command("history"),
        command("exercise", name="face-pull"),
        typing("log", "exercise", ""),
        typing("log", "exercise", "bent ov"),
        command("today"),
        command("records"),
        command("progress"),
        command("progress", exercise="face-pull"),
        command("balance"),
        command("reminder list"),
        command("reminder add", when="mon 18:00", timezone="Europe/Berlin"),
    )


async def seconds_of(bot: Backday, act: Act, member: int) -> float:
    """Give it, and return when it and all that follows from it is done."""
    event = payload("", {}) | {"id": str(next(_ids)), "type": act.kind, "data": act.data}
    event["user"]["id"] = str(member)
    if act.kind == 3:
        event["message"] = MESSAGE
    wire = vars(bot.http)["_HTTPClient__session"]
    answered = wire.answered = asyncio.get_running_loop().create_future()
    before = asyncio.all_tasks()
    start = perf_counter()
    bot._connection.parse_interaction_create(event)  # type: ignore[arg-type]
    await asyncio.wait_for(answered, 60)
    time = since(start)
    while running := asyncio.all_tasks() - before:
        await asyncio.wait(running, timeout=60)
    return time


def name_of(act: Act) -> str:
    """As the tables have it: a command with its options' names, but no values."""
    if act.kind == 3:
        return act.name
    if act.kind == 4:
        typed = act.data["options"][0]["value"]
        return f"autocomplete, {'something typed' if typed else 'nothing typed'}"
    options = [option["name"] for option in act.data["options"] if "options" not in option]
    return act.name + (" of one" if act.name == "/progress" and options else "")


async def subjects(bot: Backday, size: Size) -> dict[str, Ask]:
    """All that is measured, by name: of the heavy member, of others by turns, and what the bot does by itself."""
    found: dict[str, Ask] = {}
    heavy = of_member(await newest_log(bot, HEAVY))
    members = count(7)

    async def other(place: int) -> float:
        member = FIRST + next(members) * 7919 % size.members
        return await seconds_of(bot, of_member(await newest_log(bot, member))[place], member)

    for place, act in enumerate(heavy):
        found[f"{name_of(act)} | heavy"] = partial(seconds_of, bot, act, HEAVY)
        found[f"{name_of(act)} | other"] = partial(other, place)
    for measure in Measure:
        found[f"leaderboard of 25, {measure} | bot"] = partial(
            _timed, partial(bot.services.leaderboards.board, GUILD, measure)
        )
    challenge = partial(bot.services.challenges.answer, FIRST, GUILD, GUILD, present=True)
    found["challenge, I'm in | bot"] = partial(_timed, challenge)
    found["tick, nothing due | bot"] = partial(_timed, bot.services.delivery.tick)
    found[f"tick, {DUE} due | bot"] = partial(_tick_of_due, bot)
    found["look after roll calls | bot"] = partial(_timed, bot.services.roll_calls.look_after)
    return found


async def newest_log(bot: Backday, member: int) -> int:
    """One of the member's logs that counts; made by hand, as it is no part of what is measured."""
    query = select(logs.c.id).where(logs.c.member_id == member).order_by(logs.c.at.desc()).limit(1)
    return int(await bot.database.read(lambda connection: connection.execute(query).scalar_one()))


async def _timed(work: Callable[[], Awaitable[object]]) -> float:
    start = perf_counter()
    await work()
    return since(start)


_MAKE_DUE = text("UPDATE reminders SET next_at = :at WHERE id BETWEEN :first AND :last")
_turns = count()


async def _tick_of_due(bot: Backday) -> float:
    """A tick that claims, posts and settles, where posting costs nothing."""
    first = 1 + next(_turns) % 9 * DUE
    at: Any = NOW if not bot.database.sqlite else NOW.strftime("%Y-%m-%d %H:%M:%S.%f")
    facts = {"at": at, "first": first, "last": first + DUE - 1}
    await bot.database.write(Connection.execute, _MAKE_DUE, facts)
    delivery = Delivery(bot.database, _post, _tell, lambda: NOW)
    return await _timed(delivery.tick)


async def _post(_: Occurrence) -> Outcome:
    return Outcome.POSTED


async def _tell(_occurrence: Occurrence, _outcome: Outcome, *, rests: bool) -> bool:
    """Nothing rests here."""
    return not rests
