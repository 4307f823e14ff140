from dataclasses import fields, replace
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.drawing.anatomy import arm, head, leg, torso
from bot.drawing.body import (
    ANKLE_HEIGHT,
    FOREARM,
    HAND,
    LOWER_TRUNK,
    NECK,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Contact,
    Joints,
    Limbs,
    Pose,
    Side,
    Stance,
    eased,
    joints,
)
from bot.drawing.frontal import HIPS, SHOULDERS
from bot.drawing.gallery import Figures
from bot.drawing.movements import Movement, View

FIGURES = Figures.load(Path(__file__).parents[2] / "data/figures/poses.yaml")
SHARES = [step / 12 for step in range(13)]
LIMITS = {
    "ankle": (-65, 38),
    "knee": (-1, 155),
    "hip": (-32, 140),
    "shoulder": (-75, 192),
    "elbow": (-1, 155),
    "wrist": (-95, 95),
    "girdle": (-0.03, 0.04),
    "blade": (-0.03, 0.04),
}
FRONTAL_LIMITS = {"knee": (-5, 5), "hip": (-50, 50), "shoulder": (-10, 180), "elbow": (-150, 90)}
"""Seen from the front, limbs swing sideways, and a forearm that is turned inwards counts below zero."""
HELD_IN_BOTH_HANDS = {"barbell", "trap_bar", "cable"}

every = pytest.mark.parametrize("movement", FIGURES.movements.values(), ids=FIGURES.movements)
wrong = pytest.mark.parametrize(
    "movement",
    [pytest.param(movement, id=exercise) for exercise, movement in FIGURES.movements.items() if movement.wrong],
)
loaded = pytest.mark.parametrize(
    "movement",
    [
        pytest.param(movement, id=exercise)
        for exercise, movement in FIGURES.movements.items()
        if movement.load.kind in {"barbell", "trap_bar"} and movement.stance == Stance()
    ],
)
angles = st.builds(
    Limbs,
    ankle=st.floats(-60, 35),
    knee=st.floats(0, 150),
    hip=st.floats(-25, 130),
    shoulder=st.floats(-60, 190),
    elbow=st.floats(0, 150),
)
poses = st.builds(
    Pose,
    trunk=st.floats(-180, 180),
    spine=st.floats(-45, 45),
    neck=st.floats(-40, 40),
    near=angles,
    far=angles,
)


def moments(movement: Movement) -> list[Joints]:
    """The whole movement, and the mistake."""
    return [*(movement.joints(share) for share in SHARES), *([movement.mistake] if movement.mistake else [])]


def right(movement: Movement) -> list[Joints]:
    return [movement.joints(share) for share in SHARES]


def sides(body: Joints) -> list[tuple[Side, Limbs]]:
    return [(body.near, body.pose.near), (body.far, body.pose.far)]


def flat(body: Joints) -> list[Side]:
    """The sides that stand on their soles."""
    return [side for side, _ in sides(body) if abs(side.pitch) < 3 and side.ankle.imag < ANKLE_HEIGHT + 0.01]


@every
def test_every_joint_stays_within_what_a_human_can(movement: Movement) -> None:
    for body in moments(movement):
        assert -52 <= body.pose.spine <= 52
        assert -50 <= body.pose.neck <= 50
        for _, limbs in sides(body):
            limits = LIMITS if movement.view is View.SIDE else FRONTAL_LIMITS
            for name, (least, most) in limits.items():
                assert least <= getattr(limbs, name) <= most, name


@given(poses)
def test_every_segment_keeps_its_length_in_any_pose(pose: Pose) -> None:
    keeps_its_lengths(joints(pose))


@every
def test_every_segment_keeps_its_length_in_every_frame(movement: Movement) -> None:
    for body in moments(movement):
        keeps_its_lengths(body, movement.view)


def keeps_its_lengths(body: Joints, view: View = View.SIDE) -> None:
    assert abs(body.mid - body.hip) == pytest.approx(LOWER_TRUNK * TRUNK)
    assert abs(body.top - body.mid) == pytest.approx((1 - LOWER_TRUNK) * TRUNK)
    assert abs(body.neck - body.top) == pytest.approx(NECK)
    for side, limbs in sides(body):
        assert abs(side.knee - side.hip) == pytest.approx(THIGH * abs(limbs.thigh))
        assert abs(side.ankle - side.knee) == pytest.approx(SHANK * abs(limbs.shank))
        assert abs(side.elbow - side.shoulder) == pytest.approx(UPPER_ARM * abs(limbs.upper))
        assert abs(side.wrist - side.elbow) == pytest.approx(FOREARM * abs(limbs.fore))
        assert abs(side.grip - side.wrist) == pytest.approx(HAND * abs(limbs.fore))
        if view is View.SIDE:
            assert abs(side.shoulder - body.top) == pytest.approx(abs(complex(limbs.girdle, limbs.blade)), abs=1e-9)
        else:
            assert abs(side.shoulder - body.top) == pytest.approx(abs(complex(SHOULDERS, 0.01)))
            assert abs(side.hip - body.hip) == pytest.approx(HIPS)


@every
def test_the_joint_a_figure_is_nailed_to_does_not_move(movement: Movement) -> None:
    for body in right(movement):
        assert abs(body.find(movement.stance.joint) - movement.stance.at) < 1e-9
    if movement.mistake:
        there = movement.stance.at + movement.shift
        assert abs(movement.mistake.find(movement.stance.joint) - there) < 1e-9


@every
def test_hands_and_feet_stay_where_they_touch(movement: Movement) -> None:
    for body in moments(movement):
        for contact in movement.stance.contacts:
            for side in contact.sides:
                assert abs(body.find(f"{side}.{contact.joint}") - contact.at) < 1e-3


@every
def test_feet_that_stand_do_not_slide(movement: Movement) -> None:
    first, *others = moments(movement)
    for name in ("near", "far"):
        if all(getattr(body, name) in flat(body) for body in (first, *others)):
            assert all(abs(body.find(f"{name}.heel") - first.find(f"{name}.heel")) < 1e-3 for body in others)


@every
def test_nothing_goes_through_the_floor(movement: Movement) -> None:
    for body in moments(movement):
        limbs = (
            (*arm(side, fist=movement.fists).upper.outline(), *arm(side, fist=movement.fists).fore.outline())
            for side in (body.near, body.far)
        )
        legs = (leg(side) for side in (body.near, body.far))
        feet = chain.from_iterable((*one.thigh.outline(), *one.shank.outline(), *one.sole) for one in legs)
        outline = [*chain.from_iterable(limbs), *feet, *torso(body).outline(), *head(body).skull]
        assert min(point.imag for point in outline) > -0.013


@every
def test_who_stands_is_in_balance(movement: Movement) -> None:
    if movement.stance.contacts or movement.load.kind in {"cable", "band"}:
        return
    for body in moments(movement):
        standing = flat(body)
        if len(standing) == 2 and movement.stance.joint == "near.ankle":
            mass = movement.load.settings.get("mass", 0.0)
            centre = (body.centre_of_mass + mass * body.near.grip) / (1 + mass)
            heels, toes = min(side.heel.real for side in standing), max(side.toe.real for side in standing)
            assert heels - 0.005 <= centre.real <= toes + 0.005


@every
def test_who_hangs_hangs_below_the_bar(movement: Movement) -> None:
    if movement.stance.hangs:
        for body in moments(movement):
            assert abs((body.centre_of_mass - body.near.grip).real) < 0.002


@every
def test_what_both_hands_hold_is_in_both_hands(movement: Movement) -> None:
    if (
        movement.view is View.SIDE
        and movement.load.kind in HELD_IN_BOTH_HANDS
        and movement.load.settings.get("hand") != "near"
    ):
        for body in moments(movement):
            assert abs(body.near.grip - body.far.grip) < 1e-6


@loaded
def test_a_bar_stays_above_the_feet(movement: Movement) -> None:
    for body in moments(movement):
        assert body.near.heel.real - 0.06 <= body.near.grip.real <= body.near.toe.real + 0.08


@loaded
def test_a_bar_does_not_sink_into_the_floor(movement: Movement) -> None:
    radius = movement.load.settings.get("plate", 0.1)
    assert all(body.near.grip.imag >= radius - 0.006 for body in moments(movement))


@every
def test_a_movement_begins_and_ends_slowly(movement: Movement) -> None:
    shown = movement.moments
    steps = [abs(b.near.grip - a.near.grip) + abs(b.head - a.head) for a, b in pairwise(shown)]
    if max(steps) > 0.002:
        assert steps[0] < max(steps) / 2
        assert steps[-1] < max(steps) / 2


@wrong
def test_a_mistake_is_plainly_another_figure_than_the_right_form(movement: Movement) -> None:
    body, other = movement.mistake, movement.joints(movement.right)
    assert body
    names = [f"near.{joint}" for joint in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")]
    assert max(abs(body.find(name) - other.find(name)) for name in ("head", "top", "mid", "hip", *names)) > 0.03


def test_ease_in_out_goes_from_nothing_to_all() -> None:
    assert (eased(0), eased(0.5), eased(1)) == pytest.approx((0, 0.5, 1))
    assert eased(0.1) < 0.05


def test_a_figure_on_flat_feet_stands_upright_when_its_angles_cancel() -> None:
    body = Stance().joints(Pose.of({"ankle": 4, "knee": 4}))
    assert body.pose.trunk == 0
    assert body.near.pitch == pytest.approx(0)
    assert body.head.imag == pytest.approx(0.936, abs=0.01)


def test_an_arm_at_ninety_points_forward_and_at_a_hundred_and_eighty_up() -> None:
    level = joints(Pose.of({"shoulder": 90})).near
    overhead = joints(Pose.of({"shoulder": 180})).near
    assert (level.grip - level.shoulder).imag == pytest.approx(0, abs=1e-9)
    assert (level.grip - level.shoulder).real > 0.37
    assert (overhead.grip - overhead.shoulder).imag > 0.37


def test_angles_are_blended_and_not_points() -> None:
    down, up = Pose.of({"shoulder": 0}), Pose.of({"shoulder": 180})
    half = joints(down.blend(up, 0.5)).near
    assert abs(half.grip - half.shoulder) == pytest.approx(UPPER_ARM + FOREARM + HAND)


def test_a_pose_tells_only_what_differs_on_the_far_side() -> None:
    pose = Pose.of({"hip": 10, "far": {"hip": 30}})
    assert (pose.near.hip, pose.far.hip) == (10, 30)
    assert replace(pose.far, hip=10) == pose.near


def test_an_unknown_angle_is_told() -> None:
    with pytest.raises(KeyError, match="kneee"):
        Pose.of({"kneee": 3})


@given(st.floats(0.2, 0.36), st.floats(-60, 60))
def test_a_hand_reaches_any_point_within_its_length(distance: float, tilt: float) -> None:
    point = joints(Pose.of({})).near.shoulder + distance * complex(0.8, tilt / 100)
    if abs(point - joints(Pose.of({})).near.shoulder) > UPPER_ARM + FOREARM + HAND:
        return
    body = Stance("hip", 0j, contacts=(Contact("grip", point),)).joints(Pose.of({}))
    assert abs(body.near.grip - point) < 1e-6
    assert body.pose.near.elbow >= 0


def test_a_foot_reaches_its_place_with_the_knee_ahead() -> None:
    body = Stance("hip", 0.4j, contacts=(Contact("ankle", 0.05 + 0.039j),)).joints(Pose.of({}))
    assert abs(body.near.ankle - (0.05 + 0.039j)) < 1e-6
    assert body.near.pitch == pytest.approx(0)
    assert body.near.knee.real > 0.05


def test_a_figure_elsewhere_has_all_its_joints_there() -> None:
    body = joints(Pose.of({"knee": 20}))
    moved = body.moved(1 + 1j)
    for name in ("hip", "mid", "top", "neck", "head", "near.grip", "far.toe"):
        assert moved.find(name) - body.find(name) == pytest.approx(1 + 1j)
    assert {f.name for f in fields(Joints)} >= {"near", "far"}


def test_in_a_side_plank_the_feet_stay_on_the_floor_and_the_line_is_straight() -> None:
    movement = FIGURES.movements["side-plank"]
    for body in right(movement):
        assert 0.03 < body.far.ankle.imag < 0.09
        assert abs(body.far.ankle - movement.joints(1).far.ankle) < 0.04
        for side in (body.near, body.far):
            assert min(side.heel.imag, side.toe.imag, side.grip.imag, side.wrist.imag) > -0.005
    end = movement.joints(1)
    line = end.top - end.far.ankle
    off = abs(((end.hip - end.far.ankle) * line.conjugate()).imag) / abs(line)
    assert off < 0.03


def test_in_an_external_rotation_the_upper_arm_stays_where_it_is() -> None:
    movement = FIGURES.movements["external-rotation"]
    elbows = [body.near.elbow for body in right(movement)]
    assert max(abs(one - elbows[0]) for one in elbows) < 1e-9
    assert movement.joints(0).near.grip.real < elbows[0].real < movement.joints(1).near.grip.real


def test_the_head_of_a_chin_tuck_glides_straight_back() -> None:
    heads = [body.head for body in right(FIGURES.movements["chin-tuck"])]
    assert all(after.real < before.real for before, after in pairwise(heads))
    assert max(one.imag for one in heads) - min(one.imag for one in heads) < 0.015
