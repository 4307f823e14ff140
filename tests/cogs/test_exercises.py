"""`/exercise` and `/region`, as a member uses them."""

import discord
import pytest
import simcord

from bot.domain.exercises import Catalogue, Region
from tests.cogs.conftest import Seen
from tests.conftest import Gym


async def test_exercise_shows_how_to_do_a_face_pull_with_a_picture_for_the_asker_alone(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face pull"))

    assert card.text.startswith("### Face Pull\n-# Upper back · cable or band")
    assert "1. " in card
    assert "Sharp pain or dizziness: stop." in card
    assert card.pictures[0]["media"]["url"]
    assert "Main muscles" in card.pictures[0]["description"]
    assert card.buttons == ["Log", "Short", "Show everyone"]
    assert card.ephemeral


async def test_who_has_done_it_sees_what_they_did_and_three_cues(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "settings", timezone="Berlin")
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="3x12@20")
    gym.clock.move(days=3)

    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face pull"))

    assert "-# Last time 3 × 12 @ 20 kg, Thu 1 Jan" in card
    assert "- Elbows at shoulder height" in card
    assert "1. " not in card
    steps = seen(await gym.alice.click(card.message, label="Steps"))
    assert steps.message.id == card.message.id
    assert "1. " in steps
    assert "- Elbows" in seen(await gym.alice.click(steps.message, label="Short"))
    assert "Last time" not in seen(await gym.bob.slash(gym.channel, "exercise", name="face pull"))


async def test_an_exercise_is_shown_to_everyone_short_and_removed_again(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face pull"))

    posted = seen(await gym.alice.click(card.message, label="Show everyone"))

    (post,) = [message for message in gym.channel.history() if not message.flags.ephemeral]
    public = Seen(post)
    assert public.buttons == ["How to do it"]
    assert f"From <@{gym.alice.id}>. What you tap is private." in public
    how = seen(await gym.bob.click(post, label="How to do it"))
    assert how.ephemeral
    assert "1. " in how
    mine = seen(await gym.alice.click(post, label="How to do it"))
    assert mine.ephemeral, "the post stays as it is"
    removed = seen(await gym.alice.click(posted.message, label="Remove post"))
    assert [message for message in gym.channel.history() if not message.flags.ephemeral] == []
    assert "### Face Pull" in seen(await gym.alice.click(removed.message, label="Back"))


async def test_a_server_may_choose_that_exercises_are_for_everyone(gym: Gym, seen) -> None:
    await gym.bot.services.servers.choose_public(gym.guild.id, public=True)
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face pull"))
    assert not card.ephemeral
    assert card.buttons == ["How to do it"]
    assert not seen(await gym.alice.slash(gym.channel, "region", region="upper")).ephemeral
    assert seen(await gym.alice.user.slash("exercise", name="face pull")).buttons == ["Log", "Short"]


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
    assert f"### {name}" in seen(await gym.alice.slash(gym.channel, "exercise", name=typed))


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
    assert f"### {card.buttons[0]}" in opened


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
        ("safety", "Stop if you notice"),
        ("muscles", "Posterior deltoid"),
        ("ways", "Band"),
        ("how", "1. "),  # as cards of older versions offer it
    ],
)
async def test_the_rest_of_the_card_is_one_choice_away(gym: Gym, seen, section: str, words: str) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face-pull"))

    custom_id = next(part["custom_id"] for part in card.parts if part["type"] == 3)
    if section not in card.options:
        card = Seen(await older_menu(gym, custom_id, section))
    changed = seen(await chosen(gym, card, section))

    assert words in changed
    assert "### Face Pull" in changed
    assert changed.message.id == card.message.id


async def older_menu(gym: Gym, custom_id: str, *values: str) -> discord.Message:
    """A card as an older version sent it, in Alice's direct messages."""
    channel = await gym.bot.create_dm(discord.Object(gym.alice.id))
    options = [discord.SelectOption(label=value, value=value) for value in values]
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.ActionRow(discord.ui.Select(custom_id=custom_id, options=options)))
    view.stop()
    return await channel.send(view=view)


async def chosen(gym: Gym, card: Seen, value: str) -> simcord.InteractionResult:
    who = gym.alice if card.ephemeral else gym.alice.user
    return await who.select(card.message, [value])


async def test_somebody_elses_tap_does_not_change_what_everyone_sees(gym: Gym, seen) -> None:
    await gym.bot.services.servers.choose_public(gym.guild.id, public=True)
    public = seen(await gym.alice.slash(gym.channel, "region", region="upper"))

    theirs = seen(await gym.bob.select(public.message, ["face-pull"], custom_id="pick:upper-start"))

    assert theirs.ephemeral
    assert theirs.message.id != public.message.id


async def test_the_figure_can_be_paused_and_played_again(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face-pull"))
    assert card.pictures[0]["media"]["url"].split("?")[0].endswith("face-pull.gif")

    still = seen(await gym.alice.select(card.message, ["still"]))
    assert still.pictures[0]["media"]["url"].split("?")[0].endswith("face-pull.png")
    assert "1. " in still

    moving = seen(await gym.alice.click(still.message, label="Play"))
    assert moving.pictures[0]["media"]["url"].split("?")[0].endswith("face-pull.gif")


async def test_what_does_not_move_cannot_be_paused(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face-pull"))
    for section in ("mistakes", "muscles"):
        assert "still" not in seen(await gym.alice.select(card.message, [section])).options


async def test_the_signs_of_a_doctor_are_one_tap_from_when_to_stop_and_back(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face-pull"))
    stop = seen(await gym.alice.select(card.message, ["safety"]))
    assert "groin" not in stop
    signs = seen(await gym.alice.click(stop.message, label="All signs"))
    assert "groin" in signs
    assert "Stop if you notice" in seen(await gym.alice.click(signs.message, label="Back"))


async def test_what_you_did_last_is_offered_first(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="3x8")
    gym.clock.move(days=1)
    await gym.alice.slash(gym.channel, "log", exercise="dead hang", sets="30s")

    offered = await gym.alice.autocomplete(gym.channel, "log", "exercise", "")

    assert [offer["name"] for offer in offered[:3]] == ["Dead Hang", "Shrug", "Good Morning"]
    assert len(offered) == 25


async def test_the_menu_names_the_easier_exercise_and_there_is_a_way_back(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face-pull"))
    options = next(part["options"] for part in card.parts if part["type"] == 3)
    assert "Easier: Band Pull-Apart" in [option["label"] for option in options]

    easier = seen(await gym.alice.select(card.message, ["go.band-pull-apart"]))

    assert "### Band Pull-Apart" in easier
    assert easier.message.id == card.message.id
    short = seen(await gym.alice.click(easier.message, label="Short"))
    assert "### Face Pull" in seen(await gym.alice.click(short.message, label="Back to Face Pull"))


@pytest.mark.parametrize("region", list(Region))
async def test_region_opens_its_exercises_and_tells_why(gym: Gym, seen, catalogue: Catalogue, region: Region) -> None:
    guide = catalogue.regions[region]
    card = seen(await gym.alice.slash(gym.channel, "region", region=region.value))

    assert card.ephemeral
    assert card.buttons == ["Why train it", "Show everyone"]
    assert card.options[:3] == list(guide.starters)
    assert set(card.options) == {exercise.id for exercise in catalogue.by_region[region]}
    assert card.pictures

    why = seen(await gym.alice.click(card.message, label="Why train it"))
    assert guide.why.strip() in why
    back = seen(await gym.alice.click(why.message, label="Back"))
    picked = seen(await gym.alice.select(back.message, [card.options[-1]], custom_id=f"pick:{region}"))
    assert f"### {catalogue[card.options[-1]].name}" in picked


async def test_cards_answer_after_a_restart(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="good morning"))

    await gym.restart()

    assert "### Band Good Morning" in seen(await gym.alice.select(card.message, ["go.band-good-morning"]))


async def test_every_exercise_has_a_card_within_discords_limits(gym: Gym, seen, catalogue: Catalogue) -> None:
    """The simulated Discord refuses what the real one refuses; a few of each region through it, all in test_cards."""
    for region in Region:
        for exercise in catalogue.by_region[region][::8]:
            assert f"### {exercise.name}" in seen(await gym.alice.slash(gym.channel, "exercise", name=exercise.id))


async def test_exercise_works_in_a_direct_message(gym: Gym, seen) -> None:
    user = gym.alice.user
    assert "### Face Pull" in seen(await user.slash("exercise", name="face pull"))


async def test_find_with_nothing_is_a_good_start(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "find"))
    assert "A good start" in card
    assert card.options[:3] == ["good-morning", "bent-over-row", "face-pull"]
    assert card.ephemeral


async def test_find_fits_what_is_at_hand_and_opens_a_card(gym: Gym, seen, catalogue: Catalogue) -> None:
    card = seen(await gym.alice.slash(gym.channel, "find", region="upper", equipment="dumbbells"))
    assert "face-pull" not in card.options  # with dumbbells it needs a bench
    assert "reverse-fly" in card.options
    for option in card.options:
        assert any(set(option) <= {"dumbbell", "bodyweight"} for option in catalogue[option].equipment)
        assert catalogue[option].region is Region.UPPER

    opened = seen(await gym.alice.select(card.message, ["reverse-fly"]))
    assert f"### {catalogue['reverse-fly'].name}" in opened


async def test_find_spares_the_lower_back_and_stays_at_home(gym: Gym, seen, catalogue: Catalogue) -> None:
    card = seen(await gym.alice.slash(gym.channel, "find", spinal_load="low", home=True, level="beginner"))
    assert card.options
    for option in card.options:
        assert catalogue[option].spinal_load == "low"
        assert catalogue[option].level == "beginner"


async def test_find_knows_no_spaceship(gym: Gym, refused) -> None:
    assert "no equipment called “spaceship”" in refused(
        await gym.alice.slash(gym.channel, "find", equipment="band, spaceship")
    )


async def test_find_finishes_the_equipment_that_is_typed(gym: Gym) -> None:
    offered = await gym.alice.autocomplete(gym.channel, "find", "equipment", "band, ben")
    assert [offer["name"] for offer in offered] == ["band, bench"]


async def test_finding_nothing_says_what_fits_otherwise(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "find", region="mid", equipment="nothing", level="beginner"))
    assert "Nothing fits all of that" in card
    assert card.options
    opened = seen(await gym.alice.select(card.message, [card.options[0]]))
    assert "1. " in opened


async def test_find_tells_only_the_equipment_that_is_there_and_how_many_more_there_are(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "find", region="upper", equipment="band"))
    assert "**Face Pull** band\n" in f"{card.text}\n"
    assert "cable" not in card.text
    start = seen(await gym.alice.slash(gym.channel, "find"))
    assert "19 more in the list" in start
