import { svg } from '../dom';
import { term } from '../text/text';
import type { Language } from '../../shared/language';
import { away, curve, dashes, middle, pattern } from './geometry';
import type { Edge } from './graph';

// With more lines in sight than these, a pattern takes seconds to paint and
// cannot be told from its neighbours: such lines are pale instead.
const most = 4000;

// Edges are the lines of the drawing: all of one type and method are one path,
// since thousands of elements would be slow, and what is marked has elements of
// its own above them. Which line is meant is told by geometry.
export class Edges {
  readonly element = svg('g', { class: 'edges' });
  #bundles = svg('g');
  #marked = svg('g');
  #hovered = svg('g');
  #shown: Edge[] = [];

  constructor(private lang: Language) {
    this.element.append(this.#bundles, this.#marked, this.#hovered);
  }

  // Show paints these edges at a scale; state gives the classes of one, '' for most.
  show(edges: Edge[], k: number, state: (id: string) => string): void {
    const lines = new Map<string, string[]>();
    const marked: SVGElement[] = [];
    this.#shown = [];
    for (const e of edges) {
      const of = state(e.id);
      if (of.includes('absent')) continue;
      this.#shown.push(e);
      if (of) {
        marked.push(this.#line(e, of));
        continue;
      }
      const key = `${e.type} ${e.method}`;
      const list = lines.get(key);
      if (list) list.push(curve(e));
      else lines.set(key, [curve(e)]);
    }
    const patterned = this.#shown.length <= most;
    this.#bundles.replaceChildren(...[...lines].map(([key, d]) => {
      const [type, method] = key.split(' ') as [string, string];
      return svg('path', { class: `bundle t-${type}${patterned || !dashes[method] ? '' : ' plain'}`, d: d.join(''), 'stroke-dasharray': patterned && pattern(method, k) });
    }));
    this.#marked.replaceChildren(...marked);
    this.#hovered.replaceChildren();
  }

  // At finds the edge that is nearest to a point and within reach of it.
  at(x: number, y: number, reach: number): Edge | undefined {
    let found: Edge | undefined;
    let least = reach;
    for (const e of this.#shown) {
      const far = away(e, x, y, least);
      if (far < least) [found, least] = [e, far];
    }
    return found;
  }

  hover(e: Edge | undefined): void {
    this.#hovered.replaceChildren(...(e ? [this.#line(e, 'hovered')] : []));
  }

  #line(e: Edge, state: string): SVGElement {
    const [x, y] = middle(e);
    return svg('g', { class: `edge t-${e.type} ${state}`, 'data-id': e.id },
      svg('path', { class: 'line', d: curve(e), 'stroke-dasharray': dashes[e.method] }),
      svg('text', { x, y: y - 4 }, term(this.lang, 'type', e.type)));
  }
}
