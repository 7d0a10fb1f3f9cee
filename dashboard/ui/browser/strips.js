// A figure as a table of strips, so that a sheet may end between them: cut where no mark and no text is in the way, with
// what stands over and under the rows as the table's head and foot, which browsers repeat on every sheet. What is drawn
// stays as Plotly drew it.

import {copies} from './carry.js';

const LEAVES = 'path, rect, circle, line, polygon, image, use, text', EDGE = 1, ALONG = 80;  // px of an edge; of what runs through rows

// `heads` are copied into its head. Where it is to stay `whole` there is one strip.
export function strips(node, heads, whole) {
  const {width, height} = node._fullLayout;
  const drawn = [...node.querySelectorAll('.main-svg')].map(svg => ({svg, places: places(svg)})).filter(({places}) => places.size);
  const edges = whole ? [0, height] : cuts(node._fullLayout, drawn.flatMap(({places}) => [...places.values()]));
  const table = made('table', 'dx-strips'), head = made('thead'), body = made('tbody'), foot = made('tfoot');
  const strip = (top, bottom, make) => {
    const row = made('tr'), cell = made('td'), box = made('div', 'dx-strip');
    box.style.height = `${bottom - top}px`;
    box.append(...drawn.flatMap(({svg, places}) => make(svg, places, top, bottom, width)));
    cell.append(box);
    row.append(cell);
    return row;
  };
  if (heads.length) {
    const row = made('tr'), cell = made('td');
    cell.append(...copies(heads));
    row.append(cell);
    head.append(row);
  }
  if (edges[0] > 0) head.append(strip(0, edges[0], flat));
  for (let row = 0, top = edges[0]; row + 1 < edges.length; row++) {
    const bottom = edges[row + 1], isHeading = !drawn.some(({places}) => isMarked(places, top, bottom));
    if (isHeading && bottom !== edges.at(-1)) continue;  // in one strip with what it heads
    body.append(strip(top, bottom, cut));
    top = bottom;
  }
  if (edges.at(-1) < height) foot.append(strip(edges.at(-1), height, flat));
  table.append(head, foot, body);
  return table;
}

// Where a figure may be cut: at the ends of its rows, and between them where one mark ends before the next begins.
function cuts({yaxis}, places) {
  const first = yaxis._offset, last = first + yaxis._length, found = [first];
  const boxes = places.map(([, , box]) => box).filter(([top, bottom]) => bottom - top < ALONG && bottom > first && top < last);
  let reached = first;
  for (const [top, bottom] of boxes.sort((one, other) => one[0] - other[0])) {
    if (top >= reached - EDGE && reached > found.at(-1) + EDGE) found.push(Math.round((top + reached) / 2));
    reached = Math.max(reached, bottom);
  }
  return [...found, last];
}

// From where to where each mark and each text of a drawing reaches.
function places(svg) {
  const {top} = svg.getBoundingClientRect(), found = new Map();
  for (const leaf of svg.querySelectorAll(LEAVES)) {
    if (leaf.closest('defs, .draglayer, .hoverlayer')) continue;
    const box = leaf.getBoundingClientRect(), [above, below] = [box.top - top, box.bottom - top], middle = (above + below) / 2;
    // A text is in one strip, whole; a line that goes through many is in all of them.
    found.set(leaf, [...(leaf.localName === 'text' ? [middle, middle] : [above - EDGE, below + EDGE]), [above, below]]);
  }
  return found;
}

// Whether anything but texts and lines stands between these heights: else it heads what follows.
function isMarked(places, top, bottom) {
  return [...places].some(([leaf, [, , [above, below]]]) =>
    below - above < ALONG && above < bottom - EDGE && below > top + EDGE && leaf.localName !== 'text' && leaf.closest('.mlayer'));
}

// Each mark in a drawing of its own, put where it belongs: Chromium forgets transformations in heads that it repeats.
function flat(svg, places, top, bottom) {
  const inverse = svg.getScreenCTM().inverse();
  return [...places].filter(([, place]) => place[0] < bottom && place[1] >= top).map(([leaf]) => {
    const {e, f} = inverse.multiply(leaf.getScreenCTM()), own = document.createElementNS(svg.namespaceURI, 'svg'), copy = leaf.cloneNode(true);
    copy.removeAttribute('transform');
    Object.assign(own.style, {left: `${e}px`, top: `${f - top}px`, overflow: 'visible'});
    own.append(copy);
    return own;
  });
}

function cut(svg, places, top, bottom, width) {
  const part = kept(svg, places, top, bottom) ?? svg.cloneNode(false);
  const height = bottom - top;
  for (const [name, value] of Object.entries({width, height, viewBox: `0 ${top} ${width} ${height}`})) part.setAttribute(name, value);
  return part;
}

function kept(node, places, top, bottom) {
  if (node.localName === 'defs') return node.cloneNode(true);
  const place = places.get(node);
  if (place) return place[0] < bottom && place[1] >= top ? node.cloneNode(true) : null;
  const inner = [...node.children].map(child => kept(child, places, top, bottom)).filter(Boolean);
  if (!inner.length) return null;
  const part = node.cloneNode(false);
  part.append(...inner);
  return part;
}

function made(tag, name = '') { return Object.assign(document.createElement(tag), {className: name}); }
