import { copy as put } from '../copy';
import { graphiql } from '../api';
import { h, plain, type Child } from '../dom';
import { cut, open } from '../nodes';
import type { Page } from '../page';
import { formats } from '../queries';
import { reading } from '../queries/document';
import { permanent } from '../permanent';
import { day, ofType, term } from '../text/text';

interface Ref {
  id: string;
  label: string;
  startDate?: string | null;
}
export interface Witness {
  id: string;
  language: 'EN' | 'FR';
  format: string | null;
  fileName: string | null;
  sha256: string | null;
  quality: number;
}
export interface Heading {
  id: string;
  title: string;
  type: string | null;
  date: string | null;
  url: string | null;
  language: 'EN' | 'FR' | null;
  complete: boolean;
  dataSource: string | null;
  citation: string;
  bibtex: string;
  ris: string;
  meeting: Ref | null;
  textOf: (Ref & { relations: { totalCount: number } }) | null;
  witnesses: Witness[];
  commitments: { totalCount: number };
  outline: { totalCount: number; edges: { node: { id: string; level: number; texts: { witness: { id: string } | null; text: string; marker: string | null }[] } }[] };
}

// Title is how a witness is called: its language, and its file where several
// have that language.
export function witnessName(page: Page, w: Witness, all: Witness[]): string {
  const lang = term(page.lang, 'lang', w.language);
  return all.filter((other) => other.language === w.language).length > 1 ? `${lang}, ${cut(w.fileName ?? w.id, 60)}` : lang;
}

// Facts are what is known of the document as a whole.
export function facts(page: Page, d: Heading): HTMLElement {
  const list = h('dl', { class: 'facts' });
  const fact = (title: string, ...values: Child[]) => {
    if (values.some(Boolean)) list.append(h('div', {}, h('dt', {}, title), h('dd', {}, ...values)));
  };
  const link = (ref: Ref) => h('a', {
    href: page.href(open(ref.id)),
    onclick: (event: MouseEvent) => {
      if (!plain(event)) return;
      event.preventDefault();
      page.go(open(ref.id));
    },
  }, h('bdi', {}, cut(ref.label, 160)));
  const percent = new Intl.NumberFormat(page.lang, { style: 'percent' });
  fact(page.t('fact.type'), d.type && h('bdi', {}, ofType(page.lang, d.type)));
  fact(page.t('fact.date'), day(page.lang, d.date));
  fact(page.t('fact.meeting'), d.meeting && link(d.meeting));
  fact(page.t('fact.textOf'), d.textOf && link(d.textOf), d.textOf && d.textOf.relations.totalCount > 0 && h('small', {}, ` ${page.t('document.cited', { n: d.textOf.relations.totalCount })}`));
  fact(page.t('fact.commitments'), new Intl.NumberFormat(page.lang).format(d.commitments.totalCount), d.complete && h('small', {}, ` ${page.t('document.complete')}`));
  fact(page.t('fact.url'), d.url && (/^https?:\/\//.test(d.url) ? h('a', { href: d.url, rel: 'noreferrer' }, page.t('pane.official')) : h('bdi', {}, cut(d.url, 200))));
  fact(page.t('fact.witnesses'), ...d.witnesses.map((w) =>
    h('span', { class: 'witness' }, h('bdi', {}, cut(w.fileName ?? w.id, 80)), `, ${term(page.lang, 'lang', w.language)}`,
      w.quality < 1 && h('small', {}, ` ${page.t('document.quality', { share: percent.format(w.quality) })}`),
      w.sha256 && h('code', { class: 'hash' }, `SHA-256 ${w.sha256}`))));
  fact(page.t('fact.source'), d.dataSource && h('bdi', {}, cut(d.dataSource, 400)));
  return list;
}

// Menu keeps the document: its words as a file, the graph around it in every
// format, the question as an operation; and how it is cited.
export function menu(page: Page, d: Heading, text: () => string): HTMLElement {
  const element = h('details', { class: 'menu' }, h('summary', {}, page.t('files.title')), h('ul', {},
    d.witnesses.length > 0 && h('li', {}, h('button', { type: 'button', onclick: () => save(text(), `${d.id.slice(d.id.indexOf(':') + 1)}.txt`) }, page.t('document.asText'))),
    ...formats.map((f) => h('li', {}, h('a', { href: `export/${f.toLowerCase()}?root=${d.id}&direction=BOTH&depth=1${page.state.asOf ? `&asOf=${encodeURIComponent(page.state.asOf)}` : ''}${page.state.at ? `&at=${encodeURIComponent(page.state.at)}` : ''}`, download: true, 'data-format': f }, term(page.lang, 'format', f)))),
    h('li', {}, h('a', { href: graphiql(page.lang, reading, { id: d.id, first: 20, lang: page.Lang, asOf: page.state.asOf }), 'data-query': true }, page.t('files.query')))));
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return;
    element.open = false;
    element.querySelector('summary')?.focus();
  });
  return element;
}

export function citations(page: Page, d: Heading): HTMLElement {
  const copy = (words: string, title: string) => h('button', {
    type: 'button',
    onclick: async (event: Event) => {
      if (!(await put(page, words))) (event.target as HTMLElement).textContent = words;
    },
  }, title);
  const permalink = permanent(page, d.id);
  return h('details', { class: 'cite' }, h('summary', {}, page.t('document.cite')),
    h('p', { class: 'citation' }, h('bdi', {}, d.citation)),
    h('p', { class: 'acts' }, copy(d.citation, page.t('document.copyPlain')), copy(d.bibtex, page.t('document.copyBibtex')), copy(d.ris, page.t('document.copyRIS')), copy(permalink, page.t('document.copyLink'))),
    h('p', {}, h('a', { href: permalink }, h('bdi', {}, permalink))));
}

function save(words: string, name: string): void {
  const url = URL.createObjectURL(new Blob([words], { type: 'text/plain;charset=utf-8' }));
  const link = h('a', { href: url, download: name.replace(/[^\w.-]+/g, '-') });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
