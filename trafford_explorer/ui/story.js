(() => {
  if (window.teStory) return;
  window.teStory = true;
  /* The first map of a story would wait for its frame's files: the browser is given them before. */
  const keep = url => fetch(url).then(found => found.text()).catch(() => '');
  const stage = document.querySelector('.te-stage');
  setTimeout(() => {
    const frame = 'component/streamlit_folium.st_folium/';
    keep(frame + 'index.html').then(page =>
      [...page.matchAll(/(?:src|href)="[.]?[/]?([^":]+[.](?:js|css))"/g)].forEach(one => keep(frame + one[1])));
    ((stage && stage.dataset.files) || '').split(' ').filter(Boolean).forEach(keep);
  }, 800);
  const moves = { ArrowRight: 'next', PageDown: 'next', ' ': 'next', ArrowLeft: 'previous',
    PageUp: 'previous', Home: 'first', End: 'last' };
  const field = 'input:not([type=checkbox], [role=combobox]), textarea, select, [contenteditable=true], ' +
    '[role=combobox][aria-expanded=true], [role=listbox], [role=option]';
  const pressed = 'button, a, [role=button], summary, input, label';
  let waiting = 0;
  const press = (move, tries) => {
    clearTimeout(waiting);
    const button = document.querySelector(`.st-key-story-${move} button`);
    const ready = !document.querySelector('.te-veil[open]');
    if (button && ready && !button.disabled) button.click();
    /* The connection was lost: the key is kept until the page has been drawn anew (page.js). */
    else if (tries) waiting = setTimeout(() => press(move, tries - 1), 100);
  };
  window.addEventListener('keydown', event => {
    const move = moves[event.key];
    if (!move || !document.querySelector('.te-stage')) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = event.target.closest ? event.target : document.body;
    if (at.closest(field) || (event.key === ' ' && at.closest(pressed))) return;
    const long = at.closest('.te-notes, .st-key-story-tables');
    if (long && long.scrollHeight > long.clientHeight && !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) press(move, 600);
  }, true);
})()
