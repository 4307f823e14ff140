"""`/workout`, as a member uses it."""

from datetime import timedelta

import pytest

from bot.storage import sessions
from tests.cogs.conftest import Seen
from tests.conftest import Gym, on_both


async def begun(gym: Gym, seen, **options: str) -> Seen:
    return seen(await gym.alice.slash(gym.channel, "workout start", **options))


async def known(gym: Gym) -> None:
    """Two workouts of one exercise, a week ago, so that it is what is proposed for the mid back."""
    await gym.alice.slash(gym.channel, "settings", equipment="cable")
    for _ in range(2):
        await gym.alice.send_dm("seated cable row 3x12@45")
        gym.clock.move(days=4)


def labels(card: Seen) -> list[str]:
    return [button.replace("\N{NO-BREAK SPACE}", " ") for button in card.buttons]


def log_button(card: Seen) -> str:
    return next(label for label in labels(card) if label.startswith("Log "))


def button_id(card: Seen, label: str) -> str:
    known = [part for part in card.parts if part["type"] == 2]
    return next(entry["custom_id"] for entry in known if entry["label"].replace("\N{NO-BREAK SPACE}", " ") == label)


async def tap(gym: Gym, seen, card: Seen, label: str) -> Seen:
    return seen(await gym.alice.click(card.message, custom_id=button_id(card, label)))


async def pinged(gym: Gym) -> list[Seen]:
    """Let every rest that is due end; what the bot wrote to Alice."""
    for session in await gym.bot.database.read(sessions.resting):
        if session.rest_until <= gym.clock():
            await gym.bot.services.sessions.rest_over(session)
    return [Seen(message) for message in gym.alice.user.dm_channel.history() if message.author.bot]


async def at_row(gym: Gym, seen) -> Seen:
    """The live card at the first set of the row."""
    await known(gym)
    card = await begun(gym, seen)
    return seen(await gym.alice.select(card.message, ["seated-cable-row"], custom_id="live-another"))


async def test_the_next_set_is_one_tap_and_the_rest_begins(gym: Gym, seen) -> None:
    card = await at_row(gym, seen)
    assert card.ephemeral
    assert card.text.startswith("### Seated Cable Row, set 1 of 3\n## 13 @ 45 kg")
    assert "Last time 3 × 12 @ 45 kg" in card
    assert labels(card) == ["Log 13 @ 45 kg", "−5 kg", "+5 kg", "−1 rep", "+1 rep", "Finish"]

    card = await tap(gym, seen, card, "Log 13 @ 45 kg")
    assert card.text.startswith("### Rest ends <t:")
    assert "then Seated Cable Row, set 2 of 3" in card
    assert labels(card) == ["Log 13 @ 45 kg", "−5 kg", "+5 kg", "−1 rep", "+1 rep", "Undo", "Finish"]
    card = await tap(gym, seen, card, "Log 13 @ 45 kg")  # logging ends the rest
    assert "set 3 of 3" in card


async def test_other_numbers_are_a_tap_each_and_stay_for_the_next_set(gym: Gym, seen) -> None:
    card = await at_row(gym, seen)
    card = await tap(gym, seen, card, "−5 kg")
    card = await tap(gym, seen, card, "+1 rep")
    card = await tap(gym, seen, card, "Log 14 @ 40 kg")
    assert log_button(card) == "Log 13 @ 40 kg"
    done = await tap(gym, seen, card, "Finish")
    assert done.text.startswith("### Done: 1 set")
    assert "**Seated Cable Row** 14 @ 40 kg" in done


@on_both
async def test_a_double_tap_counts_once_and_an_old_card_changes_nothing(gym: Gym, seen) -> None:
    card = await at_row(gym, seen)
    other = await begun(gym, seen)  # a second card of the same moment
    other = seen(await gym.alice.select(other.message, ["seated-cable-row"], custom_id="live-another"))
    await tap(gym, seen, card, "Log 13 @ 45 kg")
    assert "nothing was changed" in await tap(gym, seen, other, "Log 13 @ 45 kg")
    old = await begun(gym, seen)
    assert "set 2 of 3" in old
    await gym.alice.slash(gym.channel, "log", exercise="seated cable row", sets="10@45")
    stale = await tap(gym, seen, old, log_button(old))
    assert "nothing was changed" in stale
    assert "set 3 of 3" in stale
    done = await tap(gym, seen, stale, "Finish")
    assert done.text.startswith("### Done: 2 sets")


@on_both
async def test_undo_takes_the_last_set_back_once(gym: Gym, seen) -> None:
    card = await at_row(gym, seen)
    first = await tap(gym, seen, card, "Log 13 @ 45 kg")
    second = await tap(gym, seen, first, "Log 13 @ 45 kg")
    custom_id = next(part["custom_id"] for part in second.parts if part.get("label") == "Undo")
    undone = seen(await gym.alice.click(second.message, custom_id=custom_id))
    assert "set 2 of 3" in undone
    assert "set 2 of 3" in await begun(gym, seen)


async def test_finish_says_what_was_done_and_undo_goes_on(gym: Gym, seen) -> None:
    card = await at_row(gym, seen)
    card = await tap(gym, seen, card, "+5 kg")
    card = await tap(gym, seen, card, "−1 rep")
    await tap(gym, seen, card, "Log 12 @ 50 kg")
    gym.clock.move(minutes=2)
    card = await tap(gym, seen, await begun(gym, seen), "−1 rep")
    card = await tap(gym, seen, card, "Log 12 @ 50 kg")
    done = await tap(gym, seen, card, "Finish")
    assert done.text.startswith("### Done: 2 sets, 1 record")
    assert "2 × 12 @ 50 kg 🏆" in done
    assert "2 min" in done
    assert done.buttons == ["Show everyone", "Undo"]
    assert "set 3 of 3" in await tap(gym, seen, done, "Undo")


async def test_all_that_was_planned_is_done(gym: Gym, seen) -> None:
    card = await at_row(gym, seen)
    for _ in range(40):
        if not any(label.startswith("Log ") for label in labels(card)):
            break
        card = await tap(gym, seen, card, log_button(card))
        gym.clock.move(minutes=1)
    assert card.text.startswith("### All done: ")
    assert not await gym.bot.database.read(sessions.resting)


async def test_the_first_weight_is_found_by_telling_how_many_were_left(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "settings", equipment="cable")
    card = await begun(gym, seen)
    card = (
        seen(await gym.alice.select(card.message, ["lat-pulldown"], custom_id="live-another"))
        if ("lat-pulldown" in card.options)
        else card
    )
    assert log_button(card) == "Log 11 @ 10 kg"
    card = await tap(gym, seen, card, "Log 11 @ 10 kg")
    assert "How many more could you have done?" in card
    card = await tap(gym, seen, card, "5 and more")
    assert log_button(card) == "Log 11 @ 15 kg"
    assert "How many more" not in card


async def test_what_is_logged_anywhere_belongs_to_the_begun_workout(gym: Gym, seen) -> None:
    await begun(gym, seen)
    gym.clock.move(hours=2)
    await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="3x8@60")
    gym.clock.move(hours=2)
    await gym.alice.send_dm("deadlift 3x5@100")
    done = seen(await gym.alice.slash(gym.channel, "workout finish"))
    assert "**Shrug**" in done
    assert "**Deadlift**" in done
    gym.clock.move(minutes=5)
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12")
    assert "2 workouts" in seen(await gym.alice.slash(gym.channel, "history"))


@on_both
async def test_the_rest_rings_once_also_after_a_restart(gym: Gym, seen) -> None:
    await known(gym)
    card = await begun(gym, seen, rest="60 s")
    card = seen(await gym.alice.select(card.message, ["seated-cable-row"], custom_id="live-another"))
    before = len(await pinged(gym))
    await tap(gym, seen, card, "Log 13 @ 45 kg")
    gym.clock.move(seconds=59)
    assert len(await pinged(gym)) == before

    await gym.restart()
    gym.clock.move(seconds=1)
    ping = (await pinged(gym))[before:]
    assert len(ping) == 1
    assert ping[0].text.startswith("### Go! Seated Cable Row, set 2 of 3")
    assert len(await pinged(gym)) == before + 1

    card = seen(await gym.alice.user.click(ping[0].message, custom_id=button_id(ping[0], "Log 13 @ 45 kg")))
    assert "set 3 of 3" in card
    assert card.message.id == ping[0].message.id


async def test_a_rest_that_ended_long_ago_or_in_a_finished_workout_rings_nobody(gym: Gym, seen) -> None:
    card = await at_row(gym, seen)
    before = len(await pinged(gym))
    card = await tap(gym, seen, card, "Log 13 @ 45 kg")
    gym.clock.move(hours=1)
    assert len(await pinged(gym)) == before

    card = await tap(gym, seen, card, "Log 13 @ 45 kg")
    (session,) = await gym.bot.database.read(sessions.resting)
    await gym.alice.click(card.message, label="Finish")
    gym.clock.move(seconds=91)
    assert not await gym.bot.services.sessions.rest_over(session)


@on_both
async def test_beginning_twice_goes_on_with_the_same_workout(gym: Gym, seen) -> None:
    card = await at_row(gym, seen)
    await tap(gym, seen, card, "Log 13 @ 45 kg")
    gym.clock.move(minutes=10)
    assert "set 2 of 3" in await begun(gym, seen, rest="30 s")

    gym.clock.move(hours=7)  # its end was forgotten
    await begun(gym, seen)
    session = await gym.bot.database.read(sessions.open_of, gym.alice.id)
    assert session.started_at == gym.clock() - timedelta(0)


async def test_other_numbers_are_typed_into_a_form_and_the_card_comes_back(gym: Gym, seen) -> None:
    card = await at_row(gym, seen)
    form = await gym.alice.select(card.message, ["other:seated-cable-row"], custom_id="live-another")
    card = seen(await gym.alice.submit_modal(form, {"sets": "9@52.5"}))
    assert card.text.startswith("### Rest ends")
    assert log_button(card) == "Log 13 @ 52.5 kg"


@pytest.mark.parametrize("label", ["Log 13 @ 45 kg", "+5 kg", "Finish"])
async def test_a_card_of_a_workout_that_is_over_says_so(gym: Gym, seen, label: str) -> None:
    card = await at_row(gym, seen)
    custom_id = button_id(card, label)
    await gym.alice.slash(gym.channel, "workout finish")
    assert "No workout in progress" in seen(await gym.alice.click(card.message, custom_id=custom_id))


async def test_finishing_nothing(gym: Gym, seen, refused) -> None:
    refused(await gym.alice.slash(gym.channel, "workout finish"))
    await begun(gym, seen)
    assert "Nothing was logged" in seen(await gym.alice.slash(gym.channel, "workout finish"))
