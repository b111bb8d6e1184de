import { h, svg } from '../dom';
import { cut } from '../nodes';
import type { Page } from '../page';
import { shortDay } from '../text/text';
import type { Graph } from './graph';

interface Tick {
  x: number;
  element: SVGElement;
  first: boolean; // a column, not the length of a gap
  width: number; // of its words, near enough
  near: boolean | undefined; // shown from near, from afar, or always
}

const far = 0.45; // smaller than that, a column is called by its year

// Axis is the row of dates that stays at the top while the drawing moves below
// it. It is painted once for each size, and shifted while that is the same.
export class Axis {
  readonly element: HTMLElement;
  // Ground are the lines below the drawing, one for each date.
  readonly ground = svg('g', { class: 'ground' });
  #svg = svg('svg', { class: 'axis', 'aria-hidden': 'true' });
  #ticks: Tick[] = [];
  #k = 0;

  constructor(private page: Page) {
    this.element = h('div', { class: 'dates' });
    this.element.append(this.#svg);
  }

  show(g: Graph): void {
    const tick = (x: number, name: string, date: string, first: boolean, near?: boolean) => {
      const element = svg('g', { class: first ? 'tick' : 'tick break' },
        svg('text', { y: 17 }, cut(name, 22)), date && svg('text', { class: 'date', y: 31 }, date));
      this.#ticks.push({ x, element, first, near, width: Math.max(Math.min(name.length, 22) * (first ? 8.6 : 6.4), date.length * 6.4) });
    };
    this.#ticks = [];
    const guides: SVGElement[] = [];
    g.columns.forEach((c, i) => {
      const x = c.x + c.width / 2;
      const named = c.label !== c.date;
      const date = shortDay(this.page.lang, c.date);
      tick(x, named ? c.label : date, named ? date : '', true, true);
      const year = c.date.slice(0, 4);
      if (year !== g.columns[i - 1]?.date.slice(0, 4)) tick(x, year, '', true, false);
      guides.push(svg('line', { x1: x, x2: x, y1: -3000, y2: g.undated || g.height + 3000 }));
      // A gap that is not to scale says how long it is.
      const before = g.columns[i - 1];
      const years = before ? Number(c.date.slice(0, 4)) - Number(before.date.slice(0, 4)) : 0;
      if (before && years > 3) tick((before.x + before.width + c.x) / 2, this.page.t('drawing.years', { n: years }), '', false);
    });
    this.#svg.replaceChildren(...this.#ticks.map((t) => t.element));
    this.ground.replaceChildren(...guides, ...(g.undated
      ? [svg('line', { class: 'lane', x1: 0, x2: g.width, y1: g.undated, y2: g.undated }),
         svg('text', { x: 8, y: g.undated + 15 }, this.page.t('drawing.undated'))]
      : []));
    this.#k = 0;
  }

  // Place puts the dates where a zoom has their columns. Where columns are too
  // near for all their names, some go without.
  place(k: number, x: number): void {
    this.#svg.style.transform = `translateX(${x}px)`;
    if (k === this.#k) return;
    this.#k = k;
    const taken: Tick[] = [];
    const clear = (t: Tick, at: number) =>
      taken.every((other) => Math.abs(Math.round(other.x * k) - at) >= (other.width + t.width) / 2 + 8);
    for (const first of [true, false]) {
      for (const t of this.#ticks) {
        if (t.first !== first) continue;
        if (t.near !== undefined && t.near !== k >= far) {
          t.element.setAttribute('visibility', 'hidden');
          continue;
        }
        const at = Math.round(t.x * k);
        const room = clear(t, at);
        t.element.setAttribute('visibility', room ? 'visible' : 'hidden');
        if (!room) continue;
        t.element.setAttribute('transform', `translate(${at},0)`);
        taken.push(t);
      }
    }
  }
}
