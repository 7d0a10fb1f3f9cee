"""``query``: a named answer as a table, CSV or JSON."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.commands import _printing
from dashboard.commands._shared import DONE, date
from dashboard.errors import DashboardError, UsageError
from dashboard.records import meetings
from dashboard.settings import data_folder
from dashboard.store import answers as store
from dashboard.store import build, queries

PLACE = 7
HELP = "数値を表示します"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("name", metavar="NAME", help=f"{'、'.join(queries.names())}")
    parser.add_argument("params", nargs="*", metavar="key=value")
    parser.add_argument("--meeting", type=date, metavar="YYYY-MM-DD", help="その会議で見た数値（会議時点）を答えます")
    _printing.add(parser)


def run(arguments: argparse.Namespace) -> int:
    """Ask what is served and print it."""
    folder = data_folder()
    params = _params(arguments.name, arguments.params)
    if problem := build.ensure(folder):
        print(problem, file=sys.stderr)
    _printing.write(_texts(_answer(folder, arguments, params)), arguments.format)
    return DONE


def _answer(folder: Path, arguments: argparse.Namespace, params: dict[str, Any]) -> pd.DataFrame:
    """What is damaged within a store is found only where it is read: then the store is made again."""
    try:
        return _asked(folder, arguments.name, arguments.meeting)(arguments.name, **params)
    except store.Unusable:
        build.build(folder)
        return _asked(folder, arguments.name, arguments.meeting)(arguments.name, **params)


def _asked(folder: Path, name: str, day: dt.date | None) -> store.Answers:
    """What is asked: what is served, or the store of a meeting. What changed since a meeting needs both."""
    served = store.serving(folder)
    if name.startswith("meetings/"):
        frozen = meetings.in_force(folder)
        if day is None and not frozen:
            raise DashboardError(
                "確定した会議時点がありません。meeting freeze で確定すると、そのあとの変化を答えられます。"
            )
        return store.Answers(served, meetings.opened(meetings.find(folder, day) if day else frozen[0]))
    return store.Answers(meetings.opened(meetings.find(folder, day)) if day else served)


def _texts(answer: pd.DataFrame) -> pd.DataFrame:
    """Milestones as texts 「2026-09-30 試行開始」: what others read from here stays one text each."""
    dated = [name for name in answer if any(map(_is_dated, answer[name]))]
    return answer.assign(**{
        str(name): answer[name].map(lambda many: [f"{each['due']:%Y-%m-%d} {each['name']}" for each in many])
        for name in dated
    })  # fmt: skip


def _is_dated(value: Any) -> bool:
    return pd.api.types.is_list_like(value) and any(isinstance(each, dict) for each in value)


def _params(name: str, pairs: Sequence[str]) -> dict[str, Any]:
    """``key=value`` words as typed parameters: lists are separated by commas or given more than once."""
    types = queries.get(name).params
    params: dict[str, Any] = {}
    for pair in pairs:
        key, equals, text = pair.partition("=")
        if not equals:
            raise UsageError(f"条件「{pair}」は key=value の形で書いてください。")
        params[key] = _value(types.get(key, "VARCHAR"), text, params.get(key))
    return params


def _value(kind: str, text: str, before: list[str] | None) -> Any:
    if text == "":
        return None
    if kind.endswith("[]"):
        return [*(before or []), *text.split(",")]
    if kind == "DATE":
        return date(text)
    return text
