import { h, type Child } from '../dom';
import { link } from '../link';
import { cut, open } from '../nodes';
import type { Page } from '../page';
import { colon, term } from '../text/text';
import { changes } from './changes';
import { difference, shared, type Difference } from './difference';
import { best, together, wanted, type Pair, type Says, type Silence, type Words } from './model';

// Longer words than these are folded up behind their beginning.
const longest = 4000;
// Where less than this is kept of the longer text, both are struck nearly whole
// and nobody reads it: what they have in common says more.
const keptEnough = 0.3;

// PairItem is a later commitment beside the earlier one that it takes up.
export function pairItem(page: Page, pair: Pair): HTMLElement {
  const { was, is, same } = together(pair.earlier, pair.later, wanted(page));
  const { left, right, note } = marked(page, was, is, same);
  const { relation } = pair;
  const percent = new Intl.NumberFormat(page.lang, { style: 'percent' });
  const way = [term(page.lang, 'method', relation.method), page.t('compare.sure', { n: percent.format(relation.confidence) })].join(', ');
  return h('li', { class: 'pair', 'data-edge': relation.id },
    h('h3', {}, h('bdi', {}, cut(pair.later.label, 80)), h('em', {}, ` ${term(page.lang, 'type', relation.type)} `), h('bdi', {}, cut(pair.earlier.label, 80))),
    h('p', { class: 'how' },
      h('span', { class: `line t-${relation.type} m-${relation.method}`, 'aria-hidden': 'true' }), `${way} · `,
      link(page, { sel: relation.id }, { 'data-read': relation.id }, page.t('compare.why'), h('span', { class: 'quiet' }, `${colon(page.lang)}${pair.later.label}, ${pair.earlier.label}`))),
    h('div', { class: 'sides' },
      side(page, pair.earlier, 'compare.earlierSide', was, left),
      side(page, pair.later, 'compare.laterSide', is, right)),
    note && h('p', { class: 'note' }, note),
    changes(page, pair),
    reasons(page, pair));
}

// SingleItem is a commitment that stands alone on its side.
export function singleItem(page: Page, says: Says, ...more: Child[]): HTMLElement {
  const words = best(says, wanted(page));
  return h('li', { class: 'pair single', 'data-id': says.id },
    h('h3', {}, h('bdi', {}, cut(says.label, 80))), side(page, says, undefined, words, [words.words]), ...more);
}

// SilenceItem is an earlier commitment that nothing on the later side takes up,
// with what came nearest there and who takes it up elsewhere.
export function silenceItem(page: Page, silence: Silence, sameSeries: boolean): HTMLElement {
  const { commitment: c, nearest, elsewhere, tasked } = silence;
  const number = new Intl.NumberFormat(page.lang, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
  const year = c.date?.slice(0, 4) ?? '';
  return singleItem(page, c,
    h('dl', { class: 'facts' },
      tasked.length > 0 && h('div', {}, h('dt', {}, page.t('compare.asked')), h('dd', {}, ...list(tasked.map((t) => h('bdi', {}, t.target.label))))),
      h('div', {}, h('dt', {}, page.t('compare.elsewhere')),
        h('dd', {}, ...(elsewhere.length
          ? list(elsewhere.map((e) => link(page, { sel: e.id }, {}, h('bdi', {}, e.label))))
          : [page.t(sameSeries && year ? 'compare.silent' : 'compare.nobody', { year })]))),
      h('div', {}, h('dt', {}, page.t('compare.nearest')),
        h('dd', {}, nearest.length === 0 && page.t('compare.noneNear'),
          nearest.length > 0 && h('ul', { class: 'near' }, ...nearest.map((n) => h('li', {},
            link(page, { sel: n.node.id }, {}, h('bdi', {}, n.node.label)), ` ${number.format(n.score)} `,
            h('small', {}, h('bdi', {}, `(${n.shared.slice(0, 8).join(', ')})`)))))))));
}

const list = (items: HTMLElement[]): Child[] => items.flatMap((item, i) => (i ? [', ', item] : [item]));

// Marked gives what each side shows, and what is to be said about it.
function marked(page: Page, was: Words, is: Words, same: boolean): { left: Child[]; right: Child[]; note: string } {
  const plain = { left: [was.words], right: [is.words] };
  if (!same) return { ...plain, note: why(page, was, is) };
  const said: string[] = [];
  // Of summaries it is said once, above.
  if (was.lang !== wanted(page) && was.of === 'text') said.push(page.t('compare.onlyIn', { lang: term(page.lang, 'in', was.lang) }));
  const mode = page.state.mark;
  const found = mode === 'common' ? undefined : difference(was.words, is.words);
  if (mode === 'differences' && !found) {
    said.push(page.t('compare.tooLong'));
    return { ...plain, note: said.join(' ') };
  }
  // A comma more is a difference; a wider space is none.
  if (found && !found.parts.some((p) => p.kind === 'other' && /\S/.test(p.was + p.is))) {
    said.push(page.t('compare.sameWords'));
    return { ...plain, note: said.join(' ') };
  }
  if (found && (mode === 'differences' || found.kept >= keptEnough)) {
    said.push(page.t('compare.kept', { n: new Intl.NumberFormat(page.lang, { style: 'percent' }).format(found.kept) }));
    return { left: differing(page, found, 'was'), right: differing(page, found, 'is'), note: said.join(' ') };
  }
  if (mode !== 'common') said.push(page.t('compare.unlike'));
  const both = shared(was.words, is.words);
  const marks = (words: string) => both(words).map((p) => (p.both ? h('mark', {}, p.words) : p.words));
  return { left: marks(was.words), right: marks(is.words), note: said.join(' ') };
}

// Why two sides are not compared word by word.
function why(page: Page, was: Words, is: Words): string {
  if (was.of === 'nothing' || is.of === 'nothing') return page.t('compare.noWords');
  if (was.of !== is.of) return page.t('compare.textAndSummary');
  return page.t('compare.twoLanguages');
}

// Differing sets apart what the other side lacks: underlined or struck, and said
// to those who listen.
function differing(page: Page, { parts }: Difference, side: 'was' | 'is'): Child[] {
  const told = (words: string) => h('span', { class: 'quiet told' }, words);
  return parts.filter((p) => p[side]).flatMap((p): Child[] => {
    const [, before, words, after] = /^(\s*)([^]*?)(\s*)$/.exec(p[side])!;
    if (p.kind === 'same' || !words) return [p[side]];
    const set = side === 'was'
      ? h('del', {}, told(` [${page.t('compare.srGone')} `), words, told('] '))
      : h('ins', {}, told(` [${page.t('compare.srNew')} `), words, told('] '));
    return [before, set, after];
  });
}

function side(page: Page, says: Says, title: 'compare.earlierSide' | 'compare.laterSide' | undefined, words: Words, shown: Child[]): HTMLElement {
  const quote = words.of === 'nothing'
    ? h('p', { class: 'note' }, page.t('compare.noWords'))
    : h('blockquote', { lang: words.lang.toLowerCase(), dir: 'auto', 'data-words': words.of }, h('p', {}, ...shown));
  // Who does not read the text's language gets what a curator says of it.
  const lang = wanted(page);
  const gloss = lang === 'EN' ? says.summaryEN : says.summaryFR;
  const facts = [title && page.t(title), term(page.lang, 'force', says.force), words.of === 'summary' && page.t('compare.summaryShort')].filter(Boolean).join(' · ');
  return h('div', { class: 'side' },
    h('p', { class: 'sideHead' }, title && h('strong', {}, h('bdi', {}, cut(says.label, 60)), ' '), h('small', {}, facts)),
    [...words.words].length > longest ? h('details', {}, h('summary', {}, page.t('compare.whole', { n: [...words.words].length })), quote) : quote,
    words.of === 'text' && words.lang !== lang && gloss && h('p', { class: 'gloss', lang: lang.toLowerCase() }, h('small', { lang: page.lang }, `${page.t('compare.summaryShort')}${colon(page.lang)}`), h('bdi', {}, cut(gloss, 600))),
    h('p', { class: 'to' },
      link(page, { sel: says.id }, { 'data-read': says.id }, page.t('compare.read'), h('span', { class: 'quiet' }, ` ${says.label}`)), ' · ',
      link(page, open(says.id), {}, page.t('lineage.title'), h('span', { class: 'quiet' }, ` ${says.label}`))));
}

// Reasons are the words and the people that tie the two, in short; all of it is
// in the reading pane.
function reasons(page: Page, { relation }: Pair): HTMLElement | false {
  const said: Child[][] = relation.evidence.slice(0, 3).map((e) => [
    e.cue && h('span', {}, page.t('compare.cue'), ' ', h('q', {}, h('bdi', {}, cut(e.cue, 120)))),
    e.why.length > 0 && h('span', {}, h('bdi', {}, cut(e.why.map((one) => one.text).join(' · '), 300))),
    e.curator && h('span', {}, h('bdi', {}, [e.curator, e.reason].filter(Boolean).join(colon(page.lang)))),
  ].filter(Boolean));
  const items = said.filter((s) => s.length);
  return items.length > 0 && h('ul', { class: 'reasons', 'aria-label': page.t('compare.reasons') }, ...items.map((s) => h('li', {}, ...s.flatMap((c, i) => (i ? [' · ', c] : [c])))));
}
