import { h } from '../dom';
import { list } from '../state';
import type { Page } from '../page';
import type { Key } from '../text/text';
import { witnessName, type Heading } from './head';
import type { Shows } from './unit';

// Columns are the witnesses to show, the one that is read first: what the
// address says, or the page's language and, where there is room, the other one.
export function columns(page: Page, d: Heading): string[] {
  const known = list(page.state.in).map((end) => d.witnesses.find((w) => tail(w.id) === end)?.id).filter((id) => id !== undefined);
  if (known.length) return [...new Set(known)].slice(0, 2);
  const first = d.witnesses.find((w) => w.language === page.Lang) ?? d.witnesses[0];
  const other = d.witnesses.find((w) => w.language !== first?.language);
  const room = matchMedia('(min-width: 1000px)').matches;
  return [first, room ? other : undefined].filter((w) => w !== undefined).map((w) => w.id);
}

const tail = (id: string) => id.slice(id.lastIndexOf('/') + 1);

export function shows(page: Page): Shows {
  const marks = page.state.mark === undefined ? ['names', 'acts'] : list(page.state.mark);
  return { names: marks.includes('names'), acts: marks.includes('acts'), cues: marks.includes('cues') };
}

// Tools choose the version, what is set off, and whether all is shown.
export function tools(page: Page, d: Heading): HTMLElement {
  const now = columns(page, d);
  const on = shows(page);
  const pick = (at: 0 | 1) => (event: Event) => {
    const chosen = (event.target as HTMLSelectElement).value;
    const next = at === 0 ? [chosen, now[1] === chosen ? now[0] : now[1]] : [now[0], chosen === now[0] ? '' : chosen];
    page.go({ in: next.filter((id): id is string => !!id).map(tail).join(',') });
  };
  const select = (title: Key, at: 0 | 1, id: string) =>
    h('label', {}, `${page.t(title)} `, h('select', { id, onchange: pick(at) },
      at === 1 && h('option', { value: '', selected: now.length < 2 }, page.t('document.alone')),
      ...d.witnesses.filter((w) => at === 0 || w.id !== now[0]).map((w) => h('option', { value: w.id, selected: now[at] === w.id }, witnessName(page, w, d.witnesses)))));
  const box = (title: Key, name: keyof Shows) =>
    h('label', {}, h('input', {
      type: 'checkbox', id: `shows-${name}`, checked: on[name], 'data-shows': name,
      onchange: (event: Event) => {
        const next = { ...shows(page), ...on, [name]: (event.target as HTMLInputElement).checked };
        on[name] = next[name];
        const marks = (['names', 'acts', 'cues'] as const).filter((k) => next[k]).join(',') || 'none';
        page.go({ mark: marks === 'names,acts' ? undefined : marks });
      },
    }), ` ${page.t(title)}`);
  const text = d.witnesses.length > 0;
  return h('div', { class: 'tools' },
    d.witnesses.length > 1 && h('fieldset', {}, h('legend', { class: 'quiet' }, page.t('document.versions')), select('document.read', 0, 'version'), select('document.beside', 1, 'beside')),
    text && h('fieldset', {}, h('legend', {}, page.t('document.marked')), box('document.names', 'names'), box('document.acts', 'acts'), box('document.cues', 'cues')),
    h('label', { class: 'only' }, h('input', {
      type: 'checkbox', id: 'only', checked: page.state.only === 'lineage',
      onchange: (event: Event) => page.go({ only: (event.target as HTMLInputElement).checked ? 'lineage' : undefined }),
    }), ` ${page.t('document.onlyLineage')}`));
}
