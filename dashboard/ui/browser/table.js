// A table in the page: real rows and cells, so that they are read aloud, copied, searched and printed as tables are.
//
// What is sent is two lines: its name and height (JSON), and its columns with heading, kind and values (JSON). Rows are
// made where they are seen, a group at a time: a table below the screen costs a choice nothing. Where rows can be ticked,
// the first line says which are; what is ticked here is shown at once and sent as the whole of it, so that none is lost.

import {carry, put} from './carry.js';
import {copyLink, savePicture} from './sharing.js';
import {sheet} from './sheet.js';

const GROUP = 50, ROW = 36;  // rows of a group; px of a row
const SIGN = 8, WIDE = 15, ROOM = 26, NARROWEST = 64, WIDEST = 380, STILL_TOLD = 200, ONE_LINE = 75, PADDING = 14, LOOKED_AT = 200;  // px of signs and columns; rows
const IN_PICTURE = 100, IN_PICTURE_OF_PAGE = 12;  // rows
const CHOSEN = ['as_of', 'vs', 'meeting'];  // what of an address goes along
const NUMBERS = {
  count: value => value.toLocaleString('ja-JP'), share: value => `${value.toFixed(1)}%`, points: value => value.toFixed(1),
  coefficient: value => value.toFixed(2), quantity: value => value.toLocaleString('ja-JP', {maximumFractionDigits: 10}),
};
const WORDS = {
  unknown: '—', minus: '▲', pick: '矢印キーで行をたどり、Enterキーで選びます。見出しのEnterキーで並べ替えます。',
  tick: '矢印キーで行をたどり、スペースキーで選ぶか外します。見出しのEnterキーで並べ替えます。',
  open: '矢印キーで行をたどり、Enterキーで全文を開きます。見出しのEnterキーで並べ替えます。', png: '画像で保存', copy: 'リンクをコピー',
  ticks: '選択', ticked: '☑', unticked: '☐',
};
const AS_WRITTEN = new Intl.Collator('ja', {numeric: true});
const tables = new Map(), decoder = new TextDecoder();

export default function ({data, parentElement, setTriggerValue}) {
  const text = decoder.decode(data), table = tables.get(parentElement) ?? opened(parentElement);
  table.pick = place => setTriggerValue('picked', place);
  table.tick = places => setTriggerValue('ticked', places);
  if (table.text !== text) {
    const rows = text.slice(text.indexOf('\n')), isSame = table.isBuilt && !table.isPaper && table.text.endsWith(rows);
    table.text = text;
    Object.assign(table, JSON.parse(text.slice(0, text.indexOf('\n'))));
    table.ticks = table.ticked && new Set(table.ticked);
    table.frame.setAttribute('aria-label', table.name);
    table.frame.setAttribute('aria-description', table.ticks ? WORDS.tick : table.picks ? WORDS.pick : WORDS.open);
    table.frame.style.height = `${table.height}px`;
    if (isSame && table.ticks) for (const row of table.whole.querySelectorAll('tr[data-place]')) mark(table, row);
    else {
      table.isBuilt = false;
      if (document.documentElement.dataset.paper) lay(table);
      else if (table.isSeen) build(table);
    }
  }
  return () => { if (!parentElement.isConnected) closed(parentElement); };
}

function opened(parent) {
  const frame = made('div', {class: 'dx-table', role: 'region', tabindex: 0}), table = {frame};
  frame.table = table;
  frame.addEventListener('keydown', event => walk(table, event));
  frame.addEventListener('click', event => {
    const row = event.target.closest('tbody tr[data-place]');
    if (row && String(getSelection()) === '') choose(table, row);
  });
  const tools = made('div', {class: 'dx-table-tools'});
  tools.append(button(WORDS.png, () => photograph(table)), button(WORDS.copy, () => copyLink(tools)));
  parent.append(frame, tools);
  tables.set(parent, table);
  seen.observe(frame);
  return table;
}

function closed(parent) {
  const table = tables.get(parent);
  if (!table) return;
  seen.unobserve(table.frame);
  table.groups?.disconnect();
  tables.delete(parent);
}

const seen = new IntersectionObserver(entries => {
  for (const {target: {table}, isIntersecting} of entries) {
    table.isSeen = isIntersecting;
    if (isIntersecting && table.text && !table.isBuilt && !table.isPaper) build(table);
  }
}, {rootMargin: '300px'});

// --- columns and rows

function read(table) {
  Object.assign(table, JSON.parse(table.text.slice(table.text.indexOf('\n') + 1)));
  if (!table.columns.some(({heading}) => heading === table.by?.heading)) table.by = null;
}

function build(table) {
  table.isBuilt = true;
  table.isPaper = false;
  read(table);
  const {columns} = table, widths = fitted(columns.map(column => width(table, column)), columns, table.frame.clientWidth - (table.ticks ? NARROWEST : 0));
  const whole = made('table', {style: `min-width: ${widths.reduce((sum, each) => sum + each, table.ticks ? NARROWEST : 0)}px`});
  if (table.picks || table.ticks) whole.setAttribute('role', 'grid');
  if (table.ticks) whole.setAttribute('aria-multiselectable', true);
  const sizes = made('colgroup'), head = made('thead'), row = made('tr');
  if (table.ticks) {
    sizes.append(made('col', {style: `width: ${NARROWEST}px`}));
    row.append(made('th', {scope: 'col', class: 'dx-ticks'}, WORDS.ticks));
  }
  for (const each of widths) sizes.append(made('col', {style: `width: ${each}px`}));
  columns.forEach(({heading, kind}, place) => {
    const button = made('button', {type: 'button', tabindex: -1, title: heading}, heading);
    const cell = made('th', {scope: 'col', class: looks(table, place, kind)});
    button.addEventListener('click', () => sort(table, place));
    cell.append(button);
    row.append(cell);
  });
  head.append(row);
  whole.append(sizes, head);
  table.whole = whole;
  table.head = row;
  table.frame.replaceChildren(whole);
  list(table);
}

// All rows in their order, in groups that are filled when they come into sight.
function list(table) {
  table.groups?.disconnect();
  for (const body of [...table.whole.tBodies]) body.remove();
  table.groups = new IntersectionObserver(entries => {
    for (const {target, isIntersecting} of entries) if (isIntersecting) fill(table, target);
  }, {root: table.frame, rootMargin: '400px'});
  const order = table.order = ordered(table);
  for (let from = 0; from < order.length; from += GROUP) {
    const body = made('tbody'), left = Math.min(GROUP, order.length - from);
    body.rows_ = order.slice(from, from + GROUP);
    const room = made('tr', {'aria-hidden': true});
    room.append(made('td', {colspan: table.columns.length + Boolean(table.ticks), style: `height: ${left * ROW}px`}));
    body.append(room);
    table.whole.append(body);
    if (from) table.groups.observe(body);
    else fill(table, body);
  }
  [...table.head.cells].slice(table.ticks ? 1 : 0).forEach((cell, place) => {
    const isBy = table.by && table.columns[place].heading === table.by.heading;
    cell.setAttribute('aria-sort', isBy ? (table.by.isDown ? 'descending' : 'ascending') : 'none');
  });
}

function fill(table, body) {
  if (!body.rows_) return;
  const {columns} = table;
  body.replaceChildren(...body.rows_.map(place => {
    const row = made('tr', {'data-place': place, tabindex: -1});
    if (table.picks) row.setAttribute('aria-selected', place === table.chosen);
    if (table.ticks) {
      row.append(made('td', {class: 'dx-ticks'}));
      mark(table, row);
    }
    columns.forEach((column, position) => {
      const text = shown(column, place);
      const cell = made('td', {class: looks(table, position, column.kind), ...(text.length > 12 && {title: text})}, text);
      if (column.kind === 'unit' && units().has(text)) lead(cell, text);
      row.append(cell);
    });
    return row;
  }));
  body.rows_ = null;
  table.groups.unobserve(body);
}

// A 課 that there is leads to its カルテ, as this page is chosen.
let written = '', names = new Set();
function units() {
  const now = document.querySelector('.dx-readings')?.textContent ?? '{}';
  if (now !== written) names = new Set(Object.keys(JSON.parse(written = now)));
  return names;
}

function lead(cell, name) {
  const to = new URL('department', document.baseURI), here = new URLSearchParams(location.search);
  for (const key of CHOSEN) if (here.has(key)) to.searchParams.set(key, here.get(key));
  to.searchParams.set('department', name);
  const link = made('a', {href: to.href, class: 'dx-link', tabindex: -1, title: `${name}のカルテを開く`}, name);
  link.addEventListener('click', event => event.stopPropagation());
  cell.replaceChildren(link);
}

function shown({kind, values}, place) {
  const value = values[place];
  if (value === null) return WORDS.unknown;
  if (typeof value !== 'number') return String(value);
  return (value < 0 ? WORDS.minus : '') + (NUMBERS[kind] ?? String)(Math.abs(value));
}

function looks(table, position, kind) {
  return [kind in NUMBERS && 'dx-number', position === table.pinned && 'dx-pinned'].filter(Boolean).join(' ');
}

// A long heading takes two lines.
function width({columns}, {heading, kind, values}) {
  const most = Math.min(values.length, LOOKED_AT);
  let widest = extent(heading) <= ONE_LINE ? extent(heading) : extent(heading) / 2 + WIDE;
  for (let place = 0; place < most; place++) widest = Math.max(widest, extent(shown({kind, values}, place)));
  return Math.min(Math.max(widest + ROOM, NARROWEST), columns.length === 1 ? Infinity : WIDEST);
}

// Texts that are long give way, as far as they can still be told apart, before a table is wider than its place.
function fitted(widths, columns, room) {
  const given = widths.map((each, place) => ['text', 'unit'].includes(columns[place].kind) ? Math.max(each - STILL_TOLD, 0) : 0);
  const sum = all => all.reduce((some, each) => some + each, 0), over = sum(widths) - room;
  const share = room && over > 0 && sum(given) ? Math.min(over / sum(given), 1) : 0;
  return widths.map((each, place) => each - Math.ceil(given[place] * share));
}

function extent(text) {
  let sum = 0;
  for (const sign of text) sum += sign.codePointAt(0) < 0x250 ? SIGN : WIDE;
  return sum;
}

// --- in another order: a column down (numbers) or up (words), then the other way, then as it came

function sort(table, place) {
  const {heading, kind} = table.columns[place], first = kind in NUMBERS, {by} = table;
  if (by?.heading !== heading) table.by = {heading, isDown: first};
  else table.by = by.isDown === first ? {heading, isDown: !first} : null;
  list(table);
}

function ordered({columns, by}) {
  const order = [...(columns[0]?.values ?? []).keys()];
  if (!by) return order;
  const {values} = columns.find(({heading}) => heading === by.heading), way = by.isDown ? -1 : 1;
  const apart = (one, other) => typeof one === 'number' && typeof other === 'number' ? one - other : AS_WRITTEN.compare(one, other);
  return order.sort((one, other) => {
    const [a, b] = [values[one], values[other]];
    if (a === null || b === null) return (a === null) - (b === null);  // what nobody knows comes last, either way
    return way * apart(a, b) || one - other;
  });
}

// --- a row chosen, or opened to its whole texts

function mark(table, row) {
  const isTicked = table.ticks.has(Number(row.dataset.place));
  row.setAttribute('aria-selected', isTicked);
  row.firstChild.textContent = isTicked ? WORDS.ticked : WORDS.unticked;
}

function choose(table, row) {
  if (table.ticks) {
    const place = Number(row.dataset.place);
    if (!table.ticks.delete(place)) table.ticks.add(place);
    mark(table, row);
    table.tick([...table.ticks]);
    return;
  }
  if (!table.picks) {
    row.classList.toggle('dx-open');
    return;
  }
  table.chosen = Number(row.dataset.place);
  for (const each of table.whole.querySelectorAll('tr[aria-selected]')) each.setAttribute('aria-selected', each === row);
  table.pick(table.chosen);
}

// --- by keyboard

function walk(table, event) {
  if (!table.isBuilt) build(table);
  const at = document.activeElement, row = at.closest('tbody tr'), head = at.closest('th');
  const to = {
    ArrowDown: () => (row ? below(row) : below(null, table)),
    ArrowUp: () => (row ? above(row) ?? table.head.querySelector('button') : null),
    ArrowRight: () => head?.nextSibling?.firstChild,
    ArrowLeft: () => head?.previousSibling?.firstChild,
    Home: () => (row ? below(null, table) : null),
    Escape: () => (row || head ? table.frame : null),
  }[event.key]?.();
  if (to) {
    to.focus();
    if (to !== table.frame) to.scrollIntoView({block: 'nearest', inline: 'nearest'});
  } else if (row && (event.key === 'Enter' || event.key === ' ')) choose(table, row);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function below(row, table) {
  const body = row ? row.parentElement : table.whole.tBodies[0];
  const next = row ? row.nextSibling ?? body.nextSibling : body;
  return next?.localName === 'tbody' ? first(next) : next;
}

function above(row) {
  const before = row.previousSibling ?? row.parentElement.previousSibling;
  return before?.localName === 'tbody' ? first(before, 'lastChild') : before?.localName === 'tr' ? before : null;
}

function first(body, which = 'firstChild') {
  if (body.rows_) fill(body.closest('.dx-table').table, body);
  return body[which];
}

// --- on paper: every row, without a frame; on the screen again as it was

const PAPER = {
  shown, isNumber: kind => kind in NUMBERS,
  // A heading takes three lines.
  width: column => PADDING + column.values.slice(0, LOOKED_AT)
    .reduce((most, _, place) => Math.max(most, extent(shown(column, place))), extent(column.heading) / 3 + WIDE),
};

addEventListener('dx-paper', () => { for (const table of tables.values()) if (table.text) lay(table); });

function lay(table) {
  const {paper} = document.documentElement.dataset, isPaper = Boolean(paper);
  put(table.carried);
  if (isPaper && !table.isBuilt) read(table);
  if (isPaper) {
    table.carried = carry(table.frame);
    table.frame.replaceChildren(onPaper(table, table.carried, paper === 'picture' ? IN_PICTURE_OF_PAGE : Infinity));
  }
  else if (table.isPaper) build(table);
  table.isPaper = isPaper;
}

function onPaper(table, heads, most) { return sheet({...table, order: ordered(table)}, PAPER, heads, most); }

function photograph(table) {
  savePicture(table.frame.parentElement, table.name, () => {
    if (!table.isBuilt) read(table);
    const heads = carry(table.frame), place = made('div', {class: 'dx-table'});
    put(heads);
    place.append(onPaper(table, heads, IN_PICTURE));
    return [place];
  });
}

// --- the browser's own search sees all rows

addEventListener('keydown', event => { if ((event.ctrlKey || event.metaKey) && event.key === 'f') whole(); }, true);

function whole() {
  for (const table of tables.values()) {
    if (table.isPaper) continue;
    if (!table.isBuilt) build(table);
    for (const body of table.whole.tBodies) fill(table, body);
  }
}

function button(words, act) {
  const node = made('button', {type: 'button', class: 'dx-quiet'}, words);
  node.addEventListener('click', act);
  return node;
}

function made(tag, attributes = {}, words = '') {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== '') element.setAttribute(name, value);
  element.textContent = words;
  return element;
}
