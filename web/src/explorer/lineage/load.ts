import { ask, site, type Variables } from '../api';
import { kind, when, type Node } from '../nodes';
import type { Page } from '../page';
import { joining, lineage, naming, part, type Format, type Walk } from '../queries';
import { list, type State } from '../state';
import { connect, type Column, type Graph, type Place, type RawEdge } from './graph';
import { collapse, grow, space, unplaced, type More } from './grow';

// What is asked of the server for a drawing, and made a graph of.

export const most = 2000; // nodes of one question; what the reader opens comes on top of them

interface Nodes {
  part: { truncated: boolean; nodes: Node[] };
}
interface Edges {
  part: { edges: RawEdge[] };
}
interface Places {
  part: {
    layout: { width: number; height: number; undated: number; columns: Column[]; nodes: { id: string; x: number; y: number }[] };
  };
}
interface There {
  part: { nodes: { id: string }[]; edges: { id: string }[] };
}

// Files are the addresses of what is on the screen in each format, and its
// citation.
export type Files = Record<Format, string> & { citation: string };

// Question is the operation that a state asks: a walk from a node, or the part
// of the graph about a topic, or all of it.
export function question(state: State, asOf?: string): { walk: Walk; variables: Variables } {
  const filter = {
    types: state.types ? list(state.types) : undefined,
    methods: state.methods ? list(state.methods) : undefined,
    min: Number(state.min) || undefined,
    first: Math.min(Number(state.first) || 500, most),
    asOf: asOf || undefined,
    expand: some(state.open), collapse: some(state.shut), keep: kept(state),
  };
  if (!state.of || kind(state.of) === 'topic')
    return { walk: part, variables: { ...filter, commitments: state.of ? { topic: state.of } : undefined } };
  const direction = state.dir || 'ANCESTORS';
  return { walk: lineage, variables: { of: state.of, direction, depth: Number(state.depth) || 6, ...filter } };
}

const some = (ids: string | undefined) => (ids ? list(ids).slice(0, 50) : undefined);

// Kept are the nodes that stay whatever is chosen: what is pinned, and the way
// between two that the reader asked for.
function kept(state: State): string[] | undefined {
  const all = [...new Set([...list(state.pin), ...list(state.path), ...list(state.along)])].slice(0, 50);
  return all.length ? all : undefined;
}

// Load asks for what a state shows, and gives it places; refused as the server
// refuses it.
export async function load(page: Page): Promise<Graph> {
  const { walk, variables } = question(page.state);
  const { of } = page.state;
  const [named, joined, placed, topic, ...expanded] = await Promise.all([
    ask<Nodes>(walk.nodes, { ...variables, lang: page.Lang }),
    ask<Edges>(walk.edges, variables),
    ask<Places>(walk.places, variables),
    // A topic is no node of the part that is about it.
    of && kind(of) === 'topic' ? ask<{ nodes: (Node | null)[] }>(naming, { ids: [of], lang: page.Lang, asOf: variables.asOf }) : undefined,
    ...(some(page.state.open) ?? []).map((id) => neighbours(page, id)),
  ]);
  const { layout } = placed.part;
  const at = new Map(layout.nodes.map((n) => [n.id, n]));
  const graph: Graph = {
    root: undefined, name: topic?.nodes[0]?.label ?? '', places: new Map(), edges: [], around: new Map(),
    columns: layout.columns, width: layout.width, height: layout.height, undated: layout.undated,
    truncated: named.part.truncated,
  };
  for (const node of named.part.nodes) {
    const place = at.get(node.id);
    if (place) graph.places.set(node.id, { node, x: place.x, y: place.y, added: false, ...unplaced });
  }
  connect(graph, joined.part.edges);
  for (const more of expanded) if (more) grow(graph, more);
  graph.root = graph.places.get(page.state.of ?? '');
  if (!graph.root && state(page)) graph.root = [...graph.places.values()][0]; // an id that moved
  graph.name ||= graph.root?.node.label ?? '';
  collapse(graph, some(page.state.shut) ?? [], kept(page.state) ?? []);
  space(graph);
  return graph;
}

const state = (page: Page) => page.state.of && kind(page.state.of) !== 'topic';

// Saved asks for the files of what is on the screen, at the time chosen; none
// where the root had not been said by then.
export async function saved(page: Page): Promise<Files | undefined> {
  const { walk, variables } = question(page.state, page.state.asOf);
  const base = new URL('id/', site()).href;
  const { part: found } = await ask<{ part: Files }>(walk.files, { ...variables, lang: page.Lang, base });
  return found;
}

// Between finds the shortest way between two nodes; [] where there is none.
export async function between(page: Page, from: string, to: string): Promise<{ nodes: string[]; edges: string[] }> {
  const { types: along, asOf } = page.state;
  const { part: found } = await ask<Nodes & Edges>(joining, { from, to, types: along ? list(along) : undefined, asOf: asOf || undefined, lang: page.Lang });
  return { nodes: found.nodes.map((n) => n.id), edges: found.edges.map((e) => e.id) };
}

async function neighbours(page: Page, of: string): Promise<More | undefined> {
  const { variables } = question({ ...page.state, of, dir: 'BOTH', depth: '1', first: '120', open: '', shut: '', pin: '', path: '', along: '' });
  const { walk } = question({ of });
  const [named, joined] = await Promise.all([
    ask<Nodes>(walk.nodes, { ...variables, lang: page.Lang }),
    ask<Edges>(walk.edges, variables),
  ]).catch(() => [undefined, undefined]); // an id of an old address: the rest still shows
  return named && joined && { of, nodes: named.part.nodes, edges: joined.part.edges };
}

// By says what of a graph had been said by a time. Before the root itself had
// been said there is no walk from it; what it comes from is then told by dates.
export async function by(page: Page, graph: Graph, asOf: string): Promise<{ there: Set<string>; early: boolean }> {
  const { walk, variables } = question(page.state, asOf);
  try {
    const { part } = await ask<There>(walk.there, variables);
    const there = new Set([...part.nodes, ...part.edges].map((n) => n.id));
    return { there, early: false };
  } catch (reason) {
    if ((reason as { code?: string }).code !== 'NOT_FOUND') throw reason;
    const there = new Set<string>();
    for (const p of graph.places.values()) if (early(graph, p, asOf)) there.add(p.node.id);
    for (const e of graph.edges) if (there.has(e.from.node.id) && there.has(e.to.node.id)) there.add(e.id);
    return { there, early: true };
  }
}

// Early is what stands in a column of that time or before it: a passage has no
// date but that of its text, and what has none at all is nowhere in time.
function early(graph: Graph, p: Place, asOf: string): boolean {
  if (graph.undated && p.y >= graph.undated) return false;
  const date = when(p.node) || graph.columns.find((c) => p.x >= c.x - 1 && p.x <= c.x + c.width + 1)?.date;
  return !!date && date.slice(0, asOf.length) <= asOf;
}
