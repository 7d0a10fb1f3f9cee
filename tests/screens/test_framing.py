"""Which month a comparison means."""

import datetime as dt
from typing import Any

import pytest

from dashboard.screens.framing import before

MONTHS = [dt.date(2026, 10, 31), dt.date(2026, 9, 30), dt.date(2026, 6, 30), dt.date(2025, 10, 31)]


@pytest.mark.parametrize(
    ("as_of", "months_back", "expected"),
    [
        (dt.date(2026, 10, 31), 1, dt.date(2026, 9, 30)),
        (dt.date(2026, 10, 31), 3, dt.date(2026, 6, 30)),
        (dt.date(2026, 10, 31), 12, dt.date(2025, 10, 31)),
        (dt.date(2026, 6, 30), 1, dt.date(2025, 10, 31)),
        (dt.date(2025, 10, 31), 1, None),
        (dt.date(2026, 10, 15), 1, dt.date(2026, 9, 30)),
    ],
)
def test_the_latest_month_far_enough_back(as_of: dt.date, months_back: int, expected: Any) -> None:
    assert before(as_of, months_back, MONTHS) == expected
