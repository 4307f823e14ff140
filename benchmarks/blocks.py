"""How long any command, tap or autocomplete stops the event loop: a watchdog over all of them.

    python -m benchmarks.blocks

Each callback of the loop is timed by the processor that its own thread used, so that neither the machine's other
work nor another thread that holds the interpreter is counted. The member has a long history: `WORKOUTS` of them for
what is asked between two sets, `EXPORTED` for the export. A command that no list names is an error, so that a new one
is measured too. Each act comes three times and counts as it was the second and third time: at the first, modules and
pictures are read.
"""

import asyncio
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import thread_time
from typing import Any

from discord import app_commands
from sqlalchemy import Connection

from benchmarks.acknowledgement import backday, payload
from benchmarks.measure import table
from benchmarks.wire import MESSAGE, Wire
from bot.app import Backday
from bot.domain.notation import parse_sets
from bot.domain.workouts import Entry, Log
from bot.storage import workouts

MEMBER = 5
WORKOUTS = 500
EXPORTED = 10_000
AIM_MS = 20
SHOWN = 12
"""Acts that the table names, the longest first."""


class Watchdog:
    """The longest callback of the event loop since it was last asked, in milliseconds of the loop's own thread."""

    def __init__(self) -> None:
        self.longest = 0.0

    @contextmanager
    def watching(self) -> Iterator[None]:
        handle: Any = asyncio.events.Handle
        run = handle._run

        def timed(callback: asyncio.events.Handle) -> None:
            start = thread_time()
            run(callback)
            self.longest = max(self.longest, (thread_time() - start) * 1000)

        handle._run = timed
        try:
            yield
        finally:
            handle._run = run


@dataclass(frozen=True, slots=True)
class Act:
    """What a member does: its name for the table, the kind of interaction (2 command, 3 tap, 4 typing), its data."""

    name: str
    kind: int
    data: dict[str, Any]


def command(name: str, /, **options: object) -> Act:
    *groups, leaf = name.split()
    given: list[dict[str, Any]] = [_option(option, value) for option, value in options.items()]
    if groups:
        given = [{"name": leaf, "type": 1, "options": given}]
    return Act(f"/{name}", 2, {"id": "7", "name": (groups or [leaf])[0], "type": 1, "options": given})


def typing(name: str, option: str, value: str) -> Act:
    act = command(name, **{option: value})
    given = act.data["options"][0].get("options") or act.data["options"]
    given[0]["focused"] = True
    return Act(f"/{name} {option}: …", 4, act.data)


def tap(custom_id: str, *values: str) -> Act:
    kind = {"component_type": 3, "values": list(values)} if values else {"component_type": 2}
    return Act(custom_id.split(":", maxsplit=1)[0] + " (tap)", 3, {"custom_id": custom_id, **kind})


def _option(name: str, value: object) -> dict[str, Any]:
    kinds = {bool: 5, int: 4, str: 3}
    return {"name": name, "type": kinds[type(value)], "value": value}


COMMANDS = (
    command("exercise", name="face-pull"),
    command("region", region="mid"),
    command("find", region="mid", equipment="dumbbell"),
    command("log", exercise="face-pull", sets="3x12@20"),
    command("history"),
    command("workout start"),
    command("workout finish"),
    command("settings", unit="kg"),
    command("my-exercise add", name="Rope row", region="mid"),
    command("my-exercise list"),
    command("my-exercise remove", name="Rope row"),
    command("reminder add", when="mon 18:00", timezone="Europe/Berlin"),
    command("reminder region", region="mid", days=5, timezone="Europe/Berlin"),
    command("reminder weekly", day="mon", timezone="Europe/Berlin"),
    command("reminder list"),
    command("reminder calendar"),
    command("reminder test", reminder="1"),
    command("reminder skip", reminder="1"),
    command("reminder pause", until="friday"),
    command("reminder resume"),
    command("reminder quiet", start="22:00", end="07:00"),
    command("reminder remove", reminder="1"),
    command("data export"),
    command("help"),
    command("learn", topic="warm-up"),
    command("balance"),
    command("plan"),
    command("progress", exercise="face-pull"),
    command("records"),
    command("sore-back"),
    command("today"),
)
TYPING = (
    typing("exercise", "name", "face p"),
    typing("log", "exercise", "bent ov"),
    typing("find", "equipment", "dumb"),
    typing("settings", "timezone", "san f"),
    typing("reminder add", "when", "every other mon"),
    typing("reminder remove", "reminder", ""),
)
ELSEWHERE = frozenset(
    {"backday set", "backday show", "backday clear", "backday test", "backday pause", "backday resume"}
    | {"backday members", "data import", "data delete"}
)
"""Commands that need a server, a file, or leave nothing to be measured; `benchmarks.reminders` has the posts."""


def taps(log: int) -> tuple[Act, ...]:
    """What is tapped on the cards of a log and of exercises."""
    return (
        tap(f"one-more:{log}"), tap(f"again:{log}"), tap(f"undo:{log}"), tap(f"restore:{log}"), tap("log:face-pull"),
        tap(f"edit:{log}"), tap("history:3"), tap("open-workout:0", str(log)), tap("exercise:deadlift:move"),
        tap("section:face-pull", "mistakes"), tap("section:face-pull", "muscles"), tap("still:face-pull"),
        tap("save:face-pull"), tap("unsave:face-pull"), tap("pick:mid", "face-pull"),
    )  # fmt: skip


async def remember(bot: Backday, count: int) -> int:
    """So many workouts of three exercises, a day apart; the newest one's log."""
    exercises = ("face-pull", "bent-over-row", "deadlift")
    entries = tuple(Entry(exercise, parse_sets("4x8@60kg")) for exercise in exercises)
    start = datetime.now(UTC) - timedelta(days=count + 1)
    for first in range(1, count + 1, 250):
        numbers = range(first, min(first + 250, count + 1))
        some = [Log(number, MEMBER, None, start + timedelta(days=number), entries) for number in numbers]
        await bot.database.write(_store, some)
    return count


def _store(connection: Connection, logs: Iterable[Log]) -> None:
    for log in logs:
        workouts.store(connection, log)


class _Faults(logging.Handler):
    """An apology is quick, too."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.count = 0

    def emit(self, _record: logging.LogRecord) -> None:
        self.count += 1


async def blocked(bot: Backday, watchdog: Watchdog, act: Act) -> float:
    """Milliseconds of the longest callback while the act is answered."""
    event = payload("", {}) | {"type": act.kind, "data": act.data}
    event["user"]["id"] = str(MEMBER)
    if act.kind == 3:
        event["message"] = MESSAGE
    watchdog.longest = 0
    before = asyncio.all_tasks()
    bot._connection.parse_interaction_create(event)  # type: ignore[arg-type]
    while running := asyncio.all_tasks() - before:
        await asyncio.wait(running, timeout=60)
    return watchdog.longest


def check(bot: Backday) -> None:
    """Raises RuntimeError where a command is in no list above."""
    measured = {act.name.removeprefix("/") for act in COMMANDS} | ELSEWHERE
    there = {
        command.qualified_name for command in bot.tree.walk_commands() if isinstance(command, app_commands.Command)
    }
    if forgotten := there - measured:
        raise RuntimeError(f"not measured: {sorted(forgotten)}")


async def run(folder: Path) -> None:
    watchdog, noted = Watchdog(), _Faults()
    logging.getLogger("bot").addHandler(noted)
    found: dict[str, float] = {}
    async with backday(folder) as bot:
        await bot._async_setup_hook()
        bot.http._global_over = asyncio.Event()  # as logging in does
        bot.http._global_over.set()
        vars(bot.http)["_HTTPClient__session"] = Wire()
        check(bot)
        log = await remember(bot, WORKOUTS)
        acts = (*COMMANDS, *TYPING, *taps(log))
        with watchdog.watching():
            for turn in range(3):
                for act in acts:
                    ms = await blocked(bot, watchdog, act)
                    if turn:
                        found[act.name] = max(ms, found.get(act.name, 0))
        await remember(bot, EXPORTED)
        with watchdog.watching():
            found[f"/data export, {EXPORTED:,} workouts"] = await blocked(bot, watchdog, command("data export"))
    if noted.count:
        raise RuntimeError(f"{noted.count} of the acts ended in a fault")
    longest = sorted(found.items(), key=lambda item: -item[1])
    head = ["", "longest callback ms"]
    table(f"What stops the loop, of {len(found)} acts", head, [[name, f"{ms:.1f}"] for name, ms in longest[:SHOWN]])
    over = sum(ms > AIM_MS for ms in found.values())
    print(f"\nOver {AIM_MS} ms: {over} of {len(found)}.")


async def _main() -> None:
    logging.disable(logging.WARNING)
    with TemporaryDirectory(prefix="backday-bench-") as folder:
        await run(Path(folder))


if __name__ == "__main__":
    asyncio.run(_main())
