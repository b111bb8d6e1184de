import type { Storage } from '@graphiql/toolkit';
import { examples } from '../shared/examples';
import type { Language } from '../shared/language';

export interface Tab {
  query: string;
  variables?: string;
}

const files = import.meta.glob<string>('../../../resolvers/examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

// Start decides what GraphiQL opens with: a shared query (?query=&variables=),
// else a named example (?example=), else the tabs of before, else all examples
// in the reader's language. What was asked for is the first tab.
export function start(asked: URLSearchParams, lang: Language, storage: Storage): { tabs: Tab[]; first?: Tab } {
  const known = examples(files).filter((e) => e.lang === lang);
  const all: Tab[] = known.map(({ query }) => ({ query }));

  const query = asked.get('query');
  if (query) {
    const shared: Tab = { query, variables: asked.get('variables') ?? undefined };
    return { tabs: [shared, ...all], first: shared };
  }
  const named = known.findIndex((e) => e.slug === asked.get('example'));
  if (named >= 0) {
    const first = all[named]!;
    return { tabs: [first, ...all.filter((tab) => tab !== first)], first };
  }
  return { tabs: all, first: storage.getItem('graphiql:tabState') ? undefined : all[0] };
}
