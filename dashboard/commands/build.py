"""``build``: the store is made again from the ledger; while that is empty, the sample city's."""

import argparse

from dashboard.commands._shared import DONE
from dashboard.ledger.ledger import Ledger
from dashboard.settings import data_folder
from dashboard.store import build

PLACE = 5
HELP = "集計を作り直します"


def add(parser: argparse.ArgumentParser) -> None:
    """It has no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Build and say of what."""
    folder = data_folder()
    if Ledger(folder).state()[1]:
        build.build(folder)
        print("集計を作り直しました。")
    else:
        build.ensure(folder)
        print("取り込まれた資料がないため、見本のデータを用意しました。")
    return DONE
