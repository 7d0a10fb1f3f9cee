"""The city's own facts, from one commented TOML: its name, fiscal year, target, masking threshold, data folder."""

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.errors import DashboardError

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_FILES = ROOT / "data" / "sample" / "files"
SMALLEST_K = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """What settings.toml says. ``target`` is a share (0–1), ``masking_k`` a number of people.

    ``late_days``, ``stale_days`` and ``due_days`` are numbers of days, ``states`` the city's words for the state of
    an initiative: its sign → 順調 and the like.
    """

    city: str
    fiscal_year_start: int
    target: float
    masking_k: int
    late_days: int
    stale_days: int
    due_days: int
    states: dict[str, str] = field(hash=False)


def data_folder() -> Path:
    """The folder of everything made at run time: ``DASHBOARD_DATA``, or data/ beside the program."""
    return Path(os.environ.get("DASHBOARD_DATA") or ROOT / "data").resolve()


def load(folder: Path | None = None) -> Settings:
    """Read the city's settings.toml if its data folder has one, else the one beside the program."""
    own = (folder or data_folder()) / "settings.toml"
    path = own if own.exists() else ROOT / "settings.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return _checked(table)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise DashboardError(
            f"設定ファイル {path.name} を読めません（{error}）。"
            "書き方は、プログラムに付いている settings.toml の見本にそろえてください。"
        ) from error


def _checked(table: dict[str, Any]) -> Settings:
    settings = Settings(
        city=str(table["city"]["name"]),
        fiscal_year_start=int(table["city"]["fiscal_year_start"]),
        target=float(table["target"]["online_rate"]),
        masking_k=int(table["masking"]["k"]),
        **_roadmap(table.get("roadmap", {})),
    )
    if not 1 <= settings.fiscal_year_start <= 12:
        raise ValueError("fiscal_year_start は 1〜12 です")
    if not 0 <= settings.target <= 1:
        raise ValueError("online_rate は 0〜1 です")
    if settings.masking_k < SMALLEST_K:
        raise ValueError(f"k は {SMALLEST_K} 以上です")
    if min(settings.late_days, settings.stale_days, settings.due_days) < 0:
        raise ValueError("[roadmap] の日数は 0 以上です")
    return settings


def _roadmap(table: dict[str, Any]) -> dict[str, Any]:
    """A city's own file may be older than the ロードマップ: what it does not say is the usual."""
    return {
        "late_days": int(table.get("late_days", 30)),
        "stale_days": int(table.get("stale_days", 35)),
        "due_days": int(table.get("due_days", 90)),
        "states": {str(sign): str(words) for sign, words in table.get("states", {}).items()},
    }
