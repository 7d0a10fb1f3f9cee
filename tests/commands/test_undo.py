"""``undo``: the figures of before, exactly; the sample city when nothing is left."""

import pytest

from tests.commands.asking import HEADER, ROWS, Capture, City, imported, query, said, without_import

pytestmark = pytest.mark.slow


def test_the_first_import_ends_the_sample_and_undo_brings_it_back(city: City, capsys: Capture) -> None:
    before = query(capsys, "online/totals")
    imported(capsys, city("a.csv", HEADER + ROWS["市民課"]), "--as-of", "2026-10-31")
    assert query(capsys, "online/totals")[0]["applicable"] == 2
    assert said(capsys, "undo", "1") == "取込番号 1 を取り消しました。\n"
    assert query(capsys, "online/totals") == before


def test_importing_twice_changes_nothing_and_undo_restores_exactly(city: City, capsys: Capture) -> None:
    both = city("both.csv", HEADER + "".join(ROWS.values()))
    imported(capsys, both, "--as-of", "2026-10-31")
    names = ["online/totals", "online/rate_by_department", "online/procedures", "online/spread_by_month"]
    before = [without_import(query(capsys, name)) for name in names]
    (again,) = imported(capsys, both, "--as-of", "2026-10-31")
    assert again["changes"] == {"added": 0, "changed": 0, "removed": 0, "unchanged": 4, "initiatives": []}
    assert [without_import(query(capsys, name)) for name in names] == before
    changed = city("changed.csv", HEADER + ROWS["市民課"].replace("未実施", "済"))
    imported(capsys, changed, "--as-of", "2026-10-31")
    assert query(capsys, "online/totals")[0]["online"] == 3
    said(capsys, "undo", "3")
    assert [without_import(query(capsys, name)) for name in names] == before
