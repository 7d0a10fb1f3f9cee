"""``restore``: a backup is put into an empty data folder, all of it or nothing, and its figures are compared."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard import labels
from dashboard.access import asking
from dashboard.commands._shared import DONE, REFUSED, unbuilt
from dashboard.commands.backup import WITHOUT
from dashboard.disk import logs
from dashboard.ledger import keys
from dashboard.ledger.ledger import Ledger
from dashboard.settings import data_folder, version
from dashboard.store import answers
from dashboard.upkeep import contents, figures, restore
from dashboard.upkeep.archive import Manifest

PLACE = 15
HELP = "控えを、空のデータフォルダーに戻します"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("source", type=Path, metavar="FILE", help="backup で取った控え")
    parser.add_argument("--key", type=Path, metavar="FILE", help="分けて保管していた鍵のファイル")
    parser.add_argument(
        "--same", action="store_true",
        help="数値が控えを取ったときと違うか、見比べられないときは、終了の番号を1にする（戻したものはそのまま）",
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Check and put back, build, say what came back and whether the figures are those of then."""
    folder = data_folder()
    manifest = restore.restore(arguments.source, folder, keys=arguments.key)
    lost = restore.keys_missing(manifest, folder)
    problem = unbuilt(folder)
    holds = contents.said(contents.counted(Ledger(folder)))
    done = f"{labels.moment(manifest.at)} の控えを戻しました（{holds}）。"
    print(done)
    asking.note(contents.PUT_BACK, arguments.source.name)
    logs.note(done)
    if manifest.missing:
        print(f"次のファイルは、控えを取ったときからありません：{'、'.join(manifest.missing)}")
    if lost:
        way = "鍵の zip があれば、開いて中のファイルをデータフォルダーに置き、build を実行してください。"
        print(f"鍵（{'、'.join(lost)}）は戻っていません。{WITHOUT}{way}")
    is_same, said = (False, problem) if problem else _compared(folder, manifest, lost)
    print(said, file=sys.stderr if problem else sys.stdout)
    logs.note(said)
    return REFUSED if arguments.same and not is_same else DONE


def _compared(folder: Path, manifest: Manifest, lost: Sequence[str]) -> tuple[bool, str]:
    """(whether the figures are those of then, the same in words)."""
    if manifest.figures is None:
        return False, "控えに数値が書かれていないため、見比べていません。ふだんの数値と見比べてください。"
    differing = figures.differing(manifest.figures, figures.of(answers.serving(folder)))
    if not differing:
        return True, f"数値は、控えを取ったときと同じです（{len(manifest.figures)}の問いで見比べました）。"
    names = "、".join(differing)
    return False, f"控えを取ったときと数値の違う問いが{len(differing)}あります：{names}。{_why(manifest, lost)}"


def _why(manifest: Manifest, lost: Sequence[str]) -> str:
    if keys.MASKING in lost:
        return f"鍵（{keys.MASKING}）がないため、アセスメントの数値が動いています。"
    if manifest.program != version():
        return f"控えを取ったプログラムの版は {manifest.program}、いまは {version()} です（違いは CHANGELOG.md）。"
    return "資料は控えのとおりに戻っています。この画面の写しを、管理者に伝えてください。"
