// What stands over a figure or a table on paper, its title and what is said under that: it goes into the head that every
// sheet repeats, and no sheet ends with it.

const MOST = 4;

export function carry(node) {
  const places = over(node.closest('[data-testid="stElementContainer"]')), folded = node.closest('details');
  if (!places.length && folded) places.push(folded.querySelector('summary'));
  for (const place of places) place.setAttribute('data-carried', '');
  return places;
}

export function put(places) { for (const place of places ?? []) place.removeAttribute('data-carried'); }

export function copies(nodes) {
  return nodes.map(node => {
    const copy = node.cloneNode(true);
    for (const each of [copy, ...copy.querySelectorAll('[id], [data-carried]')]) for (const name of ['id', 'data-carried']) each.removeAttribute(name);
    return copy;
  });
}

function over(container) {
  const found = [];
  for (let place = container?.previousElementSibling; place && found.length < MOST; place = place.previousElementSibling) {
    if (place.querySelector('.dx-plot, .dx-table, .dx-tiles, .dx-lines')) return [];
    if (getComputedStyle(place).display === 'none' || !place.textContent) continue;
    found.unshift(place);
    if (place.querySelector('.dx-chart-title')) return found;
  }
  return [];
}
