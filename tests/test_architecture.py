"""The shape of the code: small files, small functions, thin handlers, more tests than code."""

import ast
from pathlib import Path

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


def test_two_thirds_of_the_code_do_not_know_discord() -> None:
    free = sum(len(lines(file)) for file in FILES if "import discord" not in file.read_text("utf-8"))
    assert free / sum(len(lines(file)) for file in FILES) >= 0.65


def test_no_name_that_says_nothing() -> None:
    empty = {"utils", "helpers", "manager", "common", "misc"}
    assert [file for file in FILES if file.stem in empty] == []
