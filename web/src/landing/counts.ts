import type { Language } from '../shared/language';

export interface Count {
  names: Record<Language, string>;
  count: number;
}

const kinds: [kind: string, names: Record<Language, string>][] = [
  ['MEETING', { en: 'meetings', fr: 'réunions' }],
  ['DOCUMENT', { en: 'documents', fr: 'documents' }],
  ['WITNESS', { en: 'witnesses', fr: 'témoins' }],
  ['PASSAGE', { en: 'passages', fr: 'passages' }],
  ['COMMITMENT', { en: 'commitments', fr: 'engagements' }],
  ['ACTOR', { en: 'actors', fr: 'acteurs' }],
  ['CONVENTION', { en: 'conventions', fr: 'conventions' }],
  ['TOPIC', { en: 'topics', fr: 'thèmes' }],
];
const edges = { en: 'edges', fr: 'liens' };

interface Stats {
  nodes: { kind: string; count: number }[];
  methods: { method: string; count: number }[];
}

// Counts asks the public API, like any other client, how much of each kind the
// graph holds, kinds without any left out. Edges of layout (STRUCTURE) are not
// counted: nobody stated them.
export async function counts(endpoint: URL): Promise<Count[]> {
  const { nodes, methods } = await ask(endpoint);
  const found: Count[] = kinds.flatMap(([kind, names]) => {
    const count = nodes.find((n) => n.kind === kind)?.count;
    return count ? [{ names, count }] : [];
  });
  const stated = methods.filter((m) => m.method !== 'STRUCTURE');
  return [...found, { names: edges, count: stated.reduce((sum, m) => sum + m.count, 0) }];
}

async function ask(endpoint: URL): Promise<Stats> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query: 'query Counts { stats { nodes { kind count } methods { method count } } }' }),
  });
  if (!answer.ok) throw new Error(`the API answers with status ${answer.status}`);
  const { data, errors } = (await answer.json()) as {
    data?: { stats: Stats } | null;
    errors?: { message: string }[];
  };
  if (!data) throw new Error(errors?.[0]?.message ?? 'the API answers without data');
  return data.stats;
}
