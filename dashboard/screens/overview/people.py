"""話す相手: the 課 behind what is on top, and the question to ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Line, Table
from dashboard.screens.online import asking as online_asking
from dashboard.screens.online import funnel
from dashboard.screens.overview import changes, questions
from dashboard.screens.overview.rules import RULES
from dashboard.screens.overview.view import View
from dashboard.screens.roadmap import asking as roadmap_asking
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask

TITLE = "話す相手"
NOBODY = "今月、こちらから尋ねることのある課はありません。"
LISTED = ["title", "said"]
ASKED = [rule for rule, each in RULES.items() if each.is_asked]


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask of a 課, and where it stands."""

    department: str
    words: str
    lead: Lead


def lines(ask: Ask, view: View, *, outside: bool = False) -> list[Line]:
    """A 課 each (of the chosen alone, where some are) with its weightiest question: what changed before what stands.

    ``outside``: without its 兼務職員.
    """
    liaisons = ask("overview/liaisons").set_index("department")
    if outside:
        liaisons["liaison"] = None
    return [_line(each, liaisons) for each in _asked(ask, view)]


def departments(ask: Ask, view: View) -> list[str]:
    """The 課 in that order."""
    return [each.department for each in _asked(ask, view)]


def _asked(ask: Ask, view: View) -> list[Question]:
    """The weightiest question of each."""
    standing = zip_longest(_late(ask, view), _low(ask, view))
    every = [*_changed(ask, view), *(each for pair in standing for each in pair if each)]
    first = {each.department: each for each in reversed(every)}
    return [first[name] for name in dict.fromkeys(each.department for each in every)]


def table(ask: Ask, view: View) -> Table:
    """The same as a list to take along."""
    rows = pd.DataFrame([(each.title, each.said) for each in lines(ask, view, outside=True)], columns=LISTED)
    return Table(TITLE, view.title(TITLE), [view.compared], rows, "overview/people", NOBODY)


def _changed(ask: Ask, view: View) -> Iterator[Question]:
    """Of what changed, the weightiest first."""
    found = _of(view, changes.rows(ask, view))
    for row in changes.together(found[found["rule"].isin(ASKED)]).itertuples():
        yield Question(str(row.department), questions.of_change(row), changes.lead(row))


def _late(ask: Ask, view: View) -> Iterator[Question]:
    """Of what is late, the longest delay first."""
    if view.roadmap:
        for row in _of(view, roadmap_asking.late(roadmap_asking.every(ask, view.roadmap))).itertuples():
            lead = Lead("", "ロードマップで見る", {"initiative": (str(row.initiative_key),)}, page="roadmap")
            yield Question(str(row.department), questions.of_late(row), lead)


def _low(ask: Ask, view: View) -> Iterator[Question]:
    """Of the 課 that are lower than chance explains, the lowest first."""
    if view.online:
        rows = online_asking.departments(ask, view.online, measure="kind")
        low = funnel.below(rows, online_asking.limits(ask, view.online)).sort_values(["rate", "department"])
        for row in _of(view, low).itertuples():
            yield Question(str(row.department), questions.of_low(row), changes.to_department(row))


def _of(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the chosen, or all."""
    return rows[changes.own(rows, view)] if view.chosen else rows


def _line(asked: Question, liaisons: pd.DataFrame) -> Line:
    return Line("", None, _who(asked.department, liaisons), f"「{asked.words}」", asked.lead)


def _who(department: str, liaisons: pd.DataFrame) -> str:
    """The 課 with its 部 and its 兼務職員, as far as a list or the 組織表 names them; of several 課 the names alone."""
    if department not in liaisons.index:
        return department
    who: Any = liaisons.loc[department]
    named = changes.with_bureau(department, who["bureau"] if labels.known(who["bureau"]) else "")
    return named + (f"　兼務職員：{who['liaison']}" if labels.known(who["liaison"]) else "")
