"""``rebaseline``: a review of a plan counts, is logged, and can be taken back."""

from pathlib import Path

import pytest

from tests.commands.asking import Capture, City, imported, logged, query, refused, said
from tests.importers.roadmaps import Plan, as_list

pytestmark = pytest.mark.slow

REVIEW = ["rebaseline", "1-1", "--end", "2026-12-31", "--reason", "国の仕様変更", "--by", "室長"]


def test_a_baseline_is_reviewed_logged_and_taken_back(city: City, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "ロードマップ.xlsx"
    path.write_bytes(as_list([Plan()]))
    imported(capsys, str(path))
    before = query(capsys, "roadmap/initiatives")
    assert list(before[0])[:9] == [
        "initiative_id", "pillar", "initiative", "department", "baseline_end", "forecast_end", "slip_days",
        "reported_state", "computed_state",
    ]  # fmt: skip
    done = "計画の見直し 1 を記録しました。取り消すには：python -m dashboard undo 見直し1\n"
    assert said(capsys, *REVIEW) == done
    assert query(capsys, "roadmap/initiatives")[0]["baseline_end"] == "2026-12-31"
    assert "理由：国の仕様変更" in said(capsys, "log")
    assert said(capsys, "undo", "見直し1", "--by", "室長") == "計画の見直し 1 を取り消しました。\n"
    assert query(capsys, "roadmap/initiatives") == before
    assert "すでに取り消されています" in refused(capsys, "undo", "見直し1")
    assert "（見直し2 で取消し済み）" in said(capsys, "log")
    assert [entry["kind"] for entry in logged(capsys)][-2:] == ["rebaseline", "rebaseline"]


def test_without_a_roadmap_there_is_nothing_to_review(city: City, capsys: Capture) -> None:
    assert "ロードマップがまだ取り込まれていません" in refused(capsys, *REVIEW)
