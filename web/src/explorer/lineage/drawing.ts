import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomTransform } from 'd3-zoom';
import { h, svg } from '../dom';
import { cut, gist, kind, kindName, when } from '../nodes';
import type { Page } from '../page';
import { day, term } from '../text/text';
import { curve, dashes, middle, names, shape } from './geometry';
import type { Edge, Graph, Place } from './graph';

// Drawing is the picture of a graph on a real axis of time. Only what is in
// sight has elements, with half a screen around it, and names come with size.
// The scene is a layer of its own, twice as wide and high as the stage: a move
// within it shifts the layer and paints nothing, so that some thousands of nodes
// move as smoothly as ten.
export class Drawing {
  readonly element: HTMLElement;
  #svg = svg('svg', { class: 'drawing', role: 'presentation', focusable: 'false' });
  #scene = svg('g');
  #axis = svg('svg', { class: 'axis', 'aria-hidden': 'true' });
  #stage: HTMLElement;
  #edges = svg('g', { class: 'edges' });
  #nodes = svg('g', { class: 'nodes' });
  #ground = svg('g', { class: 'ground' });
  #ticks: { x: number; element: SVGElement; first: boolean }[] = [];
  #zoom = zoom<HTMLElement, unknown>().scaleExtent([0.05, 4]);
  #at: ZoomTransform = zoomIdentity;
  #painted: ZoomTransform = zoomIdentity; // what the layer was painted at
  #graph: Graph | undefined;
  #there: Set<string> | undefined;
  #way = new Set<string>();
  #selected = '';
  #pinned = new Set<string>();
  #drawn = new Map<string, SVGElement>();
  #frame = 0;
  #held: [number, number, number, number] | undefined; // what has elements
  #resize: ResizeObserver;
  #size: [number, number] = [0, 0];

  constructor(
    private page: Page,
    private chosen: (id: string, act: 'select' | 'expand' | 'collapse' | 'pin' | 'read') => void,
  ) {
    const button = (name: string, words: string, run: () => void) =>
      h('button', { type: 'button', 'aria-label': words, title: words, onclick: run }, name);
    this.#stage = h('div', {
      class: 'stage', tabindex: 0, role: 'application', 'aria-label': page.t('drawing.label'), 'aria-describedby': 'drawing-keys',
      onkeydown: (event: KeyboardEvent) => this.#key(event),
    });
    this.#stage.append(this.#svg, this.#axis);
    this.#svg.append(this.#scene);
    this.#scene.append(this.#ground, this.#edges, this.#nodes);
    this.element = h('div', { class: 'picture' }, this.#stage,
      h('div', { class: 'zoomers' },
        button('+', page.t('drawing.in'), () => this.scale(1.5)),
        button('−', page.t('drawing.out'), () => this.scale(1 / 1.5)),
        button('⤢', page.t('drawing.fit'), () => this.fit())),
      h('p', { class: 'quiet', id: 'drawing-keys' }, page.t('drawing.keys')));
    this.#zoom.on('zoom', (event: { transform: ZoomTransform; sourceEvent?: Event }) => {
      this.#at = event.transform;
      // While it is dragged nothing is pointed at, so nothing need be looked for.
      if (event.sourceEvent) this.#stage.classList.add('moving');
      this.#later();
    });
    this.#zoom.on('end', () => this.#stage.classList.remove('moving'));
    select(this.#stage).call(this.#zoom).on('dblclick.zoom', null);
    this.#stage.addEventListener('click', (event) => this.#click(event, 'select'));
    this.#stage.addEventListener('dblclick', (event) => this.#click(event, 'expand'));
    this.#resize = new ResizeObserver(() => {
      const first = this.#size[0] === 0;
      this.#size = [this.#stage.clientWidth, this.#stage.clientHeight];
      if (first && this.#graph) this.fit();
      this.#held = undefined;
      this.#later();
    });
    this.#resize.observe(this.#stage);
  }

  close(): void {
    this.#resize.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  show(graph: Graph, keepPlace: boolean): void {
    this.#graph = graph;
    this.#forget();
    this.#paintAxis();
    this.#size = [this.#stage.clientWidth, this.#stage.clientHeight];
    if (!keepPlace && this.#size[0]) this.fit();
    this.#later();
  }

  mark(selected: string, way: Set<string>, there: Set<string> | undefined, pinned: string[]): void {
    this.#selected = selected;
    this.#way = way;
    this.#there = there;
    this.#pinned = new Set(pinned);
    this.#svg.classList.toggle('focused', way.size > 0);
    this.#forget();
    this.#later();
  }

  #forget(): void {
    this.#held = undefined;
    this.#drawn.clear();
    for (const group of [this.#edges, this.#nodes]) group.replaceChildren();
  }

  // Fit shows the whole, or, where that would be too small to read, the node it
  // is about in the middle.
  fit(): void {
    const g = this.#graph;
    const [width, height] = this.#size;
    if (!g || !width || g.places.size === 0) return;
    const k = Math.min(width / (g.width + 20), height / (g.height + 70), 1.25);
    const about = g.places.get(this.#selected) ?? g.root;
    if (k >= 0.45 || !about) this.#move(zoomIdentity.translate((width - g.width * k) / 2, 50 * k + (height - (g.height + 50) * k) / 2).scale(k));
    else this.#center(about, 0.7);
  }

  #center(p: Place, k: number): void {
    const [width, height] = this.#size;
    this.#move(zoomIdentity.translate(width / 2 - p.x * k, height / 2 - p.y * k).scale(k));
  }

  scale(by: number): void {
    this.#zoom.scaleBy(select(this.#stage), by);
  }

  // Reveal brings a node into sight where it is not.
  reveal(id: string): void {
    const p = this.#graph?.places.get(id);
    if (!p || !this.#size[0]) return;
    const [x, y] = this.#at.apply([p.x, p.y]);
    if (x > 40 && y > 60 && x < this.#size[0] - 80 && y < this.#size[1] - 30) return;
    this.#center(p, Math.max(this.#at.k, 0.5));
  }

  #move(to: ZoomTransform): void {
    this.#zoom.transform(select(this.#stage), to);
  }

  #later(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  // Paint shifts the layer while all that is in sight is on it, and paints it
  // anew where that is not so, or the size is another.
  #paint(): void {
    const { k, x, y } = this.#at;
    const [width, height] = this.#size;
    this.#placeTicks(k, x);
    const seen: [number, number, number, number] = [-x / k, -y / k, (width - x) / k, (height - y) / k];
    const held = this.#held;
    if (held && k === this.#painted.k && seen[0] >= held[0] && seen[1] >= held[1] && seen[2] <= held[2] && seen[3] <= held[3]) {
      this.#svg.style.transform = `translate(${x - this.#painted.x}px, ${y - this.#painted.y}px)`;
      return;
    }
    this.#painted = this.#at;
    this.#svg.style.transform = '';
    this.#svg.classList.toggle('far', k < 0.42);
    this.#svg.classList.toggle('near', k >= 0.85);
    this.#scene.setAttribute('transform', `translate(${x + width / 2},${y + height / 2}) scale(${k})`);
    const [mx, my] = [width / k / 2, height / k / 2];
    this.#held = [seen[0] - mx, seen[1] - my, seen[2] + mx, seen[3] + my];
    this.#fill(this.#held);
  }

  #fill([left, top, right, bottom]: [number, number, number, number]): void {
    const g = this.#graph;
    if (!g) return;
    const keep = new Set<string>();
    for (const p of g.places.values()) {
      if (p.x < left - 90 || p.x > right + 90 || p.y < top || p.y > bottom) continue;
      keep.add(p.node.id);
      if (!this.#drawn.has(p.node.id)) this.#draw(this.#nodes, p.node.id, this.#node(p));
    }
    for (const e of g.edges) {
      const low = Math.min(e.from.x, e.to.x);
      const high = Math.max(e.from.x, e.to.x);
      if (high < left || low - 100 > right || Math.max(e.from.y, e.to.y) < top || Math.min(e.from.y, e.to.y) > bottom) continue;
      keep.add(e.id);
      if (!this.#drawn.has(e.id)) this.#draw(this.#edges, e.id, this.#edge(e));
    }
    for (const [id, element] of this.#drawn) {
      if (keep.has(id)) continue;
      element.remove();
      this.#drawn.delete(id);
    }
  }

  #draw(into: SVGElement, id: string, element: SVGElement): void {
    this.#drawn.set(id, element);
    into.append(element);
  }

  #state(id: string): string {
    return [
      this.#there && !this.#there.has(id) && 'absent',
      this.#way.has(id) && 'on',
      this.#selected === id && 'selected',
      this.#pinned.has(id) && 'pinned',
    ].filter(Boolean).join(' ');
  }

  #node(p: Place): SVGElement {
    const [name, words] = names(p);
    const root = p === this.#graph?.root ? ' root' : '';
    return svg('g', { class: `node k-${kind(p.node.id)}${root} ${this.#state(p.node.id)}`, transform: `translate(${p.x},${p.y})`, 'data-id': p.node.id },
      svg('circle', { class: 'target', r: 15 }),
      svg('path', { d: shape(p.node.id) }),
      svg('text', { y: 20 }, name),
      words && svg('text', { class: 'gist', y: 31 }, words),
      svg('title', {}, [p.node.label, cut(gist(p.node), 200)].filter(Boolean).join('\n')));
  }

  #edge(e: Edge): SVGElement {
    const state = this.#state(e.id);
    const d = curve(e);
    const group = svg('g', { class: `edge t-${e.type} ${state}`, 'data-id': e.id },
      svg('path', { class: 'grip', d }),
      svg('path', { class: 'line', d, 'stroke-dasharray': dashes[e.method] }),
      svg('title', {}, `${e.from.node.label} ${term(this.page.lang, 'type', e.type)} ${e.to.node.label}`));
    if (this.#way.has(e.id)) {
      const [x, y] = middle(e);
      group.append(svg('text', { x, y: y - 4 }, term(this.page.lang, 'type', e.type)));
    }
    return group;
  }

  // The axis stays at the top while the scene moves below it. Where columns are
  // too near for all their names, some go without.
  #paintAxis(): void {
    const g = this.#graph!;
    const tick = (x: number, name: string, date: string, first: boolean) => {
      const element = svg('g', { class: first ? 'tick' : 'tick break' },
        svg('text', { y: 17 }, cut(name, 16)), date && svg('text', { class: 'date', y: 31 }, date));
      this.#ticks.push({ x, element, first });
    };
    this.#ticks = [];
    const guides: SVGElement[] = [];
    g.columns.forEach((c, i) => {
      const x = c.x + c.width / 2;
      const named = c.label !== c.date;
      const date = day(this.page.lang, c.date);
      tick(x, named ? c.label : date, named ? date : '', true);
      guides.push(svg('line', { x1: x, x2: x, y1: -1e5, y2: 1e5 }));
      // A gap that is not to scale says how long it is.
      const before = g.columns[i - 1];
      const years = before ? Number(c.date.slice(0, 4)) - Number(before.date.slice(0, 4)) : 0;
      if (before && years > 3) tick((before.x + before.width + c.x) / 2, this.page.t('drawing.years', { n: years }), '', false);
    });
    this.#axis.replaceChildren(svg('rect', { width: '100%', height: 38 }), ...this.#ticks.map((t) => t.element));
    this.#ground.replaceChildren(...guides, ...(g.undated
      ? [svg('line', { class: 'lane', x1: -1e5, x2: 1e5, y1: g.undated, y2: g.undated }),
         svg('text', { x: 8, y: g.undated + 15 }, this.page.t('drawing.undated'))]
      : []));
  }

  #placeTicks(k: number, x: number): void {
    let last = -Infinity;
    const taken: number[] = [];
    for (const first of [true, false]) {
      last = -Infinity;
      for (const t of this.#ticks) {
        if (t.first !== first) continue;
        const at = t.x * k + x;
        const room = at - last >= 96 && !(!first && taken.some((other) => Math.abs(other - at) < 88));
        t.element.setAttribute('visibility', room && at > -60 && at < this.#size[0] + 60 ? 'visible' : 'hidden');
        if (!room) continue;
        t.element.setAttribute('transform', `translate(${Math.round(at)},0)`);
        last = at;
        taken.push(at);
      }
    }
  }

  #click(event: Event, act: 'select' | 'expand'): void {
    const id = (event.target as Element).closest<SVGElement>('[data-id]')?.dataset.id;
    if (id && (act === 'select' || !id.startsWith('edge:'))) this.chosen(id, act);
    else if (!id && act === 'select') this.chosen('', 'select');
  }

  // Keys walk from node to node: to the nearest in the direction of the arrow.
  #key(event: KeyboardEvent): void {
    const g = this.#graph;
    if (!g || event.ctrlKey || event.metaKey || event.altKey) return;
    const step: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = step[event.key];
    if (way && event.shiftKey) this.#move(this.#at.translate((-way[0] * 80) / this.#at.k, (-way[1] * 80) / this.#at.k));
    else if (way) this.#walk(g, way);
    else if (event.key === '+' || event.key === '=') this.scale(1.4);
    else if (event.key === '-') this.scale(1 / 1.4);
    else if (event.key === '0') this.fit();
    else if (event.key === 'Enter' && this.#selected) this.chosen(this.#selected, 'read');
    else if (event.key === 'Escape') this.chosen('', 'select');
    else if (event.key === 'e' && this.#selected) this.chosen(this.#selected, 'expand');
    else if (event.key === 'c' && this.#selected) this.chosen(this.#selected, 'collapse');
    else if (event.key === 'p' && this.#selected) this.chosen(this.#selected, 'pin');
    else return;
    event.preventDefault();
  }

  #walk(g: Graph, [dx, dy]: [number, number]): void {
    const from = g.places.get(this.#selected) ?? g.root;
    if (!from || !this.#selected) {
      const first = from ?? g.places.values().next().value;
      if (first) this.chosen(first.node.id, 'select');
      return;
    }
    let best: Place | undefined;
    let least = Infinity;
    for (const p of g.places.values()) {
      const ahead = (p.x - from.x) * dx + (p.y - from.y) * dy;
      if (p === from || ahead <= 0) continue;
      const aside = Math.abs((p.x - from.x) * dy) + Math.abs((p.y - from.y) * dx);
      const far = ahead + aside * 2.5;
      if (far < least && (!this.#there || this.#there.has(p.node.id))) [best, least] = [p, far];
    }
    if (best) this.chosen(best.node.id, 'select');
  }

  describe(p: Place): string {
    const edges = this.#graph?.around.get(p)?.length ?? 0;
    return [p.node.label, kindName(this.page, p.node.id), day(this.page.lang, when(p.node)), this.page.t('rows.edges', { n: edges }), cut(gist(p.node), 120)]
      .filter(Boolean).join(', ');
  }
}
