"""The card that asks what was meant: one button for each answer, in words, before anything is stored."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import discord

from bot.content.texts import Texts
from bot.domain.notation import write_sets
from bot.domain.workouts import Entry, Kind, WorkoutSet
from bot.services.questions import KEEP, LEAVE_OUT, Answer, Unclear
from bot.ui.cards import Card, button, primary, row, tap_id, text, typed_block

WAITING = discord.Colour(0xF0B429)
"""The accent of a card that waits for an answer."""

LONGEST_LABEL = 80


class QuestionCard(Card):
    """What is not clear, what was typed, and what it may mean; a tap on an answer logs it.

    again: the custom id of the form that was filled in, `log-text` or `log:face-pull`. It goes with each answer.
    """

    def __init__(self, texts: Texts, unclear: Unclear, typed: Sequence[str], again: str) -> None:
        question = unclear.question
        at = int(unclear.at.timestamp())

        def tap(code: str) -> str:
            return tap_id("answer", unclear.log_id, at, question.part, code, *again.split(":"))

        if question.exercise is not None:
            key = "question-sets" if len(question.answers) > 1 else "question-sets-alone"
            title = texts(key, exercise=question.exercise.name)
            answers = [(sets_asked(texts, answer), answer.code) for answer in question.answers]
        elif question.answers:
            title = texts("question-near", exercise=question.answers[0].exercise.name)
            answers = [(_log_as(texts, answer, len(question.answers)), answer.code) for answer in question.answers]
        else:
            title = texts("question-elsewhere", name=_capital(question.name))
            answers = []
        hint = "" if question.answers or question.exercise else texts("question-keep-hint")
        if question.exercise is None:
            answers.append((texts("button-keep-and-log", sets=_short(question.sets)), KEEP))
        left_out = left_out_line(texts, question.left_out)
        more = [button(texts("button-leave-out"), tap(LEAVE_OUT))] if question.others else []
        super().__init__(
            text(title, hint),
            typed_block(typed),
            text(left_out, texts("question-nothing-yet")),
            *(
                row((primary if first else button)(label[:LONGEST_LABEL], tap(code)))
                for first, (label, code) in _first(answers)
            ),
            row(*more, button(texts("button-edit"), again)),
            colour=WAITING,
        )


def _first(answers: Iterable[tuple[str, str]]) -> Iterable[tuple[bool, tuple[str, str]]]:
    return ((at == 0, answer) for at, answer in enumerate(answers))


def _log_as(texts: Texts, answer: Answer, count: int) -> str:
    sets = _short(answer.sets)
    if count == 1:
        return texts("button-log-sets", sets=sets)
    return texts("button-log-as", exercise=answer.exercise.name, sets=sets)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:60]


def _short(sets: tuple[WorkoutSet, ...]) -> str:
    """`5 × 5 @ 80 kg`; of many the first."""
    written = write_sets(sets).replace("x", " × ").replace("@", " @ ").replace("kg", " kg").replace("lb", " lb")
    written = (
        written.replace("1 × ", "")
        if all(part.startswith("1x") for part in write_sets(sets).split(", "))
        else written
    )
    return written if len(written) <= 40 else f"{written[:38].rsplit(',', 1)[0]} …"


def sets_asked(texts: Texts, answer: Answer) -> str:
    """`3 sets of 8 at 40 kg`: what a reading means, in words that fit on a button."""
    parts = []
    weighed = any(done.weight for done in answer.sets)
    for _, alike in groupby(
        answer.sets,
        key=lambda done: (
            done.reps,
            done.seconds,
            done.metres,
            done.weight,
            done.rir,
            done.kind,
            done.side,
        ),
    ):
        some = list(alike)
        done = some[0]
        amount, kind = (
            (done.seconds, "seconds")
            if done.seconds
            else (done.metres, "metres")
            if done.metres
            else (done.reps, "reps")
        )
        named = texts(f"asked-{kind}", amount=amount or 0)
        words = texts(
            "asked-sets", sets=len(some), amount=named if len(some) == 1 else str(amount) if kind == "reps" else named
        )
        if done.weight is not None:
            words = texts("asked-weight", done=words, weight=str(done.weight))
        if done.side is not None:
            words = texts("sets-of-side", side=done.side.value, done=words)
        if done.rir is not None:
            words = texts("asked-effort", done=words, rpe=f"{10 - done.rir:f}".removesuffix(".0"))
        parts.append(words if done.kind is Kind.WORK else texts(f"kind-{done.kind}", done=words))
    whole = ", ".join(parts)
    if answer.exercise.load == "required" and not weighed:
        whole = texts("asked-no-weight", done=whole, parts=len(parts))
    return whole if len(whole) <= LONGEST_LABEL else whole[: LONGEST_LABEL - 2].rsplit(",", 1)[0] + " …"


def noted_line(texts: Texts, entries: Iterable[Entry]) -> str:
    """How exercises were done, as their names said it: a sumo deadlift is a deadlift with a note."""
    notes = dict.fromkeys(entry.note for entry in entries if entry.note)
    return texts("noted", notes=", ".join(notes)) if notes else ""


def left_out_line(texts: Texts, left_out: Iterable[str]) -> str:
    """What was typed and is no set, so that nobody thinks it was stored; empty where there is none."""
    words = [" ".join(word.split())[:60].replace("`", "'") for word in dict.fromkeys(left_out) if word.strip()]
    return texts("left-out", words=", ".join(f"“{word}”" for word in words[:6])) if words else ""
