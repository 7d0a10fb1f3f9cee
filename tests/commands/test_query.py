"""``query``: the same rows as a table, CSV and JSON."""

from pathlib import Path

import pandas as pd

from tests.commands.asking import HEADER, Capture, City, imported, query, said


def test_list_parameters_by_comma_or_repeated(city: City, capsys: Capture) -> None:
    some = query(capsys, "online/rate_by_department", "department=市民課,保育課")
    assert {row["department"] for row in some} == {"市民課", "保育課"}
    assert query(capsys, "online/rate_by_department", "department=市民課", "department=保育課") == some


def test_an_empty_parameter_means_all(city: City, capsys: Capture) -> None:
    everything = query(capsys, "online/rate_by_department")
    assert query(capsys, "online/rate_by_department", "department=", "as_of=") == everything


def test_csv_and_table_say_the_same_as_json(city: City, capsys: Capture, tmp_path: Path) -> None:
    rows = query(capsys, "online/rate_by_department")
    path = tmp_path / "out.csv"
    path.write_text(said(capsys, "query", "online/rate_by_department", "--format", "csv"), encoding="utf-8")
    assert pd.read_csv(path)["online"].tolist() == [row["online"] for row in rows]
    assert rows[0]["department"] in said(capsys, "query", "online/rate_by_department")


def test_csv_cells_never_become_formulas(city: City, capsys: Capture) -> None:
    text = HEADER + '1,市民部,市民課,"=HYPERLINK(""x"")",済,100,40\n'
    imported(capsys, city("a.csv", text), "--as-of", "2026-10-31")
    assert "'=HYPERLINK" in said(capsys, "query", "online/procedures", "--format", "csv")
