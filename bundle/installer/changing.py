"""From one version to another, and back: nothing of the data is touched before it was all tried on a copy.

The data stay where they are. The version that goes makes a backup; the one that comes puts it into a folder of its
own, builds, checks and compares every answer with those of before; only then the pointer is moved. Whatever fails or is
killed until then leaves the version that was there.
"""

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bundle.installer import place as places
from bundle.installer import program, service
from bundle.installer.place import Before, Place
from bundle.installer.source import Source
from dashboard.errors import DashboardError

LEDGER: Final = "ledger.sqlite3"
_STAYS: Final = "前の版と数値はそのままです。"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever installs asks for. ``brought``: an older data folder, from before there were bundles."""

    is_service: bool = True
    accepts_figures: bool = False
    brought: Path | None = None


def install(source: Source, place: Place, wishes: Wishes) -> None:
    """Install a bundle, or change to it from the version that holds."""
    told("配布物を確かめています…")
    old, new = place.current(), source.id
    program.room(place, source)
    if old != new or not program.runs(place.version(new)):
        told("部品とプログラムを入れています（数分かかります）…")
    program.prepare(source, place)
    if old is None:
        _begin(place, new, wishes)
    elif old != new:
        _upgrade(place, old, new, wishes)
    service.launchers(place)
    if wishes.is_service:
        _give_to_service(place)
        told(service.install(place))
    service.start(place)
    told(f"{new} です。場所は {place.folder}、データは {place.data} です。")


def back(place: Place, *, is_sure: bool) -> None:
    """Go back to the version before: with the data of now if it can read them, else with those of then."""
    new = place.current()
    before = place.before(new) if new else None
    if new is None or before is None or not places.is_whole(place.version(before.version)):
        raise DashboardError("戻す前の版がありません。何も変えていません。")
    program.room(place, None)
    with _stopped(place):
        backup = _backed_up(place, new, place.version(new))
        with places.trial(place) as folder:
            why = _tried(place, before.version, backup, folder / "data", is_compared=False)
        if why is None:
            _switch(place, new, before.version)
        else:
            told(f"前の版 {before.version} は、いまのデータを読めません。\n{why}")
            _back_with_data(place, before, backup, is_sure=is_sure)
    told(f"前の版 {before.version} に戻しました。いまの版の控えは {place.backups} にあります。")


def _begin(place: Place, new: str, wishes: Wishes) -> None:
    """The first one. Data of before are copied through a backup, and stay as they are where they were."""
    version = place.version(new)
    place.backups.mkdir(mode=0o700, exist_ok=True)
    if wishes.brought and not (place.data / LEDGER).exists():
        told(f"{wishes.brought} のデータを写しています…")
        backup = place.backups / _name("前のデータ", place)
        _done(program.run(version, wishes.brought, "backup", str(backup)), "前のデータの控えを取れません。")
        _done(program.run(version, place.data, "restore", str(backup)), "前のデータを写せません。")
        _done(program.run(version, place.data, "check"), "写したデータに異常があります。")
    place.data.mkdir(mode=0o700, exist_ok=True)
    _done(program.run(version, place.data, "build"), "集計できません。")
    place.switch(new)


def _upgrade(place: Place, old: str, new: str, wishes: Wishes) -> None:
    with _stopped(place):
        told(f"{old} から {new} へ。控えを取っています…")
        # An old version whose Python is gone cannot do it itself.
        maker = old if program.runs(place.version(old)) else new
        backup = _backed_up(place, old, place.version(maker))
        told("新しい版で、控えの写しを集計し、数値を見比べています…")
        with places.trial(place) as folder:
            why = _tried(place, new, backup, folder / "data", is_compared=not wishes.accepts_figures)
        if why is not None:
            raise DashboardError(f"{why}\n新しい版には替えていません。{_STAYS}")
        place.follows(new, Before(old, backup.name if backup else None))
        _switch(place, old, new)


@contextlib.contextmanager
def _stopped(place: Place) -> Iterator[None]:
    """Nobody works meanwhile; afterwards whatever version holds is started again, whether it went well or not."""
    service.stop(place)
    try:
        yield
    finally:
        service.start(place)


def _switch(place: Place, old: str, new: str) -> None:
    """The one moment: from here the other version holds. One that cannot serve is taken back."""
    place.switch(new)
    status, said = program.run(place.version(new), place.data, "build")
    if not status and service.exists(place):
        service.start(place)
        status, said = (0, "") if service.wait(place) else (1, "起動しても答えません。")
    if status:
        place.switch(old)
        raise DashboardError(f"{new} は動きませんでした。\n{said}\n{old} に戻しました。データは変わっていません。")


def _backed_up(place: Place, name: str, maker: Path) -> Path | None:
    """A backup of the data as they are; None where there is nothing that could not be made again."""
    if is_nothing_kept(place.data):
        return None
    place.backups.mkdir(mode=0o700, exist_ok=True)
    places.give(place.backups, place.data)
    out = place.backups / _name(name, place)
    _done(program.run(maker, place.data, "backup", str(out)), f"控えを取れません。{_STAYS}")
    if program.told(out)["figures"] is None:
        # Its figures were not those of its ledger; what comes next is to be compared with something.
        _done(program.run(maker, place.data, "build"), f"集計できません。{_STAYS}")
        out.unlink()
        _done(program.run(maker, place.data, "backup", str(out)), f"控えを取れません。{_STAYS}")
    return out


def is_nothing_kept(data: Path) -> bool:
    """Whether nothing was ever imported or recorded. A ledger that is missing beside files is not nothing."""
    if not (data / LEDGER).exists():
        return not any((data / room).exists() for room in ("originals", "rows", "meetings"))
    try:
        with contextlib.closing(sqlite3.connect(f"{(data / LEDGER).as_uri()}?mode=ro", uri=True)) as ledger:
            tables = [name for (name,) in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return not any(ledger.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in tables)
    except sqlite3.Error:
        return False


def _tried(place: Place, name: str, backup: Path | None, data: Path, *, is_compared: bool) -> str | None:
    """Why a version cannot go on with this backup; None where it can. ``data`` is a new folder."""
    version = place.version(name)
    if backup is None:
        data.mkdir(mode=0o700)
        places.give(data, place.data)
        own = place.data / "settings.toml"
        if own.exists():
            shutil.copy2(own, data)
        status, said = program.run(version, data, "build")
        return said if status else None
    status, said = program.run(version, data, "restore", str(backup), *(["--same"] if is_compared else []))
    if not status:
        told(f"　{said.strip()}")
        status, said = program.run(version, data, "check")
    return said.strip() if status else None


def _back_with_data(place: Place, before: Before, now: Path | None, *, is_sure: bool) -> None:
    """The data of then, after everybody was told what they will not have; those of now are kept beside."""
    then = place.backups / before.backup if before.backup else None
    if then and not then.exists():
        raise DashboardError(f"版を上げたときの控え {then.name} が {place.backups} にありません。{_STAYS}")
    lost = _more(program.told(then)["holds"] if then else {}, program.told(now)["holds"] if now else {})
    told(f"戻すには、版を上げたときのデータにするしかありません。そのあとの記録は前の版では見えなくなります：{lost}。")
    if not (is_sure or _answered("いまのデータは別の名前で残します。続けますか")):
        raise DashboardError(
            "戻していません。いまの版とデータはそのままです。"
            f"続けるには --yes を付けてください（{service.NAME} back --yes）。"
        )
    with places.trial(place) as folder:
        why = _tried(place, before.version, then, folder / "data", is_compared=False)
        if why is not None:
            raise DashboardError(f"{why}\n前の版に戻せません。いまの版とデータはそのままです。")
        aside = f"data-{dt.datetime.now().astimezone():%Y%m%d-%H%M%S}"
        place.exchange(folder / "data", aside, before.version)
    told(f"いままでのデータは {place.folder / aside} に残っています。")


def _more(then: dict[str, int], now: dict[str, int]) -> str:
    """What there is more of now than there was then."""
    said = [f"{name}{count - then.get(name, 0):,}件" for name, count in now.items() if count > then.get(name, 0)]
    return "、".join(said) or "なし"


def _answered(question: str) -> bool:
    return sys.stdin.isatty() and input(f"{question}（はい／いいえ）：").strip() in ("はい", "y", "yes")


def _give_to_service(place: Place) -> None:
    """Of a service the data are its own, and the program is not: a user that nobody can sign in as."""
    if program.IS_WINDOWS or os.geteuid() or not Path("/run/systemd/system").is_dir():
        return
    import pwd
    import subprocess

    try:
        pwd.getpwnam(service.NAME)
    except KeyError:
        line = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", service.NAME]
        subprocess.run(line, check=True, capture_output=True)
    for folder in (place.data, place.backups):
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, service.NAME, service.NAME)


def _name(of: str, place: Place) -> str:
    """A name that nothing has yet."""
    stem = f"控え_{of}_{dt.datetime.now().astimezone():%Y%m%d-%H%M%S}"
    taken = (f"{stem}{'' if not each else f'-{each}'}.zip" for each in range(1000))
    return next(name for name in taken if not (place.backups / name).exists())


def _done(ended: tuple[int, str], failed: str) -> None:
    status, said = ended
    if status:
        raise DashboardError(f"{failed}\n{said.strip()}")


def told(said: str) -> None:
    """Say how far it is."""
    print(said, flush=True)
