"""Targets, reasons and the exercises of a proposal in words."""

from bot.content.texts import Texts
from bot.domain.coaching.equipment import is_band
from bot.domain.coaching.values import Item, Proposal, Reason, Target
from bot.domain.coaching.walk import as_set
from bot.domain.exercises import Exercise
from bot.domain.workouts import Weight
from bot.ui.names import name_of, shown
from bot.ui.words import sets_in_words, weight_in_words


def target_in_words(texts: Texts, exercise: Exercise, target: Target) -> str:
    """`3 × 8 @ 82.5 kg`; after a step what to leave, the first time what to find."""
    if target.open and target.weight is not None:
        weight = sets_in_words(texts, exercise, (as_set(exercise, 1, target.weight),), target.variant)
        weight_text = weight.partition(" @ ")[2]
        return texts("target-open", sets=len(target.amounts), weight=weight_text, left=_left(target))
    sets = tuple(as_set(exercise, amount, target.weight) for amount in target.amounts)
    line = sets_in_words(texts, exercise, sets, target.variant)
    if exercise.side != "bilateral":
        line = texts("target-side", sets=line)
    if target.slow:
        return texts("target-slow", sets=line)
    if target.next_band:
        return texts("target-band", sets=line)
    if target.finds_weight and is_band(exercise, target.variant):
        return texts("target-colour", sets=line)
    if target.finds_weight and target.weight is not None:
        return texts("target-find", sets=line)
    if target.finds_weight or not (target.about and target.rir):
        return line  # the first time, the reason says it
    return texts("target-about", sets=line, left=_left(target))


def _left(target: Target) -> str:
    return f"{target.rir[0]}–{target.rir[1]}" if target.rir else "2–4"


def reason_in_words(texts: Texts, reason: Reason, prefix: str = "why") -> str:
    """Why, in one line."""
    facts: dict[str, int | str] = {}
    for key, fact in reason.facts.items():
        if isinstance(fact, Weight):
            facts[key] = weight_in_words(texts, fact)
        else:
            facts[key] = shown(fact) if key in ("exercise", "day") and isinstance(fact, str) else fact
    return texts(f"{prefix}-{reason.key}", **facts)


def item_in_words(texts: Texts, item: Item) -> str:
    """An exercise of the proposal: name, target, why."""
    return texts(
        "today-item",
        exercise=name_of(item.exercise),
        target=target_in_words(texts, item.exercise, item.target),
        why=reason_in_words(texts, item.why),
    )


def short_lines(texts: Texts, proposal: Proposal) -> str:
    """`**Pull-Up** 3 × 8`, a line for each exercise: what a reminder says."""
    return "\n".join(
        f"**{name_of(item.exercise)}** {target_in_words(texts, item.exercise, item.target)}"
        for item in proposal.items
    )
