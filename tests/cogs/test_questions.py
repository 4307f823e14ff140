"""What is not clear is asked with a button for each meaning, and nothing is stored before one is tapped."""

import pytest

from bot.services.questions import Origin
from tests.cogs.conftest import Seen, whole_history
from tests.conftest import Gym, on_both


async def history(gym: Gym, seen) -> str:
    return await whole_history(gym)


async def asked_of(gym: Gym, refused, door: str, words: str) -> Seen:
    """The question that a text brings up, by each way that a text can come."""
    match door:
        case "message":
            message = await gym.bob.send(gym.channel, words)
            return refused(await gym.alice.context_menu(gym.channel, "Log as workout", message))
        case "command":
            exercise, sets = words.split(maxsplit=1)
            return refused(await gym.alice.slash(gym.channel, "log", exercise=exercise, sets=sets))
        case "form":
            exercise, sets = words.split(maxsplit=1)
            form = await gym.alice.slash(gym.channel, "log", exercise=exercise)
            return refused(await gym.alice.submit_modal(form, {"sets": sets}))
    raise ValueError(door)


@pytest.mark.parametrize("door", ["message", "command", "form"])
@on_both
async def test_two_meanings_are_two_buttons_and_the_tap_logs_one_also_after_a_restart(
    gym: Gym, seen, refused, door: str
) -> None:
    card = await asked_of(gym, refused, door, "row 5x60, 5x70")
    assert "Bent-Over Row: which one?" in card
    assert "5x60, 5x70" in card
    assert "Nothing is logged yet" in card
    assert card.buttons[:2] == [
        "5 reps at 60 kg, 5 reps at 70 kg",
        "5 sets of 60, 5 sets of 70, all without weight",
    ]
    assert "Nothing here yet" in await history(gym, seen)

    await gym.restart()
    logged = seen(await gym.alice.click(card.message, label=card.buttons[0]))

    assert "✓ Bent-Over Row" in logged
    assert logged.message.id == card.message.id
    assert "5 @ 60 kg" in await history(gym, seen)


@on_both
async def test_a_question_that_is_answered_twice_logs_once(gym: Gym, seen, refused) -> None:
    card = await asked_of(gym, refused, "message", "row 5x60, 5x70")
    tap = next(part["custom_id"] for part in card.parts if part.get("label") == card.buttons[0])
    await gym.alice.click(card.message, label=card.buttons[0])
    again = Origin(int(tap.split(":")[1]), gym.alice.id, gym.guild.id)
    await gym.bot.services.workouts.log_text(again, "row: =1x5@60kg, 1x5@70kg")
    assert "2 sets · Bent-Over Row" in await history(gym, seen)


async def test_the_way_that_was_chosen_is_not_asked_again(gym: Gym, seen, refused) -> None:
    card = await asked_of(gym, refused, "command", "row 5x60, 5x70")
    await gym.alice.click(card.message, label=card.buttons[0])

    again = seen(await gym.alice.slash(gym.channel, "log", exercise="row", sets="5x65, 5x75"))

    assert "✓ Bent-Over Row" in again
    assert "5 @ 75 kg" in again


async def test_what_was_typed_can_be_edited_instead(gym: Gym, seen, refused) -> None:
    card = await asked_of(gym, refused, "message", "row 5x60, 5x70")
    form = await gym.alice.click(card.message, label="Edit")
    assert form.modal["components"][0]["component"]["value"] == "row 5x60, 5x70"


async def test_an_exercise_that_is_none_of_the_back_is_kept_as_ones_own_or_left_out(gym: Gym, seen, refused) -> None:
    card = await asked_of(gym, refused, "message", "row 5x5@80\nsquat 5x5@100")
    assert "Squat isn’t in my library" in card
    assert card.buttons == ["Keep as my own and log 5 × 5 @ 100 kg", "Leave out", "Edit"]
    assert "Nothing here yet" in await history(gym, seen)

    logged = seen(await gym.alice.click(card.message, label=card.buttons[0]))
    assert "✓ 2 exercises" in logged
    assert "**squat**" in logged

    known = seen(await gym.alice.slash(gym.channel, "log", exercise="Squat", sets="3x5@110"))
    assert "squat" in known
    assert "✓ 3 × 5 @ 110 kg" in known


async def test_what_is_left_out_is_not_logged_and_the_rest_is(gym: Gym, seen, refused) -> None:
    card = await asked_of(gym, refused, "message", "row 5x5@80\nbench press 5x5@100")
    logged = seen(await gym.alice.click(card.message, label="Leave out"))
    assert "✓ Bent-Over Row" in logged
    assert "100 kg" not in logged


async def test_a_near_name_is_one_tap_away(gym: Gym, seen, refused) -> None:
    card = await asked_of(gym, refused, "message", "pendly 5x5@80")
    assert "Did you mean Pendlay Row?" in card
    logged = seen(await gym.alice.click(card.message, label=card.buttons[0]))
    assert "✓ Pendlay Row" in logged
    assert "5 × 5 @ 80 kg" in logged


async def test_several_questions_come_one_after_the_other(gym: Gym, seen, refused) -> None:
    card = await asked_of(gym, refused, "message", "row 5x60, 5x70\nsquat 5x5@100")
    second = seen(await gym.alice.click(card.message, label=card.buttons[0]))
    assert "Squat isn’t in my library" in second
    logged = seen(await gym.alice.click(second.message, label="Leave out"))
    assert "✓ Bent-Over Row" in logged
    assert "5 @ 70 kg" in logged


async def test_an_edit_is_asked_too_and_changes_nothing_before(gym: Gym, seen, refused) -> None:
    logged = seen(await gym.alice.slash(gym.channel, "log", exercise="row", sets="3x8@60"))
    form = await gym.alice.click(logged.message, label="Edit")
    card = seen(await gym.alice.submit_modal(form, {"text": "row 5x60, 5x70", "when": ""}))
    assert "which one?" in card
    assert "3 × 8 @ 60 kg" in await history(gym, seen)

    edited = seen(await gym.alice.click(card.message, label=card.buttons[0]))

    assert "5 @ 70 kg" in edited
    assert "3 × 8" not in await history(gym, seen)


async def test_what_was_no_set_is_told_to_be_left_out(gym: Gym, seen, refused) -> None:
    card = await asked_of(gym, refused, "message", "Back day 💪\nLat pulldown 3x10@50 felt easy")
    assert "✓ Lat Pulldown" in card
    assert "Left out: “Back day 💪”, “felt easy”" in card


async def test_a_way_of_doing_it_is_noted_with_the_exercise_that_it_is(gym: Gym, seen, refused) -> None:
    card = await asked_of(gym, refused, "message", "sumo deadlift 3x5@140")
    assert "✓ Deadlift" in card
    assert "Noted: sumo" in card


async def test_several_exercises_are_told_each_on_its_line_with_all_sets_counted_once(gym: Gym, refused) -> None:
    card = await asked_of(gym, refused, "message", "face pull 3x12@20\ndead hang 2x30s")
    assert card.text.splitlines()[:3] == [
        "### ✓ 2 exercises, 5 sets", "**Face Pull** 3 × 12 @ 20 kg", "**Dead Hang** 2 × 30 s",
    ]  # fmt: skip
    assert card.buttons[:2] == ["Undo", "Edit"]  # +1 set would not say of what


async def test_a_first_is_told_with_the_first_sets_alone(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="12@20"))
    assert "Your first." in card
    assert "Your first" not in seen(await gym.alice.click(card.message, label="+1 set"))


async def test_one_meaning_is_confirmed_and_not_chosen(gym: Gym, refused) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="8@62.5")  # reps and weights like these
    card = refused(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="8/60, 8/70"))
    assert "Face Pull: is this right?" in card
    assert card.buttons == ["8 reps at 60 kg, 8 reps at 70 kg", "Edit"]


async def test_help_is_help_and_no_added_weight(gym: Gym, seen, refused) -> None:
    card = await asked_of(gym, refused, "message", "pull ups 3x8 20kg assist")
    assert "✓ Assisted Pull-Up" in card


async def test_a_line_of_a_workout_that_is_not_touched_is_saved_as_it_is(gym: Gym, seen, refused) -> None:
    card = await asked_of(gym, refused, "message", "Zumba (Each Side): 3x8@20")
    logged = seen(await gym.alice.click(card.message, label=card.buttons[0]))
    form = await gym.alice.click(logged.message, label="Edit")
    text = form.modal["components"][0]["component"]["value"]
    edited = seen(await gym.alice.submit_modal(form, {"text": text, "when": ""}))
    assert "Updated" not in edited  # nothing was, and there is nothing to undo
    assert "3 × 8 @ 20 kg" in edited
