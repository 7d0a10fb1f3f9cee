// A chart in the page: title, finding, menu and a figure that Plotly draws again in place when it changes.
//
// Streamlit calls the default export each time the element is sent. What is sent is two lines: what the chart says
// (JSON), and the figure (JSON; empty where only the head is wanted, or a table stands in its place). Every text goes
// into the page as text (textContent): nothing here reads markup but Plotly, whose texts the server has escaped.

import './arrival.js';
import {carry, put} from './carry.js';
import {asPng, copyLink, save} from './sharing.js';
import {strips} from './strips.js';

const PLOTLY = new URL('plotly-basic.min.js', import.meta.url).href;
// Two clicks in a row are two clicks: a double click would swallow the second one.
const CONFIG = {displayModeBar: false, displaylogo: false, showTips: false, doubleClick: false, doubleClickDelay: 0};
const WORDS = {
  table: '表で見る', menu: 'この図のメニュー', png: '画像で保存（PNG）', svg: '画像で保存（SVG）', copy: 'リンクをコピー', agenda: '会議の議題に加える',
  asked: 'の意味', large: '大きく見る', close: '閉じる',
  keys: '矢印キーで図の中をたどり、Enterキーで選びます。',
  failed: '図を表示できませんでした。「表で見る」を押すと、数値は表で見られます。',
};
const TALL = 560;  // px of a figure that may be parted on paper
const SAVED = {margin: 24, title: 18, text: 14, line: 1.5, colour: '#1a1a1a', quiet: '#4d4d4d'};

const charts = new Map();  // the element Streamlit gave → its chart
const named = new Map();  // its name → the chart that has the figure; head and figure may be two elements
const decoder = new TextDecoder();

const plotly = new Promise((resolve, reject) => {
  document.head.append(Object.assign(document.createElement('script'), {src: PLOTLY, onload: resolve, onerror: reject}));
});

export default function ({data, parentElement, setTriggerValue}) {
  const text = decoder.decode(data), end = text.indexOf('\n');
  const chart = charts.get(parentElement) ?? opened(parentElement);
  chart.send = setTriggerValue;
  if (chart.saidText !== text.slice(0, end)) say(chart, text.slice(0, end));
  if (chart.text !== text.slice(end + 1)) show(chart, text.slice(end + 1));
  // Streamlit also ends calls that a newer one has overtaken: then the chart lives on.
  return () => { if (!parentElement.isConnected) closed(parentElement); };
}

function opened(parent) {
  const chart = {root: made('section', 'dx-chart'), text: ''};
  parent.append(chart.root);
  charts.set(parent, chart);
  return chart;
}

function closed(parent) {
  const chart = charts.get(parent);
  if (!chart) return;
  hide(chart);
  charts.delete(parent);
}

// --- what a chart says

function say(chart, text) {
  const said = chart.said = JSON.parse(chart.saidText = text);
  if (said.title !== undefined) {
    chart.head ??= head(chart);
    chart.head.title.textContent = said.title;
    chart.root.id = said.name;
    explain(chart.head, said);
    chart.head.finding.textContent = said.finding;
    chart.head.table.hidden = said.table === undefined;  // its page has another way to its table
    chart.head.table.setAttribute('aria-pressed', said.table);
    chart.head.table.setAttribute('aria-label', `${WORDS.table}：${said.title}`);
  }
  if (chart.node) describe(chart);
}

function head(chart) {
  const row = made('div', 'dx-chart-head'), tools = made('div', 'dx-chart-tools');
  const title = made('span', '', {role: 'heading', 'aria-level': 2}), finding = made('p', 'dx-chart-finding');
  const ask = made('button', 'dx-ask', {type: 'button', 'aria-expanded': false}, 'ⓘ'), place = made('div', 'dx-chart-title');
  const table = made('button', 'dx-quiet dx-as-table', {type: 'button'}, WORDS.table);
  const more = made('button', 'dx-quiet dx-more', {
    type: 'button', 'aria-label': WORDS.menu, 'aria-haspopup': 'menu', 'aria-expanded': false,
  }, '⋯');
  table.addEventListener('click', () => chart.send('table', !chart.said.table));
  more.addEventListener('click', () => (chart.menu ? shut(chart) : unfold(chart, more)));
  tools.append(table, more);
  place.append(title, ask);
  row.append(place, tools);
  chart.root.prepend(row, finding);
  return {row, title, finding, table, ask};
}

// What the figure means: ⓘ beside the title opens it, and the browser closes it when another opens or on Escape.
function explain({ask}, {title, about}) {
  ask.hidden = !about;  // what somebody's own rows mean is defined nowhere
  if (!about) return;
  const words = `${title}${WORDS.asked}`, pairs = made('dl', '');
  for (const {asked, said, address} of about.entries) {
    const term = made('dt', '', {}, address ? '' : asked);
    if (address) term.append(made('a', 'dx-link', {href: address}, asked));
    pairs.append(term, made('dd', '', {}, said));
  }
  const opened = made('div', 'dx-about', {id: about.name, popover: 'auto', role: 'group', 'aria-label': words});
  opened.append(made('p', '', {}, title), pairs);
  ask.nextSibling?.remove();
  ask.after(opened);
  ask.setAttribute('popovertarget', about.name);
  ask.setAttribute('aria-label', words);
}

function describe(chart) {
  const {alt, height, frame} = chart.said;
  chart.node.setAttribute('aria-label', alt);
  chart.node.style.height = `${height}px`;  // before it is drawn: what stands below does not jump
  chart.frame.style.maxHeight = frame ? `${frame}px` : '';
  chart.root.classList.toggle('dx-tall', height > TALL);
}

// --- the figure

function show(chart, text) {
  chart.text = text;
  if (!text) return hide(chart);
  if (!chart.node) {
    chart.frame = made('div', 'dx-frame');
    chart.node = made('div', 'dx-plot', {role: 'figure', tabindex: 0, 'aria-description': WORDS.keys});
    chart.live = made('p', 'dx-unseen', {'aria-live': 'polite'});
    chart.frame.append(chart.node);
    chart.root.append(chart.frame, chart.live);
    chart.node.addEventListener('keydown', event => walk(chart, event));
    chart.node.addEventListener('blur', () => leave(chart));
    chart.node.chart = chart;
    describe(chart);
    seen.observe(chart.node);
    sized.observe(chart.node);
  }
  named.set(chart.said.name, chart);
  chart.next = text;
  chart.node.dataset.state = 'waiting';
  schedule(chart);
}

function hide(chart) {
  if (!chart.node) return;
  seen.unobserve(chart.node);
  sized.unobserve(chart.node);
  now.delete(chart);
  later.delete(chart);
  if (named.get(chart.said.name) === chart) named.delete(chart.said.name);
  if (chart.drawn) Plotly.purge(chart.node);
  uncut(chart);
  chart.frame.remove();
  chart.live.remove();
  Object.assign(chart, {node: null, frame: null, live: null, next: null, drawn: false, isSeen: undefined, width: 0});
}

function draw(chart) {
  now.delete(chart);
  later.delete(chart);
  const {data, layout} = JSON.parse(chart.next);
  chart.next = null;
  try {
    leave(chart);
    Plotly.react(chart.node, data, {...layout, width: chart.width}, CONFIG);
    if (!chart.drawn) chart.node.on('plotly_click', event => pick(chart, event.points[0]?.customdata));
    chart.drawn = true;
    chart.node.dataset.state = 'drawn';
    fit(chart);
  } catch (error) {
    fail(chart, error);
  }
}

function pick(chart, mark) {
  if (mark !== undefined && mark !== null) chart.send('picked', mark);
}

function fail(chart, error) {
  console.error(error);
  chart.node.dataset.state = 'failed';
  chart.node.textContent = WORDS.failed;
}

// --- when it is drawn: what is on the screen before the next paint, in one task; the rest after that, bit by bit

const now = new Set(), later = new Set();
const PATIENCE = 40;  // ms that nothing else waits for
let isFlushing = false, isDawdling = false;

const seen = new IntersectionObserver(entries => {
  for (const {target, isIntersecting} of entries) {
    target.chart.isSeen = isIntersecting;
    if (isIntersecting && later.has(target.chart)) schedule(target.chart);
  }
});

const sized = new ResizeObserver(entries => {
  for (const {target: {chart}, contentRect} of entries) {
    const width = Math.round(contentRect.width);
    if (!width || width === chart.width) continue;
    chart.width = width;
    if (chart.next) schedule(chart);
    else if (chart.drawn) {
      Plotly.relayout(chart.node, {width});
      fit(chart);
    }
  }
});

function schedule(chart) {
  chart.width ||= chart.node.clientWidth;
  if (!chart.width) return;  // not laid out yet: `sized` will call
  if (chart.isSeen ?? isOnScreen(chart.node)) {
    later.delete(chart);
    now.add(chart);
  } else later.add(chart);
  plotly.then(now.has(chart) ? flush : dawdle, error => fail(chart, error));
}

function flush() {
  if (isFlushing) return;
  isFlushing = true;
  nextFrame(() => {
    isFlushing = false;
    for (const chart of now) draw(chart);
    dawdle();
  });
}

function dawdle() {
  if (isDawdling || !later.size) return;
  isDawdling = true;
  nextFrame(() => setTimeout(() => {
    isDawdling = false;
    const until = performance.now() + PATIENCE;
    for (const chart of later) {
      if (now.size || performance.now() > until) break;
      draw(chart);
    }
    dawdle();
  }));
}

// A page in the background gets no frames.
function nextFrame(act) { document.hidden ? setTimeout(act) : requestAnimationFrame(act); }

function isOnScreen(node) {
  const box = node.getBoundingClientRect();
  return box.top < innerHeight && box.bottom > 0;
}

// --- on paper: as wide as its place there, at once; what is taller than a sheet is cut between its rows

addEventListener('dx-paper', () => {
  if (!window.Plotly) return;
  for (const chart of charts.values()) {
    if (!chart.node) continue;
    const width = chart.node.clientWidth || chart.width;
    if (chart.next) {
      chart.width = width;
      draw(chart);
    } else if (chart.drawn && width !== chart.width) Plotly.relayout(chart.node, {width: chart.width = width});
    fit(chart);
  }
});

function fit(chart) {
  uncut(chart);
  const isTall = chart.root.classList.contains('dx-tall');
  if (document.documentElement.dataset.paper !== 'print' || !chart.drawn || (!isTall && chart.head)) return;
  chart.carried = chart.head ? [chart.head.row, chart.head.finding] : carry(chart.root);
  chart.strips = strips(chart.node, chart.carried, !isTall);
  for (const each of chart.carried) each.setAttribute('data-carried', '');
  chart.frame.before(chart.strips);  // before it: what has an id in both is looked for in the first
}

function uncut(chart) {
  chart.strips?.remove();
  put(chart.carried);
  chart.strips = null;
}

// --- by keyboard: one mark after the other, as one reads: from top to bottom, and along a line

function walk(chart, event) {
  if (chart.next && chart.width && window.Plotly) draw(chart);
  if (!chart.drawn) return;
  const all = marks(chart.node), last = all.length - 1, at = chart.at ?? -1;
  const to = {
    ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at < 0 ? last : at - 1, ArrowUp: at < 0 ? last : at - 1,
    Home: 0, End: last,
  }[event.key];
  if (to !== undefined && last >= 0) {
    chart.at = Math.min(Math.max(to, 0), last);
    const {curve, point, subplot, y} = all[chart.at];
    bringInto(chart.frame, y);
    readOut(chart);
    Plotly.Fx.hover(chart.node, [{curveNumber: curve, pointNumber: point}], subplot);
  } else if ((event.key === 'Enter' || event.key === ' ') && all[at]) pick(chart, all[at].custom);
  else if (event.key === 'Escape' && chart.at !== undefined) leave(chart);
  else return;
  event.preventDefault();
  event.stopPropagation();  // Escape also closes a drawer that the chart stands in
}

function marks(node) {
  const found = [];
  let isLine = false;
  node.calcdata.forEach((points, curve) => {
    const {trace} = points[0] ?? {};
    if (trace?.visible !== true || ['skip', 'none'].includes(trace.hoverinfo)) return;
    const subplot = trace.xaxis + trace.yaxis, plot = node._fullLayout._plots[subplot];
    points.forEach((mark, point) => {
      const [across, up] = trace.orientation === 'h' ? [mark.s, mark.p] : [mark.p, mark.s];  // of a bar
      const x = plot.xaxis.c2p(mark.x ?? across), y = plot.yaxis._offset + plot.yaxis.c2p(mark.y ?? up);
      if (Number.isNaN(x + y)) return;  // a gap
      found.push({curve, point, subplot, x, y, custom: trace.customdata?.[mark.i ?? point]});
    });
    isLine ||= Boolean(trace.mode?.includes('lines'));
  });
  return isLine ? found : found.sort((one, other) => one.y - other.y || one.x - other.x);
}

function bringInto(frame, y) {
  const room = 60;
  if (y < frame.scrollTop + room || y > frame.scrollTop + frame.clientHeight - room)
    frame.scrollTop = y - frame.clientHeight / 2;
}

// Plotly may show a mark's hover a moment later, and tells of it only what a mouse did.
function readOut(chart) {
  chart.reader ??= new MutationObserver(() => { chart.live.textContent = hoverText(chart.node); });
  chart.reader.observe(chart.node.querySelector('.hoverlayer'), {childList: true, subtree: true});
}

function leave(chart) {
  if (chart.at === undefined && !chart.node.querySelector('.hovertext')) return;
  chart.at = undefined;
  chart.reader?.disconnect();
  chart.live.textContent = '';
  if (chart.drawn) Plotly.Fx.unhover(chart.node);
}

function hoverText(node) {
  const texts = [...node.querySelectorAll('.hoverlayer .hovertext text')];
  return texts.flatMap(text => [...(text.querySelector('tspan.line') ? text.querySelectorAll('tspan.line') : [text])])
    .map(line => line.textContent).filter(Boolean).join('、');
}

// --- the menu

function unfold(chart, button) {
  const figure = named.get(chart.said.name);
  const entries = {
    ...(figure && {
      [WORDS.large]: () => enlarge(chart, figure),
      [WORDS.png]: () => saveFigure(chart, figure, 'png'),
      [WORDS.svg]: () => saveFigure(chart, figure, 'svg'),
    }),
    [WORDS.copy]: () => copyLink(chart.root),
    ...(chart.said.agenda && {[WORDS.agenda]: () => chart.send('agenda', true)}),
  };
  const menu = chart.menu = made('div', 'dx-menu', {role: 'menu', 'aria-label': WORDS.menu});
  for (const [words, act] of Object.entries(entries)) {
    const entry = made('button', '', {type: 'button', role: 'menuitem', tabindex: -1}, words);
    entry.addEventListener('click', () => { shut(chart); button.focus(); act(); });
    menu.append(entry);
  }
  const step = {ArrowDown: 1, ArrowUp: -1};
  menu.addEventListener('keydown', event => {
    const all = [...menu.children], at = all.indexOf(document.activeElement);
    if (event.key in step) all[(at + step[event.key] + all.length) % all.length].focus();
    else if (event.key === 'Escape') { shut(chart); button.focus(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener('focusout', event => {
    if (!menu.contains(event.relatedTarget) && event.relatedTarget !== button) shut(chart);
  });
  button.setAttribute('aria-expanded', true);
  chart.shut = () => button.setAttribute('aria-expanded', false);
  button.after(menu);
  menu.firstChild.focus();
}

function shut(chart) {
  const {menu} = chart;
  if (!menu) return;
  chart.menu = null;
  menu.remove();
  chart.shut();
}

// The figure once more over the whole screen, its texts larger where there is room; the one in the page stays.
function enlarge(chart, figure) {
  const dialog = made('dialog', 'dx-large', {'aria-label': chart.said.title});
  const close = made('button', 'dx-quiet', {type: 'button'}, WORDS.close);
  const place = made('div', 'dx-large-place'), node = made('div', '', {role: 'figure', 'aria-label': figure.said.alt});
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('keydown', event => event.stopPropagation());
  dialog.addEventListener('close', () => { Plotly.purge(node); dialog.remove(); });
  place.append(node);
  dialog.append(close, made('p', 'dx-title', {}, chart.said.title), made('p', 'dx-finding', {}, chart.said.finding), place);
  chart.root.append(dialog);  // in its place: whatever holds the focus there (a drawer) lets it in
  dialog.showModal();
  const {data, layout} = JSON.parse(figure.text);
  // Rounded down: a hair more than there is room for brings a scroll bar, and that takes of the width.
  const scale = Math.min(Math.max(Math.floor(place.clientHeight / layout.height * 100) / 100, 1), 1.6);
  const height = Math.max(layout.height, Math.floor(place.clientHeight / scale));
  const width = Math.floor(place.clientWidth / scale);
  Object.assign(node.style, {width: `${width}px`, transform: `scale(${scale})`});
  Plotly.newPlot(node, data, {...layout, width, height}, CONFIG);
  node.on('plotly_click', event => { dialog.close(); pick(figure, event.points[0]?.customdata); });
}

// --- as a picture: what the chart says, the figure, and under it whose it is and of which day

async function saveFigure(chart, figure, kind) {
  const picture = await drawnWhole(chart.said, figure);
  const svg = () => new Blob([new XMLSerializer().serializeToString(picture)], {type: 'image/svg+xml'});
  save(kind === 'svg' ? svg() : await asPng(picture), chart.said.title, kind);
}

async function drawnWhole(said, figure) {
  const {data, layout} = JSON.parse(figure.text);
  const {width} = figure, {height} = layout, {margin, title, text} = SAVED;
  const written = await Plotly.toImage({data, layout: {...layout, width}, config: CONFIG}, {format: 'svg', width, height});
  const inner = new DOMParser().parseFromString(
    decodeURIComponent(written.slice(written.indexOf(',') + 1)), 'image/svg+xml',
  ).documentElement;
  const picture = drawn('svg', {width: width + 2 * margin});
  const paper = drawn('rect', {width: '100%', fill: '#fff'});
  picture.append(paper);
  const family = layout.font.family;
  let y = margin;
  const write = (words, size, colour, weight) => {
    for (const line of folded(words, width, `${weight} ${size}px ${family}`)) {
      y += size * SAVED.line;
      const place = {x: margin, y: y - size * 0.4, fill: colour, 'font-size': size, 'font-family': family, 'font-weight': weight};
      picture.append(drawn('text', place, line));
    }
  };
  write(said.title, title, SAVED.colour, 700);
  write(said.finding, text, SAVED.colour, 400);
  inner.setAttribute('x', margin);
  inner.setAttribute('y', y + text / 2);
  picture.append(inner);
  y += text / 2 + height;
  write(source(), text, SAVED.quiet, 400);
  picture.setAttribute('height', y + margin);
  paper.setAttribute('height', y + margin);
  return picture;
}

// What the page says of itself: the city, and what its figures are based on.
function source() {
  return ['.dx-city', '.dx-basis'].map(place => document.querySelector(place)?.textContent).filter(Boolean).join('　');
}

function folded(words, width, font) {
  const pen = document.createElement('canvas').getContext('2d'), lines = [''];
  pen.font = font;
  for (const sign of words) {
    if (pen.measureText(lines.at(-1) + sign).width > width) lines.push('');
    lines[lines.length - 1] += sign;
  }
  return lines;
}

// --- elements

function made(tag, name, attributes = {}, words = '') { return filled(document.createElement(tag), {class: name, ...attributes}, words); }

function drawn(tag, attributes, words = '') {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, words);
}

function filled(element, attributes, words) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = words;
  return element;
}
