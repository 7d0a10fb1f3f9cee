"""What goes out to the 課: blank forms, next month's files, their own files with findings marked, reminders."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.errors import DashboardError, UsageError
from dashboard.exports.excel import MIME as XLSX
from dashboard.exports.mail import reminder
from dashboard.exports.marked import Mail, mail, marked, marked_name
from dashboard.exports.templates import Place, for_departments, month_after, template, zipped
from dashboard.importers import DATASETS, Issue, Register, SourceFile
from dashboard.ledger.in_force import InForce
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers, build
from dashboard.uploads import batches

__all__ = ["FILLED", "XLSX", "Filled", "all_filled", "blank", "filled", "letter", "reminder", "returned", "returned_as"]

FILLED = tuple(name for name, each in DATASETS.items() if each.is_monthly)
"""The datasets that each 課 sends every month."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The files (name, content) of a 基準日, and the 課 that went on as no single one and have none."""

    as_of: dt.date
    files: list[tuple[str, bytes]]
    gone: list[str]


def blank(folder: Path, dataset: str, as_of: dt.date | None = None) -> bytes:
    """A blank form, with the 課 of the register to choose from."""
    in_force, kind = _in_force(folder), DATASETS[dataset]
    questions = kind.form.asks(in_force.lists) if kind.form else ()
    return template(kind, places=in_force.register().places(as_of), as_of=as_of, questions=questions)


def filled(folder: Path, dataset: str, as_of: dt.date | None = None, department: str | None = None) -> Filled:
    """The files of all 課, or of this one, for the month after the last (or for ``as_of``).

    Raises UsageError for a dataset that no 課 sends every month, DashboardError where nothing was imported or the 課
    cannot be told.
    """
    if dataset not in FILLED:
        names = "・".join(DATASETS[name].label for name in FILLED)
        raise UsageError(f"課ごとのファイルを作れるのは、{names}です。")
    in_force, kind = _in_force(folder), DATASETS[dataset]
    register = in_force.register()
    days = [entry.as_of for entry in in_force.entries(dataset) if entry.as_of]
    if not days:
        raise DashboardError(f"{kind.label}がまだ取り込まれていません。")
    day = as_of or month_after(max(days))
    lists, gone = in_force.by_department(kind, day, register)
    own = _of(department, lists, day, register, kind.label) if department else lists
    made = [*for_departments(kind, own, as_of=day, places=register.places(day))]
    return Filled(day, made, [] if department else [name for _, name in gone])


def all_filled(folder: Path, dataset: str) -> bytes:
    """The files of all 課 for the month after the last, as one zip."""
    return zipped(filled(folder, dataset).files)


def returned_as(file: str) -> str:
    """What a file that goes back is called."""
    return marked_name(SourceFile(file, b""))


def returned(place: Path, file: str, issues: Sequence[Issue]) -> bytes:
    """A file of a batch as it goes back: with what was found in it marked."""
    source = batches.source(place, file)
    if source is None:
        raise DashboardError(f"「{file}」はもうありません。課から届いたファイルを、もう一度落としてください。")
    return marked(source, issues)


def letter(file: str, issues: Sequence[Issue], due: dt.date | None = None) -> Mail:
    """The mail that goes with it."""
    return mail(file, issues, attached=returned_as(file), due=due)


def _in_force(folder: Path) -> InForce:
    build.ensure(folder)
    return InForce(Ledger(folder / answers.SAMPLE if answers.is_sample(folder) else folder))


def _of(
    text: str, own: dict[Place, pd.DataFrame], as_of: dt.date, register: Register, label: str
) -> dict[Place, pd.DataFrame]:
    """The list of the 課 that a person names."""
    name = register.place(text, None, as_of)[1] or text
    found = {place: rows for place, rows in own.items() if place[1] == name}
    if len(found) == 1:
        return found
    names = "、".join(name for _, name in own)
    raise DashboardError(f"{label}のある課のうち、「{text}」がどれか決められません。次の中から選んでください：{names}")
