"""`/plan`, as a member uses it."""

from tests.cogs.conftest import Seen
from tests.conftest import Gym


async def plan(gym: Gym, seen) -> Seen:
    return seen(await gym.alice.slash(gym.channel, "plan"))


async def follow(gym: Gym, seen, which: str) -> Seen:
    card = await plan(gym, seen)
    return seen(await gym.alice.select(card.message, [which], custom_id="plan-follow"))


async def in_gym(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "settings", equipment="cable, machine, dumbbell, bench, kettlebell")


async def test_a_ready_week_is_chosen_and_its_days_take_turns(gym: Gym, seen) -> None:
    await in_gym(gym)
    assert "No plan yet" in await plan(gym, seen)
    card = await follow(gym, seen, "gym")
    assert "In a gym, beginner: A is next" in card
    assert "Kettlebell Deadlift 3 × 8–15" in card

    today = seen(await gym.alice.slash(gym.channel, "today"))
    assert "Plan: A" in today
    assert "Kettlebell Deadlift" in today
    await gym.alice.click(today.message, label="Start workout")
    await gym.alice.slash(gym.channel, "workout finish")
    assert "Plan: B" in seen(await gym.alice.slash(gym.channel, "today"))


async def test_a_day_can_have_its_weekday(gym: Gym, seen) -> None:
    await in_gym(gym)
    card = await follow(gym, seen, "gym")
    card = seen(await gym.alice.select(card.message, ["3:1"], custom_id="plan-weekday"))  # Thursday, today
    card = seen(await gym.alice.select(card.message, ["3:2"], custom_id="plan-weekday"))
    assert "**B** on Thu" in card
    assert "Plan: B" in seen(await gym.alice.slash(gym.channel, "today"))


async def test_a_saved_workout_becomes_a_day_and_a_removed_exercise_is_said(gym: Gym, seen) -> None:
    await in_gym(gym)
    await gym.alice.slash(gym.channel, "my-exercise add", name="Jefferson Curl", region="lower")
    await gym.alice.send_dm("Jefferson Curl 3x8@20")
    await gym.alice.send_dm("seated cable row 3x12@45")
    opened = seen(await gym.alice.slash(gym.channel, "history"))
    card = seen(await gym.alice.click(opened.message, label="Open"))
    menu = next(part["custom_id"] for part in card.parts if part.get("custom_id", "").startswith("more-workout:"))
    form = await gym.alice.select(card.message, ["plan"], custom_id=menu)
    week = seen(await gym.alice.submit_modal(form, {"name": "Pull A"}))
    assert "Your own days: Pull A is next" in week
    assert "Jefferson Curl 3 × 8–12" in week

    gym.clock.move(days=2)
    assert "Jefferson Curl" in seen(await gym.alice.slash(gym.channel, "today"))
    await gym.alice.slash(gym.channel, "my-exercise remove", name="Jefferson Curl")
    today = seen(await gym.alice.slash(gym.channel, "today"))
    assert "An exercise of your plan was removed" in today
    assert "Seated Cable Row" in today


async def test_the_reminder_says_what_the_plan_says_and_stopping_is_one_tap(gym: Gym, seen) -> None:
    from tests.cogs.back_days import MONDAY, add, due

    await in_gym(gym)
    card = await follow(gym, seen, "gym")
    await add(gym)
    (post,) = await due(gym, **MONDAY)
    assert "Kettlebell Deadlift" in post
    stopped = seen(await gym.alice.click(card.message, label="Stop this plan"))
    assert "No plan yet" in stopped
