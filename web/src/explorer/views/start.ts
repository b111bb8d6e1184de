import { ask } from '../api';
import { h, type Child } from '../dom';
import { link } from '../link';
import { cut, open } from '../nodes';
import type { Page, View } from '../page';
import { starting } from '../queries';
import { changes, type Revision } from '../start/changes';
import { timeline, type Met } from '../start/timeline';
import { foreign, says, words, type Spoken } from '../said';
import type { Change } from '../state';
import { term } from '../text/text';
import { trouble, waiting } from '../words';

interface Named extends Spoken {
  id: string;
  label: string;
}
interface Ranked {
  count: number;
  node: Named;
}
interface Start {
  stats: { nodes: { kind: string; count: number }[]; methods: { method: string; count: number }[]; unresolved: number };
  meetings: { totalCount: number; edges: { node: Met }[] };
  topics: { edges: { node: { id: string; name: string; broader?: { id: string } | null; commitments: { totalCount: number } } }[] };
  figures: { mostRestated: Ranked[]; mostCited: Ranked[]; mostTasked: Ranked[] };
  revisions: Revision[];
  nodes: (Named | null)[];
}

// The worked questions are asked of these; where the graph does not hold one,
// the figures name another.
const worked = ['commitment:paris-2019/B2', 'convention:budapest-convention', 'actor:rome-lyon-group'];

export const start: View = {
  name: 'start',
  title: 'start.title',
  listed: true,
  render(at, page) {
    const place = h('div', {}, waiting(page));
    at.append(
      h('h1', { tabindex: -1 }, page.t('start.heading')),
      h('p', { class: 'lead' }, page.t('start.lead')),
      place,
    );
    ask<Start>(starting, { lang: page.Lang, worked, asOf: page.state.asOf }).then(
      (found) => {
        const asked = questions(page, found);
        const columns = h('div', { class: 'columns' },
          ranking(page, 'start.cited', 'start.times', found.figures.mostCited),
          ranking(page, 'start.tasked', 'start.tasks', found.figures.mostTasked, (id) => ({ view: 'ledger', body: id })),
          tall(ranking(page, 'start.restated', 'start.times', found.figures.mostRestated)),
          section(page.t('start.changes'), changes(page, found.revisions)),
          own(page));
        place.replaceChildren(asked, counts(page, found), meetings(page, found), topics(page, found), columns);
        asked.append(foreign(page, place));
      },
      (reason) => place.replaceChildren(trouble(page, reason)),
    );
  },
};

function tall(element: HTMLElement): HTMLElement {
  element.classList.add('tall');
  return element;
}

function section(title: string, ...children: Child[]): HTMLElement {
  const id = `s-${title.replace(/\W+/g, '-')}`;
  return h('section', { 'aria-labelledby': id }, h('h2', { id }, title), ...children);
}

function questions(page: Page, found: Start): HTMLElement {
  const named = new Map(found.nodes.flatMap((n) => (n ? [[n.id, n] as const] : [])));
  const { mostRestated, mostCited, mostTasked } = found.figures;
  const choose = (i: number, instead: Ranked[]) => named.get(worked[i]!) ?? instead[0]?.node;
  const from = choose(0, mostRestated);
  const on = choose(1, mostCited);
  const by = choose(2, mostTasked);
  const card = (key: 'start.q1' | 'start.q2' | 'start.q3', node: Named | undefined, to: Change) => {
    const said = node && says(page, node);
    return node && h('li', {}, link(page, to, { class: 'card' }, h('bdi', {}, page.t(key, { what: cut(node.label, 80) })),
      said && h('small', {}, words(page, said, 160))));
  };
  return section(page.t('start.questions'),
    h('ul', { class: 'cards' },
      card('start.q1', from, { ...open(from?.id ?? ''), dir: undefined }),
      card('start.q2', on, { ...open(on?.id ?? ''), depth: 3 }),
      card('start.q3', by, { view: 'ledger', body: by?.id })),
    !from && !on && !by && h('p', {}, page.t('start.empty')));
}

function counts(page: Page, { stats }: Start): HTMLElement {
  const stated = stats.methods.filter((m) => m.method !== 'STRUCTURE').reduce((sum, m) => sum + m.count, 0);
  const format = new Intl.NumberFormat(page.lang);
  const pair = (name: string, count: number) => h('div', {}, h('dt', {}, name), h('dd', {}, format.format(count)));
  return section(page.t('start.counts'),
    h('dl', { class: 'counts', id: 'counts' },
      ...stats.nodes.map((n) => pair(term(page.lang, 'kinds', n.kind), n.count)),
      pair(page.t('start.edges'), stated)));
}

// Meetings stand on a line of time; those of which no commitment is known are only
// counted.
function meetings(page: Page, found: Start): HTMLElement {
  const all = found.meetings.edges.map((e) => e.node).filter((m) => m.commitments.totalCount > 0);
  const silent = found.meetings.totalCount - all.length;
  const scroll = h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': page.t('start.meetings') }, timeline(page, all));
  requestAnimationFrame(() => (scroll.scrollLeft = scroll.scrollWidth)); // the latest are in sight
  return section(page.t('start.meetings'),
    all.length > 0 && scroll,
    all.length > 1 && h('p', {}, link(page, { view: 'compare' }, {}, page.t('start.compare'))),
    silent > 0 && h('p', { class: 'note' }, page.t('start.silent', { n: silent })));
}

function topics(page: Page, found: Start): HTMLElement {
  const all = found.topics.edges.map((e) => e.node).filter((t) => t.commitments.totalCount > 0);
  return section(page.t('start.topics'),
    h('ul', { class: 'tags' },
      ...all.slice(0, 24).map((t) => h('li', {},
        link(page, { view: 'matrix', topic: t.id }, {}, h('bdi', {}, cut(t.name, 60)), ' ', h('small', {}, new Intl.NumberFormat(page.lang).format(t.commitments.totalCount)))))),
    all.length > 0 && h('p', {}, link(page, { view: 'matrix' }, {}, page.t('start.matrix'))));
}

function ranking(page: Page, title: 'start.cited' | 'start.tasked' | 'start.restated', count: 'start.times' | 'start.tasks', list: Ranked[], to: (id: string) => Change = open): HTMLElement {
  return section(page.t(title),
    list.length === 0 && h('p', {}, page.t('start.nothing')),
    h('ol', { class: 'ranks' },
      ...list.map(({ node, count: n }) => {
        const said = says(page, node);
        return h('li', {},
          link(page, to(node.id), {}, h('bdi', {}, cut(node.label, 110))),
          said && h('p', {}, words(page, said, 140)),
          h('small', {}, page.t(count, { n })));
      })));
}

function own(page: Page): HTMLElement {
  return section(page.t('start.own'),
    h('p', {}, page.t('start.ownHow')),
    h('pre', { tabindex: 0 }, h('code', {}, `bin/stemma load ${page.t('start.files')}`)));
}
