import { ask } from '../api';
import { h } from '../dom';
import { link } from '../link';
import { cut, open } from '../nodes';
import type { Page } from '../page';
import { naming } from '../queries';

export interface Revision {
  key: string;
  agent?: string;
  curator?: string;
  reason?: string;
  time?: string;
}

const most = 6;

// Changes are the latest revisions in people's words: texts that were loaded and
// decisions that were taken. Pairs of texts that were compared follow from those,
// and are only counted.
export function changes(page: Page, revisions: Revision[]): HTMLElement {
  const time = new Intl.DateTimeFormat(page.lang === 'en' ? 'en-GB' : 'fr', { dateStyle: 'medium', timeStyle: 'short' });
  const told = revisions.filter((r) => !r.key.startsWith('alignment:')).slice(0, most);
  const aligned = revisions.filter((r) => r.key.startsWith('alignment:')).length;
  const names = new Map<string, HTMLElement[]>();
  const what = (r: Revision) => {
    const [kind, slug] = [r.key.slice(0, Math.max(r.key.indexOf(':'), 0)), r.key.slice(r.key.indexOf(':') + 1)];
    if (r.key === 'builtin') return [page.t('start.builtin')];
    if (kind !== 'document') return [page.t('start.decided'), ' ', h('bdi', {}, cut(slug, 120))];
    const name = h('bdi', {}, cut(slug, 120));
    names.set(r.key, [...(names.get(r.key) ?? []), name]);
    return [page.t('start.loaded'), ' ', link(page, open(r.key), {}, name)];
  };
  const list = h('ol', { class: 'ranks' }, ...told.map((r) => h('li', {}, ...what(r),
    r.reason && h('p', {}, h('bdi', {}, cut(r.reason, 160))),
    h('small', {}, [r.time && time.format(new Date(r.time)), r.curator ?? r.agent].filter(Boolean).join(', ')))));
  if (names.size)
    ask<{ nodes: ({ id: string; label: string } | null)[] }>(naming, { ids: [...names.keys()], lang: page.Lang, asOf: page.state.asOf }).then(({ nodes }) => {
      for (const n of nodes) for (const name of (n && names.get(n.id)) || []) name.textContent = cut(n!.label, 120);
    }, () => undefined); // the ids say it too
  return h('div', {}, told.length ? list : h('p', { class: 'note' }, page.t('start.nothing')),
    aligned > 0 && h('p', { class: 'note' }, page.t('start.aligned', { n: aligned })));
}
