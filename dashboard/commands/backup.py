"""``backup``: one zip of what cannot be made again, while everything goes on."""

import argparse
import datetime as dt
from pathlib import Path

from dashboard.access import asking
from dashboard.commands._shared import DONE
from dashboard.disk import logs
from dashboard.settings import data_folder
from dashboard.upkeep import backup, contents

PLACE = 14
HELP = "控え（台帳、取り込んだ資料、会議時点など、作り直せないもの）を1つのファイルに取ります"
WITHOUT = (
    "鍵なしで戻すと、アセスメントで同じ人を前の回から追えず、次の回答も取り込めません（respondents.key）。"
    "点を読む人が選び直され、アセスメントの数値が少し動きます（masking.key）。"
)
"""What is lost without the keys."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("out", type=Path, metavar="FILE", help="控えのファイル（上書きはしません）")
    parser.add_argument(
        "--key", choices=["in", "apart", "out"], default="in",
        help="鍵（respondents.key、masking.key）を、控えに入れる（in）、別のファイルに分ける（apart）、入れない（out）",
    )  # fmt: skip
    parser.add_argument("--incomplete", action="store_true", help="なくなったファイルがあっても、残りで控えを取る")


def run(arguments: argparse.Namespace) -> int:
    """Write it and say what is in it, and what is not."""
    # What comes while it is taken is not in it.
    out, begun = arguments.out, dt.datetime.now(dt.UTC)
    made = backup.make(data_folder(), out, keys=arguments.key, incomplete=arguments.incomplete)
    held = f"{contents.said(made.holds)}、ファイル{len(made.files):,}個"
    print(f"控えを {out.name} に取り、読み返して確かめました（{held}）。")
    if made.figures is None:
        print("集計が台帳と合っていないため、数値は控えに書いていません。戻したあとに数値を見比べられません。")
    if made.missing:
        print(f"次のファイルは、なくなっていたため入っていません：{'、'.join(made.missing)}")
    if arguments.key == "apart":
        print(f"鍵は {backup.beside(out).name} に分けました。控えとは別の場所に保管してください。{WITHOUT}")
    if arguments.key == "out":
        print(f"鍵は入っていません。{WITHOUT}鍵を別に保管してください。")
    asking.note(contents.TAKEN, out.name, at=begun)
    logs.note(f"控え {out.name} を取りました（{held}）。")
    return DONE
