"""`/log` and `/history`, as a member uses them."""

import asyncio

import discord
import pytest

from bot.domain.errors import DomainError
from bot.services.workout_views import as_text
from bot.services.workouts import Origin
from bot.storage.engine import Database
from tests.cogs.conftest import Seen, whole_history
from tests.conftest import Gym, on_both


async def history(gym: Gym, seen, member=None) -> str:
    return await whole_history(gym, member)


@pytest.mark.parametrize(
    ("sets", "understood", "total"),
    [
        ("3x8@60kg", ": 3 × 8 @ 60 kg", "1,440 kg."),
        ("8,8,6 @ 60", ": 8, 8, 6 @ 60 kg", "1,320 kg."),
        ("12 12 10", ": 12, 12, 10", ""),
        ("5@100lb", ", set 1: 5 @ 100 lb", "227 kg."),
    ],
)
async def test_the_first_line_says_what_was_understood_and_the_workout_its_volume(
    gym: Gym, seen, sets: str, understood: str, total: str
) -> None:
    card = seen(await gym.alice.slash(gym.channel, "log", exercise="bent over row", sets=sets))

    assert card.text.splitlines()[0] == f"### ✓ Bent-Over Row{understood}"
    assert card.ephemeral
    assert card.buttons[:3] == ["+1 set", "Undo", "Edit"]
    opened = await history(gym, seen)
    assert f"**Bent-Over Row** {understood.rpartition(': ')[2]}" in opened
    assert total in opened


async def test_a_hold_is_logged_in_seconds_with_or_without_the_s(gym: Gym, seen) -> None:
    for sets in ("3x30s", "3x30"):
        card = seen(await gym.alice.slash(gym.channel, "log", exercise="dead hang", sets=sets))
        assert "3 × 30 s" in card


async def test_log_shows_what_was_done_last_time(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
    gym.clock.move(days=3)

    card = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x15@20"))

    assert "-# Last time 3 × 12 @ 20 kg." in card


async def test_undo_takes_the_workout_back_and_it_can_be_restored(gym: Gym, seen) -> None:
    logged = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20"))

    undone = seen(await gym.alice.click(logged.message, label="Undo"))
    assert "Removed" in undone
    assert "Nothing here yet" in await history(gym, seen)

    restored = seen(await gym.alice.click(undone.message, label="Restore"))
    assert "Restored" in restored
    assert "3 × 12" in await history(gym, seen)


async def test_the_button_of_older_cards_still_logs_the_same_sets_once_more(gym: Gym, seen) -> None:
    logged = await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="12,10@22.5")
    gym.clock.move(minutes=2)
    old = await older_card(gym, {"custom_id": f"again:{log_id(logged)}", "label": "Same again"})

    again = seen(await gym.alice.user.click(old, label="Same again"))

    assert "sets 3–4: 12, 10 @ 22.5 kg" in again
    assert "1 workout" in await history(gym, seen)
    assert "12, 10, 12, 10 @ 22.5 kg" in await history(gym, seen)


def log_id(logged) -> str:
    """The log that a card is about, as its +1 set says."""
    return next(part["custom_id"] for part in Seen(logged.response).parts if part.get("label") == "+1 set").split(
        ":"
    )[1]


async def older_card(gym: Gym, *buttons: dict[str, object]) -> discord.Message:
    """A card as an older version sent it, in Alice's direct messages."""
    channel = await gym.bot.create_dm(discord.Object(gym.alice.id))
    row = discord.ui.ActionRow(
        *(discord.ui.Button(label=str(button["label"]), custom_id=str(button["custom_id"])) for button in buttons)
    )
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(row)
    view.stop()
    return await channel.send(view=view)


async def test_one_more_set_grows_the_card_in_place(gym: Gym, seen) -> None:
    logged = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="12,10@22.5"))
    gym.clock.move(minutes=2)

    more = seen(await gym.alice.click(logged.message, label="+1 set"))
    assert more.message.id == logged.message.id
    assert more.text.splitlines() == ["### ✓ Face Pull, set 3: 10 @ 22.5 kg", "-# Today 12, 10, 10 @ 22.5 kg."]

    await gym.alice.click(more.message, label="Undo")
    assert "12, 10 @ 22.5 kg" in await history(gym, seen)


@on_both
async def test_a_double_tap_is_one_and_a_later_tap_another(gym: Gym, seen) -> None:
    """Also where the card has changed under the thumb between the two."""
    logged = await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
    for wait in (0, 1.9):
        await gym.env.advance_time(wait)
        await gym.alice.click(logged.response, label="+1 set")
    assert "4 × 12" in await history(gym, seen)

    await gym.env.advance_time(0.2)
    await gym.alice.click(logged.response, label="+1 set")
    assert "5 × 12" in await history(gym, seen)


@pytest.mark.parametrize("way", ["one_more", "log_again"])
async def test_taps_that_a_stalled_database_holds_up_count_by_when_they_were_tapped(
    gym: Gym, seen, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="12@20")
    (view,) = (await gym.bot.services.workouts.history(gym.alice.id, 0)).workouts
    tap, read, free = getattr(gym.bot.services.workouts, way), Database.read, asyncio.Event()

    async def read_later(database: Database, *work: object, **facts: object) -> object:
        await free.wait()
        return await read(database, *work, **facts)

    with monkeypatch.context() as stalled:
        stalled.setattr(Database, "read", read_later)
        waiting = []
        for second in (10, 11.9, 15, 16):
            dialog = Origin(view.workout.id + (int(second * 1000) << 22), gym.alice.id, gym.guild.id)
            waiting.append(asyncio.create_task(tap(dialog, view.workout.logs[0].id)))
            await asyncio.sleep(0)
            gym.clock.move(minutes=5)  # when they are handled does not matter
        free.set()
        await asyncio.gather(*waiting)
    assert "3 × 12 @ 20 kg" in await history(gym, seen)


@on_both
async def test_undo_works_after_a_restart(gym: Gym, seen) -> None:
    logged = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20"))
    await gym.restart()

    await gym.alice.click(logged.message, label="Undo")

    assert "Nothing here yet" in await history(gym, seen)


async def test_log_without_sets_opens_a_form(gym: Gym, seen) -> None:
    dialog = await gym.alice.slash(gym.channel, "log", exercise="face pull")
    assert dialog.modal is not None
    assert dialog.modal["title"] == "Log Face Pull"

    card = seen(await gym.alice.submit_modal(dialog, {"sets": "3x12@20"}))

    assert "✓ Face Pull" in card
    assert "3 × 12" in await history(gym, seen)


async def test_the_form_is_filled_in_with_last_time(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="12,12,10@22.5")

    dialog = await gym.alice.slash(gym.channel, "log", exercise="face pull")

    assert dialog.modal["components"][0]["component"]["value"] == "2x12@22.5kg, 1x10@22.5kg"


async def test_log_on_a_card_opens_the_form_also_after_a_restart(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face pull"))
    await gym.restart()

    dialog = await gym.alice.click(card.message, label="Log")
    logged = seen(await gym.alice.submit_modal(dialog, {"sets": "3x12@20"}))

    assert logged.ephemeral
    assert "3 × 12" in await history(gym, seen, gym.alice)
    assert "Nothing here yet" in await history(gym, seen, gym.bob)


async def test_a_rejected_form_comes_back_filled_in(gym: Gym, seen) -> None:
    dialog = await gym.alice.slash(gym.channel, "log", exercise="face pull")
    card = seen(await gym.alice.submit_modal(dialog, {"sets": "3 plus 12"}))
    assert "I did not understand “plus”" in card
    assert "3 plus 12" in card

    again = await gym.alice.click(card.message, label="Try again")

    assert again.modal["components"][0]["component"]["value"] == "3 plus 12"


async def test_an_unknown_name_keeps_the_sets_that_were_typed(gym: Gym, refused) -> None:
    card = refused(await gym.alice.slash(gym.channel, "log", exercise="zumba", sets="3x8@60"))
    assert "Zumba isn’t in my library" in card

    dialog = await gym.alice.click(card.message, label="Edit")

    assert dialog.modal["components"][0]["component"]["value"] == "zumba: 3x8@60"


@pytest.mark.parametrize(
    ("exercise", "sets", "answer"),
    [
        ("face pull", "0x12@20", "A set needs at least one rep or second"),
        ("face pull", "3x0", "A set needs at least one rep or second"),
        ("face pull", "3x-5", "Less than nothing cannot be lifted"),
        ("face pull", "3x8@-20", "Less than nothing cannot be lifted"),
        ("face pull", "3x99999", "99,999 reps in one set? I log up to 1,000"),
        ("face pull", "3x8@99999", "I log weights up to 1,000 kg or lb"),
        ("face pull", "500x8", "That is more than 50 sets"),
        ("face pull", "3x8.5", "“8.5” is not a whole number"),
        ("face pull", "3x8,8", "You said 3 sets but listed 2"),
        ("face pull", "3x", "That stops in the middle"),
        ("face pull", " ", "There are no sets in that"),
        ("face pull", "lorem ipsum", "There are no sets in that"),
        ("face pull", "ab " * 700, "That is 2,100 characters; I read up to 2,000"),
        ("face pull", "3x30s", "Face Pull is counted in reps"),
        ("dead hang", "3x40m", "Dead Hang is counted in seconds"),
        ("dead hang", "1x999999s", "999,999 seconds is more than the 7,200"),
        ("bird dog", "3x8@20", "Bird Dog is done without a weight"),
    ],
)
async def test_sets_that_make_no_sense_each_get_their_own_answer(
    gym: Gym, seen, refused, exercise: str, sets: str, answer: str
) -> None:
    card = refused(await gym.alice.slash(gym.channel, "log", exercise=exercise, sets=sets))

    assert answer in card.text.replace("’", "'")
    assert "Try again" in card.buttons
    assert "Nothing here yet" in await history(gym, seen)


async def test_history_is_newest_first_a_page_at_a_time(gym: Gym, seen) -> None:
    for reps in range(1, 8):
        await gym.alice.slash(gym.channel, "log", exercise="face pull", sets=f"1x{reps}")
        gym.clock.move(days=1)

    first = seen(await gym.alice.slash(gym.channel, "history"))
    assert "7 workouts" in first
    assert first.buttons == ["Open", "Open", "Open", "Open", "Older", "Calendar"]
    assert first.text.index("<t:1767787200:f>") < first.text.index("<t:1767528000:f>")

    second = seen(await gym.alice.click(first.message, label="Older"))
    assert second.buttons == ["Open", "Open", "Open", "Newer", "Calendar"]


async def test_a_history_of_one_page_has_nothing_to_turn(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
    assert seen(await gym.alice.slash(gym.channel, "history")).buttons == ["Open", "Calendar"]


async def test_the_history_says_how_many_of_all_are_of_this_month(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "settings", timezone="Berlin")
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20", when="2025-12-31 23:30")
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20", when="2026-01-01 00:30")
    gym.clock.move(hours=3)
    await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="3x12@20")
    assert "### 2 workouts, 1 in January" in seen(await gym.alice.slash(gym.channel, "history"))


async def test_history_is_for_the_members_eyes_only(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")

    card = seen(await gym.bob.slash(gym.channel, "history"))

    assert card.ephemeral
    assert "Nothing here yet" in card


@on_both
async def test_the_same_interaction_delivered_twice_is_logged_once(gym: Gym, seen) -> None:
    exercise = gym.bot.services.exercises.find("face pull")
    log = gym.bot.services.workouts.log

    dialog = Origin(4711, gym.alice.id, None)
    await asyncio.gather(*(log(dialog, exercise, "3x12@20") for _ in range(5)))

    assert "1 workout" in await history(gym, seen)


async def test_nobody_undoes_the_workout_of_another(gym: Gym, seen) -> None:
    exercise = gym.bot.services.exercises.find("face pull")
    await gym.bot.services.workouts.log(Origin(4711, gym.alice.id, None), exercise, "3x12@20")
    page = await gym.bot.services.workouts.history(gym.bob.id, 0)
    assert page.count == 0

    with pytest.raises(Exception, match="workout-not-yours"):
        await gym.bot.services.workouts.undo(gym.bob.id, 4711)

    assert "1 workout" in await history(gym, seen)


async def test_a_message_is_logged_as_a_workout_of_whoever_asks(gym: Gym, seen) -> None:
    message = await gym.bob.send(gym.channel, "face pulls 3x15 20kg, then rows 5x5 at 80")

    card = seen(await gym.alice.context_menu(gym.channel, "Log as workout", message))

    assert card.ephemeral
    assert "✓ 2 exercises" in card
    assert "3 × 15 @ 20 kg" in card
    assert "5 × 5 @ 80 kg" in card
    assert "1 workout" in await history(gym, seen)
    assert "8 sets · Face Pull +1" in await history(gym, seen)
    assert "Nothing here yet" in await history(gym, seen, gym.bob)

    await gym.alice.click(card.message, label="Undo")
    assert "Nothing here yet" in await history(gym, seen)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("see you at the gym", "but no sets with it"),
        ("3x8@60", "Which exercise is"),
        ("face pull 3x40 yards", "I don’t know how much “40 yards” is"),
        ("face pull 3x8, shrug 0x9", "A set needs at least one rep"),
    ],
)
async def test_a_message_that_is_no_workout_can_be_put_right(
    gym: Gym, seen, refused, words: str, answer: str
) -> None:
    message = await gym.bob.send(gym.channel, words)

    card = refused(await gym.alice.context_menu(gym.channel, "Log as workout", message))
    assert answer in card
    assert "Nothing here yet" in await history(gym, seen)

    dialog = await gym.alice.click(card.message, label="Try again")
    assert dialog.modal["components"][0]["component"]["value"] == words
    done = seen(await gym.alice.submit_modal(dialog, {"text": "face pull 3x8"}))
    assert "✓ Face Pull" in done


# ------------------------------------------------------------------ with what, when, and how


async def form(gym: Gym, dialog, **changes: object):
    """Send a form as it was filled in, with some fields changed."""
    fields = [field["component"] for field in dialog.modal["components"]]
    filled = {field["custom_id"]: field.get("value", "") for field in fields if field["type"] == 4}
    return await gym.alice.submit_modal(dialog, filled | changes)


async def test_sets_are_logged_for_the_day_that_was_said(gym: Gym, seen, refused) -> None:
    unknown = refused(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12", when="yesterday"))
    assert "/settings timezone" in unknown
    assert "yesterday" in unknown

    await gym.alice.slash(gym.channel, "settings", timezone="Berlin")
    logged = seen(
        await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12", when="yesterday 18:00")
    )
    assert "✓ Face Pull" in logged
    assert "-# On Wed 31 Dec 2025, 18:00." in logged
    assert "**Wed 31 Dec 2025, 18:00**" in await history(gym, seen)


async def test_the_variant_is_chosen_once_and_kept(gym: Gym, seen) -> None:
    dialog = await gym.alice.slash(gym.channel, "log", exercise="face pull")
    card = seen(await form(gym, dialog, sets="3x15", using=["band"]))
    assert "✓ Face Pull (band)" in card

    again = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x20"))
    assert "✓ Face Pull (band)" in again
    dialog = await gym.alice.slash(gym.channel, "log", exercise="face pull")
    chosen = [option for part in dialog.modal["components"] for option in part["component"].get("options", ())]
    assert [option["value"] for option in chosen if option.get("default")] == ["band"]


async def test_grip_and_setup_are_remembered_until_they_are_cleared(gym: Gym, seen) -> None:
    dialog = await gym.alice.slash(gym.channel, "log", exercise="face pull")
    card = seen(await form(gym, dialog, sets="3x15@20", setup="rope, pulley at eye height,  pin 7"))
    assert "rope, pulley at eye height, pin 7" in setup_shown(card)

    card = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x15@20"))
    assert "pin 7" in setup_shown(card)
    dialog = await gym.alice.select(card.message, ["other"])
    card = seen(await form(gym, dialog, setup=""))
    assert "pin 7" not in setup_shown(card)


def setup_shown(card: Seen) -> str:
    """What the menu of a logged card says of grip and setup."""
    options = next(part["options"] for part in card.parts if part["type"] == 3)
    return next(option["description"] for option in options if option["value"] == "setup")


async def test_grip_and_setup_are_noted_from_the_menu(gym: Gym, seen) -> None:
    logged = seen(await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x15@20"))
    dialog = await gym.alice.select(logged.message, ["setup"])
    card = seen(await gym.alice.submit_modal(dialog, {"setup": "rope, pin 7"}))
    assert card.message.id == logged.message.id
    assert setup_shown(card) == "rope, pin 7"


async def test_a_rejected_form_keeps_every_field(gym: Gym, refused) -> None:
    dialog = await gym.alice.slash(gym.channel, "log", exercise="face pull")
    card = refused(await form(gym, dialog, sets="nonsense", using=["band"], when="yesterday", setup="pin 7"))

    again = await gym.alice.click(card.message, label="Try again")
    fields = {component["component"]["custom_id"]: component["component"] for component in again.modal["components"]}
    assert fields["sets"]["value"] == "nonsense"
    assert [field["value"] for field in fields["using"]["options"] if field.get("default")] == ["band"]
    assert fields["when"]["value"] == "yesterday"
    assert fields["setup"]["value"] == "pin 7"


async def test_a_bare_number_is_in_the_members_unit(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "settings", unit="lb")
    card = seen(await gym.alice.slash(gym.channel, "log", exercise="bent over row", sets="2x10@100"))
    assert "2 × 10 @ 100 lb" in card
    assert "2,000 lb." in await history(gym, seen)
    await gym.alice.slash(gym.channel, "settings", unit="kg")
    assert "@ 100 lb" in await history(gym, seen)
    assert "907 kg." in await history(gym, seen)


async def test_what_helps_is_not_lifted(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "log", exercise="assisted pull-up", sets="3x8@20"))
    assert "3 × 8 @ −20 kg" in card
    assert "480" not in await history(gym, seen)


async def test_a_volume_says_what_it_leaves_out(gym: Gym, seen) -> None:
    """What a body weighs is not known, and never guessed."""
    await gym.alice.slash(gym.channel, "log", exercise="bent over row", sets="3x10@60")
    await gym.alice.slash(gym.channel, "log", exercise="pull-up", sets="5@10")
    opened = await history(gym, seen)
    assert "**Pull-Up** 5 @ +10 kg" in opened
    assert "1,800 kg without Pull-Up." in opened


# ------------------------------------------------------------------ correcting


async def opened(gym: Gym, seen, nth: int = 0):
    """A workout of Alice's, opened from her history."""
    shown = seen(await gym.alice.slash(gym.channel, "history"))
    ids = [part["custom_id"] for part in shown.parts if part.get("label") == "Open"]
    return seen(await gym.alice.click(shown.message, custom_id=ids[nth]))


async def test_a_workout_is_opened_edited_and_moved(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "settings", timezone="UTC")
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
    await gym.alice.slash(gym.channel, "log", exercise="bent over row", sets="5,5@80")
    card = await opened(gym, seen)
    assert card.ephemeral
    assert "**Face Pull**" in card
    assert "**Bent-Over Row**" in card

    dialog = await gym.alice.click(card.message, label="Edit")
    text = dialog.modal["components"][0]["component"]["value"]
    assert text.splitlines() == ["Face Pull: 3x12@20kg", "Bent-Over Row: 2x5@80kg"]
    changed = seen(await form(gym, dialog, text=text.replace("2x5", "3x5"), when="2025-12-30 18:00"))

    assert "Updated" in changed
    assert "3 × 5 @ 80 kg" in changed
    assert "**Tue 30 Dec 2025, 18:00**" in await history(gym, seen)
    assert "1 workout" in await history(gym, seen)


async def test_the_history_tells_times_of_the_members_own_zone(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
    assert "**<t:1767268800:f>**" in seen(await gym.alice.slash(gym.channel, "history"))  # Discord knows where she is
    for zone, expected in (("UTC", "Today, 12:00"), ("Tokyo", "Today, 21:00"), ("Kiritimati", "Fri 2 Jan, 02:00")):
        await gym.alice.slash(gym.channel, "settings", timezone=zone)
        gym.clock.move(days=zone == "Kiritimati")
        assert f"**{expected}**" in seen(await gym.alice.slash(gym.channel, "history"))


async def test_a_card_of_an_older_version_opens_workouts_from_its_list(gym: Gym, seen) -> None:
    logged = await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
    channel = await gym.bot.create_dm(discord.Object(gym.alice.id))
    view = discord.ui.LayoutView(timeout=None)
    option = discord.SelectOption(label="Face Pull", value=log_id(logged))
    view.add_item(discord.ui.ActionRow(discord.ui.Select(custom_id="open-workout:0", options=[option])))
    view.stop()
    old = await channel.send(view=view)
    assert "3 × 12 @ 20 kg" in seen(await gym.alice.user.select(old, [log_id(logged)]))


@on_both
async def test_an_edit_is_undone_once(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
    gym.clock.move(minutes=5)
    logged = seen(await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="3x8@60"))
    await gym.alice.click(logged.message, label="Undo")
    gym.clock.move(minutes=5)
    card = await opened(gym, seen)
    for typed in ("face pull 1x1", "face pull 2x2"):
        dialog = await gym.alice.click(card.message, label="Edit")
        card = seen(await form(gym, dialog, text=typed))
        gym.clock.move(seconds=2)

    undone = seen(await gym.alice.click(card.message, label="Undo"))
    assert "Restored" in undone
    assert "**Face Pull** 1\n" in f"{undone.text}\n"
    assert "Undo" not in undone.buttons
    assert "Shrug" not in await history(gym, seen)  # which was taken back before


async def test_an_edit_that_cannot_be_undone_any_more_stays(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
    card = await opened(gym, seen)
    edited = seen(await form(gym, await gym.alice.click(card.message, label="Edit"), text="face pull 1x1"))
    gym.clock.move(days=31)
    await gym.bot.services.purge.run()
    outdated = seen(await gym.alice.click(edited.message, label="Undo"))
    assert "Nothing was changed." in outdated
    assert "**Face Pull** 1" in seen(await gym.alice.click(outdated.message, label="Show the latest"))
    assert "1 workout" in await history(gym, seen)


async def test_an_edit_that_makes_no_sense_changes_nothing_and_loses_nothing(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
    card = await opened(gym, seen)
    dialog = await gym.alice.click(card.message, label="Edit")
    refusal = seen(await form(gym, dialog, text="Face Pull: 3x12\nzumba: 4x4"))
    assert "Zumba isn’t in my library" in refusal

    again = await gym.alice.click(refusal.message, label="Edit")
    assert again.modal["components"][0]["component"]["value"] == "Face Pull: 3x12\nzumba: 4x4"
    assert "3 × 12 @ 20 kg" in await history(gym, seen)


async def test_a_workout_is_deleted_and_brought_back(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
    card = await opened(gym, seen)

    deleted = seen(await gym.alice.select(card.message, ["delete"]))
    assert "Nothing here yet" in await history(gym, seen)
    assert "30 days" in deleted

    back = seen(await gym.alice.click(deleted.message, label="Restore"))
    assert "Restored" in back
    assert "3 × 12 @ 20 kg" in await history(gym, seen)


async def test_a_workout_is_moved_to_another_day_from_the_menu(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "settings", timezone="UTC")
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20 rpe 8")
    card = await opened(gym, seen)
    refusal = seen(await gym.alice.submit_modal(await gym.alice.select(card.message, ["move"]), {"when": "blursday"}))
    again = await gym.alice.click(refusal.message, label="Try again")
    assert again.modal["components"][0]["component"]["value"] == "blursday"
    moved = seen(await gym.alice.submit_modal(again, {"when": "2025-12-30 18:00"}))
    assert "### Updated: Tue 30 Dec 2025, 18:00" in moved
    assert "3 × 12 @ 20 kg RPE 8" in moved
    assert "Undo" in moved.buttons


async def test_nobody_opens_or_changes_the_workout_of_another(gym: Gym, seen) -> None:
    workouts = gym.bot.services.workouts
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
    (view,) = (await workouts.history(gym.alice.id, 0)).workouts
    dialog = Origin(1, gym.bob.id, None)
    for attempt in (
        workouts.workout(gym.bob.id, view.workout.id),
        workouts.edit(dialog, view.workout.id, "face pull 1x1", ""),
        workouts.delete(dialog, view.workout.id),
        workouts.bring_back(gym.bob.id, view.workout.id, None),
        workouts.undo_edit(gym.bob.id, view.workout.id, view.workout.logs[0].id),
        workouts.log_again(dialog, view.workout.logs[0].id),
        workouts.one_more(dialog, view.workout.logs[0].id),
    ):
        with pytest.raises(DomainError, match="workout-not-yours"):
            await attempt
    assert "3 × 12 @ 20 kg" in await history(gym, seen)


# ------------------------------------------------------------------ direct messages


def answers(gym: Gym) -> list[discord.Message]:
    """What the bot wrote to Alice directly."""
    return [message for message in gym.alice.user.dm_channel.history() if message.author.bot]


async def test_a_direct_message_is_a_workout(gym: Gym, seen) -> None:
    await gym.alice.send_dm("face pulls 3x15 20kg, then rows 5x5 at 80")

    (answer,) = answers(gym)
    assert "✓ 2 exercises" in Seen(answer)
    assert "5 × 5 @ 80 kg" in await history(gym, seen)


async def test_a_direct_message_that_is_none_can_be_put_right(gym: Gym, seen) -> None:
    await gym.alice.send_dm("hello there")
    (answer,) = answers(gym)
    assert "but no sets with it" in Seen(answer)
    assert "hello there" in Seen(answer)


async def test_a_direct_message_that_is_not_clear_is_asked_about(gym: Gym, seen) -> None:
    await gym.alice.send_dm("row 5x60, 5x70")
    (answer,) = answers(gym)
    assert "which one?" in Seen(answer)

    logged = seen(await gym.alice.user.click(answer, label=Seen(answer).buttons[0]))

    assert "5 @ 70 kg" in logged


async def test_a_workout_too_long_for_one_form_is_not_cut_off(gym: Gym, refused) -> None:
    names = [
        exercise.name
        for exercise in gym.bot.services.exercises.catalogue.exercises.values()
        if exercise.load.value == "required"
    ]
    sets = "=" + ", ".join(f"1x{reps}@{reps}.125kg" for reps in range(1, 46))
    for name in names[:5]:
        await gym.alice.slash(gym.channel, "log", exercise=name, sets=sets)
    (view,) = (await gym.bot.services.workouts.history(gym.alice.id, 0)).workouts
    with pytest.raises(DomainError, match="workout-too-long-to-edit"):
        as_text(view)
