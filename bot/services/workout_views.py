"""What a member is told of their workouts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise
from bot.domain.notation import write_sets
from bot.domain.notation.splitting import LONGEST_WORKOUT
from bot.domain.records import Record
from bot.domain.workouts import Entry, Log, Unit, Workout


@dataclass(frozen=True, slots=True)
class WorkoutView:
    """A workout with the exercises that it names, by id; volumes are told in `unit`, times in the IANA `zone`.

    zone: None where the member has told none. now: when it was looked up.
    """

    workout: Workout
    exercises: Mapping[str, Exercise]
    unit: Unit
    zone: str | None = field(default=None, kw_only=True)
    now: datetime = field(default=datetime.fromtimestamp(0, UTC), kw_only=True)


@dataclass(frozen=True, slots=True)
class LogResult(WorkoutView):
    """A stored log and the workout that it belongs to.

    previous: by exercise id, the last workout with it before this one. setups: grip and set-up by exercise id.
    left_out: what was typed and is no set. news: the records that the log brought, by exercise id, the most telling
    first.
    """

    log: Log
    previous: Mapping[str, Workout | None]
    setups: Mapping[str, str]
    left_out: tuple[str, ...] = field(default=(), kw_only=True)
    news: Mapping[str, tuple[Record, ...]] = field(default_factory=dict, kw_only=True)


@dataclass(frozen=True, slots=True)
class Edited:
    """A workout after an edit, which put the log `log_id` in place of the others.

    left_out: what was typed and is no set.
    """

    view: WorkoutView
    log_id: int
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deleted:
    """A workout of which nothing counts. deletion: by which it can be brought back."""

    workout_id: int
    deletion: int


@dataclass(frozen=True, slots=True)
class Outdated:
    """How a workout stands that a card knew otherwise: what it asked for was not done.

    told: what counts of it, None where nothing does. deletion: by which something of it can be brought back.
    undone: the log of it that can be put back.
    """

    workout_id: int
    view: WorkoutView | None
    deletion: int | None
    undone: int | None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of workouts, newest first; pages count from 0. this_month: how many of all began in this month."""

    workouts: tuple[WorkoutView, ...]
    page: int
    pages: int
    count: int
    this_month: int = 0


def lines_of(view: WorkoutView) -> dict[str, Entry]:
    """The entries of the workout by the lines that `as_text` writes for them: a line that stays is that entry."""
    return dict(as_lines(view))


def as_text(view: WorkoutView) -> str:
    """The workout as it is edited, a line for each exercise.

    Raises `DomainError` for one too long for a form: cut off, an edit would lose sets.
    """
    text = "\n".join(line for line, _ in as_lines(view))
    if len(text) > LONGEST_WORKOUT:
        raise DomainError("workout-too-long-to-edit", most=LONGEST_WORKOUT)
    return text


def in_code(view: WorkoutView) -> str:
    """The workout as text, for a block of code in a card beside what was typed."""
    text = as_text(view).replace("`", "'")
    return text if len(text) <= 1_200 else f"{text[:1_200]} …"


def as_lines(view: WorkoutView) -> Iterator[tuple[str, Entry]]:
    """What was done of each exercise, behind its name: `Face Pull: 3x15@20kg`."""
    for entry in view.workout.entries:
        kit = f" {entry.variant.replace('+', ' ').replace('_', ' ')}" if entry.variant else ""
        yield f"{name_in_line(view, entry)}: {write_sets(entry.sets)}{kit}", entry


def name_in_line(view: WorkoutView, entry: Entry) -> str:
    """An exercise's name, on one line."""
    return " ".join(view.exercises[entry.exercise_id].name.split())
