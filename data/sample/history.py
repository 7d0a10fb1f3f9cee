"""What happened over 24 months: which procedures went online when, and what was said of the others."""

import math
from functools import cache

from chance import draw, pick
from city import FELL, Unit
from months import LAST, MONTHS
from procedures import Procedure, procedures

ANNOUNCED = 5
"""How many months ahead a 課 announces that a procedure will go online."""
REASONS = (1, 2, 3, 3, 4, 4, 6, 6, 7)
"""The reasons (懸念点) named when it is not the usual one of the 課; the frequent ones stand twice."""


def progress(unit: Unit, month: int) -> float:
    """How much of the way from start to end a unit has gone; runs on after the last month."""
    done = month / LAST
    match unit.pace:
        case "early":
            return 1 - max(0.0, 1 - done) ** 2
        case "late":
            return math.pow(done, 2.2)
        case "jump":
            return float(month >= LAST)
        case "fall":
            return float(month >= MONTHS.index(FELL))
        case "steady":
            return done


@cache
def queue(unit: Unit) -> tuple[Procedure, ...]:
    """The procedures of a unit that can be online, those that go first in front."""
    possible = (entry for entry in procedures() if entry.unit == unit.code and fixed_status(entry) is None)
    return tuple(sorted(possible, key=lambda entry: -entry.eagerness))


def fixed_status(entry: Procedure) -> str | None:
    """対象外 and その他 stay what they are for ever; marked and frequent procedures are never among them."""
    chance = draw("fixed", entry.procedure_id)
    if entry.volume > 300 or abs(entry.eagerness) > 1:
        return None
    if chance < 0.055:
        return "not_applicable"
    return "other" if chance < 0.065 else None


@cache
def online_procedures(unit: Unit, month: int) -> frozenset[str]:
    """The ids of a unit's procedures that are online in a month."""
    rate = unit.start + (unit.end - unit.start) * progress(unit, month)
    count = min(len(queue(unit)), round(rate * len(queue(unit))))
    return frozenset(entry.procedure_id for entry in queue(unit)[:count])


def is_online(unit: Unit, entry: Procedure, month: int) -> bool:
    """Whether a procedure is online in a month (months after the last are the plan)."""
    return entry.procedure_id in online_procedures(unit, month)


def opens_in(unit: Unit, entry: Procedure, month: int) -> int | None:
    """The month within those announced in which a procedure goes online."""
    ahead = range(month + 1, month + ANNOUNCED + 1)
    return next((later for later in ahead if is_online(unit, entry, later)), None)


def status(unit: Unit, entry: Procedure, month: int) -> str | None:
    """The status in a month; None where the 課 left the cell blank."""
    if draw("blank", entry.procedure_id) < 0.03 and draw("blank", entry.procedure_id, month // 6) < 0.3:
        return None
    if fixed := fixed_status(entry):
        return fixed
    if is_online(unit, entry, month):
        return "online"
    if opens_in(unit, entry, month):
        return "planned"
    chance = draw("on the way", entry.procedure_id)
    return "partial" if chance < 0.06 else "planned" if chance < 0.10 else "not_online"


def barrier(unit: Unit, entry: Procedure, state: str | None) -> int | None:
    """The reason written for not being online; a few 課 leave it blank."""
    if state == "planned":
        return 0
    if state not in ("partial", "not_online") or draw("no reason", entry.procedure_id) < 0.06:
        return None
    return unit.barrier if draw("usual", entry.procedure_id) < 0.55 else pick(REASONS, entry.name)


def opened_in(unit: Unit, entry: Procedure, month: int) -> int:
    """The month in which a procedure that is online went online; before the first month, a negative number."""
    earlier = range(month)
    first = next((step for step in earlier if is_online(unit, entry, step)), month)
    return first if first else -1 - int(40 * draw("opened", entry.procedure_id))
