"""Which taps on a button are one: those less than two seconds apart, by when they were tapped."""

import asyncio
from itertools import count

import pytest

from bot.services.double_taps import DoubleTaps
from tests.conftest import Clock


class Button:
    """A button whose act takes as long as it is told to; each act has a number."""

    def __init__(self, taps: DoubleTaps[int], log_id: int = 1) -> None:
        self.taps, self.log_id, self.numbers = taps, log_id, count(1)
        self.ready = asyncio.Event()
        self.ready.set()

    async def act(self) -> int:
        number = next(self.numbers)
        await self.ready.wait()
        return number

    async def tap(self, seconds: float, log_id: int | None = None) -> int:
        return await self.taps.once("more", log_id or self.log_id, key(seconds), self.act)


def key(seconds: float) -> int:
    return int(seconds * 1000) << 22


@pytest.fixture
def button(clock: Clock) -> Button:
    return Button(DoubleTaps(clock))


@pytest.mark.parametrize(("seconds", "numbers"), [((0, 1.999), [1, 1]), ((0, 2), [1, 2]), ((5, 3.5, 3), [1, 1, 2])])
async def test_taps_less_than_two_seconds_apart_are_one(
    button: Button, seconds: tuple[float, ...], numbers: list[int]
) -> None:
    assert [await button.tap(second) for second in seconds] == numbers


async def test_taps_that_wait_count_by_when_they_were_tapped(button: Button) -> None:
    button.ready.clear()
    waiting = [asyncio.create_task(button.tap(tap_at)) for tap_at in (0, 1, 6, 7)]
    await asyncio.sleep(0)
    button.ready.set()
    assert await asyncio.gather(*waiting) == [1, 1, 2, 2]
    assert await button.tap(7.5) == 2  # handled after the others have ended


async def test_a_tap_next_to_one_that_failed_is_tried(button: Button) -> None:
    async def fail() -> int:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await button.taps.once("more", 1, 0, fail)
    assert await button.tap(0) == 1
    assert await button.tap(1) == 1


async def test_a_tap_on_the_card_that_came_in_place_of_the_tapped_one_is_the_same(
    button: Button, clock: Clock
) -> None:
    assert await button.tap(10) == 1
    assert await button.tap(11, key(10)) == 1
    assert await button.tap(12, key(10)) == 2
    clock.move(minutes=1)
    assert await button.tap(13, key(12)) == 3


async def test_taps_on_other_buttons_are_others(button: Button) -> None:
    other = Button(button.taps, 2)
    assert [await button.tap(0), await other.tap(0), await button.tap(3), await other.tap(1)] == [1, 1, 2, 1]


async def test_what_came_of_taps_long_ago_is_forgotten_and_what_is_under_way_is_not(button: Button) -> None:
    for second in range(0, 3000, 3):
        await button.tap(second)
    assert len(button.taps._latest) == len(button.taps._taps["more"]) < 50
    button.ready.clear()
    waiting = asyncio.create_task(button.tap(5000))
    await asyncio.sleep(0)
    other = Button(button.taps, 2)
    await other.tap(10_000)
    again = asyncio.create_task(button.tap(5001))
    await asyncio.sleep(0)
    button.ready.set()
    assert await waiting == await again
