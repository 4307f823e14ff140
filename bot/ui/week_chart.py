"""A member's week as everybody may see it: nameless, in kilograms and pounds."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Region
from bot.domain.weeks import WeekDone
from bot.domain.workouts import Unit, in_unit
from bot.drawing.charts import week as week_picture
from bot.ui.amounts import date_in_words, listing, sets_number, weekdays
from bot.ui.back_charts import ORDER
from bot.ui.charts import LONGEST_ALT, Shown
from bot.ui.names import label
from bot.ui.record_words import record_in_public


def week_chart(texts: Texts, catalogue: Catalogue, week: WeekDone) -> Shown:
    """The week as everybody may see it: no name, kilograms and pounds."""
    names = weekdays(texts)
    labels = [names[(week.first + timedelta(days=at)).weekday()] for at in range(7)]
    volume = None
    if week.volume_kg:
        kg, lb = (
            f"{round(in_unit(week.volume_kg, unit), place):,.0f}" for unit, place in ((Unit.KG, 0), (Unit.LB, -1))
        )
        volume = texts("amount-kg", amount=kg), texts("amount-lb", amount=lb)
    records = [(record_in_public(texts, record), label(exercise.name)) for exercise, record in week.records]
    more = len(records) - week_picture.RECORDS
    dates = _dates(texts, week.first, week.last)
    seen = tuple((muscle, float(sets)) for muscle, sets in sorted(week.muscles.items()) if sets)
    chart = week_picture.Week(
        title=texts("chart-week"),
        dates=dates,
        sets=sets_number(week.sets),
        sets_unit=texts("chart-week-sets", sets=sets_number(week.sets)),
        volume=volume,
        records=tuple(records),
        more=texts("chart-week-more", count=more) if more > 0 else "",
        summary=texts("chart-week-workouts", count=week.workouts),
        days=tuple((label, regions, False) for label, regions in zip(labels, week.days, strict=True)),
        muscles=seen,
        legend=(texts("chart-week-much"), texts("chart-week-some")),
    )
    return Shown(chart, _week_alt(texts, catalogue, week, labels, volume, records)[:LONGEST_ALT])


def _dates(texts: Texts, first: date, last: date) -> str:
    """`16–22 Nov 2026`, `28 Dec 2026 – 3 Jan 2027`: it is to be shown, so it tells the year."""
    if first.month == last.month:
        return f"{first.day}–{date_in_words(texts, last, year=True)}"
    begin = date_in_words(texts, first, year=first.year != last.year)
    return texts("chart-days", first=begin, last=date_in_words(texts, last, year=True))


def _week_alt(
    texts: Texts,
    catalogue: Catalogue,
    week: WeekDone,
    labels: Sequence[str],
    volume: tuple[str, str] | None,
    records: Sequence[tuple[str, str]],
) -> str:
    keys = {Region.UPPER: "chart-upper", Region.MID: "chart-mid", Region.LOWER: "chart-lower"}
    days = [
        texts(
            "alt-week-day",
            day=name,
            regions=", ".join(texts(keys[region]).lower() for region in ORDER if region in regions),
        )
        for name, regions in zip(labels, week.days, strict=True)
        if regions
    ]
    lines = [texts("alt-week-record", exercise=exercise, amount=amount) for amount, exercise in records]
    much = [catalogue.muscles[muscle].plain for muscle, sets in week.muscles.items() if sets >= 10]
    some = [catalogue.muscles[muscle].plain for muscle, sets in week.muscles.items() if 0 < sets < 10]
    nobody = texts("alt-nobody")
    return texts(
        "alt-week",
        dates=_dates(texts, week.first, week.last),
        sets=sets_number(week.sets),
        workouts=week.workouts,
        days=" ".join(days),
        volume=texts("alt-week-volume", own=volume[0], other=volume[1]) if volume else "",
        records=texts("alt-week-records", records=", ".join(lines)) if lines else "",
        much=listing(much, nobody),
        some=listing(some, nobody),
    )
