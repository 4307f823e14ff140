"""The cards of what a coach explains: topics, a sore back, and the signs that need a doctor."""

import discord

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue
from bot.domain.learning import SORE, Topic
from bot.ui.cards import ACCENT, Card, bullets, button, line, row, tap_id, text


def topics_select(texts: Texts, catalogue: Catalogue, place: str) -> discord.ui.Select[Card]:
    """All topics in a list, the sore back first: who needs it does not want to look for it."""
    sore = discord.SelectOption(
        label=catalogue.sore_back.name, value=SORE, description=catalogue.sore_back.answer[:100]
    )
    options = [
        discord.SelectOption(label=exercise.name, value=exercise.id, description=exercise.answer[:100])
        for exercise in catalogue.topics.values()
    ]
    return discord.ui.Select(
        custom_id=tap_id("topics", place), placeholder=texts("learn-pick"), options=[sore, *options][:25]
    )


class TopicCard(Card):
    """One topic: the answer, its points, exercises that show it, and the way to the others."""

    def __init__(self, texts: Texts, catalogue: Catalogue, topic: Topic) -> None:
        shown = [catalogue[exercise] for exercise in topic.exercises]
        super().__init__(
            text(f"### {topic.name}", topic.answer),
            text(bullets(topic.points)),
            line(),
            *(
                [row(*(button(exercise.name, tap_id("exercise", exercise.id, "topic")) for exercise in shown))]
                if shown
                else []
            ),
            row(topics_select(texts, catalogue, topic.id)),
            colour=ACCENT,
        )


class TopicsCard(Card):
    """What there is to learn."""

    def __init__(self, texts: Texts, catalogue: Catalogue) -> None:
        names = " · ".join(exercise.name for exercise in catalogue.topics.values())
        super().__init__(
            text(texts("learn-title"), texts("learn-topics", names=names)),
            line(),
            row(topics_select(texts, catalogue, "all")),
            colour=ACCENT,
        )


class SoreCard(Card):
    """A sore back that is no emergency: what goes today, which pain is acceptable, what changes everything."""

    def __init__(self, texts: Texts, catalogue: Catalogue) -> None:
        sore = catalogue.sore_back
        options = [
            discord.SelectOption(
                label=exercise.name, value=exercise.id, description=exercise.instructions.purpose[:100]
            )
            for exercise in (catalogue[exercise_id] for exercise_id in sore.exercises)
        ]
        super().__init__(
            text(texts("sore-title"), sore.answer),
            text(texts("sore-changes", signs=sore.changes)),
            row(button(texts("button-signs"), tap_id("signs"), discord.ButtonStyle.danger)),
            line(),
            text(bullets(sore.advice)),
            text(texts("sore-acceptable", rule=sore.acceptable), texts("sore-later", later=sore.later)),
            row(
                discord.ui.Select(
                    custom_id=tap_id("pick", SORE),
                    placeholder=texts("sore-pick", count=len(options)),
                    options=options,
                )
            ),
            colour=ACCENT,
        )


class SignsCard(Card):
    """Where a back is no matter for a training bot: emergencies first. back: the custom id of what it came from."""

    def __init__(self, texts: Texts, catalogue: Catalogue, back: str = "") -> None:
        safety = catalogue.safety
        super().__init__(
            text(texts("heading-emergency"), bullets(safety.emergency)),
            text(texts("heading-doctor"), bullets(safety.doctor)),
            text(texts("not-medical")),
            row(button(texts("button-back"), back or tap_id("learn", SORE, "back"))),
            colour=ACCENT,
        )
