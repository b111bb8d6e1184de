import { h } from '../dom';
import { permanent } from '../permanent';
import { day } from '../text/text';
import { correction } from './correction';
import type { Read, Reading } from './read';

// After is what one does with what was read: keep it, cite it, correct it.
export function after(r: Reading, n: Read): HTMLElement[] {
  const { page } = r;
  const link = permanent(page, n.id);
  const here = new URL(page.href({}), document.baseURI).href;
  const copied = (button: HTMLElement, words: string) => {
    void navigator.clipboard?.writeText(words).catch(() => undefined);
    button.textContent = page.t('pane.copied');
    page.say(page.t('pane.copied'));
  };
  const copy = (words: string, title = page.t('pane.copy')) =>
    h('button', { type: 'button', onclick: (event: Event) => copied(event.target as HTMLElement, words) }, title);
  const state = r.revision;
  // What is cited is read again as it was when it was cited.
  const then = state && permanent(page, n.id, state.id.slice(0, 16));
  return [
    h('details', {}, h('summary', {}, page.t('pane.cite')),
      h('p', { class: 'citation' }, h('bdi', {}, n.citation)),
      h('p', { class: 'acts' }, copy(n.citation, page.t('document.copyPlain')), copy(n.bibtex, page.t('document.copyBibtex')), copy(n.ris, page.t('document.copyRIS'))),
      h('details', {}, h('summary', {}, 'BibTeX'), h('pre', { tabindex: 0 }, h('code', {}, n.bibtex))),
      h('details', {}, h('summary', {}, 'RIS'), h('pre', { tabindex: 0 }, h('code', {}, n.ris)))),
    h('details', {}, h('summary', {}, page.t('pane.permalink')),
      h('p', {}, h('a', { href: link }, h('bdi', {}, n.id)), ' ', copy(link)),
      then && h('p', {}, h('a', { href: then }, page.t('pane.state', { n: state.sequence, day: day(page.lang, state.time.slice(0, 10)) })), ' ', copy(then)),
      h('p', {}, h('a', { href: here }, page.t('pane.address')), ' ', copy(here))),
    correction(page, n, copy),
  ];
}
