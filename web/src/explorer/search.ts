import { ask } from './api';
import { debounced, h } from './dom';
import { cut, gist, kind, kindName, open, when, type Node } from './nodes';
import type { Page } from './page';
import { completion } from './queries';
import { day } from './text/text';

type Connection = { edges: { node: Node }[] };
type Completion = Record<'search' | 'meetings' | 'conventions' | 'actors' | 'topics', Connection>;

const folded = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

// SearchBox is a combobox over everything: names complete while they are typed,
// texts are found by whole words. Arrow keys choose, Tab takes the chosen
// name over, or the first that goes on as was typed; Enter opens what is chosen, or
// lists all that was found.
export function searchBox(page: () => Page): HTMLElement {
  const p = page();
  const input = h('input', {
    id: 'search', type: 'search', role: 'combobox', autocomplete: 'off', spellcheck: 'false', maxlength: 300,
    'aria-expanded': 'false', 'aria-controls': 'found', 'aria-autocomplete': 'list', 'aria-label': p.t('search.label'),
    placeholder: p.t('search.placeholder'),
  });
  const found = h('ul', { id: 'found', role: 'listbox', 'aria-label': p.t('search.suggestions'), hidden: true });
  let nodes: Node[] = [];
  let at = -1;
  let asked = 0;
  let taken: Node | undefined; // the name that Tab took over
  input.value = p.state.q ?? '';

  const close = () => {
    found.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const mark = (next: number) => {
    at = next;
    [...found.children].forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === at));
      if (i === at) option.scrollIntoView({ block: 'nearest' });
    });
    if (at >= 0) input.setAttribute('aria-activedescendant', `found-${at}`);
    else input.removeAttribute('aria-activedescendant');
  };

  const choose = (node: Node) => {
    close();
    input.value = '';
    page().go(open(node.id));
  };

  const paint = () => {
    const now = page();
    found.replaceChildren(
      ...nodes.map((node, i) =>
        h(
          'li',
          {
            id: `found-${i}`, role: 'option', 'aria-selected': 'false',
            onmousedown: (event: MouseEvent) => event.preventDefault(), // the box keeps the focus
            onclick: () => choose(node),
          },
          h('span', { class: `dot k-${kind(node.id)}` }),
          h('span', { class: 'what' }, h('bdi', {}, cut(node.label, 90)), gist(node) && h('small', {}, h('bdi', {}, cut(gist(node), 110)))),
          h('small', { class: 'kind' }, [kindName(now, node.id), day(now.lang, when(node))].filter(Boolean).join(', ')),
        ),
      ),
    );
    found.hidden = nodes.length === 0;
    input.setAttribute('aria-expanded', String(nodes.length > 0));
    mark(-1);
    now.say(now.t('search.found', { n: nodes.length }));
  };

  // Completed is the name that Tab takes over: what is chosen, or else the first that
  // goes on as was typed. A name that stands there whole lets Tab go on its way.
  const completed = () => {
    const typed = folded(input.value.trim());
    return nodes[at] ?? nodes.find((n) => folded(n.label).startsWith(typed) && folded(n.label) !== typed);
  };

  const look = debounced(130, () => {
    const words = input.value.trim();
    const turn = ++asked;
    if (words.length < 2) {
      nodes = [];
      close();
      return;
    }
    ask<Completion>(completion, { words, lang: page().Lang, asOf: page().state.asOf }).then(
      (answer) => {
        if (turn !== asked || document.activeElement !== input) return;
        const seen = new Set<string>();
        nodes = [answer.conventions, answer.actors, answer.meetings, answer.topics, answer.search]
          .flatMap((c) => c.edges.map((e) => e.node))
          .filter((n) => !seen.has(n.id) && seen.add(n.id))
          .slice(0, 10);
        paint();
      },
      () => turn === asked && close(),
    );
  });

  input.addEventListener('input', look);
  input.addEventListener('focus', () => input.value.trim().length > 1 && look());
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const isOpen = !found.hidden;
    if (event.key === 'ArrowDown' && isOpen) mark((at + 1) % nodes.length);
    else if (event.key === 'ArrowUp' && isOpen) mark(at <= 0 ? nodes.length - 1 : at - 1);
    else if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'Tab' && isOpen && completed() && !event.shiftKey) {
      taken = completed()!;
      input.value = taken.label;
      look();
      close();
    } else if (event.key === 'Enter') {
      const node = nodes[at] ?? (taken && input.value === taken.label ? taken : undefined);
      if (node && (isOpen || node === taken)) choose(node);
      else if (input.value.trim()) {
        asked += 1;
        close();
        page().go({ view: 'results', q: input.value.trim(), kinds: undefined, sel: undefined, of: undefined });
      }
    } else return;
    event.preventDefault();
  });

  return h('search', { class: 'search' }, input, found);
}
