"""``rebaseline``: a review of one plan of the ロードマップ, recorded with its reason."""

import argparse

from dashboard.commands._shared import date, rebuilt
from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Ledger
from dashboard.records.baselines import rebaseline
from dashboard.settings import data_folder

PLACE = 3
HELP = "取組の基準計画を見直します（理由とともに記録に残ります）"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("initiative_id", metavar="NO", help="取組の番号（番号がなければ取組名）")
    parser.add_argument("--initiative", help="取組名（同じ番号が複数あるとき）")
    parser.add_argument("--as-of", type=date, metavar="YYYY-MM-DD", help="見直しの基準日（書かなければ最新の一覧）")
    parser.add_argument("--start", type=date, metavar="YYYY-MM-DD", help="計画の始まり（書かなければ一覧のとおり）")
    parser.add_argument("--end", type=date, metavar="YYYY-MM-DD", help="計画の終わり（書かなければ一覧のとおり）")
    parser.add_argument("--reason", required=True, help="見直した理由")
    parser.add_argument("--by", required=True, help="記録する人の名前")


def run(arguments: argparse.Namespace) -> int:
    """Record the review and build."""
    folder = data_folder()
    if not Ledger(folder).in_force("roadmap"):
        raise DashboardError("ロードマップがまだ取り込まれていません。")
    number = rebaseline(
        folder,
        arguments.initiative_id,
        arguments.initiative,
        reason=arguments.reason,
        by=arguments.by,
        as_of=arguments.as_of,
        planned_start=arguments.start,
        planned_end=arguments.end,
    )
    return rebuilt(
        folder, f"計画の見直し {number} を記録しました。取り消すには：python -m dashboard undo 見直し{number}"
    )
