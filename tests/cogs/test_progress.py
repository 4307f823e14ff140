"""`/progress`, `/balance` and `/records`: the answer in words, the picture, and the way to the next one."""

import pytest

from tests.cogs.conftest import Seen
from tests.conftest import Gym


async def log(gym: Gym, exercise: str, sets: str, **options: str) -> Seen:
    return Seen((await gym.alice.slash(gym.channel, "log", exercise=exercise, sets=sets, **options)).response)


async def some_weeks(gym: Gym, *weeks: tuple[tuple[str, str], ...]) -> None:
    """A workout a week, the last one today."""
    for number, week in enumerate(weeks):
        if number:
            gym.clock.move(days=7)
        for exercise, sets in week:
            await log(gym, exercise, sets)


async def shown(gym: Gym, seen, command: str, **options: str) -> Seen:
    card = seen(await gym.alice.slash(gym.channel, command, **options))
    assert card.ephemeral, "what somebody did is nobody else's business"
    return card


def alt(card: Seen) -> str:
    (picture,) = card.pictures
    assert picture["description"]
    return picture["description"].replace("\N{NO-BREAK SPACE}", " ")


async def pick(gym: Gym, seen, card: Seen, value: str) -> Seen:
    return seen(await gym.alice.select(card.message, values=[value], custom_id=_menu(card)))


def _menu(card: Seen) -> str:
    return next(
        part["custom_id"] for part in card.parts if part["type"] == 3 and part["custom_id"].startswith("picture")
    )


# ------------------------------------------------------------------ one exercise


async def test_nothing_logged_says_so_without_a_picture(gym: Gym, seen) -> None:
    card = await shown(gym, seen, "progress", exercise="bent over row")

    assert "Bent-Over Row: nothing to draw yet" in card
    assert card.pictures == []
    assert "Log it" in card.buttons or "Log" in card.buttons


async def test_one_workout_is_a_point_and_invites_the_next(gym: Gym, seen) -> None:
    await log(gym, "dead hang", "22s")

    card = await shown(gym, seen, "progress", exercise="dead hang")

    assert "### Dead Hang: 22 s today" in card.text
    assert "one more workout draws the line" in card
    assert "the first" in alt(card)


async def test_the_estimated_max_its_record_and_when_it_was(gym: Gym, seen) -> None:
    await some_weeks(
        gym, (("bent over row", "1x5@80kg"),), (("bent over row", "1x5@90kg"),), (("bent over row", "1x5@85kg"),)
    )

    card = await shown(gym, seen, "progress", exercise="bent over row")

    words = card.text
    assert "### Bent-Over Row: 97.5 kg today" in words  # 85 × (1 + 5/30 and 36/32, in the mean) = 97.4
    assert "Estimated max. Record 103 kg, 8 Jan." in words
    assert "8 Jan 103" in alt(card)


async def test_a_record_today_is_told(gym: Gym, seen) -> None:
    await some_weeks(gym, (("pull up", "8"),), (("pull up", "10"),))

    card = await shown(gym, seen, "progress", exercise="pull up")

    assert "10 reps today" in card
    assert "Most reps in a set. A record today." in card


async def test_kilograms_and_pounds_stand_on_one_line_in_the_members_unit(gym: Gym, seen) -> None:
    await some_weeks(gym, (("bent over row", "1x1@100kg"),), (("bent over row", "1x1@225lb"),))

    card = await shown(gym, seen, "progress", exercise="bent over row")

    assert "102 kg today" in card  # 225 lb is 102.06 kg
    assert "A record today" in card


async def test_less_help_is_better(gym: Gym, seen) -> None:
    await some_weeks(gym, (("assisted pull up", "1x8@30kg"),), (("assisted pull up", "1x8@20kg"),))

    card = await shown(gym, seen, "progress", exercise="assisted pull up")

    assert "20 kg today" in card
    assert "Help · less is better. A record today." in card


async def test_what_is_undone_is_off_the_line(gym: Gym, seen) -> None:
    await some_weeks(gym, (("bent over row", "1x5@80kg"),))
    gym.clock.move(days=7)
    logged = await log(gym, "bent over row", "1x5@100kg")
    before = await shown(gym, seen, "progress", exercise="bent over row")
    assert "A record today" in before

    await gym.alice.click(logged.message, label="Undo")

    after = await shown(gym, seen, "progress", exercise="bent over row")
    assert "today" not in after.text
    assert "Your first" in after


async def test_an_own_exercise_has_its_line_too(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "my-exercise add", name="Gate heave", region="mid", counts="weight_reps")
    await some_weeks(gym, (("gate heave", "1x8@20kg"),), (("gate heave", "1x8@25kg"),))

    card = await shown(gym, seen, "progress", exercise="gate heave")

    assert "25 kg today" in card
    assert "Most weight. A record today." in card
    assert card.pictures


# ------------------------------------------------------------------ the whole back


@pytest.mark.parametrize("command", ["progress", "balance"])
async def test_an_empty_log_has_a_sentence_and_no_picture(gym: Gym, seen, command: str) -> None:
    card = await shown(gym, seen, command)

    assert "No sets of your back yet" in card
    assert card.pictures == []


FOUR_WEEKS = [
    (
        ("lat pulldown", "5x8@60kg"),
        ("lat pulldown", "5x8@60kg"),
        ("face pull", "5x12@20kg"),
        ("face pull", "5x12@20kg"),
    )
] * 4


async def test_the_neglected_region_is_named_with_its_number(gym: Gym, seen) -> None:
    await some_weeks(gym, *FOUR_WEEKS)

    card = await shown(gym, seen, "balance")

    assert "### Lower back needs sets" in card
    assert "0 a week; 10 is the aim. A set gives its main region 1, others ½." in card
    words = alt(card)
    assert words.startswith("Back view, sets in an average week, 26 Dec to 22 Jan.")
    assert "Productive: " in words
    assert "lats 10" in words


async def test_three_exercises_for_it_are_one_tap_from_their_log(gym: Gym, seen) -> None:
    await some_weeks(gym, *FOUR_WEEKS)
    card = await shown(gym, seen, "balance")
    offered = [part for part in card.parts if part.get("custom_id", "").startswith("log:")]
    assert len(offered) == 3

    opened = await gym.alice.click(card.message, label=offered[0]["label"])

    assert opened.modal is not None


async def test_weekly_sets_are_told_region_by_region(gym: Gym, seen) -> None:
    await some_weeks(gym, *FOUR_WEEKS)

    card = await shown(gym, seen, "progress")

    assert "### Lower back needs sets" in card
    assert "Mid-back: 10, 10, 10, 10 so far this week." in alt(card)


async def test_two_weeks_are_too_few_for_a_verdict(gym: Gym, seen) -> None:
    await some_weeks(gym, FOUR_WEEKS[0], FOUR_WEEKS[1])

    for command in ("progress", "balance"):
        card = await shown(gym, seen, command)
        assert "The first weeks" in card
        assert "needs sets" not in card.text


async def test_own_exercises_without_muscles_count_for_their_region(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "my-exercise add", name="Sandbag", region="lower", counts="weight_reps")
    await log(gym, "sandbag", "4x8@20kg")

    card = await shown(gym, seen, "progress")

    assert "Lower back: none before, 4 so far this week." in alt(card)


async def test_the_menu_leads_to_every_picture_and_to_exercises_done_of_late(gym: Gym, seen) -> None:
    await some_weeks(gym, *FOUR_WEEKS)
    card = await shown(gym, seen, "progress")
    assert set(card.options) == {"balance", "calendar", "week", "records", "of:lat-pulldown", "of:face-pull"}

    calendar = await pick(gym, seen, card, "calendar")
    assert "4 back days in 20 weeks" in calendar
    assert alt(calendar).startswith("Back days, 20 weeks")
    week = await pick(gym, seen, calendar, "week")
    assert "### This week: 20 sets" in week
    assert "alice" not in alt(week)
    line = await pick(gym, seen, week, "of:lat-pulldown")
    assert "### Lat Pulldown: " in line
    assert "weekly" in line.options
    records = await pick(gym, seen, line, "records")
    assert "No record yet" in records


async def test_a_week_without_sets_has_nothing_to_show(gym: Gym, seen) -> None:
    card = await pick(gym, seen, await shown(gym, seen, "balance"), "week")

    assert "No sets this week yet" in card
    assert card.pictures == []


async def test_a_hundred_exercises_fit_into_the_menu(gym: Gym, seen) -> None:
    for number in range(30):
        name = f"Row number {number}"
        await gym.alice.slash(gym.channel, "my-exercise add", name=name, region="mid", counts="weight_reps")
        await log(gym, name, "1x8@20kg")

    card = await shown(gym, seen, "progress")

    assert len(card.options) == 4 + 15
    assert card.options[4].startswith("of:own-")


# ------------------------------------------------------------------ records


async def test_no_record_says_how_one_comes_about(gym: Gym, seen) -> None:
    await log(gym, "bent over row", "1x5@80kg")

    for options in ({}, {"exercise": "bent over row"}):
        card = await shown(gym, seen, "records", **options)
        assert "o record yet" in card
        assert "A first time is none" in card


async def test_records_by_month_with_their_days(gym: Gym, seen) -> None:
    await some_weeks(
        gym,
        (("bent over row", "1x5@80kg"), ("dead hang", "30s")),
        (("bent over row", "1x5@90kg"),),
        (("dead hang", "90s"),),
    )
    gym.clock.move(days=21)
    await log(gym, "bent over row", "1x5@95kg")

    card = await shown(gym, seen, "records")

    assert "### One record in February" in card
    assert "**Bent-Over Row** estimated max" in card
    older = seen(await gym.alice.click(card.message, label="Older"))
    assert "### 2 records in January" in older
    assert "**Dead Hang** 1:30 min, 15 Jan" in older
    assert "Newer" in older.buttons
    assert "Older" not in older.buttons


async def test_the_records_of_one_exercise_that_hold(gym: Gym, seen) -> None:
    await some_weeks(
        gym, (("bent over row", "1x5@80kg"),), (("bent over row", "1x6@80kg"),), (("bent over row", "1x5@90kg"),)
    )

    card = await shown(gym, seen, "records", exercise="bent over row")

    words = card.text
    assert "**Estimated max** 103 kg, today" in words
    assert "**Weight** 5 @ 90 kg, today" in words
    assert "**Reps** 6 reps @ 80 kg, 8 Jan" in words
    assert "give or take 5 kg" in words
    assert "### Bent-Over Row: 103" in seen(await gym.alice.click(card.message, label="Picture")).text


async def test_records_are_back_when_the_log_is_restored(gym: Gym, seen) -> None:
    await some_weeks(gym, (("bent over row", "1x5@80kg"),))
    gym.clock.move(days=7)
    logged = await log(gym, "bent over row", "1x5@90kg")
    before = await shown(gym, seen, "records")

    undone = seen(await gym.alice.click(logged.message, label="Undo"))
    assert "No record yet" in await shown(gym, seen, "records")
    await gym.alice.click(undone.message, label="Restore")

    assert (await shown(gym, seen, "records")).text == before.text


async def test_anothers_records_are_their_own(gym: Gym, seen) -> None:
    await some_weeks(gym, (("bent over row", "1x5@80kg"),), (("bent over row", "1x5@90kg"),))

    card = seen(await gym.bob.slash(gym.channel, "records"))

    assert "No record yet" in card


# ------------------------------------------------------------------ a week to show


def public(gym: Gym) -> list[Seen]:
    return [Seen(message) for message in gym.channel.history() if not message.flags.ephemeral]


async def week_card(gym: Gym, seen) -> Seen:
    await some_weeks(gym, *FOUR_WEEKS)
    return await pick(gym, seen, await shown(gym, seen, "progress"), "week")


async def test_a_week_is_previewed_then_posted_without_a_name_and_can_be_taken_back(gym: Gym, seen) -> None:
    card = await week_card(gym, seen)

    preview = seen(await gym.alice.click(card.message, label="Show everyone"))
    assert preview.ephemeral
    assert "will see this" in preview
    assert public(gym) == []

    posted = seen(await gym.alice.click(preview.message, label="Post"))
    assert "Posted in" in posted
    (post,) = public(gym)
    assert post.text == ""
    (picture,) = post.pictures
    assert picture["description"].startswith("A week of back training, 16–22 Jan 2026: 20 sets in 1 workout.")
    assert "alice" not in picture["description"].casefold()

    await gym.alice.click(posted.message, label="Remove post")
    assert public(gym) == []


async def test_cancelled_nothing_is_posted(gym: Gym, seen) -> None:
    preview = seen(await gym.alice.click((await week_card(gym, seen)).message, label="Show everyone"))

    back = seen(await gym.alice.click(preview.message, label="Cancel"))

    assert "### This week: 20 sets" in back
    assert public(gym) == []


async def test_the_history_leads_to_the_calendar_and_back(gym: Gym, seen) -> None:
    await log(gym, "face pull", "3x12@20kg")

    calendar = seen(await gym.alice.click((await shown(gym, seen, "history")).message, label="Calendar"))

    assert "### One back day in 20 weeks" in calendar
    assert "Last: Upper back today." in calendar
    assert "workout" in seen(await gym.alice.click(calendar.message, label="History"))


async def test_the_balance_leads_to_todays_workout(gym: Gym, seen) -> None:
    await some_weeks(gym, *FOUR_WEEKS)

    today = seen(await gym.alice.click((await shown(gym, seen, "balance")).message, label="Today’s workout"))

    assert "Today" in today


async def test_a_week_shows_what_was_lifted_and_not_what_is_estimated(gym: Gym, seen) -> None:
    await some_weeks(gym, (("bent over row", "3x8@80kg"),), (("bent over row", "3x8@82.5kg"),))

    week = await pick(gym, seen, await shown(gym, seen, "progress"), "week")

    assert "Records: Bent-Over Row 8 @ 82.5 kg." in alt(week)
    assert "estimated" not in alt(week)
