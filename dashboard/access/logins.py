"""Sign-ins and their ends, for all servers of one data folder: a cookie alone does not say that one has not ended."""

import contextlib
import hashlib
import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from dashboard.access.rules import Access
from dashboard.disk import faults, owner

FILE: Final = "logins.sqlite3"
SCHEMA = Path(__file__).with_name("logins.sql").read_text(encoding="utf-8")
_CLAIMS: Final = ("iss", "sub", "sid", "iat", "nonce")
_REST: Final = 30
"""Seconds between two notes that somebody is still there."""
_KEPT: Final = 40 * 24 * 3600
"""Seconds that an end is remembered: longer than any cookie lives (Streamlit's: 30 days)."""


def key(claims: Mapping[str, Any]) -> str:
    """What tells this sign-in from every other, of the same person too."""
    said = json.dumps([str(claims.get(name, "")) for name in _CLAIMS])
    return hashlib.sha256(said.encode()).hexdigest()


def lives(folder: Path, access: Access, claims: Mapping[str, Any], now: float | None = None) -> bool:
    """Whether this sign-in goes on, and that it was seen now. It ends by rest, by age, and by signing out."""
    moment = time.time() if now is None else now
    began = claims.get("iat")
    if not isinstance(began, int | float):
        return False
    with _opened(folder) as connection:
        row = connection.execute("SELECT seen, ended FROM logins WHERE key = ?", [key(claims)]).fetchone()
        seen, ended = row or (None, None)
        if ended is not None:
            return False
        rests = moment - (began if seen is None else seen) > access.idle_minutes * 60
        if rests or moment - began > access.longest_hours * 3600:
            _end(connection, claims, moment)
            return False
        if seen is None or moment - seen > _REST:
            _seen(connection, claims, moment)
    return True


def is_new(folder: Path, claims: Mapping[str, Any]) -> bool:
    """Whether this sign-in was never seen."""
    with _opened(folder) as connection:
        return connection.execute("SELECT 1 FROM logins WHERE key = ?", [key(claims)]).fetchone() is None


def end(folder: Path, claims: Mapping[str, Any], now: float | None = None) -> None:
    """It is over."""
    with _opened(folder) as connection:
        _end(connection, claims, time.time() if now is None else now)


def _seen(connection: sqlite3.Connection, claims: Mapping[str, Any], moment: float) -> None:
    connection.execute(
        "INSERT INTO logins (key, began, seen) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET seen = excluded.seen",
        [key(claims), float(claims["iat"]), moment],
    )


def _end(connection: sqlite3.Connection, claims: Mapping[str, Any], moment: float) -> None:
    began = float(claims.get("iat") or moment)
    connection.execute(
        "INSERT INTO logins (key, began, seen, ended) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET ended = coalesce(ended, excluded.ended)",
        [key(claims), began, moment, moment],
    )
    connection.execute("DELETE FROM logins WHERE seen < ?", [moment - _KEPT])


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[sqlite3.Connection]:
    with faults.told_as("サインインの記録を読み書きできません。"), owner.only():
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(folder / FILE, timeout=10)) as connection:
            connection.executescript(SCHEMA)
            with connection:
                yield connection
