import { ask } from '../api';
import { h, plain } from '../dom';
import { cut } from '../nodes';
import type { Page } from '../page';
import { documents } from '../queries/document';
import { day, term } from '../text/text';
import { trouble, waiting } from '../words';

interface Answer {
  documents: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { node: { id: string; title: string; date: string | null; type: string | null; textOf: { symbol: string | null } | null; witnesses: { language: string }[]; commitments: { totalCount: number } } }[];
  };
}

// DocumentList is what the view shows where the address names no document.
export function documentList(at: HTMLElement, page: Page): void {
  const list = h('ul', { class: 'documents' });
  const after = h('div', {}, waiting(page));
  at.append(h('h1', { tabindex: -1 }, page.t('document.all')), h('p', { class: 'lead' }, page.t('document.choose')), list, after);
  const load = (cursor?: string) =>
    ask<Answer>(documents, { lang: page.Lang, after: cursor, asOf: page.state.asOf }).then(({ documents: found }) => {
      const from = list.childElementCount;
      list.append(...found.edges.map(({ node: d }) => {
        const change = { view: 'document', of: d.id };
        const langs = [...new Set(d.witnesses.map((w) => term(page.lang, 'lang', w.language)))].join(', ');
        return h('li', {},
          h('a', {
            href: page.href(change),
            onclick: (event: MouseEvent) => {
              if (!plain(event)) return;
              event.preventDefault();
              page.go(change);
            },
          }, h('bdi', {}, cut(d.title, 200))),
          h('small', {}, [d.textOf?.symbol, day(page.lang, d.date), page.t('start.commitments', { n: d.commitments.totalCount }), langs || page.t('document.noText')].filter(Boolean).join(' · ')));
      }));
      const { endCursor, hasNextPage } = found.pageInfo;
      after.replaceChildren(hasNextPage && endCursor
        ? h('p', {}, h('button', { type: 'button', onclick: () => void load(endCursor) }, page.t('document.more', { n: found.totalCount - list.childElementCount }))) : '');
      if (!list.childElementCount) after.replaceChildren(h('p', {}, page.t('start.empty')));
      if (cursor) list.children[from]?.querySelector('a')?.focus();
    }, (reason) => after.replaceChildren(trouble(page, reason)));
  void load();
}
