// How much a browser has to fetch, and how soon it shows something. Fails where the
// explorer's scripts weigh more than they may, or what is served is not compressed,
// not kept, or not under a strict policy. Times are reported, not judged: they are
// the machine's.
//
//   STEMMA_URL, STEMMA_BIN, CHROMIUM   as for browser.mjs; without the browser no times
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { serve } from './serve.mjs';

const mostScript = 250_000; // bytes, as gzip sends them
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const text = (name) => readFileSync(dist + name, 'utf8');
const size = (name) => gzipSync(readFileSync(dist + name), { level: 9 }).length;
const kB = (bytes) => `${Math.round(bytes / 1000)} kB`;
const sum = (names) => names.reduce((all, name) => all + size(name), 0);

// Reached are the files that a page names and that its scripts import, at once or later.
function reached(page) {
  const named = [...text(page).matchAll(/(?:src|href)="(?:\.\.?\/)+(assets\/[^"]+)"/g)].map(([, name]) => name);
  const found = new Set(named);
  for (const name of found) {
    if (!name.endsWith('.js')) continue;
    for (const [, other] of text(name).matchAll(/(?:from|import)\s*\(?\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) found.add(`assets/${other}`);
    for (const [, other] of text(name).matchAll(/["'`](assets\/[\w.-]+\.(?:js|css))["'`]/g)) found.add(other);
  }
  return [...found];
}

const explorer = reached('index.html');
const embed = reached('embed/lineage.html');
for (const [name, files] of [['explorer', explorer], ['embed', embed]]) {
  const scripts = files.filter((f) => f.endsWith('.js'));
  const styles = files.filter((f) => f.endsWith('.css'));
  console.log(`${name}: scripts ${kB(sum(scripts))}, styles ${kB(sum(styles))}, compressed by gzip`);
  assert.ok(scripts.length > 0);
  assert.ok(sum(scripts) <= mostScript, `the scripts of the ${name} weigh ${sum(scripts)} bytes; they may ${mostScript}`);
  const foreign = files.filter((f) => /monaco|graphi?ql|worker/i.test(f));
  assert.deepEqual(foreign, [], `the ${name} loads what is GraphiQL's`);
}

const program = process.env.STEMMA_BIN ?? fileURLToPath(new URL('../../bin/stemma', import.meta.url));
const server = await serve(process.env.STEMMA_URL, program);
const view = 'view=lineage&of=commitment:paris-2019/B2';
try {
  for (const page of ['/', `/embed/lineage?of=commitment:paris-2019/B2`]) {
    const policy = (await fetch(server.origin + page)).headers.get('content-security-policy');
    assert.match(policy, /script-src 'self';/, page);
    assert.doesNotMatch(policy, /unsafe|data:|blob:|\*(?!$)/, page); // a frame's last word may be *
  }
  for (const file of new Set([...explorer, ...embed, ...reached('graphiql.html')])) {
    assert.match(basename(file), /-[\w-]{8}\.\w+$/, `${file} carries no hash`);
    for (const encoding of ['gzip', 'zstd']) {
      const answer = await fetch(`${server.origin}/${file}`, { headers: { 'Accept-Encoding': encoding }, method: 'HEAD' });
      assert.equal(answer.status, 200, file);
      assert.match(answer.headers.get('cache-control'), /max-age=31536000, immutable/, file);
      if (readFileSync(dist + file).length > 1000) assert.equal(answer.headers.get('content-encoding'), encoding, file);
    }
  }
  console.log('assets: compressed, hashed, immutable; no unsafe-inline on / and /embed/lineage');
  if (existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) await times(server);
  else console.log('times: no browser here');
} finally {
  server.stop();
}

// Times opens pages with nothing kept, five times each, and gives medians.
async function times({ origin }) {
  const { browser } = await import('./harness.mjs');
  const ready = {
    'start page': ['/?lang=en', '.cards'],
    'lineage, drawn': [`/?lang=en&${view}`, '.drawing .node'],
    'embedded lineage, drawn': ['/embed/lineage?of=commitment:paris-2019/B2', '.drawing .node'],
    'GraphiQL, ready to type': ['/graphiql?lang=en', '.graphiql-query-editor .view-line'],
  };
  for (const [name, [path, sight]] of Object.entries(ready)) {
    const all = [];
    let bytes = 0;
    for (let i = 0; i < 5; i += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await cdp.send('Network.enable');
      bytes = 0;
      cdp.on('Network.loadingFinished', (e) => (bytes += e.encodedDataLength));
      const began = performance.now();
      await page.goto(origin + path, { waitUntil: 'commit' });
      await page.waitForSelector(sight);
      all.push(performance.now() - began);
      await page.waitForLoadState('networkidle');
      await context.close();
    }
    all.sort((a, b) => a - b);
    console.log(`${name}: ${Math.round(all[2])} ms (${Math.round(all[0])} to ${Math.round(all[4])}), ${kB(bytes)} over the wire`);
  }
  await browser.close();
}
