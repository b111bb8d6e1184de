// Grid is the keyboard's way through a table: one cell can be reached by Tab,
// arrows go from cell to cell, Home and End along the row, with Ctrl to the
// table's corners, Page Up and Page Down by ten rows.
export class Grid {
  #at: [row: number, column: number] = [0, 0];

  constructor(private table: HTMLTableElement, private act: (cell: HTMLElement, key: string) => boolean) {
    table.addEventListener('keydown', (event) => this.#key(event));
    table.addEventListener('focusin', (event) => {
      const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>('td, th');
      if (cell) this.#mark(cell);
    });
  }

  // Begin makes the cell reachable that was so before, or the one named.
  begin(selector: string | undefined, focus: boolean): void {
    const cell = (selector && this.table.querySelector<HTMLTableCellElement>(selector)) || this.#cell(...this.#at) || this.#cell(0, 0);
    if (!cell) return;
    this.#mark(cell);
    if (focus) cell.focus();
  }

  #cell(row: number, column: number): HTMLTableCellElement | undefined {
    const rows = this.table.rows;
    const cells = rows[Math.max(0, Math.min(row, rows.length - 1))]?.cells;
    return cells?.[Math.max(0, Math.min(column, cells.length - 1))];
  }

  #mark(cell: HTMLTableCellElement): void {
    this.table.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    cell.setAttribute('tabindex', '0');
    this.#at = [(cell.parentElement as HTMLTableRowElement).rowIndex, cell.cellIndex];
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || (event.target as HTMLElement).matches('button')) return;
    const [row, column] = this.#at;
    const far = 100_000;
    const cell = this.#cell(row, column);
    if (!cell) return;
    const to: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      Home: [event.ctrlKey ? 0 : row, 0], End: [event.ctrlKey ? far : row, far], PageUp: [row - 10, column], PageDown: [row + 10, column],
    };
    if (!this.act(cell, event.key)) {
      const next = to[event.key];
      if (!next) return;
      const found = this.#cell(...next);
      found?.focus();
      found?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    event.preventDefault();
  }
}
