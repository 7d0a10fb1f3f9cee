"""Figures of the スキルアセスメント: who answered, round by round."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from dashboard import labels
from dashboard.screens.import_files.moves.move import Move, count, lost, share
from dashboard.screens.view import Ask

LOST = "回答者が3分の1より多く減ります"


def of_assessment(before: Ask | None, after: Ask, _: dt.date | None) -> Iterator[Move]:
    """Of every round in which they are other than before, and of the latest."""
    rounds = before("assessment/rounds") if before else None
    known = {} if rounds is None else {each["round"]: each for each in rounds.to_dict("records")}
    for now in after("assessment/rounds").to_dict("records"):
        then = known.pop(now["round"], {})
        moves = [*_of_round(then, now), *(_by_department(before, after, now["round"]) if before and then else ())]
        if now["is_latest"] or any(each.before != each.after for each in moves):
            yield from moves
    for then in known.values():
        yield from _of_round(then, {"round": then["round"]})


def _by_department(before: Ask, after: Ask, name: str) -> Iterator[Move]:
    """課 of which many answers of the round are gone."""
    then, now = (ask("assessment/units", round=name).query("level == 'department'") for ask in (before, after))
    each: Any
    for each in then.merge(now, on=["bureau", "unit"], how="left", suffixes=("", "_now")).itertuples(index=False):
        left = each.respondents_now if labels.known(each.respondents_now) else 0
        if lost(each.respondents, left):
            yield count("回答者", f"{each.unit}　{name}", each.respondents, left, LOST)


def _of_round(then: dict[Any, Any], now: dict[Any, Any]) -> Iterator[Move]:
    of = f"全庁　{now['round']}"
    was, is_ = then.get("respondents"), now.get("respondents")
    doubt = LOST if was and lost(was, is_ or 0) else None
    yield count("回答者", of, was, is_, doubt)
    yield share("回答率", of, then.get("response_rate"), now.get("response_rate"))
    yield count("設問", of, then.get("questions"), now.get("questions"))
