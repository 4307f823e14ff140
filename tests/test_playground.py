"""The playground, in a real browser: a person types a command and reads the card."""

import asyncio
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from bot import playground
from bot.drawing.process import IDLE_S
from bot.playground import World, world

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SECOND = 1000

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no browser here: apt-get install chromium")


@pytest_asyncio.fixture
async def browser() -> AsyncIterator[Browser]:
    assert CHROMIUM is not None, "CI needs a browser: apt-get install chromium"
    async with async_playwright() as engine:
        browser = await engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        await browser.close()


@asynccontextmanager
async def opened(browser: Browser, folder: Path, width: int) -> AsyncIterator[Page]:
    """The page of a new playground. No fixture, because the simulator must end in the task that began it."""
    async with world(folder, 0) as gym:
        yield await open_page(browser, gym, width)


async def open_page(browser: Browser, gym: World, width: int, height: int = 1000) -> Page:
    """From here on everything goes through the page: it is refused, for good, while an actor acts beside it."""
    page = await browser.new_page(viewport={"width": width, "height": height})
    await page.goto(gym.page.url)
    await expect(page.locator("#channel-composer-input")).to_be_enabled(timeout=20 * SECOND)
    return page


async def type_command(page: Page, command: str, *options: str) -> None:
    """Type a command and its options as a person does: Enter takes what is offered, Enter again sends it."""
    await _choose(page, command)
    for option in options:
        await page.locator("input.command-option-input").first.wait_for()
        await page.keyboard.type(option, delay=15)
        await asyncio.sleep(0.6)
        await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")


async def send_bare(page: Page, command: str) -> None:
    """Send a command whose options are left out."""
    await _choose(page, command)
    await page.get_by_role("button", name="Send", exact=True).click()


async def _choose(page: Page, command: str) -> None:
    await page.locator("#channel-composer-input").click()
    await page.keyboard.type(f"/{command}", delay=15)
    await page.locator("[role=option]").first.wait_for()
    await page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [1280, 390])
async def test_a_person_types_exercise_face_pull_and_reads_the_card(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    async with opened(browser, tmp_path, width) as page:
        await type_command(page, "exercise", "face pull")

        title = page.get_by_role("heading", name="Face Pull")
        await expect(title).to_be_visible(timeout=20 * SECOND)
        await expect(page.get_by_text("Squeeze a few seconds")).to_be_visible()
        await expect(page.get_by_role("img", name=re.compile("Main muscles"))).to_be_visible()
        await title.scroll_into_view_if_needed()


async def test_a_person_logs_from_the_card_and_takes_it_back(browser: Browser, tmp_path: Path) -> None:
    async with opened(browser, tmp_path, 390) as page:
        await type_command(page, "exercise", "face pull")
        await page.get_by_role("button", name="Log", exact=True).click(timeout=20 * SECOND)
        await page.get_by_role("dialog").get_by_role("textbox").first.fill("3x12@20")
        await page.get_by_role("button", name="Submit").click()

        await expect(page.get_by_text("Next time you’ll see it here").first).to_be_visible(timeout=20 * SECOND)
        await page.get_by_role("button", name="Undo").click()
        await expect(page.get_by_role("heading", name="Removed: Face Pull")).to_be_visible(timeout=20 * SECOND)


async def test_a_person_trains_with_the_live_card(browser: Browser, tmp_path: Path) -> None:
    async with opened(browser, tmp_path, 390) as page:
        await send_bare(page, "workout start")
        for _ in range(2):
            await page.get_by_role("button", name=re.compile("^Log [0-9]")).click(timeout=20 * SECOND)
            await expect(page.get_by_role("heading", name="Rest ends")).to_be_visible(timeout=20 * SECOND)
        await page.get_by_text("set 3 of").or_(page.get_by_text("set 1 of")).first.wait_for(timeout=20 * SECOND)
        await page.get_by_role("button", name="Finish").click()
        await expect(page.get_by_role("heading", name="Done: 2 sets")).to_be_visible(timeout=20 * SECOND)


async def test_a_person_ticks_the_days_of_a_reminder(browser: Browser, tmp_path: Path) -> None:
    async with opened(browser, tmp_path, 390) as page:
        await send_bare(page, "reminder add")
        form = page.get_by_role("dialog")
        await form.get_by_role("textbox").first.fill("Berlin", timeout=20 * SECOND)
        for day in ("Monday", "Thursday"):
            await form.get_by_role("checkbox", name=day).check()
        await page.get_by_role("button", name="Submit").click()
        await expect(page.get_by_text("Mon, Thu 18:00", exact=True)).to_be_visible(timeout=20 * SECOND)


async def test_the_clock_can_be_moved_to_the_next_back_day(browser: Browser, tmp_path: Path) -> None:
    async with world(tmp_path, 0) as gym:
        alice = gym.page.viewers[0]
        await alice.slash(gym.channel, "backday set", when="mon 18:00", channel=gym.channel, timezone="Europe/Berlin")
        page = await open_page(browser, gym, 1280)

        await type_command(page, "playground skip")

        await expect(page.get_by_role("heading", name="Back day. Who’s in?")).to_be_visible(timeout=20 * SECOND)
        await page.get_by_role("button", name="I’m in").click()
        await expect(page.get_by_text("1 in").first).to_be_visible(timeout=20 * SECOND)
        reminder = await gym.bot.services.back_days.of(gym.channel.guild.id)
        assert reminder.last_outcome == "posted"

        await type_command(page, "backday show")
        await expect(page.get_by_role("heading", name=re.compile("^Next: "))).to_be_visible(timeout=20 * SECOND)


async def test_skipping_without_a_reminder_says_what_to_do(tmp_path: Path) -> None:
    async with world(tmp_path, 0) as gym:
        result = await gym.page.viewers[0].slash(gym.channel, "playground skip")
        assert "Nothing comes next" in str(result.response.components)


async def test_a_refusal_looks_like_an_answer_and_the_next_command_can_be_typed(
    browser: Browser, tmp_path: Path
) -> None:
    async with opened(browser, tmp_path, 390) as page:
        await expect(page.get_by_role("heading", name="Try me")).to_be_visible(timeout=20 * SECOND)
        await send_bare(page, "workout finish")
        await expect(page.locator("p", has_text="No workout in progress")).to_be_visible(timeout=20 * SECOND)
        await expect(page.get_by_text("Action outcome uncertain")).to_have_count(0)
        await send_bare(page, "help")
        await expect(page.get_by_role("heading", name="What do you want to do?")).to_be_visible(timeout=20 * SECOND)


async def test_a_direct_message_is_shown_in_the_channel_too(tmp_path: Path) -> None:
    async with world(tmp_path, 0) as gym:
        bob = gym.page.viewers[1]
        await bob.slash(gym.channel, "reminder add", when="mon 18:00", timezone="Europe/Berlin")
        await bob.slash(gym.channel, "playground skip")
        *_, note, copy = gym.channel.history()
        assert bob.mention in str(note.components[0].to_dict())
        assert "Back day: " in str(copy.components[0].to_dict())
        assert len(bob.user.dm_channel.history()) == 1

        later = re.search("not-now:[0-9]+:[0-9]+", str(copy.components[0].to_dict()))
        assert later
        await bob.select(copy, ["15"], custom_id=later[0])
        await bob.slash(gym.channel, "playground skip")
        assert len(bob.user.dm_channel.history()) == 2


async def test_the_clock_can_be_moved_to_the_end_of_a_rest(tmp_path: Path) -> None:
    async with world(tmp_path, 0) as gym:
        bob = gym.page.viewers[1]
        live = await bob.slash(gym.channel, "workout start")
        log = re.search("live-log:[0-9]+:[0-9]+:[a-z-]+:[0-9]+", str(live.response.components[0]))
        assert log
        await bob.click(live.response, custom_id=log[0])
        await bob.slash(gym.channel, "playground skip")
        *_, copy = gym.channel.history()
        assert "Go!" in str(copy.components[0].to_dict())


async def test_a_rest_ends_by_itself_as_the_clock_runs(tmp_path: Path) -> None:
    async with world(tmp_path, 0) as gym:
        bob = gym.page.viewers[1]
        live = await bob.slash(gym.channel, "workout start")
        log = re.search("live-log:[0-9]+:[0-9]+:[a-z-]+:[0-9]+", str(live.response.components[0]))
        assert log
        await bob.click(live.response, custom_id=log[0])
        before = len(gym.channel.history())
        gym.page.env.backend.advance_clock(59)
        async with asyncio.timeout(20):
            while len(gym.channel.history()) == before:
                await asyncio.sleep(0.2)
        *_, copy = gym.channel.history()
        assert "Go!" in str(copy.components[0].to_dict())


async def test_three_invented_members_have_a_month_behind_them_and_are_marked(tmp_path: Path) -> None:
    async with world(tmp_path, 0) as gym:
        newcomers, invented = gym.members[:2], gym.members[2:]
        assert len(invented) == 3
        assert all("invented" in member.user.global_name for member in invented)
        for member in invented:
            days = {
                output.workout.at.date()
                for output in (await gym.bot.services.workouts.history(member.id, 0)).workouts
            }
            assert len(days) == 4
        for member in newcomers:
            assert not (await gym.bot.services.workouts.history(member.id, 0)).workouts


async def test_a_direct_message_can_be_sent_and_its_answer_is_seen(tmp_path: Path) -> None:
    async with world(tmp_path, 0) as gym:
        bob = gym.page.viewers[1]
        await bob.slash(gym.channel, "playground message", text="row 5x5 80kg")
        *_, note, copy = gym.channel.history()
        assert bob.mention in str(note.components[0].to_dict())
        assert "Bent-Over Row" in str(copy.components[0].to_dict())


async def test_a_message_can_be_logged_as_a_workout(tmp_path: Path) -> None:
    async with world(tmp_path, 0) as gym:
        bob = gym.page.viewers[1]
        logged = await bob.slash(
            gym.channel, "playground log-as-workout", text="face pulls 3x15 20kg, then rows 5x5 at 80"
        )
        *_, written = gym.channel.history()
        assert written.author.id == bob.id
        assert logged.response.ephemeral
        assert "Face Pull" in str(logged.response.components)
        refused = await bob.slash(gym.channel, "playground log-as-workout", text="what a day")
        assert refused.response.ephemeral


async def test_a_reset_forgets_what_was_done_and_begins_anew(tmp_path: Path) -> None:
    async with world(tmp_path, 0) as gym:
        alice, _, mara, *_ = gym.page.viewers
        await alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
        await alice.slash(gym.channel, "backday set", when="mon 18:00", channel=gym.channel, timezone="Europe/Berlin")
        await alice.slash(gym.channel, "playground reset")

        assert not (await gym.bot.services.workouts.history(alice.id, 0)).workouts
        assert (await gym.bot.services.workouts.history(mara.id, 0)).workouts
        assert "Nothing comes next" in str((await alice.slash(gym.channel, "playground skip")).response.components)
        assert "Try me" in str(gym.channel.history()[0].components[0].to_dict())


async def test_the_page_waits_for_no_timer_after_a_picture_was_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playground, "PATIENCE", 2 * IDLE_S)
    async with world(tmp_path, 0) as gym, asyncio.timeout(IDLE_S - 5):
        bob = gym.page.viewers[1]
        await bob.slash(gym.channel, "exercise", name="face pull")
        await bob.slash(gym.channel, "help")


def test_ctrl_c_ends_it_cleanly_and_each_start_is_fresh() -> None:
    starts = []
    for _ in range(2):
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "bot", "playground"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        output = ""
        while "Ctrl-C" not in output:
            line = process.stdout.readline()
            assert line, process.stderr.read()
            output += line
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert process.returncode == 0, err
        assert "closed" in out
        assert "Traceback" not in err
        assert "http://127.0.0.1:" in output
        starts.append(re.search(r"\S+backday\.sqlite3", output)[0])
    assert starts[0] != starts[1]
    assert all(Path(file).exists() and "playground" in file for file in starts)
    for file in starts:
        shutil.rmtree(Path(file).parent)
