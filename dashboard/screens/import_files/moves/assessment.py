"""Figures of the スキルアセスメント: who answered, round by round."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from dashboard.screens.import_files.moves.move import Move, count, lost, share
from dashboard.screens.view import Ask


def of_assessment(before: Ask | None, after: Ask, _: dt.date | None) -> Iterator[Move]:
    """Of every round in which they are other than before, and of the latest."""
    rounds = before("assessment/rounds") if before else None
    known = {} if rounds is None else {each["round"]: each for each in rounds.to_dict("records")}
    for now in after("assessment/rounds").to_dict("records"):
        moves = list(_of_round(known.pop(now["round"], {}), now))
        if now["is_latest"] or any(each.before != each.after for each in moves):
            yield from moves
    for then in known.values():
        yield from _of_round(then, {"round": then["round"]})


def _of_round(then: dict[Any, Any], now: dict[Any, Any]) -> Iterator[Move]:
    of = f"全庁　{now['round']}"
    was, is_ = then.get("respondents"), now.get("respondents")
    doubt = "回答者が3分の1より多く減ります" if was and lost(was, is_ or 0) else None
    yield count("回答者", of, was, is_, doubt)
    yield share("回答率", of, then.get("response_rate"), now.get("response_rate"))
    yield count("設問", of, then.get("questions"), now.get("questions"))
