"""``undo``: an import, a review of a plan, an answer or a frozen meeting is taken back by a further record."""

import argparse
import getpass
import re

from dashboard.commands._shared import DONE, rebuilt
from dashboard.errors import UsageError
from dashboard.ledger import remembered
from dashboard.ledger.ledger import Ledger
from dashboard.records import baselines, meetings
from dashboard.settings import data_folder

PLACE = 2
HELP = "取り込み、計画の見直し、質問への答え、会議時点を取り消します"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("import_id", metavar="IMPORT_ID", help="log に出る番号（12、見直し3、答え4、または 会議時点5）")
    parser.add_argument("--by", help="取り消した人の名前")


def run(arguments: argparse.Namespace) -> int:
    """Take it back and build."""
    folder, by = data_folder(), arguments.by or getpass.getuser()
    match = re.fullmatch(r"(?P<kind>見直し|答え|会議時点)?(?P<number>\d+)", arguments.import_id)
    if match is None:
        raise UsageError(
            f"番号「{arguments.import_id}」を読めません。"
            "log に出る番号（12、見直し3、答え4、または 会議時点5）を書いてください。"
        )
    ledger, number = Ledger(folder), int(match["number"])
    match match["kind"]:
        case "見直し":
            baselines.withdraw(ledger, number, by=by, reason="取消し")
            return rebuilt(folder, f"計画の見直し {number} を取り消しました。")
        case "答え":
            remembered.withdraw(ledger, number, by=by)
            print(f"答え {number} を取り消しました。次の取り込みから、また尋ねます。取り込み済みの分は変わりません。")
            return DONE
        case "会議時点":
            meetings.withdraw(folder, number, by=by)
            print(f"会議時点 {number} を取り消しました。ファイルは残ります。同じ日の会議時点を、もう一度確定できます。")
            return DONE
        case _:
            ledger.undo(number, by)
            return rebuilt(folder, f"取込番号 {number} を取り消しました。")
