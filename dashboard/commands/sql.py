"""``sql``: a SELECT of one's own over the views of ``explore``, under the same locks as on the page."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from dashboard.commands import _printing
from dashboard.commands._shared import DONE, date
from dashboard.console import asked
from dashboard.disk import faults
from dashboard.errors import UsageError
from dashboard.records import meetings
from dashboard.settings import data_folder
from dashboard.store import answers, build

PLACE = 8
HELP = "自分で書いた SQL に答えます（読むだけ）"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="SQL の文を書いたファイル。- なら標準入力")
    parser.add_argument("--meeting", type=date, metavar="YYYY-MM-DD", help="その会議で見た数値（会議時点）に聞きます")
    _printing.add(parser)


def run(arguments: argparse.Namespace) -> int:
    """Ask it and print the answer; what was left out is said beside it."""
    sql, folder = _read(arguments.file), data_folder()
    if problem := build.ensure(folder):
        print(problem, file=sys.stderr)
    answer = _answer(folder, sql, arguments.meeting)
    _printing.write(answer.rows, arguments.format)
    for said in answer.left_out():
        print(said, file=sys.stderr)
    return DONE


def _answer(folder: Path, sql: str, day: dt.date | None) -> asked.Answer:
    """What is damaged within a store is found only where it is read: then the store is made again."""
    try:
        return asked.start(_store(folder, day), sql).answer()
    except answers.Unusable:
        build.build(folder)
        return asked.start(_store(folder, day), sql).answer()


def _store(folder: Path, day: dt.date | None) -> Path:
    """What is served, or what a meeting saw."""
    return meetings.opened(meetings.find(folder, day)) if day else answers.serving(folder)


def _read(file: str) -> str:
    """The statement. Raises UsageError."""
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{file} を開けません。{faults.told(error)}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} を文字として読めません。UTF-8 で保存してください。") from error
