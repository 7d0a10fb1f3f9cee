"""Importing into an installation of many municipalities: ``python -m benchmarks.many [sc://HOST:PORT]``.

Twelve municipalities of twenty workbooks, each of 60 rows × 12 columns: read, checked, recorded and built by the
command on one core and on two, turn by turn, then once more when all of it is there. With the url of a Spark it reads
by that, too. Of each the best turn counts: what others do on the machine only adds.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import city
from benchmarks.measure import Result
from dashboard.municipalities import codes
from dashboard.settings import ROOT

MUNICIPALITIES, FILES, ROWS, COLUMNS = 12, 20, 60, 12
TURNS = 3


def run(folder: Path, url: str | None = None) -> Iterator[Result]:
    """Measure in a folder."""
    sent(folder / "in")
    ways = {"1 core": ["--processes", "1"], "2 cores": ["--processes", "2"]}
    ways |= {"Spark": ["--processes", "2", "--spark", url]} if url else {}
    took: dict[str, list[float]] = {way: [] for way in ways}
    again: list[float] = []
    for turn in range(TURNS):
        for way, options in ways.items():
            root = folder / f"{turn}-{way}"
            took[way].append(_seconds(root, folder / "in", options))
        again.append(_seconds(root, folder / "in", ways["2 cores"]))
    alone = min(took["1 core"])
    count = MUNICIPALITIES * FILES
    for way, times in took.items():
        rate = f"{count / min(times):.1f} files/s ({', '.join(f'{each:.0f}' for each in times)} s)"
        load = f"load {os.getloadavg()[0]:.1f}"
        yield Result(
            f"Import {count} files of {MUNICIPALITIES} municipalities and build, {way}", "–", rate,
            f"{alone / min(times):.2f} × one core, {load}",
        )  # fmt: skip
    yield Result("The same again: all is there", "–", f"{count / min(again):.0f} files/s")


def sent(folder: Path) -> None:
    """The folders of the municipalities."""
    for number in range(MUNICIPALITIES):
        five = f"22{201 + number}"
        own = folder / f"{five}{codes.check_digit(five)}_第{number}市"
        own.mkdir(parents=True)
        for place in range(FILES):
            name = f"第{number}の{place}課"
            city.workbook(own / f"{name}_202610.xlsx", ROWS, COLUMNS, name)


def _seconds(root: Path, given: Path, options: Sequence[str]) -> float:
    """What the command says that it took, without the start of Python."""
    line = [sys.executable, "-m", "dashboard", "import", "--municipalities", str(given), *options]
    environment = {**os.environ, "DASHBOARD_DATA": str(root)}
    done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    told = re.search(r"待ち 0（.*｜([\d.]+) 秒", done.stdout)
    assert told, done.stdout + done.stderr
    return float(told[1])


def main() -> None:
    """Print the results."""
    with tempfile.TemporaryDirectory() as name:
        for result in run(Path(name), *sys.argv[1:2]):
            print(result.row(), flush=True)


if __name__ == "__main__":
    main()
