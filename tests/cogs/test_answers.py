"""An answer in time, whatever the database and Discord do; and nothing told otherwise than it is."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from copy import copy
from datetime import timedelta

import discord
import pytest
import simcord
from discord import app_commands
from discord.webhook.async_ import AsyncWebhookAdapter

from bot.app import Backday
from bot.interactions import acts, answers, turns
from bot.interactions.tree import tap
from bot.storage import engine, group_commit, repeats
from bot.storage.engine import Database
from bot.storage.group_commit import DatabaseBusy
from tests.cogs.conftest import Seen
from tests.conftest import PICTURES, Gym, on_both

COMMANDS = {
    "log": {"exercise": "face-pull", "sets": "3x8@60kg"},
    "history": {},
    "settings": {"timezone": "Berlin"},
    "my-exercise add": {"name": "Jefferson Curl", "region": "lower"},
    "my-exercise list": {},
    "workout start": {},
    "reminder add": {"when": "mon 18:00", "timezone": "Berlin"},
    "reminder list": {},
    "reminder quiet": {"start": "22:00", "end": "07:00"},
    "data export": {},
    "data delete": {},
}
TAPS = ("+1 set", "Undo", "Edit")
CHOICES = ("another", "other", "workout", "show", "setup")


FASTER = 40
"""How much faster than in life the seconds of these tests pass."""


class Stall:
    """Makes everything that is asked of the database take so many seconds longer, and notes what came first."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.order: list[str] = []
        self._seconds = 0.0
        for module, name in (
            (acts, "ACKNOWLEDGE"),
            (answers, "FORM_PATIENCE_S"),
            (group_commit, "WRITE_PATIENCE_S"),
            (engine, "WRITE_PATIENCE_S"),
        ):
            monkeypatch.setattr(module, name, getattr(module, name) / FASTER)
        for name in ("read", "write"):
            monkeypatch.setattr(Database, name, self._slowly(getattr(Database, name)))
        respond = AsyncWebhookAdapter.create_interaction_response

        def noted(*given: object, **facts: object) -> object:
            self.order.append("acknowledged")
            return respond(*given, **facts)

        monkeypatch.setattr(AsyncWebhookAdapter, "create_interaction_response", noted)

    def __call__(self, seconds: float) -> None:
        self._seconds = seconds / FASTER
        self.order.clear()

    def _slowly(self, work: Callable[..., Awaitable[object]]) -> Callable[..., Awaitable[object]]:
        async def slow(*given: object, **facts: object) -> object:
            if self._seconds:
                await asyncio.sleep(self._seconds)
                self.order.append("the database answered")
            return await work(*given, **facts)

        return slow


@pytest.fixture
def stall(monkeypatch: pytest.MonkeyPatch) -> Stall:
    return Stall(monkeypatch)


@pytest.mark.parametrize("seconds", [1, 5, 20])
@pytest.mark.parametrize("command", COMMANDS)
async def test_every_command_is_acknowledged_in_time_however_slow_the_database_is(
    gym: Gym, stall: Stall, command: str, seconds: float
) -> None:
    stall(seconds)
    result = await gym.alice.slash(gym.channel, command, **COMMANDS[command])
    await gym.env.advance_time(seconds * 12)
    assert seconds == 1 or stall.order[0] == "acknowledged"
    assert result.response is not None
    assert result.ephemeral


@pytest.mark.parametrize("seconds", [1, 5, 20])
@pytest.mark.parametrize("label", [*TAPS, *CHOICES])
async def test_every_tap_is_acknowledged_in_time_however_slow_the_database_is(
    gym: Gym, stall: Stall, label: str, seconds: float
) -> None:
    logged = await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg")
    stall(seconds)
    chosen = label in CHOICES
    tapped = gym.alice.select(logged.response, [label]) if chosen else gym.alice.click(logged.response, label=label)
    result = await tapped
    await gym.env.advance_time(seconds * 12)
    assert seconds == 1 or stall.order[0] == "acknowledged"
    assert result.modal or result.followups or result.response


async def test_an_edit_form_that_took_too_long_is_a_tap_away_with_the_workout_in_it(
    gym: Gym, stall: Stall, seen
) -> None:
    logged = await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg")
    stall(5)
    result = await gym.alice.click(logged.response, label="Edit")
    await gym.env.advance_time(30)
    late = seen(result)
    assert "Here is your form" in late
    assert "Face Pull: 3x8@60kg" in late
    stall(0)
    opened = await gym.alice.click(late.message, label="Open the form")
    assert opened.modal


async def test_a_database_that_gave_up_is_told_as_it_is(gym: Gym, seen, monkeypatch: pytest.MonkeyPatch) -> None:
    async def busy(*_: object, **__: object) -> None:
        raise DatabaseBusy

    with monkeypatch.context() as held:
        held.setattr(Database, "write", busy)
        card = seen(await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg"))
        assert "stored nothing" in card
        assert "3x8@60kg" in card
    assert "Nothing here yet" in seen(await gym.alice.slash(gym.channel, "history"))
    simcord.assert_error(gym.env, app_commands.AppCommandError)


# ------------------------------------------------------------------ answers that do not arrive


async def test_what_was_stored_is_told_by_direct_message_when_the_answer_cannot_be_given(gym: Gym) -> None:
    gym.env.inject_error("POST", "/interactions/*", status=404, code=10062, times=None)
    await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg")
    gym.env.backend.faults.clear()
    direct = await gym.bot.create_dm(discord.Object(gym.alice.id))
    messages = [message async for message in direct.history(limit=1)]
    assert "✓ Face Pull" in str([component.to_dict() for component in messages[0].components])
    simcord.assert_error(gym.env, app_commands.AppCommandError)  # what the simulator saw of the lost answer


@on_both
async def test_the_same_text_after_an_answer_that_did_not_arrive_is_asked_about_and_not_stored_twice(
    gym: Gym, seen
) -> None:
    gym.env.inject_error("POST", "/interactions/*", status=404, code=10062, times=None)
    await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg")
    gym.env.backend.faults.clear()
    question = seen(await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg"))
    assert "You sent that before" in question
    assert "1 workout" in seen(await gym.alice.slash(gym.channel, "history"))
    assert "✓ Face Pull" in seen(await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg"))
    simcord.assert_error(gym.env, app_commands.AppCommandError)


@pytest.mark.parametrize("status", [503, 403, 429])
async def test_a_direct_message_that_is_stored_is_never_said_to_have_failed(
    gym: Gym, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "PAUSES", (0.01, 0.01))
    direct = await gym.bot.create_dm(discord.Object(gym.alice.id))
    gym.env.inject_error("POST", f"/channels/{direct.id}/messages", status=status, times=1)
    await gym.alice.user.send_dm("face pulls 3x8 60kg")
    await gym.env.settle()
    await gym.alice.user.send_dm("nonsense without any sets")
    messages = [
        str([component.to_dict() for component in message.components]) async for message in direct.history(limit=10)
    ]
    assert any("✓ Face Pull" in sent for sent in messages)
    assert not any("something broke" in sent for sent in messages)


@on_both
async def test_the_same_text_is_asked_about_also_after_a_restart(gym: Gym, seen) -> None:
    gym.env.inject_error("POST", "/interactions/*", status=404, code=10062, times=None)
    await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg")
    gym.env.backend.faults.clear()
    simcord.assert_error(gym.env, app_commands.AppCommandError)  # what the simulator saw of the lost answer
    await gym.restart()
    question = seen(await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg"))
    assert "You sent that before" in question
    assert "1 workout" in seen(await gym.alice.slash(gym.channel, "history"))
    assert "✓ Face Pull" in seen(await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg"))
    simcord.assert_error(gym.env, app_commands.AppCommandError)


async def test_another_text_and_another_member_are_not_asked_after_an_answer_that_did_not_arrive(
    gym: Gym, seen
) -> None:
    gym.env.inject_error("POST", "/interactions/*", status=404, code=10062, times=None)
    await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg")
    gym.env.backend.faults.clear()
    simcord.assert_error(gym.env, app_commands.AppCommandError)
    await gym.restart()
    another = await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x9@60kg")
    assert "✓ Face Pull" in Seen(another.response)
    assert "✓ Face Pull" in seen(await gym.bob.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg"))


@on_both
async def test_what_was_answered_is_stored_again_without_a_word_also_after_a_restart(gym: Gym, seen) -> None:
    for _ in range(2):
        assert "✓ Face Pull" in seen(await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg"))
        await gym.restart()
    again = await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg")
    assert len(again.followups) == 0
    assert "✓ Face Pull" in seen(again)


@on_both
async def test_what_an_earlier_run_stored_without_an_answer_is_told_with_the_next_thing_the_member_does(
    gym: Gym, seen
) -> None:
    gym.env.inject_error("POST", "/interactions/*", status=404, code=10062, times=None)
    await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg")
    await gym.alice.slash(gym.channel, "settings", timezone="Berlin")
    gym.env.backend.faults.clear()
    simcord.assert_error(gym.env, app_commands.AppCommandError)
    await gym.restart()
    reply = await gym.alice.slash(gym.channel, "help")
    await gym.env.settle()
    messages = [Seen(message).text for message in reply.followups]
    assert ["Before my last restart you sent me a log" in sent for sent in messages] == [True, False]
    assert "Face Pull" in messages[0]
    assert "Before my last restart I stored something" in messages[1]
    again = await gym.alice.slash(gym.channel, "help")
    await gym.env.settle()
    assert not again.followups


@on_both
async def test_a_double_tap_that_a_restart_falls_into_is_one(gym: Gym, seen, monkeypatch: pytest.MonkeyPatch) -> None:
    # However long a restart takes here, these taps lie less than two seconds apart.
    monkeypatch.setattr(repeats, "DOUBLE_TAP", timedelta(minutes=10))
    logged = await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x8@60kg")
    await gym.alice.click(logged.response, label="+1 set")
    before = seen(await gym.alice.slash(gym.channel, "history")).text
    await gym.restart()
    await gym.alice.click(logged.response, label="+1 set")
    assert seen(await gym.alice.slash(gym.channel, "history")).text == before


@on_both
async def test_a_direct_message_that_two_processes_are_handed_is_answered_once(gym: Gym) -> None:
    message = await gym.alice.user.send_dm("face pulls 3x8 60kg")
    await gym.env.settle()
    another = Backday(gym.url, PICTURES, clock=gym.clock, ticking=False)
    assert not await another.app_tree.missed.claim(message.id, gym.alice.id)
    await another.close()
    gym.bot.dispatch("message", message)
    await gym.env.settle()
    direct = await gym.bot.create_dm(discord.Object(gym.alice.id))
    messages = [message async for message in direct.history(limit=10) if message.author.id == gym.bot.user.id]
    assert len(messages) == 1


# ------------------------------------------------------------------ one member, many acts


async def test_a_burst_of_one_member_is_queued_and_what_is_too_much_is_refused_to_them_alone(
    gym: Gym, seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "MOST_WAITING", 2)
    busy = [gym.bot.app_tree.acts._turns.take(gym.alice.id) for _ in range(turns.ACTS_AT_ONCE)]
    await asyncio.gather(*busy)
    waiting = [asyncio.create_task(gym.bot.app_tree.acts._turns.take(gym.alice.id)) for _ in range(2)]
    await asyncio.sleep(0)
    assert "more at once than I can do" in seen(await gym.alice.slash(gym.channel, "history"))
    assert "Nothing here yet" in seen(await gym.bob.slash(gym.channel, "history"))
    for _ in range(turns.ACTS_AT_ONCE + 2):
        gym.bot.app_tree.acts._turns.end(gym.alice.id)
        await asyncio.sleep(0)
    await asyncio.gather(*waiting)


# ------------------------------------------------------------------ bad input

FORGED = [
    "undo", "undo:", "undo:-1", "undo:0", "undo:1", "undo:99999999999999999999999", "undo:1:2", "undo:abc", "undo:１",
    "undo:1_0", "undo: 1", "restore:x", "edit:", "edit:nan", "delete-workout:1e5", "undo-edit:1:2", "undo-edit:1:2:x",
    "undo-edit:1:2:99999999999999999", "history:-1", "history:x", "open-workout:0", "snooze:15:1", "snooze:99:1:1700000000",
    "snooze:15:1:0", "drop:1", "in:1:2:3", "in:0:0:0:0:0:0", "remove:x", "test:", "skip-next:1:y", "remind:somewhere",
    "lines", "lines:nothing", "watch-form:nowhere:2", "section:face-pull", "pick:found", "import:x", "import-name:1",
    "backday", "backday-form:x:y:z", "pause-form:x", "log", "log:", "save", "live-set:x", "forget", "again:\x00", "nope:1",
    "unimport:-5", "share:18446744073709551616",
]  # fmt: skip


@pytest.mark.parametrize("custom_id", FORGED)
async def test_a_forged_custom_id_is_refused_kindly_and_leaves_nothing_in_the_log(
    gym: Gym, seen, custom_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bot")
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label="Forged", custom_id=custom_id))
    view.stop()
    message = await gym.bot.get_channel(gym.channel.id).send("forged", view=view)

    result = await gym.alice.click(message, label="Forged")

    assert "something broke" not in seen(result)
    assert result.ephemeral or "Open the form" in seen(result)
    assert "Traceback" not in caplog.text
    assert "fault" not in caplog.text


async def test_a_roll_call_with_a_forged_end_is_not_taken(gym: Gym, seen) -> None:
    now = gym.clock()
    late = int((now + timedelta(days=400)).timestamp())
    facts = f"{int(now.timestamp())}:{int((now - timedelta(hours=12)).timestamp())}:{late}:1:0:0"
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label="I’m in", custom_id=f"in:{facts}"))
    view.stop()
    message = await gym.bot.get_channel(gym.channel.id).send("forged", view=view)
    assert "older version" in seen(await gym.alice.click(message, label="I’m in"))


# ------------------------------------------------------------------ handlers, and the end


async def test_two_handlers_for_one_tap_are_an_error_at_the_start(gym: Gym) -> None:
    @tap("undo")
    async def another(interaction: discord.Interaction, log_id: int) -> None: ...

    with pytest.raises(ValueError, match="two handlers for the tap 'undo'"):
        gym.bot.app_tree.take(another)


async def test_direct_messages_that_are_being_answered_are_answered_before_the_bot_stops(
    gym: Gym, stall: Stall
) -> None:
    stall(0.2)
    message = await gym.alice.user.send_dm("face pulls 3x8 60kg")
    stall(0.2)
    for number in range(5):
        another = copy(message)
        another.id += number + 1
        gym.bot.dispatch("message", another)
    await asyncio.sleep(0.05)
    bot = gym.bot
    await bot.app_tree.acts.finish(10)
    assert not bot.app_tree.acts._running
    direct = await bot.create_dm(discord.Object(gym.alice.id))
    messages = [message async for message in direct.history(limit=20) if message.author.id == bot.user.id]
    assert len(messages) == 6
