"""What reading a spreadsheet yields: sheets of values, then rows and findings. Plain data only."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import pandas as pd

Severity = Literal["error", "warning", "info"]
Value = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
Position = tuple[int, int]
"""(row, column), both 0-based: A1 is (0, 0)."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding about one place in one file.

    ``error`` refuses the whole import, ``warning`` means a value is kept as unknown or a person should look,
    ``info`` means it was read safely though written in a way that machines trip over.
    ``rule`` is the id in 行政データにおける機械可読性に関するルール (for instance ``L2-04``) where one is broken.
    """

    code: str
    severity: Severity
    message: str
    remedy: str
    file: str
    sheet: str | None = None
    cell: str | None = None
    value: str | None = None
    rule: str | None = None


@dataclass(slots=True)
class Sheet:
    """One worksheet (or one CSV) as a grid. ``values[row][column]`` with A1 at [0][0]; a blank cell is None."""

    name: str
    values: list[list[Value]]
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(first row, first column, last row, last column), 0-based, inclusive."""
    fills: dict[Position, str] = field(default_factory=dict)
    """Cells with a background colour, where colours were asked for: any text that is the same for the same colour."""
    flaws: dict[Position, str] = field(default_factory=dict)
    """Cells without a usable value: the error literal (``#REF!``), or ``=`` for a formula never calculated."""


@dataclass(slots=True)
class Workbook:
    """A file's sheets, and what was noticed while opening it."""

    file: str
    kind: Literal["xlsx", "xls", "csv"]
    sheets: list[Sheet]
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it came: its name and its bytes."""

    name: str
    content: bytes


@dataclass(slots=True)
class Reading:
    """One file read as one dataset. ``rows`` holds the dataset's columns plus sheet, row and cell of origin."""

    file: str
    dataset: str | None = None
    as_of: dt.date | None = None
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    issues: list[Issue] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Whether any finding forbids the import."""
        return any(issue.severity == "error" for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Hints:
    """What a file does not say itself and a person or the settings do. For the ロードマップ."""

    states: Mapping[str, str] = field(default_factory=dict)
    """What the letters and words of 状況 mean: folded sign → state."""
    fills: Mapping[str, str] = field(default_factory=dict)
    """What the colours of a month grid mean: address of a cell that has the colour → planned, actual or forecast."""


NO_HINTS: Final = Hints()


@dataclass(frozen=True, slots=True)
class Column:
    """A column a dataset knows: its canonical name and the headers under which offices write it."""

    name: str
    headers: tuple[str, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset's facts, declared as data. ``convert`` turns a located table into canonical rows."""

    name: str
    label: str
    columns: tuple[Column, ...]
    has_as_of: bool
    convert: Callable[..., pd.DataFrame]
    refine: Callable[..., Any] | None = None
    """(sheet, header) → header: what the search for headers alone cannot find, such as the months of a grid."""
    is_form: bool = False
    """Whether its sheets are a form's exports: a column for every question, known only with the list of questions."""
