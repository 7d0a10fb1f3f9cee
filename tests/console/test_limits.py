"""A statement takes no more than it may, and is ended when nobody waits for it: in processes as a page starts them."""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.console import asked
from dashboard.console.asked import Limits
from dashboard.console.told import Ended, Refused
from dashboard.errors import DashboardError
from dashboard.store import answers

ENDLESS = "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
SOON = Limits(seconds=0.5)


@pytest.fixture(autouse=True)
def _own_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Others ask meanwhile on this machine."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize(
    "sql",
    [
        ENDLESS,
        "SELECT count(*) FROM range(1000000) AS a, range(1000000) AS b",
        # DuckDB's own clock does not interrupt it: the process's does.
        "SELECT rpad('x', 2000000000, 'y')",
    ],
)
def test_what_never_ends_is_ended(sql: str, sample_store: Path) -> None:
    with asked.start(sample_store, sql, SOON) as one, pytest.raises(Ended, match="終わらないので止めました") as error:
        one.answer()
    assert error.value.reason == "time"
    assert is_gone(one.pid)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT repeat('x', 1000000000)",
        "SELECT list(i) FROM range(1000000000) AS t(i)",
        "SELECT range(1000000000)",
        "SELECT string_agg(repeat('x', 1000000), '') FROM range(100000)",
        "SELECT a.range FROM range(100000) AS a, range(100000) AS b ORDER BY hash(a.range + b.range)",
        "SELECT map_from_entries(list({'k': i, 'v': repeat('x', 1000)})) FROM range(10000000) AS t(i)",
    ],
)
def test_what_takes_too_much_memory_is_ended(sql: str, sample_store: Path) -> None:
    with asked.start(sample_store, sql, Limits(seconds=30)) as one, pytest.raises(Ended) as error:
        one.answer()
    assert error.value.reason == "memory"
    assert "使えるメモリを超えた" in str(error.value)
    assert is_gone(one.pid)


def test_a_long_answer_is_capped_and_says_so(sample_store: Path) -> None:
    """A billion rows are neither counted nor held: only those that are sent are made."""
    answer = asked.start(sample_store, "FROM range(1000000000000)", Limits(rows=500)).answer()
    assert (len(answer.rows), answer.capped) == (500, True)
    assert answer.left_out() == ["はじめの500行だけを示しています。続きがあります。"]
    assert answer.seconds < 5


def test_so_are_long_texts_and_many_of_them(sample_store: Path) -> None:
    sql = "SELECT repeat('あ', 100000) AS text FROM range(2000)"
    answer = asked.start(sample_store, sql, Limits(bytes=1 << 20)).answer()
    assert answer.capped and answer.cut
    assert set(answer.rows["text"].str.len()) == {32_767}
    assert len(answer.rows) == (1 << 20) // (32_767 * 3)


def test_a_statement_and_its_columns_may_be_only_so_long(sample_store: Path) -> None:
    with pytest.raises(Refused, match="100,000字まで"):
        asked.start(sample_store, f"SELECT '{'x' * 100_000}'")
    many = ", ".join(f"1 AS c{place}" for place in range(501))
    with pytest.raises(Refused, match="500列まで"):
        asked.start(sample_store, f"SELECT {many}").answer()


@pytest.mark.parametrize("sql", [f"SELECT {'(' * 5000}1{')' * 5000}", f"SELECT {'+'.join('1' * 20_000)}"])
def test_what_is_too_deep_is_said_to_be(sql: str, sample_store: Path) -> None:
    with pytest.raises(Refused, match="入れ子が深すぎます"):
        asked.start(sample_store, sql).answer()


def test_it_can_be_stopped_at_any_moment(sample_store: Path) -> None:
    with asked.start(sample_store, ENDLESS) as one:
        assert not one.wait(0.05)
        one.stop()
        assert is_gone(one.pid)
        with pytest.raises(Ended, match="止めました"):
            one.answer()


def test_it_is_ended_when_its_reader_leaves(sample_store: Path) -> None:
    """However the page is left: Streamlit raises in its script."""
    with contextlib.suppress(KeyError), asked.start(sample_store, ENDLESS) as one:
        assert not one.wait(0.05)
        raise KeyError
    assert is_gone(one.pid)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_a_process_that_dies_is_told_and_harms_nobody(sample_store: Path, caplog: pytest.LogCaptureFixture) -> None:
    with asked.start(sample_store, ENDLESS) as one, pytest.raises(Ended) as error:
        os.kill(one.pid, signal.SIGSEGV)
        one.answer()
    assert error.value.reason == "crash"
    assert "ほかの画面の数値には影響しません" in str(error.value)
    assert "a statement ended its process" in caplog.text


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux tells")
def test_others_go_first_and_it_knows_nothing_of_here(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_FROM_EVERYBODY", "1")
    with asked.start(sample_store, ENDLESS, Limits(seconds=30)) as one:
        until = time.monotonic() + 20
        while os.getpriority(os.PRIO_PROCESS, one.pid) < 15:
            assert not one.wait(0.02) and time.monotonic() < until
        assert b"KEPT_FROM_EVERYBODY" not in Path(f"/proc/{one.pid}/environ").read_bytes()


def test_two_at_once_and_the_next_when_one_has_ended(sample_store: Path) -> None:
    with contextlib.ExitStack() as stack:
        first, _ = [stack.enter_context(asked.start(sample_store, ENDLESS, Limits(seconds=60))) for _ in range(2)]
        with pytest.raises(Ended, match="順番が来ませんでした") as error:
            asked.start(sample_store, "SELECT 1", Limits(waiting=0.1))
        assert error.value.reason == "busy"
        # The page's next run, in another thread, gives the turn back.
        closing = threading.Thread(target=first.close)
        closing.start()
        closing.join()
        assert asked.start(sample_store, "SELECT 1 AS one").answer().rows["one"].tolist() == [1]


def test_where_none_can_be_started_the_turn_is_given_back(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> Iterator[None]:
        raise OSError(12, "no memory")

    with monkeypatch.context() as patch:
        patch.setattr(asked, "_process", failing)
        for _ in range(3):
            with pytest.raises(DashboardError, match=r"問い合わせを始められません。メモリが足りません"):
                asked.start(sample_store, "SELECT 1", Limits(waiting=0))
    assert len(asked.start(sample_store, "SELECT 1").answer().rows) == 1


def test_a_store_that_is_not_there_or_damaged_is_said_so(sample_store: Path, tmp_path: Path) -> None:
    with pytest.raises(DashboardError, match="集計がまだありません"):
        asked.start(tmp_path / answers.FILE, "SELECT 1")
    (tmp_path / answers.FILE).write_bytes(sample_store.read_bytes()[:5000])
    with pytest.raises(answers.Unusable, match="作り直せます"):
        asked.start(tmp_path / answers.FILE, "FROM procedures").answer()


def test_a_frozen_store_of_an_older_program_is_said_to_be_one(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "old.duckdb")) as connection:
        connection.execute("CREATE SCHEMA marts")
    with pytest.raises(Refused, match="SQL で読める表がありません"):
        asked.start(tmp_path / "old.duckdb", "FROM procedures").answer()
