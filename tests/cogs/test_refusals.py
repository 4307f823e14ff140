"""What Discord answers a post with, once and for ever: what the member, the owner and the log see of it."""

import re

import pytest

from bot.delivery.direct_channels import OPENED_AT_ONCE
from bot.delivery.discord_errors import MEANINGS, Meaning
from bot.domain.posts import Outcome
from bot.domain.reminder_states import Pause
from tests.cogs.back_days import AT_18, BERLIN, MONDAY, add, direct_messages, due, own
from tests.cogs.conftest import Seen
from tests.cogs.servers import allow_again, refuse, time_bot_out
from tests.conftest import Gym

PASSING = [
    (401, 0),
    (401, 40001),
    (403, 0),  # a page of Cloudflare's
    (403, 40002),
    (403, 40003),
    (403, 40004),
    (403, 40333),
    (404, 0),
    (429, 0),
    (429, 20028),
    (500, 0),
    (503, 0),
    (503, 130000),
]
"""Status and code of what says nothing about the place."""


def posts(gym: Gym) -> list[Seen]:
    """What stands in the channel, the oldest first."""
    return [
        Seen(message)
        for message in sorted(gym.channel.history(), key=lambda message: message.id)
        if message.author.bot
    ]


async def daily(gym: Gym, **options: str) -> None:
    await add(gym, when="every day 18:00", **options)


async def go_on(gym: Gym, days: int) -> None:
    """To 18:00 in Berlin on that many days, each with its hour of attempts."""
    for _ in range(days):
        for minutes in (0, 1, 2, 5, 10, 20, 25):
            await due(gym, minutes=minutes)
        gym.clock.move(hours=24, minutes=-63)


# ------------------------------------------------------------------ what passes


@pytest.mark.parametrize(("status", "code"), PASSING)
@pytest.mark.parametrize("where", ["direct message", "this channel"])
async def test_what_passes_is_posted_half_a_minute_later_and_nobody_is_told(
    gym: Gym, status: int, code: int, where: str, caplog: pytest.LogCaptureFixture
) -> None:
    await add(gym, where=where)
    refuse(gym, status, code)
    await due(gym, **MONDAY)
    (now,) = await own(gym)
    assert (now.why_resting, now.last_outcome, now.refusals.count) == (None, None, 0)
    assert f"HTTP {status}" in caplog.text
    await due(gym, seconds=30)
    assert "back day" in (direct_messages(gym) + posts(gym))[-1].text.lower()
    assert len(direct_messages(gym) + posts(gym)) == 1
    assert (await own(gym))[0].last_outcome is Outcome.POSTED


@pytest.mark.parametrize(("status", "code"), [(401, 0), (403, 40333), (503, 0)])
async def test_what_passes_rests_never_and_is_seen_in_the_list(gym: Gym, seen, status: int, code: int) -> None:
    await daily(gym)
    refuse(gym, status, code, times=None)
    gym.clock.move(hours=5)
    await go_on(gym, 7)
    (now,) = await own(gym)
    assert (now.why_resting, now.last_outcome) == (None, Outcome.FAILED)
    assert posts(gym) == []
    allow_again(gym)
    assert "Discord did not take it" in seen(await gym.alice.slash(gym.channel, "reminder list"))
    await go_on(gym, 1)
    assert len(direct_messages(gym)) == 1


async def test_opening_direct_messages_too_fast_costs_nobody_their_reminder(gym: Gym) -> None:
    members = [gym.guild.add_member(gym.env.create_user(f"member{number}")) for number in range(30)]
    for member in members:
        await member.slash(gym.channel, "reminder add", when="mon 18:00", **BERLIN)
    opened, open_channel = [], gym.bot.http.start_private_message

    async def limited(user_id: int):
        """As Discord does: ten in ten seconds."""
        opened[:] = [request for request in opened if (gym.clock() - request).total_seconds() < 10]
        if len(opened) >= 10:
            refuse(gym, 403, 40003, path="/users/@me/channels")
        else:
            opened.append(gym.clock())
        return await open_channel(user_id)

    gym.bot.http.start_private_message = limited
    gym.clock.move(**MONDAY)
    for _ in range(30):
        await gym.bot.services.delivery.tick()
        gym.clock.move(seconds=5)
    got = [sum(message.author.bot for message in member.user.dm_channel.history()) for member in members]
    assert got == [1] * 30
    assert posts(gym) == []
    requests = [request for request in gym.env.http_requests if request.path == "/users/@me/channels"]
    refused = len(requests) - 30
    assert 1 <= refused <= OPENED_AT_ONCE  # those that were on their way when Discord began to refuse

    gym.clock.move(days=7, seconds=-150)
    await gym.restart()
    await gym.bot.services.delivery.tick()
    got = [sum(message.author.bot for message in member.user.dm_channel.history()) for member in members]
    assert got == [2] * 30  # at once: the channels were kept
    assert (
        len([request for request in gym.env.http_requests if request.path == "/users/@me/channels"]) == 30 + refused
    )


async def test_a_channel_of_direct_messages_that_discord_forgot_is_opened_anew(gym: Gym) -> None:
    await add(gym)
    await due(gym, **MONDAY)
    refuse(gym, 404, 10003)
    assert len(await due(gym, days=7)) == 2
    (now,) = await own(gym)
    assert (now.why_resting, now.last_outcome) == (None, Outcome.POSTED)
    requests = [request for request in gym.env.http_requests if request.path == "/users/@me/channels"]
    assert len(requests) == 2


async def test_one_404_for_a_channel_that_is_there_is_tried_again(gym: Gym) -> None:
    await add(gym, where="this channel")
    refuse(gym, 404, 10003)
    await due(gym, **MONDAY)
    assert (await own(gym))[0].why_resting is None
    await due(gym, seconds=30)
    assert len(posts(gym)) == 1


# ------------------------------------------------------------------ what lasts


@pytest.mark.parametrize(("status", "code"), [(403, 50007), (400, 50007), (403, 50278), (400, 50278)])
async def test_closed_direct_messages_are_said_aloud_to_their_owner_and_rest_in_the_end(
    gym: Gym, seen, status: int, code: int
) -> None:
    await daily(gym)
    gym.clock.move(hours=6)
    for day in (1, 2, 3):
        refuse(gym, status, code)
        await due(gym)
        card = posts(gym)[-1]
        assert f"<@{gym.alice.id}>" in card
        assert "your direct messages are closed to me" in card
        assert ("it rests now" in card) is (day == 3)
        sent = [
            request.json
            for request in gym.env.http_requests
            if request.path == f"/channels/{gym.channel.id}/messages"
        ]
        assert sent[-1]["allowed_mentions"]["users"] == [gym.alice.id]
        assert "users" not in sent[-1]["allowed_mentions"]["parse"]
        gym.clock.move(hours=24)
    assert (await own(gym))[0].why_resting is Pause.CLOSED
    assert await due(gym, hours=72) == []
    assert len(posts(gym)) == 3
    listed = seen(await gym.alice.slash(gym.channel, "reminder list"))
    assert "Paused: your direct messages are closed" in listed
    await gym.alice.slash(gym.channel, "reminder resume")
    assert len(await due(gym, hours=24)) == 1


async def test_who_has_left_the_server_is_not_named_there(gym: Gym) -> None:
    await add(gym)
    gym.guild.remove_member(gym.alice)
    refuse(gym, 403, 50278)
    await due(gym, **MONDAY)
    assert posts(gym) == []
    assert (await own(gym))[0].last_outcome is Outcome.CLOSED


async def test_a_test_names_nobody_in_public(gym: Gym, seen) -> None:
    card = seen(await add(gym))
    refuse(gym, 403, 50007)
    assert "your direct messages are closed" in seen(await gym.alice.click(card.message, label="Send a test"))
    assert posts(gym) == []


@pytest.mark.parametrize("code", [50001, 50013, 50009, 160005])
async def test_a_channel_that_is_closed_to_the_bot_once_costs_half_a_minute_and_its_owner_is_told(
    gym: Gym, seen, code: int
) -> None:
    await gym.alice.slash(gym.channel, "backday set", when="mon 18:00", channel=gym.channel, timezone="Berlin")
    refuse(gym, 403, code)
    (notice,) = await due(gym, **MONDAY)
    assert "The back day of Gym could not be posted" in notice
    assert "Backday may not write there. I try again" in notice
    card = seen(await gym.alice.slash(gym.channel, "backday show"))
    assert "Backday may not write there" in card
    assert "Paused" not in card
    await due(gym, seconds=30)
    assert "Back day" in posts(gym)[-1]
    for week in (2, 3, 4):
        await due(gym, days=7)
        assert len(posts(gym)) == week
    assert len(direct_messages(gym)) == 1


async def test_a_channel_that_stays_closed_rests_in_the_third_week_and_its_owner_is_told_once_more(
    gym: Gym, seen
) -> None:
    await gym.alice.slash(gym.channel, "backday set", when="mon 18:00", channel=gym.channel, timezone="Berlin")
    gym.clock.move(**MONDAY)
    counts = []
    for _ in range(5):
        for minutes in (0, 5, 50, 20):
            refuse(gym, 403, 50013)
            counts.append(len(await due(gym, minutes=minutes)))
            allow_again(gym)
        gym.clock.move(days=7, minutes=-75)
    assert counts == [1] * 8 + [2] * 12
    assert "The back days of Gym are paused" in direct_messages(gym)[-1]
    assert "`/backday resume` wakes them" in direct_messages(gym)[-1]
    assert "Paused: Backday may not write there" in seen(await gym.alice.slash(gym.channel, "backday show"))
    await gym.alice.slash(gym.channel, "backday resume")
    await due(gym, days=7)
    assert "Back day" in posts(gym)[-1]


async def test_a_time_out_of_the_bot_is_waited_for(gym: Gym) -> None:
    await daily(gym, where="this channel")
    gym.clock.move(hours=5)
    await time_bot_out(gym, gym.clock().replace(minute=10))
    refuse(gym, 403, 50013)
    (notice,) = await due(gym)
    assert f"a moderator has timed me out in that server until <t:{AT_18 - 4 * 86400 + 600}:F>" in notice
    assert len(await due(gym, minutes=9)) == 1
    assert posts(gym) == []
    await time_bot_out(gym, None)
    await due(gym, minutes=1)
    assert len(posts(gym)) == 1


async def test_a_time_out_of_a_week_ends_no_daily_reminder(gym: Gym) -> None:
    await daily(gym, where="this channel")
    gym.clock.move(hours=5)
    await time_bot_out(gym, gym.clock().replace(day=8, minute=30))
    for _ in range(7):
        refuse(gym, 403, 50013)
        await due(gym)
        gym.clock.move(hours=24)
    (now,) = await own(gym)
    assert (now.why_resting, now.last_outcome, now.refusals.count) == (None, Outcome.TIMED_OUT, 0)
    assert len(direct_messages(gym)) == 1
    allow_again(gym)
    await time_bot_out(gym, None)
    await due(gym, hours=1)
    assert len(posts(gym)) == 1


async def test_what_discord_never_takes_rests_and_is_told(gym: Gym, seen) -> None:
    await daily(gym, where="this channel")
    gym.clock.move(hours=5)
    for _ in range(3):
        refuse(gym, 400, 50035)
        await due(gym)
        gym.clock.move(hours=24)
    assert (await own(gym))[0].why_resting is Pause.REFUSED
    first, last = direct_messages(gym)
    assert "could not be posted" in first
    assert "is paused" in last
    assert "Paused: Discord does not take it" in seen(await gym.alice.slash(gym.channel, "reminder list"))


async def test_a_server_is_told_in_a_channel_of_its_own_where_who_set_it_cannot_be(gym: Gym) -> None:
    notices = gym.guild.create_text_channel("notices")
    gym.env.backend.edit_guild(gym.guild.id, {"system_channel_id": notices.id})
    gym.env.backend.edit_guild(gym.guild.id, {})
    await gym.env.settle()
    back = gym.guild.create_text_channel("gone-soon")
    await gym.alice.slash(gym.channel, "backday set", when="mon 18:00", channel=back, timezone="Berlin")
    await gym.bot.services.privacy.delete(gym.alice.id)
    await gym.bot.get_channel(back.id).delete()
    assert await due(gym, **MONDAY) == []
    card = Seen(notices.last_message)
    assert "The back days of Gym are paused" in card
    assert "the channel is gone" in card


async def test_what_nobody_can_be_told_stands_in_the_log(gym: Gym, caplog: pytest.LogCaptureFixture) -> None:
    other = gym.guild.create_text_channel("gone-soon")
    await gym.alice.slash(other, "reminder add", when="mon 18:00", where="this channel", **BERLIN)
    await gym.bot.get_channel(other.id).delete()
    refuse(gym, 403, 50007, times=1, path="/users/@me/channels")
    await due(gym, **MONDAY)
    assert (await own(gym))[0].why_resting is Pause.GONE
    assert re.search(r"reminder \d+: gone, and nobody could be told", caplog.text)


# ------------------------------------------------------------------ the table


def test_every_meaning_is_there_for_a_code_that_discord_sends() -> None:
    assert set(MEANINGS.values()) == set(Meaning) - {Meaning.UNKNOWN}
    assert all(10_000 <= code < 1_000_000 for code in MEANINGS)
