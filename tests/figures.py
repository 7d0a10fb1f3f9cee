"""The charts of a page, as a page test and as a browser test read them."""

from dataclasses import dataclass
from typing import Any

import orjson
from streamlit.testing.v1 import AppTest

from dashboard.ui import chart


@dataclass(frozen=True)
class Chart:
    """What a page sent for a chart: what it says, and its figure (none where only the head was sent)."""

    said: dict[str, Any]
    figure: dict[str, Any] | None


def charts(app: AppTest) -> list[Chart]:
    """The charts of a page, in its order. A head with something between it and its figure is one of its own."""
    sent = [each.proto for each in app.get("bidi_component")]
    return [_read(each.bytes) for each in sent if each.component_name == chart.NAME]


def figures(app: AppTest) -> dict[str, dict[str, Any]]:
    """The figures by the names of their charts."""
    return {each.said["name"]: each.figure for each in charts(app) if each.figure}


def words(app: AppTest) -> list[str]:
    """Titles and findings of the charts."""
    return [text for each in charts(app) if "title" in each.said for text in (each.said["title"], each.said["finding"])]


def _read(sent: bytes) -> Chart:
    said, _, figure = sent.partition(b"\n")
    return Chart(orjson.loads(said), orjson.loads(figure) if figure else None)


DRAWN = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (app?.getAttribute('data-test-script-state') !== 'notRunning') return false;
  if (!document.querySelector('.dx-title') || document.querySelector('[data-testid="stSkeleton"]')) return false;
  const places = [...document.querySelectorAll('.stBidiComponent')];
  if (!places.every(place => place.querySelector('.dx-chart, .dx-drop, .dx-table, .dx-paper-tools'))) return false;
  return [...document.querySelectorAll('.dx-plot')].every(plot => plot.dataset.state === 'drawn');
}"""
"""In the browser: whether the server is done and every chart stands."""

UNDRAWN = """() => ({
  url: location.href,
  script: document.querySelector('[data-testid="stApp"]')?.getAttribute('data-test-script-state'),
  title: document.querySelector('.dx-title')?.textContent,
  skeletons: document.querySelectorAll('[data-testid="stSkeleton"]').length,
  places: [...document.querySelectorAll('.stBidiComponent')].map(place => place.innerText.slice(0, 60)),
  plots: [...document.querySelectorAll('.dx-plot')].map(plot => plot.dataset.state),
})"""
"""In the browser: what there is of a page that is not drawn."""

NAMES = "part => [...part.querySelectorAll('.dx-plot[data-state=drawn]')].map(plot => plot.chart.said.name)"
"""In the browser: the charts that are drawn in a part of the page."""

PLACE = """([name, said]) => {
  const plot = [...document.querySelectorAll('.dx-plot')].find(each => each.chart.said.name === name);
  for (const mark of plot.querySelectorAll('.point, .points path')) {
    const data = mark.__data__;
    const group = mark.closest('.trace') && mark.closest('.trace').__data__;
    const trace = data && data.trace || group && group[0] && group[0].trace;
    const custom = data && (data.data || data.customdata || (trace && trace.customdata || [])[data.i]);
    if (custom && custom[0] === said) {
      mark.scrollIntoView({block: 'center'});
      const box = mark.getBoundingClientRect();
      if (box.width) return [box.x + box.width / 2, box.y + box.height / 2];
    }
  }
  return null;
}"""
"""In the browser: where on the screen a chart's mark lies whose customdata begins with this."""
