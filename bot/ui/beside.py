"""What stands beside a log: which of its exercises were never done before."""

from textwrap import shorten

from bot.content.texts import Texts
from bot.services.workout_views import Logged
from bot.ui.names import name_of

LONGEST_LINE = 300
"""Characters of names in a line beside others."""


def firsts_line(texts: Texts, logged: Logged) -> str:
    """Which of these exercises were never done before, in one line."""
    ids = dict.fromkeys(entry.exercise_id for entry in logged.log.entries)
    earlier = {entry.exercise_id for log in logged.workout.logs if log.id != logged.log.id for entry in log.entries}
    new = [name_of(logged.exercises[one]) for one in ids if one not in earlier and logged.previous.get(one) is None]
    if len(new) < 2:
        return texts("logged-first", exercise=new[0]) if new else ""
    return texts("logged-first-several", exercises=shorten(", ".join(new), LONGEST_LINE, placeholder=" …"))
