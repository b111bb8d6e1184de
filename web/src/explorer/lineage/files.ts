import { graphiql, Refusal, site } from '../api';
import { copy } from '../copy';
import { add, h } from '../dom';
import type { Page } from '../page';
import { formats } from '../queries';
import { term } from '../text/text';
import { why } from '../words';
import { embedding } from './embed';
import type { Graph } from './graph';
import { question, type Files } from './load';
import { asPNG, asSVG, type Colours } from './picture';

export interface OnScreen {
  graph: Graph;
  there: Set<string> | undefined;
  files: () => Promise<Files | undefined>;
  title: string;
}

// Files offers what is on the screen in every format, the drawing as a picture,
// and the question as an operation.
export function files(current: () => Page, screen: () => OnScreen | undefined): { element: HTMLElement; refresh(): void } {
  const menu = h('details', { class: 'menu' }, h('summary', {}, current().t('files.title')));
  const list = h('ul');
  menu.append(list);
  let turn = 0;
  const fill = async () => {
    const [now, page] = [screen(), current()];
    if (!now) return;
    const mine = ++turn;
    const { walk, variables } = question(page.state, page.state.asOf);
    const picture = (name: string, make: typeof asPNG | typeof asSVG) =>
      h('li', {}, h('button', {
        type: 'button',
        onclick: async () => {
          const { citation } = (await files) ?? {};
          save(await make(page, { ...now, citation }, colours()), `${slug(page.state.of)}.${name}`);
          page.say(page.t('files.saved'));
        },
      }, page.t(name === 'svg' ? 'files.svg' : 'files.png')));
    // Before the root had been said there is no part to save, only the drawing.
    let none = page.t('files.none');
    const files = now.files().catch((reason: unknown) => {
      if (!(reason instanceof Refusal) || reason.code !== 'NOT_FOUND') none = why(page, reason);
      return undefined;
    });
    const rest = [
      picture('svg', asSVG), picture('png', asPNG),
      page.state.of && h('li', {}, h('button', { type: 'button', 'data-embed': true, onclick: () => embedding(page, now.title, menu.querySelector('summary')) }, page.t('embed.this'))),
      h('li', {}, h('a', { href: graphiql(page.lang, walk.query, { ...variables, lang: page.Lang }), 'data-query': true }, page.t('files.query')))];
    if (!list.childElementCount) add(list, rest);
    const found = await files;
    if (mine !== turn) return;
    const file = (address: string, attributes: Record<string, string>, words: string) =>
      h('li', {}, h('a', { href: new URL(address.slice(1), site()).href, download: true, ...attributes }, words));
    list.replaceChildren();
    add(list, [
      ...(found ? [
        file(found.GRAPHML.replace('/graphml', '/pack').concat(found.GRAPHML.includes('?') ? '&' : '?', `lang=${page.lang}`), { 'data-pack': '' }, page.t('files.pack')),
        cite(page, found.citation),
        ...formats.map((f) => file(found[f], { 'data-format': f }, term(page.lang, 'format', f))),
      ] : [h('li', {}, h('span', { class: 'note' }, none))]),
      ...rest]);
  };
  menu.addEventListener('toggle', () => menu.open && void fill());
  // Outside of it, and Escape, close it as a menu does.
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  menu.addEventListener('focusout', (event) => {
    if (menu.open && event.relatedTarget && !menu.contains(event.relatedTarget as Node)) menu.open = false;
  });
  // Who opens it before the answer is there sees it fill.
  return { element: menu, refresh: () => menu.open && void fill() };
}

function cite(page: Page, words: string): HTMLElement {
  const button = h('button', {
    type: 'button', 'data-cite': true,
    onclick: async () => {
      button.textContent = (await copy(page, words)) ? page.t('pane.copied') : words;
    },
  }, page.t('files.cite'));
  return h('li', {}, button);
}

const slug = (id: string | undefined) => (id ?? 'graph').replace(/[^\p{L}\p{N}]+/gu, '-');

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = h('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// Colours of the light theme, whatever the page shows: pictures are on white.
function colours(): Colours {
  const probe = h('span', { class: 'probe', hidden: true });
  document.body.append(probe);
  probe.style.colorScheme = 'light';
  const read = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const found: Colours = {
    node: Object.fromEntries(['commitment', 'convention', 'actor', 'meeting', 'document', 'passage', 'topic'].map((k) => [k, read(`--k-${k}`)])),
    edge: Object.fromEntries(['REAFFIRMS', 'BUILDS_ON', 'DELEGATES_TO', 'CALLS_ON', 'IMPLEMENTS', 'SUPPORTS', 'COOPERATES_WITH', 'CITES'].map((t) => [t, read(`--t-${t}`)])),
  };
  probe.remove();
  return found;
}
