"""What an option of a command is, once it is read: a typed name becomes an exercise, a typed city a zone."""

from discord import app_commands

from bot.domain.errors import Unclear
from bot.domain.exercises import Exercise
from bot.domain.learning import SORE
from bot.domain.when import EXAMPLES, in_english
from bot.interactions.client import Interaction
from bot.ui.names import label
from bot.ui.words import reminder_in_words, schedule_in_words, zone_in_words


class ExerciseByName(app_commands.Transformer):
    """An exercise by any name that people use for it."""

    async def transform(self, interaction: Interaction, value: str, /) -> Exercise:  # type: ignore[override]
        return await interaction.client.services.members.find(interaction.user.id, value)

    async def autocomplete(  # type: ignore[override]
        self, interaction: Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """First what the member saved and does most, and has the equipment for."""
        found = await interaction.client.services.members.suggest(interaction.user.id, value)
        return [app_commands.Choice(name=label(exercise.name)[:100], value=exercise.id) for exercise in found]


class ExerciseTyped(ExerciseByName):
    """An exercise as it was typed; the service finds it, so that what else was typed is not lost."""

    async def transform(self, _: Interaction, value: str, /) -> str:  # type: ignore[override]
        return value


class OwnExerciseByName(app_commands.Transformer):
    """An exercise that the caller added."""

    async def transform(self, interaction: Interaction, value: str, /) -> Exercise:  # type: ignore[override]
        return await interaction.client.services.members.find(interaction.user.id, value)

    async def autocomplete(  # type: ignore[override]
        self, interaction: Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        own = await interaction.client.services.members.own_exercises(interaction.user.id)
        fitting = [reminder for reminder in own if value.casefold() in reminder.name.casefold()]
        return [app_commands.Choice(name=label(exercise.name)[:100], value=exercise.id) for exercise in fitting[:25]]


class TopicByName(app_commands.Transformer):
    """The id of a topic, by any words that people use for it."""

    async def transform(self, interaction: Interaction, value: str, /) -> str:  # type: ignore[override]
        return interaction.client.services.exercises.catalogue.topic_id(value)

    async def autocomplete(  # type: ignore[override]
        self, interaction: Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        catalogue = interaction.client.services.exercises.catalogue
        names = {SORE: catalogue.sore_back.name} | {topic.id: topic.name for topic in catalogue.topics.values()}
        return [
            app_commands.Choice(name=names[topic_id], value=topic_id)
            for topic_id in catalogue.find_topics(value)[:25]
        ]


class EquipmentNames(app_commands.Transformer):
    """Names of equipment, apart by commas; the service reads them."""

    async def transform(self, _: Interaction, value: str, /) -> str:  # type: ignore[override]
        return value

    async def autocomplete(  # type: ignore[override]
        self, interaction: Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """Offers to finish the last word."""
        texts = interaction.client.texts
        *before, last = value.replace("+", ",").split(",")
        parts = [part.strip() for part in before if part.strip()]
        names = [texts(f"equipment-{thing}") for thing in interaction.client.services.exercises.all_equipment]
        offers = [
            ", ".join([*parts, name]) for name in names if last.strip().casefold() in name and name not in parts
        ]
        return [app_commands.Choice(name=offer[:100], value=offer[:100]) for offer in offers[:25]]


class EquipmentAtHand(EquipmentNames):
    """What somebody has to train with, read: names of equipment, apart by commas, plus signs or `and`."""

    async def transform(self, interaction: Interaction, value: str, /) -> frozenset[str]:  # type: ignore[override]
        return interaction.client.services.exercises.equipment(value)


class ZoneByName(app_commands.Transformer):
    """A time zone as it was typed; the service finds it, so that what else was typed can be given back."""

    async def transform(self, _: Interaction, value: str, /) -> str:  # type: ignore[override]
        return value

    async def autocomplete(  # type: ignore[override]
        self, interaction: Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        likely = () if value else filter(None, await zone_or_guess(interaction))
        names = dict.fromkeys([*likely, *interaction.client.services.zones.suggest(value)])
        return [app_commands.Choice(name=_with_time(interaction, name), value=name) for name in list(names)[:25]]


class WhenSaid(app_commands.Transformer):
    """When to remind, as it was typed; the service reads it."""

    async def transform(self, _: Interaction, value: str, /) -> str:  # type: ignore[override]
        return value

    async def autocomplete(  # type: ignore[override]
        self, interaction: Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """Reads back what is understood, or offers what may be meant; with nothing typed, what can be said."""
        if not value.strip():
            return [app_commands.Choice(name=example, value=example) for example in EXAMPLES]
        client = interaction.client
        zone = getattr(interaction.namespace, "timezone", None)
        try:
            read = await client.services.reminders.read(interaction.user.id, spoken(interaction, value), zone)
        except Unclear as question:
            return [app_commands.Choice(name=choice, value=choice) for choice in question.choices]
        named = f"{schedule_in_words(client.texts, read)} ({zone_in_words(read.zone)})"[:100] if read else ""
        return [app_commands.Choice(name=named, value=value[:100])] if read else []


class OwnReminder(app_commands.Transformer):
    """One of the caller's reminders, by its number."""

    async def transform(self, _: Interaction, value: str, /) -> int:  # type: ignore[override]
        return int(value) if value.isdecimal() and len(value) < 19 else 0

    async def autocomplete(  # type: ignore[override]
        self, interaction: Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        client = interaction.client
        own = await client.services.reminders.of_member(interaction.user.id)
        named = [(reminder_in_words(client.texts, reminder), reminder) for reminder in own]
        return [
            app_commands.Choice(name=name[:100], value=str(reminder.id))
            for name, reminder in named
            if value.casefold() in name.casefold()
        ]


def spoken(interaction: Interaction, typed: str) -> str:
    """What was typed about a time, with the words of the member's language in English."""
    return in_english(typed, str(interaction.locale))


def _with_time(interaction: Interaction, zone: str) -> str:
    """The zone, and what the clocks show there: by that, one's own is known."""
    now = interaction.client.services.zones.now(zone)
    return interaction.client.texts("zone-choice", zone=zone.replace("_", " "), time=f"{now:%H:%M}")


async def guess_of(interaction: Interaction, zone: str | None) -> str | None:
    """A guess at the zone, from the member's language, where none was told now or before."""
    return None if zone is not None else (await zone_or_guess(interaction))[1]


async def zone_or_guess(interaction: Interaction) -> tuple[str | None, str | None]:
    """The zone that the member told; where they told none, a guess from their language, to be agreed to."""
    services = interaction.client.services
    zone = await services.schedules.zone_of(interaction.user.id)
    return zone, None if zone else services.zones.guess(str(interaction.locale))
