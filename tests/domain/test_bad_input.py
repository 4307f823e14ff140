"""What is not understood, and the exact answer to it: an example that works for the exercise is always with it."""

import re

import pytest

from bot.content.texts import Texts
from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue
from bot.domain.notation import parse_line, parse_sets
from bot.domain.notation.splitting import split_workout
from bot.domain.workouts import example, fit, variant


def answer(texts: Texts, catalogue: Catalogue, exercise_id: str, typed: str) -> str:
    """What the member reads, as `bot.services.workouts` and the card make it."""
    exercise = catalogue[exercise_id]
    with pytest.raises(DomainError) as refusal:
        parsed = parse_line(typed)
        fit(exercise, parsed.sets)
        variant(exercise, parsed.kit)
    facts = {"example": example(exercise), **refusal.value.facts}
    return texts(refusal.value.key, **facts)


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("", "There are no sets in that. Type them like `3x6@20kg`."),
        (" , ", "There are no sets in that. Type them like `3x6@20kg`."),
        ("x", "That stops in the middle, at “x”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("3x", "That stops in the middle, at “3x”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("8 @", "That stops in the middle, at “8 @”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("@60", "That stops in the middle, at “@60”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("60kg", "That stops in the middle, at “60kg”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("bw", "That stops in the middle, at “bw”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("bw+10", "That stops in the middle, at “bw+10”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("warm-up", "That stops in the middle, at “warm-up”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("8@60 >", "That stops in the middle, at “>”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("junk", "There are no sets in that. Type them like `3x6@20kg`."),
        ("1e5", "I did not understand “1e5”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("3x8@60kgg", "I did not understand “60kgg”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("3x8@60k", "I did not understand “60k”. Write sets × reps @ weight, like `3x6@20kg`."),
        (
            "3x8; drop table workouts",
            "That stops in the middle, at “drop”. Write sets × reps @ weight, like `3x6@20kg`.",
        ),
        ("<script>", "That stops in the middle, at “>”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("1:75", "I did not understand “:75”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("5x5 at", "That stops in the middle, at “5x5 at”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("3x8 rpe", "I did not understand “rpe”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("3x8@60 rir", "I did not understand “rir”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("3x8 plus 60", "I did not understand “plus”. Write sets × reps @ weight, like `3x6@20kg`."),
        (
            "3x40 yards",
            "I don’t know how much “40 yards” is. Tell me kilograms or pounds, reps, seconds or metres, like `3x6@20kg`.",
        ),
        (
            "3 plates 5x5",
            "I don’t know how much “3 plates” is. Tell me kilograms or pounds, reps, seconds or metres, like `3x6@20kg`.",
        ),
        ("3x1001", "1,001 reps in one set? I log up to 1,000. Write it like `3x6@20kg`."),
        ("12345678901234567890", "1,000,000,000 reps in one set? I log up to 1,000. Write it like `3x6@20kg`."),
        ("0x8", "A set needs at least one rep or second. Write it like `3x6@20kg`."),
        ("3x0", "A set needs at least one rep or second. Write it like `3x6@20kg`."),
        ("3x-5", "Less than nothing cannot be lifted. Write it like `3x6@20kg`."),
        ("3x8.5", "“8.5” is not a whole number. Write it like `3x6@20kg`."),
        ("2.5x8", "“2.5” is not a whole number. Write it like `3x6@20kg`."),
        ("1.5", "“1.5” is not a whole number. Write it like `3x6@20kg`."),
        ("3x8,8", "You said 3 sets but listed 2. Write `3x6@20kg`, or one number for each set."),
        ("2x8,8,8", "You said 2 sets but listed 3. Write `3x6@20kg`, or one number for each set."),
        (
            "51x8",
            "That is more than 50 sets, so I did not log it. If a number is a weight, give it a unit: `60kg x 8`, or `3x6@20kg`.",
        ),
        (
            "99999999999999999999x8",
            "That is more than 50 sets, so I did not log it. If a number is a weight, give it a unit: `60kg x 8`, or `3x6@20kg`.",
        ),
        (
            "30x8, 30x8",
            "That is more than 50 sets, so I did not log it. If a number is a weight, give it a unit: `60kg x 8`, or `3x6@20kg`.",
        ),
        ("3x8@1000.5", "I log weights up to 1,000 kg or lb, to a thousandth. Write it like `3x6@20kg`."),
        ("3x8@0.0001", "I log weights up to 1,000 kg or lb, to a thousandth. Write it like `3x6@20kg`."),
        ("3x8@5000kg", "I log weights up to 1,000 kg or lb, to a thousandth. Write it like `3x6@20kg`."),
        ("bw+2000 x 5", "I log weights up to 1,000 kg or lb, to a thousandth. Write it like `3x6@20kg`."),
        ("3x8-10", "“8-10” is a plan. Tell me what you did, each set with its own number: `8,8,6`, or `3x6@20kg`."),
        (
            "8-10 reps",
            "“8-10” is a plan. Tell me what you did, each set with its own number: `8,8,6`, or `3x6@20kg`.",
        ),
        (
            "3x8@60-65",
            "“60-65” is a plan. Tell me what you did, each set with its own number: `8,8,6`, or `3x6@20kg`.",
        ),
        (
            "60kg x 8 x 3",
            "“60kg x 8 x 3” can be read in two ways. Sets come first, then reps, then the weight: `3x6@20kg`.",
        ),
        ("8@60 x 3", "“8@60 x 3” can be read in two ways. Sets come first, then reps, then the weight: `3x6@20kg`."),
        (
            "3x8@60kg x3",
            "“3x8@60kg x3” can be read in two ways. Sets come first, then reps, then the weight: `3x6@20kg`.",
        ),
        ("30s x 3", "“30s x 3” can be read in two ways. Sets come first, then reps, then the weight: `3x6@20kg`."),
        (
            "8 reps x 60",
            "“8 reps x 60” can be read in two ways. Sets come first, then reps, then the weight: `3x6@20kg`.",
        ),
        (
            "12 60kg x 8",
            "“12 60kg x 8” can be read in two ways. Sets come first, then reps, then the weight: `3x6@20kg`.",
        ),
        (
            "2x8 60",
            "Is “60” a weight or another set? Write `@60kg` for a weight and `, 8` for a set, as in `3x6@20kg`.",
        ),
        (
            "3x10 12 12",
            "Is “12” a weight or another set? Write `@60kg` for a weight and `, 8` for a set, as in `3x6@20kg`.",
        ),
        (
            "3x8 rpe 12",
            "“rpe 12” is off the scale: RPE goes from 1 to 10, reps in reserve from 0 to 10, both in halves. Write it like `3x6@20kg rpe 8`.",
        ),
        (
            "3x8 rpe 0",
            "“rpe 0” is off the scale: RPE goes from 1 to 10, reps in reserve from 0 to 10, both in halves. Write it like `3x6@20kg rpe 8`.",
        ),
        (
            "3x8 11 rir",
            "“11 rir” is off the scale: RPE goes from 1 to 10, reps in reserve from 0 to 10, both in halves. Write it like `3x6@20kg rpe 8`.",
        ),
        (
            "3x8 rpe 8.3",
            "“rpe 8.3” is off the scale: RPE goes from 1 to 10, reps in reserve from 0 to 10, both in halves. Write it like `3x6@20kg rpe 8`.",
        ),
        ("rpe 8", "“rpe 8” belongs behind its sets, once. Write it like `3x6@20kg rpe 8`."),
        ("rpe 8 3x8", "“rpe 8” belongs behind its sets, once. Write it like `3x6@20kg rpe 8`."),
        ("@rpe8 3x8@60", "“@rpe8” belongs behind its sets, once. Write it like `3x6@20kg rpe 8`."),
        ("3x8 rpe 8 rir 2", "“rir 2” belongs behind its sets, once. Write it like `3x6@20kg rpe 8`."),
        (
            "3x8@60 rpe 7-8",
            "I cannot tell which sets “rpe 7-8” is about. One number follows each group, halves too: `3x6@20kg rpe 7.5`.",
        ),
        (
            "3x8@60 1-2 rir",
            "I cannot tell which sets “1-2 rir” is about. One number follows each group, halves too: `3x6@20kg rpe 7.5`.",
        ),
        (
            "3x8 rpe 7/8",
            "I cannot tell which sets “rpe 7/8” is about. One number follows each group, halves too: `3x6@20kg rpe 7.5`.",
        ),
        (
            "3x8@60 rpe 7, 8, 9",
            "I cannot tell which sets “rpe 7, 8, 9” is about. One number follows each group, halves too: `3x6@20kg rpe 7.5`.",
        ),
        (
            "3x8@60 rpe 7,8",
            "I cannot tell which sets “rpe 7,8” is about. One number follows each group, halves too: `3x6@20kg rpe 7.5`.",
        ),
        (
            "2x10@20 warm-up 3x8@60",
            "Which sets are the warm-up? Write it before them, after a comma: `warm-up 10@20, 8@60`, or `3x6@20kg`.",
        ),
        (
            "3x8@60, warm-up, 2x10@20",
            "Which sets are the warm-up? Write it before them, after a comma: `warm-up 10@20, 8@60`, or `3x6@20kg`.",
        ),
        ("3x8@60 60kg", "That stops in the middle, at “60kg”. Write sets × reps @ weight, like `3x6@20kg`."),
        (
            "3x8,60kg",
            "Is “8,60kg” a weight or another set? Write `@60kg` for a weight and `, 8` for a set, as in `3x6@20kg`.",
        ),
        ("8@60@70", "That stops in the middle, at “@70”. Write sets × reps @ weight, like `3x6@20kg`."),
        ("6@50 drop", "That stops in the middle, at “drop”. Write sets × reps @ weight, like `3x6@20kg`."),
        (
            "3x12 left, 10 right",
            "I can’t tell which sets are of which side. Write it like `left 12, right 10 @ 24 kg`.",
        ),
        ("٣x-٣", "Less than nothing cannot be lifted. Write it like `3x6@20kg`."),
        (
            "8@60,8",
            "Is “60,8” a weight or another set? Write `@60kg` for a weight and `, 8` for a set, as in `3x6@20kg`.",
        ),
        (
            "8@62,5,8@65",
            "Is “62,5” a weight or another set? Write `@60kg` for a weight and `, 8` for a set, as in `3x6@20kg`.",
        ),
        (
            "8x62,5kg",
            "Is “62,5kg” a weight or another set? Write `@60kg` for a weight and `, 8` for a set, as in `3x6@20kg`.",
        ),
        ("1 " * 1001, "That is 2,002 characters; I read up to 2,000. One line like `3x6@20kg` is enough."),
    ],
)
def test_what_cannot_be_read_is_answered(texts: Texts, catalogue: Catalogue, typed: str, answered: str) -> None:
    assert answer(texts, catalogue, "bent-over-row", typed) == answered
    for typed_again in re.findall(r"`([^`,]+|8,8,6|warm-up[^`]+)`", answered.replace("`@60kg`", "")):
        assert parse_sets(typed_again)


@pytest.mark.parametrize(
    ("exercise_id", "typed", "answered"),
    [
        ("face-pull", "3x30s", "Face Pull is counted in reps. Log it like `3x12@20kg`."),
        ("dead-hang", "3x40m", "Dead Hang is counted in seconds. Log it like `2x20s`."),
        ("farmers-carry", "3x30s", "Farmer's Carry is counted in metres. Log it like `3x20m@24kg`."),
        ("bird-dog", "3x8@10", "Bird Dog is done without a weight. Log it like `2x4`."),
        ("face-pull", "3x8@-10", "Less than nothing cannot be lifted. Write it like `3x12@20kg`."),
        ("dead-hang", "7201s", "7,201 seconds is more than the 7,200 I log in one set. Write it like `2x20s`."),
        (
            "dead-hang",
            "999999999999999999999999999999s",
            "1,000,000,000 seconds is more than the 7,200 I log in one set. Write it like `2x20s`.",
        ),
        (
            "farmers-carry",
            "10001m",
            "10,001 metres is more than the 10,000 I log in one set. Write it like `3x20m@24kg`.",
        ),
        (
            "face-pull",
            "3x12 kettlebell",
            "I do not know Face Pull with kettlebell. I know it with: cable, band, dumbbell + bench, suspension. Leave the equipment out, as in `3x12@20kg`, or log another exercise.",
        ),
        (
            "face-pull",
            "3x12 dumbbell cable",
            "I do not know Face Pull with cable + dumbbell. I know it with: cable, band, dumbbell + bench, suspension. Leave the equipment out, as in `3x12@20kg`, or log another exercise.",
        ),
        (
            "assisted-pull-up",
            "3x6 trx",
            "I do not know Assisted Pull-Up with suspension. I know it with: machine, band + pull up bar. Leave the equipment out, as in `3x5@20kg`, or log another exercise.",
        ),
        (
            "deadlift",
            "3x5 swiss ball",
            "I do not know Deadlift with swiss ball. I know it with: barbell. Leave the equipment out, as in `3x3@20kg`, or log another exercise.",
        ),
    ],
)
def test_what_does_not_fit_the_exercise_is_answered(
    texts: Texts, catalogue: Catalogue, exercise_id: str, typed: str, answered: str
) -> None:
    assert answer(texts, catalogue, exercise_id, typed) == answered


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("", "There is no exercise in that. Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`."),
        (" - ", "There is no exercise in that. Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`."),
        (
            "3x8@60\nrows 3x8",
            "Which exercise is “3x8@60”? Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`.",
        ),
        (
            "warm-up",
            "Which exercise is “warm-up”? Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`.",
        ),
        (
            "hello there",
            "I see “hello there” but no sets with it. Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`.",
        ),
        (
            "see you at the gym",
            "I see “see you at the gym” but no sets with it. Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`.",
        ),
        (
            "3x8@60",
            "Which exercise is “3x8@60”? Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`.",
        ),
        (
            "- 3x8@60",
            "Which exercise is “3x8@60”? Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`.",
        ),
        (
            "rows 3x8 then shrugs",
            "I see “shrugs” but no sets with it. Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`.",
        ),
        (
            "Rows\nShrugs 3x8",
            "I see “Rows” but no sets with it. Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`.",
        ),
        (
            "rows band",
            "I see “rows band” but no sets with it. Write names and sets: `face pulls 3x15 20kg, rows 5x5 at 80`.",
        ),
        (
            "x" * 3001,
            "That is 3,001 characters; I read up to 3,000. Names and sets are enough: `face pulls 3x15 20kg, rows 5x5 at 80`.",
        ),
    ],
)
def test_a_text_that_is_no_workout_is_answered(texts: Texts, typed: str, answered: str) -> None:
    with pytest.raises(DomainError) as refusal:
        split_workout(typed, {"rows", "Rows", "shrugs", "Shrugs"}.__contains__)
    assert texts(refusal.value.key, **refusal.value.facts) == answered
