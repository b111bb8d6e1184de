import { ask } from '../api';
import type { Node } from '../nodes';
import type { Page } from '../page';
import { counting, entries } from '../queries/ledger';
import { list } from '../state';

// The statuses of a task, in the order in which they worry a reader.
export const statuses = ['UNANSWERED', 'OPEN', 'TAKEN_UP', 'POSSIBLY_ANSWERED', 'RENEWED', 'ANSWERED'] as const;
export type Status = (typeof statuses)[number];

export interface Named {
  id: string;
  label: string;
  startDate?: string | null;
  date?: string | null;
}
// Spoken also has its words in another language, for where the reader's is not there.
export interface Spoken extends Node {
  document?: Named | null;
  anyText?: string | null;
  anySummary?: string | null;
}
export interface Relation {
  id: string;
  type: string;
  method: string;
  confidence: number;
  evidence: { quote?: string | null; cue?: string | null; curator?: string | null }[];
}
export interface Answer {
  date?: string | null;
  possible: boolean;
  other: boolean; // another took the task up
  score: number;
  shared: string[];
  node: Spoken;
  relation: Relation;
}
type Tie = Omit<Relation, 'evidence'>;
export interface Entry {
  id: string;
  date?: string | null;
  due?: string | null;
  status: Status;
  source: Spoken;
  meeting?: Named | null;
  bodies: Named[];
  topics: Named[];
  relations: Relation[];
  answers: Answer[];
  renews: { earlier: Named; relation: Tie }[];
  renewals: { later: Named; relation: Tie }[];
}

interface Light {
  date?: string | null;
  status: Status;
  bodies: Named[];
  meeting?: Named | null;
  topics: Named[];
}
interface Pages<T> {
  ledger: {
    totalCount: number;
    pageInfo: { hasNextPage?: boolean; hasPreviousPage?: boolean; startCursor?: string; endCursor?: string };
    edges: { node: T }[];
  };
}

// Overview is every task, lightly: what there is to choose from, and the counts.
export interface Overview {
  tasks: Light[];
  total: number; // more than tasks where there are more than are looked through
}
const mostPages = 15;

export async function overview(page: Page): Promise<Overview> {
  const tasks: Light[] = [];
  let after: string | undefined;
  let total = 0;
  for (let i = 0; i < mostPages; i += 1) {
    const { ledger } = await ask<Pages<Light>>(counting, { lang: page.Lang, asOf: page.state.asOf, after });
    total = ledger.totalCount;
    tasks.push(...ledger.edges.map((e) => e.node));
    if (!ledger.pageInfo.hasNextPage) break;
    after = ledger.pageInfo.endCursor;
  }
  return { tasks, total };
}

// Tally is how many tasks of each status something has.
export interface Tally extends Named {
  count: number;
  by: Record<Status, number>;
}

export function tallies(tasks: Light[], of: (task: Light) => Named[]): Tally[] {
  const all = new Map<string, Tally>();
  for (const task of tasks) {
    for (const named of of(task)) {
      const tally = all.get(named.id) ?? { ...named, count: 0, by: none() };
      tally.count += 1;
      tally.by[task.status] += 1;
      all.set(named.id, tally);
    }
  }
  return [...all.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}

export const none = (): Record<Status, number> => ({ UNANSWERED: 0, OPEN: 0, TAKEN_UP: 0, POSSIBLY_ANSWERED: 0, RENEWED: 0, ANSWERED: 0 });

// Says gives the words of a node: the document's own, or else a curator's.
export function says(page: Page, node: Spoken): { words: string; lang?: string; own: boolean } | undefined {
  const other = page.lang === 'en' ? 'fr' : 'en';
  if (node.text) return { words: node.text, lang: page.lang, own: true };
  if (node.summary) return { words: node.summary, lang: page.lang, own: false };
  if (node.anyText) return { words: node.anyText, lang: other, own: true };
  if (node.anySummary) return { words: node.anySummary, lang: other, own: false };
  return undefined;
}

// During tells whether a date may lie between two years, compared no further than
// it is known.
export const during = (date: string | null | undefined, from: string | undefined, to: string | undefined) =>
  (!from && !to) || (!!date && date.slice(0, from?.length ?? 0) >= (from ?? '').slice(0, date.length) && date.slice(0, to?.length ?? 0) <= (to ?? '').slice(0, date.length));

export const newestFirst = (page: Page) => page.state.order !== 'oldest';

export function variables(page: Page): Record<string, unknown> {
  const { body, meeting, topic, status, from, to, asOf } = page.state;
  const chosen = list(status).filter((s) => (statuses as readonly string[]).includes(s));
  return { body, meeting, topic, statuses: chosen.length ? chosen : undefined, from, to, asOf, lang: page.Lang };
}

// Some asks for the next entries after those that are shown.
export async function some(page: Page, cursor: string | undefined, count: number): Promise<{ list: Entry[]; total: number; next?: string }> {
  const newest = newestFirst(page);
  const { ledger } = await ask<Pages<Entry>>(entries(newest), { ...variables(page), some: count, cursor });
  const found = ledger.edges.map((e) => e.node);
  if (newest) found.reverse();
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = ledger.pageInfo;
  const next = newest ? hasPreviousPage && startCursor : hasNextPage && endCursor;
  return { list: found, total: ledger.totalCount, next: next || undefined };
}
