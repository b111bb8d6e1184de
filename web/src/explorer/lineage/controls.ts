import { h } from '../dom';
import { kind, kinds } from '../nodes';
import type { Page } from '../page';
import { list } from '../state';
import { day, term } from '../text/text';
import { shape } from './geometry';
import { methods, types, years, type Graph } from './graph';
import { svg } from '../dom';

// Controls choose what is shown: which way, how far, which relations, how sure,
// and by when.
export function controls(page: Page): HTMLElement {
  const { state } = page;
  const part = !state.of || kind(state.of) === 'topic';
  const direction = state.dir || 'ANCESTORS';
  const ways = (['ANCESTORS', 'BOTH', 'DESCENDANTS'] as const).map((d) =>
    h('label', {},
      h('input', { type: 'radio', name: 'dir', value: d, checked: direction === d, onchange: () => page.go({ dir: d === 'ANCESTORS' ? undefined : d }) }),
      h('span', {}, page.t(`dir.${d}`))));
  const depth = h('select', { id: 'depth', onchange: (e: Event) => page.go({ depth: (e.target as HTMLSelectElement).value }) },
    ...Array.from({ length: 15 }, (_, i) => i + 1).map((n) =>
      h('option', { value: n, selected: n === (Number(state.depth) || 6) }, String(n))));
  return h('div', { class: 'controls' },
    !part && h('fieldset', { class: 'segments' }, h('legend', {}, page.t('controls.direction')), h('div', {}, ...ways)),
    !part && h('p', { class: 'field' }, h('label', { for: 'depth' }, page.t('controls.depth')), depth),
    confidence(page));
}

// Settle shows what is chosen, also where it was chosen by going back, and leaves
// the focus where it is.
export function settle(at: HTMLElement, page: Page): void {
  const focused = at.contains(document.activeElement) ? (document.activeElement as HTMLInputElement) : undefined;
  at.replaceChildren(controls(page));
  if (!focused) return;
  const same = focused.id ? `#${focused.id}` : `input[name="${focused.name}"]:checked`;
  at.querySelector<HTMLElement>(same)?.focus();
}

function confidence(page: Page): HTMLElement {
  const now = Number(page.state.min) || 0;
  const percent = new Intl.NumberFormat(page.lang, { style: 'percent' });
  const output = h('output', { for: 'min' }, percent.format(now));
  const input = h('input', {
    id: 'min', type: 'range', min: 0, max: 1, step: 0.05, value: now, 'aria-valuetext': percent.format(now),
    oninput: (e: Event) => {
      const value = Number((e.target as HTMLInputElement).value);
      output.textContent = percent.format(value);
      input.setAttribute('aria-valuetext', percent.format(value));
    },
    onchange: (e: Event) => page.go({ min: Number((e.target as HTMLInputElement).value) || undefined }, 'replace'),
  });
  return h('p', { class: 'field' }, h('label', { for: 'min' }, page.t('controls.confidence')), input, output);
}

// Clock is the slider of time: each year in which something was said, and the
// present at its end. It plays through them.
export class Clock {
  readonly element = h('div', { class: 'clock' });
  #timer = 0;
  #steps: string[] = [];
  #input = h('input', { type: 'range', id: 'asof', min: 0, step: 1 });
  #output = h('output', { for: 'asof' });
  #play = h('button', { type: 'button' });
  #page!: Page;

  constructor(page: Page) {
    this.#page = page;
    this.#input.addEventListener('input', () => {
      this.stop();
      this.#go(Number(this.#input.value));
    });
    this.#play.addEventListener('click', () => (this.#timer ? this.stop() : this.#start()));
    this.element.append(this.#play, h('label', { for: 'asof' }, page.t('clock.label')), this.#input, this.#output);
    this.#name();
  }

  show(page: Page, graph: Graph): void {
    this.#page = page;
    this.#steps = years(graph);
    this.#input.max = String(this.#steps.length);
    this.element.hidden = this.#steps.length < 2;
    this.mark(page);
  }

  mark(page: Page): void {
    this.#page = page;
    const { asOf } = page.state;
    const at = asOf ? this.#steps.filter((s) => s <= asOf.slice(0, 4)).length - 1 : this.#steps.length;
    this.#input.value = String(Math.max(at, 0));
    const words = asOf ? day(page.lang, asOf) : page.t('clock.now');
    this.#output.textContent = words;
    this.#input.setAttribute('aria-valuetext', words);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = 0;
    this.#name();
  }

  #name(): void {
    this.#play.textContent = this.#timer ? '❚❚' : '▶';
    const words = this.#page.t(this.#timer ? 'clock.pause' : 'clock.play');
    this.#play.setAttribute('aria-label', words);
    this.#play.title = words;
  }

  #go(step: number): void {
    this.#page.go({ asOf: this.#steps[step] }, 'replace');
  }

  #start(): void {
    let step = this.#page.state.asOf ? Number(this.#input.value) : 0;
    if (step >= this.#steps.length) step = 0;
    this.#go(step);
    this.#timer = window.setInterval(() => {
      step += 1;
      this.#go(step);
      if (step >= this.#steps.length) this.stop();
    }, 1300);
    this.#name();
  }
}

// Legend says what lines and shapes mean, and chooses among the lines.
export function legend(page: Page, graph: Graph): HTMLElement {
  const count = (of: 'type' | 'method', value: string) => graph.edges.filter((e) => e[of] === value).length;
  const choice = (key: 'types' | 'methods', all: string[], of: 'type' | 'method') => {
    const chosen = list(page.state[key]);
    const on = (value: string) => chosen.length === 0 || chosen.includes(value);
    return h('fieldset', {},
      h('legend', {}, page.t(key === 'types' ? 'legend.types' : 'legend.methods')),
      ...all.map((value) =>
        h('label', { class: count(of, value) === 0 && on(value) && 'none' },
          h('input', {
            type: 'checkbox', checked: on(value), 'data-filter': value,
            onchange: (event: Event) => {
              const next = all.filter((other) => (other === value ? !on(value) : on(other)));
              if (next.length === 0) {
                (event.target as HTMLInputElement).checked = true;
                page.say(page.t('legend.last'));
                return;
              }
              page.go({ [key]: next.length === all.length ? undefined : next.join(',') });
            },
          }),
          h('span', { class: key === 'types' ? `line t-${value} m-STATED` : `line m-${value}`, 'aria-hidden': 'true' }),
          h('span', {}, term(page.lang, of, value)),
          h('small', {}, new Intl.NumberFormat(page.lang).format(count(of, value))))),
      // What joins a text to its parts is no relation to choose, and is named for its line.
      of === 'method' && count(of, 'STRUCTURE') > 0 && h('span', { class: 'given' },
        h('span', { class: 'line m-STRUCTURE', 'aria-hidden': 'true' }), h('span', {}, term(page.lang, of, 'STRUCTURE')),
        h('small', {}, new Intl.NumberFormat(page.lang).format(count(of, 'STRUCTURE')))));
  };
  const here = kinds.filter((k) => [...graph.places.keys()].some((id) => kind(id) === k));
  return h('details', { class: 'legend', open: innerWidth >= 1100 },
    h('summary', {}, page.t('legend.title')),
    choice('types', types, 'type'),
    choice('methods', methods, 'method'),
    h('div', { class: 'shapes' }, h('p', {}, page.t('legend.kinds')),
      h('ul', {}, ...here.map((k) => h('li', {},
        svg('svg', { viewBox: '-10 -10 20 20', width: 18, height: 18, 'aria-hidden': 'true', class: `k-${k}` }, svg('path', { d: shape(`${k}:`) })),
        term(page.lang, 'kind', k.toUpperCase()))))));
}
