"""A component of our own in the page: one script of ``browser/``, served from an address that names its content."""

import hashlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

FILES = Path(__file__).parent / "browser"
Width = Literal["stretch", "content"]


class Component:
    """One of them; ``others`` are files that its script fetches."""

    def __init__(self, name: str, script: str, *others: str) -> None:
        self.script = script
        self.version = hashlib.sha256(b"".join((FILES / each).read_bytes() for each in (script, *others))).hexdigest()[
            :12
        ]
        self.name = f"dx.{name}-{self.version}"
        self.address = f"/_stcore/bidi-components/{self.name}"
        """What lies there never changes, so browsers may keep it for good."""
        self.addresses = {f"{self.address}/{each}": each for each in (script, *others)}
        """Where the files are served from. By address and not inline: a script of blob: would need a looser policy."""

    def draw(self, key: str, data: bytes, *, width: Width = "stretch", **acts: Callable[[Any], None] | None) -> None:
        """Draw it, or send it other data. Each of ``acts`` is given the value of the event of its name."""
        handlers: dict[str, Any] = {
            f"on_{event}_change": _handler(key, event, act) for event, act in acts.items() if act
        }
        self._declare()
        self._mount(key=key, data=data, width=width, **handlers)

    def _declare(self) -> None:
        """Tell the running Streamlit of the folder, as the manifest of an installed component would."""
        manager = get_bidi_component_manager()
        if manager.get_component_asset_root(self.name) is None:
            package, name = self.name.split(".")
            config = ComponentConfig(name=name, asset_dir=FILES.name)
            manager.register_from_manifest(ComponentManifest(package, self.version, [config]), FILES.parent)

    @cached_property
    def _mount(self) -> ComponentRenderer:
        return st.components.v2.component(self.name, js=self.script, isolate_styles=False)


def _handler(key: str, event: str, act: Callable[[Any], None]) -> Callable[[], None]:
    def handle() -> None:
        # What came while its page was being left is nobody's.
        value = st.session_state[key][event] if key in st.session_state else None
        if value is not None:
            act(value)

    return handle
