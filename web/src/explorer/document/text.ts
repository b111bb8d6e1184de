import { ask } from '../api';
import type { Page } from '../page';
import { reading } from '../queries/document';

// What the view knows of a document's text, as queries/document.ts asks for it.

export interface Span {
  witness: { id: string } | null;
  start: number;
  end: number;
}
export interface Words extends Span {
  language: 'EN' | 'FR';
  text: string;
  marker: string | null;
  skipped: string | null;
}
export interface Act {
  id: string;
  ref: string;
  force: string;
  summary: string | null;
  anySummary: string | null;
  label: string;
  spans: Span[];
}
export interface Count {
  type: string;
  count: number;
}
export interface Unit {
  id: string;
  level: number | null;
  passage: { id: string; ref: string | null; kind: string | null } | null;
  parts: { id: string; ref: string | null; spans: Span[] }[];
  commitments: Act[];
  texts: Words[];
  leaving: Count[];
  arriving: Count[];
}
export interface Name extends Span {
  kind: string;
  target: { id: string; label: string } | null;
}
export interface Statement {
  relation: { id: string; type: string };
  evidence: { start: number | null; end: number | null; cue: string | null; witness: { id: string } | null };
}
interface Answer {
  node: {
    units?: {
      totalCount: number;
      mentionCount: number;
      statementCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      mentions: Name[];
      statements: Statement[];
      edges: { node: Unit }[];
    };
  } | null;
}
export interface Read {
  units: Unit[];
  names: Name[];
  statements: Statement[];
  total: number;
}

const most = 100; // units a page

// Pages gives a document's text from its beginning to its end. A page with more
// names or statements than one answer holds is asked for again, shorter.
export async function* pages(page: Page, id: string): AsyncGenerator<Read> {
  let after: string | undefined;
  let first = most;
  for (;;) {
    const { node } = await ask<Answer>(reading, { id, first, after, lang: page.Lang, asOf: page.state.asOf });
    const units = node?.units;
    if (!units) return;
    const short = units.mentions.length < units.mentionCount || units.statements.length < units.statementCount;
    if (short && first > 1) {
      first = Math.ceil(first / 2);
      continue;
    }
    yield { units: units.edges.map((e) => e.node), names: units.mentions, statements: units.statements, total: units.totalCount };
    if (!units.pageInfo.hasNextPage || !units.pageInfo.endCursor) return;
    after = units.pageInfo.endCursor;
    first = Math.min(most, first * 2);
  }
}

// Nodes are the ids a unit answers to: its passage, its sentences, its acts.
export function ids(unit: Unit): string[] {
  return [unit.id, ...unit.parts.map((p) => p.id), ...unit.commitments.map((c) => c.id)];
}

export function within(span: { start: number | null; end: number | null; witness: { id: string } | null }, words: Words): boolean {
  return span.witness?.id === words.witness?.id && span.start !== null && span.end !== null && span.start < words.end && span.end > words.start;
}

// PlainText is a document's text in one witness, for a file.
export function plainText(units: Unit[], witness: string | undefined): string {
  return units.map((u) => {
    const t = u.texts.find((x) => x.witness?.id === witness);
    return t && [t.skipped, [t.marker, t.text].filter(Boolean).join(' ')].filter(Boolean).join('\n\n');
  }).filter(Boolean).join('\n\n') + '\n';
}
