// Links to places in a page: what they name is drawn later than the page is opened, and what stands above it still grows.

const STILL = 30;  // frames in which nothing moved
const LEAVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'];  // whoever does something else has arrived already

let wanted = null;

addEventListener('hashchange', arrive);
addEventListener('click', event => {
  const link = event.target.closest?.('a.dx-link');
  if (!link) return;
  link.closest('[popover]')?.hidePopover();
  // The same place once more changes no address.
  if (link.hash && link.href === location.href) arrive();
});
for (const leaves of LEAVES) addEventListener(leaves, () => { wanted = null; }, {passive: true, capture: true});
arrive();

function arrive() {
  const place = wanted = decodeURIComponent(location.hash.slice(1));
  let frames = 0, top;
  const look = () => {
    if (!place || wanted !== place) return;
    const node = document.getElementById(place);
    const now = node?.getBoundingClientRect().top;
    frames = node && now === top && !isBusy() ? frames + 1 : 0;
    if (node && now !== top) reach(node);
    top = node?.getBoundingClientRect().top;
    if (frames < STILL) requestAnimationFrame(look);
    else wanted = null;
  };
  look();
}

function reach(node) {
  document.querySelector('[data-arrived]')?.removeAttribute('data-arrived');
  node.setAttribute('data-arrived', '');
  node.scrollIntoView();
}

function isBusy() {
  return !document.querySelector('[data-test-script-state="notRunning"]') || Boolean(document.querySelector(
    '[data-testid="stSkeleton"], .stBidiComponent:not(:has([class^="dx-"])), .dx-plot[data-state="waiting"]'));
}

// What opens and closes by itself says so to screen readers also where it is asked by a button of the page's text.
addEventListener('toggle', event => {
  const press = document.querySelector(`[popovertarget="${event.target.id}"]`);
  press?.setAttribute('aria-expanded', event.newState === 'open');
}, true);
