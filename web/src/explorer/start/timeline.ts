import { h } from '../dom';
import { link } from '../link';
import { cut, open } from '../nodes';
import type { Page } from '../page';

export interface Met {
  id: string;
  label: string;
  startDate?: string | null;
  place?: string | null;
  commitments: { totalCount: number; edges: { node: { date?: string | null } }[] };
}

const longestGap = 3; // years without a meeting that stand one by one

// When a meeting met, or, where only its texts are dated, when they were adopted.
const dateOf = (m: Met) => m.startDate ?? m.commitments.edges[0]?.node.date ?? '';

// Timeline is the meetings on a line of years, each year in its place: years
// without a meeting stand there too, and only long gaps are drawn together. A bar
// is as long as the meeting has commitments. What has no date stands at the end.
export function timeline(page: Page, all: Met[]): HTMLElement {
  const most = Math.max(1, ...all.map((m) => m.commitments.totalCount));
  const years = new Map<number, Met[]>();
  const undated: Met[] = [];
  for (const m of [...all].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : a.id < b.id ? -1 : 1))) {
    const year = Number(dateOf(m).slice(0, 4));
    if (!year) undated.push(m);
    else years.set(year, [...(years.get(year) ?? []), m]);
  }
  const known = [...years.keys()];
  const columns: HTMLElement[] = [];
  known.forEach((year, i) => {
    const gap = i ? year - known[i - 1]! - 1 : 0;
    if (gap > longestGap) columns.push(h('li', { class: 'gap' }, h('span', { class: 'year' }, page.t('drawing.years', { n: gap }))));
    else for (let y = year - gap; y < year; y += 1) columns.push(h('li', { class: 'empty' }, h('span', { class: 'year' }, String(y))));
    columns.push(column(page, String(year), years.get(year)!, most));
  });
  if (undated.length) columns.push(column(page, page.t('start.undated'), undated, most));
  return h('ol', { class: 'timeline' }, ...columns);
}

function column(page: Page, title: string, all: Met[], most: number): HTMLElement {
  return h('li', {},
    h('span', { class: 'year' }, title),
    h('ul', {}, ...all.map((m) => {
      const bar = h('span', { class: 'bar', 'aria-hidden': 'true' });
      bar.style.setProperty('--share', String(m.commitments.totalCount / most));
      const date = dateOf(m);
      return h('li', {}, link(page, open(m.id), {},
        bar,
        h('strong', {}, h('bdi', {}, cut(m.place || m.label, 60))),
        h('small', {}, [date.length > 4 && short(page, date), page.t('start.commitments', { n: m.commitments.totalCount })].filter(Boolean).join(', '))));
    })));
}

// Short is a date without its year, which stands above.
function short(page: Page, date: string): string {
  const at = new Date(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  const form: Intl.DateTimeFormatOptions = { month: 'long', timeZone: 'UTC' };
  if (date.length > 7) form.day = 'numeric';
  return new Intl.DateTimeFormat(page.lang === 'en' ? 'en-GB' : 'fr', form).format(at);
}
