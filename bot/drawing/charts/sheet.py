"""All kinds of charts on one sheet, each with its name below."""

from collections.abc import Mapping
from io import BytesIO

from PIL import Image, ImageDraw

from bot.drawing.charts.canvas import WIDTH
from bot.drawing.charts.chart import Chart, drawn
from bot.drawing.muscle_map import MuscleMap
from bot.drawing.typeface import MEDIUM, font

COLUMNS, TILE, GAP, LINE = 3, 400, 16, 30
_PAGE, _INK = "#11151F", "#F3F6FA"
_COLOURS = 200


def chart_sheet(charts: Mapping[str, Chart], muscle_map: MuscleMap) -> bytes:
    """A PNG with the charts in three columns, two thirds of their size. Busy: call it off the event loop."""
    bottoms, tiles = [GAP] * COLUMNS, []
    for name, chart in charts.items():
        with Image.open(BytesIO(drawn(chart, muscle_map))) as picture:
            tile = picture.convert("RGBA").resize((TILE, picture.height * TILE // WIDTH), Image.Resampling.LANCZOS)
        column = bottoms.index(min(bottoms))
        tiles.append((name, tile, GAP + column * (TILE + GAP), bottoms[column]))
        bottoms[column] += tile.height + LINE + GAP
    page = Image.new("RGB", (COLUMNS * (TILE + GAP) + GAP, max(bottoms)), _PAGE)
    pen, type_ = ImageDraw.Draw(page), font(MEDIUM, 18)
    for name, tile, left, top in tiles:
        page.paste(tile, (left, top), tile)
        pen.text((left + 6, top + tile.height + 6), name, fill=_INK, font=type_)
    file = BytesIO()
    page.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()
