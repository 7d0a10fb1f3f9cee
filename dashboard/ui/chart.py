"""A chart as a component of ours: title, finding, menu and figure in one element that is redrawn in place.

What the browser runs lies in ``browser/``: one script, beside the part of Plotly that our figures need.
"""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

FILES = Path(__file__).parent / "browser"
SCRIPT, ARRIVAL, PLOTLY = "chart.js", "arrival.js", "plotly-basic.min.js"
SERVED = (SCRIPT, ARRIVAL, PLOTLY)
VERSION = hashlib.sha256(b"".join((FILES / name).read_bytes() for name in SERVED)).hexdigest()[:12]
"""Part of the address: what lies there never changes, so browsers may keep it for good."""

NAME = f"dx.chart-{VERSION}"
ADDRESS = f"/_stcore/bidi-components/{NAME}"
ADDRESSES = {f"{ADDRESS}/{name}": name for name in SERVED}
"""Where the files are served from. By its address and not inline: a script of blob: would need a looser policy."""


def draw(
    key: str,
    said: Mapping[str, Any],
    figure: bytes = b"",
    *,
    picked: Callable[[Any], None] | None = None,
    turned: Callable[[bool], None] | None = None,
) -> None:
    """Draw a chart, or only its head.

    ``said`` is what it says; ``figure`` is JSON. A click on a mark gives the mark's customdata to ``picked``;
    「表で見る」 gives to ``turned`` whether the table is wanted.
    """
    events = {"picked": picked, "table": turned}
    handlers: dict[str, Any] = {f"on_{event}_change": _handler(key, event, act) for event, act in events.items() if act}
    _declare()
    _mount()(key=key, data=orjson.dumps(said) + b"\n" + figure, **handlers)


def _handler(key: str, event: str, act: Callable[[Any], None]) -> Callable[[], None]:
    def handle() -> None:
        value = st.session_state[key][event]
        if value is not None:
            act(value)

    return handle


def _declare() -> None:
    """Tell the running Streamlit of the folder, as the manifest of an installed component would."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        package, name = NAME.split(".")
        config = ComponentConfig(name=name, asset_dir=FILES.name)
        manager.register_from_manifest(ComponentManifest(package, VERSION, [config]), FILES.parent)


@cache
def _mount() -> ComponentRenderer:
    return st.components.v2.component(NAME, js=SCRIPT, isolate_styles=False)
