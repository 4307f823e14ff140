"""`/reminder`, and what it posts, as a member uses it."""

import discord
import pytest

from bot.domain.posts import Outcome
from bot.domain.reminder_states import Pause
from bot.storage import reminders
from tests.cogs.back_days import add, direct_messages, own
from tests.cogs.conftest import Seen
from tests.conftest import Gym, crash, on_both


async def test_add_says_first_when_it_comes_next(gym: Gym, seen) -> None:
    card = seen(await add(gym, when="mon thu 6pm"))

    assert card.text.splitlines()[:3] == ["### Next: Today, 18:00", "**Mon, Thu 18:00**", "-# By direct message"]
    assert "Berlin" in card
    assert card.buttons == ["Edit", "Send a test", "Remove", "Calendar file"]
    assert card.ephemeral


async def test_without_a_zone_it_is_set_at_once_in_the_guessed_one_which_is_said_and_one_tap_to_change(
    gym: Gym, seen
) -> None:
    card = seen(await gym.alice.slash(gym.channel, "reminder add", when="mon 18:00"))
    assert "### Next: Mon 5 Jan, 18:00" in card
    assert "New York, my guess" in card
    assert {reminder.schedule.zone for reminder in await own(gym)} == {"America/New_York"}

    form = await gym.alice.click(card.message, label="Set time zone")
    done = seen(await gym.alice.submit_modal(form, {"zone": "Berlin"}))
    assert "Your reminder comes at the same local time there" in done
    assert {reminder.schedule.zone for reminder in await own(gym)} == {"Europe/Berlin"}
    later = seen(await gym.alice.slash(gym.channel, "reminder add", when="thu 7am"))
    assert "guess" not in later


@pytest.mark.parametrize(
    ("command", "options"),
    [("region", {"region": "mid", "days": 5}), ("weekly", {"day": "sun"})],
)
async def test_other_reminders_are_set_in_the_guessed_zone_too(gym: Gym, seen, command: str, options: dict) -> None:
    assert "New York, my guess" in seen(await gym.alice.slash(gym.channel, f"reminder {command}", **options))


async def test_after_the_first_log_a_weekly_reminder_is_one_tap(gym: Gym, seen) -> None:
    logged = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20"))
    assert "Same time every week?" in logged
    await gym.alice.slash(gym.channel, "settings", timezone="Berlin")
    card = seen(await gym.alice.click(logged.message, label="Remind me"))
    assert "### Next: Thu 8 Jan, 13:00" in card
    assert "**Thu 13:00**" in card
    gym.clock.move(days=1)
    assert "every week" not in seen(await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="3x12@20"))


async def test_the_days_of_a_reminder_are_edited_from_the_list(gym: Gym, seen, refused) -> None:
    await add(gym)
    card = seen(await gym.alice.slash(gym.channel, "reminder list"))
    opened = seen(await gym.alice.click(card.message, label="Edit"))
    form = await gym.alice.click(opened.message, label="Edit")
    wrong = refused(await gym.alice.submit_modal(form, {"when": "someday", "zone": "Berlin"}))
    assert "I did not understand “someday”" in wrong
    again = await gym.alice.click(wrong.message, label="Try again")
    changed = seen(await gym.alice.submit_modal(again, {"when": "tue 7am", "zone": "Berlin"}))
    assert "### Next: Tue 6 Jan, 07:00" in changed
    gym.clock.move(days=4, hours=6)  # Monday evening, as it was before
    assert await gym.bot.services.delivery.tick() == 0


async def test_another_zone_takes_other_reminders_along(gym: Gym, seen) -> None:
    await add(gym)
    seen(await add(gym, when="thu 7am", timezone="Asia/Tokyo"))
    assert {reminder.schedule.zone for reminder in await own(gym)} == {"Asia/Tokyo"}
    shown = seen(await gym.alice.slash(gym.channel, "reminder list"))
    assert "Mon 18:00" in shown


async def test_zones_are_offered_while_typing(gym: Gym) -> None:
    offered = await gym.alice.autocomplete(gym.channel, "reminder add", "timezone", "berl", when="mon 18:00")
    assert offered[0]["value"] == "Europe/Berlin"

    await add(gym, timezone="Asia/Tokyo")
    first = await gym.alice.autocomplete(gym.channel, "reminder add", "timezone", "", when="mon 18:00")
    assert first[0]["value"] == "Asia/Tokyo"


async def test_without_when_a_form_offers_days_and_a_time_to_choose(gym: Gym, seen, refused) -> None:
    form = await gym.alice.slash(gym.channel, "reminder add", nudge="2h")
    where, days, *_ = (component["component"] for component in form.modal["components"])
    assert where["value"] == "America/New_York"  # a guess comes first, to be seen
    assert [day["label"] for day in days["options"]][:2] == ["Monday", "Tuesday"]
    typed = {"days": ["mon", "thu"], "time": "7pm", "zone": "Berlin"}
    card = seen(await gym.alice.submit_modal(form, typed))
    assert "Mon, Thu 19:00, and once more after 2 hours" in card

    form = await gym.alice.slash(gym.channel, "reminder add")
    card = refused(await gym.alice.submit_modal(form, {"days": ["mon"], "time": "25:00", "zone": "Berlin"}))
    assert "“25:00” is no time of day" in card
    form = await gym.alice.click(card.message, label="Try again")
    assert form.modal["components"][2]["component"]["value"] == "mon 25:00"
    card = seen(await gym.alice.submit_modal(form, {"when": "every other day 7am", "zone": "Berlin"}))
    assert "Every other day 07:00" in card


@pytest.mark.parametrize(
    ("command", "options", "form", "mended", "answer"),
    [
        ("region", {"region": "mid", "days": 5, "time": "noonish"}, {"time": "noonish"}, {"time": "noon"}, "12:00"),
        ("weekly", {"day": "sun", "time": "late"}, {"time": "late"}, {"time": "8pm"}, "Sun 20:00"),
        ("pause", {"until": "someday"}, {"until": "someday"}, {"until": "5 Jan"}, "Paused until Mon 5 Jan"),
        (
            "quiet",
            {"start": "10pm", "end": "x"},
            {"start": "10pm", "end": "x"},
            {"start": "10pm", "end": "6"},
            "22:00",
        ),
    ],
)
async def test_every_time_that_is_refused_comes_back_filled_in(
    gym: Gym, seen, refused, command: str, options: dict, form: dict, mended: dict, answer: str
) -> None:
    await add(gym)
    card = refused(await gym.alice.slash(gym.channel, f"reminder {command}", **options))
    opened = await gym.alice.click(card.message, label="Try again")
    fields = {
        component["component"]["custom_id"]: component["component"].get("value")
        for component in opened.modal["components"]
    }
    assert {name: fields[name] for name in form} == form
    assert fields.get("zone", "Europe/Berlin") == "Europe/Berlin"
    assert answer in seen(await gym.alice.submit_modal(opened, fields | mended))


async def test_a_changed_time_zone_brings_the_reminders_along(gym: Gym, seen) -> None:
    await add(gym)
    await add(gym, when="thu 07:00")
    card = seen(await gym.alice.slash(gym.channel, "settings", timezone="Tokyo"))
    assert "Your 2 reminders come at the same local times there" in card
    assert {reminder.schedule.zone for reminder in await own(gym)} == {"Asia/Tokyo"}
    assert "### Next: Today, 07:00" not in seen(await gym.alice.slash(gym.channel, "reminder list"))
    assert "reminders come" not in seen(await gym.alice.slash(gym.channel, "settings", unit="lb"))


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        ({"when": "someday 6pm"}, "I did not understand “someday”"),
        ({"when": "mon"}, "I see no time in that"),
        ({"when": "every other week 6pm"}, "I see a time but no day"),
        ({"when": "mon 25:00"}, "“25:00” is no time of day"),
        ({"when": "mon 6pm 7pm"}, "I see 2 times"),
        ({"when": "mon " * 500}, "That is 2,000 characters"),
        ({"timezone": "Atlantis"}, "I know no time zone called “Atlantis”"),
    ],
)
async def test_what_is_not_understood_is_said_and_can_be_tried_again(gym: Gym, refused, options, answer: str) -> None:
    card = refused(await add(gym, **options))

    assert answer in card
    assert "Try again" in card.buttons
    assert await own(gym) == ()


async def test_an_eleventh_reminder_is_refused(gym: Gym, refused) -> None:
    for _ in range(10):
        await add(gym)

    assert "You have 10 reminders" in refused(await add(gym))


async def test_list_shows_each_and_remove_takes_it_away(gym: Gym, seen) -> None:
    await add(gym)
    await add(gym, when="thu 7am")

    card = seen(await gym.alice.slash(gym.channel, "reminder list"))
    assert "### Next: Mon 5 Jan, 18:00" in card
    assert card.buttons == ["Edit", "Edit", "Add", "Skip next", "Pause all"]
    assert card.ephemeral

    first, second = await own(gym)
    opened = seen(await gym.alice.click(card.message, custom_id=f"reminder:{first.id}"))
    left = seen(await gym.alice.click(opened.message, label="Remove"))
    assert left.buttons == ["Edit", "Add", "Skip next", "Pause all"]

    offered = await gym.alice.autocomplete(gym.channel, "reminder remove", "reminder", "")
    assert [choice["value"] for choice in offered] == [str(second.id)]
    assert "Removed" in seen(await gym.alice.slash(gym.channel, "reminder remove", reminder=str(second.id)))
    assert await own(gym) == ()


async def test_an_empty_list_offers_to_set_one(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "reminder list"))

    form = await gym.alice.click(card.message, label="Remind me")
    done = seen(await gym.alice.submit_modal(form, {"when": "mon 18:00", "zone": "Berlin"}))

    assert "### Next: Mon 5 Jan, 18:00" in done


@pytest.mark.parametrize("which", ["999", "nonsense", "-1"])
async def test_removing_what_is_not_there_says_so(gym: Gym, refused, which: str) -> None:
    assert "not there any more" in refused(await gym.alice.slash(gym.channel, "reminder remove", reminder=which))


async def test_nobody_removes_the_reminder_of_another(gym: Gym, refused) -> None:
    await add(gym)
    (mine,) = await own(gym)

    refused(await gym.bob.slash(gym.channel, "reminder remove", reminder=str(mine.id)))

    assert await own(gym) == (mine,)


async def test_the_reminder_comes_by_direct_message_and_again_next_week(gym: Gym, seen) -> None:
    await add(gym)
    gym.clock.move(days=4, hours=5, seconds=1)  # Monday, 17:00:01 UTC: 18:00:01 in Berlin

    assert await gym.bot.services.delivery.tick() == 1
    assert await gym.bot.services.delivery.tick() == 0

    (message,) = direct_messages(gym)
    assert message.text.startswith("### Back day: 5 exercises, 21 min")
    assert message.buttons[0] == "Start workout"
    assert "tonight" in message.options
    listed = seen(await gym.alice.slash(gym.channel, "reminder list"))
    assert "posted" in listed

    gym.clock.move(days=7)
    await gym.bot.services.delivery.tick()
    assert len(direct_messages(gym)) == 2


async def test_a_reminder_for_this_channel_is_posted_there_and_logs_from_there(gym: Gym, seen) -> None:
    await add(gym, where="this channel")
    gym.clock.move(days=4, hours=6)
    await gym.bot.services.delivery.tick()

    assert "Posted late" in Seen(gym.channel.last_message)
    assert "Finish" in seen(await gym.alice.click(gym.channel.last_message, label="Start workout")).buttons


@on_both
async def test_reminders_survive_a_restart(gym: Gym) -> None:
    await add(gym)
    await gym.restart()
    gym.clock.move(days=4, hours=5)

    await gym.bot.services.delivery.tick()

    assert len(direct_messages(gym)) == 1


async def test_closed_direct_messages_are_said_in_the_channel_where_it_was_set_without_what_they_say(
    gym: Gym, seen
) -> None:
    await add(gym)
    gym.clock.move(days=4, hours=5)
    gym.env.inject_error(
        "POST", "/channels/*/messages", status=403, code=50007, message="Cannot send messages to this user", times=1
    )

    await gym.bot.services.delivery.tick()

    assert (await own(gym))[0].last_outcome is Outcome.ELSEWHERE
    card = Seen(gym.channel.last_message)
    assert "your direct messages are closed to me" in card
    assert "back day" not in card.text.lower()
    assert card.buttons == []
    assert "said in the channel" in seen(await gym.alice.slash(gym.channel, "reminder list"))


async def test_closed_direct_messages_without_such_a_channel_are_recorded(gym: Gym, seen) -> None:
    await gym.alice.user.slash("reminder add", when="mon 18:00", timezone="Berlin")
    gym.clock.move(days=4, hours=5)
    gym.env.inject_error(
        "POST", "/channels/*/messages", status=403, code=50007, message="Cannot send messages to this user"
    )

    await gym.bot.services.delivery.tick()

    assert (await own(gym))[0].last_outcome is Outcome.CLOSED
    assert "direct messages are closed" in seen(await gym.alice.slash(gym.channel, "reminder list"))


async def test_a_channel_that_is_gone_pauses_the_reminder_and_its_owner_is_told_once(gym: Gym, seen) -> None:
    other = gym.guild.create_text_channel("gone-soon")
    await gym.alice.slash(other, "reminder add", when="mon 18:00", timezone="Berlin", where="this channel")
    await gym.bot.get_channel(other.id).delete()
    gym.clock.move(days=4, hours=5)

    await gym.bot.services.delivery.tick()

    gym.clock.move(days=7)
    await gym.bot.services.delivery.tick()

    (now,) = await own(gym)
    assert (now.last_outcome, now.why_resting) == (Outcome.GONE, Pause.GONE)
    (message,) = direct_messages(gym)
    assert "A reminder of yours is paused" in message
    assert "the channel is gone" in message
    listed = seen(await gym.alice.slash(gym.channel, "reminder list"))
    assert "Paused: the channel is gone" in listed
    assert listed.buttons == ["Resume", "Add", "Resume all"]


async def test_a_fault_of_discord_is_tried_again_until_it_works(gym: Gym) -> None:
    await add(gym)
    gym.clock.move(days=4, hours=5)
    gym.env.inject_error("POST", "/channels/*/messages", status=500)
    await gym.bot.services.delivery.tick()
    assert direct_messages(gym) == []
    assert (await own(gym))[0].claim is not None

    gym.clock.move(minutes=3)
    await gym.bot.services.delivery.tick()

    assert len(direct_messages(gym)) == 1
    assert (await own(gym))[0].last_outcome is Outcome.POSTED


@on_both
async def test_a_crash_between_posting_and_settling_shows_one_message(gym: Gym) -> None:
    await add(gym)
    gym.clock.move(days=4, hours=5)
    with crash(gym.bot.database, reminders.settle), pytest.raises(RuntimeError):
        await gym.bot.services.delivery.tick()
    gym.clock.move(minutes=3)
    await gym.bot.services.delivery.tick()

    sent = [
        request.json
        for request in gym.env.http_requests
        if request.method == "POST" and request.path.endswith("/messages")
    ]
    assert len(sent) == 2
    assert sent[0]["nonce"] == sent[1]["nonce"]
    assert all(request["enforce_nonce"] for request in sent)


async def test_after_long_downtime_an_old_reminder_is_reported_not_posted(gym: Gym, seen, caplog) -> None:
    await add(gym)
    gym.clock.move(days=4, hours=9)

    await gym.bot.services.delivery.tick()

    assert direct_messages(gym) == []
    assert "missed" in seen(await gym.alice.slash(gym.channel, "reminder list"))
    assert "late to be posted: 1" in caplog.text


async def test_a_reminder_in_a_channel_where_the_bot_may_not_write_is_refused(gym: Gym, refused) -> None:
    silent = discord.PermissionOverwrite(send_messages=False)
    closed = gym.guild.create_text_channel("closed", overwrites={gym.bot.user: silent})

    card = refused(
        await gym.alice.slash(closed, "reminder add", when="mon 18:00", timezone="Berlin", where="this channel")
    )

    assert "I may not write in" in card


async def test_nobody_has_the_bot_write_where_they_may_not_themselves(gym: Gym, refused) -> None:
    everyone = gym.guild.default_role
    silent = discord.PermissionOverwrite(send_messages=False)
    news = gym.guild.create_text_channel(
        "news", overwrites={everyone: silent, gym.bot.user: discord.PermissionOverwrite(send_messages=True)}
    )
    options = {"when": "mon 18:00", "timezone": "Berlin", "where": "this channel"}
    card = refused(await gym.bob.slash(news, "reminder add", **options))
    assert "You may not write in" in card
    assert await gym.bot.services.reminders.of_member(gym.bob.id) == ()
