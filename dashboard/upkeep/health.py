"""Whether all is well right now, in a few milliseconds: for who asks every minute. No figure and no name."""

import shutil
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers, build
from dashboard.upkeep import of_place


def facts(folder: Path) -> dict[str, bool]:
    """Whether the ledger opens, there are figures to show, and the disk has room."""
    return {"ledger": _opens(folder), "store": _is_built(folder), "space": _has_room(folder)}


def measures(folder: Path) -> dict[str, float]:
    """The same and a little more as numbers, for who draws curves of it."""
    told = facts(folder)
    return {
        **{f"{name}_is_well": float(is_well) for name, is_well in told.items()},
        "ledger_entries": float(Ledger(folder).state()[0]) if told["ledger"] else 0.0,
        "free_bytes": float(shutil.disk_usage(folder).free),
        "builds_total": build.made["builds"],
        "build_seconds_total": build.made["seconds"],
    }


def _opens(folder: Path) -> bool:
    try:
        Ledger(folder).state()
    except DashboardError:
        return False
    return True


def _is_built(folder: Path) -> bool:
    return answers.recorded(answers.serving(folder)) is not None


def _has_room(folder: Path) -> bool:
    try:
        return of_place.has_room(folder)
    except OSError:
        return False
