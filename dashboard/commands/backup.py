"""``backup``: one zip of what cannot be made again, while everything goes on."""

import argparse
import sys
from pathlib import Path

from dashboard.commands._shared import DONE
from dashboard.ledger import backups
from dashboard.settings import data_folder

PLACE = 14
HELP = "控え（台帳、取り込んだ資料、会議時点など、作り直せないもの）を1つのファイルに取ります"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("out", type=Path, metavar="FILE", help="控えのファイル（上書きはしません）")
    parser.add_argument("--without-key", action="store_true", help="鍵（respondents.key、masking.key）を入れない")


def run(arguments: argparse.Namespace) -> int:
    """Write it and say what is in it, and what is not."""
    made = backups.make(data_folder(), arguments.out, with_keys=not arguments.without_key)
    print(f"控えを {arguments.out.name} に取りました（取り込み{made.imports}件、ファイル{made.files}個）。")
    if arguments.without_key:
        print(
            "鍵は入っていません。鍵がないと、戻したあと、アセスメントで同じ人を前の回から追えません。鍵は別に保管してください。"
        )
    if made.missing:
        print(f"台帳にあるのに見つからないファイル：{'、'.join(made.missing)}", file=sys.stderr)
    return DONE
