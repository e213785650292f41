(() => {
  if (window.tePage) return;
  window.tePage = true;
  const all = what => [...document.querySelectorAll(what)];
  const make = (tag, rest) => Object.assign(document.createElement(tag), rest);
  const way = make('nav', { ariaLabel: 'Skip' });
  const skip = make('a', { className: 'te-skip', href: '#answer', textContent: 'Skip to the answer' });
  const spoken = make('div', { className: 'te-spoken', role: 'status' });
  way.append(skip);
  document.body.prepend(way, spoken);
  skip.onclick = event => {
    event.preventDefault();
    all('#answer').forEach(answer => answer.focus());
  };
  const mark = () => all('h1').forEach(answer => { answer.id = 'answer'; answer.tabIndex = -1; });
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
  const idle = window.requestIdleCallback || (run => run());
  const look = () => { waiting = 0; mark(); speak(); idle(reach, { timeout: 2000 }); };
  const later = () => { waiting = waiting || setTimeout(look, 700); };
  new MutationObserver(later).observe(document.body, { childList: true, subtree: true });
  window.addEventListener('resize', later);
  later();
})()
