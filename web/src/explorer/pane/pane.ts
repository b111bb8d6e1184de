import { ask } from '../api';
import { h, plain, type Child } from '../dom';
import { cut, kind, kindName, open, type Node } from '../nodes';
import type { Page } from '../page';
import { reading } from '../queries';
import type { Change } from '../state';
import { day, term, type Key } from '../text/text';
import { trouble, waiting } from '../words';
import { correction } from './correction';
import { edgeEvidence, type Evidence } from './evidence';
import { inPassage, type Passage } from './passage';
import { address } from './registers';

interface Ref {
  id: string;
  label: string;
  date?: string | null;
  url?: string | null;
}
interface End {
  id: string;
  type: string;
  method: string;
  confidence: number;
  source: Node;
  target: Node;
}
interface Ends {
  totalCount: number;
  edges: { node: End }[];
}
export interface Read extends Omit<Node, 'type'> {
  citation: string;
  bibtex: string;
  ris: string;
  spans?: Passage['spans'];
  mentions?: Passage['mentions'];
  said?: Passage['relations'];
  words?: { start: number; end: number; witness: { id: string } | null }[];
  type?: string | null;
  ref?: string;
  deadline?: string | null;
  quantities?: string[];
  hedge?: string | null;
  subset?: boolean;
  curator?: string | null;
  formerIds?: string[];
  en?: string | null;
  fr?: string | null;
  summaryEN?: string | null;
  summaryFR?: string | null;
  topics?: Ref[];
  meeting?: Ref | null;
  document?: Ref | null;
  addressees?: Ref[];
  madeBy?: Ref[];
  passage?: Passage | null;
  differences?: { kind: string; basis: string; values: { language: string; values: string[] }[] }[];
  from?: Ends;
  to?: Ends;
  series?: string | null;
  place?: string | null;
  country?: string | null;
  endDate?: string | null;
  forum?: Ref | null;
  presidency?: Ref | null;
  documents?: Ref[];
  previous?: Ref | null;
  next?: Ref | null;
  identifiers?: { scheme: string; value: string }[];
  note?: string | null;
  dataSource?: string | null;
  url?: string | null;
  language?: string | null;
  witnesses?: { id: string; language?: string; fileName?: string; sha256?: string }[];
  commitments?: { totalCount: number };
  textOf?: Ref | null;
  headings?: string[];
  aliases?: string[];
  parent?: Ref | null;
  adoptedAt?: Ref | null;
  unconfirmed?: boolean;
  scope?: string | null;
  broader?: Ref | null;
  narrower?: Ref[];
  fileName?: string | null;
  sha256?: string | null;
  method?: string;
  confidence?: number;
  status?: string;
  source?: Node;
  target?: Node;
  evidence?: Evidence[];
}

// State is the newest revision of what is read.
interface State {
  id: string;
  sequence: number;
  time: string;
}

export interface Acts {
  select(id: string): void;
  expand?(id: string): void;
  collapse?(id: string): void;
  pin?(id: string): void;
  close?(): void; // where the place for reading can be put away
}

// Where there is no room beside what is looked at, reading happens over it.
const narrow = () => !matchMedia('(min-width: 70rem)').matches;

// Pane is where one node or edge is read, with all that speaks for it.
export class Pane {
  readonly element: HTMLElement;
  #turn = 0;
  #shown = false;
  #state?: State;
  #over?: HTMLDialogElement;

  constructor(
    private page: Page,
    private acts: Acts,
  ) {
    this.element = h('section', { class: 'pane', 'aria-label': page.t('pane.label'), tabindex: -1, id: 'pane' });
  }

  // Show fetches and shows; focus is for who asked to read.
  show(page: Page, id: string | undefined, focus = false): void {
    this.page = page;
    const turn = ++this.#turn;
    const chosen = this.#shown && !!id && page.state.sel === id;
    this.#shown = true;
    if (chosen && narrow()) {
      this.#lift();
      focus = true;
    } else if (!chosen) this.#lay();
    if (!id) {
      this.element.replaceChildren(h('p', { class: 'note' }, page.t('pane.empty')));
      return;
    }
    this.element.setAttribute('aria-busy', 'true');
    if (!this.element.childElementCount) this.element.replaceChildren(waiting(page));
    const base = new URL('id/', document.baseURI).href;
    ask<{ node: Read | null; revisions: State[] }>(reading(kind(id)), { id, lang: page.Lang, base }).then(
      ({ node, revisions }) => {
        if (turn !== this.#turn) return;
        this.element.removeAttribute('aria-busy');
        this.#state = revisions[0];
        this.element.replaceChildren(this.#bar(), ...(node ? this.#node(node) : [h('p', {}, page.t('words.notFound'))]));
        this.element.scrollTop = 0;
        if (focus) this.element.querySelector<HTMLElement>('h2')?.focus();
      },
      (reason) => {
        if (turn !== this.#turn) return;
        this.element.removeAttribute('aria-busy');
        this.element.replaceChildren(this.#bar(), trouble(page, reason));
      },
    );
  }

  // Lift puts the pane over the page as a dialog, which keeps the focus, closes
  // with Escape and gives the focus back.
  #lift(): void {
    if (this.#over) return;
    const opener = document.activeElement as HTMLElement | null;
    const dialog = h('dialog', { class: 'over', 'aria-label': this.page.t('pane.label') });
    this.element.before(dialog);
    dialog.append(this.element);
    dialog.addEventListener('close', () => {
      if (this.#over !== dialog) return; // put away by the page, not by the reader
      this.#lay();
      const { sel } = this.page.state;
      if (!sel) return;
      this.page.go({ sel: undefined });
      // What it was opened from may have been drawn anew meanwhile.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const from = opener && opener.isConnected ? opener : document.querySelector<HTMLElement>(`main [data-edge="${CSS.escape(sel)}"], main tr[data-id="${CSS.escape(sel)}"]`);
        from?.focus({ preventScroll: true });
      });
    });
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    this.#over = dialog;
    dialog.showModal();
  }

  // Lay puts it back where it was.
  #lay(): void {
    const dialog = this.#over;
    if (!dialog) return;
    this.#over = undefined;
    if (dialog.open) dialog.close();
    dialog.replaceWith(this.element);
  }

  close(): void {
    this.#turn += 1;
    this.#lay();
  }

  #bar(): HTMLElement | string {
    if (!this.#over && !this.acts.close) return '';
    return h('p', { class: 'shut' }, h('button', {
      type: 'button', 'aria-label': this.page.t('pane.close'),
      onclick: () => (this.#over ? this.#over.close() : this.acts.close?.()),
    }, '×'));
  }

  #link(node: Ref, change: Change = { sel: node.id }, label?: Child): HTMLElement {
    return h('a', {
      href: this.page.href(change),
      onclick: (event: MouseEvent) => {
        if (!plain(event)) return;
        event.preventDefault();
        if (change.sel && Object.keys(change).length === 1) this.acts.select(node.id);
        else this.page.go(change);
      },
    }, label ?? h('bdi', {}, cut(node.label, 120)));
  }

  #links(all: Ref[] | undefined): Child[] {
    return (all ?? []).flatMap((ref, i) => (i ? [', ', this.#link(ref)] : [this.#link(ref)]));
  }

  #node(n: Read): Node_[] {
    const { page } = this;
    if (n.__typename === 'Relation') return this.#edge(n);
    const words = this.#words(n);
    return [
      h('header', {},
        h('p', { class: 'kind' }, h('span', { class: `dot k-${kind(n.id)}`, 'aria-hidden': 'true' }), kindName(page, n.id),
          n.force && ` · ${term(page.lang, 'force', n.force)}`),
        h('h2', { tabindex: -1 }, h('bdi', {}, cut(n.label, 300))),
        n.unconfirmed && h('p', { class: 'note' }, page.t('pane.unconfirmed'))),
      this.#buttons(n),
      ...words,
      this.#facts(n),
      ...this.#relations(n),
      ...this.#after(n),
    ];
  }

  #buttons(n: Read): HTMLElement {
    const { page, acts } = this;
    const { id } = n;
    const act = (key: Key, run: ((id: string) => void) | undefined) =>
      run && h('button', { type: 'button', onclick: () => run(id) }, page.t(key));
    const here = page.state.of === id;
    return h('p', { class: 'acts' },
      !here && kind(id) !== 'witness' && h('button', { type: 'button', onclick: () => page.go(open(id)) }, page.t('pane.root')),
      this.#read(n.__typename === 'Document' ? id : n.document?.id, id),
      act('pane.expand', acts.expand), !here && act('pane.collapse', acts.collapse), act('pane.pin', acts.pin));
  }

  // Read leads to where something stands in its document.
  #read(document: string | undefined, id: string): HTMLElement | false {
    const { page } = this;
    if (!document || (page.state.view === 'document' && page.state.of === document)) return false;
    const change = { ...open(document), view: 'document', dir: undefined, depth: undefined, pin: undefined, rows: undefined, sel: id === document ? undefined : id };
    return h('a', {
      class: 'button', href: page.href(change),
      onclick: (event: MouseEvent) => {
        if (!plain(event)) return;
        event.preventDefault();
        page.go(change);
      },
    }, page.t('document.here'));
  }

  // Words are what it says: both languages side by side where both are there.
  #words(n: Read): Node_[] {
    const { page } = this;
    const out: Node_[] = [];
    const pair = (en: string | null | undefined, fr: string | null | undefined, title: Key, mark?: string) => {
      if (!en && !fr) return;
      const column = (lang: string, words: string | null | undefined) =>
        words && h('blockquote', { lang }, en && fr && h('small', { lang: page.lang }, page.t(lang === 'en' ? 'lang.EN' : 'lang.FR')), h('p', {}, h('bdi', {}, ...marked(words, mark))));
      out.push(h('section', {}, h('h3', {}, page.t(title)), h('div', { class: en && fr ? 'both' : '' }, column('en', en), column('fr', fr))));
    };
    const passage = n.__typename === 'Passage' && n.spans && n.mentions && n.said
      ? { id: n.id, ref: n.ref, headings: n.headings ?? [], spans: n.spans, mentions: n.mentions, relations: n.said } : n.passage;
    const own = n.__typename === 'Commitment' ? (n.words ?? []) : [];
    const inside = passage && inPassage(page, passage, own, (id, label) => this.#link({ id, label: '' }, undefined, label));
    if (n.__typename === 'Commitment') {
      if (!inside || own.length === 0) pair(n.en, n.fr, 'pane.text'); // else they are set off in the passage
      pair(n.summaryEN, n.summaryFR, 'pane.summary');
    }
    if (inside) out.push(h('section', { class: 'inside' }, h('h3', {}, page.t('pane.passage')), inside));
    return out;
  }

  #facts(n: Read): HTMLElement {
    const { page } = this;
    const list = h('dl', { class: 'facts' });
    const fact = (key: Key, ...values: Child[]) => {
      if (values.some((v) => v !== null && v !== undefined && v !== '' && v !== false)) list.append(h('div', {}, h('dt', {}, page.t(key)), h('dd', {}, ...values)));
    };
    const words = (value: string | null | undefined) => value && h('bdi', {}, cut(value, 400));
    fact('fact.date', n.startDate ? [day(page.lang, n.startDate), n.endDate !== n.startDate && day(page.lang, n.endDate)].filter(Boolean).join(' – ') : day(page.lang, n.date ?? n.adoptedOn));
    fact('fact.symbol', words(n.symbol));
    fact('fact.type', words(n.__typename === 'Commitment' ? '' : n.type));
    fact('fact.meeting', n.meeting && this.#link(n.meeting));
    fact('fact.adoptedAt', n.adoptedAt && this.#link(n.adoptedAt));
    fact('fact.document', n.document && this.#link(n.document), n.document?.url && ' ', n.document?.url && outside(page, n.document.url));
    fact('fact.place', words([n.place, n.country].filter(Boolean).join(', ')));
    fact('fact.forum', n.forum && this.#link(n.forum));
    fact('fact.presidency', n.presidency && this.#link(n.presidency));
    fact('fact.madeBy', ...this.#links(n.madeBy));
    fact('fact.addressees', ...this.#links(n.addressees));
    fact('fact.topics', ...this.#links(n.topics));
    fact('fact.deadline', words(n.deadline));
    fact('fact.quantities', words(n.quantities?.join('; ')));
    fact('fact.hedge', words(n.hedge));
    fact('fact.subset', n.subset && page.t('fact.subsetYes'));
    fact('fact.textOf', n.textOf && this.#link(n.textOf));
    fact('fact.documents', ...this.#links(n.documents));
    fact('ledger.title', n.to?.edges.some(({ node: e }) => e.type === 'DELEGATES_TO') && this.#link({ id: '', label: page.t('ledger.ofBody') }, { view: 'ledger', body: n.id, of: undefined, sel: undefined }));
    fact('fact.parent', n.parent && this.#link(n.parent));
    fact('fact.aliases', words(n.aliases?.slice(0, 12).join('; ')));
    fact('fact.scope', words(n.scope));
    fact('fact.broader', n.broader && this.#link(n.broader));
    fact('fact.narrower', ...this.#links(n.narrower));
    fact('fact.previous', n.previous && this.#link(n.previous),
      n.previous && h('span', { class: 'witness' }, this.#link({ id: '', label: page.t('compare.withPrevious') }, { view: 'compare', earlier: n.previous.id, later: n.id, of: undefined, sel: undefined })));
    fact('fact.next', n.next && this.#link(n.next));
    const counted = n.commitments && new Intl.NumberFormat(page.lang).format(n.commitments.totalCount);
    const inMatrix = kind(n.id) === 'topic' || kind(n.id) === 'meeting';
    fact('fact.commitments', counted, inMatrix && n.commitments?.totalCount && h('span', { class: 'witness' },
      this.#link({ id: n.id, label: page.t('matrix.heading') }, { view: 'matrix', [kind(n.id)]: n.id, of: undefined, sel: undefined })));
    fact('fact.url', n.url && outside(page, n.url));
    fact('fact.witnesses', ...(n.witnesses ?? []).map((w) => h('span', { class: 'witness' }, words([w.fileName, w.language && term(page.lang, 'lang', w.language)].filter(Boolean).join(', ')), w.sha256 && h('code', {}, w.sha256.slice(0, 12)))));
    fact('fact.differences', ...(n.differences ?? []).map((d) =>
      h('span', { class: 'witness' }, `${term(page.lang, 'differs', d.kind)}: `, h('bdi', {}, d.values.map((v) => `${term(page.lang, 'lang', v.language)} ${cut(v.values.join(', ') || '–', 80)}`).join(' / ')))));
    fact('fact.identifiers', ...(n.identifiers ?? []).map(({ scheme, value }) => {
      const to = address(scheme, value);
      return h('span', { class: 'witness' }, `${scheme} `, to ? h('a', { href: to, rel: 'noreferrer' }, h('bdi', {}, cut(value, 80))) : h('bdi', {}, cut(value, 80)));
    }));
    fact('fact.note', words(n.note));
    fact('fact.curator', words(n.curator));
    fact('fact.source', words(n.dataSource));
    fact('fact.former', words(n.formerIds?.join(', ')));
    return list;
  }

  #relations(n: Read): Node_[] {
    const { page } = this;
    const group = (ends: Ends | undefined, key: Key, form: 'type' | 'back') => {
      if (!ends || ends.totalCount === 0) return;
      return h('section', {}, h('h3', {}, `${page.t(key)} `, h('small', {}, String(ends.totalCount))),
        h('ul', { class: 'ends' }, ...ends.edges.map(({ node: e }) => {
          const other = form === 'type' ? e.target : e.source;
          return h('li', {},
            h('button', { type: 'button', title: page.t('rows.read'), onclick: () => this.acts.select(e.id) },
              h('span', { class: `line t-${e.type} m-${e.method}`, 'aria-hidden': 'true' }), term(page.lang, form, e.type)),
            ' ', this.#link(other),
            h('small', {}, [day(page.lang, other.date ?? other.startDate ?? other.adoptedOn), term(page.lang, 'method', e.method)].filter(Boolean).join(', ')));
        })),
        ends.edges.length < ends.totalCount && h('p', { class: 'note' }, page.t('pane.more', { n: ends.totalCount - ends.edges.length })));
    };
    return [group(n.from, 'pane.from', 'type'), group(n.to, 'pane.to', 'back')].filter((e): e is HTMLElement => !!e);
  }

  #edge(n: Read): Node_[] {
    const { page } = this;
    const [source, target] = [n.source!, n.target!];
    const percent = new Intl.NumberFormat(page.lang, { style: 'percent' });
    return [
      h('header', {},
        h('p', { class: 'kind' }, h('span', { class: `line t-${n.type} m-${n.method}`, 'aria-hidden': 'true' }), page.t('pane.edge')),
        h('h2', { tabindex: -1, class: 'says' }, this.#link(source), h('em', {}, ` ${term(page.lang, 'type', n.type ?? '')} `), this.#link(target))),
      h('p', { class: 'acts' }, this.#read(n.evidence?.find((e) => e.document)?.document?.id, n.id)),
      n.status === 'REJECTED' ? h('p', { class: 'note' }, page.t('pane.rejected')) : '',
      h('p', {}, h('strong', {}, term(page.lang, 'method', n.method ?? '')), `, ${page.t('fact.confidence')} ${percent.format(n.confidence ?? 0)}. `, page.t(`says.${n.method}` as Key)),
      ...edgeEvidence(page, n.evidence ?? [], (id, label) => this.#link({ id, label: '' }, undefined, typeof label === 'string' ? h('bdi', {}, cut(label, 120)) : label)),
      n.dataSource ? h('p', { class: 'note' }, `${page.t('fact.source')}: ${n.dataSource}`) : '',
      ...this.#after(n),
    ];
  }

  // After is what one does with what was read: keep it, cite it, correct it.
  #after(n: Read): Node_[] {
    const { page } = this;
    const link = new URL(`id/${n.id}`, document.baseURI).href;
    const here = new URL(page.href({}), document.baseURI).href;
    const copied = (button: HTMLElement, words: string) => {
      void navigator.clipboard?.writeText(words).catch(() => undefined);
      button.textContent = page.t('pane.copied');
      page.say(page.t('pane.copied'));
    };
    const copy = (words: string, title = page.t('pane.copy')) =>
      h('button', { type: 'button', onclick: (event: Event) => copied(event.target as HTMLElement, words) }, title);
    const state = this.#state;
    // What is cited is read again as it was when it was cited.
    const then = state && `${link}?at=${state.id.slice(0, 16)}`;
    return [
      h('details', {}, h('summary', {}, page.t('pane.cite')),
        h('p', { class: 'citation' }, h('bdi', {}, n.citation)),
        h('p', { class: 'acts' }, copy(n.citation, page.t('document.copyPlain')), copy(n.bibtex, page.t('document.copyBibtex')), copy(n.ris, page.t('document.copyRIS'))),
        h('details', {}, h('summary', {}, 'BibTeX'), h('pre', { tabindex: 0 }, h('code', {}, n.bibtex))),
        h('details', {}, h('summary', {}, 'RIS'), h('pre', { tabindex: 0 }, h('code', {}, n.ris)))),
      h('details', {}, h('summary', {}, page.t('pane.permalink')),
        h('p', {}, h('a', { href: link }, h('bdi', {}, n.id)), ' ', copy(link)),
        then && h('p', {}, h('a', { href: then }, page.t('pane.state', { n: state.sequence, day: day(page.lang, state.time.slice(0, 10)) })), ' ', copy(then)),
        h('p', {}, h('a', { href: here }, page.t('pane.address')), ' ', copy(here))),
      correction(page, n, copy),
    ];
  }
}

type Node_ = HTMLElement | string;

function outside(page: Page, url: string): Child {
  if (!/^https?:\/\//.test(url)) return h('bdi', {}, cut(url, 200));
  return h('a', { href: url, rel: 'noreferrer' }, page.t('pane.official'));
}

// Marked sets the words of a text that were looked at apart, as they stand in it.
export function marked(words: string, mark: string | null | undefined): Child[] {
  const at = mark ? words.toLowerCase().indexOf(mark.toLowerCase()) : -1;
  if (!mark || at < 0) return [words];
  return [words.slice(0, at), h('mark', {}, words.slice(at, at + mark.length)), words.slice(at + mark.length)];
}
