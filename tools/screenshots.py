"""`make screenshots`: the cards as a phone shows them, from the playground, into `docs/pictures/cards/`."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any

import simcord
from playwright.async_api import async_playwright

from bot.playground import World, world

FOLDER = Path(__file__).parent.parent / "docs" / "pictures" / "cards"
PHONE = (390, 1400)
"""Width and height in CSS pixels; tall, so that a card that is too high is seen to be."""

Shot = tuple[str, simcord.MemberActor, Any]
"""A name, who sees it, and the answer that shows it."""


async def _cards(gym: World) -> AsyncIterator[Shot]:
    """Each card, in the order of a member's first month."""
    alice, bob, mara, *_ = gym.members

    async def slash(member: simcord.MemberActor, command: str, **options: Any) -> Any:
        return await member.slash(gym.channel, command, **options)

    yield "exercise", bob, await slash(bob, "exercise", name="face pull")
    first = await slash(bob, "log", exercise="face pull", sets="3x12@20")
    yield "logged-first", bob, first
    yield "logged", bob, await bob.click(first.response, label="+1 set")
    yield "exercise-known", bob, await slash(bob, "exercise", name="face pull")
    yield "question", bob, await slash(bob, "log", exercise="face pull", sets="3 8 40")
    yield "refused", bob, await slash(bob, "log", exercise="face pull", sets="3xx")
    yield (
        "several",
        bob,
        await slash(bob, "playground log-as-workout", text="rows 5x5 at 80, then pulldowns 3x10 at 45"),
    )
    yield "record", mara, await slash(mara, "log", exercise="lat pulldown", sets="3x11@50")
    yield "today", mara, await slash(mara, "today")
    yield "live", mara, await slash(mara, "workout start")
    yield "finished", mara, await slash(mara, "workout finish")
    yield "history", mara, await slash(mara, "history")
    yield "progress", mara, await slash(mara, "progress", exercise="lat pulldown")
    yield "weekly-sets", mara, await slash(mara, "progress")
    yield "balance", mara, await slash(mara, "balance")
    yield "records", mara, await slash(mara, "records")
    yield "plan", mara, await slash(mara, "plan")
    yield "reminder-set", bob, await slash(bob, "reminder add", when="mon thu 6pm")
    yield "reminders", bob, await slash(bob, "reminder list")
    await slash(bob, "playground skip")
    yield "reminder", bob, gym.channel.history()[-1]
    yield "settings", bob, await slash(bob, "settings")
    yield "help", bob, await slash(bob, "help")
    yield "help-owner", alice, await slash(alice, "help")
    yield "back-day-set", alice, await slash(alice, "backday set", when="fri 18:00")
    yield "back-day", alice, await slash(alice, "backday show")
    await slash(alice, "playground skip")
    yield "back-day-post", bob, gym.channel.history()[-1]


async def _write(names: set[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        async with world(Path(folder), 0) as gym, async_playwright() as engine:
            # The simulator would take a browser that Playwright downloads; the system's own will do.
            gym.page._capture_manager._browser = await engine.chromium.launch(  # noqa: SLF001
                executable_path=which("chromium") or which("google-chrome"), args=["--no-sandbox", "--disable-gpu"]
            )
            async for name, viewer, answer in _cards(gym):
                if not names or name in names:
                    await gym.page.screenshot(
                        FOLDER / f"{name}.png",
                        viewer=viewer,
                        target=answer,
                        viewport=PHONE,
                        layout="message",
                        allow_incomplete=True,
                    )


if __name__ == "__main__":
    asyncio.run(_write(set(sys.argv[1:])))
