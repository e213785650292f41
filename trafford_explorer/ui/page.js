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
})()
