// Both dictionaries have the same keys, the same values to fill in and the same
// number of forms, and every key is used somewhere.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src/explorer/', import.meta.url));

// The words of a view stand in a file of their own, text/LANGUAGE/VIEW.ts.
function entries(lang) {
  const more = readdirSync(`${source}text/${lang}`).map((name) => `${lang}/${name}`);
  const file = [`${lang}.ts`, ...more].map((name) => readFileSync(`${source}text/${name}`, 'utf8')).join('\n');
  return new Map([...file.matchAll(/^ {2}'([\w.]+)': '(.*)',$/gm)].map(([, key, text]) => [key, text]));
}

const [en, fr] = [entries('en'), entries('fr')];
assert.ok(en.size > 150, `${en.size} texts were read`);
assert.deepEqual([...fr.keys()].sort(), [...en.keys()].sort());
const holes = (text) => [...new Set([...text.matchAll(/\{(\w+)[:}]/g)].map(([, name]) => name))].sort();
for (const [key, text] of en) {
  assert.deepEqual(holes(fr.get(key)), holes(text), `${key} takes other values in French`);
  assert.equal(fr.get(key).split('|').length, text.split('|').length, `${key} has another number of forms in French`);
}
for (const [key, text] of fr) assert.doesNotMatch(text, / [:;?!»]|« /, `${key}: a line can break before its sign`);

const code = ['', '../embed/']
  .flatMap((folder) => readdirSync(source + folder, { recursive: true }).map((name) => folder + name))
  .filter((name) => name.endsWith('.ts') && !name.startsWith('text/'))
  .map((name) => readFileSync(source + name, 'utf8'))
  .concat(['index.html', 'embed/lineage.html'].map((name) => readFileSync(`${source}../../${name}`, 'utf8')))
  .join('\n');
// These are put together from a group and a value of the schema.
const composed = /^(kind|kinds|type|back|method|force|format|differs|lang|dir|says|change|aspect|in|group|means|mandate|mandateMeans|ofType)\./;
for (const key of en.keys()) assert.ok(composed.test(key) || code.includes(key), `${key} is used nowhere`);
console.log(`ok   ${en.size} texts in both languages`);
