"""The store is swapped under readers, never shared between threads, and never half a truth."""

import queue
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.errors import DashboardError, UsageError
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers as store
from dashboard.store import build, queries

pytestmark = pytest.mark.slow

HEADER = "手続ID,所管課,手続名,オンライン化状況,年間件数\n"


def add(folder: Path, rows: str, name: str = "一覧_20261031.csv") -> None:
    report = import_files(folder, [SourceFile(name, (HEADER + rows).encode())], by="担当者")
    assert not report.refused, report.reasons()
    assert build.ensure(folder) is None


def applicable(folder: Path) -> int:
    return int(store.answer(store.serving(folder), "online/totals")["applicable"].iloc[0])


def test_many_threads_get_their_own_rows(sample_store: Path) -> None:
    """With one connection for all threads DuckDB mixes results up; a cursor a call must not."""
    names = store.answer(sample_store, "frame/departments")["department"].tolist()
    right = {name: one(sample_store, name) for name in names}

    def ask(turn: int) -> bool:
        name = names[turn % len(names)]
        return one(sample_store, name) == right[name]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(400)))


def one(path: Path, name: str) -> list[object]:
    rows = store.answer(path, "online/procedures", {"department": [name]})
    return [set(rows["department"]), len(rows), rows["annual_count"].sum()]


def test_a_reader_sees_the_new_store_after_a_swap(tmp_path: Path) -> None:
    add(tmp_path, "1,市民課,転入届,済,10\n")
    old = store.version(store.serving(tmp_path))
    assert applicable(tmp_path) == 1
    add(tmp_path, "1,市民課,転入届,済,10\n2,市民課,転出届,未,10\n")
    assert store.version(store.serving(tmp_path)) != old
    assert applicable(tmp_path) == 2


def test_readers_are_served_while_builds_go_on(tmp_path: Path) -> None:
    """Who asks while a build goes on is served the store before it, who asks after it the new one; nobody an error."""
    add(tmp_path, "1,市民課,転入届,済,10\n")
    done = threading.Event()

    def read(served: queue.SimpleQueue[int | Exception]) -> None:
        while not done.is_set():
            try:
                served.put(applicable(tmp_path))
            except Exception as error:
                served.put(error)

    with ThreadPoolExecutor(3) as pool:
        readers: list[queue.SimpleQueue[int | Exception]] = [queue.SimpleQueue() for _ in range(3)]
        reading = [pool.submit(read, served) for served in readers]
        try:
            for count in range(2, 8):
                add(tmp_path, "".join(f"{n},市民課,届{n},済,10\n" for n in range(count)))
                for served in readers:
                    asked_before = served.qsize() + 1
                    answers = [served.get(timeout=60) for _ in range(asked_before + 1)]
                    assert set(answers) <= {count - 1, count}
                    assert answers[-1] == count
        finally:
            done.set()
    assert all(reader.exception() is None for reader in reading)


def test_deleting_the_store_loses_nothing(tmp_path: Path) -> None:
    add(tmp_path, "1,市民課,転入届,済,10\n")
    (tmp_path / store.FILE).unlink()
    assert build.ensure(tmp_path) is None
    assert applicable(tmp_path) == 1


def test_a_corrupt_store_is_built_again(tmp_path: Path) -> None:
    add(tmp_path, "1,市民課,転入届,済,10\n")
    (tmp_path / store.FILE).write_bytes(b"nothing like a database" * 1000)
    assert build.ensure(tmp_path) is None
    assert applicable(tmp_path) == 1


def test_a_failed_build_serves_the_old_figures_and_says_so(tmp_path: Path) -> None:
    add(tmp_path, "1,市民課,転入届,済,10\n")
    entry = Ledger(tmp_path).in_force()[0]
    import_files(tmp_path, [SourceFile("二_20261031.csv", (HEADER + "2,税務課,納税証明,済,5\n").encode())], by="担当者")
    newest = Ledger(tmp_path).in_force()[-1]
    lost = Ledger(tmp_path).rows_path(newest)
    lost.rename(tmp_path / "lost")
    problem = build.ensure(tmp_path) or ""
    assert "前回までの数値（" in problem
    assert f"rows/{lost.name}" in problem
    assert applicable(tmp_path) == 1
    shutil.move(tmp_path / "lost", lost)
    assert build.ensure(tmp_path) is None
    assert applicable(tmp_path) == 2
    assert entry.id < newest.id


def test_a_check_that_does_not_hold_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(tmp_path, "1,市民課,転入届,済,10\n")
    steps = queries.steps
    broken = [("always_wrong", "-- いつも合わない\nSELECT 1 AS wrong")]
    monkeypatch.setattr(queries, "steps", lambda part: broken if part == "checks" else steps(part))
    with pytest.raises(DashboardError, match="いつも合わない"):
        build.build(tmp_path)
    assert applicable(tmp_path) == 1


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT CAST('きのう' AS DATE)", "集計の手順「roadmap/99_broken」が失敗しました"),
        ("SELECT error('IO Error: No space left on device')", "空き容量がありません"),
    ],
)
def test_a_step_that_fails_is_named_and_a_fault_of_the_disk_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sql: str, said: str
) -> None:
    add(tmp_path, "1,市民課,転入届,済,10\n")
    steps = queries.steps
    broken = {"build": [("roadmap/99_broken", sql)]}
    monkeypatch.setattr(queries, "steps", lambda part: steps(part) + broken.get(part, []))
    with pytest.raises(DashboardError, match=said) as refused:
        build.build(tmp_path)
    assert "これまでの数値はそのまま残っています" in str(refused.value)
    assert "読み書きできません" not in str(refused.value)
    assert applicable(tmp_path) == 1


def test_no_store_is_said_in_japanese(tmp_path: Path) -> None:
    with pytest.raises(DashboardError, match="集計がまだありません"):
        store.answer(tmp_path / store.FILE, "online/totals")


def test_a_date_that_is_none_is_wrong_use(sample_store: Path) -> None:
    with pytest.raises(UsageError, match="2026-10-31"):
        store.answer(sample_store, "online/totals", {"as_of": "きのう"})


def test_the_store_cannot_be_written_through_a_reader(sample_store: Path) -> None:
    cursor = store._cursor(sample_store)
    with pytest.raises(Exception, match="read-only"):
        cursor.execute("DELETE FROM marts.procedure_month")
    cursor.close()
