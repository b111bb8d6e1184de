import { kind, when, type Node } from '../nodes';
import { connect, type Graph, type Place, type RawEdge } from './graph';

// More is what hangs on a node that the reader opened.
export interface More {
  of: string;
  nodes: Node[];
  edges: RawEdge[];
}

// Grow adds the neighbours of a node without moving what is there: each into the
// column of its date, as near to that node as there is room.
export function grow(graph: Graph, more: More): void {
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
    graph.places.set(node.id, { node, x, y: line * row, added: true, ...unplaced });
    graph.width = Math.max(graph.width, x + 180);
    graph.height = Math.max(graph.height, line * row + 50);
  }
  connect(graph, more.edges);
}

// Space tells each node how much room its name has.
export function space(graph: Graph): void {
  const all = [...graph.places.values()].sort((a, b) => a.x - b.x);
  for (const p of all) p.room = Math.min(widest, 2 * Math.max(p.x, 50), 2 * Math.max(graph.width - p.x, 50));
  all.forEach((p, i) => {
    for (const other of all.slice(i + 1)) {
      const apart = other.x - p.x;
      if (apart >= widest) break;
      const down = Math.abs(other.y - p.y);
      const upper = other.y < p.y ? other : p;
      if (apart < 120 && down > 8) upper.below = Math.min(upper.below, down);
      if (apart < 20 || down >= row - 8) continue; // in its column, or above and below
      p.room = Math.min(p.room, apart);
      other.room = Math.min(other.room, apart);
    }
  });
}

const widest = 270;
const highest = 100;

// Unplaced is the room of a node that nothing stands beside.
export const unplaced = { room: widest, below: highest };

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
export function collapse(graph: Graph, shut: string[], keep: string[]): void {
  if (!graph.root || shut.length === 0) return;
  const reached = new Set<Place>([graph.root]);
  const closed = new Set(shut);
  for (const place of reached) {
    if (closed.has(place.node.id) && place !== graph.root) continue;
    for (const e of graph.around.get(place) ?? []) reached.add(e.from === place ? e.to : e.from);
  }
  for (const id of keep) {
    const place = graph.places.get(id);
    if (place) reached.add(place);
  }
  for (const [id, place] of graph.places) if (!reached.has(place)) graph.places.delete(id);
  graph.edges = graph.edges.filter((e) => reached.has(e.from) && reached.has(e.to));
  graph.around = new Map();
  for (const e of graph.edges) for (const end of [e.from, e.to]) graph.around.set(end, [...(graph.around.get(end) ?? []), e]);
}
