import { h, type Child } from '../dom';
import { link } from '../link';
import { cut, kind, when } from '../nodes';
import type { Page } from '../page';
import { marked } from '../pane/marked';
import { says, words as shown } from '../said';
import { day, term } from '../text/text';
import type { Answer, Entry, Named, Relation, Spoken } from './model';

const longest = 700; // characters of a text; the rest is read beside it

// Article shows one task: who asked whom, in which words, by when, and every text
// that answers or may.
export function article(page: Page, entry: Entry): HTMLElement {
  const { source } = entry;
  const who = entry.bodies.length === 0
    ? [page.t('ledger.nobody')]
    : entry.bodies.flatMap((b, i) => [i > 0 && (i === entry.bodies.length - 1 ? ` ${page.t('ledger.and')} ` : ', '), to(page, b, { body: b.id, sel: undefined })]);
  const answers = entry.answers.filter((a) => !a.other && !a.possible);
  const maybe = entry.answers.filter((a) => !a.other && a.possible);
  const others = entry.answers.filter((a) => a.other);
  return h('li', { class: 'mandate', 'data-id': entry.id },
    h('header', {},
      h('h3', {}, h('bdi', {}, cut(source.label, 120))),
      entry.date && h('time', { datetime: entry.date }, day(page.lang, entry.date)),
      badge(page, entry.status), since(page, entry)),
    h('p', { class: 'when' },
      page.t('ledger.asked'), ' ', ...who,
      ...(entry.meeting && entry.meeting.label !== source.label ? [' · ', to(page, entry.meeting, { meeting: entry.meeting.id, sel: undefined })] : []),
      entry.due && h('strong', { class: 'due' }, page.t('ledger.due'), ' ', h('bdi', {}, cut(entry.due, 120)))),
    words(page, source, entry.relations),
    h('p', { class: 'ways' },
      read(page, source.id, page.t('ledger.task')),
      ...entry.relations.slice(0, 3).map((r) => relationButton(page, r)),
      link(page, { view: 'lineage', of: source.id, sel: source.id, dir: 'BOTH' }, {}, page.t('ledger.lineage')),
      source.document && link(page, { view: 'document', of: source.document.id, sel: source.id }, {}, page.t('ledger.document'))),
    entry.renews.length > 0 && line(page, 'ledger.renews', entry.renews.map((r) => [r.earlier, r.relation] as const)),
    entry.renewals.length > 0 && line(page, 'ledger.renewals', entry.renewals.map((r) => [r.later, r.relation] as const)),
    answers.length > 0 && group(page, page.t('ledger.answers', { n: answers.length }), answers),
    maybe.length > 0 && group(page, page.t('ledger.maybe', { n: maybe.length }), maybe),
    others.length > 0 && taken(page, others),
    answers.length + maybe.length === 0 && entry.renewals.length === 0 && entry.status !== 'TAKEN_UP' && h('p', { class: 'note' }, page.t(entry.status === 'OPEN' ? 'ledger.open' : 'ledger.silence')));
}

// Taken lists what others did with a task: folded, since it is no answer of the
// body that was asked.
function taken(page: Page, all: Answer[]): HTMLElement {
  return h('details', { class: 'others' }, h('summary', {}, page.t('ledger.others', { n: all.length })),
    h('p', { class: 'note' }, page.t('ledger.othersMeans')), answersOf(page, all));
}

// Since is how long a task has stood without an answer, by the day that is looked at.
function since(page: Page, entry: Entry): Child {
  if (!entry.date || entry.status === 'ANSWERED' || entry.status === 'RENEWED') return null;
  const until = page.state.asOf ?? new Date().toISOString().slice(0, 10);
  const [year, month] = [entry.date, until].map((date) => date.split('-').map(Number)).reduce(([y, m], [v, w]) => [v! - y!, (w ?? 12) - (m ?? 1)]);
  const months = year! * 12 + month!;
  if (months < 1) return null;
  return h('small', { class: 'since' }, months < 24 ? page.t('ledger.sinceMonths', { n: months }) : page.t('ledger.sinceYears', { n: Math.floor(months / 12) }));
}

export function badge(page: Page, status: string): HTMLElement {
  return h('span', { class: `status s-${status}` }, h('span', { class: 'sign', 'aria-hidden': 'true' }), term(page.lang, 'mandate', status));
}

function to(page: Page, node: Named, change: Record<string, string | undefined>): HTMLElement {
  return link(page, { view: 'ledger', ...change }, {}, h('bdi', {}, cut(node.label, 140)));
}

function read(page: Page, id: string, title: string): HTMLElement {
  return h('button', { type: 'button', 'aria-pressed': String(page.state.sel === id), 'data-read': id, onclick: () => page.go({ sel: id }) }, title);
}

function relationButton(page: Page, relation: Omit<Relation, 'evidence'>): HTMLElement {
  const percent = new Intl.NumberFormat(page.lang, { style: 'percent' });
  return h('button', { type: 'button', class: 'tie', 'aria-pressed': String(page.state.sel === relation.id), 'data-read': relation.id, onclick: () => page.go({ sel: relation.id }) },
    h('span', { class: `line t-${relation.type} m-${relation.method}`, 'aria-hidden': 'true' }),
    `${term(page.lang, 'type', relation.type)}, ${term(page.lang, 'method', relation.method)} ${percent.format(relation.confidence)}`);
}

// Words are those that state the relation, or, where a curator vouches for it,
// what the node says.
function words(page: Page, node: Spoken, relations: Relation[]): Child {
  const evidence = relations.flatMap((r) => r.evidence).find((e) => e.quote);
  const own = says(page, node);
  if (evidence?.quote) return h('blockquote', {}, h('p', {}, h('bdi', {}, ...marked(cut(evidence.quote, longest), evidence.cue))));
  if (own) return h('p', { class: 'gist' }, shown(page, own, longest), !own.own && h('small', {}, ` ${page.t('ledger.summary')}`));
  return h('p', { class: 'gist' }, h('bdi', {}, cut(node.label, longest)));
}

function line(page: Page, title: 'ledger.renews' | 'ledger.renewals', all: (readonly [Named, Omit<Relation, 'evidence'>])[]): HTMLElement {
  return h('p', { class: 'ways' }, `${page.t(title)} `,
    ...all.map(([node, relation]) => h('span', {},
      h('button', { type: 'button', 'data-read': node.id, onclick: () => page.go({ sel: node.id }) }, h('bdi', {}, cut(node.label, 60)), node.date && h('small', {}, ` ${day(page.lang, node.date)}`)),
      ' ', relationButton(page, relation))));
}

function group(page: Page, title: string, all: Answer[]): HTMLElement {
  return h('section', { class: 'answers' }, h('h4', {}, title), answersOf(page, all));
}

function answersOf(page: Page, all: Answer[]): HTMLElement {
  return h('ul', {}, ...all.map((a) => h('li', {},
      h('p', { class: 'when' },
        h('span', { class: `dot k-${kind(a.node.id)}`, 'aria-hidden': 'true' }),
        h('bdi', {}, cut(a.node.label, 140)),
        h('small', {}, day(page.lang, a.date ?? when(a.node)))),
      words(page, a.node, [a.relation]),
      h('p', { class: 'ways' }, read(page, a.node.id, page.t('ledger.read')), relationButton(page, a.relation)),
      a.shared.length > 0 && h('p', { class: 'note' }, page.t('ledger.shared', { score: Math.round(a.score * 100) }), ' ', h('bdi', {}, cut(a.shared.join(', '), 200))))));
}
