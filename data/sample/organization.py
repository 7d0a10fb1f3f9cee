"""The register of the 課 (組織表), with its reforms: 2022-04-01 one moved to another 部; 2026-04-01 one
renamed, two merged, one split.
"""

import datetime as dt

from chance import pick
from city import FOUNDED, MOVE, MOVED, REFORM, SPELLINGS, UNITS
from tab import Cell, Tab

HEADER = ("部", "課", "表示順", "職員数", "有効開始", "有効終了", "後継課", "別名・旧称", "兼務職員")
LAST_DAY = REFORM - dt.timedelta(days=1)
ROLES = ("主査", "係長", "主任", "課長補佐")


def register() -> list[Tab]:
    """The register as one sheet: every 課 of today, then those that ended with the reform."""
    today = [row(bureau, name, REFORM, order) for order, (bureau, name) in enumerate(departments(REFORM), start=1)]
    ended = [
        row(bureau, name, LAST_DAY, None)
        for bureau, name in departments(LAST_DAY)
        if name not in {unit.name for unit in UNITS}
    ]
    return [Tab("組織表", [["みなと野市　組織表"], ["令和8年10月1日現在"], [], list(HEADER), *today, *ended, *moved()])]


def departments(day: dt.date) -> list[tuple[str, str]]:
    """部 and 課 in force on a day, in the order of the register."""
    return list(dict.fromkeys((unit.bureau, unit.called(day)) for unit in UNITS))


def moved() -> list[list[Cell]]:
    """The 課 that stood in another 部 before, years before the first monthly list."""
    last = MOVE - dt.timedelta(days=1)
    return [[bureau, name, None, None, FOUNDED, last, None, None, None] for name, bureau in MOVED.items()]


def row(bureau: str, name: str, day: dt.date, order: int | None) -> list[Cell]:
    """One 課 as it was on that day."""
    units = [unit for unit in UNITS if (unit.bureau, unit.called(day)) == (bureau, name)]
    ended = day < REFORM
    new = not ended and any(unit.before for unit in units)
    successors = dict.fromkeys(unit.name for unit in units) if ended else ()
    return [
        bureau,
        name,
        order,
        sum(unit.headcount for unit in units),
        REFORM if new else MOVE if name in MOVED else FOUNDED,
        LAST_DAY if ended else None,
        "、".join(successors) or None,
        "、".join(SPELLINGS.get((bureau, name), ())) or None,
        pick(ROLES, "liaison", bureau, name),
    ]
