"""Left and right that differ: logged, counted as one set, read back, handed out, and told where one lags."""

import pytest

from tests.cogs.conftest import whole_history
from tests.conftest import Gym

ROW = "one arm dumbbell row"


async def log(gym: Gym, seen, sets: str):
    return seen(await gym.alice.slash(gym.channel, "log", exercise=ROW, sets=sets))


async def test_a_set_of_each_side_is_one_set_on_every_card(gym: Gym, seen) -> None:
    await log(gym, seen, "left 12, right 10 @ 24kg")
    card = await log(gym, seen, "l11 r10 24kg")
    assert "✓ One-Arm Dumbbell Row, set 2: left 11, right 10 @ 24 kg" in card

    page = seen(await gym.alice.slash(gym.channel, "history"))
    assert "2 sets" in page
    opened = seen(await gym.alice.click(page.message, label="Open"))
    assert "left 12, 11, right 2 × 10 @ 24 kg" in opened
    assert "528 kg" not in opened
    assert "516 kg" in opened  # (12 + 11 + 10 + 10) × 24 / 2


async def test_one_more_set_is_one_of_both_sides(gym: Gym, seen) -> None:
    card = await log(gym, seen, "left 12, right 10 @ 24kg")
    again = seen(await gym.alice.click(card.message, label="+1 set"))
    assert "set 2: left 12, right 10 @ 24 kg" in again


async def test_one_side_after_the_other_is_one_set(gym: Gym, seen) -> None:
    await log(gym, seen, "left 12 @ 24kg")
    card = await log(gym, seen, "right 10 @ 24kg")
    assert "set 1: right 10 @ 24 kg" in card
    assert "1 set" in seen(await gym.alice.slash(gym.channel, "history"))


async def test_a_menu_offers_a_number_for_each_side(gym: Gym, seen) -> None:
    card = await log(gym, seen, "3x12 @ 24kg")
    assert "sides" in card.options
    form = await gym.alice.select(card.message, ["sides"])
    assert form.modal is not None
    logged = seen(await gym.alice.submit_modal(form, {"sets": "left 12, right 9 @ 24kg"}))
    assert "set 4: left 12, right 9 @ 24 kg" in logged


async def test_a_live_workout_asks_for_both_and_the_rest_begins(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "workout start")
    await log(gym, seen, "left 12, right 10 @ 24kg")
    live = seen(await gym.alice.slash(gym.channel, "workout start"))
    live = seen(await gym.alice.select(live.message, ["one-arm-dumbbell-row"]))
    assert "set 2" in live

    form = await gym.alice.select(live.message, ["sides:one-arm-dumbbell-row"])
    assert form.modal is not None
    resting = seen(await gym.alice.submit_modal(form, {"sets": "left 12, right 9 @ 24kg"}))
    assert "Rest" in resting
    assert "2 sets" in seen(await gym.alice.slash(gym.channel, "history"))


async def test_an_exercise_of_both_hands_has_no_sides_in_its_menu(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "log", exercise="bent over row", sets="8@60kg"))
    assert "sides" not in card.options


async def test_the_edit_form_reads_back_what_it_shows(gym: Gym, seen) -> None:
    card = await log(gym, seen, "left 12, right 10 @ 24kg")
    form = await gym.alice.click(card.message, label="Edit")
    edited = seen(
        await gym.alice.submit_modal(form, {"text": "One-Arm Dumbbell Row: left 1x12@24kg, right 1x11@24kg"})
    )
    assert "left 12, right 11 @ 24 kg" in edited


@pytest.mark.parametrize(
    "answer", ["left 12 reps at 24 kg, right 10 reps at 24 kg", "12 reps at 24 kg, 10 reps at 24 kg"]
)
async def test_two_numbers_each_side_are_one_tap(gym: Gym, seen, refused, answer: str) -> None:
    card = refused(await gym.alice.slash(gym.channel, "log", exercise=ROW, sets="12/10 each side @ 24kg"))
    assert answer in card.buttons
    seen(await gym.alice.click(card.message, label=answer))
    shown = await whole_history(gym)
    assert ("left 12, right 10 @ 24 kg" in shown) is answer.startswith("left")
    assert "1 set" in shown if answer.startswith("left") else "2 sets" in shown


async def test_a_side_that_lags_three_workouts_in_a_row_is_told_calmly(gym: Gym, seen) -> None:
    for _ in range(3):
        card = seen(await gym.alice.slash(gym.channel, "balance"))
        assert "side did" not in card
        await log(gym, seen, "left 10 @ 24kg, right 10 @ 22kg")  # 8 %
        gym.clock.move(days=3)
    assert "side did" not in seen(await gym.alice.slash(gym.channel, "balance"))
    for _ in range(3):
        await log(gym, seen, "left 10 @ 24kg, right 10 @ 20kg")
        gym.clock.move(days=3)
    card = seen(await gym.alice.slash(gym.channel, "balance"))
    assert "One-Arm Dumbbell Row: the right side did 17 % less, three workouts in a row." in card
