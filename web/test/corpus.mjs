// Every view with the official texts loaded, where they are beside the project:
// thousands of nodes and the longest names there are. Without them it says so,
// in the file STEMMA_SKIPPED too.
import assert from 'node:assert/strict';
import { appendFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checker, narrow, shots, violations } from './harness.mjs';
import { serveTexts } from './serve.mjs';

const texts = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

const views = {
  start: '',
  lineage: 'view=lineage&of=convention:unscr-2396&dir=BOTH&depth=3&first=1000',
  meeting: 'view=lineage&of=meeting:ottawa-2025&dir=BOTH&depth=2',
  compare: 'view=compare&earlier=meeting:mito-2023&later=meeting:ottawa-2025',
  ledger: 'view=ledger',
  document: 'view=document&of=document:unscr-2396',
  scan: 'view=document&of=document:toronto-2018&mark=names,acts,cues',
  matrix: 'view=matrix&open=all',
  results: 'view=results&q=trafficking&first=200',
};

export async function corpus(program) {
  if (!existsSync(texts)) {
    console.log('skip the views with the corpus: needs ../shared/corpus');
    if (process.env.STEMMA_SKIPPED) appendFileSync(process.env.STEMMA_SKIPPED, 'the views with the corpus: needs ../shared/corpus\n');
    return;
  }
  const server = await serveTexts(program, texts);
  const check = checker(server.origin);
  try {
    for (const [view, query] of Object.entries(views)) {
      for (const [lang, colorScheme, width] of [['en', 'light', 1280], ['fr', 'dark', 360], ['fr', 'light', 2560]]) {
        const name = `corpus-${view}-${lang}-${colorScheme}-${width}`;
        await check(name, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
          await page.goto(`${server.origin}/?lang=${lang}&${query}`, { waitUntil: 'networkidle' });
          await page.waitForFunction(() => !document.querySelector('main .waiting'));
          await page.screenshot({ path: `${shots}/${name}.png` });
          await narrow(page);
          assert.equal(await page.locator('[role=alert]').count(), 0);
          assert.deepEqual(await violations(page), []);
        });
      }
    }

    await check('corpus: an edge shows the sentence that states it, in its passage', {}, async (page) => {
      await page.goto(`${server.origin}/?lang=fr&view=lineage&of=commitment:paris-2019/B2`, { waitUntil: 'networkidle' });
      await page.waitForSelector('.rows [data-edge]');
      const ids = await page.locator('.rows [data-edge]').evaluateAll((all) => [...new Set(all.map((e) => e.dataset.edge))]);
      let quoted = 0;
      for (const id of ids.slice(0, 6)) {
        await page.goto(`${server.origin}/?lang=fr&view=lineage&of=commitment:paris-2019/B2&sel=${id}`, { waitUntil: 'networkidle' });
        await page.waitForSelector('.pane h2.says');
        quoted += await page.locator('.pane .evidence blockquote mark').count();
      }
      assert.ok(quoted > 0, `no cue is marked in the evidence of ${ids.length} edges`);
    });

    await check('corpus: a walk as large as an answer may be stays usable', {}, async (page) => {
      await page.goto(`${server.origin}/?lang=en&view=lineage&rows=list&first=2000`, { waitUntil: 'networkidle' });
      await page.waitForFunction(() => /\d+ nodes/.test(document.querySelector('.summary').textContent), undefined, { timeout: 60_000 });
      const nodes = Number((await page.locator('.summary').innerText()).replace(/[,\s]/g, '').match(/(\d+)nodes/)[1]);
      assert.ok(nodes >= 1000, `${nodes} nodes`);
      const begun = Date.now();
      await page.locator('.zoomers button').first().click();
      await page.locator('.stage').focus();
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(() => location.search.includes('sel='));
      console.log(`     ${nodes} nodes; a step by keyboard and a zoom in ${Date.now() - begun} ms`);
    });
  } finally {
    server.stop();
  }
}
