"""A back that hurts, as a member tells it and what they see; and the readiness questions."""

import re

import pytest

from bot.content.catalogue import DATA
from tests.cogs.conftest import Seen
from tests.conftest import Gym, on_both

NEVER = (
    r"\b(safe|safely|harmless|nothing serious|will (fix|heal)|push through|bed rest|discs?|nerves?|strain(ed)?|wear|"
    r"cure|scores?|damage|injur\w+|worry|likely|probably|should have|excuse|lazy|lost|broke|failed|shame|guilt)\b"
)
"""No cause, no likelihood, no score, no reassurance, no blame."""


def test_no_word_on_a_sore_back_names_a_cause_or_reassures() -> None:
    source = (DATA / "en" / "care.ftl").read_text("utf-8")
    words = "\n".join(line for line in source.splitlines() if not line.startswith("#"))
    assert "osteo" not in words
    assert re.findall(NEVER, words, re.IGNORECASE) == []


async def feel(gym: Gym, seen, feeling: str) -> Seen:
    card = seen(await gym.alice.slash(gym.channel, "sore-back"))
    return seen(await gym.alice.click(card.message, custom_id=f"feel:{feeling}"))


async def test_it_asks_in_words_and_never_for_a_measure(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "sore-back"))
    assert "How is it today?" in card
    for words in ("Sore muscles", "lower back hurts", "numbness, tingling or weakness", "bladder", "a fall", "ill"):
        assert words in card
    assert card.ephemeral
    assert card.buttons == ["This"] * 4 + ["All signs"]


async def test_a_lower_back_that_hurts_gets_easy_exercises_and_the_way_to_a_doctor(gym: Gym, seen, catalogue) -> None:
    card = await feel(gym, seen, "hurts")
    for words in ("Moving is fine", "2 sets each", "gone by tomorrow", "See a doctor instead", "Your streak waits"):
        assert words in card
    assert card.options == list(catalogue.sore_back.exercises)

    signs = seen(await gym.alice.click(card.message, label="All signs"))
    for sign in (*catalogue.safety.emergency, *catalogue.safety.doctor):
        assert sign in signs
    assert "Sore back: easy ones" in seen(await gym.alice.click(signs.message, label="Back"))


async def test_a_warning_sign_shows_both_lists_whole_and_no_exercise(gym: Gym, seen, catalogue) -> None:
    card = await feel(gym, seen, "signs")
    assert "No workout today" in card
    for sign in (*catalogue.safety.emergency, *catalogue.safety.doctor):
        assert sign in card
    assert card.options == []


@pytest.mark.parametrize(
    ("feeling", "title"), [("muscles", "Sore muscles: nothing heavy"), ("ill", "No workout while")]
)
async def test_sore_muscles_and_an_illness_have_their_cards_and_the_signs(gym: Gym, seen, feeling, title) -> None:
    card = await feel(gym, seen, feeling)
    assert title in card
    assert "All signs" in card.buttons
    gym.clock.move(days=1)
    assert "How is it today?" in seen(await gym.alice.slash(gym.channel, "sore-back"))


async def test_the_next_day_it_asks_and_worse_brings_the_doctor_first(gym: Gym, seen) -> None:
    await feel(gym, seen, "hurts")
    gym.clock.move(days=1)
    now = seen(await gym.alice.slash(gym.channel, "sore-back"))
    assert "It began yesterday" in now
    assert now.buttons == ["Gone", "Same", "Worse", "All signs"]
    worse = seen(await gym.alice.click(now.message, label="Worse"))
    assert "Ask a doctor or a physiotherapist first.** You said it is worse" in worse
    assert worse.text.index("physiotherapist") < worse.text.index("2 sets each")
    # Asked once a day.
    assert "How is your back now?" not in seen(await gym.alice.slash(gym.channel, "sore-back"))


async def test_after_two_weeks_the_doctor_comes_before_the_question(gym: Gym, seen) -> None:
    await feel(gym, seen, "hurts")
    gym.clock.move(days=13)
    assert "physiotherapist" not in seen(await gym.alice.slash(gym.channel, "sore-back"))
    gym.clock.move(days=1)
    now = seen(await gym.alice.slash(gym.channel, "sore-back"))
    assert "It has been 14 days" in now
    assert now.text.index("physiotherapist") < now.text.index("How is your back now?")


async def test_when_it_is_gone_it_says_how_lifting_begins_again(gym: Gym, seen) -> None:
    card = await feel(gym, seen, "hurts")
    gym.clock.move(days=2)
    now = seen(await gym.alice.slash(gym.channel, "sore-back"))
    gone = seen(await gym.alice.click(now.message, label="Gone"))
    assert "without heavy lifts" in gone
    assert "How is it today?" in seen(await gym.alice.click(gone.message, label="My back is sore"))
    # A card of two days ago says how it stands now, and changes nothing.
    assert "Nothing is noted" in seen(await gym.alice.click(card.message, label="Not sore"))


async def test_a_slip_of_the_thumb_leaves_nothing(gym: Gym, seen) -> None:
    card = await feel(gym, seen, "hurts")
    assert "Nothing is noted" in seen(await gym.alice.click(card.message, label="Not sore"))
    care, today = await gym.bot.services.care.care(gym.alice.id)
    assert care.spells == ()
    assert not care.excuses(today)


@on_both
async def test_tapped_twice_and_after_a_restart_it_is_one_answer(gym: Gym, seen) -> None:
    cards = [seen(await gym.alice.slash(gym.channel, "sore-back")) for _ in range(2)]
    for card in cards:
        again = seen(await gym.alice.click(card.message, custom_id="feel:hurts"))
    await gym.restart()
    assert "Sore back: easy ones" in again
    care, _ = await gym.bot.services.care.care(gym.alice.id)
    assert len(care.spells) == 1
    assert "Sore back: easy ones" in seen(await gym.alice.slash(gym.channel, "sore-back"))


async def test_gone_and_back_on_the_same_day_goes_on_counting_from_its_first_day(gym: Gym, seen) -> None:
    await feel(gym, seen, "hurts")
    gym.clock.move(days=10)
    now = seen(await gym.alice.slash(gym.channel, "sore-back"))
    gone = seen(await gym.alice.click(now.message, label="Gone"))
    again = seen(await gym.alice.click(gone.message, label="My back is sore"))
    await gym.alice.click(again.message, custom_id="feel:hurts")
    gym.clock.move(days=4)
    assert "14 days" in seen(await gym.alice.slash(gym.channel, "sore-back"))


async def test_nobody_sees_or_changes_another_s_back(gym: Gym, seen) -> None:
    card = await feel(gym, seen, "hurts")
    assert card.ephemeral
    assert "How is it today?" in seen(await gym.bob.slash(gym.channel, "sore-back"))


async def test_of_the_readiness_questions_only_yes_or_no_is_kept(gym: Gym, seen, catalogue) -> None:
    await gym.alice.slash(gym.channel, "sore-back")
    service = gym.bot.services.care
    known, today = await service.readiness(gym.alice.id, any_yes=True)
    assert not known.limits(today).allows(catalogue["deadlift"])
    agreed, _ = await service.doctor_agrees(gym.alice.id)
    assert agreed.limits(today).allows(catalogue["deadlift"])
    assert not agreed.asks_readiness(today)


async def test_today_s_workout_is_a_tap_away_and_asks_the_next_day_with_the_doctor_first_in_time(
    gym: Gym, seen
) -> None:
    card = await feel(gym, seen, "hurts")
    easy = seen(await gym.alice.click(card.message, label="Today’s workout"))
    assert "Not sore" in easy.buttons
    assert "How is your back now?" not in easy
    gym.clock.move(days=1)
    question = seen(await gym.alice.slash(gym.channel, "today"))
    assert "How is your back now?" in question
    worse = seen(await gym.alice.click(question.message, label="Worse"))
    again = seen(await gym.alice.click(worse.message, label="Today’s workout"))
    assert "Ask a doctor or a physiotherapist first" in again
    assert "All signs" in again.buttons
    assert "How is your back now?" not in again


async def test_with_warning_signs_no_workout_begins_and_the_signs_are_a_tap_away(gym: Gym, seen) -> None:
    post = seen(await gym.alice.slash(gym.channel, "today"))
    await feel(gym, seen, "signs")
    held = seen(await gym.alice.slash(gym.channel, "workout start"))
    assert held.ephemeral
    assert "Finish" not in held.buttons
    assert "All signs" in held.buttons
    tapped = seen(await gym.alice.click(post.message, label="Start workout"))
    assert "Finish" not in tapped.buttons
    assert "All signs" in tapped.buttons


async def test_a_workout_that_is_open_can_still_be_finished_with_warning_signs(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "workout start")
    await feel(gym, seen, "signs")
    assert "Finish" in seen(await gym.alice.slash(gym.channel, "workout start")).buttons


async def test_who_is_ill_gets_no_workout_and_is_not_sent_to_a_doctor_for_it(gym: Gym, seen) -> None:
    await feel(gym, seen, "ill")
    today = seen(await gym.alice.slash(gym.channel, "today"))
    assert "No workout while you’re ill" in today
    assert "doctor" not in today
    await gym.alice.click(today.message, label="I’m well again")
    assert "Start workout" in seen(await gym.alice.slash(gym.channel, "today")).buttons
