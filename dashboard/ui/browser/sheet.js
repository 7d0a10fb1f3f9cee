// A table as it stands on paper: every row, as many columns as can be read side by side, and under each row what the
// other columns say. Its headings stand on every sheet.

import {copies} from './carry.js';

const WORDS = {more: left => `ほか${left.toLocaleString('ja-JP')}行は、画面の表とExcelで見られます。`};
const WIDTH = 1230, LARGEST = 180, SMALLER = 0.93, WIDER = 1.6;  // px of a sheet, of a column; type beside that of the screen; times

// `table` has columns (heading, kind, values) and order; `of` says what is shown of a value and how wide a column is;
// `heads` are copied into its head.
export function sheet({columns, order}, of, heads, most = Infinity) {
  const widths = columns.map(column => Math.min(of.width(column) * SMALLER, LARGEST));
  let sum = 0;
  const side = widths.filter(width => (sum += width) <= WIDTH).length || 1;
  const [shown, rest] = [columns.slice(0, side), columns.slice(side)];
  const whole = made('table', 'dx-sheet'), sizes = made('colgroup'), head = made('thead'), row = made('tr');
  const all = widths.slice(0, side).reduce((one, other) => one + other, 0);
  whole.style.width = `${Math.min(Math.max(all * WIDER / WIDTH, 0.5), 1) * 100}%`;
  if (rest.length) whole.classList.add('dx-has-rest');
  for (const width of widths.slice(0, side)) sizes.append(made('col', '', {style: `width: ${width / all * 100}%`}));
  for (const column of shown) row.append(made('th', looks(column, of), {scope: 'col'}, column.heading));
  if (heads.length) {
    const line = made('tr', 'dx-sheet-title'), cell = made('td', '', {colspan: shown.length});
    cell.append(...copies(heads));
    line.append(cell);
    head.append(line);
  }
  head.append(row);
  whole.append(sizes, head);
  for (const place of order.slice(0, most)) whole.append(record(shown, rest, place, of));
  if (order.length > most) {
    const body = made('tbody'), line = made('tr'), left = WORDS.more(order.length - most);
    line.append(made('td', '', {colspan: shown.length}, left));
    body.append(line);
    whole.append(body);
  }
  return whole;
}

function record(shown, rest, place, of) {
  const more = rest.filter(({values}) => values[place] !== null && values[place] !== '');
  const body = made('tbody'), row = made('tr', more.length ? 'dx-sheet-begun' : '', {'data-place': place});
  for (const column of shown) row.append(made('td', looks(column, of), {}, of.shown(column, place)));
  body.append(row);
  if (more.length) {
    const line = made('tr', 'dx-sheet-rest'), cell = made('td', '', {colspan: shown.length});
    for (const column of more) {
      const pair = made('span');
      pair.append(made('b', '', {}, column.heading), of.shown(column, place));
      cell.append(pair, ' ');
    }
    line.append(cell);
    body.append(line);
  }
  return body;
}

function looks({kind}, of) { return of.isNumber(kind) ? 'dx-number' : ''; }

function made(tag, name = '', attributes = {}, words = '') {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries({class: name, ...attributes})) if (value !== '') element.setAttribute(key, value);
  element.textContent = words;
  return element;
}
