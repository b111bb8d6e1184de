import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomTransform } from 'd3-zoom';
import { h, svg } from '../dom';
import { cut, gist, kind, kindName, tongue, when } from '../nodes';
import type { Page } from '../page';
import { day, term, type Key } from '../text/text';
import { Axis } from './axis';
import { Edges } from './edges';
import { names, shape } from './geometry';
import type { Graph, Place } from './graph';
import { Steps } from './steps';

// Act is what a reader does to a node or an edge of the drawing; '' with select
// is to choose nothing, and with leave to go out of the drawing.
export type Act = 'select' | 'expand' | 'collapse' | 'pin' | 'read' | 'path' | 'leave';

const far = 0.34; // smaller than that, there is room only for names that matter
const near = 0.85; // from here on there is room for what a node says

// Bulk is how much larger than to scale a shape is from afar, in few steps, so that
// a zoom makes few elements anew.
const bulk = (k: number) => (k >= 0.25 ? 1 : k >= 0.16 ? 1.5 : k >= 0.1 ? 2.2 : 3.2);

// Drawing is the picture of a graph on a real axis of time. Only what is in
// sight has elements, with half a screen around it, and names come with size.
// The scene is a layer of its own, twice as wide and high as the stage: a move
// within it shifts the layer, and a zoom stretches it until the fingers rest, so
// that some thousands of nodes move as smoothly as ten.
export class Drawing {
  readonly element: HTMLElement;
  #svg = svg('svg', { class: 'drawing', role: 'presentation', focusable: 'false' });
  #scene = svg('g');
  #stage: HTMLElement;
  #axis: Axis;
  #edges: Edges;
  #nodes = svg('g', { class: 'nodes' });
  #zoom = zoom<HTMLElement, unknown>().scaleExtent([0.05, 4]);
  #at: ZoomTransform = zoomIdentity;
  #painted: ZoomTransform = zoomIdentity; // what the layer was painted at
  #stretching = false; // while fingers or a wheel change the size
  #graph: Graph | undefined;
  #there: Set<string> | undefined;
  #way = new Set<string>();
  #selected = '';
  #pinned = new Set<string>();
  #drawn = new Map<string, { element: SVGElement; as: string }>();
  #frame = 0;
  #held: [number, number, number, number] | undefined; // what has elements
  #resize: ResizeObserver;
  #size: [number, number] = [0, 0];
  #steps = new Steps();

  constructor(
    private page: Page,
    private chosen: (id: string, act: Act) => void,
    keys: Key = 'drawing.keys', // which keys there are, for who hears
  ) {
    const button = (name: string, words: string, run: () => void) =>
      h('button', { type: 'button', 'aria-label': words, title: words, onclick: run }, name);
    this.#axis = new Axis(page);
    this.#edges = new Edges(page.lang);
    this.#stage = h('div', {
      class: 'stage', tabindex: 0, role: 'application', 'aria-label': page.t('drawing.label'), 'aria-describedby': 'drawing-keys',
      onkeydown: (event: KeyboardEvent) => this.#key(event),
      onpointermove: (event: PointerEvent) => this.#hover(event),
      onpointerleave: () => this.#edges.hover(undefined),
    });
    this.#stage.append(this.#svg, this.#axis.element);
    this.#svg.append(this.#scene);
    this.#scene.append(this.#axis.ground, this.#edges.element, this.#nodes);
    this.element = h('div', { class: 'picture' }, this.#stage,
      h('div', { class: 'zoomers' },
        button('+', page.t('drawing.in'), () => this.scale(1.5)),
        button('−', page.t('drawing.out'), () => this.scale(1 / 1.5)),
        button('⤢', page.t('drawing.fit'), () => this.fit(true))),
      h('p', { class: 'quiet', id: 'drawing-keys' }, page.t(keys)));
    this.#zoom.on('zoom', (event: { transform: ZoomTransform; sourceEvent?: Event }) => {
      if (event.sourceEvent) {
        // While it is moved nothing is pointed at, so nothing need be looked for.
        this.#stage.classList.add('moving');
        this.#stretching ||= event.transform.k !== this.#at.k;
      }
      this.#at = event.transform;
      this.#later();
    });
    this.#zoom.on('end', () => {
      this.#stage.classList.remove('moving');
      if (!this.#stretching) return;
      this.#stretching = false;
      this.#later();
    });
    select(this.#stage).call(this.#zoom).on('dblclick.zoom', null);
    this.#stage.addEventListener('click', (event) => this.#click(event, 'select'));
    this.#stage.addEventListener('dblclick', (event) => this.#click(event, 'expand'));
    this.#resize = new ResizeObserver(() => {
      const first = this.#size[0] === 0;
      this.#size = [this.#stage.clientWidth, this.#stage.clientHeight];
      if (first && this.#graph) this.fit();
      this.#again();
    });
    this.#resize.observe(this.#stage);
  }

  close(): void {
    this.#resize.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  show(graph: Graph, keepPlace: boolean): void {
    this.#graph = graph;
    this.#drawn.clear();
    this.#nodes.replaceChildren();
    this.#axis.show(graph);
    // What is small needs no large stage.
    this.#stage.style.setProperty('--high', `${Math.round(graph.height * 1.25 + 90)}px`);
    this.#size = [this.#stage.clientWidth, this.#stage.clientHeight];
    if (!keepPlace && this.#size[0]) this.fit();
    this.#again();
  }

  mark(selected: string, way: Set<string>, there: Set<string> | undefined, pinned: string[]): void {
    this.#selected = selected;
    this.#way = way;
    this.#there = there;
    this.#pinned = new Set(pinned);
    this.#svg.classList.toggle('focused', way.size > 0);
    this.#again();
  }

  #again(): void {
    this.#held = undefined;
    this.#later();
  }

  // Fit shows the whole, or, where that would be too small to read and nobody
  // asked for it, the node it is about in the middle.
  fit(whole = false): void {
    const g = this.#graph;
    const [width, height] = this.#size;
    if (!g || !width || g.places.size === 0) return;
    const k = Math.min(width / (g.width + 20), height / (g.height + 70), 1.25);
    const about = g.places.get(this.#selected) ?? g.root;
    if (whole || k >= 0.45 || !about) this.#move(zoomIdentity.translate((width - g.width * k) / 2, 50 * Math.min(k, 1) + (height - (g.height + 50) * k) / 2).scale(k));
    else this.#center(about, 0.7);
  }

  // Center puts a node in the middle, or as near to it as leaves no empty room at
  // the edges of the stage.
  #center(p: Place, k: number): void {
    const [width, height] = this.#size;
    const g = this.#graph!;
    const along = (at: number, room: number, whole: number, before: number) =>
      whole * k < room - before ? before + (room - before - whole * k) / 2 : Math.min(before, Math.max(room - whole * k - 10, room / 2 - at * k));
    this.#move(zoomIdentity.translate(along(p.x, width, g.width, 0), along(p.y, height, g.height, 44)).scale(k));
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

  // Paint shifts or stretches the layer while what is in sight is on it, and
  // paints it anew where it is not, or at rest in another size.
  #paint(): void {
    const { k, x, y } = this.#at;
    const [width, height] = this.#size;
    this.#axis.place(k, x);
    const seen: [number, number, number, number] = [-x / k, -y / k, (width - x) / k, (height - y) / k];
    const held = this.#held;
    const by = k / this.#painted.k;
    const onIt = held && seen[0] >= held[0] && seen[1] >= held[1] && seen[2] <= held[2] && seen[3] <= held[3];
    if (held && (by === 1 ? onIt : this.#stretching && by > 0.45 && by < 3)) {
      this.#svg.style.transform = `translate(${x - by * this.#painted.x}px, ${y - by * this.#painted.y}px) scale(${by})`;
      return;
    }
    this.#painted = this.#at;
    this.#svg.style.transform = '';
    this.#svg.classList.toggle('far', k < far);
    this.#svg.style.setProperty('--name', `${Math.max(11.5, 11 / k)}px`);
    this.#svg.style.setProperty('--thin', String(Math.min(1.6, Math.max(0.7, 0.9 * k) / k)));
    this.#scene.setAttribute('transform', `translate(${x + width / 2},${y + height / 2}) scale(${k})`);
    const [mx, my] = [width / k / 2, height / k / 2];
    this.#held = [seen[0] - mx, seen[1] - my, seen[2] + mx, seen[3] + my];
    this.#fill(this.#held, k);
  }

  #fill([left, top, right, bottom]: [number, number, number, number], k: number): void {
    const g = this.#graph;
    if (!g) return;
    const keep = new Set<string>();
    // From afar the names of a way can be read, but not those of a hundred neighbours.
    const matters = this.#way.size > 80 ? /pinned|root|selected/ : /on|pinned|root|selected/;
    for (const p of g.places.values()) {
      if (p.x < left - 90 || p.x > right + 90 || p.y < top || p.y > bottom) continue;
      const { id } = p.node;
      keep.add(id);
      const state = this.#state(id) + (p === g.root ? ' root' : '');
      const size = k < far ? (matters.test(state) ? 'named' : 'bare') : k < near ? 'named' : 'full';
      const as = `${size} ${size === 'bare' ? bulk(k) : Math.round(k * 25)} ${state}`;
      const before = this.#drawn.get(id);
      if (before?.as === as) continue;
      const element = this.#node(p, state, size, k);
      if (before) before.element.replaceWith(element);
      else this.#nodes.append(element);
      this.#drawn.set(id, { element, as });
    }
    for (const [id, { element }] of this.#drawn) {
      if (keep.has(id)) continue;
      element.remove();
      this.#drawn.delete(id);
    }
    const edges = g.edges.filter(({ from, to }) =>
      Math.max(from.x, to.x) >= left && Math.min(from.x, to.x) - 100 <= right && Math.max(from.y, to.y) >= top && Math.min(from.y, to.y) <= bottom);
    this.#svg.style.setProperty('--dense', String(edges.length > 1500 ? 0.4 : edges.length > 250 ? 0.55 : 0.75));
    this.#edges.show(edges, k, (id) => this.#state(id));
  }

  #state(id: string): string {
    return [
      this.#there && !this.#there.has(id) && !this.#pinned.has(id) && 'absent',
      this.#way.has(id) && 'on',
      this.#selected === id && 'selected',
      this.#pinned.has(id) && 'pinned',
    ].filter(Boolean).join(' ');
  }

  #node(p: Place, state: string, size: 'bare' | 'named' | 'full', k: number): SVGElement {
    // A name is never smaller than can be read: it has fewer characters instead.
    const line = Math.max(11.5, 11 / k);
    const most = k < far ? 26 : Math.floor(((p.room - 6) * Math.min(k, 1)) / 6.7);
    const { lines, words } = names(p, most, k < far ? 1 : Math.min(3, Math.floor((p.below - 20) / line)));
    const group = svg('g', { class: `node k-${kind(p.node.id)} ${state}`, transform: `translate(${p.x},${p.y})`, 'data-id': p.node.id });
    if (size !== 'bare') group.append(svg('circle', { class: 'target', r: 15 }));
    // From afar a shape is larger than to scale, or it would be a speck.
    group.append(svg('path', { d: shape(p.node.id), transform: bulk(k) > 1 && `scale(${bulk(k)})` }));
    if (size === 'bare') return group;
    lines.forEach((words, i) => group.append(svg('text', { y: 9 + line * (i + 0.95) }, words)));
    if (words && size === 'full') group.append(svg('text', { class: 'gist', y: 31, lang: tongue(this.page, p.node) }, words));
    group.append(svg('title', {}, [p.node.label, cut(gist(p.node), 200)].filter(Boolean).join('\n')));
    return group;
  }

  // Under finds what a point of the screen means: the node there, else the
  // nearest node or edge that a mouse or a finger can be meant to have hit.
  #under(event: MouseEvent): string {
    const hit = (event.target as Element).closest<SVGElement>('[data-id]')?.dataset.id;
    const g = this.#graph;
    if (hit || !g) return hit ?? '';
    const box = this.#stage.getBoundingClientRect();
    const [x, y] = this.#at.invert([event.clientX - box.left, event.clientY - box.top]);
    const finger = (event as PointerEvent).pointerType === 'touch';
    let least = (finger ? 24 : 10) / this.#at.k;
    let found = '';
    for (const p of g.places.values()) {
      const away = Math.hypot(p.x - x, p.y - y);
      if (away < least && (!this.#there || this.#there.has(p.node.id))) [found, least] = [p.node.id, away];
    }
    return found || (this.#edges.at(x, y, (finger ? 16 : 7) / this.#at.k)?.id ?? '');
  }

  #hover(event: PointerEvent): void {
    if (event.pointerType !== 'mouse' || event.buttons) return;
    const id = this.#under(event);
    this.#edges.hover(id.startsWith('edge:') ? this.#graph?.edges.find((e) => e.id === id) : undefined);
    this.#stage.classList.toggle('pointed', id !== '');
  }

  #click(event: MouseEvent, act: 'select' | 'expand'): void {
    const id = this.#under(event);
    this.#steps.forget();
    if (act === 'select' && event.shiftKey && id && !id.startsWith('edge:')) this.chosen(id, 'path');
    else if (act === 'select' || (id && !id.startsWith('edge:'))) this.chosen(id, act);
  }

  // Keys walk along the edges: to the left to what is older, to the right to what
  // is newer, up and down among what that leads to.
  #key(event: KeyboardEvent): void {
    const g = this.#graph;
    if (!g || event.ctrlKey || event.metaKey || event.altKey) return;
    const step: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = step[event.key];
    const here = g.places.has(this.#selected) ? this.#selected : '';
    if (way && event.shiftKey) this.#move(this.#at.translate((-way[0] * 80) / this.#at.k, (-way[1] * 80) / this.#at.k));
    else if (way) this.#walk(g, way);
    else if (event.key === '+' || event.key === '=') this.scale(1.4);
    else if (event.key === '-') this.scale(1 / 1.4);
    else if (event.key === '0') this.fit(true);
    else if (event.key === 'Enter' && this.#selected) this.chosen(this.#selected, 'read');
    else if (event.key === 'Escape') this.chosen('', this.#selected ? 'select' : 'leave');
    else if (event.key === 'e' && here) this.chosen(here, 'expand');
    else if (event.key === 'c' && here) this.chosen(here, 'collapse');
    else if (event.key === 'p' && here) this.chosen(here, 'pin');
    else if (event.key === 'f' && here) this.chosen(here, 'path');
    else return;
    event.preventDefault();
  }

  #walk(g: Graph, way: [number, number]): void {
    const from = g.places.get(this.#selected);
    const to = from ? this.#steps.from(g, from, way, this.#there) : (g.root ?? g.places.values().next().value);
    if (to) this.chosen(to.node.id, 'select');
    else this.page.say(this.page.t(way[0] < 0 ? 'drawing.noOlder' : way[0] > 0 ? 'drawing.noNewer' : 'drawing.noOther'));
  }

  // Describe says what a node is, and along which edge a key led to it.
  describe(p: Place): string {
    const edges = this.#graph?.around.get(p)?.length ?? 0;
    const taken = this.#steps.taken;
    const at = taken?.to === p ? taken : undefined;
    return [
      at && `${term(this.page.lang, at.edge.to === p ? 'type' : 'back', at.edge.type)} ${this.page.t('drawing.step', { n: at.number, m: at.of })}`,
      p.node.label, kindName(this.page, p.node.id), day(this.page.lang, when(p.node)), this.page.t('rows.edges', { n: edges }), cut(gist(p.node), 120),
    ].filter(Boolean).join(', ');
  }
}
