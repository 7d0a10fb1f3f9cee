"""Named plans: kept, each name once, taken back by a further record only."""

import datetime as dt
from pathlib import Path

import pytest

from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Ledger
from dashboard.records import plans
from dashboard.records.plans import Planned

AS_OF, UNTIL = dt.date(2026, 10, 31), dt.date(2027, 3, 31)
TWO = (Planned("0123abc", "市民課", "転入届"), Planned("4567def", "税務課", "納税証明書交付請求"))


def test_a_plan_reads_as_it_was_kept(tmp_path: Path) -> None:
    number = plans.save(tmp_path, " 後半の2手続 ", AS_OF, UNTIL, TWO, "戦略室")
    other = plans.save(tmp_path, "期限なし", AS_OF, None, TWO[:1], "別の人")
    assert [each.id for each in plans.plans(tmp_path)] == [other, number], "the latest first"
    kept = plans.plans(tmp_path)[1]
    assert (kept.name, kept.by, kept.as_of, kept.until) == ("後半の2手続", "戦略室", AS_OF, UNTIL)
    assert (kept.procedures, kept.picked) == (TWO, ("0123abc", "4567def"))
    assert plans.plans(tmp_path)[0].until is None


def test_a_name_is_given_once_and_free_again_when_its_plan_is_taken_back(tmp_path: Path) -> None:
    number = plans.save(tmp_path, "甲", AS_OF, None, TWO, "戦略室")
    with pytest.raises(DashboardError, match="「甲」という計画は、すでにあります"):
        plans.save(tmp_path, "甲 ", AS_OF, None, TWO, "戦略室")
    plans.withdraw(tmp_path, number, "戦略室")
    assert plans.plans(tmp_path) == []
    plans.save(tmp_path, "甲", AS_OF, None, TWO, "戦略室")
    assert len(Ledger(tmp_path).records(plans.PLAN)) == 3, "nothing is overwritten"


def test_plans_of_the_sample_city_are_none_of_the_city_s(tmp_path: Path) -> None:
    plans.save(tmp_path, "甲", AS_OF, None, TWO, "戦略室", of_sample=True)
    assert plans.plans(tmp_path) == []
    assert [each.name for each in plans.plans(tmp_path, of_sample=True)] == ["甲"]
    plans.save(tmp_path, "甲", AS_OF, None, TWO, "戦略室")


@pytest.mark.parametrize(
    ("name", "by", "procedures", "said"),
    [
        ("甲", "戦略室", (), "1つも選ばれていません"),
        (" ", "戦略室", TWO, "名前を書いて"),
        ("甲", "", TWO, "名前を書いて"),
    ],
)
def test_what_is_missing_is_said(
    tmp_path: Path, name: str, by: str, procedures: tuple[Planned, ...], said: str
) -> None:
    with pytest.raises(DashboardError, match=said):
        plans.save(tmp_path, name, AS_OF, None, procedures, by)
    assert plans.plans(tmp_path) == []
