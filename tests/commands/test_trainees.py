"""``trainees``: refused before anything is read. What it names and records is in tests/ledger/test_respondents.py."""

from pathlib import Path

import pytest

from tests.commands.asking import Capture, City, logged, refused

pytestmark = pytest.mark.slow


def test_a_list_is_not_made_by_mistake(city: City, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "名簿.xlsx"
    wanted = ["trainees", "--field", "統計知識", "--by", "係", "--reason", "研修", "--out", str(out)]
    assert "--disclose" in refused(capsys, *wanted, status=2)
    assert "100以下" in refused(capsys, *wanted, "--disclose", "--line", "200", status=2)
    assert "見本の市" in refused(capsys, *wanted, "--disclose")
    assert not out.exists()
    assert logged(capsys) == []
