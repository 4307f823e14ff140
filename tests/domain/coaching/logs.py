"""Logs of invented members, written as short as they are read: `done("20 Nov", "60x12,12,11")`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from bot.content.catalogue import load_catalogue
from bot.domain.coaching.plans import PlanDay
from bot.domain.coaching.session import Coach, balance_of
from bot.domain.coaching.values import Effort, Performance, Proposal, Situation, Target, Trainee
from bot.domain.exercises import Exercise, Level
from bot.domain.sides import Side
from bot.domain.workouts import Unit

TODAY = date(2026, 11, 25)
"""A Wednesday."""

LAST = "21 Nov"
_MONTHS = {"Sep": 9, "Oct": 10, "Nov": 11}

BEGINNER, INTERMEDIATE = Trainee(level=Level.BEGINNER), Trainee(level=Level.INTERMEDIATE)


@cache
def catalogue():
    return load_catalogue()


def exercise(exercise_id: str) -> Exercise:
    return catalogue()[exercise_id]


def day(text: str) -> date:
    number, month = text.split()
    return date(2026, _MONTHS[month], int(number))


def done(when: str | date, sets: str, unit: Unit = Unit.KG, *, rir: str = "", **more: object) -> Performance:
    """`60x10,10,9`, `10,9` without a weight, `L20,L20,R20,R18` by side; several weights apart by blanks."""
    reserves: list[Decimal | None] = [Decimal(reserve) for reserve in rir.split(",")] if rir else []
    efforts: list[Effort] = []
    for part in sets.split():
        weight, _, amounts = part.rpartition("x")
        for amount in amounts.split(","):
            side = {"L": Side.LEFT, "R": Side.RIGHT}.get(amount[0])
            number = int(amount.lstrip("LR"))
            reserve = reserves[len(efforts)] if len(efforts) < len(reserves) else None
            efforts.append(Effort(number, Decimal(weight) if weight else None, reserve, side))
    return Performance(day(when) if isinstance(when, str) else when, tuple(efforts), unit, **more)


def weekly(sets: str, last: str = LAST, unit: Unit = Unit.KG, **more: object) -> tuple[Performance, ...]:
    """Done weekly for six weeks before, with the last one as it is told; the earlier ones a little less."""
    newest = done(last, sets, unit, **more)
    fewer = tuple(replace(effort, amount=max(1, effort.amount - 1)) for effort in newest.efforts)
    before = [replace(newest, day=newest.day - timedelta(7 * week), efforts=fewer) for week in range(6, 0, -1)]
    return (*before, newest)


def coach(history: dict[str, Iterable[Performance]], situation: Situation) -> Coach:
    known = {exercise_id: tuple(sorted(some, key=lambda each: each.day)) for exercise_id, some in history.items()}
    standing = balance_of(known, situation, catalogue().exercises, catalogue().muscles)
    return Coach(catalogue().exercises, known, situation, standing)


def workout(
    history: dict[str, Iterable[Performance]],
    trainee: Trainee,
    minutes: int,
    plan: PlanDay | None = None,
    **more: object,
) -> Proposal:
    return coach(history, Situation(TODAY, trainee, minutes, **more)).propose(plan)


def target(exercise_id: str, some: Iterable[Performance], trainee: Trainee, wish=None, **more: object) -> Target:
    return coach({exercise_id: some}, Situation(TODAY, trainee, **more)).target(exercise(exercise_id), wish)


def kg(aim: Target) -> float | None:
    return float(aim.weight.value) if aim.weight else None


def shown(proposal: Proposal) -> str:
    """For looking at."""
    lines = [f"{proposal.minutes} min, {proposal.sets} sets {[(n.key, dict(n.facts)) for n in proposal.notes]}"]
    for item in proposal.items:
        t = item.target
        ramp = " ".join(f"{w.weight or '-'}x{w.reps}" for w in item.warmups)
        facts = {k: str(v) for k, v in item.why.facts.items()}
        lines.append(
            f"  {item.exercise.id} [{t.variant}] {t.weight or '-'} {t.amounts} R{t.rir} {t.course} ramp({ramp}) {item.seconds}s "
            f"why {item.why.key} {facts}{' pair' + str(item.pair) if item.pair else ''}"
        )
    return "\n".join(lines)
