import { h } from '../dom';
import { Clock, controls, legend, settle } from '../lineage/controls';
import { Drawing } from '../lineage/drawing';
import { files, type OnScreen } from '../lineage/files';
import type { Graph } from '../lineage/graph';
import { between, by, load, most, saved } from '../lineage/load';
import { Rows } from '../lineage/rows';
import { way } from '../lineage/tree';
import { Way } from '../lineage/way';
import { by as saidBy } from '../moment';
import { cut } from '../nodes';
import type { Shown, View } from '../page';
import { Pane } from '../pane/pane';
import { list, toggled } from '../state';
import { trouble, waiting } from '../words';

// Keys that change what is marked, not what there is.
const marks = new Set(['sel', 'asOf', 'pin', 'path']);

// Lineage shows what a node comes from and what came of it: as a drawing in
// time, as a table beside it, and each node and edge to be read.
export const lineage: View = {
  name: 'lineage',
  title: 'lineage.title',
  listed: true,
  render(at, first): Shown {
    let page = first;
    let graph: Graph | undefined;
    let there: Set<string> | undefined;
    let screen: OnScreen | undefined;
    let turn = 0; // of what is marked
    let asked = 0; // of what is loaded
    let loading = false;
    let pinnedBefore = list(page.state.pin).length;

    const heading = h('h1', { tabindex: -1 }, page.t('lineage.title'));
    const summary = h('p', { class: 'summary' }, page.t('words.waiting'));
    const chips = h('p', { class: 'pins' });
    const joining = new Way(() => page);
    const key = h('div', { class: 'key' });
    const choose = h('div', { class: 'choose' }, controls(page));
    const clock = new Clock(page);
    const problem = h('div');
    const wrong = h('div'); // with the time chosen, which another choice mends

    // Who has named one end of a way chooses the other by choosing any node.
    const select = (id: string) => {
      const [from, to] = list(page.state.path);
      if (from && !to && id && id !== from && !id.startsWith('edge:')) page.go({ sel: id, path: `${from},${id}`, along: undefined });
      else page.go({ sel: id || undefined });
    };
    const path = (id: string) => {
      const { sel = '', path: ends } = page.state;
      const from = list(ends).length === 1 ? list(ends)[0]! : graph?.places.has(sel) ? sel : '';
      if (from && from !== id) page.go({ sel: id, path: `${from},${id}`, along: undefined });
      else page.go({ sel: id, path: id, along: undefined });
    };
    const expand = (id: string) => {
      const open = list(page.state.open);
      page.go({ open: open.includes(id) ? page.state.open : toggled(page.state.open, id), shut: list(page.state.shut).filter((s) => s !== id).join(',') });
    };
    const collapse = (id: string) => {
      const open = list(page.state.open);
      if (open.includes(id)) page.go({ open: toggled(page.state.open, id) });
      else page.go({ shut: toggled(page.state.shut, id) });
    };
    const pin = (id: string) => {
      const pins = toggled(page.state.pin, id);
      page.go({ pin: pins }, 'replace');
      page.say(page.t(list(pins).includes(id) ? 'lineage.isPinned' : 'lineage.isFree', { what: graph?.places.get(id)?.node.label ?? '' }));
    };

    const pane = new Pane(page, { select, expand, collapse, pin });
    const drawing = new Drawing(page, (id, act) => {
      if (act === 'expand') expand(id);
      else if (act === 'collapse') collapse(id);
      else if (act === 'pin') pin(id);
      else if (act === 'read') pane.show(page, id, true);
      else if (act === 'path') path(id);
      else if (act === 'leave') rows.focus();
      else select(id);
    });
    const rows = new Rows(page, (id) => select(id));
    const menu = files(() => page, () => screen);

    at.append(
      h('div', { class: 'lineage' },
        h('header', { class: 'top' }, h('div', {}, heading, summary), menu.element),
        h('div', { class: 'tools' }, choose, clock.element),
        problem, wrong,
        h('div', { class: 'work' },
          h('section', { class: 'draw', 'aria-label': page.t('lineage.drawing') }, drawing.element,
            // Below it, so that what a click brings does not move what was clicked.
            h('div', { class: 'marked' }, chips, joining.element), h('p', { class: 'hint' }, h('span', { class: 'mouse' }, page.t('drawing.help')), h('span', { class: 'touch' }, page.t('drawing.touch'))), key),
          pane.element,
          h('section', { class: 'table', 'aria-label': page.t('rows.title') }, rows.element))));

    // Mark shows what is chosen, pinned, and had been said by then.
    const mark = async (reveal: boolean) => {
      if (!graph || loading) return;
      const mine = ++turn;
      const { sel = '', asOf, pin: pins } = page.state;
      clock.mark(page);
      let said = page.t('lineage.summary', { n: graph.places.size, m: graph.edges.length });
      there = undefined;
      wrong.replaceChildren();
      if (asOf) {
        try {
          const cutAt = await by(page, graph, asOf);
          if (mine !== turn) return;
          there = cutAt.there;
          const nodes = [...graph.places.keys()].filter((id) => there!.has(id)).length;
          said = `${saidBy(page, asOf)} ${page.t(cutAt.early ? 'lineage.early' : 'lineage.asOf', { n: nodes })}`;
          page.say(said);
        } catch (reason) {
          if (mine !== turn) return;
          wrong.replaceChildren(trouble(page, reason));
        }
      }
      const more = graph.truncated ? ` ${page.t('lineage.truncated')}` : '';
      summary.replaceChildren(said + more);
      if (graph.truncated && (Number(page.state.first) || 500) < most)
        summary.append(' ', h('button', { type: 'button', onclick: () => page.go({ first: most }) }, page.t('lineage.more', { n: most })));
      const shown = graph;
      const kept = page;
      screen = { graph: shown, there, files: () => saved(kept), title: heading.textContent ?? '' };
      menu.refresh();
      const pinned = list(pins);
      const joined = await joining.mark(graph, between);
      if (mine !== turn) return;
      const on = joined ?? (sel && sel !== graph.root?.node.id ? way(graph, rows.tops, sel) : new Set<string>());
      drawing.mark(sel, on, there, pinned);
      rows.mark(sel, there, reveal);
      if (reveal && sel) drawing.reveal(sel.startsWith('edge:') ? (graph.edges.find((e) => e.id === sel)?.from.node.id ?? '') : sel);
      const found = pinned.map((id) => graph!.places.get(id)).filter((p) => !!p);
      chips.replaceChildren(...(found.length ? [page.t('lineage.pinned'), ' '] : []), ...found.map((p) =>
        h('span', { class: 'chip' },
          h('button', { type: 'button', onclick: () => select(p.node.id) }, h('bdi', {}, cut(p.node.label, 40))),
          h('button', { type: 'button', 'aria-label': page.t('lineage.unpin', { what: p.node.label }), onclick: () => pin(p.node.id) }, '×'))));
      chips.hidden = found.length === 0;
    };

    // What is chosen while an answer is on its way is marked when that is there.
    const fetch = async (keepPlace: boolean) => {
      const mine = ++asked;
      loading = true;
      summary.replaceChildren(page.t('words.waiting'));
      try {
        const found = await load(page);
        if (mine !== asked) return;
        loading = false;
        graph = found;
        problem.replaceChildren();
        const { name } = found;
        heading.replaceChildren(...(name ? [h('bdi', {}, cut(name, 140))] : [page.t('lineage.all')]));
        document.title = `${cut(name, 60) || page.t('lineage.all')} · stemma`;
        key.replaceChildren(legend(page, found));
        rows.show(found);
        drawing.show(found, keepPlace);
        clock.show(page, found);
        if (found.edges.length === 0) problem.replaceChildren(h('p', { class: 'note' }, page.t('lineage.nothing')));
        page.say(page.t('lineage.summary', { n: found.places.size, m: found.edges.length }));
        await mark(true);
      } catch (reason) {
        if (mine !== asked) return;
        loading = false;
        summary.replaceChildren();
        problem.replaceChildren(trouble(page, reason));
      }
    };

    problem.replaceChildren(waiting(page));
    chips.hidden = true;
    void fetch(false);
    pane.show(page, page.state.sel ?? page.state.of);

    return {
      update(next, changed) {
        if (changed.has('lang') || changed.has('of') || changed.has('rows')) return false;
        const before = document.activeElement as HTMLElement | null;
        const filter = before?.dataset.filter;
        page = next;
        if (changed.has('sel')) {
          pane.show(page, page.state.sel ?? page.state.of);
          const chosen = graph?.places.get(page.state.sel ?? '');
          if (chosen) page.say(drawing.describe(chosen));
        } else if (changed.has('asOf')) pane.again(page);
        else if (changed.has('pin')) pane.mark(page);
        // What is pinned is on the screen already, unless by the address; what is no
        // longer pinned may have been there for that alone.
        const strange = changed.has('pin') && (list(page.state.pin).some((id) => !graph?.places.has(id)) || list(page.state.pin).length < pinnedBefore);
        pinnedBefore = list(page.state.pin).length;
        const fewer = changed.has('path') && !page.state.path; // its ends were kept for it
        if (!strange && !fewer && [...changed].every((k) => marks.has(k))) {
          void mark(changed.has('sel'));
          return true;
        }
        clock.stop();
        settle(choose, page);
        void fetch(['open', 'shut', 'pin', 'path', 'along'].some((k) => changed.has(k))).then(() => {
          // Who has gone on meanwhile is left there.
          if (filter && document.activeElement === document.body) document.querySelector<HTMLElement>(`[data-filter=${filter}]`)?.focus();
        });
        return true;
      },
      close() {
        clock.stop();
        drawing.close();
        joining.close();
        turn += 1;
        asked += 1;
      },
    };
  },
};
