"""Somebody who taps everything: each handler is found, answers them alone, and nothing breaks."""

import logging
from copy import deepcopy

import pytest

from tests.cogs.back_days import own
from tests.cogs.conftest import Seen
from tests.cogs.crawling import Crawl
from tests.cogs.every_command import COMMANDS, OLDEST
from tests.conftest import Gym

AT_THE_END = frozenset({"data delete", "reminder remove", "backday clear", "my-exercise remove", "challenge end"})
FOR_ALL = frozenset({"find", "exercise", "region", "backday show", "leaderboard", "challenge start"})
"""What a command may show to everybody: nothing of it is about who asks."""

ELSEWHERE = {
    "again", "backday-test", "board", "delete-workout", "live-rest", "live-set", "open-workout", "share",  # of old cards
    "answer", "meant",  # test_questions, test_understanding
    "board-in", "board-out", "board-show", "challenge-in", "challenge-out", "in", "out",  # test_together, test_roll_calls
    "doctor-agrees", "readiness", "sore-now",  # test_care
    "drop", "not-now", "snooze", "send-directly", "pause-form", "watch-form", "week-form",  # test_reminder_posts, _nudges
    "forget", "import-gone", "import-read",  # test_data, test_imports
    "live-left", "move", "restore", "still", "records-of",  # test_sessions, test_workouts, test_exercises, test_records
    "plan-save", "set-up-kit", "set-up-place", "set-up-unit",  # test_plans, test_set_ups
    "log-sides",  # test_sides
}  # fmt: skip
"""Where no card of these commands leads, with the tests that tap it."""


async def cards_of_every_command(gym: Gym, crawl: Crawl) -> set[str]:
    """Those that everybody saw."""
    public = set()
    for name, options in deepcopy(COMMANDS):
        if name in AT_THE_END:
            continue
        gym.clock.move(minutes=1)
        if options.get("reminder") == OLDEST:
            options["reminder"] = str(min(reminder.id for reminder in await own(gym)))
        result = await gym.alice.slash(gym.channel, name, **options)
        for message in (result.response, *result.followups):
            if message is not None:
                crawl.look_at(message)
                public |= set() if Seen(message).ephemeral else {name}
    return public


async def test_whatever_is_tapped_answers_who_tapped_alone_and_nothing_breaks(
    gym: Gym, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bot")
    crawl = Crawl(gym, never=frozenset({"forget"}))
    assert await cards_of_every_command(gym, crawl) <= FOR_ALL
    await crawl.tap_everything()
    for moment in sorted(reminder.next_at for reminder in await own(gym) if reminder.next_at):
        gym.clock.moment = max(moment, gym.clock())
        await gym.bot.services.delivery.tick()
    for _ in range(2):
        for message in (*gym.channel.history(), *gym.alice.user.dm_channel.history()):
            if message.author.bot:
                crawl.look_at(message)
        await crawl.tap_everything()
    public = {
        action
        for action, results in crawl.answers.items()
        for result in results
        for message in (result.response, *result.followups)
        if message is not None and not Seen(message).ephemeral
    }
    assert public == set()
    assert gym.bot.app_tree.taps.keys() - crawl.answers.keys() <= ELSEWHERE
    assert "fault" not in caplog.text
