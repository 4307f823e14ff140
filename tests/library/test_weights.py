"""What a weight means: the log says what the words say."""

import re

from bot.domain.exercises import Catalogue, Exercise, Load
from bot.domain.workouts import weight_means

MEANINGS = {"total", "per_hand", "stack", "added", "assistance", "implement", "band", "none"}


def test_what_a_weight_means_is_a_meaning_that_the_log_can_say(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        assert {entry.weight_means, *entry.weight_means_with.values()} <= MEANINGS, entry.id
        assert (entry.weight_means == "none") == (entry.load is Load.NONE), entry.id
        assert (entry.weight_means == "assistance") == (entry.load is Load.ASSIST), entry.id


def test_body_weight_is_added_only_where_the_body_is_lifted(catalogue: Catalogue) -> None:
    lifted = {"pull-up", "chin-up", "weighted-pull-up", "inverted-row", "back-extension", "reverse-hyperextension"}
    added = {entry.id for entry in catalogue.exercises.values() if entry.weight_means == "added"}
    assert added == lifted | {"glute-bridge"}


def test_one_weight_in_both_hands_is_not_logged_as_two(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        for variant in entry.instructions.variants:
            for kit in ("dumbbell", "kettlebell"):
                named = variant.name.lower().startswith(kit) and not variant.name.lower().startswith(kit + "s")
                if not named or not re.search(r"\bone (dumbbell|bell)\b|both hands", variant.how, re.IGNORECASE):
                    continue
                means = meanings(entry, kit)
                assert "per_hand" not in means, f"{entry.id} with {kit}"


def meanings(exercise: Exercise, kit: str) -> set[str]:
    options = ["+".join(option) for option in exercise.equipment if kit in option]
    return {weight_means(exercise, option) for option in options}


def test_a_weight_in_each_hand_is_never_logged_as_a_sum(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        instructions = entry.instructions
        usual = entry.equipment[0]
        if set(usual) & {"dumbbell", "kettlebell"} and re.search(
            r"dumbbell in each hand|two dumbbells", instructions.setup
        ):
            assert entry.weight_means == "per_hand", entry.id


def test_equal_bags_are_logged_by_the_bag(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        for variant in entry.instructions.variants:
            if re.search(r"two (equal|strong) (bags|bottles)", variant.how):
                assert meanings(entry, "household") == {"per_hand"}, entry.id
