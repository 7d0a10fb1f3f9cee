"""What a chart is in an office program. Lengths on the paper are points (1/72 inch); dates are Excel's day numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Place = Literal["right", "left", "above", "below", "center"]
Lean = Literal["left", "center", "right"]
Symbol = Literal["circle", "square", "diamond", "x", "triangle", "star", "long_dash", "none"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text, in a colour of its own where it has one."""

    text: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A text at a place of the chart, in its coordinates.

    ``lean``: which end of a text that stands over its place lies there. ``lift`` (pt): so much higher.
    """

    x: float
    y: float
    text: str
    place: Place = "center"
    lean: Lean = "center"
    lift: float = 0.0
    colour: str = "#1a1a1a"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """How something is drawn: colour, width (pt) and dash as Plotly calls it."""

    colour: str
    width: float
    dash: str = "solid"


@dataclass(frozen=True, slots=True)
class Look:
    """A mark: its fill, edge, size (pt) and form."""

    fill: str
    size: float
    symbol: Symbol
    edge: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A mark with its name; ``x`` is None where a line is broken."""

    x: float | None
    y: float | None
    name: str = ""
    look: Look | None = None
    label: str = ""
    place: Place = "right"


GAP = Point(None, None)


@dataclass(frozen=True, slots=True)
class Series:
    """Points that belong together, and the line through them, where there is one.

    Bars are lines from where they begin to where they end, ``thick`` in units of the axis that they do not lie along.
    """

    name: str
    points: Sequence[Point]
    line: Line | None = None
    thick: float | None = None
    is_lying: bool = True


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``low`` to ``high``. ``ticks``: the texts along it where they are no plain numbers."""

    low: float
    high: float
    number_format: str = "General"
    step: float | None = None
    title: str = ""
    ticks: Mapping[float, str] = field(default_factory=dict)
    is_shown: bool = True
    has_grid: bool = True
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Marks, lines, bars and texts in a plane. ``names`` and ``right`` stand beside the rows, by their place.

    ``caption`` says what the marks mean. Where it ``is_rows`` it may be cut between rows, which are a unit high.
    """

    series: Sequence[Series]
    x: Axis
    y: Axis
    names: Mapping[float, str] = field(default_factory=dict)
    right: Mapping[float, str] = field(default_factory=dict)
    notes: Sequence[Note] = ()
    caption: Sequence[Run] = ()
    bands: Sequence[tuple[float, float]] = ()
    is_rows: bool = False


@dataclass(frozen=True, slots=True)
class BarSeries:
    """A value for each category (None where there is none), its fill and edge, and its label."""

    name: str
    values: Sequence[float | None]
    fills: Sequence[str]
    edges: Sequence[str | None]
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Bars:
    """Lying bars, the first category on top; several series lie over each other."""

    categories: Sequence[str]
    series: Sequence[BarSeries]
    title: str = ""
    caption: Sequence[Run] = ()
    low: float = 0.0
    high: float | None = None


@dataclass(frozen=True, slots=True)
class MonthBand:
    """A band over months between two lines (shares), its fill and its edge."""

    name: str
    low: Sequence[float]
    high: Sequence[float]
    colour: str
    edge: Line


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A line over months, with a text at its end."""

    name: str
    values: Sequence[float | None]
    line: Line
    end: str = ""


@dataclass(frozen=True, slots=True)
class Months:
    """Shares over months: bands, the widest first, each within the one before; and lines."""

    days: Sequence[float]
    bands: Sequence[MonthBand]
    lines: Sequence[MonthLine]
    caption: Sequence[Run] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Standing bars of shares beside each other, and lines over them."""

    categories: Sequence[str]
    bars: BarSeries
    lines: Sequence[MonthLine]
    caption: Sequence[Run] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that is a figure."""

    text: str
    fill: str = "#ffffff"
    colour: str = "#1a1a1a"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with fills: headings of the columns, then rows of a name and cells (None where there is none)."""

    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell | None]]]
    caption: Sequence[Run] = ()


Chart = Points | Bars | Months | Columns
Native = Chart | Grid
