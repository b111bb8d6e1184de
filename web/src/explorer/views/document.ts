import { ask } from '../api';
import { citations, facts, menu, type Heading } from '../document/head';
import { footnotes } from '../document/footnotes';
import { documentList } from '../document/list';
import { key, opened, shut } from '../document/margin';
import { outline } from '../document/outline';
import { holds, quotes, stands } from '../document/quotes';
import { ids, pages, plainText, within, type Name, type Statement, type Unit } from '../document/text';
import { columns, shows, tools } from '../document/tools';
import { unitElement, type Setting } from '../document/unit';
import { h } from '../dom';
import { cut } from '../nodes';
import type { Page, Shown, View } from '../page';
import { Pane } from '../pane/pane';
import { copy } from '../copy';
import { heading } from '../queries/document';
import { foreign } from '../said';
import { day, ofType } from '../text/text';
import { absent, trouble, waiting } from '../words';

// Document shows a text as one reads it, with what the graph knows of it in the
// margin and in the words. Keys of its own:
//
//   unit    the passage or heading that is in sight
//   in      the versions shown, by the ends of the witnesses' ids
//   mark    what is set off: names, acts, cues, or none
//   only    lineage: only passages with lineage
//   open    a unit and what of its lineage is listed
export const documentView: View = {
  name: 'document',
  title: 'document.title',
  listed: true,
  render(at, first): Shown | void {
    const { of } = first.state;
    if (!of) {
      documentList(at, first);
      return;
    }
    const reader = new Reader(at, first, of);
    void reader.begin();
    return reader;
  },
};

class Reader implements Shown {
  #document?: Heading;
  #units: Unit[] = [];
  #elements: HTMLElement[] = [];
  #where = new Map<string, number>(); // by id of passage, sentence, act: the unit
  #statements: Statement[] = [];
  #quotes: Setting['quotes'] = new Map();
  #chosen: number | undefined;
  #wanted: string[] = []; // what to go to as soon as it is there
  #candidates: string[] = [];
  #opener?: [unit: number, at: number];
  #closed = false;
  #total = 0;
  #text = h('div', { class: 'text' });
  #progress = h('p', { class: 'note progress' });
  #told = h('div');
  #tools = h('div');
  #doc = h('div', { class: 'doc' });
  #pane: Pane;

  constructor(
    private at: HTMLElement,
    private page: Page,
    private of: string,
  ) {
    this.#pane = new Pane(page, { select: (id) => this.#select(id), close: () => this.#select('') });
  }

  async begin(): Promise<void> {
    const { at, page, of } = this;
    at.append(waiting(page));
    try {
      const { node } = await ask<{ node: (Heading & { __typename: string }) | null }>(heading, { id: of, lang: page.Lang, base: new URL('id/', document.baseURI).href, asOf: page.state.asOf });
      if (this.#closed) return;
      if (node?.__typename !== 'Document') {
        at.replaceChildren(h('h1', { tabindex: -1 }, page.t('document.title')), absent(page));
        return;
      }
      this.#frame(node);
      await this.#load();
    } catch (reason) {
      if (!this.#closed) (this.#document ? this.#progress : at).replaceChildren(trouble(page, reason));
    }
  }

  #frame(d: Heading): void {
    const { at, page } = this;
    this.#document = d;
    document.title = `${cut(d.title, 60)} · stemma`;
    const file = d.witnesses.length === 0;
    this.#tools.replaceChildren(tools(page, d));
    const under = [d.type && ofType(page.lang, d.type), day(page.lang, d.date), d.meeting?.label].filter((x) => !!x) as string[];
    this.#doc.append(outline(page, d), h('div', { class: 'paper' }, this.#progress, this.#told, this.#text), this.#pane.element);
    this.#shape();
    at.replaceChildren(
      h('header', { class: 'top' },
        h('div', {}, h('h1', { tabindex: -1 }, h('bdi', {}, cut(d.title, 240))),
          h('p', { class: 'summary' }, ...under.flatMap((words, i) => [i ? ' · ' : '', h('bdi', {}, cut(words, 140))]))),
        menu(page, d, () => plainText(this.#units, columns(this.page, d)[0]))),
      file ? h('div', { class: 'bare' }, h('p', {}, page.t('document.bare')), h('p', {}, page.t('document.load')), h('pre', { tabindex: 0 }, h('code', {}, `bin/stemma load ${page.t('start.files')}`))) : '',
      h('details', { class: 'about' }, h('summary', {}, page.t('document.about')), facts(page, d)),
      citations(page, d),
      this.#tools,
      this.#doc);
    this.#wish(true);
  }

  // Shape says how many columns there are; the style sheet does the rest.
  #shape(): void {
    const d = this.#document!;
    this.#doc.classList.toggle('two', columns(this.page, d).length > 1);
    this.#doc.classList.toggle('only-lineage', this.page.state.only === 'lineage');
    this.#doc.classList.toggle('with-pane', !!this.page.state.sel);
  }

  // Load reads on to the end; what is there can be read meanwhile.
  async #load(): Promise<void> {
    this.#progress.replaceChildren(this.page.t('words.waiting'));
    for await (const part of pages(this.page, this.of)) {
      if (this.#closed) return;
      this.#total = part.total;
      this.#text.classList.toggle('vast', part.total > 300);
      this.#statements.push(...part.statements);
      const setting = this.#setting();
      const added = part.units.map((unit) => {
        for (const id of ids(unit)) if (!this.#where.has(id)) this.#where.set(id, this.#units.length);
        this.#units.push(unit);
        (unit as Marked).names = part.names.filter((n) => unit.texts.some((t) => within(n, t)));
        (unit as Marked).statements = part.statements.filter((x) => unit.texts.some((t) => within(x.evidence, t)));
        const element = this.#draw(setting, unit);
        this.#elements.push(element);
        return element;
      });
      this.#text.append(...added);
      footnotes(this.page, this.#text, this.#units, this.#elements);
      this.#say();
      this.#reach();
    }
    this.#say();
    if (this.#units.length === 0) this.#progress.replaceChildren(this.page.t('document.empty'));
    this.page.say(this.page.t('document.read.all', { n: this.#units.length }));
  }

  #say(): void {
    const { page } = this;
    const linked = this.#units.filter((u) => u.leaving.length + u.arriving.length > 0).length;
    const whole = this.#units.length >= this.#total;
    this.#progress.replaceChildren(whole
      ? page.t('document.count', { n: this.#units.length, m: linked })
      : page.t('document.reading', { n: this.#units.length, m: this.#total }));
    this.#told.replaceChildren(foreign(page, this.#text));
  }

  #setting(): Setting {
    return {
      page: this.page, shows: shows(this.page), columns: columns(this.page, this.#document!), quotes: this.#quotes, names: [], statements: [],
      select: (id) => this.#select(id),
      copy: (id) => {
        const { href } = new URL(this.page.href({ unit: id, sel: undefined, open: undefined }), document.baseURI);
        void copy(this.page, href, this.page.t('document.copied'));
        this.page.go({ unit: id });
      },
    };
  }

  #draw(setting: Setting, unit: Unit): HTMLElement {
    const { names = [], statements = [] } = unit as Marked;
    const element = unitElement({ ...setting, names, statements }, unit);
    const [, type] = (this.page.state.open ?? '').split('|');
    if (type && this.page.state.open === key(unit, type)) element.append(opened(this.page, unit, type, (id) => this.#select(id)));
    return element;
  }

  #redraw(which?: Iterable<number>): void {
    const setting = this.#setting();
    for (const i of which ?? this.#units.keys()) {
      const fresh = this.#draw(setting, this.#units[i]!);
      fresh.classList.toggle('chosen', i === this.#chosen);
      const at = focusable(this.#elements[i]!).indexOf(document.activeElement as HTMLElement);
      this.#elements[i]!.replaceWith(fresh);
      this.#elements[i] = fresh;
      if (at >= 0) focusable(fresh)[at]?.focus({ preventScroll: true });
    }
    footnotes(this.page, this.#text, this.#units, this.#elements);
  }

  #select(id: string): void {
    // Who closes what was opened is where it was opened from.
    const from = document.activeElement?.closest<HTMLElement>('.unit');
    const i = from ? this.#elements.indexOf(from) : -1;
    if (id && i >= 0) this.#opener = [i, focusable(from!).indexOf(document.activeElement as HTMLElement)];
    this.page.go({ sel: id || undefined });
  }

  // Wish finds out what the address asks to be in sight: what is selected, where
  // that stands in this text, else the passage named.
  #wish(fresh: boolean): void {
    const { sel, unit } = this.page.state;
    this.#candidates = sel ? [sel] : [];
    this.#wanted = [sel, fresh || !sel ? unit : undefined].filter((x) => x !== undefined);
    this.#pane.show(this.page, sel, !fresh);
    if (sel?.startsWith('edge:'))
      stands(this.page, sel).then((more) => {
        if (this.page.state.sel !== sel) return;
        this.#candidates.push(...more);
        this.#wanted = [...more, ...this.#wanted];
        this.#reach();
      }, () => undefined);
    this.#reach();
  }

  // Reach goes to the first thing wanted that is there by now.
  #reach(): void {
    this.#mark();
    for (const id of this.#wanted) {
      const i = this.#where.get(id);
      if (i === undefined) continue;
      this.#wanted = [];
      this.#go(i);
      return;
    }
  }

  #go(i: number): void {
    const element = this.#elements[i]!;
    const show = () => {
      const box = element.getBoundingClientRect();
      if (box.top < 0 || box.top > innerHeight * 0.7) element.scrollIntoView({ block: 'start' });
    };
    show();
    // What was out of sight gets its true height only now.
    requestAnimationFrame(() => requestAnimationFrame(() => element.isConnected && show()));
    if (this.page.state.sel === undefined) {
      const focus = element.querySelector<HTMLElement>(':is(h2, h3, h4, h5, h6)') ?? element.querySelector<HTMLElement>('.ref');
      focus?.focus({ preventScroll: true });
    }
  }

  // Mark sets off what is selected: its unit, and its words.
  #mark(): void {
    const { sel, unit } = this.page.state;
    const next = quotes(sel, this.#units[this.#where.get(sel ?? '') ?? -1], this.#statements);
    const before = this.#chosen;
    this.#chosen = [...this.#candidates, ...(sel && this.#candidates.some((id) => this.#where.has(id)) ? [] : unit ? [unit] : [])].map((id) => this.#where.get(id)).find((i) => i !== undefined);
    const touched = this.#units.flatMap((u, i) => (holds(u, this.#quotes) || holds(u, next) ? [i] : []));
    const same = JSON.stringify([...this.#quotes]) === JSON.stringify([...next]);
    this.#quotes = next;
    if (!same) this.#redraw(touched);
    if (before !== undefined) this.#elements[before]?.classList.remove('chosen');
    if (this.#chosen !== undefined) this.#elements[this.#chosen]?.classList.add('chosen');
  }

  update(next: Page, changed: Set<string>): boolean {
    if (['lang', 'of', 'asOf', 'view'].some((k) => changed.has(k)) || !this.#document) return false;
    const before = this.page.state.open;
    this.page = next;
    const { state } = next;
    this.#shape();
    if (['in', 'mark', 'only'].some((k) => changed.has(k))) {
      const focus = document.activeElement?.id;
      this.#tools.replaceChildren(tools(next, this.#document));
      if (changed.has('in') || changed.has('mark')) this.#redraw();
      if (focus) document.getElementById(focus)?.focus();
    }
    if (changed.has('open')) this.#toggle(before, state.open);
    if (changed.has('sel')) {
      this.#wish(false);
      if (!state.sel && this.#opener && document.activeElement?.closest('.unit') === null) {
        const [i, at] = this.#opener;
        focusable(this.#elements[i]!)[at]?.focus({ preventScroll: true });
      }
    }
    if (!changed.has('sel') && changed.has('unit')) {
      this.#wanted = state.unit ? [state.unit] : [];
      this.#reach();
    }
    if (changed.has('only')) this.#say();
    return true;
  }

  #toggle(before: string | undefined, after: string | undefined): void {
    shut(this.#text, before, after);
    if (!after) return;
    const [id = '', type = ''] = after.split('|');
    const i = this.#where.get(id);
    if (i !== undefined) this.#elements[i]!.append(opened(this.page, this.#units[i]!, type, (edge) => this.#select(edge)));
  }

  close(): void {
    this.#closed = true;
    this.#pane.close();
  }
}

const focusable = (element: HTMLElement) => [...element.querySelectorAll<HTMLElement>('a[href], button')];

type Marked = Unit & { names?: Name[]; statements?: Statement[] };
