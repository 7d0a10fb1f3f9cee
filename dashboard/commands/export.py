"""``export``: the material of pages, or of a planned meeting, as PowerPoint or Excel."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from dashboard import making, settings
from dashboard.commands._shared import DONE, date, write
from dashboard.errors import DashboardError, UsageError
from dashboard.exports import materials
from dashboard.making import Request
from dashboard.screens import choices, material
from dashboard.screens.choices import MEETING, Choice
from dashboard.screens.gathering import Gathering
from dashboard.screens.state import listed
from dashboard.settings import data_folder
from dashboard.store import build

PLACE = 13
HELP = "画面の図と表から、会議の資料（PowerPoint、Excel）を作ります"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("out", type=Path, metavar="FILE", help=f"書き出すファイル（{_endings()} で終わる名前）")
    parser.add_argument(
        "params", nargs="*", metavar="key=value",
        help="画面のアドレスと同じ条件。例：as_of=2026-10-31 department=市民課 measure=件数ベース",
    )  # fmt: skip
    parser.add_argument(
        "--page", action="append", default=[], metavar="NAME",
        help="入れる画面（online など、アドレスの名前で。何度でも）。書かなければ概況と分析の3画面",
    )  # fmt: skip
    parser.add_argument(
        "--agenda", type=date, metavar="YYYY-MM-DD", help="用意したその日の月例会議の、議題と宿題で作ります"
    )
    parser.add_argument("--meeting", type=date, metavar="YYYY-MM-DD", help="その会議で見た数値（会議時点）で作ります")


def run(arguments: argparse.Namespace) -> int:
    """Gather, write, say so."""
    request = _request(data_folder(), arguments)
    if problem := build.ensure(request.folder):
        print(problem, file=sys.stderr)
    gathered = making.gathering(request, _refused)
    _check(gathered, request, of_all=bool(arguments.page))
    made = gathered.made()
    write(arguments.out, making.written(request, made).content)
    figures, lists = sum(len(each.blocks) for each in made), sum(len(each.tables) for each in made)
    print(f"{material.titles(made)}を {arguments.out.name} に書き出しました（図{figures}、表{lists}）。")
    return DONE


def _request(folder: Path, arguments: argparse.Namespace) -> Request:
    """What stands on an agenda is narrowed already."""
    if arguments.agenda and (arguments.page or arguments.params):
        raise UsageError("--agenda には、画面も条件も書けません。議題に加えたときの画面と絞り込みで作ります。")
    pages = () if arguments.agenda else _pages(arguments.page, is_of_many=settings.load(folder).is_of_many)
    params = _params(arguments.params, arguments.meeting)
    return Request(folder, _ending(arguments.out), "", pages, arguments.agenda, params)


def _check(gathered: Gathering, request: Request, *, of_all: bool) -> None:
    """Nothing that was asked for is left out without a word."""
    if gathered.missing and not request.agenda and (of_all or not gathered.steps):
        raise DashboardError("".join(dict.fromkeys(material.nothing(page).finding for page in gathered.missing)))
    unknown = [key for key in request.params if key not in gathered.asked and key != MEETING.key]
    if unknown:
        known = [f"{key}（{label}）" for key, label in gathered.asked.items()]
        raise UsageError(f"条件 {'、'.join(unknown)} は、選んだ画面にはありません。使える条件：{listed(known)}")


def _refused(message: str) -> NoReturn:
    raise UsageError(message)


def _pages(asked: Sequence[str], *, is_of_many: bool) -> Sequence[str]:
    known = material.offered(is_of_many=is_of_many)
    if strange := [page for page in asked if page not in known]:
        raise UsageError(f"画面「{'」「'.join(strange)}」はありません。選べる画面：{listed(known)}")
    return [page for page in known if page in asked] if asked else material.usual(is_of_many=is_of_many)


def _params(pairs: Sequence[str], meeting: dt.date | None) -> dict[str, list[str]]:
    """``key=value`` as an address has them; several are separated by commas or given more than once."""
    several = {each.key for each in choices.declared() if isinstance(each, Choice)}
    params: dict[str, list[str]] = {MEETING.key: [str(meeting)]} if meeting else {}
    for pair in pairs:
        key, equals, text = pair.partition("=")
        if not equals:
            raise UsageError(f"条件「{pair}」は key=value の形で書いてください。")
        params.setdefault(key, []).extend(text.split(",") if key in several else [text])
    return params


def _ending(out: Path) -> str:
    ending = out.suffix.lower().removeprefix(".")
    if ending not in materials.KINDS:
        raise UsageError(f"書き出すファイルは {_endings()} で終わる名前にしてください。")
    return ending


def _endings() -> str:
    return " か ".join(f".{ending}" for ending in materials.KINDS)
