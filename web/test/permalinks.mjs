// The pages of permalinks, by keyboard and without scripts, and the page of an
// evidence pack without a network.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { checker, shots, violations } from './harness.mjs';
import { unzip } from './unzip.mjs';

export async function permalinks(server) {
  const check = checker(server.origin);
  const open = (page, path) => page.goto(server.origin + path, { waitUntil: 'networkidle' });

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

  rmSync(packs, { recursive: true });
}
