"""`/learn`, as a member uses it."""

from tests.conftest import Gym


async def test_learn_tells_a_topic_for_the_asker_alone(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "learn", topic="warm up"))
    assert "### Warm-up" in card
    assert "the empty bar × 8" in card
    assert card.ephemeral

    other = seen(await gym.alice.select(card.message, ["grips"]))
    assert "### Grips" in other
    assert other.message.id == card.message.id

    assert "## Chin-Up" in seen(await gym.alice.click(other.message, label="Chin-Up"))


async def test_learn_without_a_topic_lists_all(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "learn"))
    assert "Reps left" in card
    assert "sore-back" in card.options
    assert "### Reps left" in seen(await gym.alice.select(card.message, ["reps-left"]))


async def test_topics_are_offered_while_one_types(gym: Gym) -> None:
    offered = await gym.alice.autocomplete(gym.channel, "learn", "topic", "bre")
    assert offered[0]["name"] == "Brace and breathe"
    everything = await gym.alice.autocomplete(gym.channel, "learn", "topic", "")
    assert len(everything) == 11


async def test_a_topic_that_nobody_knows_is_answered_with_those_there_are(gym: Gym, refused) -> None:
    card = refused(await gym.alice.slash(gym.channel, "learn", topic="astrology"))
    assert "astrology" in card
    assert "First weight" in card


async def test_a_sore_back_gets_an_answer_that_is_neither_stop_nor_emergency(gym: Gym, seen, catalogue) -> None:
    card = seen(await gym.alice.slash(gym.channel, "learn", topic="my back is sore today"))
    for words in ("Keep moving", "gone by tomorrow", "Get help instead of training", "pain into a leg"):
        assert words in card
    assert card.ephemeral
    assert card.options == list(catalogue.sore_back.exercises)

    signs = seen(await gym.alice.click(card.message, label="All signs"))
    for sign in (*catalogue.safety.emergency, *catalogue.safety.doctor):
        assert sign in signs
    back = seen(await gym.alice.click(signs.message, label="Back"))
    assert "Keep moving" in back

    assert "## Bird Dog" in seen(await gym.alice.select(back.message, ["bird-dog"]))


async def test_the_safety_of_every_exercise_is_one_tap_from_the_sore_back(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="deadlift"))
    safety = seen(await gym.alice.select(card.message, ["safety"]))
    assert "blood pressure" in safety

    sore = seen(await gym.alice.click(safety.message, label="My back is sore"))
    assert "Sore back" in sore
    assert sore.ephemeral
    assert sore.message.id != card.message.id


async def test_how_to_progress_leads_to_what_it_takes_for_granted(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="deadlift"))
    ways = seen(await gym.alice.select(card.message, ["ways"]))
    assert "Stop when you could do 2–4 more" in ways
    assert "First time: 20–40 kg (45–95 lb)" in ways
    assert "### Reps left" in seen(await gym.alice.click(ways.message, label="Reps left"))


async def test_learn_stands_among_all_commands_of_help(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "help"))
    assert "`/learn`" in seen(await gym.alice.click(card.message, label="All commands"))
