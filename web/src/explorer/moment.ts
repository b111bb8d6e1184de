import { h } from './dom';
import type { Page } from './page';
import { cut } from './nodes';
import { colon, day } from './text/text';
import { isDate } from './wrong';

// Views that show by themselves by when all had been said.
const own = new Set(['lineage']);

// Clock chooses a day by which everything shown had been said. While one is chosen it
// says so above the view, with the way back; else it waits in the foot.
export function clock(page: Page): { above: HTMLElement | ''; below: HTMLElement | '' } {
  const { asOf, at, view } = page.state;
  const above = !!asOf && isDate(asOf) && !own.has(view ?? '');
  if (!above && !at) return { above: '', below: form(page) };
  return {
    above: h('aside', { class: 'moment', 'aria-label': page.t('moment.label') },
      at && known(page, at),
      above && h('p', {}, h('strong', {}, by(page, asOf)), ' ', page.t('moment.means')),
      above && form(page)),
    below: above ? '' : form(page),
  };
}

// Known says which state of the graph's knowledge is shown, with the way back to
// what is known now.
function known(page: Page, at: string): HTMLElement {
  return h('p', {}, h('strong', {}, page.t('moment.state'), ' ', h('bdi', {}, cut(at, 40)), colon(page.lang).trimEnd()), ' ', page.t('moment.stateMeans'), ' ',
    h('button', { type: 'button', 'data-now': true, onclick: () => page.go({ at: undefined }) }, page.t('moment.now')));
}

// By names the day: a year and a month are meant to their ends.
export function by(page: Page, asOf: string): string {
  return page.t(asOf.length > 7 ? 'moment.byDay' : 'moment.byEnd', { day: day(page.lang, asOf) });
}

function form(page: Page): HTMLElement {
  const { asOf } = page.state;
  const input = h('input', {
    id: 'moment', type: 'text', inputmode: 'numeric', pattern: '\\d{4}(-\\d{2}){0,2}', maxlength: 10, size: 10, required: true, autocomplete: 'off',
    placeholder: '2019-04', value: asOf ?? '', title: page.t('moment.form'),
  });
  return h('form', {
    class: 'momentForm',
    onsubmit: (event: Event) => {
      event.preventDefault();
      page.go({ asOf: input.value.trim() });
    },
  },
  h('label', { for: 'moment' }, page.t('moment.ask')), input,
  h('button', { type: 'submit' }, page.t(asOf ? 'moment.change' : 'moment.show')),
  asOf && h('button', { type: 'button', 'data-leave': true, onclick: () => page.go({ asOf: undefined }) }, page.t('moment.leave')));
}
