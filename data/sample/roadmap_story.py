"""What each initiative reports in each month; ``roadmap_truth`` is that without the looks of a file."""

import datetime as dt
import math
from dataclasses import dataclass

from chance import draw, pick
from city import UNITS
from months import FIRST, MONTHS
from roadmap_plan import (
    DROPPED,
    NEW,
    PLAN,
    PUT_OFF,
    RENAMED,
    RENUMBERED,
    REVIEWED_END,
    Fate,
    Initiative,
    last_day,
)  # fmt: skip

GRIDS = frozenset({dt.date(2024, 12, 31), dt.date(2025, 6, 30), dt.date(2025, 12, 31), dt.date(2026, 6, 30)})
"""The months that came as a month grid: their days are month ends."""
APRIL = {year: dt.date(year, 4, 30) for year in (2025, 2026)}
SEPTEMBER = dt.date(2025, 9, 30)
OFFSET = FIRST.month + 12 * FIRST.year - (4 + 12 * 2024)
"""Months from 2024-04 to the first of the story."""

PROBLEMS = (
    "事業者との仕様の調整に時間がかかっている", "国の仕様の確定が遅れている", "庁内の体制（担当1名）が足りない",
    "既存システムのデータ移行に不備が見つかった", "関係課との役割分担が決まっていない", "入札が不調となり再公告した",
)  # fmt: skip
NEXT_STEPS = (
    "来月中に仕様を確定する", "関係課との打合せを毎週開く", "試行の結果をまとめて会議に諮る", "研修の日程を決める",
    "事業者と工程を引き直す", "要綱を改正する",
)  # fmt: skip
DONE = ("要件を整理した", "試行を行った", "関係課に説明した", "職員研修を行った", "データを移した", "手順書を作った")


@dataclass(frozen=True, slots=True)
class Report:
    """What is true of one initiative in one month. The baseline follows the review of 2026-04."""

    initiative_id: str
    pillar: str
    theme: str
    name: str
    department: str
    related: tuple[str, ...]
    baseline_start: dt.date
    baseline_end: dt.date
    planned_start: dt.date
    planned_end: dt.date
    actual_start: dt.date | None
    actual_end: dt.date | None
    forecast_end: dt.date | None
    progress: float
    reported: str
    done_this_month: str | None
    problem: str | None
    next_step: str | None
    kpi: str | None
    kpi_baseline: float | None
    kpi_target: float | None
    kpi_actual: float | None
    milestones: tuple[tuple[dt.date, str], ...]


def roadmap_truth(as_of: dt.date) -> list[Report]:
    """All initiatives that were reported in a month, in the order of the list."""
    return [_report(each, as_of) for each in PLAN if _is_listed(each, as_of)]


def _is_listed(each: Initiative, as_of: dt.date) -> bool:
    if each.place == NEW and as_of < APRIL[2025]:
        return False
    if each.place == DROPPED and as_of > SEPTEMBER:
        return False
    return not (each.fate.kind == "forgotten" and MONTHS.index(as_of) >= each.fate.since)


def _report(each: Initiative, as_of: dt.date) -> Report:
    month = MONTHS.index(as_of)
    start, baseline_end = each.planned
    is_reviewed = each.fate.kind == "reviewed" and as_of >= APRIL[2026]
    planned_end = last_day(REVIEWED_END) if is_reviewed else baseline_end
    expected = _expected(each, month, as_of)
    begun = start if start <= as_of and each.fate.kind != "missed" else None
    is_stopped = each.fate.kind == "stopped" and month >= each.fate.since
    ended = expected if begun and expected <= as_of and not is_stopped and each.fate.kind != "overdue" else None
    progress = _progress(begun, ended, expected, as_of)
    named_name = RENAMED[1] if each.place == RENAMED[0] and as_of >= APRIL[2026] else each.name
    number = RENUMBERED[1] if each.place == RENUMBERED[0] and as_of >= APRIL[2026] else each.number
    is_silent = each.fate.kind == "silent" and month >= each.fate.since
    is_told_late = (expected - planned_end).days > 30 and not _is_rosy(each.fate, month)
    reported = _reported(begun, ended, is_stopped=is_stopped, is_late=is_told_late)
    is_moving = bool(begun) and not ended and not is_stopped
    return Report(
        initiative_id=number,
        pillar=each.pillar,
        theme=each.theme,
        name=named_name,
        department=_called(each.unit, as_of),
        related=tuple(dict.fromkeys(_called(code, as_of) for code in each.related)),
        baseline_start=start,
        baseline_end=planned_end,
        planned_start=start,
        planned_end=planned_end,
        actual_start=begun,
        actual_end=ended,
        forecast_end=None if ended or is_silent or is_stopped else expected,
        progress=progress,
        reported=reported,
        done_this_month=pick(DONE, "done", each.number, as_of) if is_moving else None,
        problem=pick(PROBLEMS, "problem", each.number, month // 6) if _has_problem(reported, each) else None,
        next_step=pick(NEXT_STEPS, "next", each.number, as_of) if is_moving else None,
        kpi=each.kpi.name if each.kpi else None,
        kpi_baseline=each.kpi.baseline if each.kpi else None,
        kpi_target=each.kpi.target if each.kpi else None,
        kpi_actual=_kpi_actual(each, begun, progress, as_of),
        milestones=tuple((last_day(when), words) for when, words in _milestones(each, month)),
    )


def _called(code: str, day: dt.date) -> str:
    """A 課 as the list names it; the 総務課 of the 消防本部 has no part in the roadmap."""
    unit = next(unit for unit in UNITS if unit.code == code)
    name = unit.called(day)
    return f"{name}（{unit.bureau}）" if name == "総務課" else name


def _expected(each: Initiative, month: int, as_of: dt.date) -> dt.date:
    """When it is expected to end, as known in a month. In grids a month end; what is done ended on one as well."""
    fate, (_, end) = each.fate, each.planned
    if fate.kind == "reviewed":
        # In the review 275 days are the new plan; half a month more since 2026-07.
        moved = 0 if month < fate.since else 200 if as_of < APRIL[2026] else 275 if month < 20 else 290
    elif fate.kind == "creeps":
        moved = fate.days * max(0, month - fate.since)
    else:
        moved = fate.days if month >= fate.since and not (fate.until and month >= fate.until) else 0
    expected = end + dt.timedelta(days=moved)
    is_past = expected <= as_of
    return _month_end(expected) if as_of in GRIDS or is_past or fate.days < 0 else expected


def _month_end(day: dt.date) -> dt.date:
    month = (day.year - 2024) * 12 + day.month - 4
    return last_day(month)


def _progress(begun: dt.date | None, ended: dt.date | None, expected: dt.date, as_of: dt.date) -> float:
    """In steps of five percent, never whole before the end."""
    if ended:
        return 1.0
    if begun is None:
        return 0.0
    share = ((as_of - begun).days + 1) / ((max(expected, as_of) - begun).days + 1)
    return min(0.95, math.floor(share * 20) / 20)


def _milestones(each: Initiative, month: int) -> list[tuple[int, str]]:
    place, milestone, known, later = PUT_OFF
    is_put_off = each.place == place and month >= known
    return [
        (later, words) if is_put_off and (when, words) == milestone else (when, words)
        for when, words in each.milestones
    ]


def _is_rosy(fate: Fate, month: int) -> bool:
    return fate.kind == "rosy" or (fate.kind == "recovers" and month >= fate.until - 1)


def _reported(begun: dt.date | None, ended: dt.date | None, *, is_stopped: bool, is_late: bool) -> str:
    if is_stopped:
        return "stopped"
    if ended:
        return "done"
    if begun is None:
        return "not_started"
    return "late" if is_late else "on_track"


def _has_problem(reported: str, each: Initiative) -> bool:
    return reported == "late" or (each.fate.kind in ("rosy", "missed", "silent") and reported != "done")


def _kpi_actual(each: Initiative, begun: dt.date | None, progress: float, as_of: dt.date) -> float | None:
    """From the baseline towards the target with progress, unevenly; not every month is reported."""
    if each.kpi is None or begun is None or draw("kpi reported", each.number, as_of) < 0.06:
        return None
    way = progress**1.4 * (0.9 + 0.15 * draw("kpi", each.number, as_of))
    return float(round(each.kpi.baseline + (each.kpi.target - each.kpi.baseline) * min(way, 1.04)))
