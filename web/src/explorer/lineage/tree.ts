import { when } from '../nodes';
import type { Edge, Graph, Place } from './graph';

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
