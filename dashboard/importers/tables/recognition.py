"""Which of our datasets a workbook holds, and in which of its sheets."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dashboard.importers.addresses import address
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Dataset, Hints, Sheet, Workbook
from dashboard.importers.questions import key_of, report_used
from dashboard.importers.tables.headers import (
    ENOUGH,
    IGNORED,
    SEARCHED_FIRST,
    SEARCHED_THEN,
    Header,
    best_guess,
    best_header,
    find_header,
    missing,
    with_unit_above,
)
from dashboard.importers.tables.legend import is_legend_name

_EXAMPLE: Final = re.compile(
    r"記入例|記載例|入力例|見本|サンプル|記入要領|記載要領|目次|凡例|(?<!設問)(?<!質問)リスト|選択肢|マスタ"
)
_NAMED_HEADERS: Final = 20
_TURNED_ROWS: Final = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet with a header of a dataset."""

    sheet: Sheet
    header: Header


def recognise(
    workbook: Workbook, datasets: Mapping[str, Dataset], named: str | None, hints: Hints, report: Report
) -> tuple[Dataset | None, list[Found]]:
    """The dataset of a workbook (the one named, or by its headers) and the sheets that hold it. Reports the others."""
    sheets = sheets_with_data(workbook)
    wanted = [datasets[named]] if named else [*datasets.values()]
    found: dict[str, list[Found]] = {}
    for searched in (SEARCHED_FIRST, SEARCHED_THEN):
        if not any(found.values()):
            found = {each.name: [*_complete(sheets, each, datasets, named, hints, searched)] for each in wanted}
    best = max(wanted, key=lambda dataset: max((each.header.known for each in found[dataset.name]), default=0))
    if not found[best.name]:
        _report_unrecognised(sheets, wanted, datasets, hints, report)
        return None, []
    _report_skipped(workbook, best, found, datasets, hints, report)
    there = [
        replace(each, header=with_unit_above(each.sheet, each.header, best.habits.counts)) for each in found[best.name]
    ]
    return best, [each for each in there if _is_usable(each, best, report)]


def sheets_with_data(workbook: Workbook) -> list[Sheet]:
    """The sheets that are neither hidden nor, by their name, examples and the like."""
    return [sheet for sheet in workbook.sheets if not sheet.hidden and not _EXAMPLE.search(sheet.name)]


def _header_of(sheet: Sheet, dataset: Dataset, hints: Hints, searched: int = SEARCHED_FIRST) -> Header | None:
    header = dataset.form.header(sheet, dataset) if dataset.form else find_header(sheet, dataset, hints, searched)
    return dataset.refine(sheet, header) if header and dataset.refine else header


def _complete(
    sheets: Sequence[Sheet],
    dataset: Dataset,
    datasets: Mapping[str, Dataset],
    named: str | None,
    hints: Hints,
    searched: int,
) -> Iterator[Found]:
    for sheet in sheets:
        header = _header_of(sheet, dataset, hints, searched)
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


def _report_unrecognised(
    sheets: Sequence[Sheet], wanted: Sequence[Dataset], datasets: Mapping[str, Dataset], hints: Hints, report: Report
) -> None:
    """Say once what was looked for; of a sheet that is nearly one of a dataset's, what it lacks."""
    looked_for = "／".join(f"{dataset.label}は{_required(dataset)}" for dataset in wanted)
    filled = [sheet for sheet in sheets if sheet.values]
    strange = [sheet for sheet in filled if not _report_nearest(sheet, wanted, datasets, hints, report)]
    for sheet in strange[:1]:
        headers = best_guess(sheet)
        shown = "、".join(headers[:_NAMED_HEADERS]) + (" ほか" if len(headers) > _NAMED_HEADERS else "")
        others = f"（ほか {len(strange) - 1} シートも同じ）" if len(strange) > 1 else ""
        side = "表が横向き（見出しが左の列に縦に並んだ形）のようです。" if _lies_on_its_side(sheet, wanted) else ""
        report.add(
            "unrecognised", sheet=sheet.name, looked_for=looked_for, headers=(shown or "なし") + others, side=side
        )
    if not filled:
        report.add("unrecognised", looked_for=looked_for, headers="なし", side="")


def _report_nearest(
    sheet: Sheet, wanted: Sequence[Dataset], datasets: Mapping[str, Dataset], hints: Hints, report: Report
) -> bool:
    """Whether a sheet has a required column that only one dataset has, or nearly: then what it lacks is the reason."""
    for dataset in wanted:
        header = None if dataset.form else best_header(sheet, dataset, hints)
        if header is None or header.known < ENOUGH or not (lacking := missing(header, dataset)):
            continue
        if _own(dataset, datasets) & {*header.columns, *header.repeated, *(doubt.name for doubt in header.doubts)}:
            _report_doubts(sheet, header, dataset, report)
            _report_missing(sheet, header, dataset, lacking, report)
            return True
    return False


def _lies_on_its_side(sheet: Sheet, wanted: Sequence[Dataset]) -> bool:
    """Whether the known headers stand under each other in the first columns."""
    turned = replace(
        sheet, values=[[*column] for column in zip(*sheet.values[:_TURNED_ROWS], strict=True)][:3], merges=[]
    )
    return any(find_header(turned, each) for each in wanted if not each.form)


def _required(dataset: Dataset) -> str:
    if dataset.form:
        return dataset.form.asks_for
    return "".join(f"「{column.headers[0]}」" for column in dataset.columns if column.required)


def _report_skipped(
    workbook: Workbook,
    dataset: Dataset,
    found: Mapping[str, Sequence[Found]],
    datasets: Mapping[str, Dataset],
    hints: Hints,
    report: Report,
) -> None:
    read = {each.sheet.name for each in found[dataset.name]}
    others = {each.sheet.name: datasets[name].label for name in found for each in found[name]}
    for sheet in workbook.sheets:
        if sheet.name in read or not sheet.values:
            continue
        header = _header_of(sheet, dataset, hints)
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
            report.ask(
                "column_missing", key=key_of("見出し", column.headers[0]), choices=header.unread()[:_NAMED_HEADERS],
                sheet=sheet.name, cell=address(header.top, 0), column=column.headers[0], headers=headers,
            )  # fmt: skip


def _is_usable(found: Found, dataset: Dataset, report: Report) -> bool:
    """Report repeated, doubtful and unknown columns; a sheet whose required columns are in doubt is not read."""
    header, sheet = found.header, found.sheet
    required = {column.name for column in dataset.columns if column.required}
    doubtful = required & set(header.repeated)
    for name, columns in header.repeated.items():
        code = "header_repeated" if name in required else "header_repeated_unread"
        if len(doubtful) > 1:
            code = "tables_side_by_side"
        title = "」「".join(dict.fromkeys(header.titles[column] for column in columns))
        cell = address(header.top, columns[1])
        report.add(code, sheet=sheet.name, cell=cell, value=title, column=title, count=len(columns))
    labels = {column.name: column.headers[0] for column in dataset.columns}
    _report_doubts(sheet, header, dataset, report)
    for name, factor in header.factors.items():
        title = header.titles[header.columns.get(name, -1)] if name in header.columns else labels[name]
        report.add("column_multiplied", sheet=sheet.name, value=title, factor=f"{factor:,}")
    for column, key in header.answered.items():
        is_name = key == key_of("列", header.titles[column])
        answer = _named(header, column, labels) if is_name else header.titles[column]
        report_used(report, key, answer, sheet=sheet.name)
    if not dataset.form and (unread := header.unread()):
        report.add("column_unread", sheet=sheet.name, cell=address(header.top, 0), headers="、".join(unread))
    return not doubtful


def _report_doubts(sheet: Sheet, header: Header, dataset: Dataset, report: Report) -> None:
    labels = {column.name: column.headers[0] for column in dataset.columns}
    for doubt in header.doubts:
        title, label = header.titles[doubt.column], labels[doubt.name]
        report.ask(
            f"column_{doubt.sort}", key=key_of("列", title), choices=[label, IGNORED], sheet=sheet.name,
            cell=address(header.top, doubt.column), value=title, label=label,
        )  # fmt: skip


def _named(header: Header, column: int, labels: Mapping[str, str]) -> str:
    return next((labels[name] for name, found in header.columns.items() if found == column), IGNORED)
