import type { Edge, Graph, Place } from './graph';

// Steps are what the arrow keys do in the drawing: left and right go along an
// edge, to what a node comes from and to what came of it; up and down go among
// the others that the same step leads to, and among what stands above and below
// where there was no step.
export class Steps {
  #others: Edge[] = [];
  #base: Place | undefined; // where the step began

  // Taken is the edge of the last step, and which of how many it was.
  taken: { to: Place; edge: Edge; number: number; of: number } | undefined;

  forget(): void {
    this.taken = undefined;
    this.#others = [];
  }

  // From gives where a key leads; nothing where there is no edge that way.
  from(g: Graph, at: Place, [dx, dy]: [number, number], there: Set<string> | undefined): Place | undefined {
    const shown = (p: Place) => !there || there.has(p.node.id);
    if (dx !== 0) {
      const edges = (g.around.get(at) ?? []).filter((e) => e.from !== e.to && (dx < 0 ? e.from : e.to) === at && shown(end(e, at)));
      if (edges.length === 0) return undefined;
      // Several edges may lead to one node; a step is a node.
      this.#others = [...new Map(edges.map((e) => [end(e, at), e])).values()].sort((a, b) => end(a, at).y - end(b, at).y || end(a, at).x - end(b, at).x);
      this.#base = at;
      const nearest = this.#others.reduce((best, e, i) =>
        Math.abs(end(e, at).y - at.y) < Math.abs(end(this.#others[best]!, at).y - at.y) ? i : best, 0);
      return this.#take(nearest);
    }
    const i = this.#others.findIndex((e) => this.#base && end(e, this.#base) === at);
    if (i >= 0 && this.#others.length > 1) return this.#take((i + dy + this.#others.length) % this.#others.length);
    this.forget();
    return nearest(g, at, dy, shown);
  }

  #take(i: number): Place {
    const edge = this.#others[i]!;
    const to = end(edge, this.#base!);
    this.taken = { to, edge, number: i + 1, of: this.#others.length };
    return to;
  }
}

const end = (e: Edge, at: Place): Place => (e.from === at ? e.to : e.from);

// Nearest is what stands above or below.
function nearest(g: Graph, from: Place, dy: number, shown: (p: Place) => boolean): Place | undefined {
  let best: Place | undefined;
  let least = Infinity;
  for (const p of g.places.values()) {
    const ahead = (p.y - from.y) * dy;
    const far = ahead + Math.abs(p.x - from.x) * 2.5;
    if (p !== from && ahead > 0 && far < least && shown(p)) [best, least] = [p, far];
  }
  return best;
}
