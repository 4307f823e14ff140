"""The cards of an import: what has to be known first, what it would do, how far it is, what it did."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import discord

from bot.content.texts import Texts
from bot.domain.exercises import Exercise
from bot.domain.own_exercises import OWN
from bot.domain.trackers import LeftOut, Loss, UnitQuestion
from bot.domain.trackers.matching import Standing
from bot.domain.workouts import Unit
from bot.services.imports import Asking, ImportChoices, Preview, key_of
from bot.ui.cards import ACCENT, Card, button, cut, primary, row, tap_id, text
from bot.ui.forms import Form, field
from bot.ui.names import facts_shown, label, shown
from bot.ui.words import names_of

FILE = "history.csv"
NAMED = 12
"""Exercises that are named before the rest is counted."""
PROBLEMS = 5
CHOICES = 25
COLUMNS = 8
"""Columns that are named before the rest is hinted at."""
LONGEST_NOTES = 1800
"""Characters, within the 4,000 of a card, beside the names."""


def _names(texts: Texts, exercises: Sequence[Exercise]) -> str:
    more = len(exercises) - NAMED
    sentence = names_of(exercises[:NAMED], 700)
    return texts("import-names-more", names=sentence, more=more) if more > 0 else sentence


def _lines(texts: Texts, preview: Preview) -> list[str]:
    summary = preview.summary
    lines = [texts("import-counts", workouts=summary.workouts, sets=sum(summary.sets.values()))]
    if summary.first and summary.last:
        first, last = (discord.utils.format_dt(moment, "D") for moment in (summary.first, summary.last))
        lines.append(texts("import-span", first=first, last=last))
    if preview.found:
        lines.append(texts("import-found", names=_names(texts, preview.found)))
    if preview.own:
        lines.append(texts("import-own", names=_names(texts, preview.own)))
    return lines


class QuestionCard(Card):
    """What the file does not tell, as two buttons. The file goes along: no state but what the card itself holds."""

    def __init__(self, texts: Texts, asking: Asking, content: bytes) -> None:
        question = asking.question
        if isinstance(question, UnitQuestion):
            exercise, weight = shown(question.exercise), f"{question.weight:f}"
            title = texts("import-ask-unit", exercise=exercise, weight=weight, reps=question.reps)
            choices = [
                button(texts("import-unit", unit=unit), _read_again(replace(asking.choices, unit=unit)))
                for unit in Unit
            ]
        else:
            title = texts("import-ask-order", written=question.written)
            days = ((True, question.day_first), (False, question.month_first))
            choices = [
                button(
                    texts("import-day", day=day.day, month=day.month, year=str(day.year)),
                    _read_again(replace(asking.choices, slashes=slashes)),
                )
                for slashes, day in days
            ]
        super().__init__(text(texts("import-question-title"), title), row(*choices), _attached())
        self._content = content

    def files(self) -> list[discord.File]:
        return [discord.File(BytesIO(self._content), FILE)]


class PreviewCard(Card):
    """What the import would do; nothing counts yet. content: the file, where it may be read again in another unit."""

    def __init__(self, texts: Texts, preview: Preview, content: bytes = b"") -> None:
        self._content = content if preview.assumed else b""
        notes = _notes(texts, preview)
        super().__init__(
            text(texts("import-title"), *_lines(texts, preview)),
            *([text(cut(notes, LONGEST_NOTES))] if notes else []),
            *([row(_other_unit(texts, preview))] if self._content else []),
            *([row(_names_to_change(texts, preview))] if preview.summary.names else []),
            *([_decision(texts, preview)] if preview.summary.workouts else []),
            *([row(_bring_back(texts, preview))] if preview.summary.gone else []),
            *([_attached()] if self._content else []),
        )

    def files(self) -> list[discord.File]:
        return [discord.File(BytesIO(self._content), FILE)] if self._content else []


def _decision(texts: Texts, preview: Preview) -> discord.ui.ActionRow[Card]:
    return row(
        primary(texts("button-import"), tap_id("import", preview.summary.id)),
        button(texts("button-import-not"), tap_id("unimport", preview.summary.id)),
    )


def _bring_back(texts: Texts, preview: Preview) -> discord.ui.Button[Card]:
    return button(texts("button-import-gone"), tap_id("import-gone", preview.summary.id))


def _notes(texts: Texts, preview: Preview) -> list[str]:
    """What is said of the file beside what it holds: what is here already, and what does not arrive."""
    standings = (
        (Standing.SAME, "import-known"),
        (Standing.CHANGED, "import-changed"),
        (Standing.MINE, "import-mine"),
    )
    notes = [
        texts(key, workouts=count) for standing, key in standings if (count := preview.standings.get(standing, 0))
    ]
    if preview.summary.gone:
        notes.append(texts("import-gone", workouts=preview.summary.gone))
    if preview.assumed:
        notes.append(texts("import-assumed", unit=preview.assumed))
    if not preview.zoned:
        notes.append(texts("import-no-zone"))
    notes += _losses(texts, preview.left_out)
    if preview.problem_count:
        notes.append(texts("import-problems", count=preview.problem_count))
    return notes + [
        texts("import-problem", line=problem.line, problem=texts(problem.key, **facts_shown(problem.facts)))
        for problem in preview.problems[:PROBLEMS]
    ]


def _losses(texts: Texts, left_out: Sequence[LeftOut]) -> list[str]:
    """A line for each way in which something does not arrive, with the names of what it is."""
    lines = []
    for loss in Loss:
        of_it = [left for left in left_out if left.loss is loss]
        names = list(dict.fromkeys(shown(left.name) for left in of_it if left.name))
        some = ", ".join(names[:COLUMNS]) + (" …" if len(names) > COLUMNS else "")
        if of_it:
            lines.append(texts("import-left-out", loss=loss, names=some, count=sum(left.count for left in of_it)))
    return lines


def _other_unit(texts: Texts, preview: Preview) -> discord.ui.Button[Card]:
    other = Unit.LB if preview.assumed is Unit.KG else Unit.KG
    return button(texts("import-other-unit", unit=other), _read_again(replace(preview.choices, unit=other)))


def _names_to_change(texts: Texts, preview: Preview) -> discord.ui.Select[Card]:
    """The file's names, first those that became exercises of the member's own."""
    meant = sorted(preview.summary.names, key=lambda meaning: not meaning.exercise_id.startswith(OWN))
    options = [
        discord.SelectOption(
            label=label(meaning.name or preview.exercises[meaning.exercise_id].name)[:100],
            value=key_of(meaning),
            description=texts("import-taken-for", exercise=preview.exercises[meaning.exercise_id].name)[:100]
            if not meaning.exercise_id.startswith(OWN)
            else None,
        )
        for meaning in meant[:CHOICES]
    ]
    return discord.ui.Select(
        custom_id=tap_id("import-name", preview.summary.id), placeholder=texts("import-choose"), options=options
    )


def _read_again(choices: ImportChoices) -> str:
    order = "" if choices.slashes is None else "dmy" if choices.slashes else "mdy"
    return tap_id("import-read", choices.unit or "", order)


def _attached() -> discord.ui.File[Card]:
    return discord.ui.File(f"attachment://{FILE}")


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
    """Which exercise a name of the file is. key: its `key_of`."""

    def __init__(self, texts: Texts, import_id: int, key: str, typed: str) -> None:
        super().__init__(
            texts("form-import-title"),
            tap_id("import-name-form", import_id, key),
            field("name", texts("form-import-label"), hint=texts("form-import-hint"), default=typed, longest=100),
        )
        self.typed = (typed,)
