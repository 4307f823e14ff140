"""The cards of training together: the leaderboard, and a challenge's post. They name those alone who want it."""

from collections.abc import Iterable
from fractions import Fraction

import discord

from bot.content.texts import Texts
from bot.domain.challenges import Standing, most_a_day
from bot.domain.exercises import Exercise, Tracking
from bot.domain.leaderboards import FEWEST_PEOPLE, Board, Measure, Place
from bot.domain.streaks import LAST, Streak
from bot.ui.cards import ACCENT, CALM, Card, button, row, tap_id, text
from bot.ui.menus import menu
from bot.ui.names import name_of

NAMED = 30
"""Members who are named before the rest is counted."""


class LeaderboardCard(Card):
    """The leaderboard as one member sees it: the first places, their own with its neighbours, and their streak."""

    def __init__(self, texts: Texts, board: Board, measure: Measure, streak: Streak, *, present: bool) -> None:
        joining = (
            button(texts("button-leave"), tap_id("board-leave", measure))
            if present
            else button(texts("button-in"), tap_id("board-join", measure), discord.ButtonStyle.success)
        )
        showing = [button(texts("button-show"), tap_id("board-show", measure))] if board.enough else []
        super().__init__(
            text(texts(f"board-{measure}"), texts(f"board-{measure}-hint")),
            *_ranking(texts, board, measure),
            *_beneath(
                _own(texts, board, measure) if present and board.enough else "",
                _streak(texts, streak),
                "" if present else texts("board-who"),
            ),
            row(joining, *showing),
            row(_measures(texts)),
            colour=ACCENT,
        )


class LeaderboardPost(Card):
    """The leaderboard as everybody sees it: the first places alone."""

    def __init__(self, texts: Texts, board: Board, measure: Measure) -> None:
        super().__init__(
            text(texts(f"board-{measure}"), texts(f"board-{measure}-hint")),
            *_ranking(texts, board, measure),
            text(texts("board-post-who")),
            row(
                button(texts("button-in"), tap_id("board-in", measure), discord.ButtonStyle.success),
                button(texts("button-my-place"), tap_id("board", measure)),
                button(texts("button-leave"), tap_id("board-out", measure)),
            ),
            colour=ACCENT,
        )


def _ranking(texts: Texts, board: Board, measure: Measure) -> list[discord.ui.TextDisplay[Card]]:
    if not board.enough:
        return [text(texts("board-few", people=board.people, fewest=FEWEST_PEOPLE))]
    if not board.first:
        return [text(texts("board-early"))]
    around = [place for place in board.around if board.own is None or place.member_id != board.own.member_id]
    lines = _lines(texts, board.first, measure)
    return [text(*lines), *([text(*_lines(texts, around, measure))] if around else [])]


def _beneath(*lines: str) -> list[discord.ui.TextDisplay[Card]]:
    return [text(*lines)] if any(lines) else []


def _lines(texts: Texts, places: Iterable[Place], measure: Measure) -> list[str]:
    return [
        texts(
            "board-line", rank=place.rank, member=f"<@{place.member_id}>", value=_value(texts, measure, place.value)
        )
        for place in places
    ]


def _own(texts: Texts, board: Board, measure: Measure) -> str:
    own = board.own
    if own is None:
        return texts("board-own-none")
    value = _value(texts, measure, own.value)
    return texts("board-own-last", value=value) if board.last else texts("board-own", rank=own.rank, value=value)


def _value(texts: Texts, measure: Measure, value: Fraction) -> str:
    """Whole numbers, and shares in whole per cent; of a half set, the half."""
    if measure in (Measure.DAYS, Measure.PROGRESS):
        return texts(f"board-{measure}-value", value=str(round(value * 100)))
    shown = f"{float(value):.1f}".removesuffix(".0")
    return texts(f"board-{measure}-value", value=shown, count=int(value) if value.denominator == 1 else 2)


def _streak(texts: Texts, streak: Streak) -> str:
    if streak.planned == 0:
        return ""
    if streak.broken:
        return texts("streak-last", kept=streak.kept, planned=min(streak.planned, LAST), best=streak.best)
    return texts("streak-now", days=streak.days, passes=streak.passes)


def _measures(texts: Texts) -> discord.ui.Select[Card]:
    options = [
        (measure.value, texts(f"board-by-{measure}"), texts(f"board-by-{measure}-hint")) for measure in Measure
    ]
    return menu(texts("menu-measures"), "board-by", options)


class ChallengePost(Card):
    """A server's week with one exercise: the common total, who is in, and the buttons for it."""

    def __init__(self, texts: Texts, stands: Standing, exercise: Exercise) -> None:
        challenge = stands.challenge
        names = " ".join(f"<@{each}>" for each in stands.present[:NAMED])
        more = len(stands.present) - NAMED
        goal = _amount(texts, exercise, stands.goal) if stands.goal else ""
        title = "challenge-title" if goal else "challenge-new"
        super().__init__(
            text(
                texts(title, exercise=name_of(exercise), total=str(stands.total), goal=goal),
                texts(
                    "challenge-rules",
                    each=_amount(texts, exercise, challenge.each),
                    until=discord.utils.format_dt(challenge.closes, "F"),
                    most=_amount(texts, exercise, most_a_day(exercise)),
                ),
            ),
            text(
                texts("challenge-in", count=len(stands.present), names=f"{names} +{more}" if more > 0 else names)
                if stands.present
                else "",
                texts("challenge-who"),
            ),
            row(
                button(texts("button-in"), tap_id("challenge-in", challenge.id), discord.ButtonStyle.success),
                button(texts("button-log"), tap_id("log", exercise.id)),
                button(texts("button-leave"), tap_id("challenge-out", challenge.id)),
            ),
            colour=ACCENT,
        )


class ChallengeEndedPost(Card):
    """What became of a challenge: the total, nobody's own, and no word of what is missing."""

    def __init__(self, texts: Texts, stands: Standing, exercise: Exercise) -> None:
        key = "challenge-met" if stands.met else "challenge-ended"
        total = _amount(texts, exercise, stands.total)
        super().__init__(
            text(
                texts(key, exercise=name_of(exercise), total=total),
                texts("challenge-took-part", count=len(stands.present)) if stands.present else "",
            ),
            colour=ACCENT if stands.met else CALM,
        )


def _amount(texts: Texts, exercise: Exercise, amount: int) -> str:
    return texts("amount-seconds" if exercise.tracking is Tracking.DURATION else "amount-reps", amount=amount)


class NoteCard(Card):
    """A line about what was done."""

    def __init__(self, sentence: str) -> None:
        super().__init__(text(sentence))
