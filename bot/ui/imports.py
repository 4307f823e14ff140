"""The cards of an import: what it would do, how far it is, what it did."""

from collections.abc import Sequence

import discord

from bot.domain.exercises import Exercise
from bot.services.imports import Preview
from bot.texts import Texts
from bot.ui.cards import ACCENT, Card, button, primary, row, tap_id, text
from bot.ui.forms import Form, field
from bot.ui.words import names_of

NAMED = 12
"""Exercises that are named before the rest is counted."""
PROBLEMS = 5
CHOICES = 25


def _names(texts: Texts, exercises: Sequence[Exercise]) -> str:
    more = len(exercises) - NAMED
    said = names_of(exercises[:NAMED], 900)
    return texts("import-names-more", names=said, more=more) if more > 0 else said


def _lines(texts: Texts, preview: Preview) -> list[str]:
    summary = preview.summary
    lines = [texts("import-counts", workouts=summary.workouts, sets=sum(summary.sets.values()))]
    if summary.first and summary.last:
        first, last = (discord.utils.format_dt(one, "D") for one in (summary.first, summary.last))
        lines.append(texts("import-span", first=first, last=last))
    if preview.found:
        lines.append(texts("import-found", names=_names(texts, preview.found)))
    if preview.own:
        lines.append(texts("import-own", names=_names(texts, preview.own)))
    return lines


class PreviewCard(Card):
    """What the import would do; nothing counts yet."""

    def __init__(self, texts: Texts, preview: Preview) -> None:
        summary = preview.summary
        notes = [texts("import-known", workouts=preview.known)] if preview.known else []
        if summary.gone:
            notes.append(texts("import-gone", workouts=summary.gone))
        if not preview.zoned:
            notes.append(texts("import-no-zone"))
        problems = [
            texts("import-problem", line=one.line, problem=texts(one.key, **one.facts))
            for one in preview.problems[:PROBLEMS]
        ]
        if preview.problem_count:
            notes.append(texts("import-problems", count=preview.problem_count))
        super().__init__(
            text(texts("import-title"), *_lines(texts, preview)),
            *([text(*notes, *problems)] if notes else []),
            *([row(_unknown(texts, preview))] if preview.own else []),
            *(
                [
                    row(
                        primary(texts("button-import"), tap_id("import", summary.id)),
                        button(texts("button-import-not"), tap_id("unimport", summary.id)),
                    )
                ]
                if summary.workouts
                else []
            ),
            *([row(button(texts("button-import-gone"), tap_id("import-gone", summary.id)))] if summary.gone else []),
        )


def _unknown(texts: Texts, preview: Preview) -> discord.ui.Select[Card]:
    options = [discord.SelectOption(label=one.name, value=one.id) for one in preview.own[:CHOICES]]
    return discord.ui.Select(
        custom_id=tap_id("import-name", preview.summary.id), placeholder=texts("import-choose"), options=options
    )


class BroughtBackCard(Card):
    """Workouts of a file that were deleted here, and count again."""

    def __init__(self, texts: Texts, workouts: int) -> None:
        super().__init__(
            text(texts("import-brought-back", workouts=workouts)),
            row(button(texts("button-history"), tap_id("history", 0))),
        )


class ProgressCard(Card):
    """How far a long import is."""

    def __init__(self, texts: Texts, percent: int) -> None:
        done = percent // 10
        super().__init__(text(texts("import-progress", percent=percent), "▰" * done + "▱" * (10 - done)))


class ImportedCard(Card):
    """It counts; it can be taken back as one."""

    def __init__(self, texts: Texts, preview: Preview) -> None:
        super().__init__(
            text(texts("imported-title"), *_lines(texts, preview)),
            row(
                button(texts("button-undo-import"), tap_id("unimport", preview.summary.id)),
                button(texts("button-history"), tap_id("history", 0)),
            ),
            colour=ACCENT,
        )


class TakenBackCard(Card):
    """Nothing of it counts."""

    def __init__(self, texts: Texts, preview: Preview) -> None:
        super().__init__(
            text(texts("import-taken-back", workouts=preview.summary.workouts)),
            row(button(texts("button-import"), tap_id("import", preview.summary.id))),
        )


class ImportNameForm(Form):
    """Which exercise a name of the file is."""

    def __init__(self, texts: Texts, import_id: str, own_id: str, typed: str) -> None:
        super().__init__(
            texts("form-import-title"),
            tap_id("import-name-form", import_id, own_id),
            field("name", texts("form-import-label"), hint=texts("form-import-hint"), default=typed, longest=100),
        )
