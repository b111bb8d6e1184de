import { Refusal } from './api';
import { h } from './dom';
import { cut } from './nodes';
import type { Page } from './page';
import { day, type Key } from './text/text';
import type { Wrong } from './wrong';

// What a page says while it waits, and when something is wrong.

export function waiting(page: Page): HTMLElement {
  return h('p', { class: 'waiting' }, page.t('words.waiting'));
}

const known: Record<string, Key> = {
  NOT_FOUND: 'words.notFound',
  LIMIT: 'words.limit',
  OFFLINE: 'words.offline',
  BAD_USER_INPUT: 'words.input',
};

const coded = (reason: unknown) => (reason instanceof Refusal ? reason.code : 'UNKNOWN');

// Why says in a sentence why something did not come.
export const why = (page: Page, reason: unknown): string => page.t(known[coded(reason)] ?? 'words.unknown');

// Absent tells of what the graph does not hold, or did not by the day that is looked
// at.
export function absent(page: Page): HTMLElement {
  const { asOf } = page.state;
  return h('div', { class: 'trouble', role: 'alert' },
    h('p', {}, asOf ? page.t('moment.notYet', { day: day(page.lang, asOf) }) : page.t('words.notFound')),
    asOf && h('p', {}, h('button', { type: 'button', onclick: () => page.go({ asOf: undefined }) }, page.t('moment.leave'))));
}

// Misread says which word of the address has no meaning, and leaves it out.
export function misread(page: Page, { key, value, wanted }: Wrong): HTMLElement {
  return h('div', { class: 'trouble', role: 'alert' },
    h('p', {}, page.t('wrong.value', { word: `${key}=${cut(value, 60)}`, wanted: page.t(wanted) })),
    h('p', {}, h('button', { type: 'button', onclick: () => page.go({ [key]: undefined }) }, page.t('wrong.leave', { key }))));
}

export function trouble(page: Page, reason: unknown): HTMLElement {
  if (coded(reason) === 'NOT_FOUND' && page.state.asOf) return absent(page);
  const detail = reason instanceof Error ? reason.message : String(reason);
  return h('div', { class: 'trouble', role: 'alert' },
    h('p', {}, why(page, reason)),
    // The graph's own words are English, and name arguments of the question asked of it.
    coded(reason) !== 'OFFLINE' && h('details', {}, h('summary', {}, page.t('words.details')), h('p', { lang: 'en' }, h('bdi', {}, detail))),
    h('p', {}, h('button', { type: 'button', onclick: () => location.reload() }, page.t('words.again'))));
}
