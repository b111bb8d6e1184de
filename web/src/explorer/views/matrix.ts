import { ask } from '../api';
import { h } from '../dom';
import { asked, filters, legend, saves } from '../matrix/filters';
import { Found } from '../matrix/found';
import { build, type Answer, type Matrix } from '../matrix/model';
import { Table } from '../matrix/table';
import type { Shown, View } from '../page';
import { counting } from '../queries/matrix';
import { Reader } from '../reader';
import { trouble, waiting } from '../words';

// Keys that change what is marked or unfolded, not what is counted.
const lesser = new Set(['sel', 'topic', 'meeting', 'rows', 'open', 'sort']);

// Matrix counts commitments by topic and meeting, and leads to them: forum, from
// and to choose the meetings, topic and meeting the cell that is listed below.
export const matrix: View = {
  name: 'matrix',
  title: 'matrix.title',
  listed: true,
  render(at, first): Shown {
    let page = first;
    let counted: Matrix | undefined;
    let closed = false;
    let turn = 0;
    const choose = h('div');
    const above = h('div', { class: 'heatAbove' });
    const place = h('div', { class: 'matrixPlace' }, waiting(page));
    const table = new Table(page);
    const found = new Found();
    const reader = new Reader(page);
    const work = h('div', { class: 'beside' }, found.element, reader.element);
    at.append(h('h1', { tabindex: -1 }, page.t('matrix.heading')), h('p', { class: 'lead' }, page.t('matrix.lead')), choose, above, h('div', { class: 'matrixWork' }, place, work));
    reader.show(page, false);

    const offer = () => filters(page).then((element) => {
      if (closed) return;
      const focus = (document.activeElement as HTMLElement | null)?.dataset.filter;
      choose.replaceChildren(element);
      if (focus) choose.querySelector<HTMLElement>(`[data-filter=${focus}]`)?.focus();
    }, () => choose.replaceChildren());

    const count = async () => {
      const mine = ++turn;
      try {
        const answer = await ask<Answer>(counting, asked(page));
        if (closed || mine !== turn) return;
        counted = build(answer);
        if (counted.rows.size === 0) {
          above.replaceChildren();
          place.replaceChildren(h('p', {}, page.t('matrix.none')));
          return;
        }
        const { state } = page;
        above.replaceChildren(legend(page, counted), saves(page, counted));
        place.replaceChildren(table.element);
        const elsewhere = counted.commitments - counted.columns.reduce((sum, c) => sum + c.count, 0);
        if (counted.whole && elsewhere > 0) place.append(h('p', { class: 'note' }, page.t('matrix.unplaced', { n: elsewhere })));
        if (!counted.whole) place.append(h('p', { class: 'note' }, page.t('matrix.cut')));
        table.show(page, counted);
        table.mark(page);
        table.reveal();
        found.show(page, counted, false);
        if (!state.topic && !state.meeting) page.say(page.t('matrix.counted', { n: counted.commitments, topics: counted.rows.size, meetings: counted.columns.length }));
      } catch (reason) {
        if (!closed && mine === turn) place.replaceChildren(trouble(page, reason));
      }
    };
    void offer();
    void count();

    return {
      update(next, changed) {
        if (changed.has('lang') || changed.has('view')) return false;
        page = next;
        if (![...changed].every((key) => lesser.has(key))) {
          void offer();
          void count();
          return true;
        }
        if (!counted) return true;
        if (changed.has('sel')) reader.show(page, true);
        if (changed.has('open') || changed.has('sort') || !table.shows(page.state.topic)) table.show(page, counted);
        if (changed.has('sort')) void offer();
        table.mark(page);
        if (changed.has('topic') || changed.has('meeting') || changed.has('rows')) found.show(page, counted, !changed.has('rows'));
        return true;
      },
      close() {
        closed = true;
      },
    };
  },
};
