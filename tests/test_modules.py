"""The map of tests: each module has its tests, and each line of the map is of use."""

from pathlib import Path

import pytest

from tests.modules import ELSEWHERE, files_of_tests, line_for, modules, where_tested


@pytest.mark.parametrize("module", modules(), ids=str)
def test_each_module_is_where_tested_a_file_of_its_name_or_where_the_map_says(module: Path) -> None:
    assert where_tested(module), f"write tests/…/test_{module.stem}.py, or a line in tests/modules.py"


def test_each_line_of_the_map_is_of_a_module_and_names_files_that_are_there() -> None:
    assert ELSEWHERE.keys() == {line for module in modules() if (line := line_for(module))}
    for line, names in ELSEWHERE.items():
        assert set(names.split()) <= files_of_tests().keys(), line
