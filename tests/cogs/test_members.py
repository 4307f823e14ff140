"""`/settings`, `/my-exercise` and Save, as a member uses them."""

import pytest

from tests.cogs.conftest import whole_history
from tests.conftest import Gym


async def suggested(gym: Gym, typed: str = "", command: str = "exercise", option: str = "name") -> list[str]:
    return [choice["name"] for choice in await gym.alice.autocomplete(gym.channel, command, option, typed)]


async def test_settings_show_only_what_is_set_and_the_guess_is_called_one(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "settings"))
    assert card.ephemeral
    assert card.text.splitlines()[1:] == [
        "**Time zone** New York, my guess", "**Units** kg", "-# The rest is asked when it matters.",
    ]  # fmt: skip
    assert card.buttons == ["Set time zone", "Reminders", "My data"]

    await gym.alice.slash(gym.channel, "settings", timezone="berlin", unit="lb", body_weight="180")
    card = seen(await gym.alice.slash(gym.channel, "settings", equipment="dumbbells, bench"))
    for line in (
        "**Time zone** Berlin, now 13:00",
        "**Units** lb",
        "**Body weight** 180 lb",
        "**Equipment** bench, dumbbell",
    ):
        assert line in card

    card = seen(await gym.alice.slash(gym.channel, "settings", body_weight="nothing", equipment="nothing"))
    assert "Body weight" not in card
    assert "Equipment" not in card
    assert "**Time zone** Berlin" in card


@pytest.mark.parametrize(
    ("choice", "typed", "line"),
    [
        ("zone-form", {"zone": "Berlin"}, "**Time zone** Berlin, now 13:00"),
        ("body-form", {"body": "81.5 kg"}, "**Body weight** 81.5 kg"),
        ("kit-form", {"kit": "band, bench"}, "**Equipment** band, bench"),
    ],
)
async def test_each_setting_is_edited_from_the_card(gym: Gym, seen, choice: str, typed: dict, line: str) -> None:
    card = seen(await gym.alice.slash(gym.channel, "settings"))
    form = await gym.alice.select(card.message, [choice])
    changed = seen(await gym.alice.submit_modal(form, typed))
    assert line in changed
    assert changed.message.id == card.message.id
    if choice != "zone-form":
        form = await gym.alice.select(changed.message, [choice])
        assert line not in seen(await gym.alice.submit_modal(form, dict.fromkeys(typed, "")))


async def test_the_unit_is_changed_with_one_choice(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "settings"))
    assert "**Units** lb" in seen(await gym.alice.select(card.message, ["unit-lb"]))


async def test_quiet_hours_are_set_from_the_settings_and_shown_there(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "reminder add", when="mon 18:00", timezone="Berlin")
    card = seen(await gym.alice.slash(gym.channel, "settings"))
    form = await gym.alice.select(card.message, ["quiet-form"])
    await gym.alice.submit_modal(form, {"start": "22:00", "end": "07:00"})
    assert "**Quiet hours** 22:00–07:00" in seen(await gym.alice.slash(gym.channel, "settings"))


@pytest.mark.parametrize(
    ("option", "value", "answer"),
    [
        ("timezone", "atlantis", "I know no time zone called “atlantis”"),
        ("body_weight", "heavy", "I did not understand “heavy” as a weight"),
        ("body_weight", "0", "I did not understand “0” as a weight"),
        ("equipment", "spaceship", "I know no equipment called “spaceship”"),
    ],
)
async def test_settings_that_make_no_sense_are_refused(
    gym: Gym, refused, option: str, value: str, answer: str
) -> None:
    assert answer in refused(await gym.alice.slash(gym.channel, "settings", **{option: value}))


async def test_body_weight_is_kept_with_the_sets_it_matters_for(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "settings", body_weight="81,5 kg")
    await gym.alice.slash(gym.channel, "log", exercise="pull-up", sets="3x5")
    gym.clock.move(days=1)
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x15@20")
    logs = [
        workout_view.workout.logs[0]
        for workout_view in (await gym.bot.services.workouts.history(gym.alice.id, 0)).workouts
    ]
    assert [str(log.body) for log in logs] == ["None", "81.5 kg"]


# ------------------------------------------------------------------ what is offered first


async def test_what_is_saved_comes_first_and_then_what_is_done_most(gym: Gym, seen) -> None:
    for _ in range(2):
        await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="3x8")
        gym.clock.move(days=1)
    await gym.alice.slash(gym.channel, "log", exercise="deadlift", sets="3x5")
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="pendlay row"))
    saved = seen(await gym.alice.select(card.message, ["save"]))
    assert saved.ephemeral
    assert (await suggested(gym))[:3] == ["Pendlay Row", "Shrug", "Deadlift"]
    assert (await suggested(gym, command="log", option="exercise"))[:1] == ["Pendlay Row"]

    await gym.alice.click(saved.message, label="Unsave")
    assert (await suggested(gym))[:2] == ["Shrug", "Deadlift"]


async def test_what_the_equipment_is_enough_for_comes_first(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "settings", equipment="dumbbell, bench")
    catalogue = gym.bot.services.exercises.catalogue
    kit = {"dumbbell", "bench", "bodyweight"}
    for typed in ("", "row"):
        names = await suggested(gym, typed)
        can = [
            any(kit.issuperset(option) for option in exercise.equipment)
            for name in names
            for exercise in catalogue.exercises.values()
            if exercise.name == name
        ]
        assert can == sorted(can, reverse=True)
        assert can[0]
    assert (await suggested(gym, "barbell row"))[0] == "Bent-Over Row"  # its very name, all the same


# ------------------------------------------------------------------ exercises of one's own


async def test_an_own_exercise_is_found_logged_and_seen_by_its_member_alone(gym: Gym, seen, refused) -> None:
    card = seen(await gym.alice.slash(gym.channel, "my-exercise add", name="Jefferson Curl", region="lower"))
    assert card.ephemeral
    assert "for the Lower back; it counts weight and reps" in card

    assert "Jefferson Curl" in await suggested(gym, "jeff")
    logged = seen(await gym.alice.slash(gym.channel, "log", exercise="jefferson curls", sets="3x8@20"))
    assert "✓ Jefferson Curl" in logged
    assert "3 × 8 @ 20 kg" in logged
    assert "Jefferson Curl" in seen(await gym.alice.slash(gym.channel, "history"))
    own = seen(await gym.alice.slash(gym.channel, "exercise", name="Jefferson Curl"))
    assert own.ephemeral
    refused(await gym.bob.slash(gym.channel, "log", exercise="Jefferson Curl", sets="3x8"))


async def test_a_removed_own_exercise_stays_in_the_history(gym: Gym, seen, refused) -> None:
    await gym.alice.slash(gym.channel, "my-exercise add", name="Jefferson Curl", region="lower", counts="duration")
    await gym.alice.slash(gym.channel, "log", exercise="Jefferson Curl", sets="3x30")
    seen(await gym.alice.slash(gym.channel, "my-exercise remove", name="Jefferson Curl"))

    assert "Jefferson Curl" not in await suggested(gym)
    assert "You have added none" in seen(await gym.alice.slash(gym.channel, "my-exercise list"))
    assert "3 × 30 s" in await whole_history(gym)


async def test_an_own_exercise_behind_a_menu_opens_also_when_it_was_removed_since(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "my-exercise add", name="Jefferson Curl", region="lower")
    await gym.alice.slash(gym.channel, "workout start")
    await gym.alice.slash(gym.channel, "log", exercise="Jefferson Curl", sets="3x8@20")
    live = seen(await gym.alice.slash(gym.channel, "workout start"))
    await gym.alice.slash(gym.channel, "my-exercise remove", name="Jefferson Curl")

    own = next(option for option in live.options if option.startswith("own-"))
    card = seen(await gym.alice.select(live.message, [own], custom_id="live-another"))
    assert "Jefferson Curl, set 4" in card


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Face Pulls", "There is already “Face Pull”"),
        ("123", "A name needs a letter"),
        ("x" * 61, "at most 60 characters"),
    ],
)
async def test_a_name_that_cannot_be_is_refused(gym: Gym, refused, name: str, answer: str) -> None:
    assert answer in refused(await gym.alice.slash(gym.channel, "my-exercise add", name=name, region="mid"))
