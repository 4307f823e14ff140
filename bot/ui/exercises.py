"""The card of an exercise: what it looks like, then how, then what you did; the rest behind one menu."""

from collections.abc import Sequence
from enum import StrEnum

import discord

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Exercise
from bot.domain.learning import SORE
from bot.drawing.pictures import Picture
from bot.ui.cards import ACCENT, Card, bullets, button, picture, primary, row, tap_id, text
from bot.ui.menus import menu
from bot.ui.words import dose_in_short, dose_in_words, equipment_in_words, progress_in_words, start_in_words

Block = tuple[str, ...]
"""Lines that stand together, with some space around them."""

GO, SAVE, STILL = "go", "save", "still"
"""What else stands in the menu: another exercise (`go.face-pull`), save it, hold the figure still."""


class Section(StrEnum):
    """A part of the card: how to do it in steps or in short, and what the menu opens."""

    HOW = "how"
    SHORT = "short"
    FULL = "full"
    MISTAKES = "mistakes"
    SAFETY = "safety"
    MUSCLES = "muscles"
    WAYS = "ways"


FIRST = (Section.HOW, Section.SHORT)
"""What a card opens with: the one for who is new to it, the other for who has done it."""


class ExerciseCard(Card):
    """How to do an exercise: name, picture, steps or cues.

    last: what was done last time, in words; empty for who is new to it. back: the exercise that it was opened from.
    alone: whether nobody else is there to show it to.
    """

    def __init__(
        self,
        texts: Texts,
        catalogue: Catalogue,
        exercise: Exercise,
        shown: Picture,
        section: Section = Section.HOW,
        *,
        moving: bool = True,
        last: str = "",
        back: str = "",
        alone: bool = False,
    ) -> None:
        self._texts = texts
        self._catalogue = catalogue
        last_time = last if section in FIRST else ""
        super().__init__(
            text(f"### {exercise.name}", last_time or self._subtitle(exercise)),
            picture(shown),
            *(text(*block) for block in self._section(exercise, section) if any(block)),
            row(*self._buttons(exercise, section, moving=moving, back=back, alone=alone)),
            *([row(*topics)] if (topics := self._topics(exercise, section)) else []),
            *([row(self._back_button(back))] if back and section in FIRST else []),
            row(self._menu(exercise, moving=moving and section in FIRST)),
            colour=ACCENT,
        )
        self.pictures = (shown,)

    def _subtitle(self, exercise: Exercise) -> str:
        return self._texts(
            "exercise-subtitle",
            region=self._catalogue.regions[exercise.region].name,
            level=self._texts(f"level-{exercise.level}"),
            equipment=equipment_in_words(self._texts, exercise),
        )

    def _section(self, exercise: Exercise, section: Section) -> list[Block]:
        tell = {
            Section.HOW: self._how,
            Section.SHORT: self._short,
            Section.FULL: self._full,
            Section.MISTAKES: self._mistakes,
            Section.SAFETY: self._safety,
            Section.MUSCLES: self._muscles,
            Section.WAYS: self._ways,
        }
        return tell[section](exercise)

    def _how(self, exercise: Exercise) -> list[Block]:
        brief = exercise.instructions.brief
        return [(*self._steps(brief.setup, brief.steps), self._dose(exercise))]

    def _full(self, exercise: Exercise) -> list[Block]:
        return [self._steps(exercise.instructions.setup, exercise.instructions.steps)]

    def _steps(self, setup: str, steps: Sequence[str]) -> Block:
        numbered = (f"{number}. {step}" for number, step in enumerate(steps, start=1))
        return (self._texts("exercise-setup", setup=setup), *numbered)

    def _short(self, exercise: Exercise) -> list[Block]:
        return [(bullets(exercise.instructions.cues), self._dose(exercise))]

    def _dose(self, exercise: Exercise) -> str:
        return self._texts("exercise-dose", dose=dose_in_short(self._texts, exercise))

    def _mistakes(self, exercise: Exercise) -> list[Block]:
        faults = [
            self._texts("mistake", fault=mistake.fault, fix=mistake.fix) for mistake in exercise.instructions.mistakes
        ]
        return [(self._texts("heading-mistakes"), *faults)]

    def _safety(self, exercise: Exercise) -> list[Block]:
        return [
            (self._texts("heading-stop"), bullets(self._catalogue.stop_signs(exercise))),
            (self._texts("heading-safety"), bullets(self._catalogue.safety_notes(exercise))),
        ]

    def _muscles(self, exercise: Exercise) -> list[Block]:
        parts = (("main", exercise.primary), ("helping", exercise.secondary), ("moved", exercise.moved))
        named = ((part, muscles) for part, muscles in parts if muscles)
        lists = ((self._texts(f"heading-{part}"), bullets(map(self._anatomy, muscles))) for part, muscles in named)
        return [(exercise.instructions.purpose,), *lists]

    def _ways(self, exercise: Exercise) -> list[Block]:
        instructions, texts = exercise.instructions, self._texts
        dose, start = dose_in_words(texts, exercise), start_in_words(texts, exercise)
        variants = [texts("variant", name=variant.name, how=variant.how) for variant in instructions.variants]
        return [
            (texts("heading-progress"), bullets(filter(None, (dose, start, progress_in_words(texts, exercise))))),
            (texts("heading-variants"), *variants) if variants else (),
        ]

    def _topics(self, exercise: Exercise, section: Section) -> list[discord.ui.Button[Card]]:
        """What that part of the card leads to: on safety also the sore back."""
        if section is Section.SHORT:
            return []
        topics = self._catalogue.topics_of(exercise, section)
        buttons = [button(topic.name, tap_id("learn", topic.id)) for topic in topics]
        if section is not Section.SAFETY:
            return buttons
        sore = button(self._texts("button-sore"), tap_id("learn", SORE))
        return [sore, button(self._texts("button-all-signs"), tap_id("signs-of", exercise.id)), *buttons]

    def _anatomy(self, muscle_id: str) -> str:
        muscle = self._catalogue.muscles[muscle_id]
        return self._texts("muscle", name=muscle.name, plain=muscle.plain)

    def _plain(self, muscles: tuple[str, ...]) -> str:
        return ", ".join(dict.fromkeys(self._catalogue.muscles[muscle].plain for muscle in muscles))

    def _buttons(
        self, exercise: Exercise, section: Section, *, moving: bool, back: str, alone: bool
    ) -> list[discord.ui.Button[Card]]:
        texts = self._texts
        log = primary(texts("button-log"), tap_id("log", exercise.id))
        if section not in FIRST:
            return [log, button(texts("button-back"), tap_id("exercise", exercise.id, "back"))]
        other = Section.SHORT if section is Section.HOW else Section.HOW
        turned = button(texts(f"button-{other}"), tap_id("view", exercise.id, other, *([back] if back else [])))
        move = [] if moving else [button(texts("button-move"), tap_id("view", exercise.id, section))]
        show = [] if alone else [button(texts("button-show"), tap_id("show-exercise", exercise.id))]
        return [log, turned, *(move or show)]

    def _back_button(self, back: str) -> discord.ui.Button[Card]:
        name = self._catalogue[back].name
        return button(self._texts("button-back-to", exercise=name), tap_id("exercise", back, "back"))

    def _menu(self, exercise: Exercise, *, moving: bool) -> discord.ui.Select[Card]:
        texts = self._texts
        muscles = self._plain(exercise.moved or exercise.primary)
        count = len(exercise.instructions.mistakes)
        parts = [
            (Section.FULL.value, texts("section-full"), texts("hint-full")),
            (Section.MISTAKES.value, texts("section-mistakes"), texts("hint-mistakes", count=count)),
            (Section.SAFETY.value, texts("section-safety"), "; ".join(self._catalogue.stop_signs(exercise)[:2])),
            (Section.MUSCLES.value, texts("section-muscles"), muscles),
            (Section.WAYS.value, texts("section-ways"), texts("hint-ways")),
            *self._others(exercise),
            (SAVE, texts("button-save"), texts("hint-save")),
            *([(STILL, texts("button-still"), texts("hint-still"))] if moving else []),
        ]
        return menu(texts("menu-more"), tap_id("section", exercise.id), parts)

    def _others(self, exercise: Exercise) -> list[tuple[str, str, str]]:
        """The exercises that may be done instead, each once, with what they need."""
        home = (exercise.home,) if exercise.home != exercise.id else ()
        kinds = (("easier", exercise.easier[:1]), ("harder", exercise.harder[:1]), ("home", home))
        some = {ids[0]: kind for kind, ids in reversed(kinds) if ids}
        ordered = [(kind, exercise_id) for exercise_id, kind in reversed(some.items())]
        return [
            (
                f"{GO}.{exercise_id}",
                self._texts(f"ways-{kind}", exercise=self._catalogue[exercise_id].name),
                equipment_in_words(self._texts, self._catalogue[exercise_id]),
            )
            for kind, exercise_id in ordered
        ]


class PublicExerciseCard(Card):
    """An exercise for everyone, short: the figure, three cues, and how to do it for whoever taps.

    member: who shows it, mentioned; empty where the server answers so.
    """

    def __init__(self, texts: Texts, exercise: Exercise, shown: Picture, member: str) -> None:
        super().__init__(
            text(f"### {exercise.name}"),
            picture(shown),
            text(" ".join(f"{cue}." for cue in exercise.instructions.cues)),
            row(primary(texts("button-how-to"), tap_id("how", exercise.id))),
            text(texts("exercise-from", member=member) if member else texts("exercise-taps")),
            colour=ACCENT,
        )
        self.pictures = (shown,)
