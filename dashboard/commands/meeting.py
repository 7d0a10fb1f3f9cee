"""``meeting``: what a meeting saw is frozen under its date, and the list of what was."""

import argparse
import getpass
import json
import sys

from dashboard import labels
from dashboard.commands._shared import DONE, date
from dashboard.records import meetings
from dashboard.settings import data_folder
from dashboard.store import build

PLACE = 12
HELP = "会議で見た数値を、会議の日の名前で確定します（会議時点）"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    acts = parser.add_subparsers(required=True, metavar="freeze | list")
    freeze = acts.add_parser("freeze", help="今の数値を、その日の会議時点として残します")
    freeze.add_argument("day", type=date, metavar="YYYY-MM-DD", help="会議の日")
    freeze.add_argument("--by", help="確定する人の名前")
    freeze.set_defaults(act=_freeze)
    listed = acts.add_parser("list", help="確定した会議時点を表示します")
    listed.add_argument("--format", choices=["text", "json"], default="text")
    listed.set_defaults(act=_list)


def run(arguments: argparse.Namespace) -> int:
    """Freeze, or list."""
    return int(arguments.act(arguments))


def _freeze(arguments: argparse.Namespace) -> int:
    """What is served is what the room sees, also where it could not be built anew."""
    folder = data_folder()
    if problem := build.ensure(folder):
        print(problem, file=sys.stderr)
    made = meetings.freeze(folder, arguments.day, by=arguments.by or getpass.getuser())
    print(
        f"{made.day} の会議時点を確定しました（会議時点{made.id}、基準日 {made.as_of or labels.UNKNOWN} まで）。"
        f"見るには：python -m dashboard query online/totals --meeting {made.day}"
    )
    return DONE


def _list(arguments: argparse.Namespace) -> int:
    folder = data_folder()
    made = [each for each in meetings.meetings(folder) if each.day]
    if arguments.format == "json":
        print(json.dumps([_told(each) for each in made], ensure_ascii=False, indent=1))
        return DONE
    print("\n".join(map(_line, made)) or "確定した会議時点はありません。")
    if left := meetings.unrecorded(folder):
        print(f"記録のないファイルが {len(left)} 個あります（途中で止まった確定など）。数値には使いません。")
    return DONE


def _told(made: meetings.Meeting) -> dict[str, object]:
    return {
        "id": made.id,
        "meeting": str(made.day),
        "as_of": made.as_of and made.as_of.isoformat(),
        "at": made.at,
        "by": made.by,
        "sha256": made.sha256,
        "file": made.path and f"{made.path.parent.name}/{made.path.name}",
        "is_sound": meetings.is_sound(made),
        "withdrawn_by": made.withdrawn_by,
    }


def _line(made: meetings.Meeting) -> str:
    state = "良好" if meetings.is_sound(made) else "壊れています（示しません）"
    undone = f"（会議時点{made.withdrawn_by} で取消し済み）" if made.withdrawn_by else ""
    seen = f"会議 {made.day}  基準日 {made.as_of or labels.UNKNOWN} まで"
    return f"会議時点{made.id}  {made.at}  {made.by}  {seen}  {state}{undone}"
