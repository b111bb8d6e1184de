import { h, plain } from '../dom';
import { cut, kind, kindName, open } from '../nodes';
import { list } from '../state';
import { colon, day, term, type Key } from '../text/text';
import { after } from './after';
import { edgeEvidence } from './evidence';
import { facts } from './facts';
import { marked } from './marked';
import { inPassage } from './passage';
import type { Ends, Read, Reading } from './read';

// Shown is what is read of a node or an edge.
export function shown(r: Reading, n: Read): (HTMLElement | string)[] {
  const { page } = r;
  if (n.__typename === 'Relation') return edge(r, n);
  return [
    h('header', {},
      h('p', { class: 'kind' }, h('span', { class: `dot k-${kind(n.id)}`, 'aria-hidden': 'true' }), kindName(page, n.id),
        n.force && ` · ${term(page.lang, 'force', n.force)}`),
      h('h2', { tabindex: -1 }, h('bdi', {}, cut(n.label, 300))),
      n.unconfirmed && h('p', { class: 'note' }, page.t('pane.unconfirmed'))),
    buttons(r, n),
    ...words(r, n),
    facts(r, n),
    ...relations(r, n),
    ...after(r, n),
  ];
}

function buttons(r: Reading, n: Read): HTMLElement {
  const { page, acts } = r;
  const { id } = n;
  const act = (key: Key, run: ((id: string) => void) | undefined) =>
    run && h('button', { type: 'button', onclick: () => run(id) }, page.t(key));
  const here = page.state.of === id;
  return h('p', { class: 'acts' },
    !here && kind(id) !== 'witness' && h('button', { type: 'button', onclick: () => page.go(open(id)) }, page.t('pane.root')),
    inDocument(r, n.__typename === 'Document' ? id : n.document?.id, id),
    act('pane.expand', acts.expand), !here && act('pane.collapse', acts.collapse), acts.pin && h('button', { type: 'button', 'data-pin': true, 'aria-pressed': String(list(page.state.pin).includes(id)), onclick: () => acts.pin?.(id) }, page.t('pane.pin')));
}

// InDocument leads to where something stands in its document.
function inDocument(r: Reading, document: string | undefined, id: string): HTMLElement | false {
  const { page } = r;
  if (!document || (page.state.view === 'document' && page.state.of === document)) return false;
  const change = { ...open(document), view: 'document', dir: undefined, depth: undefined, pin: undefined, rows: undefined, sel: id === document ? undefined : id };
  return h('a', {
    class: 'button', href: page.href(change),
    onclick: (event: MouseEvent) => {
      if (!plain(event)) return;
      event.preventDefault();
      page.go(change);
    },
  }, page.t('document.here'));
}

// Words are what it says: both languages side by side where both are there.
function words(r: Reading, n: Read): HTMLElement[] {
  const { page } = r;
  const out: HTMLElement[] = [];
  const pair = (en: string | null | undefined, fr: string | null | undefined, title: Key, mark?: string) => {
    if (!en && !fr) return;
    const column = (lang: string, words: string | null | undefined) =>
      words && h('blockquote', { lang }, en && fr && h('small', { lang: page.lang }, page.t(lang === 'en' ? 'lang.EN' : 'lang.FR')), h('p', {}, h('bdi', {}, ...marked(words, mark))));
    const alone = title === 'pane.summary' && (en && !fr ? 'en' : fr && !en ? 'fr' : '');
    out.push(h('section', {}, h('h3', {}, page.t(title), alone && alone !== page.lang && h('small', {}, ` (${term(page.lang, 'in', alone.toUpperCase())})`)), h('div', { class: en && fr ? 'both' : '' }, column('en', en), column('fr', fr))));
  };
  const passage = n.__typename === 'Passage' && n.spans && n.mentions && n.said
    ? { id: n.id, ref: n.ref, headings: n.headings ?? [], spans: n.spans, mentions: n.mentions, relations: n.said } : n.passage;
  const own = n.__typename === 'Commitment' ? (n.words ?? []) : [];
  const inside = passage && inPassage(page, passage, own, (id, label) => r.link({ id, label: '' }, undefined, label));
  if (n.__typename === 'Commitment') {
    if (!inside || own.length === 0) pair(n.en, n.fr, 'pane.text'); // else they are set off in the passage
    pair(n.summaryEN, n.summaryFR, 'pane.summary');
  }
  if (inside) out.push(h('section', { class: 'inside' }, h('h3', {}, page.t('pane.passage')), inside));
  return out;
}

// Relations lists what the node leads to, and what leads to it.
function relations(r: Reading, n: Read): HTMLElement[] {
  const { page } = r;
  const group = (ends: Ends | undefined, key: Key, form: 'type' | 'back') => {
    if (!ends || ends.totalCount === 0) return;
    return h('section', {}, h('h3', {}, `${page.t(key)} `, h('small', {}, String(ends.totalCount))),
      h('ul', { class: 'ends' }, ...ends.edges.map(({ node: e }) => {
        const other = form === 'type' ? e.target : e.source;
        return h('li', {},
          h('button', { type: 'button', title: page.t('rows.read'), onclick: () => r.acts.select(e.id) },
            h('span', { class: `line t-${e.type} m-${e.method}`, 'aria-hidden': 'true' }), term(page.lang, form, e.type)),
          ' ', r.link(other),
          h('small', {}, [day(page.lang, other.date ?? other.startDate ?? other.adoptedOn), term(page.lang, 'method', e.method)].filter(Boolean).join(', ')));
      })),
      ends.edges.length < ends.totalCount && h('p', { class: 'note' }, page.t('pane.more', { n: ends.totalCount - ends.edges.length })));
  };
  return [group(n.from, 'pane.from', 'type'), group(n.to, 'pane.to', 'back')].filter((e): e is HTMLElement => !!e);
}

function edge(r: Reading, n: Read): (HTMLElement | string)[] {
  const { page } = r;
  const [source, target] = [n.source!, n.target!];
  const percent = new Intl.NumberFormat(page.lang, { style: 'percent' });
  return [
    h('header', {},
      h('p', { class: 'kind' }, h('span', { class: `line t-${n.type} m-${n.method}`, 'aria-hidden': 'true' }), page.t('pane.edge')),
      h('h2', { tabindex: -1, class: 'says' }, r.link(source), h('em', {}, ` ${term(page.lang, 'type', n.type ?? '')} `), r.link(target))),
    h('p', { class: 'acts' }, inDocument(r, n.evidence?.find((e) => e.document)?.document?.id, n.id)),
    n.status === 'REJECTED' ? h('p', { class: 'note' }, page.t('pane.rejected')) : '',
    h('p', {}, h('strong', {}, term(page.lang, 'method', n.method ?? '')), `, ${page.t('fact.confidence')} ${percent.format(n.confidence ?? 0)}. `, page.t(`says.${n.method}` as Key)),
    ...edgeEvidence(page, n.evidence ?? [], (id, label) => r.link({ id, label: '' }, undefined, typeof label === 'string' ? h('bdi', {}, cut(label, 120)) : label)),
    n.dataSource ? h('p', { class: 'note' }, `${page.t('fact.source')}${colon(page.lang)}${n.dataSource}`) : '',
    ...after(r, n),
  ];
}
