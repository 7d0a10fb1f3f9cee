"""会議時点: the store as a meeting saw it, kept under its SHA-256, and the record of who froze it for which meeting.

The file comes first, then the record: a process killed between the two leaves a file that nobody refers to. What a
record names is compared with its SHA-256 when it is opened, and never served when it is another.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from dashboard.access import asking
from dashboard.disk import faults, files
from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Ledger, Record, RecordKind
from dashboard.settings import MEETINGS
from dashboard.store import answers as store

FROZEN = RecordKind("meeting", "会議時点")
SUFFIX = ".duckdb"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One store frozen for a meeting on ``day``, or the taking back of one (``withdraws``).

    ``as_of`` is the latest 基準日 it saw, ``path`` where it lies; ``withdrawn_by`` is the id of the record that took
    it back.
    """

    id: int
    at: str
    by: str
    withdraws: int | None
    withdrawn_by: int | None
    day: dt.date | None
    as_of: dt.date | None
    sha256: str | None
    path: Path | None


def meetings(folder: Path) -> list[Meeting]:
    """Every freezing and every taking back of one, oldest first, of the city whose ledger this is."""
    home = _home(folder)
    return [_meeting(home, made) for made in Ledger(home).records(FROZEN)]


def in_force(folder: Path) -> list[Meeting]:
    """The frozen meetings that were not taken back, the latest first."""
    found = [each for each in meetings(folder) if each.day and each.withdrawn_by is None]
    return sorted(found, key=lambda each: str(each.day), reverse=True)


def freeze(folder: Path, day: dt.date, *, by: str) -> Meeting:
    """Keep what is served now as what the meeting of this day saw. Never changed afterwards.

    Raises DashboardError without a name, where that day is frozen already, or where it cannot be kept, Forbidden
    where it is not theirs to decide.
    """
    asking.need(FROZEN.right, "会議時点の記録")
    if not by.strip():
        raise DashboardError("確定する人の名前を書いてください。")
    home, ledger = _home(folder), Ledger(_home(folder))
    _refuse_twice(day, ledger.records(FROZEN))
    served = home / store.FILE
    if not served.exists():
        raise DashboardError("取り込んだ資料がすべて取り消されているため、確定する数値がありません。")
    # A store that cannot be read is no memory of a meeting: that is said before anything is kept.
    store.answer(served, "frame/months")
    with faults.told_as(f"{day} の会議時点を確定できませんでした。何も変えていません。"):
        sha256 = files.keep(home / MEETINGS, served.read_bytes(), SUFFIX)
    months = store.answer(home / MEETINGS / f"{sha256}{SUFFIX}", "frame/months")
    as_of = None if months.empty else f"{months['as_of'].max():%Y-%m-%d}"
    body = {"meeting": day.isoformat(), "sha256": sha256, "file": f"{MEETINGS}/{sha256}{SUFFIX}", "as_of": as_of}
    number = ledger.record(
        FROZEN, by.strip(), "会議時点を確定", body, check=lambda records: _refuse_twice(day, records)
    )
    return next(each for each in meetings(folder) if each.id == number)


def withdraw(folder: Path, number: int, *, by: str) -> int:
    """Take one back by a new record; its file stays. Returns the id of that record. Raises DashboardError."""
    return Ledger(_home(folder)).record(FROZEN, by, "取消し", {}, withdraws=number)


def earlier(every: Iterable[Meeting], folder: Path, before: dt.date | None = None) -> list[Meeting]:
    """Those that what is shown of the folder can be compared with: of the same city, and before a day (None: all)."""
    is_sample = store.is_sample(folder)
    found = [each for each in every if each.path and (store.SAMPLE in each.path.parts) == is_sample]
    return [each for each in found if each.day and (before is None or each.day < before)]


def comparable(frozen: Path, day: dt.date, shown: Path, screen: str) -> Path:
    """The frozen store of that day. Raises DashboardError where what a screen compares cannot be asked of it."""
    if not store.is_comparable(shown, frozen, screen):
        raise DashboardError(
            "前の版のプログラムで確定したもので、いま比べている項目がありません。"
            f"会議で見たままの数値は、アドレスに meeting={day} を付けると見られます。"
        )
    return frozen


def find(folder: Path, day: dt.date) -> Meeting:
    """The meeting of that day. Raises DashboardError when none is frozen."""
    found = in_force(folder)
    for each in found:
        if each.day == day:
            return each
    known = "、".join(str(each.day) for each in found) or "まだありません"
    raise DashboardError(f"{day} の会議時点は確定されていません（確定済み：{known}）。")


def opened(meeting: Meeting) -> Path:
    """The frozen store, checked. Raises DashboardError where it is gone or is not what it was."""
    if meeting.path is None or meeting.sha256 is None:
        raise DashboardError("取消しの記録に、会議時点のファイルはありません。")
    try:
        found = meeting.path.stat()
        is_sound = _sum(meeting.path, found.st_mtime_ns, found.st_ctime_ns, found.st_size) == meeting.sha256
    except OSError as error:
        raise DashboardError(store.frozen_damaged(meeting.path.name)) from error
    if not is_sound:
        raise DashboardError(store.frozen_damaged(meeting.path.name))
    return meeting.path


def is_sound(meeting: Meeting) -> bool:
    """Whether it can be opened."""
    try:
        opened(meeting)
    except DashboardError:
        return False
    return True


def unrecorded(folder: Path) -> list[str]:
    """The names of kept files that no record names: of a freezing that ended midway, or of a longer ledger."""
    known = {each.path for each in meetings(folder)}
    return sorted(path.name for path in (_home(folder) / MEETINGS).glob(f"*{SUFFIX}") if path not in known)


@lru_cache(maxsize=64)
def _sum(path: Path, modified: int, changed: int, size: int) -> str:
    """The SHA-256 of the file as it was at that moment: it is read whole once, not for every answer."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _home(folder: Path) -> Path:
    """Whose meetings these are: the city's, or while its ledger is empty the sample city's."""
    return folder if Ledger(folder).state()[0] else folder / store.SAMPLE


def _refuse_twice(day: dt.date, records: Sequence[Record]) -> None:
    for made in records:
        if made.body.get("meeting") == day.isoformat() and made.withdrawn_by is None:
            raise DashboardError(
                f"{day} の会議時点は、すでに確定しています（会議時点{made.id}、{made.by}）。"
                "会議で見た数値を変えないため、確定し直せません。"
                f"取り違えて確定したときは、undo 会議時点{made.id} で取り消してから、もう一度確定してください。"
            )


def _meeting(home: Path, made: Record) -> Meeting:
    said = made.body.get
    return Meeting(
        id=made.id,
        at=made.at,
        by=made.by,
        withdraws=made.withdraws,
        withdrawn_by=made.withdrawn_by,
        day=_date(said("meeting")),
        as_of=_date(said("as_of")),
        sha256=said("sha256"),
        path=home / str(said("file")) if said("file") else None,
    )


def _date(text: str | None) -> dt.date | None:
    return None if pd.isna(text) else dt.date.fromisoformat(str(text))
