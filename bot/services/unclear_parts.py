"""Which question a part of a text raises that is not clear, and what may be answered."""

from dataclasses import replace

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise, Tracking
from bot.domain.members import Preferences
from bot.domain.notation import parse_line
from bot.domain.notation.readings import Habits, Read, Reading, read_sets
from bot.domain.notation.splitting import Part, Split
from bot.domain.own_exercises import own_exercise
from bot.services.exercises import Exercises
from bot.services.questions import NAMED, Answer, Question


def within(question: Question, split: Split, index: int, text: str) -> Question:
    """The question of one part, as one of the whole text."""
    left = (*split.left_out, *question.left_out)
    return replace(question, part=index, typed=text, others=len(split.parts) > 1, left_out=left)


def which_sets(exercise: Exercise, part: Part, read: Read) -> Question:
    likely = [reading for reading in read.readings if reading.own < _HARDLY] or list(read.readings[:1])
    answers = tuple(Answer(reading.code, reading.sets, exercise) for reading in likely[:4])
    left_out = (*read.left_out, *read.doubts)
    return Question(
        0, part.sets, part.name or exercise.name, exercise, answers, left_out=tuple(dict.fromkeys(left_out))
    )


def which_exercise(known: Exercises, split: Split, index: int, text: str, preferences: Preferences) -> Question:
    part = split.parts[index]
    near = []
    for exercise in known.near(part.name, 2):
        reading = _likeliest(exercise, part.sets, preferences)
        if reading is not None:
            near.append(Answer(f"{NAMED}{exercise.id}", reading.sets, exercise))
    own = own_exercise("", part.name, None, tracking(part.sets))
    reading = _likeliest(own, part.sets, preferences)
    if reading is None:
        raise DomainError("exercise-unknown", typed=part.name[:60])
    return Question(
        index, text, part.name, None, tuple(near), reading.sets, len(split.parts) > 1, left_out=split.left_out
    )


def _likeliest(exercise: Exercise, sets: str, preferences: Preferences) -> Reading | None:
    """How these sets would be read of that exercise; None where it cannot have them."""
    try:
        return read_sets(sets, exercise, Habits(preferences.unit, preferences.manner)).readings[0]
    except DomainError:
        return None


def tracking(sets: str) -> Tracking:
    """What an exercise counts that was logged with these sets."""
    try:
        done = parse_line(sets).sets
    except DomainError:
        return Tracking.WEIGHT_REPS
    if all(workout_set.seconds for workout_set in done):
        return Tracking.DURATION
    if all(workout_set.metres for workout_set in done):
        return Tracking.DISTANCE_WEIGHT
    return Tracking.WEIGHT_REPS if any(workout_set.weight for workout_set in done) else Tracking.BODYWEIGHT_REPS


_HARDLY = 8.5
"""Readings that cost so much are no answer that anybody would give."""
