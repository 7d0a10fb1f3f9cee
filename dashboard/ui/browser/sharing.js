// What is taken along: the address of a view, and pictures. All of it is made in the browser.

const WORDS = {
  copied: 'リンクをコピーしました。', copiedForHere: 'リンクをコピーしました。このパソコンでだけ開けます。',
  notCopied: 'コピーできませんでした。アドレス欄の文字をコピーしてください。', notDrawn: '画像にできませんでした。',
};
const SCALE = 2, TALLEST = 16000, MARGIN = 24;  // px of a picture; of CSS around what is in it
const INHERITED = ['font-family', 'font-size', 'line-height', 'color'];

// Whoever sits at the server has an address that leads each PC to itself: others get the server's name in the network.
export async function copyLink(root) {
  const link = new URL(location), isOwn = /^(127\.|localhost$|\[::1\]$)/.test(link.hostname), {host} = document.documentElement.dataset;
  if (isOwn && host) link.hostname = host;
  notify(root, !await copied(link.href) ? WORDS.notCopied : isOwn && !host ? WORDS.copiedForHere : WORDS.copied);
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { /* Over plain http from another PC browsers have no clipboard: the old way has. */ }
  const before = document.activeElement, field = made('textarea', 'dx-unseen');
  field.value = text;
  document.body.append(field);
  field.select();
  const isDone = document.execCommand('copy');
  field.remove();
  before?.focus();
  return isDone;
}

export function notify(root, words) {
  root.querySelector('.dx-note')?.remove();
  const note = made('p', 'dx-note');
  note.setAttribute('role', 'status');
  root.append(note);
  note.textContent = words;
  setTimeout(() => note.remove(), 4000);
}

export function save(blob, name, kind) {
  const link = Object.assign(document.createElement('a'), {href: URL.createObjectURL(blob)});
  link.download = `${name.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 80)}.${kind}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

// The SVG as PNG. By data and not by blob: else browsers do not give back what HTML stands in.
export async function asPng(picture) {
  const reader = new FileReader(), svg = new Blob([new XMLSerializer().serializeToString(picture)], {type: 'image/svg+xml'});
  await new Promise(resolve => { reader.addEventListener('load', resolve); reader.readAsDataURL(svg); });
  const image = Object.assign(new Image(), {src: reader.result});
  await image.decode();
  const scale = Math.min(SCALE, TALLEST / picture.getAttribute('height'));
  const [width, height] = ['width', 'height'].map(side => Math.round(picture.getAttribute(side) * scale));
  const canvas = Object.assign(document.createElement('canvas'), {width, height});
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  return new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
}

// Parts of the page as they stand on paper, under what every sheet says.
export async function savePicture(root, name, parts) {
  try {
    save(await asPng(photographed(parts)), name, 'png');
  } catch (error) {
    console.error(error);
    notify(root, WORDS.notDrawn);
  }
}

// At once, and before the browser shows anything of it: the page is on paper only as long as it is copied and measured.
function photographed(parts) {
  const page = document.documentElement, before = page.dataset.paper;
  page.dataset.paper = 'picture';
  const place = document.querySelector('[data-testid="stMainBlockContainer"]');
  const whole = around(place, [document.querySelector('.dx-paper-head'), ...parts()].map(part => copy(part)));
  const style = getComputedStyle(document.body);
  for (const each of INHERITED) whole.style.setProperty(each, style.getPropertyValue(each));
  whole.style.cssText += `; position: absolute; left: 0; top: 0; padding: ${MARGIN}px; background: #fff`;
  document.body.append(whole);
  const {offsetWidth: width, offsetHeight: height} = whole;
  whole.remove();
  if (before) page.dataset.paper = before;
  else delete page.dataset.paper;
  const picture = drawn('svg', {width, height, 'data-paper': 'picture', style: `width: ${width}px; height: ${height}px; font-size: 16px`});
  const sheet = drawn('style', {}), inner = drawn('foreignObject', {width: '100%', height: '100%'});
  sheet.textContent = rules();
  inner.append(whole);
  picture.append(sheet, inner);
  return picture;
}

// What the style sheets say of a place hangs on what it stands in.
function around(place, copies) {
  let inner = place.cloneNode(false);
  inner.append(...copies);
  for (let node = place.parentElement; node !== document.body; node = node.parentElement) {
    const outer = node.cloneNode(false);
    outer.append(inner);
    inner = outer;
  }
  const whole = made('div');
  whole.append(inner);
  return whole;
}

function copy(part) {
  const made = part.cloneNode(true);
  for (const each of made.querySelectorAll('button, [popover], input, textarea, select')) each.remove();
  return made;
}

function rules() {
  return [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
    .filter(rule => !(rule instanceof CSSFontFaceRule || rule instanceof CSSPageRule)).map(rule => rule.cssText).join('\n');
}

function made(tag, name = '') { return Object.assign(document.createElement(tag), {className: name}); }

function drawn(tag, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
