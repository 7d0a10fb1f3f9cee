"""What commands share: exit statuses, days, and the build that ends what changed the ledger."""

import datetime as dt
import sys
from dataclasses import asdict
from pathlib import Path

from dashboard.disk import faults
from dashboard.errors import DashboardError, UsageError
from dashboard.importers import Issue
from dashboard.ledger import guard, versions
from dashboard.store import build

DONE, REFUSED, WRONG_USE = 0, 1, 2
"""Exit statuses: done, refused (bad data, nothing changed), wrong use."""


def date(text: str) -> dt.date:
    """A day of the command line. Raises UsageError."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"日付「{text}」を読めません。2026-10-31 のように書いてください。") from None


def rebuilt(folder: Path, done: str) -> int:
    """Build, then say what was done; a build that failed is said too, and the older figures stay."""
    problem = unbuilt(folder)
    print(done)
    if problem:
        print(problem, file=sys.stderr)
    return DONE


def unbuilt(folder: Path) -> str | None:
    """Build. Returns why that failed: what was recorded before stands all the same, and must be said to be done."""
    try:
        return build.ensure(folder)
    except DashboardError as error:
        return words(error)


def words(error: DashboardError) -> str:
    """What to tell of an error; of a ledger that cannot be used, the command that goes on without its backup too."""
    if not isinstance(error, guard.Unusable) or isinstance(error, versions.Newer):
        return str(error)
    option = "--accept-ledger" if isinstance(error, guard.Doubtful) else "--set-aside"
    return f"{error} 命令：python -m dashboard anew {option}"


def write(path: Path, content: bytes) -> None:
    """Write a file for whoever asked. Raises UsageError."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{path.name} に書き込めません。{faults.told(error)}") from error


def told(issue: Issue) -> dict[str, object]:
    """A finding for JSON; its key and choices only where it is a question."""
    return {name: value for name, value in asdict(issue).items() if value or name not in ("key", "choices")}
