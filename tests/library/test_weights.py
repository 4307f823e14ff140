"""What a weight means: the log says what the words say."""

import re

from bot.domain.exercises import Catalogue, Exercise, Load
from bot.domain.workouts import weight_means

MEANINGS = {"total", "per_hand", "stack", "added", "assistance", "implement", "band", "none"}


def test_what_a_weight_means_is_a_meaning_that_the_log_can_say(catalogue: Catalogue) -> None:
    for one in catalogue.exercises.values():
        assert {one.weight_means, *one.weight_means_with.values()} <= MEANINGS, one.id
        assert (one.weight_means == "none") == (one.load is Load.NONE), one.id
        assert (one.weight_means == "assistance") == (one.load is Load.ASSIST), one.id


def test_body_weight_is_added_only_where_the_body_is_lifted(catalogue: Catalogue) -> None:
    lifted = {"pull-up", "chin-up", "weighted-pull-up", "inverted-row", "back-extension", "reverse-hyperextension"}
    added = {one.id for one in catalogue.exercises.values() if one.weight_means == "added"}
    assert added == lifted | {"glute-bridge"}


def test_one_weight_in_both_hands_is_not_logged_as_two(catalogue: Catalogue) -> None:
    for one in catalogue.exercises.values():
        for variant in one.instructions.variants:
            for kit in ("dumbbell", "kettlebell"):
                named = variant.name.lower().startswith(kit) and not variant.name.lower().startswith(kit + "s")
                if not named or not re.search(r"\bone (dumbbell|bell)\b|both hands", variant.how, re.IGNORECASE):
                    continue
                means = meanings(one, kit)
                assert "per_hand" not in means, f"{one.id} with {kit}"


def meanings(exercise: Exercise, kit: str) -> set[str]:
    options = ["+".join(option) for option in exercise.equipment if kit in option]
    return {weight_means(exercise, option) for option in options}


def test_a_weight_in_each_hand_is_never_logged_as_a_sum(catalogue: Catalogue) -> None:
    for one in catalogue.exercises.values():
        told = one.instructions
        usual = one.equipment[0]
        if set(usual) & {"dumbbell", "kettlebell"} and re.search(r"dumbbell in each hand|two dumbbells", told.setup):
            assert one.weight_means == "per_hand", one.id


def test_equal_bags_are_logged_by_the_bag(catalogue: Catalogue) -> None:
    for one in catalogue.exercises.values():
        for variant in one.instructions.variants:
            if re.search(r"two (equal|strong) (bags|bottles)", variant.how):
                assert meanings(one, "household") == {"per_hand"}, one.id
