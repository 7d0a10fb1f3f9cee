"""ヒアリング: what a 課 said, and how it takes to the change."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from dashboard.importers import Hints
from dashboard.importers.cells.folding import fold
from dashboard.importers.model import Reading, Value
from tests.importers.grids import Row, codes, finding, only, read, register, sheet, unknown

HEADER = ["実施日", "課", "聞いた人", "意識", "検討事項", "困りごと", "約束", "約束を果たした日", "次回"]
CITY = register(("市民部", "市民課"), ("財務部", "税務課"))


def hearings(*rows: Row, header: Row = HEADER, **more: Any) -> Reading:
    return read(sheet([["ヒアリング記録"], header, *rows]), file="ヒアリング.xlsx", **{"register": CITY, **more})


def one(attitude: Value, **more: Any) -> Reading:
    return hearings(
        ["R8.4.14", "市民課", "主査", attitude, "予約", "紙", "ひな形", "2026/5/1", "令和8年11月10日"], **more
    )


def test_rows() -> None:
    row = only(one("やや高い"))
    assert [row[name] for name in ("heard_on", "kept_on", "next_on")] == [
        *(dt.date(2026, 4, 14), dt.date(2026, 5, 1), dt.date(2026, 11, 10))
    ]
    assert [row[name] for name in ("heard_by", "attitude", "considered", "trouble", "promised")] == [
        *("主査", 4, "予約", "紙", "ひな形")
    ]


@pytest.mark.parametrize(
    ("written", "level"),
    [
        (5, 5),
        ("３", 3),
        ("4 やや高い", 4),
        ("2（やや低い）", 2),
        ("4/5", 4),
        ("高い", 5),
        ("ふつう", 3),
        ("低い", 1),
        ("△", 2),
    ],
)
def test_attitudes(written: Value, level: int) -> None:
    reading = one(written)
    assert only(reading)["attitude"] == level
    assert codes(reading, "warning", "error") == []


@pytest.mark.parametrize("written", [6, 0, "熱心", "1 高い", "3.5"])
def test_what_is_no_attitude_is_asked(written: Value) -> None:
    """1 may be the highest in some city: number and word that contradict are not guessed."""
    asked = finding(one(written), "attitude_unlisted")
    assert unknown(one(written), "attitude")
    answered = one(written, hints=Hints(answers={fold(asked.key or ""): "やや高い"}))
    assert only(answered)["attitude"] == 4


def test_departments_that_were_heard_together() -> None:
    reading = hearings(["2026/5/1", "市民課・税務課", "主査", 3, "予約", None, None, None, None])
    assert list(reading.rows["department_text"]) == ["市民課", "税務課"]


def test_a_day_that_is_not_known_loses_nothing_that_was_said() -> None:
    reading = hearings([None, "市民課", "主査", 3, "予約", None, None, None, "未定"])
    assert codes(reading, "warning", "error") == ["heard_on_blank"]
    assert pd.isna(only(reading)["heard_on"])


def test_a_day_beside_a_department_is_no_hearing() -> None:
    assert read(sheet([["実施日", "課", "回数"], ["2026/5/1", "市民課", 1]]), register=CITY).dataset is None
