import { h, plain } from '../dom';
import { cut } from '../nodes';
import type { Page } from '../page';
import type { Heading } from './head';
import { columns } from './tools';

// Outline is the table of contents: the headings of the version that is read.
export function outline(page: Page, d: Heading): HTMLElement {
  const first = columns(page, d)[0];
  const links = d.outline.edges.map(({ node }) => {
    const text = node.texts.find((t) => t.witness?.id === first) ?? node.texts[0];
    return h('li', { class: `level-${Math.min(node.level, 4)}` }, h('a', {
      href: page.href({ unit: node.id }),
      onclick: (event: MouseEvent) => {
        if (!plain(event)) return;
        event.preventDefault();
        page.go({ unit: node.id });
      },
    }, text?.marker ? `${cut(text.marker, 12)} ` : '', h('bdi', {}, cut(text?.text ?? node.id, 110))));
  });
  const wide = matchMedia('(min-width: 62rem)').matches;
  const left = d.outline.totalCount - links.length;
  return h('nav', { class: 'outline', 'aria-label': page.t('document.outline'), hidden: links.length === 0 },
    h('details', { open: wide && links.length > 0 }, h('summary', {}, page.t('document.outline')), h('ol', {}, ...links),
      left > 0 && h('p', { class: 'note' }, page.t('pane.more', { n: left }))));
}
