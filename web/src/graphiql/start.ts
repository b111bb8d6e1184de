import type { Storage } from '@graphiql/toolkit';
import { examples, type Example } from '../shared/examples';
import type { Language } from '../shared/language';
import { variablesOf } from './variables';

export interface Tab {
  query: string;
  variables?: string;
}

const files = import.meta.glob<string>('../../../resolvers/examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

// Known are the example operations in a language.
export function known(lang: Language): Example[] {
  return examples(files).filter((e) => e.lang === lang);
}

// Start decides what GraphiQL opens with: a shared query (?query=&variables=),
// else a named example (?example=), else the tabs of before, else the first
// example. The others are in the pane of questions.
export function start(asked: URLSearchParams, all: Example[], storage: Storage): { tabs: Tab[]; first?: Tab } {
  const tab = ({ query }: Example): Tab => ({ query, variables: variablesOf(query) });
  const query = asked.get('query');
  const named = all.find((e) => e.slug === asked.get('example'));
  const wanted = query ? { query, variables: asked.get('variables') ?? undefined } : named && tab(named);
  if (wanted) return { tabs: [wanted], first: wanted };
  const usual = all[0] && tab(all[0]);
  return { tabs: usual ? [usual] : [], first: storage.getItem('graphiql:tabState') ? undefined : usual };
}
