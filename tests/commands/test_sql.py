"""``sql``: a statement of one's own, from a file or from standard input, with the exit status of what became of it."""

import io
import json
from pathlib import Path

import pandas as pd
import pytest

from dashboard.__main__ import main
from tests.commands.asking import Capture

RATE = "SELECT rate(sum(online), sum(applicable)) AS online_rate FROM department_months WHERE is_latest"


def test_of_a_file_in_every_form(data_folder: Path, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "rate.sql"
    file.write_text(f"\ufeff-- 全庁\n{RATE};\n", encoding="utf-8")
    assert main(["sql", str(file), "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert main(["query", "online/totals", "--format", "json"]) == 0
    assert row["online_rate"] == pytest.approx(json.loads(capsys.readouterr().out)[0]["online_rate"])
    assert main(["sql", str(file)]) == 0
    assert capsys.readouterr().out.split() == ["online_rate", f"{row['online_rate']:.4f}"]


def test_of_standard_input_as_csv_without_formulas(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT '=1+1' AS a, DATE '2026-10-31' AS day FROM range(10001)"))
    assert main(["sql", "-", "--format", "csv"]) == 0
    said = capsys.readouterr()
    rows = pd.read_csv(io.StringIO(said.out))
    assert (len(rows), *rows.iloc[0]) == (10_000, "'=1+1", "2026-10-31")
    assert "はじめの10,000行だけ" in said.err


@pytest.mark.parametrize(
    ("sql", "status", "said"),
    [
        ("SELECT sttus FROM procedures", 2, "列「sttus」はありません（1行目の8文字目「sttus」のあたり）"),
        ("DROP VIEW procedures", 2, "DROP の文は使えません"),
        ("SELECT repeat('x', 1000000000)", 1, "使えるメモリを超えた"),
    ],
)
def test_what_is_wrong_is_said_with_the_status(
    sql: str, status: int, said: str, data_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(sql))
    assert main(["sql", "-"]) == status
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_and_one_that_is_no_text(data_folder: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["sql", str(tmp_path / "none.sql")]) == 2
    assert "を開けません" in capsys.readouterr().err
    (tmp_path / "sjis.sql").write_bytes("SELECT '手続'".encode("cp932"))
    assert main(["sql", str(tmp_path / "sjis.sql")]) == 2
    assert "UTF-8" in capsys.readouterr().err


def test_of_a_meeting_that_there_is_not(data_folder: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "rate.sql").write_text(RATE)
    assert main(["sql", str(tmp_path / "rate.sql"), "--meeting", "2020-01-01"]) != 0
    assert capsys.readouterr().out == ""
