"""The history, and what of it everyone may see: first the preview, then the post, which can be removed."""

import discord

from bot.content.texts import Texts
from bot.services.workout_views import HistoryPage, WorkoutView
from bot.ui.cards import ACCENT, CALM, Card, button, line, primary, row, tap_id, text
from bot.ui.names import name_of
from bot.ui.set_counts import set_count
from bot.ui.workouts import dates_of, sets_of


class HistoryCard(Card):
    """A page of the member's workouts, newest first; each is opened with one tap."""

    def __init__(self, texts: Texts, page: HistoryPage) -> None:
        turns = [
            *([button(texts("button-newer"), tap_id("history", page.page - 1))] if page.page > 0 else []),
            *(
                [button(texts("button-older"), tap_id("history", page.page + 1))]
                if page.page + 1 < page.pages
                else []
            ),
        ]
        super().__init__(
            text(_title(texts, page) if page.workouts else texts("history-empty")),
            *(_entry(texts, workout_view) for workout_view in page.workouts),
            *([row(*turns, button(texts("picture-calendar"), "calendar"))] if page.workouts else []),
        )


def _title(texts: Texts, page: HistoryPage) -> str:
    whole = texts("count-workouts", count=page.count)
    if not page.this_month or page.this_month == page.count:
        return texts("history-title", workouts=whole)
    month = texts("month-long", month=page.workouts[0].now.month)
    return texts("history-title-month", workouts=whole, count=page.this_month, month=month)


def _entry(texts: Texts, workout_view: WorkoutView) -> discord.ui.Section[Card]:
    workout = workout_view.workout
    names = list(dict.fromkeys(name_of(workout_view.exercises[entry.exercise_id]) for entry in workout.entries))
    sets = texts("count-sets", count=set_count(workout.entries))
    return discord.ui.Section(
        text(
            texts("history-entry", when=dates_of(texts, workout_view).moment(workout.at)),
            texts("history-line", sets=sets, exercise=names[0], more=len(names) - 1),
        ),
        accessory=button(texts("button-open"), tap_id("workout", workout.id)),
    )


class SharedCard(Card):
    """A workout as its member shows it to everyone: no buttons, kilograms and pounds."""

    def __init__(self, texts: Texts, workout_view: WorkoutView, member: str) -> None:
        super().__init__(text(*shared_lines(texts, workout_view, member)), colour=ACCENT)


def shared_lines(texts: Texts, workout_view: WorkoutView, member: str) -> tuple[str, str]:
    """What others read of it."""
    sets = texts("count-sets", count=set_count(workout_view.workout.entries))
    return texts("shared-title", member=member, sets=sets), sets_of(texts, workout_view, both=True)


class PreviewCard(Card):
    """What a channel would see, and nothing posted yet."""

    def __init__(self, texts: Texts, workout_view: WorkoutView, member: str, channel: str) -> None:
        workout_id = workout_view.workout.id
        super().__init__(
            text(texts("preview-title", channel=channel)),
            line(),
            text(*shared_lines(texts, workout_view, member)),
            line(),
            row(
                primary(texts("button-post"), tap_id("post", workout_id)),
                button(texts("button-cancel"), tap_id("workout", workout_id)),
            ),
            colour=ACCENT,
        )


class PostedCard(Card):
    """It was posted; the way to take it back. back: the custom id of the card before."""

    def __init__(self, texts: Texts, channel: str, message_id: int, back: str) -> None:
        super().__init__(
            text(texts("posted-title", channel=channel)),
            row(
                button(texts("button-remove-post"), tap_id("unpost", message_id, *back.split(":"))),
                button(texts("button-back"), back),
            ),
            colour=CALM,
        )


class RemovedPostCard(Card):
    """Nobody else sees it any more."""

    def __init__(self, texts: Texts, back: str) -> None:
        super().__init__(text(texts("post-removed")), *([row(button(texts("button-back"), back))] if back else []))
