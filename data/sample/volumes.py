"""How many applications were made in a year, and how many of them online."""

import datetime as dt
import math

from chance import draw
from city import Unit
from history import opened_in
from procedures import Procedure

USE = {
    "施設予約システム": 0.85,
    "図書館システム": 0.80,
    "eLTAX": 0.72,
    "電子入札システム": 0.90,
    "LINE": 0.55,
    "コンビニ交付・電子申請サービス": 0.36,
    "ぴったりサービス": 0.30,
}
"""The share of applications that come online once a system has been open for years."""


def annual_count(entry: Procedure, as_of: dt.date) -> int | None:
    """The count of the 年度 before; unknown for some procedures in all years, at times only for a year."""
    year = as_of.year - (as_of.month < 4)
    if draw("never counted", entry.procedure_id) < 0.05 or draw("not counted", entry.procedure_id, year) < 0.01:
        return None
    return round(entry.volume * (0.95 + 0.1 * draw("year", entry.procedure_id, year)))


def online_count(unit: Unit, entry: Procedure, month: int, state: str | None, annual: int | None) -> int | None:
    """How many applications came online: grows after the opening; a 課 with nothing online writes 0 or a dash."""
    if annual is None or state is None or draw("online not counted", entry.procedure_id) < 0.03:
        return None
    if state not in ("online", "partial"):
        return None if draw("dash", unit.code) < 0.25 else 0
    age = month - opened_in(unit, entry, month) if state == "online" else 6
    usual = USE.get(entry.tool, 0.35) * (0.6 + 0.5 * draw("use", entry.procedure_id))
    return math.floor(annual * min(usual, 0.97) * (1 - math.exp(-(age + 1) / 12)))
