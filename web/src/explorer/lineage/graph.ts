import type { Node } from '../nodes';

// Graph is what the lineage view shows: a subgraph with the places the server
// gave it.

export interface Place {
  node: Node;
  x: number;
  y: number;
  added: boolean; // by expanding a neighbour, and placed here, not by the server
  room: number; // across, to the nearest beside it and the edges: as wide as its name may be
  below: number; // to the nearest below it: as high as its name may be
}
export interface Edge {
  id: string;
  type: string;
  method: string;
  confidence: number;
  from: Place;
  to: Place;
}
export interface Column {
  date: string;
  label: string;
  x: number;
  width: number;
}
export interface Graph {
  root: Place | undefined;
  name: string; // of what it is about; '' where it is about everything
  places: Map<string, Place>;
  edges: Edge[];
  around: Map<Place, Edge[]>;
  columns: Column[];
  width: number;
  height: number;
  undated: number;
  truncated: boolean;
}

export const types = ['REAFFIRMS', 'BUILDS_ON', 'DELEGATES_TO', 'CALLS_ON', 'IMPLEMENTS', 'SUPPORTS', 'COOPERATES_WITH', 'CITES'];
export const methods = ['STATED', 'CURATED', 'ALIGNED', 'INFERRED'];

// RawEdge is an edge as the server gives it.
export interface RawEdge {
  id: string;
  type: string;
  method: string;
  confidence: number;
  source: { id: string };
  target: { id: string };
}

// Connect adds edges whose ends are there.
export function connect(graph: Graph, edges: RawEdge[]): void {
  const known = new Set(graph.edges.map((e) => e.id));
  for (const e of edges) {
    const from = graph.places.get(e.source.id);
    const to = graph.places.get(e.target.id);
    if (!from || !to || known.has(e.id)) continue;
    const edge = { id: e.id, type: e.type, method: e.method, confidence: e.confidence, from, to };
    graph.edges.push(edge);
    for (const end of from === to ? [from] : [from, to]) graph.around.set(end, [...(graph.around.get(end) ?? []), edge]);
  }
}

// Years are the steps of the time slider: those in which something was said.
export function years(graph: Graph): string[] {
  return [...new Set(graph.columns.map((c) => c.date.slice(0, 4)).filter((y) => /^\d{4}$/.test(y)))].sort();
}
