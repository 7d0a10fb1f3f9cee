"""利用の記録: who took something out, signed in, or was refused. What was imported or decided the ledger tells itself.

A file a 年度, appended to only; whole years are let go when they are older than the settings say. Names, acts and
outcomes stand there, no figure, no answer and nothing of a file's content.
"""

import contextlib
import datetime as dt
import hashlib
import logging
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

from dashboard import settings
from dashboard.disk import faults, owner
from dashboard.errors import DashboardError

FOLDER: Final = "audit"
DONE, REFUSED = "済", "断った"
APRIL: Final = 4
"""When a 年度 begins, if the settings cannot be read."""
SCHEMA = Path(__file__).with_name("audit.sql").read_text(encoding="utf-8")
WAIT_SECONDS: Final = 10
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Act:
    """One act: when (UTC), by whom in which roles, what with what, what came of it, and from which address."""

    at: str
    by: str
    roles: str
    act: str
    subject: str
    outcome: str
    place: str


def note(
    folder: Path,
    by: str,
    roles: Sequence[str],
    act: str,
    subject: str = "",
    *,
    outcome: str = DONE,
    place: str = "",
    now: dt.datetime | None = None,
) -> bool:
    """Write an act down. Returns whether it is written: what hangs on that may not be done without."""
    moment = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    made = Act(moment.isoformat(timespec="seconds"), by, "・".join(roles), act, subject, outcome, place)
    try:
        _written(folder, made, moment)
    except (OSError, sqlite3.Error) as error:
        _log.error("an act could not be written down: %s (%s)", faults.told(error), act)
        return False
    return True


def acts(folder: Path) -> list[Act]:
    """Every act that is kept, the latest first."""
    found = [act for file in files(folder) for act in _acts(file)]
    return sorted(found, key=lambda each: each.at)[::-1]


def files(folder: Path) -> list[Path]:
    """The file of each 年度 that is kept."""
    return sorted((folder / FOLDER).glob("[0-9][0-9][0-9][0-9].sqlite3"))


def broken(folder: Path) -> list[str]:
    """The years whose file is not as it was written."""
    return [file.stem for file in files(folder) if not _is_whole(file)]


def copied(file: Path, copy: Path) -> None:
    """Copy the file of a 年度 as it is at one moment, whoever writes meanwhile."""
    with _opened(file) as source, _opened(copy) as target:
        source.backup(target)


def _written(folder: Path, made: Act, moment: dt.datetime) -> None:
    year = _fiscal_year(folder, moment)
    file = folder / FOLDER / f"{year}.sqlite3"
    with owner.only():
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            _let_go(folder, year)
        with _opened(file) as connection:
            connection.executescript(f"BEGIN IMMEDIATE;{SCHEMA}COMMIT;BEGIN IMMEDIATE")
            last = connection.execute("SELECT sum FROM acts ORDER BY id DESC LIMIT 1").fetchone()
            row = (*astuple(made), _sum(last[0] if last else "", made))
            connection.execute(f"INSERT INTO acts ({_NAMES}, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            connection.execute("COMMIT")


_NAMES: Final = "at, by, roles, act, subject, outcome, place"


def _acts(file: Path) -> list[Act]:
    """What can be read of it; that it is not as it was written is said by ``broken``."""
    with contextlib.suppress(sqlite3.Error), _opened(file) as connection:
        return [Act(*row) for row in connection.execute(f"SELECT {_NAMES} FROM acts ORDER BY id").fetchall()]
    return []


def _is_whole(file: Path) -> bool:
    try:
        with _opened(file) as connection:
            rows = connection.execute(f"SELECT id, {_NAMES}, sum FROM acts ORDER BY id").fetchall()
            made = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'acts'").fetchone()
    except sqlite3.Error:
        return False
    before = ""
    for place, (number, *row, said) in enumerate(rows, 1):
        before = _sum(before, Act(*row))
        if number != place or said != before:
            return False
    return not made or int(made[0]) == len(rows)


def _sum(before: str, made: Act) -> str:
    return hashlib.sha256("\0".join((before, *astuple(made))).encode()).hexdigest()


def _let_go(folder: Path, year: int) -> None:
    """Nothing goes while the settings cannot be read."""
    with contextlib.suppress(DashboardError):
        kept = settings.load(folder).access.kept_years
        for file in files(folder):
            if int(file.stem) <= year - kept:
                file.unlink()


def _fiscal_year(folder: Path, moment: dt.datetime) -> int:
    begins = APRIL
    with contextlib.suppress(DashboardError):
        begins = settings.load(folder).fiscal_year_start
    return moment.year if moment.month >= begins else moment.year - 1


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(file, timeout=WAIT_SECONDS, isolation_level=None)) as connection:
        yield connection
