"""The shape of the code: small files, small functions, thin handlers, more tests than code."""

import ast
import re
from pathlib import Path

from bot.domain.exercises import Dose, Exercise, Muscle, RegionGuide, Safety
from bot.domain.instructions import Instructions
from bot.domain.learning import SoreBack, Topic
from bot.drawing.palette import Colour
from tools import house

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")])
FILES = [file for file in CODE if "migrations" not in file.parts]


def lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def functions(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(file.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without its docstring."""
    documented = ast.get_docstring(function) is not None
    body = function.body[1:] if documented else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    assert {str(file): len(lines(file)) for file in FILES if len(lines(file)) > 300} == {}


def test_no_function_is_longer_than_forty_lines() -> None:
    long = {f"{file.name}: {function.name}": body_lines(function) for file in FILES for function in functions(file)}
    assert {name: count for name, count in long.items() if count > 40} == {}


def test_no_handler_is_longer_than_fifteen_lines() -> None:
    cogs = [file for file in FILES if "cogs" in file.parts]
    long = {f"{file.name}: {function.name}": body_lines(function) for file in cogs for function in functions(file)}
    assert {name: count for name, count in long.items() if count > 15} == {}


def knows_discord(file: Path) -> bool:
    tree = ast.parse(file.read_text("utf-8"))
    modules = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    modules += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return any(module.split(".")[0] == "discord" for module in modules)


def test_three_quarters_of_the_code_do_not_know_discord() -> None:
    free = sum(len(lines(file)) for file in FILES if not knows_discord(file))
    assert free / sum(len(lines(file)) for file in FILES) >= 0.75


def test_no_name_that_says_nothing() -> None:
    empty = {"utils", "helpers", "manager", "common", "misc"}
    assert [file for file in FILES if file.stem in empty] == []


def test_page_contracts_and_code_have_the_same_rooms_on_the_same_floors() -> None:
    rooms = [room for floor in house.floors() for room in floor]
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    on_page = re.findall(r"^    ((?:bot|cogs)[\w/]*)(?:\.py)? ", page.split("## Three walks")[0], re.MULTILINE)
    assert [name.rstrip("/").replace("/", ".") for name in on_page] == rooms
    there = {f"bot.{path.stem}" for path in (ROOT / "bot").iterdir() if path.stem not in ("__init__", "__pycache__")}
    assert there | {"cogs"} == set(rooms)


def test_no_room_knows_one_that_is_not_below_it() -> None:
    level = {room: at for at, floor in enumerate(house.floors()) for room in floor}
    assert {(room, other) for room, other in house.arrows() if level[other] <= level[room]} == set()


def test_the_house_is_drawn_as_it_stands() -> None:
    assert house.FILE.read_text("utf-8") == house.svg(), "make house"


def test_every_colour_is_used() -> None:
    code = "\n".join(file.read_text("utf-8") for file in FILES)
    assert [colour for colour in Colour if not re.search(rf"Colour\.{colour.name}\b", code)] == []


def test_every_fact_of_the_catalogue_is_read() -> None:
    known = {
        name
        for kind in (Exercise, Dose, Muscle, RegionGuide, Safety, Topic, SoreBack, Instructions)
        for name in kind.__dataclass_fields__
    }
    readers = [file for file in FILES if file.parent.name != "content"]
    read = {
        node.attr
        for file in readers
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    assert known - read == set()
