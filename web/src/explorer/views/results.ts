import { ask, graphiql } from '../api';
import { h, plain } from '../dom';
import { cut, gist, kind, kindName, kinds, open, when, type Node } from '../nodes';
import type { Page, View } from '../page';
import { searching } from '../queries';
import { list, toggled } from '../state';
import { day, term } from '../text/text';
import { trouble, waiting } from '../words';

interface Found {
  search: { totalCount: number; edges: { highlights: string[]; node: Node }[] };
}

// Results lists all that a search finds, by kind if wanted.
export const results: View = {
  name: 'results',
  title: 'results.title',
  listed: false,
  render(at, page) {
    const q = page.state.q ?? '';
    const wanted = list(page.state.kinds);
    const first = Math.min(Number(page.state.first) || 30, 200);
    const place = h('div', {}, waiting(page));
    at.append(
      h('h1', { tabindex: -1 }, page.t('results.heading', { words: q })),
      h('fieldset', { class: 'chips' }, h('legend', {}, page.t('results.kinds')),
        ...kinds.map((k) =>
          h('label', {}, h('input', {
            type: 'checkbox', checked: wanted.includes(k.toUpperCase()),
            onchange: () => page.go({ kinds: toggled(page.state.kinds, k.toUpperCase()) }, 'replace'),
          }), ' ', term(page.lang, 'kinds', k.toUpperCase())))),
      place,
    );
    const variables = { words: q, kinds: wanted.length ? wanted : undefined, first, lang: page.Lang };
    at.append(h('p', {}, h('a', { href: graphiql(page.lang, searching, variables), 'data-query': true }, page.t('files.query'))));
    ask<Found>(searching, variables).then(
      ({ search }) => {
        page.say(page.t('results.count', { n: search.totalCount }));
        place.replaceChildren(h('p', {}, page.t('results.count', { n: search.totalCount })));
        if (search.totalCount === 0) place.append(h('p', {}, page.t('results.none')));
        else place.append(h('ol', { class: 'results' }, ...search.edges.map((e) => item(page, e.node, e.highlights))));
        if (search.edges.length < search.totalCount && first < 200)
          place.append(h('button', { type: 'button', onclick: () => page.go({ first: 200 }, 'replace') }, page.t('results.more')));
      },
      (reason) => place.replaceChildren(trouble(page, reason)),
    );
  },
};

function item(page: Page, node: Node, highlights: string[]): HTMLElement {
  const words = highlights.filter((words) => words !== node.label)[0] ?? gist(node);
  return h('li', {},
    h('a', {
      href: page.href(open(node.id)),
      onclick: (event: MouseEvent) => {
        if (!plain(event)) return;
        event.preventDefault();
        page.go(open(node.id));
      },
    }, h('span', { class: `dot k-${kind(node.id)}` }), h('bdi', {}, cut(node.label, 160))),
    h('small', {}, [kindName(page, node.id), day(page.lang, when(node))].filter(Boolean).join(', ')),
    words && h('p', {}, h('bdi', {}, cut(words, 320))));
}
