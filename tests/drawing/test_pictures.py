"""Pictures: drawn once, off the event loop, kept on disk."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Region
from bot.drawing.pictures import Pictures
from bot.drawing.process import ProcessWorker


@pytest.fixture
def pictures(catalogue: Catalogue, texts: Texts, tmp_path: Path) -> Iterator[Pictures]:
    pictures = Pictures(catalogue, texts, tmp_path)
    yield pictures
    pictures.close()


async def broken(_: ProcessWorker, __: object) -> bytes:
    raise ZeroDivisionError


async def test_a_picture_has_words_that_would_do_instead(pictures: Pictures, catalogue: Catalogue) -> None:
    muscles = await pictures.muscles(catalogue["face-pull"])
    assert muscles.name == "face-pull-muscles.png"
    assert muscles.alt.startswith("Back view of the body. Main muscles: ")
    assert Image.open(BytesIO(muscles.content)).size == (600, 700)
    region = await pictures.region(Region.MID)
    assert "lats" in region.alt


async def test_it_is_drawn_once_for_all_who_ask(
    pictures: Pictures, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []

    async def draw(_: ProcessWorker, work: Callable[[], bytes]) -> bytes:
        drawn.append(work)
        return work()

    monkeypatch.setattr(ProcessWorker, "run", draw)

    await asyncio.gather(*(pictures.muscles(catalogue["face-pull"]) for _ in range(5)))

    assert len(drawn) == 1


async def test_it_is_found_again_after_a_restart(
    pictures: Pictures, catalogue: Catalogue, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await pictures.muscles(catalogue["face-pull"])
    monkeypatch.setattr(ProcessWorker, "run", broken)

    again = await Pictures(catalogue, texts, tmp_path).muscles(catalogue["face-pull"])

    assert again == first
    assert not list(tmp_path.rglob("*.part"))


async def test_all_are_drawn_before_anybody_asks(
    pictures: Pictures, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.drawing.pictures.WARM_UP_PAUSE_S", 0)
    some = {key: catalogue[key] for key in ("face-pull", "shrug")}
    monkeypatch.setattr(pictures, "_catalogue", replace(catalogue, exercises=some))

    await pictures.draw_all()

    assert sorted(file.name for file in tmp_path.rglob("*.gif")) == ["face-pull.gif", "shrug.gif"]


async def test_every_exercise_has_a_figure_and_its_words_say_where_it_is_seen_from(
    pictures: Pictures, catalogue: Catalogue
) -> None:
    assert pictures._figures.movements.keys() == catalogue.exercises.keys()
    views = {
        name: pictures._figure_alt(catalogue[name]).split(". ")[0] for name in ("side-plank", "open-book", "shrug")
    }
    assert views == {
        "side-plank": "Side Plank, seen from behind",
        "open-book": "Open Book, seen from above",
        "shrug": "Shrug, seen from the side",
    }


async def test_a_common_mistake_is_shown_where_one_is_drawn(pictures: Pictures, catalogue: Catalogue) -> None:
    mistake = await pictures.mistake(catalogue["good-morning"])
    assert mistake.name == "good-morning-mistake.png"
    content = catalogue["good-morning"].instructions.mistakes[0]
    assert f"a common mistake: {content.fault}. Right" in mistake.alt
    assert mistake.alt.endswith(content.fix)
    assert Image.open(BytesIO(mistake.content)).size == (900, 500)
    assert (await pictures.mistake(catalogue["dead-hang"])).name == "dead-hang.gif"


async def test_one_that_failed_is_tried_anew(
    pictures: Pictures, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as for_now:
        for_now.setattr(ProcessWorker, "run", broken)
        with pytest.raises(ZeroDivisionError):
            await pictures.muscles(catalogue["face-pull"])
    assert (await pictures.muscles(catalogue["face-pull"])).content
