"""The tables of a page, as a page test reads them."""

from typing import Any

import orjson
import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard.ui import tables as ours


def tables(app: AppTest) -> list[pd.DataFrame]:
    """What each table says under its headings, in the order of the page."""
    return [pd.DataFrame({each["heading"]: each["values"] for each in made["columns"]}) for _, made in sent(app)]


def sent(app: AppTest) -> list[tuple[str, dict[str, Any]]]:
    """The tables as they were sent, each under what its file is called, in the order of the page."""
    found = [each.proto.bytes.partition(b"\n") for each in app.get("bidi_component") if _is_table(each)]
    return [(orjson.loads(said)["name"], orjson.loads(rows)) for said, _, rows in found]


def _is_table(element: Any) -> bool:
    return bool(element.proto.component_name == ours.COMPONENT.name)
