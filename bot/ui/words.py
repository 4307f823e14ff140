"""Sets, doses and schedules in words."""

import re
from collections.abc import Iterable
from datetime import timedelta
from functools import reduce
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Dose, Exercise
from bot.domain.reminder_kinds import BackDay, Untrained, WeekInShort
from bot.domain.reminders import Reminder
from bot.domain.schedules import DAYS, Daily, Monthly, Once, Schedule, Weekly
from bot.domain.totals import Total
from bot.domain.workouts import Unit, WorkoutSet, in_unit, weight_means
from bot.ui.names import label, listed, name_of


def sets_in_words(texts: Texts, exercise: Exercise, sets: tuple[WorkoutSet, ...], variant: str | None = None) -> str:
    """What was done: `3 × 8 reps at 60 kg`, `8, 8, 6 reps at 60 kg`; a line for each weight, kind and effort."""
    usual = weight_means(exercise, variant)
    alike = (list(some) for _, some in groupby(sets, _manner))
    return "\n".join(_alike(texts, some[0].means or usual, some) for some in alike)


def _manner(one: WorkoutSet) -> tuple[object, ...]:
    return one.weight, one.means, one.kind, one.rir, one.seconds is None, one.metres is None


def _alike(texts: Texts, means: str, sets: list[WorkoutSet]) -> str:
    """Sets that differ in their amounts alone."""
    first = sets[0]
    amounts = [one.reps or one.seconds or one.metres or 0 for one in sets]
    kind = "seconds" if first.seconds else "metres" if first.metres else "reps"
    counted = str(amounts[0]) if len(set(amounts)) == 1 else ", ".join(map(str, amounts))
    times = f"{len(sets)} × " if len(sets) > 1 and len(set(amounts)) == 1 else ""
    done = f"{times}{texts(f'count-{kind}', counted=counted, count=sum(amounts))}"
    if first.weight is not None:
        done = texts("sets-weighted", done=done, weight=str(first.weight), means=means)
    if first.rir is not None:
        done = texts("sets-effort", done=done, rir=_plain(float(first.rir)), rpe=_plain(10 - float(first.rir)))
    return texts(f"kind-{first.kind}", done=done)


def total_in_words(texts: Texts, total: Total, *units: Unit) -> str:
    """`24 reps in 3 sets, 1,440 kg moved`; the volume in each of the units."""
    amounts = [
        texts(f"total-{kind}", amount=amount)
        for kind, amount in (("reps", total.reps), ("seconds", total.seconds), ("metres", total.metres))
        if amount
    ]
    whole = reduce(lambda some, more: texts("total-and", some=some, more=more), amounts) if amounts else ""
    parts = [texts("total-sets", amounts=whole, sets=total.sets)] if amounts else []
    if total.volume_kg:
        volumes = (f"{round(in_unit(total.volume_kg, unit), 1).normalize():,f} {unit}" for unit in units)
        parts.append(texts("total-volume", volume=" / ".join(volumes)))
    return ", ".join(parts)


def names_of(exercises: Iterable[Exercise], most: int) -> str:
    """`Face Pull, Shrug`: each once, as many as fit into so many characters; for the text of a card."""
    return listed(map(name_of, exercises), most)


def names_label(exercises: Iterable[Exercise], most: int) -> str:
    """The same for a button or an option, where nothing is markdown."""
    return listed((label(one.name) for one in exercises), most)


def starters_in_words(texts: Texts, catalogue: Catalogue, exercises: Iterable[Exercise]) -> list[str]:
    """`Upper back · Face Pull`, a line for each."""
    return [texts("post-exercise", region=catalogue.regions[one.region].name, exercise=one.name) for one in exercises]


def variant_in_words(texts: Texts, variant: str) -> str:
    """`dumbbell + bench`."""
    return " + ".join(texts(f"equipment-{one}") for one in variant.split("+"))


def dose_in_words(texts: Texts, exercise: Exercise) -> str:
    """`2–4 sets of 6–12 reps, 2 min rest. Stop when you could do 2–4 more.`"""
    dose = exercise.dose
    rest = (
        texts("rest-minutes", minutes=_plain(dose.rest_s / 60))
        if dose.rest_s >= 90
        else texts("rest-seconds", seconds=str(dose.rest_s))
    )
    told = texts("dose", sets=_range(dose.sets), amount=_amount(texts, exercise, dose), rest=rest)
    return texts("dose-until", dose=told, left=_range(dose.rir)) if dose.rir else told


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
    dose, told = exercise.dose, exercise.instructions.progress
    if dose.step_kg is None or dose.step_lb is None:
        return told
    step = texts("progress-size", kg=_short(abs(dose.step_kg)), lb=_short(abs(dose.step_lb)))
    if dose.distance_m:
        least, most = map(str, dose.distance_m)
        rule = texts("progress-carry", most=most, least=least, step=step)
    elif dose.reps and dose.rir:
        each = str(exercise.side != "bilateral").lower()
        facts = {"most": str(dose.reps[1]), "left": _range(dose.rir), "means": exercise.weight_means, "each": each}
        rule = texts("progress-step", step=step, **facts)
    else:
        return told
    return f"{rule} {told}"


def start_in_words(texts: Texts, exercise: Exercise) -> str:
    """What to try the first time: `4–6 kg (10–15 lb) in each hand`; empty where nothing is said."""
    dose = exercise.dose
    if dose.start_kg is None or dose.start_lb is None:
        return ""
    weight = texts("progress-size", kg=_range(dose.start_kg), lb=_range(dose.start_lb))
    bar = exercise.equipment[0][0] == "barbell" and dose.start_kg[0] == dose.start_kg[1]
    return texts("first-weight", weight=weight, means="bar" if bar else exercise.weight_means)


def equipment_in_words(texts: Texts, exercise: Exercise) -> str:
    """`barbell / dumbbell + bench`: alternatives, each of things needed together."""
    return " / ".join(" + ".join(texts(f"equipment-{one}") for one in option) for option in exercise.equipment)


def schedule_in_words(texts: Texts, schedule: Schedule) -> str:
    """`Mon, Thu at 18:00 (Europe/Berlin)`, `1st Mon of the month at 18:00 (…)`, `Once, 2026-12-24 at 18:00 (…)`."""
    match schedule.rule:
        case Weekly(days, at, every, _):
            when = texts("days-all") if len(days) == 7 else _days(texts, days)
            when = texts("days-weeks", count=every, days=when) if every > 1 else when
        case Daily(every, at, _):
            when = texts("days-interval", count=every)
        case Monthly(nths, days, at, _):
            when = _monthly(texts, nths, days)
        case Once(moment):
            local = moment.astimezone(ZoneInfo(schedule.zone))
            at, when = local.time(), texts("days-once", date=f"{local:%Y-%m-%d}")
    return texts("schedule", days=when, time=f"{at:%H:%M}", zone=zone_in_words(schedule.zone))


def zone_in_words(zone: str) -> str:
    """`America/New York`; the zones that are nothing but an offset as people write it: `UTC+2` for `Etc/GMT-2`."""
    fixed = re.fullmatch(r"Etc/GMT([+-])(\d+)", zone)
    return f"UTC{'+' if fixed[1] == '-' else '-'}{fixed[2]}" if fixed else zone


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


def reminder_in_words(texts: Texts, one: Reminder) -> str:
    """What it is about, and when: `Mon at 18:00 (…), and once more after 2 hours`, `Your week: Sun at 18:00 (…)`."""
    when = schedule_in_words(texts, one.schedule)
    match one.about:
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
