"""Cutting a workout to the minutes there are, and filling them.

Cut is, in this order: mobility, fourth sets, third sets of the later tiers, rests (by pairing), the last exercise;
never the
only exercise of a neglected region, and never the ramp-ups of the heaviest tier.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.domain.coaching.equipment import option_of
from bot.domain.coaching.spine import tier
from bot.domain.coaching.timing import item_seconds, may_pair, pair_seconds, ramps, set_up_seconds
from bot.domain.coaching.values import Course, Item, Reason, Situation, Target
from bot.domain.exercises import Exercise, Level, Region

OVER = Fraction(11, 10)
BEGINNER_SETS, MOST_SETS = 14, 20


@dataclass(frozen=True, slots=True)
class Slots:
    """What the minutes allow: exercises to begin with, at most, and working sets; capped: for a beginner."""

    exercises: int
    most: int
    sets: int
    capped: bool = False


def slots_for(situation: Situation, neglected: int) -> Slots:
    """How much belongs into the minutes; each neglected region has its place."""
    minutes = situation.minutes
    beginner = situation.trainee.level is Level.BEGINNER
    rows = ((8, 1, 2, 4), (15, 2, 2, 6), (30, 3, 4, 10), (38, 4, 5, 12), (50, 5, 6, 16), (1_000, 6, 6, 20))
    _, start, most, sets = next(row for row in rows if minutes < row[0])
    if situation.limits.most_sets is not None:
        start, most = start + 1, most + 1
    if beginner and sets > BEGINNER_SETS:
        sets = BEGINNER_SETS
    return Slots(max(start, neglected), max(most, neglected), sets, beginner and minutes >= 50)


@dataclass(frozen=True, slots=True)
class Draft:
    """An exercise on its way into the workout. why: why it is in it, where that says more than its target's reason.

    pair: the number of the pair that it is done in.
    """

    exercise: Exercise
    target: Target
    why: Reason | None
    planned: bool = False
    pair: int | None = None

    def with_sets(self, sets: int) -> "Draft":
        """The same with fewer or more sets; one more is like the last."""
        target = self.target
        amounts = (target.amounts + target.amounts[-1:] * sets)[:sets]
        reason = target.reason
        if reason.key == "one-more-set" and sets < int(str(reason.facts.get("sets", 0))):
            reason = Reason("slower")  # there is no time for the set
        return replace(self, target=replace(target, amounts=amounts, reason=reason))


def items_of(drafts: Sequence[Draft], situation: Situation) -> tuple[Item, ...]:
    """The drafts in their order, with ramp-ups before the first loaded exercise of each pattern, and their
    seconds.
    """
    found: list[Item] = []
    patterns: set[str] = set()
    kit = situation.trainee.at_hand
    for draft in drafts:
        option = option_of(draft.exercise, draft.target.variant, kit) or ()
        warmups = ramps(draft.exercise, option, draft.target) if draft.exercise.pattern not in patterns else ()
        if warmups or draft.target.weight is not None:
            patterns.add(draft.exercise.pattern)
        seconds = item_seconds(draft.exercise, option, draft.target, warmups)
        why = draft.why or draft.target.reason
        found.append(Item(draft.exercise, draft.target, warmups, seconds, why, draft.planned, draft.pair))
    return _paired(found, kit)


def _paired(items: Sequence[Item], kit: frozenset[str]) -> tuple[Item, ...]:
    """With the seconds that pairs save taken off their second exercise."""
    found = list(items)
    for number, item in enumerate(items):
        mates = [
            at for at, other in enumerate(items) if item.pair is not None and other.pair == item.pair and at < number
        ]
        for at in mates:
            first = items[at]
            set_ups = sum(
                set_up_seconds(option_of(each.exercise, each.target.variant, kit) or ()) for each in (first, item)
            )
            ramp = [sum(w.reps * 3 + 55 for w in each.warmups) for each in (first, item)]
            both = pair_seconds(
                (first.exercise, first.target, ramp[0]), (item.exercise, item.target, ramp[1]), set_ups
            )
            found[number] = replace(item, seconds=max(0, both - first.seconds))
    return tuple(found)


def seconds_of(drafts: Sequence[Draft], situation: Situation) -> float:
    """What the drafts take this member."""
    return sum(item.seconds for item in items_of(drafts, situation)) * situation.factor


def cut(drafts: Sequence[Draft], situation: Situation, slots: Slots, neglected: Sequence[Region]) -> list[Draft]:
    """As much of the drafts as belongs into the minutes."""
    found = list(drafts)
    while found:
        too_long = seconds_of(found, situation) > OVER * situation.minutes * 60
        sets = sum(len(draft.target.amounts) for draft in found)
        if not too_long and sets <= slots.sets:
            break
        shorter = _shorter(found, neglected, pairs=too_long)
        if shorter is None:
            break
        found = shorter
    return found


def _shorter(drafts: list[Draft], neglected: Sequence[Region], *, pairs: bool) -> list[Draft] | None:
    """One step shorter; None where nothing is left to cut."""
    steps: tuple[Callable[[], list[Draft] | None], ...] = (
        lambda: _without(drafts, neglected, [draft for draft in drafts if tier(draft.exercise) == 6]),
        lambda: _fewer(drafts, lambda draft: len(draft.target.amounts) > 3),
        lambda: _fewer(drafts, lambda draft: len(draft.target.amounts) > 2 and tier(draft.exercise) >= 3),
        lambda: _pair(drafts) if pairs else None,
        lambda: _without(drafts, neglected, drafts) if len(drafts) > 2 else None,
        lambda: _fewer(drafts, lambda draft: len(draft.target.amounts) > 2),
        lambda: _without(drafts, neglected, drafts) if len(drafts) > 1 else None,
        lambda: _fewer(drafts, lambda draft: len(draft.target.amounts) > 1),
    )
    for step in steps:
        if (found := step()) is not None:
            return found
    return None


def _fewer(drafts: list[Draft], which: Callable[[Draft], bool]) -> list[Draft] | None:
    for number in range(len(drafts) - 1, -1, -1):
        if which(drafts[number]):
            draft = drafts[number]
            return [*drafts[:number], draft.with_sets(len(draft.target.amounts) - 1), *drafts[number + 1 :]]
    return None


def _without(drafts: list[Draft], neglected: Sequence[Region], which: Sequence[Draft]) -> list[Draft] | None:
    """Without the last of those, rather one whose region keeps another; never the only one of a neglected region."""
    regions = [draft.exercise.region for draft in drafts]
    may_go = [
        draft for draft in which if draft.exercise.region not in neglected or regions.count(draft.exercise.region) > 1
    ]
    if not may_go:
        return None
    doubled = [draft for draft in may_go if regions.count(draft.exercise.region) > 1]
    goes = (doubled or may_go)[-1]
    return [draft for draft in drafts if draft is not goes]


def _pair(drafts: list[Draft]) -> list[Draft] | None:
    """Two exercises that do not disturb each other, one after the other, as a pair."""
    for number, draft in enumerate(drafts):
        for at in range(number + 1, len(drafts)):
            other = drafts[at]
            free = draft.pair is None and other.pair is None
            if free and may_pair(draft.exercise, other.exercise, (tier(draft.exercise), tier(other.exercise))):
                pair = max((each.pair or 0 for each in drafts), default=0) + 1
                return [replace(each, pair=pair) if each in (draft, other) else each for each in drafts]
    return None


def grow(
    drafts: Sequence[Draft], situation: Situation, slots: Slots, most_direct: int, part: Fraction
) -> list[Draft]:
    """More sets where much time is left: a third, then a fourth but for beginners; within all limits."""
    found = list(drafts)
    most = 3 if situation.trainee.level is Level.BEGINNER else 4
    for wanted in range(3, most + 1):
        for number, draft in enumerate(found):
            sets = sum(len(each.target.amounts) for each in found)
            direct = sum(len(each.target.amounts) for each in found if each.exercise.region is draft.exercise.region)
            if seconds_of(found, situation) >= part * situation.minutes * 60 or sets >= slots.sets:
                return found
            course = draft.target.course
            held_back = course in (Course.BACK, Course.LIGHT) or (course is Course.FIRST and wanted > 3)
            most_sets = min(wanted, draft.exercise.dose.sets[1])
            if held_back or direct >= most_direct or len(draft.target.amounts) >= most_sets:
                continue
            longer = [*found[:number], draft.with_sets(len(draft.target.amounts) + 1), *found[number + 1 :]]
            if seconds_of(longer, situation) <= OVER * situation.minutes * 60:
                found = longer
    return found
