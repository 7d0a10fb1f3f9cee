"""A large roadmap: many initiatives over many months, as a ledger of imports."""

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.importers import Reading, SourceFile
from dashboard.importers.datasets.roadmap.dataset import SCHEMA
from dashboard.ledger.ledger import Ledger

DEPARTMENTS, PILLARS, THEMES = 120, 3, 40
FIRST = pd.Period("2021-11", "M")


def ledger(folder: Path, initiatives: int, months: int) -> dt.date:
    """Record a list of this many initiatives for every month; returns the last 基準日."""
    days = [(FIRST + step).end_time.date() for step in range(months)]
    readings = [Reading(f"ロードマップ{day:%Y%m}.xlsx", "roadmap", day, rows(initiatives, day)) for day in days]
    Ledger(folder).append([(SourceFile(each.file, each.file.encode()), each) for each in readings], by="測定")
    return days[-1]


def rows(initiatives: int, day: dt.date) -> pd.DataFrame:
    """One month's list as an importer reads it: plans of one to four years, most slipping by some days a month."""
    chance = np.random.default_rng(7)
    number = np.arange(initiatives)
    start = pd.Timestamp("2021-04-01") + pd.to_timedelta(chance.integers(0, 1500, initiatives), "D")
    end = start + pd.to_timedelta(chance.integers(300, 1400, initiatives), "D")
    passed = (pd.Timestamp(day) - start).days.to_numpy().clip(0)
    forecast = end + pd.to_timedelta((passed * chance.uniform(-0.05, 0.2, initiatives)).astype(int), "D")
    done = forecast <= pd.Timestamp(day)
    frame = pd.DataFrame(
        {
            "sheet": "一覧",
            "row": number + 4,
            "cell": [f"D{each + 4}" for each in number],
            "initiative_id": [f"{each % PILLARS + 1}-{each:04d}" for each in number],
            "pillar": [f"第{each % PILLARS + 1}の柱" for each in number],
            "theme": [f"施策{each % THEMES + 1}" for each in number],
            "initiative": [f"取組{each}の推進" for each in number],
            "department_text": [f"第{each % DEPARTMENTS}課" for each in number],
            "bureau_text": [f"第{each % DEPARTMENTS // 8}部" for each in number],
            "related_departments": [[f"第{(each + 1) % DEPARTMENTS}課"] for each in number],
            "planned_start": start,
            "planned_end": end,
            "actual_start": pd.Series(start).where(passed > 0),
            "actual_end": pd.Series(forecast).where(done),
            "forecast_end": forecast,
            "start_is_reported": True,
            "progress": (passed / (end - start).days.to_numpy()).clip(0, 1),
            "reported_state": np.where(done, "done", "on_track"),
            "reported_text": np.where(done, "完了", "順調"),
            "milestones": [[f"{each:%Y-%m-%d} 中間"] for each in start + (end - start) / 2],
        }
    )
    days = ("planned_start", "planned_end", "actual_start", "actual_end", "forecast_end")
    frame = frame.assign(**{name: frame[name].dt.date for name in days})
    return frame.reindex(columns=[*SCHEMA])


def files(departments: int, day: dt.date) -> list[SourceFile]:
    """The lists of single 課 for one 基準日, ten initiatives each, as they come in by mail."""
    made = []
    for number in range(1, departments + 1):
        rows = [f"{number}-{n},第{number}課,取組{number}の{n},2025/4/1,2028/3/31,順調" for n in range(1, 11)]
        text = "\n".join(["No.,所管課,取組名,計画開始,計画終了,状況", *rows])
        made.append(SourceFile(f"第{number}課_{day:%Y%m}.csv", text.encode("cp932")))
    return made
