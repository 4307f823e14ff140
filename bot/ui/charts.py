"""From what a member did to a picture of one exercise: its values and words, and the words instead of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.content.texts import Texts
from bot.domain.exercises import Exercise
from bot.domain.series import WEIGHTS, Mark, Measure, Series
from bot.drawing.charts.chart import Chart
from bot.drawing.charts.progress import FEW, Kind, Point, Progress, pauses
from bot.drawing.charts.record import Record
from bot.ui.amounts import amount_in_words, bare, date_in_words, day_in_words, months, unit_key
from bot.ui.names import label

WINDOW = timedelta(days=182)
"""What a line shows: half a year."""

LONGEST_ALT = 1000


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart, and the words that would do instead of it."""

    chart: Chart
    alt: str


def progress_chart(texts: Texts, exercise: Exercise, series: Series, today: date) -> Shown:
    """The last half year of a series up to its last mark; it has one at least."""
    last = series.marks[-1]
    marks = [mark for mark in series.marks if mark.day > last.day - WINDOW]
    points = tuple(_point(texts, series, mark) for mark in marks)
    gaps = pauses(points)
    # Seconds stay seconds on the axis; minutes are how they are written.
    unit = unit_key(series.measure, series.unit, max(mark.amount for mark in marks))
    chart = Progress(
        title=label(exercise.name),
        measure=texts(f"measure-{series.measure}"),
        value=bare(series.measure, last.amount),
        unit=texts(f"chart-unit-{unit_key(series.measure, series.unit, last.amount)}"),
        under=_under(texts, series, today),
        points=points,
        today=today,
        kind=Kind.WEIGHT if series.measure in WEIGHTS else _KINDS[series.measure],
        months=months(texts),
        gaps=tuple(texts("chart-off", days=_off(a, b)) for a, b in gaps),
        less=series.less,
        one_more=texts("chart-one-more") if len(series.marks) == 1 else "",
        axis=texts(f"chart-unit-{unit}"),
    )
    return Shown(chart, _alt(texts, exercise, series, marks, gaps)[:LONGEST_ALT])


_KINDS = {Measure.HOLD: Kind.SECONDS, Measure.REPS: Kind.COUNT, Measure.DISTANCE: Kind.COUNT}


def _point(texts: Texts, series: Series, mark: Mark) -> Point:
    return Point(
        day=mark.day,
        value=float(mark.amount),
        words=bare(series.measure, mark.amount),
        day_words=date_in_words(texts, mark.day),
        record=mark.record,
    )


def _off(before: Point, after: Point) -> int:
    """Days between two workouts, which do not count themselves."""
    return (after.day - before.day).days - 1


def _under(texts: Texts, series: Series, today: date) -> str:
    last, best = series.marks[-1], series.best
    day = date_in_words(texts, last.day, year=last.day.year != today.year)
    kind = "today" if last.day == today else "day"
    how = "first" if len(series.marks) == 1 else "record" if last.record else "best"
    return texts(f"chart-under-{kind}-{how}", day=day, best=bare(series.measure, best.amount) if best else "")


def _alt(
    texts: Texts, exercise: Exercise, series: Series, marks: Sequence[Mark], gaps: Sequence[tuple[Point, Point]]
) -> str:
    def amount(mark: Mark) -> str:
        return amount_in_words(texts, series.measure, mark.amount, series.unit)

    first, last, best = marks[0], marks[-1], series.best or marks[-1]
    facts: dict[str, str | int] = {
        "exercise": label(exercise.name),
        "measure": texts(f"measure-{series.measure}"),
        "count": len(marks),
        "first": date_in_words(texts, first.day, year=True),
        "last": date_in_words(texts, last.day, year=True),
        "from": amount(first),
        "to": amount(last),
        "best": amount(best),
        "day": date_in_words(texts, best.day, year=True),
    }
    if len(marks) == 1:
        return texts("alt-progress-one", **facts)
    if len(marks) <= FEW:
        points_alt = ", ".join(
            texts(f"alt-progress-{'record' if mark.record else 'point'}", day=_day(texts, mark), amount=amount(mark))
            for mark in marks
        )
        return texts("alt-progress-few", points=points_alt, **facts)
    off = [
        texts(
            "alt-progress-gap", days=_off(a, b), first=date_in_words(texts, a.day), last=date_in_words(texts, b.day)
        )
        for a, b in gaps
    ]
    records = ", ".join(
        texts("alt-progress-point", day=_day(texts, mark), amount=amount(mark)) for mark in marks if mark.record
    )
    return " ".join(
        [texts("alt-progress", **facts), *off, *([texts("alt-progress-records", records=records)] if records else [])]
    )


def _day(texts: Texts, mark: Mark) -> str:
    return date_in_words(texts, mark.day)


def record_chart(texts: Texts, exercise: Exercise, series: Series) -> Shown:
    """The last mark of a series, which is a record, and the stair of those before it."""
    last = series.marks[-1]
    steps = [mark for at, mark in enumerate(series.marks) if at == 0 or mark.record][-5:]
    gain = abs(last.amount - steps[-2].amount) if len(steps) > 1 else last.amount
    amount_text = amount_in_words(texts, series.measure, gain, series.unit)
    measure = texts(f"measure-{series.measure}")
    words = tuple((float(mark.amount), bare(series.measure, mark.amount)) for mark in steps)
    chart = Record(
        head=texts("chart-record"),
        value=bare(series.measure, last.amount),
        unit=texts(f"chart-unit-{unit_key(series.measure, series.unit, last.amount)}"),
        exercise=label(exercise.name),
        measure=texts("chart-record-less" if series.less else "chart-record-gain", measure=measure, gain=amount_text),
        steps=words,
        less=series.less,
    )
    alt = texts(
        "alt-record",
        exercise=label(exercise.name),
        measure=measure,
        amount=amount_in_words(texts, series.measure, last.amount, series.unit),
        gain=amount_text,
        steps=", ".join(step for _, step in words),
    )
    return Shown(chart, alt[:LONGEST_ALT])


def progress_lines(texts: Texts, exercise: Exercise, series: Series, today: date) -> tuple[str, str]:
    """The answer in a line, and the line to measure it against."""
    name = label(exercise.name)
    if not series.marks:
        return texts("progress-nothing", exercise=name), texts("progress-nothing-text")
    last, best = series.marks[-1], series.best or series.marks[-1]
    amount = amount_in_words(texts, series.measure, last.amount, series.unit)
    title = texts("progress-title-today" if last.day == today else "progress-title", exercise=name, amount=amount)
    measure = texts(f"measure-{series.measure}")
    if len(series.marks) == 1:
        return title, texts("progress-line-first", measure=measure)
    if last.record and last.day == today:
        return title, texts("progress-line-record", measure=measure)
    amount_text = amount_in_words(texts, series.measure, best.amount, series.unit)
    day = day_in_words(texts, best.day, today)
    line = texts("progress-line-best", measure=measure, amount=amount_text, day=day)
    if last.day == today:
        return title, line
    return title, " ".join((line, texts("progress-last", day=date_in_words(texts, last.day))))
