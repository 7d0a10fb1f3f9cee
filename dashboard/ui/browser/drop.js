// The place where files are dropped: one, forty, folders or zips. Each goes to the server by itself, three at a time;
// then the page is told once. Every text goes into the page as text.

const AT_ONCE = 3;
const WORDS = {
  drop: 'ここにファイルかフォルダーを落とす', or: 'または', choose: 'ファイルを選ぶ', folder: 'フォルダーを選ぶ',
  kinds: 'Excel（xlsx・xls）、CSV、それらを入れたzip。40課分を一度に送れます（1ファイル50MBまで）。',
  lost: 'サーバーにつながらず、送れませんでした。',
};
const SYSTEM = /^(~\$|\.|Thumbs\.db$|desktop\.ini$)/;
const drops = new WeakMap();
const decoder = new TextDecoder();

export default function ({data, parentElement, setTriggerValue}) {
  const drop = drops.get(parentElement) ?? opened(parentElement);
  Object.assign(drop, JSON.parse(typeof data === 'string' ? data : decoder.decode(data)), {tell: setTriggerValue});
}

function opened(parent) {
  const drop = {root: made('div', 'dx-drop')};
  const files = input({multiple: true}), folder = input({webkitdirectory: true});
  drop.said = made('p', 'dx-drop-said', '');
  drop.said.setAttribute('aria-live', 'polite');
  drop.bar = Object.assign(made('progress', 'dx-drop-bar'), {hidden: true});
  drop.bar.setAttribute('aria-label', '受け取ったファイル');
  drop.failed = made('ul', 'dx-drop-failed');
  const buttons = made('div', 'dx-drop-buttons');
  buttons.append(button(WORDS.choose, () => files.click()), button(WORDS.folder, () => folder.click()));
  drop.root.append(made('p', 'dx-drop-words', WORDS.drop), buttons, made('p', 'dx-drop-kinds', WORDS.kinds),
    files, folder, drop.bar, drop.said, drop.failed);
  for (const each of [files, folder]) each.addEventListener('change', () => { send(drop, [...each.files]); each.value = ''; });
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
  return entries.length ? (await Promise.all(entries.map(inside))).flat() : [...transfer.files];
}

async function inside(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader(), found = [];
  for (let some; (some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length;) found.push(...some);
  return (await Promise.all(found.map(inside))).flat();
}

async function send(drop, files) {
  const waiting = files.filter(file => !SYSTEM.test(file.name)), all = waiting.length;
  if (!all || drop.isBusy) return;
  drop.isBusy = true;
  drop.failed.replaceChildren();
  let done = 0, refused = 0;
  const count = () => {
    Object.assign(drop.bar, {hidden: false, max: all, value: done});
    drop.said.textContent = `${all}件のうち${done}件を受け取りました。`;
  };
  count();
  const one = async () => {
    for (let file; (file = waiting.shift());) {
      const problem = await sent(drop, file);
      if (problem) {
        refused += 1;
        drop.failed.append(made('li', '', problem));
      }
      done += 1;
      count();
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, one));
  drop.isBusy = false;
  drop.bar.hidden = true;
  drop.said.textContent = refused ? `${all - refused}件を受け取りました。受け取れなかった${refused}件：` : `${all}件を受け取りました。`;
  if (refused < all) drop.tell('sent', all - refused);
}

async function sent(drop, file) {
  try {
    const answer = await fetch(`${drop.address}?name=${encodeURIComponent(file.name)}`, {method: 'POST', body: file});
    return answer.ok ? '' : (await answer.text()) || `${file.name}：${WORDS.lost}`;
  } catch {
    return `${file.name}：${WORDS.lost}`;
  }
}

function input(attributes) {
  return Object.assign(document.createElement('input'), {type: 'file', hidden: true, tabIndex: -1}, attributes);
}

function button(words, act) {
  const made_ = Object.assign(made('button', 'dx-drop-button', words), {type: 'button'});
  made_.addEventListener('click', act);
  return made_;
}

function made(tag, name, text) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
}
