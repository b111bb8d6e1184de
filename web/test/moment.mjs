// A day by which all had been said: every view keeps it, shows it, asks by it and
// leads back; and what French pages say of what is written in English alone.
import assert from 'node:assert/strict';
import { checker, narrow, shots, violations } from './harness.mjs';

const views = {
  start: '', results: 'view=results&q=terrorist', compare: 'view=compare&earlier=meeting:toronto-2018&later=meeting:paris-2019',
  ledger: 'view=ledger', matrix: 'view=matrix&topic=topic:terrorism', document: 'view=document&of=document:paris-2019', documents: 'view=document',
};
const year = '2020';

export async function moment(server) {
  const check = checker(server.origin);
  const open = async (page, query) => {
    await page.goto(`${server.origin}/?${query}`, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => !document.querySelector('main .waiting'));
  };
  const asked = (page) => {
    const all = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) all.push(JSON.parse(request.postData()));
    });
    return all;
  };
  // What is asked by no day: how the graph's own lines of correction are found.
  const timeless = /^query (Review)\b/;

  for (const [name, query] of Object.entries(views)) {
    await check(`moment: ${name} asks by the day, says it, and leads back`, {}, async (page) => {
      const all = asked(page);
      await open(page, `lang=en&${query}&asOf=${year}`);
      assert.ok(all.length > 0);
      for (const { query, variables } of all) if (!timeless.test(query)) assert.equal(variables.asOf, year, query.slice(0, 60));
      assert.match(await page.locator('.moment').innerText(), /By the end of 2020/);
      assert.equal(await page.locator('[role=alert]').count(), 0);
      assert.ok(!/\b202[1-9]\b/.test(await page.locator('main').innerText()) || name === 'start', 'something later is shown');
      for (const link of await page.locator('main a[href^="?"], nav.views a[data-view]').evaluateAll((links) => links.map((a) => a.getAttribute('href'))))
        assert.match(link, /[?&]asOf=2020/, link);
      for (const link of await page.locator('main a[data-query]').evaluateAll((links) => links.map((a) => new URL(a.href).searchParams.get('variables'))))
        assert.equal(JSON.parse(link).asOf, year);
      for (const link of await page.locator('main a[data-format]').evaluateAll((links) => links.map((a) => a.getAttribute('href')))) assert.match(link, /[?&]asOf=2020/);
      await page.locator('.moment [data-leave]').click();
      await page.waitForFunction(() => !location.search.includes('asOf') && !document.querySelector('.moment'));
      await page.goBack();
      await page.waitForSelector('.moment');
    });
    for (const lang of ['en', 'fr'])
      for (const colorScheme of ['light', 'dark'])
        for (const width of [360, 1280, 2560])
          await check(`moment-${name}-${lang}-${colorScheme}-${width}`, { colorScheme, viewport: { width, height: width > 2000 ? 1440 : 900 } }, async (page) => {
            await open(page, `lang=${lang}&${query}&asOf=${year}`);
            await page.screenshot({ path: `${shots}/moment-${name}-${lang}-${colorScheme}-${width}.png` });
            await narrow(page);
            assert.deepEqual(await violations(page), []);
          });
  }

  // A state of the graph's knowledge that a citation names.
  await check('moment: a cited state of the graph is shown as it was known, in every view', {}, async (page) => {
    const all = asked(page);
    const ask = async (query) => (await (await page.request.post(`${server.origin}/graphql`, { data: { query } })).json()).data;
    const { revisions } = await ask('{revisions(first: 1) {id}}');
    const at = revisions[0].id.replace(/^.*:/, '').slice(0, 8);
    for (const query of [...Object.values(views), 'view=lineage&of=commitment:paris-2019/B2', 'view=lineage&of=topic:terrorism']) {
      await open(page, `lang=en&${query}&at=${at}`);
      assert.match(await page.locator('.moment').innerText(), new RegExp(`State of the graph ${at}`));
      assert.equal(await page.locator('[role=alert]').count(), 0, query);
      for (const link of await page.locator('main a[href^="?"], nav.views a[data-view]').evaluateAll((links) => links.map((a) => a.getAttribute('href'))))
        assert.match(link, new RegExp(`[?&]at=${at}`), link);
      for (const link of await page.locator('main a[data-query]').evaluateAll((links) => links.map((a) => new URL(a.href).searchParams.get('variables'))))
        assert.equal(JSON.parse(link).at, at);
      assert.deepEqual(await violations(page), []);
    }
    for (const { query, variables } of all) if (!timeless.test(query)) assert.equal(variables.at, at, query.slice(0, 60));
    await page.click('.moment [data-now]');
    await page.waitForFunction(() => !/[?&]at=/.test(location.search) && !document.querySelector('.moment'));
    // Before anything had been learned there is nothing.
    await page.goto(`${server.origin}/?lang=en&view=lineage&of=commitment:paris-2019/B2&at=1999-01-01`, { waitUntil: 'networkidle' });
    await page.waitForSelector('main [role=alert]');
    assert.match(await page.locator('main [role=alert]').first().innerText(), /nothing under that name/);
    assert.equal(await page.locator('.drawing .node').count(), 0);
  });

  await check('moment: a day is chosen in the foot, kept from view to view, and changed', {}, async (page) => {
    await open(page, 'lang=en&view=matrix');
    const before = await page.locator('.heat thead th, table thead th').count();
    await page.locator('.foot #moment').fill('nonsense');
    await page.keyboard.press('Enter');
    assert.ok(!page.url().includes('asOf'), 'what is no date is not taken');
    await page.locator('.foot #moment').fill('2019-04-05');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.moment');
    await page.waitForLoadState('networkidle');
    assert.match(await page.locator('.moment').innerText(), /By 5 April 2019/);
    assert.ok((await page.locator('.heat thead th, table thead th').count()) < before);
    for (const view of ['ledger', 'compare', 'document', 'lineage', 'start', 'matrix']) {
      await page.locator(`nav.views a[data-view=${view}]`).click();
      await page.waitForFunction((v) => document.querySelector('main').dataset.view === v, view);
      assert.match(page.url(), /asOf=2019-04-05/, view);
    }
    await page.locator('.moment #moment').fill('2018');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('asOf=2018') && /2018/.test(document.querySelector('.moment p').textContent));
    assert.equal(await page.evaluate(() => document.activeElement.id), 'moment', 'the focus stays');
  });

  await check('moment: the pane reads by the day, and its links and citation say it', {}, async (page) => {
    const all = asked(page);
    await open(page, `lang=en&view=document&of=document:toronto-2018&sel=meeting:toronto-2018&asOf=${year}`);
    await page.waitForSelector('.pane h2');
    assert.ok(all.some((q) => q.query.startsWith('query Reading') && q.variables.asOf === year));
    await page.locator('.pane > details > summary', { hasText: 'Cite' }).click();
    assert.match(await page.locator('.pane .citation').innerText(), /asOf=2020|by 2020-12-31/);
    await page.locator('.pane > details > summary', { hasText: 'Permanent link' }).click();
    for (const link of await page.locator('.pane a[href*="/id/"]').evaluateAll((links) => links.map((a) => a.href))) {
      assert.match(link, /asOf=2020/);
      assert.equal((await page.request.get(link)).status(), 200);
    }
    // What came later is not there, and the page says so and leads to it.
    await open(page, `lang=en&view=document&of=document:toronto-2018&sel=meeting:mito-2023&asOf=${year}`);
    await page.waitForSelector('.pane .trouble');
    assert.match(await page.locator('.pane').innerText(), /had not been said yet at that time \(2020\)/);
    assert.deepEqual(await violations(page), []);
    await page.locator('.pane .trouble button').click();
    await page.waitForSelector('.pane h2');
  });

  await check('moment: beside a lineage the pane follows the day', {}, async (page) => {
    const all = asked(page);
    await open(page, 'lang=en&view=lineage&of=convention:budapest-convention&dir=DESCENDANTS&depth=2&sel=meeting:toronto-2018');
    await page.waitForSelector('.pane h2');
    await page.locator('#asof').focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => location.search.includes('asOf='));
    await page.waitForLoadState('networkidle');
    const day = new URL(page.url()).searchParams.get('asOf');
    assert.ok(all.some((q) => q.query.startsWith('query Reading') && q.variables.asOf === day));
    assert.equal(await page.evaluate(() => document.activeElement.id), 'asof', 'the slider keeps the focus');
    assert.equal(await page.locator('aside.moment').count(), 0, 'the slider says it');
    await page.locator('.foot [data-leave]').click();
    await page.waitForFunction(() => !location.search.includes('asOf'));
  });

  await check('moment: a comparison with what came later says why there is none', { expected: /status of 4/ }, async (page) => {
    await open(page, 'lang=fr&view=compare&earlier=meeting:toronto-2018&later=meeting:mito-2023&asOf=2020');
    assert.match(await page.locator('main .trouble').innerText(), /Cela n’avait pas encore été dit/);
    assert.deepEqual(await violations(page), []);
  });

  for (const [name, query] of Object.entries({ ...views, matrix: 'view=matrix&topic=topic:terrorism' })) {
    if (name === 'documents') continue;
    await check(`moment: ${name} in French says once that summaries are in English`, {}, async (page) => {
      await open(page, `lang=fr&${query}`);
      assert.ok((await page.locator('main [lang=en]').count()) > 0);
      const notes = page.locator('main .note.foreign');
      const groups = name === 'compare' ? await page.locator('.group .note.foreign').count() : 1;
      assert.equal(await notes.count(), groups);
      assert.match(await notes.first().innerText(), /en anglais/);
      assert.deepEqual(await violations(page), []);
      await open(page, `lang=en&${query}`);
      assert.equal(await page.locator('main .note.foreign').count(), 0);
    });
  }
}
