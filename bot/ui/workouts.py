"""The cards of logging and of the history."""

from collections.abc import Callable, Iterable
from textwrap import shorten
from zoneinfo import ZoneInfo

import discord

from bot.content.texts import Texts
from bot.domain.exercises import Exercise
from bot.domain.totals import lifted, total
from bot.domain.workouts import Entry, Unit, Workout
from bot.services.workout_views import Deleted, Edited, HistoryPage, Logged, Outdated, Told
from bot.ui.beside import firsts_line
from bot.ui.cards import ACCENT, LONGEST_LIST, Card, button, cut, line, primary, row, tap_id, text
from bot.ui.names import name_of, shown
from bot.ui.questions import left_out_line, noted_line
from bot.ui.words import names_label, names_of, sets_in_words, total_in_words, variant_in_words

LONGEST_LINE = 300
"""Characters of sets in a line beside others."""

TOLD = 6
"""Exercises of a log that last time is told for."""


def _name(texts: Texts, exercise: Exercise, variant: str | None) -> str:
    if variant is None:
        return name_of(exercise)
    return texts("exercise-with", exercise=name_of(exercise), variant=variant_in_words(texts, variant))


def _title(texts: Texts, key: str, logged: Logged) -> str:
    entries = logged.log.entries
    if len(entries) == 1:
        return texts(key, exercise=_name(texts, logged.exercises[entries[0].exercise_id], entries[0].variant))
    return texts(key, exercise=texts("several-exercises", count=len(entries)))


def _all_sets(texts: Texts, told: Told, entries: Iterable[Entry], *, named: bool) -> list[str]:
    """The sets of each exercise, under its name where that is asked for."""
    lines = []
    for entry in entries:
        exercise = told.exercises[entry.exercise_id]
        if named:
            lines.append(f"**{_name(texts, exercise, entry.variant)}**")
        lines.append(sets_in_words(texts, exercise, entry.sets, entry.variant))
    return lines


def _log_sets(texts: Texts, logged: Logged, most: int) -> str:
    entries = logged.log.entries
    return cut(_all_sets(texts, logged, entries, named=len(entries) > 1), most)


def _total(texts: Texts, told: Told, entries: Iterable[Entry], *units: Unit) -> str:
    """What the entries add up to, in `units` or in the member's own; empty where nothing counts."""
    counted = (one for entry in entries for one in lifted(told.exercises[entry.exercise_id], entry.sets))
    return total_in_words(texts, total(tuple(counted)), *(units or (told.unit,)))


def total_line(texts: Texts, told: Told, entries: Iterable[Entry], *units: Unit) -> str:
    """The total, or nothing where nothing counts."""
    words = _total(texts, told, entries, *units)
    return texts("logged-total", total=words) if words else ""


def sets_of(texts: Texts, told: Told) -> str:
    """All sets of a workout, each exercise under its name; as much as fits."""
    return cut(_all_sets(texts, told, told.workout.entries, named=True))


class LoggedCard(Card):
    """What was understood, what it adds up to, and last time's sets; one more, the same again, Undo."""

    def __init__(self, texts: Texts, logged: Logged) -> None:
        log, workout = logged.log, logged.workout
        beside = [
            *_today(texts, logged),
            *(one for entry in log.entries[:TOLD] for one in _beside(texts, logged, entry.exercise_id)),
            firsts_line(texts, logged),
            f"{noted_line(texts, log.entries)}\n{left_out_line(texts, logged.left_out)}".strip(),
        ]
        super().__init__(
            text(_title(texts, "logged-title", logged), _log_sets(texts, logged, 1800)),
            text(total_line(texts, logged, log.entries), cut(beside, 1500)),
            row(
                primary(texts("button-one-more"), tap_id("one-more", log.id)),
                button(texts("button-same-again"), tap_id("again", log.id)),
                button(texts("button-log-another"), tap_id("log", log.entries[-1].exercise_id)),
            ),
            row(
                button(texts("button-undo"), tap_id("undo", log.id)),
                button(texts("button-edit"), tap_id("edit", workout.id)),
                button(texts("button-share"), tap_id("share", workout.id)),
                button(texts("button-history"), tap_id("history", 0)),
            ),
            colour=ACCENT,
        )


def _today(texts: Texts, logged: Logged) -> list[str]:
    """What the workout holds beyond this log."""
    if len(logged.workout.logs) < 2:
        return []
    lines = []
    for exercise_id in dict.fromkeys(entry.exercise_id for entry in logged.log.entries[:TOLD]):
        exercise, done = logged.exercises[exercise_id], logged.workout.of(exercise_id)
        if len(done) > len([one for e in logged.log.entries if e.exercise_id == exercise_id for one in e.sets]):
            sets = _in_a_line(texts, exercise, logged.workout)
            lines.append(texts("logged-today", exercise=name_of(exercise), sets=sets))
    names = len({entry.exercise_id for entry in logged.workout.entries})
    total_now = _total(texts, logged, logged.workout.entries)
    return [*lines, texts("logged-workout", exercises=names, total=total_now)]


def _in_a_line(texts: Texts, exercise: Exercise, workout: Workout) -> str:
    """The sets of one exercise; as much as fits."""
    some = (entry for entry in workout.entries if entry.exercise_id == exercise.id)
    words = (sets_in_words(texts, exercise, entry.sets, entry.variant).replace("\n", "; ") for entry in some)
    return shorten("; ".join(words), LONGEST_LINE, placeholder=" …")


def _beside(texts: Texts, logged: Logged, exercise_id: str) -> list[str]:
    """Last time's sets, and grip and set-up."""
    exercise, previous = logged.exercises[exercise_id], logged.previous.get(exercise_id)
    lines = []
    if previous is not None:
        sets = _in_a_line(texts, exercise, previous)
        when = discord.utils.format_dt(previous.at, "R")
        lines.append(texts("logged-last", exercise=name_of(exercise), when=when, sets=sets))
    if setup := logged.setups.get(exercise_id):
        lines.append(texts("logged-setup", setup=shown(setup)))
    return lines


class UndoneCard(Card):
    """A log that was taken back; it can be restored."""

    def __init__(self, texts: Texts, logged: Logged) -> None:
        super().__init__(
            text(_title(texts, "undone-title", logged), _log_sets(texts, logged, LONGEST_LIST), texts("undone-text")),
            row(
                button(texts("button-restore"), tap_id("restore", logged.log.id)),
                button(texts("button-log-again"), tap_id("log", logged.log.entries[0].exercise_id)),
            ),
        )


class RestoredCard(Card):
    """A log that is back."""

    def __init__(self, texts: Texts, logged: Logged) -> None:
        super().__init__(
            text(_title(texts, "restored-title", logged), _log_sets(texts, logged, LONGEST_LIST)),
            row(
                button(texts("button-undo"), tap_id("undo", logged.log.id)),
                button(texts("button-history"), tap_id("history", 0)),
            ),
            colour=ACCENT,
        )


class WorkoutCard(Card):
    """A whole workout: to edit, to delete, to share. edited: how it was changed just now, to be undone."""

    def __init__(self, texts: Texts, told: Told, *, key: str = "workout-title", edited: Edited | None = None) -> None:
        workout = told.workout
        undo = tap_id("undo-edit", workout.id, edited.log_id) if edited else None
        super().__init__(
            text(
                texts(
                    key,
                    day=discord.utils.format_dt(workout.at, "D"),
                    ago=discord.utils.format_dt(workout.at, "R"),
                ),
            ),
            text(sets_of(texts, told)),
            text(
                total_line(texts, told, workout.entries) or texts("total-warm-up"),
                left_out_line(texts, edited.left_out if edited else ()),
            ),
            row(
                primary(texts("button-edit"), tap_id("edit", workout.id)),
                *([button(texts("button-undo"), undo)] if undo else []),
                button(texts("button-delete"), tap_id("delete-workout", workout.id)),
                button(texts("button-share"), tap_id("share", workout.id)),
                button(texts("button-history"), tap_id("history", 0)),
            ),
            colour=ACCENT,
        )


def edited_card(texts: Texts, edited: Edited | Told) -> WorkoutCard:
    """The workout as it is now, with Undo where something was changed."""
    if isinstance(edited, Edited):
        return WorkoutCard(texts, edited.told, key="edited-title", edited=edited)
    return WorkoutCard(texts, edited)


class DeletedCard(Card):
    """A workout that was deleted; it can be brought back."""

    def __init__(self, texts: Texts, deleted: Deleted, days: int) -> None:
        super().__init__(
            text(texts("deleted-title"), texts("deleted-text", days=days)),
            row(
                primary(texts("button-bring-back"), tap_id("bring-back", deleted.workout_id, deleted.deletion)),
                button(texts("button-history"), tap_id("history", 0)),
            ),
        )


class OutdatedCard(Card):
    """How a workout stands that the tapped card knew otherwise, and what can be done about it."""

    def __init__(self, texts: Texts, outdated: Outdated) -> None:
        told, workout_id = outdated.told, outdated.workout_id
        shown = [text(sets_of(texts, told)), text(total_line(texts, told, told.workout.entries))] if told else []
        choices = [primary(texts("button-edit"), tap_id("edit", workout_id))] if told else []
        if outdated.deletion is not None:
            choices.append(button(texts("button-bring-back"), tap_id("bring-back", workout_id, outdated.deletion)))
        elif outdated.undone is not None:
            choices.append(button(texts("button-restore"), tap_id("restore", outdated.undone)))
        if told:
            choices.append(button(texts("button-delete"), tap_id("delete-workout", workout_id)))
        super().__init__(
            text(texts("outdated-title"), texts("outdated-text" if told else "outdated-nothing")),
            *shown,
            row(*choices, button(texts("button-history"), tap_id("history", 0))),
        )


class SharedCard(Card):
    """A workout as its member shows it to everyone: no buttons, kilograms and pounds."""

    def __init__(self, texts: Texts, told: Told, member: str) -> None:
        super().__init__(
            text(texts("shared-title", member=member)),
            text(sets_of(texts, told)),
            text(total_line(texts, told, told.workout.entries, Unit.KG, Unit.LB) or texts("total-warm-up")),
            colour=ACCENT,
        )


class HistoryCard(Card):
    """A page of the member's workouts, newest first; each can be opened."""

    def __init__(self, texts: Texts, page: HistoryPage) -> None:
        entries = [self._entry(texts, one) for one in page.workouts]
        turns = row(
            button(texts("button-newer"), tap_id("history", page.page - 1)),
            button(texts("button-older"), tap_id("history", page.page + 1)),
        )
        for item, usable in zip(turns.children, (page.page > 0, page.page + 1 < page.pages), strict=True):
            if isinstance(item, discord.ui.Button):
                item.disabled = not usable
        shown = [
            text(cut(entries)),
            line(),
            text(texts("history-page", page=page.page + 1, pages=page.pages)),
            row(self._choice(texts, page)),
            turns,
        ]
        super().__init__(
            text(texts("history-title", count=page.count)),
            *(shown if entries else [text(texts("history-empty"))]),
        )

    @staticmethod
    def _entry(texts: Texts, told: Told) -> str:
        workout = told.workout
        head = texts(
            "history-entry",
            exercise=_names(told, names_of),
            day=discord.utils.format_dt(workout.at, "D"),
            ago=discord.utils.format_dt(workout.at, "R"),
        )
        sets = cut(_all_sets(texts, told, workout.entries, named=len(workout.entries) > 1), 500)
        total = texts("history-total", total=_total(texts, told, workout.entries) or texts("total-warm-up"))
        return f"{head}\n{sets}\n{total}"

    @staticmethod
    def _choice(texts: Texts, page: HistoryPage) -> discord.ui.Select[Card]:
        options = [
            discord.SelectOption(
                label=_names(told, names_label),
                description=f"{told.workout.at.astimezone(ZoneInfo(told.zone)):%Y-%m-%d %H:%M} ({told.zone})",
                value=str(told.workout.id),
            )
            for told in page.workouts
        ]
        return discord.ui.Select(
            custom_id=tap_id("open-workout", page.page), placeholder=texts("history-open"), options=options
        )


def _names(told: Told, names: Callable[[Iterable[Exercise], int], str]) -> str:
    return names((told.exercises[one.exercise_id] for one in told.workout.entries), 100)
