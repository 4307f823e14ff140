"""`/help`, as a member sees it."""

from tests.conftest import Gym


async def test_help_fits_one_screen_and_tells_the_essentials(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "help"))

    for words in ("/exercise", "/log", "/reminder add", "/backday set", "Your data", "no medical advice"):
        assert words in card
    assert len(card.text) < 1600
    assert card.ephemeral

    assert "## Good Morning" in seen(await gym.alice.click(card.message, label="Good Morning"))
