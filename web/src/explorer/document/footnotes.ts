import { h, plain } from '../dom';
import type { Page } from '../page';
import type { Unit } from './text';

// Footnotes ties a sign in a text to the note that follows it, and the note to its
// sign. Elements are those of the units.
export function footnotes(page: Page, text: HTMLElement, units: Unit[], elements: HTMLElement[]): void {
  for (const sign of text.querySelectorAll<HTMLAnchorElement>('a.noteref')) {
    const from = elements.indexOf(sign.closest<HTMLElement>('.unit')!);
    const to = units.findIndex((u, i) => i > from && u.passage?.kind === 'footnote' && u.texts.some((t) => t.marker?.replace(/\D/g, '') === sign.dataset.note));
    if (from < 0 || to < 0) continue;
    if (!sign.href) jump(page, sign, units[to]!.id);
    const note = elements[to]!.querySelector('.words');
    if (note && !note.querySelector('.back')) {
      const back = h('a', { class: 'back', role: 'doc-backlink', 'aria-label': page.t('document.back') }, '↩');
      jump(page, back, units[from]!.id);
      note.append(' ', back);
    }
  }
}

function jump(page: Page, link: HTMLAnchorElement, id: string): void {
  link.href = page.href({ unit: id });
  link.onclick = (event) => {
    if (!plain(event)) return;
    event.preventDefault();
    page.go({ unit: id });
  };
}
