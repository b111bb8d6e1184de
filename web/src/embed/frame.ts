import { fromEmbed } from '../shared/embedding';
import type { Language } from '../shared/language';
import { hold, site } from '../explorer/api';
import { h } from '../explorer/dom';
import { legend } from '../explorer/lineage/controls';
import { Drawing } from '../explorer/lineage/drawing';
import type { Edge, Graph } from '../explorer/lineage/graph';
import { by, load } from '../explorer/lineage/load';
import { way } from '../explorer/lineage/tree';
import { Rows } from '../explorer/lineage/rows';
import { by as saidBy } from '../explorer/moment';
import { cut, gist, kind, kindName, when } from '../explorer/nodes';
import type { Page } from '../explorer/page';
import { address, list, toggled, withChange, type Change, type State } from '../explorer/state';
import { day, term, text } from '../explorer/text/text';
import { trouble } from '../explorer/words';
import { Height } from './height';

// Frame shows a lineage on somebody else's page: the drawing or its table, and
// below it what it is and where it is from. It keeps nothing on the device, and
// leaves the address as it is, since the history is that of the page around it.
export function frame(root: HTMLElement, search: string): void {
  const lang = document.documentElement.lang as Language; // the server's choice
  let state: State = fromEmbed(search);
  let graph: Graph | undefined;
  let turn = 0; // of what is marked
  let asked = 0; // of what is loaded
  let loading = false;
  hold(state.at);

  const loud = h('p', { class: 'quiet', role: 'status', 'aria-live': 'polite' });
  const explorer = (change: Change = {}) => new URL(address({ lang, ...withChange(state, change) }), site()).href;
  const page = (): Page => ({
    state, lang, Lang: lang === 'en' ? 'EN' : 'FR',
    t: (key, values) => text(lang, key, values),
    go, href: explorer,
    say: (words) => {
      loud.textContent = '';
      requestAnimationFrame(() => (loud.textContent = words));
    },
  });
  const { t } = page();
  const away = (words: string, change?: Change) => h('a', { href: explorer(change), target: '_blank', rel: 'noopener' }, words);

  const heading = h('h1', {}, t('words.waiting'));
  const summary = h('span');
  const reading = h('div', { class: 'reading', hidden: true });
  const key = h('div', { class: 'key' });
  const link = h('span', { class: 'away' });
  const problem = h('div');
  const height = new Height();

  // What is chosen is read here in a line; the explorer has the evidence.
  const choose = (id: string) => go({ sel: id || undefined });
  const drawing = new Drawing(page(), (id, act) => {
    if (act === 'expand') go({ open: list(state.open).includes(id) ? state.open : toggled(state.open, id), shut: list(state.shut).filter((s) => s !== id).join(',') });
    else if (act === 'collapse') go(list(state.open).includes(id) ? { open: toggled(state.open, id) } : { shut: toggled(state.shut, id) });
    else if (act === 'pin') go({ pin: toggled(state.pin, id) });
    else if (act === 'read') reading.querySelector('a')?.focus();
    else if (act === 'leave') rows.focus();
    else if (act !== 'path') choose(id); // ways are for the explorer
  }, 'embed.keys');
  // The table asks of its page to be another: a tree or a list.
  const newRows = () => new Rows({ ...page(), go: reshape }, choose);
  let rows = newRows();

  const picture = h('section', { class: 'draw', 'aria-label': t('lineage.drawing') }, drawing.element);
  const table = h('section', { class: 'table', 'aria-label': t('rows.title') }, rows.element);
  const both = [[picture, t('embed.drawing')], [table, t('embed.table')]] as const;
  const switches = both.map(([section, words]) =>
    h('button', { type: 'button', onclick: () => show(section) }, words));
  const show = (chosen: HTMLElement) => {
    both.forEach(([section], i) => {
      section.hidden = section !== chosen;
      switches[i]!.setAttribute('aria-pressed', String(section === chosen));
    });
    tell();
  };
  root.replaceChildren(
    h('figure', {}, problem, picture, table, reading,
      h('figcaption', {},
        h('div', { class: 'what' }, heading, h('p', { class: 'summary' }, summary, ' ', link)),
        h('div', { class: 'pair', role: 'group', 'aria-label': t('embed.form') }, ...switches), key)),
    loud);
  show(new URLSearchParams(search).get('table') === '1' ? table : picture);
  link.replaceChildren(away(t('embed.open')));
  scrolls(drawing.element);

  function go(change: Change): void {
    const before = state;
    state = withChange(state, change);
    const changed = [...new Set([...Object.keys(before), ...Object.keys(state)])].filter((k) => before[k] !== state[k]);
    link.replaceChildren(away(t('embed.open')));
    if (changed.every((k) => k === 'sel' || k === 'pin')) void mark(changed.includes('sel'));
    else void fetch(changed.includes('open') || changed.includes('shut'));
  }

  function reshape(change: Change): void {
    state = withChange(state, change);
    rows = newRows();
    table.replaceChildren(rows.element);
    if (graph) rows.show(graph);
    void mark(false);
    table.querySelector<HTMLElement>('.pair [aria-pressed=true]')?.focus();
  }

  async function fetch(keepPlace: boolean): Promise<void> {
    const mine = ++asked;
    loading = true;
    try {
      const found = await load(page());
      if (mine !== asked) return;
      loading = false;
      graph = found;
      problem.replaceChildren();
      const name = cut(found.name || state.of || '', 140);
      const way = state.dir === 'DESCENDANTS' ? 'embed.DESCENDANTS' : state.dir === 'BOTH' ? 'embed.BOTH' : 'embed.ANCESTORS';
      heading.replaceChildren(h('bdi', {}, t(kind(state.of ?? '') === 'topic' ? 'embed.BOTH' : way, { what: name })));
      document.title = `${heading.textContent} · stemma`;
      const choices = legend(page(), found);
      (choices as HTMLDetailsElement).open = false;
      key.replaceChildren(choices);
      rows.show(found);
      drawing.show(found, keepPlace);
      if (found.edges.length === 0) problem.replaceChildren(h('p', { class: 'note' }, t('lineage.nothing')));
      await mark(true);
      page().say(`${heading.textContent}. ${summary.textContent}`);
    } catch (reason) {
      if (mine !== asked) return;
      loading = false;
      heading.replaceChildren(state.of ?? '');
      problem.replaceChildren(trouble(page(), reason));
    }
    tell();
  }

  async function mark(reveal: boolean): Promise<void> {
    if (!graph || loading) return; // what is on its way is marked when it is there
    const mine = ++turn;
    const { sel = '', asOf } = state;
    let there: Set<string> | undefined;
    let said = t('lineage.summary', { n: graph.places.size, m: graph.edges.length });
    if (asOf) {
      const then = await by(page(), graph, asOf).catch((reason: unknown) => {
        if (mine === turn) problem.replaceChildren(trouble(page(), reason));
      });
      if (mine !== turn || !then) return;
      there = then.there;
      said = `${saidBy(page(), asOf)} ${t(then.early ? 'lineage.early' : 'lineage.asOf', { n: [...graph.places.keys()].filter((id) => there!.has(id)).length })}`;
    }
    summary.replaceChildren([said, state.at && `${t('moment.state')} ${state.at}.`, graph.truncated && t('lineage.truncated'), t('embed.authentic')].filter(Boolean).join(' '));
    drawing.mark(sel, sel && sel !== graph.root?.node.id ? way(graph, rows.tops, sel) : new Set(), there, list(state.pin));
    rows.mark(sel, there, reveal);
    const edge = graph.edges.find((e) => e.id === sel);
    if (reveal && sel) drawing.reveal(edge ? edge.from.node.id : sel);
    read(sel, edge);
    tell();
  }

  function read(id: string, edge: Edge | undefined): void {
    const place = graph?.places.get(id);
    const words = edge
      ? [`${edge.from.node.label} ${term(lang, 'type', edge.type)} ${edge.to.node.label}`, term(lang, 'method', edge.method)]
      : place ? [place.node.label, [kindName(page(), id), day(lang, when(place.node))].filter(Boolean).join(', '), cut(gist(place.node), 200)] : [];
    reading.hidden = words.length === 0;
    if (reading.hidden) return;
    const [name, ...rest] = words.filter(Boolean);
    reading.replaceChildren(h('p', {}, h('strong', {}, h('bdi', {}, name)), ' ', h('bdi', {}, rest.join('. ')), ' ', away(t('embed.read'), { sel: id })));
    page().say(words.join(', '));
  }

  // Tell says how high this would like to be. It rests on the width alone, so that
  // a page that gives what is asked for is not asked again.
  function tell(): void {
    const caption = root.querySelector<HTMLElement>('figcaption')?.offsetHeight ?? 0;
    const line = reading.hidden ? 0 : reading.offsetHeight;
    const inside = table.hidden
      ? Math.min(graph ? (graph.height + 70) * Math.min(1, innerWidth / (graph.width + 20)) : 0, 640)
      : (table.querySelector('table')?.offsetHeight ?? 0) + 70;
    height.tell(caption + line + inside + problem.offsetHeight);
  }
  let width = innerWidth;
  addEventListener('resize', () => {
    if (width === innerWidth) return;
    width = innerWidth;
    tell();
  });
  void fetch(false);
}

// Scrolls lets the wheel move the page around the frame: only with Ctrl or ⌘, or
// once the drawing has the focus, is it the drawing's.
function scrolls(drawing: HTMLElement): void {
  if (parent === window) return;
  drawing.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey && !drawing.contains(document.activeElement)) event.stopPropagation();
  }, { capture: true });
}
