"""What a meeting saw stays as it saw it, and what changed since is told in two parts, each computed a second way."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboard.errors import DashboardError
from dashboard.ledger import aside
from dashboard.ledger.ledger import Ledger
from dashboard.records import meetings
from dashboard.store import answers as store
from dashboard.store import build
from tests import told
from tests.told import CORRECTED, MEETING, NOW, SEEN, List

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city after the whole story. Look, don't touch."""
    folder = tmp_path_factory.mktemp("told") / "city"
    told.told(folder)
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "city"))


@pytest.fixture(scope="module")
def since(whole: Path) -> store.Answers:
    return store.Answers(whole / store.FILE, kept(whole))


def kept(folder: Path) -> Path:
    return meetings.opened(meetings.find(folder, MEETING))


def rate(rows: List, department: str | None) -> tuple[int, int]:
    """(online, all) of a 課, or of the city."""
    own = [each for each in rows.values() if department in (None, each.department)]
    return sum(each.status == "online" for each in own), len(own)


def test_the_frozen_store_answers_as_the_room_saw(whole: Path) -> None:
    totals = store.Answers(kept(whole))("online/totals").iloc[0]
    assert (totals["online"], totals["applicable"]) == rate(SEEN, None)
    now = store.Answers(whole / store.FILE)("online/totals").iloc[0]
    assert (now["online"], now["applicable"]) == rate(NOW, None)


def test_the_online_rate_is_split(since: store.Answers) -> None:
    rows = since("meetings/online")
    assert rows["department"].fillna("全庁").tolist() == ["全庁", "市民課", "税務課"]
    for row in rows.to_dict("records"):
        who = row["department"] if pd.notna(row["department"]) else None
        seen, corrected, now = (part / whole for part, whole in (rate(each, who) for each in (SEEN, CORRECTED, NOW)))
        assert row["rate_then"] == pytest.approx(seen)
        assert row["moved"] == pytest.approx(now - corrected)
        assert row["corrected"] == pytest.approx(corrected - seen)
        assert row["change"] == pytest.approx(now - seen)


def test_every_corrected_field_is_listed_once(since: store.Answers) -> None:
    rows = since("meetings/corrections", dataset="procedures")
    listed = rows[["subject_id", "item", "seen", "corrected"]]
    found = {tuple(each if pd.notna(each) else None for each in row) for row in listed.itertuples(index=False)}
    assert found == {
        ("001", "status", "online", "not_online"),
        ("001", "online_count", str(SEEN["001"].online), "0"),
        ("003", "status", "online", "not_online"),
        ("003", "online_count", str(SEEN["003"].online), "0"),
        ("022", "annual_count", "32", "700"),
        ("032", "removed", None, None),
        ("040", "added", None, None),
    }
    assert len(rows) == len(found)


def test_the_roadmap_is_split(since: store.Answers) -> None:
    states = since("meetings/roadmap").set_index("computed_state")
    assert list(states.loc["late", ["initiatives_then", "initiatives_corrected", "initiatives"]]) == [1, 0, 1]
    assert list(states.loc["late", ["moved", "corrected"]]) == [1, -1]
    assert list(states.loc["done", ["moved", "corrected"]]) == [1, 0]
    rows = since("meetings/corrections", dataset="roadmap")
    assert set(rows["subject"]) == {"窓口"}
    assert dict(zip(rows["item"], rows["corrected"], strict=True))["forecast_end"] == "2026-10-31"


def test_lists_of_changes_say_why(since: store.Answers) -> None:
    seen = since("meetings/seen").iloc[0]["procedures_as_of"].date()
    changed = since("online/changed", vs=seen).set_index("procedure_id")["cause"]
    assert changed.to_dict() == {
        **dict.fromkeys(("002", "004", "006", "024"), "moved"),
        "003": "corrected",
    }
    became = since("roadmap/changes", vs=seen).set_index("initiative")
    assert became["became"].to_dict() == {"窓口": "recovered", "予約": "newly_late", "電話": "done"}
    assert became["cause"].to_dict() == {"窓口": "both", "予約": "moved", "電話": "moved"}


def test_beside_a_month_nothing_is_a_correction(whole: Path) -> None:
    ask = store.Answers(whole / store.FILE)
    assert set(ask("online/changed")["cause"]) == {"moved"}
    assert ask("meetings/corrections").empty


def test_undo_build_and_a_new_beginning_change_nothing_of_it(folder: Path) -> None:
    before = kept(folder).read_bytes()
    ledger = Ledger(folder)
    first, *later = [entry.id for entry in ledger.in_force()]
    ledger.undo_all(later, "係")
    build.build(folder)
    assert kept(folder).read_bytes() == before
    ledger.undo(first, "係")
    assert store.Answers(kept(folder))("online/totals").iloc[0]["online"] == rate(SEEN, None)[0]
    where = aside.everything(folder)
    assert [path.read_bytes() for path in (where / "meetings").iterdir()] == [before], "moved with its ledger"
    assert meetings.in_force(where)[0].day == MEETING


def test_a_day_is_frozen_once_unless_it_is_taken_back(folder: Path) -> None:
    with pytest.raises(DashboardError, match="すでに確定しています（会議時点1、山の手係）"):
        meetings.freeze(folder, MEETING, by="別の人")
    with pytest.raises(DashboardError, match="名前を書いてください"):
        meetings.freeze(folder, dt.date(2026, 11, 5), by=" ")
    first = kept(folder)
    meetings.withdraw(folder, 1, by="係")
    again = meetings.freeze(folder, MEETING, by="係")
    assert meetings.opened(again) != first
    assert first.exists(), "what was taken back stays"
    assert [each.day for each in meetings.in_force(folder)] == [MEETING]


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    "damage",
    [
        flipped,
        lambda path: path.write_bytes(path.read_bytes()[:-4096]),
        lambda path: path.write_bytes(b""),
        Path.unlink,
    ],
    ids=["a bit", "cut", "emptied", "gone"],
)
def test_a_damaged_one_is_never_served(damage: Callable[[Path], None], folder: Path) -> None:
    frozen = meetings.find(folder, MEETING)
    path = meetings.opened(frozen)
    store.Answers(path)("online/totals")
    damage(path)
    with pytest.raises(DashboardError, match=r"会議時点のファイル meetings/.*壊れているか、なくなっています"):
        meetings.opened(frozen)
    assert not meetings.is_sound(frozen)
    assert len(store.Answers(folder / store.FILE)("online/totals")) == 1


def test_one_of_an_older_program_says_what_it_cannot_be_asked(folder: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.duckdb"
    shutil.copy(kept(folder), older)
    with duckdb.connect(str(older)) as connection:
        connection.execute("ALTER TABLE marts.status_month DROP COLUMN usage_online")
        connection.execute("ALTER TABLE marts.roadmap_month DROP COLUMN delay")
    ask = store.Answers(older)
    assert len(ask("frame/months")) == 1
    with pytest.raises(store.Unaskable, match="「online/totals」には、この集計からは答えられません"):
        ask("online/totals")
    now = folder / store.FILE
    assert not store.is_comparable(now, older, "online")
    assert store.is_comparable(now, kept(folder), "online")


def test_what_lies_there_without_a_record_is_said(folder: Path) -> None:
    assert meetings.unrecorded(folder) == []
    (folder / "meetings" / f"{'0' * 64}.duckdb").write_bytes(b"half")
    assert meetings.unrecorded(folder) == [f"{'0' * 64}.duckdb"]
