import { h, plain, type Child } from '../dom';
import { cut, kind, kindName, open } from '../nodes';
import type { Page } from '../page';
import { says, words } from '../said';
import { colon, term } from '../text/text';
import { margin } from './margin';
import { paint, places, type Layer } from './paint';
import type { Quotes } from './quotes';
import { within, type Act, type Name, type Statement, type Unit, type Words } from './text';

const longest = 4000; // of a summary

// What is set off in the text.
export interface Shows {
  names: boolean;
  acts: boolean;
  cues: boolean;
}

export interface Setting {
  page: Page;
  shows: Shows;
  columns: string[]; // witnesses, the one that is read first
  quotes: Quotes; // what is selected
  names: Name[];
  statements: Statement[];
  select(id: string): void;
  copy(id: string): void;
}

type Over = { act: Act } | { cue: Statement } | { quote: true } | { name: Name } | { note: string };

// UnitElement shows one unit: its number, its words in each version, and in the
// margin where lineage leaves it and arrives.
export function unitElement(s: Setting, unit: Unit): HTMLElement {
  const { page } = s;
  const texts = s.columns.map((w) => unit.texts.find((t) => t.witness?.id === w));
  const shown = texts.filter((t) => t !== undefined);
  const type = unit.passage?.kind ?? 'commitment';
  const ref = name(unit);
  const body = unit.texts.length === 0 ? facts(s, unit) : h('div', { class: 'versions' }, ...(shown.length ? texts : [unit.texts[0]]).map((t, i) => version(s, unit, t, i)));
  const linked = unit.leaving.length + unit.arriving.length > 0;
  const element = h('div', { class: `unit is-${type}`, 'data-unit': unit.id, 'data-linked': linked, 'data-heading': unit.level !== null },
    h('a', {
      class: 'ref', href: page.href({ sel: unit.id }), 'aria-label': page.t('document.link', { ref }), title: page.t('document.link', { ref }),
      onclick: (event: MouseEvent) => {
        if (!plain(event)) return;
        event.preventDefault();
        s.copy(unit.id);
        s.select(unit.id);
      },
    }, /^([ph]\d+)?$/.test(ref) ? '¶' : h('bdi', {}, cut(ref, 12))),
    body,
    margin(page, unit));
  element.style.containIntrinsicSize = `auto ${height(unit, s.columns.length)}px`;
  return element;
}

// Height is about how high a unit is before it is drawn, so that the scroll bar
// tells the truth.
function height(unit: Unit, versions: number): number {
  const narrow = innerWidth < 640;
  const words = unit.texts.slice(0, versions).map((t) => t.text.length);
  const length = unit.texts.length ? Math.max(...words, 1) : unit.commitments.reduce((sum, c) => sum + (c.summary ?? c.anySummary ?? c.label).length + 40, 60);
  const wide = narrow ? innerWidth - 40 : Math.min(620, (innerWidth - 420) / versions);
  const lines = Math.ceil((length * 8.8) / wide) + (narrow ? 1 : 0);
  const marks = unit.leaving.length + (unit.arriving.length ? 1 : 0);
  const text = 24 + lines * 29 * (narrow ? versions : 1) + (unit.level === null ? 0 : 24);
  return Math.round(narrow ? text + 26 + marks * 31 : Math.max(text, 14 + marks * 31));
}

export function name(unit: Unit): string {
  return unit.passage?.ref ?? unit.commitments[0]?.ref ?? '';
}

// Version is a unit in one witness.
function version(s: Setting, unit: Unit, words: Words | undefined, column: number): HTMLElement {
  const { page } = s;
  if (!words) return h('div', { class: 'version absent' }, h('p', { class: 'note' }, page.t('document.absent')));
  const lang = words.language.toLowerCase();
  const children = inside(s, unit, words);
  const same = (m: string) => m.replace(/[^\p{L}\p{N}]+/gu, '');
  const marker = words.marker && (unit.level !== null || same(words.marker) !== same(name(unit)))
    ? [h('span', { class: 'marker' }, h('bdi', {}, unit.passage?.kind === 'footnote' ? words.marker.replace(/[[\]]/g, '') : words.marker)), ' '] : [];
  const isHeading = unit.level !== null && column === 0;
  const text = isHeading
    ? h(`h${Math.min(unit.level! + 1, 6)}` as 'h2', { tabindex: -1, dir: 'auto', lang }, ...marker, h('bdi', {}, ...children))
    : h('p', { class: unit.level !== null ? 'heading' : 'words', dir: 'auto', lang }, ...marker, h('bdi', {}, ...children));
  const acts = s.shows.acts ? unit.commitments.filter((c) => !c.spans.some((span) => within(span, words))) : [];
  return h('div', { class: 'version' },
    s.columns.length > 1 && h('p', { class: 'which' }, term(page.lang, 'lang', words.language)),
    words.skipped && h('details', { class: 'skipped' }, h('summary', {}, page.t('document.skipped')), h('p', { lang, dir: 'auto' }, h('bdi', {}, words.skipped))),
    text,
    acts.length > 0 && column === 0 && h('p', { class: 'loose' }, ...acts.flatMap((c) => [force(s, c), ' '])));
}

function inside(s: Setting, unit: Unit, words: Words): Child[] {
  const points = [...words.text];
  const on = <T extends { start: number; end: number }>(list: T[], over: (item: T) => Over): Layer =>
    list.map((item) => ({ start: item.start, end: item.end, what: over(item) }));
  const acts = s.shows.acts
    ? unit.commitments.flatMap((act) => act.spans.filter((span) => within(span, words)).map(({ start, end }) => ({ start, end, what: { act } })))
    : [];
  const cues = s.shows.cues
    ? s.statements.filter((x) => within({ ...x.evidence, witness: x.evidence.witness }, words)).flatMap((x) => {
        const found = places(points, words.start, x.evidence.cue, x.evidence.start!, x.evidence.end!);
        return found ? [{ ...found, what: { cue: x } }] : [];
      })
    : [];
  const quotes = on((s.quotes.get(words.witness?.id ?? '') ?? []).filter((q) => q.start < words.end && q.end > words.start), () => ({ quote: true }));
  const names = s.shows.names ? on(s.names.filter((n) => within(n, words)), (n) => ({ name: n })) : [];
  return paint<Child>(points, words.start, [acts, cues, quotes, [...names, ...notes(points, words.start)]],
    (text) => [text],
    (_, what, children, first) => over(s, what as Over, children, first));
}

// Notes finds the signs of footnotes in a text.
function notes(points: string[], start: number): Layer {
  const out: Layer = [];
  for (let i = 0; i < points.length; i += 1) {
    if (points[i] !== '[') continue;
    let j = i + 1;
    while (j < points.length && j - i < 5 && /\d/.test(points[j]!)) j += 1;
    if (j > i + 1 && points[j] === ']') out.push({ start: start + i, end: start + j + 1, what: { note: points.slice(i + 1, j).join('') } });
  }
  return out;
}

function over(s: Setting, what: Over, children: Child[], first: boolean): HTMLElement {
  const { page } = s;
  if ('act' in what) return h('span', { class: `act f-${what.act.force}` }, first && force(s, what.act), first && ' ', ...children);
  if ('cue' in what)
    return h('span', { class: `cue t-${what.cue.relation.type}`, title: `${page.t('fact.cue')}${colon(page.lang)}${term(page.lang, 'type', what.cue.relation.type)}` }, ...children);
  if ('quote' in what) return h('mark', {}, ...children);
  if ('note' in what) return h('sup', {}, h('a', { class: 'noteref', role: 'doc-noteref', 'data-note': what.note, 'aria-label': page.t('document.note', { n: what.note }) }, ...children));
  const { target } = what.name;
  if (!target) return h('span', { class: 'named open', title: page.t('document.unsettled') }, ...children);
  return h('a', {
    class: `named k-${kind(target.id)}`, href: page.href({ ...open(target.id) }),
    title: `${kindName(page, target.id)}${colon(page.lang)}${cut(target.label, 160)}`,
    onclick: (event: MouseEvent) => {
      if (!plain(event)) return;
      event.preventDefault();
      s.select(target.id);
    },
  }, ...children);
}

// Force is the sign of a commitment, and the way to it.
function force(s: Setting, act: Act): HTMLElement {
  const { page } = s;
  return h('a', {
    class: `force f-${act.force}`, href: page.href({ sel: act.id }), title: page.t('document.act', { ref: act.ref }),
    onclick: (event: MouseEvent) => {
      if (!plain(event)) return;
      event.preventDefault();
      s.select(act.id);
    },
  }, term(page.lang, 'force', act.force));
}

// Facts stand for the words where no text is loaded.
function facts(s: Setting, unit: Unit): HTMLElement {
  const { page } = s;
  if (unit.commitments.length === 0) return h('div', { class: 'known' }, h('p', { class: 'note' }, page.t('document.only')));
  return h('div', { class: 'known' }, ...unit.commitments.map((c) => {
    const said = says(page, { summary: c.summary, anySummary: c.anySummary });
    return h('p', { class: 'words' }, force(s, c), ' ', unit.commitments.length > 1 && h('small', {}, `${c.ref} `), said ? words(page, said, longest) : h('bdi', {}, c.label));
  }));
}
