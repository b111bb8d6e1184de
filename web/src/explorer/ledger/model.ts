import { ask } from '../api';
import type { Node } from '../nodes';
import type { Page } from '../page';
import { counting, entries, tallying } from '../queries/ledger';
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
  const date = (of: Dated) => of.edges[0]?.node.date ?? '';
  return { bodies: ledger.bodies.map(tally), meetings: ledger.meetings.map(tally), topics: ledger.topics.map(tally), first: date(ledger), last: date(latest) };
}

const byStatus = (all: Counts): Record<Status, number> => ({ ...none(), ...Object.fromEntries(all.map((s) => [s.status, s.count])) });

// Tallies are how many tasks each choice has beside what is chosen otherwise; what has
// none is not among them.
export interface Tallies {
  statuses: Record<Status, number>;
  bodies: Tally[]; // the most tasked first
  meetings: Map<string, number>;
  topics: Map<string, number>;
}

export async function tallies(page: Page): Promise<Tallies> {
  const found = await ask<{ statuses: { statuses: Counts }; bodies: { bodies: Counted[] }; meetings: { meetings: Counted[] }; topics: { topics: Counted[] } }>(tallying, variables(page));
  const by = (all: Counted[]) => new Map(all.map(({ node, count }) => [node.id, count]));
  return {
    statuses: byStatus(found.statuses.statuses), bodies: found.bodies.bodies.map(tally),
    meetings: by(found.meetings.meetings), topics: by(found.topics.topics),
  };
}

const tally = ({ node, count, statuses }: Counted): Tally => ({ ...node, count, by: byStatus(statuses ?? []) });

export const none = (): Record<Status, number> => ({ UNANSWERED: 0, OPEN: 0, TAKEN_UP: 0, POSSIBLY_ANSWERED: 0, RENEWED: 0, ANSWERED: 0 });

export const newestFirst = (page: Page) => page.state.order !== 'oldest';

export function variables(page: Page): Record<string, unknown> {
  const { body, meeting, topic, status, from, to, asOf, at } = page.state;
  const chosen = list(status).filter((s) => (statuses as readonly string[]).includes(s));
  return { body, meeting, topic, statuses: chosen.length ? chosen : undefined, from, to, asOf, at, lang: page.Lang };
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
