"""The cards of an exercise and of a region."""

from enum import StrEnum

import discord

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Exercise, Region, RegionGuide, Wanted
from bot.domain.learning import SORE
from bot.drawing.pictures import Picture
from bot.ui.cards import Card, bullets, button, line, picture, primary, row, tap_id, text
from bot.ui.words import dose_in_words, equipment_in_words, progress_in_words, start_in_words

COLOURS = {
    Region.LOWER: discord.Colour(0x5CD3E8),
    Region.MID: discord.Colour(0xE8481C),
    Region.UPPER: discord.Colour(0xFFAD80),
}


LISTED, SAID = 25, 8
"""Results in the list (Discord's limit), and how many of them are told in full."""

Block = tuple[str, ...]
"""Lines that stand together, with some space around them."""


class Section(StrEnum):
    """A part of the card: the first is shown at once, the others on a tap."""

    HOW = "how"
    MISTAKES = "mistakes"
    SAFETY = "safety"
    MUSCLES = "muscles"
    WAYS = "ways"


class ExerciseCard(Card):
    """How to do an exercise: name and purpose, picture, steps and cues; the rest behind a select."""

    def __init__(
        self,
        texts: Texts,
        catalogue: Catalogue,
        exercise: Exercise,
        shown: Picture,
        section: Section = Section.HOW,
        *,
        moving: bool = True,
    ) -> None:
        self._texts = texts
        self._catalogue = catalogue
        super().__init__(
            text(f"## {exercise.name}", exercise.instructions.purpose, self._subtitle(exercise)),
            picture(shown),
            *self._section(exercise, section),
            *([row(*topics)] if (topics := self._topics(exercise, section)) else []),
            line(),
            row(_sections(texts, exercise, section)),
            row(*self._buttons(exercise, moving=moving)),
            *([row(*others)] if (others := self._others(exercise)) else []),
            colour=COLOURS[exercise.region],
        )
        self.pictures = (shown,)

    def _subtitle(self, exercise: Exercise) -> str:
        return self._texts(
            "exercise-subtitle",
            region=self._catalogue.regions[exercise.region].name,
            level=self._texts(f"level-{exercise.level}"),
            equipment=equipment_in_words(self._texts, exercise),
        )

    def _section(self, exercise: Exercise, section: Section) -> list[discord.ui.Item[Card]]:
        tell = {
            Section.HOW: self._how,
            Section.MISTAKES: self._mistakes,
            Section.SAFETY: self._safety,
            Section.MUSCLES: self._muscles,
            Section.WAYS: self._ways,
        }
        return [text(*block) for block in tell[section](exercise) if any(block)]

    def _how(self, exercise: Exercise) -> list[Block]:
        told, texts = exercise.instructions, self._texts
        steps = [f"{number}. {step}" for number, step in enumerate(told.steps, start=1)]
        signs = "; ".join(self._catalogue.stop_signs(exercise)[:2])
        return [
            (texts("heading-setup"), told.setup),
            (texts("heading-steps"), *steps),
            (texts("heading-cues"), bullets(told.cues)),
            (
                self._works(exercise),
                texts("exercise-stop-short", signs=signs),
            ),
        ]

    def _works(self, exercise: Exercise) -> str:
        part, muscles = ("moves", exercise.moved) if exercise.moved else ("works", exercise.primary)
        dose = dose_in_words(self._texts, exercise)
        return self._texts(f"exercise-{part}", muscles=self._plain(muscles), dose=dose)

    def _mistakes(self, exercise: Exercise) -> list[Block]:
        faults = [self._texts("mistake", fault=one.fault, fix=one.fix) for one in exercise.instructions.mistakes]
        return [(self._texts("heading-mistakes"),), *((fault,) for fault in faults)]

    def _safety(self, exercise: Exercise) -> list[Block]:
        safety, texts = self._catalogue.safety, self._texts
        return [
            (texts("heading-safety"), bullets(self._catalogue.safety_notes(exercise))),
            (texts("heading-stop"), bullets(self._catalogue.stop_signs(exercise))),
            (texts("heading-emergency"), bullets(safety.emergency)),
            (texts("heading-doctor"), bullets(safety.doctor)),
            (texts("not-medical"),),
        ]

    def _muscles(self, exercise: Exercise) -> list[Block]:
        return [
            (self._texts(f"heading-{part}"), bullets(map(self._anatomy, muscles)))
            for part, muscles in (
                ("main", exercise.primary),
                ("helping", exercise.secondary),
                ("moved", exercise.moved),
            )
            if muscles
        ]

    def _ways(self, exercise: Exercise) -> list[Block]:
        told, texts = exercise.instructions, self._texts
        home = (exercise.home,) if exercise.home != exercise.id else ()
        others = [
            texts(f"ways-{kind}", names=", ".join(self._catalogue[one].name for one in ids))
            for kind, ids in (("easier", exercise.easier), ("harder", exercise.harder), ("home", home))
            if ids
        ]
        dose, start = dose_in_words(texts, exercise), start_in_words(texts, exercise)
        variants = [texts("variant", name=one.name, how=one.how) for one in told.variants]
        return [
            (texts("heading-variants"), *variants) if variants else (),
            (texts("heading-progress"), bullets(filter(None, (dose, start, progress_in_words(texts, exercise))))),
            (texts("heading-other"), *others) if others else (),
        ]

    def _topics(self, exercise: Exercise, section: Section) -> list[discord.ui.Button[Card]]:
        """What that part of the card leads to: on safety also the sore back."""
        topics = self._catalogue.topics_of(exercise, section)
        buttons = [button(one.name, tap_id("learn", one.id)) for one in topics]
        sore = [button(self._texts("button-sore"), tap_id("learn", SORE))] if section is Section.SAFETY else []
        return sore + buttons

    def _anatomy(self, muscle_id: str) -> str:
        muscle = self._catalogue.muscles[muscle_id]
        return self._texts("muscle", name=muscle.name, plain=muscle.plain)

    def _plain(self, muscles: tuple[str, ...]) -> str:
        return ", ".join(dict.fromkeys(self._catalogue.muscles[one].plain for one in muscles))

    def _buttons(self, exercise: Exercise, *, moving: bool) -> list[discord.ui.Button[Card]]:
        texts = self._texts
        hold = button(texts("button-still"), tap_id("still", exercise.id))
        move = button(texts("button-move"), tap_id("exercise", exercise.id, "move"))
        return [
            primary(texts("button-log"), tap_id("log", exercise.id)),
            button(texts("button-save"), tap_id("save", exercise.id)),
            hold if moving else move,
        ]

    def _others(self, exercise: Exercise) -> list[discord.ui.Button[Card]]:
        # The kind is part of the id because Discord refuses two buttons with the same one.
        return [
            button(self._texts(f"button-{kind}"), tap_id("exercise", one, kind))
            for kind, other in (
                ("easier", exercise.easier[:1]),
                ("harder", exercise.harder[:1]),
                ("home", (exercise.home,) if exercise.home != exercise.id else ()),
            )
            for one in other
        ]


def _sections(texts: Texts, exercise: Exercise, shown: Section) -> discord.ui.Select[Card]:
    options = [
        discord.SelectOption(label=texts(f"section-{one}"), value=one.value, default=one is shown) for one in Section
    ]
    return discord.ui.Select(custom_id=tap_id("section", exercise.id), options=options)


class RegionCard(Card):
    """Why a region matters, its main muscles, and its exercises, one tap away."""

    def __init__(self, texts: Texts, catalogue: Catalogue, guide: RegionGuide, shown: Picture) -> None:
        starters = [catalogue[one] for one in guide.starters]
        others = [one for one in catalogue.by_region[guide.region] if one not in starters][:LISTED]
        options = [
            discord.SelectOption(
                label=one.name,
                value=one.id,
                description=texts(f"level-{one.level}"),
            )
            for one in others
        ]
        super().__init__(
            text(f"## {guide.name}", f"**{guide.tagline}**", guide.why),
            picture(shown),
            text(texts("heading-muscles"), guide.muscles, texts("heading-training"), guide.training),
            line(),
            row(*(button(one.name, tap_id("exercise", one.id, "starter")) for one in starters)),
            row(
                discord.ui.Select(
                    custom_id=tap_id("pick", guide.region.value),
                    placeholder=texts("region-pick", count=len(others)),
                    options=options,
                )
            ),
            colour=COLOURS[guide.region],
        )
        self.pictures = (shown,)


class FoundCard(Card):
    """What fits the wishes: the first few as buttons, all of them in a list."""

    def __init__(self, texts: Texts, catalogue: Catalogue, wanted: Wanted, found: tuple[Exercise, ...]) -> None:
        shown = found[:LISTED]
        lines = [
            texts("found-entry", exercise=one.name, region=catalogue.regions[one.region].name,
                  equipment=equipment_in_words(texts, one))
            for one in shown[:SAID]
        ]  # fmt: skip
        options = [
            discord.SelectOption(
                label=one.name,
                value=one.id,
                description=f"{catalogue.regions[one.region].name} · {one.instructions.purpose}"[:100],
            )
            for one in shown
        ]
        select = discord.ui.Select[Card](
            custom_id=tap_id("pick", "found"), placeholder=texts("found-pick", count=len(shown)), options=options
        )
        title = texts("found-start") if wanted == Wanted() else texts("found-title", count=len(found))
        super().__init__(
            text(title, *lines),
            *([row(select)] if found else [text(texts("found-nothing"))]),
        )
