"""The cards and the form of logging."""

import discord

from bot.domain.exercises import Exercise
from bot.domain.notation import write_sets
from bot.domain.workouts import Workout, example
from bot.services.workouts import Done, HistoryPage, Logged
from bot.texts import Texts
from bot.ui.cards import ACCENT, Card, button, line, row, tap_id, text
from bot.ui.forms import Form, field
from bot.ui.words import sets_in_words, total_in_words


def _title(texts: Texts, key: str, logged: Logged) -> str:
    if len(logged.done) == 1:
        return texts(key, exercise=logged.done[0].exercise.name)
    return texts(key, exercise=texts("several-exercises", count=len(logged.done)))


def _all_sets(texts: Texts, logged: Logged) -> list[str]:
    """The sets of each exercise, under its name where there are several."""
    lines = []
    for done in logged.done:
        if len(logged.done) > 1:
            lines.append(f"**{done.exercise.name}**")
        lines.append(sets_in_words(texts, done.exercise, done.sets))
    return lines


class LoggedCard(Card):
    """What was understood, what it adds up to, and last time's sets; Undo."""

    def __init__(self, texts: Texts, logged: Logged) -> None:
        workout = logged.workout
        super().__init__(
            text(_title(texts, "logged-title", logged), *_all_sets(texts, logged)),
            text(
                texts("logged-total", total=total_in_words(texts, logged.total)),
                *(_last_time(texts, done) for done in logged.done[:6]),
            ),
            row(
                button(texts("button-undo"), tap_id("undo", workout.id)),
                button(texts("button-same-again"), tap_id("again", workout.id)),
                button(texts("button-log-another"), tap_id("log", logged.done[-1].exercise.id)),
                button(texts("button-history"), tap_id("history", 0)),
            ),
            colour=ACCENT,
        )


def _last_time(texts: Texts, done: Done) -> str:
    exercise = done.exercise
    if done.previous is None:
        return texts("logged-first", exercise=exercise.name)
    sets = sets_in_words(texts, exercise, done.previous.of(exercise.id)).replace("\n", "; ")
    when = discord.utils.format_dt(done.previous.at, "R")
    return texts("logged-last", exercise=exercise.name, when=when, sets=sets)


class UndoneCard(Card):
    """A workout that was taken back; it can be restored."""

    def __init__(self, texts: Texts, logged: Logged) -> None:
        super().__init__(
            text(_title(texts, "undone-title", logged), *_all_sets(texts, logged), texts("undone-text")),
            row(
                button(texts("button-restore"), tap_id("restore", logged.workout.id)),
                button(texts("button-log-again"), tap_id("log", logged.done[0].exercise.id)),
            ),
        )


class RestoredCard(Card):
    """A workout that is back."""

    def __init__(self, texts: Texts, logged: Logged) -> None:
        super().__init__(
            text(_title(texts, "restored-title", logged), *_all_sets(texts, logged)),
            row(
                button(texts("button-undo"), tap_id("undo", logged.workout.id)),
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
                exercise=", ".join(done.exercise.name for done in one.done),
                day=discord.utils.format_dt(one.workout.at, "D"),
                ago=discord.utils.format_dt(one.workout.at, "R"),
                sets="\n".join(_all_sets(texts, one)),
                total=total_in_words(texts, one.total),
            )
            for one in page.workouts
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


LONGEST_TEXT = 2000


class LogForm(Form):
    """One line to type: the sets. Filled in with what was typed before, or with last time's sets."""

    def __init__(self, texts: Texts, exercise: Exercise, typed: str, last: Workout | None) -> None:
        known = typed or (write_sets(last.of(exercise.id)) if last else "")
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
