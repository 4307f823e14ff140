"""What a member reads, by language: the Fluent files of `data/<language>/`, one for each feature."""

from functools import cache, lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from bot.content import DATA, ContentError

SENTENCES_REMEMBERED = 4096
"""Sentences that are kept as they were said last, some hundred bytes each."""


class Texts:
    """The words of one language: `texts("button-undo")`, `texts("logged-title", exercise="Shrug")`.

    An entry's attribute is asked for with a dot: `texts("command-log.sets")`.

    Raises `KeyError` for an unknown key, and `ContentError` for a message whose gaps were not all filled,
    so that neither can reach a member unseen by a test.
    """

    def __init__(self, source: str, language: str) -> None:
        self._language = language
        # Isolation marks would show as boxes inside Discord's code blocks; English needs none.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(FluentResource(source))
        # Fluent resolves a message anew each time, and half of a card's time was that: 3 × 8 @ 60 kg comes again.
        self._remembered = lru_cache(SENTENCES_REMEMBERED)(self._format)

    @classmethod
    @cache
    def load(cls, language: str = "en", data: Path = DATA) -> "Texts":
        """Read the language's files. Raises `ContentError` where there are none, or one cannot be read."""
        folder = data / language
        try:
            sources = [file.read_text("utf-8") for file in sorted(folder.glob("*.ftl"))]
        except OSError as error:
            raise ContentError(f"{folder}: cannot be read: {error}") from error
        if not sources:
            raise ContentError(f"{folder}: has no .ftl file")
        return cls("\n".join(sources), language)

    def __call__(self, key: str, **facts: str | int) -> str:
        return self._remembered(key, *facts.items())

    def _format(self, key: str, *facts: tuple[str, str | int]) -> str:
        entry, _, attribute = key.partition(".")
        message = self._bundle.get_message(entry)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(pattern, dict(facts))
        if errors:
            raise ContentError(f"data/{self._language}: {key}: {errors[0]}")
        return str(text)
