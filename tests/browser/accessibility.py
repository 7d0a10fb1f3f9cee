"""What keeps somebody from reading or working a page: by axe, by size and contrast, and by the Tab key alone."""

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
BAD = {"serious", "critical"}
MENU = '[data-testid="stSidebarNav"]'
OF_STREAMLIT = {"list": MENU, "listitem": MENU}
"""axe's rule → where Streamlit breaks it. Its menu has a box for each section between the list and its entries; the
links are read out as links of the menu all the same."""

RUN_AXE = """async places => {
  // What lies in a figure is one picture with a text of its own; axe knows no colours of SVG.
  const {violations} = await axe.run({exclude: ['.main-svg']}, {resultTypes: ['violations']});
  return violations.flatMap(({id, impact, help, nodes}) => nodes
    .filter(({target}) => !places[id] || !document.querySelector(target[0])?.closest(places[id]))
    .map(({html}) => [impact, `${id}: ${help}: ${html.slice(0, 120)}`]));
}"""

SMALLEST, LEAST_CONTRAST = 14, 4.5
ILLEGIBLE = """([smallest, least]) => {
  const found = [];
  const light = ([r, g, b]) => [0.2126 * r, 0.7152 * g, 0.0722 * b].reduce((one, other) => one + other);
  const linear = part => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const luminance = colour => light(colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(linear));
  const contrast = (one, other) => {
    const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  // A text with too little contrast on white may stand on a mark.
  const ground = text => {
    const box = text.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
    const marks = [...text.closest('.dx-plot').querySelectorAll('.bars path, .points path, .shapelayer path')];
    const under = marks.filter(mark => {
      const {left, right, top, bottom} = mark.getBoundingClientRect();
      return left <= x && x <= right && top <= y && y <= bottom;
    }).at(-1);
    return under ? getComputedStyle(under).fill : 'rgb(255, 255, 255)';
  };
  const isSeen = node => node.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const unread = 'style, script, noscript, [data-testid="stIconMaterial"], .dx-unseen';
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement, words = walk.currentNode.textContent.trim();
    if (!/[\\p{L}\\p{N}]/u.test(words) || node.closest(unread) || !isSeen(node)) continue;
    const {fontSize, fill} = getComputedStyle(node);
    if (parseFloat(fontSize) < smallest) found.push(`${fontSize}: ${words}`);
    if (node.ownerSVGElement && contrast(fill, 'rgb(255, 255, 255)') < least && contrast(fill, ground(node)) < least)
      found.push(`${fill}: ${words}`);
  }
  for (const table of document.querySelectorAll('[style*="--gdg-base-font-style"]'))  // the list of files in 取込
    for (const font of ['--gdg-base-font-style', '--gdg-header-font-style']) {
      const size = /([\\d.]+)px/.exec(table.style.getPropertyValue(font))[1];
      if (size < smallest) found.push(`${font} ${size}`);
    }
  return [...new Set(found)];
}"""

STEP = """async () => {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const at = document.activeElement, seen = window.reached ??= new Set();
  if (!at || at === document.body || (at !== [...seen].at(-1) && seen.has(at))) return {isRound: true};
  seen.add(at);
  const isMarked = node => {
    const {outlineStyle, outlineWidth, boxShadow, borderTopColor, borderTopWidth} = getComputedStyle(node);
    return node.checkVisibility({opacityProperty: true}) && (
      node.matches('canvas:has(:focus)')
      || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)
      || (boxShadow !== 'none' && node === at)
      || (parseFloat(borderTopWidth) > 0 && borderTopColor === 'rgb(0, 23, 193)'));
  };
  // A cell of a table is marked where it is drawn: on the canvas that it stands in for.
  let marked = at.closest('canvas') ?? at;
  for (let above = 0; above < 4 && marked && !isMarked(marked); above++) marked = marked.parentElement;
  return {isRound: false, isMarked: Boolean(marked && isMarked(marked)), what: at.outerHTML.slice(0, 120)};
}"""
"""In the browser, after a Tab: what is focused, whether it can be seen, and whether the round is complete."""

ALSO_BY_KEYS = ", ".join(
    f'{place} [tabindex="-1"]'
    for place in (
        *(f'[data-testid="{name}"]' for name in ("stSelectbox", "stMultiSelect", "stMultiSelectTagsContainer")),
        '[data-testid="stNumberInput"]',
        ".dx-table",
    )
)
"""What the arrow keys and Delete reach from the field or the table that it is in."""
UNREACHED = """known => {
  const within = document.querySelector('[role="dialog"]') ?? document;
  const isOfReached = node => [...window.reached].some(other => other.closest('[role="radiogroup"]')?.contains(node));
  const works = 'a[href], button, input, select, textarea, summary, [role="button"], [tabindex="0"]';
  return [...within.querySelectorAll(works)]
    .filter(node => node.checkVisibility({visibilityProperty: true, opacityProperty: true}) && !node.disabled)
    .filter(node => !window.reached.has(node) && !node.matches(known) && !node.closest('[aria-hidden="true"]'))
    .filter(node => !isOfReached(node)).map(node => node.outerHTML.slice(0, 120));
}"""
LONGEST = 250
"""Presses of Tab after which a round counts as a trap."""


def faults(page: Page) -> list[str]:
    """What axe calls serious or critical, and what is written too small or too pale."""
    page.evaluate(AXE)
    found: list[Any] = page.evaluate(RUN_AXE, OF_STREAMLIT)
    illegible: list[str] = page.evaluate(ILLEGIBLE, [SMALLEST, LEAST_CONTRAST])
    return [said for impact, said in found if impact in BAD] + illegible


def walk(page: Page) -> list[str]:
    """What the Tab key does not reach, or does not show, on its way once around the page or the open drawer."""
    page.add_style_tag(content="* { transition: none !important; }")
    page.evaluate("window.reached = new Set()")
    unmarked = []
    for _ in range(LONGEST):
        page.keyboard.press("Tab")
        step = page.evaluate(STEP)
        if step["isRound"]:
            break
        if not step["isMarked"]:
            unmarked.append(f"not shown: {step['what']}")
    else:
        return ["no way on from " + step["what"]]
    return unmarked + [f"not reached: {each}" for each in page.evaluate(UNREACHED, ALSO_BY_KEYS)]
