"""The sample city's roadmap: the story it is meant to tell, and its figures against what its generator knows."""

import datetime as dt
from pathlib import Path
from typing import Any

import city
import generate
import months
import pandas as pd
import pytest
import roadmap_plan as plan
from roadmap_story import Report

from dashboard.settings import ROOT
from dashboard.store import answers as store
from tests.frames import day_of

pytestmark = pytest.mark.slow

SAMPLE = ROOT / "data" / "sample"
LAST = months.MONTHS[-1]


def truth(day: dt.date) -> dict[str, Report]:
    return {report.initiative_id: report for report in generate.roadmap_truth(day)}


@pytest.fixture(scope="module")
def answers(sample_store: Path) -> dict[dt.date, pd.DataFrame]:
    """roadmap/initiatives of every month."""
    return {
        day: store.answer(sample_store, "roadmap/initiatives", {"as_of": day}).set_index("initiative_id")
        for day in months.MONTHS
    }


def test_a_roadmap_of_three_pillars_and_fourteen_themes() -> None:
    assert len(plan.PLAN) == 48
    assert len({each.pillar for each in plan.PLAN}) == 3
    assert len({(each.pillar, each.theme) for each in plan.PLAN}) == 14
    assert len({each.number for each in plan.PLAN}) == 48
    assert all(dt.date(2024, 4, 1) <= day <= dt.date(2028, 3, 31) for each in plan.PLAN for day in each.planned)


def test_every_owner_is_a_department_of_its_month() -> None:
    for day in months.MONTHS:
        known = {unit.called(day) for unit in city.UNITS}
        for report in truth(day).values():
            assert {name.partition("（")[0] for name in (report.department, *report.related)} <= known


@pytest.mark.parametrize("day", months.MONTHS, ids=str)
def test_what_was_read_is_what_is_true(answers: dict[dt.date, pd.DataFrame], day: dt.date) -> None:
    """Lists in six looks and coloured grids: the same initiatives, days and states as the generator wrote."""
    rows, reports = answers[day], truth(day)
    assert reports
    assert set(reports) <= set(rows.index)
    for number, report in reports.items():
        row = rows.loc[number]
        assert (row["pillar"], row["theme"], row["department"]) == (
            report.pillar, report.theme, owner_today(number),
        )  # fmt: skip
        assert day_of(row["baseline_end"]) == report.baseline_end
        assert day_of(row["planned_end"]) == report.planned_end
        assert (day_of(row["actual_start"]), day_of(row["actual_end"])) == (report.actual_start, report.actual_end)
        assert row["reported_state"] == report.reported
        assert row["progress"] == pytest.approx(report.progress)
        if report.forecast_end is None or report.forecast_end > day:
            assert day_of(row["forecast_end"]) == report.forecast_end, number


@pytest.mark.parametrize("day", months.MONTHS, ids=str)
def test_slip_and_state_by_a_second_computation(answers: dict[dt.date, pd.DataFrame], day: dt.date) -> None:
    for number, report in truth(day).items():
        row, end = answers[day].loc[number], report.baseline_end
        expected = report.actual_end or report.forecast_end
        if not report.actual_end and (report.forecast_end or end) < day:
            expected = day
        slip = (expected - end).days if expected else None
        assert (None if pd.isna(row["slip_days"]) else row["slip_days"]) == slip, number
        assert row["computed_state"] == state(report, slip, day), number


def state(report: Report, slip: int | None, day: dt.date) -> str:
    begun = bool(report.actual_start or report.progress)
    if report.actual_end:
        return "done"
    if report.reported == "stopped":
        return "stopped"
    if day < report.baseline_start and not begun:
        return "not_started"
    if (slip is not None and slip > 30) or (report.baseline_start < day and not begun):
        return "late"
    return "attention" if slip is None or slip > 0 or report.forecast_end is None else "on_track"


def owner_today(number: str) -> str:
    """The 課 that has an initiative today, as the register names it."""
    first = {again: "{}-{}-{:02}".format(*place) for place, again in [plan.RENUMBERED]}.get(number, number)
    code = next(each.unit for each in plan.PLAN if each.number == first)
    unit = next(unit for unit in city.UNITS if unit.code == code)
    return f"{unit.name}（{unit.bureau}）" if unit.name == "総務課" else unit.name


def test_the_trouble_planted_in_it(answers: dict[dt.date, pd.DataFrame]) -> None:
    last = answers[LAST].set_index("initiative")
    assert answers[LAST]["computed_state"].value_counts().to_dict() == {
        "done": 15, "on_track": 12, "attention": 7, "late": 7, "not_started": 5, "stopped": 1,
    }  # fmt: skip
    rosy = last.loc["市民マイページの導入"]
    assert (rosy["reported_state"], rosy["computed_state"], rosy["agrees"]) == ("on_track", "late", False)
    assert last.loc["地域通貨・デジタル商品券", "computed_state"] == "stopped"
    assert last.loc["庁内電話のクラウド化", "reason"] == "start_missed"
    assert set(
        last.loc[["ホームページのアクセシビリティ改善", "オープンデータの拡充(推奨データセット)"], "reason"]
    ) == {"forecast_missing"}
    assert last.loc["標準化に合わせた帳票と業務の見直し", "reason"] == "forecast_stale"
    assert (last["slip_days"] < 0).sum() >= 3, "some done early"
    reviewed = last.loc["住民記録・税の標準準拠システムへの移行"]
    assert (bool(reviewed["is_rebaselined"]), day_of(reviewed["baseline_end"])) == (True, dt.date(2026, 12, 31))


@pytest.mark.parametrize("name", ["書かない窓口の導入", "文書管理システムの更新と電子決裁"])
def test_two_slip_a_little_every_month(answers: dict[dt.date, pd.DataFrame], name: str) -> None:
    slips = [rows.set_index("initiative").loc[name, "slip_days"] for rows in answers.values()]
    steps = pd.Series(slips[-9:]).diff().dropna()
    assert len(steps) == 8
    assert steps.between(1, 31).all()


def test_one_catches_up_and_one_puts_a_milestone_off(answers: dict[dt.date, pd.DataFrame]) -> None:
    states = {
        f"{day:%Y-%m}": (row["computed_state"], row["reported_state"])
        for day, rows in answers.items()
        for row in [rows.set_index("initiative").loc["道路損傷の通報と点検のデジタル化"]]
    }
    told = [states[month] for month in ("2025-10", "2025-11", "2026-01", "2026-02", "2026-03")]
    assert told == [
        ("on_track", "on_track"), ("late", "late"), ("late", "late"), ("late", "on_track"), ("on_track", "on_track"),
    ]  # fmt: skip
    lab: list[Any] = [answers[day].loc["3-1-01"] for day in (dt.date(2026, 3, 31), dt.date(2026, 4, 30), LAST)]
    due = [f"{each['due']:%Y-%m-%d}" for row in lab for each in row["milestones"] if each["name"] == "実証3件"]
    assert due == ["2026-04-30", "2026-09-30", "2026-09-30"]


def test_new_dropped_renumbered_and_renamed(answers: dict[dt.date, pd.DataFrame]) -> None:
    names = {day: set(rows["initiative"]) for day, rows in answers.items()}
    assert "プッシュ型通知(健診・予防接種)" not in names[dt.date(2025, 3, 31)]
    assert "プッシュ型通知(健診・予防接種)" in names[dt.date(2025, 4, 30)]
    assert "やさしい日本語と多言語の案内" in names[dt.date(2025, 9, 30)]
    assert "やさしい日本語と多言語の案内" not in names[dt.date(2025, 10, 31)]
    last = answers[LAST]
    assert last.loc["3-4-05", "initiative_key"] == "3-4-03"
    assert last.loc["2-1-01", "initiative"] == "RPA・自動化の適用業務の拡大"
    assert last.loc["2-1-01", "initiative_key"] == "2-1-01"


def test_the_files_are_the_same_bytes_every_time(tmp_path: Path) -> None:
    generate.generate(tmp_path)
    written = sorted(path.name for path in (tmp_path / "ロードマップ").iterdir())
    assert len(written) == 24
    for name in written:
        kept = SAMPLE / "files" / "ロードマップ" / name
        assert (tmp_path / "ロードマップ" / name).read_bytes() == kept.read_bytes(), name
