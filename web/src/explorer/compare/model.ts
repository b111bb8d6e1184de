import type { Page } from '../page';
import type { GroupName } from '../queries/compare';

// What the comparison's operations answer.

export interface Named {
  id: string;
  label: string;
}
export interface Says extends Named {
  ref: string;
  force: string;
  date?: string | null;
  en?: string | null;
  fr?: string | null;
  summaryEN?: string | null;
  summaryFR?: string | null;
  addressees?: Named[];
}
export interface Pair {
  earlier: Says;
  later: Says;
  relation: {
    id: string; type: string; method: string; confidence: number;
    evidence: { quote?: string | null; cue?: string | null; why: { text: string }[]; curator?: string | null; reason?: string | null }[];
  };
  changes: { kind: string; aspect: string; was?: string | null; is?: string | null }[];
}
export interface Silence {
  commitment: Says & { meeting?: { series?: string | null } | null };
  tasked: { type: string; target: Named }[];
  documents: Named[];
  commitmentsSearched: number;
  passagesSearched: number;
  complete: boolean;
  nearest: { score: number; shared: string[]; node: Named }[];
  elsewhere: (Named & { date?: string | null })[];
}
export interface Side extends Named {
  startDate?: string | null;
  date?: string | null;
  series?: string | null;
  meeting?: { series?: string | null } | null;
}
export interface Counted {
  compare: { earlier: Side; later: Side } & Record<GroupName, { totalCount: number }>;
}
export interface Listed<T> {
  compare: { list: { totalCount: number; pageInfo: { endCursor?: string | null; hasNextPage: boolean }; edges: { node: T }[] } };
}

export type Tongue = 'EN' | 'FR';

// Words are what is shown of a commitment: its own words, or a curator's.
export interface Words {
  of: 'text' | 'summary' | 'nothing';
  lang: Tongue;
  words: string;
}

const text = (s: Says, lang: Tongue) => (lang === 'EN' ? s.en : s.fr) ?? '';
const summary = (s: Says, lang: Tongue) => (lang === 'EN' ? s.summaryEN : s.summaryFR) ?? '';

// Wanted is the language in which words are compared: the reader's choice, or the
// page's.
export const wanted = (page: Page): Tongue => (page.state.words === 'EN' || page.state.words === 'FR' ? page.state.words : page.Lang);
export const other = (lang: Tongue): Tongue => (lang === 'EN' ? 'FR' : 'EN');

// Best are the words of one commitment: the document's own before a curator's,
// the language asked for before the other.
export function best(s: Says, lang: Tongue): Words {
  const ways: [Words['of'], Tongue, string][] = [
    ['text', lang, text(s, lang)], ['summary', lang, summary(s, lang)],
    ['text', other(lang), text(s, other(lang))], ['summary', other(lang), summary(s, other(lang))],
  ];
  const [of, l, words] = ways.find(([, , w]) => w) ?? ['nothing', lang, ''];
  return { of, lang: l, words };
}

// Together are the words of two commitments that can be compared: both texts or
// both summaries, in one language. Where there is no such thing each side's best,
// which then are not compared.
export function together(a: Says, b: Says, lang: Tongue): { was: Words; is: Words; same: boolean } {
  const ways: [Words['of'], Tongue, (s: Says, lang: Tongue) => string][] = [
    ['text', lang, text], ['text', other(lang), text], ['summary', lang, summary], ['summary', other(lang), summary],
  ];
  for (const [of, l, say] of ways) {
    if (say(a, l) && say(b, l)) return { was: { of, lang: l, words: say(a, l) }, is: { of, lang: l, words: say(b, l) }, same: true };
  }
  return { was: best(a, lang), is: best(b, lang), same: false };
}
