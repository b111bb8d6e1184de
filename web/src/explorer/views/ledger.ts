import { chooser, type Choice } from '../compare/choose';
import { h } from '../dom';
import { article, badge } from '../ledger/entry';
import { counts, listed, none, overview, some, statuses, variables, type Overview, type Status, type Tally } from '../ledger/model';
import { saving } from '../ledger/save';
import { link } from '../link';
import { cut } from '../nodes';
import type { Page, Shown, View } from '../page';
import { Reader } from '../reader';
import { foreign } from '../said';
import { list, toggled } from '../state';
import { term } from '../text/text';
import { trouble, waiting } from '../words';

const step = 20; // entries shown at a time
const rowsShown = 12; // bodies listed before "all"

// Ledger is who was asked to do what, and what came of it: by body, meeting, topic
// and status, which the address holds under these names.
export const ledger: View = {
  name: 'ledger',
  title: 'ledger.title',
  listed: true,
  render(at, first): Shown {
    let page = first;
    let closed = false;
    const heading = h('h1', { tabindex: -1 }, page.t('ledger.heading'));
    const place = h('div', { class: 'found' }, waiting(page));
    const below = h('div', {});
    const reader = new Reader(page);
    at.append(heading, h('p', { class: 'lead' }, page.t('ledger.lead')), h('div', { class: 'beside' }, place, reader.element));
    reader.show(page, false);

    // Fill takes in what is chosen; the choices themselves stay where they are, and
    // with them the reader's focus.
    let turn = 0;
    const fill = (all: Overview) => {
      const mine = ++turn;
      const { body, meeting } = page.state;
      const named = all.bodies.find((b) => b.id === body) ?? all.meetings.find((m) => m.id === meeting);
      heading.replaceChildren(...(named ? [h('bdi', {}, cut(named.label, 160)), ` – ${page.t('ledger.title')}`] : [page.t('ledger.heading')]));
      document.title = `${heading.textContent} · stemma`;
      below.replaceChildren(
        ...(body || meeting ? [] : [table(page, all.bodies)]),
        entriesOf(page, () => closed || mine !== turn));
    };
    let refill = () => {};
    overview(page).then(
      (all) => {
        if (closed) return;
        const choose = choices(page, all);
        const count = chips(page, () => closed);
        place.replaceChildren(choose.element, count.element, below);
        refill = () => {
          choose.show(page);
          count.show(page);
          fill(all);
        };
        fill(all);
      },
      (reason) => place.replaceChildren(trouble(page, reason)),
    );
    return {
      update(next, changed) {
        if (changed.has('asOf') || changed.has('lang') || place.firstElementChild?.classList.contains('waiting')) return false;
        page = next;
        if ([...changed].some((key) => key !== 'sel')) refill();
        reader.show(page, changed.has('sel'));
        for (const button of place.querySelectorAll<HTMLElement>('[data-read]')) button.setAttribute('aria-pressed', String(button.dataset.read === page.state.sel));
        return true;
      },
      close() {
        closed = true;
      },
    };
  },
};

// Part is something that stays while what is chosen changes.
interface Part {
  element: HTMLElement;
  show(page: Page): void;
}

// Choice is a body as the combobox takes it, with how many tasks it has.
const choice = (b: Tally): Choice => ({ __typename: 'Actor', id: b.id, label: b.label, commitments: { totalCount: b.count } });

// Choices narrow the list to a body, a meeting or a topic, each with how many
// tasks it has.
function choices(page: Page, all: Overview): Part {
  let now = page;
  const boxes: [key: string, box: HTMLSelectElement][] = [];
  const fields: [key: string, box: HTMLInputElement][] = [];
  const select = (key: string, title: string, options: HTMLOptionElement[], how: 'step' | 'replace') => {
    const box = h('select', { id: `ledger-${key}`, onchange: () => now.go({ [key]: box.value || undefined, sel: undefined }, how) }, ...options);
    boxes.push([key, box]);
    return h('p', { class: 'field' }, h('label', { for: box.id }, title), box);
  };
  const counted = (key: 'meeting' | 'topic', title: string, found: Tally[]) =>
    select(key, title, [h('option', { value: '' }, page.t('ledger.all')), ...found.map((o) => h('option', { value: o.id }, `${cut(o.label, 70)} (${o.count})`))], 'step');
  const who = h('div', { class: 'who' });
  const year = (key: 'from' | 'to', title: string) => {
    const box = h('input', {
      id: `ledger-${key}`, type: 'number', min: 1800, max: 2200, step: 1, placeholder: (key === 'from' ? all.first : all.last).slice(0, 4),
      onchange: () => now.go({ [key]: /^\d{4}$/.test(box.value) ? box.value : undefined, sel: undefined }, 'replace'),
    });
    fields.push([key, box]);
    return h('p', { class: 'field' }, h('label', { for: box.id }, title), box);
  };
  const byDate = [...all.meetings].sort((a, b) => ((a.startDate ?? '') < (b.startDate ?? '') ? 1 : -1));
  const element = h('div', { class: 'choices', role: 'search', 'aria-label': page.t('ledger.choose') },
    who,
    counted('meeting', page.t('ledger.meeting'), byDate),
    counted('topic', page.t('ledger.topic'), all.topics),
    year('from', page.t('ledger.from')),
    year('to', page.t('ledger.to')),
    select('order', page.t('ledger.order'), [h('option', { value: '' }, page.t('ledger.newest')), h('option', { value: 'oldest' }, page.t('ledger.oldest'))], 'replace'));
  const show = (next: Page) => {
    now = next;
    const { body } = next.state;
    const of = all.bodies.map(choice);
    const chosen = of.find((b) => b.id === body) ?? (body ? { ...choice({ id: body, label: body, count: 0, by: none() }) } : undefined);
    const focused = who.contains(document.activeElement);
    who.replaceChildren(chooser(next, 'ledger-body', page.t('ledger.body'), { list: of, whole: true }, chosen,
      (id) => now.go({ body: id || undefined, sel: undefined }),
      { placeholder: page.t('ledger.anyBody'), note: (n) => page.t('start.tasks', { n: n.commitments.totalCount }), empty: true }),
    ...(body ? [h('button', { type: 'button', class: 'all', onclick: () => now.go({ body: undefined, sel: undefined }) }, page.t('ledger.allBodies'))] : []));
    if (focused) who.querySelector<HTMLElement>('input')?.focus();
    for (const [key, box] of fields) box.value = (next.state[key] ?? '').slice(0, 4);
    for (const [key, box] of boxes) {
      const chosen = next.state[key] ?? '';
      // What is not among the choices, since it has no task, is named all the same.
      if (![...box.options].some((o) => o.value === chosen)) box.append(h('option', { value: chosen }, chosen));
      box.value = chosen;
    }
  };
  show(page);
  return { element, show };
}

// Chips are the statuses with their counts among what is chosen otherwise.
function chips(page: Page, closed: () => boolean): Part {
  let now = page;
  let turn = 0;
  const made = statuses.map((status) => {
    const input = h('input', { type: 'checkbox', value: status, onchange: () => now.go({ status: toggled(now.state.status, status), sel: undefined }, 'replace') });
    return { status, input, count: h('span', { class: 'count' }) };
  });
  const element = h('fieldset', { class: 'chips statuses' }, h('legend', {}, page.t('ledger.status')),
    ...made.map(({ status, input, count }) => h('label', { title: term(page.lang, 'mandateMeans', status) }, input, ' ', badge(page, status), count)));
  const show = (next: Page) => {
    now = next;
    const mine = ++turn;
    const chosen = list(next.state.status);
    for (const { status, input } of made) input.checked = chosen.includes(status);
    const say = (found: Record<Status, number> | undefined) => {
      if (closed() || mine !== turn) return;
      for (const { status, count } of made) count.textContent = found ? ` ${found[status]}` : '';
    };
    counts(next).then(say, () => say(undefined)); // the list tells what is wrong
  };
  show(page);
  return { element, show };
}

// Table is every body that was asked, with what became of its tasks.
function table(page: Page, bodies: Tally[]): HTMLElement {
  const whole = page.state.bodies === 'all';
  const shown = whole ? bodies : bodies.slice(0, rowsShown);
  const number = (n: number, status: string, body: string) => h('td', {},
    n === 0 ? h('span', { class: 'none', 'aria-label': '0' }, '·') : link(page, { body, status: status || undefined, sel: undefined }, {}, String(n)));
  const id = 'ledger-bodies';
  return h('section', { 'aria-labelledby': id }, h('h2', { id }, page.t('ledger.bodies')),
    bodies.length === 0 ? h('p', { class: 'note' }, page.t('ledger.nothing')) : h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': id },
      h('table', { class: 'tallies' },
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, page.t('ledger.body')), h('th', { scope: 'col' }, page.t('ledger.tasks')),
          ...statuses.map((s) => h('th', { scope: 'col' }, badge(page, s))))),
        h('tbody', {}, ...shown.map((b) => h('tr', {},
          h('th', { scope: 'row' }, link(page, { body: b.id, sel: undefined }, {}, h('bdi', {}, cut(b.label, 90)))),
          number(b.count, '', b.id), ...statuses.map((s) => number(b.by[s], s, b.id))))))),
    bodies.length >= listed && h('p', { class: 'note' }, page.t('ledger.counted', { n: listed })),
    shown.length < bodies.length && h('p', {}, h('button', { type: 'button', onclick: () => page.go({ bodies: 'all' }, 'replace') }, page.t('ledger.more', { n: bodies.length - shown.length }))));
}

// Entries of what is chosen, a page at a time.
function entriesOf(page: Page, closed: () => boolean): HTMLElement {
  const id = 'ledger-entries';
  const count = h('p', { class: 'summary' });
  const items = h('ol', { class: 'mandates' });
  const more = h('p', {});
  const told = h('div', {});
  const section = h('section', { 'aria-labelledby': id }, h('h2', { id }, page.t('ledger.list')), count, waiting(page));
  const next = async (cursor: string | undefined) => {
    const found = await some(page, cursor, step);
    if (closed()) return;
    const made = found.list.map((entry) => article(page, entry));
    items.append(...made);
    told.replaceChildren(foreign(page, items));
    const left = found.total - items.childElementCount;
    count.textContent = page.t('ledger.count', { n: found.total });
    more.replaceChildren();
    if (found.next && left > 0)
      more.append(h('button', { type: 'button', onclick: (event: Event) => {
        (event.target as HTMLButtonElement).disabled = true;
        next(found.next).catch((reason) => more.replaceChildren(trouble(page, reason)));
      } }, page.t('ledger.more', { n: left })));
    if (cursor) made[0]?.querySelector<HTMLElement>('a, button')?.focus();
    else {
      section.replaceChildren(section.firstElementChild!, h('div', { class: 'over' }, count, saving(page)), told, items, more);
      if (found.total === 0) items.replaceWith(h('p', { class: 'note' }, page.t(Object.values(variables(page)).filter(Boolean).length > 1 ? 'ledger.noMatch' : 'ledger.nothing')));
      page.say(count.textContent);
    }
  };
  next(undefined).catch((reason) => section.replaceChildren(section.firstElementChild!, trouble(page, reason)));
  return section;
}
