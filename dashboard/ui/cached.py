"""Answers, blocks and tiles, each made once for each version of the store."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.screens.view import Ask, View
from dashboard.store import answers as store

ANSWERS, BLOCKS = 2000, 1800
"""How many are kept. A block takes 110 kB (measured), so all of them 200 MB; a page has six to eleven for each view."""

AView = TypeVar("AView", bound=View)
Options = TypeVarTuple("Options")
Made = TypeVar("Made")


def version() -> store.Version:
    """The version of the store on show; part of every cache key, so nothing ever has to be invalidated."""
    return store.version(store.serving(settings.data_folder()))


def answer(name: str, **params: Any) -> pd.DataFrame:
    """The answer to a named query; sequences are list parameters, and an empty one means all."""
    kept = {key: tuple(value) if isinstance(value, list) else value for key, value in params.items()}
    return _answer(name, tuple(sorted(kept.items())), version())


def drawn(make: Callable[[Ask, AView, *Options], Made], view: AView, *options: *Options) -> Made:
    """What ``make`` (a block of a screen, its tiles) makes of a view and options: shared by all who look, not copied.

    Its name is in the key: Streamlit tells functions apart by their own, and here that is always the same one.
    """
    name = f"{make.__module__}.{make.__qualname__}"
    made: Made = _drawn(name, view, options, version(), lambda: make(answer, view, *options))
    return made


@st.cache_data(max_entries=ANSWERS, show_spinner=False)
def _answer(name: str, params: tuple[tuple[str, Any], ...], stamp: store.Version) -> pd.DataFrame:
    return store.Answers(Path(stamp[0]))(name, **dict(params))


@st.cache_resource(max_entries=BLOCKS, show_spinner=False)
def _drawn(name: str, view: View, options: tuple[Any, ...], stamp: store.Version, _make: Callable[[], Any]) -> Any:
    return _make()
