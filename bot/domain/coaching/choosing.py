"""Which exercises a workout is made of: what is allowed, what the back needs, and what was done before.

Multi-joint exercises that come first gain the most strength (+0.32 against -0.58 for single-joint ones that come
first;
size the same either way: Nunes et al. 2021, 10.1080/17461391.2020.1733672), hence the tiers. After work with a
high load on
the spine the lower back has 48 hours (exrx.net; extensors gain as much on one or two sessions a week as on three:
Graves
et al. 1990, PMID 2144914).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from bot.domain.balance import PLENTY, Balance
from bot.domain.coaching.equipment import can_do
from bot.domain.coaching.spine import Spine, tier
from bot.domain.coaching.starting import GENTLE, GENTLE_IDS, HINGES, START, SUPPORTED, SUPPORTED_ROWS
from bot.domain.coaching.values import History, Situation
from bot.domain.exercises import MOBILITY, Exercise, Level, Region
from bot.domain.own_exercises import ELSEWHERE

GOALS: Mapping[Level, Mapping[Region, int]] = {
    Level.BEGINNER: {Region.LOWER: 6, Region.MID: 8, Region.UPPER: 6},
    Level.INTERMEDIATE: {Region.LOWER: 8, Region.MID: 12, Region.UPPER: 10},
    Level.ADVANCED: {Region.LOWER: 8, Region.MID: 14, Region.UPPER: 12},
}
"""Fractional sets a week to steer by: at least four a muscle (Iversen et al. 2021), ten and more for size (ACSM
2026).
"""

FAMILIAR_TIMES, FAMILIAR_DAYS = 2, 28
SHORT = 15
"""Below so many minutes there is nothing of the heaviest tier."""

VERTICAL, HORIZONTAL = "vertical_pull", "horizontal_pull"


@dataclass(frozen=True)
class Choice:
    """Chooses exercises, one after the other, for one day.

    exercises: the catalogue's and the member's own. balance: of the 28 days, today among them.
    """

    exercises: Mapping[str, Exercise]
    history: History
    situation: Situation
    balance: Balance
    back: Spine

    def allowed(self, exercise: Exercise) -> bool:
        """Whether kit, level, care and the lower back allow it today, and it trains the back."""
        return exercise.id in self._allowed

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(exercise.id for exercise in self.exercises.values() if self._may(exercise))

    def _may(self, exercise: Exercise) -> bool:
        gentle = self.situation.limits.gentle
        return (
            (exercise.pattern != MOBILITY or gentle)
            and exercise.pattern != ELSEWHERE
            and exercise.id != "scapular-pull-up"
            and possible(exercise, self.situation)
            and self.back.allows(exercise)
            and not (gentle and exercise.id not in GENTLE_IDS)
        )

    def yesterday(self, exercise: Exercise) -> bool:
        """Whether it was done yesterday."""
        day = self.situation.today - timedelta(1)
        return any(logged_set.day == day for logged_set in self.history.get(exercise.id, ())[-3:])

    def regions(self, slots: int) -> list[Region]:
        """The regions of so many slots: neglected ones first, then as `next_region` says."""
        chosen = [region for region in self.balance.neglected if self._open(region)][:slots]
        while len(chosen) < slots and (region := self.next_region(chosen, lacking=False)) is not None:
            chosen.append(region)
        return chosen

    def next_region(self, chosen: Sequence[Region], *, lacking: bool = True) -> Region | None:
        """The region that lacks most beside those: each once before any twice, two of one at most.

        None above twenty sets this week. lacking: only one that is still below its week's goal.
        """
        open_ = [region for region in Region if self._open(region)]
        missing = [region for region in open_ if region not in chosen]
        again = [region for region in open_ if chosen.count(region) < self._most(region)]
        room = missing or [region for region in again if not lacking or self._rank(region, chosen) > 0]
        return max(room, key=lambda region: (self._rank(region, chosen), -list(Region).index(region)), default=None)

    def _open(self, region: Region) -> bool:
        return region in self._open_regions

    @cached_property
    def _open_regions(self) -> frozenset[Region]:
        return frozenset(
            region
            for region in Region
            if self.balance.week[region] <= PLENTY and self._candidates(region, frozenset())
        )

    def _most(self, region: Region) -> int:
        return 1 if region is Region.LOWER and self.back.recent else 2

    def _rank(self, region: Region, chosen: Sequence[Region]) -> Fraction:
        """What part of its week's goal the region lacks, when three sets are done for each choice."""
        goal = GOALS[self.situation.trainee.level][region]
        return (goal - self.balance.week[region] - 3 * chosen.count(region)) / goal

    def pick(self, region: Region, chosen: Sequence[Exercise]) -> Exercise | None:
        """The next exercise for the region: what is familiar, else the start list; pulls alternate, rarer first."""
        candidates = self._candidates(region, frozenset(picked.id for picked in chosen))
        if not candidates:
            return None
        fresh = [exercise for exercise in candidates if not self.yesterday(exercise)] or (
            candidates if not any(picked.region is region for picked in chosen) else []
        )
        if not fresh:
            return None
        if region is Region.MID:
            fresh = self._alternating(fresh, chosen)
        if region is Region.LOWER:  # a hinge and something else, not two hinges
            patterns = {picked.pattern for picked in chosen if picked.region is region}
            fresh = [exercise for exercise in fresh if exercise.pattern not in patterns] or fresh
        return fresh[0]

    def _alternating(self, candidates: list[Exercise], chosen: Sequence[Exercise]) -> list[Exercise]:
        """Beside a pull from the front one from above, and the other way round; alone, what is familiar stays."""
        pulls = [picked.pattern for picked in chosen if picked.region is Region.MID]
        vertical, horizontal = self.balance.pulls.vertical, self.balance.pulls.horizontal
        if pulls:
            wanted = HORIZONTAL if pulls[-1] == VERTICAL else VERTICAL
        elif self._familiar(candidates[0]) or vertical == horizontal:
            return candidates
        else:
            wanted = VERTICAL if vertical < horizontal else HORIZONTAL
        return [exercise for exercise in candidates if exercise.pattern == wanted] or candidates

    def _candidates(self, region: Region, without: frozenset[str]) -> list[Exercise]:
        """What may be done for the region, best first: familiar ones, those to start with, the rest by level."""
        heavy_chosen = any(tier(self.exercises[exercise_id]) == 1 for exercise_id in without)
        pool = [
            exercise
            for exercise in self.exercises.values()
            if exercise.region is region
            and exercise.id not in without
            and (tier(exercise) > 1 or (not heavy_chosen and self._heavy_fits(exercise)))
            and self.allowed(exercise)
        ]
        listed = self._start_list(region)
        levels = list(Level)

        def key(exercise: Exercise) -> tuple[int, int, int, str]:
            times = self._times.get(exercise.id, 0)
            if self._familiar(exercise):
                return (0, -times, 0, exercise.id)
            at = listed.index(exercise.id) if exercise.id in listed else len(listed)
            return (
                1,
                at,
                levels.index(exercise.level) + 3 * (tier(exercise) == 1) + 3 * (tier(exercise) >= 5),
                exercise.id,
            )

        return sorted(pool, key=key)

    @cached_property
    def _times(self) -> Mapping[str, int]:
        """On how many of the last 28 days of training each was done; time off does not make it strange."""
        since = self._last_day - timedelta(FAMILIAR_DAYS)
        return {
            exercise_id: len({performance.day for performance in done[-FAMILIAR_DAYS:] if performance.day > since})
            for exercise_id, done in self.history.items()
        }

    def _familiar(self, exercise: Exercise) -> bool:
        away = (self.situation.today - self._last_day).days >= 14
        return self._times.get(exercise.id, 0) >= (1 if away else FAMILIAR_TIMES)

    @cached_property
    def _last_day(self) -> date:
        return max((done[-1].day for done in self.history.values() if done), default=self.situation.today)

    def _heavy_fits(self, exercise: Exercise) -> bool:
        """Whether it may be the one of the heaviest tier: a familiar one, unless there is none."""
        if self.situation.minutes < SHORT or self._hinged_lately(exercise):
            return False
        return self._familiar(exercise) or not self._familiar_heavy

    @cached_property
    def _familiar_heavy(self) -> bool:
        """Whether a familiar one of the heaviest tier may be done."""
        known = [self.exercises[logged_set] for logged_set in self.history if logged_set in self._allowed]
        return any(
            tier(exercise) == 1 and self._familiar(exercise) and not self._hinged_lately(exercise)
            for exercise in known
        )

    def _hinged_lately(self, exercise: Exercise) -> bool:
        """Whether a heavy hinge would come less than 72 hours after the last one."""
        if exercise.pattern != "hip_hinge":
            return False
        since = self.situation.today - timedelta(2)
        hinges = (
            logged_set
            for logged_set in self.history
            if logged_set in self.exercises and _heavy_hinge(self.exercises[logged_set])
        )
        return any(done.day >= since for hinge in hinges for done in self.history[hinge][-1:])

    def _start_list(self, region: Region) -> list[str]:
        gentle = self.situation.limits.gentle
        levels, kit = list(Level), self.situation.trainee.kit
        level = levels.index(self.situation.trainee.level)
        found: list[str] = list(GENTLE[region]) if gentle else []
        for needs, least, lists in START:
            if (not needs or needs & kit) and level >= levels.index(least):
                found += [starter for starter in lists[region] if starter not in found]
        return found

    def instead(self, exercise: Exercise, chosen: Iterable[str]) -> Exercise | None:
        """What can be done in the place of an exercise: same region and pattern first, easiest on the back first."""
        others = self._candidates(exercise.region, frozenset(chosen) | {exercise.id})
        alike = [other for other in others if other.pattern == exercise.pattern]
        ids = {exercise.id for exercise in others}
        better: tuple[str, ...] = SUPPORTED_ROWS if exercise.id in SUPPORTED else ()
        if self.back.no_high and exercise.pattern == "hip_hinge":
            better = HINGES
        found = [self.exercises[exercise_id] for exercise_id in better if exercise_id in ids] or alike or others
        return found[0] if found else None


def _heavy_hinge(exercise: Exercise) -> bool:
    return exercise.pattern == "hip_hinge" and tier(exercise) == 1


def possible(exercise: Exercise, situation: Situation) -> bool:
    """Whether kit, level and care allow the exercise. Members' own exercises have no kit and are for beginners."""
    levels = list(Level)
    return (
        can_do(exercise, situation.trainee.at_hand)
        and levels.index(exercise.level) <= levels.index(situation.trainee.level)
        and situation.limits.allows(exercise)
    )
