"""When each file of the sample city came in: a few days after the month's end, some of them late."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from city import LATE
from layouts import LAYOUTS, late
from months import MONTHS
from people_sheets import people_files
from roadmap_sheets import roadmap_files

JAPAN = dt.timezone(dt.timedelta(hours=9))
CLOSED = {(1, 1), (1, 2), (1, 3), (5, 3), (5, 4), (5, 5), (5, 6), (11, 3)}
"""Holidays and the year's end in the first week of a month."""
ONE_DAY = {
    "組織表.xlsx": dt.date(2026, 4, 1),
    "スキルアセスメント/設問一覧.xlsx": dt.date(2025, 9, 26),
    "スキルアセスメント/回答一覧（昨年）.xlsx": dt.date(2025, 9, 26),
    "スキルアセスメント/令和8年度_回答.csv": dt.date(2026, 9, 25),
}
LATE_BUREAUS = {"2026-02": {"建設部": dt.date(2026, 3, 11)}, "2026-05": {"消防本部": dt.date(2026, 6, 10)}}
"""Where each 部 sent a file of its own: who sent it after the deadline."""


def arrivals(folder: Path) -> str:
    """The table of the files in the folder and when they came, as CSV."""
    lines = sorted(_days(folder).items())
    return "file,came_at\n" + "".join(
        f"{name},{dt.datetime.combine(day, dt.time(10, 15), JAPAN).isoformat()}\n" for name, day in lines
    )


def _days(folder: Path) -> dict[str, dt.date]:
    found = {**ONE_DAY, **dict(_of_procedures(folder))}
    for as_of, name in zip(MONTHS, roadmap_files(), strict=True):
        found[f"ロードマップ/{name}"] = _soon_after(as_of)
    for name, (as_of, _) in people_files().items():
        found[f"兼務・相談・ヒアリング/{name}"] = _soon_after(as_of)
    return found


def _of_procedures(folder: Path) -> Iterator[tuple[str, dt.date]]:
    for as_of, layout in LAYOUTS.items():
        if Path(layout.file).suffix:
            yield layout.file, _soon_after(as_of)
        else:
            for path in (folder / layout.file).iterdir():
                bureau = path.stem.partition("_")[2]
                day = LATE_BUREAUS.get(layout.file, {}).get(bureau, _soon_after(as_of))
                yield f"{layout.file}/{path.name}", day
        for department, day in LATE.get(as_of, {}).items():
            yield late(as_of, department).file, day


def _soon_after(as_of: dt.date) -> dt.date:
    """The fourth day of the next month, or the next one on which the city hall is open."""
    day = pd.Timestamp(as_of) + pd.Timedelta(days=4)
    while day.weekday() >= 5 or (day.month, day.day) in CLOSED:
        day += pd.Timedelta(days=1)
    return day.date()
