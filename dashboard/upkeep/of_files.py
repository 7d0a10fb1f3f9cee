"""Checks of what the ledger names: originals, rows, frozen meetings, the keys, and what the figures are made of."""

import datetime as dt
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.access import audit
from dashboard.importers import DATASETS
from dashboard.ledger import keys, pseudonyms
from dashboard.ledger.ledger import Entry, Ledger
from dashboard.records import acts
from dashboard.settings import MEETINGS
from dashboard.store import answers, build
from dashboard.upkeep import contents
from dashboard.upkeep.seen import Seen, doubtful, listed, well, wrong

_OLD: Final = dt.timedelta(days=45)
"""A month and the time that a busy one takes."""
_BUILD: Final = "python -m dashboard build で作り直してください。"


def originals(folder: Path) -> Seen:
    """The files as they came."""
    return _kept(
        folder,
        "originals",
        "取り込んだときのままです",
        "その取込番号を undo で取り消し、同じファイルを取り込み直してください。",
    )


def rows(folder: Path) -> Seen:
    """What was read in them."""
    return _kept(
        folder, "rows", "読んだときのままです", "その取込番号を undo で取り消し、同じファイルを取り込み直してください。"
    )


def frozen(folder: Path) -> Seen:
    """The stores that meetings saw."""
    return _kept(
        folder,
        MEETINGS,
        "会議で見たままです",
        "戻せない会議時点は、会議で見た数値を示せません（今の数値を代わりに示すことはありません）。",
    )


def _kept(folder: Path, room: str, as_it_was: str, without: str) -> Seen:
    every = [each for each in contents.named(Ledger(folder)) if each.name.startswith(f"{room}/")]
    broken = [f"{each.name}（{each.of}）" for each in every if not contents.is_sound(folder, each.name)]
    if not broken:
        return well(f"{len(every):,}個。すべて{as_it_was}。")
    return wrong(
        f"{len(broken)}個が、なくなっているか壊れています：{listed(broken)}。",
        f"控えの zip から、この名前のファイルを、データフォルダーの {room} に戻してください。控えがなければ、{without}",
    )


def backups(folder: Path) -> Seen:
    """When the last one was taken, and what came since that it does not hold."""
    taken = [each.at for each in audit.acts(folder) if each.act in contents.COPIED]
    since = [at for at in _acts(Ledger(folder)) if not taken or at >= max(taken)]
    how = "python -m dashboard backup で控えを取り、別のディスクに置いてください。"
    if not since:
        return well("取込も記録も、すべて控えに入っています。" if taken else "まだ取り込んだものがありません。")
    if not taken:
        return doubtful("控えを取った記録がありません。", how)
    last = dt.datetime.fromisoformat(max(taken))
    saw = f"最後の控えは {last.astimezone():%Y-%m-%d}、そのあとの取込と記録は{len(since):,}件です。"
    return doubtful(saw, how) if dt.datetime.now(dt.UTC) - last > _OLD else well(saw)


def _acts(ledger: Ledger) -> list[str]:
    """When each thing of the ledger was done: imports, and what was decided."""
    return [entry.at for entry in ledger.entries()] + [made.at for kind in acts.KINDS for made in ledger.records(kind)]


def audits(folder: Path) -> Seen:
    """What is written down of acts: that nobody changed it since."""
    broken = audit.broken(folder)
    if broken:
        return wrong(
            f"{'・'.join(broken)}年度の記録が、書いたときのものではありません（書き換えられたか、壊れています）。",
            f"控えの zip から、この年度のファイルを、データフォルダーの {audit.FOLDER} に戻してください。",
        )
    return well(f"{len(audit.files(folder))}年度分。すべて書いたときのままです。")


def secrets(folder: Path) -> Seen:
    """The keys that cannot be made again."""
    whole, ledger = contents.whole_keys(folder), Ledger(folder)
    if pseudonyms.FILE not in whole and contents.needs_people(ledger):
        return wrong(
            f"回答者の番号を置き換える鍵（{pseudonyms.FILE}）が、ないか壊れています。",
            "控えから戻してください。戻せなければ、同じ人を前の回から追えず、次の回答を取り込めません。",
        )
    if keys.MASKING not in whole and (folder / answers.FILE).exists():
        return wrong(
            f"点を読む人を選ぶ鍵（{keys.MASKING}）が、ないか壊れています。",
            "控えから戻してください。戻さずに集計すると新しく作られ、アセスメントの数値が少し動きます。",
        )
    return well(f"{' と '.join(whole)} があります。" if whole else "まだ要りません。")


def figures(folder: Path) -> Seen:
    """The store, and whether it is that of the ledger, row by row."""
    ledger, store = Ledger(folder), folder / answers.FILE
    if not ledger.in_force():
        return well("取り込んだ資料がないため、見本を表示しています。")
    recorded = answers.recorded(store)
    if recorded is None:
        return wrong("集計がないか、読めません。", _BUILD)
    if recorded != build.fingerprint(ledger):
        return wrong("集計が、いまの台帳か設定より前のものです。", _BUILD)
    counted = [entry for entry in ledger.in_force() if _is_counted(entry)]
    held = answers.restricted(store, "rows_held", {})
    known = {(dataset, sha256): int(count) for dataset, sha256, count in held.itertuples(index=False)}
    others = [entry for entry in counted if known.get((entry.dataset, entry.rows_sha256), 0) != _read(ledger, entry)]
    if others:
        named = listed([f"取込番号 {entry.id}（{entry.file}）" for entry in others])
        return wrong(f"集計に入っている行の数が、読んだ行の数と違います：{named}。", _BUILD)
    return well(f"台帳のとおりです（資料{len(counted):,}件、{sum(known.values()):,}行）。")


def _is_counted(entry: Entry) -> bool:
    """A register is looked up in; what a program does not know any more, it does not count."""
    dataset = DATASETS.get(str(entry.dataset))
    return dataset is not None and not dataset.is_register


def _read(ledger: Ledger, entry: Entry) -> int | None:
    try:
        return int(pq.read_metadata(ledger.rows_path(entry)).num_rows)
    except (OSError, pa.ArrowException):
        return None
