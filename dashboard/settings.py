"""The city's own facts, from one commented TOML: its name, fiscal year, target, masking threshold, data folder."""

import os
import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dashboard.access import rules
from dashboard.access.rules import LOCAL, Access
from dashboard.disk import faults
from dashboard.errors import DashboardError
from dashboard.municipalities import folders

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_FILES = ROOT / "data" / "sample" / "files"
FILE = "settings.toml"
SMALLEST_K = 5
LONGEST_DUE = 20
"""Working days: about a month, when the next list is due."""
STORE = "store.duckdb"
"""The figures that may be shown, in the data folder: made from the ledger, so never there without one."""
PRIVATE = "private.duckdb"
"""What knows single people and groups too small to show; only the build and ``restricted`` open it."""
MEETINGS = "meetings"
"""The folder of the stores as they were at a meeting (会議時点), each under its own SHA-256: kept for ever."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What builds the figures: ``duckdb``, or ``spark`` at a ``url`` of Spark Connect (sc://…)."""

    build: str = "duckdb"
    url: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What settings.toml says. ``target`` (種類ベース) and ``volume_target`` (件数ベース, if any) are shares (0–1),
    ``masking_k`` is a number of people.

    ``late_days``, ``stale_days`` and ``due_days`` are numbers of days, ``states`` the city's words for the state of
    an initiative: its sign → 順調 and the like. A 課 should be heard (ヒアリング) again within ``hearing_months``.
    ``access`` says who comes in and what they may do.

    A list is due on the ``due_after``-th working day after its 基準日, of some datasets (by their labels) on another
    one (``due_after_of``); ``send_to`` says where to send it. ``metrics``: whether /metrics answers. ``is_of_many``:
    whether they are of many municipalities together.
    """

    city: str
    fiscal_year_start: int
    target: float
    volume_target: float | None
    masking_k: int
    late_days: int
    stale_days: int
    due_days: int
    states: dict[str, str] = field(hash=False)
    due_after: int = 5
    due_after_of: dict[str, int] = field(default_factory=dict, hash=False)
    send_to: str = ""
    hearing_months: int = 6
    access: Access = LOCAL
    metrics: bool = False
    engine: Engine = Engine()
    is_of_many: bool = False


_chosen: ContextVar[str | None] = ContextVar("municipality", default=None)
_sources: list[Callable[[], str | None]] = []


def installation() -> Path:
    """The folder of what belongs to the installation as a whole, however many municipalities it has: the log, who signs
    in, the record of use, secrets. The one that ``DASHBOARD_DATA`` names or is in, or data/ beside the program.
    """
    return folders.root_of(_named()) or _named()


def data_folder() -> Path:
    """The folder that figures are read from and files imported into: that of the municipality that is chosen where the
    installation is of many, else what ``DASHBOARD_DATA`` names.
    """
    code = chosen()
    return folders.of(installation(), code) if code else _named()


def by(source: Callable[[], str | None]) -> None:
    """From now on this says which municipality is chosen: the server knows, a command needs none."""
    _sources[:] = [source]


@contextmanager
def acting_in(code: str | None) -> Iterator[None]:
    """What is done meanwhile is done in this municipality: a request that is no page's."""
    before = _chosen.set(code)
    try:
        yield
    finally:
        _chosen.reset(before)


def chosen() -> str | None:
    """The 団体コード of the municipality that is chosen; None where the installation is of one, or none is chosen."""
    return _chosen.get() or (_sources[0]() if _sources else None)


def _named() -> Path:
    return _resolved(os.environ.get("DASHBOARD_DATA") or str(ROOT / "data"))


@cache
def version() -> str:
    """The version of this program."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


@cache
def _resolved(path: str) -> Path:
    """Asked dozens of times in each rerun, and every part of a path is a call to the system."""
    return Path(path).resolve()


def load(folder: Path | None = None) -> Settings:
    """Read the city's settings.toml if its data folder has one, else the one beside the program.

    Of many municipalities each may have its own; where it has none, the installation's is read. Who comes in, and what
    builds, is said by the installation alone; who sends the files of a 課, by the municipality alone: others have a 課
    of that name, too.
    """
    own = folder or data_folder()
    root = folders.root_of(own)
    if root is None:
        return _of(own)
    whole = _of(root)
    name = f"{whole.city} {folders.name_of(root, own.name)}"
    has_own = (own / FILE).exists()
    said = _of(own) if has_own else replace(whole, city=name)
    access = replace(whole.access, departments=said.access.departments if has_own else ())
    return replace(said, access=access, metrics=whole.metrics, engine=whole.engine, is_of_many=False)


def _of(folder: Path) -> Settings:
    own = folder / FILE
    path = own if own.exists() else ROOT / FILE
    with faults.told_as(f"設定ファイル {FILE} を読めません。"):
        found = path.stat()
        said = _read(path, found.st_mtime_ns, found.st_size)
    return replace(said, is_of_many=True) if folders.is_of_many(folder) else said


@lru_cache(maxsize=64)
def _read(path: Path, modified: int, size: int) -> Settings:
    """The file as it was at that moment (``modified``, ``size``): every figure of a page asks for it."""
    content = path.read_bytes()
    try:
        return _checked(tomllib.loads(content.decode("utf-8-sig")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DashboardError(
            f"設定ファイル {FILE} を読めません（{_reason(error, content)}）。"
            "書き方は、プログラムに付いている settings.toml の見本にそろえてください。"
        ) from error


def _reason(error: Exception, content: bytes) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "文字コードが UTF-8 ではありません"
    if isinstance(error, KeyError):
        return f"{error.args[0]} がありません"
    if isinstance(error, tomllib.TOMLDecodeError):
        at = re.search(r"line (\d+)", str(error))
        return f"{at[1]} 行目の書き方" if at else "書き方が終わりで切れています"
    # Our own say what is wrong; those of Python say it in English.
    if str(error).isascii():
        return "値の書き方"
    line = line_of(str(error), content.decode("utf-8-sig"))
    return f"{line} 行目：{error}" if line else str(error)


def line_of(said: str, text: str) -> int | None:
    """The line of the first key or [table] that is named there; None where none stands in the text."""
    named = re.findall(r"\[[a-z_.]+\]|[a-z_]+", said)
    lines = list(enumerate(text.splitlines(), start=1))
    begins = [re.compile(re.escape(name) + ("" if name[0] == "[" else r"\s*=")) for name in named]
    return next((number for begin in begins for number, line in lines if begin.match(line.lstrip())), None)


def _checked(table: dict[str, Any]) -> Settings:
    settings = Settings(
        city=str(table["city"]["name"]),
        fiscal_year_start=int(table["city"]["fiscal_year_start"]),
        target=float(table["target"]["online_rate"]),
        volume_target=_share(table["target"].get("online_rate_by_volume")),
        masking_k=int(table["masking"]["k"]),
        **_roadmap(table.get("roadmap", {})),
        **_submissions(table.get("submissions", {})),
        hearing_months=int(table.get("people", {}).get("hearing_months", 6)),
        access=rules.of(table.get("access", {})),
        metrics=table.get("monitoring", {}).get("metrics", False),
        engine=_engine(table.get("engine", {})),
    )
    if not 1 <= settings.fiscal_year_start <= 12:
        raise ValueError("fiscal_year_start は 1〜12 です")
    if not 0 <= settings.target <= 1:
        raise ValueError("online_rate は 0〜1 です")
    if settings.volume_target is not None and not 0 <= settings.volume_target <= 1:
        raise ValueError("online_rate_by_volume は 0〜1 です")
    if settings.masking_k < SMALLEST_K:
        raise ValueError(f"k は {SMALLEST_K} 以上です")
    if min(settings.late_days, settings.stale_days, settings.due_days) < 0:
        raise ValueError("[roadmap] の日数は 0 以上です")
    if not isinstance(settings.metrics, bool):
        raise ValueError("metrics は true か false です")
    if settings.hearing_months < 1:
        raise ValueError("hearing_months は 1 以上です")
    if not all(1 <= days <= LONGEST_DUE for days in (settings.due_after, *settings.due_after_of.values())):
        raise ValueError(f"[submissions] の開庁日の数は 1〜{LONGEST_DUE} です")
    return settings


def _share(value: Any) -> float | None:
    return None if value is None else float(value)


def _roadmap(table: dict[str, Any]) -> dict[str, Any]:
    """A city's own file may be older than the ロードマップ: what it does not say is the usual."""
    return {
        "late_days": int(table.get("late_days", 30)),
        "stale_days": int(table.get("stale_days", 35)),
        "due_days": int(table.get("due_days", 90)),
        "states": {str(sign): str(words) for sign, words in table.get("states", {}).items()},
    }


def _submissions(table: dict[str, Any]) -> dict[str, Any]:
    """As of the ロードマップ: what an older file does not say is the usual."""
    return {
        "due_after": _whole(table.get("working_day", 5)),
        "due_after_of": {str(label): _whole(days) for label, days in table.get("working_day_of", {}).items()},
        "send_to": str(table.get("send_to", "")),
    }


def _engine(table: dict[str, Any]) -> Engine:
    """What an older file does not say is DuckDB."""
    engine = Engine(table.get("build", "duckdb"), table.get("url", ""))
    if engine.build not in ("duckdb", "spark"):
        raise ValueError('build は "duckdb" か "spark" です')
    if engine.build == "spark" and not str(engine.url).startswith("sc://"):
        raise ValueError('[engine] の url は "sc://127.0.0.1:15002" のように書きます')
    return engine


def _whole(value: Any) -> int:
    """A number of working days; 5.5 is none, and ``true`` neither."""
    if type(value) is not int:
        raise ValueError("[submissions] の開庁日の数は、5 のように整数で書きます")
    return value
