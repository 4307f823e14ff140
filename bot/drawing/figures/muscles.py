"""Where the muscles lie on the figure, seen from the side."""

from bot.drawing.figures.skeleton import Point

LIMB_MUSCLES: dict[str, tuple[str, float, float, str]] = {
    "hamstrings": ("thigh", 0.10, 0.95, "back"),
    "adductor_magnus": ("thigh", 0.05, 0.60, "back"),
    "quadriceps": ("thigh", 0.12, 0.92, "front"),
    "posterior_deltoid": ("upper", -0.30, 0.58, "back"),
    "lateral_deltoid": ("upper", -0.25, 0.50, "front"),
    "biceps_brachii": ("upper", 0.32, 0.92, "front"),
    "triceps_long_head": ("upper", 0.28, 0.92, "back"),
    "brachialis": ("fore", 0.02, 0.60, "back"),
    "forearm_flexors": ("fore", 0.05, 0.72, "front"),
}
TORSO_MUSCLES: dict[str, tuple[Point, ...]] = {
    "rectus_abdominis": ((0.08, 0.55), (0.34, 0.6), (0.62, 0.62), (0.64, 1.1), (0.3, 1.1), (0.06, 1.1)),
    "transversus_abdominis": ((0.08, 0.2), (0.38, 0.2), (0.4, 0.6), (0.08, 0.6)),
    "obliques": ((0.10, -0.25), (0.34, -0.35), (0.56, 0.1), (0.52, 0.55), (0.12, 0.6)),
    "pectoralis_major": ((0.70, 0.35), (0.90, 0.1), (0.93, 0.6), (0.84, 1.1), (0.70, 1.1)),
    "serratus_anterior": ((0.58, 0.0), (0.80, -0.1), (0.82, 0.3), (0.60, 0.5)),
    "erector_spinae_lumbar": ((0.08, -1.1), (0.10, -0.5), (0.34, -0.42), (0.56, -0.46), (0.60, -1.1), (0.34, -1.1)),
    "erector_spinae_thoracic": ((0.50, -1.1), (0.52, -0.55), (0.74, -0.5), (0.92, -0.6), (0.94, -1.1), (0.72, -1.1)),
    "quadratus_lumborum": ((0.10, -0.5), (0.12, -0.1), (0.36, -0.1), (0.40, -0.45)),
    "multifidus": ((0.0, -1.1), (0.03, -0.7), (0.22, -0.66), (0.44, -0.74), (0.46, -1.1), (0.2, -1.1)),
    "latissimus_dorsi": ((0.93, 0.20), (0.82, 0.50), (0.52, 0.12), (0.27, -0.88), (0.60, -0.80), (0.84, -0.45)),
    "teres_major": ((0.70, -0.55), (0.80, -0.62), (0.90, -0.05), (0.84, 0.05)),
    "infraspinatus": ((0.78, -0.72), (0.93, -0.6), (0.96, -0.1), (0.86, -0.12)),
    "rhomboids": ((0.74, -1.1), (0.76, -0.58), (0.94, -0.5), (0.97, -1.1)),
    "trapezius_lower": ((0.43, -1.1), (0.46, -0.86), (0.78, -0.5), (0.93, -0.9), (0.94, -1.1), (0.7, -1.1)),
    "trapezius_middle": ((0.69, -1.1), (0.70, -0.85), (0.92, -0.08), (1.0, -0.05), (1.02, -1.1), (0.86, -1.1)),
    "trapezius_upper": ((0.90, -1.2), (0.93, -0.2), (1.04, 0.3), (1.2, -0.1), (1.3, -1.4), (1.05, -1.7)),
    "gluteus_medius": ((-0.02, -0.55), (0.14, -0.6), (0.2, 0.05), (0.02, 0.1)),
    "gluteus_maximus": ((-0.24, -1.1), (-0.24, -0.1), (-0.08, 0.05), (0.10, -0.25), (0.14, -1.1), (0.0, -1.1)),
}
"""Outlines in (share of the trunk, offset: -1 the back's surface, +1 the front's); the body cuts them off."""

SAME_PLACE = {
    "teres_minor": "infraspinatus",
    "supraspinatus": "infraspinatus",
    "levator_scapulae": "trapezius_upper",
}
"""Muscles that show where another does."""
