"""Where the time goes: ``python -m benchmarks.profile --page /roadmap`` or ``--file 一覧.xlsx``.

The 25 functions with the most cumulative time of one rerun of a page whose first run is over, or of one import that
only looks (dry run). Calls are slower than they are without a profiler: compare lines, not with benchmarks/RESULTS.md.
"""

import argparse
import cProfile
import io
import os
import pstats
import re
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.settings import ROOT
from dashboard.store import build

TOP = 25
SCRIPT_THREAD = "ScriptRunner.scriptThread"
"""The name of the thread in which Streamlit runs a page."""


def main(argv: Sequence[str] | None = None) -> int:
    """Profile one thing and print it. Returns the exit status: 2 where there is no such page or file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profile")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--page", metavar="URL", help="a page's path, for instance /roadmap")
    what.add_argument("--file", metavar="FILE", type=Path, help="a spreadsheet to read")
    chosen = parser.parse_args(argv)
    if chosen.page and not _script(chosen.page):
        parser.error(f"no page {chosen.page}: there are {', '.join(f'/{path.stem}' for path in _scripts())}")
    if chosen.file and not chosen.file.is_file():
        parser.error(f"no file {chosen.file}")
    with tempfile.TemporaryDirectory() as name:
        profile = of_page(chosen.page, Path(name)) if chosen.page else of_import(chosen.file, Path(name))
    print(_text(profile))
    return 0


def of_page(url: str, folder: Path) -> cProfile.Profile:
    """One rerun of a page that shows the sample city (or DASHBOARD_DATA), through app.py; nothing is drawn."""
    data = Path(os.environ.setdefault("DASHBOARD_DATA", str(folder)))
    build.ensure(data)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300).run()
    app.switch_page(str(_script(url))).run()
    profile = cProfile.Profile()
    thread_run = threading.Thread.run

    def run(thread: threading.Thread) -> None:
        if thread.name == SCRIPT_THREAD:
            profile.runcall(thread_run, thread)
        else:
            thread_run(thread)

    with patch.object(threading.Thread, "run", run):
        app.run()
    return profile


def of_import(file: Path, folder: Path) -> cProfile.Profile:
    """One look at a file as a city without imports would take it; read in this process, so that reading is seen."""
    source = SourceFile(file.name, file.read_bytes())
    profile = cProfile.Profile()
    with patch("dashboard.importers.run_each", _here):
        report = profile.runcall(import_files, folder, [source], dry_run=True)
    print(f"{file.name}: {report.readings[0].dataset or 'not recognised'}, {len(report.readings[0].issues)} findings")
    return profile


def _text(profile: cProfile.Profile) -> str:
    """The longest, with paths from the checkout or from the library on."""
    written = io.StringIO()
    pstats.Stats(profile, stream=written).sort_stats("cumulative").print_stats(TOP)
    return re.sub(r"\S*[/\\](?:site-packages|lib)[/\\]", "", written.getvalue()).replace(f"{ROOT}{os.sep}", "")


def _here(function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], progress: object = None) -> list[Any]:
    return [function(*each) for each in arguments]


def _script(url: str) -> Path | None:
    return next((path for path in _scripts() if path.stem == url.strip("/")), None)


def _scripts() -> list[Path]:
    return sorted(ROOT.glob("pages/*/*.py"))


if __name__ == "__main__":
    sys.exit(main())
