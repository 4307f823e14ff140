"""The cards of progress: the answer in words, the picture for its shape, and the way to the other pictures."""

from collections.abc import Sequence

import discord

from bot.content.texts import Texts
from bot.domain.balance import Balance
from bot.domain.exercises import Catalogue, Exercise
from bot.domain.weeks import WeekDone
from bot.drawing.charts.calendar import WEEKS, first_day
from bot.drawing.pictures import Picture
from bot.services.overview import Back, Line
from bot.services.progress import BackBalance
from bot.ui.amounts import day_in_words, sets_number
from bot.ui.back_charts import ORDER, answer
from bot.ui.cards import ACCENT, Card, button, line, picture, primary, row, tap_id, text
from bot.ui.charts import progress_lines
from bot.ui.names import label, name_of

WEEKLY, BALANCE, CALENDAR, WEEK, RECORDS = "weekly", "balance", "calendar", "week", "records"
EXERCISE = "of"
"""What a menu's value begins with that is an exercise: `of:face-pull`."""

PICTURES = (WEEKLY, BALANCE, CALENDAR, WEEK, RECORDS)


def picture_menu(texts: Texts, here: str, recent: Sequence[Exercise]) -> discord.ui.Select[Card]:
    """The other pictures: of the back, then of the exercises done of late. here: the one that is shown."""
    options = [
        discord.SelectOption(label=texts(f"picture-{kind}"), value=kind, description=texts(f"picture-{kind}-hint"))
        for kind in PICTURES
        if kind != here
    ]
    values = ((exercise, f"{EXERCISE}:{exercise.id}") for exercise in recent)
    options += [
        discord.SelectOption(
            label=label(exercise.name)[:100], value=value, description=texts("picture-exercise-hint")
        )
        for exercise, value in values
        if value != here
    ]
    return discord.ui.Select(
        custom_id=tap_id("picture", here), placeholder=texts("menu-picture"), options=options[:25]
    )


class _PictureCard(Card):
    """Two lines, a picture where there is something to draw, buttons, and the menu."""

    def __init__(
        self,
        texts: Texts,
        lines: Sequence[str],
        shown: Picture | None,
        *rows: discord.ui.ActionRow[Card],
        here: str,
        recent: Sequence[Exercise],
    ) -> None:
        super().__init__(
            text(*lines),
            *([picture(shown)] if shown else []),
            *rows,
            row(picture_menu(texts, here, recent)),
            colour=ACCENT,
        )
        self.pictures = (shown,) if shown else ()


class ProgressCard(_PictureCard):
    """How one exercise went."""

    def __init__(self, texts: Texts, line: Line, recent: Sequence[Exercise], shown: Picture | None) -> None:
        exercise, today = line.history.exercise, line.history.here.today
        super().__init__(
            texts,
            progress_lines(texts, exercise, line.series, today),
            shown,
            row(
                primary(texts("button-log"), tap_id("log", exercise.id)),
                button(texts("button-records"), tap_id("records", exercise.id)),
            ),
            here=f"{EXERCISE}:{exercise.id}",
            recent=recent,
        )


class WeeklyCard(_PictureCard):
    """The weekly sets of each region."""

    def __init__(self, texts: Texts, catalogue: Catalogue, back: Back, shown: Picture | None) -> None:
        super().__init__(
            texts,
            _back_lines(texts, catalogue, back.balance.balance),
            shown,
            row(primary(texts("button-today"), "today"), button(texts("button-records"), tap_id("records"))),
            here=WEEKLY,
            recent=back.recent,
        )


class BalanceCard(_PictureCard):
    """What the back gets in an average week, and exercises for what it lacks, each a tap away from its log."""

    def __init__(self, texts: Texts, catalogue: Catalogue, back: Back, shown: Picture | None) -> None:
        logs = [
            button(texts("button-log-for", exercise=label(exercise.name)), tap_id("log", exercise.id, "balance"))
            for exercise in back.balance.offers
        ]
        title, back_lines = _back_lines(texts, catalogue, back.balance.balance)
        rule = " ".join((back_lines, texts("balance-rule"))) if back.balance.balance.sets else back_lines
        super().__init__(
            texts,
            (title, rule, _pulls(texts, back.balance.balance), *_side(texts, back.balance)),
            shown,
            row(primary(texts("button-today"), "today"), *logs),
            here=BALANCE,
            recent=back.recent,
        )


class CalendarCard(_PictureCard):
    """The days on which the back was trained."""

    def __init__(self, texts: Texts, catalogue: Catalogue, back: Back, shown: Picture | None) -> None:
        begin = first_day(back.today)
        days = {day: regions for day, regions in back.days.items() if begin <= day <= back.today}
        last = {region: max((day for day in days if region in days[day]), default=None) for region in ORDER}
        back_lines = [
            texts(
                "calendar-last-region",
                region=catalogue.regions[region].name,
                day=day_in_words(texts, day, back.today),
            )
            for region, day in last.items()
            if day is not None
        ]
        super().__init__(
            texts,
            (
                texts("calendar-title", count=len(days), weeks=WEEKS),
                texts("calendar-last", regions=" · ".join(back_lines)) if back_lines else texts("calendar-none"),
            ),
            shown,
            row(button(texts("button-history"), tap_id("history", 0))),
            here=CALENDAR,
            recent=back.recent,
        )


class WeekCard(_PictureCard):
    """The member's week as it could be shown to everyone."""

    def __init__(self, texts: Texts, week: WeekDone, recent: Sequence[Exercise], shown: Picture | None) -> None:
        show = button(texts("button-show"), tap_id("show-week", week.last.toordinal()))
        super().__init__(
            texts,
            (
                texts("week-card-title", sets=sets_number(week.sets)) if shown else texts("week-card-empty"),
                texts("week-card-line") if shown else texts("week-card-empty-text"),
            ),
            shown,
            *([row(show)] if shown else []),
            here=WEEK,
            recent=recent,
        )


class WeekPreviewCard(Card):
    """What a channel would see of the week up to `last` (the ordinal of a day), and nothing posted yet."""

    def __init__(self, texts: Texts, shown: Picture, channel: str, last: int) -> None:
        super().__init__(
            text(texts("preview-title", channel=channel)),
            line(),
            picture(shown),
            line(),
            row(
                primary(texts("button-post"), tap_id("post-week", last)),
                button(texts("button-cancel"), tap_id("week")),
            ),
            colour=ACCENT,
        )
        self.pictures = (shown,)


class ShownWeekCard(Card):
    """A week as everyone sees it: the picture alone, which names nobody."""

    def __init__(self, shown: Picture) -> None:
        super().__init__(picture(shown), colour=ACCENT)
        self.pictures = (shown,)


def _back_lines(texts: Texts, catalogue: Catalogue, balance: Balance) -> tuple[str, str]:
    """The answer, and the line to measure it against."""
    title = texts("weekly-title", answer=answer(texts, catalogue, balance))
    if not balance.sets and not balance.enough:
        return title, texts("weekly-line-empty")
    if not balance.enough:
        return title, texts("weekly-line-new")
    if balance.neglected:
        return title, texts("weekly-line-needs", sets=sets_number(balance.mean[balance.neglected[0]]))
    return title, texts("weekly-line-covered")


def _pulls(texts: Texts, balance: Balance) -> str:
    """From where one pulls, where it is one-sided."""
    pulls = balance.pulls
    if pulls.rare is None:
        return ""
    facts = {"horizontal": sets_number(pulls.horizontal), "vertical": sets_number(pulls.vertical)}
    return texts("balance-pulls-rare", rare=pulls.rare, **facts)


def _side(texts: Texts, found: BackBalance) -> list[str]:
    """A side that lags, the greatest lag alone: one line, and no diagnosis."""
    return [
        texts(
            "balance-side",
            exercise=name_of(lagging.exercise),
            side=lagging.lag.side.value,
            percent=str(round(lagging.lag.share * 100)),
        )
        for lagging in found.lagging[:1]
    ]
