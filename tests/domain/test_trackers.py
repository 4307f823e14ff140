"""The files of workout trackers, in and out."""

from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content.texts import Texts
from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise, Region, Tracking
from bot.domain.own_exercises import own_exercise
from bot.domain.sides import Side
from bot.domain.trackers import (
    MOST_BYTES,
    MOST_PROBLEMS,
    MOST_ROWS,
    Imported,
    ImportedExercise,
    ImportedSet,
    OrderQuestion,
    UnitQuestion,
    read,
    without_equipment,
    write,
)
from bot.domain.workouts import MOST_SETS, Entry, Kind, Log, Unit, Weight, Workout, WorkoutSet
from tests.domain.histories import NOW, SAMPLES, ZONE, as_lines, read_sample, samples

HEVY = "title,start_time,end_time,exercise_title,set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n"
STRONG = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes\n"
)
FITNOTES = "Date,Exercise,Category,Weight,Reps,Distance,Distance Unit,Time\n"


def kg(value: str) -> Weight:
    return Weight(Decimal(value))


def lb(value: str) -> Weight:
    return Weight(Decimal(value), Unit.LB)


def reps(amount: int, weight: Weight | None = None, kind: Kind = Kind.WORK, rir: str | None = None) -> ImportedSet:
    return ImportedSet(reps=amount, weight=weight, kind=kind, rir=None if rir is None else Decimal(rir))


def did(name: str, *sets: ImportedSet, note: str = "") -> ImportedExercise:
    return ImportedExercise(name, sets, note)


def read_whole(content: bytes, unit: Unit | None = None, zone: str = ZONE, slashes: bool | None = None) -> Imported:
    imported = read(content, zone, unit, NOW, slashes=slashes)
    assert isinstance(imported, Imported), imported
    return imported


def sample(name: str, unit: Unit | None = None) -> Imported:
    return read_whole((SAMPLES / "seen" / f"{name}.csv").read_bytes(), unit)


def text(content: str, unit: Unit | None = None, zone: str = ZONE) -> Imported:
    return read_whole(content.encode(), unit, zone)


def only(imported: Imported) -> ImportedSet:
    """The one set of a file with one row."""
    assert imported.problems == ()
    ((exercise_done,),) = (exercise.sets for each in imported.occasions for exercise in each.exercises)
    return exercise_done


def keys(imported: Imported) -> list[tuple[int, str]]:
    return [(problem.line, problem.key) for problem in imported.problems]


# ---------------------------------------------------------------------- what each tracker writes


@pytest.mark.parametrize(
    "file", [*samples("seen"), *samples("unseen")], ids=lambda file: f"{file.parent.name}/{file.stem}"
)
def test_a_file_is_read_to_the_last_note_and_what_does_not_arrive_is_named(file: Path) -> None:
    assert as_lines(read_sample(file)) == file.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_ends_of_lines_and_delimiters(encoding: str, end: str, delimiter: str) -> None:
    lines = ["Date,Exercise,Reps", "2024-06-01,Klimmzüge,8", ""]
    content = end.join(lines).replace(",", delimiter).encode(encoding)
    assert read_whole(content).occasions[0].exercises == (did("Klimmzüge", reps(8)),)


def test_bytes_that_windows_does_not_know_are_read_as_latin_1() -> None:
    assert read_whole(b"Date,Exercise,Reps\n2024-06-01,R\xfcck\x81,8\n").names == ("Rück\x81",)


def test_headers_in_any_order_and_case() -> None:
    assert only(text("REPS,exercise,WEIGHT (LBS),dAtE\n8,Row,100,2024-06-01\n")) == reps(8, lb("100"))


def test_names_come_by_frequency() -> None:
    rows = "2024-06-01,Row,,,8,,,\n" + "2024-06-01,Shrug,,,8,,,\n" * 2 + "2024-06-02,Row,,,8,,,\n" * 2
    assert text(FITNOTES + rows).names == ("Row", "Shrug")


def test_of_two_weights_the_one_in_the_member_s_unit_is_taken() -> None:
    (occasion,) = sample("fitnotes_2", Unit.LB).occasions
    assert occasion.exercises[0].sets[0] == reps(5, lb("220.46"))


def test_weights_without_a_unit_are_asked_for_by_the_first_of_them() -> None:
    content = (SAMPLES / "seen" / "strong_a.csv").read_bytes()
    assert read(content, ZONE, None, NOW) == UnitQuestion("Snatch (Barbell)", Decimal(40), 3)
    in_pounds = sample("strong_a", Unit.LB)
    assert in_pounds.occasions[0].exercises[0].sets[0] == reps(3, lb("40"))
    assert in_pounds.assumed is Unit.LB
    assert sample("hevy", Unit.LB).assumed is None


def test_a_file_without_weights_needs_no_unit() -> None:
    assert only(text(FITNOTES + "2024-06-01,Pull Up,Back,0,8,,,")) == reps(8)


# ---------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("22 Dec 2025, 08:00", datetime(2025, 12, 22, 8)),
        ("Jan 1, 2024, 10:00 AM", datetime(2024, 1, 1, 10)),
        ("Jan 1, 2024, 12:05 am", datetime(2024, 1, 1, 0, 5)),
        ("Jan 1, 2024, 12:05\u202fPM", datetime(2024, 1, 1, 12, 5)),
        ("2023-01-05 6:30:10\u202fPM", datetime(2023, 1, 5, 18, 30, 10)),
        ("20 giu 2026, 14:13", datetime(2026, 6, 20, 14, 13)),
        ("25 Juli 2026, 14:21", datetime(2026, 7, 25, 14, 21)),
        ("3. März 2026, 9:05", datetime(2026, 3, 3, 9, 5)),
        ("9 sept. 2025, 07:00", datetime(2025, 9, 9, 7)),
        ("1 août 2025, 7h05", datetime(2025, 8, 1, 7, 5)),
        ("5 de mai. de 2026, 18:00", datetime(2026, 5, 5, 18)),
        ("11 paź 2026, 18:00", datetime(2026, 10, 11, 18)),
        ("5 ene 2026, 6:00 p. m.", datetime(2026, 1, 5, 18)),
        ("2020-12-30T18:51:52", datetime(2020, 12, 30, 18, 51, 52)),
        ("2020-12-30", datetime(2020, 12, 30, 12)),
        ("30.12.2020", datetime(2020, 12, 30, 12)),
        ("30.12.2020 18:51", datetime(2020, 12, 30, 18, 51)),
        ("30/12/2020 18:51", datetime(2020, 12, 30, 18, 51)),
        ("05/16/18", datetime(2018, 5, 16, 12)),
        ("29.04.25 7:05", datetime(2025, 4, 29, 7, 5)),
        ("5 mrt 2026, 18:01", datetime(2026, 3, 5, 18, 1)),
        ("5 мар. 2026, 18:01", datetime(2026, 3, 5, 18, 1)),
        ("5 3月 2026, 18:01", datetime(2026, 3, 5, 18, 1)),
        ("2026년 3월 5일 18:01", datetime(2026, 3, 5, 18, 1)),
        ("12/30/2020 6:51 PM", datetime(2020, 12, 30, 18, 51)),
    ],
)
def test_dates_are_the_member_s(written: str, local: datetime) -> None:
    for zone in (ZONE, "America/Los_Angeles"):
        (occasion,) = text(f'Date,Exercise,Reps\n"{written}",Row,8\n', zone=zone).occasions
        assert occasion.at == local.replace(tzinfo=ZoneInfo(zone))
        assert occasion.at.tzinfo is UTC


def test_a_zone_in_the_file_counts() -> None:
    assert text("Date,Exercise,Reps\n2024-06-01 08:00:00 +0100,Row,8").occasions[0].at.hour == 7
    assert text("Date,Exercise,Reps\n2024-06-01 08:00:00 PM +0100,Row,8").occasions[0].at.hour == 19
    assert text("Date,Exercise,Reps\n2024-06-01T08:00:00Z,Row,8").occasions[0].at.hour == 8


LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro"]
LANGUAGES += ["ru", "uk", "el", "id"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
@pytest.mark.parametrize("context", ["format", "stand-alone"])
def test_every_month_in_21_languages(language: str, width: str, context: str) -> None:
    names = Locale.parse(language).months[context][width]
    rows = "".join(f'"7 {names[month]} 2024, 12:00",Row,8\n' for month in range(1, 13))
    imported = text("Date,Exercise,Reps\n" + rows, zone="UTC")
    assert [workout_set.at.date() for workout_set in imported.occasions] == [
        date(2024, month, 7) for month in range(1, 13)
    ]


@pytest.mark.parametrize("other", ["30/12/2020", "12/30/2020"])
def test_one_date_tells_the_order_of_all(other: str) -> None:
    imported = text(f"Date,Exercise,Reps\n04/05/2020,Row,8\n{other},Row,8\n")
    month = 5 if other.startswith("30") else 4
    assert imported.problems == ()
    assert imported.occasions[0].at.month == month


def test_dates_that_can_be_read_in_two_ways_are_asked_for() -> None:
    content = b"Date,Exercise,Reps\n07/07/2020,Row,8\n04/05/2020,Row,8\n"
    question = read(content, ZONE, None, NOW)
    assert question == OrderQuestion("04/05/2020", date(2020, 5, 4), date(2020, 4, 5))
    for slashes, month in ((True, 5), (False, 4)):
        imported = read_whole(content, slashes=slashes)
        assert [workout_set.at.month for workout_set in imported.occasions] == [month, 7]


def test_a_date_with_one_reading_is_not_asked_for() -> None:
    assert text("Date,Exercise,Reps\n07/07/20,Row,8\n").occasions[0].at.date() == date(2020, 7, 7)


@pytest.mark.parametrize("written", ["2027-01-03", "2031-05-01 10:00", "01/02/31"])
def test_what_is_still_to_come_was_not_trained(written: str) -> None:
    imported = read_whole(f"Date,Exercise,Reps\n{written},Row,8\n2024-06-01,Row,9\n".encode(), slashes=True)
    assert keys(imported) == [(2, "import-row-future")]


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "2024-13-01", "31 Feb 2024", "1 Foo 2024", "0001-01-01", "9999-12-31 23:59:59",
     "2024-06-01 25:00", "1 Jan 2024, 13:00:99", "12.30.2024", "1 de 2024", "٣٣ Jan 2024"],
)  # fmt: skip
def test_what_is_no_date_is_told(written: str) -> None:
    imported = text(f'Date,Exercise,Reps\n"{written}",Row,8\n2024-06-01,Row,9\n')
    assert keys(imported) == [(2, "import-row-date")]
    assert len(imported.occasions) == 1


# ---------------------------------------------------------------------- one set


@pytest.mark.parametrize(
    ("cells", "read_as"),
    [
        ("normal,60,8,,,", reps(8, kg("60"))),
        ("NORMAL,60.000,8.0,0,0,", reps(8, kg("60"))),
        ("normal,,8,,,", reps(8)),
        ("normal,0,8,,,", reps(8)),
        ("normal,0.0001,8,,,", reps(8)),
        ("normal,null,8,NaN,-,", reps(8)),
        ("normal,-20,8,,,", reps(8, kg("-20"))),
        ("normal,20,1,0.04,30,", ImportedSet(reps=1, metres=40, seconds=30, weight=kg("20"))),
        ('normal,"62,5",8,,,', reps(8, kg("62.5"))),
        ("warmup,60,8,,,", reps(8, kg("60"), Kind.WARM_UP)),
        ("Drop Set,60,8,,,", reps(8, kg("60"), Kind.DROP)),
        ("failure,60,8,,,", reps(8, kg("60"), rir="0")),
        ("failure,60,8,,,9", reps(8, kg("60"), rir="1")),
        ("myorep,60,8,,,", reps(8, kg("60"))),
        ("normal,60,8,,,8.5", reps(8, kg("60"), rir="1.5")),
        ("normal,60,8,,,8.25", reps(8, kg("60"))),
        ("normal,60,8,,,0", reps(8, kg("60"))),
        ("normal,60,8,,,11", reps(8, kg("60"))),
        ("normal,60,8,,,hard", reps(8, kg("60"))),
        ("normal,24,0,0.0405,30,", ImportedSet(metres=41, seconds=30, weight=kg("24"))),
        ("normal,,,10.1,30,", ImportedSet(seconds=30)),
        ("normal,,,,90.4,", ImportedSet(seconds=90)),
        ("normal,,,,1:30,", ImportedSet(seconds=90)),
        ("normal,,,,1:01:30,", ImportedSet(seconds=3690)),
        ("normal,1000,1000,,,", reps(1000, kg("1000"))),
    ],
)
def test_sets(cells: str, read_as: ImportedSet) -> None:
    assert only(text(f'{HEVY}Back,"1 Jan 2024, 10:00",,Row,{cells}\n')) == read_as


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ("normal,60,,,,", "import-row-no-amount"),
        ("normal,60,0,0,0,", "import-row-no-amount"),
        ("normal,60", "import-row-no-amount"),
        ("normal,60,many,,,", "import-row-number"),
        ("normal,60,8.5,,,", "import-row-number"),
        ("normal,60,1e3,,,", "import-row-number"),
        ("normal,heavy,8,,,", "import-row-number"),
        ("normal,Infinity,8,,,", "import-row-number"),
        ("normal,60,1001,,,", "import-row-too-much"),
        ("normal,60,-8,,,", "import-row-too-much"),
        ("normal,1000.5,8,,,", "import-row-too-much"),
        ("normal,-1001,8,,,", "import-row-too-much"),
        ("normal,,,10.1,,", "import-row-too-much"),
        ("normal,,,,7201,", "import-row-too-much"),
        ("normal,,,,-1,", "import-row-too-much"),
    ],
)
def test_sets_that_cannot_be_are_told_and_left_out(cells: str, key: str, texts: Texts) -> None:
    start = 'Back,"1 Jan 2024, 10:00",,Row,'
    imported = text(f"{HEVY}{start}normal,60,8,,,\n{start}{cells}\n{start}normal,60,7,,,\n")
    assert keys(imported) == [(3, key)]
    assert imported.occasions[0].exercises[0].sets == (reps(8, kg("60")), reps(7, kg("60")))
    (problem,) = imported.problems
    assert texts(problem.key, **problem.facts)


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    rows = '2024-06-01,"Row\nwide",,,8,,,\n\n2024-06-01,"Row\n\nwide",,,0,,,\n2024-06-01,Row,,,0,,,\n'
    imported = text(FITNOTES + rows)
    assert keys(imported) == [(5, "import-row-no-amount"), (8, "import-row-no-amount")]
    assert imported.names == ("Row wide",)


def test_units_that_nobody_knows_are_told() -> None:
    start = "2024-06-01;Back;Row;1;"
    imported = text(f"{STRONG}{start}9;stone;8;;;;;\n{start}9;lbs;8;;5;;;\n{start};;;;5;;;\n{start};;;;5;;60;\n")
    assert keys(imported) == [(2, "import-row-unit"), (4, "import-row-unit")]
    assert imported.occasions[0].exercises[0].sets == (reps(8, lb("9")), ImportedSet(seconds=60))


def test_a_name_is_needed() -> None:
    assert keys(text(f"{FITNOTES}2024-06-01,,,,8\n2024-06-01,{'x' * 101},,,8\n")) == [
        (2, "import-row-name"),
        (3, "import-row-name"),
    ]


def test_a_workout_has_so_many_sets_of_an_exercise() -> None:
    imported = text(FITNOTES + "2024-06-01,Row,,,8,,,\n" * (MOST_SETS + 1))
    assert keys(imported) == [(MOST_SETS + 2, "import-row-sets")]


def test_problems_are_counted_and_the_first_are_kept() -> None:
    imported = text(FITNOTES + "2024-06-01,Row,,,0,,,\n" * 100)
    assert (len(imported.problems), imported.problem_count) == (MOST_PROBLEMS, 100)
    assert (imported.occasions, imported.names) == ((), ())


# ---------------------------------------------------------------------- broken files


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "import-empty"),
        (b"\n \r\n\n", "import-empty"),
        (b"\xef\xbb\xbf", "import-empty"),
        (HEVY.encode(), "import-empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10", "import-no-table"),
        (b"\0" * 1000, "import-no-table"),
        (HEVY.encode() + b"a\0b,c\n", "import-no-table"),
        (b'"never closed', "import-no-table"),
        (b'"' + b"x" * 200_000, "import-no-table"),
        (b"\x01\x02\x03", "import-no-table"),
        (b"name;age\nAnn;5\n", "import-unknown-format"),
        (HEVY.replace(",", "|").encode(), "import-unknown-format"),
        (b"Date,Exercise\n2024-06-01,Row\n", "import-unknown-format"),
        (b"{}", "import-unknown-format"),
        (b"\xff\xfe\x00", "import-unknown-format"),
        (b"x" * (MOST_BYTES + 1), "import-too-big"),
        (FITNOTES.encode() + b"2024-06-01,Row,,,8,,,\n" * 60_000, "import-too-big"),
    ],
)
def test_files_that_are_none_of_these(content: bytes, key: str, texts: Texts) -> None:
    with pytest.raises(DomainError) as raised:
        read(content, ZONE, None, NOW)
    assert raised.value.key == key
    assert texts(raised.value.key, **raised.value.facts)


def test_an_unknown_file_is_told_by_its_columns() -> None:
    with pytest.raises(DomainError) as raised:
        text("`name`;a,ge;x\x1by\n")
    assert raised.value.facts["columns"] == "name, a,ge, xy"


@pytest.mark.parametrize("open_field", ['"cut', '"cut\n2024-06-01,Shrug,,,8,,,\n', '"' + "x\n" * 100_000])
def test_a_file_that_is_cut_in_a_quoted_field(open_field: str) -> None:
    imported = text(f"{FITNOTES}2024-06-01,Row,,,8,,,\n2024-06-01,{open_field}")
    assert keys(imported)[0] == (3, "import-row-open-quote")
    assert imported.names == ("Row",)


def _samples() -> list[bytes]:
    return [file.read_bytes() for file in samples("seen")]


@given(st.binary(max_size=400) | st.text(alphabet='",;\n\r\t0aé\0', max_size=200).map(str.encode))
def test_whatever_it_is_nothing_but_a_domain_error_comes(content: bytes) -> None:
    for start in (b"", HEVY.encode(), STRONG.encode(), FITNOTES.encode()):
        with suppress(DomainError):
            read(start + content, ZONE, Unit.KG, NOW)


@given(
    st.sampled_from(_samples()),
    st.integers(0, 2000),
    st.integers(0, 30),
    st.binary(max_size=30),
    st.none() | st.just(Unit.LB),
)
@settings(max_examples=300, deadline=None)
def test_files_that_were_damaged(content: bytes, at: int, gone: int, new: bytes, unit: Unit | None) -> None:
    with suppress(DomainError):
        read(content[:at] + new + content[at + gone :], ZONE, unit, NOW)


@given(st.lists(st.text(max_size=20), min_size=10, max_size=10))
def test_cells_that_were_typed(cells: list[str]) -> None:
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    with suppress(DomainError):  # a row of blanks is an empty file
        assert read_whole((HEVY + row).encode("utf-8", "replace")).problem_count <= 1


# ---------------------------------------------------------------------- out, and in again

AT = datetime(2026, 11, 21, 17, 30, tzinfo=UTC)


def workout(*entries: Entry, at: datetime = AT) -> Workout:
    return Workout(1, (Log(1, 7, None, at, entries),))


def done(imported_set: ImportedSet) -> WorkoutSet:
    """The set, where the file tells one amount alone."""
    return WorkoutSet(
        imported_set.reps,
        imported_set.seconds,
        imported_set.metres,
        imported_set.weight,
        imported_set.kind,
        imported_set.rir,
        side=imported_set.side,
    )


def exercise(name: str, tracking: Tracking = Tracking.WEIGHT_REPS, region: Region | None = None) -> Exercise:
    return own_exercise(name, name, region, tracking)


def test_the_export_is_laid_out_as_strong_s_with_columns_of_ours_behind() -> None:
    row = Entry("row", (reps_done(12, "20", Kind.WARM_UP), reps_done(8, "62.50", rir="1.5")), note="slow\nand low")
    carry = Entry("carry", (WorkoutSet(metres=40, weight=kg("100")), WorkoutSet(seconds=30)), "trap_bar")
    help_counts = Entry("own-7", (WorkoutSet(reps=6, weight=lb("45"), kind=Kind.DROP, side=Side.LEFT),))
    exercises = {
        "row": exercise("Bent-over row"),
        "carry": exercise("Farmer’s walk"),
        "own-7": own_exercise("own-7", "Ring dip, helped", Region.MID, Tracking.ASSISTED_REPS),
    }
    log = Log(1, 7, None, AT, (row, carry, help_counts), title="Pull", note="=hotel")
    assert write([Workout(1, (log,))], exercises.__getitem__, ZONE).decode().splitlines() == [
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;"
        "Workout Notes;Workout Duration;Moment (UTC);Counts;Region;Side",
        '2026-11-21 18:30:00;Pull;Bent-over row;W;20;kg;12;;;;;"slow',
        "and low\";'=hotel;;2026-11-21T17:30:00+00:00;;;",
        "2026-11-21 18:30:00;Pull;Bent-over row;1;62.5;kg;8;8.5;;;;;;;2026-11-21T17:30:00+00:00;;;",
        "2026-11-21 18:30:00;Pull;Farmer’s walk (Trap Bar);1;100;kg;;;40;m;;;;;2026-11-21T17:30:00+00:00;;;",
        "2026-11-21 18:30:00;Pull;Farmer’s walk (Trap Bar);2;;;;;;;30;;;;2026-11-21T17:30:00+00:00;;;",
        "2026-11-21 18:30:00;Pull;Ring dip, helped;D;45;lbs;6;;;;;;;;2026-11-21T17:30:00+00:00;assisted_reps;mid;left",
    ]


def reps_done(amount: int, kilograms: str, kind: Kind = Kind.WORK, rir: str | None = None) -> WorkoutSet:
    return WorkoutSet(reps=amount, weight=kg(kilograms), kind=kind, rir=None if rir is None else Decimal(rir))


def test_our_files_of_before_the_columns_of_ours_are_known_by_their_title() -> None:
    rows = "2026-11-21 18:30:00;Backday;Face Pull;1;20;kg;12;0;;;;;;\n"
    imported = text(STRONG.replace("Notes\n", "Notes;Workout Notes;Workout Duration\n") + rows)
    assert (imported.tracker, imported.occasions[0].title) == ("backday", "")
    assert only(imported).rir == 10


def test_nothing_is_a_file_with_a_header() -> None:
    assert write([], exercise, "UTC").count(b"\n") == 1


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-", "'s morgens", "Row"])
def test_no_name_is_a_formula_outside_and_every_one_is_itself_again(name: str) -> None:
    content = write([workout(Entry("row", (WorkoutSet(reps=8),)))], lambda _: exercise(name), "UTC")
    cell = content.decode().split(";", 18)[18]
    assert cell.lstrip('"')[0] not in "=+-@\t\r"
    assert read_whole(content).names == (" ".join(name.split()),)


weights = st.builds(
    Weight, st.decimals(min_value="0.001", max_value=1000, places=3, allow_nan=False), st.sampled_from(Unit)
)
amounts: st.SearchStrategy[dict[str, int]] = st.one_of(
    st.builds(dict, reps=st.integers(1, 1000)),
    st.builds(dict, seconds=st.integers(1, 7200)),
    st.builds(dict, metres=st.integers(1, 10_000)),
)
rirs = st.none() | st.integers(0, 20).map(lambda halves: Decimal(halves) / 2)
workout_sets = st.builds(
    lambda amount, weight, kind, rir, side: WorkoutSet(**amount, weight=weight, kind=kind, rir=rir, side=side),
    amounts,
    st.none() | weights,
    st.sampled_from(Kind),
    rirs,
    st.sampled_from((None, *Side)),
)
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30).filter(
    str.strip
)
written = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\"), max_size=30).filter(
    lambda text: text.casefold().strip() not in {"-", "null", "nan", "none", "n a", "backday"}
)
histories = st.dictionaries(
    names.map(lambda name: " ".join(name.split())), st.lists(workout_sets, min_size=1, max_size=6), min_size=1
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(histories, st.sampled_from(["UTC", ZONE, "Asia/Kathmandu"]), st.lists(written, min_size=3, max_size=3))
def test_what_goes_out_comes_in_the_same_in_whichever_zone(
    sets: dict[str, list[WorkoutSet]], zone: str, texts: list[str]
) -> None:
    entries = [Entry(name, tuple(each), note=texts[2].strip()) for name, each in sets.items()]
    log = Log(1, 7, None, AT, tuple(entries), title=" ".join(texts[0].split()), note=texts[1].strip())
    imported = read_whole(write([Workout(1, (log,))], exercise, zone), zone="Asia/Tokyo")
    assert (imported.tracker, imported.problems) == ("backday", ())
    (occasion,) = imported.occasions
    assert (occasion.at, occasion.title, occasion.note) == (AT, log.title, log.note)
    assert {
        exercise_done.name: [done(each) for each in exercise_done.sets] for exercise_done in occasion.exercises
    } == sets
    assert {exercise_done.name: exercise_done.note for exercise_done in occasion.exercises} == {
        entry.exercise_id: entry.note for entry in entries
    }


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Bent Over Row (Barbell)", ("Bent Over Row", "barbell")),
        ("Lat Pulldown (Cable)", ("Lat Pulldown", "cable")),
        ("Pull Up (Assisted)", ("Assisted Pull Up", None)),
        ("Chin Up (Weighted)", ("Weighted Chin Up", None)),
        ("Bankdrücken (Langhantel)", ("Bankdrücken", "barbell")),
        ("Panca Piana (Manubrio)", ("Panca Piana", "dumbbell")),
        ("Wiosłowanie (Wyciąg)", ("Wiosłowanie", "cable")),
        ("Deadlift (Trap Bar)", ("Deadlift", "trap_bar")),
        ("Inverted row (Pull Up Bar)", ("Inverted row", "pull_up_bar")),
        ("Row (Dumbbell + Bench)", ("Row", "dumbbell+bench")),
        ("Back Extension (45°) (Machine)", ("Back Extension (45°)", "machine")),
        ("Back Extension (Hyperextension)", ("Back Extension (Hyperextension)", None)),
        ("Face Pull", ("Face Pull", None)),
        (" Face Pull ", ("Face Pull", None)),
        ("(Barbell)", ("(Barbell)", None)),
        ("Row ()", ("Row ()", None)),
        ("", ("", None)),
    ],
)
def test_names_without_their_equipment(name: str, parts: tuple[str, str | None]) -> None:
    assert without_equipment(name) == parts


def test_equipment_that_is_written_is_found_again(catalogue) -> None:  # type: ignore[no-untyped-def]
    things = {thing for entry in catalogue.exercises.values() for option in entry.equipment for thing in option}
    for variant in [*things, "dumbbell+bench"]:
        (name,) = read_whole(write([workout(Entry("row", (WorkoutSet(reps=8),), variant))], exercise, "UTC")).names
        assert without_equipment(name) == ("row", variant)


def test_the_most_rows_are_read_and_one_more_is_too_many() -> None:
    row = "2020-06-{day:02},Row {number},Back,60.5,8,,,\n"
    rows = [row.format(day=1 + i % 28, number=i // 1400) for i in range(MOST_ROWS)]
    imported = text(FITNOTES + "".join(rows), Unit.KG)
    assert (
        sum(len(exercise_done.sets) for each in imported.occasions for exercise_done in each.exercises) == MOST_ROWS
    )
    with pytest.raises(DomainError, match="import-too-big"):
        text(FITNOTES + "".join([*rows, rows[0]]), Unit.KG)
