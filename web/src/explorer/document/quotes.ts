import { ask } from '../api';
import type { Page } from '../page';
import { ends } from '../queries/document';
import type { Span, Statement, Unit } from './text';

// Quotes are the places to be set off, by witness.
export type Quotes = Map<string, { start: number; end: number }[]>;

// Quotes finds the words of what is selected: of an edge the statements, of a
// sentence or an act its spans.
export function quotes(sel: string | undefined, unit: Unit | undefined, statements: Statement[]): Quotes {
  const out: Quotes = new Map();
  const add = (span: { start: number | null; end: number | null; witness: { id: string } | null }) => {
    if (!span.witness || span.start === null || span.end === null) return;
    out.set(span.witness.id, [...(out.get(span.witness.id) ?? []), { start: span.start, end: span.end }]);
  };
  if (sel?.startsWith('edge:')) for (const x of statements) if (x.relation.id === sel) add(x.evidence);
  const spans: Span[] = unit?.parts.find((p) => p.id === sel)?.spans ?? unit?.commitments.find((c) => c.id === sel)?.spans ?? [];
  spans.forEach(add);
  return out;
}

// Holds tells whether any of the places lies in a unit.
export function holds(unit: Unit, all: Quotes): boolean {
  return unit.texts.some((t) => (all.get(t.witness?.id ?? '') ?? []).some((q) => q.start < t.end && q.end > t.start));
}

interface Ends {
  node: { source?: { id: string }; target?: { id: string }; evidence?: { passage: { id: string } | null }[] } | null;
}

// Stands tells what an edge stands at: the passages that state it, then its ends.
export async function stands(page: Page, edge: string): Promise<string[]> {
  const { node } = await ask<Ends>(ends, { id: edge, asOf: page.state.asOf });
  return [...(node?.evidence ?? []).map((e) => e.passage?.id), node?.source?.id, node?.target?.id].filter((x) => x !== undefined);
}
