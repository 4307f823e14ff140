"""What else reminders post: a second message, a region that was left alone, the week in short."""

from datetime import date
from functools import partial

import discord

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Region
from bot.domain.reminder_kinds import Trained, Untrained, Weeks
from bot.domain.reminders import Occurrence
from bot.drawing.pictures import Picture
from bot.ui.cards import ACCENT, Card, button, picture, row, tap_id, text
from bot.ui.posts import to_do, whose
from bot.ui.words import starters_in_words


class NudgePost(Card):
    """There is still time today; it says nothing of what was done, so that a channel may read it."""

    def __init__(self, texts: Texts, catalogue: Catalogue, of: Occurrence) -> None:
        starters = catalogue.starters()
        skip = button(texts("button-skip"), tap_id("drop", of.reminder.id, int(of.at.timestamp())))
        super().__init__(
            text(whose(of.reminder.to), texts("nudge-title"), texts("nudge-text")),
            *to_do(texts, starters, starters_in_words(texts, catalogue, starters)),
            row(button(texts("button-start"), "start", discord.ButtonStyle.success), skip),
            colour=ACCENT,
        )


class UntrainedPost(Card):
    """A region was left alone: which, how long, and exercises to begin with. days: since it was trained last."""

    def __init__(
        self, texts: Texts, catalogue: Catalogue, about: Untrained, days: int, *, ever: bool, test: bool
    ) -> None:
        guide = catalogue.regions[about.region]
        starters = catalogue.starters(about.region)
        super().__init__(
            text(
                texts("post-test") if test else "",
                texts("untrained-title", region=guide.name),
                texts("untrained-text" if ever else "untrained-never", days=days),
            ),
            *to_do(texts, starters, [f"**{exercise.name}**" for exercise in starters]),
            colour=ACCENT,
        )


class WeekPost(Card):
    """The last seven days beside the seven before; `shown` is the picture of the week, to show everyone."""

    def __init__(
        self, texts: Texts, catalogue: Catalogue, weeks: Weeks, *, test: bool, shown: Picture | None = None
    ) -> None:
        self._again = partial(WeekPost, texts, catalogue, weeks, test=test)
        this, before = weeks.this, weeks.before
        show = button(texts("button-show"), tap_id("show-week", weeks.last_day.toordinal()))
        super().__init__(
            text(
                texts("post-test") if test else "",
                texts("week-title"),
                texts("week-workouts", this=this.workouts, before=before.workouts),
            ),
            *([picture(shown)] if shown else []),
            text(*(_region(texts, catalogue, region, this, before) for region in Region)),
            text(texts("week-text", last=_day(weeks.last_day))),
            row(*([show] if shown else []), button(texts("button-history"), tap_id("history", 0))),
            colour=ACCENT,
        )
        self.pictures = (shown,) if shown else ()

    def illustrated(self, shown: Picture) -> "WeekPost":
        """The same with the week's picture."""
        return self._again(shown=shown)


def _region(texts: Texts, catalogue: Catalogue, region: Region, this: Trained, before: Trained) -> str:
    counts = {"this": this.sets.get(region, 0), "before": before.sets.get(region, 0)}
    return texts("week-region", region=catalogue.regions[region].name, **counts)


def _day(day: date) -> str:
    return f"{day:%Y-%m-%d}"
