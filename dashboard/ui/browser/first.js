// What the page does before Streamlit's own scripts.
{
  // Streamlit knows its first page at the root only; and without the base URL it guesses where its server is by asking
  // below every part of the path, which costs two failed requests on each deep link.
  // Every page lies one step below it: below a proxy that is another place than the root.
  const base = new URL('.', location).pathname;
  if (location.pathname === base + 'overview') history.replaceState(null, '', base + location.search + location.hash);
  window.__streamlit = {BACKEND_BASE_URL: location.origin + base, MAIN_PAGE_BASE_URL: location.origin + base};

  // What a person does is one step back, however often Streamlit writes the address for it: a widget that is bound to
  // the address replaces it, the server's answer pushes up to four more. After 戻る nothing is a step until the next act.
  let isActed = false, isAsked = false;
  for (const act of ['pointerdown', 'keydown']) addEventListener(act, () => { isActed = true; }, true);
  addEventListener('popstate', () => { isActed = isAsked = false; }, true);
  const {pushState, replaceState} = history;
  const write = (isStep, args) => (isStep ? pushState : replaceState).apply(history, args);
  const isOther = address => new URL(address, location).href !== location.href;
  history.replaceState = (...args) => {
    const isStep = isActed && isOther(args[2]);
    if (isStep) isActed = false;
    write(isStep, args);
  };
  history.pushState = (...args) => {
    const isStep = isAsked && isOther(args[2]);
    if (isStep) isAsked = false;
    write(isStep, args);
  };

  // Streamlit says that a script runs only once the server has said so: what was asked and is not answered yet is
  // therefore marked here (data-asked, see style.css).
  const page = document.documentElement, {send} = WebSocket.prototype, heard = new WeakSet();
  WebSocket.prototype.send = function (said) {
    if (!heard.has(this)) this.addEventListener('message', () => page.removeAttribute('data-asked'));
    heard.add(this);
    page.setAttribute('data-asked', '');
    if (isActed) isAsked = true;
    isActed = false;
    send.call(this, said);
  };
}
