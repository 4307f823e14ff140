"""`/backday`, as somebody who manages a server uses it."""

import discord
import pytest
import simcord

from bot.domain.posts import Outcome
from tests.cogs.conftest import Seen
from tests.conftest import Gym


async def set_days(gym: Gym, **options):
    given = {"when": "mon thu 6pm", "channel": gym.channel, "timezone": "Europe/Berlin"} | options
    return await gym.alice.slash(gym.channel, "backday set", **given)


async def test_set_answers_with_days_channel_and_role(gym: Gym, seen) -> None:
    crew = gym.guild.create_role("Back crew", mentionable=True)

    card = seen(await set_days(gym, role=crew))

    assert "Mon, Thu at 18:00 (Europe/Berlin)" in card
    assert f"<#{gym.channel.id}>" in card
    assert f"Mentions <@&{crew.id}>" in card
    assert "<t:1767286800:F>" in card
    assert card.ephemeral


async def test_setting_it_again_replaces_it(gym: Gym, seen) -> None:
    await set_days(gym)
    await set_days(gym, when="fri 07:00")

    card = seen(await gym.alice.slash(gym.channel, "backday show"))

    assert "Fri at 07:00" in card
    assert "Mon" not in card


async def test_back_day_is_posted_once_and_mentions_the_role(gym: Gym) -> None:
    crew = gym.guild.create_role("Back crew", mentionable=True)
    await set_days(gym, role=crew)
    gym.clock.move(hours=5)  # Thursday, 17:00 UTC: 18:00 in Berlin

    assert await gym.bot.services.delivery.tick() == 1
    assert await gym.bot.services.delivery.tick() == 0

    assert f"<@&{crew.id}>" in Seen(gym.channel.last_message)
    sent = [one.json for one in gym.env.http_requests if one.path.endswith(f"/{gym.channel.id}/messages")]
    assert sent[-1]["allowed_mentions"]["roles"] == [crew.id]
    assert "everyone" not in sent[-1]["allowed_mentions"]["parse"]


async def test_without_a_role_nobody_can_be_mentioned(gym: Gym) -> None:
    await set_days(gym)
    gym.clock.move(hours=5)
    await gym.bot.services.delivery.tick()

    sent = [one.json for one in gym.env.http_requests if one.path.endswith(f"/{gym.channel.id}/messages")]
    assert sent[-1]["allowed_mentions"]["parse"] == []


async def test_a_role_that_would_not_be_notified_is_told(gym: Gym, seen) -> None:
    quiet = gym.guild.create_role("Quiet")
    unheard = discord.PermissionOverwrite(mention_everyone=False)
    channel = gym.guild.create_text_channel("quiet", overwrites={gym.bot.user: unheard})

    assert "not be notified" in seen(await set_days(gym, role=quiet, channel=channel))


async def test_everyone_is_not_mentioned(gym: Gym, refused) -> None:
    assert "I do not mention everyone" in refused(await set_days(gym, role=gym.guild.default_role))


async def test_a_channel_where_the_bot_may_not_write_is_refused(gym: Gym, refused) -> None:
    silent = discord.PermissionOverwrite(send_messages=False)
    closed = gym.guild.create_text_channel("closed", overwrites={gym.bot.user: silent})

    assert "I may not write in" in refused(await set_days(gym, channel=closed))


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        ({"when": "someday 6pm"}, "I did not understand “someday”"),
        ({"timezone": "Atlantis"}, "I know no time zone called “Atlantis”"),
    ],
)
async def test_what_is_not_understood_is_said_and_the_old_days_stay(gym: Gym, seen, refused, options, answer) -> None:
    await set_days(gym)

    card = refused(await set_days(gym, **options))

    assert answer in card
    assert "Mon, Thu at 18:00" in seen(await gym.alice.slash(gym.channel, "backday show"))


async def test_clear_removes_it(gym: Gym, seen, refused) -> None:
    await set_days(gym)

    assert "cleared" in seen(await gym.alice.slash(gym.channel, "backday clear"))
    assert "No back days are set here" in refused(await gym.alice.slash(gym.channel, "backday show"))
    assert "No back days are set here" in refused(await gym.alice.slash(gym.channel, "backday clear"))


async def test_members_who_do_not_manage_the_server_neither_see_nor_run_it(gym: Gym) -> None:
    assert not [name for name in gym.bob.available_commands(gym.channel) if name.startswith("backday")]
    with pytest.raises(simcord.SetupError, match="not visible"):
        await gym.bob.slash(gym.channel, "backday clear")


async def test_a_server_that_shows_it_to_others_still_protects_it(gym: Gym, refused) -> None:
    (backday,) = [one for one in await gym.bot.tree.fetch_commands() if one.name == "backday"]
    gym.guild.set_command_permissions(backday, {gym.bob: True})

    assert "may manage the server" in refused(await gym.bob.slash(gym.channel, "backday clear"))


async def test_a_removed_channel_is_recorded(gym: Gym, seen) -> None:
    other = gym.guild.create_text_channel("gone-soon")
    await set_days(gym, channel=other)
    await gym.bot.get_channel(other.id).delete()
    gym.clock.move(hours=5)

    await gym.bot.services.delivery.tick()

    reminder = await gym.bot.services.reminders.back_day(gym.guild.id)
    assert reminder.last_outcome is Outcome.GONE
    assert "the channel is gone" in seen(await gym.alice.slash(gym.channel, "backday show"))


async def test_it_is_not_offered_in_direct_messages(gym: Gym) -> None:
    assert not [name for name in gym.alice.user.available_commands() if name.startswith("backday")]
