import { h, type Child } from '../dom';
import type { Page } from '../page';
import { colon, term } from '../text/text';
import type { Pair, Says } from './model';

const arrows: Record<string, string> = { STRENGTHENED: '▲', WEAKENED: '▼', NARROWED: '→←', WIDENED: '←→' };

// Changes says in what the later commitment differs: the direction, then the
// ground, as the server tells it from force, hedge, measures and who is asked.
export function changes(page: Page, pair: Pair): HTMLElement | false {
  return pair.changes.length > 0 && h('ul', { class: 'changes', 'aria-label': page.t('compare.changes') },
    ...pair.changes.map((c) => h('li', { class: `c-${c.kind}` },
      h('span', { class: 'arrow', 'aria-hidden': 'true' }, arrows[c.kind] ?? '•'),
      h('span', {}, h('strong', {}, term(page.lang, 'change', c.kind)), ` (${term(page.lang, 'aspect', c.aspect)})${colon(page.lang)}`, h('bdi', {}, ...ground(page, pair, c))))));
}

// The same on one line, for files.
export function changeText(page: Page, pair: Pair): string {
  return pair.changes.map((c) => `${term(page.lang, 'change', c.kind)}${colon(page.lang)}${ground(page, pair, c).join('')}`).join('; ');
}

function ground(page: Page, pair: Pair, c: Pair['changes'][number]): Child[] {
  const was = value(page, pair.earlier, c.aspect, c.was);
  const is = value(page, pair.later, c.aspect, c.is);
  switch (c.aspect) {
    case 'HEDGE':
      return [is ? page.t('compare.adds', { is }) : page.t('compare.without', { was })];
    case 'ADDRESSEES':
      return [is ? page.t('compare.alsoAsks', { is }) : page.t('compare.asksNoMore', { was })];
    case 'PARTICIPANTS':
      return [page.t(c.kind === 'NARROWED' ? 'compare.some' : 'compare.everyone')];
  }
  if (!was) return [page.t('compare.states', { is })];
  if (!is) return [page.t('compare.statesNoMore', { was })];
  return [page.t('compare.wasIs', { was, is })];
}

function value(page: Page, says: Says, aspect: string, raw: string | null | undefined): string {
  if (!raw) return '';
  if (aspect === 'FORCE') return term(page.lang, 'force', raw);
  if (aspect === 'MEASURE') return measure(page, raw);
  if (aspect !== 'ADDRESSEES') return raw;
  const names = new Map(says.addressees?.map((a) => [a.id, a.label]));
  return raw.split(', ').map((id) => names.get(id) ?? id).join(', ');
}

const units = new Set(['minute', 'hour', 'day', 'week', 'month', 'year', 'percent']);

// Measure prints what the server writes in one form for all languages ("1 hour",
// "by 2030") in the reader's.
function measure(page: Page, raw: string): string {
  const year = /^by (\d{4})$/.exec(raw)?.[1];
  if (year) return page.t('compare.by', { year });
  const [, number, unit] = /^(\d+(?:\.\d+)?) (\w+)$/.exec(raw) ?? [];
  if (!number || !unit || !units.has(unit)) return raw;
  return new Intl.NumberFormat(page.lang, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(number));
}
