"""What of a data folder cannot be made again: the ledger and what it names, the city's own settings, the keys."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dashboard.access import audit
from dashboard.importers import DATASETS
from dashboard.ledger import guard, keys, mark, pseudonyms
from dashboard.ledger.ledger import ROWS, Ledger, Record, RecordKind
from dashboard.ledger.remembered import ANSWER
from dashboard.records import agenda, baselines, disclosures, homework, meetings, plans, views
from dashboard.settings import FILE as SETTINGS
from dashboard.settings import MEETINGS

KEYS: Final = (pseudonyms.FILE, keys.MASKING)
OF_LEDGER: Final = (guard.FILE, mark.FILE)
OWN: Final = (SETTINGS, "template.pptx")
"""What a city may have put there itself."""
TAKEN, PUT_BACK = "控えを取った", "控えから戻した"
COPIED: Final = (TAKEN, PUT_BACK)
"""Acts after which all that is kept lies in a backup, too."""
_ENDINGS: Final = {"originals": "", "rows": ROWS, MEETINGS: meetings.SUFFIX}
_KEPT: Final = re.compile("|".join(rf"{room}/[0-9a-f]{{64}}{re.escape(end)}" for room, end in _ENDINGS.items()))
_AUDIT: Final = re.compile(rf"{audit.FOLDER}/[0-9]{{4}}\.sqlite3")
KINDS: Final[Mapping[str, tuple[RecordKind, ...]]] = {
    "会議時点": (meetings.FROZEN,),
    "次の一手の計画": (plans.PLAN,),
    "計画の見直し": (baselines.REVIEW,),
    "会議の予定": (agenda.MEETING,),
    "宿題と論点メモ": (homework.HOMEWORK, homework.NOTE),
    "覚えた答え": (ANSWER,),
    "探索の見かた": (views.VIEW,),
    "名簿を出した記録": (disclosures.HANDED_OUT,),
}
"""What staff call the records that are counted."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that a ledger names; ``of`` says in words which entry or record does."""

    name: str
    of: str


def sum_in(name: str) -> str | None:
    """The SHA-256 in the name of a file that is kept for ever; None for any other name."""
    return name.partition("/")[2][:64] if _KEPT.fullmatch(name) else None


def is_audit(name: str) -> bool:
    """Whether this is where the acts of a 年度 are written down."""
    return _AUDIT.fullmatch(name) is not None


def named(ledger: Ledger) -> list[Kept]:
    """Every file that this ledger cannot do without, once."""
    found: dict[str, str] = {}
    for entry in ledger.entries():
        if entry.kind == "import":
            of = f"取込番号 {entry.id}（{entry.file}）"
            found.setdefault(f"originals/{entry.sha256}", of)
            found.setdefault(f"rows/{entry.rows_sha256}{ROWS}", of)
    for made in ledger.records(meetings.FROZEN):
        if made.body.get("sha256"):
            name = f"{MEETINGS}/{made.body['sha256']}{meetings.SUFFIX}"
            found.setdefault(name, f"{made.body.get('meeting')} の会議時点{made.id}")
    return [Kept(name, of) for name, of in found.items()]


def others(folder: Path) -> Iterator[str]:
    """The names of all files that lie in the rooms of kept files, whoever names them."""
    for room in guard.ROOMS:
        names = (f"{room}/{path.name}" for path in sorted((folder / room).glob("*")))
        yield from filter(sum_in, names)


def is_sound(folder: Path, name: str) -> bool:
    """Whether a kept file is there and is what its name says."""
    try:
        with (folder / name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sum_in(name)
    except OSError:
        return False


def whole_keys(folder: Path) -> dict[str, Path]:
    """The keys of a data folder that are there and are not damaged."""
    found = {name: folder / name for name in KEYS}
    return {name: path for name, path in found.items() if path.is_file() and path.stat().st_size == keys.BYTES}


def needs_people(ledger: Ledger) -> bool:
    """Whether answers of people were imported, whom only the key follows from one round to the next."""
    return any(ledger.in_force(dataset.name) for dataset in DATASETS.values() if dataset.person)


def counted(ledger: Ledger) -> dict[str, int]:
    """How much of what a ledger holds, in the words of staff; what was taken back is counted apart."""
    entries = ledger.entries()
    undone = Counter(entry.is_in_force for entry in entries if entry.kind == "import")
    found = {"取り込み": undone[True], "取り消した取り込み": undone[False]}
    for label, kinds in KINDS.items():
        found[label] = sum(_stands(each) for kind in kinds for each in ledger.records(kind))
    return {label: count for label, count in found.items() if count}


def _stands(made: Record) -> bool:
    """Whether it is a thing of its own (a later writing says of which it is) that was not taken back."""
    return made.withdraws is None and made.withdrawn_by is None and "of" not in made.body


def said(counts: Mapping[str, int]) -> str:
    """Those numbers in one line."""
    return "、".join(f"{label}{count:,}件" for label, count in counts.items())
