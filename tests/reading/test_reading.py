"""How much is read of what people type: see `corpus`. Of the half that was not tuned on, what the issue asks for."""

import pytest

from bot.domain.exercises import Catalogue
from bot.domain.names import Names
from tests.reading.corpus import Reader, lines, names, outcomes


def test_no_line_is_stored_as_something_else(catalogue: Catalogue) -> None:
    reader = Reader(catalogue)
    assert [(line.typed, *read) for line in lines() if (read := reader.outcome(line))[0] == "wrong"] == []


@pytest.mark.parametrize("held_out", [False, True])
def test_nearly_all_lines_with_one_meaning_are_read_as_meant(catalogue: Catalogue, *, held_out: bool) -> None:
    reader = Reader(catalogue)
    some = [line for line in lines() if line.held_out is held_out and line.meant not in "?-"]
    assert sum(reader.outcome(line)[0] == "as meant" for line in some) / len(some) >= 0.9
    assert outcomes(catalogue, held_out=held_out)["wrong"] == 0


@pytest.mark.parametrize("held_out", [False, True])
def test_names_are_found_or_honestly_not(catalogue: Catalogue, *, held_out: bool) -> None:
    known = Names(catalogue.exercises.values())
    found = [(name, known.match(name.typed)) for name in names() if name.held_out is held_out]
    ids = [(name.meant, match.exercise.id if match else "-") for name, match in found]
    assert [(meant, got) for meant, got in ids if got not in ("-", meant)] == []
    there = [got for meant, got in ids if meant != "-"]
    assert sum(got != "-" for got in there) / len(there) >= 0.95
