"""Hello, and what the bot can do: four things to do, each a button; the commands stand behind another."""

from collections.abc import Mapping

import discord

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue
from bot.ui.cards import ACCENT, Card, button, line, primary, row, tap_id, text
from bot.ui.today import BESIDE

EXAMPLE = "face-pull"
"""The exercise that a hello shows."""


class HelpCard(Card):
    """What do you want to do? server: what stands of this server's back days, for those who manage it."""

    def __init__(self, texts: Texts, catalogue: Catalogue, *, server: str = "") -> None:
        count = len(catalogue.exercises)
        hints = {"server": texts("grey", words=server), "learn": texts("help-learn-hint", count=count)}
        things = [
            *([("server", "button-set-back-days", "backday-here")] if server else []),
            ("train", "button-today", BESIDE),
            ("log", "button-log", "log-text"),
            ("remind", "button-remind-me", tap_id("remind", "dm")),
            ("learn", "button-exercises", "start-exercises"),
        ]
        super().__init__(
            text(texts("help-title")),
            *(
                discord.ui.Section[Card](
                    text(texts(f"help-{name}"), hints.get(name) or texts(f"help-{name}-hint")),
                    accessory=(button if at else primary)(texts(label), tapped),
                )
                for at, (name, label, tapped) in enumerate(things)
            ),
            row(button(texts("button-all-commands"), "commands"), button(texts("button-my-data"), "my-data")),
            text(texts("help-privacy")),
            colour=ACCENT,
        )


class CommandsCard(Card):
    """Every command with what it does, as Discord shows it; those that only some may use are left out."""

    def __init__(self, texts: Texts, commands: Mapping[str, str]) -> None:
        lines = (f"`/{name}` {what}" for name, what in commands.items())
        super().__init__(
            text(texts("commands-title"), "\n".join(lines)[:3400]),
            text(texts("not-medical")),
            row(button(texts("button-back"), "help")),
        )


class MyDataCard(Card):
    """Where a member's data is, and the ways to take it along, bring it, or delete it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            text(texts("data-title"), texts("help-data")),
            row(button(texts("button-export"), "export"), button(texts("button-delete"), "forget-ask")),
            row(button(texts("button-back"), "help")),
        )


class HelloCard(Card):
    """To a server that the bot has joined, once: what it does, something to try, and what its owner may want."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            text(texts("hello-title"), texts("hello-text")),
            row(primary(texts("button-today"), BESIDE), button(texts("button-face-pull"), tap_id("how", EXAMPLE))),
            line(),
            discord.ui.Section[Card](
                text(texts("hello-owner")), accessory=button(texts("button-set-back-days"), "backday-here")
            ),
            colour=ACCENT,
        )
