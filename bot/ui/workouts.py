"""The cards of logging: what was understood, what can be done about it, and a workout as it stands."""

from collections.abc import Iterable
from datetime import timedelta
from math import ceil, floor

import discord

from bot.content.texts import Texts
from bot.domain.exercises import Exercise
from bot.domain.sides import in_sets
from bot.domain.workouts import Entry, Kind
from bot.drawing.pictures import Picture
from bot.services.workout_views import Edited, LogResult, Outdated, WorkoutView
from bot.ui.cards import ACCENT, LONGEST_LIST, Card, button, cut, picture, primary, row, tap_id, text
from bot.ui.dates import Dates
from bot.ui.log_forms import sides_option
from bot.ui.menus import menu
from bot.ui.names import label, name_of
from bot.ui.questions import left_out_line, noted_line
from bot.ui.records import RECORD, record_lines, record_title
from bot.ui.set_counts import number_of, set_count
from bot.ui.set_ups import set_up_section
from bot.ui.words import sets_in_words, variant_in_words, volume_in_words

LONGEST_TITLE = 200
"""Characters of sets in a title."""

LAST_TIMES = 4
"""Exercises of a log that last time is told for."""


def dates_of(texts: Texts, workout_view: WorkoutView) -> Dates:
    """Dates as the workout's member reads them."""
    return Dates(texts, workout_view.zone, workout_view.now)


def exercise_name(texts: Texts, exercise: Exercise, variant: str | None) -> str:
    """`Face Pull (band)`, for the text of a card."""
    if variant is None:
        return name_of(exercise)
    return texts("exercise-with", exercise=name_of(exercise), variant=variant_in_words(texts, variant))


def entry_line(texts: Texts, workout_view: WorkoutView, entry: Entry, *, both: bool = False) -> str:
    """`**Face Pull** 5 × 12 @ 20 kg`."""
    exercise = workout_view.exercises[entry.exercise_id]
    sets = sets_in_words(texts, exercise, entry.sets, entry.variant, both=both)
    return f"**{exercise_name(texts, exercise, entry.variant)}** {sets}"


def lines_of(texts: Texts, workout_view: WorkoutView, entries: Iterable[Entry], *, both: bool = False) -> str:
    """A line for each exercise; as much as fits."""
    lines = []
    for entry in entries:
        line = entry_line(texts, workout_view, entry, both=both)
        lines.append(line if len(line) <= LONGEST_LIST // 2 else f"{line[: LONGEST_LIST // 2].rsplit(',', 1)[0]} …")
    return cut(lines)


def sets_of(texts: Texts, workout_view: WorkoutView, *, both: bool = False) -> str:
    """All sets of a workout, a line for each exercise; as much as fits."""
    return lines_of(texts, workout_view, workout_view.workout.entries, both=both)


def total_line(texts: Texts, workout_view: WorkoutView, entries: Iterable[Entry]) -> str:
    """`38 min. 3,180 kg without Pull-Up.` in grey: how long it took, and what was lifted; empty without either."""
    minutes = (workout_view.workout.logs[-1].at - workout_view.workout.at) // timedelta(minutes=1)
    volume = volume_in_words(
        texts, ((workout_view.exercises[entry.exercise_id], entry.sets) for entry in entries), workout_view.unit
    )
    parts = [texts("total-minutes", minutes=minutes)] if minutes else []
    parts += [volume] if volume else []
    return "-# " + " ".join(f"{part}." for part in parts) if parts else ""


class LoggedCard(Card):
    """What was understood, in the first line, and last time beside it; +1 set, Undo, and the rest in a menu.

    ask_back, set_up: whether to offer a reminder, and the set-up. shown: the picture of a record.
    """

    def __init__(
        self,
        texts: Texts,
        logged: LogResult,
        shown: Picture | None = None,
        *,
        ask_back: bool = False,
        set_up: bool = False,
    ) -> None:
        log, entries = logged.log, logged.log.entries
        single = len({entry.exercise_id for entry in entries}) == 1
        one_more = [primary(texts("button-one-more"), tap_id("one-more", log.id))] if single else []
        record = record_title(texts, logged)
        super().__init__(
            text(
                record,
                _title(texts, logged, record=bool(record)),
                "" if single and len(entries) == 1 else lines_of(texts, logged, entries),
                *record_lines(texts, logged),
                *logged_notes(texts, logged),
            ),
            *([picture(shown)] if shown else []),
            row(
                *one_more,
                button(texts("button-undo"), tap_id("undo", log.id)),
                button(texts("button-edit"), tap_id("edit", logged.workout.id)),
            ),
            row(more_menu(texts, logged, single=single)),
            *(_ask_back(texts) if ask_back else []),
            *([set_up_section(texts)] if set_up else []),
            colour=RECORD if record else ACCENT,
        )
        self.pictures = (shown,) if shown else ()


def _title(texts: Texts, logged: LogResult, *, record: bool) -> str:
    entries = logged.log.entries
    if len({entry.exercise_id for entry in entries}) == 1:
        return logged_title(texts, logged, entries[0], record=record)
    return _several_title(texts, entries)


def logged_title(texts: Texts, logged: LogResult, entry: Entry, *, record: bool = False) -> str:
    """`✓ Face Pull, set 5: 12 @ 20 kg`: which of today's sets these were; warm-ups have no number.

    record: whether a title that tells of a record stands above it, which names the exercise.
    """
    key, whole = ("news", "news-logged") if record else ("logged", "logged-title")
    exercise = logged.exercises[entry.exercise_id]
    name = exercise_name(texts, exercise, entry.variant)
    mine = [workout_set for part in logged.log.entries for workout_set in part.sets]
    if len(logged.log.entries) > 1:
        return texts(
            "news-logged" if record else "logged-title",
            exercise=name_of(exercise),
            sets=texts("count-sets", count=number_of(mine)),
        )
    sets = _short(sets_in_words(texts, exercise, entry.sets, entry.variant))
    done = logged.workout.of(exercise.id)
    of_all = in_sets(workout_set.side for workout_set in done)
    first = floor(of_all - in_sets(workout_set.side for workout_set in mine)) + 1
    last = ceil(of_all)
    in_order = logged.workout.logs[-1].id == logged.log.id
    if (
        any(workout_set.kind is not Kind.WORK for workout_set in done)
        or not in_order
        or (first == 1 and len(mine) > 1)
    ):
        return texts(whole, exercise=name, sets=sets)
    if first == last:
        return texts(f"{key}-set", exercise=name, set=str(first), sets=sets)
    return texts(f"{key}-sets", exercise=name, first=str(first), last=str(last), sets=sets)


def _several_title(texts: Texts, entries: Iterable[Entry]) -> str:
    ids = {entry.exercise_id for entry in entries}
    sets = texts("count-sets", count=number_of(each for entry in entries for each in entry.sets))
    return texts("logged-several", exercises=texts("count-exercises", count=len(ids)), sets=sets)


def _short(sets: str) -> str:
    return sets if len(sets) <= LONGEST_TITLE else f"{sets[:LONGEST_TITLE].rsplit(',', 1)[0]} …"


def logged_notes(texts: Texts, logged: LogResult) -> list[str]:
    """What stands in grey under a log: another day, last time or that it is the first, what was left out."""
    dates = dates_of(texts, logged)
    earlier = dates.day(logged.log.at) != dates.day(logged.now)
    return [
        texts("logged-on", when=dates.moment(logged.log.at)) if earlier else "",
        cut(_last_times(texts, logged), 800),
        noted_line(texts, logged.log.entries),
        left_out_line(texts, logged.left_out),
    ]


def _last_times(texts: Texts, logged: LogResult) -> list[str]:
    ids = list(dict.fromkeys(entry.exercise_id for entry in logged.log.entries))
    lines = [_last_time(texts, logged, exercise_id, named=len(ids) > 1) for exercise_id in ids[:LAST_TIMES]]
    return [line for line in lines if line]


def _last_time(texts: Texts, logged: LogResult, exercise_id: str, *, named: bool) -> str:
    exercise, previous = logged.exercises[exercise_id], logged.previous.get(exercise_id)
    if previous is not None:
        sets = _short(last_sets(texts, exercise, previous.entries))
        if named:
            return texts("logged-last-of", exercise=name_of(exercise), sets=sets)
        return texts("logged-last", sets=sets)
    of_log = sum(len(entry.sets) for entry in logged.log.entries if entry.exercise_id == exercise_id)
    today = [entry for entry in logged.workout.entries if entry.exercise_id == exercise_id]
    if sum(len(entry.sets) for entry in today) > of_log:
        sets = _short(last_sets(texts, exercise, today))
        return "" if named else texts("logged-today", sets=sets)
    return "" if named else texts("logged-first")


def last_sets(texts: Texts, exercise: Exercise, entries: Iterable[Entry]) -> str:
    """The sets of one exercise among the entries of a workout, on one line."""
    some = (entry for entry in entries if entry.exercise_id == exercise.id)
    return ", ".join(sets_in_words(texts, exercise, entry.sets, entry.variant) for entry in some)


def more_menu(texts: Texts, logged: LogResult, *, single: bool) -> discord.ui.Select[Card]:
    """What is rare, each with its result."""
    exercise_id = logged.log.entries[-1].exercise_id
    exercise = logged.exercises[exercise_id]
    sets = texts("count-sets", count=set_count(logged.workout.entries))
    options = [
        ("another", texts("more-another"), texts("more-another-hint")),
        *(
            [("other", texts("more-other"), texts("more-other-hint", exercise=label(exercise.name)))]
            if single
            else []
        ),
        *([sides_option(texts, exercise, "sides")] if single and exercise.side != "bilateral" else []),
        ("workout", texts("more-workout"), texts("more-workout-hint", sets=sets)),
        ("show", texts("button-show"), texts("more-show-hint")),
        *(
            [("setup", texts("more-setup"), logged.setups.get(exercise_id) or texts("more-setup-hint"))]
            if single
            else []
        ),
    ]
    return menu(texts("menu-more"), tap_id("more", logged.log.id), options)


def _ask_back(texts: Texts) -> list[discord.ui.Item[Card]]:
    remind = button(texts("button-remind-me"), "remind-weekly")
    back = discord.ui.Section[Card](text(texts("logged-ask-back")), accessory=remind)
    return [discord.ui.Separator[Card](), back]


class WorkoutCard(Card):
    """A whole workout: to edit, to show, to move or delete. edited: how it was changed just now, to be undone."""

    def __init__(
        self, texts: Texts, workout_view: WorkoutView, *, key: str = "workout-title", edited: Edited | None = None
    ) -> None:
        workout = workout_view.workout
        undo = tap_id("undo-edit", workout.id, edited.log_id) if edited else None
        title = texts(
            key,
            day=dates_of(texts, workout_view).moment(workout.at),
            sets=texts("count-sets", count=set_count(workout.entries)),
        )
        super().__init__(
            text(
                title,
                sets_of(texts, workout_view),
                total_line(texts, workout_view, workout.entries),
                left_out_line(texts, edited.left_out if edited else ()),
            ),
            row(
                *([button(texts("button-undo"), undo)] if undo else []),
                button(texts("button-edit"), tap_id("edit", workout.id)),
                *([] if undo else [button(texts("button-show"), tap_id("show", workout.id))]),
                button(texts("button-back"), tap_id("history", 0)),
            ),
            row(_workout_menu(texts, workout.id, show=undo is not None)),
            colour=ACCENT,
        )


def _workout_menu(texts: Texts, workout_id: int, *, show: bool) -> discord.ui.Select[Card]:
    options = [
        *([("show", texts("button-show"), texts("more-show-hint"))] if show else []),
        ("plan", texts("more-plan"), texts("more-plan-hint")),
        ("move", texts("more-move"), ""),
        ("delete", texts("button-delete"), texts("more-delete-hint")),
    ]
    return menu(texts("menu-more"), tap_id("more-workout", workout_id), options)


def edited_card(texts: Texts, edited: Edited | WorkoutView) -> WorkoutCard:
    """The workout as it is now, with Undo where something was changed."""
    if isinstance(edited, Edited):
        return WorkoutCard(texts, edited.view, key="edited-title", edited=edited)
    return WorkoutCard(texts, edited)


class OutdatedCard(Card):
    """The tapped card knew the workout otherwise: nothing was done; how it stands now is one tap away."""

    def __init__(self, texts: Texts, outdated: Outdated) -> None:
        workout_view, workout_id = outdated.view, outdated.workout_id
        latest = primary(texts("button-latest"), tap_id("workout", workout_id))
        choices = [latest] if workout_view else []
        if outdated.deletion is not None:
            choices.append(button(texts("button-restore"), tap_id("bring-back", workout_id, outdated.deletion)))
        elif outdated.undone is not None:
            choices.append(button(texts("button-restore"), tap_id("restore", outdated.undone)))
        history = [] if workout_view else [button(texts("button-history"), tap_id("history", 0))]
        super().__init__(
            text(texts("outdated-title"), texts("outdated-text" if workout_view else "outdated-nothing")),
            row(*choices, *history),
        )
