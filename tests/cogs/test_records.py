"""What the answer to a log says of records, and that it is exact whatever is corrected."""

import pytest

from tests.conftest import Gym, on_both


async def log(gym: Gym, seen, sets: str, exercise: str = "bent over row", **more: str):
    return seen(await gym.alice.slash(gym.channel, "log", exercise=exercise, sets=sets, **more))


@pytest.fixture
async def two_weeks(gym: Gym, seen) -> None:
    """Rows a week apart; today nothing yet."""
    await log(gym, seen, "10,10,9 @ 60kg")
    gym.clock.move(days=7)
    await log(gym, seen, "3x8@62.5kg")
    gym.clock.move(days=14)


@on_both
async def test_three_records_are_told_in_the_answer(gym: Gym, seen, two_weeks) -> None:
    card = await log(gym, seen, "warm-up 8@40kg, 2x6@65kg, 9@62.5kg")

    assert card.text.splitlines()[:5] == [
        "### 🏆 Record: Bent-Over Row",
        "✓ warm-up 8 @ 40 kg, 2 × 6 @ 65 kg, 9 @ 62.5 kg",
        "Estimated max 81 ± 4 kg, 1 kg more.",
        "65 kg for 6 reps, 2.5 kg more.",
        "9 reps at 62.5 kg, 1 more.",
    ]
    assert card.buttons[:3] == ["+1 set", "Undo", "Edit"]


async def test_a_first_time_and_a_tie_are_none(gym: Gym, seen) -> None:
    first = await log(gym, seen, "10@50kg", "lat pulldown")
    gym.clock.move(days=7)
    tie = await log(gym, seen, "10,9@50kg", "lat pulldown")

    assert "Record" not in first, first.text
    assert "Record" not in tie, tie.text


async def test_the_same_set_once_more_is_no_news(gym: Gym, seen, two_weeks) -> None:
    card = await log(gym, seen, "6@65kg")
    again = seen(await gym.alice.click(card.message, label="+1 set"))

    assert "Record" in card
    assert "Record" not in again


async def test_what_is_undone_is_no_record_and_what_is_restored_is_one(gym: Gym, seen, two_weeks) -> None:
    card = await log(gym, seen, "6@65kg")
    undone = seen(await gym.alice.click(card.message, label="Undo"))
    lower = await log(gym, seen, "6@64kg")
    assert "64 kg for 6 reps, 1.5 kg more." in lower
    await gym.alice.click(lower.message, label="Undo")

    await gym.alice.click(undone.message, label="Restore")
    assert "Record" not in await log(gym, seen, "6@64kg")


async def test_several_exercises_have_a_line_each(gym: Gym, seen, refused) -> None:
    gym.clock.move(days=-7)
    await log(gym, seen, "8@60kg")
    await log(gym, seen, "15@20kg", "face pull")
    gym.clock.move(days=7)

    message = await gym.bob.send(gym.channel, "bent over row 8@65kg\nface pull 16@20kg")
    card = refused(await gym.alice.context_menu(gym.channel, "Log as workout", message))

    assert card.text.splitlines()[0] == "### ✓ 2 exercises, 2 sets"
    assert "🏆 **Bent-Over Row** Estimated max 81.5 ± 4 kg, 6.5 kg more." in card, card.text
    assert "🏆 **Face Pull** 16 reps at 20 kg, 1 more." in card


@pytest.mark.parametrize(
    ("exercise", "before", "now", "line"),
    [
        ("assisted pull up", "10@30kg", "9@27.5kg", "27.5 kg of help for 9 reps, 2.5 kg less."),
        ("side plank", "20s", "25s", "25 s, 5 s longer."),
        ("farmers carry", "25m@16kg", "30m@16kg", "30 m at 16 kg, 5 m farther."),
        ("pull up", "8", "9", "9 reps, 1 more."),
        ("face pull", "15@20kg", "2x10@20kg", "400 kg in one workout, 100 kg more."),
    ],
)
async def test_each_kind_has_its_words(gym: Gym, seen, exercise: str, before: str, now: str, line: str) -> None:
    for _ in range(2):
        await log(gym, seen, before, exercise)
        gym.clock.move(days=7)
    card = await log(gym, seen, now, exercise)
    assert line in card, card.text


async def test_a_pull_up_has_an_estimate_only_with_a_body_weight(gym: Gym, seen) -> None:
    await log(gym, seen, "8,7,6", "pull up")
    gym.clock.move(days=7)
    without = await log(gym, seen, "7 @ +5kg", "pull up")
    assert "5 kg for 7 reps, 5 kg more." in without
    assert "Estimated" not in without


async def test_a_record_has_its_picture_and_words_that_say_the_same(gym: Gym, seen, two_weeks) -> None:
    card = await log(gym, seen, "8@70kg")

    (picture,) = card.pictures
    alt = picture["description"].replace("\N{NO-BREAK SPACE}", " ")
    assert alt.startswith("New record. Bent-Over Row: Estimated max 88 kg, 8 kg better than before.")
    assert "The last records: 80" in alt

    undone = seen(await gym.alice.click(card.message, label="Undo"))
    assert undone.pictures == []
    assert (await log(gym, seen, "8@50kg")).pictures == []
