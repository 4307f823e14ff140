"""What the bot knows and says, read from `data/`: exercises, words and places."""

from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"


class ContentError(Exception):
    """An entry in `data/` that is not what it should be; the text names file, entry and field."""
