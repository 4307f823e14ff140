"""The next target of an exercise: what a coach would order, and why."""

from decimal import Decimal

import pytest

from bot.domain.coaching.kinds import next_try
from bot.domain.coaching.progression import landing, top
from bot.domain.coaching.targets import Wish
from bot.domain.coaching.values import Course, Order, Trainee
from bot.domain.workouts import Unit
from tests.domain.coaching.logs import BEGINNER, INTERMEDIATE, LAST, done, kg, target, weekly

ROW, PULLDOWN, BELL, HELP = Wish(3, 6, 12), Wish(3, 8, 15), Wish(3, 8, 15), Wish(3, 5, 10)
BELLS = Trainee(owned={"kettlebell": (Decimal(12), Decimal(16), Decimal(20))})


@pytest.mark.parametrize(
    ("reps", "reserve", "before", "after", "expected"),
    [
        (12, 3, "40", "42.5", 9),
        (6, 3, "100", "105", 4),
        (12, 2, "60", "62.5", 10),
        (12, 2, "45", "50", 7),
        (12, 2, "14", "16", 6),
    ],
)
def test_a_step_lands_where_the_weight_allows(
    reps: int, reserve: int, before: str, after: str, expected: int
) -> None:
    assert landing(reps, reserve, Decimal(before), Decimal(after)) == expected


@pytest.mark.parametrize(
    ("low", "high", "reserve", "before", "after", "expected"),
    [(8, 15, 3, 16, 20, 16), (8, 12, 2, 10, 12, 14), (8, 12, 2, 8, 10, 16), (6, 12, 3, 60, 62.5, 12)],
)
def test_a_big_step_asks_for_reps_above_the_range(
    low: int, high: int, reserve: int, before: float, after: float, expected: int
) -> None:
    order = Order(3, low, high, (reserve - 1, reserve + 1), 3)
    assert top(order, Decimal(str(before)), Decimal(str(after))) == expected


@pytest.mark.parametrize(
    ("sets", "rir", "weight", "amounts", "course", "why"),
    [
        ("60x12,12,12", "3,3,2", 62.5, (10, 10, 10), Course.UP, "up"),
        ("60x10,9,8", "", 60, (10, 9, 9), Course.HOLD, "lift-lowest"),
        ("60x12,12,12", "3,2,0", 60, (12, 12, 12), Course.HOLD, "reserve"),
        ("60x12,12", "", 60, (12, 12, 12), Course.HOLD, "fewer-sets"),
        ("60x12,12,12", "9,9,9", 62.5, (10, 10, 10), Course.UP, "up"),
    ],
)
def test_a_step_is_earned_by_every_set_and_held_back_by_the_reserve(
    sets: str, rir: str, weight: float, amounts: tuple[int, ...], course: Course, why: str
) -> None:
    found = target("bent-over-row", weekly(sets, rir=rir), INTERMEDIATE, ROW)
    assert (kg(found), found.amounts, found.course, found.reason.key) == (weight, amounts, course, why)
    assert found.rir == (2, 4)


def test_twice_short_takes_a_tenth_off_and_once_does_not() -> None:
    some = [done("11 Nov", "67.5x12,12,12"), done("14 Nov", "70x5,5,4"), done(LAST, "70x5,4,4")]
    after = target("bent-over-row", some, INTERMEDIATE, ROW)
    assert (kg(after), after.amounts, after.reason.key) == (62.5, (6, 6, 6), "reset-short")
    once = target("bent-over-row", some[:2], INTERMEDIATE, ROW)
    assert (kg(once), once.amounts) == (70, (5, 5, 5))


def test_short_but_better_ends_the_count() -> None:
    some = [done("11 Nov", "67.5x12,12,12"), done("14 Nov", "70x4,4,4"), done(LAST, "70x5,5,5")]
    assert kg(target("bent-over-row", some, INTERMEDIATE, ROW)) == 70


def test_three_times_no_better_takes_a_tenth_off_and_unfinished_sessions_do_not_count() -> None:
    run = [done(f"{day} Nov", "60x9,9,8") for day in (7, 11, 14, 21)]
    assert (found := target("bent-over-row", run, INTERMEDIATE, ROW)).reason.key == "reset-flat"
    assert kg(found) == 52.5  # 54, down to the plates
    unfinished = [run[0], *(done(f"{day} Nov", "60x9,9") for day in (11, 14, 21))]
    assert kg(target("bent-over-row", unfinished, INTERMEDIATE, ROW)) == 60


def test_an_empty_bar_has_nothing_to_take_off() -> None:
    run = [done(f"{day} Nov", "20x5,4,4") for day in (14, 21)]
    found = target("good-morning", run, INTERMEDIATE)
    assert (kg(found), found.reason.key) == (20, "lightest")


def test_slow_is_not_stuck() -> None:
    run = [
        done(d, f"50x{s}") for d, s in (("3 Nov", "8,8,8"), ("10 Nov", "9,8,8"), ("17 Nov", "9,9,8"), (LAST, "9,9,9"))
    ]
    found = target("lat-pulldown", run, BEGINNER, PULLDOWN)
    assert (kg(found), found.amounts, found.reason.key) == (50, (10, 10, 10), "slow")


def test_only_completed_weight_counts() -> None:
    some = [*weekly("60x11,11,11", "14 Nov"), done(LAST, "55x12,12,12")]
    assert kg(target("bent-over-row", some, INTERMEDIATE, ROW)) == 57.5


def test_the_next_bell_waits_for_one_rep_more() -> None:
    found = target("kettlebell-deadlift", weekly("16x15,15,15"), BELLS, BELL)
    assert (kg(found), found.amounts, found.reason.key) == (16, (16, 16, 16), "big-step")
    found = target("kettlebell-deadlift", [done(LAST, "16x16,16,16")], BELLS, BELL)
    assert (kg(found), found.amounts, found.about) == (20, (6, 6, 6), True)


def test_the_heaviest_bell_gets_a_set_more_then_a_slower_way_down() -> None:
    assert len(target("kettlebell-deadlift", weekly("20x15,15,15"), BELLS, BELL).amounts) == 4
    slow = target("kettlebell-deadlift", weekly("20x15,15,15,15"), BELLS, BELL)
    assert slow.slow
    assert kg(slow) == 20


@pytest.mark.parametrize(("body", "amounts", "unknown"), [(75, (7, 7, 7), False), (None, (5, 5, 5), True)])
def test_less_help_is_a_step_up(body: int | None, amounts: tuple[int, ...], unknown: bool) -> None:
    trainee = Trainee(body=Decimal(body) if body else None)
    found = target("assisted-pull-up", weekly("30x10,10,10"), trainee, HELP)
    assert (kg(found), found.amounts, found.open, found.reason.key) == (27.5, amounts, unknown, "less-help")
    held = target("assisted-pull-up", weekly("30x10,9,8"), trainee, HELP)
    assert (kg(held), held.amounts) == (30, (10, 9, 9))


def test_missed_with_help_is_a_step_more_help_and_little_help_leads_to_negatives() -> None:
    run = [done("14 Nov", "30x4,3,3"), done(LAST, "30x4,3,3")]
    assert kg(target("assisted-pull-up", run, Trainee(body=Decimal(75)), HELP)) == 32.5
    assert target("assisted-pull-up", weekly("5x10,10,10"), BEGINNER, HELP).instead == "negative-pull-up"


@pytest.mark.parametrize(
    ("sets", "seconds", "first"),
    [("L20,L20,R20,R20", 25, None), ("L20,L20,R20,R18", 20, "right"), ("20,20", 25, None)],
)
def test_a_hold_grows_when_both_sides_reach_it(sets: str, seconds: int, first: str | None) -> None:
    found = target("side-plank", [done(LAST, sets)], BEGINNER)
    assert found.amounts == (seconds, seconds)
    assert found.first_side == first


def test_the_longest_hold_leads_to_something_harder_or_one_more_set() -> None:
    assert target("side-plank", [done(LAST, "30,30")], INTERMEDIATE).instead == "suitcase-carry"
    assert target("side-plank", [done(LAST, "30,30")], BEGINNER).amounts == (30, 30, 30)


def test_a_carry_gets_longer_then_heavier() -> None:
    assert target("farmers-carry", [done(LAST, "16x25,25")], BEGINNER).amounts == (30, 30)
    heavier = target("farmers-carry", [done(LAST, "16x30,30")], BEGINNER)
    assert (kg(heavier), heavier.amounts) == (18, (20, 20))


def test_bands_have_colours_and_no_kilograms() -> None:
    kit = Trainee(kit=frozenset({"band"}))
    next_one = target("band-row", [done(LAST, "20,20,20")], kit)
    assert (next_one.next_band, next_one.weight, set(next_one.amounts)) == (True, None, {12})
    assert target("band-row", [done(LAST, "20,20,19")], kit).amounts == (20, 20, 20)
    assert target("face-pull", [], kit).weight is None


def test_body_weight_gets_a_load_then_a_harder_exercise_then_a_set() -> None:
    assert kg(target("pull-up", [done(LAST, "10,10,10")], INTERMEDIATE)) == 2.5
    bar = Trainee(kit=frozenset({"pull_up_bar"}), level=BEGINNER.level)
    assert target("scapular-pull-up", [done(LAST, "12,12")], bar).instead == "negative-pull-up"
    floor = Trainee(kit=frozenset())
    assert target("bird-dog", [done(LAST, "8,8,8")], floor).amounts == (8, 8, 8, 8)
    assert target("bird-dog", [done(LAST, "8,8,8,8")], floor).slow


@pytest.mark.parametrize(
    ("answers", "expected"),
    [((5, 6, 3), ["15", "20", "25"]), ((0,), ["15", "10"]), ((3,), ["15"]), ((9, 9, 9), ["15", "20", "25"])],
)
def test_the_first_weight_is_found_in_three_tries_at_most(answers: tuple[int, ...], expected: list[str]) -> None:
    from bot.domain.coaching.equipment import Grid

    tries = [Decimal(15)]
    for number, left in enumerate(answers, start=1):
        following = next_try(tries[-1], left, lambda at: Grid(at, Decimal(5), Decimal(5)), number)
        if following is None:
            break
        tries.append(following)
    assert [str(weight) for weight in tries] == expected


def test_never_done_starts_light_in_the_middle_of_the_range() -> None:
    found = target("lat-pulldown", [], BEGINNER)
    assert found.finds_weight
    assert kg(found) == 10
    assert found.amounts == (11, 11)


def test_six_weeks_away() -> None:
    some = {"bent-over-row": ("70x10,10,9", 62.5, (9, 9), (3, 5)), "pull-up": ("8,7,7", None, (6, 6), (2, 4))}
    some["face-pull"] = ("20x15,15,15", 17.5, (15, 15), (2, 4))
    for exercise_id, (sets, weight, amounts, rir) in some.items():
        found = target(exercise_id, [done("12 Oct", sets)], INTERMEDIATE)
        assert (kg(found), found.amounts, found.rir) == (weight, amounts, rir), exercise_id
        assert found.reason.key == "back"


def test_coming_back_a_step_is_earned_within_the_range() -> None:
    some = [done("12 Oct", "70x10,10,9"), done("23 Nov", "62.5x9,9")]
    assert kg(target("bent-over-row", some, INTERMEDIATE)) == 65


@pytest.mark.parametrize(("day", "weight", "sets"), [("8 Nov", 70, 2), ("12 Nov", 72.5, 3), ("25 Sep", 55, 2)])
def test_time_off_takes_sets_first_then_weight(day: str, weight: float, sets: int) -> None:
    found = target("bent-over-row", [done(day, "70x12,12,12")], INTERMEDIATE, ROW)
    assert (kg(found), len(found.amounts)) == (weight, sets)


def test_pounds_step_in_pounds() -> None:
    found = target("chest-supported-row", weekly("40x12,12,12", unit=Unit.LB), INTERMEDIATE, Wish(3, 8, 12))
    assert str(found.weight) == "45 lb"


def test_what_the_member_loads_tells_the_step() -> None:
    some = [done("7 Nov", "60x12,12,12"), done("14 Nov", "61.25x12,12,12"), done(LAST, "62.5x12,12,12")]
    assert kg(target("bent-over-row", some, INTERMEDIATE, ROW)) == 63.75


def test_kinds_of_load_are_never_mixed() -> None:
    bars = [done("7 Nov", "60x12,12,12", variant="barbell+bench"), done(LAST, "18x12,12,12")]
    assert kg(target("chest-supported-row", bars, INTERMEDIATE, Wish(3, 8, 12))) == 20
    kit = Trainee(kit=frozenset({"barbell", "bench"}), level=INTERMEDIATE.level)
    found = target("chest-supported-row", bars, kit, Wish(3, 8, 12))
    assert (kg(found), found.variant) == (62.5, "barbell+bench")
