// A subject of a meeting over the whole screen: what it says in large type, its figure as large as there is room, and
// beside it what is said and promised. One dialog of the page, which steps from subject to subject.
//
// What is sent is two lines: the subject and what was written (JSON), and the figure (JSON; empty where there is none).

const CONFIG = {displayModeBar: false, displaylogo: false, showTips: false, doubleClick: false};
const READABLE = 18, WRITTEN = 14, LARGEST = 2.2, SQUEEZED = 0.7;  // px of the least text here and in figures; times
const HEADLINES = [[48, 2], [40, 2], [34, 3], [28, 4]];  // px, and as many lines at the most
const PAUSE = 900, AGAIN = 3000, AWAY = 2500;  // ms: a text is kept without a key for so long, sent again, a page is gone
const WORDS = {
  before: '← 前へ', after: '次へ →', leave: '終わる（Esc）', write: 'メモ・宿題（M）', close: '閉じる', notes: '論点メモ', homework: '宿題',
  by: '書く人', example: '例：戦略室 担当', more: '＋ 論点メモ', give: '＋ 宿題', note: '論点を書く', what: '何を', department: '所管課', owner: '担当',
  due: '期限', done: '済', kept: '保存しました', keeping: '保存しています…', old: '前回まで', overdue: '期限超過', nothing: 'この会議で決まったことは、M キーを押して書くと、次の会議でここに並びます。',
};
const decoder = new TextDecoder();
let open = null, instances = 0;

export default function ({data, parentElement, setTriggerValue}) {
  if (!parentElement.dataset.counted) instances += 1;
  parentElement.dataset.counted = 'true';
  const text = decoder.decode(data), end = text.indexOf('\n');
  open ??= opened();
  open.trigger = acts => setTriggerValue('acted', {acts});
  if (open.text !== text) {
    open.text = text;
    const told = JSON.parse(text.slice(0, end));
    open.pending = open.pending.filter(({id}) => id > told.done);
    show(open, told, text.slice(end + 1));
  }
  return () => {
    if (parentElement.isConnected) return;
    instances -= 1;
    // On the way to another page there is none for a moment.
    setTimeout(() => { if (!instances && open && !new URLSearchParams(location.search).has('agenda')) shut(); }, AWAY);
  };
}

function opened() {
  const dialog = made('dialog', 'dx-present'), main = made('div', 'dx-present-main');
  const view = {
    dialog, main, place: made('p', 'dx-present-place'), headline: made('p', 'dx-present-said', {role: 'heading', 'aria-level': 1}),
    room: made('div', 'dx-present-room'), side: made('aside', 'dx-present-side', {hidden: '', 'aria-label': WORDS.write}),
    bar: made('footer', 'dx-present-bar'), steps: made('ol', 'dx-present-steps'), state: made('span', 'dx-present-state', {role: 'status'}),
    written: new Map(), told: {}, pending: [],
  };
  const step = by => go(view, view.told.at + by);
  view.before = button(WORDS.before, () => step(-1));
  view.after = button(WORDS.after, () => step(1));
  view.write = button(WORDS.write, () => turn(view));
  view.bar.append(view.before, view.steps, view.after, view.state, view.write, button(WORDS.leave, () => leave(view)));
  main.append(view.place, view.headline, view.room);
  dialog.append(main, view.side, view.bar);
  dialog.addEventListener('cancel', event => { event.preventDefault(); leave(view); });
  // A button that can do no more loses the keyboard to the page.
  view.hear = event => key(view, event);
  addEventListener('keydown', view.hear, true);
  sized.observe(view.room);
  document.body.append(dialog);
  dialog.showModal();
  view.after.focus();
  return view;
}

// What was done goes to the server until it says that it has it: a run that is overtaken may not hear it.
function send(view, act) {
  view.last = Math.max(Date.now(), (view.last ?? 0) + 1);
  view.pending.push({...act, id: view.last});
  queueMicrotask(() => flush(view));
}

function flush(view) {
  clearTimeout(view.again);
  if (!view.pending.length) return;
  view.trigger(view.pending);
  view.again = setTimeout(() => flush(view), AGAIN);
}

function key(view, event) {
  const isTyping = event.target.matches?.('input, textarea, select');
  if (event.key !== 'Tab' && !isTyping) event.stopPropagation();
  if (event.key === 'Escape') {
    event.preventDefault();
    if (isTyping || !view.side.hidden) turn(view);
    else leave(view);
  }
  if (isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
  const act = {
    ArrowRight: () => go(view, view.told.at + 1), PageDown: () => go(view, view.told.at + 1),
    ArrowLeft: () => go(view, view.told.at - 1), PageUp: () => go(view, view.told.at - 1),
    Home: () => go(view, 1), End: () => go(view, view.told.agenda.length), m: () => turn(view), M: () => turn(view),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function go(view, at) {
  if (at < 1 || at > view.told.agenda.length || at === view.told.at) return;
  keep(view);
  send(view, {do: 'step', at});
}

function leave(view) {
  keep(view);
  send(view, {do: 'leave'});
  flush(view);
  shut();
}

function shut() {
  if (!open) return;
  purge(open);
  clearTimeout(open.again);
  sized.unobserve(open.room);
  removeEventListener('keydown', open.hear, true);
  open.dialog.close();
  open.dialog.remove();
  open = null;
}

// --- what is shown

function show(view, told, figure) {
  const isOther = view.told.subject !== told.subject || view.told.said !== told.said;
  Object.assign(view, {told, figure});
  view.dialog.setAttribute('aria-label', told.title);
  view.place.textContent = `${told.at} / ${told.agenda.length}　${told.shown}`;
  view.headline.textContent = told.said;
  view.before.disabled = told.at === 1;
  view.after.disabled = told.at === told.agenda.length;
  view.steps.replaceChildren(...told.agenda.map((title, place) => {
    const item = made('li', '', place + 1 === told.at ? {'aria-current': 'step'} : {});
    item.append(button(place + 1, () => go(view, place + 1), {'aria-label': `${place + 1} ${title}`, title}));
    return item;
  }));
  if (isOther || view.drawn !== figure) draw(view);
  list(view);
}

function draw(view) {
  fit(view);
  purge(view);
  view.room.replaceChildren();
  view.drawn = view.figure;
  const {kind, tiles} = view.told;
  view.room.classList.remove('dx-present-tight');
  if (kind === 'tiles') {
    view.room.append(...tiles.map(tile));
    view.room.classList.toggle('dx-present-tight', view.room.scrollHeight > view.room.clientHeight);
  }
  else if (kind === 'homework') view.room.append(promised(view));
  else if (view.figure) plot(view);
}

function plot(view) {
  const node = view.node = made('div', '', {role: 'figure', 'aria-label': view.told.alt});
  view.room.append(node);
  const {clientWidth, clientHeight} = view.room, {data, layout} = JSON.parse(view.figure);
  const scale = Math.min(Math.max(clientHeight / layout.height, READABLE / WRITTEN), LARGEST);
  const width = Math.floor(clientWidth / scale), room = Math.floor(clientHeight / scale);
  const height = room < layout.height * SQUEEZED ? layout.height : room;  // more rows than there is room for are scrolled
  Object.assign(node.style, {width: `${width}px`, transform: `scale(${scale})`, transformOrigin: '0 0'});
  window.Plotly.newPlot(node, data.map(trace => ({...trace, ...(trace.type === 'bar' && {constraintext: 'none'})})), {...layout, width, height}, CONFIG);
}

function purge(view) {
  if (view.node && window.Plotly) window.Plotly.purge(view.node);
  view.node = null;
}

// The largest type in which it has no more lines than it may.
function fit({headline}) {
  for (const [size, lines] of HEADLINES) {
    headline.style.fontSize = `${size}px`;
    if (headline.clientHeight <= lines * size * 1.3 + 2) return;
  }
}

function tile({label, value, unit, of, delta, chosen, look}) {
  const box = made('div', 'dx-present-tile'), number = made('p', 'dx-present-value', {}, value);
  number.append(made('small', '', {}, unit));
  box.append(made('p', 'dx-present-label', {}, label), number, made('p', '', {}, of), made('p', look, {}, delta));
  if (chosen) box.append(made('p', 'dx-chosen', {}, chosen));
  return box;
}

function promised({told}) {
  const given = told.homework, body = made('tbody', ''), table = made('table', 'dx-present-list'), head = made('tr', '');
  if (!given.length) return made('p', '', {}, WORDS.nothing);
  for (const each of ['', WORDS.what, WORDS.department, WORDS.owner, WORDS.due]) head.append(made('th', '', {scope: 'col'}, each));
  for (const each of given) {
    const row = made('tr', ''), late = isLate(each, told.today);
    const said = each.done_on ? `${WORDS.done} ${each.done_on}` : late ? WORDS.overdue : '';
    for (const text of [said, each.what, each.department, each.owner, each.due]) row.append(made('td', '', {}, text ?? '—'));
    row.className = each.done_on ? 'dx-done' : late ? 'dx-overdue' : '';
    body.append(row);
  }
  const top = made('thead', '');
  top.append(head);
  table.append(top, body);
  return table;
}

function isLate({done_on, due}, today) { return !done_on && due && due < today; }

const sized = new ResizeObserver(() => {
  if (!open) return;
  const size = `${open.room.clientWidth} ${open.room.clientHeight}`;
  if (open.size && open.size !== size && open.told.subject) requestAnimationFrame(() => open && draw(open));
  open.size = size;
});

// --- what is written: each thing has fields; a change is sent a moment after the last key, and kept when it comes back

function turn(view) {
  view.side.hidden = !view.side.hidden;
  if (view.side.hidden) { keep(view); view.write.focus(); return; }
  list(view);
  [...view.notes.querySelectorAll('textarea')].find(node => node.checkVisibility())?.focus();
}

function list(view) {
  const {told, side} = view;
  if (!side.childElementCount) {
    view.by = field('input', WORDS.by, {placeholder: WORDS.example}, told.by);
    view.notes = made('div', ''), view.homework = made('div', '');
    side.append(
      button(WORDS.close, () => turn(view), {class: 'dx-quiet dx-present-close'}), view.by.label,
      made('h2', '', {}, WORDS.notes), view.notes, button(WORDS.more, () => add(view, 'note').focus()),
      made('h2', '', {}, WORDS.homework), view.homework, button(WORDS.give, () => add(view, 'homework').focus()),
    );
  }
  for (const each of told.notes.filter(note => note.subject === told.subject)) put(view, 'note', each);
  for (const each of told.homework) put(view, 'homework', each);
  for (const entry of view.written.values()) if (entry.kind === 'note') entry.box.hidden = entry.subject !== told.subject;
  if (![...view.written.values()].some(({kind, subject}) => kind === 'note' && subject === told.subject)) add(view, 'note');
  const waiting = [...view.written.values()].some(entry => entry.sent || entry.changed);
  view.state.textContent = waiting ? WORDS.keeping : view.state.textContent && WORDS.kept;
}

// What the server has of a thing: into its fields, but not into one that somebody is writing in.
function put(view, kind, said) {
  const [draft] = Object.entries(view.told.drafts).find(([, of]) => of[0] === kind && of[1] === said.id) ?? [];
  const entry = view.written.get(`${kind} ${said.id}`) ?? view.written.get(draft) ?? entered(view, kind, said.subject);
  view.written.delete(draft);
  view.written.set(`${kind} ${said.id}`, Object.assign(entry, {number: said.id, draft: ''}));
  if (entry.sent && Object.entries(entry.sent).every(([name, value]) => (said[name] ?? '') === value)) entry.sent = null;
  for (const [name, input] of Object.entries(entry.fields)) {
    if (input === document.activeElement || entry.changed || entry.sent) continue;
    if (name === 'done_on') input.checked = Boolean(said.done_on);
    else input.value = said[name] ?? '';
  }
  entry.box.classList.toggle('dx-done', Boolean(said.done_on));
  entry.mark.textContent = [said.old && WORDS.old, isLate(said, view.told.today) && WORDS.overdue].filter(Boolean).join('・');
}

function add(view, kind) {
  const draft = crypto.randomUUID?.() ?? `${Date.now()} ${Math.random()}`, entry = entered(view, kind, view.told.subject);
  entry.draft = draft;
  view.written.set(draft, entry);
  return Object.values(entry.fields)[0];
}

function entered(view, kind, subject) {
  const box = made('div', 'dx-present-entry'), mark = made('span', 'dx-present-mark'), fields = {}, entry = {kind, subject, box, mark, fields, number: null, draft: ''};
  if (kind === 'note') fields.text = made('textarea', '', {rows: 3, 'aria-label': WORDS.note, placeholder: WORDS.note});
  else {
    fields.what = made('textarea', '', {rows: 2, 'aria-label': WORDS.what, placeholder: WORDS.what});
    fields.department = made('select', '', {'aria-label': WORDS.department});
    for (const each of ['', ...view.told.departments]) fields.department.append(made('option', '', {value: each}, each || WORDS.department));
    fields.owner = made('input', '', {'aria-label': WORDS.owner, placeholder: WORDS.owner});
    fields.due = made('input', '', {type: 'date', 'aria-label': WORDS.due});
    fields.done_on = made('input', '', {type: 'checkbox'});
  }
  box.append(mark);
  for (const [name, input] of Object.entries(fields)) {
    const labelled = name === 'done_on' ? made('label', '', {}, WORDS.done) : input;
    if (labelled !== input) labelled.prepend(input);
    box.append(labelled);
    input.addEventListener(input.matches('textarea, input:not([type])') ? 'input' : 'change', () => change(view, entry, name));
    input.addEventListener('blur', () => keep(view));
  }
  view[kind === 'note' ? 'notes' : 'homework'].append(box);
  return entry;
}

function change(view, entry, name) {
  const input = entry.fields[name];
  const value = name === 'done_on' ? (input.checked ? view.told.today : '') : input.value;
  entry.changed = {...entry.changed, [name]: value};
  view.state.textContent = WORDS.keeping;
  clearTimeout(view.timer);
  view.timer = setTimeout(() => keep(view), PAUSE);
}

function keep(view) {
  clearTimeout(view.timer);
  for (const entry of view.written.values()) {
    if (!entry.changed) continue;
    const {kind, number, draft, changed} = entry;
    if (!number && Object.values(changed).every(value => !value)) continue;
    entry.sent = {...entry.sent, ...changed};
    entry.changed = null;
    send(view, {do: 'write', kind, number, draft, wrote: changed, by: view.by.input.value});
  }
}

// --- elements

function button(words, act, attributes = {}) {
  const node = made('button', attributes.class ?? 'dx-quiet', {type: 'button', ...attributes}, words);
  node.addEventListener('click', act);
  return node;
}

function field(tag, words, attributes, value) {
  const label = made('label', '', {}, words), input = made(tag, '', attributes);
  input.value = value;
  label.append(input);
  return {label, input};
}

function made(tag, name, attributes = {}, words = '') {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries({class: name, ...attributes})) element.setAttribute(key, value);
  element.textContent = words;
  return element;
}
