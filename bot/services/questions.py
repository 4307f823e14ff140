"""What has to be asked before anything is stored, and its answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise
from bot.domain.workouts import WorkoutSet

KEEP = "own"
"""The answer that makes the name an exercise of the member's own."""

LEAVE_OUT = "out"
"""The answer that leaves this part of the text out."""

NAMED = "="
"""What an answer begins with that names an exercise by its id."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who asks, and where. key: the snowflake of the interaction or message, which makes its log unique."""

    key: int
    member_id: int
    guild_id: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What may have been meant. code: for a button to say it. exercise: where the name was in question."""

    code: str
    sets: tuple[WorkoutSet, ...]
    exercise: Exercise


@dataclass(frozen=True, slots=True)
class Question:
    """One part of a text that is not clear.

    part: which of its exercises, from 0. typed: the text as it stands. name: what the exercise was called.
    exercise: what it is; None where that is the question. answers: the likeliest first. sets: of an exercise that
    nobody knows, as far as they are clear. others: whether the text has other exercises. left_out: what was no set.
    """

    part: int
    typed: str
    name: str
    exercise: Exercise | None
    answers: tuple[Answer, ...]
    sets: tuple[WorkoutSet, ...] = ()
    others: bool = False
    left_out: tuple[str, ...] = ()


NEVER = datetime.fromtimestamp(0, UTC)


class Unclear(DomainError):
    """Nothing is stored yet: this has to be asked first. log_id and at: of the log that the answer makes, in UTC."""

    def __init__(self, question: Question) -> None:
        super().__init__("question-unclear")
        self.question = question
        self.log_id: int = 0
        self.at: datetime = NEVER


@contextmanager
def asking(origin: Origin, at: datetime) -> Iterator[None]:
    """Let a question know which log its answer makes: tapped twice, it is stored once."""
    try:
        yield
    except Unclear as unclear:
        unclear.log_id, unclear.at = origin.key, at
        raise
