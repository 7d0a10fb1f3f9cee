"""``build``: the store is made again from the ledger; while that is empty, the sample city's. Of many municipalities
also theirs, where they are older than their ledgers.
"""

import argparse
from pathlib import Path

from dashboard.commands._shared import DONE, REFUSED
from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders
from dashboard.settings import data_folder
from dashboard.store import build, every

PLACE = 5
HELP = "集計を作り直します"


def add(parser: argparse.ArgumentParser) -> None:
    """It has no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Build and say of what."""
    folder = data_folder()
    if folders.is_of_many(folder):
        return _every(folder)
    if Ledger(folder).state()[1] or folders.is_in_many(folder):
        build.build(folder)
        print("集計を作り直しました。")
    else:
        build.ensure(folder)
        print("取り込まれた資料がないため、見本のデータを用意しました。")
    return DONE


def _every(root: Path) -> int:
    problems = every.ensure(root)
    for code, problem in problems.items():
        print(f"{code}：{problem}")
    count = len(folders.all_of(root))
    said = f"（{len(problems)}市区町村は前の集計のままです）" if problems else ""
    print(f"{count - len(problems)}市区町村と全体の集計を確かめ、古いものを作り直しました{said}。")
    return REFUSED if problems else DONE
