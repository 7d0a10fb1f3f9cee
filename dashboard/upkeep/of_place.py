"""Checks of where all this lies: the disk, the clock, the settings, rights, what was left half done."""

import datetime as dt
import os
import re
import shutil
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dashboard import settings
from dashboard.access import secret, sign_ins
from dashboard.disk import files, owner
from dashboard.errors import DashboardError
from dashboard.ledger import guard
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers
from dashboard.upkeep import contents
from dashboard.upkeep.seen import Seen, doubtful, listed, well, wrong

_ROOM: Final = 500 << 20
"""Bytes that an import, its build and a log want besides the store that is built beside the old one."""
_AMPLE: Final = 4
_PATIENCE: Final = dt.timedelta(minutes=5)
"""Clocks of two machines differ by so much."""
_SILENCE: Final = dt.timedelta(days=400)
_HALF_DONE: Final = (f"{files.NEW}*", f"*/{files.NEW}*", ".*.duckdb.new*", ".*.key.*")
_FREE: Final = (
    "access.roles", "access.departments", "access.oidc", "roadmap.states", "submissions.working_day_of"
)  # fmt: skip
"""Tables in which a city writes keys of its own; in that of the OpenID provider another one is no setting at all."""


def has_room(folder: Path) -> bool:
    """Whether the next import and its build will find a place."""
    return _free(folder) >= _needed(folder)


def space(folder: Path) -> Seen:
    """The free space of the disk."""
    free, needed = _free(folder), _needed(folder)
    saw = f"空き {_gigabytes(free)}（次の取り込みと集計に {_gigabytes(needed)} あれば足ります）。"
    if free < needed:
        return wrong(
            saw, "不要なファイルを消すか移して、空きを作ってください。足りないあいだは、取り込みが途中で断られます。"
        )
    if free < _AMPLE * needed:
        return doubtful(saw, "まだ足りていますが、減っています。不要なファイルを移してください。")
    return well(saw)


def clock(folder: Path) -> Seen:
    """The clock of this machine beside the last thing that was recorded."""
    ledger, now = Ledger(folder), dt.datetime.now(dt.UTC)
    moments = [*(entry.at for entry in ledger.entries()), ledger.recorded()[1]]
    last = max((dt.datetime.fromisoformat(each) for each in moments if each), default=None)
    if last is None:
        return well(f"いま {_day(now)} です。")
    saw = f"いま {_day(now)}、最後の記録は {_day(last)} です。"
    if last > now + _PATIENCE:
        return wrong(
            f"{saw}記録のほうが先の日時です。",
            "パソコンの日付と時刻を合わせてください。合っているなら、記録したときの時計が進んでいました。取り込みの順番と数値は"
            "番号で決まるため変わりませんが、「届いた日」と期限の判定は違うことがあります。",
        )
    if now > last + _SILENCE:
        return doubtful(f"{saw}1年より長く空いています。", "パソコンの日付が進んでいないか、確かめてください。")
    return well(saw)


def own_settings(folder: Path) -> Seen:
    """The city's settings.toml: that it can be read, and that nothing in it goes unread."""
    path = folder / settings.FILE
    try:
        settings.load(folder)
    except DashboardError as error:
        said, _, remedy = str(error).partition("。")
        return wrong(f"{said}。", remedy)
    if not path.exists():
        return well("プログラムに付いている設定を使っています。")
    text = path.read_text(encoding="utf-8-sig")
    unknown = [f"{settings.line_of(name, text) or '?'}行目の {name}" for name in _unknown(text)]
    if unknown:
        return doubtful(
            f"{settings.FILE} に、読まれない項目があります：{listed(unknown)}。",
            "プログラムに付いている settings.toml の見本とつづりを比べてください。今は、ふつうの値で数えています。",
        )
    return well(f"データフォルダーの {settings.FILE} を読みました。")


def _unknown(text: str) -> Iterator[str]:
    sample = (settings.ROOT / settings.FILE).read_text(encoding="utf-8")
    # What the sample shows behind a # may be written too.
    known = {*re.findall(r"(?m)^(?:# )?([a-z_]+) = ", sample), *re.findall(r"(?m)^\[([a-z_.]+)\]", sample)}
    for table, content in tomllib.loads(text).items():
        if table not in known or not isinstance(content, dict):
            yield f"[{table}]" if isinstance(content, dict) else table
        else:
            yield from (key for key in content if key not in known and f"{table}.{key}" not in _FREE)


def rights(folder: Path) -> Seen:
    """Who may read what lies here."""
    if not hasattr(os, "getuid"):
        return well("このパソコンでは、フォルダーの権利は Windows の設定のとおりです（ここでは確かめていません）。")
    if not os.access(folder, os.W_OK | os.X_OK):
        return wrong(
            "データフォルダーに書き込めません。", "読み取り専用でないか、持ち主が同じ利用者かを確かめてください。"
        )
    ours = [
        *(folder / name for name in (*contents.OF_LEDGER, *contents.KEYS, answers.FILE, answers.PRIVATE)),
        *(folder / name for name in (secret.FILE, secret.CLIENT, secret.COOKIE, sign_ins.FILE)),
        *_rooms(folder),
    ]
    open_to_others = [path.name for path in ours if path.exists() and path.stat().st_mode & owner.OTHERS]
    if open_to_others:
        return doubtful(
            f"ほかの利用者も読めるものがあります：{listed(open_to_others)}。",
            f"端末で chmod -R go-rwx {folder.name} と入力してください（データフォルダーのある場所で）。",
        )
    return well("持ち主だけが読み書きできます。")


def _rooms(folder: Path) -> list[Path]:
    return [folder / room for room in guard.ROOMS]


def half_done(folder: Path) -> Seen:
    """What was begun and never finished, for longer than a day."""
    found = {path for pattern in _HALF_DONE for path in folder.glob(pattern)}
    old = sorted(path.name for path in found if _is_old(path))
    if not old:
        return well("途中で止まった書き込みはありません。")
    return doubtful(
        f"途中で止まった書き込みの残りが{len(old)}個あります：{listed(old)}。",
        "数値には使われていません。次の取り込みで消えなければ、この名前のファイルだけを消してかまいません。",
    )


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > files.DAY
    except FileNotFoundError:
        return False


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _needed(folder: Path) -> int:
    stores = (folder / name for name in (answers.FILE, answers.PRIVATE))
    return _ROOM + 2 * sum(path.stat().st_size for path in stores if path.exists())


def _gigabytes(size: int) -> str:
    return f"{size / (1 << 30):.1f}GB"


def _day(moment: dt.datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
