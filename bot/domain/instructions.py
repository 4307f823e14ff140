"""How to do an exercise, in the words of one language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    fault: str
    fix: str


@dataclass(frozen=True, slots=True)
class Variant:
    """Another way to do the same exercise: with a band instead of a cable, say."""

    name: str
    how: str


@dataclass(frozen=True, slots=True)
class Movement:
    """What the moving figure shows, for those who do not see it: posture and place of the load."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Brief:
    """How to do an exercise, for the card that is read between two sets: a line to set up, 4 steps at most."""

    setup: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instructions:
    """How to do an exercise, in one language; `setup` and `steps` in full, `brief` for the card."""

    purpose: str
    brief: Brief
    setup: str
    steps: tuple[str, ...]
    cues: tuple[str, ...]
    mistakes: tuple[Mistake, ...]
    safety: tuple[str, ...]
    stop: tuple[str, ...]
    progress: str
    variants: tuple[Variant, ...]
    figure: Movement
