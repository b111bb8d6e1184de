import { ask } from '../api';
import { h } from '../dom';
import { kind } from '../nodes';
import type { Page } from '../page';
import { reviewing } from '../queries';
import type { Read } from './read';

interface Review {
  review: { edges: { node: { kind: string; subject: string; reason: string; curation: string } }[] };
}

// Correction shows the lines of a curation file with which a reader would say
// what is wrong. Nothing is sent: the page cannot write, a file can.
export function correction(page: Page, n: Read, copy: (words: string) => HTMLElement): HTMLElement {
  const place = h('div');
  const details = h('details', {}, h('summary', {}, page.t('correct.title')), place);
  details.addEventListener('toggle', () => {
    if (!details.open || place.childElementCount) return;
    const show = (lines: string, why?: string) => {
      const file = `curator: ${page.t('correct.name')}\ndate: ${new Date().toISOString().slice(0, 10)}\nreason: ${page.t('correct.why')}\ncorrections:\n${lines}`;
      place.replaceChildren(
        h('p', {}, page.t('correct.how')),
        why ? h('p', { class: 'note' }, h('bdi', {}, why)) : '',
        h('pre', { tabindex: 0 }, h('code', {}, file)),
        h('p', {}, copy(file)));
    };
    show(lines(n));
    // What already waits for a person has lines that decide it.
    ask<Review>(reviewing).then(({ review }) => {
      const item = review.edges.map((e) => e.node).find((r) => r.subject === n.id);
      if (item) show(item.curation.replace(/^/gm, '  ').trimEnd(), item.reason);
    }, () => undefined);
  });
  return details;
}

const quoted = (words: string) => JSON.stringify(words);

// Lines has one decision to begin with and the others as comments: a file may not
// decide the same thing twice.
function lines(n: Read): string {
  const choose = (...all: string[]) => ['  # one of these', ...all.map((line, i) => (i === 0 && !line.includes('…') ? `  - ${line}` : `  # - ${line}`))].join('\n');
  const id = quoted(n.id);
  if (n.__typename === 'Relation')
    return choose(
      `reject: {edge: ${id}}`,
      `accept: {edge: ${id}}`,
      `retype: {edge: ${id}, as: ${n.type === 'CITES' ? 'IMPLEMENTS' : 'CITES'}}`,
      `retarget: {edge: ${id}, target: "${kind(n.target?.id ?? '')}:…"}`);
  switch (kind(n.id)) {
    case 'commitment': {
      const begins = (n.en ?? n.fr ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 6).join(' ');
      const at = begins ? `, begins: ${quoted(begins)}` : '';
      return choose(
        `describe: {id: ${id}${at}, force: ${n.force}, topics: [${(n.topics ?? []).map((t) => t.id.replace(/^topic:/, '')).join(', ')}]}`,
        `not_commitment: {id: ${id}${at}}`);
    }
    case 'actor':
    case 'convention':
      return choose(
        ...(n.unconfirmed ? [`confirm: {id: ${id}}`] : []),
        `alias: {id: ${id}, lang: en, name: ${quoted(n.label)}}`,
        `merge: {id: ${id}, into: "${kind(n.id)}:…"}`);
    case 'passage':
      return choose(`add: {type: CITES, from: ${id}, to: "convention:…", cue: "…"}`);
    case 'meeting':
    case 'document':
      return choose(`date: {id: ${id}, date: ${quoted(n.startDate ?? n.date ?? '…')}}`);
    default:
      return '  # …';
  }
}
