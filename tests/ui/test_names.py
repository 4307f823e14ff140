"""Names are data: whatever members, servers and files call things, it is shown as it is written."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.catalogue import load_catalogue
from bot.content.texts import Texts
from bot.domain.coaching.walk import Planned, step_of
from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise, Tracking
from bot.domain.own_exercises import own_exercise
from bot.domain.sessions import Session
from bot.domain.trackers.writing import defused, harmless
from bot.domain.workouts import Entry, Log, Unit, Weight, Workout, WorkoutSet
from bot.services.sessions import Live
from bot.services.workout_views import HistoryPage, LogResult, WorkoutView
from bot.ui.cards import Card
from bot.ui.errors import NearestCard, RefusalCard
from bot.ui.history import HistoryCard, PreviewCard, SharedCard
from bot.ui.log_forms import LogForm
from bot.ui.members import OwnExerciseCard, OwnExercisesCard, SavedCard
from bot.ui.names import MOST_MARKS, label, shown
from bot.ui.sessions import FinishedCard, LiveCard
from bot.ui.typed import LogFields
from bot.ui.undone import RestoredCard, UndoneCard
from bot.ui.workouts import LoggedCard, WorkoutCard

TEXTS = Texts.load()
CATALOGUE = load_catalogue()
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)

HOSTILE = {
    "a masked link": "[Free Nitro](https://evil.example)",
    "an address": "https://evil.example",
    "a timestamp": "<t:0:R>",
    "a spoiler": "||spoiler||",
    "a mention of a member": "<@1234>",
    "a mention of everyone": "@everyone",
    "a mention of a command": "</log:1234>",
    "an emoji of a server": "<:evil:1234>",
    "code": "`code`",
    "bold": "**bold**",
    "a backslash": "row\\",
    "right to left": "row \N{RIGHT-TO-LEFT OVERRIDE}evil",
    "marks": "e" + "\N{COMBINING ACUTE ACCENT}" * 55,
    "lines": "row\n# heading",
    "a heading": "# heading",
    "a quote": "> quote",
}
SEEN_BY_DISCORD = re.compile(
    r"(?<!\\)\[[^\]]*\]\(|(?<!\\)<(?:t:|@|/|:|#|a:)|(?<!\\)\|\||https://|(?<!\\)@everyone|(?<!\\)`code|bold\*\*|^#+ heading|^> quote"
    r"|[\u200e\u200f\u202a-\u202e\u2066-\u2069]|\u0301{3}",
    re.MULTILINE,
)
"""What Discord would make something of."""


def named(name: str) -> Exercise:
    return own_exercise("own-1", name, None, Tracking.WEIGHT_REPS)


def cards(name: str) -> Iterator[Card]:
    """Every card that shows what a member called something."""
    exercise = named(name)
    entry = Entry("own-1", (WorkoutSet(reps=8, weight=Weight(Decimal(60))),))
    log = Log(2, 5, None, NOON, (entry,))
    workout = Workout(1, (log, log))
    exercises = {"own-1": exercise}
    view = WorkoutView(workout, exercises, Unit.KG)
    logged = LogResult(workout, exercises, Unit.KG, log, {"own-1": workout}, {"own-1": name})
    plan = (Planned("own-1", (8, 8), weight=Weight(Decimal(60))),)
    live = Live(Session(1, 5, NOON, plan=plan), view, step_of(plan[0], workout), exercises)
    yield LoggedCard(TEXTS, logged)
    yield UndoneCard(TEXTS, logged)
    yield RestoredCard(TEXTS, logged)
    yield WorkoutCard(TEXTS, view)
    yield SharedCard(TEXTS, view, "Alice")
    yield PreviewCard(TEXTS, view, "Alice", "#back-day")
    yield HistoryCard(TEXTS, HistoryPage((view,), 0, 1, 1))
    yield LiveCard(TEXTS, live)
    yield LiveCard(TEXTS, replace(live, step=None))
    yield FinishedCard(TEXTS, view, {"own-1": 1})
    yield SavedCard(TEXTS, exercise, [exercise], wanted=True)
    yield OwnExerciseCard(TEXTS, exercise, None)
    yield OwnExercisesCard(TEXTS, [exercise])
    yield NearestCard(TEXTS, DomainError("exercise-unknown", typed=name), [exercise], "log", ())
    yield RefusalCard(TEXTS, DomainError("own-name-taken", exercise=name), (), None)


def parts(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from parts(component.get("components", []))


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_no_card_lets_discord_read_a_name_as_anything_but_a_name(name: str) -> None:
    for card in cards(name):
        for part in parts(card.to_components()):
            if part["type"] == 10:  # text
                own = re.sub(r"<t:\d{6,}:\w>", "", part["content"])  # moments of ours
                assert not SEEN_BY_DISCORD.search(own), (type(card).__name__, own)


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_buttons_options_and_forms_show_a_name_on_one_line_with_nothing_hidden(name: str) -> None:
    title = LogForm(TEXTS, named(name), LogFields(), None, "").title
    labels = [title] + [
        text
        for card in cards(name)
        for part in parts(card.to_components())
        for text in (part.get("label", ""), *(option["label"] for option in part.get("options", ())))
    ]
    for text in labels:
        assert not re.search(r"[\n\u200e\u200f\u202a-\u202e\u2066-\u2069]|\u0301{3}", text), text
        assert "\\" not in text or "\\" in name


@pytest.mark.parametrize(
    "name", ["Chest-Supported Row", "Zottman (seated), 45°", "Ruderzug über Kreuz", "引体向上", "می‌خواهم"]
)
def test_what_people_call_exercises_is_shown_as_it_is(name: str) -> None:
    assert shown(name) == name
    assert label(name) == name


@given(st.text())
def test_a_name_is_never_empty_nor_on_two_lines(name: str) -> None:
    for text in (label(name), shown(name)):
        assert text.strip()
        assert len(text.splitlines()) == 1


@given(st.text())
def test_without_the_backslashes_the_text_of_a_card_is_what_a_button_says(name: str) -> None:
    assert re.sub(r"\\(.)", r"\1", shown(name)) == label(name)
    assert MOST_MARKS < 3


# ------------------------------------------------------------------ cells of the table


@pytest.mark.parametrize("cell", ["=1+1", "＝1+1", "+1", "-1", "@SUM(A1)", "row,=1+1", "row;＠A1", "row, +1", "'=1"])
def test_no_cell_is_a_formula_however_the_file_is_opened(cell: str) -> None:
    for part in re.split(r"[,;\t|]", defused(cell)):
        assert not part.strip().startswith(tuple("=+-@＝＋－＠")), part


@given(st.text(st.sampled_from("=+-@＝,;|' a\t"), max_size=12))
def test_a_defused_cell_is_read_back_as_it_was(cell: str) -> None:
    assert harmless(defused(cell)) == cell
