"""A second message, a region that was left alone, the week in short: as a member sees them."""

import json

import pytest

from bot.domain.exercises import Tracking
from bot.domain.own_exercises import NewExercise
from bot.domain.posts import Outcome
from bot.domain.reminder_states import Pause
from bot.domain.workouts import Entry, Log, WorkoutSet
from bot.services.privacy import COMPLETE
from bot.storage import own_exercises, reminders, workouts
from tests.cogs import back_days
from tests.cogs.back_days import BERLIN, MONDAY, direct_messages, due, own, put_off
from tests.cogs.conftest import Seen
from tests.conftest import Gym, crash, on_both


async def add(gym: Gym, **options):
    return await back_days.add(gym, **{"nudge": "2h"} | options)


async def watch(gym: Gym, **options):
    return await gym.alice.slash(gym.channel, "reminder region", **{"region": "lower", "days": 6} | BERLIN | options)


async def weekly(gym: Gym, **options):
    return await gym.alice.slash(gym.channel, "reminder weekly", **{"day": "sun"} | BERLIN | options)


async def log(gym: Gym, exercise: str, sets: str = "3x8", **options):
    await gym.alice.slash(gym.channel, "log", exercise=exercise, sets=sets, **options)


async def each_evening(gym: Gym, days: int) -> list[int]:
    """Which of the next evenings brought a direct message; it is posted for each of them in turn."""
    brought = []
    for day in range(days):
        before = len(direct_messages(gym))
        if len(await due(gym, days=1)) > before:
            brought.append(day + 1)
    return brought


# ------------------------------------------------------------------ a second message


async def test_who_has_logged_nothing_hears_once_more_that_day(gym: Gym, seen) -> None:
    assert "Mon 18:00, and once more after 2 hours" in seen(await add(gym))
    assert len(await due(gym, **MONDAY)) == 1
    assert "Once more Today, 20:00" in seen(await gym.alice.slash(gym.channel, "reminder list"))

    assert len(await due(gym, minutes=119)) == 1
    _, second = await due(gym, minutes=1)

    assert "There is still time for your back today" in second
    assert "that is fine too" in second
    assert second.buttons == ["Log"] * 3 + ["Good Morning", "Bent-Over Row", "Face Pull", "Start workout", "Skip"]
    assert len(await due(gym, hours=4)) == 2
    assert "Next" in seen(await gym.alice.slash(gym.channel, "reminder list"))
    assert len(await due(gym, days=6, hours=18)) == 3


async def test_who_has_logged_meanwhile_hears_nothing_more(gym: Gym, seen) -> None:
    await add(gym)
    await due(gym, **MONDAY)
    gym.clock.move(hours=1)
    await log(gym, "face pull")

    assert len(await due(gym, hours=1)) == 1
    assert (await own(gym))[0].last_outcome is Outcome.POSTED
    assert "posted" in seen(await gym.alice.slash(gym.channel, "reminder list"))


@pytest.mark.parametrize("how", ["Skip", "Snooze 15 min", "pause", "skip", "remove"])
async def test_who_has_asked_for_something_else_hears_nothing_more(gym: Gym, how: str) -> None:
    await add(gym)
    (post,) = await due(gym, **MONDAY)
    if how in ("Skip", "Snooze 15 min"):
        await put_off(post, how, gym.alice.user)
    elif how == "remove":
        await gym.alice.slash(gym.channel, "reminder remove", reminder=str((await own(gym))[0].id))
    else:
        await gym.alice.slash(gym.channel, f"reminder {how}")

    posts = await due(gym, hours=2)
    assert not any("There is still time" in post for post in posts)


async def test_what_is_skipped_while_discord_takes_nothing_is_not_tried_again(gym: Gym) -> None:
    await add(gym)
    (post,) = await due(gym, **MONDAY)
    gym.env.inject_error("POST", "/channels/*/messages", status=503)
    assert len(await due(gym, hours=2)) == 1
    assert (await own(gym))[0].claim is not None
    await put_off(post, "Skip", gym.alice.user)

    assert len(await due(gym, minutes=1)) == 1
    (now,) = await own(gym)
    assert (now.claim, now.last_outcome) == (None, Outcome.SKIPPED)


async def test_after_midnight_it_comes_no_more(gym: Gym) -> None:
    await add(gym, when="mon 21:59")
    assert len(await due(gym, days=4, hours=8, minutes=59)) == 1
    gym.env.inject_error("POST", "/channels/*/messages", status=503)
    assert len(await due(gym, hours=2)) == 1
    assert len(await due(gym, minutes=2)) == 1
    assert (await own(gym))[0].claim is None


async def test_praise_has_no_second_message(gym: Gym) -> None:
    await add(gym)
    gym.clock.move(days=4)
    await log(gym, "face pull")
    assert len(await due(gym, hours=5)) == 1
    assert len(await due(gym, hours=2)) == 1


async def test_in_a_channel_it_tells_nothing_of_what_was_done(gym: Gym) -> None:
    await log(gym, "shrug", "3x8@60")
    await add(gym, where="this channel")
    await due(gym, **MONDAY)
    await due(gym, hours=2)
    post = Seen(gym.channel.last_message)
    assert "There is still time" in post
    assert "Shrug" not in post.text
    assert "logged" not in post.text


@on_both
async def test_it_survives_a_restart_and_a_crash_and_comes_once(gym: Gym) -> None:
    await add(gym)
    await due(gym, **MONDAY)
    await gym.restart()
    gym.clock.move(hours=2)
    with crash(gym.bot.database, reminders.settle), pytest.raises(RuntimeError):
        await gym.bot.services.delivery.tick()
    await due(gym, minutes=3)

    posts = [
        request.json
        for request in gym.env.http_requests
        if request.method == "POST" and request.path.endswith("/messages")
    ]
    assert len(posts) == 3
    assert posts[1]["nonce"] == posts[2]["nonce"] != posts[0]["nonce"]
    assert len(await due(gym, hours=1)) == len(direct_messages(gym))
    assert (await own(gym))[0].claim is None


async def test_skip_on_the_second_message_changes_no_more(gym: Gym, seen) -> None:
    await add(gym)
    await due(gym, **MONDAY)
    second = (await due(gym, hours=2))[-1]
    assert "Next" in seen(await gym.alice.user.click(second.message, label="Skip"))
    assert (await own(gym))[0].last_outcome is Outcome.SKIPPED


async def test_the_form_of_another_try_keeps_what_was_chosen(gym: Gym, seen, refused) -> None:
    card = refused(await add(gym, timezone="Atlantis"))
    form = await gym.alice.click(card.message, label="Try again")
    done = seen(await gym.alice.submit_modal(form, {"when": "mon 18:00", "zone": "Berlin"}))
    assert "once more after 2 hours" in done


# ------------------------------------------------------------------ a region that was left alone


async def test_a_region_that_was_left_alone_is_named_once_and_again_after_as_many_days(gym: Gym, seen) -> None:
    await log(gym, "good morning")
    card = seen(await watch(gym))
    assert "If your lower back is untrained for 6 days · Every day 18:00" in card
    assert card.ephemeral

    assert await due(gym, hours=5) == []
    assert await each_evening(gym, 14) == [6, 12]
    (first, second) = sorted(direct_messages(gym), key=lambda post: post.message.id)
    assert "Lower back" in first
    assert "Its last set was 6 days ago" in first
    assert "12 days ago" in second
    assert first.buttons == [
        "Log", "Log", "Log", "Good Morning", "Hip Hinge Drill", "Bird Dog",
    ]  # fmt: skip

    question = await gym.alice.user.click(second.message, custom_id="log:good-morning")
    assert "✓ Good Morning" in seen(await gym.alice.user.submit_modal(question, {"sets": "3x8@20"}))
    assert await each_evening(gym, 7) == [6]


async def test_a_region_that_is_trained_is_left_in_peace(gym: Gym, seen) -> None:
    await watch(gym, days=2)
    assert await due(gym, hours=5) == []
    for _ in range(5):
        await log(gym, "good morning")
        assert await due(gym, days=1) == []
    assert (await own(gym))[0].last_outcome is None


async def test_warm_ups_and_other_regions_train_nothing(gym: Gym) -> None:
    await log(gym, "good morning")
    await watch(gym, days=2)
    gym.clock.move(hours=5)
    await gym.bot.services.delivery.tick()
    gym.clock.move(hours=20)
    await log(gym, "good morning", "warm-up 10@20")
    await log(gym, "face pull")
    assert await due(gym, hours=4) == []
    assert len(await due(gym, days=1)) == 1


async def test_where_nothing_was_ever_logged_it_counts_from_when_it_was_set(gym: Gym) -> None:
    await watch(gym, region="upper", days=3, time="20:00")
    gym.clock.move(hours=7)
    assert await each_evening(gym, 7) == [3, 6]
    assert "you asked me 3 days ago" in min(direct_messages(gym), key=lambda post: post.message.id)


async def test_quiet_hours_pause_skip_and_remove_hold_for_it_too(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "reminder quiet", start="17:00", end="21:00")
    card = seen(await watch(gym, days=2))
    assert "### Next: Today, 21:00" in card
    for hours in (8, 24, 21):
        assert await due(gym, hours=hours) == []  # at last Saturday, 18:00 in Berlin
    assert len(await due(gym, hours=3)) == 1

    await gym.alice.slash(gym.channel, "reminder pause")
    assert (await own(gym))[0].why_resting is Pause.OWNER
    assert len(await due(gym, days=3)) == 1
    await gym.alice.slash(gym.channel, "reminder resume")
    assert len(await due(gym, days=1)) == 2
    await gym.alice.slash(gym.channel, "reminder remove", reminder=str((await own(gym))[0].id))
    assert len(await due(gym, days=5)) == 2


async def test_a_look_is_no_reminder_that_skip_would_leave_out(gym: Gym) -> None:
    await watch(gym)
    await add(gym)
    await gym.alice.slash(gym.channel, "reminder skip")
    assert len(await due(gym, **MONDAY)) == 0


async def test_a_test_shows_it_at_once_and_changes_nothing(gym: Gym, seen) -> None:
    await watch(gym)
    await weekly(gym)
    before = await own(gym)
    for reminder in before:
        await gym.alice.slash(gym.channel, "reminder test", reminder=str(reminder.id))
    posts = direct_messages(gym)
    assert len(posts) == 2
    assert all("A test, as you asked" in post for post in posts)
    assert await own(gym) == before


async def test_closed_direct_messages_are_said_in_the_channel_without_what_they_say(gym: Gym) -> None:
    await watch(gym, days=2)
    for hours in (5, 24):
        assert await due(gym, hours=hours) == []
    gym.clock.move(days=1)
    gym.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, message="closed", times=1)
    await gym.bot.services.delivery.tick()
    card = Seen(gym.channel.last_message)
    assert "your direct messages are closed to me" in card
    assert "Lower" not in card.text
    assert card.buttons == []


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        ({"time": "25:00"}, "“25:00” is no time of day"),
        ({"time": "evening"}, "is no time of day"),
        ({"timezone": "Atlantis"}, "I know no time zone called “Atlantis”"),
    ],
)
async def test_what_is_not_understood_is_said(gym: Gym, refused, options, answer: str) -> None:
    assert answer in refused(await watch(gym, **options))
    assert answer in refused(await weekly(gym, **options))
    assert await own(gym) == ()


async def test_the_zone_that_was_told_once_is_no_guess(gym: Gym, seen) -> None:
    await weekly(gym)
    card = seen(await gym.alice.slash(gym.channel, "reminder region", region="mid", days=4))
    assert "Berlin" in card
    assert "guess" not in card


# ------------------------------------------------------------------ the week in short


async def test_the_week_is_told_beside_the_one_before(gym: Gym, seen) -> None:
    assert "Your week in short: Sun 18:00" in seen(await weekly(gym))
    await log(gym, "good morning", "warm-up 10@20, 3x8@60")
    gym.clock.move(days=1)
    await log(gym, "face pull", "2x15@20")
    (first,) = await due(gym, days=2, hours=5)
    assert "2 workouts this week, none the week before." in first
    assert "**Lower back** · 3 sets, the week before 0" in first
    assert "**Mid-back** · 0 sets, the week before 0" in first
    assert "**Upper back** · 2 sets, the week before 0" in first
    assert "up to 2026-01-04" in first
    (picture,) = first.pictures
    assert "29 Dec 2025 – 4 Jan 2026: 5 sets in 2 workouts" in picture["description"]
    assert "Show everyone" in first.buttons

    gym.clock.move(days=1)
    await log(gym, "good morning", "1x8@60")
    second = (await due(gym, days=6))[-1]
    assert "One workout this week, 2 the week before." in second
    assert "**Lower back** · one set, the week before 3" in second
    third = (await due(gym, days=7))[-1]
    assert "No workout this week, one the week before." in third
    assert third.pictures == []


async def test_where_nothing_was_ever_logged_the_week_is_silent(gym: Gym) -> None:
    await weekly(gym)
    assert await due(gym, days=3, hours=5) == []
    await log(gym, "face pull")
    assert len(await due(gym, days=7)) == 1


async def test_an_exercise_beside_the_back_is_a_workout_and_no_set_of_a_region(gym: Gym) -> None:
    (bench,) = await gym.bot.database.write(
        own_exercises.bring, gym.alice.id, 1, [NewExercise("Bench Press", Tracking.WEIGHT_REPS)]
    )
    await weekly(gym)
    await watch(gym, region="mid", days=3)
    sets = (WorkoutSet(reps=8),) * 3
    await gym.bot.database.write(workouts.add, Log(1, gym.alice.id, None, gym.clock(), (Entry(bench.id, sets),)))
    for hours in (5, 24, 24):
        assert await due(gym, hours=hours) == []
    posts = await due(gym, days=1)
    week = next(post for post in posts if "Your week" in post)
    assert "One workout this week" in week
    assert "**Mid-back** · 0 sets" in week
    assert any("No set for it is logged yet" in post for post in posts)


# ------------------------------------------------------------------ beside the others


async def test_the_calendar_has_back_days_alone(gym: Gym, seen, refused) -> None:
    await watch(gym)
    await weekly(gym)
    assert "the calendar would be empty" in refused(await gym.alice.slash(gym.channel, "reminder calendar"))
    await add(gym)
    (file,) = seen(await gym.alice.slash(gym.channel, "reminder calendar")).message.attachments
    assert (await file.read()).decode().count("BEGIN:VEVENT") == 1


async def test_the_export_tells_what_each_is_about(gym: Gym) -> None:
    await add(gym)
    await watch(gym)
    await weekly(gym)
    exported = json.loads((await gym.bot.services.privacy.export(gym.alice.id)).files[COMPLETE])["reminders"]
    by_about = {line["about"]: line for line in exported}
    assert by_about["day"]["nudge_hours"] == 2
    assert {"region": "lower", "untrained_days": 6, "time": "18:00"}.items() <= by_about["region"].items()
    assert by_about["week"]["days"] == ["sun"]


async def test_nothing_of_it_stands_in_the_log(gym: Gym, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "bot")
    await watch(gym, days=2)
    await weekly(gym)
    await due(gym, days=3, hours=5)
    assert "lower" not in caplog.text.lower()


async def test_the_eleventh_of_any_kind_is_refused(gym: Gym, refused) -> None:
    for _ in range(5):
        await watch(gym)
        await weekly(gym)
    assert "You have 10 reminders" in refused(await watch(gym))
