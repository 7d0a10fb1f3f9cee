"""Columns of several days or years (オンライン化状況（R8.3末）, （R8.10末）): which of them is that of the 基準日."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dashboard.importers.addresses import address
from dashboard.importers.cells.dates import month_ends
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Dataset, Sheet
from dashboard.importers.tables.headers import Header


def of_day(sheet: Sheet, header: Header, dataset: Dataset, as_of: dt.date | None, report: Report) -> Header | None:
    """The header with one column for each name that has several of different days; None where one is not certain."""
    labels = {column.name: column.headers[0] for column in dataset.columns}
    facts = {column.name for column in dataset.columns if column.bears == "fact" and not column.is_yearly}
    required = {column.name for column in dataset.columns if column.required}
    chosen: dict[str, int] = {}
    for name, columns in header.dated.items():
        titles = "、".join(header.titles[column] for column in columns)
        where = {"sheet": sheet.name, "cell": address(header.top, columns[0])}
        fitting = [column for column in columns if as_of in month_ends(header.titles[column])]
        if as_of and len(fitting) == 1:
            chosen[name] = fitting[0]
            value = header.titles[fitting[0]]
            report.add("column_of_day", **where, value=value, titles=titles, as_of=as_of)
        else:
            code = "columns_dated" if name in required else "columns_dated_unread"
            report.add(code, **where, label=labels[name], titles=titles, as_of=as_of or "（不明）")
    for name, title in _of_other_days(header, as_of):
        if name in facts:
            cell = address(header.top, header.columns[name])
            day = month_ends(title)[0]
            report.add("column_of_other_day", sheet=sheet.name, cell=cell, value=title, day=day, as_of=as_of)
    if required & header.dated.keys() - chosen.keys():
        return None
    return replace(header, columns={**header.columns, **chosen}, dated={}) if header.dated else header


def _of_other_days(header: Header, as_of: dt.date | None) -> Iterator[tuple[str, str]]:
    titles: Mapping[str, str] = {name: header.titles[column] for name, column in header.columns.items()}
    return (
        (name, title) for name, title in titles.items() if as_of and (days := month_ends(title)) and as_of not in days
    )
