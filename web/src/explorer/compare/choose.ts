import { ask } from '../api';
import { h } from '../dom';
import { kind, kindName, when, type Node } from '../nodes';
import type { Page } from '../page';
import { choosing, finding } from '../queries/compare';
import { day } from '../text/text';

export interface Choice extends Node {
  series?: string | null;
  commitments: { totalCount: number };
}
type Connection = { totalCount: number; edges: { node: Choice }[] };
type Answer = Record<'meetings' | 'documents', Connection>;

// Choices are the meetings and documents that have commitments, newest first.
export async function choices(page: Page): Promise<{ list: Choice[]; whole: boolean }> {
  const { meetings, documents } = await ask<Answer>(choosing, { lang: page.Lang, asOf: page.state.asOf });
  const whole = [meetings, documents].every((c) => c.edges.length === c.totalCount);
  return { list: nonempty(meetings, documents), whole };
}

const nonempty = (...all: Connection[]) => all.flatMap((c) => c.edges.map((e) => e.node)).filter((n) => n.commitments.totalCount > 0);

const folded = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
const most = 40; // suggestions shown

// Form is what a chooser says where it does not choose a side of a comparison: what
// stands in the empty box and beside each choice; empty says that the box may be
// emptied, which chooses everything.
export interface Form {
  placeholder: string;
  note(node: Choice): string;
  empty: boolean;
}

// Chooser is a combobox over meetings and documents. What is typed narrows the
// list; arrow keys go through it, Enter takes, Escape gives back what was there.
export function chooser(page: Page, id: string, title: string, from: { list: Choice[]; whole: boolean }, chosen: Choice | undefined, take: (id: string) => void, form?: Form): HTMLElement {
  const input = h('input', {
    id, type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', maxlength: 200,
    'aria-expanded': 'false', 'aria-controls': `${id}-list`, 'aria-autocomplete': 'list', placeholder: form?.placeholder ?? page.t('compare.placeholder'),
  });
  const list = h('ul', { id: `${id}-list`, role: 'listbox', 'aria-label': title, hidden: true });
  const before = chosen?.label ?? '';
  let found: Choice[] = [];
  let at = -1;
  let turn = 0;
  input.value = before;

  const close = (restore: boolean) => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    if (restore) input.value = before;
  };
  const mark = (next: number) => {
    at = next;
    [...list.children].forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === at));
      if (i === at) option.scrollIntoView({ block: 'nearest' });
    });
    if (at >= 0) input.setAttribute('aria-activedescendant', `${id}-${at}`);
    else input.removeAttribute('aria-activedescendant');
  };
  const choose = (node: Choice) => {
    close(false);
    input.value = node.label;
    take(node.id);
  };
  const paint = () => {
    list.replaceChildren(...found.map((node, i) =>
      h('li', {
        id: `${id}-${i}`, role: 'option', 'aria-selected': 'false',
        onmousedown: (event: MouseEvent) => event.preventDefault(),
        onclick: () => choose(node),
      },
      h('span', { class: `dot k-${kind(node.id)}`, 'aria-hidden': 'true' }),
      h('span', { class: 'what' }, h('bdi', {}, node.label),
        h('small', {}, form ? form.note(node) : [kindName(page, node.id), day(page.lang, when(node)), page.t('start.commitments', { n: node.commitments.totalCount })].filter(Boolean).join(', '))))));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    mark(-1);
  };
  const look = (everything: boolean) => {
    const words = everything ? [] : folded(input.value).split(/\s+/).filter(Boolean);
    found = from.list.filter((n) => words.every((w) => folded(`${n.label} ${n.id} ${when(n)}`).includes(w))).slice(0, most);
    paint();
    const mine = ++turn;
    if (words.length) page.say(page.t('search.found', { n: found.length }));
    if (from.whole || words.length === 0) return;
    ask<Answer>(finding, { words: input.value, lang: page.Lang, asOf: page.state.asOf }).then(({ meetings, documents }) => {
      if (mine !== turn || list.hidden !== (found.length === 0)) return;
      const seen = new Set(found.map((n) => n.id));
      found = [...found, ...nonempty(meetings, documents).filter((n) => !seen.has(n.id))].slice(0, most);
      paint();
    }, () => undefined);
  };

  input.addEventListener('input', () => look(false));
  input.addEventListener('click', () => list.hidden && look(true));
  input.addEventListener('focus', () => input.select());
  input.addEventListener('blur', () => close(true));
  input.addEventListener('keydown', (event) => {
    const isOpen = !list.hidden;
    if (event.key === 'ArrowDown' && !isOpen) look(true);
    else if (event.key === 'ArrowDown') mark((at + 1) % found.length);
    else if (event.key === 'ArrowUp' && isOpen) mark(at <= 0 ? found.length - 1 : at - 1);
    else if (event.key === 'Escape' && isOpen) close(true);
    else if (event.key === 'Enter' && isOpen && !(form?.empty && !input.value.trim() && at < 0)) {
      const node = found[at] ?? (found.length === 1 ? found[0] : undefined);
      if (node) choose(node);
    } else if (event.key === 'Enter' && form?.empty && !input.value.trim() && before) take('');
    else return;
    event.preventDefault();
  });
  return h('div', { class: 'chooser' }, h('label', { for: id }, title), input, list);
}
