import { h } from '../dom';
import { cut } from '../nodes';
import type { Page } from '../page';
import { toggled } from '../state';
import { day } from '../text/text';
import { Grid } from './grid';
import { opened, shade, shown, type Column, type Matrix, type Row } from './model';

// Table is the heat map: a table with row and column headers, in which the
// narrower topics unfold.
export class Table {
  readonly element: HTMLElement;
  #table = h('table', { class: 'heat', role: 'treegrid', 'aria-readonly': 'true' });
  #grid: Grid;
  #matrix: Matrix | undefined;

  constructor(private page: Page) {
    this.#grid = new Grid(this.#table, (cell, key) => this.#act(cell, key));
    this.#table.addEventListener('click', (event) => {
      const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-topic], [data-meeting]');
      if (!cell || !this.#table.contains(cell)) return;
      if ((event.target as HTMLElement).closest('.unfold')) this.#fold(cell.dataset.topic ?? '');
      else this.#choose(cell);
    });
    this.element = h('div', { class: 'heatScroll' }, this.#table);
  }

  show(page: Page, matrix: Matrix): void {
    const active = this.#table.contains(document.activeElement) ? place(document.activeElement as HTMLElement) : undefined;
    this.page = page;
    this.#matrix = matrix;
    const { state } = page;
    const open = opened(matrix, state);
    const rows = shown(matrix, open, state.sort, page.lang);
    const number = new Intl.NumberFormat(page.lang);
    const meetings = matrix.columns.map((c) => this.#head(c));
    this.#table.replaceChildren(
      h('caption', { class: 'quiet' }, page.t('matrix.caption')),
      h('thead', {}, h('tr', {},
        h('th', { scope: 'col', class: 'corner', tabindex: -1 }, page.t('matrix.topic')), ...meetings,
        h('th', { scope: 'col', class: 'total', tabindex: -1 }, page.t('matrix.total')))),
      h('tbody', {}, ...rows.map((row) => this.#row(row, open, number))),
      h('tfoot', {}, this.#sums(number)));
    this.#pad();
    // The focus stays on the cell it was on.
    this.#grid.begin(active, active !== undefined);
  }

  // Mark shows which cell is listed below.
  mark(page: Page): void {
    this.page = page;
    for (const cell of this.#table.querySelectorAll<HTMLElement>('[aria-selected=true]')) cell.setAttribute('aria-selected', 'false');
    const wanted = selected(page.state);
    if (wanted) this.#table.querySelector(wanted)?.setAttribute('aria-selected', 'true');
  }

  // Shows reports whether the row of a topic is there to be seen.
  shows(topic: string | undefined): boolean {
    return !topic || !!this.#table.querySelector(`[data-row=${CSS.escape(topic)}]`);
  }

  reveal(): void {
    const wanted = selected(this.page.state);
    const cell = wanted && this.#table.querySelector<HTMLElement>(wanted);
    if (!cell) return;
    this.#pad();
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#grid.begin(wanted, false);
  }

  #head(column: Column): HTMLElement {
    const { meeting, date } = column;
    const { page } = this;
    const name = meeting.place || meeting.label;
    return h('th', { scope: 'col', tabindex: -1, 'data-meeting': meeting.id, 'aria-selected': String(!page.state.topic && page.state.meeting === meeting.id), title: [meeting.label, day(page.lang, date)].filter(Boolean).join(', ') },
      h('bdi', {}, cut(name, 60)), date && h('small', {}, h('time', { datetime: date }, ` ${date.slice(0, 7)}`)));
  }

  #row(row: Row, open: Set<string>, number: Intl.NumberFormat): HTMLElement {
    const { page } = this;
    const { id, name, scope } = row.topic;
    const folds = row.narrower.length > 0;
    const chosen = (meeting: string | undefined) => String(page.state.topic === id && page.state.meeting === meeting);
    const head = h('th', { scope: 'row', tabindex: -1, 'data-topic': id, class: folds ? 'folds' : undefined, title: scope },
      h('span', { class: 'topic' },
        folds ? h('span', { class: 'unfold', 'aria-hidden': 'true' }, open.has(id) ? '▾' : '▸') : h('span', { class: 'leaf' }),
        h('bdi', {}, cut(name, 80))));
    head.style.setProperty('--level', String(row.level));
    return h('tr', { 'data-row': id, 'aria-level': row.level, 'aria-expanded': folds ? String(open.has(id)) : undefined },
      head,
      ...this.#matrix!.columns.map(({ meeting }) => {
        const cell = row.cells.get(meeting.id);
        if (!cell) return h('td', { tabindex: -1 });
        return h('td', {
          tabindex: -1, 'data-topic': id, 'data-meeting': meeting.id, 'aria-selected': chosen(meeting.id), class: `s${shade(this.#matrix!.steps, cell.count)}`,
          title: page.t('matrix.cell', { topic: name, meeting: meeting.label, count: cell.count, main: cell.main }),
        }, number.format(cell.count));
      }),
      h('td', { tabindex: -1, class: 'total', 'data-topic': id, 'data-total': true, 'aria-selected': chosen(undefined) }, number.format(row.total)));
  }

  #sums(number: Intl.NumberFormat): HTMLElement {
    const { columns } = this.#matrix!;
    const all = columns.reduce((sum, c) => sum + c.count, 0);
    return h('tr', { 'aria-level': 1 },
      h('th', { scope: 'row', tabindex: -1 }, this.page.t('matrix.all')),
      ...columns.map((c) => h('td', { tabindex: -1, class: 'total', 'data-meeting': c.meeting.id, title: c.noTopic ? this.page.t('matrix.noTopic', { n: c.noTopic }) : undefined }, number.format(c.count))),
      h('td', { tabindex: -1, class: 'total' }, number.format(all)));
  }

  // What stays in place at the edges must not cover what is scrolled to.
  #pad(): void {
    const high = (part: HTMLElement | null) => part?.offsetHeight ?? 0;
    const side = this.#table.querySelector<HTMLElement>('.corner')?.offsetWidth ?? 0;
    this.element.style.scrollPadding = `${high(this.#table.tHead)}px 0px ${high(this.#table.tFoot)}px ${side}px`;
  }

  // Enter and Space list what a cell counts; on a topic they, like the arrows,
  // fold and unfold.
  #act(cell: HTMLElement, key: string): boolean {
    const row = cell.tagName === 'TH' ? this.#matrix?.rows.get(cell.dataset.topic ?? '') : undefined;
    const isOpen = cell.parentElement?.getAttribute('aria-expanded');
    if (row?.narrower.length && ((key === 'ArrowRight' && isOpen === 'false') || (key === 'ArrowLeft' && isOpen === 'true') || key === ' ')) {
      this.#fold(row.topic.id);
      return true;
    }
    if (key !== 'Enter' && key !== ' ') return false;
    this.#choose(cell);
    return true;
  }

  #choose(cell: HTMLElement): void {
    const { topic, meeting } = cell.dataset;
    if (topic || meeting) this.page.go({ topic, meeting, rows: undefined, sel: undefined });
  }

  #fold(id: string): void {
    const open = [...opened(this.#matrix!, this.page.state)].join(',');
    const inside = this.#inside(id);
    // What is chosen inside a topic that is folded would unfold it again.
    this.page.go({ open: toggled(open, id) ?? 'none', ...(inside ? { topic: undefined, meeting: undefined } : {}) });
  }

  #inside(id: string): boolean {
    for (let row = this.#matrix?.rows.get(this.page.state.topic ?? '')?.wider; row; row = row.wider) if (row.topic.id === id) return true;
    return false;
  }
}

// Place is where a cell stands, as a selector.
function place(cell: HTMLElement): string {
  const row = cell.parentElement?.dataset.row;
  const part = cell.closest('thead, tbody, tfoot')?.tagName ?? 'tbody';
  return `${part} tr${row ? `[data-row=${CSS.escape(row)}]` : ''} > :nth-child(${(cell as HTMLTableCellElement).cellIndex + 1})`;
}

// Selected is the cell that the address names.
function selected({ topic, meeting }: Record<string, string>): string | undefined {
  const t = topic && `[data-topic=${CSS.escape(topic)}]`;
  const m = meeting && `[data-meeting=${CSS.escape(meeting)}]`;
  if (t && m) return `tbody td${t}${m}`;
  if (t) return `tbody td${t}[data-total]`;
  return m ? `thead th${m}` : undefined;
}
