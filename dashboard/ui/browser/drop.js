// The place where files are dropped: one, forty, folders or zips. Each goes to the server by itself, three at a time, with
// the folder it lay in; what is dropped meanwhile waits its turn. Then the page is told once which batch they went into,
// which the first of them began. Every text goes into the page as text.

const AT_ONCE = 3;
const WORDS = {
  drop: 'ここにファイルかフォルダーを落とす', or: 'または', choose: 'ファイルを選ぶ', folder: 'フォルダーを選ぶ',
  lost: 'サーバーにつながらず、送れませんでした。',
};
const SYSTEM = /^(~\$|\.|Thumbs\.db$|desktop\.ini$)/;
const drops = new WeakMap();
const decoder = new TextDecoder();

export default function ({data, parentElement, setTriggerValue}) {
  const {kinds, ...told} = JSON.parse(typeof data === 'string' ? data : decoder.decode(data));
  const drop = drops.get(parentElement) ?? opened(parentElement, kinds);
  const before = drop.batch;
  Object.assign(drop, told, {tell: setTriggerValue});
  // What was received then is applied or given up.
  if (before && !drop.batch && !drop.isBusy) drop.said.textContent = '';
}

function opened(parent, kinds) {
  const drop = {root: made('div', 'dx-drop'), waiting: [], all: 0, done: 0, refused: 0};
  const files = input({multiple: true}), folder = input({webkitdirectory: true});
  drop.said = made('p', 'dx-drop-said', '');
  drop.said.setAttribute('aria-live', 'polite');
  drop.bar = Object.assign(made('progress', 'dx-drop-bar'), {hidden: true});
  drop.bar.setAttribute('aria-label', '受け取ったファイル');
  drop.failed = made('ul', 'dx-drop-failed');
  const buttons = made('div', 'dx-drop-buttons');
  buttons.append(button(WORDS.choose, () => files.click()), button(WORDS.folder, () => folder.click()));
  drop.root.append(made('p', 'dx-drop-words', WORDS.drop), buttons, made('p', 'dx-drop-kinds', kinds),
    files, folder, drop.bar, drop.said, drop.failed);
  for (const each of [files, folder]) each.addEventListener('change', () => {
    send(drop, [...each.files].map(file => ({file, name: file.webkitRelativePath || file.name})));
    each.value = '';
  });
  for (const name of ['dragover', 'dragenter']) drop.root.addEventListener(name, event => {
    event.preventDefault();
    drop.root.classList.add('dx-drop-over');
  });
  drop.root.addEventListener('dragleave', () => drop.root.classList.remove('dx-drop-over'));
  drop.root.addEventListener('drop', async event => {
    event.preventDefault();
    drop.root.classList.remove('dx-drop-over');
    send(drop, await dropped(event.dataTransfer));
  });
  parent.append(drop.root);
  drops.set(parent, drop);
  return drop;
}

async function dropped(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map(file => ({file, name: file.name}));
  return (await Promise.all(entries.map(inside))).flat();
}

async function inside(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{file, name: entry.fullPath.slice(1) || file.name}];
  }
  const reader = entry.createReader(), found = [];
  for (let some; (some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length;) found.push(...some);
  return (await Promise.all(found.map(inside))).flat();
}

async function send(drop, found) {
  const files = found.filter(each => !SYSTEM.test(each.file.name));
  drop.waiting.push(...files);
  drop.all += files.length;
  if (drop.isBusy) count(drop);
  if (drop.isBusy || !drop.waiting.length) return;
  drop.isBusy = true;
  drop.failed.replaceChildren();
  count(drop);
  const batch = await begun(drop);
  if (batch) await Promise.all(Array.from({length: AT_ONCE}, () => sendWaiting(drop, batch)));
  ended(drop, batch);
}

async function sendWaiting(drop, batch) {
  for (let each; (each = drop.waiting.shift());) {
    const {problem} = await posted(`${drop.address}${batch}?name=${encodeURIComponent(each.name)}`, each.file);
    if (problem) refuse(drop, problem === WORDS.lost ? `${each.name}：${problem}` : problem);
    drop.done += 1;
    count(drop);
  }
}

async function begun(drop) {
  if (drop.batch) return drop.batch;
  const {problem, said} = await posted(drop.address);
  if (!problem) return said;
  drop.waiting.length = 0;
  refuse(drop, problem, drop.all);
  return null;
}

function refuse(drop, problem, files = 1) {
  drop.refused += files;
  drop.failed.append(made('li', '', problem));
}

function count({bar, said, all, done}) {
  Object.assign(bar, {hidden: false, max: all, value: done});
  said.textContent = `${all}件のうち${done}件を受け取りました。`;
}

function ended(drop, batch) {
  const {all, refused} = drop;
  Object.assign(drop, {isBusy: false, all: 0, done: 0, refused: 0});
  drop.bar.hidden = true;
  drop.said.textContent = refused ? `${all - refused}件を受け取りました。受け取れなかった${refused}件：` : `${all}件を受け取りました。`;
  if (refused < all) drop.tell('sent', batch);
}

async function posted(address, body) {
  try {
    const answer = await fetch(address, {method: 'POST', body}), said = await answer.text();
    return answer.ok ? {said} : {problem: said || WORDS.lost};
  } catch {
    return {problem: WORDS.lost};
  }
}

function input(attributes) {
  return Object.assign(document.createElement('input'), {type: 'file', hidden: true, tabIndex: -1}, attributes);
}

function button(words, act) {
  const node = Object.assign(made('button', 'dx-drop-button', words), {type: 'button'});
  node.addEventListener('click', act);
  return node;
}

function made(tag, name, text) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
}
