"""``trainees``: the list of people for a training, by their numbers: only when told so, and recorded."""

import argparse
import os
import sys
from pathlib import Path

from dashboard.commands._shared import DONE
from dashboard.disk import faults
from dashboard.errors import UsageError
from dashboard.exports import excel
from dashboard.records.disclosures import Skill, notes, trainees
from dashboard.settings import data_folder
from dashboard.store import build

PLACE = 6
HELP = "研修の対象者の名簿を作ります（番号が出ます。記録に残ります）"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    skill = parser.add_mutually_exclusive_group(required=True)
    skill.add_argument("--field", help="分野。例：統計知識")
    skill.add_argument("--question", help="設問番号。例：12")
    parser.add_argument(
        "--line", type=float, default=50, metavar="点", help="この点に届かない人（0〜100。書かなければ50）"
    )
    parser.add_argument("--round", help="回（書かなければ最新）")
    parser.add_argument("--bureau", action="append", default=[], help="部（何度でも）")
    parser.add_argument("--department", action="append", default=[], help="課（何度でも）")
    parser.add_argument("--by", required=True, help="名簿を使う人の名前")
    parser.add_argument("--reason", required=True, help="名簿を使う目的")
    parser.add_argument("--disclose", action="store_true", help="番号を出すことを承知している、という印")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx", help="書き出すファイル")


def run(arguments: argparse.Namespace) -> int:
    """Record that it is asked, then write the workbook, readable by its owner only."""
    if not arguments.disclose:
        raise UsageError(
            "名簿には回答者の番号と点が出ます。目的に必要な人だけに渡すことを確かめ、--disclose を付けてください。"
            "だれが、いつ、何のために作ったかは台帳に残ります（log で見られます）。"
        )
    if not 0 < arguments.line <= 100:
        raise UsageError("--line は0より大きく100以下の点です。")
    folder = data_folder()
    if problem := build.ensure(folder):
        print(problem, file=sys.stderr)
    skill = _skill(arguments)
    rows = trainees(folder, skill, by=arguments.by, reason=arguments.reason)
    said = notes(arguments.by, arguments.reason)
    _write_owner_only(arguments.out, excel.workbook(rows, skill.title, said, "restricted/trainees"))
    print(f"{len(rows):,}人を {arguments.out.name} に書き出しました。台帳に記録しました。")
    return DONE


def _skill(arguments: argparse.Namespace) -> Skill:
    return Skill(
        arguments.round,
        arguments.field,
        arguments.question,
        arguments.line / 100,
        tuple(arguments.bureau),
        tuple(arguments.department),
    )


def _write_owner_only(path: Path, content: bytes) -> None:
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
    except OSError as error:
        raise UsageError(f"{path.name} に書き込めません。{faults.told(error)}") from error
