"""`/workout`, as a member uses it."""

from datetime import timedelta

import pytest

from bot.storage import sessions
from tests.cogs.conftest import Seen
from tests.conftest import Gym


async def begun(gym: Gym, seen, **options: str) -> Seen:
    return seen(await gym.alice.slash(gym.channel, "workout start", **options))


async def pinged(gym: Gym) -> list[Seen]:
    """Let every rest that is due end; what the bot wrote to Alice."""
    for session in await gym.bot.database.read(sessions.resting):
        if session.rest_until <= gym.clock():
            await gym.bot.services.sessions.rest_over(session)
    return [Seen(one) for one in gym.alice.user.dm_channel.history() if one.author.bot]


async def test_a_workout_is_begun_logged_in_and_finished(gym: Gym, seen) -> None:
    card = await begun(gym, seen)
    assert card.ephemeral
    assert "<t:1767268800:R>" in card  # Discord counts the time that has passed
    assert "No set yet" in card
    assert [one for one in card.buttons if one.startswith("Log ")] == [
        "Log Good Morning", "Log Bent-Over Row", "Log Face Pull",
    ]  # fmt: skip

    asked = await gym.alice.click(card.message, label="Log Face Pull")
    card = seen(await gym.alice.submit_modal(asked, {"sets": "12@20"}))
    assert "12 @ 20 kg" in card
    assert "<t:1767268890:R>" in card  # the rest, 90 s
    gym.clock.move(minutes=2)
    card = seen(await gym.alice.click(card.message, label="+1 set"))
    assert "2 × 12 @ 20 kg" in card

    done = seen(await gym.alice.click(card.message, label="Finish"))
    assert "Done: 2 sets" in done
    assert "2 min. 480 kg." in done
    assert "1 workout" in seen(await gym.alice.slash(gym.channel, "history"))


async def test_what_is_logged_anywhere_belongs_to_the_begun_workout(gym: Gym, seen) -> None:
    await begun(gym, seen)
    gym.clock.move(hours=2)
    await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="3x8@60")
    gym.clock.move(hours=2)
    await gym.alice.send_dm("deadlift 3x5@100")
    done = seen(await gym.alice.slash(gym.channel, "workout finish"))
    assert "**Shrug**" in done
    assert "**Deadlift**" in done
    gym.clock.move(minutes=5)
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12")
    assert "2 workouts" in seen(await gym.alice.slash(gym.channel, "history"))


async def test_the_rest_rings_once_also_after_a_restart(gym: Gym, seen) -> None:
    card = await begun(gym, seen, rest="60 s")
    await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="8@60")
    await gym.alice.click(card.message, label="Rest 60 s")
    gym.clock.move(seconds=59)
    assert await pinged(gym) == []

    await gym.restart()
    gym.clock.move(seconds=1)
    (ping,) = await pinged(gym)
    assert "Rest is over" in ping
    assert len(await pinged(gym)) == 1

    card = seen(await gym.alice.user.click(ping.message, label="+1 set"))
    assert "2 × 8 @ 60 kg" in card
    assert card.message.id == ping.message.id


async def test_a_rest_that_ended_long_ago_or_in_a_finished_workout_rings_nobody(gym: Gym, seen) -> None:
    card = await begun(gym, seen)
    await gym.alice.click(card.message, label="Rest 90 s")
    gym.clock.move(hours=1)
    assert await pinged(gym) == []

    card = seen(await gym.alice.click(card.message, label="Rest 90 s"))
    (session,) = await gym.bot.database.read(sessions.resting)
    await gym.alice.click(card.message, label="Finish")
    gym.clock.move(seconds=91)
    assert not await gym.bot.services.sessions.rest_over(session)


async def test_beginning_twice_goes_on_with_the_same_workout(gym: Gym, seen) -> None:
    await begun(gym, seen)
    gym.clock.move(minutes=10)
    again = await begun(gym, seen, rest="30 s")
    assert "<t:1767268800:R>" in again
    assert "Rest 30 s" in again.buttons

    gym.clock.move(hours=7)  # its end was forgotten
    new = await begun(gym, seen)
    stamp = int((gym.clock() - timedelta(0)).timestamp())
    assert f"<t:{stamp}:R>" in new


async def test_what_comes_next_is_what_last_time_held_and_is_not_done_yet(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="8@60")
    await gym.alice.slash(gym.channel, "log", exercise="deadlift", sets="5@100")
    gym.clock.move(days=2)
    card = await begun(gym, seen)
    assert [one for one in card.buttons if one.startswith("Log ")][:2] == ["Log Shrug", "Log Deadlift"]

    await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="8@60")
    card = await begun(gym, seen)
    assert [one for one in card.buttons if one.startswith("Log ")][:2] == ["Log Shrug", "Log Deadlift"]
    assert "8 @ 60 kg" in card


async def test_a_form_that_is_rejected_goes_back_to_the_live_card(gym: Gym, seen) -> None:
    card = await begun(gym, seen)
    asked = await gym.alice.click(card.message, label="Log Face Pull")
    refusal = seen(await gym.alice.submit_modal(asked, {"sets": "nonsense"}))
    asked = await gym.alice.click(refusal.message, label="Try again")
    live = seen(await gym.alice.submit_modal(asked, {"sets": "12@20"}))
    assert "Your workout" in live
    assert "12 @ 20 kg" in live


@pytest.mark.parametrize("label", ["+1 set", "Rest 90 s", "Finish"])
async def test_a_card_of_a_workout_that_is_over_says_so(gym: Gym, seen, label: str) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="8@60")
    card = await begun(gym, seen)
    await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="8@60")
    card = await begun(gym, seen)
    await gym.alice.slash(gym.channel, "workout finish")
    assert "No workout in progress" in seen(await gym.alice.click(card.message, label=label))


async def test_finishing_nothing(gym: Gym, seen, refused) -> None:
    refused(await gym.alice.slash(gym.channel, "workout finish"))
    await begun(gym, seen)
    assert "Nothing was logged" in seen(await gym.alice.slash(gym.channel, "workout finish"))
