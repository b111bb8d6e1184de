import { h } from './dom';
import type { Page } from './page';
import { Pane } from './pane/pane';

// Reader is the reading pane beside a list: it is there while the address names
// something to be read (sel), and can be closed.
export class Reader {
  readonly element: HTMLElement;
  #pane: Pane;
  #from: HTMLElement | null = null;

  constructor(private page: Page) {
    this.#pane = new Pane(page, { select: (id: string) => this.page.go({ sel: id || undefined }) });
    this.element = h('div', { class: 'reader' },
      h('p', { class: 'close' }, h('button', { type: 'button', onclick: () => this.#close() }, page.t('reader.close'))),
      this.#pane.element);
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#close();
    });
    this.show(page, false);
  }

  // Show reads what the address names; with focus, the reader is taken there and
  // back when it is closed.
  show(page: Page, focus: boolean): void {
    this.page = page;
    const { sel } = page.state;
    this.element.hidden = !sel;
    this.element.parentElement?.classList.toggle('reading', !!sel);
    if (!sel) return;
    if (focus && !this.element.contains(document.activeElement)) this.#from = document.activeElement as HTMLElement | null;
    this.#pane.show(page, sel, focus);
  }

  #close(): void {
    this.page.go({ sel: undefined });
    if (this.#from?.isConnected) this.#from.focus();
  }
}
