"""Undo, edit, delete and their reverses, tapped on whatever card is still to be seen."""

from tests.cogs.conftest import Seen, whole_history
from tests.conftest import Gym


async def log(gym: Gym, seen, sets: str = "3x8") -> Seen:
    return seen(await gym.alice.slash(gym.channel, "log", exercise="pull-up", sets=sets))


async def tap(gym: Gym, seen, card: Seen, label: str) -> Seen:
    return seen(await gym.alice.click(card.message, label=label))


async def delete(gym: Gym, seen, card: Seen) -> Seen:
    return seen(await gym.alice.select(card.message, ["delete"]))


async def edit(gym: Gym, seen, card: Seen, sets: str) -> Seen:
    form = await gym.alice.click(card.message, label="Edit")
    return seen(await gym.alice.submit_modal(form, {"text": f"pull-up: {sets}"}))


async def history(gym: Gym, seen) -> str:
    return await whole_history(gym)


async def test_undo_on_the_card_of_a_log_that_was_edited_since_says_so(gym: Gym, seen) -> None:
    card = await log(gym, seen)
    opened = seen(await gym.alice.slash(gym.channel, "history"))
    workout = await tap(gym, seen, opened, "Open")
    edited = await edit(gym, seen, workout, "3x12")
    answer = await tap(gym, seen, card, "Undo")
    assert "out of date" in answer
    assert "Nothing was changed" in answer
    assert "3 × 12" in await tap(gym, seen, answer, "Show the latest")
    assert "Removed" not in answer
    assert "3 × 12" in await history(gym, seen)
    assert "Restore" not in answer.buttons
    assert "Restored" in await tap(gym, seen, edited, "Undo")
    assert "3 × 8" in await history(gym, seen)


async def test_undo_on_an_older_card_after_delete_leaves_all_to_bring_it_back(gym: Gym, seen) -> None:
    first, second = await log(gym, seen, "2x8"), await log(gym, seen)
    opened = seen(await gym.alice.slash(gym.channel, "history"))
    workout = await tap(gym, seen, opened, "Open")
    deleted = await delete(gym, seen, workout)
    answer = await tap(gym, seen, first, "Undo")
    assert "Nothing of that workout counts now" in answer
    assert "Restore" in answer.buttons
    back = await tap(gym, seen, deleted, "Restore")
    assert "5 × 8" in back
    assert "out of date" in await tap(gym, seen, answer, "Restore")
    assert "5 × 8" in await history(gym, seen)
    assert "Removed" in await tap(gym, seen, second, "Undo")


async def test_bring_it_back_after_an_edit_and_a_delete_brings_the_edit_alone(gym: Gym, seen) -> None:
    card = await log(gym, seen)
    opened = seen(await gym.alice.slash(gym.channel, "history"))
    workout = await tap(gym, seen, opened, "Open")
    edited = await edit(gym, seen, workout, "4x8")
    deleted = await delete(gym, seen, edited)
    assert "4 × 8" in await tap(gym, seen, deleted, "Restore")
    assert "4 × 8" in await history(gym, seen)
    assert "out of date" in await tap(gym, seen, card, "Undo")


async def test_a_card_out_of_date_restores_what_was_deleted_last_with_one_button(gym: Gym, seen) -> None:
    first, second = await log(gym, seen, "2x8"), await log(gym, seen)
    await tap(gym, seen, second, "Undo")
    opened = seen(await gym.alice.slash(gym.channel, "history"))
    workout = await tap(gym, seen, opened, "Open")
    await delete(gym, seen, workout)
    answer = await tap(gym, seen, first, "Undo")
    assert "out of date" in answer
    assert answer.buttons.count("Restore") == 1
    assert "2 × 8" in await tap(gym, seen, answer, "Restore")
