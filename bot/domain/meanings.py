"""What an edit leaves as it was: what weights stood for when they were logged, and what was written beside them."""

from dataclasses import replace

from bot.domain.workouts import Entry, Log, Workout


def with_meanings(entries: tuple[Entry, ...], before: Workout) -> tuple[Entry, ...]:
    """The entries that an edit makes of a workout: its weights go on meaning what they meant when logged."""
    meant = {
        (entry.exercise_id, entry.variant): workout_set.means
        for entry in before.entries
        for workout_set in entry.sets
    }
    return tuple(
        replace(
            entry,
            sets=tuple(
                replace(workout_set, means=means) if workout_set.weight else workout_set for workout_set in entry.sets
            ),
        )
        if (means := meant.get((entry.exercise_id, entry.variant)))
        else entry
        for entry in entries
    )


def with_texts(log: Log, before: Workout) -> Log:
    """The log that an edit makes of a workout, with its title and notes, which the form does not show."""
    written = {entry.exercise_id: entry for entry in before.entries}
    entries = tuple(
        replace(entry, note=entry.note or old.note, name=entry.name or old.name)
        if (old := written.get(entry.exercise_id))
        else entry
        for entry in log.entries
    )
    titles = dict.fromkeys(old.title for old in before.logs if old.title)
    notes = dict.fromkeys(old.note for old in before.logs if old.note)
    return replace(log, entries=entries, title=" / ".join(titles), note="\n".join(notes))
