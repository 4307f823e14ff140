"""Challenges: what counts towards a common total, whatever is done, undone, edited, joined and left."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.domain.challenges import Challenge, Done, Standing, fits, most_a_day, standing, total
from bot.domain.exercises import Catalogue

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
FACE_PULLS = Challenge(1, 2, 3, 4, "face-pull", 100, NOON, NOON + 7 * DAY)


def test_only_what_is_easy_on_the_lower_back_and_can_be_counted_fits(catalogue: Catalogue) -> None:
    for exercise_id in ("face-pull", "band-row", "side-plank", "bird-dog", "pull-up"):
        assert fits(catalogue[exercise_id]), exercise_id
    for exercise_id in ("deadlift", "good-morning", "kettlebell-swing", "farmers-carry", "back-extension", "cat-cow"):
        assert not fits(catalogue[exercise_id]), exercise_id


def test_a_day_counts_twice_the_most_of_a_good_workout(catalogue: Catalogue) -> None:
    assert most_a_day(catalogue["face-pull"]) == 2 * 4 * 20
    assert most_a_day(catalogue["side-plank"]) == 2 * 4 * 30


def test_of_a_day_no_more_counts_than_that_and_two_sides_are_one() -> None:
    done = [Done(1, MONDAY, 90), Done(1, MONDAY, 90), Done(1, MONDAY + DAY, 30), Done(2, MONDAY, 9, side=True),
            Done(2, MONDAY, 8, side=True)]  # fmt: skip
    assert total(done, [1], 160) == 190
    assert total(done, [2], 160) == 8
    assert total(done, [], 160) == 0


def stands(present: tuple[int, ...], amounts: dict[int, int], excused: set[int]) -> Standing:
    done = [Done(member, MONDAY, amount) for member, amount in amounts.items()]
    return standing(FACE_PULLS, present, dict.fromkeys(excused, True), done, 160)


def test_pain_excuses_and_nobody_can_read_it_from_the_goal() -> None:
    without = stands((1, 2), {1: 100}, set())
    with_pain = stands((1, 2), {1: 100}, {2})
    assert (without.goal, without.met) == (200, False)
    assert (with_pain.goal, with_pain.met) == (200, True)
    assert not stands((), {}, set()).met
    assert not stands((1,), {}, {1}).met


class ChallengeMachine(RuleBasedStateMachine):
    """Members log, undo, edit, restore, join and leave in any order: the total is what those who are in have done."""

    def __init__(self) -> None:
        super().__init__()
        self.logs: dict[int, Done] = {}
        self.undone: dict[int, Done] = {}
        self.present: list[int] = []
        self.number = 0

    @rule(member=st.integers(1, 4), day=st.integers(0, 6), amount=st.integers(1, 120))
    def log(self, member: int, day: int, amount: int) -> None:
        self.number += 1
        self.logs[self.number] = Done(member, MONDAY + day * DAY, amount)

    @rule(pick=st.integers(0, 50))
    def undo(self, pick: int) -> None:
        if self.logs:
            key = sorted(self.logs)[pick % len(self.logs)]
            self.undone[key] = self.logs.pop(key)

    @rule(pick=st.integers(0, 50))
    def restore(self, pick: int) -> None:
        if self.undone:
            key = sorted(self.undone)[pick % len(self.undone)]
            self.logs[key] = self.undone.pop(key)

    @rule(pick=st.integers(0, 50), amount=st.integers(1, 120))
    def edit(self, pick: int, amount: int) -> None:
        if self.logs:
            key = sorted(self.logs)[pick % len(self.logs)]
            self.logs[key] = Done(self.logs[key].member_id, self.logs[key].day, amount)

    @rule(member=st.integers(1, 4))
    def join(self, member: int) -> None:
        if member not in self.present:
            self.present.append(member)

    @rule(member=st.integers(1, 4))
    def leave(self, member: int) -> None:
        if member in self.present:
            self.present.remove(member)

    @invariant()
    def the_total_is_of_those_who_are_in_and_each_day_is_capped(self) -> None:
        now = standing(FACE_PULLS, tuple(self.present), {}, self.logs.values(), 160)
        alone = [total(self.logs.values(), [member_id], 160) for member_id in self.present]
        assert now.total == sum(alone)
        assert now.total <= 160 * 7 * len(self.present)
        assert now.goal == 100 * len(self.present)
        assert now.met == (bool(self.present) and now.total >= now.goal)
        loose = sum(log.amount for log in self.logs.values() if log.member_id in self.present)
        assert now.total <= loose


TestChallengeMachine = ChallengeMachine.TestCase
