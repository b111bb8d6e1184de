import { h } from '../dom';
import { cut, gist, kind, kindName, tongue, when } from '../nodes';
import type { Page } from '../page';
import { shortDay, term, type Key } from '../text/text';
import type { Graph } from './graph';
import { compare, tree, type Branch } from './tree';

interface Column {
  name: string;
  title: Key;
  value(b: Branch): string | number;
}

const columns: Column[] = [
  { name: 'label', title: 'rows.name', value: (b) => b.place.node.label.toLowerCase() },
  { name: 'kind', title: 'rows.kind', value: (b) => kind(b.place.node.id) },
  { name: 'date', title: 'rows.date', value: (b) => when(b.place.node) },
  { name: 'via', title: 'rows.via', value: (b) => b.via?.type ?? '' },
  { name: 'method', title: 'rows.method', value: (b) => b.via?.method ?? '' },
  { name: 'sure', title: 'rows.confidence', value: (b) => b.via?.confidence ?? 1 },
  { name: 'gist', title: 'rows.gist', value: (b) => gist(b.place.node).toLowerCase() },
];

const page_ = 10; // rows that Page Up and Page Down go

// Rows is what the drawing shows as an ARIA treegrid: rows with their children,
// sortable columns, all of it by keyboard.
export class Rows {
  readonly element: HTMLElement;
  #body = h('tbody');
  #tops: Branch[] = [];
  #graph: Graph | undefined;
  #there: Set<string> | undefined;
  #open = new Set<string>();
  #known = new Set<string>(); // the nodes that were shown before
  #sort: { by: Column; down: boolean } | undefined;
  #selected = '';
  #list: boolean;
  #limit = 300;
  #at = ''; // the row that Tab comes to
  #heads: HTMLElement[];

  constructor(
    private page: Page,
    private chosen: (id: string) => void,
  ) {
    this.#list = page.state.rows === 'list';
    this.#heads = columns.map((c) =>
      h('th', { role: 'columnheader', scope: 'col', class: `c-${c.name}`, 'aria-sort': 'none' },
        h('button', { type: 'button', onclick: () => this.#by(c) }, page.t(c.title))));
    const table = h('table', { role: 'treegrid', 'aria-label': page.t('rows.label') },
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...this.#heads)), this.#body);
    this.#body.setAttribute('role', 'rowgroup');
    this.#body.addEventListener('keydown', (event) => this.#key(event));
    this.#body.addEventListener('click', (event) => this.#click(event));
    const kindOf = (value: string, key: Key) =>
      h('button', { type: 'button', 'aria-pressed': String(this.#list === (value === 'list')), onclick: () => page.go({ rows: value === 'list' ? 'list' : undefined }, 'replace') }, page.t(key));
    this.element = h('div', { class: 'rows' },
      h('div', { class: 'bar' }, h('h2', {}, page.t('rows.title')), h('div', { class: 'pair', role: 'group', 'aria-label': page.t('rows.form') }, kindOf('tree', 'rows.tree'), kindOf('list', 'rows.list'))),
      h('div', { class: 'scroll' }, table));
  }

  show(graph: Graph): void {
    this.#graph = graph;
    this.#tops = tree(graph);
    // What the reader opened or closed stays so; of what is new, level after level
    // is open while that is not too long to read.
    const known = this.#known;
    this.#known = new Set(graph.places.keys());
    const open = new Set<string>();
    let rows = this.#tops.length;
    for (let level = this.#tops; level.length; level = level.flatMap((b) => b.children)) {
      rows += level.reduce((sum, b) => sum + b.children.length, 0);
      if (rows > 150) break;
      for (const b of level) open.add(b.place.node.id);
    }
    for (const id of known) {
      if (this.#open.has(id)) open.add(id);
      else open.delete(id);
    }
    this.#open = open;
    if (!graph.places.has(this.#at)) this.#at = this.#tops[0]?.place.node.id ?? '';
    this.#paint();
  }

  // Focus goes to the row that Tab comes to.
  focus(): void {
    this.#body.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
  }

  get tops(): Branch[] {
    return this.#tops;
  }

  mark(selected: string, there: Set<string> | undefined, reveal: boolean): void {
    const edge = this.#graph?.edges.find((e) => e.id === selected);
    const again = there !== this.#there;
    this.#there = there;
    this.#selected = selected;
    const id = edge ? edge.from.node.id : selected;
    if (id && this.#graph?.places.has(id)) {
      if (!this.#list) this.#unfold(id);
      this.#at = id;
    }
    if (again || !this.#row(id)) this.#paint();
    for (const row of this.#body.querySelectorAll<HTMLElement>('tr')) {
      const on = row.dataset.id === selected || row.dataset.via === selected;
      row.setAttribute('aria-selected', String(on));
      row.tabIndex = row.dataset.id === this.#at ? 0 : -1;
      if (on && reveal) this.#toSight(row);
    }
  }

  // Only the table scrolls: the page stays where the reader is.
  #toSight(row: HTMLElement): void {
    const frame = row.closest<HTMLElement>('.scroll')!;
    const [a, b] = [row.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (a.top < b.top + 36 || a.bottom > b.bottom) frame.scrollTop += a.top - b.top - frame.clientHeight / 3;
  }

  #row(id: string): HTMLElement | null {
    return this.#body.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(id)}"]`);
  }

  #unfold(id: string): void {
    const path: string[] = [];
    const find = (all: Branch[]): boolean =>
      all.some((b) => {
        if (b.place.node.id === id) return true;
        if (!find(b.children)) return false;
        path.push(b.place.node.id);
        return true;
      });
    find(this.#tops);
    if (path.every((p) => this.#open.has(p))) return;
    for (const p of path) this.#open.add(p);
    this.#paint();
  }

  #by(column: Column): void {
    this.#sort = { by: column, down: this.#sort?.by === column && !this.#sort.down };
    columns.forEach((c, i) =>
      this.#heads[i]!.setAttribute('aria-sort', c !== column ? 'none' : this.#sort!.down ? 'descending' : 'ascending'));
    this.#paint();
    this.page.say(this.page.t('rows.sorted', { column: this.page.t(column.title) }));
  }

  #sorted(all: Branch[]): Branch[] {
    const sort = this.#sort;
    if (!sort) return all;
    const sign = sort.down ? -1 : 1;
    const order = new Intl.Collator(this.page.lang, { numeric: true });
    return [...all].sort((a, b) => {
      const [x, y] = [sort.by.value(a), sort.by.value(b)];
      return sign * (typeof x === 'number' ? x - Number(y) : sort.by.name === 'date' ? compare(x, String(y)) : order.compare(x, String(y)));
    });
  }

  #shown(): { branch: Branch; level: number; set: number; pos: number }[] {
    const out: { branch: Branch; level: number; set: number; pos: number }[] = [];
    const here = (b: Branch) => !this.#there || this.#there.has(b.place.node.id);
    if (this.#list) {
      const all: Branch[] = [];
      const gather = (list: Branch[]) => list.forEach((b) => (here(b) && all.push(b), gather(b.children)));
      gather(this.#tops);
      return this.#sorted(all).map((branch, i) => ({ branch, level: 1, set: all.length, pos: i + 1 }));
    }
    // What had been said by the time may hang on what had not.
    const leads = new Set<Branch>();
    const deep = (b: Branch): boolean => {
      const below = b.children.map(deep).some(Boolean);
      if (below || here(b)) leads.add(b);
      return leads.has(b);
    };
    this.#tops.forEach(deep);
    const walk = (list: Branch[], level: number) => {
      const all = this.#sorted(list).filter((b) => leads.has(b));
      all.forEach((branch, i) => {
        out.push({ branch, level, set: all.length, pos: i + 1 });
        if (this.#open.has(branch.place.node.id)) walk(branch.children, level + 1);
      });
    };
    walk(this.#tops, 1);
    return out;
  }

  #paint(): void {
    const all = this.#shown();
    const rows = all.slice(0, this.#limit).map(({ branch, level, set, pos }) => {
      const { node } = branch.place;
      const more = !this.#list && branch.children.length > 0;
      const open = more && this.#open.has(node.id);
      const down = branch.via && branch.via.to === branch.place;
      const name = h('td', { role: 'gridcell', class: 'c-label' },
        h('span', { class: 'twig', 'aria-hidden': 'true', 'data-twig': more }, more ? (open ? '▾' : '▸') : ''),
        h('span', { class: `dot k-${kind(node.id)}`, 'aria-hidden': 'true' }), h('bdi', {}, cut(node.label, 64)));
      name.style.setProperty('--level', String(Math.min(level - 1, 12)));
      return h('tr',
        {
          role: 'row', 'data-id': node.id, 'data-via': branch.via?.id, tabindex: node.id === this.#at ? 0 : -1,
          'aria-level': level, 'aria-setsize': set, 'aria-posinset': pos, 'aria-expanded': more && String(open),
          'aria-selected': String(node.id === this.#selected || (branch.via?.id ?? '-') === this.#selected),
          class: this.#there && !this.#there.has(node.id) && 'absent',
        },
        name,
        h('td', { role: 'gridcell', class: 'c-kind' }, kindName(this.page, node.id)),
        h('td', { role: 'gridcell', class: 'c-date' }, shortDay(this.page.lang, when(node))),
        h('td', { role: 'gridcell', class: 'c-via' }, branch.via && h('button',
          { type: 'button', tabindex: -1, 'data-edge': branch.via.id, title: this.page.t('rows.read') },
          h('span', { class: `line t-${branch.via.type} m-${branch.via.method}`, 'aria-hidden': 'true' }),
          `${term(this.page.lang, down ? 'type' : 'back', branch.via.type)}`)),
        h('td', { role: 'gridcell', class: 'c-method' }, branch.via && term(this.page.lang, 'method', branch.via.method)),
        h('td', { role: 'gridcell', class: 'c-sure' }, branch.via && new Intl.NumberFormat(this.page.lang, { style: 'percent' }).format(branch.via.confidence)),
        h('td', { role: 'gridcell', class: 'c-gist' }, h('bdi', { lang: tongue(this.page, node) }, cut(gist(node), 160))));
    });
    if (all.length > this.#limit)
      rows.push(h('tr', { role: 'row' }, h('td', { role: 'gridcell', colspan: columns.length },
        h('button', { type: 'button', 'data-more': true }, this.page.t('rows.more', { n: all.length - this.#limit })))));
    this.#body.replaceChildren(...rows);
    if (!this.#row(this.#at)) {
      const first = this.#body.querySelector<HTMLElement>('tr[data-id]');
      if (first) first.tabIndex = 0;
    }
  }

  #fold(id: string, open: boolean): void {
    if (open) this.#open.add(id);
    else this.#open.delete(id);
    this.#at = id;
    this.#paint();
    this.#row(id)?.focus();
  }

  #click(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('tr');
    const edge = target.closest<HTMLElement>('[data-edge]')?.dataset.edge;
    if (target.closest('[data-more]')) {
      this.#limit += 600;
      this.#paint();
    } else if (edge) this.chosen(edge);
    else if (row?.dataset.id && target.closest('[data-twig]')) this.#fold(row.dataset.id, !this.#open.has(row.dataset.id));
    else if (row?.dataset.id) this.chosen(row.dataset.id);
  }

  #key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('tr[data-id]');
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...this.#body.querySelectorAll<HTMLElement>('tr[data-id]')];
    const i = all.indexOf(row);
    const to = (n: number) => {
      const next = all[Math.max(0, Math.min(all.length - 1, n))];
      if (!next) return;
      row.tabIndex = -1;
      next.tabIndex = 0;
      this.#at = next.dataset.id!;
      next.focus();
    };
    const inside = target !== row; // at the relation's button
    const edge = row.querySelector<HTMLElement>('[data-edge]');
    const id = row.dataset.id!;
    const open = row.getAttribute('aria-expanded');
    switch (event.key) {
      case 'ArrowDown': to(i + 1); break;
      case 'ArrowUp': to(i - 1); break;
      case 'Home': to(0); break;
      case 'End': to(all.length - 1); break;
      case 'PageDown': to(i + page_); break;
      case 'PageUp': to(i - page_); break;
      case 'ArrowRight':
        if (open === 'false') this.#fold(id, true);
        else edge?.focus();
        break;
      case 'ArrowLeft':
        if (inside) row.focus();
        else if (open === 'true') this.#fold(id, false);
        else {
          const level = Number(row.getAttribute('aria-level'));
          for (let up = i - 1; up >= 0; up -= 1) if (Number(all[up]!.getAttribute('aria-level')) < level) return to(up);
        }
        break;
      case 'Enter':
      case ' ': this.chosen(inside && edge ? edge.dataset.edge! : id); break;
      default: return;
    }
    event.preventDefault();
  }
}
