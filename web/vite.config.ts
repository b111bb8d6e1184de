import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { en } from './src/explorer/text/en.ts';
import { fr } from './src/explorer/text/fr.ts';
import { examples, type Example } from './src/shared/examples.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// The example operations live beside the schema that they are tested against;
// the first page links to each in its HTML, for browsers without scripts.
function exampleLinks(): Plugin {
  const folder = path('../resolvers/examples');
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  const found = examples(
    Object.fromEntries(files.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')])),
  );
  if (found.length === 0) throw new Error(`no example operations in ${folder}`);
  const item = (e: Example) =>
    `<li><a href="graphiql?lang=${e.lang}&amp;example=${encodeURIComponent(e.slug)}">${escape(e.question)}</a></li>`;
  return {
    name: 'example-links',
    transformIndexHtml: (html) =>
      html.replace(/<!-- examples (en|fr) -->/g, (_, lang) =>
        found.filter((e) => e.lang === lang).map(item).join('\n            '),
      ),
  };
}

// The words that stand in the HTML itself come from the same dictionaries as all
// others, in both languages: the style sheet shows one.
function words(): Plugin {
  const both = (key: string) =>
    Object.entries({ en, fr } as Record<string, Record<string, string>>)
      .map(([lang, texts]) => {
        const text = texts[key];
        if (!text) throw new Error(`index.html: no text ${key} in ${lang}`);
        return `<span data-l="${lang}" lang="${lang}">${escape(text)}</span>`;
      })
      .join('');
  return { name: 'words', transformIndexHtml: (html) => html.replace(/\{\{([\w.]+)\}\}/g, (_, key: string) => both(key)) };
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}

export default defineConfig({
  base: './',
  plugins: [react(), exampleLinks(), words()],
  worker: { format: 'es' },
  build: {
    // Nothing inline: the pages' content security policy allows files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    chunkSizeWarningLimit: 4096, // the editor is one piece of 2.8 MB
    rollupOptions: {
      input: [path('index.html'), path('graphiql.html'), path('embed/lineage.html')],
      onwarn: (warning, warn) => {
        // "use no memo" speaks to React's compiler, which has run already.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
