"""One vocabulary: names say the thing, never that something happened to it. docs/glossary.md has the words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(
    file for room in ("bot", "cogs", "tests", "tools", "benchmarks") for file in (ROOT / room).rglob("*.py")
)
DIALECT = frozenset({"asked", "heard", "one", "said", "taken", "told"})
"""Each has meant six different things; what was meant has a name: preferences, origin, phrase, claimed …"""


def bound_names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name that the code gives: variables, parameters, attributes, functions, classes; and its line."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name, node.lineno
            case ast.arg(arg=name):
                yield name, node.lineno
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name, node.lineno


def dialect_in(code: str) -> list[str]:
    return [f"{line}: {name}" for name, line in bound_names(ast.parse(code)) if name.lstrip("_") in DIALECT]


@pytest.mark.parametrize(
    "code",
    ["one = 1", "for one in (): ...", "[told for told in ()]", "def f(asked): ...", "def told(): ...",
     "self.taken = 1", "lambda heard: 0", "if (said := 1): ...", "class C:\n    one: int = 0", "def _said(): ..."],
)  # fmt: skip
def test_a_word_of_the_dialect_is_found_wherever_it_is_given(code: str) -> None:
    assert dialect_in(code)


def test_what_only_uses_such_a_word_is_left_alone() -> None:
    assert dialect_in("row = result.one()\ntext = texts('told', one=row)") == []


def test_no_name_is_a_word_of_the_dialect() -> None:
    found = {str(file.relative_to(ROOT)): dialect_in(file.read_text("utf-8")) for file in FILES}
    assert {file: names for file, names in found.items() if names} == {}
