import { ask } from '../api';
import { h } from '../dom';
import { kind } from '../nodes';
import type { Page } from '../page';
import { reviewing } from '../queries';
import type { Read } from './pane';

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

function lines(n: Read): string {
  if (n.__typename === 'Relation')
    return [
      `  # one of these`,
      `  - reject: {edge: ${quoted(n.id)}}`,
      `  - accept: {edge: ${quoted(n.id)}}`,
      `  # - retype: {edge: ${quoted(n.id)}, as: ${n.type}}`,
      `  # - retarget: {edge: ${quoted(n.id)}, target: ${n.target?.id ?? ''}}`,
    ].join('\n');
  switch (kind(n.id)) {
    case 'commitment': {
      const begins = (n.en ?? n.fr ?? '').split(/\s+/).slice(0, 6).join(' ');
      const at = begins ? `, begins: ${quoted(begins)}` : '';
      return [
        `  # one of these`,
        `  - describe: {id: ${n.id}${at}, force: ${n.force}, topics: [${(n.topics ?? []).map((t) => t.id.replace(/^topic:/, '')).join(', ')}]}`,
        `  # - not_commitment: {id: ${n.id}${at}}`,
      ].join('\n');
    }
    case 'actor':
    case 'convention':
      return [
        `  # one of these`,
        `  - alias: {id: ${n.id}, lang: en, name: ${quoted(n.label)}}`,
        n.unconfirmed ? `  - confirm: {id: ${n.id}}` : `  # - merge: {id: ${n.id}, into: ${kind(n.id)}:…}`,
      ].join('\n');
    case 'passage':
      return `  - add: {type: CITES, from: ${n.id}, to: convention:…, cue: "…"}`;
    default:
      return `  - date: {id: ${n.id}, date: ${n.startDate ?? n.date ?? '2000-01-01'}}`;
  }
}
