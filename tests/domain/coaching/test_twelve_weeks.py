"""The page of five invented members: current, and what is said to them holds what the rules promise."""

import re

from tools import coach


def test_the_page_is_current() -> None:
    assert coach.FILE.read_text("utf-8") == coach.page(), "make coach"


def test_nobody_is_blamed_and_no_step_is_a_rep_or_two() -> None:
    page = coach.page()
    assert not re.search(r"\b(lost|broke|failed|weak|lazy|missed)\b", page.partition("\n## ")[2])
    assert not re.search(r" × [12] @ \S+ kg[^,]*, leave", page)
