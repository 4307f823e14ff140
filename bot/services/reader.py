"""Turns what a member typed into exercises and sets, or into a question."""

import asyncio
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise, Load
from bot.domain.members import Preferences
from bot.domain.names import Match
from bot.domain.notation import parse_line, write_sets
from bot.domain.notation.readings import Habits, Read, read_sets
from bot.domain.notation.splitting import Part, Split, split_workout
from bot.domain.workouts import Entry, Unit, WorkoutSet, example, fit, variant
from bot.services.exercises import Exercises
from bot.services.members import Members
from bot.services.questions import KEEP, LEAVE_OUT, NAMED, Origin, Unclear
from bot.services.unclear_parts import tracking, which_exercise, which_sets, within
from bot.storage import workouts
from bot.storage.engine import Database
from bot.storage.variants import last_variants

MOST_SETS_OF_TEXT = 250
"""Sets in one text: more than anybody does in a day."""

FEW_PARTS = 3
"""Exercises of a text that are read in one go. A text with more is read while no other such text is."""

Variants = Mapping[str, str | None]
"""By exercise id, what it was done with the last time."""

SURELY = "="
"""What stands before sets that were chosen: they are read as they are written, and not asked again."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text says: its entries, their exercises in the same order, and what was left out of it."""

    entries: tuple[Entry, ...]
    exercises: tuple[Exercise, ...]
    left_out: tuple[str, ...] = ()


class Reader:
    """Reads texts of one member at a time, with their unit, their way of writing and what they did last."""

    def __init__(self, database: Database, members: Members) -> None:
        self._database = database
        self._members = members
        self._long_texts = asyncio.Lock()

    async def sets(
        self,
        member_id: int,
        known: Exercises,
        exercise: Exercise,
        text: str,
        preferences: Preferences,
        using: str | None = None,
        variants: Variants | None = None,
    ) -> Understood:
        """The sets of one exercise. Raises `DomainError`, and `Unclear` where they can be read in several ways."""
        named = Match(exercise), Part("", text)
        entry, done, left_out = await self._entry(member_id, known, *named, preferences, variants or {}, using)
        return Understood((entry,), (done,), left_out)

    async def workout(
        self,
        member_id: int,
        known: Exercises,
        text: str,
        preferences: Preferences,
        untouched: Mapping[str, Entry] | None = None,
    ) -> Understood:
        """The exercises and sets of a text. Raises `DomainError`, and `Unclear` for the first part that is not clear.

        untouched: entries by the lines that stand for them; such a line is that entry, whatever it reads like.
        """
        entries: list[Entry] = []
        exercises: list[Exercise] = []
        left_out: list[str] = []
        for piece in _pieces(text, untouched or {}):
            if isinstance(piece, Entry):
                named = await self._members.named(member_id, [piece.exercise_id])
                entries.append(piece)
                exercises.append(named[piece.exercise_id])
                continue
            read = await self._piece(member_id, known, piece, preferences)
            entries += read.entries
            exercises += read.exercises
            left_out += read.left_out
        if not entries:
            raise DomainError("workout-nothing")
        if sum(len(entry.sets) for entry in entries) > MOST_SETS_OF_TEXT:
            raise DomainError("workout-too-many-sets", most=MOST_SETS_OF_TEXT)
        return Understood(tuple(entries), tuple(exercises), tuple(left_out))

    async def answered(
        self, origin: Origin, text: str, exercise: Exercise | None, part: int, code: str, preferences: Preferences
    ) -> str:
        """The text with that answer put into it, to be read again; what was chosen is remembered.

        exercise: where the text is its sets alone. Raises `DomainError` where the text has no such question.
        """
        member_id = origin.member_id
        known = await self._members.known(member_id)
        if exercise is not None:
            return await self._chosen(member_id, exercise, text, code, preferences)
        split = split_workout(text, lambda name: known.match(name) is not None)
        if part >= len(split.parts):
            raise DomainError("tap-unknown")
        lines = [f"{each_part.name}: {each_part.sets}" for each_part in split.parts]
        unclear = split.parts[part]
        if code == LEAVE_OUT:
            del lines[part]
        elif code == KEEP:
            own = await self._members.own_named(member_id, origin.key, unclear.name, tracking(unclear.sets))
            lines[part] = f"{own.name}: {unclear.sets}"
        elif code.startswith(NAMED):
            lines[part] = f"{known[code.removeprefix(NAMED)].name}: {unclear.sets}"
        else:
            match = known.match(unclear.name)
            if match is None:
                raise DomainError("tap-unknown")
            chosen = await self._chosen(member_id, match.exercise, unclear.sets, code, preferences)
            lines[part] = f"{unclear.name}: {chosen}"
        return "\n".join(lines)

    # ------------------------------------------------------------------ parts of a text

    async def _piece(self, member_id: int, known: Exercises, text: str, preferences: Preferences) -> Understood:
        split = split_workout(text, lambda name: known.match(name) is not None)
        async with self._long_texts if len(split.parts) > FEW_PARTS else nullcontext():
            return await self._parts(member_id, known, split, text, preferences)

    async def _parts(
        self, member_id: int, known: Exercises, split: Split, text: str, preferences: Preferences
    ) -> Understood:
        matches = [known.match(part.name) for part in split.parts]
        several = {match.exercise.id for match in matches if match and len(match.exercise.equipment) > 1}
        variants = await self._database.read(last_variants, member_id, several) if several else {}
        read = partial(self._entry, member_id, known, preferences=preferences, variants=variants, doubts=split.doubts)
        entries, exercises, left_out = [], [], list(split.left_out)
        for index, (part, match) in enumerate(zip(split.parts, matches, strict=True)):
            if match is None:
                raise Unclear(which_exercise(known, split, index, text, preferences))
            if index % FEW_PARTS == FEW_PARTS - 1:
                await asyncio.sleep(0)  # others get their turn
            try:
                entry, exercise, more = await read(match, part)
            except Unclear as unclear:
                raise Unclear(within(unclear.question, split, index, text)) from None
            entries.append(entry)
            exercises.append(exercise)
            left_out += more
        return Understood(tuple(entries), tuple(exercises), tuple(left_out))

    async def _entry(
        self,
        member_id: int,
        known: Exercises,
        match: Match,
        part: Part,
        preferences: Preferences,
        variants: Variants,
        using: str | None = None,
        doubts: tuple[str, ...] = (),
    ) -> tuple[Entry, Exercise, tuple[str, ...]]:
        """The entry, its exercise, and what was left out of the text of its sets."""
        exercise = match.exercise
        if part.sets.lstrip().startswith(SURELY):
            sets, done_with = _surely(exercise, part.sets, preferences)
            left_out: tuple[str, ...] = ()
        else:
            exercise, read = await self._read(member_id, known, exercise, part.sets, preferences)
            clear = read.clear if not doubts else None
            if clear is None:
                raise Unclear(which_sets(exercise, part, read))
            sets, done_with, left_out = clear.sets, clear.variant, read.left_out
        done_with = done_with or using or _named_kit(exercise, match)
        if done_with is None and len(exercise.equipment) > 1:
            if exercise.id not in variants:
                variants = await self._database.read(last_variants, member_id, [exercise.id])
            done_with = variants[exercise.id]
        return Entry(exercise.id, sets, done_with, match.note), exercise, left_out

    async def _read(
        self, member_id: int, known: Exercises, exercise: Exercise, text: str, preferences: Preferences
    ) -> tuple[Exercise, Read]:
        """All readings; where help was told, of the exercise with help. Last time is asked where it may decide."""
        habits = Habits(preferences.unit, preferences.manner)
        assisted = known.exact(f"assisted {exercise.name}") if exercise.load is not Load.ASSIST else None
        try:
            read = read_sets(text, exercise, habits)
        except DomainError as error:
            if error.key != "sets-negative" or assisted is None:
                raise
            return assisted, read_sets(text, assisted, habits)
        if read.assisted and exercise.load is not Load.ASSIST:
            if assisted is None:
                raise DomainError("sets-help-unknown", exercise=exercise.name, example=example(exercise))
            return assisted, read_sets(text, assisted, habits)
        if read.clear is None and len(read.readings) > 1:
            last = await self._database.read(workouts.last, member_id, exercise.id)
            if last is not None:
                read = read_sets(text, exercise, replace(habits, last=last.of(exercise.id)))
        return exercise, read

    async def _chosen(
        self, member_id: int, exercise: Exercise, text: str, code: str, preferences: Preferences
    ) -> str:
        """The sets of the reading that was chosen, written out; its way of writing is remembered."""
        read = read_sets(text, exercise, Habits(preferences.unit, preferences.manner))
        reading = next((likely_reading for likely_reading in read.readings if likely_reading.code == code), None)
        if reading is None:
            raise DomainError("tap-unknown")
        if len(read.readings) > 1 and code[0] != preferences.manner:
            await self._members.remember_manner(member_id, code[0])
        kit = f" {reading.variant.replace('+', ' ').replace('_', ' ')}" if reading.variant else ""
        return f"{SURELY}{write_sets(reading.sets)}{kit}"


def _pieces(text: str, untouched: Mapping[str, Entry]) -> list[Entry | str]:
    """The entries whose lines were not touched, and the text between them."""
    pieces: list[Entry | str] = []
    for line in text.splitlines():
        entry = untouched.get(line.strip())
        if entry is not None:
            pieces.append(entry)
        elif pieces and isinstance(pieces[-1], str):
            pieces[-1] += f"\n{line}"
        elif line.strip() or not untouched:
            pieces.append(line)
    return pieces or [text]


def _surely(exercise: Exercise, text: str, preferences: Preferences) -> tuple[tuple[WorkoutSet, ...], str | None]:
    parsed = parse_line(text.lstrip().removeprefix(SURELY), preferences.unit or Unit.KG)
    return fit(exercise, parsed.sets), variant(exercise, parsed.kit)


def _named_kit(exercise: Exercise, match: Match) -> str | None:
    """The variant that the name tells: `Lat Pulldown (Machine)`."""
    if not match.kit or len(exercise.equipment) < 2:
        return None
    try:
        return variant(exercise, match.kit)
    except DomainError:
        return None
