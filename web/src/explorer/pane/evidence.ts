import { h, type Child } from '../dom';
import { cut } from '../nodes';
import type { Page } from '../page';
import { day, term } from '../text/text';
import { marked } from './marked';
import { inPassage, type Passage } from './passage';

export interface Evidence {
  quote?: string | null;
  cue?: string | null;
  rule?: string | null;
  method?: string | null;
  confidence: number;
  why: { text: string }[];
  curator?: string | null;
  date?: string | null;
  reason?: string | null;
  start?: number | null;
  end?: number | null;
  document?: { id: string; label: string; url?: string | null } | null;
  witness?: { id: string; language?: string; fileName?: string } | null;
  passage?: Passage | null;
}

// EdgeEvidence shows why an edge is drawn: the words with what decides in them
// set apart, where they stand, the rule or the person.
export function edgeEvidence(page: Page, all: Evidence[], link: (id: string, label: Child) => HTMLElement): HTMLElement[] {
  const percent = new Intl.NumberFormat(page.lang, { style: 'percent' });
  return all.map((e, i) => {
    const list = h('dl', { class: 'facts' });
    const fact = (title: string, ...values: Child[]) => {
      if (values.some(Boolean)) list.append(h('div', {}, h('dt', {}, title), h('dd', {}, ...values)));
    };
    const words = (value: string | null | undefined) => value && h('bdi', {}, cut(value, 500));
    fact(page.t('fact.document'), e.document && link(e.document.id, e.document.label));
    fact(page.t('fact.cue'), words(e.cue));
    fact(page.t('fact.rule'), e.rule && h('code', {}, h('bdi', {}, e.rule)));
    fact(page.t('fact.method'), e.method && `${term(page.lang, 'method', e.method)}, ${percent.format(e.confidence)}`);
    fact(page.t('fact.reasons'), e.why.length > 0 && h('ul', { class: 'why' }, ...e.why.map((one) => h('li', {}, h('bdi', {}, cut(one.text, 300))))));
    fact(page.t('fact.curator'), words([e.curator, day(page.lang, e.date)].filter(Boolean).join(', ')));
    fact(page.t('fact.reason'), words(e.reason));
    fact(page.t('fact.witness'), e.witness && words([e.witness.fileName, e.witness.language && term(page.lang, 'lang', e.witness.language), e.start !== null && e.start !== undefined && `${e.start}–${e.end}`].filter(Boolean).join(', ')));
    const p = e.passage;
    // Every witness in which the same is said has its own place for the quote.
    const inside = p && inPassage(page, p, all.filter((x) => x.passage?.id === p.id), link);
    const shown = p && all.findIndex((x) => x.passage?.id === p.id) === i;
    const around = p && shown && inside && h('details', { open: i === 0 }, h('summary', {}, page.t('pane.inPassage', { ref: p.ref ?? '' })), inside);
    return h('section', { class: 'evidence' },
      h('h3', {}, page.t(e.quote ? 'pane.words' : 'pane.vouched')),
      e.quote && h('blockquote', { lang: e.witness?.language?.toLowerCase() }, h('p', {}, h('bdi', {}, ...marked(e.quote, e.cue)))),
      list, around);
  });
}
