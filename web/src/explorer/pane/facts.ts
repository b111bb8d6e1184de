import { h, type Child } from '../dom';
import { cut, kind } from '../nodes';
import type { Page } from '../page';
import { colon, day, ofType, term, type Key } from '../text/text';
import type { Read, Reading, Ref } from './read';
import { address } from './registers';

// Facts are what is known of a node besides its words.
export function facts(r: Reading, n: Read): HTMLElement {
  const { page } = r;
  const list = h('dl', { class: 'facts' });
  const fact = (key: Key, ...values: Child[]) => {
    if (values.some((v) => v !== null && v !== undefined && v !== '' && v !== false)) list.append(h('div', {}, h('dt', {}, page.t(key)), h('dd', {}, ...values)));
  };
  const words = (value: string | false | null | undefined) => value && h('bdi', {}, cut(value, 400));
  fact('fact.date', n.startDate ? [day(page.lang, n.startDate), n.endDate !== n.startDate && day(page.lang, n.endDate)].filter(Boolean).join(' – ') : day(page.lang, n.date ?? n.adoptedOn));
  fact('fact.symbol', words(n.symbol));
  fact('fact.type', words(n.__typename !== 'Commitment' && n.type && ofType(page.lang, n.type)));
  fact('fact.meeting', n.meeting && r.link(n.meeting));
  fact('fact.adoptedAt', n.adoptedAt && r.link(n.adoptedAt));
  fact('fact.document', n.document && r.link(n.document), n.document?.url && ' ', n.document?.url && outside(page, n.document.url));
  fact('fact.place', words([n.place, n.country].filter(Boolean).join(', ')));
  fact('fact.forum', n.forum && r.link(n.forum));
  fact('fact.presidency', n.presidency && r.link(n.presidency));
  fact('fact.madeBy', ...links(r, n.madeBy));
  fact('fact.addressees', ...links(r, n.addressees));
  fact('fact.topics', ...links(r, n.topics));
  fact('fact.deadline', words(n.deadline));
  fact('fact.quantities', words(n.quantities?.join('; ')));
  fact('fact.hedge', words(n.hedge));
  fact('fact.subset', n.subset && page.t('fact.subsetYes'));
  fact('fact.textOf', n.textOf && r.link(n.textOf));
  fact('fact.documents', ...links(r, n.documents));
  fact('ledger.title', n.to?.edges.some(({ node: e }) => e.type === 'DELEGATES_TO') && r.link({ id: '', label: page.t('ledger.ofBody') }, { view: 'ledger', body: n.id, of: undefined, sel: undefined }));
  fact('fact.parent', n.parent && r.link(n.parent));
  fact('fact.aliases', words(n.aliases?.slice(0, 12).join('; ')));
  fact('fact.scope', words(n.scope));
  fact('fact.broader', n.broader && r.link(n.broader));
  fact('fact.narrower', ...links(r, n.narrower));
  fact('fact.previous', n.previous && r.link(n.previous),
    n.previous && h('span', { class: 'witness' }, r.link({ id: '', label: page.t('compare.withPrevious') }, { view: 'compare', earlier: n.previous.id, later: n.id, of: undefined, sel: undefined })));
  fact('fact.next', n.next && r.link(n.next));
  const counted = n.commitments && new Intl.NumberFormat(page.lang).format(n.commitments.totalCount);
  const inMatrix = kind(n.id) === 'topic' || kind(n.id) === 'meeting';
  fact('fact.commitments', counted, inMatrix && n.commitments?.totalCount && h('span', { class: 'witness' },
    r.link({ id: n.id, label: page.t('matrix.heading') }, { view: 'matrix', [kind(n.id)]: n.id, of: undefined, sel: undefined })));
  fact('fact.url', n.url && outside(page, n.url));
  fact('fact.witnesses', ...(n.witnesses ?? []).map((w) => h('span', { class: 'witness' }, words([w.fileName, w.language && term(page.lang, 'lang', w.language)].filter(Boolean).join(', ')), w.sha256 && h('code', {}, w.sha256.slice(0, 12)))));
  fact('fact.differences', ...(n.differences ?? []).map((d) =>
    h('span', { class: 'witness' }, `${term(page.lang, 'differs', d.kind)}${colon(page.lang)}`, h('bdi', {}, d.values.map((v) => `${term(page.lang, 'lang', v.language)} ${cut(v.values.join(', ') || '–', 80)}`).join(' / ')))));
  fact('fact.identifiers', ...(n.identifiers ?? []).map(({ scheme, value }) => {
    const to = address(scheme, value);
    return h('span', { class: 'witness' }, `${scheme} `, to ? h('a', { href: to, rel: 'noreferrer' }, h('bdi', {}, cut(value, 80))) : h('bdi', {}, cut(value, 80)));
  }));
  fact('fact.note', words(n.note));
  fact('fact.curator', words(n.curator));
  fact('fact.source', words(n.dataSource));
  fact('fact.former', words(n.formerIds?.join(', ')));
  return list;
}

function links(r: Reading, all: Ref[] | undefined): Child[] {
  return (all ?? []).flatMap((ref, i) => (i ? [', ', r.link(ref)] : [r.link(ref)]));
}

function outside(page: Page, url: string): Child {
  if (!/^https?:\/\//.test(url)) return h('bdi', {}, cut(url, 200));
  return h('a', { href: url, rel: 'noreferrer' }, page.t('pane.official'));
}
