"""Any chart, to SVG and to PNG."""

from bot.drawing.charts.balance import Balance
from bot.drawing.charts.calendar import Calendar
from bot.drawing.charts.challenge import Challenge
from bot.drawing.charts.progress import Progress
from bot.drawing.charts.record import Record
from bot.drawing.charts.week import Week
from bot.drawing.charts.weekly import Weekly
from bot.drawing.muscle_map import MuscleMap

Chart = Progress | Weekly | Calendar | Balance | Week | Record | Challenge
"""What is drawn, as plain values and words: equal charts are equal pictures."""


def svg(chart: Chart, muscle_map: MuscleMap) -> str:
    """The chart as SVG; those that show the body take it from the map."""
    return chart.svg(muscle_map) if isinstance(chart, Balance | Week) else chart.svg()


def drawn(chart: Chart, muscle_map: MuscleMap) -> bytes:
    """The chart as PNG bytes. Busy for some tens of milliseconds: call it off the event loop."""
    from bot.drawing.raster import png  # noqa: PLC0415 (`bot.drawing.raster`)

    return png(svg(chart, muscle_map))
