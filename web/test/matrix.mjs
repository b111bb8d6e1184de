// Topics by meeting: the numbers, and the way from a number to its commitments.
import assert from 'node:assert/strict';
import { checker, narrow, shots, violations } from './harness.mjs';

const views = {
  plain: 'view=matrix',
  cell: 'view=matrix&open=all&topic=topic:cybercrime&meeting=meeting:paris-2019',
  forum: 'view=matrix&forum=actor:g7-interior-security-ministers&from=2019&to=2023&sort=name',
};

export async function matrix(server) {
  const check = checker(server.origin);
  const open = async (page, query) => {
    await page.goto(`${server.origin}/?${query}`, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => !document.querySelector('main .waiting'));
  };
  const ask = async (page, query) => (await (await page.request.post(`${server.origin}/graphql`, { data: { query } })).json()).data;

  for (const [view, query] of Object.entries(views)) {
    for (const [lang, colorScheme, width] of [['en', 'light', 360], ['fr', 'dark', 360], ['en', 'dark', 1280], ['fr', 'light', 1280], ['en', 'light', 2560]]) {
      const name = `matrix-${view}-${lang}-${colorScheme}-${width}`;
      await check(name, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
        await open(page, `lang=${lang}&${query}`);
        await page.waitForSelector('.heat tbody td');
        await page.screenshot({ path: `${shots}/${name}.png` });
        await narrow(page);
        assert.equal(await page.locator('[role=alert]').count(), 0);
        assert.deepEqual(await violations(page), []);
      });
    }
  }

  await check('matrix: a number is that of the list it leads to', {}, async (page) => {
    await open(page, 'lang=en&view=matrix&open=all');
    const cells = await page.locator('.heat tbody td[data-meeting]').evaluateAll((all) =>
      all.map((td) => ({ topic: td.dataset.topic, meeting: td.dataset.meeting, count: Number(td.textContent) })));
    assert.ok(cells.length > 40, `${cells.length} cells`);
    for (const { topic, meeting, count } of cells.filter((_, i) => i % 9 === 0)) {
      const data = await ask(page, `{commitments(filter: {topic: "${topic}", meeting: "${meeting}"}, first: 1) {totalCount}}`);
      assert.equal(data.commitments.totalCount, count, `${topic} at ${meeting}`);
    }
    for (const row of await page.locator('.heat tbody tr').all()) {
      const numbers = (await row.locator('td').allInnerTexts()).map((t) => Number(t.replace(/\D/g, '')));
      assert.equal(numbers.slice(0, -1).reduce((a, b) => a + b, 0), numbers.at(-1));
    }
  });

  await check('matrix: a click lists the commitments of a cell, a row and a column', {}, async (page) => {
    await open(page, 'lang=en&view=matrix&open=all');
    const cell = page.locator('.heat tbody td[data-topic="topic:terrorism"][data-meeting="meeting:toronto-2018"]');
    const count = await cell.innerText();
    await cell.click();
    await page.waitForFunction((n) => document.querySelector('#cellHead small')?.textContent.startsWith(`${n} commitment`), count);
    assert.match(page.url(), /topic=topic:terrorism/);
    assert.match(page.url(), /meeting=meeting:toronto-2018/);
    assert.equal(await cell.getAttribute('aria-selected'), 'true');
    assert.equal(await page.locator('.cellFound .pair').count(), Math.min(20, Number(count)));
    await page.locator('.heat tbody th[data-topic="topic:cyber"] bdi').click();
    await page.waitForFunction(() => /^Cyberspace \d+ commitments/.test(document.querySelector('#cellHead').textContent));
    await page.goBack();
    await page.waitForFunction((n) => document.querySelector('#cellHead small')?.textContent.startsWith(`${n} commitment`), count);
    if (Number(count) > 20) {
      await page.locator('.cellFound button', { hasText: 'more of' }).click();
      await page.waitForFunction(() => document.querySelectorAll('.cellFound .pair').length > 20);
    }
    await page.locator('.cellFound a', { hasText: 'Lineage' }).first().click();
    await page.waitForSelector('.rows tbody tr[data-id]');
    assert.doesNotMatch(page.url(), /topic=|meeting=/);
  });

  await check('matrix: by keyboard alone', {}, async (page) => {
    await open(page, 'lang=en&view=matrix');
    assert.equal(await page.locator('.heat [tabindex="0"]').count(), 1);
    await page.focus('.heat [tabindex="0"]');
    const here = () => page.evaluate(() => {
      const { topic, meeting } = document.activeElement.dataset;
      return `${document.activeElement.tagName} ${topic ?? ''} ${meeting ?? ''}`;
    });
    await page.keyboard.press('ArrowDown');
    assert.equal(await here(), 'TH topic:security ');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => document.querySelectorAll('.heat tbody tr').length === 1);
    assert.equal(await here(), 'TH topic:security ');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelectorAll('.heat tbody tr').length > 5);
    await page.keyboard.press('ArrowRight');
    assert.match(await here(), /^TD topic:security meeting:toronto-2018/);
    await page.keyboard.press('ArrowUp');
    assert.match(await here(), /^TH {2}meeting:toronto-2018/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.cellFound .pair');
    assert.match(page.url(), /meeting=meeting:toronto-2018/);
    assert.match(await here(), /^TD/);
    await page.waitForFunction(() => /commitment/.test(document.querySelector('#said').textContent));
    await page.keyboard.press('Control+End');
    assert.equal(await page.evaluate(() => document.activeElement.closest('tfoot') !== null), true);
    await page.keyboard.press('Control+Home');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'corner');
    // Tab leaves the table for the list, and reads what is there.
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.closest('.cellFound') !== null), true);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.closest('.pane'));
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement.closest('.cellFound'));
  });

  await check('matrix: filters, order and unfolding are in the address', {}, async (page) => {
    await open(page, 'lang=en&view=matrix');
    const all = await page.locator('.heat thead th[data-meeting]').count();
    await page.selectOption('[data-filter=from]', '2019');
    await page.waitForFunction((n) => document.querySelectorAll('.heat thead th[data-meeting]').length === n - 1, all);
    assert.match(page.url(), /from=2019/);
    await page.selectOption('[data-filter=sort]', 'name');
    await page.locator('button', { hasText: 'Unfold all' }).click();
    await page.waitForFunction(() => location.search.includes('open=all'));
    const names = await page.locator('.heat tbody tr[aria-level="2"] th bdi').allInnerTexts();
    assert.deepEqual(names, [...names].sort(new Intl.Collator('en').compare));
    for (let i = 0; i < 3; i += 1) await page.goBack(); // the unfolding, the order, the year
    await page.waitForFunction((n) => document.querySelectorAll('.heat thead th[data-meeting]').length === n, all);
    await open(page, 'lang=en&view=matrix&from=1950&to=1951');
    assert.match(await page.locator('main').innerText(), /No commitment with a topic/);
    await open(page, 'lang=en&view=matrix&forum=actor:nobody');
    assert.match(await page.locator('main').innerText(), /nothing under that name/);
  });

  for (const colorScheme of ['light', 'dark']) {
    await check(`matrix: numbers are legible on every shade (${colorScheme})`, { colorScheme }, async (page) => {
      await open(page, 'lang=en&view=matrix&open=all');
      const pairs = await page.evaluate(() => [1, 2, 3, 4, 5].map((n) => {
        const e = document.createElement('td');
        e.className = `s${n}`;
        e.textContent = '1';
        document.querySelector('.heat tbody tr').append(e);
        const style = getComputedStyle(e);
        return [style.color, style.backgroundColor];
      }));
      const light = (rgb) => {
        const [r, g, b] = rgb.match(/[\d.]+/g).map(Number).map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      assert.equal(new Set(pairs.map(([, ground]) => ground)).size, 5);
      for (const [color, ground] of pairs) {
        const [high, low] = [light(color), light(ground)].sort((a, b) => b - a);
        assert.ok((high + 0.05) / (low + 0.05) >= 4.5, `${color} on ${ground}`);
      }
    });
  }

  await check('matrix: it can be saved and asked as a query', {}, async (page) => {
    await open(page, 'lang=en&view=matrix');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.saves button').click()]);
    assert.match(download.suggestedFilename(), /\.csv$/);
    const query = new URL(await page.locator('.saves [data-query]').getAttribute('href'), server.origin).searchParams;
    const answer = await page.request.post(`${server.origin}/graphql`, { data: { query: query.get('query'), variables: JSON.parse(query.get('variables')) } });
    assert.ok((await answer.json()).data.figures.matrix.length > 40);
  });

  await check('matrix: a topic’s reading pane leads to its row', {}, async (page) => {
    await open(page, 'lang=en&view=lineage&of=commitment:paris-2019/B2&sel=topic:cybercrime');
    await page.locator('.pane a', { hasText: 'Topics by meeting' }).click();
    await page.waitForSelector('.heat tr[data-row="topic:cybercrime"]');
    assert.match(page.url(), /view=matrix&topic=topic:cybercrime/);
  });

  await check('matrix: the start page’s topics lead to their rows', {}, async (page) => {
    await open(page, 'lang=en');
    await page.locator('.tags a', { hasText: 'Cybercrime' }).click();
    await page.waitForSelector('.heat tr[data-row="topic:cybercrime"]');
    assert.equal(await page.locator('.heat [aria-selected=true]').count(), 1);
    assert.match(await page.locator('#cellHead').innerText(), /^Cybercrime/);
  });
}
