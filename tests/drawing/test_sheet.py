"""A contact sheet shows every picture with its name."""

from io import BytesIO

from PIL import Image

from bot.drawing.sheet import COLUMNS, GAP, HEIGHT, LINE, WIDTH, sheet


def picture(colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (900, 500), colour).save(file, "PNG")
    return file.getvalue()


def test_pictures_stand_in_rows_each_with_its_name_below() -> None:
    colours = ["#E8481C", "#5CD3E8", "#FFD23F", "#1F5BD0", "#CDD6E2", "#8E2508", "#FFAD80"]
    assert len(colours) == COLUMNS + 1
    with Image.open(BytesIO(sheet((colour, picture(colour)) for colour in colours))) as image:
        page = image.convert("RGB")
    assert page.size == (COLUMNS * (WIDTH + GAP) + GAP, 2 * (HEIGHT + LINE + GAP) + GAP)
    for number, colour in enumerate(colours):
        left, top = number % COLUMNS * (WIDTH + GAP) + GAP, number // COLUMNS * (HEIGHT + LINE + GAP) + GAP
        assert "#{:02X}{:02X}{:02X}".format(*page.getpixel((left + 9, top + 9))) == colour
        name = page.crop((left, top + HEIGHT, left + WIDTH, top + HEIGHT + LINE))
        assert len(name.getcolors(10000)) > 2, "its name is written"


def test_a_sheet_of_nothing_is_only_a_margin() -> None:
    with Image.open(BytesIO(sheet([]))) as image:
        assert image.height == GAP
