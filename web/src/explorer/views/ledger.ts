import { chooser, type Choice } from '../compare/choose';
import { h } from '../dom';
import { article, badge } from '../ledger/entry';
import { listed, none, overview, some, statuses, tallies, variables, type Overview, type Tallies, type Tally } from '../ledger/model';
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
      const bodies = h('div', { hidden: !!(body || meeting) });
      const gone = () => closed || mine !== turn;
      below.replaceChildren(bodies, entriesOf(page, gone));
      return (found: Tallies) => {
        if (!gone()) bodies.replaceChildren(table(page, found.bodies));
      };
    };
    let refill = () => {};
    overview(page).then(
      (all) => {
        if (closed) return;
        const choose = choices(page, all);
        const count = chips(page);
        place.replaceChildren(choose.element, count.element, below);
        let asked = 0;
        refill = () => {
          const mine = ++asked;
          const parts = [choose.show(page), count.show(page), fill(all)];
          tallies(page).then((found) => {
            if (!closed && mine === asked) for (const count of parts) count(found);
          }, () => undefined); // the list tells what is wrong
        };
        refill();
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

// Part is something that stays while what is chosen changes. What show returns takes
// in how many tasks each choice has by then.
interface Part {
  element: HTMLElement;
  show(page: Page): (found: Tallies) => void;
}

// Choice is a body as the combobox takes it, with how many tasks it has.
const choice = (b: Tally): Choice => ({ __typename: 'Actor', id: b.id, label: b.label, commitments: { totalCount: b.count } });

// Choices narrow the list to a body, a meeting or a topic, each with how many
// tasks it has.
function choices(page: Page, all: Overview): Part {
  let now = page;
  const boxes: [key: string, box: HTMLSelectElement][] = [];
  const fields: [key: string, box: HTMLInputElement][] = [];
  const select = (key: string, title: string, options: HTMLOptionElement[]) => {
    const box = h('select', { id: `ledger-${key}`, onchange: () => now.go({ [key]: box.value || undefined, sel: undefined }) }, ...options);
    boxes.push([key, box]);
    return h('p', { class: 'field' }, h('label', { for: box.id }, title), box);
  };
  const counts: ((found: Tallies) => void)[] = [];
  const counted = (key: 'meeting' | 'topic', title: string, any: string, found: Tally[]) => {
    const options = found.map((o) => ({ label: cut(o.label, 70), option: h('option', { value: o.id }) }));
    counts.push((now) => {
      for (const { label, option } of options) option.textContent = `${label} (${now[`${key}s`].get(option.value) ?? 0})`;
    });
    for (const { label, option } of options) option.textContent = label;
    return select(key, title, [h('option', { value: '' }, any), ...options.map((o) => o.option)]);
  };
  const who = h('div', { class: 'who' });
  const year = (key: 'from' | 'to', title: string) => {
    const box = h('input', {
      id: `ledger-${key}`, type: 'number', min: 1800, max: 2200, step: 1, placeholder: (key === 'from' ? all.first : all.last).slice(0, 4),
      onchange: () => now.go({ [key]: /^\d{4}$/.test(box.value) ? box.value : undefined, sel: undefined }),
    });
    fields.push([key, box]);
    return h('p', { class: 'field' }, h('label', { for: box.id }, title), box);
  };
  const byDate = [...all.meetings].sort((a, b) => ((a.startDate ?? '') < (b.startDate ?? '') ? 1 : -1));
  const element = h('div', { class: 'choices', role: 'search', 'aria-label': page.t('ledger.choose') },
    who,
    counted('meeting', page.t('ledger.meeting'), page.t('ledger.anyMeeting'), byDate),
    counted('topic', page.t('ledger.topic'), page.t('ledger.anyTopic'), all.topics),
    year('from', page.t('ledger.from')),
    year('to', page.t('ledger.to')),
    select('order', page.t('ledger.order'), [h('option', { value: '' }, page.t('ledger.newest')), h('option', { value: 'oldest' }, page.t('ledger.oldest'))]));
  const show = (next: Page) => {
    now = next;
    const { body } = next.state;
    const of = all.bodies.map(choice);
    const count = (found: Tallies) => {
      const now = new Map(found.bodies.map((b) => [b.id, b.count]));
      for (const b of of) b.commitments.totalCount = now.get(b.id) ?? 0;
      of.sort((a, b) => b.commitments.totalCount - a.commitments.totalCount);
      for (const each of counts) each(found);
    };
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
    return count;
  };
  return { element, show };
}

// Chips are the statuses with their counts among what is chosen otherwise.
function chips(page: Page): Part {
  let now = page;
  const made = statuses.map((status) => {
    const input = h('input', { type: 'checkbox', value: status, onchange: () => now.go({ status: toggled(now.state.status, status), sel: undefined }) });
    return { status, input, count: h('span', { class: 'count' }) };
  });
  const element = h('fieldset', { class: 'chips statuses' }, h('legend', {}, page.t('ledger.status')),
    ...made.map(({ status, input, count }) => h('label', { title: term(page.lang, 'mandateMeans', status) }, input, ' ', badge(page, status), count)));
  const show = (next: Page) => {
    now = next;
    const chosen = list(next.state.status);
    for (const { status, input, count } of made) {
      input.checked = chosen.includes(status);
      count.textContent = '';
    }
    return ({ statuses: found }: Tallies) => {
      for (const { status, count } of made) count.textContent = ` ${found[status]}`;
    };
  };
  return { element, show };
}

// Table is every body that was asked, with what became of its tasks: of those that are
// chosen, which a row and a number lead to.
function table(page: Page, bodies: Tally[]): HTMLElement {
  const whole = page.state.bodies === 'all';
  const shown = whole ? bodies : bodies.slice(0, rowsShown);
  const number = (n: number, status: string, body: string) => h('td', {},
    n === 0 ? h('span', { class: 'none', 'aria-label': '0' }, '·') : link(page, { body, status: status || page.state.status, sel: undefined }, {}, String(n)));
  const id = 'ledger-bodies';
  return h('section', { 'aria-labelledby': id }, h('h2', { id }, page.t('ledger.bodies')),
    bodies.length === 0 ? h('p', { class: 'note' }, page.t(narrowed(page) ? 'ledger.noMatch' : 'ledger.nothing')) : h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': id },
      h('table', { class: 'tallies' },
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, page.t('ledger.body')), h('th', { scope: 'col' }, page.t('ledger.tasks')),
          ...statuses.map((s) => h('th', { scope: 'col' }, badge(page, s))))),
        h('tbody', {}, ...shown.map((b) => h('tr', {},
          h('th', { scope: 'row' }, link(page, { body: b.id, sel: undefined }, {}, h('bdi', {}, cut(b.label, 90)))),
          number(b.count, '', b.id), ...statuses.map((s) => number(b.by[s], s, b.id))))))),
    bodies.length >= listed && h('p', { class: 'note' }, page.t('ledger.counted', { n: listed })),
    shown.length < bodies.length && h('p', {}, h('button', { type: 'button', onclick: () => page.go({ bodies: 'all' }, 'replace') }, page.t('ledger.more', { n: bodies.length - shown.length }))));
}

const narrowed = (page: Page) => Object.values(variables(page)).filter(Boolean).length > 1;

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
      if (found.total === 0) items.replaceWith(h('p', { class: 'note' }, page.t(narrowed(page) ? 'ledger.noMatch' : 'ledger.nothing')));
      page.say(count.textContent);
    }
  };
  next(undefined).catch((reason) => section.replaceChildren(section.firstElementChild!, trouble(page, reason)));
  return section;
}
