"""``restore``: a backup is put into an empty data folder, all of it or nothing."""

import argparse
from pathlib import Path

from dashboard.commands._shared import rebuilt
from dashboard.ledger import backups
from dashboard.settings import data_folder

PLACE = 15
HELP = "控えを、空のデータフォルダーに戻します"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("source", type=Path, metavar="FILE", help="backup で取った控え")


def run(arguments: argparse.Namespace) -> int:
    """Check and put back, build, say what came back."""
    folder = data_folder()
    manifest = backups.restore(arguments.source, folder)
    return rebuilt(folder, f"{manifest['day']} の控えを戻しました（取り込み{manifest['imports']}件）。")
