"""Small answers in the shape of the named queries."""

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
