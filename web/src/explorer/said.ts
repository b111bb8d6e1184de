import type { Language } from '../shared/language';
import { h } from './dom';
import { cut } from './nodes';
import type { Page } from './page';

// Spoken is what can be said of a node, in the reader's language, and in whichever
// there is.
export interface Spoken {
  text?: string | null;
  summary?: string | null;
  anyText?: string | null;
  anySummary?: string | null;
}

// Said are words with their language; own ones are the document's, others a
// curator's.
export interface Said {
  words: string;
  lang: Language;
  own: boolean;
}

// Says gives the words of a node: the document's own, or else a curator's; those in
// the reader's language before others.
export function says(page: Page, node: Spoken): Said | undefined {
  const other = page.lang === 'en' ? 'fr' : 'en';
  if (node.text) return { words: node.text, lang: page.lang, own: true };
  if (node.summary) return { words: node.summary, lang: page.lang, own: false };
  if (node.anyText) return { words: node.anyText, lang: other, own: true };
  if (node.anySummary) return { words: node.anySummary, lang: other, own: false };
  return undefined;
}

// Words shows them, so that they are read out in their language.
export function words(page: Page, said: Said, most: number): HTMLElement {
  return h('bdi', { lang: said.lang !== page.lang && said.lang, 'data-foreign': said.lang !== page.lang && !said.own }, cut(said.words, most));
}

// Foreign tells once of a view, where it holds any, that summaries are in the other
// language.
export function foreign(page: Page, at: ParentNode): HTMLElement | '' {
  return at.querySelector('[data-foreign]') ? h('p', { class: 'note foreign' }, page.t('said.foreign')) : '';
}
