"""Measure everything and write RESULTS.md: ``python -m benchmarks``."""

import os
import platform
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks import beside_dash, console, data, importing, screens, sessions, taking
from benchmarks.measure import Result
from dashboard import labels

HERE = Path(__file__).parent
LIBRARIES = ("streamlit", "duckdb", "pandas", "plotly", "dash")


def main() -> None:
    """Run all parts in a folder of their own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results = [
            *(*data.run(folder), *importing.run(folder), *screens.run(folder), *beside_dash.run(folder)),
            *(*sessions.run(folder), *console.run(folder / "sample"), *taking.run(folder)),
        ]
    text = "\n".join([*_head(), *map(Result.row, results), ""])
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)


def _head() -> list[str]:
    load = " / ".join(f"{each:.1f}" for each in os.getloadavg())
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return [
        "# Results",
        "",
        f"{labels.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, {libraries};"
        f" load at the end {load}. Repeat with `make bench`; what each row counts is said in the module that"
        " measures it.",
        "",
        "| what | budget | measured | in the same run |",
        "|---|---|---|---|",
    ]


if __name__ == "__main__":
    main()
