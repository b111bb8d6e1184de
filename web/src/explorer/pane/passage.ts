import { paint, places, type Layer } from '../document/paint';
import { h, type Child } from '../dom';
import { cut, kind, kindName } from '../nodes';
import type { Page } from '../page';
import { colon, term } from '../text/text';

// What the pane asks of a passage: its words in every witness, with every name
// and every cue in them.
export interface Passage {
  id: string;
  ref?: string | null;
  headings: string[];
  spans: { start: number; end: number; text: string | null; witness: { id: string; language: 'EN' | 'FR'; fileName: string | null; quality: number } | null }[];
  mentions: { totalCount: number; edges: { node: { start: number; end: number; witness: { id: string } | null; target: { id: string; label: string } | null } }[] };
  relations: { edges: { node: { type: string; evidence: Said[] } }[] };
}
export interface Said {
  start?: number | null;
  end?: number | null;
  cue?: string | null;
  witness?: { id: string } | null;
}

// InPassage shows a passage in its witnesses side by side. Quotes are set off,
// as are the names, which lead on, and the words that decide an edge.
export function inPassage(page: Page, p: Passage, quotes: Said[], link: (id: string, label: Child) => HTMLElement): HTMLElement | false {
  const spans = p.spans.filter((s) => s.text && s.witness).sort((a, b) => Number(b.witness!.language === page.Lang) - Number(a.witness!.language === page.Lang) || b.witness!.quality - a.witness!.quality || (a.witness!.id < b.witness!.id ? -1 : 1));
  if (spans.length === 0) return false;
  const columns = spans.map((span) => {
    const w = span.witness!;
    const points = [...span.text!];
    const here = <T extends Said>(all: T[]) => all.filter((x) => x.witness?.id === w.id && typeof x.start === 'number' && typeof x.end === 'number' && x.start < span.end && x.end > span.start);
    const cues: Layer = p.relations.edges.flatMap(({ node }) => here(node.evidence).flatMap((e) => {
      const found = places(points, span.start, e.cue, e.start!, e.end!);
      return found ? [{ ...found, what: { type: node.type } }] : [];
    }));
    const marks: Layer = here(quotes).map((q) => ({ start: q.start!, end: q.end!, what: undefined }));
    const names: Layer = here(p.mentions.edges.map((e) => e.node)).map((n) => ({ start: n.start, end: n.end, what: n.target }));
    const words = paint<Child>(points, span.start, [marks, cues, names], (text) => [text], (layer, what, children) => {
      if (layer === 0) return h('mark', {}, ...children);
      if (layer === 1) {
        const { type } = what as { type: string };
        return h('span', { class: `cue t-${type}`, title: `${page.t('fact.cue')}${colon(page.lang)}${term(page.lang, 'type', type)}` }, ...children);
      }
      const target = what as { id: string; label: string } | null;
      if (!target) return h('span', { class: 'named open', title: page.t('document.unsettled') }, ...children);
      const a = link(target.id, h('span', {}, ...children));
      a.classList.add('named', `k-${kind(target.id)}`);
      a.title = `${kindName(page, target.id)}${colon(page.lang)}${cut(target.label, 160)}`;
      return a;
    });
    const several = spans.filter((s) => s.witness!.language === w.language).length > 1;
    return h('blockquote', { lang: w.language.toLowerCase() },
      spans.length > 1 && h('small', { lang: page.lang }, term(page.lang, 'lang', w.language), several && [', ', cut(w.fileName ?? '', 40)].join('')),
      h('p', { dir: 'auto' }, h('bdi', {}, ...words)));
  });
  return h('div', {},
    p.headings.length > 0 && h('p', { class: 'note' }, h('bdi', {}, cut(p.headings.join(' › '), 300))),
    h('div', { class: columns.length > 1 ? 'both' : '' }, ...columns),
    p.mentions.edges.length < p.mentions.totalCount && h('p', { class: 'note' }, page.t('pane.more', { n: p.mentions.totalCount - p.mentions.edges.length })));
}
