"""The cards of a back that hurts, and of the readiness questions: what goes today, and where help is."""

from datetime import date

import discord

from bot.content.texts import Texts
from bot.domain.care import Care, Feeling, Now, Spell
from bot.domain.exercises import Catalogue
from bot.domain.learning import SORE
from bot.ui.cards import ACCENT, CALM, Card, bullets, button, primary, row, tap_id, text

SORE_TAP = "sore"
"""The custom id of "My back is sore" on a card of the member's own; the card of it takes that card's place."""

SORE_BESIDE = tap_id(SORE_TAP, "beside")
"""The same on a post that stays: the card of it comes as a message of its own."""


def sore_button(texts: Texts, *, beside: bool = False) -> discord.ui.Button[Card]:
    """The button "My back is sore", for any card."""
    return button(texts("button-sore"), SORE_BESIDE if beside else SORE_TAP)


def signs_section(texts: Texts, line: str, back: str = SORE_TAP) -> discord.ui.Section[Card]:
    """A line about when to see a doctor, with all signs a tap away."""
    return discord.ui.Section(line, accessory=button(texts("button-signs-short"), tap_id("signs", back)))


def before_workout(texts: Texts, care: Care, today: date) -> list[discord.ui.Item[Card]]:
    """What stands above an easy workout: the doctor where it is time, and once a day how the back is now."""
    spell = care.spell(today)
    if spell is None:
        return []
    doctor = [signs_section(texts, _doctor_line(texts, spell, today))] if spell.doctor_first(today) else []
    asking = [text(texts("now-title")), _now_row(texts)] if spell.asks(today) else []
    return [*doctor, *asking]


def signs_below(texts: Texts, care: Care, today: date) -> list[discord.ui.Item[Card]]:
    """The signs under an easy workout, with all of them a tap away unless they are above it already."""
    spell = care.spell(today)
    above = spell is not None and spell.doctor_first(today)
    return [text(texts("hurts-signs")) if above else signs_section(texts, texts("hurts-signs"))]


def _now_row(texts: Texts) -> discord.ui.ActionRow[Card]:
    return row(*(button(texts(f"button-now-{now}"), tap_id("sore-now", now)) for now in Now))


def _today_button(texts: Texts) -> discord.ui.Button[Card]:
    return primary(texts("button-today"), "today")


def care_card(texts: Texts, catalogue: Catalogue, care: Care, today: date) -> Card:
    """What there is to say of the member's back now: a question, or what goes today."""
    spell = care.spell(today)
    if spell is None:
        return FeelCard(texts)
    if spell.asks(today):
        return NowCard(texts, spell, today)
    match spell.feeling:
        case Feeling.MUSCLES:
            return MusclesCard(texts)
        case Feeling.HURTS:
            return HurtsCard(texts, catalogue, spell, today)
        case Feeling.SIGNS:
            return SignsTodayCard(texts, catalogue)
        case Feeling.ILL:
            return IllCard(texts)


class FeelCard(Card):
    """How the member feels: one tap, and no measure of it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            text(texts("feel-title"), texts("feel-hint")),
            *(
                discord.ui.Section(
                    texts(f"feel-{feeling}"), accessory=button(texts("button-feel"), tap_id("feel", feeling))
                )
                for feeling in Feeling
            ),
            signs_section(texts, texts("hurts-signs")),
        )


class MusclesCard(Card):
    """Sore muscles: a usual workout, without what is heavy for the spine."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            text(texts("muscles-title"), texts("muscles-text")),
            signs_section(texts, texts("hurts-signs")),
            row(_today_button(texts), button(texts("button-not-sore"), "not-sore")),
        )


class HurtsCard(Card):
    """The lower back hurts: what goes today, which pain is acceptable, and the doctor, first where it is time."""

    def __init__(self, texts: Texts, catalogue: Catalogue, spell: Spell, today: date) -> None:
        first = spell.doctor_first(today)
        easy = [catalogue[exercise_id] for exercise_id in catalogue.sore_back.exercises]
        options = [
            discord.SelectOption(
                label=exercise_id.name, value=exercise_id.id, description=exercise_id.instructions.purpose[:100]
            )
            for exercise_id in easy
        ]
        picking = discord.ui.Select[Card](
            custom_id=tap_id("pick", SORE), placeholder=texts("sore-pick", count=len(options)), options=options
        )
        super().__init__(
            text(texts("hurts-title"), texts("hurts-text")),
            *([signs_section(texts, _doctor_line(texts, spell, today))] if first else []),
            text(texts("hurts-rules"), texts("hurts-acceptable")),
            text(texts("hurts-signs")) if first else signs_section(texts, texts("hurts-signs")),
            text(texts("streak-waits")),
            row(_today_button(texts), button(texts("button-not-sore"), "not-sore")),
            row(picking),
        )


def _doctor_line(texts: Texts, spell: Spell, today: date) -> str:
    return texts("hurts-doctor", why="worse" if spell.worse else "days", days=(today - spell.began).days)


class SignsTodayCard(Card):
    """A warning sign: no workout, and both lists whole."""

    def __init__(self, texts: Texts, catalogue: Catalogue) -> None:
        safety = catalogue.safety
        super().__init__(
            text(texts("signs-title"), texts("signs-text")),
            text(texts("heading-emergency"), bullets(safety.emergency)),
            text(texts("heading-doctor"), bullets(safety.doctor)),
            row(button(texts("button-not-sore"), "not-sore")),
            colour=ACCENT,
        )


class IllCard(Card):
    """A fever or an infection: no workout today."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            text(texts("ill-title"), texts("ill-text")),
            signs_section(texts, texts("hurts-signs")),
            row(button(texts("button-not-sore"), "not-sore")),
        )


class NowCard(Card):
    """The next day: gone, the same, or worse; the doctor first where it is time."""

    def __init__(self, texts: Texts, spell: Spell, today: date) -> None:
        first = spell.doctor_first(today) and spell.feeling is Feeling.HURTS
        line = _doctor_line(texts, spell, today) if first else texts("hurts-signs")
        super().__init__(
            *([signs_section(texts, line)] if first else []),
            text(texts("now-title"), texts("now-since", days=(today - spell.began).days)),
            _now_row(texts),
            *([] if first else [signs_section(texts, line)]),
        )


class GoneCard(Card):
    """It is gone, and how lifting begins again."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            text(texts("gone-title"), texts("gone-text")),
            row(_today_button(texts), sore_button(texts)),
            colour=ACCENT,
        )


class NothingCard(Card):
    """What was said is taken back."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(text(texts("nothing-title")), row(_today_button(texts), sore_button(texts)), colour=CALM)


class ReadinessCard(Card):
    """The readiness questions: which of them is a yes is never asked."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            text(texts("readiness-title"), texts("readiness-ask")),
            text(texts("readiness-topics")),
            text(texts("readiness-age"), texts("readiness-kept")),
            row(
                primary(texts("button-none-of-these"), tap_id("ready", 0)),
                button(texts("button-one-of-these"), tap_id("ready", 1)),
            ),
        )


class ReadinessAnsweredCard(Card):
    """What follows from the answer."""

    def __init__(self, texts: Texts, care: Care) -> None:
        readiness = care.readiness
        if readiness is None or not readiness.doctor_first():
            agreed = readiness is not None and readiness.any_yes
            header = text(texts("readiness-agreed" if agreed else "readiness-no"))
            super().__init__(header, row(_today_button(texts)), colour=ACCENT)
            return
        super().__init__(
            text(texts("readiness-yes-title"), texts("readiness-yes-text")),
            signs_section(texts, texts("hurts-signs"), "readiness"),
            row(_today_button(texts), button(texts("button-doctor-agrees"), "doctor-agrees")),
        )
