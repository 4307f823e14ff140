"""What `/reminder` posts and what can be done with it: put off, skip, pause, quiet hours, a test, a calendar."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import aiohttp
import discord
import pytest

from bot.domain.posts import Outcome
from bot.domain.reminder_states import Pause
from bot.domain.reminders import Occurrence
from tests.cogs.back_days import AT_18, MONDAY, add, direct_messages, due, own, put_off
from tests.cogs.conftest import Seen
from tests.conftest import Gym, on_both


async def tap(gym: Gym, post: Seen, label: str, who=None):
    return await put_off(post, label, who or gym.alice.user)


# ------------------------------------------------------------------ saying when


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("every other day 07:30", "Every other day 07:30"),
        ("every 3 days at 6pm", "Every 3 days 18:00"),
        ("every other monday 18:00", "Every other week on Mon 18:00"),
        ("every 3 weeks on mon 18:00", "Every 3 weeks on Mon 18:00"),
        ("tomorrow 7am", "Once, on Fri 2 Jan 2026, 07:00"),
        ("in 2 hours", "Once, on Thu 1 Jan 2026, 15:00"),
        ("24 Dec 18:00", "Once, on Thu 24 Dec 2026, 18:00"),
    ],
)
async def test_every_way_of_saying_when_is_read_back(gym: Gym, seen, when: str, words: str) -> None:
    assert words in seen(await add(gym, when=when))


async def test_while_it_is_typed_it_is_read_back(gym: Gym) -> None:
    async def offered(typed: str, **options: str) -> list[tuple[str, str]]:
        choices = await gym.alice.autocomplete(gym.channel, "reminder add", "when", typed, **options)
        return [(choice["name"], choice["value"]) for choice in choices]

    assert ("every other day 07:30", "every other day 07:30") in await offered("")
    assert await offered("mon thu 6pm") == []  # where are you?
    assert await offered("mon thu 6pm", timezone="Tokyo") == [("Mon, Thu 18:00 (Tokyo)", "mon thu 6pm")]
    assert await gym.bot.services.schedules.zone_of(gym.alice.id) is None
    await add(gym)
    assert await offered("every 2nd day 7") == [("Every other day 07:00 (Berlin)", "every 2nd day 7")]
    assert await offered("every 2nd da") == []


async def test_where_the_clocks_change_the_answer_says_what_happens(gym: Gym, seen) -> None:
    gym.clock.move(days=86)  # 28 March
    spring = seen(await add(gym, when="every day 02:30"))
    assert "On Sun 29 Mar the clocks skip that time: it comes at 03:30 instead, once." in spring
    gym.clock.move(days=210)
    autumn = seen(await add(gym, when="every day 02:30"))
    assert "the clocks repeat that time: it comes the first time only, at 02:30" in autumn
    assert "clocks" not in seen(await add(gym, when="every day 18:00"))


async def test_a_guessed_zone_is_offered_first(gym: Gym) -> None:
    offered = await gym.alice.autocomplete(gym.channel, "reminder add", "timezone", "", when="mon 18:00")
    assert offered[0]["value"] == "America/New_York"  # Discord speaks American English here


@on_both
async def test_a_reminder_for_one_moment_comes_once_and_is_shown_as_done(gym: Gym, seen) -> None:
    await add(gym, when="in 2 hours")
    assert len(await due(gym, hours=2)) == 1
    assert len(await due(gym, days=1)) == 1
    assert "will not come again" in seen(await gym.alice.slash(gym.channel, "reminder list"))


async def test_a_list_of_all_that_can_be_set_beside_what_is_over_fits_into_a_message(gym: Gym, seen) -> None:
    for _ in range(3):
        await add(gym, when="in 2 hours")
    await due(gym, hours=2)
    for _ in range(10):
        await add(gym)
    card = seen(await gym.alice.slash(gym.channel, "reminder list"))
    assert card.buttons.count("Edit") == 11
    assert len(card.parts) <= 40


# ------------------------------------------------------------------ a test


async def test_a_test_comes_at_once_and_changes_nothing(gym: Gym, seen) -> None:
    card = seen(await add(gym))
    before = await own(gym)

    assert "A test, which changes nothing: posted" in seen(await gym.alice.click(card.message, label="Send a test"))

    (post,) = direct_messages(gym)
    assert "A test, as you asked" in post
    assert not post.options
    assert await own(gym) == before
    assert "posted" in seen(await gym.alice.slash(gym.channel, "reminder test", reminder=str(before[0].id)))


async def test_a_test_that_fails_says_why(gym: Gym, seen) -> None:
    await add(gym)
    gym.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, message="closed", times=None)
    (reminder,) = await own(gym)
    card = seen(await gym.alice.slash(gym.channel, "reminder test", reminder=str(reminder.id)))
    assert "your direct messages are closed" in card
    assert (await own(gym))[0].last_outcome is None


async def test_nobody_tests_pauses_or_skips_what_is_anothers(gym: Gym, refused) -> None:
    await add(gym)
    (mine,) = await own(gym)
    for command in ("test", "pause", "resume", "skip"):
        refused(await gym.bob.slash(gym.channel, f"reminder {command}", reminder=str(mine.id)))
    assert await own(gym) == (mine,)
    assert direct_messages(gym) == []


# ------------------------------------------------------------------ putting off, on the post


@pytest.mark.parametrize(
    ("label", "seconds"), [("Snooze 15 min", 900), ("1 h", 3600), ("Tonight", 7200), ("Tomorrow", 86400)]
)
async def test_a_post_is_put_off_and_comes_again_once(gym: Gym, seen, label: str, seconds: int) -> None:
    await add(gym)
    (post,) = await due(gym, **MONDAY)

    card = seen(await tap(gym, post, label))

    to = datetime.fromtimestamp(AT_18 + seconds, UTC).astimezone(ZoneInfo("Europe/Berlin"))
    expected = f"Today, {to:%H:%M}" if seconds < 86400 else f"{to:%a} {to.day} {to:%b}, {to:%H:%M}"
    assert f"Snoozed until {expected}" in card
    assert "Next" not in card  # it would be the same moment
    assert len(await due(gym, seconds=seconds - 1)) == 1
    assert len(await due(gym, seconds=1)) == 2
    assert len(await due(gym, hours=30)) == 2
    assert (await own(gym))[0].next_at.timestamp() == AT_18 + 7 * 86400


@on_both
async def test_a_second_tap_and_a_restart_change_nothing(gym: Gym, seen) -> None:
    await add(gym)
    (post,) = await due(gym, **MONDAY)
    first = seen(await tap(gym, post, "Snooze 15 min"))
    await gym.restart()
    gym.clock.move(minutes=5)

    assert seen(await tap(gym, post, "Snooze 15 min")).text == first.text
    assert len(await due(gym, minutes=10)) == 2
    assert "has come again since" in seen(await tap(gym, post, "Snooze 15 min"))
    assert len(await due(gym, hours=2)) == 2


async def test_another_choice_takes_the_place_of_the_first(gym: Gym) -> None:
    await add(gym)
    (post,) = await due(gym, **MONDAY)
    await tap(gym, post, "Snooze 15 min")
    await tap(gym, post, "1 h")
    assert len(await due(gym, minutes=59)) == 1
    assert len(await due(gym, minutes=1)) == 2


async def test_what_comes_again_can_be_put_off_again(gym: Gym) -> None:
    await add(gym)
    (post,) = await due(gym, **MONDAY)
    await tap(gym, post, "Snooze 15 min")
    newest = next(reminder for reminder in await due(gym, minutes=15) if reminder.message.id != post.message.id)
    await tap(gym, newest, "Snooze 15 min")
    assert len(await due(gym, minutes=15)) == 3


async def test_skip_on_the_post_drops_a_snooze(gym: Gym, seen) -> None:
    await add(gym)
    (post,) = await due(gym, **MONDAY)
    await tap(gym, post, "1 h")
    for _ in range(2):
        assert "Next Mon 12 Jan, 18:00" in seen(await tap(gym, post, "Skip"))
    assert len(await due(gym, hours=2)) == 1
    assert (await own(gym))[0].last_outcome is Outcome.SKIPPED


async def test_tonight_is_not_offered_in_the_evening(gym: Gym, seen) -> None:
    await add(gym)
    (post,) = await due(gym, **MONDAY)
    gym.clock.move(hours=2, minutes=1)
    assert "Tonight has begun" in seen(await tap(gym, post, "Tonight"))
    await add(gym, when="mon 21:00")
    late = next(reminder for reminder in await due(gym, hours=1) if reminder.message.id != post.message.id)
    assert "Tonight" not in late.buttons


async def test_only_its_owner_puts_a_post_in_a_channel_off(gym: Gym, refused) -> None:
    await add(gym, where="this channel")
    await due(gym, **MONDAY)
    post = Seen(gym.channel.last_message)
    before = await own(gym)
    for label in ("Snooze 15 min", "Tomorrow", "Skip"):
        refused(await tap(gym, post, label, gym.bob))
    assert await own(gym) == before


async def test_the_back_day_of_a_server_cannot_be_put_off(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "backday set", when="mon 18:00", channel=gym.channel, timezone="Berlin")
    await due(gym, **MONDAY)
    assert "Snooze 15 min" not in Seen(gym.channel.last_message).buttons


# ------------------------------------------------------------------ skip, pause, quiet hours


async def test_skip_leaves_out_the_next_one(gym: Gym, seen) -> None:
    await add(gym)
    card = seen(await gym.alice.slash(gym.channel, "reminder skip"))
    assert "Skipped: Mon 5 Jan, 18:00" in card
    assert "Next Mon 12 Jan, 18:00" in card
    assert card.ephemeral
    assert await due(gym, **MONDAY) == []
    assert len(await due(gym, days=7)) == 1


@on_both
async def test_skip_in_the_list_skips_once_however_often_it_is_tapped(gym: Gym) -> None:
    await add(gym)
    card = await gym.alice.slash(gym.channel, "reminder list")
    skip = f"skip-next:{(await own(gym))[0].id}:{AT_18}"
    await gym.alice.click(card.response, custom_id=skip)
    assert (await own(gym))[0].next_at.timestamp() == AT_18 + 7 * 86400
    assert (await own(gym))[0].revision == 1


async def test_with_nothing_next_there_is_nothing_to_skip(gym: Gym, refused) -> None:
    assert "not there any more" in refused(await gym.alice.slash(gym.channel, "reminder skip"))
    await add(gym)
    await gym.alice.slash(gym.channel, "reminder pause")
    assert "Nothing comes next" in refused(await gym.alice.slash(gym.channel, "reminder skip"))


async def test_a_pause_ends_by_itself_or_by_resume(gym: Gym, seen) -> None:
    await add(gym)
    card = seen(await gym.alice.slash(gym.channel, "reminder pause", until="10 Jan"))
    assert card.ephemeral
    assert await due(gym, **MONDAY) == []
    assert len(await due(gym, days=7)) == 1

    assert "Paused: by you" in seen(await gym.alice.slash(gym.channel, "reminder pause"))
    assert len(await due(gym, days=7)) == 1
    listed = seen(await gym.alice.slash(gym.channel, "reminder list"))
    assert "Paused" not in seen(await gym.alice.click(listed.message, label="Resume all"))
    assert (await own(gym))[0].why_resting is None
    assert len(await due(gym, days=7)) == 2


async def test_the_list_pauses_all(gym: Gym, seen) -> None:
    await add(gym)
    await add(gym, when="thu 7am")
    listed = seen(await gym.alice.slash(gym.channel, "reminder list"))
    seen(await gym.alice.click(listed.message, label="Pause all"))
    assert [reminder.why_resting for reminder in await own(gym)] == [Pause.OWNER, Pause.OWNER]


async def test_until_what_is_said_if_it_is_not_understood(gym: Gym, refused) -> None:
    await add(gym)
    assert "did not understand “soon”" in refused(await gym.alice.slash(gym.channel, "reminder pause", until="soon"))
    assert (await own(gym))[0].why_resting is None


async def test_what_falls_into_quiet_hours_comes_at_their_end(gym: Gym, seen) -> None:
    await add(gym, when="mon 23:00")
    card = seen(await gym.alice.slash(gym.channel, "reminder quiet", start="22:00", end="7am"))
    assert "Quiet hours 22:00–07:00" in card
    assert await due(gym, days=4, hours=12) == []  # Tuesday, 01:00 in Berlin
    (post,) = await due(gym, hours=6)
    assert "Posted late" not in post
    assert "You have no quiet hours" in seen(await gym.alice.slash(gym.channel, "reminder quiet"))


async def test_a_snooze_into_quiet_hours_says_when_it_really_comes(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "reminder quiet", start="18:30", end="20:00")
    await add(gym)
    (post,) = await due(gym, **MONDAY)
    assert "Snoozed until Today, 20:00" in seen(await tap(gym, post, "1 h"))
    assert len(await due(gym, minutes=119)) == 1
    assert len(await due(gym, minutes=1)) == 2


@pytest.mark.parametrize(
    ("hours", "answer"),
    [({"start": "22:00"}, "is no time of day"), ({"start": "7am", "end": "07:00"}, "Quiet hours need an end")],
)
async def test_quiet_hours_that_are_none_are_refused(gym: Gym, refused, hours: dict, answer: str) -> None:
    assert answer in refused(await gym.alice.slash(gym.channel, "reminder quiet", **hours))


# ------------------------------------------------------------------ what it carries


async def log(gym: Gym, **options: str) -> None:
    await gym.alice.slash(gym.channel, "log", **options)


async def test_the_post_carries_todays_workout_with_targets(gym: Gym, seen) -> None:
    for _ in range(2):
        await log(gym, exercise="face pull", sets="3x15@20")
        gym.clock.move(hours=2)
    await add(gym)

    (post,) = await due(gym, days=4, hours=1)

    assert post.text.startswith("### Back day: ")
    assert "**Face Pull** 3 × 16 @ 20 kg" in post
    assert post.buttons == ["Start workout", "Shorter or swap", "My back is sore"]
    shorter = seen(await tap(gym, post, "Shorter or swap"))
    assert shorter.text.startswith("### Today: ")
    later = next(part["custom_id"] for part in post.parts if part.get("custom_id", "").startswith("not-now:"))
    assert (await gym.alice.user.select(post.message, ["log"], custom_id=later)).modal is not None


async def test_start_begins_the_workout_and_leaves_the_post(gym: Gym, seen) -> None:
    await log(gym, exercise="face pull", sets="3x15@20")
    await add(gym)
    (post,) = await due(gym, **MONDAY)
    live = seen(await tap(gym, post, "Start workout"))
    assert "set 1 of" in live
    assert live.message.id != post.message.id
    assert "Back day: " in direct_messages(gym)[0]


async def test_a_post_in_a_channel_does_not_tell_what_somebody_did(gym: Gym) -> None:
    await log(gym, exercise="shrug", sets="3x8@60")
    await add(gym, where="this channel")
    await due(gym, **MONDAY)
    post = Seen(gym.channel.last_message)
    assert "Shrug" not in post.text
    assert "Good Morning" in post.text


@pytest.mark.parametrize(("when_done", "outcome"), [("praise", Outcome.POSTED), ("silent", Outcome.DONE)])
async def test_who_has_trained_today_is_praised_or_left_alone(
    gym: Gym, seen, when_done: str, outcome: Outcome
) -> None:
    await add(gym, when_done=when_done)
    gym.clock.move(days=4)
    await log(gym, exercise="face pull", sets="3x15@20")

    posts = await due(gym, hours=5)

    assert [post.text.splitlines()[0] for post in posts] == (
        ["## Well done: back day is behind you"] if when_done == "praise" else []
    )
    assert (await own(gym))[0].last_outcome is outcome
    if when_done == "silent":
        assert "you had trained already" in seen(await gym.alice.slash(gym.channel, "reminder list"))


# ------------------------------------------------------------------ failing well


async def test_what_discord_refuses_for_good_is_not_tried_for_an_hour(gym: Gym, seen) -> None:
    await add(gym)
    gym.env.inject_error("POST", "/channels/*/messages", status=400, code=50035, message="Invalid Form Body")
    await due(gym, **MONDAY)
    assert (await own(gym))[0].last_outcome is Outcome.FAILED
    assert "Discord did not take it" in seen(await gym.alice.slash(gym.channel, "reminder list"))


async def test_a_passing_fault_puts_a_server_post_off_and_pauses_nothing(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "backday set", when="mon 18:00", channel=gym.channel, timezone="Berlin")
    gym.env.inject_error("POST", "/channels/*/messages", status=503, times=None)
    await due(gym, **MONDAY)
    now = await gym.bot.services.back_days.of(gym.guild.id)
    assert (now.claim.attempts, now.why_resting, now.last_outcome) == (1, None, None)


@pytest.mark.parametrize("fault", [TimeoutError, aiohttp.ClientOSError])
@on_both
async def test_what_is_not_answered_in_time_is_posted_once_half_a_minute_later(
    gym: Gym, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    await add(gym)

    async def broken(*_: object, **__: object) -> None:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(discord.DMChannel, "send", broken)
        assert await due(gym, **MONDAY) == []
    assert await due(gym, seconds=29) == []
    assert len(await due(gym, seconds=1)) == 1
    assert len(await due(gym, minutes=10)) == 1


async def test_a_gateway_that_connects_anew_starts_nothing_twice(gym: Gym) -> None:
    await add(gym)
    await gym.alice.slash(gym.channel, "backday set", when="mon 18:00", channel=gym.channel)
    jobs = [job.name for job in gym.bot._beat._scheduler.get_jobs()]
    requests = len(gym.env.http_requests)
    for _ in range(2):
        gym.bot.dispatch("disconnect")
        gym.bot.dispatch("connect")
        gym.bot.dispatch("ready")
        gym.bot.dispatch("resumed")
        gym.bot.dispatch("guild_join", gym.bot.get_guild(gym.guild.id))
    await gym.env.settle()
    assert [job.name for job in gym.bot._beat._scheduler.get_jobs()] == jobs
    assert len(gym.env.http_requests) == requests
    assert len(await due(gym, **MONDAY)) == 1
    assert len(gym.channel.history()) == 1


async def test_nothing_of_a_reminder_stands_in_the_log(gym: Gym, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "bot")
    await log(gym, exercise="face pull", sets="3x15@20")
    await add(gym)
    await due(gym, **MONDAY)
    assert "mon 18:00" not in caplog.text
    assert "Face Pull" not in caplog.text


# ------------------------------------------------------------------ the calendar


async def test_the_calendar_is_a_file_for_its_owner_alone(gym: Gym, seen, refused) -> None:
    assert "the calendar would be empty" in refused(await gym.alice.slash(gym.channel, "reminder calendar"))
    await add(gym, when="mon thu 18:00")
    card = seen(await gym.alice.slash(gym.channel, "reminder calendar"))
    assert card.ephemeral
    (file,) = card.message.attachments
    assert file.filename == "backday.ics"
    content = (await file.read()).decode()
    assert "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TH;WKST=MO" in content
    assert "SUMMARY:Back day" in content


# ------------------------------------------------------------------ the member's own data


async def test_the_export_says_every_kind_of_rule_and_what_was_asked_for(gym: Gym) -> None:
    for when in ("every other mon 18:00", "every 3 days 7am", "24 Dec 18:00"):
        await add(gym, when=when, when_done="silent")
    await gym.alice.slash(gym.channel, "reminder quiet", start="22:00", end="07:00")
    await gym.alice.slash(gym.channel, "reminder pause")

    everything = (await gym.bot.services.privacy.export(gym.alice.id)).files["backday.json"]
    exported = json.loads(everything)["reminders"]

    assert {"days": ["mon"], "weeks": 2, "time": "18:00", "start": "2026-01-05"}.items() <= exported[0].items()
    assert {"every_days": 3, "time": "07:00", "start": "2026-01-02"}.items() <= exported[1].items()
    assert exported[2]["once"] == "2026-12-24T17:00:00+00:00"
    for exported_reminder in exported:
        assert (exported_reminder["quiet"], exported_reminder["paused"], exported_reminder["when_done"]) == (
            ["22:00", "07:00"],
            "owner",
            "silent",
        )


async def test_the_channel_of_direct_messages_is_asked_for_once(gym: Gym) -> None:
    await add(gym, when="every day 18:00")
    for day in (0, 1, 1):
        gym.bot._connection._private_channels_by_user.clear()  # discord.py keeps 128
        await due(gym, days=day, hours=0 if day else 6)
    assert len(direct_messages(gym)) == 3
    requests = [
        request
        for request in gym.env.http_requests
        if (request.method, request.path) == ("POST", "/users/@me/channels")
    ]
    assert len(requests) == 1


# ------------------------------------------------------------------ many at once


async def test_what_many_say_is_looked_up_one_by_one(gym: Gym, monkeypatch) -> None:
    """A hundred at once would stop the event loop."""
    await add(gym)
    await gym.bob.slash(gym.channel, "reminder add", when="mon 18:00", timezone="Europe/Berlin")
    speech = gym.bot.services.delivery._post._speech
    of, reading, most = speech.of, 0, 0

    async def read(occurrence: Occurrence):
        nonlocal reading, most
        reading += 1
        most = max(most, reading)
        try:
            return await of(occurrence)
        finally:
            reading -= 1

    monkeypatch.setattr(speech, "of", read)
    gym.clock.move(**MONDAY)

    assert await gym.bot.services.delivery.tick() == 2
    assert most == 1
