(() => {
  if (window.tePage) return;
  window.tePage = true;
  const all = what => [...document.querySelectorAll(what)];
  const spoken = Object.assign(document.createElement('div'), { className: 'te-spoken', role: 'status' });
  document.body.append(spoken);
  let known, waiting = 0;
  const speak = () => {
    const lines = all('.te-live > *').map(line => line.textContent.trim()).filter(Boolean);
    if (!lines.length) return;
    const fresh = known && lines.filter(line => !known.includes(line));
    if (fresh && fresh.length) spoken.textContent = fresh.join(' ');
    known = lines;
  };
  const scrolling = {
    '[data-testid=stTable] > div': 'Table that scrolls sideways',
    '[data-testid=stElementContainer]:has(> * > .stPlotlyChart)': 'Chart that scrolls sideways',
    '.st-key-story-tables': 'Table that scrolls',
    '.st-key-story-picture': 'Picture that scrolls sideways',
    '.st-key-story-legend': 'Legend that scrolls',
  };
  const reach = () => Object.entries(scrolling).forEach(([where, called]) => all(where).forEach(box => {
    if (box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight) return;
    box.tabIndex = 0;
    box.dataset.teScrolls = '';
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', called);
  }));
  const name = () => all('iframe[title*=folium]').forEach(frame => { frame.ariaLabel = 'Map'; });
  const idle = window.requestIdleCallback || (run => run());
  const look = () => { waiting = 0; speak(); name(); idle(reach, { timeout: 2000 }); };
  const later = () => { waiting = waiting || setTimeout(look, 700); };
  new MutationObserver(later).observe(document.body, { childList: true, subtree: true });
  window.addEventListener('resize', later);
  later();

  /* ---- a lost connection ---- */
  const put = (tag, className, within, more) => {
    const made = Object.assign(document.createElement(tag), { className }, more);
    within.append(made);
    return made;
  };
  /* A modal dialog lies over everything, frames too, takes the focus and gives it back, but not to a
     box: without a connection Streamlit switches boxes off, and so their focus is lost before. */
  const veil = put('dialog', 'te-veil', document.body);
  veil.setAttribute('role', 'alertdialog');
  veil.setAttribute('aria-label', 'Connection lost');
  veil.setAttribute('aria-describedby', 'te-veil-words');
  veil.setAttribute('data-react-aria-top-layer', 'true');
  put('p', '', veil, { id: 'te-veil-words', textContent: 'Connection lost, one moment.' });
  const more = put('p', '', veil, { role: 'status' });
  const again = put('button', '', veil, { type: 'button', textContent: 'Reload this page', hidden: true });
  again.onclick = () => location.reload();
  const every = 100, patience = 6000, long = 30000;
  let at = null, held = null, turn = '', tries = 0, since = 0, asked = 0, timer = 0;
  const app = () => document.querySelector('[data-testid=stApp]');
  const link = () => app() && app().dataset.testConnectionState;
  /* What the page's session alone holds, as its newest part has it. */
  const newest = () => all('[data-te-kept]').map(part => new URLSearchParams(part.dataset.teKept))
    .reduce((best, one) => Number(one.get('number')) > Number(best.get('number')) ? one : best, new URLSearchParams());
  const lose = () => {
    held = newest();
    tries = asked = 0;
    since = Date.now();
    more.textContent = 'What you pressed just now may not have counted: look when this has gone, and press it again if so.';
    document.documentElement.classList.add('te-lost');
    veil.showModal();
    timer = setInterval(step, every);
  };
  /* The box out of sight takes what was held; with it the page is drawn anew from its top. */
  const wake = () => {
    const box = document.querySelector('.st-key-te-wake input');
    if (!box || tries > 2) return location.reload();
    tries += 1;
    asked = Date.now();
    turn = String(asked);
    held.set('wake', turn);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, held.toString());
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true }));
    box.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  };
  const lift = () => {
    clearInterval(timer);
    document.documentElement.classList.remove('te-lost');
    veil.close();
    if (at && at.isConnected) at.focus({ preventScroll: true });
    held = null;
    /* A map whose files were on their way when the connection was lost fetches them again. */
    all('iframe[title*=folium]').forEach(frame => {
      const inside = frame.contentDocument;
      if (inside && !inside.querySelector('.leaflet-areas-pane path')) frame.contentWindow.location.reload();
    });
  };
  const step = () => {
    const state = link();
    again.hidden = state !== 'DISCONNECTED_FOREVER';
    if (!again.hidden) more.textContent = 'It does not come back by itself: reload this page.';
    else if (Date.now() - since > long) more.textContent = 'It has not come back yet. This page goes on trying; if that lasts, tell whoever runs this app.';
    if (state !== 'CONNECTED') { asked = 0; return; }
    if (!asked) return wake();
    /* Committee mode goes on after its foot, to make the other steps, and lets a press break in. */
    const drawn = document.querySelector('.te-stage') && newest().get('session') !== held.get('session');
    if (!drawn && app().dataset.testScriptState !== 'notRunning') return;
    const heard = document.querySelector('.te-awake');
    if (heard && heard.dataset.turn === turn) lift();
    else if (Date.now() - asked > patience) wake();
  };
  const refuse = event => {
    if (!held || again.contains(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (['Tab', 'F5', 'Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (again.hidden) more.textContent = 'That did not count: the connection is not back yet. Press again when this has gone.';
  };
  ['keydown', 'pointerdown', 'click'].forEach(what => document.addEventListener(what, refuse, true));
  document.addEventListener('focusin', event => { if (!held) at = event.target; });
  document.addEventListener('focusout', event => { if (!held && !event.target.disabled) at = null; });
  veil.addEventListener('cancel', event => event.preventDefault());
  veil.addEventListener('close', () => { if (held && !veil.open) veil.showModal(); });
  new MutationObserver(() => { if (!held && link() && link() !== 'CONNECTED') lose(); })
    .observe(document.body, { attributeFilter: ['data-test-connection-state'], subtree: true });
})()
