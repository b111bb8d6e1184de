import { ask } from '../api';
import type { Node } from '../nodes';
import type { Page } from '../page';
import { counting, entries, statusing } from '../queries/ledger';
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
export interface Spoken extends Node {
  document?: Named | null;
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

interface Pages<T> {
  ledger: {
    totalCount: number;
    pageInfo: { hasNextPage?: boolean; hasPreviousPage?: boolean; startCursor?: string; endCursor?: string };
    edges: { node: T }[];
  };
}

// Tally is how many tasks something has, and of a body how many of each status.
export interface Tally extends Named {
  count: number;
  by: Record<Status, number>;
}

// Overview is what there is to choose from, with its counts.
export interface Overview {
  bodies: Tally[];
  meetings: Tally[];
  topics: Tally[];
  first: string; // the dates of the first task and the last
  last: string;
}
export const listed = 200; // of each kind, the most tasked

type Counts = { status: Status; count: number }[];
interface Counted {
  count: number;
  statuses?: Counts;
  node: Named;
}
interface Dated {
  edges: { node: { date?: string | null } }[];
}

export async function overview(page: Page): Promise<Overview> {
  const { ledger, latest } = await ask<{ ledger: Dated & Record<'bodies' | 'meetings' | 'topics', Counted[]>; latest: Dated }>(counting, { lang: page.Lang, asOf: page.state.asOf });
  const tallies = (all: Counted[]): Tally[] => all.map(({ node, count, statuses: by }) => ({ ...node, count, by: byStatus(by ?? []) }));
  const date = (of: Dated) => of.edges[0]?.node.date ?? '';
  return { bodies: tallies(ledger.bodies), meetings: tallies(ledger.meetings), topics: tallies(ledger.topics), first: date(ledger), last: date(latest) };
}

const byStatus = (all: Counts): Record<Status, number> => ({ ...none(), ...Object.fromEntries(all.map((s) => [s.status, s.count])) });

// Counts gives how many of what is chosen have each status.
export async function counts(page: Page): Promise<Record<Status, number>> {
  const { body, meeting, topic, from, to, asOf } = page.state;
  const { ledger } = await ask<{ ledger: { statuses: Counts } }>(statusing, { body, meeting, topic, from, to, asOf });
  return byStatus(ledger.statuses);
}

export const none = (): Record<Status, number> => ({ UNANSWERED: 0, OPEN: 0, TAKEN_UP: 0, POSSIBLY_ANSWERED: 0, RENEWED: 0, ANSWERED: 0 });

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
