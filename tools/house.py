"""`make house`: draw docs/pictures/house.svg from the code: the rooms on their floors, and which knows which."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from bot.drawing.typeface import BOLD, REGULAR, text_width

ROOT = Path(__file__).parent.parent
FILE = ROOT / "docs" / "pictures" / "house.svg"

_WIDTH, _FLOOR, _GAP, _LEFT, _TOP, _SMALL = 1000, 62, 26, 20, 20, 14
_CARD, _WALL, _TEXT, _SECOND, _ARROW = "#FFFFFF", "#E8EDF4", "#1A2130", "#53617A", "#1F5BD0"


@cache
def floors() -> list[list[str]]:
    """The rooms by floor, the highest first, as the layers of import-linter in pyproject.toml have them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (layers,) = (each for each in settings["tool"]["importlinter"]["contracts"] if each["type"] == "layers")
    return [layer.split(" | ") for layer in layers["layers"]]


def rooms_of(module: str) -> Path:
    """The folder or file of a room."""
    path = ROOT.joinpath(*module.split("."))
    return path if path.is_dir() else path.with_suffix(".py")


@cache
def arrows() -> set[tuple[str, str]]:
    """Which room imports from which, migrations aside: Alembic runs them by their paths."""
    rooms = [room for floor in floors() for room in floor]
    found = set()
    for room in rooms:
        place = rooms_of(room)
        for file in [place] if place.is_file() else sorted(place.rglob("*.py")):
            if "migrations" not in file.parts:
                found |= {(room, other) for name in _imported(file) for other in rooms if _inside(name, other)}
    return {(room, other) for room, other in found if room != other}


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _inside(name: str, room: str) -> bool:
    return f"{name}.".startswith(f"{room}.")


def _purpose(room: str) -> str:
    """The first line of its docstring."""
    place = rooms_of(room)
    source = (place if place.is_file() else place / "__init__.py").read_text("utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").split("\n")[0].replace("`", "")


def svg() -> str:
    """The picture, the same for the same code."""
    boxes = _boxes(floors())
    height = _TOP * 2 + len(floors()) * (_FLOOR + _GAP) - _GAP
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" font-family="Roboto">',
            f'<rect width="{_WIDTH}" height="{height}" rx="14" fill="{_CARD}"/>',
            *(_room(room, box) for room, box in boxes.items()),
            *(
                _arrow(boxes[room], boxes[other])
                for room, other in sorted(arrows())
                if boxes[other][1] - boxes[room][1] == _FLOOR + _GAP
            ),
            "</svg>\n",
        ]
    )


Box = tuple[float, float, float]
"""Left, top and width."""


def _boxes(house: Sequence[Sequence[str]]) -> Mapping[str, Box]:
    boxes = {}
    for level, floor in enumerate(house):
        width = (_WIDTH - 2 * _LEFT - _GAP * (len(floor) - 1)) / len(floor)
        # The upper floors are narrower: a house with a roof.
        inset = max(0, 4 - level) * 30
        for place, room in enumerate(floor):
            boxes[room] = (
                _LEFT + inset + place * (width + _GAP), float(_TOP + level * (_FLOOR + _GAP)), width - 2 * inset
            )  # fmt: skip
    return boxes


def _room(room: str, box: Box) -> str:
    left, top, width = box
    name = f"{room.replace('.', '/')}{'/' if rooms_of(room).is_dir() else '.py'}"
    known, end = ", ".join(_known(room)), left + width - 14
    line = _fitting(_purpose(room), width - 28)
    return (
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{_FLOOR}" rx="9" fill="{_WALL}"/>'
        f'<text x="{left + 14:g}" y="{top + 26:g}" font-size="18" font-weight="{BOLD}" fill="{_TEXT}">{name}</text>'
        f'<text x="{end:g}" y="{top + 26:g}" font-size="13" text-anchor="end" fill="{_ARROW}">{known}</text>'
        f'<text x="{left + 14:g}" y="{top + 48:g}" font-size="{_SMALL}" fill="{_SECOND}">{escape(line)}</text>'
    )


def _known(room: str) -> list[str]:
    """The rooms further down that it knows, highest first; those on the next floor have an arrow."""
    house = floors()
    (level,) = (level for level, floor in enumerate(house) if room in floor)
    below = [other for floor in house[level + 2 :] for other in floor]
    return [other.rsplit(".", 1)[-1] for other in below if (room, other) in arrows()]


def _fitting(text: str, width: float) -> str:
    """As many of its clauses as there is room for."""
    while text_width(text, size=_SMALL, weight=REGULAR) > width:
        text = re.sub(r"(?:[.:;] | \()(?!.*(?:[.:;] | \()).*$", "", text)
    return text.rstrip(".,:; ")


def _arrow(start: Box, end: Box) -> str:
    """From the floor of a room down to the ceiling of one right below."""
    x, to_x = start[0] + start[2] / 2, end[0] + end[2] / 2
    if start[2] > end[2] * 1.5:
        x = to_x
    y, to_y = start[1] + _FLOOR, end[1]
    if end[2] > start[2] * 1.5:
        to_x = x
    return (
        f'<path d="M{x:.0f} {y:.0f}L{to_x:.0f} {to_y:.0f}" stroke="{_ARROW}" stroke-width="2"/>'
        f'<circle cx="{to_x:.0f}" cy="{to_y:.0f}" r="5" fill="{_ARROW}"/>'
    )


if __name__ == "__main__":
    FILE.write_text(svg(), "utf-8")
