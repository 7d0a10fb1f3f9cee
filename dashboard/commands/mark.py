"""``mark``: a sent file with what is found in it marked, and the mail that goes back with it. Imports nothing."""

import argparse
from pathlib import Path

from dashboard.commands import _reading
from dashboard.commands._shared import DONE, date, write
from dashboard.errors import UsageError
from dashboard.exports.marked import mail, marked, marked_name
from dashboard.exports.marked.wording import counted
from dashboard.settings import data_folder

PLACE = 10
HELP = "送られたファイルに、見つかった点の印を付けます（取り込みません）"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("out", type=Path, metavar="OUT.xlsx", help="印を付けたファイル")
    _reading.add(parser)
    parser.add_argument("--due", type=date, metavar="YYYY-MM-DD", help="直してもらう期限（メールの文に入ります）")


def run(arguments: argparse.Namespace) -> int:
    """Read as an import would, without recording anything; write the marked file and print the mail."""
    source = _reading.source(arguments.file)
    made_as = Path(marked_name(source)).suffix
    if arguments.out.suffix.lower() != made_as:
        raise UsageError(f"印を付けたファイルは {made_as} になります。{made_as} で終わる名前にしてください。")
    if arguments.out.exists() and arguments.out.samefile(arguments.file):
        raise UsageError("送られたファイルに上書きはできません。別の名前にしてください。")
    report = _reading.read(data_folder(), arguments, [arguments.file], dry_run=True)
    issues = report.readings[0].issues
    write(arguments.out, marked(source, issues))
    letter = mail(source.name, issues, attached=arguments.out.name, due=arguments.due)
    print(f"{arguments.out.name} に書き出しました（{counted(issues)}）。取り込みはしていません。")
    print(f"\n添えるメールの文：\n件名：{letter.subject}\n\n{letter.body}", end="")
    return DONE
