// Two texts beside each other. Three communiqués written for this test carry on,
// change, add and drop; the last is in another language.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checker, narrow, shots, violations } from './harness.mjs';
import { serveTexts } from './serve.mjs';

const texts = {
  ghent: `---
title: Communiqué of the Ghent meeting
date: 2031-05-14
---
# Communiqué, Ghent, 13-14 May 2031

We, the ministers of the interior of the G7, met in Ghent on 13-14 May 2031.

## 1. Ports

1. We call on port operators to scan every refrigerated container for hidden cargo within 48 hours of its arrival, where appropriate, and to report findings to customs.

2. We commit to publish a yearly register of abandoned lighters and barges on inland canals.

3. We will train four hundred lock keepers in the handling of counterfeit seals.

4. We support the lock-keepers' guild and its yearly census of canal locks, which it holds  in June.
`,
  bruges: `---
title: Communiqué of the Bruges meeting
date: 2033-06-02
---
# Communiqué, Bruges, 1-2 June 2033

We, the ministers of the interior of the G7, met in Bruges on 1-2 June 2033.

## 1. Ports

1. Recalling the Ghent communiqué of 2031, we call on port operators to scan every refrigerated container for hidden cargo within 24 hours of its arrival and to report findings to customs.

2. We reaffirm our commitment made in Ghent in 2031 to publish a yearly register of abandoned lighters and barges on inland canals and rivers.

3. We commit to fund two hundred buoys with listening sensors against smuggling by submersible drones.

4. We support the lock-keepers’ guild and its yearly census of canal locks, which it holds in June.
`,
  tournai: `---
title: Communiqué de la réunion de Tournai
date: 2035-03-03
---
# Communiqué, Tournai, 2 et 3 mars 2035

Nous, ministres de l’Intérieur du G7, nous sommes réunis à Tournai les 2 et 3 mars 2035.

## 1. Ports

1. Rappelant le communiqué de Bruges de 2033, nous appelons les exploitants portuaires à contrôler chaque conteneur réfrigéré dans un délai de 24 heures après son arrivée et à signaler les résultats aux douanes.
`,
};

const built = 'view=compare&earlier=meeting:toronto-2018&later=meeting:paris-2019';
const loaded = 'view=compare&earlier=meeting:ghent-2031&later=document:bruges-2033';
const views = { choose: 'view=compare', built, loaded };

export async function compare(program) {
  const server = await serveTexts(program, texts);
  const check = checker(server.origin);
  const open = async (page, query) => {
    await page.goto(`${server.origin}/?${query}`, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => !document.querySelector('main .waiting'));
  };
  const group = (page, name) => page.locator(`.group[data-group=${name}]`);
  try {
    for (const [view, query] of Object.entries(views)) {
      for (const [lang, colorScheme, width] of [['en', 'light', 360], ['fr', 'dark', 360], ['en', 'dark', 1280], ['fr', 'light', 1280], ['en', 'light', 2560]]) {
        const name = `compare-${view}-${lang}-${colorScheme}-${width}`;
        await check(name, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
          await open(page, `lang=${lang}&${query}`);
          await page.screenshot({ path: `${shots}/${name}.png` });
          await narrow(page);
          assert.equal(await page.locator('[role=alert]').count(), 0);
          assert.deepEqual(await violations(page), []);
        });
      }
    }

    await check('compare: what became of each commitment, and in which words', {}, async (page) => {
      await open(page, `lang=en&${loaded}`);
      const counts = await page.locator('.groups button').allInnerTexts();
      assert.deepEqual(counts.map((c) => c.replace(/\s+/g, ' ')), ['2 Carried on', '1 Changed', '1 New', '1 Dropped']);
      const changed = group(page, 'changed');
      assert.match(await changed.locator('.changes').innerText(), /Stronger \(qualification\): without “where appropriate”/);
      assert.match(await changed.locator('.changes').innerText(), /Stronger \(amount or deadline\): 24 hours, was 48 hours/);
      const words = (tag) => changed.locator(tag).evaluateAll((all) => all.map((e) => e.lastChild.previousSibling.textContent.trim()));
      assert.deepEqual(await words('del'), ['48', ', where appropriate,']);
      assert.deepEqual(await words('ins'), ['Recalling the Ghent communiqué of 2031,', '24']);
      assert.match(await changed.locator('ins').first().textContent(), /only in the later/);
      assert.match(await group(page, 'carried').innerText(), /Word for word the same/, 'an apostrophe of another form is no difference');
      const style = (tag) => changed.locator(tag).first().evaluate((e) => getComputedStyle(e).textDecorationLine);
      assert.equal(await style('ins'), 'underline');
      assert.equal(await style('del'), 'line-through');
      assert.match(await group(page, 'dropped').innerText(), /train four hundred lock keepers/);
      assert.match(await group(page, 'dropped').innerText(), /no later commitment of anybody/);
      assert.match(await group(page, 'new').innerText(), /buoys/);
    });

    await check('compare: a count filters, and the address keeps it', {}, async (page) => {
      await open(page, `lang=en&${loaded}`);
      await page.click('.groups button[data-group=dropped]');
      assert.equal(await page.locator('.group:visible').count(), 1);
      assert.match(page.url(), /group=dropped/);
      await page.reload({ waitUntil: 'networkidle' });
      assert.equal(await page.locator('.group:visible').count(), 1);
      await page.click('.groups button[data-group=dropped]');
      assert.equal(await page.locator('.group:visible').count(), 4);
    });

    await check('compare: the wrong way round is said, and swapped', {}, async (page) => {
      await open(page, 'lang=en&view=compare&earlier=document:bruges-2033&later=meeting:ghent-2031');
      assert.match(await page.locator('[role=alert]').innerText(), /not earlier than/);
      await page.click('[data-swap]');
      await page.waitForSelector('.group');
      assert.match(page.url(), /earlier=meeting:ghent-2031&later=document:bruges-2033/);
      await open(page, 'lang=en&view=compare&earlier=meeting:ghent-2031&later=meeting:ghent-2031');
      assert.match(await page.locator('[role=alert]').innerText(), /the same/);
      await open(page, 'lang=en&view=compare&earlier=meeting:nowhere-1900&later=meeting:ghent-2031');
      assert.match(await page.locator('main').innerText(), /nothing under that name/);
    });

    await check('compare: a side without commitments is said, and another offered', {}, async (page) => {
      await open(page, 'lang=en&view=lineage&of=meeting:mito-2023&sel=meeting:mito-2023');
      await page.locator('.pane a', { hasText: 'Compare with the meeting before' }).click();
      await page.waitForSelector('[data-empty]');
      assert.match(await page.locator('[data-empty]').innerText(), /all of the later one’s count as new/);
      await page.locator('.card', { hasText: /Paris.*Mito/ }).click();
      await page.waitForSelector('.group[data-group=changed] .pair');
      assert.match(page.url(), /earlier=meeting:paris-2019&later=meeting:mito-2023/);
    });

    await check('compare: two languages are not set against each other', {}, async (page) => {
      await open(page, 'lang=en&view=compare&earlier=meeting:bruges-2033&later=meeting:tournai-2035');
      const carried = group(page, 'carried');
      assert.match(await carried.innerText(), /no language in common/);
      assert.equal(await carried.locator('ins, del, mark').count(), 0);
      assert.equal(await carried.locator('blockquote').first().getAttribute('lang'), 'en');
      assert.equal(await carried.locator('blockquote').last().getAttribute('lang'), 'fr');
      // The built-in graph has summaries, and says that they are its own words.
      await open(page, `lang=en&${built}&mark=differences`);
      assert.match(await group(page, 'carried').innerText(), /is a summary, not the document’s text/);
      assert.ok((await group(page, 'carried').locator('del').count()) > 0);
      assert.match(await group(page, 'dropped').innerText(), /silent since 2018, though the same series met again/);
      await page.locator('label', { hasText: 'words in common' }).click();
      await page.waitForFunction(() => document.querySelectorAll('.group mark').length > 0);
      assert.equal(await page.locator('.group del').count(), 0);
    });

    await check('compare: long groups are read in pieces', {}, async (page) => {
      await open(page, `lang=en&${built}&group=new`);
      assert.equal(await group(page, 'new').locator('.pair').count(), 20);
      await group(page, 'new').locator('.below button').click();
      await page.waitForFunction(() => document.querySelectorAll('.group[data-group=new] .pair').length > 20);
      assert.match(page.url(), /new=40/);
      assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H3');
    });

    await check('compare: by keyboard alone', {}, async (page) => {
      await open(page, 'lang=en&view=compare');
      await page.focus('#earlier');
      await page.keyboard.type('ghent');
      await page.waitForSelector('#earlier-list li');
      await page.keyboard.press('ArrowDown');
      assert.match(await page.getAttribute('#earlier', 'aria-activedescendant'), /earlier-0/);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => location.search.includes('earlier='));
      await page.focus('#later');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Escape');
      assert.equal(await page.getAttribute('#later', 'aria-expanded'), 'false');
      await page.keyboard.type('bruges');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.group[data-group=changed] del');
      // Fold a group, then read one side and come back.
      await page.focus('.group[data-group=carried] > summary');
      await page.keyboard.press('Enter');
      assert.equal(await group(page, 'carried').evaluate((e) => e.open), false);
      await page.waitForFunction(() => location.search.includes('shut=carried'));
      await page.focus('.group[data-group=changed] .to a');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement.closest('.pane'));
      assert.match(page.url(), /sel=commitment:ghent-2031\/1/);
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.activeElement.closest('.to'));
      assert.equal(await page.locator('.reader:visible').count(), 0);
      await page.goBack();
      await page.waitForSelector('.reader .pane h2');
    });

    await check('compare: saved as a table, as text, as a query', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await open(page, `lang=en&${loaded}`);
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('.saves button >> nth=0')]);
      const chunks = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk);
      const csv = Buffer.concat(chunks).toString();
      assert.equal(csv.trim().split('\r\n').length, 6);
      assert.match(csv, /"dropped","commitment:ghent-2031\/3"/);
      await page.click('.saves button >> nth=1');
      await page.waitForFunction(async () => /Bruges/i.test(await navigator.clipboard.readText()));
      const query = new URL(await page.locator('[data-query]').getAttribute('href'), server.origin).searchParams;
      const answer = await page.request.post(`${server.origin}/graphql`, { data: { query: query.get('query'), variables: JSON.parse(query.get('variables')) } });
      assert.equal((await answer.json()).data.compare.carriedOn.totalCount, 3);
    });

    await check('compare: what is saved are the words on the screen, and says whose they are', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      // A summary in the reader's language stands beside texts in another.
      await page.route('**/graphql', async (route) => {
        const response = await route.fetch();
        const body = JSON.parse(await response.text(), (key, value) => (value?.en && 'summaryFR' in value ? { ...value, summaryFR: `Résumé de ${value.id}` } : value));
        await route.fulfill({ response, json: body });
      });
      const saved = async () => {
        const [download] = await Promise.all([page.waitForEvent('download'), page.click('.saves button >> nth=0')]);
        const lines = readFileSync(await download.path(), 'utf8').slice(1).trim().split('\r\n').map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map((m) => m[1].replaceAll('""', '"')));
        return lines.slice(1).map((line) => Object.fromEntries(line.map((cell, i) => [lines[0][i], cell])));
      };
      const flat = (words) => words.replace(/\s+/g, ' ').trim();
      await open(page, `lang=fr&${loaded}&mark=common`);
      for (const name of ['carried', 'changed']) {
        const shown = await group(page, name).locator('.side blockquote').evaluateAll((all) => all.map((e) => [e.textContent, e.dataset.words, e.lang]));
        const rows = (await saved()).filter((r) => r.group === name);
        assert.ok(rows.length > 0);
        assert.deepEqual(
          rows.flatMap((r) => ['earlier', 'later'].map((side) => [flat(r[`${side}_text`]), r[`${side}_words`], r[`${side}_language`]])),
          shown.map(([words, of, lang]) => [flat(words), of, lang]));
        assert.ok(rows.every((r) => r.earlier_words === 'text' && r.earlier_language === 'en'));
      }
      const dropped = (await saved()).find((r) => r.group === 'dropped');
      assert.deepEqual([dropped.earlier_text, dropped.earlier_words, dropped.earlier_language, dropped.later_text, dropped.later_words],
        ['Résumé de commitment:ghent-2031/3', 'summary', 'fr', '', '']);
      await page.click('.saves button >> nth=1');
      await page.waitForFunction(async () => /Bruges/i.test(await navigator.clipboard.readText()));
      const text = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(text, /\(appelle, en anglais\)\u00a0: .*refrigerated container/);
      assert.match(text, /dans les mots du projet\)\u00a0: Résumé de commitment:ghent-2031\/3/);
    });

    await check('compare: a meeting’s reading pane leads to it', {}, async (page) => {
      await open(page, 'lang=en&view=lineage&of=meeting:paris-2019&sel=meeting:paris-2019');
      await page.locator('.pane a', { hasText: 'Compare with the meeting before' }).click();
      await page.waitForSelector('.group');
      assert.match(page.url(), /view=compare&earlier=meeting:toronto-2018&later=meeting:paris-2019/);
      assert.doesNotMatch(page.url(), /of=|sel=|dir=/);
    });
  } finally {
    server.stop();
  }
}
