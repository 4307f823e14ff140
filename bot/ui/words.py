"""Sets, doses and schedules in words."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Dose, Exercise
from bot.domain.members import body_counts
from bot.domain.reminder_kinds import BackDay, Untrained, WeekInShort
from bot.domain.reminders import Reminder
from bot.domain.schedules import DAYS, Daily, Monthly, Once, Schedule, Weekly
from bot.domain.totals import lifted, total
from bot.domain.workouts import Unit, Weight, WorkoutSet, in_unit, weight_means
from bot.ui.dates import Dates
from bot.ui.names import label, listed, name_of

if TYPE_CHECKING:
    from bot.domain.sides import Side


def sets_in_words(
    texts: Texts, exercise: Exercise, sets: tuple[WorkoutSet, ...], variant: str | None = None, *, both: bool = False
) -> str:
    """What was done, as it can be typed: `3 × 8 @ 60 kg`, `8, 8, 6 @ 60 kg`, `8 @ 60 kg, 6 @ 65 kg`, `3 × 30 s`,
    `left 12, right 10 @ 24 kg`.

    both: with the weight in the other unit behind it, for what others read: `8 @ 60 kg (132 lb)`.
    """
    usual = weight_means(exercise, variant)
    alike = (list(some) for _, some in groupby(sets, _manner))
    return ", ".join(_alike(texts, some[0].means or usual, some, both=both) for some in alike)


def _manner(workout_set: WorkoutSet) -> tuple[object, ...]:
    return (
        workout_set.weight,
        workout_set.means,
        workout_set.kind,
        workout_set.rir,
        workout_set.seconds is None,
        workout_set.metres is None,
    )


def _alike(texts: Texts, means: str, sets: list[WorkoutSet], *, both: bool) -> str:
    """Sets that differ in their amounts alone."""
    first = sets[0]
    sided = (list(some) for _, some in groupby(sets, key=lambda workout_set: workout_set.side is not None))
    done = ", ".join(part for some in sided for part in _by_side(texts, some))
    if first.weight is not None:
        done = texts("sets-weighted", done=done, weight=weight_in_words(texts, first.weight, both=both), means=means)
    if first.rir is not None:
        done = texts("sets-effort", done=done, rpe=_plain(10 - float(first.rir)))
    return texts(f"kind-{first.kind}", done=done)


def _by_side(texts: Texts, sets: list[WorkoutSet]) -> list[str]:
    """`3 × 12`; of each side by itself `left 12, 11`, `right 10, 10`."""
    by_side: dict[Side | None, list[WorkoutSet]] = {}
    for workout_set in sets:
        by_side.setdefault(workout_set.side, []).append(workout_set)
    return [
        texts("sets-of-side", side=side.value, done=_amounts(texts, some)) if side else _amounts(texts, some)
        for side, some in by_side.items()
    ]


def _amounts(texts: Texts, sets: list[WorkoutSet]) -> str:
    amounts = [_amount_of(texts, workout_set) for workout_set in sets]
    if len(set(amounts)) > 1:
        return ", ".join(amounts)
    return f"{len(amounts)} × {amounts[0]}" if len(amounts) > 1 else amounts[0]


def _amount_of(texts: Texts, workout_set: WorkoutSet) -> str:
    if workout_set.seconds is not None:
        return time_in_words(texts, workout_set.seconds)
    return (
        texts("amount-metres", amount=str(workout_set.metres))
        if workout_set.metres is not None
        else str(workout_set.reps)
    )


def time_in_words(texts: Texts, seconds: int) -> str:
    """`59 s`, then `1:30`."""
    return texts("amount-seconds", amount=str(seconds)) if seconds < 60 else f"{seconds // 60}:{seconds % 60:02}"


def weight_in_words(texts: Texts, weight: Weight, *, both: bool = False) -> str:
    """`82.5 kg` as it was said; with `both` also in the other unit: `82.5 kg (182 lb)`."""
    wording = texts("weight", amount=f"{weight.value.normalize():f}", unit=weight.unit)
    if not both:
        return wording
    other = Unit.LB if weight.unit is Unit.KG else Unit.KG
    return texts("weight-both", weight=wording, other=_rounded(texts, weight.kg, other))


def _rounded(texts: Texts, kg: Decimal, unit: Unit) -> str:
    """A weight that was said in another unit: whole pounds, halves of a kilogram."""
    parts = 1 if unit is Unit.LB else 2
    amount = (in_unit(kg, unit) * parts).to_integral_value(ROUND_HALF_UP) / parts
    return texts("weight", amount=f"{amount.normalize():f}", unit=unit)


def volume_in_words(texts: Texts, done: Iterable[tuple[Exercise, tuple[WorkoutSet, ...]]], unit: Unit) -> str:
    """`3,180 kg`, whole, of what was lifted; `3,180 kg without Pull-Up` where the body was the load, or a part of it.

    Empty where nothing was lifted.
    """
    some = list(done)
    bodily = [
        exercise for exercise, sets in some if body_counts(exercise) and any(workout_set.reps for workout_set in sets)
    ]
    counted = [
        workout_set for exercise, sets in some if not body_counts(exercise) for workout_set in lifted(exercise, sets)
    ]
    volume = total(tuple(counted)).volume_kg
    if not volume:
        return ""
    wording = texts("weight", amount=f"{round(in_unit(volume, unit)):,}", unit=unit)
    return texts("total-volume-without", volume=wording, names=names_of(bodily, 60)) if bodily else wording


def names_of(exercises: Iterable[Exercise], most: int) -> str:
    """`Face Pull, Shrug`: each once, as many as fit into so many characters; for the text of a card."""
    return listed(map(name_of, exercises), most)


def names_label(exercises: Iterable[Exercise], most: int) -> str:
    """The same for a button or an option, where nothing is markdown."""
    return listed((label(exercise.name) for exercise in exercises), most)


def starters_in_words(texts: Texts, catalogue: Catalogue, exercises: Iterable[Exercise]) -> list[str]:
    """`Upper back · Face Pull`, a line for each."""
    return [
        texts("post-exercise", region=catalogue.regions[exercise.region].name, exercise=exercise.name)
        for exercise in exercises
    ]


def variant_in_words(texts: Texts, variant: str) -> str:
    """`dumbbell + bench`."""
    return " + ".join(texts(f"equipment-{part}") for part in variant.split("+"))


def dose_in_words(texts: Texts, exercise: Exercise) -> str:
    """`2–4 sets of 6–12 reps, 2 min rest. Stop when you could do 2–4 more.`"""
    dose = exercise.dose
    rest = (
        texts("rest-minutes", minutes=_plain(dose.rest_s / 60))
        if dose.rest_s >= 90
        else texts("rest-seconds", seconds=str(dose.rest_s))
    )
    wording = texts("dose", sets=_range(dose.sets), amount=_amount(texts, exercise, dose), rest=rest)
    return texts("dose-until", dose=wording, left=_range(dose.rir)) if dose.rir else wording


def dose_in_short(texts: Texts, exercise: Exercise) -> str:
    """`2–4 × 12–20`, `3 × 20–40 s a side`."""
    dose, each = exercise.dose, str(exercise.side != "bilateral").lower()
    if dose.distance_m:
        amount = texts("amount-metres", amount=_range(dose.distance_m))
    elif dose.reps is None:
        amount = texts("amount-seconds", amount=_range(dose.hold_s)) if dose.hold_s else ""
    else:
        amount = _range(dose.reps)
    return texts("dose-short", sets=_range(dose.sets), amount=amount, each=each)


def _amount(texts: Texts, exercise: Exercise, dose: Dose) -> str:
    each = str(exercise.side != "bilateral").lower()
    if dose.distance_m:
        return texts("dose-metres", metres=_range(dose.distance_m), each=each)
    hold = _range(dose.hold_s) if dose.hold_s else "no"
    if dose.reps is None:
        return texts("dose-seconds", seconds=hold, each=each)
    return texts("dose-reps", reps=_range(dose.reps), each=each, hold=hold, lower=str(dose.lower_s or "no"))


def progress_in_words(texts: Texts, exercise: Exercise) -> str:
    """When to take the next step, how big it is, and what then ends a set; then the exercise's own words.

    No number of reps is ordered after a step: how many are left depends on the weight. By Epley's formula, who did 12
    at 40 kg with 3 in reserve does 9 at 42.5 kg with 3 in reserve.
    """
    dose, wording = exercise.dose, exercise.instructions.progress
    if dose.step_kg is None or dose.step_lb is None:
        return wording
    step = texts("progress-size", kg=_short(abs(dose.step_kg)), lb=_short(abs(dose.step_lb)))
    if dose.distance_m:
        least, most = map(str, dose.distance_m)
        rule = texts("progress-carry", most=most, least=least, step=step)
    elif dose.reps and dose.rir:
        each = str(exercise.side != "bilateral").lower()
        facts = {"most": str(dose.reps[1]), "left": _range(dose.rir), "means": exercise.weight_means, "each": each}
        rule = texts("progress-step", step=step, **facts)
    else:
        return wording
    return f"{rule} {wording}"


def start_in_words(texts: Texts, exercise: Exercise) -> str:
    """What to try the first time: `4–6 kg (10–15 lb) in each hand`; empty where nothing is said."""
    dose = exercise.dose
    if dose.start_kg is None or dose.start_lb is None:
        return ""
    weight = texts("progress-size", kg=_range(dose.start_kg), lb=_range(dose.start_lb))
    bar = exercise.equipment[0][0] == "barbell" and dose.start_kg[0] == dose.start_kg[1]
    return texts("first-weight", weight=weight, means="bar" if bar else exercise.weight_means)


def equipment_in_words(texts: Texts, exercise: Exercise, at_hand: frozenset[str] = frozenset()) -> str:
    """`barbell or dumbbell + bench`: alternatives, each of things needed together; of those at hand, if told."""
    fitting = [thing for thing in exercise.equipment if not at_hand or at_hand.issuperset(thing)]
    options = (
        " + ".join(texts(f"equipment-{thing}") for thing in option) for option in fitting or exercise.equipment
    )
    return f" {texts('equipment-or')} ".join(options)


_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def schedule_in_words(texts: Texts, schedule: Schedule) -> str:
    """`Mon, Thu 18:00`, `1st Mon of the month 18:00`, `Once, on Thu 24 Dec 2026, 18:00`."""
    match schedule.rule:
        case Weekly(days, at, every, _):
            when = texts("days-all") if len(days) == 7 else _days(texts, days)
            when = texts("days-weeks", count=every, days=when) if every > 1 else when
        case Daily(every, at, _):
            when = texts("days-interval", count=every)
        case Monthly(nths, days, at, _):
            when = _monthly(texts, nths, days)
        case Once(moment):
            return texts("days-once", moment=Dates(texts, schedule.zone, _LONG_AGO).moment(moment))
    return texts("schedule", days=when, time=f"{at:%H:%M}")


def zone_in_words(zone: str) -> str:
    """`New York`; the zones that are nothing but an offset as people write it: `UTC+2` for `Etc/GMT-2`."""
    fixed = re.fullmatch(r"Etc/GMT([+-])(\d+)", zone)
    if fixed:
        return f"UTC{'+' if fixed[1] == '-' else '-'}{fixed[2]}"
    return zone.rpartition("/")[2].replace("_", " ")


def summer_note(texts: Texts, zone: str) -> str:
    """What somebody should know whose zone is an offset, which stays where their clocks may not."""
    fixed = zone in ("UTC", "GMT") or zone.startswith("Etc/GMT")
    return texts("zone-fixed", zone=zone_in_words(zone)) if fixed else ""


def _days(texts: Texts, days: Iterable[int]) -> str:
    return ", ".join(texts(f"day-{DAYS[day]}") for day in sorted(days))


def _monthly(texts: Texts, nths: frozenset[int], days: frozenset[int]) -> str:
    if nths == {-1} and not days:
        return texts("days-last")
    ordinals = ", ".join(texts("nth", nth=nth) for nth in sorted(nths, key=lambda nth: (nth < 0, nth)))
    when = texts("days-monthly", nths=ordinals, days=_days(texts, days), count=len(days))
    return when[:1].upper() + when[1:]


def reminder_in_words(texts: Texts, reminder: Reminder) -> str:
    """What it is about, and when: `Mon at 18:00 (…), and once more after 2 hours`, `Your week: Sun at 18:00 (…)`."""
    when = schedule_in_words(texts, reminder.schedule)
    match reminder.about:
        case Untrained(region, days):
            return texts("about-region", region=region, days=days, when=when)
        case WeekInShort():
            return texts("about-week", when=when)
        case BackDay(nudge):
            hours = nudge // timedelta(hours=1) if nudge else 0
            return texts("about-nudge", when=when, hours=hours) if hours else when


def _range(ends: tuple[float, float]) -> str:
    least, most = map(_short, ends)
    return least if least == most else f"{least}–{most}"


def _short(number: float) -> str:
    """As many decimals as it has: `1.25`, `5`."""
    return f"{number:g}"


def _plain(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
