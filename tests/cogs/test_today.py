"""`/today`, as a member uses it."""

from tests.cogs.conftest import Seen
from tests.conftest import Gym


async def today(gym: Gym, seen, **options: int) -> Seen:
    return seen(await gym.alice.slash(gym.channel, "today", **options))


async def pulled(gym: Gym, sets: str = "45kg 12,12,12") -> None:
    """Five workouts of pulls, nothing for the lower back, the last of them two days ago."""
    for _ in range(5):
        await gym.alice.send_dm("seated cable row 3x12@45")
        await gym.alice.send_dm("lat pulldown 15,15,15 @ 45")
        await gym.alice.send_dm("face pull 18,16 @ 15")
        gym.clock.move(days=3)


async def test_a_first_day_says_what_and_why_and_offers_to_ask_the_rest(gym: Gym, seen) -> None:
    card = await today(gym, seen)
    assert card.ephemeral
    assert card.text.startswith("### Today: ")
    assert "First day: light enough" in card
    assert card.buttons[:2] == ["Start workout", "My back is sore"]
    assert "35" in card.options
    assert "Set up" in " ".join(card.buttons)
    again = await today(gym, seen)
    assert "Set up" not in " ".join(again.buttons)


async def test_targets_come_from_the_log_with_a_reason_each(gym: Gym, seen) -> None:
    await pulled(gym)
    card = await today(gym, seen, minutes=40)
    assert "**Lat Pulldown**\n3 × 10 @ 50 kg, leave" in card
    assert "3 × 15 last time: +5 kg" in card
    assert "Lower back: 0" in card or "Lower back: 1" in card or "Lower back: 2" in card


async def test_minutes_and_swaps_are_choices_that_start_keeps(gym: Gym, seen) -> None:
    await pulled(gym)
    card = await today(gym, seen, minutes=40)
    card = seen(await gym.alice.select(card.message, ["15"], custom_id="today-minutes"))
    assert len(card.text.split("**")) // 2 <= 3
    first = next(option for option in card.options if option not in ("15", "25", "35", "50"))
    swapped = seen(await gym.alice.select(card.message, [first], custom_id="today-swap:15"))
    assert swapped.text != card.text
    assert "In place of" in swapped
    live = seen(await gym.alice.click(swapped.message, label="Start workout"))
    name = swapped.text.split("**")[1]
    assert name in live


async def test_a_card_that_the_log_has_overtaken_starts_nothing(gym: Gym, seen) -> None:
    await pulled(gym)
    card = await today(gym, seen)
    await gym.alice.send_dm("lat pulldown 15,15,15 @ 60")
    shown = seen(await gym.alice.click(card.message, label="Start workout"))
    assert "Your log has changed since" in shown
    assert "Start workout" in shown.buttons


async def test_a_sore_back_gets_an_easy_workout(gym: Gym, seen) -> None:
    await pulled(gym)
    card = await today(gym, seen)
    care = seen(await gym.alice.click(card.message, label="My back is sore"))
    assert care.text
    hurts = next(part["custom_id"] for part in care.parts if part.get("custom_id") == "feel:hurts")
    await gym.alice.click(care.message, custom_id=hurts)
    card = await today(gym, seen)
    assert card.text.startswith("### Sore back: ")
    assert "See a doctor instead" in card
    assert "Not sore" in " ".join(card.buttons)


async def test_minutes_that_are_none_are_refused_with_a_hint(gym: Gym, seen) -> None:
    card = await today(gym, seen, minutes=5)
    assert card.text.startswith("### Today: ")
