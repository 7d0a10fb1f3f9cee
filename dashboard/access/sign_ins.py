"""Who signed in at the OpenID provider, and what ended: kept here, so that no cookie says it.

A cookie carries a random word and nothing else. Its hash stands here with the name and groups that the provider told
at the sign-in, when that was, when something was last done, and why it ended. What does not stand here is no sign-in.
"""

import contextlib
import hashlib
import json
import secrets
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from dashboard.access.rules import Access
from dashboard.disk import faults, owner
from dashboard.errors import DashboardError

FILE: Final = "sign-ins.sqlite3"
_SCHEMA: Final = """CREATE TABLE IF NOT EXISTS sign_ins (
    word_sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, groups TEXT NOT NULL,
    began REAL NOT NULL, seen REAL NOT NULL, ended TEXT NOT NULL DEFAULT ''
)"""
_KEPT_DAYS: Final = 30
"""So long it is told whose a cookie was that comes back."""
_SEEN_EVERY: Final = 15
"""Seconds: not every press is written."""
_CLOCK: Final = 60
"""Seconds by which a clock may be put right."""
_WAIT_SECONDS: Final = 10


class End(StrEnum):
    """Why a sign-in does not stand any more, in words."""

    OUT = "サインアウトしたあと"
    RESTED = "しばらく操作がなかったあと"
    OLD = "サインインの長さを超えたあと"
    UNKNOWN = "知らないサインイン"


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody's sign-in: the name and the groups that the provider told. ``end`` is None as long as it stands."""

    name: str
    groups: tuple[str, ...]
    end: End | None


def begin(folder: Path, name: str, groups: tuple[str, ...]) -> str:
    """Keep a new sign-in. Returns its word."""
    word, now = secrets.token_urlsafe(32), time.time()
    with _opened(folder) as file:
        file.execute("DELETE FROM sign_ins WHERE began < ?", [now - _KEPT_DAYS * 86400])
        said = (_hash(word), name, json.dumps(groups, ensure_ascii=False), now, now)
        file.execute("INSERT INTO sign_ins (word_sha256, name, groups, began, seen) VALUES (?, ?, ?, ?, ?)", said)
    return word


def of(folder: Path, word: str, access: Access, *, does: bool = False) -> SignIn:
    """The sign-in of this word as it is now; one that stands goes on if its person does something."""
    if not (folder / FILE).exists():
        return SignIn("", (), End.UNKNOWN)
    with _opened(folder) as file:
        asked = "SELECT name, groups, began, seen, ended FROM sign_ins WHERE word_sha256 = ?"
        row = file.execute(asked, [_hash(word)]).fetchone()
        if row is None:
            return SignIn("", (), End.UNKNOWN)
        name, groups, began, seen, ended = row
        over, now = End(ended) if ended else _over(began, seen, access), time.time()
        if does and over is None and now - seen > _SEEN_EVERY:
            file.execute("UPDATE sign_ins SET seen = ? WHERE word_sha256 = ? AND ended = ''", [now, _hash(word)])
    return SignIn(name, tuple(json.loads(groups)), over)


def end(folder: Path, word: str, why: End) -> bool:
    """From now on it does not stand. Returns whether it did until now."""
    with _opened(folder) as file:
        said = [why.value, _hash(word)]
        return file.execute("UPDATE sign_ins SET ended = ? WHERE word_sha256 = ? AND ended = ''", said).rowcount > 0


def _over(began: float, seen: float, access: Access) -> End | None:
    now = time.time()
    # A clock that was put back makes nobody stay longer.
    if access.oidc is None or not began - _CLOCK <= now <= began + access.oidc.hours * 3600:
        return End.OLD
    return End.RESTED if now - seen > access.idle_minutes * 60 else None


def _hash(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """Raises DashboardError: who cannot be looked up has not signed in."""
    try:
        with owner.only():
            folder.mkdir(parents=True, exist_ok=True)
            file = sqlite3.connect(folder / FILE, timeout=_WAIT_SECONDS, isolation_level=None)
        with contextlib.closing(file):
            with owner.only():
                file.execute(_SCHEMA)
            yield file
    except (OSError, sqlite3.Error) as error:
        raise DashboardError(f"サインインの記録（{FILE}）を読み書きできません。{faults.told(error)}") from error
