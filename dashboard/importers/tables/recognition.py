"""Which of our datasets a workbook holds, and in which of its sheets."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.importers.addresses import address
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Dataset, Sheet, Workbook
from dashboard.importers.tables.headers import ENOUGH, Header, best_guess, find_header, missing
from dashboard.importers.tables.legend import is_legend_name

_EXAMPLE: Final = re.compile(
    r"記入例|記載例|入力例|見本|サンプル|記入要領|記載要領|目次|凡例|(?<!設問)(?<!質問)リスト|選択肢|マスタ"
)
_NAMED_HEADERS: Final = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet with a header of a dataset."""

    sheet: Sheet
    header: Header


def recognise(
    workbook: Workbook, datasets: Mapping[str, Dataset], named: str | None, report: Report
) -> tuple[Dataset | None, list[Found]]:
    """The dataset of a workbook (the one named, or by its headers) and the sheets that hold it. Reports the others."""
    sheets = sheets_with_data(workbook)
    wanted = [datasets[named]] if named else [*datasets.values()]
    found = {dataset.name: list(_complete(sheets, dataset, datasets, named)) for dataset in wanted}
    best = max(wanted, key=lambda dataset: max((each.header.known for each in found[dataset.name]), default=0))
    if not found[best.name]:
        _report_unrecognised(sheets, wanted, report)
        return None, []
    _report_skipped(workbook, best, found, datasets, report)
    usable = [each for each in found[best.name] if _is_usable(each, best, report)]
    return best, usable


def sheets_with_data(workbook: Workbook) -> list[Sheet]:
    """The sheets that are neither hidden nor, by their name, examples and the like."""
    return [sheet for sheet in workbook.sheets if not sheet.hidden and not _EXAMPLE.search(sheet.name)]


def _header_of(sheet: Sheet, dataset: Dataset) -> Header | None:
    header = dataset.form.header(sheet, dataset) if dataset.form else find_header(sheet, dataset)
    return dataset.refine(sheet, header) if header and dataset.refine else header


def _complete(
    sheets: Sequence[Sheet], dataset: Dataset, datasets: Mapping[str, Dataset], named: str | None
) -> Iterator[Found]:
    for sheet in sheets:
        header = _header_of(sheet, dataset)
        if header and not missing(header, dataset) and (named or _is_typical(sheet, header, dataset, datasets)):
            yield Found(sheet, header)


def _is_typical(sheet: Sheet, header: Header, dataset: Dataset, datasets: Mapping[str, Dataset]) -> bool:
    """部 and 課 among other columns do not make a 組織表: without a column of its own, most must be the dataset's.

    A form is known by its questions.
    """
    if dataset.form:
        return dataset.form.is_evident(sheet, header)
    others = len(header.unread())
    return bool(_own(dataset, datasets)) or not others or header.known > max(others, ENOUGH - 1)


def _own(dataset: Dataset, datasets: Mapping[str, Dataset]) -> set[str]:
    """The required columns that no other dataset has."""
    others = {column.name for other in datasets.values() if other is not dataset for column in other.columns}
    return {column.name for column in dataset.columns if column.required} - others


def _report_unrecognised(sheets: Sequence[Sheet], wanted: Sequence[Dataset], report: Report) -> None:
    looked_for = "／".join(f"{dataset.label}は{_required(dataset)}" for dataset in wanted)
    if not any(sheet.values for sheet in sheets):
        report.add("unrecognised", looked_for=looked_for, headers="なし")
    for sheet in sheets:
        if sheet.values:
            headers = best_guess(sheet)
            shown = "、".join(headers[:_NAMED_HEADERS]) + (" ほか" if len(headers) > _NAMED_HEADERS else "")
            report.add("unrecognised", sheet=sheet.name, looked_for=looked_for, headers=shown or "なし")


def _required(dataset: Dataset) -> str:
    if dataset.form:
        return dataset.form.asks_for
    return "".join(f"「{column.headers[0]}」" for column in dataset.columns if column.required)


def _report_skipped(
    workbook: Workbook,
    dataset: Dataset,
    found: Mapping[str, Sequence[Found]],
    datasets: Mapping[str, Dataset],
    report: Report,
) -> None:
    read = {each.sheet.name for each in found[dataset.name]}
    others = {each.sheet.name: datasets[name].label for name in found for each in found[name]}
    for sheet in workbook.sheets:
        if sheet.name in read or not sheet.values:
            continue
        header = _header_of(sheet, dataset)
        lacking = missing(header, dataset) if header else []
        if sheet.hidden:
            code = "hidden_table_skipped" if header and not lacking else "hidden_sheet_skipped"
            report.add(code, sheet=sheet.name, name=sheet.name)
        elif is_legend_name(sheet.name):
            report.add("legend_sheet", sheet=sheet.name, name=sheet.name)
        elif _EXAMPLE.search(sheet.name):
            report.add("example_sheet_skipped", sheet=sheet.name, name=sheet.name)
        elif sheet.name in others:
            report.add(
                "other_dataset_skipped", sheet=sheet.name, name=sheet.name, label=others[sheet.name], read=dataset.label
            )
        elif header and _own(dataset, datasets) & {*header.columns, *header.repeated}:
            _report_missing(sheet, header, dataset, lacking, report)
        else:
            report.add("sheet_skipped", sheet=sheet.name, name=sheet.name)


def _report_missing(sheet: Sheet, header: Header, dataset: Dataset, lacking: Sequence[str], report: Report) -> None:
    for column in dataset.columns:
        if column.name in lacking:
            headers = "、".join(column.headers[:3])
            cell = address(header.top, 0)
            report.add("column_missing", sheet=sheet.name, cell=cell, column=column.headers[0], headers=headers)


def _is_usable(found: Found, dataset: Dataset, report: Report) -> bool:
    """Report repeated headers and unknown columns; a sheet whose required columns are in doubt is not read."""
    header, sheet = found.header, found.sheet
    required = {column.name for column in dataset.columns if column.required}
    doubtful = required & set(header.repeated)
    for name, columns in header.repeated.items():
        code = "header_repeated" if name in required else "header_repeated_unread"
        if len(doubtful) > 1:
            code = "tables_side_by_side"
        title = header.titles[columns[0]]
        cell = address(header.top, columns[1])
        report.add(code, sheet=sheet.name, cell=cell, value=title, column=title, count=len(columns))
    if not dataset.form and (unread := header.unread()):
        report.add("column_unread", sheet=sheet.name, cell=address(header.top, 0), headers="、".join(unread))
    return not doubtful
