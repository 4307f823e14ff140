"""`/help` and hello, as a member, somebody who manages the server, and a server see them."""

import discord

from tests.cogs.conftest import Seen
from tests.cogs.servers import invite_bot, remove_bot
from tests.conftest import Gym


async def test_help_is_four_things_to_do_and_says_what_is_read_and_shown(gym: Gym, seen) -> None:
    card = seen(await gym.bob.slash(gym.channel, "help"))

    assert card.text.startswith("### What do you want to do?")
    assert card.buttons == ["Today’s workout", "Log", "Remind me", "Exercises", "All commands", "My data"]
    assert "Only you see what you log. I read a message only if you send it to me or choose Log as workout" in card
    assert card.ephemeral
    assert len(card.text.split()) < 60


async def test_who_manages_the_server_sees_it_on_top_and_sets_its_back_days_from_there(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "help"))
    assert card.buttons[0] == "Set back days"
    assert "No back days yet" in card
    form = await gym.alice.click(card.message, label="Set back days")
    done = seen(await gym.alice.submit_modal(form, {"days": ["mon"], "time": "18:00", "zone": "Berlin"}))
    assert "**Mon 18:00**" in done
    assert f"In <#{gym.channel.id}>" in done
    assert "Mon 18:00" in seen(await gym.alice.slash(gym.channel, "help"))
    assert "This server" not in seen(await gym.alice.user.slash("help"))


async def test_each_button_of_help_does_what_it_says(gym: Gym, seen) -> None:
    card = seen(await gym.bob.slash(gym.channel, "help"))
    today = seen(await gym.bob.click(card.message, label="Today’s workout"))
    assert today.ephemeral
    assert "Finish" in seen(await gym.bob.click(today.message, label="Start workout")).buttons
    assert (await gym.bob.click(card.message, label="Log")).modal["title"] == "Log a workout"
    assert (await gym.bob.click(card.message, label="Remind me")).modal["title"] == "Back-day reminder"
    assert "A good start" in seen(await gym.bob.click(card.message, label="Exercises"))
    commands = seen(await gym.bob.click(card.message, label="All commands"))
    for words in ("`/find`", "`/settings`", "`/my-exercise add`", "`/reminder calendar`", "no medical advice"):
        assert words in commands
    assert "/backday" not in commands  # which Discord does not offer him
    back = seen(await gym.bob.click(commands.message, label="Back"))
    data = seen(await gym.bob.click(back.message, label="My data"))
    assert "Nobody else sees it unless you tap Show everyone and Post" in data
    assert "Delete everything about you?" in seen(await gym.bob.click(data.message, label="Delete"))


# ------------------------------------------------------------------ hello


def hellos(gym: Gym) -> list[Seen]:
    return [card for message in gym.channel.history() if "I train backs" in (card := Seen(message)).text]


async def test_a_server_is_greeted_once_with_something_to_try(gym: Gym, seen) -> None:
    await remove_bot(gym)
    await invite_bot(gym)

    (hello,) = hellos(gym)
    assert hello.buttons == ["Today’s workout", "A face pull", "Set back days"]
    assert len(hello.text.split()) < 40
    tried = seen(await gym.bob.click(hello.message, label="A face pull"))
    assert tried.ephemeral
    assert "1. " in tried
    form = await gym.alice.click(hello.message, label="Set back days")
    assert form.modal["title"] == "This server’s back days"

    await remove_bot(gym)
    await invite_bot(gym)
    assert len(hellos(gym)) == 1


async def test_hello_sets_nothing_for_those_who_do_not_manage_the_server(gym: Gym, refused) -> None:
    await remove_bot(gym)
    await invite_bot(gym)
    (hello,) = hellos(gym)
    assert "may manage the server" in refused(await gym.bob.click(hello.message, label="Set back days"))


async def test_where_members_may_not_write_the_bot_does_not_greet(gym: Gym) -> None:
    silent = discord.PermissionOverwrite(send_messages=False)
    everyone = gym.bot.get_guild(gym.guild.id).default_role
    await gym.bot.get_channel(gym.channel.id).edit(overwrites={everyone: silent})
    await remove_bot(gym)
    await invite_bot(gym)
    assert hellos(gym) == []
