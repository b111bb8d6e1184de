import type { Language } from '../shared/language';

export interface Count {
  names: Record<Language, string>;
  count: number;
}

const kinds: [alias: string, names: Record<Language, string>][] = [
  ['meetings', { en: 'Meetings', fr: 'Réunions' }],
  ['documents', { en: 'Documents', fr: 'Documents' }],
  ['commitments', { en: 'Commitments', fr: 'Engagements' }],
  ['actors', { en: 'Actors', fr: 'Acteurs' }],
  ['conventions', { en: 'Conventions', fr: 'Conventions' }],
  ['topics', { en: 'Topics', fr: 'Thèmes' }],
];

// Counts asks the public API, like any other client, how much of each kind
// the graph holds.
export async function counts(endpoint: URL): Promise<Count[]> {
  const query = `query Counts { ${kinds.map(([kind]) => `${kind}(first: 1) { totalCount }`).join(' ')} }`;
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query }),
  });
  if (!answer.ok) throw new Error(`the API answers with status ${answer.status}`);
  const { data, errors } = (await answer.json()) as {
    data?: Record<string, { totalCount: number }>;
    errors?: { message: string }[];
  };
  if (!data) throw new Error(errors?.[0]?.message ?? 'the API answers without data');
  return kinds.flatMap(([kind, names]) => {
    const count = data[kind]?.totalCount;
    return count === undefined ? [] : [{ names, count }];
  });
}
