"""What weights stood for when they were logged: that does not change with the catalogue."""

from dataclasses import replace

from bot.domain.workouts import Entry, Workout


def with_meanings(entries: tuple[Entry, ...], before: Workout) -> tuple[Entry, ...]:
    """The entries that an edit makes of a workout: its weights go on meaning what they meant when logged."""
    meant = {(entry.exercise_id, entry.variant): one.means for entry in before.entries for one in entry.sets}
    return tuple(
        replace(entry, sets=tuple(replace(one, means=means) if one.weight else one for one in entry.sets))
        if (means := meant.get((entry.exercise_id, entry.variant)))
        else entry
        for entry in entries
    )


def with_notes(entries: tuple[Entry, ...], before: Workout) -> tuple[Entry, ...]:
    """The entries that an edit makes of a workout: the form does not show notes, and so they stay."""
    notes = {entry.exercise_id: entry.note for entry in before.entries if entry.note}
    return tuple(replace(one, note=one.note or notes.get(one.exercise_id, "")) for one in entries)
