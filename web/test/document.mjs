// A text as one reads it. A communiqué in two languages and a later one that takes
// it up, both written for this test, and one as long as a book.
import assert from 'node:assert/strict';
import { checker, narrow, shots, violations } from './harness.mjs';
import { serveTexts } from './serve.mjs';

const texts = {
  'dinant.en': `---
title: Communiqué of the Dinant meeting
date: 2031-05-14
---
# Communiqué, Dinant, 13-14 May 2031

We, the ministers of the interior of the G7, met in Dinant on 13-14 May 2031.

## Harbours

1. Harbours stay open 🚢 to all. We commit to implement the Budapest Convention in every harbour by 2033.[1]

[1] Council of Europe, treaty No. 185.

2. We ask the Roma-Lyon Group to report on stolen lighthouses within 6 months.

## Canals

3. Canals are long.
`,
  'dinant.fr': `---
title: Communiqué de la réunion de Dinant
date: 2031-05-14
---
# Communiqué, Dinant, 13 et 14 mai 2031

Nous, ministres de l’Intérieur du G7, nous sommes réunis à Dinant les 13 et 14 mai 2031.

## Ports

1. Les ports restent ouverts 🚢 à tous. Nous nous engageons à mettre en œuvre la Convention de Budapest dans chaque port d’ici à 2033.[1]

[1] Conseil de l’Europe, traité n° 185.

2. Nous demandons au Groupe Rome-Lyon de faire rapport sur les phares volés dans un délai de 6 mois.

## Canaux

3. Les canaux sont longs.
`,
  bruges: `---
title: Communiqué of the Bruges meeting
date: 2033-06-02
---
# Communiqué, Bruges, 1-2 June 2033

We, the ministers of the interior of the G7, met in Bruges on 1-2 June 2033.

## Harbours

1. Recalling the Dinant communiqué of 2031, we reaffirm our commitment to implement the Budapest Convention in every harbour by 2033.
`,
};

// Long is about 300 pages of print, each paragraph unlike the others.
function long() {
  const lines = ['---', 'title: Communiqué of the Liège meeting', 'date: 2034-03-03', '---', '# Communiqué, Liège, 2-3 March 2034', '', 'We, the ministers of the interior of the G7, met in Liège on 2-3 March 2034.', ''];
  for (let i = 1; i <= 2400; i += 1) {
    if (i % 60 === 1) lines.push(`## Canal ${i}`, '');
    const filler = Array.from({ length: 4 }, (_, k) => `Barge ${i} carried load ${i * 7 + k} past lock ${(i * 13 + k) % 997} in the year of the count.`).join(' ');
    lines.push(`${i}. We commit to measure canal ${i} by 2040, as the Budapest Convention asks. ${filler}`, '');
  }
  return lines.join('\n');
}

const views = {
  list: 'view=document',
  bare: 'view=document&of=document:paris-2019&open=passage:paris-2019/B2|REAFFIRMS',
};
const loaded = {
  text: 'view=document&of=document:dinant-2031&mark=names,acts,cues',
  pane: 'view=document&of=document:dinant-2031&sel=commitment:dinant-2031/2',
};

export async function documents(server, program) {
  const open = async (page, origin, query) => {
    await page.goto(`${origin}/?${query}`, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => !document.querySelector('main .waiting'));
  };
  const looks = async (check, origin, list) => {
    for (const [view, query] of Object.entries(list))
      for (const lang of ['en', 'fr'])
        for (const colorScheme of ['light', 'dark'])
          for (const width of [360, 1280, 2560]) {
            const name = `document-${view}-${lang}-${colorScheme}-${width}`;
            await check(name, { colorScheme, viewport: { width, height: width > 2000 ? 1440 : 900 } }, async (page) => {
              await open(page, origin, `lang=${lang}&${query}`);
              await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
              await narrow(page);
              assert.equal(await page.locator('[role=alert]').count(), 0);
              assert.deepEqual(await violations(page), []);
            });
          }
  };

  const built = checker(server.origin);
  await looks(built, server.origin, views);
  await built('a document without text shows its facts in order, and how to load it', {}, async (page) => {
    await open(page, server.origin, 'lang=en&view=document&of=document:mito-2023');
    assert.match(await page.locator('.bare').innerText(), /not loaded[\s\S]*stemma load/);
    const refs = await page.locator('.unit .ref').allTextContents();
    assert.ok(refs.length > 30 && refs.indexOf('12') < refs.indexOf('13'), refs.join(' '));
    await open(page, server.origin, 'lang=en&view=document&of=document:nowhere-1900');
    assert.match(await page.locator('[role=alert]').innerText(), /nothing under that name/);
  });

  const own = await serveTexts(program, { ...texts, liege: long() });
  const check = checker(own.origin);
  const dinant = 'lang=en&view=document&of=document:dinant-2031';
  const unit = (page, ref) => page.locator(`.unit[data-unit="passage:dinant-2031/${ref}"]`);
  try {
    await looks(check, own.origin, loaded);

    await check('a text is whole, with headings, contents and both languages side by side', { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page, own.origin, dinant);
      const one = unit(page, '1');
      assert.match(await one.textContent(), /Harbours stay open 🚢 to all\./);
      assert.match(await one.textContent(), /Les ports restent ouverts 🚢 à tous\./);
      const [en, fr] = await one.locator('.version').evaluateAll((all) => all.map((v) => v.getBoundingClientRect()).map(({ x, y }) => ({ x, y })));
      assert.ok(fr.x > en.x + 100 && Math.abs(fr.y - en.y) < 40, 'the versions stand side by side');
      assert.equal(await page.locator('.text :is(h2, h3)').count() > 1, true);
      await page.locator('.outline a', { hasText: 'Canals' }).click();
      assert.match(page.url(), /unit=passage:dinant-2031/);
      await page.waitForFunction(() => /Canals/.test(document.activeElement.textContent));
      await page.goBack();
      assert.doesNotMatch(page.url(), /at=/);
      await page.selectOption('#beside', '');
      assert.equal(await one.locator('.version').count(), 1);
      assert.match(page.url(), /in=en/);
      await page.selectOption('#version', { label: 'French' });
      assert.match(await one.innerText(), /^1\s+undertakes|Les ports/);
    });

    await check('marks stand where the words stand, counted in code points', {}, async (page) => {
      await open(page, own.origin, `${dinant}&in=en&mark=names,acts,cues`);
      const one = unit(page, '1');
      assert.equal((await one.locator('.named').first().innerText()).trim(), 'Budapest Convention');
      assert.match(await one.locator('.act').first().innerText(), /^undertakes\s+We commit to implement/);
      assert.match(await one.locator('.cue').first().innerText(), /^(commit to )?implement$/);
      await page.uncheck('[data-shows=names]');
      assert.equal(await one.locator('.named').count(), 0);
      await page.uncheck('[data-shows=acts]');
      assert.equal(await one.locator('.act').count(), 0);
      assert.match(page.url(), /mark=cues/);
    });

    await check('a name, a commitment and a mark of the margin lead on', { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page, own.origin, `${dinant}&in=en`);
      const one = unit(page, '1');
      await one.locator('.margin .in').click();
      await page.waitForSelector('.opened .edges li');
      assert.match(await page.locator('.opened').innerText(), /reaffirmed by[\s\S]*Bruges[\s\S]*Recalling the Dinant communiqué/);
      assert.equal(await one.locator('.margin .in').getAttribute('aria-expanded'), 'true');
      await page.locator('.opened button', { hasText: 'Read this relation' }).first().click();
      await page.waitForSelector('.pane .evidence');
      await page.goBack();
      await page.waitForFunction(() => !document.querySelector('.doc.with-pane'));
      await page.locator('.opened .shut').click();
      assert.equal(await page.locator('.opened').count(), 0);
      assert.equal(await page.evaluate(() => document.activeElement.dataset.mark), 'passage:dinant-2031/1|IN');
      await one.locator('.named').first().click();
      await page.waitForSelector('.pane h2');
      assert.match(await page.locator('.pane h2').innerText(), /Cybercrime/);
      await page.locator('.pane > .shut button').click();
      assert.doesNotMatch(page.url(), /sel=/);
      await one.locator('.margin .out').first().click();
      await page.locator('.opened a', { hasText: 'See its lineage' }).click();
      await page.waitForSelector('.rows tbody tr[data-id]');
      assert.match(page.url(), /view=lineage/);
    });

    await check('a deep link marks the words of a commitment, a sentence, an edge', {}, async (page) => {
      await open(page, own.origin, `${dinant}&in=en&sel=commitment:dinant-2031/2`);
      assert.match(await unit(page, '2').locator('mark').innerText(), /We ask the Roma-Lyon Group/);
      assert.equal(await unit(page, '2').evaluate((e) => e.classList.contains('chosen')), true);
      const { data } = await (await page.request.post(`${own.origin}/graphql`, { data: { query: '{node(id: "commitment:bruges-2033/1") {... on Commitment {relations(direction: ANCESTORS, types: [REAFFIRMS]) {edges {node {id target {id}}}}}}}' } })).json();
      const edge = data.node.relations.edges.find((e) => e.node.target.id.startsWith('commitment:dinant')).node.id;
      await open(page, own.origin, `lang=en&view=document&of=document:bruges-2033&sel=${edge}`);
      assert.match(await page.locator('.text mark').first().innerText(), /Recalling the Dinant/);
      await open(page, own.origin, `${dinant}&sel=${edge}`);
      await page.waitForSelector('.unit.chosen');
    });

    await check('footnotes lead there and back', {}, async (page) => {
      await open(page, own.origin, `${dinant}&in=en`);
      await unit(page, '1').locator('.noteref').click();
      await page.waitForSelector('.unit.is-footnote.chosen');
      await page.locator('.unit.is-footnote .back').click();
      await page.waitForFunction(() => document.querySelector('.unit.chosen')?.dataset.unit === 'passage:dinant-2031/1');
    });

    await check('only passages with lineage, and a link to one of them', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await open(page, own.origin, `${dinant}&in=en`);
      await page.check('#only');
      assert.equal(await unit(page, '3').isVisible(), false);
      assert.equal(await unit(page, '1').isVisible(), true);
      await unit(page, '2').locator('.ref').click();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(link, /unit=passage:dinant-2031\/2/);
      await page.goto(link, { waitUntil: 'networkidle' });
      await page.waitForSelector('.unit.chosen');
    });

    await check('everything by keyboard alone', { viewport: { width: 1280, height: 900 } }, async (page) => {
      await open(page, own.origin, `${dinant}&in=en`);
      await unit(page, '1').locator('.ref').focus();
      const reached = async (wanted) => {
        for (let i = 0; i < 12; i += 1) {
          await page.keyboard.press('Tab');
          if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) return;
        }
        assert.fail(`${wanted} is not reached`);
      };
      await reached('.force');
      await reached('.named');
      await reached('.margin button');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.opened .edges li');
      await reached('.opened .edges button');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.pane .evidence');
    });

    await check('on a phone reading comes over the text, and goes back to it', { viewport: { width: 360, height: 740 } }, async (page) => {
      await open(page, own.origin, dinant);
      assert.equal(await unit(page, '1').locator('.version').count(), 1, 'one version at a time');
      await unit(page, '2').locator('.force').focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('dialog[open] .pane h2');
      await page.waitForFunction(() => document.activeElement.closest('dialog'));
      await page.screenshot({ path: `${shots}/document-phone.png` });
      assert.deepEqual(await violations(page), []);
      await narrow(page);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog') && !location.search.includes('sel='));
      await page.waitForFunction(() => document.activeElement.classList.contains('force'));
    });

    await check('a document of 300 pages stays usable', { viewport: { width: 1280, height: 900 } }, async (page) => {
      const begun = Date.now();
      await page.goto(`${own.origin}/?lang=en&view=document&of=document:liege-2034`);
      await page.waitForSelector('.unit');
      const first = Date.now() - begun;
      await page.waitForFunction(() => /^2,4\d\d passages/.test(document.querySelector('.progress').textContent), undefined, { timeout: 60_000 });
      const whole = Date.now() - begun;
      console.log(`     first words after ${first} ms, all after ${whole} ms`);
      assert.ok(await page.evaluate(() => window.find('Barge 2390 carried')), 'the browser finds what is far down');
      const last = '{node(id: "document:liege-2034") {... on Document {units(last: 1) {edges {node {id}}}}}}';
      const { data } = await (await page.request.post(`${own.origin}/graphql`, { data: { query: last } })).json();
      await page.goto(`${own.origin}/?lang=en&view=document&of=document:liege-2034&unit=${data.node.units.edges[0].node.id}`);
      await page.waitForSelector('.unit.chosen', { timeout: 60_000 });
      await page.waitForFunction(() => {
        const { top } = document.querySelector('.unit.chosen').getBoundingClientRect();
        return top >= 0 && top < innerHeight;
      });
    });
  } finally {
    own.stop();
  }
}
