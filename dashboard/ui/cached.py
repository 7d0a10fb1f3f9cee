"""Answers, blocks and tiles, each made once for each version of the store."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.screens.view import Ask
from dashboard.store import answers as store

ANSWERS, BLOCKS = 2000, 1800
"""How many are kept. A block takes 110 kB (measured), so all of them 200 MB; a page has six to eleven for each view."""

Options = TypeVarTuple("Options")
Made = TypeVar("Made")


def version() -> store.Version:
    """The version of the store on show; part of every cache key, so nothing ever has to be invalidated."""
    return store.version(store.serving(settings.data_folder()))


def answer(name: str, **params: Any) -> pd.DataFrame:
    """The answer to a named query; sequences are list parameters, and an empty one means all."""
    kept = {key: tuple(value) if isinstance(value, list) else value for key, value in params.items()}
    stamp = version()
    return _answer(_key(name, sorted(kept.items()), stamp), lambda: store.Answers(Path(stamp[0]))(name, **kept))


def drawn(make: Callable[[Ask, *Options], Made], *options: *Options) -> Made:
    """What ``make`` (a block of a screen, its tiles) makes of a view and options: shared by all who look, not copied.

    Its name is in the key: Streamlit tells functions apart by their own, and here that is always the same one.
    """
    name = f"{make.__module__}.{make.__qualname__}"
    made: Made = _drawn(_key(name, options, version()), lambda: make(answer, *options))
    return made


def _key(*parts: object) -> str:
    """One text: to walk a view takes Streamlit longer than to find what is kept. A repr says all that a part is."""
    return repr(parts)


@st.cache_data(max_entries=ANSWERS, show_spinner=False)
def _answer(key: str, _ask: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    return _ask()


@st.cache_resource(max_entries=BLOCKS, show_spinner=False)
def _drawn(key: str, _make: Callable[[], Any]) -> Any:
    return _make()
