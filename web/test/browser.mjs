// Drives a real browser against a running server, as people do: both pages, in
// both languages, light and dark, narrow and wide, by keyboard and without
// scripts; the pages of permalinks, and the page of an evidence pack without a
// network. Fails on any console error, any request to another host, and any
// accessibility violation on pages of our own.
//
//   STEMMA_URL    the server; without it, STEMMA_BIN (bin/stemma) is started
//   STEMMA_SHOTS  where screenshots go (test/shots)
//   STEMMA_ONLY   only the cases whose names hold this
//   CHROMIUM      the browser (/usr/bin/chromium)
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';
import { unzip } from './unzip.mjs';

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.STEMMA_SHOTS ?? here('shots');
mkdirSync(shots, { recursive: true });

const examples = readdirSync(here('../../resolvers/examples'))
  .map((name) => /^(?:\d+[-_.])?(.+)[-_.](en|fr)\.graphql$/.exec(name))
  .filter(Boolean)
  .map(([, slug, lang]) => ({ slug, lang }));

// What GraphiQL 5.4 itself gets wrong; anything beyond is ours.
const upstream = new Set(['color-contrast', 'nested-interactive']);

const server = await serve(process.env.STEMMA_URL, process.env.STEMMA_BIN ?? here('../../bin/stemma'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

let passed = 0;
let failed = 0;

// Check opens a fresh profile, runs one case in it, and adds what holds for
// every case: nothing on the console, nothing asked of another host.
async function check(name, options, run) {
  if (!name.includes(process.env.STEMMA_ONLY ?? '')) return;
  const context = await browser.newContext(options);
  const troubles = [];
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => troubles.push(`uncaught: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'file:'].includes(url.protocol) && url.origin !== server.origin) troubles.push(`asked elsewhere: ${url}`);
  });
  try {
    await run(await context.newPage());
    assert.deepEqual(troubles, []);
    passed += 1;
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n     ${String(error.message ?? error).replaceAll('\n', '\n     ')}`);
    for (const trouble of troubles) console.log(`     ${trouble}`);
  } finally {
    await context.close();
  }
}

const open = (page, path) => page.goto(server.origin + path, { waitUntil: 'networkidle' });

async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

async function counted(page) {
  await page.waitForSelector('#counts dd');
  const texts = await page.locator('#counts dd').allTextContents();
  const counts = texts.map((text) => Number(text.replace(/\D/g, '')));
  assert.ok(counts.length >= 2 && counts.every((n) => n > 0), `counts are ${texts.join(', ')}`);
}

for (const lang of ['en', 'fr']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1280, 2560]) {
      const name = `landing-${lang}-${colorScheme}-${width}`;
      await check(name, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
        await open(page, `/?lang=${lang}`);
        assert.equal(await page.getAttribute('html', 'lang'), lang);
        await counted(page);
        await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
        assert.deepEqual(await violations(page), []);
      });
    }
  }
}

await check('the browser’s language is the page’s', { locale: 'fr-CA' }, async (page) => {
  await open(page, '/');
  assert.equal(await page.getAttribute('html', 'lang'), 'fr');
  assert.match(await page.locator('h1').innerText(), /engagement/);
});

await check('without scripts the landing page still leads on', { javaScriptEnabled: false }, async (page) => {
  await open(page, '/?lang=fr');
  const links = page.locator('main li a:visible');
  assert.equal(await links.count(), examples.filter((e) => e.lang === 'fr').length);
  assert.ok(await page.locator('a.action').isVisible());
  await page.click('a[data-switch=en]');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
});

await check('the keyboard reaches everything, in order', {}, async (page) => {
  await open(page, '/?lang=en');
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip/);
  const seen = new Set();
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => document.activeElement.getAttribute('href') ?? document.activeElement.id);
    if (at) seen.add(at);
  }
  for (const link of await page.locator('a:visible').all()) {
    const href = await link.getAttribute('href');
    assert.ok(href === '#main' || seen.has(href), `${href} is not reached`);
  }
  assert.ok(seen.has('theme'));
  await page.focus('a[data-switch=fr]');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.documentElement.lang === 'fr');
  assert.match(page.url(), /lang=fr/);
});

const act = 'commitment:paris-2019/B2';
const described = await fetch(`${server.origin}/id/${act}`, { headers: { accept: 'application/ld+json' } }).then((r) => r.json());
const edge = described['@graph'].find((node) => node['@id'].startsWith('urn:stemma:edge:'))['@id'].slice('urn:stemma:'.length);

for (const lang of ['en', 'fr']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [id, width] of [[act, 360], [edge, 1280], ['meeting:mito-2023', 360], ['convention:unscr-2396', 1280], ['actor:rome-lyon-group', 2560], ['meeting:paris-2019?asOf=2019', 360]]) {
      const name = `permalink-${id.replace(/[^a-z0-9]+/gi, '-')}-${lang}-${colorScheme}`;
      await check(name, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
        await open(page, `/id/${id}${id.includes('?') ? '&' : '?'}lang=${lang}`);
        assert.equal(await page.getAttribute('html', 'lang'), lang);
        await page.screenshot({ path: `${shots}/${name}.png` });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        assert.equal(ground, colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(16, 22, 29)');
        assert.deepEqual(await violations(page), []);
      });
    }
  }
}

await check('a permalink leads on, by keyboard and without scripts', { javaScriptEnabled: false }, async (page) => {
  await open(page, `/id/${act}?lang=en`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.match(page.url(), /#main$/);
  await page.click('section[aria-labelledby=says] .relation a >> nth=0');
  assert.match(page.url(), /\/id\/commitment:toronto-2018\/3\.1\.2\?lang=en$/);
  await page.click('a[hreflang=fr]');
  assert.equal(await page.getAttribute('html', 'lang'), 'fr');
  await page.click('summary >> nth=1');
  assert.match(await page.locator('details[open] pre >> nth=1').innerText(), /^@misc\{commitment:toronto-2018\/3\.1\.2,/);
});

// The one answer of 404 that a browser reports by itself is this page's own.
await check('what has no page says so', {}, async (page) => {
  const answer = await page.request.get(`${server.origin}/id/actor:nobody`, { headers: { accept: 'text/html', 'accept-language': 'fr' } });
  assert.equal(answer.status(), 404);
  await page.setContent(await answer.text());
  assert.deepEqual(await violations(page), []);
});

const packs = mkdtempSync(`${tmpdir()}/stemma-pack-`);
for (const lang of ['en', 'fr']) {
  const zip = await fetch(`${server.origin}/export/pack?root=${act}&direction=both&depth=2&lang=${lang}`).then((r) => r.arrayBuffer());
  writeFileSync(`${packs}/${lang}.html`, unzip(Buffer.from(zip), 'index.html'));
  for (const colorScheme of ['light', 'dark']) {
    const name = `pack-${lang}-${colorScheme}`;
    await check(name, { colorScheme, offline: true, viewport: { width: 900, height: 900 } }, async (page) => {
      await page.goto(pathToFileURL(`${packs}/${lang}.html`).href);
      const shown = () => page.locator('li.edge:visible').count();
      const all = await shown();
      assert.ok(all > 5, `${all} edges`);
      await page.screenshot({ path: `${shots}/${name}.png` });
      assert.match(await page.locator('#count').innerText(), new RegExp(`^${all} / ${all} `));
      await page.uncheck('input[name=type][value=REAFFIRMS]');
      const left = await shown();
      assert.ok(left < all && left > 0, `${left} of ${all} edges without REAFFIRMS`);
      assert.equal(await page.locator('li.edge[data-type=REAFFIRMS]:visible').count(), 0);
      await page.check('input[name=type][value=REAFFIRMS]');
      await page.fill('#least', '0.95');
      const sure = await shown();
      assert.ok(sure < all && sure > 0, `${sure} of ${all} edges from 0.95 on`);
      await page.fill('#least', '0');
      await page.fill('#words', 'no such words');
      assert.equal(await shown(), 0);
      await page.fill('#words', '');
      assert.equal(await shown(), all);
      assert.deepEqual(await violations(page), []);
    });
  }
}

await check('the theme chosen stays chosen, on both pages', { colorScheme: 'light' }, async (page) => {
  await open(page, '/?lang=en');
  await page.click('#theme');
  assert.equal(await page.getAttribute('#theme', 'aria-pressed'), 'true');
  await page.reload({ waitUntil: 'networkidle' });
  assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
  assert.deepEqual(await violations(page), []);
  await open(page, '/graphiql');
  await page.waitForSelector('body.graphiql-dark');
});

// Run presses the button and returns the answer that GraphiQL then shows.
async function run(page) {
  const button = page.locator('button[aria-label*="Execute"], button.graphiql-execute-button').first();
  await button.waitFor();
  await page.waitForFunction(() => document.querySelector('.graphiql-query-editor .view-line'));
  const answered = page.waitForResponse(
    (r) => r.url().endsWith('/graphql') && !r.request().postData()?.includes('IntrospectionQuery'),
  );
  await button.click();
  const answer = await (await answered).json();
  await page.waitForFunction(() => document.querySelector('.result-window')?.textContent.includes('data'));
  return answer;
}

assert.ok(examples.length > 0, 'no example operations');
for (const { slug, lang } of examples) {
  await check(`graphiql runs the example ${slug} (${lang})`, {}, async (page) => {
    await open(page, `/graphiql?lang=${lang}&example=${slug}`);
    const answer = await run(page);
    assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
    assert.ok(Object.values(answer.data).some((value) => value !== null), 'nothing but null');
    const tabs = await page.locator('[role=tab]').count();
    assert.equal(tabs, examples.filter((e) => e.lang === lang).length);
  });
}

for (const colorScheme of ['light', 'dark']) {
  await check(`graphiql is accessible but for what it brings (${colorScheme})`, { colorScheme }, async (page) => {
    await open(page, '/graphiql?lang=en');
    await run(page);
    await page.screenshot({ path: `${shots}/graphiql-${colorScheme}.png` });
    const own = (await violations(page)).filter((v) => !upstream.has(v.split(':')[0]));
    assert.deepEqual(own, []);
  });
}

await check('a shared query opens as it was sent', {}, async (page) => {
  const query = 'query Shared($first: Int) { meetings(first: $first) { totalCount } }';
  const variables = '{"first": 1}';
  await open(page, `/graphiql?${new URLSearchParams({ lang: 'en', query, variables })}`);
  const answer = await run(page);
  assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
  assert.ok(answer.data.meetings.totalCount > 0);
});

await check('a link to the query can be copied', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await open(page, '/graphiql?lang=en');
  await page.waitForFunction(() => document.querySelector('.graphiql-query-editor .view-line'));
  await page.click('button[aria-label="Copy a link to this query"]');
  await page.waitForSelector('button[aria-label="Link copied"]');
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(copied.pathname, '/graphiql');
  assert.match(copied.searchParams.get('query'), /\{/);
});

await check('what was asked is kept only where the reader wants it', {}, async (page) => {
  await open(page, '/graphiql?lang=en');
  await run(page);
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('graphiql:')));
  assert.deepEqual(await kept(), []);
  await page.check('#keep');
  assert.notDeepEqual(await kept(), []);
  await page.uncheck('#keep');
  assert.deepEqual(await kept(), []);
});

rmSync(packs, { recursive: true });
await browser.close();
server.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
