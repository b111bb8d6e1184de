import { ask, graphiql } from '../api';
import { h } from '../dom';
import { found } from '../found';
import { link } from '../link';
import { cut, kind, kindName, kinds, open, when, type Node } from '../nodes';
import type { Page, Shown, View } from '../page';
import { facets, searching } from '../queries';
import { Reader } from '../reader';
import { foreign, says } from '../said';
import { list, toggled } from '../state';
import { colon, day, term } from '../text/text';
import { trouble, waiting } from '../words';

interface Found {
  search: { totalCount: number; edges: { highlights: string[]; node: Node }[] };
}

// Keys that change what is read beside the list, not the list.
const lesser = new Set(['sel']);

// Results lists all that a search finds, by kind if wanted; what one of them says is
// read beside the list.
export const results: View = {
  name: 'results',
  title: 'results.title',
  listed: false,
  render(at, first_): Shown {
    let page = first_;
    let closed = false;
    const q = page.state.q ?? '';
    const wanted = list(page.state.kinds);
    const first = Math.min(Number(page.state.first) || 30, 200);
    const place = h('div', { class: 'found' }, waiting(page));
    const reader = new Reader(page);
    const counts = new Map(kinds.map((k) => [k.toUpperCase(), h('span', { class: 'count' })]));
    const variables = { words: q, kinds: wanted.length ? wanted : undefined, first, lang: page.Lang, asOf: page.state.asOf };
    at.append(
      h('h1', { tabindex: -1 }, page.t('results.heading', { words: q })),
      h('div', { class: 'over' },
        h('fieldset', { class: 'chips facets' }, h('legend', {}, page.t('results.kinds')),
          ...[...counts].map(([k, count]) =>
            h('label', {}, h('input', {
              type: 'checkbox', value: k, checked: wanted.includes(k),
              onchange: () => {
                page.go({ kinds: toggled(page.state.kinds, k), sel: undefined });
                document.querySelector<HTMLElement>(`.facets input[value=${k}]`)?.focus();
              },
            }), term(page.lang, 'kinds', k), count))),
        h('p', {}, h('a', { href: graphiql(page.lang, searching, variables), 'data-query': true }, page.t('files.query')))),
      h('div', { class: 'beside' }, place, reader.element),
    );
    reader.show(page, false);
    const mark = () => {
      for (const button of place.querySelectorAll('[data-read]')) button.setAttribute('aria-pressed', String(button.getAttribute('data-read') === page.state.sel));
    };
    if (q)
      ask<Record<string, { totalCount: number }>>(facets, { words: q, asOf: page.state.asOf }).then((found) => {
        for (const [k, count] of counts) count.textContent = new Intl.NumberFormat(page.lang).format(found[k]?.totalCount ?? 0);
      }, () => undefined); // the list tells what is wrong
    ask<Found>(searching, variables).then(
      ({ search }) => {
        if (closed) return;
        page.say(page.t('results.count', { n: search.totalCount }));
        place.replaceChildren(h('p', {}, page.t('results.count', { n: search.totalCount })));
        if (search.totalCount === 0) place.append(h('p', {}, page.t('results.none')));
        else {
          const list = h('ol', { class: 'results' }, ...search.edges.map((e) => item(page, q, e.node, e.highlights)));
          place.append(foreign(page, list), list);
        }
        if (search.edges.length < search.totalCount && first < 200)
          place.append(h('button', { type: 'button', onclick: () => page.go({ first: 200 }, 'replace') }, page.t('results.more')));
        mark();
      },
      (reason) => place.replaceChildren(trouble(page, reason)),
    );
    return {
      update(next, changed) {
        if (![...changed].every((key) => lesser.has(key))) return false;
        page = next;
        reader.show(page, true);
        mark();
        return true;
      },
      close() {
        closed = true;
      },
    };
  },
};

function item(page: Page, q: string, node: Node, highlights: string[]): HTMLElement {
  const said = says(page, node);
  const words = highlights.filter((words) => words !== node.label)[0] ?? said?.words ?? node.symbol ?? '';
  // Of other words nothing says their language.
  const lang = said?.words.includes(words.replace(/^…|…$/g, '').trim()) && said.lang !== page.lang && said.lang;
  return h('li', {},
    h('p', { class: 'hit' },
      link(page, open(node.id), {}, h('span', { class: `dot k-${kind(node.id)}`, 'aria-hidden': 'true' }), h('bdi', {}, ...found(cut(node.label, 160), q))),
      h('small', {}, [kindName(page, node.id), day(page.lang, when(node))].filter(Boolean).join(', ')),
      h('button', { type: 'button', 'data-read': node.id, 'aria-pressed': 'false', 'aria-label': `${page.t('results.read')}${colon(page.lang)}${cut(node.label, 160)}`, onclick: () => page.go({ sel: node.id }) }, page.t('results.read'))),
    words && h('p', {}, h('bdi', { lang, 'data-foreign': lang && !said!.own }, ...found(cut(words, 320), q))));
}
