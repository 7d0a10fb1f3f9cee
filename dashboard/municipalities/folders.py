"""Where each municipality is kept: a whole data folder of its own, named by its code, below the installation's."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from dashboard.disk import files
from dashboard.errors import DashboardError
from dashboard.municipalities import codes

FOLDER: Final = "municipalities"
NAMES: Final = "names.json"
"""What the municipalities are called, by their codes: written with the installation's store, from its 市区町村一覧."""


def is_of_many(root: Path) -> bool:
    """Whether this installation is one of many municipalities; a city's own has no such folder."""
    return (root / FOLDER).is_dir()


def root_of(folder: Path) -> Path | None:
    """The installation that a municipality's data folder belongs to; None for a city's own."""
    return folder.parent.parent if folder.parent.name == FOLDER and codes.is_code(folder.name) else None


def all_of(root: Path) -> dict[str, Path]:
    """The municipalities there are: code → data folder, in the order of their codes."""
    if not is_of_many(root):
        return {}
    return {each.name: each for each in sorted((root / FOLDER).iterdir()) if codes.is_code(each.name) and each.is_dir()}


def of(root: Path, code: str) -> Path:
    """The data folder of one municipality, there or not yet. Raises DashboardError for what is no code."""
    if not codes.is_code(code):
        raise DashboardError(
            f"「{code}」は団体コードではありません。検査数字まで入れた6桁の数字（例：131016）で書いてください。"
        )
    return root / FOLDER / code


def is_there(root: Path, code: str) -> bool:
    """Whether this is the code of a municipality that has a data folder."""
    return codes.is_code(code) and of(root, code).is_dir()


def name_of(root: Path, code: str) -> str:
    """What a municipality is called; its code where no list says it."""
    return _names(root / FOLDER / NAMES).get(code, code)


def names_of(root: Path) -> dict[str, str]:
    """What the municipalities are called, as far as a 市区町村一覧 says it; empty for those that it does not name."""
    said = _names(root / FOLDER / NAMES)
    return {code: "" if name == code else name for code, name in {**dict.fromkeys(all_of(root), ""), **said}.items()}


def keep_names(root: Path, names: Mapping[str, str]) -> None:
    """Remember what the municipalities are called."""
    files.write(root / FOLDER / NAMES, json.dumps(dict(names), ensure_ascii=False).encode())


def _names(path: Path) -> Mapping[str, str]:
    try:
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, ValueError):
        return {}


@lru_cache(maxsize=2)
def _read(path: Path, modified: int) -> Mapping[str, str]:
    """As they were at that moment: every figure of a page asks for the settings, and they say the name."""
    found: dict[str, str] = json.loads(path.read_bytes())
    return found


def is_one_of_many(folder: Path) -> bool:
    """Whether this is the data folder of one municipality in an installation of many."""
    return root_of(folder) is not None


def is_in_many(folder: Path) -> bool:
    """Whether this is an installation of many, or one municipality in it. It has a store whatever its ledger says: none
    of it is the sample city, and what an installation of many shows comes from its municipalities.
    """
    return is_of_many(folder) or is_one_of_many(folder)
