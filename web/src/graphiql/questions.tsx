import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import type { Example } from '../shared/examples';
import type { Language } from '../shared/language';
import { variablesOf } from './variables';

const words: Record<Language, { title: string; lead: string; open: string }> = {
  en: { title: 'Questions', lead: 'Each opens in a tab, with its variables filled in. Press ▶ to ask it.', open: 'open' },
  fr: { title: 'Questions', lead: 'Chacune s’ouvre dans un onglet, variables remplies. ▶ la pose.', open: 'ouverte' },
};

// Questions is the pane of example operations, by the question that each answers.
export function questions(lang: Language, known: Example[]): GraphiQLPlugin {
  const Pane = () => {
    const { addTab, changeTab } = useGraphiQLActions();
    const tabs = useGraphiQL((state) => state.tabs);
    const active = useGraphiQL((state) => state.activeTabIndex);
    const query = useGraphiQL((state) => state.queryEditor);
    const variables = useGraphiQL((state) => state.variableEditor);
    const at = (example: Example) => tabs.findIndex((tab) => tab.query === example.query);
    const open = (example: Example) => {
      if (at(example) >= 0) return changeTab(at(example));
      addTab();
      query?.setValue(example.query);
      variables?.setValue(variablesOf(example.query) ?? '');
    };
    return (
      <section className="questions" aria-label={words[lang].title}>
        <h2>{words[lang].title}</h2>
        <p>{words[lang].lead}</p>
        <ol>
          {known.map((example) => (
            <li key={example.slug}>
              <button type="button" aria-current={at(example) === active || undefined} onClick={() => open(example)}>
                {example.question}
                {at(example) >= 0 && <small> {words[lang].open}</small>}
              </button>
            </li>
          ))}
        </ol>
      </section>
    );
  };
  return { title: words[lang].title, icon: Icon, content: Pane };
}

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" height="1em" aria-hidden="true">
      <circle cx="12" cy="12" r="9.500" />
      <path d="M9 9.500a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.100-1.500 2.400M12 17.200v.3" strokeLinecap="round" />
    </svg>
  );
}
