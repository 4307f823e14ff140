"""The notation of sets: what is read, and that what is written reads back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue
from bot.domain.names import Names
from bot.domain.notation import LONGEST_NOTATION, parse_line, parse_sets, write_sets
from bot.domain.notation.splitting import split_workout
from bot.domain.workouts import Kind, Unit, Weight, WorkoutSet

WARM, DROP = Kind.WARM_UP, Kind.DROP
LB = Unit.LB
Sets = tuple[WorkoutSet, ...]


def of(unit: str, amounts: tuple[int, ...], kg: str | None, lb: str | None, rir: str | None, kind: Kind) -> Sets:
    weight = Weight(Decimal(kg)) if kg else Weight(Decimal(lb), LB) if lb else None
    effort = Decimal(rir) if rir else None
    empty = WorkoutSet(weight=weight, rir=effort, kind=kind)
    return tuple(
        WorkoutSet(**{unit: amount}, weight=empty.weight, rir=empty.rir, kind=empty.kind) for amount in amounts
    )


def reps(
    *amounts: int, kg: str | None = None, lb: str | None = None, rir: str | None = None, kind: Kind = Kind.WORK
) -> Sets:
    return of("reps", amounts, kg, lb, rir, kind)


def seconds(*amounts: int, kg: str | None = None, rir: str | None = None, kind: Kind = Kind.WORK) -> Sets:
    return of("seconds", amounts, kg, None, rir, kind)


def metres(*amounts: int, kg: str | None = None) -> Sets:
    return of("metres", amounts, kg, None, None, Kind.WORK)


@pytest.mark.parametrize(
    ("typed", "sets"),
    [
        # sets, reps, weight
        ("3x8@60", reps(8, 8, 8, kg="60")),
        ("3x8@60kg", reps(8, 8, 8, kg="60")),
        ("3 x 8 @ 60 kg", reps(8, 8, 8, kg="60")),
        ("  3x8  @  60  ", reps(8, 8, 8, kg="60")),
        ("3×8@60", reps(8, 8, 8, kg="60")),
        ("3*8 @60", reps(8, 8, 8, kg="60")),
        ("3X8 AT 60", reps(8, 8, 8, kg="60")),
        ("10 at 60", reps(10, kg="60")),
        ("3x8 60kg", reps(8, 8, 8, kg="60")),
        ("60kg 3x8", reps(8, 8, 8, kg="60")),
        ("5x5x100", reps(5, 5, 5, 5, 5, kg="100")),
        ("3x8x60kg", reps(8, 8, 8, kg="60")),
        ("60kg x 5 x 5", reps(5, 5, 5, 5, 5, kg="60")),
        ("３x８＠６０", reps(8, 8, 8, kg="60")),
        ("3x8\u200b@60\ufe0f.", reps(8, 8, 8, kg="60")),
        ("3x8@0", reps(8, 8, 8)),
        # lists
        ("8/8/6", reps(8, 8, 6)),
        ("12 12 10", reps(12, 12, 10)),
        ("8 and 8 & 6", reps(8, 8, 6)),
        ("8,8,6 @ 60", reps(8, 8, 6, kg="60")),
        ("8, 8, and 6 @60", reps(8, 8, 6, kg="60")),
        ("60kg x 8,8,7", reps(8, 8, 7, kg="60")),
        ("60kgx8,8,7", reps(8, 8, 7, kg="60")),
        ("3x8,8,7@60", reps(8, 8, 7, kg="60")),
        ("8@60, 8@65, 6@70", reps(8, kg="60") + reps(8, kg="65") + reps(6, kg="70")),
        ("8@60,8@65", reps(8, kg="60") + reps(8, kg="65")),
        ("8 60kg 6 50kg", reps(8, kg="60") + reps(6, kg="50")),
        ("3x8 3x6", reps(8, 8, 8, 6, 6, 6)),
        ("12, 3x8@60", reps(12) + reps(8, 8, 8, kg="60")),
        ("3x8@60; 2x6@70 | 4@80", reps(8, 8, 8, kg="60") + reps(6, 6, kg="70") + reps(4, kg="80")),
        ("8@60\n8@65\n6@70", reps(8, kg="60") + reps(8, kg="65") + reps(6, kg="70")),
        ("12\n12\n10@60", reps(12, 12) + reps(10, kg="60")),
        # in words
        ("12 reps", reps(12)),
        ("2 sets of 12", reps(12, 12)),
        ("3 sets of 8 @ 20", reps(8, 8, 8, kg="20")),
        ("3 sets, 8 reps @ 20", reps(8, 8, 8, kg="20")),
        ("3 sets 8 reps", reps(8, 8, 8)),
        ("8 reps x 3 sets", reps(8, 8, 8)),
        ("8@60kg x 3 sets", reps(8, 8, 8, kg="60")),
        ("12 each side", reps(12)),
        ("3x12 per arm", reps(12, 12, 12)),
        ("12/side", reps(12)),
        ("3x8 reps", reps(8, 8, 8)),
        ("(3x8@60)", reps(8, 8, 8, kg="60")),
        # decimal commas and points
        ("3x8@62.5kg", reps(8, 8, 8, kg="62.5")),
        ("3x8@62,5", reps(8, 8, 8, kg="62.5")),
        ("3x8@62,5 kg", reps(8, 8, 8, kg="62.5")),
        ("62,5kg x 8", reps(8, kg="62.5")),
        ("5x5x62,5", reps(5, 5, 5, 5, 5, kg="62.5")),
        ("8@60,8,8", reps(8, kg="60") + reps(8, 8)),
        ("8@62,5, 8@65", reps(8, kg="62.5") + reps(8, kg="65")),
        ("8@61,25, 8", reps(8, kg="61.25") + reps(8)),
        # pounds
        ("3x8@135lbs", reps(8, 8, 8, lb="135")),
        ("5@45 lb", reps(5, lb="45")),
        ("225 pounds x 5", reps(5, lb="225")),
        ("135# x 5", reps(5, lb="135")),
        # the body, and help
        ("bw x 10", reps(10)),
        ("10 bodyweight", reps(10)),
        ("3x8 @ bw", reps(8, 8, 8)),
        ("bw+10 x 5", reps(5, kg="10")),
        ("bw + 10kg x 5", reps(5, kg="10")),
        ("3x8 bw+10kg", reps(8, 8, 8, kg="10")),
        ("3x8 +10", reps(8, 8, 8, kg="10")),
        ("bw+25lb x 5", reps(5, lb="25")),
        ("-20kg assist x 6", reps(6, kg="-20")),
        ("−20 kg assisted x 6", reps(6, kg="-20")),
        ("bw-20 x 6", reps(6, kg="-20")),
        # time and way
        ("3x30s", seconds(30, 30, 30)),
        ("30 sec, 20 sec", seconds(30, 20)),
        ("1:30", seconds(90)),
        ("3x1:30", seconds(90, 90, 90)),
        ("1min30", seconds(90)),
        ("2x1 min 30 s", seconds(90, 90)),
        ("1m30s", seconds(90)),
        ("1'30", seconds(90)),
        ("2x1.5min", seconds(90, 90)),
        ("2x1,5 min", seconds(90, 90)),
        ("2x40m@32kg", metres(40, 40, kg="32")),
        ("3x40 metres 24kg/hand", metres(40, 40, 40, kg="24")),
        # effort
        ("3x8@60 rpe 8", reps(8, 8, 8, kg="60", rir="2")),
        ("3x8@60 RPE 8.5", reps(8, 8, 8, kg="60", rir="1.5")),
        ("3x8@60 rpe 8,5", reps(8, 8, 8, kg="60", rir="1.5")),
        ("3x8@60 @rpe8", reps(8, 8, 8, kg="60", rir="2")),
        ("3x8@60kg @9 rpe", reps(8, 8, 8, kg="60", rir="1")),
        ("3x8@60kg 2 rir", reps(8, 8, 8, kg="60", rir="2")),
        ("3x8@60kg 0rir", reps(8, 8, 8, kg="60", rir="0")),
        ("3x8@60kg rir 2", reps(8, 8, 8, kg="60", rir="2")),
        ("3x8@60, 2 reps in reserve", reps(8, 8, 8, kg="60", rir="2")),
        ("3x8 rpe: 8 @60", reps(8, 8, 8, kg="60", rir="2")),
        ("3x8 (rpe 10)", reps(8, 8, 8, rir="0")),
        ("12 rpe 8, 12, 12", reps(12, rir="2") + reps(12, 12)),
        ("8@60 rpe 8,6@50", reps(8, kg="60", rir="2") + reps(6, kg="50")),
        ("8 rpe 8, 8 rpe 9", reps(8, rir="2") + reps(8, rir="1")),
        ("8@60 2 rir 8@70", reps(8, kg="60", rir="2") + reps(8, kg="70")),
        ("3x8 rpe 7,8,9", reps(8, rir="3") + reps(8, rir="2") + reps(8, rir="1")),
        # warm-ups
        ("warm-up 2x10@20", reps(10, 10, kg="20", kind=WARM)),
        ("2x10@20 warm-up", reps(10, 10, kg="20", kind=WARM)),
        ("2x10@20 (warm up)", reps(10, 10, kg="20", kind=WARM)),
        ("wu 10@20, 8@60", reps(10, kg="20", kind=WARM) + reps(8, kg="60")),
        ("10@20 WU, 8@60", reps(10, kg="20", kind=WARM) + reps(8, kg="60")),
        ("warmup: 10@20\n8@60", reps(10, kg="20", kind=WARM) + reps(8, kg="60")),
        ("warm-up\n10@20\nwork\n8@60", reps(10, kg="20", kind=WARM) + reps(8, kg="60")),
        ("8@60 warm-up: 10@20", reps(8, kg="60") + reps(10, kg="20", kind=WARM)),
        (
            "warm-up 10@20, 8@40, work 3x8@60",
            reps(10, kg="20", kind=WARM) + reps(8, kg="40", kind=WARM) + reps(8, 8, 8, kg="60"),
        ),
        (
            "wu 10@20, 8@40, 8@60 working",
            reps(10, kg="20", kind=WARM) + reps(8, kg="40", kind=WARM) + reps(8, kg="60"),
        ),
        ("2 warm-up sets of 10, 2 working sets of 8", reps(10, 10, kind=WARM) + reps(8, 8)),
        ("warm-up 10@20 rpe 3", reps(10, kg="20", rir="7", kind=WARM)),
        # drops
        ("8@60 > 6@50 > 6@40", reps(8, kg="60") + reps(6, kg="50", kind=DROP) + reps(6, kg="40", kind=DROP)),
        ("8@60kg>6@50kg", reps(8, kg="60") + reps(6, kg="50", kind=DROP)),
        ("8@60 -> 6@50", reps(8, kg="60") + reps(6, kg="50", kind=DROP)),
        ("8@60 → 6@50", reps(8, kg="60") + reps(6, kg="50", kind=DROP)),
        ("8@60\n> 6@50", reps(8, kg="60") + reps(6, kg="50", kind=DROP)),
        ("8@60, drop 6@50", reps(8, kg="60") + reps(6, kg="50", kind=DROP)),
        ("8@60 dropset: 6@50 rpe 10", reps(8, kg="60") + reps(6, kg="50", rir="0", kind=DROP)),
        ("drop 6@50", reps(6, kg="50", kind=DROP)),
    ],
)
def test_notations_that_people_use(typed: str, sets: Sets) -> None:
    assert parse_sets(typed) == sets


@pytest.mark.parametrize("typed", ["3x8@60", "3x8 at 60", "60# x 8,8,8", "3x8x60", "3x8 +60", "3x8@60lb"])
def test_a_bare_weight_is_in_the_members_unit(typed: str) -> None:
    assert parse_sets(typed, LB) == reps(8, 8, 8, lb="60")
    assert parse_sets("3x8@60kg", LB) == reps(8, 8, 8, kg="60")


@pytest.mark.parametrize(
    ("typed", "kit"),
    [
        ("3x8@60", set()),
        ("3x15@20 band", {"band"}),
        ("band 3x15", {"band"}),
        ("3x12 dumbbells bench", {"dumbbell", "bench"}),
        ("3x12@20kg db + bench", {"dumbbell", "bench"}),
        ("3x12 with dumbbells", {"dumbbell"}),
        ("3x12 on the cable machine", {"cable", "machine"}),
        ("8@60 bb rpe 8, 8@60", {"barbell"}),
        ("3x10 KBs", {"kettlebell"}),
        ("3x8 trx", {"suspension"}),
        ("3x8 rings", {"suspension"}),
        ("3x8 straps", {"suspension"}),
        ("3x5@100 trap bar", {"trap_bar"}),
        ("3x5@100 hex bar", {"trap_bar"}),
        ("3x8 pull-up bar", {"pull_up_bar"}),
        ("3x8 pull up bar bench", {"pull_up_bar", "bench"}),
        ("3x12 swiss ball", {"swiss_ball"}),
        ("3x12 foam roller", {"foam_roller"}),
        ("3x12 household", {"household"}),
        ("bw x 10", {"bodyweight"}),
        ("3x10 bodyweight", {"bodyweight"}),
        ("bw+10 x 5", set()),
    ],
)
def test_equipment_is_heard(typed: str, kit: set[str]) -> None:
    assert parse_line(typed).kit == kit


def test_every_equipment_of_the_catalogue_can_be_said(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for option in exercise.equipment:
            typed = "3x8 " + " ".join(option).replace("_", " ")
            assert parse_line(typed).kit == set(option)


weights = st.builds(Weight, st.decimals(Decimal("0.001"), 1000, places=3), st.sampled_from(Unit)) | st.builds(
    Weight, st.decimals(-1000, Decimal("-0.001"), places=3), st.sampled_from(Unit)
)
efforts = st.integers(0, 20).map(lambda halves: Decimal(halves) / 2)
amounts = st.one_of(
    st.builds(lambda n: {"reps": n}, st.integers(1, 1000)),
    st.builds(lambda n: {"seconds": n}, st.integers(1, 7200)),
    st.builds(lambda n: {"metres": n}, st.integers(1, 10_000)),
)
some_sets = st.builds(
    lambda amount, weight, kind, rir: WorkoutSet(**amount, weight=weight, kind=kind, rir=rir),
    amounts,
    st.none() | weights,
    st.sampled_from(Kind),
    st.none() | efforts,
)
alike_sets = st.lists(st.tuples(some_sets, st.integers(1, 4)), min_size=1, max_size=12).map(
    lambda runs: tuple(name for name, times in runs for _ in range(times))
)


@given(alike_sets)
def test_what_is_written_reads_back_to_the_same(sets: Sets) -> None:
    assert parse_sets(write_sets(sets)) == sets


def test_fifty_sets_that_all_differ_can_be_written_and_read() -> None:
    weight = Weight(Decimal("-999.999"))
    sets = tuple(WorkoutSet(reps=951 + n, weight=weight, kind=WARM, rir=Decimal("9.5")) for n in range(50))
    assert len(write_sets(sets)) <= LONGEST_NOTATION
    assert parse_sets(write_sets(sets)) == sets


@given(st.text(max_size=LONGEST_NOTATION) | st.text("0123456789x@,. /-+>kgblsminrpei:\n", max_size=LONGEST_NOTATION))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        sets = parse_sets(typed)
    except DomainError:
        return
    assert 0 < len(sets) <= 50
    assert parse_sets(write_sets(sets)) == sets


TEXTS = [
    ("face pulls 3x15 20kg, then rows 5x5 at 80", [("face pulls", "3x15 20kg"), ("rows", "5x5 at 80")]),
    ("Face Pull: 3x15\nShrugs - 12, 12, 10 @ 60", [("Face Pull", "3x15"), ("Shrugs", "12, 12, 10 @ 60")]),
    ("pull-ups bw x 8 and dead hang 3x30 s", [("pull-ups", "bw x 8"), ("dead hang", "3x30 s")]),
    ("one arm row 3 sets of 8 each side", [("one arm row", "3 sets of 8 each side")]),
    ("rdl 60kg x 8,8,7; plank 2x40s.", [("rdl", "60kg x 8,8,7"), ("plank", "2x40s")]),
    ("rows: 5x5@80", [("rows", "5x5@80")]),
    ("rows:5x5@80 shrugs:3x10", [("rows", "5x5@80"), ("shrugs", "3x10")]),
    ("rows 5x5@80 + shrugs 3x10", [("rows", "5x5@80"), ("shrugs", "3x10")]),
    (
        "face pulls 3x15 20kg band rpe 8, then warm-up rows 2x10@20",
        [("face pulls", "3x15 20kg band rpe 8"), ("rows", "warm-up 2x10@20")],
    ),
    (
        "- rows: 5x5@80\n* band pull-apart 3x15\n• cable row 3x10@40",
        [("rows", "5x5@80"), ("band pull-apart", "3x15"), ("cable row", "3x10@40")],
    ),
    ("1. rows 3x8\n2) shrugs 3x10", [("rows", "3x8"), ("shrugs", "3x10")]),
    ("Rows\n3x8@60\n3x6@70\nShrugs\n3x12", [("Rows", "3x8@60\n3x6@70"), ("Shrugs", "3x12")]),
    ("rows 3x8@60 band pull-apart 3x15", [("rows", "3x8@60"), ("band pull-apart", "3x15")]),
    ("rows 3x8@60 band, pull-apart 3x15", [("rows", "3x8@60 band"), ("pull-apart", "3x15")]),
    ("dumbbell row 3x10, cable row 3x8", [("dumbbell row", "3x10"), ("cable row", "3x8")]),
    ("seated row machine 3x8 each side curls 3x9", [("seated row machine", "3x8 each side"), ("curls", "3x9")]),
    ("rows with dumbbells 3x8", [("rows", "with dumbbells 3x8")]),
    ("30 degree row 3x12, 45° back raise 3x8", [("30 degree row", "3x12"), ("45° back raise", "3x8")]),
    ("90/90 stretch 3x30s", [("90/90 stretch", "3x30s")]),
    ("2 dumbbell row 3x8\n3 way raise 3x5", [("2 dumbbell row", "3x8"), ("3 way raise", "3x5")]),
    ("Bench 2: 3x8@60kg", [("Bench 2", "3x8@60kg")]),
    ("Row, one arm: 3x8", [("Row, one arm", "3x8")]),
    ("Deadlift (Barbell): 3x5@100", [("Deadlift (Barbell)", "3x5@100")]),
    ("rows (3x8@60 rpe 8)", [("rows", "3x8@60 rpe 8)")]),
    ("clean and press 3x5@40", [("clean and press", "3x5@40")]),
    ("rows 8, shrugs: 10", [("rows", "8"), ("shrugs", "10")]),
    ("rows wu: 2x10@20, work: 3x8@80", [("rows", "wu: 2x10@20, work: 3x8@80")]),
    ("rows 2x10@20 warm-up, 3x8@60, curls 3x9", [("rows", "2x10@20 warm-up, 3x8@60"), ("curls", "3x9")]),
    ("Warm-up: rows 10@20\nWork: rows 8@60", [("rows", "Warm-up: 10@20"), ("rows", "Work: 8@60")]),
    ("rows 8@60 > 6@50 drop 5@40, curls 3x9", [("rows", "8@60 > 6@50 drop 5@40"), ("curls", "3x9")]),
    ("bodyweight row 3x10, dips bw+10 x 5", [("bodyweight row", "3x10"), ("dips", "bw+10 x 5")]),
    ("plank 1:30, side plank 1min30", [("plank", "1:30"), ("side plank", "1min30")]),
    ("rows 3x8@60, bench 3x5@80", [("rows", "3x8@60"), ("bench", "3x5@80")]),
    ("rows 3x8@60\n- bench 3x5@80", [("rows", "3x8@60"), ("bench", "3x5@80")]),
    ("rows band 3x8@60, 3x5 bench, 3x4", [("rows band", "3x8@60, 3x5 bench, 3x4")]),
    ("rows: heavy 3x8", [("rows", "heavy 3x8")]),
    ("rows 3x8 🙂", [("rows", "3x8 🙂")]),
]
KNOWN = {name for _, parts in TEXTS for name, _ in parts}


def split(typed: str) -> list[tuple[str, str]]:
    return [(part.name, part.sets) for part in split_workout(typed, KNOWN.__contains__).parts]


@pytest.mark.parametrize(("typed", "parts"), TEXTS)
def test_a_text_is_split_into_exercises(typed: str, parts: list[tuple[str, str]]) -> None:
    assert split(typed) == parts


@pytest.mark.parametrize(
    "pattern",
    [
        "{name} 3x12",
        "{name}: 3x12",
        "rows 3x8@60, {name} 3x12",
        "rows 3x8@60 rpe 8 {name} 3x12",
        "rows 3x8@60 and {name} 3x12",
        "- rows: 3x8@60 band\n- {name}: 3x12",
    ],
)
def test_no_name_of_the_catalogue_is_taken_for_notation(catalogue: Catalogue, pattern: str) -> None:
    names = Names(catalogue.exercises.values())
    for exercise in catalogue.exercises.values():
        for name in (exercise.name, *exercise.aliases):
            last = split_workout(pattern.format(name=name), lambda text: names.match(text) is not None).parts[-1]
            assert (last.name, last.sets) == (name, "3x12")


@given(alike_sets)
def test_a_workout_that_is_written_is_split_into_the_same(sets: Sets) -> None:
    line = write_sets(sets)
    if len(line) > LONGEST_NOTATION // 2 - 50:
        return
    parts = split(f"Row, one arm: {line} dumbbell bench\nBench 2: {line}")
    assert [name for name, _ in parts] == ["Row, one arm", "Bench 2"]
    assert [parse_sets(part) for _, part in parts] == [sets, sets]
    assert parse_line(parts[0][1]).kit == {"dumbbell", "bench"}


@given(st.text(max_size=300))
def test_any_text_is_split_or_refused(typed: str) -> None:
    try:
        parts = split(typed)
    except DomainError:
        return
    assert all(name and sets for name, sets in parts)
