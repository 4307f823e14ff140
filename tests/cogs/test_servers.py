"""Reminders in the channels of a server: whose they are, who may end them, and what removing the bot does."""

import pytest
from sqlalchemy import update

from bot.domain.posts import Outcome
from bot.domain.reminder_states import Pause
from bot.storage.tables import reminders
from tests.cogs.back_days import BERLIN, MONDAY, add, direct_messages, due, own, put_off
from tests.cogs.conftest import Seen
from tests.cogs.servers import forge, invite_bot, refuse, remove_bot
from tests.conftest import Gym

HERE = {"where": "this channel"}


async def set_days(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "backday set", when="mon 18:00", channel=gym.channel, timezone="Berlin")


async def bobs(gym: Gym, when: str = "mon 18:00") -> None:
    """A reminder of Bob's in the channel of the server that Alice owns."""
    await gym.bob.slash(gym.channel, "reminder add", when=when, **HERE, **BERLIN)


def posts(gym: Gym) -> list[Seen]:
    return [
        Seen(message)
        for message in sorted(gym.channel.history(), key=lambda message: message.id)
        if message.author.bot
    ]


def mentions(gym: Gym) -> dict:
    sent = [
        message.json for message in gym.env.http_requests if message.path == f"/channels/{gym.channel.id}/messages"
    ]
    return sent[-1]["allowed_mentions"]


# ------------------------------------------------------------------ removed, and invited again


@pytest.mark.parametrize("noted", [True, False], ids=["", "set before servers were noted"])
async def test_all_in_a_server_rests_while_the_bot_is_not_in_it_and_wakes_with_it(
    gym: Gym, seen, noted: bool
) -> None:
    await set_days(gym)
    await add(gym, **HERE)
    await add(gym)
    if not noted:
        old = update(reminders).where(reminders.c.guild_id.is_(None)).values(channel_guild_id=None)
        await gym.bot.database.write(lambda connection: connection.execute(old))
    await remove_bot(gym)
    directly, here = sorted(await own(gym), key=lambda message: message.to.channel_id or 0)
    assert (directly.why_resting, here.why_resting) == (None, Pause.LEFT)
    assert (await gym.bot.services.back_days.of(gym.guild.id)).why_resting is Pause.LEFT
    requests = len(gym.env.http_requests)
    assert len(await due(gym, **MONDAY)) == 1
    assert not [message for message in gym.env.http_requests[requests:] if str(gym.channel.id) in message.path]

    await invite_bot(gym)
    assert len(await due(gym, days=7)) == 2
    assert len(posts(gym)) == 2
    assert [message.why_resting for message in await own(gym)] == [None, None]


async def test_who_was_removed_while_running_and_invited_while_not_wakes_at_the_start(gym: Gym) -> None:
    await set_days(gym)
    await add(gym, **HERE)
    await remove_bot(gym)
    await due(gym, **MONDAY)
    await gym.restart()
    await gym.env.settle()
    await due(gym, days=7)
    assert len(posts(gym)) == 2


async def test_who_was_removed_while_not_running_learns_it_when_something_is_due(gym: Gym, seen) -> None:
    await set_days(gym)
    gym.bot._connection._remove_guild(gym.bot.get_guild(gym.guild.id))
    (notice,) = await due(gym, **MONDAY)
    assert "A server’s back days are paused" in notice
    assert "If I am invited again, it goes on by itself" in notice
    now = await gym.bot.services.back_days.of(gym.guild.id)
    assert (now.why_resting, now.last_outcome) == (Pause.LEFT, Outcome.REMOVED)
    await invite_bot(gym)
    await due(gym, days=7)
    assert len(posts(gym)) == 1


async def test_what_its_owner_paused_stays_paused_through_a_removal(gym: Gym) -> None:
    await set_days(gym)
    await add(gym, **HERE)
    await gym.alice.slash(gym.channel, "reminder pause")
    await gym.alice.slash(gym.channel, "backday pause")
    await remove_bot(gym)
    await invite_bot(gym)
    assert (await own(gym))[0].why_resting is Pause.OWNER
    assert (await gym.bot.services.back_days.of(gym.guild.id)).why_resting is Pause.OWNER


async def test_who_is_invited_again_tries_anew_what_it_was_not_allowed_before(gym: Gym) -> None:
    await set_days(gym)
    gym.clock.move(**MONDAY)
    for _ in range(3):
        refuse(gym, 403, 50013)
        await due(gym)
        gym.clock.move(days=7)
    assert (await gym.bot.services.back_days.of(gym.guild.id)).why_resting is Pause.FORBIDDEN
    await remove_bot(gym)
    await invite_bot(gym)
    assert (await gym.bot.services.back_days.of(gym.guild.id)).why_resting is None


async def test_a_server_in_an_outage_is_no_removal(gym: Gym) -> None:
    await set_days(gym)
    await add(gym, **HERE)
    gym.env.backend.emit("GUILD_DELETE", {"id": str(gym.guild.id), "unavailable": True})
    await gym.env.settle()
    await due(gym, **MONDAY)
    assert len(posts(gym)) == 2


# ------------------------------------------------------------------ whose it is


async def test_a_post_in_a_channel_says_whose_it_is_and_rings_them_alone(gym: Gym) -> None:
    await bobs(gym)
    await due(gym, **MONDAY)
    (post,) = posts(gym)
    assert f"<@{gym.bob.id}>" in post
    assert mentions(gym)["users"] == [gym.bob.id]
    assert mentions(gym)["parse"] == []


@pytest.mark.parametrize("label", ["Snooze 15 min", "Skip"])
async def test_others_learn_that_it_is_not_theirs(gym: Gym, refused, label: str) -> None:
    await add(gym, **HERE)
    await due(gym, **MONDAY)
    (post,) = posts(gym)
    before = await own(gym)
    assert "somebody else’s reminder" in refused(await gym.bob.click(post.message, label=label))
    assert await own(gym) == before


async def test_the_id_of_a_removed_reminder_is_never_anothers(gym: Gym, refused) -> None:
    await add(gym)
    (post,) = await due(gym, **MONDAY)
    (old,) = await own(gym)
    await gym.alice.slash(gym.channel, "reminder remove", reminder=str(old.id))
    await add(gym, when="fri 07:00")
    (new,) = await own(gym)
    assert new.id > old.id
    assert "not there any more" in refused(await put_off(post, "1 h", gym.alice.user))
    assert await own(gym) == (new,)


async def test_it_ends_when_its_owner_has_left_the_server(gym: Gym) -> None:
    await bobs(gym, "every day 18:00")
    gym.clock.move(hours=5)
    await due(gym)
    gym.guild.remove_member(gym.bob)
    await due(gym, days=1)
    await due(gym, days=1)
    assert len(posts(gym)) == 1
    (now,) = await gym.bot.services.reminders.of_member(gym.bob.id)
    assert now.why_resting is Pause.OWNER_LEFT
    (notice,) = [Seen(message) for message in gym.bob.user.dm_channel.history()]
    assert f"It was posted in <#{gym.channel.id}> of Gym, and you are no member there any more" in notice


@pytest.mark.parametrize(("status", "code"), [(503, 0), (404, 0), (403, 40333)])
async def test_who_cannot_be_asked_for_is_still_there(gym: Gym, status: int, code: int) -> None:
    await bobs(gym)
    gym.env.inject_error("GET", "/guilds/*/members/*", status=status, code=code)
    await due(gym, **MONDAY)
    assert len(posts(gym)) == 1


# ------------------------------------------------------------------ for those who run the server


async def test_who_runs_the_server_sees_members_reminders_and_sends_them_directly(gym: Gym, seen) -> None:
    assert "No member has a reminder" in seen(await gym.alice.slash(gym.channel, "backday members"))
    await bobs(gym)
    await gym.bob.slash(gym.channel, "reminder add", when="tue 07:00")
    card = seen(await gym.alice.slash(gym.channel, "backday members"))
    assert card.ephemeral
    assert "in this server’s channels (1)" in card
    assert f"<@{gym.bob.id}> · **Mon 18:00**" in card

    card = seen(await gym.alice.click(card.message, label="Send directly"))
    assert f"<@{gym.bob.id}> gets it by direct message" in card
    (notice,) = [Seen(message) for message in gym.bob.user.dm_channel.history()]
    assert "comes by direct message from now on" in notice
    assert "those who run that server asked for that" in notice
    await due(gym, **MONDAY)
    assert posts(gym) == []
    assert len(gym.bob.user.dm_channel.history()) == 2


async def test_who_runs_the_server_can_end_it_from_the_post(gym: Gym, seen) -> None:
    await bobs(gym, "every day 18:00")
    gym.clock.move(hours=5)
    await due(gym)
    card = seen(await gym.alice.click(posts(gym)[0].message, label="Skip"))
    assert f"That is <@{gym.bob.id}>’s reminder" in card
    assert card.ephemeral
    seen(await gym.alice.click(card.message, label="Send directly"))
    await due(gym, days=1)
    assert len(posts(gym)) == 1


async def test_who_runs_nothing_ends_nothing(gym: Gym, refused) -> None:
    await add(gym, **HERE)
    await due(gym, **MONDAY)
    carol = gym.guild.add_member(gym.env.create_user("carol"))
    (mine,) = await own(gym)
    refused(await forge(gym, carol, posts(gym)[0].message, f"send-directly:{mine.id}"))
    assert await own(gym) == (mine,)


async def test_who_runs_another_server_ends_nothing_here(gym: Gym, refused) -> None:
    await add(gym, **HERE)
    (mine,) = await own(gym)
    carol = gym.env.create_user("carol")
    elsewhere = gym.env.create_guild("Elsewhere", owner=carol)
    channel = elsewhere.create_text_channel("general")
    other = elsewhere.add_member(carol)
    await other.slash(channel, "backday set", when="mon 18:00", channel=channel, timezone="Berlin")
    await due(gym, **MONDAY)
    refused(await forge(gym, other, channel.last_message, f"send-directly:{mine.id}"))
    assert (await own(gym))[0].to == mine.to
    assert direct_messages(gym) == []
