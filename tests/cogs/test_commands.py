"""What holds for every command."""

from copy import deepcopy

import discord
import pytest
from discord import app_commands
from fluent.syntax import FluentParser, ast

from bot.app import Backday
from bot.content import DATA
from bot.storage import notes, workouts
from tests.cogs.back_days import own
from tests.cogs.every_command import COMMANDS, OLDEST
from tests.conftest import Gym, crash, on_both
from tools import commands

MANAGERS = [
    *(f"backday {name}" for name in ("set", "show", "pause", "resume", "test", "members", "clear")),
    "challenge start", "challenge end",
]  # fmt: skip
SERVERS = ["leaderboard"]
"""Commands that everybody has in a server, and nobody elsewhere."""
EVERYWHERE = [name for name, _ in COMMANDS if name not in (*MANAGERS, *SERVERS)]


def leaves(bot: Backday) -> list[app_commands.Command]:
    return [command for command in bot.tree.walk_commands() if isinstance(command, app_commands.Command)]


async def test_these_are_all_the_commands(gym: Gym) -> None:
    assert sorted(command.qualified_name for command in leaves(gym.bot)) == sorted(EVERYWHERE + MANAGERS + SERVERS)


@on_both
async def test_every_command_answers(gym: Gym, seen) -> None:
    assert sorted(name for name, _ in COMMANDS) == sorted(command.qualified_name for command in leaves(gym.bot))
    for name, options in deepcopy(COMMANDS):
        gym.clock.move(minutes=1)
        if options.get("reminder") == OLDEST:
            oldest = min(reminder.id for reminder in await own(gym))
            options["reminder"] = str(oldest)
        card = seen(await gym.alice.slash(gym.channel, name, **options))
        assert card.text, name
        assert not gym.env.errors, (name, card.text)


async def test_the_page_of_commands_is_current(gym: Gym) -> None:
    assert commands.FILE.read_text("utf-8") == commands.page(gym.bot), "make commands"


async def test_everything_but_backday_works_in_direct_messages(gym: Gym) -> None:
    assert set(gym.alice.user.available_commands()) == set(EVERYWHERE)


async def test_commands_can_be_installed_in_servers_and_by_users(gym: Gym) -> None:
    for command in gym.bot.tree.get_commands():
        sent = command.to_dict(gym.bot.tree)
        in_servers_only = command.name in ("backday", "challenge", "leaderboard")
        assert sent["integration_types"] == ([0] if in_servers_only else [0, 1]), command.name
        assert sent["contexts"] == ([0] if in_servers_only else [0, 1, 2]), command.name


async def test_every_command_and_option_says_what_it_is(gym: Gym) -> None:
    for command in leaves(gym.bot):
        assert 5 < len(command.description) <= 100, command.qualified_name
        for option in command.parameters:
            assert option.description.strip("…"), f"{command.qualified_name} {option.name}"


async def test_no_words_are_left_of_commands_that_are_gone(gym: Gym) -> None:
    files = sorted((DATA / "en").glob("*.ftl"))
    entries = FluentParser().parse("\n".join(file.read_text("utf-8") for file in files)).body
    descriptions = {
        entry.id.name: {each.id.name for each in entry.attributes}
        for entry in entries
        if isinstance(entry, ast.Message)
    }
    named = {
        f"command-{command.qualified_name.replace(' ', '-')}": command for command in gym.bot.tree.walk_commands()
    }
    choices = {
        f"choice-{str(choice.value).replace(' ', '-')}"
        for command in leaves(gym.bot)
        for option in command.parameters
        for choice in option.choices
    }
    assert {key for key in descriptions if key.startswith("command-")} == named.keys()
    assert {key for key in descriptions if key.startswith("choice-")} == choices
    for key, command in named.items():
        options = command.parameters if isinstance(command, app_commands.Command) else []
        assert descriptions[key] == {option.name for option in options}, key


async def test_commands_are_synced_only_when_they_changed(gym: Gym) -> None:
    def syncs() -> int:
        return len(
            [
                request
                for request in gym.env.http_requests
                if request.method == "PUT" and request.path.endswith("/commands")
            ]
        )

    before = syncs()
    await gym.restart()
    assert syncs() == before

    await gym.bot.database.write(notes.put, "commands", "those of an older version")
    await gym.restart()
    assert syncs() == before + 1


async def test_no_message_of_a_server_is_subscribed_to_and_no_privileged_intent(gym: Gym) -> None:
    assert gym.bot.intents == discord.Intents(guilds=True, dm_messages=True)


async def test_a_button_of_an_older_version_is_answered(gym: Gym, seen) -> None:
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label="Old", custom_id="no-such-action:1"))
    view.stop()
    message = await gym.bot.get_channel(gym.channel.id).send("old", view=view)

    assert "older version" in seen(await gym.alice.click(message, label="Old"))


async def test_what_breaks_gets_an_apology_with_a_number_that_is_in_the_log(
    gym: Gym, seen, caplog: pytest.LogCaptureFixture
) -> None:
    with crash(gym.bot.database, workouts.history):
        card = seen(await gym.alice.slash(gym.channel, "history"))

    assert card.ephemeral
    number = card.text.split("`")[1]
    assert f"fault {number} in /history" in caplog.text
    assert "the process dies here" not in card
    assert len(gym.env.errors) == 1
