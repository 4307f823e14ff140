"""Dose and progress: the numbers agree with each other, and no rule contradicts itself."""

import re

import pytest

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Load
from bot.ui.words import dose_in_words, progress_in_words

TYPICAL_KG = {"total": 60, "per_hand": 14, "stack": 45, "implement": 16, "added": 10, "assistance": 30}
"""What people lift, by what the weight means, for sums that need a weight."""


def left_after_step(weight: float, step: float, reps: int, left: int, ordered: int) -> float:
    """How many reps are left after `ordered` with the next weight, by Epley's formula w (1 + reps / 30).

    Done before: `reps` with `weight`, and `left` more would have gone.
    """
    most = 30 * ((1 + (reps + left) / 30) * weight / (weight + step) - 1)
    return most - ordered


@pytest.mark.parametrize(
    ("weight", "step", "reps", "left", "ordered", "after"),
    [(40, 2.5, 12, 3, 6, 6.4), (60, 2.5, 12, 3, 6, 7.2), (80, 5, 12, 3, 6, 6.4), (14, 2, 12, 2, 8, 0.5)],
)
def test_epley_tells_what_a_step_leaves(
    weight: float, step: float, reps: int, left: int, ordered: int, after: float
) -> None:
    assert left_after_step(weight, step, reps, left, ordered) == pytest.approx(after, abs=0.05)


ORDERED = re.compile(
    r"\b(?:add|take|load|put|next (?:bell|plate|pin|one)|more|heavier|kg)\b[^.]*?"
    r"\b(?:begin|start|restart|return|rebuild|again|back|down|drop)\b[^.\d]*?(\d+)(?!\d| ?(?:kg|lb|%|m\b))"
)


def ordered_after_step(text: str) -> list[int]:
    """Reps that a text orders after a step up of the weight."""
    return [int(number) for number in ORDERED.findall(text)]


def test_what_orders_reps_after_a_step_is_found() -> None:
    assert ordered_after_step("Grow from 6 to 12 reps, then put 2.5 kg more on the bar and begin at 6 again.") == [6]
    assert ordered_after_step("When every set has climbed from 6 to 12, add 5 kg and restart at 6.") == [6]
    assert ordered_after_step("When every set reaches 12 reps, add 5 kg. Fewer reps are right then.") == []


def test_no_rule_orders_reps_after_a_step_that_would_leave_another_number(texts: Texts, catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        dose = entry.dose
        if not (dose.step_kg and dose.reps and dose.rir):
            continue
        weight = TYPICAL_KG[entry.weight_means]
        for reps in ordered_after_step(progress_in_words(texts, entry)):
            left = left_after_step(weight, abs(dose.step_kg), dose.reps[1], dose.rir[0], reps)
            assert dose.rir[0] - 0.5 <= left <= dose.rir[1] + 0.5, f"{entry.id} leaves {left:.1f}"


def test_whoever_steps_up_with_a_usual_weight_can_still_do_a_set(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        dose = entry.dose
        if dose.step_kg and dose.reps and dose.rir and entry.weight_means in TYPICAL_KG:
            landing = left_after_step(TYPICAL_KG[entry.weight_means], dose.step_kg, dose.reps[1], dose.rir[0], 0)
            assert landing - dose.rir[0] >= dose.reps[0] - 5, entry.id


RESERVE = re.compile(
    r"\b(to spare|spare (?=\d)|in reserve|in hand|in the tank|unused|undone|short of|reps? (?:still )?left|leav(?:e|ing) (?:\d|about)"
    r"|\d (?:more |good |clean )?(?:reps? )?left|(?:sav|spar)e \d|remain\b|hold back)",
    re.IGNORECASE,
)


def test_when_a_set_ends_is_told_in_one_wording_only(texts: Texts, catalogue: Catalogue) -> None:
    assert RESERVE.search("Save 1–3 reps")
    assert RESERVE.search("put the bar away with 2–4 left")
    for entry in catalogue.exercises.values():
        instructions = entry.instructions
        for sentence in (instructions.progress, *instructions.safety, *instructions.steps):
            assert not RESERVE.search(sentence), f"{entry.id}: {sentence}"
        if entry.dose.rir:
            assert "Stop when you could do" in dose_in_words(texts, entry), entry.id


def test_what_is_heavy_for_the_back_or_hinges_with_a_weight_keeps_two_reps_in_reserve(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        bent_over = entry.hip_hinge and entry.load is Load.REQUIRED and entry.spinal_load != "low"
        if entry.dose.rir and (
            entry.spinal_load == "high" or bent_over or (entry.hip_hinge and entry.pattern == "hip_hinge")
        ):
            assert entry.dose.rir[0] >= 2, entry.id
        assert entry.trains or entry.dose.rir is None, entry.id


def test_the_numbers_of_the_text_are_those_of_the_dose(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        dose, sentence = entry.dose, entry.instructions.progress
        for seconds in map(int, re.findall(r"\b(?:Begin with|from) (\d+) seconds", sentence)):
            assert seconds == (dose.hold_s or (0,))[0], entry.id
        for seconds in map(int, re.findall(r"at a time up to (\d+)(?! reps)", sentence)):
            assert seconds in ((dose.hold_s or (0, 0))[1], (dose.reps or (0, 0))[1]), entry.id
        for seconds in map(int, re.findall(r"\b(?:holds|squeezes|reps) of (?:about )?(\d+)[ -]seconds", sentence)):
            assert seconds in ((dose.hold_s or (0, 0))[0], dose.lower_s), entry.id
        for least, most in re.findall(r"\b[Ff]rom (\d+)(?: reps| slow \w+)?(?: a side)? to (\d+)", sentence):
            assert dose.reps == (int(least), int(most)), entry.id
        for metres in map(int, re.findall(r"(\d+) (?:m|metres)\b", sentence)):
            assert metres in (dose.distance_m or ()), entry.id
        assert not re.search(r"\d ?kg", sentence), entry.id  # the step is told from the facts


def test_the_dose_says_the_hold_the_lowering_and_the_side(texts: Texts, catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        dose, sentence = entry.dose, dose_in_words(texts, entry)
        assert ("a side" in sentence) == (entry.side != "bilateral"), entry.id
        assert not dose.hold_s or f"{dose.hold_s[1]} s" in sentence, entry.id
        assert not dose.lower_s or f"{dose.lower_s} s down" in sentence, entry.id
        assert not dose.distance_m or f"{dose.distance_m[0]}–{dose.distance_m[1]} m" in sentence, entry.id


def test_every_weight_that_is_needed_has_a_step_in_both_units_and_a_first_one(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        dose = entry.dose
        assert (dose.step_kg is None) == (dose.step_lb is None), entry.id
        assert (dose.start_kg is None) == (dose.start_lb is None), entry.id
        if entry.load is Load.REQUIRED:
            assert dose.step_kg, entry.id
            assert dose.start_kg, entry.id
