// The address holds the whole state, in its query: what is shown can be sent to
// somebody, and the browser's back and forward are the reader's undo.
//
//   view    the view; start where there is none
//   lang    en or fr
//   of      what the view is about: the id of a node
//   sel     the id of the node or edge that is being read
//   dir     ANCESTORS, DESCENDANTS or BOTH
//   depth, types, methods, min, first   which edges, and how many nodes
//   asOf    the year, month or day by which everything shown had been said
//   at      the state of the graph's knowledge: a revision, a time or a day
//   pin, open, shut                     ids: kept in sight, expanded, collapsed
//   path, along                         ids: two ends, or the first of them, and what lies between
//   q, kinds                            a search
//   rows    tree or list
//   topic, meeting, forum, from, to, sort   a matrix (views/matrix.ts)
//   body, meeting, topic, status, from, to, order   tasks (views/ledger.ts)
//   unit    a document's passage or heading (views/document.ts)
//   earlier, later, group, words, mark   a comparison (views/compare.ts)
//
// Views may have keys of their own.
export type State = Record<string, string>;
export type Change = Record<string, string | number | undefined>;

export function read(search: string): State {
  const state: State = {};
  for (const [key, value] of new URLSearchParams(search)) if (value) state[key] = value;
  return state;
}

// What all views have in common, and keep when one leads to another.
const shared = ['lang', 'of', 'sel', 'asOf', 'at'];

// With gives the state after a change; undefined and '' take a key away. Another
// view begins without the keys of the one before.
export function withChange(state: State, change: Change): State {
  const another = 'view' in change && (change.view ?? '') !== (state.view ?? '');
  const next = another ? Object.fromEntries(shared.flatMap((key) => (state[key] ? [[key, state[key]]] : []))) : { ...state };
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined || value === '') delete next[key];
    else next[key] = String(value);
  }
  return next;
}

// Address writes a state in a fixed order, ids with their colons and slashes as
// people know them.
export function address(state: State): string {
  const query = Object.keys(state)
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
    .map((key) => `${key}=${encodeURIComponent(state[key]!).replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/%2C/g, ',')}`)
    .join('&');
  return query ? `?${query}` : './';
}

const known = ['lang', 'view', 'of', 'dir', 'depth', 'types', 'methods', 'min', 'first', 'asOf', 'at', 'sel'];

function order(key: string): number {
  const at = known.indexOf(key);
  return at < 0 ? known.length : at;
}

// List reads a key that holds several values.
export function list(value: string | undefined): string[] {
  return value ? value.split(',').filter(Boolean) : [];
}

// Toggled adds a value to a list, or takes it away.
export function toggled(value: string | undefined, item: string): string | undefined {
  const all = list(value);
  const next = all.includes(item) ? all.filter((other) => other !== item) : [...all, item];
  return next.length ? next.join(',') : undefined;
}
