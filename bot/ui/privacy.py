"""The cards of a member's own data."""

from io import BytesIO

import discord

from bot.content.texts import Texts
from bot.services.privacy import DataSummary, Export
from bot.ui.cards import Card, button, row, tap_id, text


class ExportCard(Card):
    """Two files: a table and everything."""

    def __init__(self, texts: Texts, export: Export) -> None:
        super().__init__(
            text(texts("export-title"), texts("export-text", workouts=export.workouts)),
            *(discord.ui.File(f"attachment://{name}") for name in export.files),
        )
        self._export = export

    def files(self) -> list[discord.File]:
        return [discord.File(BytesIO(content), name) for name, content in self._export.files.items()]


class ForgetCard(Card):
    """What would be deleted, and one confirmation."""

    def __init__(self, texts: Texts, holdings: DataSummary) -> None:
        super().__init__(
            text(
                texts("forget-title"),
                texts("forget-text", workouts=holdings.workouts, reminders=holdings.reminders),
            ),
            row(
                button(texts("button-forget"), tap_id("forget", "yes"), discord.ButtonStyle.danger),
                button(texts("button-keep"), tap_id("forget", "no")),
            ),
        )


class ForgottenCard(Card):
    def __init__(self, texts: Texts, *, deleted: bool) -> None:
        super().__init__(text(texts("forgotten" if deleted else "kept")))
