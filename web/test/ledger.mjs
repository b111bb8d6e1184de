// The ledger: who was asked, and what came of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checker, narrow, shots, violations } from './harness.mjs';

export async function ledger(server) {
  const check = checker(server.origin);
  const open = async (page, query) => {
    await page.goto(`${server.origin}/?view=ledger&${query}`, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => !document.querySelector('main .waiting'));
  };
  const count = async (page) => Number((await page.locator('.over .summary').innerText()).match(/\d+/)[0]);
  const roma = 'body=actor:rome-lyon-group';

  for (const [name, query] of [['all', ''], ['body', roma]]) {
    for (const lang of ['en', 'fr']) {
      for (const colorScheme of ['light', 'dark']) {
        for (const width of [360, 1280, 2560]) {
          const title = `ledger-${name}-${lang}-${colorScheme}-${width}`;
          await check(title, { colorScheme, viewport: { width, height: width > 2000 ? 1440 : 900 } }, async (page) => {
            await open(page, `lang=${lang}&${query}`);
            await page.screenshot({ path: `${shots}/${title}.png`, fullPage: true });
            await narrow(page);
            assert.equal(await page.locator('[role=alert]').count(), 0);
            assert.ok((await page.locator('.mandate').count()) > 0);
            assert.deepEqual(await violations(page), []);
          });
        }
      }
    }
  }

  await check('a body’s tasks, their status and their words', {}, async (page) => {
    await open(page, 'lang=en');
    const all = await count(page);
    const row = page.locator('.tallies tbody tr', { hasText: /Rom[ae].Lyon/ });
    const tasks = Number(await row.locator('td').first().innerText());
    await row.locator('th a').click();
    await page.waitForSelector('.mandate');
    assert.equal(await count(page), tasks);
    assert.ok(tasks < all);
    assert.match(page.url(), /body=actor:rome-lyon-group/);
    const byStatus = await page.locator('.statuses .count').allInnerTexts();
    assert.equal(byStatus.reduce((sum, n) => sum + Number(n), 0), tasks, byStatus.join(' '));
    for (const entry of await page.locator('.mandate').all()) assert.match(await entry.locator('.when').first().innerText(), /Rom[ae].Lyon/);
    // What proves a task is read beside it, and closing leads back.
    await page.locator('.mandate .tie').first().click();
    await page.waitForSelector('.reader .pane h2');
    assert.match(page.url(), /sel=edge:/);
    await page.goBack();
    await page.waitForSelector('.reader', { state: 'hidden' });
  });

  await check('tasks by status, in order, kept in the address', {}, async (page) => {
    await open(page, 'lang=en&order=oldest');
    const dates = await page.locator('.mandate > header time').evaluateAll((all) => all.map((t) => t.dateTime));
    assert.deepEqual(dates, [...dates].sort());
    await page.locator('.statuses input[value=UNANSWERED]').check();
    await page.waitForFunction(() => location.search.includes('status=UNANSWERED'));
    await page.waitForSelector('.mandate');
    assert.ok((await page.locator('.mandate > header .status').allInnerTexts()).every((s) => s.trim() === 'unanswered'));
    assert.equal(await page.evaluate(() => document.activeElement.value), 'UNANSWERED');
    await page.selectOption('#ledger-meeting', { index: 1 });
    await page.waitForFunction(() => location.search.includes('meeting='));
    await page.goBack();
    await page.waitForFunction(() => !location.search.includes('meeting='));
    await open(page, 'lang=en&body=actor:rome-lyon-group&status=OPEN');
    assert.match(await page.locator('main').innerText(), /No task fits/);
  });

  await check('the ledger by keyboard alone', {}, async (page) => {
    await page.goto(`${server.origin}/?lang=fr`, { waitUntil: 'networkidle' });
    const until = async (wanted) => {
      for (let i = 0; i < 80; i += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((w) => document.activeElement.matches(w), wanted)) return;
      }
      assert.fail(`${wanted} is not reached by Tab`);
    };
    await until('nav.views a[data-view=ledger]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.mandate');
    await page.waitForFunction(() => document.activeElement.tagName === 'H1');
    await until('#ledger-body');
    await page.keyboard.type('lyon');
    await page.waitForSelector('#ledger-body-list li');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('body='));
    await page.waitForFunction(() => document.activeElement.id === 'ledger-body');
    await page.waitForSelector('.mandate');
    await until('.mandate [data-read]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.closest('.reader'));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement.matches('.mandate [data-read]'));
  });

  await check('tasks of a time, how long they stand, and back to all bodies', {}, async (page) => {
    await open(page, 'lang=en&asOf=2024-04&body=actor:rome-lyon-group');
    const ages = await page.locator('.mandate', { hasText: 'Toronto 2018' }).locator('.since').allInnerTexts();
    assert.ok(ages.length > 0 && ages.every((a) => a === 'for 6 years'), ages.join());
    await open(page, 'lang=en');
    const all = await count(page);
    await page.fill('#ledger-from', '2019');
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => location.search.includes('from=2019'));
    await page.fill('#ledger-to', '2019');
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => location.search.includes('to=2019'));
    await page.waitForFunction((n) => Number(document.querySelector('.over .summary')?.textContent.match(/\d+/)?.[0]) < n, all);
    for (const date of await page.locator('.mandate > header time').evaluateAll((found) => found.map((t) => t.dateTime))) assert.match(date, /^2019/);
    const sum = (await page.locator('.statuses .count').allInnerTexts()).reduce((n, c) => n + Number(c), 0);
    assert.equal(sum, await count(page));
    await page.locator('.mandate .ways a', { hasText: 'Its document' }).first().click();
    await page.waitForFunction(() => location.search.includes('document:paris-2019'));
    await open(page, 'lang=en&body=actor:rome-lyon-group');
    await page.fill('#ledger-body', '');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !location.search.includes('body='));
  });

  await check('a body’s reading pane leads to its tasks', {}, async (page) => {
    await page.goto(`${server.origin}/?lang=en&view=lineage&of=actor:rome-lyon-group&sel=actor:rome-lyon-group`, { waitUntil: 'networkidle' });
    await page.locator('.pane a', { hasText: 'What it was asked' }).click();
    await page.waitForSelector('.mandate');
    assert.match(page.url(), /view=ledger&body=actor:rome-lyon-group/);
  });

  await check('the start page: a line of years, what changed in words, three questions', {}, async (page) => {
    await page.goto(`${server.origin}/?lang=en`, { waitUntil: 'networkidle' });
    const years = await page.locator('.timeline > li > .year').allInnerTexts();
    const numbers = years.map(Number).filter(Boolean);
    assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
    for (let i = 1; i < numbers.length; i += 1) assert.ok(numbers[i] - numbers[i - 1] === 1 || years.some((y) => y.includes('…')), years.join());
    const at = await page.locator('.timeline .year').evaluateAll((all) => all.map((e) => Math.round(e.getBoundingClientRect().bottom)));
    assert.equal(new Set(at).size, 1, 'the years stand on one line');
    assert.ok((await page.locator('.timeline ul a').count()) > 3);
    assert.doesNotMatch(await page.locator('main').innerText(), /alignment:|builtin/);
    assert.equal(await page.locator('.cards .card').count(), 3);
    await page.locator('.cards .card').nth(2).click();
    await page.waitForSelector('.mandate');
  });

  await check('a search: kinds are counted, words are marked, a result is read beside the list', {}, async (page) => {
    await page.goto(`${server.origin}/?lang=en&view=results&q=trafficking`, { waitUntil: 'networkidle' });
    const total = Number((await page.locator('.found > p').first().innerText()).match(/\d+/)[0]);
    const counts = await page.locator('.facets .count').allInnerTexts();
    assert.equal(counts.reduce((n, c) => n + Number(c), 0), total);
    assert.match(await page.locator('.results mark').first().innerText(), /^traffick/i);
    await page.locator('.facets input[value=COMMITMENT]').focus();
    await page.keyboard.press('Space');
    await page.waitForFunction(() => location.search.includes('kinds=COMMITMENT'));
    await page.waitForSelector('.results li');
    assert.equal(await page.evaluate(() => document.activeElement.value), 'COMMITMENT');
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await page.locator('.facets .count').allInnerTexts(), counts, 'the counts are of all that is found');
    const number = async (kind) => Number(await page.locator('.facets label', { has: page.locator(`input[value=${kind}]`) }).locator('.count').innerText());
    await page.waitForFunction((n) => Number(document.querySelector('.found > p').textContent.match(/\d+/)[0]) === n, await number('COMMITMENT'));
    await page.locator('.facets input[value=TOPIC]').check();
    await page.waitForFunction((n) => Number(document.querySelector('.found > p')?.textContent.match(/\d+/)?.[0]) === n, (await number('COMMITMENT')) + (await number('TOPIC')));
    await page.locator('.facets input[value=TOPIC]').uncheck();
    await page.waitForSelector('.results li');
    await page.locator('.results [data-read]').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.closest('.reader'));
    assert.match(page.url(), /sel=commitment:/);
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement.matches('.results [data-read]'));
  });

  await check('the search box: Tab goes on as was typed, Enter opens it', {}, async (page) => {
    await page.goto(`${server.origin}/?lang=en`, { waitUntil: 'networkidle' });
    await page.keyboard.press('/');
    await page.keyboard.type('convention on cyb');
    await page.waitForSelector('#found li');
    await page.keyboard.press('Tab');
    assert.match(await page.inputValue('#search'), /^Convention on Cybercrime/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('of=convention:budapest-convention'));
  });

  await check('the ledger as a table and as a query', {}, async (page) => {
    await open(page, `lang=en&${roma}`);
    const tasks = await count(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-save=csv]')]);
    const lines = readFileSync(await download.path(), 'utf8').trim().split('\r\n');
    assert.ok(lines.length > tasks, `${lines.length} lines for ${tasks} tasks`);
    assert.match(lines[1], /actor:rome-lyon-group/);
    const query = new URL(await page.locator('[data-query]').getAttribute('href'), server.origin);
    const answer = await page.request.post(`${server.origin}/graphql`, {
      data: { query: query.searchParams.get('query'), variables: JSON.parse(query.searchParams.get('variables')) },
    });
    assert.equal((await answer.json()).data.ledger.totalCount, tasks);
  });

  await check('the table of bodies counts what is chosen, and its numbers lead to as many', {}, async (page) => {
    for (const chosen of ['from=2018&to=2023', 'status=RENEWED', 'from=2018&status=UNANSWERED,POSSIBLY_ANSWERED']) {
      await open(page, `lang=en&${chosen}`);
      const total = await count(page);
      const rows = page.locator('.tallies tbody tr');
      for (let i = 0; i < Math.min(2, await rows.count()); i += 1) {
        const tasks = Number(await rows.nth(i).locator('td').first().innerText());
        assert.ok(tasks > 0 && tasks <= total, `${tasks} of ${total}`);
        const parts = (await rows.nth(i).locator('td').allInnerTexts()).slice(1).map((n) => Number(n) || 0);
        assert.equal(parts.reduce((sum, n) => sum + n, 0), tasks);
        for (const link of await rows.nth(i).locator('td a').all()) {
          const there = new URL(await link.getAttribute('href'), page.url());
          const second = await page.context().newPage();
          await second.goto(there.href, { waitUntil: 'networkidle' });
          assert.equal(await count(second), Number(await link.innerText()), there.search);
          await second.close();
        }
      }
      // So do the themes and meetings among which one chooses.
      const option = page.locator('#ledger-topic option:not([value=""])').first();
      const said = Number((await option.textContent()).match(/\((\d+)\)$/)[1]);
      await page.selectOption('#ledger-topic', await option.getAttribute('value'));
      await page.waitForFunction(() => location.search.includes('topic='));
      await page.waitForFunction((n) => Number(document.querySelector('.over .summary')?.textContent.match(/\d+/)?.[0]) === n, said);
    }
  });

  await check('the start page’s numbers are those of the pages they lead to', {}, async (page) => {
    await page.goto(`${server.origin}/?lang=en`, { waitUntil: 'networkidle' });
    const first = async (title) => {
      const item = page.locator('section', { has: page.locator('h2', { hasText: title }) }).locator('.ranks li').first();
      return [Number((await item.locator('> small').innerText()).match(/\d+/)[0]), await item.locator('a').first().getAttribute('href')];
    };
    const [tasks, body] = await first('tasked');
    const [times, convention] = await first('named');
    await page.goto(new URL(body, page.url()).href, { waitUntil: 'networkidle' });
    assert.equal(await count(page), tasks);
    await page.goto(new URL(convention, page.url()).href, { waitUntil: 'networkidle' });
    await page.waitForSelector('.pane h2');
    assert.equal(Number(await page.locator('.pane h3', { hasText: 'Came of it' }).locator('small').innerText()), times);
  });

  await check('the ledger in French: one word for a task, names for ids', {}, async (page) => {
    await open(page, 'lang=fr&body=actor:rome-lyon-group');
    for (const more of await page.locator('details.others > summary').all()) await more.click();
    const words = await page.locator('main').innerText();
    assert.match(words, /Lors de/);
    assert.doesNotMatch(words, /tâche|Demandé à|(?:topic|actor|convention|meeting):/i);
    await open(page, 'lang=fr');
    assert.match(await page.getAttribute('#ledger-body', 'placeholder'), /^Tous\u00a0: /);
  });

  await check('what is ticked, folded or chosen is undone by Back', {}, async (page) => {
    const steps = [
      ['view=results&q=trafficking', '.facets input[value=COMMITMENT]', 'kinds='],
      ['view=ledger', '.statuses input[value=RENEWED]', 'status='],
      ['view=matrix', '.folders button >> nth=0', 'open=all'],
      ['view=compare&earlier=meeting:toronto-2018&later=meeting:paris-2019', '.groups [data-group=new]', 'group=new'],
      ['view=compare&earlier=meeting:toronto-2018&later=meeting:paris-2019', '[name=compare-mark][value=common]', 'mark=common'],
      ['view=document&of=document:paris-2019', '#only', 'only=lineage'],
    ];
    for (const [query, what, key] of steps) {
      await page.goto(`${server.origin}/?lang=en&${query}`, { waitUntil: 'networkidle' });
      await page.locator(what).click();
      await page.waitForFunction((k) => location.search.includes(k), key).catch(() => assert.fail(`${query}: ${what} is not in the address`));
      await page.goBack();
      await page.waitForFunction((k) => !location.search.includes(k), key);
      assert.ok(page.url().includes(query.split('&')[0]), `${query}: Back left the view`);
      await page.waitForFunction(([w]) => {
        const box = w.includes('>>') ? null : document.querySelector(w);
        return !box || box.type !== 'checkbox' || !box.checked;
      }, [what]);
    }
  });

  await check('what has no task says so', {}, async (page) => {
    await page.goto(`${server.origin}/?view=ledger&lang=en&body=actor:nobody-at-all`, { waitUntil: 'networkidle' });
    assert.match(await page.locator('[role=alert]').first().innerText(), /nothing under that name/);
  });
}
