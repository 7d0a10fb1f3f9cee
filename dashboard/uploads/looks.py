"""What a batch would change, found out by doing it on a copy; and doing it for good."""

import datetime as dt
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.errors import DashboardError
from dashboard.importers import DATASETS, extended_by
from dashboard.importers.around import around as around_cell
from dashboard.importers.window import Around
from dashboard.ledger.importing import Report, import_files
from dashboard.ledger.in_force import InForce
from dashboard.ledger.ledger import Ledger, Moved, Stamp
from dashboard.store import answers, build
from dashboard.uploads import batches, told, trial

__all__ = ["Applied", "Asks", "Look", "Moved", "apply", "around", "drawn", "look", "look_at_undo", "parts", "undo"]

Asks = tuple[answers.Answers | None, answers.Answers]
"""The figures on show (none while there are none of this city), and those that would be."""
KEPT = 8
"""Looks that are kept for the next press of a button: a rerun of the page must not read forty files again."""

_lock = threading.Lock()
_kept: "OrderedDict[Hashable, Look]" = OrderedDict()


@dataclass(frozen=True, slots=True)
class Look:
    """A batch as it was looked at: what was read, what it changes, and the ledger it was compared with.

    ``files``, ``findings`` and ``cells`` are its report as tables (told.py), made once: the page is drawn often.
    ``figures`` is what the caller made of the figures before and after; None where the batch is refused, or where they
    could not be made (``problem`` says why). ``keys`` are those of the files that were read, ``departments``
    the 課 of the register as the batch makes it.
    """

    report: Report
    ledger: Stamp
    batch: str = ""
    keys: tuple[str, ...] = ()
    figures: Any = None
    problem: str | None = None
    departments: tuple[str, ...] = ()
    files: pd.DataFrame = field(default_factory=pd.DataFrame)
    findings: pd.DataFrame = field(default_factory=pd.DataFrame)
    cells: pd.DataFrame = field(default_factory=pd.DataFrame)


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of an import or an undo for good; ``problem`` where it stands but the figures could not be made."""

    report: Report
    problem: str | None


def look(folder: Path, place: Path, figures: Callable[[Asks, Report], Any], progress: Callable[[int], None]) -> Look:
    """Import what is in force of a batch into a copy of the data folder and build it; of the folder nothing changes.

    The same batch with the same answers before the same ledger is looked at once.
    """
    batch = _digest(place)
    key = (str(place), batch, Ledger(folder).stamp())
    return _once(key, lambda: _looked(folder, place, batch, figures, progress))


def look_at_undo(folder: Path, import_ids: Sequence[int], figures: Callable[[Asks], Any]) -> Look:
    """What taking imports back would change; looked at once. Raises DashboardError where one cannot be taken back."""
    key = (str(folder), tuple(import_ids), Ledger(folder).stamp())
    return _once(key, lambda: _looked_at_undo(folder, import_ids, figures))


def apply(folder: Path, place: Path, looked: Look, *, by: str) -> Applied:
    """Import for good what was looked at; a batch that is refused all the same says why in the report.

    Raises Moved, and nothing is done, where the ledger or the batch is another one by now.
    """
    if _digest(place) != looked.batch:
        raise Moved("見ているあいだに、資料か答えが変わりました。何も取り込んでいません。")
    report = import_files(folder, **_given(place, looked.keys), by=by, expected=looked.ledger)
    if report.refused:
        return Applied(report, None)
    batches.forget(place)
    return Applied(report, _built(folder))


def undo(folder: Path, import_ids: Sequence[int], by: str) -> str | None:
    """Take imports back, all or none. Returns why the figures are not those of now, if they could not be made.

    Raises DashboardError where one cannot be taken back.
    """
    Ledger(folder).undo_all(import_ids, by)
    return _built(folder)


def around(place: Path, file: str, sheet: str | None, cell: str) -> Around | None:
    """The cells around one of a file of the batch; None where it cannot be read."""
    found = batches.source(place, file)
    return around_cell(found, sheet, cell) if found else None


def drawn(report: Report, file: str, sheet: str | None, cell: str) -> Around | None:
    """The cells around one that a question about colours or signs is of, with their colours; None of any other."""
    windows = (each.windows for each in report.readings if each.file == file)
    return next((found for each in windows if (found := each.get((sheet, cell)))), None)


def parts(report: Report) -> set[tuple[str, dt.date | None]]:
    """(dataset, 基準日) of what was read."""
    return {(each.dataset, each.as_of) for each in report.readings if each.dataset}


def _once(key: Hashable, make: Callable[[], Look]) -> Look:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def _looked(
    folder: Path,
    place: Path,
    batch: str,
    figures: Callable[[Asks, Report], Any],
    progress: Callable[[int], None],
) -> Look:
    with trial.of(folder) as copy:
        ledger = Ledger(copy).stamp()
        register = InForce(Ledger(copy)).register()
        keys = (*batches.chosen(place),)
        report = import_files(copy, **_given(place, keys), by="試し", progress=progress)
        newest = max((as_of for _, as_of in parts(report) if as_of), default=None)
        departments = extended_by(report.readings, DATASETS, register).names(newest)
        made, problem = None, None
        if report.ids:
            made, problem = _figures(folder, copy, lambda asks: figures(asks, report))
        tables = told.files(report, keys), told.findings(report), told.cells(report)
        return Look(report, ledger, batch, keys, made, problem, departments, *tables)


def _looked_at_undo(folder: Path, import_ids: Sequence[int], figures: Callable[[Asks], Any]) -> Look:
    with trial.of(folder) as copy:
        ledger = Ledger(copy).stamp()
        Ledger(copy).undo_all(import_ids, "試し")
        made, problem = _figures(folder, copy, figures)
        return Look(Report([], []), ledger, figures=made, problem=problem)


def _given(place: Path, keys: Sequence[str]) -> dict[str, Any]:
    said = batches.spoken(place)
    sources = batches.sources(place, keys)
    given = {name: said[name] for name in ("answers", "accepted")}
    return {"sources": sources, "spare_answers": True, **given}


def _figures(folder: Path, copy: Path, made: Callable[[Asks], Any]) -> tuple[Any, str | None]:
    before = None if answers.is_sample(folder) else answers.Answers(folder / answers.FILE)
    try:
        after = answers.Answers(build.build(copy))
        return made((before, after)), None
    except DashboardError as error:
        return None, str(error)
    finally:
        answers.close(copy / answers.FILE)


def _built(folder: Path) -> str | None:
    """Make the figures. What was done stands, whatever keeps them from being made: then why."""
    try:
        return build.ensure(folder)
    except DashboardError as error:
        return str(error)


def _digest(place: Path) -> str:
    names: Sequence[str] = sorted(path.name for path in place.glob("*.file"))
    return hashlib.sha256(repr((names, sorted(batches.spoken(place).items()))).encode()).hexdigest()
