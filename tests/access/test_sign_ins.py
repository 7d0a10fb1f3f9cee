"""What stands of those who signed in at a provider: until it ends, and never again."""

import sqlite3
from pathlib import Path

import pytest

from dashboard.access import sign_ins
from dashboard.access.rules import Access, Provider
from dashboard.access.sign_ins import End
from dashboard.disk.owner import OTHERS
from dashboard.errors import DashboardError

PROVIDER = Provider("https://login.city/x", "dx", "https://dx.city/dx/oauth2callback", hours=12)
ACCESS = Access("oidc", idle_minutes=60, oidc=PROVIDER)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What time it is."""
    now = [1_800_000_000.0]
    monkeypatch.setattr("dashboard.access.sign_ins.time.time", lambda: now[0])
    return now


def test_a_word_is_somebody_until_it_ends(tmp_path: Path, clock: list[float]) -> None:
    word = sign_ins.begin(tmp_path, "市民@city", ("dx", "市民課"))
    found = sign_ins.of(tmp_path, word, ACCESS)
    assert (found.name, found.groups, found.end) == ("市民@city", ("dx", "市民課"), None)
    assert sign_ins.end(tmp_path, word, End.OUT)
    assert not sign_ins.end(tmp_path, word, End.RESTED), "it ended for one reason"
    assert sign_ins.of(tmp_path, word, ACCESS).end == End.OUT
    assert sign_ins.of(tmp_path, word, ACCESS).name == "市民@city", "whose it was is told"
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert word.encode() not in content, "who reads the file signs in as nobody"
    assert not (tmp_path / sign_ins.FILE).stat().st_mode & OTHERS


def test_what_is_not_known_is_nobodys(tmp_path: Path, clock: list[float]) -> None:
    assert sign_ins.of(tmp_path, "x", ACCESS).end == End.UNKNOWN
    assert not (tmp_path / sign_ins.FILE).exists(), "looking makes nothing"
    word = sign_ins.begin(tmp_path, "a", ())
    assert sign_ins.of(tmp_path, word + "x", ACCESS).end == End.UNKNOWN
    assert sign_ins.of(tmp_path, "", ACCESS).end == End.UNKNOWN
    (tmp_path / sign_ins.FILE).unlink()
    assert sign_ins.of(tmp_path, word, ACCESS).end == End.UNKNOWN, "a file that is lost lets nobody in"


def test_it_rests_and_grows_old(tmp_path: Path, clock: list[float]) -> None:
    word = sign_ins.begin(tmp_path, "a", ())
    for _ in range(12):
        clock[0] += 59 * 60
        assert sign_ins.of(tmp_path, word, ACCESS, does=True).end is None, "who does something goes on"
    clock[0] += 13 * 60
    assert sign_ins.of(tmp_path, word, ACCESS, does=True).end == End.OLD
    other = sign_ins.begin(tmp_path, "a", ())
    clock[0] += 61 * 60
    assert sign_ins.of(tmp_path, other, ACCESS, does=True).end == End.RESTED
    assert sign_ins.of(tmp_path, other, ACCESS).end == End.RESTED, "asking is no act of somebody who rested"
    clock[0] -= 3 * 3600
    assert sign_ins.of(tmp_path, other, ACCESS).end == End.OLD, "a clock that is put back brings nobody in"


def test_what_is_old_is_let_go(tmp_path: Path, clock: list[float]) -> None:
    first = sign_ins.begin(tmp_path, "a", ())
    clock[0] += 31 * 86400
    sign_ins.begin(tmp_path, "b", ())
    assert sign_ins.of(tmp_path, first, ACCESS).end == End.UNKNOWN


def test_a_file_that_cannot_be_read_lets_nobody_in(tmp_path: Path) -> None:
    word = sign_ins.begin(tmp_path, "a", ())
    (tmp_path / sign_ins.FILE).write_bytes(b"not a database, whatever it is called")
    with pytest.raises(DashboardError, match=r"サインインの記録（sign-ins\.sqlite3）を読み書きできません"):
        sign_ins.of(tmp_path, word, ACCESS)
    with pytest.raises(sqlite3.DatabaseError), sqlite3.connect(tmp_path / sign_ins.FILE) as file:
        file.execute("SELECT 1 FROM sign_ins")
