import { ask } from '../api';
import { singleItem } from '../compare/pair';
import type { Says } from '../compare/model';
import { h } from '../dom';
import type { Page } from '../page';
import { listing } from '../queries/matrix';
import { colon } from '../text/text';
import { trouble, waiting } from '../words';
import type { Matrix } from './model';

const step = 20;
const most = 200;

interface Answer {
  commitments: { totalCount: number; edges: { node: Says }[] };
}

// Found lists the commitments that a cell, a row or a column counts.
export class Found {
  readonly element = h('section', { class: 'cellFound', 'aria-labelledby': 'cellHead' });
  #turn = 0;

  show(page: Page, matrix: Matrix, reveal: boolean): void {
    const turn = ++this.#turn;
    const { topic, meeting, forum, from, to } = page.state;
    if (!topic && !meeting) {
      this.element.replaceChildren(h('p', { class: 'note', id: 'cellHead' }, page.t('matrix.hint')));
      return;
    }
    const column = matrix.columns.find((c) => c.meeting.id === meeting);
    const names = [matrix.rows.get(topic ?? '')?.topic.name ?? topic, column?.meeting.label ?? meeting].filter(Boolean);
    const head = h('h2', { id: 'cellHead', tabindex: -1 }, h('bdi', {}, names.join(' · ')));
    const place = h('div', {}, waiting(page));
    this.element.replaceChildren(head, place);
    const first = Math.min(most, Math.max(step, Number(page.state.rows) || step));
    const filter = Object.fromEntries(Object.entries({ topic, meeting, forum, from, to }).filter(([, value]) => value));
    ask<Answer>(listing, { filter, first, lang: page.Lang, asOf: page.state.asOf }).then(({ commitments }) => {
      if (turn !== this.#turn) return;
      const { edges, totalCount } = commitments;
      const left = totalCount - edges.length;
      head.append(' ', h('small', {}, page.t('start.commitments', { n: totalCount })));
      const list = h('ol', { class: 'pairs' }, ...edges.map((e) => singleItem(page, e.node)));
      place.replaceChildren(
        list.querySelector(`[data-words=summary]:not([lang=${page.lang}])`) ? h('p', { class: 'note foreign' }, page.t('said.foreign')) : '',
        list,
        left > 0 && first < most ? h('button', { type: 'button', onclick: () => page.go({ rows: Math.min(most, first + step) }, 'replace') }, page.t('compare.more', { n: Math.min(step, left), total: left })) : '',
        left > 0 && first >= most ? h('p', { class: 'note' }, page.t('matrix.rest', { n: left })) : '');
      page.say(`${names.join(', ')}${colon(page.lang)}${page.t('start.commitments', { n: totalCount })}`);
      if (reveal) head.scrollIntoView({ block: 'nearest' });
    }, (reason) => turn === this.#turn && place.replaceChildren(trouble(page, reason)));
  }
}
