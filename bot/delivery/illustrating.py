"""Pictures for what is posted: where one takes too long or fails, the words go without it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue
from bot.domain.reminders import Occurrence
from bot.drawing.charts.chart import Chart
from bot.drawing.pictures import Picture
from bot.services.overview import Overview
from bot.ui.cards import Card
from bot.ui.nudges import WeekPost
from bot.ui.week_chart import week_chart

PATIENCE = 20.0
"""Seconds that a post waits for its picture: many weekly summaries may be due at once, and one process draws them."""

Draw = Callable[[Chart, str], Awaitable[Picture]]

log = logging.getLogger(__name__)


class Illustrator:
    """Called with what is to be posted, once its turn has come: drawing holds up no other post."""

    def __init__(self, texts: Texts, catalogue: Catalogue, overview: Overview, draw: Draw) -> None:
        self._texts = texts
        self._catalogue = catalogue
        self._overview = overview
        self._draw = draw

    async def __call__(self, occurrence: Occurrence, card: Card) -> Card:
        """The card with its picture, where it has one."""
        if not isinstance(card, WeekPost):
            return card
        try:
            shown = await asyncio.wait_for(self._week(occurrence), PATIENCE)
        except Exception as error:  # noqa: BLE001 (a summary without its picture is better than none)
            log.warning("reminder %s: no picture: %s", occurrence.reminder.id, type(error).__name__)
            return card
        return card.illustrated(shown) if shown else card

    async def _week(self, occurrence: Occurrence) -> Picture | None:
        week = await self._overview.week(occurrence.reminder.to.member_id, occurrence.day)
        if not week.sets:
            return None
        chart = week_chart(self._texts, self._catalogue, week)
        return await self._draw(chart.chart, chart.alt)
