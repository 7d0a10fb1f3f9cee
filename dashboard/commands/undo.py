"""``undo``: an import or a review of a plan is taken back by a further record."""

import argparse
import getpass
import re

from dashboard.commands._shared import rebuilt
from dashboard.errors import UsageError
from dashboard.ledger.ledger import Ledger
from dashboard.records.baselines import withdraw
from dashboard.settings import data_folder

PLACE = 2
HELP = "取り込みか、計画の見直しを取り消します"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("import_id", metavar="IMPORT_ID", help="log に出る番号（12、または 見直し3）")
    parser.add_argument("--by", help="取り消した人の名前")


def run(arguments: argparse.Namespace) -> int:
    """Take it back and build."""
    folder, by = data_folder(), arguments.by or getpass.getuser()
    match = re.fullmatch(r"(?P<review>見直し)?(?P<number>\d+)", arguments.import_id)
    if match is None:
        raise UsageError(
            f"番号「{arguments.import_id}」を読めません。log に出る番号（12、または 見直し3）を書いてください。"
        )
    if match["review"]:
        withdraw(Ledger(folder), int(match["number"]), by=by, reason="取消し")
        return rebuilt(folder, f"計画の見直し {match['number']} を取り消しました。")
    Ledger(folder).undo(int(match["number"]), by)
    return rebuilt(folder, f"取込番号 {match['number']} を取り消しました。")
