import { graphiql } from '../api';
import { saveCSV } from '../csv';
import { h } from '../dom';
import type { Page } from '../page';
import { says } from '../said';
import { asking } from '../queries/ledger';
import { some, variables, type Entry } from './model';

const mostRows = 1000;

// Rows are one for each answer, and one for a task without any.
function rows(page: Page, entry: Entry): string[][] {
  const quote = entry.relations.flatMap((r) => r.evidence).find((e) => e.quote)?.quote;
  const task = [
    entry.date ?? '', entry.meeting?.id ?? '', entry.bodies.map((b) => b.id).join('; '), entry.source.id, entry.status, entry.due ?? '',
    quote ?? says(page, entry.source)?.words ?? '',
  ];
  if (entry.answers.length === 0) return [[...task, '', '', '', '', '', '', '']];
  return entry.answers.map((a) => [
    ...task, `${a.possible ? 'possible' : 'stated'}${a.other ? ' (by another)' : ''}`, a.date ?? '', a.node.id, a.relation.type, a.relation.method, String(a.score),
    a.relation.evidence.find((e) => e.quote)?.quote ?? says(page, a.node)?.words ?? '',
  ]);
}

async function table(page: Page): Promise<string[][]> {
  const head = ['date', 'meeting', 'bodies', 'task', 'status', 'due', 'text', 'answer', 'answer_date', 'answer_node', 'relation', 'method', 'score', 'answer_text'];
  const lines = [head];
  let cursor: string | undefined;
  do {
    const found = await some(page, cursor, 20);
    lines.push(...found.list.flatMap((entry) => rows(page, entry)));
    cursor = found.next;
  } while (cursor && lines.length < mostRows);
  return lines.slice(0, mostRows + 1);
}

// Saving offers what is listed as a table, and as a question.
export function saving(page: Page): HTMLElement {
  const save = async (event: Event) => {
    const button = event.currentTarget as HTMLButtonElement;
    button.disabled = true;
    try {
      saveCSV(await table(page), ['ledger', page.state.body ?? page.state.meeting].filter(Boolean).join('-'));
      page.say(page.t('ledger.saved'));
    } catch {
      page.say(page.t('words.unknown'));
    }
    button.disabled = false;
  };
  return h('p', { class: 'saves' },
    h('button', { type: 'button', 'data-save': 'csv', onclick: save }, page.t('ledger.csv')),
    h('a', { href: graphiql(page.lang, asking, variables(page)), 'data-query': true }, page.t('files.query')));
}
