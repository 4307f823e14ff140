"""Records: what is one, what is none, and what is told. Clocks and numbers as somebody would log them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.catalogue import load_catalogue
from bot.domain.comparisons import Comparison
from bot.domain.exercises import Exercise
from bot.domain.records import LoggedSet, Record, RecordKind, most_telling, news, records, standing
from bot.domain.sides import Side
from bot.domain.surprises import meanings, surprise
from bot.domain.workouts import Kind, Unit, Weight, WorkoutSet

CATALOGUE = load_catalogue()
ROW = CATALOGUE["bent-over-row"]
PULL_UP = CATALOGUE["pull-up"]
BEGIN = datetime(2026, 11, 4, 18, tzinfo=UTC)


def set_of(text: str, *, unit: Unit = Unit.KG) -> WorkoutSet:
    """`60x10`, `x8` without a weight, `wu 40x8`, `drop 40x8`, `30s`, `24x20m`."""
    kind = Kind.WORK
    for word, of in (("wu ", Kind.WARM_UP), ("drop ", Kind.DROP)):
        if text.startswith(word):
            text, kind = text.removeprefix(word), of
    load, _, count = text.rpartition("x")
    weight = Weight(Decimal(load), unit) if load else None
    if count.endswith("s"):
        return WorkoutSet(seconds=int(count[:-1]), weight=weight, kind=kind)
    if count.endswith("m"):
        return WorkoutSet(metres=int(count[:-1]), weight=weight, kind=kind)
    return WorkoutSet(reps=int(count), weight=weight, kind=kind)


def workout(number: int, sets: str, *, body: str | None = None, unit: Unit = Unit.KG) -> list[LoggedSet]:
    """A workout a week after the one before, each set its own log."""
    weighed = Weight(Decimal(body)) if body else None
    return [
        LoggedSet(number, number * 100 + at, 1, BEGIN + timedelta(weeks=number, minutes=at), set_, body=weighed)
        for at, set_ in enumerate(set_of(text, unit=unit) for text in sets.split(", "))
    ]


def history(*sets: str, body: str | None = None) -> list[LoggedSet]:
    return [each for number, text in enumerate(sets) for each in workout(number, text, body=body)]


def found(exercise: Exercise, *sets: str, body: str | None = None) -> list[tuple[str, str, str]]:
    """The records of the last workout: kind, amount, and what it was before."""
    done = history(*sets, body=body)
    return brief(record for record in records(exercise, done, Unit.KG) if record.by.workout_id == len(sets) - 1)


def brief(some: Iterable[Record]) -> list[tuple[str, str, str]]:
    return [(r.kind.value, f"{r.amount.normalize():f}", f"{r.before.normalize():f}") for r in some]


def test_three_at_once() -> None:
    """65 x 6 is told once, the warm-up and the volume (1,342.5 after 1,740) are not."""
    assert found(ROW, "60x10, 60x10, 60x9", "62.5x8, 62.5x8, 62.5x8", "wu 40x8, 65x6, 65x6, 62.5x9") == [
        ("max", "81", "80"),
        ("weight", "65", "62.5"),
        ("reps", "9", "8"),
    ]


@pytest.mark.parametrize(
    ("exercise", "sets"),
    [
        ("seated-cable-row", ["40x12, 40x12, 40x12"]),  # a first time
        ("lat-pulldown", ["50x10, 50x9, 50x9", "50x10, 50x9"]),  # a tie
        ("lat-pulldown", ["50x10, 50x10, 50x10", "wu 60x10, 50x8"]),  # a warm-up
        ("lat-pulldown", ["50x10, 50x10, 50x10", "40x12"]),  # neither that weight nor so many repetitions before
        ("lat-pulldown", ["50x10, 50x10, 50x10", "drop 60x10"]),
        ("lat-pulldown", ["wu 50x10", "50x12"]),  # nothing to compare with
        ("pull-up", ["x8, x7", "x8"]),
        ("face-pull", ["20x10, 20x10", "17.5x10"]),
        ("assisted-pull-up", ["30x10", "32.5x10"]),  # more help
        ("lat-pulldown", ["50x10", "50x10, 50x9"]),  # a set more than the only time before
        ("side-plank", ["20s, 20s", "20s"]),
    ],
)
def test_none(exercise: str, sets: list[str]) -> None:
    assert found(CATALOGUE[exercise], *sets) == []


@pytest.mark.parametrize(
    ("exercise", "sets", "expected"),
    [
        ("pull-up", ["x8, x7, x6", "x9"], [("reps", "9", "8")]),
        ("pull-up", ["x8, x7, x6", "5x7, x8"], [("weight", "5", "0")]),
        ("face-pull", ["20x15, 20x14", "20x16"], [("reps", "16", "15")]),
        ("face-pull", ["20x14", "20x15", "20x10, 20x10"], [("volume", "400", "300")]),
        ("face-pull", ["20x14", "20x15", "20x10, drop 15x10"], [("volume", "350", "300")]),
        ("assisted-pull-up", ["30x10, 30x9", "27.5x9"], [("help", "27.5", "30")]),
        ("assisted-pull-up", ["30x10, 30x9", "30x11"], [("reps", "11", "10")]),
        ("side-plank", ["20s, 20s", "25s"], [("hold", "25", "20")]),
        ("farmers-carry", ["16x25m, 16x25m", "16x30m"], [("distance", "30", "25")]),
        ("farmers-carry", ["16x25m, 16x25m", "18x20m"], [("carry", "18", "16")]),
        ("bent-over-row", ["60x12", "62.5x10"], [("weight", "62.5", "60")]),  # 83.5 after a rough 85
        ("bent-over-row", ["100x5", "110x1"], [("weight", "110", "100")]),  # 114.5 was the estimate
        ("bent-over-row", ["100x5", "116x1"], [("max", "116", "114.5"), ("weight", "116", "100")]),
    ],
)
def test_each_kind(exercise: str, sets: list[str], expected: list[tuple[str, str, str]]) -> None:
    assert found(CATALOGUE[exercise], *sets) == expected


def test_a_pull_up_with_a_body_weight_has_an_estimate_of_what_is_added() -> None:
    assert found(PULL_UP, "x8, x7, x6", "5x7, x8", body="80") == [("max", "23.5", "20.5"), ("weight", "5", "0")]
    heavier = workout(0, "x8, x7, x6", body="80") + workout(1, "5x7, x8", body="81")
    maxes = [each for each in records(PULL_UP, heavier, Unit.KG) if each.kind is RecordKind.MAX]
    assert brief(maxes) == [("max", "23.5", "20.5")]
    assert maxes[0].margin == 5


def test_a_body_weight_that_was_not_known_before_is_nothing_to_compare_with() -> None:
    done = workout(0, "x8, x7, x6") + workout(1, "5x7, x8", body="80")
    assert brief(records(PULL_UP, done, Unit.KG)) == [("weight", "5", "0")]


def left(each: LoggedSet) -> LoggedSet:
    return each._replace(set=replace(each.set, side=Side.LEFT))


def right(each: LoggedSet) -> LoggedSet:
    return each._replace(set=replace(each.set, side=Side.RIGHT))


@pytest.mark.parametrize("change", [left, lambda each: each._replace(variant="dumbbell")])
def test_what_was_done_otherwise_is_not_compared(change: Callable[[LoggedSet], LoggedSet]) -> None:
    done = [change(each) for each in workout(0, "60x10")] + workout(1, "65x10")
    found_ = records(CATALOGUE["romanian-deadlift"], done, Unit.KG)
    assert [each.kind for each in found_ if each.kind is not RecordKind.VOLUME] == []


def test_the_usual_equipment_is_the_same_whether_it_is_said_or_not() -> None:
    done = [each._replace(variant="barbell") for each in workout(0, "60x10")] + workout(1, "65x10")
    assert [each.kind.value for each in records(CATALOGUE["romanian-deadlift"], done, Unit.KG)] == ["max", "weight"]


def test_a_weight_that_meant_another_thing_is_not_compared() -> None:
    before = [each._replace(set=replace(each.set, means="per_hand")) for each in workout(0, "30x10")]
    assert records(ROW, before + workout(1, "65x10"), Unit.KG) == ()


def test_bands_are_compared_by_repetitions_alone() -> None:
    band = CATALOGUE["band-row"]
    assert found(band, "15x12", "15x14") == [("reps", "14", "12")]
    assert found(band, "15x12", "25x12") == []


def test_pounds_and_kilograms_are_compared_by_what_they_weigh() -> None:
    done = workout(0, "60x10") + workout(1, "135x10", unit=Unit.LB)  # 61.2 kg
    estimate_ = next(each for each in records(ROW, done, Unit.LB) if each.kind is RecordKind.MAX)
    assert (int(estimate_.amount), int(estimate_.before), estimate_.unit) == (180, 176, Unit.LB)


def test_left_and_right_of_one_set_are_no_more_volume_than_both_at_once() -> None:
    row = CATALOGUE["one-arm-dumbbell-row"]
    both = workout(0, "24x10")
    one_side, other_side = workout(1, "24x10, 24x10")
    sided = [left(one_side), right(other_side)]
    assert records(row, both + sided, Unit.KG) == ()


def test_what_holds_now_is_the_last_of_each_kind() -> None:
    done = history("60x10", "62.5x10", "65x10", "65x11, 50x12")
    assert [(each.kind.value, each.by.workout_id) for each in standing(records(ROW, done, Unit.KG))] == [
        ("max", 2), ("weight", 2), ("reps", 3), ("volume", 3),
    ]  # fmt: skip


def test_three_are_told_the_most_telling_first() -> None:
    done = history("60x10", "60x10", "60x8, 65x10, 62.5x11, 60x12, 60x12")
    all_of_it = records(ROW, done, Unit.KG)
    assert len(all_of_it) == 4
    assert [each.kind.value for each in most_telling(reversed(all_of_it))] == ["max", "weight", "reps"]


# ------------------------------------------------------------------ what a log brought


def before(done: list[LoggedSet], workout_id: int) -> Comparison:
    """What the records of a workout of a row are compared with."""
    begun = min((each.place for each in done if each.workout_id == workout_id), default=None)
    comparison = Comparison(ROW, Unit.KG)
    for each in done:
        if begun is not None and each.workout_id != workout_id and each.place < begun:
            comparison.add(each)
    return comparison


def brought(done: list[LoggedSet], log_id: int) -> tuple[Record, ...]:
    """The records of a log of a row."""
    workout_id = next((each.workout_id for each in done if each.log_id == log_id), 0)
    return news(before(done, workout_id), [each for each in done if each.workout_id == workout_id], log_id)


def test_a_set_that_was_equalled_is_news_once() -> None:
    done = history("60x11", "60x11", "65x10, 65x10, 65x11")
    kinds = [[each.kind.value for each in brought(done, log)] for log in (200, 201, 202)]
    assert kinds == [["max", "weight"], ["volume"], ["weight"]]


def test_a_volume_is_news_where_it_goes_beyond() -> None:
    done = history("60x10", "60x10, 60x10", "60x10, 60x10, 60x5, 60x5")
    kinds = [[each.kind.value for each in brought(done, log)] for log in (200, 201, 202, 203)]
    assert kinds == [[], [], ["volume"], []]


def test_what_is_not_logged_is_no_news() -> None:
    assert brought(history("60x10"), 999) == ()


# ------------------------------------------------------------------ properties

_written = st.sampled_from(
    ["wu 40x8", "60x10", "60x11", "62.5x8", "62.5x10", "65x6", "65x3", "70x1", "drop 50x12", "60x12"]
)
_workouts = st.lists(st.lists(_written, min_size=1, max_size=4), min_size=1, max_size=6)


def _history(some: list[list[str]]) -> list[LoggedSet]:
    return history(*(", ".join(sets) for sets in some))


@given(_workouts, st.randoms())
def test_the_order_in_which_sets_come_does_not_matter(some: list[list[str]], shuffle: object) -> None:
    done = _history(some)
    mixed = list(done)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    assert records(ROW, mixed, Unit.KG) == records(ROW, done, Unit.KG)


@given(_workouts)
def test_records_from_scratch_are_those_told_workout_by_workout(some: list[list[str]]) -> None:
    done = _history(some)
    one_by_one: list[Record] = []
    for number in range(len(some)):
        until = [each for each in done if each.workout_id <= number]
        one_by_one += [each for each in records(ROW, until, Unit.KG) if each.by.workout_id == number]
    assert tuple(one_by_one) == records(ROW, done, Unit.KG)


@given(_workouts)
def test_the_last_that_a_workout_told_of_a_kind_is_its_record(some: list[list[str]]) -> None:
    done = _history(some)
    latest: dict[tuple[int, RecordKind], Record] = {}
    for each in done:
        for record in brought(done, each.log_id):
            latest[each.workout_id, record.kind] = record
    final = {(each.by.workout_id, each.kind): each for each in records(ROW, done, Unit.KG)}
    assert latest.keys() == final.keys()
    assert {key: each.by for key, each in latest.items()} == {key: each.by for key, each in final.items()}


def test_a_workout_that_began_before_another_is_compared_by_what_was_done_until_then() -> None:
    long = workout(0, "60x10, 60x10, 70x10")
    within = [
        each._replace(workout_id=7, at=each.at - timedelta(seconds=30)) for each in workout(0, "x1, x1, 65x10")[2:]
    ]
    within = [each._replace(log_id=700) for each in within]
    done = long + within
    assert [each.by.log_id for each in records(ROW, done, Unit.KG)] == [700, 700]
    assert brought(done, 700) == records(ROW, done, Unit.KG)


@given(_workouts, _written, st.data())
def test_a_correction_and_its_reverse_change_nothing(some: list[list[str]], other: str, data: st.DataObject) -> None:
    done = _history(some)
    before = records(ROW, done, Unit.KG)
    at = data.draw(st.integers(0, len(done) - 1))
    corrected = [*done[:at], done[at]._replace(set=set_of(other)), *done[at + 1 :]]
    records(ROW, corrected, Unit.KG)
    back = [*corrected[:at], done[at], *corrected[at + 1 :]]
    assert records(ROW, back, Unit.KG) == before


@given(_workouts, _written)
def test_every_record_is_better_than_all_before(some: list[list[str]], last: str) -> None:
    done = _history([*some, [last]])
    for record in records(ROW, done, Unit.KG):
        now = record.by
        earlier = [each for each in done if each.workout_id < now.workout_id and each.set.kind is Kind.WORK]
        assert earlier or record.kind is RecordKind.VOLUME
        assert record.amount > record.before
        assert now.set.kind is Kind.WORK or record.kind is RecordKind.VOLUME
        if record.kind in (RecordKind.WEIGHT, RecordKind.REPS):
            assert not any(_as_good(each.set, now.set) for each in earlier)


def _as_good(earlier: WorkoutSet, now: WorkoutSet) -> bool:
    assert earlier.weight
    assert now.weight
    return (earlier.reps or 0) >= (now.reps or 0) and earlier.weight.kg >= now.weight.kg


# ------------------------------------------------------------------ what is asked about


def surprise_of(
    exercise: Exercise, before: str, now: str, *, body: str | None = None
) -> tuple[str, list[str]] | None:
    far = surprise(exercise, workout(0, before, body=body), workout(1, now, body=body), Unit.KG)
    return None if far is None else (far.kind.value, [str(each) for each in far.meant])


@pytest.mark.parametrize(
    ("exercise", "before", "now", "expected"),
    [
        ("bent-over-row", "86x5", "846x5", ("weight", ["84.6 kg"])),
        ("bent-over-row", "86x5", "846x20", ("weight", ["84.6 kg"])),  # no record, and wrong all the same
        ("bent-over-row", "60x10", "76x10", ("weight", [])),
        ("bent-over-row", "60x10", "75x10", None),  # exactly a quarter
        ("bent-over-row", "80x5", "185x5", ("weight", ["185 lb"])),
        ("bent-over-row", "60x3, 50x12", "60x12", None),
        ("bent-over-row", "60x3", "65x9", ("max", [])),
        ("bent-over-row", "60x10", "wu 100x10", None),
        ("bent-over-row", "60x10", "60x100", ("reps", [])),
        ("reverse-fly", "1x12", "2x12", None),  # one step
        ("pull-up", "x3", "x5", None),
        ("pull-up", "x10, x9", "x100", ("reps", [])),
        ("pull-up", "5x5, x8", "10x5", None),
        ("pull-up", "5x5, x8", "100x5", ("weight", [])),
        ("assisted-pull-up", "30x10", "25x10", None),
        ("assisted-pull-up", "30x10", "3x10", ("help", [])),
        ("side-plank", "20s", "200s", ("hold", [])),
        ("side-plank", "20s", "30s", None),
        ("farmers-carry", "16x20m", "160x20m", ("weight", ["16 kg"])),
    ],
)
def test_what_is_far_above_all_before_is_asked_about(
    exercise: str, before: str, now: str, expected: tuple[str, list[str]] | None
) -> None:
    assert surprise_of(CATALOGUE[exercise], before, now) == expected


def test_a_first_time_is_not_asked_about() -> None:
    assert surprise(ROW, [], workout(0, "846x5"), Unit.KG) is None


def test_readings_of_a_weight_are_near_the_best() -> None:
    assert [str(each) for each in meanings(Weight(Decimal(846)), Decimal(86))] == ["84.6 kg"]
    assert [str(each) for each in meanings(Weight(Decimal(8460)), Decimal(86))] == ["84.6 kg"]
    assert meanings(Weight(Decimal(300)), Decimal(85)) == ()
