"""Named views: kept for everybody, each name once, renamed and taken back by further records only."""

from pathlib import Path

import pytest

from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Ledger
from dashboard.records import views

PARAMS = {"x_rows": ["department"], "x_barrier": ["書類の原本が紙", "その他"]}


def test_a_view_reads_as_it_was_kept_and_renamed(tmp_path: Path) -> None:
    first = views.save(tmp_path, " 理由別 ", PARAMS, "戦略室")
    second = views.save(tmp_path, "別", {}, "別の人")
    assert [(each.id, each.name, each.by) for each in views.views(tmp_path)] == [
        (second, "別", "別の人"), (first, "理由別", "戦略室"),
    ]  # fmt: skip
    assert views.views(tmp_path)[1].params == PARAMS
    views.rename(tmp_path, first, "紙の理由", "別の人")
    views.rename(tmp_path, first, "紙の理由", "別の人")
    assert [each.name for each in views.views(tmp_path)] == ["別", "紙の理由"]
    views.withdraw(tmp_path, first, "戦略室")
    assert [each.name for each in views.views(tmp_path)] == ["別"]
    views.save(tmp_path, "紙の理由", PARAMS, "戦略室")
    assert len(Ledger(tmp_path).records(views.VIEW)) == 6, "nothing is overwritten"


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    number = views.save(tmp_path, "甲", PARAMS, "戦略室")
    other = views.save(tmp_path, "乙", PARAMS, "戦略室")
    with pytest.raises(DashboardError, match="「甲」という見かたは、すでにあります"):
        views.save(tmp_path, "甲 ", {}, "戦略室")
    with pytest.raises(DashboardError, match="「甲」という見かたは、すでにあります"):
        views.rename(tmp_path, other, "甲", "戦略室")
    with pytest.raises(DashboardError, match="見かたの名前を書いて"):
        views.save(tmp_path, " ", PARAMS, "戦略室")
    with pytest.raises(DashboardError, match="保存する人の名前"):
        views.save(tmp_path, "丙", PARAMS, " ")
    with pytest.raises(DashboardError, match="60字まで"):
        views.save(tmp_path, "長" * 61, PARAMS, "戦略室")
    with pytest.raises(DashboardError, match="条件が多すぎて"):
        views.save(tmp_path, "丁", {"x_law": ["法" * 5000]}, "戦略室")
    views.withdraw(tmp_path, number, "戦略室")
    with pytest.raises(DashboardError, match="すでに取り下げられて"):
        views.rename(tmp_path, number, "戊", "戦略室")


def test_views_of_the_sample_city_are_none_of_the_city_s(tmp_path: Path) -> None:
    views.save(tmp_path, "甲", PARAMS, "戦略室", of_sample=True)
    assert views.views(tmp_path) == []
    views.save(tmp_path, "甲", PARAMS, "戦略室")
    assert len(views.views(tmp_path, of_sample=True)) == 1
