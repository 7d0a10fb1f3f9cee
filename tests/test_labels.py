import datetime as dt
import time
from typing import Any

import pandas as pd
import pytest

from dashboard import labels
from dashboard.labels import Day, Number

NAN = float("nan")
NAT: Any = pd.NaT


@pytest.mark.parametrize(
    ("rate", "text"),
    [(0.4523, "45.2%"), (0, "0.0%"), (1, "100.0%"), (0.9996, "100.0%"), (None, "—"), (NAN, "—"), (pd.NA, "—")],
)
def test_percent(rate: Number, text: str) -> None:
    assert labels.percent(rate) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (38, 84, "45.2%（38/84）"),
        (0, 5, "0.0%（0/5）"),
        (1234.0, 5678.0, "21.7%（1,234/5,678）"),
        (0, 0, "—"),
        (NAN, 5, "—"),
        (1, None, "—"),
    ],
)
def test_with_fraction(part: Number, whole: Number, text: str) -> None:
    assert labels.with_fraction(part, whole) == text


@pytest.mark.parametrize(
    ("change", "text"),
    [(0.021, "＋2.1pt"), (-0.021, "▲2.1pt"), (0, "±0.0pt"), (-0.0004, "±0.0pt"), (0.0006, "＋0.1pt"), (NAN, "—")],
)
def test_points(change: Number, text: str) -> None:
    assert labels.points(change) == text


@pytest.mark.parametrize(("number", "text"), [(1234, "1,234"), (0, "0"), (-1234.0, "▲1,234"), (None, "—"), (NAN, "—")])
def test_count(number: Number, text: str) -> None:
    assert labels.count(number) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (dt.date(2026, 10, 31), "令和8年10月末（2026-10-31）"),
        (dt.date(2026, 10, 30), "令和8年10月30日（2026-10-30）"),
        (dt.date(2024, 2, 29), "令和6年2月末（2024-02-29）"),
        (dt.date(2019, 5, 31), "令和元年5月末（2019-05-31）"),
        (dt.date(2019, 4, 30), "平成31年4月末（2019-04-30）"),
        (pd.Timestamp("2026-12-31"), "令和8年12月末（2026-12-31）"),
        ("2026-10-31", "令和8年10月末（2026-10-31）"),
        (None, "—"),
        (pd.NaT, "—"),
    ],
)
def test_month_end(day: Day, text: str) -> None:
    assert labels.month_end(day) == text


def test_months_and_fiscal_years_on_axes() -> None:
    assert labels.month(dt.date(2026, 10, 31)) == labels.month("2026-10-31") == "2026-10"
    assert labels.short_fiscal_year(dt.date(2026, 4, 1)) == "R8年度"
    assert labels.short_fiscal_year(dt.date(2018, 4, 1)) == "H30年度"


def test_moment() -> None:
    """As the clock on the wall says it: on another day than in UTC."""
    at = "2026-11-05T16:12:44+00:00"
    for each in (at, dt.datetime.fromisoformat(at), pd.Timestamp(at).tz_localize(None), "2026-11-06T01:12:44+09:00"):
        assert labels.moment(each) == "2026-11-06 01:12"
    assert labels.moment(NAT) == labels.moment(None) == "—"


def test_the_day_is_that_of_japan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the machine keeps another: one of fourteen hours ahead and eleven behind is on another day."""
    japan = dt.datetime.now(dt.timezone(dt.timedelta(hours=9))).date()
    days = set()
    for zone in ("Etc/GMT-14", "Etc/GMT+11"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        days.add(dt.date.today())  # noqa: DTZ011
        assert labels.today() == japan
    monkeypatch.undo()
    time.tzset()
    assert len(days) == 2


@pytest.mark.parametrize(
    ("code", "text"), [(3, "システムがない"), (4.0, "書類の原本が紙"), (NAN, "理由の記入なし"), (9, "理由9")]
)
def test_barrier(code: Number, text: str) -> None:
    assert labels.barrier(code) == text


@pytest.mark.parametrize(
    ("code", "text"), [("online", "実施済"), (None, "データなし"), (NAN, "データなし"), ("x", "x")]
)
def test_status(code: str | None, text: str) -> None:
    assert labels.status(code) == text


def test_every_status_has_a_colour_of_its_own() -> None:
    assert labels.STATUSES.keys() == labels.STATUS_COLOURS.keys()
    assert len(set(labels.STATUS_COLOURS.values())) == len(labels.STATUSES)


def test_every_state_has_a_colour() -> None:
    assert labels.STATES.keys() == labels.STATE_COLOURS.keys()


@pytest.mark.parametrize(
    ("share", "text"), [(0.523, "52.3"), (0, "0.0"), (1.0, "100.0"), (None, "—"), (float("nan"), "—")]
)
def test_scores_are_written_in_points(share: Number, text: str) -> None:
    assert labels.score(share) == text


@pytest.mark.parametrize(
    ("change", "text"), [(0.021, "＋2.1"), (-0.021, "▲2.1"), (0.0004, "±0.0"), (None, "—"), (float("nan"), "—")]
)
def test_changes_of_scores_carry_their_sign(change: Number, text: str) -> None:
    assert labels.signed(change) == text
