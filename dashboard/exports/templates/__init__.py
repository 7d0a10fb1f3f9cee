"""Blank forms for the 課, and next month's files: each 課's own rows in them, to be brought up to date."""

import calendar
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from dashboard import labels
from dashboard.exports.naming import file_name
from dashboard.exports.templates import sheets
from dashboard.exports.templates.fields import Field, Place, fields
from dashboard.importers import Dataset
from dashboard.importers.model import Value

__all__ = ["Place", "for_departments", "month_after", "template", "zipped"]


def template(
    dataset: Dataset,
    *,
    places: Sequence[Place] = (),
    as_of: dt.date | None = None,
    rows: pd.DataFrame | None = None,
    questions: Sequence[str] = (),
) -> bytes:
    """A form for this dataset, blank or with these canonical rows in it.

    ``places`` are the (部, 課) to choose from, ``questions`` the headers of what a form of answers asks. Its columns,
    words and examples are those that the dataset declares.
    """
    made = fields(dataset, places, questions, rows)
    return sheets.workbook(dataset.label, made, _cells(made, rows), as_of=as_of, has_as_of=dataset.has_as_of)


def month_after(day: dt.date) -> dt.date:
    """The last day of the month after."""
    year, month = day.year + day.month // 12, day.month % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def for_departments(
    dataset: Dataset, lists: Mapping[Place, pd.DataFrame], *, as_of: dt.date, places: Sequence[Place] = ()
) -> Iterator[tuple[str, bytes]]:
    """(name, content) of the file of each 課 for this 基準日, filled with its rows."""
    shared = Counter(department for _, department in lists)
    when = f"{labels.era_year(as_of)}{as_of.month}月"
    for (bureau, department), rows in lists.items():
        name = department if shared[department] == 1 else f"{bureau or '部なし'}_{department}"
        content = template(dataset, places=places, as_of=as_of, rows=rows)
        yield file_name(f"{dataset.label}_{when}_{name}", "xlsx"), content


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """All files as one."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return stream.getvalue()


def _cells(made: Sequence[Field], rows: pd.DataFrame | None) -> list[list[Value]]:
    if rows is None:
        return []
    return [[field.written(row) for field in made] for _, row in rows.iterrows()]
