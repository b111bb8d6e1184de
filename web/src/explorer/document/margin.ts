import { ask } from '../api';
import { h, plain, type Child } from '../dom';
import { cut, kind, open, when, type Node } from '../nodes';
import type { Page } from '../page';
import { relations } from '../queries/document';
import { says, words } from '../said';
import { day, term } from '../text/text';
import { trouble, waiting } from '../words';
import type { Count, Unit } from './text';

interface Edge {
  id: string;
  type: string;
  method: string;
  confidence: number;
  source: Node;
  target: Node;
  evidence: { quote: string | null; cue: string | null; curator: string | null; reason: string | null; why: { text: string }[] }[];
}
interface Answer {
  node: { relations?: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; edges: { node: Edge }[] } } | null;
}

const page1 = 10; // edges at a time

// Key names what a mark opens: a unit, and a type of what leaves it or IN for
// what arrives. It stands in the address.
export const key = (unit: Unit, type: string) => `${unit.id}|${type}`;

// Margin has a button for each type of relation that leaves a unit, and one for
// all that arrives. What one opens stands below the unit.
export function margin(page: Page, unit: Unit): HTMLElement | false {
  const total = unit.arriving.reduce((sum, c) => sum + c.count, 0);
  if (unit.leaving.length === 0 && total === 0) return false;
  const mark = (type: string, ...words: Child[]) => {
    const opened = page.state.open === key(unit, type);
    return h('li', {}, h('button', {
      type: 'button', class: type === 'IN' ? 'in' : 'out', 'data-mark': key(unit, type), 'aria-expanded': String(opened),
      onclick: (event: Event) => page.go({ open: (event.currentTarget as HTMLElement).getAttribute('aria-expanded') === 'true' ? undefined : key(unit, type) }),
    }, ...words));
  };
  const number = (n: number) => h('span', { class: 'n' }, new Intl.NumberFormat(page.lang).format(n));
  return h('ul', { class: 'margin', 'aria-label': page.t('document.margin') },
    ...unit.leaving.map((c) => mark(c.type, h('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'), h('span', { class: `line t-${c.type}`, 'aria-hidden': 'true' }), `${term(page.lang, 'type', c.type)} `, number(c.count))),
    total > 0 && mark('IN', h('span', { class: 'arrow', 'aria-hidden': 'true' }, '←'), `${page.t('document.taken')} `, number(total)));
}

// Opened lists what a mark stands for, a page at a time.
export function opened(page: Page, unit: Unit, type: string, select: (id: string) => void): HTMLElement {
  const arrives = type === 'IN';
  const counts: Count[] = arrives ? unit.arriving : unit.leaving.filter((c) => c.type === type);
  const title = arrives ? page.t('document.arrives') : page.t('document.leaves', { type: term(page.lang, 'type', type) });
  const list = h('ul', { class: 'edges' });
  const after = h('div', {}, waiting(page));
  const load = async (cursor?: string) => {
    const variables = { id: unit.id, direction: arrives ? 'DESCENDANTS' : 'ANCESTORS', types: arrives ? undefined : [type], first: page1, after: cursor, lang: page.Lang, asOf: page.state.asOf };
    try {
      const { node } = await ask<Answer>(relations[kind(unit.id) === 'passage' ? 'passage' : 'commitment'], variables);
      const found = node?.relations;
      if (!found) throw new Error(unit.id);
      const from = list.childElementCount;
      list.append(...found.edges.map(({ node: e }) => edge(page, e, arrives, select)));
      const left = found.totalCount - list.childElementCount;
      after.replaceChildren(left > 0 ? h('p', {}, h('button', { type: 'button', onclick: () => void load(found.pageInfo.endCursor ?? undefined) }, page.t('document.more', { n: left }))) : '');
      if (cursor) list.children[from]?.querySelector<HTMLElement>('a, button')?.focus();
      else page.say(page.t('document.listed', { n: found.totalCount }));
    } catch (reason) {
      after.replaceChildren(trouble(page, reason));
    }
  };
  void load();
  const from = unit.commitments.length === 1 ? unit.commitments[0]!.id : unit.id;
  return h('section', { class: 'opened', 'aria-label': title, tabindex: -1 },
    h('div', { class: 'bar' },
      h('p', { class: 'title' }, title, ' ', h('small', {}, String(counts.reduce((sum, c) => sum + c.count, 0)))),
      h('a', { href: page.href({ ...open(from), dir: arrives ? 'DESCENDANTS' : 'ANCESTORS' }), onclick: follow(page, { ...open(from), dir: arrives ? 'DESCENDANTS' : 'ANCESTORS' }) }, page.t('document.lineage')),
      h('button', { type: 'button', class: 'shut', 'aria-label': page.t('document.close'), onclick: () => page.go({ open: undefined }) }, '×')),
    list, after);
}

// Shut takes away the list that was open, and says at the marks which one is now.
export function shut(text: HTMLElement, before: string | undefined, after: string | undefined): void {
  const inside = document.activeElement?.closest('.opened');
  text.querySelector('.opened')?.remove();
  for (const button of text.querySelectorAll<HTMLElement>('[data-mark]')) {
    const is = button.dataset.mark === after;
    if ((button.getAttribute('aria-expanded') === 'true') !== is) button.setAttribute('aria-expanded', String(is));
    if (inside && button.dataset.mark === before) button.focus();
  }
}

function edge(page: Page, e: Edge, arrives: boolean, select: (id: string) => void): HTMLElement {
  const other = arrives ? e.source : e.target;
  const said = says(page, other);
  const x = e.evidence.find((one) => one.quote) ?? e.evidence[0];
  const percent = new Intl.NumberFormat(page.lang, { style: 'percent' }).format(e.confidence);
  const why = x?.quote ? '' : [x?.curator, x?.reason, ...(x?.why.map((one) => one.text) ?? [])].filter(Boolean).join('; ');
  return h('li', {},
    h('p', {},
      h('span', { class: `line t-${e.type} m-${e.method}`, 'aria-hidden': 'true' }), `${term(page.lang, arrives ? 'back' : 'type', e.type)} `,
      h('a', { href: page.href(open(other.id)), onclick: follow(page, open(other.id)) }, h('span', { class: `dot k-${kind(other.id)}`, 'aria-hidden': 'true' }), h('bdi', {}, cut(other.label, 160))),
      when(other) && h('small', {}, ` ${day(page.lang, when(other))}`)),
    said && said.words !== x?.quote ? h('p', { class: 'gist', dir: 'auto' }, words(page, said, 260)) : !said && other.symbol && h('p', { class: 'gist' }, h('bdi', {}, other.symbol)),
    x?.quote && h('blockquote', {}, h('p', {}, h('bdi', { dir: 'auto' }, cut(x.quote, 360)))),
    why && h('p', { class: 'note' }, h('bdi', {}, cut(why, 240))),
    h('p', { class: 'how' },
      h('small', {}, `${term(page.lang, 'method', e.method)}, ${page.t('fact.confidence')} ${percent}`), ' ',
      h('button', { type: 'button', onclick: () => select(e.id) }, page.t('rows.read'))));
}

function follow(page: Page, change: Record<string, string | undefined>) {
  return (event: MouseEvent) => {
    if (!plain(event)) return;
    event.preventDefault();
    page.go(change);
  };
}
