import { ask, graphiql } from '../api';
import { saveCSV } from '../csv';
import { h } from '../dom';
import type { Page } from '../page';
import { counting, offering } from '../queries/matrix';
import type { Matrix } from './model';
import { shown } from './model';

interface Offer {
  figures: { columns: { date?: string | null; meeting: { series?: string | null; forum?: { id: string; label: string } | null } }[] };
}

// Asked are the variables of the matrix's operation.
export function asked(page: Page): Record<string, string | undefined> {
  const { forum, from, to, asOf } = page.state;
  return { forum, from, to, lang: page.Lang, asOf };
}

// Filters choose the columns: who met, and in which years; and the order of rows.
export async function filters(page: Page): Promise<HTMLElement> {
  const { figures } = await ask<Offer>(offering, { lang: page.Lang, asOf: page.state.asOf });
  const forums = new Map<string, string>();
  for (const { meeting } of figures.columns) {
    if (meeting.forum) forums.set(meeting.forum.id, meeting.forum.label);
    else if (meeting.series) forums.set(meeting.series, meeting.series);
  }
  const dates = figures.columns.flatMap((c) => (c.date ? [Number(c.date.slice(0, 4))] : [])).filter((y) => y > 0);
  const [first, last] = [Math.min(...dates), Math.max(...dates)];
  const years = dates.length ? Array.from({ length: Math.min(last - first + 1, 200) }, (_, i) => String(last - i)) : [];
  const cleared = { topic: undefined, meeting: undefined, rows: undefined, sel: undefined };
  const choice = (key: string, title: string, any: string, all: [string, string][]) => {
    const now = page.state[key] ?? '';
    // What the address names is offered, even where no meeting has it.
    const options = now && !all.some(([value]) => value === now) ? [[now, now] as [string, string], ...all] : all;
    return h('label', { class: 'pick' }, h('span', {}, title),
      h('select', { 'data-filter': key, onchange: (event: Event) => page.go({ [key]: (event.target as HTMLSelectElement).value, ...(key === 'sort' ? {} : cleared) }) },
        h('option', { value: '', selected: !now }, any),
        ...options.map(([value, words]) => h('option', { value, selected: value === now }, words))));
  };
  const name = new Intl.Collator(page.lang).compare;
  return h('div', { class: 'matrixFilters' },
    choice('forum', page.t('matrix.forum'), page.t('matrix.every'), [...forums].sort((a, b) => name(a[1], b[1]))),
    choice('from', page.t('matrix.from'), page.t('matrix.first'), years.map((y) => [y, y])),
    choice('to', page.t('matrix.to'), page.t('matrix.last'), years.map((y) => [y, y])),
    choice('sort', page.t('matrix.sort'), page.t('matrix.byTotal'), [['name', page.t('matrix.byName')]]),
    h('div', { class: 'folders' },
      h('button', { type: 'button', onclick: () => page.go({ open: 'all' }) }, page.t('matrix.unfold')),
      h('button', { type: 'button', onclick: () => page.go({ open: undefined, ...cleared }) }, page.t('matrix.fold'))));
}

// Legend says what the shades mean.
export function legend(page: Page, { steps }: Matrix): HTMLElement {
  const number = new Intl.NumberFormat(page.lang);
  return h('p', { class: 'heatLegend' }, h('span', {}, page.t('matrix.legend')), ' ',
    ...steps.map((least, i) => {
      const next = steps[i + 1];
      const words = next === undefined ? page.t('matrix.atLeast', { n: least }) : next - 1 > least ? `${number.format(least)}–${number.format(next - 1)}` : number.format(least);
      return h('span', { class: `swatch s${i + 1}` }, words);
    }));
}

// Saves gives the numbers as a table, and the question.
export function saves(page: Page, matrix: Matrix): HTMLElement {
  const lines = () => [
    ['topic', 'name', ...matrix.columns.map((c) => c.meeting.id), 'total'],
    ...shown(matrix, new Set(matrix.rows.keys()), 'name', page.lang).map((row) => [
      row.topic.id, row.topic.name, ...matrix.columns.map((c) => String(row.cells.get(c.meeting.id)?.count ?? 0)), String(row.total),
    ]),
  ];
  return h('p', { class: 'saves' },
    h('button', {
      type: 'button',
      onclick: () => {
        saveCSV(lines(), 'topics-meetings');
        page.say(page.t('compare.saved'));
      },
    }, page.t('compare.csv')),
    h('a', { href: graphiql(page.lang, counting, asked(page)), 'data-query': true }, page.t('files.query')));
}
