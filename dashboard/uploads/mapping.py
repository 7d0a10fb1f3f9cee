"""Which column each heading of a file is, said by a person where nobody knows."""

from collections.abc import Mapping
from pathlib import Path

from dashboard.importers import DATASETS
from dashboard.importers.mapping import Heading, Top, columns, headings, likeliest, tops
from dashboard.ledger.importing import Report
from dashboard.uploads import batches

__all__ = ["Heading", "Top", "choices", "headings_of", "lacking", "likeliest", "tops_of", "unknown"]

STRANGE = ("unrecognised", "column_missing")
"""Findings that say that a header, or a column that must be there, was not found."""
UNREAD = "column_unread"


def unknown(report: Report) -> dict[str, bool]:
    """The files with headings nobody knows → whether they can be read all the same; first those that cannot."""
    found = {
        each.file: not codes & {*STRANGE}
        for each in report.readings
        if (codes := {issue.code for issue in each.issues}) & {*STRANGE, UNREAD}
    }
    return dict(sorted(found.items(), key=lambda each: each[1]))


def tops_of(place: Path, file: str) -> list[Top]:
    """The first rows of the sheets of a file of a batch."""
    source = batches.source(place, file)
    return tops(source) if source else []


def headings_of(top: Top, row: int, dataset: str, *, is_double: bool = False) -> list[Heading]:
    """The headings in a row (0-based), or in it and the one under it, and what they are taken for."""
    return headings(top, row, DATASETS[dataset], is_double=is_double)


def choices(dataset: str) -> list[str]:
    """What a heading may be."""
    return [*columns(DATASETS[dataset])]


def lacking(given: Mapping[str, str | None], dataset: str) -> list[str]:
    """The columns that a file must have and that no heading (key → column) is."""
    return [name for name, needed in columns(DATASETS[dataset]).items() if needed and name not in given.values()]
