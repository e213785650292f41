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
  const reach = () => all('[data-testid=stTable] > div').forEach(box => {
    if (box.scrollWidth <= box.clientWidth) return;
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', 'Table that scrolls sideways');
  });
  const name = () => all('iframe[title*=folium]').forEach(frame => { frame.ariaLabel = 'Map'; });
  const idle = window.requestIdleCallback || (run => run());
  const look = () => { waiting = 0; speak(); name(); idle(reach, { timeout: 2000 }); };
  const later = () => { waiting = waiting || setTimeout(look, 700); };
  new MutationObserver(later).observe(document.body, { childList: true, subtree: true });
  window.addEventListener('resize', later);
  later();
})()
