"""What to start with: the lists of exercises for what is at hand, and those for a sore back."""

from collections.abc import Mapping

from bot.domain.exercises import Level, Region

START: tuple[tuple[frozenset[str], Level, Mapping[Region, tuple[str, ...]]], ...] = (
    (
        frozenset({"barbell"}),
        Level.INTERMEDIATE,
        {
            Region.LOWER: ("good-morning", "romanian-deadlift", "deadlift"),
            Region.MID: ("bent-over-row", "pull-up"),
            Region.UPPER: ("face-pull", "rear-delt-row"),
        },
    ),
    (
        frozenset({"cable", "machine"}),
        Level.BEGINNER,
        {
            Region.LOWER: ("kettlebell-deadlift", "back-extension"),
            Region.MID: ("lat-pulldown", "seated-cable-row", "chest-supported-row"),
            Region.UPPER: ("face-pull", "reverse-pec-deck"),
        },
    ),
    (
        frozenset({"dumbbell", "kettlebell"}),
        Level.BEGINNER,
        {
            Region.LOWER: ("kettlebell-deadlift", "glute-bridge"),
            Region.MID: ("one-arm-dumbbell-row",),
            Region.UPPER: ("reverse-fly",),
        },
    ),
    (
        frozenset({"band"}),
        Level.BEGINNER,
        {
            Region.LOWER: ("band-good-morning", "glute-bridge", "bird-dog"),
            Region.MID: ("band-row", "band-pulldown"),
            Region.UPPER: ("face-pull", "band-pull-apart"),
        },
    ),
    (
        frozenset(),
        Level.BEGINNER,
        {
            Region.LOWER: ("glute-bridge", "bird-dog", "hip-hinge-drill", "side-plank"),
            Region.MID: ("towel-row", "sliding-lat-pull"),
            Region.UPPER: ("prone-ytw", "reverse-snow-angel"),
        },
    ),
)
"""What to start with, by what is there: any of the equipment, and the level from which on."""


SUPPORTED = frozenset({"bent-over-row", "pendlay-row", "t-bar-row", "yates-row", "gorilla-row"})
SUPPORTED_ROWS = (
    "chest-supported-row",
    "machine-row",
    "seated-cable-row",
    "one-arm-dumbbell-row",
    "one-arm-cable-row",
    "inverted-row",
    "band-row",
)
"""Rows in which something else carries the lower back, best first; those that may stand for the others."""

HINGES = ("back-extension", "glute-bridge", "bird-dog")
"""What comes in the place of a hinge, best first."""

GENTLE: Mapping[Region, tuple[str, ...]] = {
    Region.LOWER: ("bird-dog", "glute-bridge", "dead-bug", "cat-cow"),
    Region.MID: ("inverted-row", "chest-supported-row", "machine-row", "band-row", "lat-pulldown", "band-pulldown"),
    Region.UPPER: ("face-pull", "band-pull-apart", "wall-slide", "scapular-retraction"),
}
GENTLE_IDS = frozenset(exercise_id for some in GENTLE.values() for exercise_id in some)
"""With a sore back: supported or unloaded (inverted row: Fenwick et al. 2009; bird dog: Callaghan et al. 1998)."""
