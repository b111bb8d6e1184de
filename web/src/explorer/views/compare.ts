import { ask, Refusal } from '../api';
import { choices, chooser, type Choice } from '../compare/choose';
import { Group } from '../compare/group';
import { wanted, type Counted } from '../compare/model';
import { saving } from '../compare/save';
import { h } from '../dom';
import { link } from '../link';
import { cut, kind, when } from '../nodes';
import type { Page, Shown, View } from '../page';
import { counting, groupNames, type GroupName } from '../queries/compare';
import { Reader } from '../reader';
import { day } from '../text/text';
import { trouble, waiting } from '../words';

// Keys that change what is shown of a comparison, not which one it is.
const lesser = new Set(['sel', 'group', 'shut', 'words', 'mark', ...groupNames]);

// Compare sets the commitments of two meetings or documents beside each other:
// earlier and later name them, group shows one of the four lists, shut names those
// that are folded, words is the language compared and mark what is set apart in it.
export const compare: View = {
  name: 'compare',
  title: 'compare.title',
  listed: true,
  render(at, first): Shown {
    let page = first;
    let groups: Group[] = [];
    let closed = false;
    const heading = h('h1', { tabindex: -1 }, page.t('compare.heading'));
    const pickers = h('div', { class: 'pickers' });
    const summary = h('nav', { class: 'groups', 'aria-label': page.t('compare.groups'), hidden: true });
    const tools = h('div', { class: 'compareTools', hidden: true });
    const place = h('div', { class: 'found' }, waiting(page));
    const reader = new Reader(page);
    const work = h('div', { class: 'beside' }, place, reader.element);
    const lead = h('p', { class: 'lead' }, page.t('compare.lead'));
    at.append(heading, lead, pickers, summary, tools, work);
    reader.show(page, false);

    const filter = () => {
      const { group } = page.state;
      for (const g of groups) g.element.hidden = !!group && group !== g.name;
      for (const button of summary.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset.group === group));
    };
    const swap = () => page.go({ earlier: page.state.later, later: page.state.earlier, sel: undefined, ...fewest });

    const choose = choices(page).then((from) => {
      if (closed) return from;
      const find = (id: string | undefined) => from.list.find((n) => n.id === id);
      const pick = (key: 'earlier' | 'later') =>
        chooser(page, key, page.t(`compare.${key}`), from, find(page.state[key]) ?? unknown(page.state[key]), (id) => page.go({ [key]: id, sel: undefined, ...fewest }));
      pickers.replaceChildren(
        pick('earlier'),
        h('button', { type: 'button', class: 'swap', disabled: !page.state.earlier && !page.state.later, onclick: swap },
          h('span', { 'aria-hidden': 'true' }, '⇄ '), page.t('compare.swap')),
        pick('later'));
      return from;
    });

    const fill = async () => {
      const { earlier, later } = page.state;
      if (!earlier || !later) {
        place.replaceChildren(suggestions(page, (await choose).list, { earlier, later }));
        return;
      }
      const { compare: found } = await ask<Counted>(counting, { earlier, later, lang: page.Lang, asOf: page.state.asOf });
      if (closed) return;
      heading.replaceChildren(h('bdi', {}, capital(cut(found.earlier.label, 120))), `, ${page.t('compare.then')} `, h('bdi', {}, cut(found.later.label, 120)));
      document.title = `${heading.textContent} · stemma`;
      const series = [found.earlier, found.later].map((s) => s.series ?? s.meeting?.series);
      groups = groupNames.map((name) => new Group(page, name, found[name].totalCount, !!series[0] && series[0] === series[1]));
      summary.replaceChildren(...groupNames.map((name) =>
        h('button', { type: 'button', class: `g-${name}`, 'data-group': name, onclick: () => page.go({ group: page.state.group === name ? undefined : name }) },
          h('span', { class: 'count' }, new Intl.NumberFormat(page.lang).format(found[name].totalCount)), ' ', page.t(`group.${name}`))));
      tools.replaceChildren(options(page), saving(page, heading.textContent ?? ''));
      summary.hidden = tools.hidden = false;
      lead.hidden = true;
      const none = (...names: GroupName[]) => names.every((name) => found[name].totalCount === 0);
      const empty = none('carried', 'changed', 'dropped') ? 'compare.emptyEarlier' : none('carried', 'changed', 'new') ? 'compare.emptyLater' : undefined;
      place.replaceChildren(...groups.map((g) => g.element));
      if (empty) {
        place.prepend(h('p', { class: 'note', 'data-empty': true }, page.t(empty)));
        const { list } = await choose;
        const given = empty === 'compare.emptyEarlier' ? { later } : { earlier };
        if (!closed && pairs(list, given).length) place.querySelector('[data-empty]')?.after(suggestions(page, list, given));
      }
      filter();
      page.say(groupNames.map((name) => `${page.t(`group.${name}`)} ${found[name].totalCount}`).join(', '));
    };
    const refuse = (reason: unknown) => {
      const { earlier = '', later = '' } = page.state;
      const sides = [earlier, later].every((id) => ['meeting', 'document'].includes(kind(id)));
      if (closed) return;
      if (!(reason instanceof Refusal) || reason.code !== 'BAD_USER_INPUT' || !sides) return place.replaceChildren(trouble(page, reason));
      place.replaceChildren(h('div', { class: 'trouble', role: 'alert' },
        h('p', {}, page.t(earlier === later ? 'compare.same' : 'compare.wrongWay')),
        earlier !== later && h('p', {}, h('button', { type: 'button', 'data-swap': true, onclick: swap }, page.t('compare.swap')))));
    };
    choose.catch((reason) => pickers.replaceChildren(trouble(page, reason)));
    fill().catch(refuse);

    return {
      update(next, changed) {
        if (![...changed].every((key) => lesser.has(key))) return false;
        page = next;
        if (changed.has('sel')) reader.show(page, true);
        for (const g of groups) g.update(page, changed);
        if (changed.has('words') || changed.has('mark')) tools.firstElementChild?.replaceWith(options(page));
        filter();
        return true;
      },
      close() {
        closed = true;
      },
    };
  },
};

// Names begin with a small letter in French, titles do not.
const capital = (name: string) => name.charAt(0).toLocaleUpperCase() + name.slice(1);

// A new comparison begins with the shortest lists.
const fewest = Object.fromEntries(groupNames.map((name: GroupName) => [name, undefined]));

// Unknown stands in the box for what is not among the choices: a text without
// commitments, an id that was mistyped.
const unknown = (id: string | undefined): Choice | undefined =>
  id ? { __typename: '', id, label: id, commitments: { totalCount: 0 } } : undefined;

// Options are the language that is compared, and what is set apart.
function options(page: Page): HTMLElement {
  const group = (key: 'words' | 'mark', title: string, values: [value: string, words: string][], now: string) =>
    h('fieldset', { class: 'chips' }, h('legend', {}, title), ...values.map(([value, words]) =>
      h('label', {}, h('input', {
        type: 'radio', name: `compare-${key}`, value, checked: now === value,
        onchange: () => {
          page.go({ [key]: value });
          document.querySelector<HTMLElement>(`input[name=compare-${key}]:checked`)?.focus();
        },
      }), ' ', words)));
  return h('div', { class: 'options' },
    group('words', page.t('compare.language'), [['EN', page.t('lang.EN')], ['FR', page.t('lang.FR')]], wanted(page)),
    group('mark', page.t('compare.mark'), [['', page.t('compare.markAuto')], ['differences', page.t('compare.markDifferences')], ['common', page.t('compare.markCommon')]], page.state.mark ?? ''));
}

// Pairs worth comparing: a meeting and the one of its series before it, of those
// that have commitments, around what is chosen already.
function pairs(list: Choice[], { earlier, later }: { earlier?: string; later?: string }): (readonly [Choice, Choice])[] {
  const last = new Map<string, Choice>();
  return list
    .filter((n) => n.series)
    .sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a.id < b.id ? -1 : 1))
    .flatMap((n) => {
      const before = last.get(n.series!);
      last.set(n.series!, n);
      return before ? [[before, n] as const] : [];
    })
    .reverse()
    .filter(([a, b]) => (!earlier || a.id === earlier) && (!later || b.id === later))
    .slice(0, 9);
}

function suggestions(page: Page, list: Choice[], given: { earlier?: string; later?: string }): HTMLElement {
  const found = pairs(list, given);
  const name = (n: Choice) => [h('bdi', {}, cut(n.label, 70)), h('small', {}, ` ${day(page.lang, n.startDate)}`)];
  return h('section', { 'aria-labelledby': 'suggested' },
    h('h2', { id: 'suggested' }, page.t(list.length === 0 ? 'compare.empty' : found.length ? 'compare.suggested' : 'compare.chooseBoth')),
    h('ul', { class: 'cards' }, ...found.map(([a, b]) => h('li', {},
      link(page, { earlier: a.id, later: b.id, ...fewest }, { class: 'card' }, ...name(a), h('span', { class: 'then' }, ` ${page.t('compare.then')} `), ...name(b))))));
}
