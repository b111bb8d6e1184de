import { graphiql } from '../api';
import { saveCSV } from '../csv';
import { h } from '../dom';
import type { Page } from '../page';
import { comparing, groupNames, type GroupName } from '../queries/compare';
import { colon, term } from '../text/text';
import { changeText } from './changes';
import { all } from './group';
import { best, wanted, type Pair, type Says, type Silence } from './model';

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

const words = (page: Page, says: Says | undefined) => (says ? best(says, wanted(page)).words : '');

async function table(page: Page): Promise<string[][]> {
  const head = ['group', 'earlier', 'earlier_force', 'earlier_text', 'later', 'later_force', 'later_text', 'relation', 'method', 'confidence', 'changes'];
  const lines = (await rows(page)).map(({ group, earlier, later, pair }) => [
    group, earlier?.id ?? '', earlier?.force ?? '', words(page, earlier), later?.id ?? '', later?.force ?? '', words(page, later),
    pair?.relation.type ?? '', pair?.relation.method ?? '', pair ? String(pair.relation.confidence) : '', pair ? changeText(page, pair) : '',
  ]);
  return [head, ...lines];
}

async function plainText(page: Page, title: string): Promise<string> {
  const out = [title];
  let group = '';
  for (const row of await rows(page)) {
    if (row.group !== group) out.push('', page.t(`group.${row.group}`).toUpperCase());
    group = row.group;
    const side = (s: Says) => `${s.label} (${term(page.lang, 'force', s.force)})${colon(page.lang)}${words(page, s)}`;
    if (row.later) out.push(`- ${side(row.later)}`);
    if (row.earlier) out.push(row.later ? `    ${term(page.lang, 'type', row.pair!.relation.type)} ${side(row.earlier)}` : `- ${side(row.earlier)}`);
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
