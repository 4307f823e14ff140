"""`/data import`, as a member uses it."""

import json

import pytest

from bot.domain.errors import DomainError
from tests.cogs.conftest import whole_history
from tests.conftest import Gym, on_both

HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index",'
    '"set_type","weight_kg","reps","distance_km","duration_seconds","rpe"\n'
)
ROWS = [
    ("Pull", "22 Dec 2025, 08:00", "Bent Over Row (Barbell)", "warmup", "40", "10", "", ""),
    ("Pull", "22 Dec 2025, 08:00", "Bent Over Row (Barbell)", "normal", "80", "5", "", "8"),
    ("Pull", "22 Dec 2025, 08:00", "Face Pull", "normal", "20", "15", "", ""),
    ("Push", "20 Dec 2025, 08:00", "Bench Press (Barbell)", "normal", "70", "8", "", ""),
    ("Push", "20 Dec 2025, 08:00", "Bench Press (Barbell)", "normal", "many", "8", "", ""),
]


def hevy(rows=ROWS) -> bytes:
    lines = [
        f'"{title}","{at}","{at}","","{name}","","","0","{kind}","{weight}","{reps}","","{seconds}","{rpe}"\n'
        for title, at, name, kind, weight, reps, seconds, rpe in rows
    ]
    return (HEVY + "".join(lines)).encode()


async def imported(gym: Gym, content: bytes, **options):
    file = ("workouts.csv", content)
    return await gym.alice.slash(gym.channel, "data import", file=file, **options)


@on_both
async def test_an_import_shows_what_it_would_do_counts_once_confirmed_and_is_undone_as_one(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "settings", timezone="Berlin")
    preview = seen(await imported(gym, hevy()))
    assert preview.ephemeral
    assert "2 workouts, 4 sets" in preview
    assert "**Known here** Bent-Over Row, Face Pull" in preview
    assert "**Kept as exercises of your own** Bench Press (Barbell)" in preview
    assert "Line 6: “many” is not a number" in preview
    assert "Nothing here yet" in seen(await gym.alice.slash(gym.channel, "history"))

    done = seen(await gym.alice.click(preview.message, label="Import"))
    assert "Imported" in done
    history = await whole_history(gym, gym.alice)
    assert "2 workouts" in history
    assert "warm-up 10 @ 40 kg" in history
    assert "5 @ 80 kg RPE 8" in history
    assert "Bench Press (Barbell)" in seen(await gym.alice.slash(gym.channel, "my-exercise list"))

    back = seen(await gym.alice.click(done.message, label="Undo the import"))
    assert "its 2 workouts no longer count" in back
    assert "Nothing here yet" in seen(await gym.alice.slash(gym.channel, "history"))
    await gym.alice.click(back.message, label="Import")
    assert "2 workouts" in seen(await gym.alice.slash(gym.channel, "history"))


@on_both
async def test_the_same_file_again_adds_nothing(gym: Gym, seen) -> None:
    preview = seen(await imported(gym, hevy()))
    await gym.alice.click(preview.message, label="Import")

    again = seen(await imported(gym, hevy()))

    assert "No workout that is not here already" in again
    assert "2 workouts of it are here already" in again
    assert "Import" not in again.buttons


async def test_a_name_is_told_once_and_remembered(gym: Gym, seen, refused) -> None:
    rows = [("Pull", "22 Dec 2025, 08:00", "Seal Thing", "normal", "40", "10", "", "")]
    preview = seen(await imported(gym, hevy(rows)))
    form = await gym.alice.select(preview.message, [preview.options[0]])
    unknown = seen(await gym.alice.submit_modal(form, {"name": "zumba"}))
    assert "“zumba” isn’t in my library" in unknown
    form = await gym.alice.click(unknown.message, label="Try again")
    assert form.modal["components"][0]["component"]["value"] == "zumba"
    known = seen(await gym.alice.submit_modal(form, {"name": "chest supported row"}))
    assert "**Known here** Chest-Supported Row" in known

    rows.append(("Pull", "23 Dec 2025, 08:00", "Seal Thing", "normal", "45", "10", "", ""))
    again = seen(await imported(gym, hevy(rows)))
    assert "**Known here** Chest-Supported Row" in again
    await gym.alice.click(again.message, label="Import")
    assert "Chest-Supported Row" in seen(await gym.alice.slash(gym.channel, "history"))


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"", "There are no sets in that file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "That is not a CSV file"),
        (b"a,b,c\n1,2,3\n", "I do not know a file with the columns a, b, c"),
        (HEVY.encode(), "There are no sets in that file"),
        (b"x" * (5 * 2**20 + 1), "I read up to 5 MB and 50,000 rows"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_kindly(gym: Gym, refused, content: bytes, answer: str) -> None:
    assert answer in refused(await imported(gym, content))


async def test_nobody_imports_or_undoes_for_another(gym: Gym, seen) -> None:
    preview = seen(await imported(gym, hevy()))
    staged = next(part["custom_id"] for part in preview.parts if part.get("label") == "Import").split(":")[1]
    for attempt in (gym.bot.services.imports.confirm, gym.bot.services.imports.take_back):
        with pytest.raises(DomainError, match="import-not-there"):
            await attempt(gym.bob.id, int(staged))


async def test_a_deleted_workout_of_a_file_is_told_and_brought_back(gym: Gym, seen) -> None:
    preview = seen(await imported(gym, hevy()))
    await gym.alice.click(preview.message, label="Import")
    history = seen(await gym.alice.slash(gym.channel, "history"))
    first = next(part["custom_id"] for part in history.parts if part.get("label") == "Open")
    opened = seen(await gym.alice.click(history.message, custom_id=first))
    await gym.alice.select(opened.message, ["delete"])

    again = seen(await imported(gym, hevy()))
    assert "You deleted one workout of it here" in again
    assert "one workout of it is here already" in again.text.casefold()
    assert "One workout is back" in seen(await gym.alice.click(again.message, label="Restore deleted ones"))
    assert "2 workouts" in seen(await gym.alice.slash(gym.channel, "history"))


async def test_sets_that_another_exercise_cannot_count_are_not_taken_for_it(gym: Gym, seen) -> None:
    rows = [("Pull", "22 Dec 2025, 08:00", "Thing", "normal", "50", "8", "", "")]
    preview = seen(await imported(gym, hevy(rows)))
    question = await gym.alice.select(preview.message, [preview.options[0]])
    answer = seen(await gym.alice.submit_modal(question, {"name": "superman"}))
    assert "Known here" not in answer
    await gym.alice.click(preview.message, label="Import")
    assert "Superman" not in await whole_history(gym)


# ------------------------------------------------------------------ what the file does not tell

STRONG = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"


def strong(*rows: str, at: str = "2025-12-22 08:00:12") -> bytes:
    """Rows as Strong writes them, told from the exercise's name on."""
    return (STRONG + "".join(f'{at},"Pull",1h 2m,{row}\n' for row in rows)).encode()


async def test_a_missing_unit_is_two_buttons_and_can_be_changed_on_the_preview(gym: Gym, seen) -> None:
    question = seen(await imported(gym, strong('"Deadlift (Barbell)",1,225.5,3,0,0,"","",')))
    assert "What is **225.5** in this set: Deadlift (Barbell), 225.5 × 3?" in question
    assert question.buttons == ["kilograms", "pounds"]
    assert question.ephemeral

    preview = seen(await gym.alice.click(question.message, label="pounds"))
    assert "I read its weights in pounds" in preview
    assert "**Known here** Deadlift" in preview
    in_kilograms = seen(await gym.alice.click(preview.message, label="They are kilograms"))
    assert "I read its weights in kilograms" in in_kilograms
    in_pounds = seen(await gym.alice.click(in_kilograms.message, label="They are pounds"))
    await gym.alice.click(in_pounds.message, label="Import")

    history = await whole_history(gym, gym.alice)
    assert "3 @ 225.5 lb" in history
    assert "1 workout" in history


async def test_the_unit_that_a_member_prefers_is_said_and_can_be_changed(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "settings", unit="lb")
    preview = seen(await imported(gym, strong('"Deadlift (Barbell)",1,100,3,0,0,"","",')))
    assert "I read its weights in pounds" in preview
    assert "They are kilograms" in preview.buttons


async def test_an_order_of_dates_that_is_not_told_is_two_buttons(gym: Gym, seen) -> None:
    table = b"Date,Exercise,Weight (kg),Reps\n04/05/2025,Shrug,60,12\n06/05/2025,Shrug,62.5,10\n"
    question = seen(await imported(gym, table))
    assert "Which day is **04/05/2025** in this file?" in question
    assert question.buttons == ["4 May 2025", "5 April 2025"]
    preview = seen(await gym.alice.click(question.message, label="4 May 2025"))
    assert "2 workouts, 2 sets" in preview
    await gym.alice.click(preview.message, label="Import")
    table = json.loads((await exported(gym))["backday.json"])
    assert [workout["at"][:10] for workout in table["workouts"]] == ["2025-05-04", "2025-05-06"]


async def test_both_questions_come_one_after_the_other(gym: Gym, seen) -> None:
    table = b"Date,Exercise,Weight,Reps\n04/05/2025,Shrug,60,12\n"
    question = seen(await imported(gym, table))
    question = seen(await gym.alice.click(question.message, label="5 April 2025"))
    assert "What is **60** in this set" in question
    preview = seen(await gym.alice.click(question.message, label="pounds"))
    assert "One workout, 1 sets" in preview or "One workout" in preview
    await gym.alice.click(preview.message, label="Import")
    (workout,) = json.loads((await exported(gym))["backday.json"])["workouts"]
    assert workout["at"].startswith("2025-04-05")


# ------------------------------------------------------------------ what arrives, and what is named


async def exported(gym: Gym) -> dict[str, bytes]:
    result = await gym.alice.slash(gym.channel, "data export")
    return {attachment.filename: await attachment.read() for attachment in result.response.attachments}


async def logged(gym: Gym) -> list[tuple[str, list[str]]]:
    """Each workout's title, and its sets as the export tells them."""
    workouts = json.loads((await exported(gym))["backday.json"])["workouts"]
    return [
        (
            " / ".join(log.get("title", "") for log in workout["logs"]),
            [
                " ".join([entry["exercise"].split("-1")[0], *(f"{value}" for value in each.values())])
                for log in workout["logs"]
                for entry in log["entries"]
                for each in entry["sets"]
            ],
        )
        for workout in workouts
    ]


async def test_titles_and_notes_arrive_and_what_does_not_is_named(gym: Gym, seen) -> None:
    rows = ['"Pull","22 Dec 2025, 08:00","22 Dec 2025, 09:00","slept badly","Face Pull","1","elbows\\nhigh",']
    rows = [rows[0] + '"0","myorep","20","15","","","8.25"\n']
    preview = seen(await imported(gym, (HEVY + "".join(rows)).encode()))
    assert "Not kept, as I have no place for it: end\\_time, superset\\_id" in preview
    assert "Read as working sets: myorep" in preview
    assert "I keep effort in halves, so these are left out: 8.25" in preview
    await gym.alice.click(preview.message, label="Import")
    files = await exported(gym)
    (workout,) = json.loads(files["backday.json"])["workouts"]
    (log,) = workout["logs"]
    assert (log["title"], log["note"]) == ("Pull", "slept badly")
    assert log["entries"][0]["note"] == "elbows\nhigh"
    assert b'Pull;Face Pull;1;20;kg;15;;;;;"elbows\nhigh";slept badly' in files["backday.csv"]


async def test_help_is_never_counted_as_weight(gym: Gym, seen) -> None:
    content = strong('"Pull Up (Band)",1,20,8,0,0,"","",', '"Chin Up",1,-15,6,0,0,"","",', '"Dip",1,-9,5,0,0,"","",')
    preview = seen(await imported(gym, content, unit="kg"))
    assert "**Known here** Assisted Pull-Up" in preview
    assert "**Kept as exercises of your own** Dip" in preview
    await gym.alice.click(preview.message, label="Import")
    history = await whole_history(gym, gym.alice)
    assert "8 @ −20 kg" in history
    assert "6 @ −15 kg" in history
    assert "5 @ −9 kg" in history


async def test_one_set_that_is_counted_otherwise_takes_no_others_along(gym: Gym, seen) -> None:
    rows = ['"Pull Up",1,0,8,0,0,"","",'] * 20 + ['"Pull Up",1,0,0,0,30,"","",']
    preview = seen(await imported(gym, strong(*rows), unit="kg"))
    assert "**Known here** Pull-Up" in preview
    assert "**Kept as exercises of your own** Pull Up (hold)" in preview
    again = seen(await imported(gym, strong(*rows), unit="kg"))
    await gym.alice.click(again.message, label="Import")
    history = await whole_history(gym, gym.alice)
    assert "30 s" in history
    assert "20 × 8" in history


async def test_every_name_can_be_corrected_but_to_nothing_that_counts_otherwise(gym: Gym, seen, refused) -> None:
    content = strong('"Deadlift (Barbell)",1,100,5,0,0,"","",', '"Ring Thing",1,0,0,0,60,"","",')
    preview = seen(await imported(gym, content, unit="kg"))
    assert len(preview.options) == 2
    question = await gym.alice.select(preview.message, [preview.options[0]])
    wrong = seen(await gym.alice.submit_modal(question, {"name": "pull up"}))
    assert "Pull-Up" in wrong
    question = await gym.alice.click(wrong.message, label="Try again")
    held = seen(await gym.alice.submit_modal(question, {"name": "dead hang"}))
    assert "**Known here** Dead Hang, Deadlift" in held
    question = await gym.alice.select(held.message, [held.options[-1]])
    changed = seen(await gym.alice.submit_modal(question, {"name": "trap bar deadlift"}))
    assert "Trap-Bar Deadlift" in changed
    again = seen(await imported(gym, content, unit="kg"))
    assert "**Known here** Dead Hang, Trap-Bar Deadlift" in again


# ------------------------------------------------------------------ a history twice


async def take_in(gym: Gym, seen, content: bytes, **options):
    preview = seen(await imported(gym, content, **options))
    if "Import" in preview.buttons:
        await gym.alice.click(preview.message, label="Import")
    return preview


async def test_ones_own_export_read_back_changes_nothing_whatever_was_imported_before(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "settings", timezone="Berlin")
    await take_in(gym, seen, hevy())
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="12,10@22.5, 8@45lb")
    table = (await exported(gym))["backday.csv"]
    for zone in ("Berlin", "Tokyo"):
        await gym.alice.slash(gym.channel, "settings", timezone=zone)
        again = await take_in(gym, seen, table)
        assert "3 workouts of it are here already" in again
        assert "Import" not in again.buttons

    moved = seen(await gym.bob.slash(gym.channel, "data import", file=("backday.csv", table)))
    await gym.bob.click(moved.message, label="Import")
    history = await whole_history(gym, gym.bob)
    assert "12, 10 @ 22.5 kg" in history
    assert "8 @ 45 lb" in history


async def test_a_file_read_again_in_the_right_zone_moves_its_workouts(gym: Gym, seen) -> None:
    await take_in(gym, seen, hevy(ROWS[:4]))
    await gym.alice.slash(gym.channel, "settings", timezone="Berlin")
    again = await take_in(gym, seen, hevy(ROWS[:4]))
    assert "2 workouts that you imported before have changed" in again
    workouts = json.loads((await exported(gym))["backday.json"])["workouts"]
    assert [workout["at"][:16] for workout in workouts] == ["2025-12-20T07:00", "2025-12-22T07:00"]


async def test_a_longer_and_corrected_history_adds_and_corrects_and_undo_brings_back(gym: Gym, seen) -> None:
    first = [("Pull", "22 Dec 2025, 08:00", "Face Pull", "normal", "20", "15", "", "")]
    await take_in(gym, seen, hevy(first))
    more = [
        ("Pull", "22 Dec 2025, 08:00", "Face Pull", "normal", "22.5", "15", "", ""),
        ("Pull", "22 Dec 2025, 08:00", "Shrug (Dumbbell)", "normal", "30", "12", "", ""),
        ("Pull", "23 Dec 2025, 08:00", "Face Pull", "normal", "20", "15", "", ""),
    ]
    preview = seen(await imported(gym, hevy(more)))
    assert "One workout that you imported before has changed in the file" in preview
    assert [sets for _, sets in await logged(gym)] == [["face-pull 15 20 kg"]]
    done = seen(await gym.alice.click(preview.message, label="Import"))
    both = [["face-pull 15 22.5 kg", "shrug 12 30 kg"], ["face-pull 15 20 kg"]]
    assert [sets for _, sets in await logged(gym)] == both
    back = seen(await gym.alice.click(done.message, label="Undo the import"))
    assert [sets for _, sets in await logged(gym)] == [["face-pull 15 20 kg"]]
    await gym.alice.click(back.message, label="Import")
    assert [sets for _, sets in await logged(gym)] == both
    assert "Import" not in (await take_in(gym, seen, hevy(more))).buttons


async def test_a_day_of_fitnotes_with_one_exercise_more(gym: Gym, seen) -> None:
    day = "Date,Exercise,Category,Weight (kg),Reps,Distance,Distance Unit,Time\n2025-12-22,Face Pull,Back,20,15,,,\n"
    await take_in(gym, seen, day.encode())
    again = await take_in(gym, seen, (day + "2025-12-22,Barbell Row,Back,60,8,,,\n").encode())
    assert "One workout that you imported before has changed" in again
    assert [sets for _, sets in await logged(gym)] == [["face-pull 15 20 kg", "bent-over-row 8 60 kg"]]


@on_both
async def test_the_same_history_of_two_trackers_is_one(gym: Gym, seen) -> None:
    rows = ['"Bent Over Row (Barbell)",1,135,8,0,0,"","",', '"Bench Press (Barbell)",1,185,5,0,0,"","",']
    await take_in(gym, seen, strong(*rows), unit="lb")
    of_hevy = [
        ("Evening", "22 Dec 2025, 08:00", "Bent Over Row (Barbell)", "normal", "61.23", "8", "", ""),
        ("Evening", "22 Dec 2025, 08:00", "Flat Bench", "normal", "83.91", "5", "", ""),
    ]
    await take_in(gym, seen, hevy(of_hevy))
    assert len(await logged(gym)) == 1


async def test_a_workout_that_was_renamed_is_the_same(gym: Gym, seen) -> None:
    await take_in(gym, seen, strong('"Face Pull (Cable)",1,20,15,0,0,"","",'), unit="kg")
    renamed = strong('"Face Pull (Cable)",1,20,15,0,0,"","",').replace(b'"Pull"', b'"Pull, renamed"')
    await take_in(gym, seen, renamed, unit="kg")
    assert await logged(gym) == [("Pull, renamed", ["face-pull 15 20 kg"])]


async def test_who_trains_the_same_every_day_trained_every_day(gym: Gym, seen) -> None:
    days = [("Pull", f"{day} Dec 2025, 08:00", "Pull Up", "normal", "", "8", "", "") for day in range(10, 15)]
    await take_in(gym, seen, hevy(days[:3]))
    again = await take_in(gym, seen, hevy(days))
    assert "2 workouts, 2 sets" in again
    assert len(await logged(gym)) == 5


async def test_what_a_member_changed_here_stays(gym: Gym, seen) -> None:
    await take_in(gym, seen, hevy(ROWS[2:3]))
    history = seen(await gym.alice.slash(gym.channel, "history"))
    opened = seen(await gym.alice.click(history.message, label="Open"))
    form = await gym.alice.click(opened.message, label="Edit")
    fields = [part["component"]["custom_id"] for part in form.modal["components"] if "component" in part]
    await gym.alice.submit_modal(form, {fields[0]: "face pull 12@25"})
    again = await take_in(gym, seen, hevy(ROWS[2:3]))
    assert "One workout is here with your own changes, and stays as it is" in again
    assert await logged(gym) == [("Pull", ["face-pull 12 25 kg"])]  # the title stays too


async def test_an_exercise_that_counts_help_comes_back_as_it_was(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "my-exercise add", name="Ring Dip", region="mid", counts="assisted_reps")
    await gym.alice.slash(gym.channel, "log", exercise="ring dip", sets="3x8@20")
    table = (await exported(gym))["backday.csv"]
    question = seen(await gym.alice.slash(gym.channel, "data delete"))
    await gym.alice.click(question.message, label="Delete everything")
    await take_in(gym, seen, table)
    own = json.loads((await exported(gym))["backday.json"])["own_exercises"]
    assert [(exercise["name"], exercise["region"], exercise["counts"]) for exercise in own] == [
        ("Ring Dip", "mid", "assisted_reps")
    ]
