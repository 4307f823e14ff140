"""The mannequin's measures in body heights: how thick its limbs are, how its hands, shoes and head are cut."""

from bisect import bisect_right
from collections.abc import Sequence

_Row = tuple[float, float, float]
Profile = Sequence[_Row]
"""(share of length, radius to the front, radius to the back), by share."""

THIGH: Profile = (
    (0.0, 0.067, 0.073),
    (0.1, 0.067, 0.072),
    (0.35, 0.063, 0.064),
    (0.65, 0.050, 0.048),
    (1, 0.039, 0.034),
)
SHANK: Profile = ((0.0, 0.038, 0.034), (0.28, 0.031, 0.049), (0.7, 0.024, 0.030), (1, 0.022, 0.022))
UPPER_ARM: Profile = ((0.0, 0.043, 0.045), (0.4, 0.036, 0.037), (1, 0.026, 0.028))
FOREARM: Profile = ((0.0, 0.027, 0.027), (0.15, 0.030, 0.029), (1, 0.017, 0.017))
NECK: Profile = ((0.0, 0.046, 0.054), (0.4, 0.031, 0.040), (1, 0.030, 0.036))
TORSO: Profile = (
    (-0.22, 0.030, 0.040),
    (-0.12, 0.052, 0.066),
    (0, 0.060, 0.077),
    (0.26, 0.056, 0.058),
    (0.42, 0.053, 0.049),
    (0.58, 0.060, 0.055),
    (0.74, 0.070, 0.062),
    (0.88, 0.068, 0.063),
    (1.05, 0.034, 0.034),
)
LOWEST, HIGHEST = -0.22, 1.05
"""The torso's ends, as shares."""
WIDTH: Profile = (
    (-0.22, 0.040, 0.040),
    (-0.12, 0.078, 0.078),
    (0, 0.092, 0.092),
    (0.16, 0.086, 0.086),
    (0.40, 0.070, 0.070),
    (0.58, 0.078, 0.078),
    (0.76, 0.092, 0.092),
    (0.90, 0.096, 0.096),
    (0.99, 0.092, 0.092),
    (1.06, 0.060, 0.060),
    (1.14, 0.034, 0.034),
    (1.20, 0.030, 0.030),
)
"""The torso's breadth to both sides, as seen from the front; it ends higher, at the slope of the neck."""
NAPE = 1.20

# Limbs seen from the front, at the same shares.
THIGH_BREADTH: Profile = (
    (0.0, 0.050, 0.050),
    (0.1, 0.052, 0.052),
    (0.35, 0.050, 0.050),
    (0.65, 0.040, 0.040),
    (1, 0.031, 0.031),
)
SHANK_BREADTH: Profile = ((0.0, 0.031, 0.031), (0.28, 0.036, 0.036), (0.7, 0.023, 0.023), (1, 0.019, 0.019))
NECK_BREADTH: Profile = ((0.0, 0.044, 0.044), (0.4, 0.033, 0.033), (1, 0.032, 0.032))
UPPER_ARM_BREADTH: Profile = ((0.0, 0.038, 0.038), (0.4, 0.033, 0.033), (1, 0.025, 0.025))
FOREARM_BREADTH: Profile = ((0.0, 0.025, 0.025), (0.15, 0.029, 0.029), (1, 0.016, 0.016))

# Hands from the wrist, shoes from the ankle, the head from its centre in units of its radius: (ahead, aside or up).
FIST = (
    (-0.012, 0.017),
    (0.010, 0.024),
    (0.040, 0.027),
    (0.062, 0.020),
    (0.068, 0),
    (0.060, -0.018),
    (0.035, -0.022),
    (0.0, -0.018),
)
OPEN = (
    (-0.008, 0.017),
    (0.018, 0.018),
    (0.050, 0.016),
    (0.085, 0.010),
    (0.098, 0),
    (0.082, -0.009),
    (0.045, -0.017),
    (0.0, -0.017),
)
SHOE = (
    (-0.040, -0.030),
    (-0.040, -0.004),
    (-0.026, 0.022),
    (-0.024, 0.022),
    (0.026, 0.022),
    (0.028, 0.020),
    (0.050, 0.002),
    (0.084, -0.010),
    (0.110, -0.020),
    (0.114, -0.030),
)
SOLE = ((-0.040, -0.029), (0.114, -0.029), (0.106, -0.039), (-0.039, -0.039))
SOLE_FRONT = ((-0.034, -0.029), (0.034, -0.029), (0.033, -0.039), (-0.033, -0.039))
SHOE_FRONT = (
    (-0.033, -0.030),
    (-0.033, -0.012),
    (-0.023, 0.021),
    (-0.022, 0.022),
    (0.022, 0.022),
    (0.023, 0.021),
    (0.027, 0.006),
    (0.030, -0.004),
    (0.033, -0.014),
    (0.033, -0.030),
)
SKULL = (
    (-0.05, 1.06),
    (0.42, 0.98),
    (0.76, 0.68),
    (0.88, 0.32),
    (0.87, 0.10),
    (1.10, -0.20),
    (0.93, -0.30),
    (0.95, -0.46),
    (0.89, -0.53),
    (0.91, -0.68),
    (0.80, -0.96),
    (0.50, -1.04),
    (0.12, -0.78),
    (-0.50, -0.72),
    (-0.88, -0.42),
    (-1.02, 0.16),
    (-0.66, 0.84),
)
HAIR = (
    (-0.05, 1.10),
    (0.42, 1.02),
    (0.76, 0.72),
    (0.80, 0.52),
    (0.80, 0.52),
    (0.44, 0.44),
    (0.12, 0.30),
    (0.06, -0.04),
    (0.06, -0.04),
    (-0.22, -0.12),
    (-0.34, -0.50),
    (-0.44, -0.72),
    (-0.44, -0.72),
    (-0.88, -0.44),
    (-1.06, 0.16),
    (-0.68, 0.88),
)
SKULL_FRONT = (
    (0.0, 1.06),
    (0.42, 0.96),
    (0.68, 0.72),
    (0.80, 0.36),
    (0.81, 0.10),
    (0.79, -0.12),
    (0.77, -0.26),
    (0.74, -0.42),
    (0.71, -0.53),
    (0.65, -0.68),
    (0.44, -0.93),
    (0.16, -1.05),
    (-0.28, -1.01),
    (-0.64, -0.70),
    (-0.79, -0.20),
    (-0.81, 0.24),
    (-0.58, 0.84),
)
HAIR_FRONT = (
    (0.0, 1.10),
    (0.44, 1.00),
    (0.72, 0.73),
    (0.85, 0.10),
    (0.85, 0.10),
    (0.68, 0.40),
    (0.36, 0.54),
    (0.0, 0.58),
    (0.0, 0.58),
    (-0.36, 0.54),
    (-0.68, 0.40),
    (-0.85, 0.10),
    (-0.85, 0.10),
    (-0.84, 0.38),
    (-0.75, 0.68),
    (-0.52, 0.96),
)
HAIR_BEHIND = (
    (0.0, 1.10),
    (0.44, 1.00),
    (0.72, 0.73),
    (0.86, 0.10),
    (0.86, 0.10),
    (0.80, -0.26),
    (0.66, -0.58),
    (0.50, -0.76),
    (0.50, -0.76),
    (0.0, -0.84),
    (-0.30, -0.82),
    (-0.50, -0.76),
    (-0.50, -0.76),
    (-0.78, -0.34),
    (-0.86, 0.20),
    (-0.60, 0.86),
)


def turned(along: Profile, across: Profile, share: float) -> Profile:
    """A profile between the side's and the front's, told at the same shares: 0 the side, 1 the front."""
    rest = 1 - share
    return tuple(
        (at, rest * front + share * right, rest * back + share * left)
        for (at, front, back), (_, right, left) in zip(along, across, strict=True)
    )


def radii(profile: Profile, share: float) -> tuple[float, float]:
    """The radii to the front and to the back at a share of the length."""
    at = min(max(bisect_right([step for step, *_ in profile], share), 1), len(profile) - 1)
    around = profile[max(at - 2, 0)], profile[at - 1], profile[at], profile[min(at + 1, len(profile) - 1)]
    _, low, high, _ = around
    part = min(1.0, max(0.0, (share - low[0]) / (high[0] - low[0])))
    return _between(around, 1, part), _between(around, 2, part)


def _between(around: tuple[_Row, _Row, _Row, _Row], side: int, part: float) -> float:
    """The radius of one side between the middle two of four rows, on a curve without kinks."""
    before, low, high, after = around
    span = high[0] - low[0]
    rise = (high[side] - before[side]) / (high[0] - before[0]) * span
    fall = (after[side] - low[side]) / (after[0] - low[0]) * span
    rest = 1 - part
    bow = 3 * rest * part
    return (
        rest**3 * low[side]
        + bow * rest * (low[side] + rise / 3)
        + bow * part * (high[side] - fall / 3)
        + part**3 * high[side]
    )
