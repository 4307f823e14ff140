"""What may mean two things is asked about, and answered with one tap; the rest is read as people say it."""

from unittest.mock import PropertyMock, patch

import discord
import pytest

from bot.domain.reminders import Reminder
from bot.domain.schedules import Monthly, Once
from tests.conftest import Gym, on_both


async def own(gym: Gym) -> tuple[Reminder, ...]:
    return await gym.bot.services.reminders.of_member(gym.alice.id)


async def test_an_hour_that_may_be_two_is_asked_about_and_one_tap_sets_it_once(gym: Gym, seen, refused) -> None:
    card = refused(await gym.alice.slash(gym.channel, "reminder add", when="8", timezone="Berlin"))
    assert "Morning or evening?" in card
    assert card.buttons == ["today 20:00", "tomorrow 08:00", "Try again"]
    assert await own(gym) == ()

    tapped = seen(await gym.alice.click(card.message, label="tomorrow 08:00"))

    assert "Once, on Fri 2 Jan 2026, 08:00" in tapped
    assert len(await own(gym)) == 1
    assert "today 20:00" not in tapped.buttons  # the question is gone, so that it cannot be tapped again


async def test_a_place_that_may_be_two_is_asked_about_and_one_tap_sets_the_reminder(gym: Gym, seen, refused) -> None:
    card = refused(await gym.alice.slash(gym.channel, "reminder add", when="mon 18:00", timezone="San Juan"))
    assert "“San Juan” can be more than one place" in card
    assert "America/Puerto Rico" in card.buttons

    assert "Mon 18:00" in seen(await gym.alice.click(card.message, label="America/Puerto Rico"))


async def test_a_zone_in_the_settings_is_asked_about_too(gym: Gym, seen, refused) -> None:
    card = refused(await gym.alice.slash(gym.channel, "settings", timezone="IST"))
    assert "Kolkata" in seen(await gym.alice.click(card.message, label="Asia/Kolkata"))
    assert await gym.bot.services.schedules.zone_of(gym.alice.id) == "Asia/Kolkata"


async def test_a_date_that_may_be_two_is_asked_about_when_a_workout_is_logged(gym: Gym, seen, refused) -> None:
    await gym.alice.slash(gym.channel, "settings", timezone="Berlin")
    reply = await gym.alice.slash(gym.channel, "log", exercise="face-pull", sets="3x10@20", when="3/11/2025")
    card = refused(reply)
    assert card.buttons[:2] == ["3 nov 2025", "11 mar 2025"]
    assert "✓ Face Pull" in seen(await gym.alice.click(card.message, label="3 nov 2025"))


@pytest.mark.parametrize(
    ("when", "zone", "expected"),
    [
        ("tonight at 8", "EST", "20:00"),
        ("every 1st monday 18:00", "Berlin", "1st Mon of the month 18:00"),
        ("1st and 3rd fri 18:00", "Berlin", "1st, 3rd Fri of the month 18:00"),
        ("last day of the month 20:00", "Berlin", "Last day of the month 20:00"),
        ("every month on the 15th 18:00", "Berlin", "On the 15th of the month 18:00"),
        ("MWF 6p", "Seattle", "Mon, Wed, Fri 18:00"),
        ("mon 1830", "UTC+2", "Mon 18:30"),
        ("tomorrow and every day 7am", "Berlin", "Every day 07:00"),
    ],
)
async def test_the_card_says_what_was_understood(gym: Gym, seen, when: str, zone: str, expected: str) -> None:
    assert expected in seen(await gym.alice.slash(gym.channel, "reminder add", when=when, timezone=zone))


async def test_an_offset_is_taken_with_a_word_about_summer_time(gym: Gym, seen) -> None:
    card = seen(await gym.alice.slash(gym.channel, "reminder add", when="mon 18:00", timezone="UTC+2"))
    assert "UTC+2 stays the same all year" in card


@on_both
async def test_a_reminder_on_days_of_the_month_comes_again_from_the_database(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "reminder add", when="every 1st monday 18:00", timezone="Berlin")
    (first,) = await own(gym)
    assert isinstance(first.schedule.rule, Monthly)
    assert [f"{moment:%m-%d}" for moment in first.upcoming(gym.clock(), 3)] == ["01-05", "02-02", "03-02"]
    assert len(first.uid) == 32


async def test_the_words_of_the_members_language_are_read(gym: Gym, seen) -> None:
    with patch.object(discord.Interaction, "locale", PropertyMock(return_value=discord.Locale.german), create=True):
        card = seen(await gym.alice.slash(gym.channel, "reminder add", when="Montag 18 Uhr", timezone="Berlin"))
    assert "Mon 18:00" in card


async def test_a_single_reminder_stays_at_its_moment_when_its_owner_moves(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "reminder add", when="30 mar 18:00", timezone="Berlin")
    card = seen(await gym.alice.slash(gym.channel, "settings", timezone="America/New_York"))
    assert "stays at that moment" in card
    assert "same local time" not in card
    (reminder,) = await own(gym)
    assert isinstance(reminder.schedule.rule, Once)


async def test_typing_offers_what_may_be_meant_and_the_time_there(gym: Gym) -> None:
    offered = await gym.alice.autocomplete(gym.channel, "reminder add", "timezone", "seattle")
    assert offered[0] == {"name": "America/Los Angeles · 04:00 now", "value": "America/Los_Angeles"}
    await gym.alice.slash(gym.channel, "settings", timezone="Berlin")
    offered = await gym.alice.autocomplete(gym.channel, "reminder add", "when", "next fri 6pm")
    assert [offer["value"] for offer in offered] == ["this fri 6pm", "fri next week 6pm"]
