"""Members' own reminders in a server's channels, for those who run the server."""

from collections.abc import Sequence

import discord

from bot.content.texts import Texts
from bot.domain.reminders import Reminder
from bot.ui.cards import Card, button, row, tap_id, text
from bot.ui.reminders import MOST_SHOWN
from bot.ui.words import reminder_in_words


class OthersCard(Card):
    """Whose they are, when they come and where, each with a way out of the channel."""

    def __init__(self, texts: Texts, reminders: Sequence[Reminder], sentence: str = "") -> None:
        sections: list[discord.ui.Item[Card]] = [
            discord.ui.Section[Card](
                text(
                    texts("others-one", member=_owner(reminder), when=reminder_in_words(texts, reminder)),
                    _next(texts, reminder),
                ),
                accessory=_out(texts, reminder),
            )
            for reminder in reminders[:MOST_SHOWN]
        ]
        more = len(reminders) - MOST_SHOWN
        super().__init__(
            text(sentence, texts("others-title", count=len(reminders)) if reminders else texts("others-none")),
            *sections,
            *([text(texts("others-more", count=more))] if more > 0 else []),
            *([text(texts("others-note"))] if reminders else []),
        )


class OthersPostCard(Card):
    """For somebody who runs the server and tapped another's post."""

    def __init__(self, texts: Texts, reminder: Reminder) -> None:
        values = {"when": reminder_in_words(texts, reminder), "where": f"<#{reminder.to.channel_id}>"}
        super().__init__(
            text(
                texts("others-post", member=_owner(reminder)),
                texts("others-post-text", **values),
                texts("others-note"),
            ),
            row(_out(texts, reminder)),
        )


class OthersMovedCard(Card):
    def __init__(self, texts: Texts, reminder: Reminder) -> None:
        super().__init__(text(texts("others-moved", member=_owner(reminder))))


def _next(texts: Texts, reminder: Reminder) -> str:
    return texts("others-next", next=discord.utils.format_dt(reminder.next_at, "F")) if reminder.next_at else ""


def _owner(reminder: Reminder) -> str:
    return f"<@{reminder.to.member_id}>"


def _out(texts: Texts, reminder: Reminder) -> discord.ui.Button[Card]:
    return button(texts("button-send-directly"), tap_id("send-directly", reminder.id))
