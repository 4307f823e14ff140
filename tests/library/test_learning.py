"""What a coach explains: complete, said once, and a sore back is sent to nothing heavy."""

import re

import pytest

from bot.domain.exercises import Catalogue, Load
from bot.domain.learning import SORE
from bot.ui.exercises import Section


def test_a_sore_back_is_offered_nothing_heavy_and_no_loaded_hinge(catalogue: Catalogue) -> None:
    for exercise in (catalogue[exercise_id] for exercise_id in catalogue.sore_back.exercises):
        assert exercise.spinal_load == "low", exercise.id
        assert not (exercise.hip_hinge and exercise.load is Load.REQUIRED), exercise.id
        assert exercise.pattern not in ("carry", "spinal_extension"), exercise.id


NEVER = r"\b(safe|harmless|nothing serious|will (fix|heal)|push through|bed rest|disc|nerve|strain(ed)?|wear|cure|score)\b"


def test_a_sore_back_is_told_no_cause_and_is_not_reassured(catalogue: Catalogue) -> None:
    sore = catalogue.sore_back
    sentence = " ".join([sore.answer, *sore.advice, sore.acceptable, sore.changes, sore.later])
    assert not re.search(NEVER, sentence, re.IGNORECASE)
    for sign in ("umbness", "weakness", "leg", "bladder", "fall"):
        assert sign in sore.changes


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("warm up", "warm-up"), ("Warm-up", "warm-up"), ("how heavy", "first-weight"), ("rir", "reps-left"),
        ("RPE", "reps-left"), ("failure", "reps-left"), ("breathing", "brace"), ("straps", "grips"), ("deload", "stuck"),
        ("beginner", "first-month"), ("my back is sore today", SORE), ("back pain", SORE), ("volume", "sets"),
    ],
)  # fmt: skip
def test_topics_are_found_by_what_people_type(catalogue: Catalogue, typed: str, topic: str) -> None:
    assert catalogue.topic_id(typed) == topic


def test_a_button_of_a_topic_stands_on_a_part_of_the_card_that_there_is(catalogue: Catalogue) -> None:
    for topic in catalogue.topics.values():
        assert topic.section in ("", *Section), topic.id
    loaded = catalogue.topics_of(catalogue["deadlift"], "ways")
    assert [exercise.id for exercise in loaded] == ["first-weight", "warm-up", "reps-left", "stuck"]
    assert [each_topic.id for each_topic in catalogue.topics_of(catalogue["bird-dog"], "ways")] == [
        "reps-left",
        "stuck",
    ]
    assert catalogue.topics_of(catalogue["childs-pose"], "ways") == ()


def test_the_bot_itself_tells_why_the_back_is_worth_it(catalogue: Catalogue) -> None:
    why = catalogue.topics["why"]
    sentence = " ".join([why.answer, *why.points])
    for words in ("half of your upper body", "same intensity", "chest", "legs", "arms"):
        assert words in sentence


def test_no_topic_shares_its_words_with_another(catalogue: Catalogue) -> None:
    owners: dict[str, str] = {}
    for topic in catalogue.topics.values():
        for alias in {topic.name.casefold(), *topic.aliases}:
            assert owners.setdefault(alias, topic.id) == topic.id, alias
