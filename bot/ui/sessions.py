"""The card of a live workout: the next set is one tap; the same rows in every state, so that it needs no looking."""

from collections.abc import Mapping
from datetime import datetime

import discord

from bot.content.texts import Texts
from bot.domain.coaching.equipment import usual_step
from bot.domain.coaching.walk import Step, as_set, rounds_done
from bot.domain.exercises import Exercise, Tracking
from bot.domain.workouts import Weight
from bot.services.sessions import Live
from bot.services.workout_views import WorkoutView
from bot.ui.cards import ACCENT, CALM, Card, button, row, tap_id, text
from bot.ui.log_forms import sides_option
from bot.ui.menus import menu
from bot.ui.names import label, name_of
from bot.ui.set_counts import set_count
from bot.ui.words import sets_in_words, weight_in_words
from bot.ui.workouts import dates_of, entry_line, total_line

RECORD = discord.Colour(0x4DD0E1)
"""Cyan: done."""

TRIES = 3
LEFT = (5, 3, 1, 0)
"""What is answered to how many more there were: five and more, three or four, one or two, none."""

_MILLI = 1000


class LiveCard(Card):
    """The next set, and what it is measured against; logging ends a rest. rest_over: whether it is what rings."""

    def __init__(self, texts: Texts, live: Live, *, rest_over: bool = False) -> None:
        step = live.step
        resting = live.session.rest_until is not None and not rest_over
        stale = [text(texts("live-stale"))] if live.stale else []
        if step is None:
            super().__init__(*stale, *_no_step(texts, live), colour=ACCENT)
            return
        exercise = live.exercises[step.exercise_id]
        super().__init__(
            *stale,
            text(*_lines(texts, live, step, exercise, rest_over=rest_over)),
            *_asking(texts, live, step),
            row(_log(texts, live, step, exercise)),
            *_changes(texts, live, step, exercise),
            row(*_undo(texts, live), button(texts("button-live-finish"), tap_id("live-finish"))),
            row(_another(texts, live, exercise)),
            colour=CALM if resting else ACCENT,
        )


def _lines(texts: Texts, live: Live, step: Step, exercise: Exercise, *, rest_over: bool) -> list[str]:
    facts: dict[str, str | int] = {"exercise": name_of(exercise), "number": step.number, "of": step.of}
    until = live.session.rest_until
    sets = _words(texts, exercise, step, step.amount, step.weight)
    target = texts("live-target", sets=sets)
    if step.planned.rir and (step.planned.finds or step.planned.open):
        left = f"{step.planned.rir[0]}–{step.planned.rir[1]}"
        target = texts("live-target-left", sets=sets, left=left)
    if until is not None and not rest_over:
        then = texts("live-then", at=discord.utils.format_dt(until, "T"), **facts)
        return [texts("live-resting", until=discord.utils.format_dt(until, "R")), target, then]
    return [texts("live-go" if rest_over else "live-next", **facts), target, *_measure(texts, live, step, exercise)]


def _measure(texts: Texts, live: Live, step: Step, exercise: Exercise) -> list[str]:
    """Last time, and before the first set what warms up for it."""
    planned = step.planned
    last = sets_in_words(texts, exercise, live.last, planned.variant)[:200]
    lines = [texts("live-last", sets=last) if last else texts("live-first")]
    if step.number == 1 and planned.warmups:
        warm = tuple(as_set(exercise, reps, weight) for reps, weight in planned.warmups)
        lines.append(texts("live-warm-up", sets=sets_in_words(texts, exercise, warm, planned.variant)))
    return lines


def _words(texts: Texts, exercise: Exercise, step: Step, amount: int, weight: Weight | None) -> str:
    return sets_in_words(texts, exercise, (as_set(exercise, amount, weight),), step.planned.variant)


def _no_step(texts: Texts, live: Live) -> list[discord.ui.Item[Card]]:
    """All that was planned is done, or nothing was planned."""
    finish = button(texts("button-live-finish"), tap_id("live-finish"), discord.ButtonStyle.success)
    if live.view is None:
        header = text(texts("live-empty-title"), texts("live-empty"))
        return [header, row(_plain_finish(texts)), *([row(_another(texts, live, None))] if live.exercises else [])]
    sets = texts("count-sets", count=set_count(live.view.workout.entries))
    header = text(texts("live-all-done", sets=sets), *_done_lines(texts, live.view))
    return [header, row(finish, *_undo(texts, live)), row(_another(texts, live, None))]


def _plain_finish(texts: Texts) -> discord.ui.Button[Card]:
    return button(texts("button-live-finish"), tap_id("live-finish"))


def _done_lines(texts: Texts, view: WorkoutView) -> list[str]:
    return [entry_line(texts, view, entry)[:300] for entry in view.workout.entries]


# ------------------------------------------------------------------ buttons


def facts_of_set(live: Live, step: Step, amount: int, weight: Weight | None) -> tuple[object, ...]:
    """What a button knows the set by: its workout, how many sets there were before, and its numbers."""
    numbers = (int(weight.value * _MILLI), weight.unit.value) if weight is not None else ()
    return (live.session.workout_id, live.sets, step.exercise_id, amount, *numbers)


def _log(texts: Texts, live: Live, step: Step, exercise: Exercise) -> discord.ui.Button[Card]:
    sets = _words(texts, exercise, step, step.amount, step.weight)
    custom_id = tap_id("live-log", *facts_of_set(live, step, step.amount, step.weight))
    return button(texts("button-live-log", sets=sets), custom_id, discord.ButtonStyle.success)


def _changes(texts: Texts, live: Live, step: Step, exercise: Exercise) -> list[discord.ui.Item[Card]]:
    """Other numbers, one tap for one step: of the weight as the equipment has it, then of the reps."""
    rows: list[discord.ui.Item[Card]] = []
    if step.weight is not None:
        by = usual_step(exercise, step.planned.variant, step.weight)
        header = weight_in_words(texts, by)
        lighter = Weight(max(step.weight.value - by.value, by.value), by.unit)
        heavier = Weight(step.weight.value + by.value, by.unit)
        rows.append(
            row(
                _to(texts("button-lighter", step=header), "l", live, step, step.amount, lighter),
                _to(texts("button-heavier", step=header), "h", live, step, step.amount, heavier),
            )
        )
    unit, size = _AMOUNTS.get(exercise.tracking, ("reps", 1))
    less = max(size, step.amount - size)
    rows.append(
        row(
            _to(texts("button-less", unit=unit), "f", live, step, less, step.weight),
            _to(texts("button-more-of", unit=unit), "m", live, step, step.amount + size, step.weight),
        )
    )
    return rows


_AMOUNTS = {Tracking.DURATION: ("seconds", 5), Tracking.DISTANCE_WEIGHT: ("metres", 5)}


def _to(
    header: str, which: str, live: Live, step: Step, amount: int, weight: Weight | None
) -> discord.ui.Button[Card]:
    return button(header, tap_id("live-to", which, *facts_of_set(live, step, amount, weight)))


def _asking(texts: Texts, live: Live, step: Step) -> list[discord.ui.Item[Card]]:
    """While the weight is being found: how many more there were."""
    done = rounds_done(live.workout, step.exercise_id)
    if not step.planned.finds or step.weight is None or not 1 <= done < TRIES:
        return []
    facts = facts_of_set(live, step, step.amount, step.weight)
    buttons = (button(texts(f"left-{left}"), tap_id("live-left", left, *facts)) for left in LEFT)
    return [text(texts("live-how-many")), row(*buttons)]


def _undo(texts: Texts, live: Live) -> list[discord.ui.Button[Card]]:
    if live.workout is None:
        return []
    return [button(texts("button-undo"), tap_id("live-undo", live.workout.logs[-1].id))]


def _another(texts: Texts, live: Live, exercise: Exercise | None) -> discord.ui.Select[Card]:
    """The workout with what is done of it, then other numbers."""
    planned: Mapping[str, int] = {item.exercise_id: len(item.amounts) for item in live.session.plan}
    options = []
    for exercise_id, other in live.exercises.items():
        done = rounds_done(live.workout, exercise_id)
        of = planned.get(exercise_id, done)
        hint = texts("live-done-of", done=done, of=of) if of else ""
        options.append((exercise_id, label(other.name), hint))
    options.sort(key=lambda past: list(planned).index(past[0]) if past[0] in planned else len(planned))
    if exercise is not None:
        hint = texts("live-other-hint", exercise=label(exercise.name))
        options.append((f"other:{exercise.id}", texts("live-other"), hint))
        if exercise.side != "bilateral":
            options.append(sides_option(texts, exercise, f"sides:{exercise.id}"))
    return menu(texts("live-another"), tap_id("live-another"), options)


class FinishedCard(Card):
    """What was done, which of it were records, and when the next back day is; Undo goes on with the workout.

    records: how many, by exercise id. None of `view` where nothing was logged.
    """

    def __init__(
        self,
        texts: Texts,
        view: WorkoutView | None = None,
        records: Mapping[str, int] | None = None,
        next_at: datetime | None = None,
    ) -> None:
        if view is None:
            super().__init__(text(texts("finished-empty")))
            return
        records = records or {}
        workout = view.workout
        sets = texts("count-sets", count=set_count(workout.entries))
        lines = [
            texts("finished-line", line=line) if records.get(entry.exercise_id) else line
            for entry in workout.entries
            for line in [entry_line(texts, view, entry)[:300]]
        ]
        following = texts("finished-next", when=dates_of(texts, view).moment(next_at)) if next_at else ""
        grey = f"{total_line(texts, view, workout.entries) or '-#'} {following}".strip()
        super().__init__(
            text(
                texts("finished-live", sets=sets, records=sum(records.values())), *lines, grey if grey != "-#" else ""
            ),
            row(
                button(texts("button-show"), tap_id("show", workout.id)),
                button(texts("button-undo"), tap_id("live-reopen", workout.id)),
            ),
            colour=RECORD,
        )
