"""Small answers in the shape of the named queries."""

import datetime as dt

import pandas as pd
import pytest


@pytest.fixture
def departments() -> pd.DataFrame:
    """Five 課 of three 部: one without procedures, one that has not sent its list, one with few procedures."""
    nan = float("nan")
    frame = pd.DataFrame(
        {
            "bureau": ["総務部", "福祉部", "福祉部", "福祉部", "議会"],
            "department": ["人事課", "福祉課", "保育課", "介護課", "議会事務局"],
            "applicable": [20, 40, 4, 0, nan],
            "numerator": [20, 4, 2, 0, nan],
            "denominator": [20, 40, 4, 0, nan],
            "rate": [1.0, 0.1, 0.5, nan, nan],
            "rate_low": [0.84, 0.04, 0.15, nan, nan],
            "rate_high": [1.0, 0.23, 0.85, nan, nan],
            "rate_before": [0.9, 0.1, 0.75, nan, nan],
            "submitted": [True, True, True, True, False],
            "mendable": [0, 30, 1, 0, nan],
            "display_order": [2, 1, 3, 4, 5],
        }
    )
    return frame.assign(change=frame["rate"] - frame["rate_before"], remaining=frame["applicable"] - frame["numerator"])


@pytest.fixture
def limits() -> pd.DataFrame:
    """Limits around a city rate of 40 %, the same for every n up to 40."""
    return pd.DataFrame(
        {"n": range(1, 41), "low95": 0.3, "high95": 0.6, "low998": 0.2, "high998": 0.7, "city_rate": 0.4}
    )


@pytest.fixture
def spread() -> pd.DataFrame:
    """Eight months to 2026-06 whose quartiles draw together."""
    months = pd.date_range(end="2026-06-30", periods=8, freq="ME")
    steps = [0.01 * month for month in range(8)]
    return pd.DataFrame(
        {
            "as_of": months,
            "departments": 40,
            "city_rate": [0.42 + step for step in steps],
            "min": 0.0,
            "p10": [0.1 + step for step in steps],
            "p25": [0.2 + step for step in steps],
            "median": [0.4 + step for step in steps],
            "p75": [0.6 - step for step in steps],
            "p90": [0.8 - step for step in steps],
            "max": 1.0,
        }
    )


@pytest.fixture
def remaining() -> pd.DataFrame:
    """Four procedures of which two make up more than half."""
    return pd.DataFrame(
        {
            "procedure": ["住民票の写しの交付請求（本人以外）に係る申請", "児童手当現況届", "犬の登録", "罹災証明"],
            "department": ["市民課", "保育課", "環境課", "市民課"],
            "barrier": [3.0, float("nan"), 4.0, 3.0],
            "remaining_volume": [4000, 3000, 2000, 1000],
            "cumulative_share": [0.4, 0.7, 0.9, 1.0],
        }
    )


@pytest.fixture
def barriers() -> pd.DataFrame:
    """Three reasons and those without one, whose order differs by what is counted."""
    return pd.DataFrame(
        {
            "barrier": [float("nan"), 3.0, 4.0, 6.0],
            "procedures": [50, 10, 30, 10],
            "remaining_volume": [100, 900, 300, 0],
        }
    )


MILESTONES = [{"due": dt.date(2026, 6, 30), "name": "試行"}, {"due": dt.date(2026, 12, 1), "name": "稼働"}]


@pytest.fixture
def initiatives() -> pd.DataFrame:
    """Five initiatives of two 柱: late, done early, not begun, stopped, and one with a missed start."""
    frame = pd.DataFrame(
        {
            "initiative_key": ["a", "b", "c", "d", "e"],
            "initiative": ["書かない窓口の導入と予約システムの全庁展開", "マイページ", "地域通貨", "RPA", "電子図書館"],
            "pillar": ["住民"] * 3 + ["行政"] * 2,
            "theme": ["窓口", "窓口", "くらし", None, None],
            "department": ["市民課", "市民課", "商工課", "総務課", "中央図書館"],
            "baseline_start": ["2025-04-01", "2025-04-01", "2027-01-01", "2025-04-01", "2026-09-01"],
            "baseline_end": ["2026-09-30", "2026-03-31", "2027-12-31", None, "2027-03-31"],
            "actual_start": ["2025-05-01", "2025-04-01", None, "2025-04-01", None],
            "actual_end": [None, "2026-03-01", None, None, None],
            "forecast_end": ["2026-12-31", None, None, None, "2027-03-31"],
            "expected_end": ["2026-12-31", "2026-03-01", None, "2026-12-31", "2027-03-31"],
            "slip_days": [92.0, -30.0, float("nan"), float("nan"), 0.0],
            "progress": [0.6, 1.0, 0.0, 0.3, 0.0],
            "planned_progress": [1.0, 1.0, 0.0, float("nan"), 0.3],
            "computed_state": ["late", "done", "not_started", "stopped", "late"],
            "reason": ["slip", None, None, None, "start_missed"],
            "waits": [float("nan")] * 4 + [60.0],
            "delay": [92.0, -30.0, float("nan"), float("nan"), 60.0],
            "is_open": [True, False, True, False, True],
            "milestones": [MILESTONES, [], [], [], []],
            "late_since": ["2026-05-31", None, None, None, "2026-10-31"],
            "is_related": [False, False, False, False, False],
            "problem": ["人手が足りない", None, None, None, None],
        }
    )
    days = [str(name) for name in frame if str(name).endswith(("_start", "_end"))] + ["late_since"]
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in days})
