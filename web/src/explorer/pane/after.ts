import { copy } from '../copy';
import { h } from '../dom';
import { permanent } from '../permanent';
import { day } from '../text/text';
import { correction } from './correction';
import type { Read, Reading } from './read';

// After is what one does with what was read: keep it, cite it, correct it.
export function after(r: Reading, n: Read): HTMLElement[] {
  const { page } = r;
  const link = permanent(page, n.id);
  // What is on the screen changes while this is read.
  const address: HTMLAnchorElement = h('a', { href: page.href({}), onfocus: () => (address.href = location.href), onpointerdown: () => (address.href = location.href) }, page.t('pane.address'));
  const button = (words: string | (() => string), title = page.t('pane.copy')) =>
    h('button', {
      type: 'button',
      onclick: async (event: Event) => {
        const [at, wanted] = [event.target as HTMLElement, typeof words === 'string' ? words : words()];
        at.textContent = (await copy(page, wanted)) ? page.t('pane.copied') : wanted;
      },
    }, title);
  const state = r.revision;
  // What is cited is read again as it was when it was cited.
  const then = state && permanent(page, n.id, state.id.slice(0, 16));
  return [
    h('details', {}, h('summary', {}, page.t('pane.cite')),
      h('p', { class: 'citation' }, h('bdi', {}, n.citation)),
      h('p', { class: 'acts' }, button(n.citation, page.t('document.copyPlain')), button(n.bibtex, page.t('document.copyBibtex')), button(n.ris, page.t('document.copyRIS'))),
      h('details', {}, h('summary', {}, 'BibTeX'), h('pre', { tabindex: 0 }, h('code', {}, n.bibtex))),
      h('details', {}, h('summary', {}, 'RIS'), h('pre', { tabindex: 0 }, h('code', {}, n.ris)))),
    h('details', {}, h('summary', {}, page.t('pane.permalink')),
      h('p', {}, h('a', { href: link }, h('bdi', {}, n.id)), ' ', button(link)),
      then && h('p', {}, h('a', { href: then }, page.t('pane.state', { n: state.sequence, day: day(page.lang, state.time.slice(0, 10)) })), ' ', button(then)),
      h('p', {}, address, ' ', button(() => location.href))),
    correction(page, n, button),
  ];
}
