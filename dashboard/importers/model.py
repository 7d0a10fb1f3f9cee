"""What reading a spreadsheet yields: sheets of values, then rows and findings. Plain data only."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, NamedTuple

import pandas as pd

Severity = Literal["error", "warning", "info"]
Kind = Literal["text", "texts", "line", "integer", "number", "flag", "day"]
"""The kinds of canonical columns: what pandas and DuckDB make of them is said in tables.frames and store.build."""
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
    key: str | None = None
    """What to answer, where it is a question that an answer settles (questions.py)."""
    choices: tuple[str, ...] = ()
    """The answers there are, where they can be listed."""

    @property
    def is_doubt(self) -> bool:
        """Whether it refuses a file as a whole, until a person has said that it is right all the same."""
        return self.severity == "error" and self.code.startswith("doubt_")

    @property
    def is_question(self) -> bool:
        """Whether an answer settles it. What a remembered answer was used for is no question any more."""
        return bool(self.key and (self.severity == "error" or self.choices))


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
    shown: dict[Position, str] = field(default_factory=dict)
    """What cells show where their number format puts words to the value: 令和8年度 for 8."""

    headings: dict[tuple[int, int], Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What its rows say as headers, kept while every dataset looks for its own among them (tables/headers.py)."""

    counts_from_1904: bool = False
    """Whether a bare number that is a day counts from 1904, as in workbooks from older Macintoshes."""

    def as_shown(self) -> "Sheet":
        """The sheet with what its cells show in the place of their values, for whoever looks for headings."""
        return replace(self, values=[self.heading(row) for row in range(len(self.values))]) if self.shown else self

    def heading(self, row: int) -> list[Value]:
        """A row as a person reads it, for headers: with what the cells show in the place of their values."""
        values = self.values[row]
        if not self.shown:
            return [*values]
        return [self.shown.get((row, column), value) for column, value in enumerate(values)]


@dataclass(slots=True)
class Workbook:
    """A file's sheets, and what was noticed while opening it."""

    file: str
    kind: Literal["xlsx", "xls", "csv"]
    sheets: list[Sheet]
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it came: its name and its bytes; and what a person said of it where it does not say so itself."""

    name: str
    content: bytes
    dataset: str | None = None
    as_of: dt.date | None = None
    came_at: dt.datetime | None = None
    """When it came, where that is not now: the files of the sample city."""
    round: str | None = None


@dataclass(slots=True)
class Reading:
    """One file read as one dataset. ``rows`` holds the dataset's columns plus sheet, row and cell of origin."""

    file: str
    dataset: str | None = None
    as_of: dt.date | None = None
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    issues: list[Issue] = field(default_factory=list)
    windows: dict[tuple[str | None, str | None], Any] = field(default_factory=dict)
    """(sheet, cell) → the cells around it (window.py), of questions about what a sheet draws rather than says."""

    @property
    def refused(self) -> bool:
        """Whether any finding forbids the import."""
        return any(issue.severity == "error" for issue in self.issues)


class Finding(NamedTuple):
    """One kind of finding. ``{…}`` in the words is filled in where it is found."""

    severity: Severity
    rule: str | None
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A 課 written above a table, or above some of its rows, rather than in a column."""

    text: str
    cell: str
    row: int
    """0-based."""


@dataclass(slots=True)
class Draft:
    """A reading whose 課 have not been looked up yet."""

    reading: Reading
    department_columns: dict[str, str] = field(default_factory=dict)
    """Sheet → letters of its 課 column, where it has one."""
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    """Sheet → the 課 written above its table and inside it, from top to bottom."""
    unread: dict[str, list[str]] = field(default_factory=dict)
    """Sheet → the headers of the columns that nothing was read from."""
    forms: list[Any] = field(default_factory=list)
    """Sheets of a form, which become rows once the other files of the batch are known (FormHooks.settle)."""
    possible: list[tuple[Any, list[Issue]]] = field(default_factory=list)
    """Sheets of an unrecognised file that may be a form's, each with what was found on reading it."""
    as_of: dt.date | None = None
    round: str | None = None
    """What a person said of this file."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What a file does not say itself and a person or the settings do."""

    states: Mapping[str, str] = field(default_factory=dict)
    """What the city's letters and words for a state mean: folded sign → state."""
    fills: Mapping[str, str] = field(default_factory=dict)
    """What the colours of a month grid mean: address of a cell that has the colour → planned, actual or forecast."""
    departments: frozenset[str] = frozenset()
    """The folded names of the 課 that are registered."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What a person answered, now or before: folded key (questions.py) → the answer as given."""
    is_of_many: bool = False
    """Whether the installation is one of many municipalities, which has datasets of its own."""
    code: str = ""
    """The 団体コード of the municipality whose file it is: 202207 in its name is 安曇野市, and no 2022-07."""


NO_HINTS: Final = Hints()


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who imports said of all files: the 基準日, the 回 of answers that do not say it, and hints."""

    as_of: dt.date | None = None
    round: str | None = None
    hints: Hints = NO_HINTS

    def of(self, made: Draft) -> "Given":
        """What was said of one of them: of itself, else of all."""
        return replace(self, as_of=made.as_of or self.as_of, round=made.round or self.round)


@dataclass(frozen=True, slots=True)
class Column:
    """A column a dataset knows: its canonical name and the headers under which offices write it."""

    name: str
    headers: tuple[str, ...]
    required: bool = False
    bears: Literal["text", "name", "plan", "fact"] = "text"
    """What a bracket in its header does to it: a text stays one whatever it says; a name, a plan or a fact of a part,
    of another time or of who knows what is another column (tables/naming.py)."""
    is_yearly: bool = False
    """Whether its figures are of a whole year, usually the last one: the year in its header need not be now."""
    part: tuple[str, tuple[str, ...]] | None = None
    """(the column it is a part of, the words in a bracket that say so): 年間件数（オンライン）."""
    in_template: bool = True
    """Whether a blank form for this dataset has it."""
    kept: tuple[str, ...] = ()
    """The columns of canonical rows that hold it, the first that says something counts; else its name, and that with
    ``_text``."""
    words: Mapping[Any, str] = field(default_factory=dict, hash=False)
    """What its codes are called in a cell; a form offers these words alone."""
    example: Value = None
    """What a form shows as an example."""
    is_share: bool = False
    """Whether its numbers are shares of one, written as 45 %."""
    told_by: str = ""
    """The canonical flag that says whether a list has the column: an empty one would say more than none."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What may be expected of a dataset's tables, by canonical column names."""

    lead: tuple[str, ...] = ()
    """Columns that only say where a row belongs: filled in on rows without content, too."""
    labels: tuple[str, ...] = ()
    """Columns in which 小計 and 合計 are written."""
    counts: tuple[str, ...] = ()
    """Columns that a sum row adds up, and whose value cannot be shared by merged rows."""
    proof: tuple[str, ...] = ()
    """Columns that, all filled in, make a row data whatever its labels say."""
    fill_down: tuple[str, ...] = ()
    """Columns in which a blank means: as above."""


PLACE: Final[dict[str, Kind]] = {"sheet": "text", "row": "line", "cell": "text"}
"""The columns of every row that say where in the file it stands."""


FILE: Final = "file"
"""The column that says to which of several files, by its number, a row belongs where all are looked at at once."""
Doubt = tuple[int, str, dict[str, object]]
"""The number of a file, the code of a finding about it as a whole, and what fills in its words."""


@dataclass(frozen=True, slots=True)
class FormHooks:
    """How a form is read: a column for every question, known only with the other files of the batch."""

    asks_for: str
    """What a sheet must have to be taken for one, in words."""
    header: Callable[..., Any]
    """(sheet, dataset) → header or None, where the search for known headers is not enough."""
    is_evident: Callable[..., bool]
    """(sheet, header) → whether the sheet is one by itself."""
    read: Callable[..., Any]
    """(sheet, header, file, the municipality's 団体コード, 課 that it names, report) → answers, kept in Draft.forms."""
    settle: Callable[[Sequence[Draft], Callable[[str], Sequence[pd.DataFrame]], Given], None]
    """(drafts, rows in force of a dataset by its name, given): make rows of all forms of the batch."""
    asks: Callable[[Callable[[str], Sequence[pd.DataFrame]]], Sequence[str]]
    """(rows in force of a dataset by its name) → the headers under which a blank form asks."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset declares itself: whatever the layers must know of it is here, and they find it by listing.

    ``schema`` is the kind of every column of its canonical rows, in their order. ``order`` is its place in lists, and
    which of two that fit a sheet alike is taken.
    """

    name: str
    label: str
    order: int
    columns: tuple[Column, ...]
    schema: Mapping[str, Kind]
    key: tuple[str, ...]
    """Columns that tell its rows apart within what an import replaces: the difference is told by them."""
    replaces: tuple[str, ...]
    """What an import replaces is what was said for the same of these (``as_of`` is the file's) and of the same 課."""
    habits: Habits = Habits()
    convert: Callable[..., pd.DataFrame] | None = None
    """(tables, report) → canonical rows; a form has none."""
    findings: Mapping[str, Finding] = field(default_factory=dict)
    """The words of what only this dataset finds."""
    has_as_of: bool = False
    has_round: bool = False
    """Whether its rows belong to a 回, which a person says where a file does not."""
    departments: tuple[str, ...] = ("department_text",)
    """Columns that name 課: first the one whose rows they are, then lists of others. Empty where it is not about 課."""
    spellings: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    """Columns of which several spellings say the same → the one to compare by."""
    compared: tuple[str, ...] | None = None
    """The columns that say something, where it is not all but the place."""
    form: FormHooks | None = None
    refine: Callable[..., Any] | None = None
    """(sheet, header) → header: what the search for headers alone cannot find, such as the months of a grid."""
    wants_fills: Callable[..., bool] | None = None
    """(sheet, header) → whether the colours of its cells say something."""
    is_register: bool = False
    """Whether its rows are the 課 themselves, with which all others' are looked up."""
    is_of_each: bool = False
    """Whether a row that names several 課, or a 部 alone, is a row of each of them."""
    is_collected: bool = True
    """Whether 課 send it; a list that an office keeps itself is asked of nobody, and makes no month of figures."""
    is_of_many: bool = False
    """Whether an installation of many municipalities has it, beside them: a city sees nothing of it."""
    person: str | None = None
    """The column that names a person: it becomes the pseudonym ``person`` before anything is kept."""
    identify: Callable[[Sequence[pd.DataFrame]], list[list[str]]] | None = None
    """(lists in the order of their 基準日) → the lasting key of each row, where rows are followed over the months."""
    differences: Callable[[Sequence[tuple[dt.date, pd.DataFrame]], Sequence[pd.DataFrame]], list[list[Any]]] | None = (
        None
    )
    """(the newest list of each 課 with its 基準日, lists) → what each list says anew of single rows."""
    known_by: tuple[str, ...] = ()
    """Columns by any of which a row is known in the list before it, where an import is doubted as a whole."""
    doubts: Callable[[pd.DataFrame, pd.DataFrame], Iterable[Doubt]] | None = None
    """(rows of files, the newest rows before of the same 課 if any) → what no city changes from one month to the next.

    ``FILE`` says of every row to which file it belongs, or of whose 課 it is.
    """

    @property
    def is_monthly(self) -> bool:
        """Whether each 課 sends its own list every month."""
        return self.is_collected and self.has_as_of and bool(self.departments) and self.form is None
