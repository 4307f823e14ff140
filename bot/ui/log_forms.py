"""The forms of logging: filled in with what was typed before, or with last time's sets."""

from typing import Any

import discord

from bot.content.texts import Texts
from bot.domain.exercises import Exercise
from bot.domain.members import LONGEST_SETUP
from bot.domain.notation import write_sets
from bot.domain.notation.splitting import LONGEST_WORKOUT
from bot.domain.totals import last_set_of
from bot.domain.workouts import Entry, Workout, example
from bot.services.editing import Opened
from bot.services.workout_views import WorkoutView, as_text
from bot.ui.cards import tap_id
from bot.ui.forms import LINE, Form, choice, field
from bot.ui.names import label
from bot.ui.typed import EditFields, LogFields
from bot.ui.words import variant_in_words

LONGEST_TEXT = LONGEST_WORKOUT
"""A refused one must fit into a card, which holds 4,000 characters, and come back whole."""


class LogForm(Form):
    """The sets of one exercise; with what, when, and grip and set-up for those who want to say so."""

    def __init__(
        self,
        texts: Texts,
        exercise: Exercise,
        typed: LogFields,
        last: Workout | None,
        setup: str | None,
        *place: str,
    ) -> None:
        """`place` goes with the form, for what is shown after it. setup: None where it is not known, nor asked."""
        noted = typed.setup or setup
        done = last.of(exercise.id) if last else ()
        variants = ["+".join(option) for option in exercise.equipment] if len(exercise.equipment) > 1 else []
        sets = typed.sets or write_sets(done)
        before = (entry.variant for entry in (last.entries if last else ()) if entry.exercise_id == exercise.id)
        used = typed.using or next(before, None)
        hint = texts(
            "form-log-hint", example=example(exercise), last=str(bool(done and typed == LogFields())).lower()
        )
        options = [
            discord.SelectOption(label=variant_in_words(texts, variant), value=variant, default=variant == used)
            for variant in variants[:25]
        ]
        super().__init__(
            texts("form-log-title", exercise=label(exercise.name)),
            tap_id("log-form", exercise.id, *place),
            field("sets", texts("form-log-label"), hint=hint, default=sets, longest=max(LINE, len(sets))),
            *([choice("using", texts("form-using-label"), options)] if options else []),
            field(
                "when", texts("form-when-done"), hint=texts("form-when-done-hint"), default=typed.when, required=False
            ),
            *([] if noted is None else [_setup(texts, noted)]),
        )
        self.typed = LogFields(sets, used or "", typed.when, noted or "").lines()


def sides_option(texts: Texts, exercise: Exercise, value: str) -> tuple[str, str, str]:
    """Of an exercise that is done side by side: a set of which left and right did not do the same."""
    return value, texts("more-sides"), texts("more-sides-hint", exercise=label(exercise.name))


def each_side(exercise: Exercise, last: Workout | None) -> str:
    """`left 12, right 12 @ 24kg`, to be changed: as the last set of it was, else as it could be."""
    done = last.of(exercise.id) if last else ()
    both = last_set_of(Entry(exercise.id, done)).sets if done else ()
    if both and both[-1].side is not None:
        return write_sets(both)
    alike = write_sets(both).removeprefix("1x") if both else example(exercise).partition("x")[2]
    amount, at, weight = alike.partition("@")
    return f"left {amount}, right {amount}{f' @ {weight}' if at else ''}"


def _setup(texts: Texts, noted: str) -> discord.ui.Label[Any]:
    label, hint = texts("form-setup-label"), texts("form-setup-hint")
    return field("setup", label, hint=hint, default=noted, required=False, longest=LONGEST_SETUP)


class WorkoutForm(Form):
    """A whole workout to type, filled in with what was typed before."""

    def __init__(self, texts: Texts, typed: str) -> None:
        super().__init__(
            texts("form-workout-title"),
            tap_id("log-text-form"),
            field(
                "text", texts("form-log-label"), hint=texts("form-workout-hint"), default=typed, longest=LONGEST_TEXT
            ),
        )
        self.typed = (typed,)


class EditForm(Form):
    """A workout as text, a line for each exercise, and its day."""

    def __init__(
        self, texts: Texts, workout_id: int, workout_view: WorkoutView, typed: EditFields, opened: Opened
    ) -> None:
        text = typed.text or as_text(workout_view)
        super().__init__(
            texts("form-edit-title"),
            tap_id("edit-form", workout_id, opened.logs),
            field(
                "text",
                texts("form-log-label"),
                hint=texts("form-edit-hint"),
                default=text,
                longest=LONGEST_TEXT,
            ),
            field("when", texts("form-move-label"), hint=texts("form-move-hint"), default=typed.when, required=False),
        )
        self.typed = EditFields(text, typed.when).lines()


class MoveForm(Form):
    """Another time for a workout."""

    def __init__(self, texts: Texts, workout_id: int, typed: str) -> None:
        where = texts("form-move-label")
        super().__init__(
            texts("more-move"),
            tap_id("move-form", workout_id),
            field("when", where, hint=texts("form-when-done-hint"), default=typed),
        )
        self.typed = (typed,)


class SetupForm(Form):
    """Grip and setup of an exercise, as noted before."""

    def __init__(self, texts: Texts, log_id: int, noted: str) -> None:
        super().__init__(texts("more-setup"), tap_id("setup-form", log_id), _setup(texts, noted))
        self.typed = (noted,)
