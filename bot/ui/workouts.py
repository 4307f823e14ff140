"""The cards and the form of logging."""

import discord

from bot.domain.exercises import Exercise
from bot.domain.notation import write_sets
from bot.domain.workouts import Workout, example, total
from bot.services.workouts import HistoryPage, Logged
from bot.texts import Texts
from bot.ui.cards import ACCENT, Card, button, line, row, tap_id, text
from bot.ui.forms import Form, field
from bot.ui.words import sets_in_words, total_in_words


class LoggedCard(Card):
    """What was understood, what it adds up to, and last time's sets; Undo."""

    def __init__(self, texts: Texts, logged: Logged) -> None:
        workout, exercise = logged.workout, logged.exercise
        super().__init__(
            text(
                texts("logged-title", exercise=exercise.name),
                sets_in_words(texts, exercise, workout.sets),
                texts("logged-total", total=total_in_words(texts, logged.total)),
                _last_time(texts, exercise, logged.previous),
            ),
            row(
                button(texts("button-undo"), tap_id("undo", workout.id)),
                button(texts("button-same-again"), tap_id("again", workout.id)),
                button(texts("button-log-another"), tap_id("log", exercise.id)),
                button(texts("button-history"), tap_id("history", 0)),
            ),
            colour=ACCENT,
        )


def _last_time(texts: Texts, exercise: Exercise, previous: Workout | None) -> str:
    if previous is None:
        return texts("logged-first", exercise=exercise.name)
    sets = sets_in_words(texts, exercise, previous.sets).replace("\n", "; ")
    return texts("logged-last", when=discord.utils.format_dt(previous.at, "R"), sets=sets)


class UndoneCard(Card):
    """A workout that was taken back; it can be restored."""

    def __init__(self, texts: Texts, workout: Workout, exercise: Exercise) -> None:
        super().__init__(
            text(
                texts("undone-title", exercise=exercise.name),
                texts("undone-text", sets=sets_in_words(texts, exercise, workout.sets).replace("\n", "; ")),
            ),
            row(
                button(texts("button-restore"), tap_id("restore", workout.id)),
                button(texts("button-log-again"), tap_id("log", exercise.id)),
            ),
        )


class RestoredCard(Card):
    """A workout that is back."""

    def __init__(self, texts: Texts, workout: Workout, exercise: Exercise) -> None:
        super().__init__(
            text(texts("restored-title", exercise=exercise.name), sets_in_words(texts, exercise, workout.sets)),
            row(
                button(texts("button-undo"), tap_id("undo", workout.id)),
                button(texts("button-history"), tap_id("history", 0)),
            ),
            colour=ACCENT,
        )


class HistoryCard(Card):
    """A page of the member's workouts, newest first."""

    def __init__(self, texts: Texts, page: HistoryPage) -> None:
        entries = [
            texts(
                "history-entry",
                exercise=exercise.name,
                day=discord.utils.format_dt(workout.at, "D"),
                ago=discord.utils.format_dt(workout.at, "R"),
                sets=sets_in_words(texts, exercise, workout.sets),
                total=total_in_words(texts, total(workout.sets)),
            )
            for workout, exercise in page.entries
        ]
        turns = row(
            button(texts("button-newer"), tap_id("history", page.page - 1)),
            button(texts("button-older"), tap_id("history", page.page + 1)),
        )
        for item, usable in zip(turns.children, (page.page > 0, page.page + 1 < page.pages), strict=True):
            if isinstance(item, discord.ui.Button):
                item.disabled = not usable
        super().__init__(
            text(texts("history-title", count=page.count)),
            *([text("\n".join(entries))] if entries else [text(texts("history-empty"))]),
            *([line(), text(texts("history-page", page=page.page + 1, pages=page.pages)), turns] if entries else []),
        )


class LogForm(Form):
    """One line to type: the sets. Filled in with what was typed before, or with last time's sets."""

    def __init__(self, texts: Texts, exercise: Exercise, typed: str, last: Workout | None) -> None:
        known = typed or (write_sets(last.sets) if last else "")
        super().__init__(
            texts("form-log-title", exercise=exercise.name),
            tap_id("log-form", exercise.id),
            field(
                "sets",
                texts("form-log-label"),
                hint=texts("form-log-hint", example=example(exercise), last=str(bool(last and not typed)).lower()),
                default=known,
            ),
        )
