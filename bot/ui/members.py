"""The cards of a member's own settings and exercises."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import discord

from bot.content.texts import Texts
from bot.domain.exercises import Exercise
from bot.domain.members import Background, Preferences
from bot.domain.quiet import Quiet
from bot.domain.schedules import DAYS
from bot.domain.workouts import Unit
from bot.ui.cards import ACCENT, Card, button, cut, primary, row, tap_id, text
from bot.ui.menus import menu
from bot.ui.names import name_of
from bot.ui.words import names_of, summer_note, zone_in_words


class SettingsCard(Card):
    """What is set, and one menu to edit it.

    guess: the zone that is used where none was told. moved, stayed: reminders that go along into another time zone,
    and those whose one moment stays the same.
    """

    def __init__(
        self,
        texts: Texts,
        preferences: Preferences,
        now: datetime,
        *,
        background: Background | None = None,
        quiet: Quiet | None = None,
        guess: str | None = None,
        moved: int = 0,
        stayed: int = 0,
    ) -> None:
        set_zone = (
            [row(primary(texts("button-set-zone"), tap_id("lines", "zone-form")))] if not preferences.zone else []
        )
        kit = ", ".join(texts(f"equipment-{thing}") for thing in sorted(preferences.kit))
        hours = texts("quiet-span", start=f"{quiet.start:%H:%M}", end=f"{quiet.end:%H:%M}") if quiet else ""
        super().__init__(
            text(
                texts("settings-title"),
                _zone_line(texts, preferences.zone, guess, now),
                summer_note(texts, preferences.zone) if preferences.zone else "",
                texts("settings-unit", unit=preferences.unit or Unit.KG),
                texts("settings-body", body=str(preferences.body)) if preferences.body else "",
                texts("settings-kit", kit=kit) if kit else "",
                *_background_lines(texts, background or Background()),
                texts("settings-quiet", hours=hours) if quiet else "",
                texts("settings-moved", count=moved) if moved else "",
                texts("settings-stayed", count=stayed) if stayed else "",
                texts("settings-rest") if not (preferences.body and kit) else "",
            ),
            *set_zone,
            row(_settings_menu(texts, preferences, kit, hours)),
            row(button(texts("button-reminders"), "reminders"), button(texts("button-my-data"), "my-data")),
            colour=ACCENT,
        )


def _zone_line(texts: Texts, zone: str | None, guess: str | None, now: datetime) -> str:
    if zone is None:
        return texts("settings-zone", zone=texts("zone-guessed", zone=zone_in_words(guess))) if guess else ""
    shown = texts("zone-now", zone=zone_in_words(zone), time=f"{now.astimezone(ZoneInfo(zone)):%H:%M}")
    return texts("settings-zone", zone=shown)


def _background_lines(texts: Texts, background: Background) -> list[str]:
    level, days = background.level, background.heavy_days
    lines = [texts("settings-level", level=texts(f"choice-{level}"))] if level else []
    if days:
        names = ", ".join(texts(f"day-{DAYS[day]}") for day in sorted(days))
        lines.append(texts("settings-heavy", days=names))
    return lines


def _settings_menu(texts: Texts, preferences: Preferences, kit: str, hours: str) -> discord.ui.Select[Card]:
    other = Unit.LB if (preferences.unit or Unit.KG) is Unit.KG else Unit.KG
    return menu(
        texts("button-edit"),
        "settings-edit",
        [
            (
                "zone-form",
                texts("edit-zone"),
                zone_in_words(preferences.zone) if preferences.zone else texts("edit-zone-hint"),
            ),
            (f"unit-{other}", texts("edit-unit", unit=other), texts("edit-unit-hint")),
            ("body-form", texts("edit-body"), str(preferences.body) if preferences.body else texts("edit-body-hint")),
            ("kit-form", texts("edit-kit"), kit or texts("edit-kit-hint")),
            ("quiet-form", texts("edit-quiet"), hours or texts("edit-quiet-hint")),
            ("set-up-level", texts("edit-level"), texts("edit-level-hint")),
            ("set-up-heavy", texts("edit-heavy"), texts("edit-heavy-hint")),
            ("readiness", texts("edit-readiness"), texts("edit-readiness-hint")),
        ],
    )


class SavedCard(Card):
    """An exercise that is offered first from now on, or no longer."""

    def __init__(self, texts: Texts, exercise: Exercise, saved: Sequence[Exercise], *, wanted: bool) -> None:
        names = names_of(saved, 900)
        super().__init__(
            text(
                texts("saved-title" if wanted else "unsaved-title", exercise=name_of(exercise)),
                texts("saved-text", names=names) if saved else "",
            ),
            row(
                button(texts("button-unsave"), tap_id("unsave", exercise.id))
                if wanted
                else button(texts("button-save"), tap_id("save", exercise.id))
            ),
        )


class OwnExerciseCard(Card):
    """An exercise of the member's own: what is known of it, and Log it."""

    def __init__(self, texts: Texts, exercise: Exercise, region: str | None) -> None:
        counts = texts(f"counts-{exercise.tracking}")
        super().__init__(
            text(
                texts("own-title", exercise=name_of(exercise)),
                texts("own-text", region=region, counts=counts) if region else texts("own-elsewhere", counts=counts),
            ),
            row(
                primary(texts("button-log"), tap_id("log", exercise.id)),
                button(texts("button-remove"), tap_id("remove-own", exercise.id)),
            ),
            colour=ACCENT,
        )


class OwnExercisesCard(Card):
    """All exercises of the member's own."""

    def __init__(self, texts: Texts, own: Sequence[Exercise]) -> None:
        lines = [
            texts("own-entry", exercise=name_of(exercise), counts=texts(f"counts-{exercise.tracking}"))
            for exercise in own
        ]
        shown = [text(cut(lines))] if own else [text(texts("own-none"))]
        super().__init__(text(texts("own-list-title", count=len(own))), *shown)


class OwnRemovedCard(Card):
    def __init__(self, texts: Texts) -> None:
        super().__init__(text(texts("own-removed")))
