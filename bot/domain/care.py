"""A back that hurts, and who should see a doctor before training: what is offered then, and what is not.

What a member answers is a choice of words for how they feel, never a score. Nothing here names a cause, tells how
likely anything is, or says that something is all right: single warning signs diagnose poorly (Finucane et al. 2020,
10.2519/jospt.2020.9971), and talk of damage does harm (Barker et al. 2009). The usual advice is to stay active, with
less lifting, bending and twisting for some days (Royal Australian College of General Practitioners).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from bot.domain.exercises import CARRY, SPINAL_LOADS, Exercise, Load

LOW, HIGH = SPINAL_LOADS[0], SPINAL_LOADS[-1]
HINGE, EXTENSION = "hip_hinge", "spinal_extension"

DOCTOR_AFTER = timedelta(days=14)
"""From so long a pain on the doctor comes first."""

READINESS_LASTS = timedelta(days=365)
"""A PAR-Q is good for twelve months at most."""

EASIER = Decimal("0.9")
"""What the first heavy lift after a pain is done with, of the weight before it."""

PAIN_SETS, PAIN_RESERVE = 2, 3
"""Sets of an exercise, and the fewest reps left, while the back hurts; also the reserve until a doctor has agreed."""


class Feeling(StrEnum):
    """What a member says about their back, or themselves, today."""

    MUSCLES = "muscles"
    """Sore muscles."""
    HURTS = "hurts"
    """The lower back hurts."""
    SIGNS = "signs"
    """Numbness, weakness, tingling, bladder or bowel, or after a fall."""
    ILL = "ill"
    """Fever or illness."""

    @property
    def lasts(self) -> bool:
        """Whether it goes on until the member says that it is gone; the others are over with the day."""
        return self in (Feeling.HURTS, Feeling.SIGNS)


class Now(StrEnum):
    """How it is the next time that the member is asked."""

    GONE = "gone"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which something hurts, in local dates.

    began: its first day. answered: the last day on which the member said how it is. worse: whether that was worse.
    gone: the day on which they said that it is gone; None as long as they have not.
    """

    feeling: Feeling
    began: date
    answered: date
    worse: bool = False
    gone: date | None = None

    def open(self, today: date) -> bool:
        """Whether it is still going on."""
        if self.gone is not None:
            return False
        return self.feeling.lasts or today <= self.began

    def covers(self, day: date) -> bool:
        """Whether a planned day is excused by it: one of sore muscles is trained as any other."""
        if self.feeling is Feeling.MUSCLES:
            return False
        if not self.feeling.lasts:
            return day == self.began
        return self.began <= day and (self.gone is None or day < self.gone)

    def asks(self, today: date) -> bool:
        """Whether the member is to be asked how it is: once a day, from the next day on."""
        return self.open(today) and today > self.answered

    def doctor_first(self, today: date) -> bool:
        """Whether the doctor is told of before anything else."""
        if not self.open(today) or not self.feeling.lasts:
            return False
        return self.feeling is Feeling.SIGNS or self.worse or today - self.began >= DOCTOR_AFTER


class Course(StrEnum):
    """How a workout goes today."""

    USUAL = "usual"
    NO_HEAVY = "no-heavy"
    """As any other, but nothing with a high load on the spine."""
    PAIN = "pain"
    """Gentle exercises, and nothing beyond last time."""
    DOCTOR = "doctor"
    """A low load on the spine until a doctor has agreed."""
    NONE = "none"
    """No workout today."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a workout keeps to.

    course: why. spinal_load: the highest that is offered. gentle: whether also loaded hinges, carries and bending
    backwards are left out. most_sets: of an exercise; None for as many as usual. reserve: the fewest reps left; None
    as usual. steps: whether a target may go beyond last time. high_factor: the part of the last weight for exercises
    with a high load on the spine.
    """

    course: Course = Course.USUAL
    spinal_load: str = HIGH
    gentle: bool = False
    most_sets: int | None = None
    reserve: int | None = None
    steps: bool = True
    high_factor: Decimal = Decimal(1)

    def allows(self, exercise: Exercise) -> bool:
        """Whether the exercise may be offered."""
        if self.course is Course.NONE:
            return False
        if SPINAL_LOADS.index(exercise.spinal_load) > SPINAL_LOADS.index(self.spinal_load):
            return False
        return not (self.gentle and _bends_or_carries(exercise))


def _bends_or_carries(exercise: Exercise) -> bool:
    """A loaded hinge, a carry, or bending backwards; a bridge, a drill and a bird dog are none."""
    if exercise.pattern in (CARRY, EXTENSION):
        return True
    return exercise.hip_hinge and exercise.load in (Load.REQUIRED, Load.OPTIONAL)


USUAL = Limits()
_NO_HEAVY = Limits(Course.NO_HEAVY, spinal_load="moderate")
_PAIN = Limits(Course.PAIN, LOW, gentle=True, most_sets=PAIN_SETS, reserve=PAIN_RESERVE, steps=False)
_DOCTOR = Limits(Course.DOCTOR, LOW, reserve=PAIN_RESERVE)
_NONE = Limits(Course.NONE)


@dataclass(frozen=True, slots=True)
class Readiness:
    """The answer to the readiness questions: whether one of them was a yes, and when; nothing else is kept.

    cleared: when the member said that their doctor agrees.
    """

    any_yes: bool
    on: date
    cleared: date | None = None

    def holds(self, today: date) -> bool:
        """Whether it need not be asked again."""
        return today - self.on < READINESS_LASTS

    def doctor_first(self) -> bool:
        return self.any_yes and self.cleared is None


@dataclass(frozen=True, slots=True)
class Care:
    """What is known of a member's back today. spells: the newest last. readiness: None where it was never asked."""

    spells: tuple[Spell, ...] = ()
    readiness: Readiness | None = None

    def spell(self, today: date) -> Spell | None:
        """What is going on today, if anything; what keeps from training before what does not."""
        going = [spell for spell in self.spells if spell.open(today)]
        return max(going, key=lambda open_spell: _WEIGHT[open_spell.feeling], default=None)

    def asks_readiness(self, today: date) -> bool:
        return self.readiness is None or not self.readiness.holds(today)

    def limits(self, today: date, workouts: Sequence[date] = (), heavy: Sequence[date] = ()) -> Limits:
        """What today's workout keeps to.

        workouts: days on which the member trained. heavy: those with a set of high load on the spine.
        After a pain the first workout still has no such set, and the first one after that is a tenth lighter.
        """
        now = self.spell(today)
        if now is not None and now.feeling in (Feeling.SIGNS, Feeling.ILL):
            return _NONE
        if now is not None and now.feeling is Feeling.HURTS:
            return _PAIN
        if self.readiness is not None and self.readiness.doctor_first():
            return _DOCTOR
        if now is not None:
            return _NO_HEAVY
        return self._returning(today, workouts, heavy)

    def _returning(self, today: date, workouts: Sequence[date], heavy: Sequence[date]) -> Limits:
        gone = max(
            (spell.gone for spell in self.spells if spell.gone is not None and spell.feeling.lasts), default=None
        )
        if gone is None:
            return USUAL
        if not any(gone <= day < today for day in workouts):
            return _NO_HEAVY
        return USUAL if any(gone <= day < today for day in heavy) else Limits(high_factor=EASIER)

    def excuses(self, day: date) -> bool:
        """Whether a planned day neither counts nor breaks anything."""
        return any(spell.covers(day) for spell in self.spells)


_WEIGHT = {Feeling.MUSCLES: 0, Feeling.HURTS: 1, Feeling.ILL: 2, Feeling.SIGNS: 3}


def answer(spell: Spell, now: Now, today: date) -> Spell:
    """The spell after the member has said how it is."""
    gone = today if now is Now.GONE else None
    return Spell(spell.feeling, spell.began, today, now is Now.WORSE, gone)
