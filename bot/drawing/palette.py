"""The colours of every picture, by what they paint."""

from enum import StrEnum


class Colour(StrEnum):
    """A colour as `#RRGGBB`; in an f-string it is that text, ready for an SVG attribute."""

    CARD = "#1A2130"
    PANEL = "#232C3F"

    TEXT = "#F3F6FA"
    SECOND_TEXT = "#AEB9CA"

    BODY = "#CDD6E2"
    RIM = "#8391A8"
    FAR_LIMB = "#8290A6"
    FAR_RIM = "#5F6D85"
    CLOTHES = "#4A5B78"
    FAR_CLOTHES = "#37455D"
    HAIR = "#4A5B78"
    SHOE = "#5B6E90"
    SOLE = "#F1F4F8"

    MAIN = "#E8481C"
    MAIN_EDGE = "#8E2508"
    MAIN_MAP_EDGE = "#7A1E05"
    HELPING = "#FFAD80"
    HELPING_EDGE = "#B4602F"
    RESTING = "#AAB7C8"
    RESTING_EDGE = "#8493AA"
    FAINT = "#B8C3D2"
    MAP_BODY = "#C3CDDA"
    MAP_HAIR = "#5A6A86"

    STEEL = "#9AA6B8"
    DARK_STEEL = "#5D6980"
    PLATE = "#38445C"
    FRAME = "#4A5874"
    ROPE = "#E9D7B0"
    FLOOR = "#56647F"

    PATH = "#5CD3E8"
    WARNING = "#FFD23F"
    WARNING_INK = "#1A2130"

    NEGLECTED = "#F6C343"
    NEGLECTED_HATCH = "#5A3D00"
    BUILDING = "#8FBAF0"
    BUILDING_DOTS = "#153A7A"
    PRODUCTIVE = "#1F5BD0"
