
'use strict';
(function () {
  const form = document.getElementById('filters');
  const count = document.getElementById('count');
  const edges = Array.from(document.querySelectorAll('li.edge'));
  const words = edges.map((edge) => edge.textContent.toLowerCase());
  const chosen = (name) => new Set(Array.from(form.querySelectorAll('input[name=' + name + ']:checked'), (box) => box.value));
  function filter() {
    const types = chosen('type');
    const methods = chosen('method');
    const least = Number(document.getElementById('least').value);
    const sought = document.getElementById('words').value.trim().toLowerCase();
    let shown = 0;
    edges.forEach((edge, i) => {
      const fits = types.has(edge.dataset.type) && methods.has(edge.dataset.method) &&
        Number(edge.dataset.confidence) >= least && words[i].includes(sought);
      edge.hidden = !fits;
      if (fits) shown += 1;
    });
    document.getElementById('least-shown').value = String(least);
    count.textContent = shown + ' / ' + edges.length + ' ' + count.dataset.word;
  }
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
