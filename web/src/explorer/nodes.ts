import type { Language } from '../shared/language';
import type { Page } from './page';
import { term } from './text/text';

// What lists and pictures know of a node, as queries.ts asks for it.
export interface Node {
  __typename: string;
  id: string;
  label: string;
  force?: string;
  date?: string | null;
  startDate?: string | null;
  adoptedOn?: string | null;
  symbol?: string | null;
  summary?: string | null;
  text?: string | null;
  // Its words in whichever language there are.
  anySummary?: string | null;
  anyText?: string | null;
  type?: string | null;
}

// Kind is a node's kind by the first part of its id, as the style sheet and the
// pictures name it.
export const kind = (id: string): string => id.slice(0, Math.max(id.indexOf(':'), 0));

export const kinds = ['commitment', 'convention', 'actor', 'meeting', 'document', 'passage', 'topic'];

export function kindName(page: Page, id: string): string {
  return term(page.lang, 'kind', kind(id).toUpperCase());
}

export function when(node: Node): string {
  return node.date ?? node.startDate ?? node.adoptedOn ?? '';
}

// Gist is what a node says, or what it is: its own words, or a curator's, in the
// reader's language before the other.
export function gist(node: Node): string {
  return node.text ?? node.summary ?? node.anyText ?? node.anySummary ?? node.symbol ?? '';
}

// Tongue is the language of a gist where that is not the reader's.
export function tongue(page: Page, node: Node): Language | undefined {
  if (node.text || node.summary || !(node.anyText || node.anySummary)) return undefined;
  return page.lang === 'en' ? 'fr' : 'en';
}

// Cut shortens words and sets them on one line; spaces that do not break stay so.
export function cut(words: string, most: number): string {
  const flat = words.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();
  const points = [...flat];
  return points.length <= most ? flat : `${points.slice(0, most - 1).join('').trimEnd()}…`;
}

// Open says how a node is best looked at: what it comes from and what came of it.
export function open(id: string): Record<string, string | undefined> {
  const back = kind(id) === 'commitment' || kind(id) === 'passage' ? 'BOTH' : kind(id) === 'topic' ? undefined : 'DESCENDANTS';
  return {
    view: 'lineage', of: id, sel: id, dir: kind(id) === 'meeting' || kind(id) === 'document' ? 'BOTH' : back,
    depth: kind(id) === 'commitment' ? undefined : '2', q: undefined, kinds: undefined, open: undefined, shut: undefined,
    types: undefined, methods: undefined, min: undefined, first: undefined,
  };
}
