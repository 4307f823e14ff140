"""The set-up in a minute, as a new member taps through it."""

from tests.conftest import Gym, on_both


async def test_the_first_log_is_answered_first_and_offers_the_set_up_beside_it(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12 20kg"))
    assert "✓ Face Pull" in card
    assert "four taps, once" in card
    assert "Set up" in card.buttons
    again = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="12 20kg"))
    assert "Set up" not in again.buttons


async def test_four_taps_and_the_readiness_question_set_it_up(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12 20kg"))
    unit = seen(await gym.alice.click(card.message, label="Set up"))
    assert "Kilos or pounds?" in unit
    assert "1 of 4" in unit
    kit = seen(await gym.alice.click(unit.message, label="Pounds"))
    assert "What do you train with?" in kit
    level = seen(await gym.alice.click(kit.message, label="Home, bands"))
    assert "How long have you lifted?" in level
    heavy = seen(await gym.alice.click(level.message, label="Intermediate"))
    assert "Heavy squats or deadlifts elsewhere?" in heavy
    ready = seen(await gym.alice.select(heavy.message, ["1", "4"]))
    assert "Does any of these fit you?" in ready
    for topic in ("heart", "chest pain when", "at rest", "fainting", "bone or joint", "medicine", "pregnancy"):
        assert topic in ready
    assert "only yes or no" in ready
    over = seen(await gym.alice.click(ready.message, label="None of these"))
    assert "again in a year" in over

    known = await gym.bot.services.set_ups.look(gym.alice.id)
    assert known.left == ()
    assert (known.preferences.unit, known.background.level, known.background.heavy_days) == (
        "lb", "intermediate", {1, 4},
    )  # fmt: skip
    assert known.preferences.kit == {"band", "household", "bodyweight"}


async def test_it_asks_only_what_is_not_known(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "settings", unit="kg", equipment="dumbbell, bench")
    card = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12 20kg"))
    level = seen(await gym.alice.click(card.message, label="Set up"))
    assert "How long have you lifted?" in level
    heavy = seen(await gym.alice.click(level.message, label="Beginner"))
    ready = seen(await gym.alice.click(heavy.message, label="No"))
    yes = seen(await gym.alice.click(ready.message, label="At least one"))
    assert "Ask your doctor first" in yes
    assert "All signs" in yes.buttons
    signs = seen(await gym.alice.click(yes.message, label="All signs"))
    back = seen(await gym.alice.click(signs.message, label="Back"))
    assert "Noted" in seen(await gym.alice.click(back.message, label="My doctor agrees"))
    known = await gym.bot.services.set_ups.look(gym.alice.id)
    assert known.background.heavy_days == frozenset()
    assert known.preferences.kit == {"dumbbell", "bench"}


async def test_equipment_can_be_picked_one_by_one(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12 20kg"))
    unit = seen(await gym.alice.click(card.message, label="Set up"))
    kit = seen(await gym.alice.click(unit.message, label="Kilograms"))
    assert "How long" in seen(await gym.alice.select(kit.message, ["barbell", "bench"]))
    known = await gym.bot.services.set_ups.look(gym.alice.id)
    assert known.preferences.kit == {"barbell", "bench"}


@on_both
async def test_put_off_it_is_not_offered_by_itself_again(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12 20kg"))
    unit = seen(await gym.alice.click(card.message, label="Set up"))
    assert "won’t ask by myself" in seen(await gym.alice.click(unit.message, label="Later"))
    await gym.restart()
    assert await gym.bot.services.set_ups.was_offered(gym.alice.id)
    assert not await gym.bot.services.set_ups.offered(gym.alice.id)


async def test_settings_show_what_was_told_and_change_it_with_a_tap(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "settings"))
    level = seen(await gym.alice.select(card.message, ["set-up-level"]))
    assert "How long have you lifted?" in level
    await gym.alice.click(level.message, label="Advanced")
    card = seen(await gym.alice.slash(gym.channel, "settings"))
    assert "**Experience** Advanced" in card
    heavy = seen(await gym.alice.select(card.message, ["set-up-heavy"]))
    await gym.alice.select(heavy.message, ["1"])
    card = seen(await gym.alice.slash(gym.channel, "settings"))
    assert "**Heavy elsewhere** Tue" in card
    assert "Does any of these fit you?" in seen(await gym.alice.select(card.message, ["readiness"]))
