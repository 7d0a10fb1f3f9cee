"""The one door to a figure. Plotly reads tags in every text it draws, so all that is not markup is escaped here."""

from typing import Any

from dashboard import markup
from dashboard.charts.look import theme

READ = {"text", "ticktext", "customdata", "name", "hovertext", "title"}
"""Where Plotly reads tags. Its templates (``hovertemplate``) are our own and hold no text of files."""


def figure(drawn: dict[str, Any], *, is_table: bool = False, key: str = "") -> theme.Figure:
    """The figure of these traces and this layout. What leaves it by a click is to be read with ``markup.shown``.

    ``is_table`` and ``key`` are those of the figure.
    """
    safe: dict[str, Any] = _safe(drawn, is_read=False)
    return theme.Figure(safe, is_table, key)


def _safe(part: Any, *, is_read: bool) -> Any:
    if isinstance(part, dict):
        return {key: _safe(value, is_read=key in READ) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_safe(each, is_read=is_read) for each in part]
    return str(markup.escaped(part)) if is_read and isinstance(part, str) else part
