"""`/backday`, as somebody who manages a server uses it."""

import discord
import pytest
import simcord

from bot.domain.posts import Outcome
from tests.cogs.back_days import due
from tests.cogs.conftest import Seen
from tests.conftest import Gym, on_both


async def set_days(gym: Gym, **options):
    given = {"when": "mon thu 6pm", "channel": gym.channel, "timezone": "Europe/Berlin"} | options
    return await gym.alice.slash(gym.channel, "backday set", **given)


async def test_set_answers_with_days_channel_and_role(gym: Gym, seen) -> None:
    crew = gym.guild.create_role("Back crew", mentionable=True)

    card = seen(await set_days(gym, role=crew))

    assert "Mon, Thu 18:00" in card
    assert card.text.startswith("### Next: Today, 18:00")
    assert f"In <#{gym.channel.id}>" in card
    assert f"Mentions <@&{crew.id}>" in card
    assert card.buttons == ["Edit", "Show me", "Pause", "Exercises for all", "Remove"]
    assert card.ephemeral


async def test_the_channel_is_the_one_that_it_is_typed_in_and_the_zone_a_guess_that_is_said(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "backday set", when="mon thu 6pm"))
    assert f"In <#{gym.channel.id}>" in card
    assert "New York, my guess" in card


async def test_the_days_are_edited_shown_to_oneself_and_removed_from_the_card(gym: Gym, seen) -> None:
    await set_days(gym)
    card = seen(await gym.alice.slash(gym.channel, "backday show"))
    shown = seen(await gym.alice.click(card.message, label="Show me"))
    assert shown.ephemeral
    assert "Back day. Who’s in?" in shown
    assert [message for message in gym.channel.history() if not message.flags.ephemeral] == []

    form = await gym.alice.click(card.message, label="Edit")
    edited = seen(await gym.alice.submit_modal(form, {"when": "fri 7pm", "zone": "Berlin"}))
    assert "**Fri 19:00**" in edited
    assert "cleared" in seen(await gym.alice.click(edited.message, label="Remove"))
    assert "No back days yet" in seen(await gym.alice.slash(gym.channel, "backday show"))


async def test_the_server_chooses_whether_exercises_are_for_everyone(gym: Gym, seen) -> None:
    none = seen(await gym.alice.slash(gym.channel, "backday show"))
    assert none.buttons == ["Set back days", "Exercises for all"]
    public = seen(await gym.alice.click(none.message, label="Exercises for all"))
    assert "answers for everyone here" in public
    assert not seen(await gym.bob.slash(gym.channel, "exercise", name="face pull")).ephemeral
    seen(await gym.alice.click(public.message, label="Exercises private"))
    assert seen(await gym.bob.slash(gym.channel, "exercise", name="face pull")).ephemeral


@on_both
async def test_setting_it_again_replaces_it(gym: Gym, seen) -> None:
    await set_days(gym)
    await set_days(gym, when="fri 07:00")

    card = seen(await gym.alice.slash(gym.channel, "backday show"))

    assert "Fri 07:00" in card
    assert "Mon" not in card


@on_both
async def test_back_day_is_posted_once_and_mentions_the_role(gym: Gym) -> None:
    crew = gym.guild.create_role("Back crew", mentionable=True)
    await set_days(gym, role=crew)
    gym.clock.move(hours=5)  # Thursday, 17:00 UTC: 18:00 in Berlin

    assert await gym.bot.services.delivery.tick() == 1
    assert await gym.bot.services.delivery.tick() == 0

    assert f"<@&{crew.id}>" in Seen(gym.channel.last_message)
    sent = [request.json for request in gym.env.http_requests if request.path.endswith(f"/{gym.channel.id}/messages")]
    assert sent[-1]["allowed_mentions"]["roles"] == [crew.id]
    assert "everyone" not in sent[-1]["allowed_mentions"]["parse"]


async def test_without_a_role_nobody_can_be_mentioned(gym: Gym) -> None:
    await set_days(gym)
    gym.clock.move(hours=5)
    await gym.bot.services.delivery.tick()

    sent = [request.json for request in gym.env.http_requests if request.path.endswith(f"/{gym.channel.id}/messages")]
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
    assert "Mon, Thu 18:00" in seen(await gym.alice.slash(gym.channel, "backday show"))


async def test_clear_removes_it(gym: Gym, seen, refused) -> None:
    await set_days(gym)

    assert "cleared" in seen(await gym.alice.slash(gym.channel, "backday clear"))
    assert "No back days yet" in seen(await gym.alice.slash(gym.channel, "backday show"))
    assert "No back days are set here" in refused(await gym.alice.slash(gym.channel, "backday clear"))


async def test_members_who_do_not_manage_the_server_neither_see_nor_run_it(gym: Gym) -> None:
    assert not [name for name in gym.bob.available_commands(gym.channel) if name.startswith("backday")]
    with pytest.raises(simcord.SetupError, match="not visible"):
        await gym.bob.slash(gym.channel, "backday clear")


async def test_a_server_that_shows_it_to_others_still_protects_it(gym: Gym, refused) -> None:
    (backday,) = [command for command in await gym.bot.tree.fetch_commands() if command.name == "backday"]
    gym.guild.set_command_permissions(backday, {gym.bob: True})

    assert "may manage the server" in refused(await gym.bob.slash(gym.channel, "backday clear"))


async def test_a_removed_channel_is_recorded(gym: Gym, seen) -> None:
    other = gym.guild.create_text_channel("gone-soon")
    await set_days(gym, channel=other)
    await gym.bot.get_channel(other.id).delete()
    gym.clock.move(hours=5)

    await gym.bot.services.delivery.tick()

    reminder = await gym.bot.services.back_days.of(gym.guild.id)
    assert reminder.last_outcome is Outcome.GONE
    assert "the channel is gone" in seen(await gym.alice.slash(gym.channel, "backday show"))


async def test_without_when_a_form_offers_days_and_a_time(gym: Gym, seen) -> None:
    crew = gym.guild.create_role("Back crew", mentionable=True)
    form = await gym.alice.slash(gym.channel, "backday set", channel=gym.channel, role=crew, summary=True)
    fields = [component["component"] for component in form.modal["components"]]
    assert [field["custom_id"] for field in fields] == ["zone", "days", "time", "when"]
    assert [field["value"] for field in fields[1]["options"]][:2] == ["mon", "tue"]
    assert fields[2]["value"] == "18:00"

    typed = {"days": ["mon", "thu"], "time": "7pm", "zone": "Berlin"}
    card = seen(await gym.alice.submit_modal(form, typed))
    assert "Mon, Thu 19:00" in card
    assert f"Mentions <@&{crew.id}>" in card
    assert "Each post becomes a summary" in card


async def test_a_rejected_form_comes_back_filled_in(gym: Gym, seen, refused) -> None:
    crew = gym.guild.create_role("Back crew", mentionable=True)
    card = refused(await set_days(gym, when="someday 6pm", role=crew, timezone="Berlin", summary=True))
    for _ in range(2):
        form = await gym.alice.click(card.message, label="Try again")
        fields = {
            component["component"]["custom_id"]: component["component"] for component in form.modal["components"]
        }
        assert fields["when"]["value"] == "someday 6pm"
        assert fields["zone"]["value"] == "Berlin"
        card = refused(await gym.alice.submit_modal(form, {"when": "someday 6pm", "zone": "Berlin"}))
    form = await gym.alice.click(card.message, label="Try again")
    done = seen(await gym.alice.submit_modal(form, {"when": "mon 6pm", "zone": "Berlin"}))
    assert "Mon 18:00" in done
    assert f"Mentions <@&{crew.id}>" in done
    assert "Each post becomes a summary" in done


async def test_it_rests_until_a_moment_or_until_it_is_resumed(gym: Gym, seen, refused) -> None:
    await set_days(gym)
    assert "Tomorrow" not in refused(await gym.alice.slash(gym.channel, "backday pause", until="someday"))
    card = seen(await gym.alice.slash(gym.channel, "backday pause", until="5 Jan"))
    assert "### Next: Mon 5 Jan, 18:00" in card
    assert "Paused until Mon 5 Jan" in card

    resumed = seen(await gym.alice.click(card.message, label="Resume"))
    assert "### Next: Today, 18:00" in resumed
    rests = seen(await gym.alice.click(resumed.message, label="Pause"))
    assert "Paused" in rests
    assert "Next" not in rests
    gym.clock.move(hours=5)
    assert await gym.bot.services.delivery.tick() == 0
    assert "Next" in seen(await gym.alice.slash(gym.channel, "backday resume"))


async def test_an_until_that_is_not_understood_comes_back_in_a_form(gym: Gym, seen, refused) -> None:
    await set_days(gym)
    card = refused(await gym.alice.slash(gym.channel, "backday pause", until="someday"))
    form = await gym.alice.click(card.message, label="Try again")
    assert form.modal["components"][0]["component"]["value"] == "someday"
    assert "Mon 5 Jan" in seen(await gym.alice.submit_modal(form, {"until": "5 Jan"}))


async def test_it_is_not_resumed_where_the_bot_may_not_write(gym: Gym, refused) -> None:
    await set_days(gym)
    await gym.alice.slash(gym.channel, "backday pause")
    await gym.bot.get_channel(gym.channel.id).edit(
        overwrites={gym.bot.get_guild(gym.guild.id).me: discord.PermissionOverwrite(send_messages=False)}
    )
    assert "I may not write in" in refused(await gym.alice.slash(gym.channel, "backday resume"))


@pytest.mark.parametrize("label", ["Show me", "Pause", "Remove", "Exercises for all"])
async def test_whoever_may_no_longer_manage_the_server_may_not_tap_either(
    gym: Gym, seen, refused, label: str
) -> None:
    manager = gym.guild.create_role("Manager", permissions=discord.Permissions(manage_guild=True))
    carol = gym.guild.add_member(gym.env.create_user("carol"), roles=[manager])
    await set_days(gym)
    card = seen(await carol.slash(gym.channel, "backday show"))
    await gym.bot.get_guild(gym.guild.id).get_role(manager.id).edit(permissions=discord.Permissions.none())
    assert "may manage the server" in refused(await carol.click(card.message, label=label))


async def test_nobody_has_a_role_mentioned_that_they_may_not_mention_themselves(gym: Gym, seen, refused) -> None:
    quiet = gym.guild.create_role("Quiet")
    manager = gym.guild.create_role("Manager", permissions=discord.Permissions(manage_guild=True))
    carol = gym.guild.add_member(gym.env.create_user("carol"), roles=[manager])
    options = {"when": "mon 6pm", "channel": gym.channel, "timezone": "Berlin", "role": quiet}
    assert "You may not mention" in refused(await carol.slash(gym.channel, "backday set", **options))
    assert f"<@&{quiet.id}>" in seen(await gym.alice.slash(gym.channel, "backday set", **options))


async def test_a_role_that_is_gone_is_told_once_and_mentioned_no_more(gym: Gym, seen) -> None:
    crew = gym.guild.create_role("Back crew", mentionable=True)
    await set_days(gym, when="every day 18:00", role=crew)
    await gym.bot.get_guild(gym.guild.id).get_role(crew.id).delete()
    (message,) = await due(gym, hours=5)
    assert "The back days of Gym mention nobody any more" in message
    assert f"<@&{crew.id}>" not in Seen(gym.channel.last_message)
    assert "Mentions" not in seen(await gym.alice.slash(gym.channel, "backday show"))
    assert len(await due(gym, days=1)) == 1


async def test_who_had_their_data_deleted_is_told_nothing_any_more(gym: Gym) -> None:
    await set_days(gym)
    await gym.bot.services.privacy.delete(gym.alice.id)
    gym.env.inject_error("POST", "/channels/*/messages", status=403, code=50001, message="Missing Access")
    assert await due(gym, hours=5) == []
    reminder = await gym.bot.services.back_days.of(gym.guild.id)
    assert reminder.last_outcome is Outcome.FORBIDDEN


async def test_it_is_not_offered_in_direct_messages(gym: Gym) -> None:
    assert not [name for name in gym.alice.user.available_commands() if name.startswith("backday")]
