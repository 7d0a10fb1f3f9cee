"""What a batch would change, found out by doing it on a copy; and doing it for good."""

import datetime as dt
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.errors import DashboardError
from dashboard.importers import SourceFile
from dashboard.importers.around import Around
from dashboard.importers.around import around as around_cell
from dashboard.ledger.importing import Report, import_files
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers, build
from dashboard.uploads import batches, trial

Asks = tuple[answers.Answers | None, answers.Answers]
"""The figures on show (none while there are none of this city), and those that would be."""
State = tuple[int, int]
KEPT = 4
"""Looks that are kept for the next press of a button: a rerun of the page must not read forty files again."""

_lock = threading.Lock()
_kept: "OrderedDict[tuple[str, str, State], Look]" = OrderedDict()


@dataclass(frozen=True, slots=True)
class Look:
    """A batch as it was looked at: what was read, what it changes, and the ledger it was compared with.

    ``figures`` is what the caller made of the figures before and after; None where the batch is refused, or where they
    could not be made (``problem`` says why).
    """

    report: Report
    ledger: State
    figures: Any = None
    problem: str | None = None


def look(folder: Path, place: Path, figures: Callable[[Asks, Report], Any], progress: Callable[[int], None]) -> Look:
    """Import what is in force of a batch into a copy of the data folder and build it; of the folder nothing changes.

    The same batch with the same answers before the same ledger is looked at once.
    """
    said = batches.spoken(place)
    key = (str(place), _digest(place, said), Ledger(folder).state())
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = _looked(folder, batches.sources(place, batches.chosen(place)), said, figures, progress)
    with _lock:
        _kept[key] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def look_at_undo(folder: Path, import_ids: Sequence[int], figures: Callable[[Asks], Any]) -> Look:
    """What taking imports back would change. Raises DashboardError where one cannot be taken back."""
    with trial.of(folder) as copy:
        ledger = Ledger(copy).state()
        Ledger(copy).undo_all(import_ids, "試し")
        return Look(Report([], []), ledger, *_figures(folder, copy, figures))


def apply(folder: Path, place: Path, looked: State, *, by: str) -> Report | None:
    """Import for good what was looked at. None, and nothing done, where the ledger is another one by now."""
    if Ledger(folder).state() != looked:
        return None
    sources, said = batches.sources(place, batches.chosen(place)), batches.spoken(place)
    report = import_files(folder, sources, **_given(said), by=by)
    if report.ids:
        batches.forget(place)
        build.ensure(folder)
    return report


def undo(folder: Path, import_ids: Sequence[int], by: str) -> None:
    """Take imports back, all or none. Raises DashboardError where one cannot be."""
    Ledger(folder).undo_all(import_ids, by)
    build.ensure(folder)


def around(place: Path, file: str, sheet: str | None, cell: str) -> Around | None:
    """The cells around one of a file of the batch; None where it cannot be read."""
    found = batches.source(place, file)
    return around_cell(found, sheet, cell) if found else None


def months(report: Report) -> set[tuple[str, dt.date]]:
    """(dataset, 基準日) of what was read."""
    return {(each.dataset, each.as_of) for each in report.readings if each.dataset and each.as_of}


def _looked(
    folder: Path,
    sources: Sequence[SourceFile],
    said: Mapping[str, Any],
    figures: Callable[[Asks, Report], Any],
    progress: Callable[[int], None],
) -> Look:
    with trial.of(folder) as copy:
        ledger = Ledger(copy).state()
        report = import_files(copy, sources, **_given(said), by="試し", progress=progress)
        if report.refused or not report.ids:
            return Look(report, ledger)
        return Look(report, ledger, *_figures(folder, copy, lambda asks: figures(asks, report)))


def _given(said: Mapping[str, Any]) -> dict[str, Any]:
    return {"round": said["round"], "answers": said["answers"], "accepted": said["accepted"]}


def _figures(folder: Path, copy: Path, made: Callable[[Asks], Any]) -> tuple[Any, str | None]:
    before = None if answers.is_sample(folder) else answers.Answers(folder / answers.FILE)
    try:
        after = answers.Answers(build.build(copy))
        return made((before, after)), None
    except DashboardError as error:
        return None, str(error)


def _digest(place: Path, said: Mapping[str, Any]) -> str:
    names: Sequence[str] = sorted(path.name for path in place.glob("*.file"))
    return hashlib.sha256(repr((names, sorted(said.items()))).encode()).hexdigest()
