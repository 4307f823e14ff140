from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageColor

from bot.drawing.palette import Colour
from bot.drawing.raster import png
from bot.drawing.typeface import BOLD, REGULAR, text_width

CARD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200" font-family="Roboto">'
    f'<rect width="300" height="200" rx="26" fill="{Colour.CARD}"/>{{}}</svg>'
)
# 290 shades: more than a palette holds.
SHADES = "".join(
    f'<rect x="{5 + at}" y="80" width="1" height="80" '
    f'fill="rgb({at * 255 // 290},{255 - at * 255 // 290},{at % 97})"/>'
    for at in range(290)
)


def opened(picture: bytes) -> Image.Image:
    with Image.open(BytesIO(picture)) as image:
        return image.convert("RGBA")


def text(words: str, weight: int = REGULAR, family: str = "Roboto") -> str:
    style = f'font-family="{family}" font-size="40" font-weight="{weight}" fill="#FFFFFF"'
    return CARD.format(f'<text x="20" y="60" {style}>{words}</text>')


def test_a_picture_is_as_large_as_its_svg_says() -> None:
    assert opened(png(CARD.format(""))).size == (300, 200)


def test_a_width_scales_the_height_with_it() -> None:
    assert opened(png(CARD.format(""), width=150)).size == (150, 100)


def test_the_same_svg_gives_the_same_bytes() -> None:
    assert png(CARD.format(SHADES)) == png(CARD.format(SHADES))


def test_round_corners_stay_transparent_and_fade_in_smoothly() -> None:
    alpha = opened(png(CARD.format(SHADES))).getchannel("A")
    assert [alpha.getpixel(corner) for corner in ((0, 0), (299, 0), (0, 199), (299, 199))] == [0, 0, 0, 0]
    assert alpha.getpixel((150, 100)) == 255
    assert len(set(alpha.tobytes())) > 4


def test_a_transparent_edge_is_never_brighter_than_the_card() -> None:
    bands = opened(png(CARD.format(""))).convert("RGB").getextrema()
    assert bands == tuple((level, level) for level in ImageColor.getrgb(Colour.CARD))


@pytest.mark.parametrize("colour", list(Colour))
def test_a_plain_area_keeps_its_exact_colour_among_many(colour: Colour) -> None:
    area = f'<rect x="60" y="20" width="20" height="20" fill="{colour}"/>'
    assert opened(png(CARD.format(SHADES + area))).getpixel((70, 30)) == (*ImageColor.getrgb(colour), 255)


def test_a_thousand_shades_stay_close_to_themselves() -> None:
    picture = opened(png(CARD.format(SHADES)))
    for at in (0, 50, 144, 200, 289):
        meant = (at * 255 // 290, 255 - at * 255 // 290, at % 97)
        drawn = picture.getpixel((5 + at, 120))
        assert isinstance(drawn, tuple)
        assert max(abs(a - b) for a, b in zip(meant, drawn, strict=False)) <= 12


@pytest.mark.parametrize("weight", [REGULAR, BOLD])
def test_text_is_as_wide_as_measured(weight: int) -> None:
    drawn = ImageChops.difference(opened(png(text("Rudern", weight))), opened(png(CARD.format(""))))
    box = drawn.convert("RGB").getbbox()
    assert box is not None
    assert box[2] - box[0] == pytest.approx(text_width("Rudern", size=40, weight=weight), abs=6)


def test_bold_is_wider_than_regular() -> None:
    assert text_width("Lats", size=18, weight=BOLD) > text_width("Lats", size=18)


def test_text_that_names_no_font_is_set_in_roboto() -> None:
    assert png(text("Rudern").replace('font-family="Roboto"', "")) == png(text("Rudern"))


@pytest.mark.parametrize("broken", ["", "<svg", "no picture"])
def test_what_is_not_an_svg_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        png(broken)
