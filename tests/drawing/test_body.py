from dataclasses import fields, replace
from itertools import chain, pairwise
from math import radians, sin
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.drawing.anatomy import arm, leg, torso
from bot.drawing.body import (
    ANKLE_HEIGHT,
    FOREARM,
    HAND,
    HIPS,
    LOWER_TRUNK,
    NECK,
    SHANK,
    SHOULDERS,
    SLOPE,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Joints,
    Limbs,
    Pose,
    Side,
    eased,
    joints,
)
from bot.drawing.faces import head
from bot.drawing.gallery import Figures
from bot.drawing.movements import Movement
from bot.drawing.stance import Contact, Stance

FIGURES = Figures.load(Path(__file__).parents[2] / "data/figures/poses.yaml")
MOVEMENTS = dict(FIGURES.movements)
MOVEMENTS |= {f"{name}, from the side": pose.from_side for name, pose in FIGURES.movements.items() if pose.from_side}
SHARES = [step / 12 for step in range(13)]
LIMITS = {
    "ankle": (-65, 38),
    "knee": (-1, 160),
    "hip": (-32, 155),
    "shoulder": (-75, 192),
    "elbow": (-1, 155),
    "wrist": (-95, 95),
    "girdle": (-0.03, 0.04),
    "blade": (-0.03, 0.04),
}
FRONTAL_LIMITS = {"knee": (-20, 90), "hip": (-32, 90), "shoulder": (-192, 192), "elbow": (-180, 158)}
"""Seen from the front, limbs swing sideways, those of one side to the right, of the other to the left."""
HELD_IN_BOTH_HANDS = {"barbell", "trap_bar", "cable"}

every = pytest.mark.parametrize("movement", MOVEMENTS.values(), ids=MOVEMENTS)
wrong = pytest.mark.parametrize(
    "movement",
    [pytest.param(movement, id=exercise) for exercise, movement in MOVEMENTS.items() if movement.wrong],
)
loaded = pytest.mark.parametrize(
    "movement",
    [
        pytest.param(movement, id=exercise)
        for exercise, movement in MOVEMENTS.items()
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
            limits = LIMITS if body.pose.turn == 0 else FRONTAL_LIMITS
            for name, (least, most) in limits.items():
                assert least <= getattr(limbs, name) <= most, name


@given(poses)
def test_every_segment_keeps_its_length_in_any_pose(pose: Pose) -> None:
    keeps_its_lengths(joints(pose))


@every
def test_every_segment_keeps_its_length_in_every_frame(movement: Movement) -> None:
    for body in moments(movement):
        keeps_its_lengths(body)


def keeps_its_lengths(body: Joints) -> None:
    wide, hips, seen = body.pose.chest, sin(radians(body.pose.turn)), body.pose.torso
    assert abs(body.mid - body.hip) == pytest.approx(LOWER_TRUNK * TRUNK * seen)
    assert abs(body.top - body.mid) == pytest.approx((1 - LOWER_TRUNK) * TRUNK * seen)
    assert abs(body.neck - body.top) == pytest.approx(NECK * seen)
    assert abs(body.near.hip - body.far.hip) == pytest.approx(2 * HIPS * abs(hips))
    for (side, limbs), turn in zip(sides(body), (1, -1), strict=True):
        assert abs(side.knee - side.hip) == pytest.approx(THIGH * abs(limbs.thigh))
        assert abs(side.ankle - side.knee) == pytest.approx(SHANK * abs(limbs.shank))
        assert abs(side.elbow - side.shoulder) == pytest.approx(UPPER_ARM * abs(limbs.upper))
        assert abs(side.wrist - side.elbow) == pytest.approx(FOREARM * abs(limbs.fore))
        assert abs(side.grip - side.wrist) == pytest.approx(HAND * abs(limbs.fore))
        aside = complex(limbs.girdle - SLOPE * seen * abs(wide), limbs.blade + turn * SHOULDERS * wide)
        assert abs(side.shoulder - body.top) == pytest.approx(abs(aside), abs=1e-9)


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
                at = body.find(contact.at) if isinstance(contact.at, str) else contact.at
                assert abs(body.find(f"{side}.{contact.joint}") - at) < 1e-3


@every
def test_feet_that_stand_do_not_slide(movement: Movement) -> None:
    first, *others = moments(movement)
    for name in ("near", "far"):
        if all(getattr(body, name) in flat(body) for body in (first, *others)):
            assert all(abs(body.find(f"{name}.heel") - first.find(f"{name}.heel")) < 1e-3 for body in others)


@every
def test_nothing_goes_through_the_floor(movement: Movement) -> None:
    if movement.above:
        return  # there is none
    for body in moments(movement):
        turn = body.pose.turn
        arms = (arm(side, fist=movement.fists, turn=turn) for side in (body.near, body.far))
        limbs = ((*limb.upper.outline(), *limb.fore.outline(), *limb.hand) for limb in arms)
        legs = (leg(side, turn) for side in (body.near, body.far))
        feet = chain.from_iterable((*limb.thigh.outline(), *limb.shank.outline(), *limb.sole) for limb in legs)
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
    if movement.load.kind in HELD_IN_BOTH_HANDS and movement.load.settings.get("hand") != "near":
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


def test_in_a_side_plank_feet_and_forearm_stay_and_the_hips_rise_into_a_straight_line() -> None:
    movement = FIGURES.movements["side-plank"]
    end = movement.joints(1)
    assert movement.joints(0).hip.imag < 0.11
    for before, body in pairwise(right(movement)):
        assert body.hip.imag > before.hip.imag
        assert abs(body.near.ankle - end.near.ankle) < 0.02
        assert abs(body.far.ankle - end.far.ankle) < 0.05
        assert min(body.near.heel.imag, body.near.toe.imag, body.near.wrist.imag) > -0.005
        assert body.near.ankle.real < body.centre_of_mass.real < body.near.elbow.real
    line = end.head - (end.near.ankle + end.far.ankle) / 2
    for joint in (end.hip, end.mid, end.top):
        off = ((joint - end.head) * line.conjugate()).imag / abs(line)
        assert abs(off) < 0.02


def test_in_a_side_plank_the_free_hand_stays_on_the_hip() -> None:
    for body in right(FIGURES.movements["side-plank"]):
        assert abs(body.far.grip - body.far.hip) < 0.09


def test_in_an_external_rotation_the_upper_arm_stays_where_it_is_and_the_forearm_is_level() -> None:
    bodies = right(FIGURES.movements["external-rotation"])
    elbows = [body.near.elbow for body in bodies]
    assert max(abs(elbow - elbows[0]) for elbow in elbows) < 1e-9
    assert all(abs(body.near.grip.imag - body.near.elbow.imag) < 0.01 for body in bodies)
    assert all(before.near.grip.real < after.near.grip.real for before, after in pairwise(bodies))
    assert bodies[0].near.grip.real < 0.02 < elbows[0].real + 0.1 < bodies[-1].near.grip.real


def test_in_a_pallof_press_both_hands_go_straight_forward_and_the_trunk_stays_square() -> None:
    bodies = right(FIGURES.movements["pallof-press"])
    grips = [body.near.grip for body in bodies]
    way = (grips[-1] - grips[0]) / abs(grips[-1] - grips[0])
    assert all(((b - a) * way.conjugate()).real > 0 for a, b in pairwise(grips))
    assert all(abs(((grip - grips[0]) * way.conjugate()).imag) < 0.006 for grip in grips)
    assert {(body.pose.turn, body.pose.twist, body.pose.trunk) for body in bodies} == {(50, 0, 0)}
    assert all(body.near.heel.real < body.centre_of_mass.real < body.far.toe.real for body in bodies)


def test_in_an_open_book_arm_and_chest_turn_over_while_the_knees_stay_and_the_other_hand_nearly() -> None:
    bodies = right(FIGURES.movements["open-book"])
    first, last = bodies[0], bodies[-1]
    assert first.near.grip == first.far.grip
    assert last.near.grip.imag < last.hip.imag - 0.4 < last.hip.imag + 0.4 < last.far.grip.imag
    assert all(after.near.grip.imag < before.near.grip.imag for before, after in pairwise(bodies))
    assert all(body.near.knee == body.far.knee == first.near.knee for body in bodies)
    assert all(abs(body.far.grip - first.far.grip) < 0.05 for body in bodies)
    assert all(before.pose.twist < after.pose.twist for before, after in pairwise(bodies))


def test_the_head_of_a_chin_tuck_glides_straight_back_with_level_eyes() -> None:
    bodies = right(FIGURES.movements["chin-tuck"])
    assert all(after.head.real < before.head.real for before, after in pairwise(bodies))
    assert max(body.head.imag for body in bodies) - min(body.head.imag for body in bodies) < 0.01
    assert all(abs(body.head_tilt) < 8 for body in bodies)
    assert abs(bodies[-1].head.real - bodies[-1].top.real) < 0.02


@given(poses, st.floats(-180, 180), st.floats(-60, 60))
def test_a_body_that_turns_keeps_its_lengths(pose: Pose, turn: float, twist: float) -> None:
    keeps_its_lengths(joints(replace(pose, turn=turn, twist=twist)))


@given(st.floats(-180, 180))
def test_a_head_that_turns_shows_its_eyes_only_from_the_front(turn: float) -> None:
    shape = head(joints(Pose.of({"turn": turn})))
    assert len(shape.eyes) == 2 if 60 < turn < 120 else len(shape.eyes) <= 2
    if turn < -30 and turn > -150:
        assert shape.eyes == []
    for eye in shape.eyes:
        assert min(point.real for point in shape.skull) < eye.real < max(point.real for point in shape.skull)


@given(st.floats(-90, 90))
def test_a_trunk_is_as_wide_as_its_skin(turn: float) -> None:
    trunk = torso(joints(Pose.of({"turn": turn})))
    for share in (0.0, 0.4, 0.9):
        left, right = sorted(trunk.at(share, depth).real for depth in (-1, 1))
        skin = [trunk.around(share, angle).real for angle in range(-90, 271, 5)]
        assert left - 0.012 < min(skin)
        assert max(skin) < right + 0.012


def test_who_faces_the_viewer_has_the_near_side_on_the_left_and_from_behind_on_the_right() -> None:
    front, behind = (joints(Pose.of({"turn": turn})) for turn in (90, -90))
    assert front.near.shoulder.real < -0.09 < 0.09 < front.far.shoulder.real
    assert behind.far.shoulder.real < -0.09 < 0.09 < behind.near.shoulder.real
