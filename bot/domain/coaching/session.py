"""Today's workout: chosen, ordered, timed and cut to the minutes there are.

The order, the numbers of exercises and sets for the minutes, and what is cut first are a coach's judgement; what
stands
behind each is told where it is reckoned (`choosing`, `timing`, `progression`, `breaks`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.domain.balance import PLENTY, Balance, DaySets, balance
from bot.domain.care import Course as CareCourse
from bot.domain.coaching.choosing import SHORT, Choice
from bot.domain.coaching.cutting import BEGINNER_SETS, MOST_SETS, Draft, Slots, cut, grow, items_of, slots_for
from bot.domain.coaching.plans import PlanDay
from bot.domain.coaching.spine import Spine, loaded, spine, tier
from bot.domain.coaching.starting import SUPPORTED_ROWS
from bot.domain.coaching.targets import FIRST_SETS, Wish, target_of
from bot.domain.coaching.values import Course, History, Performance, Proposal, Reason, Situation, Target
from bot.domain.exercises import Exercise, Level, Muscle, Region

MOST_DIRECT = 8
"""Working sets of one region's own exercises in a workout."""

LONGEST_OVER, SHORTEST = Fraction(11, 10), Fraction(6, 10)
"""How long it may take, as a part of the minutes asked; below the second there is room for more."""


def balance_of(
    history: History, today: Situation, exercises: Mapping[str, Exercise], muscles: Mapping[str, Muscle]
) -> Balance:
    """The balance as the history shows it, a day counting as one workout."""
    done = [
        DaySets(performance.day, performance.day.toordinal(), exercise_id, side=effort.side)
        for exercise_id, performances in history.items()
        if exercise_id in exercises
        for performance in performances
        for effort in performance.efforts
    ]
    first = min((day_sets.day for day_sets in done), default=None)
    return balance(done, today.today, first, exercises, muscles)


@dataclass(frozen=True, slots=True)
class Coach:
    """Makes workouts of one member for one day. exercises: the catalogue's and the member's own, by id."""

    exercises: Mapping[str, Exercise]
    history: History
    situation: Situation
    balance: Balance

    def propose(self, plan: PlanDay | None = None) -> Proposal:
        """Today's workout: the plan's, as far as the day allows it, or one that is chosen."""
        situation = self.situation
        if situation.limits.course is CareCourse.NONE:
            return Proposal((), 0, (Reason("no-workout"),))
        choice = self._choice()
        slots = slots_for(situation, len(self.balance.neglected))
        use_plan = plan is not None and not situation.limits.gentle
        if use_plan:  # what a plan says is cut by its time alone, and a beginner's by what is plenty
            most = BEGINNER_SETS if situation.trainee.level is Level.BEGINNER else MOST_SETS
            slots = replace(slots, sets=most)
        drafts, notes = self._planned(plan, choice) if plan and use_plan else (self._chosen(choice, slots), [])
        drafts = self._swapped(drafts, choice)
        drafts = self._timed(self._bounded(drafts), slots, choice, may_grow=not use_plan)
        items = items_of(drafts, situation)
        seconds = sum(item.seconds for item in items)
        return Proposal(
            items, round(seconds * situation.factor), (*notes, *self._notes(drafts, slots, planned=use_plan))
        )

    def target(self, exercise: Exercise, wish: Wish | None = None) -> Target:
        """The next target of one exercise; `instead` where it has been outgrown."""
        return self._target_of(exercise, wish, self._choice(), ())

    def others(self, exercise: Exercise, chosen: Sequence[str]) -> Exercise | None:
        """What could be done in its place today; None where nothing could."""
        return self._choice().instead(exercise, chosen)

    # ------------------------------------------------------------------ choosing

    def _choice(self) -> Choice:
        back = spine(self.history, self.exercises, self.situation)
        return Choice(self.exercises, self.history, self.situation, self.balance, back)

    def _chosen(self, choice: Choice, slots: Slots) -> list[Draft]:
        chosen: list[Draft] = []
        for region in choice.regions(slots.exercises):
            if (exercise := choice.pick(region, [draft.exercise for draft in chosen])) is not None:
                chosen.append(self._draft(exercise, None, None, choice, [draft.exercise.id for draft in chosen]))
        if len(chosen) == slots.exercises == 2 and not any(loaded(draft.exercise) for draft in chosen):
            chosen += self._one_more(choice, chosen)
        return chosen

    def _one_more(self, choice: Choice, drafts: Sequence[Draft]) -> list[Draft]:
        """One exercise more, for the region that lacks most; nothing where none is left."""
        here = [draft.exercise for draft in drafts]
        region = choice.next_region([exercise.region for exercise in here])
        exercise = choice.pick(region, here) if region else None
        return [self._draft(exercise, None, None, choice, [exercise.id for exercise in here])] if exercise else []

    def _planned(self, plan: PlanDay, choice: Choice) -> tuple[list[Draft], list[Reason]]:
        """The plan's exercises; what the day does not allow is done otherwise, and that is said."""
        drafts: list[Draft] = []
        notes: list[Reason] = [Reason("plan-day", {"day": plan.name})]
        ids = {exercise_id for exercise_id, _ in plan.exercises}
        for exercise_id, wish in plan.exercises:
            exercise = self.exercises.get(exercise_id)
            if exercise is None:
                notes.append(Reason("plan-removed"))
                continue
            chosen = ids | {draft.exercise.id for draft in drafts}
            if choice.allowed(exercise) and (self.situation.minutes >= SHORT or tier(exercise) > 1):
                drafts.append(self._draft(exercise, wish, None, choice, chosen))
                continue
            why = _why_not(exercise, choice.back, self.situation)
            other = choice.instead(exercise, chosen)
            if other is None:
                notes.append(Reason("plan-left-out", {"exercise": exercise.name}))
                continue
            drafts.append(self._draft(other, None, Reason(why, {"exercise": exercise.name}), choice, chosen))
        return (drafts, notes) if drafts else (self._chosen(choice, slots_for(self.situation, 0)), notes[1:])

    def _draft(
        self,
        exercise: Exercise,
        wish: Wish | None,
        why: Reason | None,
        choice: Choice,
        chosen: Sequence[str] | set[str] = (),
    ) -> Draft:
        """The exercise with its target; where it has been outgrown, the next one in its place."""
        target = self._target_of(exercise, wish, choice, chosen)
        if target.instead is not None:
            harder = self.exercises[target.instead]
            follow = self._target_of(harder, None, choice, chosen)
            reason = replace(target.reason, facts=dict(target.reason.facts) | {"exercise": exercise.name})
            return Draft(harder, follow, reason, wish is not None)
        return Draft(exercise, target, why or self._reason(exercise, choice.back), wish is not None)

    def _target_of(
        self, exercise: Exercise, wish: Wish | None, choice: Choice, chosen: Sequence[str] | set[str]
    ) -> Target:
        def harder(of: Exercise) -> str | None:
            known = (self.exercises[step] for step in of.harder if step in self.exercises and step not in chosen)
            return next((exercise.id for exercise in known if choice.allowed(exercise) and tier(exercise) > 1), None)

        target = target_of(
            exercise,
            self.history.get(exercise.id, ()),
            self.situation,
            wish=wish,
            pattern=self._pattern(exercise),
            harder=harder,
        )
        return self._shortened(target, wish)

    def _pattern(self, exercise: Exercise) -> list[Performance]:
        """What was done lately of exercises of its pattern."""
        return [
            done[-1]
            for other, done in self.history.items()
            if done and other in self.exercises and self.exercises[other].pattern == exercise.pattern
        ]

    def _shortened(self, target: Target, wish: Wish | None) -> Target:
        """Two sets where there are ten minutes, and of what is new unless a plan says otherwise."""
        short = self.situation.minutes < SHORT or (target.course is Course.FIRST and wish is None)
        return replace(target, amounts=target.amounts[:FIRST_SETS]) if short else target

    def _reason(self, exercise: Exercise, back: Spine) -> Reason | None:
        """Why this one: it spares the back, its region is neglected, or another has had plenty this week."""
        if self.situation.limits.gentle:
            return None
        if back.recent and exercise.id in SUPPORTED_ROWS and exercise.spinal_load == "low":
            return Reason("bench-carries", {"exercise": self.exercises[back.recent].name})
        means, week = self.balance.mean, self.balance.week
        if exercise.region in self.balance.neglected:
            most = max(means.values())
            facts: dict[str, int | str] = {
                "region": exercise.region.value,
                "mean": halves(means[exercise.region]),
                "most": halves(most),
            }
            return Reason("neglected", facts)
        if exercise.region is Region.LOWER and week[Region.MID] > PLENTY:
            facts = {"region": "lower", "week": halves(week[Region.LOWER]), "most": halves(week[Region.MID])}
            return Reason("plenty-elsewhere", facts)
        return None

    def _swapped(self, drafts: list[Draft], choice: Choice) -> list[Draft]:
        """With what the member chose in place of others, where the day allows it."""
        swaps = self.situation.swaps
        found = []
        for draft in drafts:
            other = self.exercises.get(swaps.get(draft.exercise.id, ""))
            if other is None or not choice.allowed(other) or any(each.exercise.id == other.id for each in drafts):
                found.append(draft)
                continue
            chosen = [each.exercise.id for each in drafts]
            found.append(
                self._draft(other, None, Reason("swapped", {"exercise": draft.exercise.name}), choice, chosen)
            )
        return found

    # ------------------------------------------------------------------ sets and minutes

    def _bounded(self, drafts: list[Draft]) -> list[Draft]:
        """At most eight direct sets of a region; a plan keeps its own."""
        found: list[Draft] = []
        left = dict.fromkeys(Region, MOST_DIRECT)
        for draft in drafts:
            sets = len(draft.target.amounts)
            if not draft.planned:
                sets = min(sets, left[draft.exercise.region])
            left[draft.exercise.region] -= sets
            if sets > 0:
                found.append(draft.with_sets(sets))
        return found

    def _timed(self, drafts: list[Draft], slots: Slots, choice: Choice, *, may_grow: bool) -> list[Draft]:
        neglected = self.balance.neglected
        drafts = sorted_by_tier(drafts, neglected)
        drafts = cut(drafts, self.situation, slots, neglected)
        while may_grow and len(drafts) < slots.most and self._short(drafts, SHORTEST):
            more = self._one_more(choice, drafts)
            grown = sorted_by_tier(self._bounded([*drafts, *more]), neglected)
            fits = cut(grown, self.situation, slots, neglected) if more else drafts
            if len(fits) <= len(drafts):
                break
            drafts = fits
        if may_grow and self.situation.limits.most_sets is None and not self.situation.light:
            drafts = grow(drafts, self.situation, slots, MOST_DIRECT, SHORTEST)
        return drafts

    def _short(self, drafts: Sequence[Draft], part: Fraction) -> bool:
        seconds = sum(item.seconds for item in items_of(drafts, self.situation)) * self.situation.factor
        return seconds < part * self.situation.minutes * 60

    def _notes(self, drafts: Sequence[Draft], slots: Slots, *, planned: bool) -> list[Reason]:
        notes: list[Reason] = []
        sets = sum(len(draft.target.amounts) for draft in drafts)
        if not any(self.history.values()):
            notes.append(Reason("first-day"))
        if slots.capped and sets >= slots.sets - 1 and self._short(drafts, Fraction(8, 10)):
            notes.append(Reason("cap", {"sets": sets}))
        plenty = {region: sets for region, sets in self.balance.week.items() if sets > PLENTY}
        notes += [Reason("plenty", {"region": region.value, "week": halves(sets)}) for region, sets in plenty.items()]
        missing = [
            region for region in self.balance.neglected if region not in {each.exercise.region for each in drafts}
        ]
        notes += [Reason("no-equipment-for", {"region": region.value}) for region in missing]
        if not drafts:
            notes.append(Reason("nothing-possible"))
        elif not planned and not slots.capped and self._short(drafts, SHORTEST):
            notes.append(Reason("short"))
        return notes


def halves(sets: Fraction) -> str:
    """A number of sets as it is told: in halves at most."""
    twice = round(sets * 2)
    return f"{twice // 2}" if twice % 2 == 0 else f"{twice / 2:.1f}"


def _why_not(exercise: Exercise, back: Spine, situation: Situation) -> str:
    if not situation.limits.allows(exercise):
        return "care"
    if back.elsewhere and exercise.spinal_load == "high":
        return "squats-yesterday"
    if not back.allows(exercise):
        return "heavy-yesterday" if back.recent else "heavy-enough"
    return "no-kit"


def sorted_by_tier(drafts: Sequence[Draft], neglected: Sequence[Region]) -> list[Draft]:
    """By tier; the first exercise of a neglected region comes right after the heaviest tier (Simão et al. 2012)."""
    ordered = sorted(drafts, key=lambda draft: (tier(draft.exercise), -draft.exercise.dose.rest_s, draft.exercise.id))
    first = {
        id(next(d for d in ordered if d.exercise.region is region)) for region in neglected if _has(ordered, region)
    }
    early = [draft for draft in ordered if id(draft) in first and tier(draft.exercise) > 1]
    early.sort(key=lambda draft: neglected.index(draft.exercise.region))
    heavy = [draft for draft in ordered if tier(draft.exercise) == 1]
    return [
        *heavy,
        *early,
        *(draft for draft in ordered if draft not in heavy and id(draft) not in {id(e) for e in early}),
    ]


def _has(drafts: Sequence[Draft], region: Region) -> bool:
    return any(draft.exercise.region is region for draft in drafts)
