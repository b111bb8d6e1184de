import { ask } from '../api';
import { h } from '../dom';
import type { Page } from '../page';
import { listing, type GroupName } from '../queries/compare';
import { list, toggled } from '../state';
import { term } from '../text/text';
import { trouble, waiting } from '../words';
import { other, wanted, type Listed, type Pair, type Says, type Silence } from './model';
import { pairItem, silenceItem, singleItem } from './pair';

const step = 20; // rows shown at first, and more each time
const page_ = 100; // rows asked for at once

// All asks for the rows of a group from the start, page by page.
export async function all<T>(page: Page, group: GroupName, wanted: number): Promise<{ rows: T[]; total: number }> {
  const rows: T[] = [];
  let after: string | undefined;
  for (;;) {
    // All pages are of one state of the graph, whatever is chosen meanwhile.
    const { earlier, later, asOf, at } = page.state;
    const first = Math.min(page_, wanted - rows.length);
    const { compare } = await ask<Listed<T>>(listing(group), { earlier, later, first, after, lang: page.Lang, asOf, at });
    rows.push(...compare.list.edges.map((e) => e.node));
    const { endCursor, hasNextPage } = compare.list.pageInfo;
    if (!hasNextPage || !endCursor || rows.length >= wanted) return { rows, total: compare.list.totalCount };
    after = endCursor;
  }
}

// Group is one of the four lists: collapsible, read in pieces.
export class Group {
  readonly element: HTMLElement;
  #list = h('ol', { class: 'pairs' });
  #above = h('div');
  #below = h('div', { class: 'below' });
  #rows: unknown[] = [];
  #turn = 0;

  constructor(private page: Page, readonly name: GroupName, total: number, private sameSeries: boolean) {
    this.element = h('details', {
      class: 'group', 'data-group': name, open: !list(page.state.shut).includes(name),
      ontoggle: () => {
        const shut = list(this.page.state.shut).includes(name);
        if (shut === (this.element as HTMLDetailsElement).open) this.page.go({ shut: toggled(this.page.state.shut, name) });
      },
    },
      h('summary', {}, h('h2', {}, page.t(`group.${name}`), ' ', h('small', {}, new Intl.NumberFormat(page.lang).format(total)))),
      h('p', { class: 'note' }, page.t(`means.${name}`)),
      this.#above, this.#list, this.#below);
    if (total === 0) this.#below.replaceChildren(h('p', {}, page.t('compare.none')));
    else void this.#load(false);
  }

  // Update draws the rows anew: another language, other marks, more rows.
  update(page: Page, changed: Set<string>): void {
    this.page = page;
    if (changed.has('shut')) (this.element as HTMLDetailsElement).open = !list(page.state.shut).includes(this.name);
    if (changed.has(this.name)) void this.#load(true);
    else if (changed.has('words') || changed.has('mark')) this.#draw(0);
  }

  get #wanted(): number {
    return Math.max(step, Number(this.page.state[this.name]) || step);
  }

  async #load(focus: boolean): Promise<void> {
    const turn = ++this.#turn;
    const shown = this.#rows.length;
    if (!shown) this.#below.replaceChildren(waiting(this.page));
    try {
      const { rows, total } = await all<unknown>(this.page, this.name, this.#wanted);
      if (turn !== this.#turn) return;
      this.#rows = rows;
      this.#draw(total);
      if (!focus || rows.length <= shown) return;
      const next = this.#list.children[shown]?.querySelector<HTMLElement>('h3');
      next?.setAttribute('tabindex', '-1');
      next?.focus();
      this.page.say(this.page.t('compare.shown', { n: rows.length, total }));
    } catch (reason) {
      if (turn === this.#turn) this.#below.replaceChildren(trouble(this.page, reason));
    }
  }

  // Said once of all rows: what was searched, and whose words these are.
  #said(): HTMLElement[] {
    const { page } = this;
    const out: HTMLElement[] = [];
    const s = this.name === 'dropped' ? (this.#rows[0] as Silence | undefined) : undefined;
    if (s) {
      out.push(h('p', { class: 'note' }, page.t('compare.searched', {
        documents: s.documents.length, commitments: s.commitmentsSearched, passages: s.passagesSearched,
      }), ' ', !s.complete && page.t('compare.incomplete')));
    }
    if (this.#list.querySelector('[data-words=summary]')) out.push(h('p', { class: 'note' }, page.t('compare.summaries')));
    const lang = wanted(page).toLowerCase();
    if (this.#list.querySelector(`[data-words=summary]:not([lang=${lang}])`)) out.push(h('p', { class: 'note foreign' }, page.t('compare.summaryOnlyIn', { lang: term(page.lang, 'in', other(wanted(page))) })));
    return out;
  }

  #draw(total: number): void {
    const { page } = this;
    const rows = this.#rows;
    this.#list.replaceChildren(...rows.map((row) => {
      if (this.name === 'new') return singleItem(page, row as Says);
      return this.name === 'dropped' ? silenceItem(page, row as Silence, this.sameSeries) : pairItem(page, row as Pair);
    }));
    this.#above.replaceChildren(...this.#said());
    if (total === 0) return; // the rows are the same, drawn otherwise
    const left = total - rows.length;
    this.#below.replaceChildren(...(left > 0
      ? [h('button', { type: 'button', onclick: () => page.go({ [this.name]: rows.length + step }, 'replace') }, page.t('compare.more', { n: Math.min(step, left), total: left }))]
      : []));
  }
}
