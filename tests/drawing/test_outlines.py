import re
from pathlib import Path

import pytest

from bot.drawing.muscle_map import MuscleMap
from bot.drawing.outlines import Paint, Shape

FILE = Path(__file__).parents[2] / "data/figures/muscle-map.yaml"
SHAPES = MuscleMap.load(FILE).shapes

named = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)


@named
def test_every_outline_is_closed(shape: Shape) -> None:
    ends = [curve[3] for curve in shape.curves]
    starts = [curve[0] for curve in shape.curves]
    assert ends == starts[1:] + starts[:1]
    assert shape.path.startswith("M")
    assert shape.path.endswith("Z")


@named
def test_an_outline_runs_through_its_points(shape: Shape) -> None:
    assert [curve[0] for curve in shape.curves] == list(shape.knots)


@named
def test_an_outline_is_smooth_but_at_its_corners(shape: Shape) -> None:
    for at, corner in enumerate(shape.corners):
        (x, y), (bx, by), (ax, ay) = shape.knots[at], shape.curves[at - 1][2], shape.curves[at][1]
        if corner:
            assert {(bx, by), (ax, ay)} == {(x, y)}
        else:
            assert (x - bx, y - by) == pytest.approx((ax - x, ay - y))


@named
def test_only_muscles_have_fibres_and_dots(shape: Shape) -> None:
    if shape.paint in {Paint.BODY, Paint.HAIR}:
        assert (shape.fibres, shape.muscles, shape.dot) == ((), frozenset(), None)
    else:
        assert shape.fibres


@named
def test_fibres_run_inside_their_muscle(shape: Shape) -> None:
    xs, ys = zip(*shape.along(12), strict=True)
    for fibre in shape.fibres:
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", fibre)]
        for x, y in (numbers[:2], numbers[-2:]):
            assert min(xs) - 0.5 <= x <= max(xs) + 0.5
            assert min(ys) - 0.5 <= y <= max(ys) + 0.5


@named
def test_a_dot_lies_in_its_muscle(shape: Shape) -> None:
    if shape.dot is None:
        return
    around = [complex(x, y) for x, y in shape.along(12)]
    dot = complex(*shape.dot)
    x, y = dot.real, dot.imag
    right = [
        a.real + (y - a.imag) * (b.real - a.real) / (b.imag - a.imag) > x
        for a, b in zip(around, around[1:] + around[:1], strict=True)
        if (a.imag > y) != (b.imag > y)
    ]
    assert sum(right) % 2 == 1


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("shapes: {arm: {paint: body}}", KeyError),
        ("shapes: {arm: {paint: gold, outline: [[0, 1]]}}", ValueError),
        ("shapes: {arm: {paint: body, outline: [[0]]}}", ValueError),
    ],
)
def test_an_incomplete_outline_is_told(tmp_path: Path, text: str, error: type[Exception]) -> None:
    file = tmp_path / "map.yaml"
    file.write_text(text)
    with pytest.raises(error):
        MuscleMap.load(file)
