import { graphiql } from '../api';
import { saveCSV } from '../csv';
import { h } from '../dom';
import type { Page } from '../page';
import { comparing, groupNames, type GroupName } from '../queries/compare';
import { colon, term } from '../text/text';
import { changeText } from './changes';
import { all } from './group';
import { best, together, wanted, type Pair, type Says, type Silence, type Words } from './model';

const most = 1000; // rows of a group in a file

interface Row {
  group: GroupName;
  earlier?: Says;
  later?: Says;
  pair?: Pair;
}

async function rows(page: Page): Promise<Row[]> {
  const of = async (group: GroupName): Promise<Row[]> => {
    const { rows } = await all<Pair & Says & Silence>(page, group, most);
    if (group === 'new') return rows.map((later) => ({ group, later }));
    if (group === 'dropped') return rows.map(({ commitment }) => ({ group, earlier: commitment }));
    return rows.map((pair) => ({ group, earlier: pair.earlier, later: pair.later, pair }));
  };
  return (await Promise.all(groupNames.map(of))).flat();
}

// On are the words of a row that are on the screen: of a pair those that are set
// against each other, else the best of what stands alone.
function on(page: Page, { earlier, later }: Row): { was?: Words; is?: Words } {
  const lang = wanted(page);
  if (earlier && later) return together(earlier, later, lang);
  return { was: earlier && best(earlier, lang), is: later && best(later, lang) };
}

// Each text stands beside whether it is the document's or a summary in the project's
// words, and in which language.
async function table(page: Page): Promise<string[][]> {
  const named = (side: string) => ['', '_force', '_text', '_words', '_language'].map((part) => side + part);
  const head = ['group', ...named('earlier'), ...named('later'), 'relation', 'method', 'confidence', 'changes'];
  const told = (says: Says | undefined, words: Words | undefined) =>
    [says?.id ?? '', says?.force ?? '', words?.words ?? '', words?.words ? words.of : '', words?.words ? words.lang.toLowerCase() : ''];
  const lines = (await rows(page)).map((row) => {
    const { group, earlier, later, pair } = row;
    const { was, is } = on(page, row);
    return [
      group, ...told(earlier, was), ...told(later, is),
      pair?.relation.type ?? '', pair?.relation.method ?? '', pair ? String(pair.relation.confidence) : '', pair ? changeText(page, pair) : '',
    ];
  });
  return [head, ...lines];
}

async function plainText(page: Page, title: string): Promise<string> {
  const out = [title];
  let group = '';
  for (const row of await rows(page)) {
    if (row.group !== group) out.push('', page.t(`group.${row.group}`).toUpperCase());
    group = row.group;
    const { was, is } = on(page, row);
    const side = (s: Says, w: Words | undefined) => {
      const facts = [
        term(page.lang, 'force', s.force), w?.of === 'summary' && page.t('compare.summaryShort'), w?.words && w.lang !== page.Lang && term(page.lang, 'in', w.lang),
      ].filter(Boolean);
      return `${s.label} (${facts.join(', ')})${colon(page.lang)}${w?.words || page.t('compare.noWords')}`;
    };
    if (row.later) out.push(`- ${side(row.later, is)}`);
    if (row.earlier) out.push(row.later ? `    ${term(page.lang, 'type', row.pair!.relation.type)} ${side(row.earlier, was)}` : `- ${side(row.earlier, was)}`);
    if (row.pair?.changes.length) out.push(`    ${changeText(page, row.pair)}`);
  }
  return `${out.join('\n')}\n`;
}

// Saving offers the comparison as a table, as text, and as a question.
export function saving(page: Page, title: string): HTMLElement {
  const { earlier, later, asOf } = page.state;
  const busy = (run: () => Promise<void>, done: 'compare.saved' | 'pane.copied') => async (event: Event) => {
    const button = event.currentTarget as HTMLButtonElement;
    const words = button.textContent;
    button.disabled = true;
    try {
      await run();
      page.say(page.t(done));
      button.textContent = page.t(done);
    } catch {
      page.say(page.t('words.unknown'));
      button.textContent = page.t('words.unknown');
    }
    button.disabled = false;
    setTimeout(() => (button.textContent = words), 2500);
  };
  return h('p', { class: 'saves' },
    h('button', { type: 'button', onclick: busy(async () => saveCSV(await table(page), `${earlier}-${later}`), 'compare.saved') }, page.t('compare.csv')),
    h('button', { type: 'button', onclick: busy(async () => navigator.clipboard.writeText(await plainText(page, title)), 'pane.copied') }, page.t('compare.copy')),
    h('a', { href: graphiql(page.lang, comparing, { earlier, later, lang: page.Lang, asOf }), 'data-query': true }, page.t('files.query')));
}
