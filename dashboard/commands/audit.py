"""``audit``: who did what and when, what was refused too."""

import argparse
import json
import sys
from pathlib import Path

from dashboard.access import audit
from dashboard.commands._shared import DONE, REFUSED
from dashboard.exports import excel
from dashboard.records import acts
from dashboard.settings import installation

PLACE = 18
HELP = "利用の記録（だれが、いつ、何をしたか。断ったことも）を表示します"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="Excelに書き出します")


def run(arguments: argparse.Namespace) -> int:
    """Print the list, or write it; a file that is not as it was written is said, and is exit status 1."""
    folder = installation()
    every = acts.listed(folder)
    if arguments.out:
        notes = ["時刻は日本時間です。"]
        arguments.out.write_bytes(excel.workbook(every, "利用の記録", notes, "audit/acts"))
        print(f"{len(every):,}件を {arguments.out.name} に書き出しました。")
    elif arguments.format == "json":
        print(json.dumps(every.to_dict("records"), ensure_ascii=False, indent=1, default=str))
    else:
        print("\n".join("  ".join(map(str, row)) for row in every.itertuples(index=False)) or "まだ記録はありません。")
    broken = audit.broken(folder)
    for year in broken:
        print(
            f"{year}年度の記録が、書いたときのものではありません（書き換えられたか、壊れています）。", file=sys.stderr
        )
    return REFUSED if broken else DONE
