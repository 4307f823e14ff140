"""What the bot can do, in one screen."""

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Region
from bot.ui.cards import ACCENT, Card, button, line, row, tap_id, text
from bot.ui.learning import topics_select


class HelpCard(Card):
    """The commands, the disclaimer, where the data goes, and three exercises to try."""

    def __init__(self, texts: Texts, catalogue: Catalogue) -> None:
        seeds = [catalogue[catalogue.regions[region].starters[0]] for region in Region]
        super().__init__(
            text(texts("help-title"), texts("help-what")),
            text(texts("help-learn", count=len(catalogue.exercises)), texts("help-log"), texts("help-remind")),
            line(),
            text(texts("help-data"), texts("not-medical")),
            row(*(button(one.name, tap_id("exercise", one.id, "help")) for one in seeds)),
            row(topics_select(texts, catalogue, "help")),
            colour=ACCENT,
        )
