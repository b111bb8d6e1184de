import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useEffect, useState } from 'react';
import type { Language } from '../shared/language';

const labels: Record<Language, { copy: string; done: string }> = {
  en: { copy: 'Copy a link to this query', done: 'Link copied' },
  fr: { copy: 'Copier un lien vers cette requête', done: 'Lien copié' },
};

// CopyLink puts the query and its variables into the address, and that address
// on the clipboard. Headers never travel.
export function CopyLink({ lang }: { lang: Language }) {
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  const [done, setDone] = useState(false);

  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);

  const copy = async () => {
    const address = new URL(location.pathname, location.href);
    address.searchParams.set('lang', lang);
    address.searchParams.set('query', query?.getValue() ?? '');
    const values = variables?.getValue().trim();
    if (values) address.searchParams.set('variables', values);
    history.replaceState(null, '', address);
    // Without a secure context there is no clipboard; the address bar has it.
    await navigator.clipboard?.writeText(address.href).catch(() => undefined);
    setDone(true);
  };

  return (
    <ToolbarButton onClick={copy} label={done ? labels[lang].done : labels[lang].copy}>
      <svg className="graphiql-toolbar-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        <path d="M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1.200 1.200M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1.200-1.200" />
      </svg>
    </ToolbarButton>
  );
}
