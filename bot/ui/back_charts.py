"""From a member's sets to pictures of their back: weekly sets, the balance, the calendar, a week to show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from bot.content.texts import Texts
from bot.domain.balance import LOW, Balance
from bot.domain.exercises import Catalogue, Region
from bot.domain.weeks import Week
from bot.drawing.charts import balance as balance_picture
from bot.drawing.charts.calendar import WEEKS, Calendar, Day, first_day
from bot.drawing.charts.marks import Dose, dose_of
from bot.drawing.charts.weekly import Lane, Weekly
from bot.ui.amounts import date_in_words, listing, months, sets_number, weekdays
from bot.ui.charts import LONGEST_ALT, Shown

ORDER = (Region.UPPER, Region.MID, Region.LOWER)
"""From above, as on the body."""

_BACK = {Region.UPPER, Region.MID, Region.LOWER}


def answer(texts: Texts, catalogue: Catalogue, balance: Balance) -> str:
    """What the balance comes to: `Lower back needs sets`, `Every region is covered`."""
    names = [catalogue.regions[region].name for region in balance.neglected]
    if not balance.enough:
        return texts("regions-new" if balance.sets else "regions-empty")
    if not names:
        return texts("regions-covered" if min(balance.mean.values()) >= LOW else "regions-low")
    if len(names) == 1:
        return texts("region-needs", region=names[0])
    if len(names) == len(_BACK):
        return texts("regions-need-all")
    return texts("regions-need", one=names[0], other=_lowered(names[1]))


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


def _legend(texts: Texts) -> tuple[tuple[str, str], tuple[str, str], tuple[str, str]]:
    return (
        (texts("chart-neglected"), "<5"),
        (texts("chart-building"), "5–9"),
        (texts("chart-productive"), "10+"),
    )


# ------------------------------------------------------------------ weekly sets


def weekly_chart(texts: Texts, catalogue: Catalogue, weeks: Sequence[Week], balance: Balance) -> Shown:
    """Each region's weeks, this one last."""
    *full, now = weeks
    lanes = [_lane(catalogue, region, full, now, balance) for region in ORDER]
    title = answer(texts, catalogue, balance)
    upper, mid, lower = lanes
    chart = Weekly(
        title=title,
        second=texts("chart-weekly-needs" if balance.neglected else "chart-weekly-covered"),
        lanes=(upper, mid, lower),
        months=tuple(_month_starts(texts, full)),
        so_far=texts("chart-so-far"),
        this_week=texts("chart-this-week"),
        legend=_legend(texts),
    )
    lanes_alt = " ".join(_lane_alt(texts, lane) for lane in lanes)
    today = date_in_words(texts, balance.today, year=True)
    alt = texts("alt-weekly", weeks=len(weeks), today=today, regions=lanes_alt, answer=title)
    return Shown(chart, alt[:LONGEST_ALT])


def _lane(catalogue: Catalogue, region: Region, full: Sequence[Week], now: Week, balance: Balance) -> Lane:
    this_week = now.sets[region] if now.sets else Fraction(0)
    return Lane(
        region=region,
        name=catalogue.regions[region].name,
        weeks=tuple(float(week.sets[region]) if week.sets is not None else None for week in full),
        this_week=float(this_week),
        this_week_words=sets_number(this_week),
        neglected=region in balance.neglected,
    )


def _month_starts(texts: Texts, weeks: Sequence[Week]) -> Iterable[tuple[int, str]]:
    for at, week in enumerate(weeks):
        if at == 0 or week.first.month != weeks[at - 1].first.month:
            yield at, texts("month", month=week.first.month)


def _lane_alt(texts: Texts, lane: Lane) -> str:
    numbers = [sets_number(Fraction(sets)) for sets in lane.weeks if sets is not None]
    if not numbers:
        return texts("alt-weekly-none", region=lane.name, now=lane.this_week_words)
    return texts("alt-weekly-region", region=lane.name, sets=", ".join(numbers), now=lane.this_week_words)


# ------------------------------------------------------------------ balance


@dataclass(frozen=True, slots=True)
class _Muscles:
    """The muscles of the back that can be seen from behind, and their sets in an average week."""

    catalogue: Catalogue
    sets: Mapping[str, Fraction]

    def of(self, dose: Dose, region: Region | None = None) -> list[tuple[str, Fraction]]:
        """Plain names with their sets, the fewest first; muscles of one name are told once, by the most."""
        found: dict[str, Fraction] = {}
        for muscle, sets in self.sets.items():
            known = self.catalogue.muscles[muscle]
            if dose_of(float(sets)) is dose and (region is None or known.region is region):
                found[known.plain] = max(sets, found.get(known.plain, sets))
        return sorted(found.items(), key=lambda counted: counted[1])


def balance_chart(texts: Texts, catalogue: Catalogue, balance: Balance, seen: Iterable[str]) -> Shown:
    """The map lit by an average week. seen: ids of the muscles that the map shows."""
    shown = {
        muscle: balance.muscles.get(muscle, Fraction(0))
        for muscle in sorted(seen)
        if muscle in catalogue.muscles and catalogue.muscles[muscle].region is not None
    }
    muscles = _Muscles(catalogue, shown)
    upper, mid, lower = (_row(texts, muscles, region, balance) for region in ORDER)
    first, last = balance.today - timedelta(days=27), balance.today
    dates = {"first": date_in_words(texts, first), "last": date_in_words(texts, last)}
    chart = balance_picture.Balance(
        title=answer(texts, catalogue, balance),
        second=texts("chart-balance-dates", **dates),
        rows=(upper, mid, lower),
        muscles=tuple((muscle, float(sets)) for muscle, sets in shown.items()),
        nothing=texts("chart-nothing-neglected"),
        legend=_legend(texts),
    )
    regions = " ".join(
        texts("alt-balance-region", region=row.name, sets=row.sets_words) for row in (upper, mid, lower)
    )
    doses = {dose.value: _muscles_alt(texts, muscles.of(dose)) for dose in Dose}
    alt = texts("alt-balance", regions=regions, **dates, **doses)
    return Shown(chart, alt[:LONGEST_ALT])


def _row(texts: Texts, muscles: _Muscles, region: Region, balance: Balance) -> balance_picture.Row:
    little = muscles.of(Dose.NEGLECTED, region)
    names = [texts("chart-muscle", muscle=name, sets=sets_number(sets)) for name, sets in little]
    return balance_picture.Row(
        region=region,
        name=muscles.catalogue.regions[region].name,
        sets=float(balance.mean[region]),
        sets_words=sets_number(balance.mean[region]),
        neglected=tuple(name[:1].upper() + name[1:] if at == 0 else name for at, name in enumerate(names)),
    )


def _muscles_alt(texts: Texts, muscles: Sequence[tuple[str, Fraction]]) -> str:
    parts = [texts("chart-muscle", muscle=name, sets=sets_number(sets)) for name, sets in muscles]
    return listing(parts, texts("alt-nobody"))


# ------------------------------------------------------------------ calendar


def calendar_chart(
    texts: Texts,
    catalogue: Catalogue,
    days: Mapping[date, frozenset[Region]],
    today: date,
    *,
    first_weekday: int = 0,
) -> Shown:
    """The days on which the back was trained. days: with the regions, at least those of the calendar."""
    begin = first_day(today, first_weekday)
    within = {day: regions for day, regions in days.items() if begin <= day <= today}
    last = {region: max((day for day in within if region in within[day]), default=None) for region in ORDER}
    left = [(day, region) for region, day in last.items() if day is not None]
    oldest = min(left)[1] if left else None
    second = (
        texts("chart-calendar-last", region=catalogue.regions[oldest].name, day=date_in_words(texts, min(left)[0]))
        if oldest is not None
        else ""
    )
    chart = Calendar(
        title=texts("chart-calendar", count=len(within), weeks=WEEKS),
        second=second,
        today=today,
        days=tuple(Day(day, regions) for day, regions in sorted(within.items())),
        weekdays=weekdays(texts),
        months=months(texts),
        legend=(
            texts("chart-upper"),
            texts("chart-mid"),
            texts("chart-lower"),
            texts("chart-planned"),
            texts("chart-today-sign"),
        ),
        first_weekday=first_weekday,
    )
    regions = " ".join(_last_alt(texts, catalogue.regions[region].name, day) for region, day in last.items())
    alt = texts(
        "alt-calendar",
        weeks=WEEKS,
        first=date_in_words(texts, begin),
        today=date_in_words(texts, today, year=True),
        count=len(within),
        regions=regions,
    )
    return Shown(chart, alt[:LONGEST_ALT])


def _last_alt(texts: Texts, region: str, day: date | None) -> str:
    if day is None:
        return texts("alt-calendar-never", region=region)
    return texts("alt-calendar-region", region=region, day=date_in_words(texts, day))
