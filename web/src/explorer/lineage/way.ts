import { h } from '../dom';
import { cut } from '../nodes';
import type { Page } from '../page';
import { list } from '../state';
import { colon } from '../text/text';
import { why } from '../words';
import type { Graph } from './graph';

type Find = (page: Page, from: string, to: string) => Promise<{ nodes: string[]; edges: string[] }>;

// Way is the line that says which two nodes the reader wants to see joined, and
// how many steps apart they are. The way itself is marked in the drawing.
export class Way {
  readonly element = h('p', { class: 'way', hidden: true });
  #said = '';
  #turn = 0;

  constructor(private page: () => Page) {}

  // Mark says what there is to say, and gives the nodes and edges of the way;
  // undefined where none is asked for.
  async mark(graph: Graph, find: Find): Promise<Set<string> | undefined> {
    const page = this.page();
    const mine = ++this.#turn;
    const [from, to] = list(page.state.path);
    const { sel = '' } = page.state;
    if (!from) {
      // What begins a way is offered where a node is chosen.
      const at = graph.places.get(sel);
      this.#said = '';
      this.#fill(at ? [h('button', { type: 'button', 'data-way': true, onclick: () => page.go({ path: sel, along: undefined }) },
        page.t('way.begin', { what: cut(at.node.label, 40) }))] : []);
      return undefined;
    }
    const name = (id: string) => h('bdi', {}, cut(graph.places.get(id)?.node.label ?? id, 50));
    const end = h('button', { type: 'button', 'aria-label': page.t('way.end'), title: page.t('way.end'), onclick: () => page.go({ path: undefined, along: undefined }) }, '×');
    if (!to) {
      this.#fill([page.t('way.from'), ' ', name(from), '. ', page.t('way.choose'), ' ', end]);
      this.#say(page.t('way.choose'));
      return undefined;
    }
    const found = await find(page, from, to).catch((reason: unknown) => why(page, reason));
    if (mine !== this.#turn) return undefined; // another has been asked for, or none
    if (typeof found === 'string') {
      this.#fill([page.t('way.from'), ' ', name(from), ' ', page.t('way.to'), ' ', name(to), colon(page.lang), found, ' ', end]);
      this.#say(found);
      return undefined;
    }
    const missing = found.nodes.some((id) => !graph.places.has(id));
    const along = found.nodes.slice(0, 40).join(',');
    if (missing && page.state.along !== along) {
      page.go({ along }, 'replace');
      return new Set(found.nodes);
    }
    const said = found.nodes.length === 0 ? page.t('way.none') : page.t('way.steps', { n: found.edges.length });
    this.#fill([page.t('way.from'), ' ', name(from), ' ', page.t('way.to'), ' ', name(to), colon(page.lang), said, ' ', end]);
    this.#say(said);
    return new Set([...found.nodes, ...found.edges, from, to]);
  }

  close(): void {
    this.#turn += 1;
  }

  #fill(words: (Node | string)[]): void {
    this.element.hidden = words.length === 0;
    this.element.replaceChildren(...words);
  }

  #say(words: string): void {
    if (words !== this.#said) this.page().say(words);
    this.#said = words;
  }
}
