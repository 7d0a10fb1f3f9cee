"""The yardstick for charts: Dash with the six figures of /online, from the same blocks of the same store.

``python -m benchmarks.dash_page one PORT`` answers a change with one callback for all figures, ``each`` with one for
each figure, asked only where something changes that the figure depends on. Tiles, sentences and tables are left out, in
its favour.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import orjson
import pandas as pd
from dash import Dash, Input, Output, dcc, html
from waitress import create_server

from dashboard import settings
from dashboard.screens.block import Block
from dashboard.screens.online import barriers, funnel, months, ranking, remaining, spread
from dashboard.screens.online.filters import MEASURE
from dashboard.screens.online.view import View
from dashboard.store import answers as store

Figure = Mapping[str, Any]
Names = list[str] | None
CONFIG: dcc.Graph.Config = {
    "displayModeBar": False,
    "displaylogo": False,
    "showTips": False,
    "doubleClick": False,
    "doubleClickDelay": 0,
}
"""As ``dashboard/ui/browser/chart.js`` has it."""
LEFT, RIGHT, ABOVE, RANKING_HEIGHT = 700, 342, 413, 520
"""px of both columns, of what stands above them and of the frame the ranking scrolls in: where ours are at 1366 px."""


class Graph(NamedTuple):
    """How a block of the page is made, what it depends on, and where it stands."""

    make: Callable[[View], Block]
    width: int
    by_measure: bool = False


def _ask(name: str, **params: Any) -> pd.DataFrame:
    return _answer(name, tuple(sorted((key, _frozen(value)) for key, value in params.items())))


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


@cache
def _answers() -> store.Answers:
    return store.Answers(store.serving(settings.data_folder()))


@cache
def _answer(name: str, params: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    return _answers()(name, **dict(params))


GRAPHS = {
    "spread": Graph(lambda view: spread.block(_ask, view), LEFT, by_measure=True),
    "months": Graph(lambda view: months.block(_ask, view), RIGHT, by_measure=True),
    "ranking": Graph(lambda view: ranking.block(_ask, view, "lowest"), LEFT, by_measure=True),
    "funnel": Graph(lambda view: funnel.block(_ask, view), RIGHT),
    "remaining": Graph(lambda view: remaining.block(_ask, view), LEFT),
    "barriers": Graph(lambda view: barriers.block(_ask, view), RIGHT),
}


@cache
def _figure(name: str, measure: str, bureau: tuple[str, ...], department: tuple[str, ...]) -> Figure:
    """The figure as JSON's own types: made once for each view, as ours is, and cheap to write."""
    city, listed = settings.load(), _ask("frame/months")["as_of"]
    view = View(
        as_of=listed[0].date(), vs=listed[1].date(), vs_label="前月",
        bureau=() if department else bureau, department=department,
        measure=measure, with_partial=False,
        target=city.target, volume_target=city.volume_target, fiscal_year_start=city.fiscal_year_start,
    )  # fmt: skip
    graph = GRAPHS[name]
    figure = orjson.loads(graph.make(view).written)
    return {**figure, "layout": {**figure["layout"], "width": graph.width}}


def _drawn(name: str, bureau: Names, department: Names, measure: str) -> Figure:
    return _figure(name, measure, tuple(bureau or ()), tuple(department or ()))


def app(*, is_each: bool) -> Dash:
    """The page, with the figures of the whole city."""
    page = Dash("benchmarks", serve_locally=True, update_title="")
    page.layout = html.Div([html.Aside(_choices(), style={"width": 215}), _graphs()], style={"display": "flex"})
    chosen = [Input("bureau", "value"), Input("department", "value")]
    if is_each:
        for name, graph in GRAPHS.items():
            inputs = [*chosen, Input("measure", "value")] if graph.by_measure else chosen
            page.callback(Output(f"chart_{name}", "figure"), inputs)(_one(name))
    else:
        outputs = [Output(f"chart_{name}", "figure") for name in GRAPHS]
        page.callback(outputs, [*chosen, Input("measure", "value")])(_all)
    return page


def _one(name: str) -> Callable[..., Figure]:
    def figure(bureau: Names, department: Names, measure: str = "kind") -> Figure:
        return _drawn(name, bureau, department, measure)

    return figure


def _all(bureau: Names, department: Names, measure: str) -> list[Figure]:
    return [_drawn(name, bureau, department, measure) for name in GRAPHS]


def _choices() -> list[Any]:
    offered = _ask("frame/departments")
    bureaus, departments = list(offered["bureau"].dropna().unique()), list(offered["department"])
    words = [{"label": label, "value": measure} for label, measure in MEASURE.options.items()]
    return [
        html.Label(["部", dcc.Dropdown(bureaus, multi=True, id="bureau")]),
        html.Label(["課", dcc.Dropdown(departments, multi=True, id="department")]),
        dcc.RadioItems(words, words[0]["value"], id="measure"),
    ]


def _graphs() -> html.Div:
    """Where ours stand: two to a row."""
    columns = [
        html.Div([_graph(name) for name, graph in GRAPHS.items() if graph.width == width], style={"width": width})
        for width in (LEFT, RIGHT)
    ]
    return html.Div(columns, style={"display": "flex", "gap": 30, "paddingTop": ABOVE, "paddingLeft": 50})


def _graph(name: str) -> html.Div:
    figure = _drawn(name, None, None, "kind")
    height = figure["layout"]["height"]
    graph = dcc.Graph(f"chart_{name}", figure=figure, config=CONFIG, responsive=False, style={"height": height})
    frame = {"maxHeight": RANKING_HEIGHT, "overflowY": "auto"} if name == "ranking" else {}
    return html.Div(graph, style={"marginBottom": 100, **frame})


def main(argv: Sequence[str]) -> None:
    """Serve on this machine, and say when."""
    how, port = argv
    server = create_server(app(is_each=how == "each").server, host="127.0.0.1", port=int(port), threads=8)
    print(f"URL: http://127.0.0.1:{port}", flush=True)
    server.run()


if __name__ == "__main__":
    main(sys.argv[1:])
