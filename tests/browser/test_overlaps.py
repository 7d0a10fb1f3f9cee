"""Nothing that a figure says lies on anything else it says, or is cut: at every width an office's screen has."""

import pytest

from tests.browser.conftest import Screen

pytestmark = pytest.mark.browser

SIZES = [(1920, 1080), (1366, 768), (1280, 720), (1093, 614)]
"""A meeting room's, a city PC's, a small one's, and a city PC's at 125 %."""
TOLERANCE = 2
"""Px. Hinting and rounding; ink that touches is no overlap."""
ONE, BUREAU = {"department": "生活支援課"}, {"bureau": "福祉部"}

STATES: dict[str, list[dict[str, str]]] = {
    "/overview": [{}, {**ONE}, {**BUREAU}, {"as_of": "2024-11-30"}],
    "/online": [
        {},
        {**ONE},
        {"measure": "件数ベース"},
        {"as_of": "2024-11-30"},
        {**BUREAU},
        {**ONE, "ranking": "比較先との差", "left": "オンラインなのに紙のまま"},
    ],
    "/assessment": [
        {},
        {**ONE, "rows": "課"},
        {"round": "令和7年度"},
        {"view": "研修計画"},
        {**BUREAU, "view": "研修計画", "places": "課"},
    ],
    "/roadmap": [{}, {**ONE}, {"as_of": "2024-11-30"}, {**BUREAU, "groups": "課"}, {"initiative": "1-2-01"}],
    "/next": [{}, {**BUREAU, "counted": "件数ベース"}],
    "/submissions": [{}, {**ONE}],
    "/department": [{"looks": "課どうしの関係"}, {**ONE, "looks": "課どうしの関係", "link": "相談"}],
    "/explore": [
        {"x_rows": "department", "x_measure": "kind", "x_chart": "scatter"},
        {"x_rows": "department", "x_columns": "status"},
        {"x_columns": "month"},
    ],
}

COLLISIONS = """tolerance => {
  const pen = document.createElement('canvas').getContext('2d'), found = [];
  // The ink, not the line's height: a font's lines are half as high again as its signs.
  const ink = (box, element, words) => {
    const {fontStyle, fontWeight, fontSize, fontFamily} = getComputedStyle(element);
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const size = pen.measureText(words);
    const above = size.fontBoundingBoxAscent - size.actualBoundingBoxAscent;
    const below = size.fontBoundingBoxDescent - size.actualBoundingBoxDescent;
    const {left, right, top, bottom} = box;
    return {words, element, left, right, top: top + above, bottom: bottom - below};
  };
  const isSeen = node => node.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const ofSvg = figure => [...figure.querySelectorAll('svg text')].filter(text => !text.closest('.hoverlayer'))
    .flatMap(text => text.querySelector('tspan.line') ? [...text.querySelectorAll('tspan.line')] : [text])
    .filter(line => isSeen(line) && line.textContent.trim())
    .map(line => ink(line.getBoundingClientRect(), line, line.textContent.trim()));
  const ofHtml = part => {
    const lines = [], walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), range = document.createRange();
    while (walk.nextNode()) {
      const {parentElement, textContent} = walk.currentNode;
      range.selectNodeContents(walk.currentNode);
      if (isSeen(parentElement) && textContent.trim())
        lines.push(...[...range.getClientRects()].map(box => ink(box, parentElement, textContent.trim())));
    }
    return lines;
  };
  const clips = (node, figure) => {
    const edges = [figure.getBoundingClientRect()];
    for (let at = node; at !== figure; at = at.parentNode) {
      const clip = /#([^'")]+)/.exec(at.getAttribute('clip-path') ?? '');
      const rect = clip && document.getElementById(clip[1])?.querySelector('rect');
      if (!rect) continue;
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(side => Number(rect.getAttribute(side)));
      const [one, other] = [[x, y], [x + width, y + height]]
        .map(point => new DOMPoint(...point).matrixTransform(at.getScreenCTM()));
      edges.push({left: one.x, top: one.y, right: other.x, bottom: other.y});
    }
    return edges;
  };
  for (const figure of document.querySelectorAll('.dx-plot, .dx-heads')) {
    const name = figure.chart?.said.name ?? 'heads';
    const texts = figure.chart ? ofSvg(figure) : ofHtml(figure);
    for (const one of texts)
      for (const edge of clips(one.element, figure))
        if (Math.max(edge.left - one.left, one.right - edge.right) > tolerance
            || Math.max(edge.top - one.top, one.bottom - edge.bottom) > tolerance)
          found.push(`${name}: 「${one.words}」 is cut`);
    texts.forEach((one, at) => texts.slice(at + 1).forEach(other => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (Math.min(across, down) > tolerance) found.push(`${name}: 「${one.words}」 on 「${other.words}」`);
    }));
  }
  return [...new Set(found)];
}"""
"""In the browser: which texts of figures lie on each other, and which are cut."""


def collisions(screen: Screen) -> list[str]:
    """What is wrong at each size, once the figures have followed the window."""
    found = []
    for width, height in SIZES:
        screen.page.set_viewport_size({"width": width, "height": height})
        screen.still()
        found += [f"{width} px, {each}" for each in screen.page.evaluate(COLLISIONS, TOLERANCE)]
    return found


@pytest.mark.parametrize("path", STATES)
def test_no_text_of_a_figure_lies_on_another_or_is_cut(screen: Screen, path: str) -> None:
    found = []
    for state in STATES[path]:
        screen.open(path, **state)
        assert {key: screen.params(key) for key in state} == {key: [value] for key, value in state.items()}
        found += [f"{state}: {each}" for each in collisions(screen)]
    assert found == []


def test_what_lies_on_another_or_is_cut_is_seen(screen: Screen) -> None:
    screen.open("/online")
    assert screen.page.evaluate(COLLISIONS, TOLERANCE) == []
    screen.page.evaluate("""() => Plotly.relayout(document.querySelector('.st-key-chart_spread .dx-plot'), {
      'yaxis.tickfont.size': 60, 'margin.l': 40,
    })""")
    found = screen.page.evaluate(COLLISIONS, TOLERANCE)
    assert {"spread: 「企画部」 on 「財務部」", "spread: 「企画部」 is cut"} <= set(found)
