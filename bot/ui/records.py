"""What a log's answer says of records: that there is one, what it is of, and by how much it is more."""

import discord

from bot.content.texts import Texts
from bot.domain.records import Record, RecordKind, most_telling
from bot.services.workout_views import LogResult
from bot.ui.amounts import number
from bot.ui.names import name_of
from bot.ui.record_words import amount_of_record, weight_of_record

RECORD = discord.Colour(0x5CD3E8)
"""The bar of a card that tells a record."""

_MOST_EXERCISES = 4


def record_title(texts: Texts, logged: LogResult) -> str:
    """`### 🏆 Record: Bent-Over Row`, where one exercise was logged and brought one; else empty."""
    ids = {entry.exercise_id for entry in logged.log.entries}
    if len(ids) != 1 or not logged.news:
        return ""
    return texts("news-title", exercise=name_of(logged.exercises[ids.pop()]))


def record_lines(texts: Texts, logged: LogResult) -> list[str]:
    """What the records are: a line each for one exercise, a line for each exercise where several were logged."""
    if len({entry.exercise_id for entry in logged.log.entries}) == 1:
        return [_line(texts, record, logged) for found in logged.news.values() for record in most_telling(found)]
    return [
        texts(
            "news-of",
            exercise=name_of(logged.exercises[exercise_id]),
            record=_line(texts, most_telling(found)[0], logged),
        )
        for exercise_id, found in list(logged.news.items())[:_MOST_EXERCISES]
    ]


def _line(texts: Texts, record: Record, logged: LogResult) -> str:
    """`Estimated max 81 ± 4 kg, 1 kg more.`"""
    return texts(
        f"news-{_key(record)}",
        amount=_amount(texts, record, logged),
        gain=_gain(texts, record, logged),
        for_reps=record.by.set.reps or 0,
        weight=_weight(texts, record, logged),
        metres=texts("amount-metres", amount=str(record.by.set.metres or 0)),
    )


def _gain(texts: Texts, record: Record, logged: LogResult) -> str:
    """`2.5 kg`, `5 s`; of repetitions `1`: they are named just before."""
    if record.kind is RecordKind.REPS:
        return number(record.gain)
    return amount_of_record(texts, record, logged.unit, record.gain)


def _key(record: Record) -> str:
    weighted = record.by.set.weight is not None and record.kind in (RecordKind.REPS, RecordKind.DISTANCE)
    return f"{record.kind}-at" if weighted else record.kind.value


def _amount(texts: Texts, record: Record, logged: LogResult) -> str:
    amount = amount_of_record(texts, record, logged.unit, record.amount)
    if record.kind is not RecordKind.MAX or not record.margin:
        return amount
    return texts(
        "news-give-or-take", amount=number(record.amount), margin=number(record.margin), unit=record.unit.value
    )


def _weight(texts: Texts, record: Record, logged: LogResult) -> str:
    weight = record.by.set.weight
    return weight_of_record(texts, abs(weight.kg), logged.unit) if weight else ""
