import { ask } from '../api';
import { h, plain, type Child } from '../dom';
import { cut, kind } from '../nodes';
import type { Page } from '../page';
import { reading } from '../queries';
import { list, type Change } from '../state';
import { absent, trouble, waiting } from '../words';
import type { Acts, Read, Reading, Ref, Revision } from './read';
import { shown } from './shown';

// Where there is no room beside what is looked at, reading happens over it.
const narrow = () => !matchMedia('(min-width: 70rem)').matches;

// Pane is where one node or edge is read, with all that speaks for it.
export class Pane {
  readonly element: HTMLElement;
  #turn = 0;
  #id: string | undefined;
  #shown = false;
  #over?: HTMLDialogElement;
  #from: HTMLElement | null = null; // where the reader was before

  constructor(
    private page: Page,
    private acts: Acts,
  ) {
    this.element = h('section', { class: 'pane', 'aria-label': page.t('pane.label'), tabindex: -1, id: 'pane', onkeydown: (event: KeyboardEvent) => this.#key(event) });
  }

  // Show fetches and shows; focus is for who asked to read.
  show(page: Page, id: string | undefined, focus = false): void {
    this.page = page;
    // Who follows a link in it goes on reading in it; who asks to read may go back.
    const within = this.element.contains(document.activeElement);
    focus ||= within;
    if (focus && !within) this.#from = document.activeElement as HTMLElement | null;
    const chosen = this.#shown && !!id && page.state.sel === id;
    this.#shown = true;
    if (chosen && narrow()) {
      this.#lift();
      focus = true;
    } else if (!chosen) this.#lay();
    this.#read(id, focus);
  }

  // Mark shows what has been pinned meanwhile.
  mark(page: Page): void {
    this.page = page;
    const pinned = list(page.state.pin).includes(this.#id ?? '');
    this.element.querySelector('[data-pin]')?.setAttribute('aria-pressed', String(pinned));
  }

  // Escape ends the reading, and leads back to where the reader was. Over the page
  // it is the dialog that listens.
  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.#over || event.defaultPrevented) return;
    event.preventDefault();
    const from = this.#from?.isConnected ? this.#from : document.querySelector<HTMLElement>('.stage, main h1[tabindex]');
    from?.focus({ preventScroll: true }); // first: what has the focus while it changes keeps it
    if (this.acts.close) this.acts.close();
    else this.page.go({ sel: undefined });
  }

  // Again reads the same as of another day, where it is.
  again(page: Page): void {
    this.page = page;
    this.#read(this.#id, false);
  }

  #read(id: string | undefined, focus: boolean): void {
    const { page } = this;
    const turn = ++this.#turn;
    this.#id = id;
    if (!id) {
      this.element.replaceChildren(h('p', { class: 'note' }, page.t('pane.empty')));
      return;
    }
    this.element.setAttribute('aria-busy', 'true');
    if (!this.element.childElementCount) this.element.replaceChildren(waiting(page));
    const base = new URL('id/', document.baseURI).href;
    ask<{ node: Read | null; revisions: Revision[] }>(reading(kind(id)), { id, lang: page.Lang, base, asOf: page.state.asOf }).then(
      ({ node, revisions }) => {
        if (turn !== this.#turn) return;
        this.element.removeAttribute('aria-busy');
        this.element.replaceChildren(this.#bar(), ...(node ? shown(this.#reading(revisions[0]), node) : [absent(page)]));
        this.element.scrollTop = 0;
        if (focus) this.element.querySelector<HTMLElement>('h2')?.focus();
      },
      (reason) => {
        if (turn !== this.#turn) return;
        this.element.removeAttribute('aria-busy');
        this.element.replaceChildren(this.#bar(), trouble(page, reason));
      },
    );
  }

  // Lift puts the pane over the page as a dialog, which keeps the focus, closes
  // with Escape and gives the focus back.
  #lift(): void {
    if (this.#over) return;
    const opener = document.activeElement as HTMLElement | null;
    const dialog = h('dialog', { class: 'over', 'aria-label': this.page.t('pane.label') });
    this.element.before(dialog);
    dialog.append(this.element);
    dialog.addEventListener('close', () => {
      if (this.#over !== dialog) return; // put away by the page, not by the reader
      this.#lay();
      const { sel } = this.page.state;
      if (!sel) return;
      this.page.go({ sel: undefined });
      // What it was opened from may have been drawn anew meanwhile.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const from = opener && opener.isConnected ? opener : document.querySelector<HTMLElement>(`main [data-edge="${CSS.escape(sel)}"], main tr[data-id="${CSS.escape(sel)}"]`);
        from?.focus({ preventScroll: true });
      });
    });
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    this.#over = dialog;
    dialog.showModal();
  }

  // Lay puts it back where it was.
  #lay(): void {
    const dialog = this.#over;
    if (!dialog) return;
    this.#over = undefined;
    if (dialog.open) dialog.close();
    dialog.replaceWith(this.element);
  }

  close(): void {
    this.#turn += 1;
    this.#lay();
  }

  #bar(): HTMLElement | string {
    if (!this.#over && !this.acts.close) return '';
    return h('p', { class: 'shut' }, h('button', {
      type: 'button', 'aria-label': this.page.t('pane.close'),
      onclick: () => (this.#over ? this.#over.close() : this.acts.close?.()),
    }, '×'));
  }

  #reading(revision: Revision | undefined): Reading {
    return { page: this.page, acts: this.acts, revision, link: (node, change, label) => this.#link(node, change, label) };
  }

  #link(node: Ref, change: Change = { sel: node.id }, label?: Child): HTMLElement {
    return h('a', {
      href: this.page.href(change),
      onclick: (event: MouseEvent) => {
        if (!plain(event)) return;
        event.preventDefault();
        if (change.sel && Object.keys(change).length === 1) this.acts.select(node.id);
        else this.page.go(change);
      },
    }, label ?? h('bdi', {}, cut(node.label, 120)));
  }
}
