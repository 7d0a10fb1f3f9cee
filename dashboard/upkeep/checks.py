"""Every check of a data folder, by what staff call it. One that cannot be made is said to be not made, never well."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from dashboard.disk import faults
from dashboard.errors import DashboardError
from dashboard.ledger import database, guard
from dashboard.ledger.ledger import Ledger
from dashboard.upkeep import contents, of_files, of_place
from dashboard.upkeep.seen import Seen, unseen, well, wrong

LEDGER: Final = "台帳"
OF_LEDGER: Final[Mapping[str, Callable[[Path], Seen]]] = {
    "取り込んだファイル": of_files.originals,
    "読んだ行": of_files.rows,
    "会議時点": of_files.frozen,
    "鍵": of_files.secrets,
    "集計": of_files.figures,
    "時計": of_place.clock,
    "控え": of_files.backups,
}
"""These ask the ledger."""
OTHERS: Final[Mapping[str, Callable[[Path], Seen]]] = {
    "設定": of_place.own_settings,
    "利用の記録": of_files.audits,
    "空き容量": of_place.space,
    "権利": of_place.rights,
    "途中のもの": of_place.half_done,
}


def all_of(folder: Path) -> Iterator[tuple[str, Seen]]:
    """Look at everything, from the ledger on."""
    ledger = _made(_ledger, folder)
    yield LEDGER, ledger
    for name, check in OF_LEDGER.items():
        can_be_read = ledger.state != "異常"
        yield name, _made(check, folder) if can_be_read else unseen("先に、台帳を直してください。")
    for name, check in OTHERS.items():
        yield name, _made(check, folder)


def _made(check: Callable[[Path], Seen], folder: Path) -> Seen:
    try:
        return check(folder)
    except DashboardError as error:
        said, _, remedy = str(error).partition("。")
        return wrong(f"{said}。", remedy)
    except OSError as error:
        return wrong("読めないものがあり、確かめられません。", faults.told(error))


def _ledger(folder: Path) -> Seen:
    """That it is the one that was written, whole, and of a version this program knows."""
    path = folder / guard.FILE
    if not guard.is_begun(path):
        guard.check_place(path)
        return well("まだ何も取り込まれていません。")
    version, flaws = database.examined(path)
    if flaws:
        return wrong(f"台帳（{guard.FILE}）が壊れています（{len(flaws)}か所）。", guard.DAMAGED.partition("。")[2])
    held = contents.said(contents.counted(Ledger(folder)))
    return well(f"前に書いたときのままで、壊れていません（版 {version}。{held}）。")
