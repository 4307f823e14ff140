"""The picture of a record beside the words that tell of it."""

import asyncio
import logging

from bot.domain.records import RecordKind
from bot.domain.series import Measure
from bot.drawing.pictures import Picture
from bot.interactions.client import Client
from bot.services.overview import Line
from bot.services.workout_views import LogResult
from bot.ui.charts import record_chart

PATIENCE = 1.5
"""Seconds that a log's answer waits for its picture; without one in time it goes in words. Discord waits three."""

_KINDS = {
    Measure.MAX: {RecordKind.MAX},
    Measure.WEIGHT: {RecordKind.WEIGHT, RecordKind.CARRY},
    Measure.REPS: {RecordKind.REPS},
    Measure.HOLD: {RecordKind.HOLD},
    Measure.DISTANCE: {RecordKind.DISTANCE},
    Measure.HELP: {RecordKind.HELP},
}

log = logging.getLogger(__name__)


async def record_picture(client: Client, logged: LogResult) -> Picture | None:
    """Where a log of one exercise brought a record in what its line shows: the stair up to it; else None."""
    ids = {entry.exercise_id for entry in logged.log.entries}
    if len(ids) != 1 or not logged.news:
        return None
    try:
        async with asyncio.timeout(PATIENCE):
            line = await client.services.overview.line(logged.log.member_id, logged.exercises[ids.pop()])
            if not _is_news(logged, line):
                return None
            chart = record_chart(client.texts, line.history.exercise, line.series)
            return await client.pictures.chart(chart.chart, chart.alt)
    except Exception as error:  # noqa: BLE001 (the set is stored, and its answer must not wait for a picture)
        log.warning("record of log %s: no picture: %s", logged.log.id, type(error).__name__)
        return None


def _is_news(logged: LogResult, line: Line) -> bool:
    """Whether the line ends with what the log brought."""
    last = line.series.marks[-1] if line.series.marks else None
    day = logged.log.at.astimezone(line.history.here.zone).date()
    kinds = {record.kind for found in logged.news.values() for record in found}
    return last is not None and last.record and last.day == day and not kinds.isdisjoint(_KINDS[line.series.measure])
