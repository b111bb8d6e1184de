// Reading one node or edge: its passage in every version with all that is known of
// the words, how it is cited, and lines of a curation file that stemma load takes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checker, narrow, shots, violations } from './harness.mjs';
import { serveTexts } from './serve.mjs';

const head = (title) => `---\ntitle: ${title}\ndate: 2031-05-14\n---\n`;
const texts = {
  'dinant.en': `${head('Communiqué of the Dinant meeting')}# Communiqué, Dinant, 13-14 May 2031

We, the ministers of the interior of the G7, met in Dinant on 13-14 May 2031.

1. Quays stay open 🚢 to all. We commit to implement the Budapest Convention on every quay by 2033, with INTERPOL and \u202ethgir ot tfel\u202c ${'y'.repeat(3000)}.

2. We ask the Roma-Lyon Group to report on "stolen" lighthouses within 6 months.
`,
  'dinant.fr': `${head('Communiqué de la réunion de Dinant')}# Communiqué, Dinant, 13 et 14 mai 2031

Nous, ministres de l’Intérieur du G7, nous sommes réunis à Dinant les 13 et 14 mai 2031.

1. Les quais restent ouverts 🚢 à tous. Nous nous engageons à mettre en œuvre la Convention de Budapest sur chaque quai d’ici à 2033, avec INTERPOL.

2. Nous demandons au Groupe Rome-Lyon de faire rapport sur les phares « volés » dans un délai de 6 mois.
`,
};

// A file whose printer's lines each have a blank line behind them, and one whose do not.
const wrapped = {
  'huy.fr': `${head('Communiqué de la réunion de Huy')}# Communiqué, Huy, 3 et 4 juin 2032

1. Nous nous engageons à mettre en œuvre 🚢 la Convention de\u00a0

Budapest dans tous les ports et à former\u00a0\u0020

les gardes des écluses avec INTERPOL.

2. Nous demandons au Groupe Rome-Lyon
de faire rapport sur les gardes-
côtes et sur les phares.
`,
};

export async function pane(program) {
  const server = await serveTexts(program, texts);
  const { folder, store } = server;
  const check = checker(server.origin);
  const see = async (page, id, view = 'view=lineage&of=meeting:dinant-2031&dir=BOTH') => {
    await page.goto(`${server.origin}/?lang=en&${view}&sel=${id}`, { waitUntil: 'networkidle' });
    await page.waitForSelector('.pane h2');
  };
  const graph = async (query) => (await (await fetch(`${server.origin}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }) })).json()).data;
  const edgeOf = async (type) =>
    (await graph(`{node(id: "commitment:dinant-2031/1") {... on Commitment {relations(types: [${type}]) {edges {node {id}}}}}}`)).node.relations.edges[0].node.id;
  const wide = { viewport: { width: 1400, height: 900 } };
  try {
    for (const [width, colorScheme] of [[360, 'light'], [1400, 'light'], [1400, 'dark']])
      await check(`pane of an edge ${width} ${colorScheme}`, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
        await see(page, await edgeOf('IMPLEMENTS'));
        await narrow(page);
        assert.deepEqual(await violations(page), []);
        await page.screenshot({ path: `${shots}/pane-edge-${colorScheme}-${width}.png`, fullPage: width < 1000 });
      });

    await check('an edge is read in its passage, in both versions, with every name and cue', wide, async (page) => {
      await see(page, await edgeOf('IMPLEMENTS'));
      const around = page.locator('.pane .evidence details').first();
      assert.equal(await around.locator('blockquote').count(), 2);
      for (const [lang, quote, cue, name] of [['en', /^We commit to implement/, /implement/, 'Budapest Convention'], ['fr', /^Nous nous engageons/, /mettre en œuvre/, 'Convention de Budapest']]) {
        const words = around.locator(`blockquote[lang=${lang}]`);
        assert.match(await words.locator('mark').first().textContent(), quote);
        assert.match((await words.locator('.cue').allTextContents()).join(' '), cue);
        const names = await words.locator('a.named').allTextContents();
        assert.ok(names.includes(name) && names.includes('INTERPOL'), names.join(', '));
        assert.match(await words.textContent(), /🚢/);
      }
      assert.match(await page.locator('.pane').innerText(), /Rule[\s\S]*Found\s+stated/);
      await around.locator('blockquote[lang=en] a.named').first().click();
      await page.waitForFunction(() => /Cybercrime/.test(document.querySelector('.pane h2').textContent));
      assert.match(page.url(), /sel=convention:budapest-convention/);
      const link = page.locator('.pane .facts a[href^=http]').first();
      assert.match(await link.getAttribute('href'), /^https:/);
    });

    await check('it is cited in three forms, and the link says the state', wide, async (page) => {
      await see(page, 'commitment:dinant-2031/2');
      assert.match(await page.locator('.pane .inside mark').first().textContent(), /We ask the Roma-Lyon Group/);
      await page.locator('.pane > details > summary', { hasText: 'Cite' }).click();
      const codes = await page.locator('.pane > details pre').allTextContents();
      assert.ok(codes.some((c) => c.startsWith('@')) && codes.some((c) => c.startsWith('TY  - ')), codes.join('\n'));
      await page.locator('.pane > details > summary', { hasText: 'Permanent link' }).click();
      const then = await page.locator('.pane a', { hasText: 'after revision' }).getAttribute('href');
      assert.match(then, /\/id\/commitment:dinant-2031\/2\?at=[0-9a-f]{16}$/);
      assert.equal((await page.request.get(then)).status(), 200);
      await page.locator('.pane a', { hasText: 'Read it in the document' }).click();
      await page.waitForSelector('.unit.chosen mark');
      assert.match(page.url(), /view=document&of=document:dinant-2031/);
    });

    await check('what it prints to correct something, stemma load takes', wide, async (page) => {
      const edge = await edgeOf('IMPLEMENTS');
      const ids = [edge, 'commitment:dinant-2031/1', 'commitment:dinant-2031/2', 'passage:dinant-2031/2', 'meeting:dinant-2031', 'document:dinant-2031', 'actor:rome-lyon-group', 'convention:budapest-convention', 'topic:cybercrime', 'witness:dinant-2031/en'];
      for (const [i, id] of ids.entries()) {
        await see(page, id);
        await page.locator('.pane summary', { hasText: 'Report or correct this' }).click();
        await page.waitForSelector('.pane details[open] pre code >> text=corrections:');
        await page.waitForLoadState('networkidle');
        const lines = await page.locator('.pane details[open] pre code', { hasText: 'corrections:' }).textContent();
        const file = join(folder, `correction-${i}.yaml`);
        writeFileSync(file, lines);
        try {
          execFileSync(program, ['load', '--dry-run', '--store', store, file], { stdio: 'pipe' });
          // Each of the others too, in place of the first.
          for (const [k, other] of lines.split('\n').filter((l) => l.startsWith('  # - ') && !l.includes('…')).entries()) {
            const chosen = lines.replace(/^ {2}- .*$/m, '').replace(other, other.replace('# - ', '- '));
            writeFileSync(join(folder, `correction-${i}-${k}.yaml`), chosen);
            execFileSync(program, ['load', '--dry-run', '--store', store, join(folder, `correction-${i}-${k}.yaml`)], { stdio: 'pipe' });
          }
        } catch (error) {
          assert.fail(`${id}: ${error.stderr}\n${lines}`);
        }
      }
      execFileSync(program, ['load', '--store', store, join(folder, 'correction-0.yaml')], { stdio: 'pipe' });
      for (let waited = 0; waited < 8000; waited += 250) {
        if ((await graph(`{node(id: "${edge}") {... on Relation {status}}}`)).node.status === 'REJECTED') break;
        await new Promise((done) => setTimeout(done, 250));
      }
      assert.equal((await graph(`{node(id: "${edge}") {... on Relation {status}}}`)).node.status, 'REJECTED');
    });

    await check('on a phone the lineage is read over the drawing, and Escape goes back', { viewport: { width: 360, height: 740 } }, async (page) => {
      await page.goto(`${server.origin}/?lang=en&view=lineage&of=commitment:dinant-2031/2`, { waitUntil: 'networkidle' });
      await page.waitForSelector('.rows tbody tr[data-id]');
      assert.equal(await page.locator('dialog[open]').count(), 0, 'nobody asked to read yet');
      await page.locator('.rows [data-edge]').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('dialog[open] .pane .evidence');
      await page.waitForFunction(() => document.activeElement.closest('dialog'));
      assert.deepEqual(await violations(page), []);
      await narrow(page);
      await page.screenshot({ path: `${shots}/pane-phone.png` });
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog') && !location.search.includes('sel='));
      assert.equal(await page.evaluate(() => document.activeElement.closest('.rows') !== null), true, 'the focus is back in the table');
      // From over the drawing into the text, which takes what is selected along.
      await page.goBack();
      await page.locator('dialog[open] .pane a', { hasText: 'Read it in the document' }).click();
      await page.waitForSelector('.unit.chosen mark');
      assert.match(page.url(), /view=document.*sel=edge:/);
    });
  } finally {
    server.stop();
  }
  const other = await serveTexts(program, wrapped);
  try {
    await checker(other.origin)('printers’ lines are read as running text, and marks stay in place', wide, async (page) => {
      const asked = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query: '{node(id: "commitment:huy-fr/1") {... on Commitment {relations(types: [IMPLEMENTS]) {edges {node {id}}}}}}' }) };
      const edge = (await (await fetch(`${other.origin}/graphql`, asked)).json()).data.node.relations.edges[0].node.id;
      for (const [view, where] of [[`view=lineage&of=document:huy-fr&dir=BOTH&sel=${edge}`, '.pane .evidence details blockquote p'], ['view=document&of=document:huy-fr', '.version .words']]) {
        await page.goto(`${other.origin}/?lang=fr&${view}`, { waitUntil: 'networkidle' });
        const words = page.locator(where).filter({ hasText: 'écluses' }).first();
        await words.waitFor({ state: 'attached' });
        assert.match(await words.textContent(), /la Convention de Budapest dans tous les ports et à former les gardes des écluses avec INTERPOL\.$/);
        assert.ok((await words.locator('.named').allTextContents()).includes('Convention de Budapest'), 'marks stay in place');
      }
      assert.match(await page.locator('.version .words').filter({ hasText: 'phares' }).first().textContent(), /au Groupe Rome-Lyon de faire rapport sur les gardes-côtes et/);
      await page.screenshot({ path: `${shots}/document-wrapped.png` });
    });
  } finally {
    other.stop();
  }
}
