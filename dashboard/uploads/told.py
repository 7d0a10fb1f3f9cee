"""What was found in a batch as tables, a row for each file, question, finding and changed cell."""

from collections.abc import Sequence

import pandas as pd

from dashboard import labels, settings
from dashboard.importers import DATASETS, DEPARTMENT, FILL, Dataset, Issue, Reading, is_of_marks, offered, subject_of
from dashboard.importers.colours import colour_of
from dashboard.ledger.changes import CELLS, Changes
from dashboard.ledger.doubts import of_file
from dashboard.ledger.importing import Report
from dashboard.ledger.ledger import lines
from dashboard.municipalities.folders import is_of_many
from dashboard.uploads import pressing

FILES = [
    *("key", "file", "dataset", "as_of", "round", "departments", "row_count", "errors", "warnings", "infos"),
    *("lacks_day", "lacks_round", "added", "changed", "removed", "unchanged"),
]
FINDINGS = [
    *("file", "code", "severity", "message", "remedy", "sheet", "cell", "value", "rule", "question", "choices"),
    *("about_department", "about_mark", "colour", "doubt"),
]


def files(report: Report, keys: Sequence[str]) -> pd.DataFrame:
    """A row for each file (``FILES``), in the order of the batch. ``departments`` are the names of its 課."""
    rows = [
        _file(key, reading, changes)
        for key, reading, changes in zip(keys, report.readings, report.changes, strict=True)
    ]
    return pd.DataFrame(rows, columns=FILES)


def findings(report: Report) -> pd.DataFrame:
    """A row for each finding (``FINDINGS``). ``question`` is its key where an answer settles it, ``doubt`` what accepts
    it where a person may say that it is right all the same."""
    rows = [_finding(issue) for reading in report.readings for issue in reading.issues]
    return pd.DataFrame(rows, columns=FINDINGS)


def cells(report: Report) -> pd.DataFrame:
    """Every row and cell that is other than what is in force: file, 課, row, kind, column (its heading), both texts."""
    found: dict[str, list[pd.DataFrame]] = {}
    for place, (reading, changes) in enumerate(zip(report.readings, report.changes, strict=True)):
        if reading.dataset and len(changes.cells):
            found.setdefault(reading.dataset, []).append(changes.cells.assign(file=reading.file, place=place))
    if not found:
        return pd.DataFrame(columns=["file", *CELLS])
    said = [_in_words(pd.concat(each, ignore_index=True), DATASETS[name]) for name, each in found.items()]
    return pd.concat(said).sort_values("place", kind="stable", ignore_index=True).drop(columns="place")


def _in_words(cells: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Codes as words, columns as headings. How a code was written is left out: what it says is there."""
    written = {f"{name}_text" for name in dataset.schema} | {"reported_text"}
    cells = cells[~cells["column"].isin(written)]
    # What was decided before what was counted: every month has new counts.
    is_count = cells["column"].map(dataset.schema.get).isin(["integer", "number"])
    cells = cells.assign(is_count=is_count).sort_values("is_count", kind="stable").drop(columns="is_count")
    own = {column.name: column for column in dataset.columns}
    names = cells["column"].dropna().unique()
    for name in names:
        column = labels.EVERYWHERE.get(name) or own.get(name)
        if column and column.words:
            of_it = cells["column"] == name
            words = {str(code): said for code, said in column.words.items()}
            for side in ("before", "after"):
                cells.loc[of_it, side] = cells.loc[of_it, side].replace(words)
    headings = {name: _heading(name, dataset) for name in names}
    return cells.assign(column=cells["column"].map(lambda name: headings.get(name)))


def _heading(name: str, dataset: Dataset) -> str:
    known = labels.EVERYWHERE.get(name)
    if known and known.heading:
        return known.heading
    return next((column.headers[0] for column in dataset.columns if column.name == name), name)


def datasets() -> dict[str, str]:
    """The datasets there are: name → what staff call it."""
    return {name: each.label for name, each in offered(is_of_many=is_of_many(settings.data_folder())).items()}


def _file(key: str, reading: Reading, changes: Changes) -> dict[str, object]:
    severities = [each.severity for each in reading.issues]
    column = DATASETS[reading.dataset].departments[:1] if reading.dataset else ()
    names = list(reading.rows[column[0]].dropna().unique()) if column and column[0] in reading.rows else []
    return {
        "key": key,
        "file": reading.file,
        "dataset": reading.dataset,
        "as_of": reading.as_of,
        "round": _rounds(reading),
        "departments": names,
        "row_count": lines(reading.rows),
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "infos": severities.count("info"),
        "lacks_day": bool(reading.dataset and DATASETS[reading.dataset].has_as_of and not reading.as_of),
        "lacks_round": bool(reading.dataset and DATASETS[reading.dataset].has_round and not _rounds(reading)),
        "added": changes.added,
        "changed": changes.changed,
        "removed": changes.removed,
        "unchanged": changes.unchanged,
    }


def _rounds(reading: Reading) -> str | None:
    """The 回 of its rows."""
    if "round" not in reading.rows:
        return None
    return "、".join(map(str, reading.rows["round"].dropna().unique())) or None


def _finding(issue: Issue) -> dict[str, object]:
    return {
        **{name: getattr(issue, name) for name in FINDINGS[:9]},
        "question": issue.key if issue.is_question else None,
        "choices": list(issue.choices),
        "about_department": bool(issue.key and subject_of(issue.key) == DEPARTMENT),
        "about_mark": is_of_marks(issue.key),
        "colour": colour_of(issue.key) if issue.key and subject_of(issue.key) == FILL else None,
        "doubt": of_file(issue.code, issue.file) if issue.is_doubt else None,
        "remedy": pressing.remedy(issue),
    }
