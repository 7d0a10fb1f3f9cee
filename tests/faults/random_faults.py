"""Random faults against real commands: is a confirmed figure ever lost? ``python -m tests.faults.random_faults 200 7``.

A city lives on: each round does one command to it, with a fault while it runs (killed, full disk) or before it (cut,
flipped, missing files). Afterwards every import that was ever confirmed must be answered for: its figures come out, or
the commands refuse with a reason, and they come out again when the broken file alone is put back from a copy.
"""

import collections
import datetime as dt
import logging
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.ledger import guard, mark
from dashboard.ledger.ledger import Ledger
from dashboard.settings import ROOT
from dashboard.store import answers as store
from tests.faults.breaking import full
from tests.faults.test_every_command import ENGLISH

HEADER = "手続ID,所管課,手続名,オンライン化状況,年間件数\n"
FOUND = ("killed", "full disk", "cut", "flipped", "missing", "emptied", "nothing")
FILES = (guard.FILE, mark.FILE, store.FILE, store.PRIVATE, "rows", "originals")


@dataclass
class Tally:
    """What was seen, and what must not be."""

    outcomes: collections.Counter[str] = field(default_factory=collections.Counter)
    lost: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def command(folder: Path, *line: str, seconds: float | None = None) -> tuple[int, str]:
    """(status, what it said) of a real command, which may be killed after some seconds."""
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard", *line],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, text=True,
        env={**os.environ, "DASHBOARD_DATA": str(folder)},
    ) as process:  # fmt: skip
        try:
            _, said = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            _, said = process.communicate()
    return process.returncode, said


def listed(folder: Path, number: int) -> list[str]:
    """The import of a list of a day of its own, whose figures no other day has."""
    path = folder / f"一覧{number}.csv"
    rows = [f"{row},市民課,届{row},{'済' if row < 4 else '未'},{1000 + number + row}\n" for row in range(9)]
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    day = dt.date(2024, 1, 1) + dt.timedelta(days=number)
    return ["import", str(path), "--as-of", f"{day}", "--by", "係"]


def held(folder: Path) -> set[tuple[str, int]]:
    """(SHA-256, rows) of every import in force whose rows and original can be read."""
    ledger = Ledger(folder)
    entries = ledger.in_force()
    for entry in entries:
        assert len(ledger.rows(entry)) == entry.rows
        assert ledger.original(entry).content
    return {(str(entry.sha256), int(entry.rows or 0)) for entry in entries}


def damaged(rng: random.Random, kind: str, folder: Path) -> Path | None:
    """Break one file of the folder. Returns which."""
    paths = [path for name in FILES for path in [folder / name, *folder.glob(f"{name}/*")] if path.is_file()]
    path = rng.choice([path for path in paths if path.name in FILES] if rng.random() < 0.7 else paths)
    content = bytearray(path.read_bytes())
    match kind:
        case "cut":
            os.truncate(path, rng.randrange(len(content) or 1))
        case "emptied":
            path.write_bytes(b"")
        case "missing":
            path.unlink()
        case _:
            for _ in range(rng.choice([1, 8, 400])):
                content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
            path.write_bytes(content)
    return path


def one_round(rng: random.Random, number: int, folder: Path, before: set[tuple[str, int]], tally: Tally) -> None:
    """One fault and one command; then what was confirmed is asked for."""
    kind = FOUND[number % len(FOUND)]
    line, copy = listed(folder.parent, number), folder.with_name("copy")
    shutil.copytree(folder, copy)
    line = line if rng.random() < 0.7 else ["build"]
    broken, status, said = None, 0, ""
    if kind == "killed":
        status, said = command(folder, *line, seconds=rng.uniform(0.4, 2.5))
    elif kind == "full disk":
        with full(rng.choice([0, 5_000, 50_000, 500_000, 4_000_000]))(folder) as drive:
            status, said = command(drive, *line)
            shutil.rmtree(folder)
            shutil.copytree(drive, folder)
    else:
        broken = damaged(rng, kind, folder) if kind != "nothing" else None
        status, said = command(folder, *line)
    where = f"round {number}, {kind} {broken.relative_to(folder) if broken else ''} {line[0]}: {status}"
    if status not in (0, 1, 2, -signal.SIGKILL) or (status != -signal.SIGKILL and ENGLISH.search(said)):
        tally.complaints.append(f"{where}: {said}")
    outcome = "done" if status == 0 else "killed" if status < 0 else "refused"
    if not answered(folder, before):
        outcome = "refused, whole again with one file put back"
        if command(folder, "build")[0] == 0 and broken and broken.parent.name != "originals":
            tally.lost.append(f"{where}: nothing was refused, but something is gone")
        put_back(broken, folder, copy)
        if not answered(folder, before):
            tally.lost.append(f"{where}: not recovered: {said}")
    elif broken:
        outcome += ", all there"
    tally.outcomes[f"{kind}: {outcome}"] += 1
    if status == 0 and line[0] == "import" and held(folder) == before:
        tally.lost.append(f"{where}: confirmed, but not there")
    put_back(broken, folder, copy)
    shutil.rmtree(copy)


def answered(folder: Path, before: set[tuple[str, int]]) -> bool:
    """Whether all that was confirmed is there, and is counted."""
    try:
        there = held(folder)
    except Exception:
        return False
    status, said = command(folder, "query", "online/spread_by_month")
    return before <= there and status == 0 and "前回までの数値" not in said


def put_back(broken: Path | None, folder: Path, copy: Path) -> None:
    """What an office does that has a backup: the one file that broke."""
    if broken and broken.name != mark.FILE:
        saved = copy / broken.relative_to(folder)
        if broken.name == guard.FILE and is_sound(folder):
            return
        broken.write_bytes(saved.read_bytes())


def is_sound(folder: Path) -> bool:
    """Whether the ledger is accepted: it may hold more than the copy by now."""
    try:
        return Ledger(folder).state()[0] >= 0
    except guard.Unusable:
        return False


def main(rounds: int, seed: int, say: Callable[[str], None] = print) -> Tally:
    """Live through so many faults and say what came of them."""
    logging.disable()
    rng, tally, began = random.Random(seed), Tally(), time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        for number in range(2):
            assert command(folder, *listed(folder.parent, number))[0] == 0
        for number in range(2, rounds + 2):
            one_round(rng, number, folder, held(folder), tally)
        say(f"{rounds} faults, seed {seed}, {time.monotonic() - began:.0f} s, {len(held(folder))} imports at the end")
    for outcome, count in sorted(tally.outcomes.items()):
        say(f"  {count:4} {outcome}")
    for name, found in (("lost", tally.lost), ("not said in Japanese", tally.complaints)):
        say(f"{len(found)} {name}")
        for each in found:
            say(f"  {each}")
    return tally


if __name__ == "__main__":
    seen = main(int(sys.argv[1]), int(sys.argv[2]))
    sys.exit(bool(seen.lost or seen.complaints))
