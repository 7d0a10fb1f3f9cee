// The page on paper, as it stands: the same elements, let out of their frames and as wide as a sheet.
//
// What is sent is what every sheet says (JSON), and whether the page is looked at as it will be printed. Paper is a state
// of the page (data-paper of the root, see style.css); charts and tables hear of it by the event dx-paper and follow at
// once, so that the browser's own Ctrl+P prints the same.

import {copyLink, savePicture} from './sharing.js';

const WORDS = {
  print: '印刷', picture: '画像', pictureOf: '画面を画像で保存', figures: '主な数値',
  start: '印刷する', back: '画面に戻る（Esc）', waiting: '図を並べています…',
  ready: sheets => `A4横 およそ${sheets}枚。`,
  hint: 'PDFにするには、印刷の画面で「PDFに保存」を選びます。', tables: '表', none: '印刷していません',
};
const TABLES = {all: 'すべての列', main: '主な列だけ', none: '印刷しない'};
const SHEET = 840, FULL = 1.06, ROOM = 808;  // px of a sheet between its margins; what stays free at the ends of sheets; of a sheet by itself
const STILL = 10;  // frames in which nothing changed
const decoder = new TextDecoder();
const root = document.documentElement, running = new CSSStyleSheet(), upright = new CSSStyleSheet();
let page = null;

export default function ({data, parentElement, setTriggerValue}) {
  page ??= opened();
  page.send = setTriggerValue;
  if (!parentElement.contains(page.tools)) parentElement.replaceChildren(page.tools);
  const text = decoder.decode(data);
  if (page.text === text) return;
  page.text = text;
  Object.assign(page, JSON.parse(text));
  say(page);
  lay(page.isPaper ? 'print' : '', {isWhole: false});
  page.bar.hidden = !page.isPaper;
  if (page.isPaper) settle(page);
}

function opened() {
  const picture = button(WORDS.picture, () => photograph(view));
  for (const name of ['aria-label', 'title']) picture.setAttribute(name, WORDS.pictureOf);
  const view = {
    tools: made('div', 'dx-paper-tools'), head: made('header', 'dx-paper-head'),
    bar: made('div', 'dx-paper-bar', {role: 'region', 'aria-label': WORDS.print, hidden: ''}), state: made('span', '', {role: 'status'}),
  };
  view.tools.append(button(WORDS.print, () => { view.isWanted = true; view.send('asked', true); }), picture);
  view.bar.append(button(WORDS.start, () => print()), tables(view), view.state, made('span', '', {}, WORDS.hint), button(WORDS.back, () => leave(view)));
  document.body.prepend(view.bar, view.head);
  document.adoptedStyleSheets.push(running, upright);
  addEventListener('keydown', event => { if (event.key === 'Escape' && view.isPaper) leave(view); });
  addEventListener('click', event => share(view, event.target.closest?.('[data-share]')));
  // What lies over the whole screen is printed as it is.
  addEventListener('beforeprint', () => { if (!document.querySelector('dialog[open]')) lay('print'); });
  addEventListener('afterprint', () => { if (!view.isPaper) lay(''); });
  return view;
}

function tables(view) {
  const label = made('label', '', {}, WORDS.tables), choice = view.tables = made('select', 'dx-quiet');
  for (const [value, words] of Object.entries(TABLES)) choice.append(made('option', '', {value}, words));
  choice.addEventListener('change', () => { say(view); settle(view); });
  label.append(choice);
  return label;
}

// On the first sheet in full, over every further one in short.
function say({head, place, title, lines: chosen, printed, tables: {value}}) {
  root.dataset.tables = value;
  const lines = value === 'none' ? [...chosen, [WORDS.tables, WORDS.none]] : chosen;
  const list = made('dl', '');
  for (const [what, said] of lines) {
    const pair = made('div');
    pair.append(made('dt', '', {}, what), made('dd', '', {}, said));
    list.append(pair);
  }
  const name = made('p');
  name.append(made('b', '', {role: 'heading', 'aria-level': 1}, title), place);
  head.replaceChildren(name, list);
  const short = lines.map(([what, said]) => `${what} ${said}`).join('　');
  running.replaceSync(`@page {
    @top-left { content: ${quoted(`${title}　${short}`, 90)}; }
    @bottom-left { content: ${quoted(place, 60)}; }
    @bottom-right { content: ${quoted(`印刷 ${printed}`, 40)}; }
  }
  @page :first { @top-left { content: none; } }`);
}

// A text within a style sheet: every sign by its number.
function quoted(text, most) {
  const signs = [...text], short = signs.length > most ? [...signs.slice(0, most - 1), '…'] : signs;
  return `"${short.map(sign => `\\${sign.codePointAt(0).toString(16)} `).join('')}"`;
}

// Minutes are a sheet of their own, upright.
function isOwnPaper() { return Boolean(document.querySelector('.dx-minutes')); }

// While the page is not `isWhole`, what is empty may still be filled.
function lay(asked, {isWhole = true} = {}) {
  const kind = isOwnPaper() ? '' : asked;
  upright.replaceSync(isOwnPaper() ? '@page { size: A4 portrait; margin: 12mm; }' : '');
  if (kind) root.dataset.paper = kind;
  else delete root.dataset.paper;
  unfold(kind);
  tidy(isWhole && kind);
  fit();
  dispatchEvent(new CustomEvent('dx-paper'));
}

// What a press would show is shown, and folded again.
function unfold(kind) {
  for (const each of document.querySelectorAll('details[data-unfolded]')) {
    each.open = false;
    each.removeAttribute('data-unfolded');
  }
  if (!kind) return;
  for (const each of document.querySelectorAll('main details:not([open]):has(.dx-lines, .dx-definition, .dx-table)')) {
    each.open = true;
    each.setAttribute('data-unfolded', '');
  }
}

// What held nothing but controls leaves no gap.
function tidy(kind) {
  for (const place of document.querySelectorAll('main [data-testid="stLayoutWrapper"]')) {
    place.removeAttribute('data-bare');
    const isSeen = place.innerText.trim() || [...place.querySelectorAll('svg, img, .dx-plot')].some(each => each.checkVisibility());
    if (kind && !isSeen) place.setAttribute('data-bare', '');
  }
}

// What is to be one sheet is one, however much stands on it, and says itself what it is of.
function fit() {
  const own = document.querySelectorAll('.dx-karte-sheet');
  root.toggleAttribute('data-own-heads', own.length > 0);
  for (const sheet of own) {
    sheet.style.zoom = '';
    sheet.style.zoom = Math.min(1, ROOM / sheet.getBoundingClientRect().height);
  }
}

function leave(view) {
  view.isWanted = false;
  view.send('left', true);
}

// Once the page is there whole; then, where it was asked for, the browser's own dialog, once.
function settle(view) {
  view.state.textContent = WORDS.waiting;
  let frames = 0, height = 0;
  const look = () => {
    if (!view.isPaper) return;
    const now = document.body.scrollHeight;
    frames = now === height && !isBusy() ? frames + 1 : 0;
    height = now;
    if (frames < STILL) return requestAnimationFrame(look);
    lay('print');  // now that everything is there
    view.state.textContent = isOwnPaper() ? '' : WORDS.ready(Math.ceil(document.body.scrollHeight * FULL / SHEET));
    view.bar.dataset.state = 'ready';
    if (view.isWanted) { view.isWanted = false; print(); }
  };
  requestAnimationFrame(look);
}

function isBusy() {
  return !document.querySelector('[data-test-script-state="notRunning"]') || Boolean(document.querySelector(
    '[data-testid="stSkeleton"], .stBidiComponent:not(:has([class^="dx-"])), .dx-plot[data-state="waiting"]'));
}

// --- as pictures: the whole page, and the headline figures

function photograph(view) {
  lay('picture');
  const {title} = view, main = document.querySelector('[data-testid="stMainBlockContainer"]');
  savePicture(view.tools, title, () => [...main.children]);
  lay('');
}

function share({title}, pressed) {
  if (!pressed) return;
  const tiles = pressed.closest('.dx-tiles'), {share: what} = pressed.dataset;
  pressed.closest('[popover]').hidePopover();
  if (what === 'link') copyLink(tiles);
  else savePicture(tiles, `${title}_${WORDS.figures}`, () => [tiles]);
}

// --- elements

function button(words, act) {
  const node = made('button', 'dx-quiet', {type: 'button'}, words);
  node.addEventListener('click', act);
  return node;
}

function made(tag, name = '', attributes = {}, words = '') {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries({class: name, ...attributes})) element.setAttribute(key, value);
  element.textContent = words;
  return element;
}
