"""`/exercise` and `/region`, as a member uses them."""

import pytest

from bot.domain.exercises import Catalogue, Region
from tests.conftest import Gym


async def test_exercise_shows_how_to_do_a_face_pull_with_a_picture(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face pull"))

    assert "## Face Pull" in card
    assert "Upper back" in card
    assert "traps" in card
    assert "1. " in card
    assert "Stop if you notice" in card
    assert card.pictures[0]["media"]["url"]
    assert "Main muscles" in card.pictures[0]["description"]
    assert card.buttons == ["Log it", "Save", "Hold still", "Easier", "Harder"]
    assert not card.ephemeral


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("face-pull", "Face Pull"),
        ("facepull", "Face Pull"),
        ("FACE PULLS", "Face Pull"),
        ("bent row", "Bent-Over Row"),
        ("goodmorning", "Good Morning"),
        ("rdl", "Romanian Deadlift"),
        ("romanian dedlift", "Romanian Deadlift"),
    ],
)
async def test_exercise_finds_what_people_type(gym: Gym, seen, typed: str, name: str) -> None:
    assert f"## {name}" in seen(await gym.alice.slash(gym.channel, "exercise", name=typed))


@pytest.mark.parametrize("typed", ["zumba party", "squat", "bench press", "leg press"])
async def test_a_name_of_another_sport_is_told_to_be_none_and_nothing_silly_is_offered(
    gym: Gym, refused, typed: str
) -> None:
    card = refused(await gym.alice.slash(gym.channel, "exercise", name=typed))

    assert f"“{typed}” isn’t in my library" in card
    assert card.buttons == []


async def test_a_name_that_is_near_gets_the_nearest_as_buttons(gym: Gym, seen, refused) -> None:
    card = refused(await gym.alice.slash(gym.channel, "exercise", name="pendly"))

    assert "I don’t know “pendly”" in card
    assert card.buttons[0] == "Pendlay Row"

    opened = seen(await gym.alice.click(card.message, label=card.buttons[0]))
    assert f"## {card.buttons[0]}" in opened


async def test_two_thousand_characters_of_junk_are_refused_kindly(gym: Gym, refused) -> None:
    card = refused(await gym.alice.slash(gym.channel, "exercise", name="x?" * 1000))

    assert "isn’t in my library" in card
    assert len(card.text) < 400


async def test_autocomplete_offers_a_good_start_and_then_what_is_typed(gym: Gym) -> None:
    first = await gym.alice.autocomplete(gym.channel, "exercise", "name", "")
    assert [choice["name"] for choice in first[:3]] == ["Good Morning", "Bent-Over Row", "Face Pull"]
    assert len(first) == 25

    typed = await gym.alice.autocomplete(gym.channel, "exercise", "name", "face")
    assert typed[0] == {"name": "Face Pull", "value": "face-pull"} | typed[0]


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("mistakes", "Common mistakes"),
        ("safety", "Get emergency help now"),
        ("muscles", "Posterior deltoid"),
        ("ways", "Band"),
        ("how", "Do it"),
    ],
)
async def test_the_rest_of_the_card_is_one_choice_away(gym: Gym, seen, section: str, words: str) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face-pull"))

    changed = seen(await gym.alice.select(card.message, [section]))

    assert words in changed
    assert "## Face Pull" in changed
    assert changed.message.id == card.message.id


async def test_somebody_elses_tap_does_not_change_my_card(gym: Gym, seen) -> None:
    mine = seen(await gym.alice.slash(gym.channel, "exercise", name="face-pull"))

    theirs = seen(await gym.bob.select(mine.message, ["safety"]))

    assert theirs.ephemeral
    assert theirs.message.id != mine.message.id


async def test_the_figure_can_be_held_still_and_moved_again(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face-pull"))
    assert card.pictures[0]["media"]["url"].split("?")[0].endswith("face-pull.gif")

    still = seen(await gym.alice.click(card.message, label="Hold still"))
    assert still.pictures[0]["media"]["url"].split("?")[0].endswith("face-pull.png")
    assert "1. " in still

    moving = seen(await gym.alice.click(still.message, label="Move"))
    assert moving.pictures[0]["media"]["url"].split("?")[0].endswith("face-pull.gif")


async def test_what_you_did_last_is_offered_first(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="3x8")
    gym.clock.move(days=1)
    await gym.alice.slash(gym.channel, "log", exercise="dead hang", sets="30s")

    offered = await gym.alice.autocomplete(gym.channel, "log", "exercise", "")

    assert [one["name"] for one in offered[:3]] == ["Dead Hang", "Shrug", "Good Morning"]
    assert len(offered) == 25


async def test_easier_shows_the_easier_exercise_in_its_place(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face-pull"))

    easier = seen(await gym.alice.click(card.message, label="Easier"))

    assert "## Band Pull-Apart" in easier
    assert easier.message.id == card.message.id


@pytest.mark.parametrize("region", list(Region))
async def test_region_tells_why_and_opens_its_exercises(gym: Gym, seen, catalogue: Catalogue, region: Region) -> None:
    guide = catalogue.regions[region]
    card = seen(await gym.alice.slash(gym.channel, "region", region=region.value))

    assert guide.why.strip() in card
    starters = [catalogue[one].name for one in guide.starters]
    assert card.buttons == starters
    assert {*starters, *(catalogue[one].name for one in card.options)} == {
        exercise.name for exercise in catalogue.by_region[region]
    }
    assert card.pictures

    picked = seen(await gym.alice.select(card.message, [card.options[-1]]))
    assert f"## {catalogue[card.options[-1]].name}" in picked


async def test_cards_answer_after_a_restart(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="good morning"))

    await gym.restart()

    assert "At home" in card.buttons
    assert "## Band Good Morning" in seen(await gym.alice.click(card.message, label="At home"))


async def test_every_exercise_has_a_card_within_discords_limits(gym: Gym, seen, catalogue: Catalogue) -> None:
    """The simulated Discord refuses what the real one refuses; a few of each region through it, all in test_cards."""
    for region in Region:
        for exercise in catalogue.by_region[region][::8]:
            assert f"## {exercise.name}" in seen(await gym.alice.slash(gym.channel, "exercise", name=exercise.id))


async def test_exercise_works_in_a_direct_message(gym: Gym, seen) -> None:
    user = gym.alice.user
    assert "## Face Pull" in seen(await user.slash("exercise", name="face pull"))


async def test_find_with_nothing_is_a_good_start(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "find"))
    assert "A good start" in card
    assert card.options[:3] == ["good-morning", "bent-over-row", "face-pull"]
    assert card.ephemeral


async def test_find_fits_what_is_at_hand_and_opens_a_card(gym: Gym, seen, catalogue: Catalogue) -> None:
    card = seen(await gym.alice.slash(gym.channel, "find", region="upper", equipment="dumbbells"))
    assert "face-pull" not in card.options  # with dumbbells it needs a bench
    assert "reverse-fly" in card.options
    for one in card.options:
        assert any(set(option) <= {"dumbbell", "bodyweight"} for option in catalogue[one].equipment)
        assert catalogue[one].region is Region.UPPER

    opened = seen(await gym.alice.select(card.message, ["reverse-fly"]))
    assert f"## {catalogue['reverse-fly'].name}" in opened


async def test_find_spares_the_lower_back_and_stays_at_home(gym: Gym, seen, catalogue: Catalogue) -> None:
    card = seen(await gym.alice.slash(gym.channel, "find", spinal_load="low", home=True, level="beginner"))
    assert card.options
    for one in card.options:
        assert catalogue[one].spinal_load == "low"
        assert catalogue[one].level == "beginner"


async def test_find_knows_no_spaceship(gym: Gym, refused) -> None:
    assert "no equipment called “spaceship”" in refused(
        await gym.alice.slash(gym.channel, "find", equipment="band, spaceship")
    )


async def test_find_finishes_the_equipment_that_is_typed(gym: Gym) -> None:
    offered = await gym.alice.autocomplete(gym.channel, "find", "equipment", "band, ben")
    assert [one["name"] for one in offered] == ["band, bench"]
