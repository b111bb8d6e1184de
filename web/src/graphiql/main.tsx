// The workers come first, so that the editor finds them when it starts.
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './graphiql.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { language, show, switches } from '../shared/language';
import { builder } from './builder';
import { keep, keeps, storage } from './storage';
import { CopyLink } from './CopyLink';
import { questions } from './questions';
import { known, start } from './start';

const lang = language();
show(lang);
switches((next) => location.assign(`?lang=${next}`));
document.querySelector<HTMLAnchorElement>('a[data-home]')?.setAttribute('href', `./?lang=${lang}`);

const box = document.querySelector<HTMLInputElement>('#keep');
if (box) {
  box.checked = keeps();
  box.addEventListener('change', () => keep(box.checked));
  box.parentElement?.removeAttribute('hidden');
}

const place = storage(lang);
const all = known(lang);
const { tabs, first } = start(new URLSearchParams(location.search), all, place);

// The panes beside the editor. Who comes with a question of their own is shown none.
const asks = questions(lang, all);
const plugins = [asks, builder(lang), HISTORY_PLUGIN];

createRoot(document.querySelector('#graphiql')!).render(
  <GraphiQL
    fetcher={createGraphiQLFetcher({ url: new URL('graphql', document.baseURI).href })}
    storage={place}
    plugins={plugins}
    visiblePlugin={first && innerWidth >= 900 && !new URLSearchParams(location.search).has('query') ? asks : undefined}
    defaultTabs={tabs}
    initialQuery={first?.query ?? undefined}
    initialVariables={first?.variables ?? undefined}
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
  >
    <GraphiQL.Toolbar>
      {({ prettify, merge, copy }) => (
        <>
          {prettify}
          {merge}
          {copy}
          <CopyLink lang={lang} />
        </>
      )}
    </GraphiQL.Toolbar>
  </GraphiQL>,
);
