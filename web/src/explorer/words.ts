import { Refusal } from './api';
import { h } from './dom';
import type { Page } from './page';
import type { Key } from './text/text';

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

export function trouble(page: Page, reason: unknown): HTMLElement {
  const detail = reason instanceof Error ? reason.message : String(reason);
  return h('div', { class: 'trouble', role: 'alert' },
    h('p', {}, why(page, reason)),
    coded(reason) !== 'OFFLINE' && h('p', {}, h('small', {}, h('bdi', {}, detail))),
    h('p', {}, h('button', { type: 'button', onclick: () => location.reload() }, page.t('words.again'))));
}
