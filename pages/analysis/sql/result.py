"""What a statement gave: how many rows in which time, what is left out, the rows or a figure of them."""

import streamlit as st

from dashboard import labels
from dashboard.console.asked import Answer
from dashboard.screens.block import Table
from dashboard.screens.columns import AS_WRITTEN
from dashboard.screens.explore import filters as own
from dashboard.screens.explore import shapes
from dashboard.screens.explore.results import figure, offered, parts
from dashboard.ui import blocks, filters, tables

HEIGHT = 460


def draw(statement: str, answer: Answer) -> None:
    """The answer under the statement that was asked."""
    found = parts.of(answer.rows)
    heading, choices = st.columns([3, 4], vertical_alignment="center")
    with heading:
        blocks.subheading(f"結果　{labels.count(len(answer.rows))}行・{answer.seconds:.2f}秒")
    with choices:
        shape, number = _chosen(found)
    if left_out := answer.left_out():
        blocks.finding("".join(left_out))
    listed = Table(
        "結果", "SQLの結果", _notes(statement, answer), answer.rows, AS_WRITTEN, "当てはまる行はありません。"
    )
    if shape == shapes.TABLE:
        blocks.rows("sql_rows", listed, HEIGHT)
    else:
        blocks.own("sql_figure", figure.of(found, shape, number), HEIGHT)
    if len(answer.rows):
        with st.container(horizontal=True, gap="small"):
            if shape != shapes.TABLE:
                tables.saved("sql_excel", listed.title, lambda: {"表": listed})
            tables.saved_as_csv("sql_csv", listed)


def _chosen(found: parts.Parts) -> tuple[str, str]:
    """As what it is shown, and of a figure which number."""
    shown, numbers = offered.of(found), {each: parts.called(each) for each in found.numbers}
    left, right = st.columns(2)
    with right:
        shape = filters.pinned(own.RESULT, shown) if len(shown) > 1 else shapes.TABLE
    with left if shape != shapes.TABLE and len(numbers) > 1 else filters.unseen():
        number = filters.pinned(own.NUMBER, numbers) if numbers else ""
    return shape, number


def _notes(statement: str, answer: Answer) -> list[str]:
    """What a file of it says over the rows: the statement, and all that is left out."""
    return [f"SQL：{' '.join(statement.split())}", f"{labels.count(len(answer.rows))}行", *answer.left_out()]
