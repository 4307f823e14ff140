"""`/data`: what is stored about you, for you alone."""

from contextlib import suppress
from functools import partial
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.errors import DomainError
from bot.domain.trackers import MOST_BYTES, MOST_ROWS
from bot.domain.workouts import Unit
from bot.interactions.answers import acknowledge, answer, ask, settle, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import keep_input, origin_of, tap
from bot.services.imports import Asking, ImportChoices
from bot.ui.cards import tap_id, typed_in
from bot.ui.forms import chosen, filled_in
from bot.ui.imports import (
    BroughtBackCard,
    ImportedCard,
    ImportNameForm,
    PreviewCard,
    ProgressCard,
    QuestionCard,
    TakenBackCard,
)
from bot.ui.privacy import ExportCard, ForgetCard, ForgottenCard
from cogs._showing import remove


class Data(commands.GroupCog, group_name="data"):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.privacy = client.services.privacy
        self.imports = client.services.imports

    @tap("export")
    async def export_by_tap(self, interaction: Interaction) -> None:
        export = await self.privacy.export(interaction.user.id)
        await answer(interaction, ExportCard(self.client.texts, export), private=True)

    @app_commands.command()
    async def export(self, interaction: Interaction) -> None:
        export = await self.privacy.export(interaction.user.id)
        await answer(interaction, ExportCard(self.client.texts, export), private=True)

    @app_commands.command(name="import")
    async def import_file(self, interaction: Interaction, file: discord.Attachment, unit: Unit | None = None) -> None:
        if file.size > MOST_BYTES:
            raise DomainError("import-too-big", megabytes=MOST_BYTES // 2**20, rows=MOST_ROWS)
        await acknowledge(interaction)
        await self._stage(interaction, file, ImportChoices(unit))

    @tap("import-read")
    async def read_again(self, interaction: Interaction, unit: Literal["kg", "lb", ""], order: str) -> None:
        choices = ImportChoices(Unit(unit) if unit else None, {"dmy": True, "mdy": False}.get(order))
        attached = interaction.message.attachments if interaction.message else []
        if not attached:
            raise DomainError("import-not-there")
        await acknowledge(interaction)
        await self._stage(interaction, attached[0], choices)

    async def _stage(self, interaction: Interaction, file: discord.Attachment, choices: ImportChoices) -> None:
        content = await file.read()
        found = await self.imports.stage(
            origin_of(interaction), content, choices, partial(self._tell_progress, interaction)
        )
        texts = self.client.texts
        if isinstance(found, Asking):
            await settle(interaction, QuestionCard(texts, found, content))
        else:
            await settle(interaction, PreviewCard(texts, found, content))

    @tap("import")
    async def confirm(self, interaction: Interaction, import_id: int) -> None:
        preview = await self.imports.confirm(interaction.user.id, import_id)
        await turn(interaction, ImportedCard(self.client.texts, preview))

    @tap("unimport")
    async def take_back(self, interaction: Interaction, import_id: int) -> None:
        preview = await self.imports.take_back(interaction.user.id, import_id)
        await turn(interaction, TakenBackCard(self.client.texts, preview))

    @tap("import-gone")
    async def bring_back(self, interaction: Interaction, import_id: int) -> None:
        workouts = await self.imports.bring_back(interaction.user.id, import_id)
        await answer(interaction, BroughtBackCard(self.client.texts, workouts), private=True)

    @tap("import-name")
    async def ask_what_it_is(self, interaction: Interaction, import_id: int, key: str = "") -> None:
        key, typed = key or chosen(interaction), "".join(typed_in(interaction.message))
        form = ImportNameForm(self.client.texts, import_id, key, typed)
        await ask(interaction, form, tap_id("import-name", import_id, key))

    @tap("import-name-form")
    async def rename(self, interaction: Interaction, import_id: int, key: str) -> None:
        typed = filled_in(interaction).get("name", "")
        keep_input(interaction, tap_id("import-name", import_id, key), typed)
        preview = await self.imports.rename(interaction.user.id, import_id, key, typed)
        await turn(interaction, PreviewCard(self.client.texts, preview))

    async def _tell_progress(self, interaction: Interaction, percent: int) -> None:
        await settle(interaction, ProgressCard(self.client.texts, percent))

    @app_commands.command()
    async def delete(self, interaction: Interaction) -> None:
        holdings = await self.privacy.holdings(interaction.user.id)
        await answer(interaction, ForgetCard(self.client.texts, holdings), private=True)

    @tap("forget-ask")
    async def ask_to_forget(self, interaction: Interaction) -> None:
        holdings = await self.privacy.holdings(interaction.user.id)
        await answer(interaction, ForgetCard(self.client.texts, holdings), private=True)

    @tap("forget")
    async def forget(self, interaction: Interaction, sure: str) -> None:
        if sure == "yes":
            for post in await self.client.services.posts.of_member(interaction.user.id):
                with suppress(DomainError):  # what Discord does not remove keeps nothing else here
                    await remove(self.client, post)
            await self.privacy.delete(interaction.user.id)
        await turn(interaction, ForgottenCard(self.client.texts, deleted=sure == "yes"))


async def setup(client: Client) -> None:
    await client.add_cog(Data(client))
