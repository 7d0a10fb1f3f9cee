"""What the first page asks the browser to fetch before the server says that it is needed."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.ui import chart

STATIC = Path(st.__file__).parent / "static"
ELEMENTS = ("Html", "BidiComponent", "Multiselect", "Selectbox", "Button", "ButtonGroup", "Checkbox")
"""Of Streamlit, the elements on the first screen of a page: else asked for one after the other, when they are drawn."""
FONT = re.compile(rb'<link\s+rel="preload"[^>]*\bas="font"[^>]*>')
"""Streamlit's own font: our pages are written in those of the machine."""


@cache
def tags() -> bytes:
    """For the head of the page: our scripts, Plotly, and Streamlit's modules for these elements."""
    script, plotly, *imported = (f".{chart.ADDRESS}/{name}" for name in (chart.SCRIPT, chart.PLOTLY, *chart.IMPORTED))
    needed = (*imported, *(f"./{file}" for file in modules_needed()))
    modules = "".join(f'<link rel="modulepreload" crossorigin href="{address}">' for address in needed)
    first = f'<link rel="preload" as="script" href="{plotly}"><script type="module" async src="{script}"></script>'
    return (first + modules).encode()


def modules_needed() -> list[str]:
    """The files of ELEMENTS that the page does not name itself."""
    manifest = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))
    named = (STATIC / "index.html").read_text(encoding="utf-8")
    entries = {name: entry for name, entry in manifest.items() if entry.get("isDynamicEntry")}
    wanted = [name for name in entries if re.fullmatch(rf"[\w./]*/({'|'.join(ELEMENTS)})\.tsx", name)]
    files = dict.fromkeys(file for name in wanted for file in _with_imports(manifest, name, set()))
    return [file for file in files if file not in named]


def _with_imports(manifest: dict[str, Any], name: str, met: set[str]) -> Iterator[str]:
    if name in met:
        return
    met.add(name)
    yield manifest[name]["file"]
    for other in manifest[name].get("imports", ()):
        yield from _with_imports(manifest, other, met)
