"""The cards that lead to exercises: a region, and what fits the wishes."""

from collections.abc import Sequence

import discord

from bot.content.texts import Texts
from bot.domain.exercise_query import ExerciseQuery
from bot.domain.exercises import Catalogue, Exercise, RegionGuide
from bot.drawing.pictures import Picture
from bot.ui.cards import ACCENT, Card, button, picture, row, tap_id, text
from bot.ui.menus import menu
from bot.ui.words import equipment_in_words

LISTED, SAID = 25, 6
"""Results in the list (Discord's limit), and how many of them are told in full."""


class RegionCard(Card):
    """A region and its exercises, one tap away; why it matters and how to train it behind another.

    alone: whether nobody else is there to show it to. public: as everyone sees it, where each tap answers privately.
    """

    def __init__(
        self,
        texts: Texts,
        catalogue: Catalogue,
        guide: RegionGuide,
        shown: Picture,
        *,
        alone: bool = False,
        member: str | None = None,
    ) -> None:
        own = member is None and not alone
        show = [button(texts("button-show"), tap_id("show-region", guide.region.value))] if own else []
        super().__init__(
            text(f"### {guide.name}", texts("grey", words=guide.tagline)),
            picture(shown),
            *_exercises(texts, catalogue, guide),
            row(button(texts("button-why"), tap_id("region-why", guide.region.value)), *show),
            *([text(texts("exercise-from", member=member) if member else texts("exercise-taps"))] if not own else []),
            colour=ACCENT,
        )
        self.pictures = (shown,)


def _exercises(texts: Texts, catalogue: Catalogue, guide: RegionGuide) -> list[discord.ui.ActionRow[Card]]:
    """Those to begin with, and the others: Discord takes 25 in a menu."""
    starters = catalogue.starters(guide.region)
    others = [exercise for exercise in catalogue.by_region[guide.region] if exercise not in starters]
    place = guide.region.value
    first = menu(texts("region-start"), tap_id("pick", f"{place}-start"), _options(texts, starters))
    rest = menu(texts("region-pick", count=len(others)), tap_id("pick", place), _options(texts, others))
    return [row(first), row(rest)]


def _options(texts: Texts, exercises: Sequence[Exercise]) -> list[tuple[str, str, str]]:
    return [(exercise.id, exercise.name, _needs(texts, exercise)) for exercise in exercises]


def _needs(texts: Texts, exercise: Exercise) -> str:
    """`beginner · cable or band`."""
    level = texts(f"level-{exercise.level}")
    return texts("exercise-needs", level=level, equipment=equipment_in_words(texts, exercise))


class RegionWhyCard(Card):
    """Why a region matters, its muscles, and how to train it."""

    def __init__(self, texts: Texts, guide: RegionGuide) -> None:
        super().__init__(
            text(f"### {guide.name}", guide.why),
            text(texts("heading-muscles"), guide.muscles),
            text(texts("heading-training"), guide.training),
            row(button(texts("button-back"), tap_id("region", guide.region.value))),
            colour=ACCENT,
        )


class FoundCard(Card):
    """What fits the wishes: the first few told, all of them in a list.

    without: which wish had to be dropped for anything to fit, by its name; empty where none had to.
    """

    def __init__(
        self,
        texts: Texts,
        catalogue: Catalogue,
        wanted: ExerciseQuery,
        found: tuple[Exercise, ...],
        without: str = "",
    ) -> None:
        some = found[:LISTED]
        lines = [
            texts("found-entry", exercise=exercise.name, needs=equipment_in_words(texts, exercise, wanted.kit))
            for exercise in some
        ]
        options = [
            (
                exercise.id,
                exercise.name,
                f"{catalogue.regions[exercise.region].name} · {equipment_in_words(texts, exercise, wanted.kit)}",
            )
            for exercise in some
        ]
        picked = row(menu(texts("found-pick"), tap_id("pick", "found"), options)) if some else None
        more = len(found) - SAID
        super().__init__(
            text(
                self._title(texts, wanted, found, without),
                *lines[:SAID],
                texts("found-more", count=more) if more > 0 else "",
            ),
            *([picked] if picked else []),
            colour=ACCENT,
        )

    @staticmethod
    def _title(texts: Texts, wanted: ExerciseQuery, found: tuple[Exercise, ...], without: str) -> str:
        if without:
            return texts("found-without", wish=texts(f"wish-{without}"), count=len(found))
        if wanted == ExerciseQuery():
            return texts("found-start")
        return texts("found-title", count=len(found))
