"""Whether the ledger is the one that was written: a lost, emptied, shortened or damaged one is refused, never replaced.

Figures hang on it for ever, so what lies beside it is asked too: originals, rows or a store without a ledger are no new
beginning. The whole ledger is checked once for each state of its file, before it is read or written.
"""

import contextlib
import logging
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dashboard.errors import DashboardError
from dashboard.ledger import mark
from dashboard.municipalities import folders
from dashboard.settings import MEETINGS, STORE

FILE: Final = "ledger.sqlite3"
OF_IMPORTS: Final = ("originals", "rows")
ROOMS: Final = (*OF_IMPORTS, MEETINGS)

_BACK: Final = (
    f"何も消さず、何も書いていません。バックアップから、データフォルダーの {FILE} と {mark.FILE} を戻してください。"
)
_HOW: Final = "のやり方は、利用の手引きの「台帳が壊れたとき」にあります。"
_ANEW: Final = (
    f"取り込んだ資料か集計は残っています。{_BACK}"
    f"戻せず、初めから始めるとき（今あるものは、別のフォルダーに移して残します）{_HOW}"
)
_GO_ON: Final = f"{_BACK}ほかにバックアップがなく、今の台帳で続けるとき{_HOW}"
MISSING: Final = f"台帳（{FILE}）がありません。{_ANEW}"
EMPTY: Final = f"台帳（{FILE}）が空です。{_ANEW}"
DAMAGED: Final = f"台帳（{FILE}）が壊れています。{_ANEW}"
SHORTER: Final = (
    f"台帳（{FILE}）が、前に見たときより短くなっています（番号 {{before}} まであったものが {{now}} まで）。{_GO_ON}"
)
CHANGED: Final = f"台帳（{FILE}）の中身が、書いたときと違います。壊れているか、別の台帳です。{_GO_ON}"

Stamp = tuple[tuple[int, int, int] | None, ...]

_log = logging.getLogger(__name__)
_lock = threading.Lock()
_checked: dict[Path, Stamp] = {}


class Unusable(DashboardError):
    """The ledger that lies there must be neither read nor written."""


class Doubtful(Unusable):
    """The ledger is sound, but not the one that was last seen: a person may know why."""


def is_begun(path: Path) -> bool:
    """Whether there is a ledger. One of 0 bytes is what a process leaves that is killed before its first line."""
    return path.exists() and path.stat().st_size > 0


def check_place(path: Path) -> None:
    """Raises Unusable when there is no ledger but something that only one can have left."""
    if not is_begun(path) and left_by_one(path.parent):
        raise Unusable(EMPTY if path.exists() else MISSING)


def left_by_one(folder: Path) -> bool:
    """Whether something lies here that only a ledger can have left."""
    kept = (each for room in ROOMS for each in folder.glob(f"{room}/*") if not each.name.startswith("."))
    return (folder / mark.FILE).exists() or _has_its_store(folder) or next(kept, None) is not None


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Check the whole ledger, once for each state of its file, and let its mark catch up. Raises Unusable."""
    with _lock:
        if not is_begun(path) or _checked.get(path) == _stamp(path):
            return
        before = mark.read(_mark(path))
        # While this transaction reads, nobody commits.
        connection.execute("BEGIN")
        try:
            now = _taken(connection, path.parent, before)
        finally:
            connection.rollback()
        if now != before and any(now.last.values()):
            _leave(path, now)
        _checked[path] = _stamp(path)


@contextlib.contextmanager
def understood() -> Iterator[None]:
    """What a sound ledger says can be read: a day is a day, a text of JSON is one."""
    try:
        yield
    except (ValueError, TypeError, KeyError) as error:
        raise Unusable(DAMAGED) from error


def catch_up(connection: sqlite3.Connection, path: Path) -> None:
    """Leave the mark of what was just written. That it could not be left undoes nothing: the next look leaves it."""
    try:
        check(connection, path)
    except (DashboardError, sqlite3.Error, OSError):
        _log.exception("no mark could be left after writing")


def _taken(connection: sqlite3.Connection, folder: Path, before: mark.Mark | None) -> mark.Mark:
    """The mark of a sound ledger that goes on from the mark left before."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise Unusable(DAMAGED)
    now = mark.taken(connection)
    if before and mark.is_shorter(now, before):
        raise Doubtful(SHORTER.format(before=before.last.get("entries", 0), now=now.last.get("entries", 0)))
    if before and now != before and mark.taken(connection, before.last) != before:
        raise Doubtful(CHANGED)
    if not now.last.get("entries") and _has_its_store(folder):
        raise Unusable(EMPTY)
    return now


def _has_its_store(folder: Path) -> bool:
    """Whether there is a store that only entries of the ledger can have made."""
    return (folder / STORE).exists() and not folders.is_in_many(folder)


def _leave(path: Path, now: mark.Mark) -> None:
    try:
        mark.write(_mark(path), now)
    except OSError:
        # Where nothing can be written, reading goes on without.
        _log.warning("the mark could not be left", exc_info=True)


def _mark(path: Path) -> Path:
    return path.with_name(mark.FILE)


def _stamp(path: Path) -> Stamp:
    return tuple(_state(each) for each in (path, _mark(path)))


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
