// The parameters of the page that others frame, by the keys that the explorer
// has for the same: docs/embedding.md lists them, the server checks them.

export const parameters: Record<string, string> = {
  of: 'of',
  dir: 'direction',
  depth: 'depth',
  types: 'types',
  methods: 'methods',
  min: 'minConfidence',
  first: 'first',
  asOf: 'asOf',
  at: 'at',
  sel: 'sel',
  open: 'open',
  shut: 'shut',
};

// Names of values are taken in any case, with - or _ between their parts.
const named = new Set(['direction', 'types', 'methods']);

// FromEmbed reads an address of that page as a state of the explorer.
export function fromEmbed(search: string): Record<string, string> {
  const asked = new URLSearchParams(search);
  const state: Record<string, string> = { view: 'lineage' };
  for (const [key, name] of Object.entries(parameters)) {
    const value = asked.get(name)?.trim();
    if (value) state[key] = named.has(name) ? value.toUpperCase().replace(/-/g, '_').replace(/\s/g, '') : value;
  }
  if (state.dir === 'ANCESTORS') delete state.dir;
  return state;
}

// ToEmbed gives the address of that page for a state of the explorer, with more
// that the explorer has no key for.
export function toEmbed(state: Record<string, string>, more: Record<string, string>): string {
  const words = Object.entries(parameters).flatMap(([key, name]) => (state[key] ? [[name, state[key]]] : []));
  return [...words, ...Object.entries(more)]
    .map(([name, value]) => `${name}=${encodeURIComponent(value!).replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/%2C/g, ',')}`)
    .join('&');
}
