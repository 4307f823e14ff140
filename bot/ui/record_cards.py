"""The cards of records: the newest of all, a month at a time, and those of one exercise that hold now."""

from collections.abc import Sequence
from itertools import groupby

import discord

from bot.content.texts import Texts
from bot.domain.records import Record, RecordKind
from bot.services.overview import Line
from bot.services.progress import ExerciseRecord, RecordList
from bot.ui.amounts import day_in_words, number
from bot.ui.cards import ACCENT, Card, button, primary, row, tap_id, text
from bot.ui.names import label, name_of
from bot.ui.record_words import record_in_words

PAGE = 8
"""Lines of a page: what a phone shows at once."""


class RecordsCard(Card):
    """A month's records; `page` counts from the newest, and one beyond the last is the last."""

    def __init__(self, texts: Texts, records: RecordList, page: int) -> None:
        pages = _pages(records)
        if not pages:
            super().__init__(
                text(texts("records-none"), texts("records-none-text")),
                row(primary(texts("button-log"), "log-text")),
                colour=ACCENT,
            )
            return
        page = min(max(page, 0), len(pages) - 1)
        shown, count = pages[page]
        month = shown[0].day
        name = texts("month-long", month=month.month)
        named = name if month.year == records.here.today.year else f"{name} {month.year}"
        turns = [
            *([button(texts("button-newer"), tap_id("records", "", page - 1))] if page else []),
            *([button(texts("button-older"), tap_id("records", "", page + 1))] if page + 1 < len(pages) else []),
        ]
        super().__init__(
            text(texts("records-title", count=count, month=named)),
            text(*(_line(texts, records, exercise_record) for exercise_record in shown)),
            row(_choice(texts, shown)),
            *([row(*turns)] if turns else []),
            colour=ACCENT,
        )


def _pages(records: RecordList) -> list[tuple[Sequence[ExerciseRecord], int]]:
    """The records of each page, and how many its month has: of a workout and exercise the most telling alone."""

    latest: dict[tuple[int, str], ExerciseRecord] = {}
    for exercise_record in records.records:
        latest.setdefault((exercise_record.record.by.workout_id, exercise_record.exercise.id), exercise_record)

    def month(held: ExerciseRecord) -> tuple[int, int]:
        return held.day.year, held.day.month

    pages: list[tuple[Sequence[ExerciseRecord], int]] = []
    for _, some in groupby(latest.values(), key=month):
        of_month = list(some)
        pages += [(of_month[at : at + PAGE], len(of_month)) for at in range(0, len(of_month), PAGE)]
    return pages


def _line(texts: Texts, records: RecordList, found: ExerciseRecord) -> str:
    return texts(
        "records-line",
        exercise=name_of(found.exercise),
        record=record_in_words(texts, found.record, records.here.unit),
        day=day_in_words(texts, found.day, records.here.today),
    )


def _choice(texts: Texts, shown: Sequence[ExerciseRecord]) -> discord.ui.Select[Card]:
    exercises = {exercise_record.exercise.id: exercise_record.exercise for exercise_record in shown}
    options = [
        discord.SelectOption(label=label(exercise.name)[:100], value=exercise.id) for exercise in exercises.values()
    ]
    return discord.ui.Select(custom_id=tap_id("records-of"), placeholder=texts("records-open"), options=options)


class ExerciseRecordsCard(Card):
    """The records of an exercise that hold now."""

    def __init__(self, texts: Texts, line: Line) -> None:
        exercise, here, held = line.history.exercise, line.history.here, line.standing
        name = name_of(exercise)
        lines = [
            texts(
                "records-of-line",
                kind=texts(f"record-kind-{record.kind}"),
                record=record_in_words(texts, record, here.unit, named=False),
                day=day_in_words(texts, record.by.at.astimezone(here.zone).date(), here.today),
            )
            for record in held
        ]
        title = (
            texts("records-of-title", exercise=name, count=len(held))
            if held
            else texts("records-of-none", exercise=name)
        )
        super().__init__(
            text(title, *([] if held else [texts("records-none-text")])),
            *([text(*lines, _margin(texts, held))] if held else []),
            row(
                primary(texts("button-log"), tap_id("log", exercise.id)),
                button(texts("button-progress"), tap_id("progress", exercise.id)),
                button(texts("button-all-records"), tap_id("records")),
            ),
            colour=ACCENT,
        )


def _margin(texts: Texts, held: Sequence[Record]) -> str:
    """How far an estimate may lie off."""
    found = next((record for record in held if record.kind is RecordKind.MAX and record.margin), None)
    if found is None:
        return ""
    return texts("records-margin", margin=texts(f"amount-{found.unit.value}", amount=number(found.margin)))
