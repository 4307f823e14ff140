"""Charts of an invented member and server, for the sheet in the docs and for measuring."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from bot.domain.exercises import Region
from bot.drawing.charts.balance import Balance, Row
from bot.drawing.charts.calendar import Calendar, Day, first_day
from bot.drawing.charts.challenge import Challenge, Member
from bot.drawing.charts.chart import Chart
from bot.drawing.charts.progress import Kind, Point, Progress
from bot.drawing.charts.record import Record
from bot.drawing.charts.week import Week
from bot.drawing.charts.weekly import Lane, Weekly

TODAY = date(2026, 11, 24)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LEGEND = (("Neglected", "<5"), ("Building", "5–9"), ("Productive", "10+"))
_REGIONS = ((Region.UPPER, "Upper back"), (Region.MID, "Mid-back"), (Region.LOWER, "Lower back"))
_MUSCLES = {
    "latissimus_dorsi": 14.0, "rhomboids": 13, "trapezius_middle": 12, "teres_major": 11, "posterior_deltoid": 8,
    "trapezius_upper": 5, "trapezius_lower": 3, "infraspinatus": 2, "teres_minor": 2, "erector_spinae_lumbar": 4,
    "multifidus": 2,
}  # fmt: skip
_WEEKS = (
    (14, 12, 15, 11, 13, 16, 12, 14, 9, 15, 13),
    (11, 13, 10, 12, 14, 11, 8, 12, 13, 15, 16),
    (8, 10, 6, 7, 9, 5, 6, 4, 3, 4, 2),
)
_MEMBERS = (
    ("Member A", 4, 4), ("Member B", 3, 3), ("Member with a long name", 3, 3), ("Member D", 3, 4), ("Member E", 2, 3),
    ("Member F", 2, 3), ("Member G", 1, 3),
)  # fmt: skip


def samples() -> Mapping[str, Chart]:
    """One of each kind, by name, the same at every call."""
    return {
        "Progress": _row(),
        "A few workouts": _hold((26, 22), (19, 31), (12, 29), (0, 38)),
        "The first workout": _hold((0, 22)),
        "Weekly sets": _weekly(),
        "Balance": _balance(),
        "Back days": _calendar(),
        "A week to show": _week(),
        "A record": _record(),
        "A server's week": _challenge(),
    }


def _point(day: date, value: float, *, record: bool, unit: str = "") -> Point:
    return Point(day, value, f"{value:g}{unit}", f"{day.day} {_MONTHS[day.month - 1]}", record)


def _row() -> Progress:
    """Thirty-odd workouts of half a year, with a month off."""
    dice, points, best, value, day = Random(3), [], 0.0, 82.0, date(2026, 5, 26)  # noqa: S311 (no secrets)
    while day < TODAY:
        if date(2026, 8, 1) <= day < date(2026, 9, 1):
            value = 84.5
        else:
            done = round(2 * (value + dice.choice((-2, -1, 0, 0.5, 1, 1.5)))) / 2
            points.append(_point(day, done, record=0 < best < done))
            best, value = max(best, done), value + 0.95
        day += timedelta(days=dice.choice((3, 4, 5)))
    points.append(_point(TODAY, 102.5, record=False))
    under = f"today · best {max(best, 102.5):g}"
    title, measure = "Bent-Over Row", "Estimated one-rep max"
    return Progress(
        title, measure, "102.5", "kg", under, tuple(points), TODAY, Kind.WEIGHT, _MONTHS, ("32 days off",)
    )


def _hold(*done: tuple[int, int]) -> Progress:
    best, points = 0, []
    for ago, seconds in done:
        points.append(_point(TODAY - timedelta(days=ago), seconds, record=0 < best < seconds, unit=" s"))
        best = max(best, seconds)
    under = "today · a record" if len(done) > 1 else "today · the first"
    return Progress(
        "Dead Hang", "Longest hold", str(done[-1][1]), "s", under, tuple(points), TODAY, Kind.SECONDS, _MONTHS,
        one_more="One more workout draws the line",
    )  # fmt: skip


def _weekly() -> Weekly:
    lanes = [
        Lane(region, name, tuple(map(float, weeks)), now, f"{now:g}", neglected=region is Region.LOWER)
        for (region, name), weeks, now in zip(_REGIONS, _WEEKS, (6.0, 7.0, 0.0), strict=True)
    ]
    second, months = "Neglected for 4 weeks; 10 to 20 is productive", ((0, "Sep"), (4, "Oct"), (8, "Nov"))
    upper, mid, lower = lanes
    return Weekly("Lower back needs sets", second, (upper, mid, lower), months, "so far", "this week", _LEGEND)


def _balance() -> Balance:
    neglected = (("Lower traps 3", "rotator cuff 2"), (), ("Erectors 4", "multifidus 2"))
    upper, mid, lower = (
        Row(region, name, sets, f"{sets:g}", little)
        for (region, name), sets, little in zip(_REGIONS, (13.0, 14.0, 3.0), neglected, strict=True)
    )
    muscles = tuple(_MUSCLES.items())
    return Balance(
        "Lower back needs sets",
        "Sets a week, 28 Oct – 24 Nov",
        (upper, mid, lower),
        muscles,
        "Nothing neglected",
        _LEGEND,
    )


def _calendar() -> Calendar:
    """Mondays and Wednesdays, later Fridays too; three weeks away, a few extra days."""
    dice, first = Random(5), first_day(TODAY)  # noqa: S311 (no secrets)
    done = [frozenset({Region.UPPER, Region.MID}), frozenset({Region.MID, Region.LOWER}), frozenset(Region)]
    days = []
    for day in (first + timedelta(days=step) for step in range((TODAY - first).days + 6)):
        planned = day.weekday() in ((0, 2) if day < date(2026, 9, 1) else (0, 2, 4))
        away = date(2026, 8, 3) <= day < date(2026, 8, 24)
        trained = day <= TODAY and not away and (planned or (day < TODAY and dice.random() < 0.05))
        if planned or trained:
            days.append(Day(day, dice.choice(done) if trained else frozenset(), planned))
    legend = ("Upper", "Mid", "Lower", "Planned", "Today")
    return Calendar(
        "35 planned days in a row",
        "44 of 50 planned days in 20 weeks, 4 extra",
        TODAY,
        tuple(days),
        _DAYS,
        _MONTHS,
        legend,
    )


def _week() -> Week:
    done = {0: frozenset({Region.UPPER, Region.MID}), 2: frozenset({Region.MID, Region.LOWER}), 4: frozenset(Region)}
    days = tuple((name, done.get(at, frozenset()), at in done) for at, name in enumerate(_DAYS))
    records = (("82.5 kg × 8", "Seated Cable Row"), ("9 reps", "Pull-Up"))
    muscles = tuple((muscle, sets) for muscle, sets in _MUSCLES.items() if muscle != "trapezius_upper")
    return Week(
        "Back week", "16–22 Nov 2026", "46", "sets", ("9,640 kg", "21,250 lb"), records, "", "3 of 3 planned days",
        days, muscles, ("10+ sets", "1–9"),
    )  # fmt: skip


def _record() -> Record:
    steps = tuple((value, f"{value:g}") for value in (97, 98.5, 99.5, 101, 104))
    return Record("New record", "104", "kg", "Bent-Over Row", "Estimated max · +3 kg", steps)


def _challenge() -> Challenge:
    members = tuple(
        Member(name, done_days, planned, f"{done_days} of {planned}") for name, done_days, planned in _MEMBERS
    )
    others = Member("5 without a name", 13, 15, "13 of 15")
    title, second = "The server’s back week", "16–22 Nov · 12 members"
    return Challenge(title, second, "31", "of 38", "planned days trained", members, others)
