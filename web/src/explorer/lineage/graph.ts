import { ask, type Variables } from '../api';
import { kind, when, type Node } from '../nodes';
import { formats, lineage, naming, part, type Format, type Walk } from '../queries';
import { list, type State } from '../state';
import type { Page } from '../page';

// Graph is what the lineage view shows: a subgraph with the places the server
// gave it.

export interface Place {
  node: Node;
  x: number;
  y: number;
  added: boolean; // by expanding a neighbour, and placed here, not by the server
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
  files: Record<Format, string>;
}

export const types = ['REAFFIRMS', 'BUILDS_ON', 'DELEGATES_TO', 'CALLS_ON', 'IMPLEMENTS', 'SUPPORTS', 'COOPERATES_WITH', 'CITES'];
export const methods = ['STATED', 'CURATED', 'ALIGNED', 'INFERRED'];
export const most = 1500; // nodes: what two operations may cost

interface Nodes {
  part: { truncated: boolean; nodes: Node[] };
}
interface RawEdge {
  id: string;
  type: string;
  method: string;
  confidence: number;
  source: { id: string };
  target: { id: string };
}
type Files = Record<Format, string>;
interface Edges {
  part: Files & {
    edges: RawEdge[];
    layout: { width: number; height: number; undated: number; columns: Column[]; nodes: { id: string; x: number; y: number }[] };
  };
}
interface There {
  part: Files & { nodes: { id: string }[]; edges: { id: string }[] };
}

// Question is the operation that a state asks: a walk from a node, or the part
// of the graph about a topic, or all of it.
export function question(state: State, asOf?: string): { walk: Walk; variables: Variables } {
  const filter = {
    types: state.types ? list(state.types) : undefined,
    methods: state.methods ? list(state.methods) : undefined,
    min: Number(state.min) || undefined,
    first: Math.min(Number(state.first) || 500, most),
    asOf: asOf || undefined,
  };
  if (!state.of || kind(state.of) === 'topic')
    return { walk: part, variables: { ...filter, commitments: state.of ? { topic: state.of } : undefined } };
  const direction = state.dir || 'ANCESTORS';
  return { walk: lineage, variables: { of: state.of, direction, depth: Number(state.depth) || 6, ...filter } };
}

export async function load(page: Page): Promise<Graph> {
  const { walk, variables } = question(page.state);
  const { of } = page.state;
  const [named, joined, topic, ...expanded] = await Promise.all([
    ask<Nodes>(walk.nodes, { ...variables, lang: page.Lang }),
    ask<Edges>(walk.edges, variables),
    // A topic is no node of the part that is about it.
    of && kind(of) === 'topic' ? ask<{ nodes: (Node | null)[] }>(naming, { ids: [of], lang: page.Lang }) : undefined,
    ...list(page.state.open).map((id) => neighbours(page, id)),
  ]);
  const { layout } = joined.part;
  const at = new Map(layout.nodes.map((n) => [n.id, n]));
  const graph: Graph = {
    root: undefined, name: topic?.nodes[0]?.label ?? '', places: new Map(), edges: [], around: new Map(),
    columns: layout.columns, width: layout.width, height: layout.height, undated: layout.undated,
    truncated: named.part.truncated, files: filesOf(joined.part),
  };
  for (const node of named.part.nodes) {
    const place = at.get(node.id);
    if (place) graph.places.set(node.id, { node, x: place.x, y: place.y, added: false });
  }
  connect(graph, joined.part.edges);
  for (const more of expanded) if (more) grow(graph, more);
  graph.root = graph.places.get(page.state.of ?? '');
  if (!graph.root && state(page)) graph.root = [...graph.places.values()][0]; // an id that moved
  graph.name ||= graph.root?.node.label ?? '';
  collapse(graph, list(page.state.shut));
  return graph;
}

const state = (page: Page) => page.state.of && kind(page.state.of) !== 'topic';

function filesOf(part: Files): Files {
  return Object.fromEntries(formats.map((f) => [f, part[f]])) as Files;
}

function connect(graph: Graph, edges: RawEdge[]): void {
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

interface More {
  of: string;
  nodes: Node[];
  edges: RawEdge[];
}

async function neighbours(page: Page, of: string): Promise<More | undefined> {
  const { variables } = question({ ...page.state, of, dir: 'BOTH', depth: '1', first: '120' });
  const { walk } = question({ of });
  const [named, joined] = await Promise.all([
    ask<Nodes>(walk.nodes, { ...variables, lang: page.Lang }),
    ask<Edges>(walk.edges, variables),
  ]).catch(() => [undefined, undefined]); // an id of an old address: the rest still shows
  return named && joined && { of, nodes: named.part.nodes, edges: joined.part.edges };
}

// Grow adds the neighbours of a node without moving what is there: each into the
// column of its date, as near to that node as there is room.
function grow(graph: Graph, more: More): void {
  const from = graph.places.get(more.of);
  const room = new Set([...graph.places.values()].map((p) => `${slot(p.x)},${Math.round(p.y / row)}`));
  for (const node of more.nodes) {
    if (graph.places.has(node.id)) continue;
    const dated = kind(node.id) === 'actor' || kind(node.id) === 'topic' ? '' : when(node);
    if (!dated && !graph.undated) {
      graph.undated = graph.height;
      graph.height += 72;
    }
    const x = dated ? across(graph, dated, kind(node.id) === 'convention') : (from?.x ?? graph.width / 2);
    const [first, last] = dated ? [1, 400] : [Math.ceil((graph.undated + 20) / row), 1000];
    const start = dated ? Math.max(first, Math.round((from?.y ?? graph.height / 2) / row)) : first;
    let line = start;
    for (let step = 1; room.has(`${slot(x)},${line}`) && step < 800; step += 1) {
      const next = start + (step % 2 ? (step + 1) / 2 : -step / 2);
      line = next < first || next > last ? line : next;
      if (!dated) line = start + step;
    }
    room.add(`${slot(x)},${line}`);
    graph.places.set(node.id, { node, x, y: line * row, added: true });
    graph.width = Math.max(graph.width, x + 180);
    graph.height = Math.max(graph.height, line * row + 50);
  }
  connect(graph, more.edges);
}

const row = 48; // as the server's layout has it
const slot = (x: number) => Math.round(x / 150);

// Across finds the column of a date, or makes one between those around it.
function across(graph: Graph, date: string, instrument: boolean): number {
  const { columns } = graph;
  const exact = columns.find((c) => c.date === date || (instrument && c.date === date.slice(0, 4)));
  if (exact) return exact.x;
  const after = columns.findIndex((c) => c.date > date);
  const next = columns[after];
  const before = after < 0 ? columns.at(-1) : columns[after - 1];
  // Before the first and after the last everything moves aside by a column.
  if (!next) {
    const x = (before ? before.x + before.width : 0) + 170;
    columns.push({ date: instrument ? date.slice(0, 4) : date, label: instrument ? date.slice(0, 4) : date, x, width: 0 });
    return x;
  }
  const gap = next.x - (before ? before.x + before.width : 0);
  const shift = before && gap >= 320 ? 0 : 170;
  const x = before && shift === 0 ? before.x + before.width + gap / 2 : before ? before.x + before.width + 170 : next.x;
  if (shift) {
    for (const p of graph.places.values()) if (p.x >= next.x && (!graph.undated || p.y < graph.undated)) p.x += shift;
    for (const c of columns) if (c.x >= next.x) c.x += shift;
    graph.width += shift;
  }
  columns.splice(after, 0, { date: instrument ? date.slice(0, 4) : date, label: instrument ? date.slice(0, 4) : date, x, width: 0 });
  return x;
}

// Collapse hides what is reached from the root through a collapsed node alone.
function collapse(graph: Graph, shut: string[]): void {
  if (!graph.root || shut.length === 0) return;
  const reached = new Set<Place>([graph.root]);
  const closed = new Set(shut);
  for (const place of reached) {
    if (closed.has(place.node.id) && place !== graph.root) continue;
    for (const e of graph.around.get(place) ?? []) reached.add(e.from === place ? e.to : e.from);
  }
  for (const [id, place] of graph.places) if (!reached.has(place)) graph.places.delete(id);
  graph.edges = graph.edges.filter((e) => reached.has(e.from) && reached.has(e.to));
  graph.around = new Map();
  for (const e of graph.edges) for (const end of [e.from, e.to]) graph.around.set(end, [...(graph.around.get(end) ?? []), e]);
}

// By says what of a graph had been said by a time. Before the root itself had
// been said there is no walk from it; what it comes from is then told by dates.
export async function by(page: Page, graph: Graph, asOf: string): Promise<{ there: Set<string>; files?: Files; early: boolean }> {
  const { walk, variables } = question(page.state, asOf);
  try {
    const { part } = await ask<There>(walk.there, variables);
    const there = new Set([...part.nodes, ...part.edges].map((n) => n.id));
    for (const p of graph.places.values()) if (p.added && early(p, asOf)) there.add(p.node.id);
    for (const e of graph.edges) if ((e.from.added || e.to.added) && there.has(e.from.node.id) && there.has(e.to.node.id)) there.add(e.id);
    return { there, files: filesOf(part), early: false };
  } catch (reason) {
    if ((reason as { code?: string }).code !== 'NOT_FOUND') throw reason;
    const there = new Set<string>();
    for (const p of graph.places.values()) if (early(p, asOf)) there.add(p.node.id);
    for (const e of graph.edges) if (there.has(e.from.node.id) && there.has(e.to.node.id)) there.add(e.id);
    return { there, early: true };
  }
}

const early = (p: Place, asOf: string) => when(p.node).slice(0, asOf.length) <= asOf;

// Years are the steps of the time slider: those in which something was said.
export function years(graph: Graph): string[] {
  return [...new Set(graph.columns.map((c) => c.date.slice(0, 4)).filter((y) => /^\d{4}$/.test(y)))].sort();
}

// Branch is a place in the tree that the table shows: each node once, under the
// first that leads to it.
export interface Branch {
  place: Place;
  via: Edge | undefined;
  children: Branch[];
}

export function tree(graph: Graph): Branch[] {
  const branches = new Map<Place, Branch>();
  const grow = (from: Place): Branch => {
    const top: Branch = { place: from, via: undefined, children: [] };
    branches.set(from, top);
    for (const branch of queue(top)) {
      for (const edge of graph.around.get(branch.place) ?? []) {
        const other = edge.from === branch.place ? edge.to : edge.from;
        if (branches.has(other)) continue;
        const child: Branch = { place: other, via: edge, children: [] };
        branches.set(other, child);
        branch.children.push(child);
      }
    }
    return top;
  };
  const tops: Branch[] = [];
  if (graph.root) tops.push(grow(graph.root));
  // What hangs together with nothing shown, and a part without a root: the later
  // texts first, which lead to the earlier.
  const rest = [...graph.places.values()].sort((a, b) => compare(when(b.node), when(a.node)));
  for (const place of rest) if (!branches.has(place)) tops.push(grow(place));
  return tops;
}

function* queue(top: Branch): Generator<Branch> {
  const all = [top];
  for (const branch of all) {
    yield branch;
    all.push(...branch.children);
  }
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// Way is what joins a node to the root in the tree, with the edges at the node.
export function way(graph: Graph, tops: Branch[], id: string): Set<string> {
  const on = new Set<string>();
  const edge = graph.edges.find((e) => e.id === id);
  const at = edge ? edge.from : graph.places.get(id);
  if (!at) return on;
  const up = new Map<Place, Branch>();
  const stack = [...tops];
  while (stack.length) {
    const branch = stack.pop()!;
    for (const child of branch.children) {
      up.set(child.place, branch);
      stack.push(child);
    }
  }
  const via = (place: Place): Edge | undefined => up.get(place)?.children.find((c) => c.place === place)?.via;
  for (let place: Place | undefined = at; place; place = up.get(place)?.place) {
    on.add(place.node.id);
    const step = via(place);
    if (step) on.add(step.id);
  }
  for (const e of edge ? [edge] : (graph.around.get(at) ?? [])) for (const n of [e.id, e.from.node.id, e.to.node.id]) on.add(n);
  return on;
}
