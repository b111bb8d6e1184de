import { explorerPlugin } from '@graphiql/plugin-explorer';
import type { GraphiQLPlugin } from '@graphiql/react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Language } from '../shared/language';

const words: Record<Language, { title: string; name: string; value: string; add: string }> = {
  en: { title: 'Build a query', name: 'Name of the operation', value: 'Value of {name}', add: 'What to add' },
  fr: { title: 'Composer une requête', name: 'Nom de l’opération', value: 'Valeur de {name}', add: 'Quoi ajouter' },
};

// Marks are the signs before a field; those of chosen ones are told by data-on.
const mark = (on: boolean, inside: ReactNode) => (
  <svg width="15" height="15" viewBox="0 0 15 15" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true" data-on={on || undefined} className="mark">
    {inside}
  </svg>
);
const box = <rect x="1.500" y="1.500" width="12" height="12" rx="2" />;
const look = {
  arrowOpen: mark(true, <path d="M3 5l4.500 5L12 5" />),
  arrowClosed: mark(false, <path d="M5 3l5 4.500L5 12" />),
  checkboxUnchecked: mark(false, box),
  checkboxChecked: mark(true, <>{box}<path d="M4 7.500l2.500 2.500 4.500-5" /></>),
  // The page's own colours, which have the contrast that the plug-in's lack.
  colors: Object.fromEntries(
    [['keyword', '--accent'], ['def', '--text'], ['property', '--text'], ['qualifier', '--soft'], ['attribute', '--link'], ['number', '--link'],
     ['string', '--link'], ['builtin', '--link'], ['string2', '--soft'], ['variable', '--accent'], ['atom', '--soft']]
      .map(([what, token]) => [what, `var(${token})`]),
  ),
};

// Builder is the plug-in in which fields are ticked instead of typed. It knows the
// mouse alone: here its fields are given to the keyboard and to screen readers too.
export function builder(lang: Language): GraphiQLPlugin {
  const plugin = explorerPlugin(look as Parameters<typeof explorerPlugin>[0]);
  const Plain = plugin.content;
  const Pane = () => {
    const at = useRef<HTMLDivElement>(null);
    useEffect(() => {
      const root = at.current;
      if (!root) return;
      const tell = () => name(root, lang);
      const watch = new MutationObserver(tell);
      watch.observe(root, { childList: true, subtree: true });
      tell();
      return () => watch.disconnect();
    }, []);
    return (
      <div ref={at} className="builder" onKeyDown={press}>
        <Plain />
      </div>
    );
  };
  return { ...plugin, title: words[lang].title, content: Pane };
}

function press(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (target.role !== 'checkbox' || (event.key !== 'Enter' && event.key !== ' ')) return;
  event.preventDefault();
  target.click();
}

function name(root: HTMLElement, lang: Language): void {
  for (const field of root.querySelectorAll<HTMLElement>('.graphiql-explorer-root span')) {
    if (field.style.cursor !== 'pointer' || !field.querySelector('.mark')) continue;
    field.tabIndex = 0;
    field.role = 'checkbox';
    field.ariaChecked = String(Boolean(field.querySelector('.mark[data-on]')));
  }
  for (const input of root.querySelectorAll<HTMLElement>('input, select')) {
    const of = input.closest<HTMLElement>('[data-arg-name]')?.dataset.argName;
    input.ariaLabel = of ? words[lang].value.replace('{name}', of) : input.tagName === 'SELECT' ? words[lang].add : words[lang].name;
  }
  const title = root.querySelector<HTMLElement>('.doc-explorer-title');
  if (title && title.textContent !== words[lang].title) {
    title.textContent = words[lang].title;
    title.role = 'heading';
    title.ariaLevel = '2';
  }
}
