import { h, plain, type Attributes, type Child } from './dom';
import type { Page } from './page';
import type { Change } from './state';

// Link leads to a state, and is an ordinary link to everything else: it can be
// copied, and opened in another tab.
export function link(page: Page, to: Change, attributes: Attributes, ...children: Child[]): HTMLElement {
  return h('a', {
    ...attributes,
    href: page.href(to),
    onclick: (event: MouseEvent) => {
      if (!plain(event)) return;
      event.preventDefault();
      page.go(to);
    },
  }, ...children);
}
