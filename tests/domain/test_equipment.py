"""The one table of equipment: that it is whole, and that no word of it means two things in one place."""

from collections import Counter

import pytest

from bot.content.catalogue import load_catalogue
from bot.content.texts import Texts
from bot.domain.equipment import Equipment, equipment

PLACES = {
    "an exercise's name": lambda thing: thing.names + thing.in_names,
    "what somebody has": lambda thing: thing.names + thing.at_hand,
    "a tracker's file": lambda thing: thing.names + thing.imported,
}


def test_the_table_holds_what_exercises_need_and_nothing_else():
    needed = {
        thing for exercise in load_catalogue().exercises.values() for option in exercise.equipment for thing in option
    }
    assert needed == equipment().keys()


@pytest.mark.parametrize("place", PLACES)
def test_no_word_means_two_things_in_one_place(place):
    words = Counter(word.casefold() for thing in equipment().values() for word in PLACES[place](thing))
    assert [word for word, count in words.items() if count > 1] == []


def test_each_has_a_word_for_its_members():
    texts = Texts.load()
    assert all(texts(f"equipment-{thing}") for thing in equipment())


def test_a_step_comes_with_a_first_weight_and_both_in_both_units():
    for thing in equipment().values():
        assert bool(thing.step) == bool(thing.first), thing.id
        for weights in filter(None, (thing.step, thing.first, thing.bar)):
            assert weights.keys() == {"kg", "lb"}, thing.id
            assert weights["kg"] < weights["lb"], thing.id


def test_what_people_own_has_steps_and_what_has_colours_has_none():
    things: list[Equipment] = list(equipment().values())
    assert {thing.id for thing in things if thing.owned} == {"dumbbell", "kettlebell"}
    assert {thing.id for thing in things if thing.colours} == {"band"}
    assert all(thing.step for thing in things if thing.owned)
    assert not any(thing.step for thing in things if thing.colours)
