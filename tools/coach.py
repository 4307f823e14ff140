"""Twelve weeks of five invented members, as the coach would train them: writes `docs/coaching.md`.

Their strength is a simple model, so that the pages show what the rules say to somebody, not what training does: an
estimated max per exercise that grows a little each week, Epley's formula for the reps that it allows, and a die with
a fixed seed for good and bad days. Everything that is printed comes from the same code that answers `/today`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from bot.content.catalogue import load_catalogue
from bot.content.texts import Texts
from bot.domain.care import USUAL, Care, Feeling, Spell
from bot.domain.coaching.equipment import Grid, usual_step
from bot.domain.coaching.kinds import next_try
from bot.domain.coaching.plans import READY
from bot.domain.coaching.session import Coach, balance_of
from bot.domain.coaching.values import FULL_GYM, Effort, Item, Performance, Proposal, Situation, Trainee
from bot.domain.exercises import Exercise, Level, Tracking
from bot.domain.workouts import Weight
from bot.ui.targets import reason_in_words, target_in_words

FILE = Path(__file__).resolve().parent.parent / "docs" / "coaching.md"
BEGIN = date(2026, 9, 7)
WEEKS = 12
SHOWN = (1, 2, 3, 5, 6, 8, 9, 12)
CATALOGUE, TEXTS = load_catalogue(), Texts.load()


@dataclass
class Invented:
    """A member. days: weekdays of training. gains: what part of the max each week adds, by week. away: weeks off."""

    name: str
    about: str
    trainee: Trainee
    days: tuple[int, ...]
    minutes: int
    plan: str | None = None
    gains: Callable[[int], float] = lambda _: 0.012
    away: frozenset[int] = frozenset()
    sore: frozenset[int] = frozenset()
    strength: float = 1.0
    done: dict[str, list[Performance]] = field(default_factory=dict)
    maxima: dict[str, float] = field(default_factory=dict)
    last_day: str | None = None


MEMBERS = (
    Invented(
        "Ana",
        "a beginner in a gym, Monday and Thursday, steady",
        Trainee(FULL_GYM, Level.BEGINNER),
        (0, 3),
        35,
        plan="gym",
    ),
    Invented(
        "Ben",
        "intermediate, a barbell gym, gets stronger for four weeks and then not",
        Trainee(FULL_GYM, Level.INTERMEDIATE),
        (0, 3),
        40,
        gains=lambda week: 0.015 if week <= 4 else 0.0,
        strength=2.0,
    ),
    Invented(
        "Caro",
        "intermediate, away for the whole of weeks 5 to 8",
        Trainee(FULL_GYM, Level.INTERMEDIATE),
        (1, 4),
        40,
        away=frozenset({5, 6, 7, 8}),
        strength=1.5,
    ),
    Invented(
        "Dilan",
        "at home with one set of bands, twenty minutes, three days",
        Trainee(frozenset({"band", "household"}), Level.BEGINNER),
        (0, 2, 4),
        20,
        plan="home",
    ),
    Invented(
        "Emil",
        "dumbbells and a bench; his lower back hurts in week 5",
        Trainee(frozenset({"dumbbell", "bench", "household"}), Level.INTERMEDIATE),
        (0, 3),
        30,
        sore=frozenset({5}),
        strength=1.3,
    ),
)


def train(member: Invented, on: date, week: int, dice: Random) -> Proposal:
    """Propose a workout, and let the member do it as well as they can."""
    hurts = week in member.sore
    began = BEGIN + timedelta(weeks=min(member.sore, default=1) - 1)
    gone = began + timedelta(7) if member.sore and week > min(member.sore) else None
    spells = (Spell(Feeling.HURTS, began, on, gone=gone),) if member.sore and (hurts or gone) else ()
    days = sorted({performance.day for some in member.done.values() for performance in some})
    heavy = [performance.day for some in member.done for performance in member.done[some] if _heavy(some)]
    limits = Care(spells).limits(on, days, heavy) if spells else USUAL
    situation = Situation(on, member.trainee, member.minutes, limits=limits)
    history = {key: tuple(some) for key, some in member.done.items()}
    standing = balance_of(history, situation, CATALOGUE.exercises, CATALOGUE.muscles)
    plan = READY[member.plan].day_after(member.last_day) if member.plan else None
    proposal = Coach(CATALOGUE.exercises, history, situation, standing).propose(plan)
    if plan is not None:
        member.last_day = plan.name
    for item in proposal.items:
        member.done.setdefault(item.exercise.id, []).append(_performed(member, item, on, week, dice))
    return proposal


def _heavy(exercise_id: str) -> bool:
    return CATALOGUE[exercise_id].spinal_load == "high"


def _performed(member: Invented, item: Item, on: date, week: int, dice: Random) -> Performance:
    exercise, target = item.exercise, item.target
    weight = target.weight.value if target.weight else None
    known = member.maxima.setdefault(exercise.id, _first_max(member, exercise, weight))
    if target.finds_weight and weight is not None:
        weight = _found(exercise, weight, known, target.amounts[0], target.variant)
    now = known * (1 + sum(map(member.gains, range(1, week + 1)))) * (1 + dice.uniform(-0.015, 0.015))
    efforts = []
    for number, amount in enumerate(target.amounts):
        possible = _possible(exercise, now, weight, number)
        left = target.rir[0] if target.rir else 0
        ceiling = max(1, possible - left)
        done = ceiling if target.about and not target.finds_weight else min(amount, ceiling)
        efforts.append(Effort(max(1, min(done, amount + 8)), weight))
    return Performance(on, tuple(efforts), member.trainee.unit, target.variant, planned=len(target.amounts))


def _found(exercise: Exercise, weight: Decimal, known: float, reps: int, variant: str | None) -> Decimal:
    """The weight after at most three tries, as the card asks for them."""
    step = usual_step(exercise, variant, Weight(weight)).value
    for tries in range(1, 4):
        left = max(0, _possible(exercise, known, weight, 0) - reps)
        following = next_try(weight, left, lambda at: Grid(at, step, step), tries)
        if following is None:
            break
        weight = following
    return weight


def _first_max(member: Invented, exercise: Exercise, weight: Decimal | None) -> float:
    if weight is None:
        dose = exercise.dose
        return float((dose.reps or dose.hold_s or dose.distance_m or (8, 12))[1]) * (0.8 + 0.15 * member.strength)
    return float(weight) * (1.6 + 0.35 * member.strength)


def _possible(exercise: Exercise, now: float, weight: Decimal | None, number: int) -> int:
    """Reps, seconds or metres to failure, a little fewer in each set."""
    if weight is None or exercise.tracking in (Tracking.DURATION, Tracking.DISTANCE_WEIGHT):
        return max(1, int(now * (1.25 - 0.04 * number))) if weight is None else 26 + int(now / 20)
    reps = 30 * (now / float(weight) - 1)
    return max(1, int(reps * (1 - 0.05 * number)))


def page() -> str:
    """The whole of the document."""
    lines = [_HEAD]
    for member in map(_fresh, MEMBERS):
        lines += _chapter(member)
    return "\n".join(lines) + "\n"


def _fresh(member: Invented) -> Invented:
    return replace(member, done={}, maxima={}, last_day=None)


def _chapter(member: Invented) -> list[str]:
    dice = Random(len(member.name) + ord(member.name[0]))  # noqa: S311 (a die, no secret)
    lines = [f"## {member.name}: {member.about}", ""]
    for week in range(1, WEEKS + 1):
        if week in member.away:
            continue
        for weekday in member.days:
            on = BEGIN + timedelta(weeks=week - 1, days=weekday)
            proposal = train(member, on, week, dice)
            if week in SHOWN and weekday == member.days[0]:
                lines += [f"**Week {week}, {on:%a} {on.day} {on:%b}** · {proposal.minutes} min", ""]
                lines += _notes(proposal)
                lines += [_line(item) for item in proposal.items]
                lines.append("")
    return [*lines, *_table(member)]


def _notes(proposal: Proposal) -> list[str]:
    notes = (reason_in_words(TEXTS, reason, "note") for reason in proposal.notes)
    return [f"*{note.removeprefix('-# ')}*  " for note in notes if note]


def _line(item: Item) -> str:
    target = target_in_words(TEXTS, item.exercise, item.target)
    return f"- **{item.exercise.name}** {target}. {reason_in_words(TEXTS, item.why)}."


def _table(member: Invented) -> list[str]:
    """The heaviest working weight, or the most reps, of the five commonest exercises by week."""
    common = sorted(member.done, key=lambda exercise_id: (-len(member.done[exercise_id]), exercise_id))[:5]
    weeks = range(1, WEEKS + 1)
    lines = ["| " + " | ".join(["", *(f"W{week}" for week in weeks)]) + " |", "|--" * (WEEKS + 1) + "|"]
    for exercise_id in common:
        row = [_cell(member.done[exercise_id], week) for week in weeks]
        lines.append("| " + " | ".join([CATALOGUE[exercise_id].name, *row]) + " |")
    return [*lines, ""]


def _cell(done: list[Performance], week: int) -> str:
    begin = BEGIN + timedelta(weeks=week - 1)
    some = [performance for performance in done if begin <= performance.day < begin + timedelta(7)]
    if not some:
        return "·"
    last = some[-1]
    reps = max(effort.amount for effort in last.efforts)
    return f"{last.working.normalize():f} × {reps}" if last.working is not None else f"{reps}"


_HEAD = """# Coaching

What `/today` proposes follows from the log alone; equal logs give equal workouts. The rules, with the source of
each, stand where they are reckoned, in `bot/domain/coaching`:

| file | rule |
|--|--|
| `session.py` | puts a workout together: plan or choice, order, minutes |
| `choosing.py`, `starting.py` | which exercises: neglected regions first, then familiar ones |
| `spine.py` | 48 hours after heavy work |
| `progression.py`, `kinds.py` | the next target: hold, up, less after misses; bands, holds, carries, help |
| `breaks.py` | after time off |
| `timing.py`, `cutting.py` | seconds, ramp-ups, pairing, what is cut first |
| `plans.py` | three weeks that are ready |

Where no study says a number, it is a coach's judgement, and the file says so. What a member does is never scored, and
a break is no failure: less weight for a session or two, and a quicker way back.

Below are twelve weeks of five invented members (`make coach` writes this page anew). Their strength is a simple model
with a die; what is said to them is what the bot says.
"""


if __name__ == "__main__":
    FILE.write_text(page(), "utf-8")
