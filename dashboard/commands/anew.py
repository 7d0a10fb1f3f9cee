"""``anew``: when the ledger cannot be brought back, a person decides to begin again or to go on with what there is."""

import argparse

from dashboard.commands._shared import DONE, rebuilt
from dashboard.errors import UsageError
from dashboard.ledger import aside
from dashboard.settings import data_folder

PLACE = 9
HELP = "台帳を戻せないときに、初めから始めるか、今の台帳で続けます（何も消しません）"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--set-aside", action="store_true", help="台帳、資料、集計を別のフォルダーに移し、初めから始める"
    )
    parser.add_argument("--accept-ledger", action="store_true", help="前より短いか違っている今の台帳で続ける")


def run(arguments: argparse.Namespace) -> int:
    """Move the old aside, or the mark that the ledger is compared with."""
    if arguments.set_aside == arguments.accept_ledger:
        raise UsageError(
            "どちらか1つを付けてください。--set-aside：台帳、取り込んだ資料、集計を別のフォルダーに移し、初めから始めます。"
            "--accept-ledger：前に見たときより短いか違っている台帳で続けます。どちらも何も消しません。"
        )
    folder = data_folder()
    if arguments.set_aside:
        where = aside.everything(folder)
        print(f"これまでのものを {where.name} に移しました。資料を初めから取り込めます。")
        return DONE
    aside.the_mark(folder)
    return rebuilt(folder, "今の台帳で続けます。log で、足りない取り込みがないか確かめてください。")
