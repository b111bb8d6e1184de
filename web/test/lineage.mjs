// The lineage: a drawing in time, the same as a table, and all that can be done to
// what is on the screen and saved of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checker, narrow, shots, violations } from './harness.mjs';

const root = 'commitment:paris-2019/B2';
const b2 = `view=lineage&of=${root}`;
const toronto = 'view=lineage&of=convention:toronto-commitments-2018&dir=DESCENDANTS';

export async function lineage(server) {
  const check = checker(server.origin);
  const open = async (page, query) => {
    await page.goto(`${server.origin}/?${query}`, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => !document.querySelector('main .waiting'));
    await page.waitForSelector('.rows tbody tr[data-id]');
  };
  const summary = (page) => page.locator('.summary').innerText();
  const count = async (page) => Number((await summary(page)).match(/^\d+/)[0]);
  const grown = (page, n) => page.waitForFunction((before) => parseInt(document.querySelector('.summary').textContent) > before, n);
  const shrunk = (page, n) => page.waitForFunction((wanted) => parseInt(document.querySelector('.summary').textContent) === wanted, n);
  const state = (page) => new URL(page.url()).searchParams;
  const scale = (page) => page.locator('.drawing > g').getAttribute('transform');
  const query = async (page, text) => (await (await page.request.post(`${server.origin}/graphql`, { data: { query: text } })).json()).data;
  const files = async (page) => {
    await page.evaluate(() => (document.querySelector('.menu').open = true));
    await page.waitForSelector('[data-format]');
  };
  const nodelink = async (page) => (await page.request.get(await page.locator('[data-format=NODELINK]').evaluate((a) => a.href))).json();
  const operation = async (page) => {
    const link = new URL(await page.locator('[data-query]').getAttribute('href'), server.origin).searchParams;
    const answer = await page.request.post(`${server.origin}/graphql`, { data: { query: link.get('query'), variables: JSON.parse(link.get('variables')) } });
    return answer.json();
  };
  const way = (page, words) => page.waitForFunction((wanted) => document.querySelector('.way').textContent.includes(wanted), words);

  await check('lineage: filters, time and direction change what is shown, and back undoes it', {}, async (page) => {
    await open(page, `lang=en&${toronto}`);
    const all = await summary(page);
    const other = () => page.waitForFunction((before) => /^\d+ node/.test(document.querySelector('.summary').textContent) && document.querySelector('.summary').textContent !== before, all);
    const same = () => page.waitForFunction((before) => document.querySelector('.summary').textContent === before, all);
    await page.locator('.legend').evaluate((e) => (e.open = true));
    await page.locator('[data-filter=REAFFIRMS]').uncheck();
    await other();
    assert.match(page.url(), /types=BUILDS_ON/);
    await page.goBack();
    await same();
    await page.goForward();
    await other();
    await page.goBack();
    await same();
    await page.focus('#asof');
    await page.keyboard.press('Home');
    await page.waitForFunction(() => /By the end of/.test(document.querySelector('.summary').textContent));
    assert.match(page.url(), /asOf=\d{4}/);
    await page.waitForSelector('.drawing .node.absent', { state: 'attached' });
    await page.locator('.segments label', { hasText: 'Comes from' }).click();
    await page.waitForFunction(() => !location.search.includes('dir='));
  });

  for (const reducedMotion of ['no-preference', 'reduce']) {
    await check(`lineage: the years play, pause and end by keyboard, motion ${reducedMotion}`, { reducedMotion }, async (page) => {
      await open(page, `lang=en&${toronto}`);
      const button = page.locator('.clock button');
      await button.focus();
      await page.keyboard.press('Space');
      await page.waitForFunction(() => /asOf=/.test(location.search));
      assert.equal(await button.getAttribute('aria-label'), 'Pause');
      const at = state(page).get('asOf');
      await page.keyboard.press('Space');
      assert.equal(await button.getAttribute('aria-label'), 'Play through the years');
      await page.waitForTimeout(1500);
      assert.equal(state(page).get('asOf'), at, 'it goes on though it was paused');
      await page.keyboard.press('Space');
      await page.waitForFunction(() => document.querySelector('.clock output').textContent === 'today', undefined, { timeout: 25_000 });
      assert.equal(state(page).has('asOf'), false);
      assert.ok(await page.evaluate(() => history.length) < 6, 'each year is a step of the history');
    });
  }

  await check('lineage: what is opened, pinned and closed is in every file, and survives the address', {}, async (page) => {
    await open(page, `lang=en&${b2}&depth=1`);
    const before = await count(page);
    await page.locator('.rows tr[data-id^="commitment:toronto-2018"] .c-label').first().click();
    await page.locator('.acts button', { hasText: 'Show neighbours' }).click();
    await grown(page, before);
    const more = await count(page);
    await files(page);
    const graph = await nodelink(page);
    const rows = await page.locator('.rows tr[data-id]').evaluateAll((all) => all.map((r) => r.dataset.id));
    assert.deepEqual(graph.nodes.map((n) => n.id).sort(), rows.sort());
    assert.equal(graph.links.length, Number((await summary(page)).match(/(\d+) edges/)[1]));
    const pack = await page.request.get(await page.locator('[data-pack]').evaluate((a) => a.href));
    assert.equal(pack.headers()['content-type'], 'application/zip');
    const links = await page.locator('[data-format], [data-pack]').evaluateAll((all) => all.map((a) => a.href));
    assert.equal(links.length, 11);
    for (const link of links) assert.match(link, /expand=commitment%3Atoronto-2018/);
    await page.reload({ waitUntil: 'networkidle' });
    await grown(page, before);
    assert.equal(await count(page), more);
    await page.locator('.acts button', { hasText: 'Pin' }).click();
    await page.waitForSelector('.chip');
    await page.locator('.acts button', { hasText: 'Hide beyond' }).click();
    await shrunk(page, before);
    assert.equal(await page.locator('.chip').count(), 1);
  });

  await check('lineage: a node that is pinned stays under a filter, in the drawing, the table and the files', {}, async (page) => {
    const pinned = 'convention:toronto-commitments-2018';
    await open(page, `lang=en&${b2}&dir=BOTH&depth=2&sel=${pinned}&pin=${pinned}`);
    await page.locator('.legend').evaluate((e) => (e.open = true));
    await page.locator('[data-filter=STATED]').uncheck();
    await page.waitForFunction(() => /methods=/.test(location.search));
    await page.waitForFunction((id) => document.querySelector('.drawing .node.pinned') && document.querySelector(`.rows tr[data-id="${id}"]`), pinned);
    await files(page);
    assert.ok((await nodelink(page)).nodes.some((n) => n.id === pinned));
    await page.keyboard.press('Escape');
    await page.locator('.chip button').last().click();
    await page.waitForFunction(() => !document.querySelector('.chip') && !/pin=/.test(location.search));
  });

  await check('lineage: the way between two nodes is found, also beyond what is shown', {}, async (page) => {
    await open(page, `lang=en&${b2}&depth=1&sel=${root}`);
    const before = await count(page);
    await page.click('[data-way]');
    await way(page, 'Choose the other end');
    await page.locator('.rows tr[data-id^="commitment:toronto-2018"] .c-label').first().click();
    await way(page, '1 step.');
    await page.waitForFunction(() => document.querySelectorAll('.drawing .edge.on').length === 1);
    // The other end is not on the screen: it comes, with what lies between.
    const walk = (depth) => `lineage(of: "${root}", direction: BOTH, maxDepth: ${depth}) {nodes {id}}`;
    const { near, far } = await query(page, `{near: ${walk(1)} far: ${walk(3)}}`);
    const beyond = far.nodes.map((n) => n.id).filter((id) => !near.nodes.some((n) => n.id === id)).at(-1);
    await open(page, `lang=en&${b2}&depth=1&path=${root},${beyond}`);
    await grown(page, before);
    await way(page, ' steps.');
    await page.waitForFunction(() => /along=/.test(location.search));
    assert.ok(state(page).get('along').includes(beyond));
    await files(page);
    assert.ok((await nodelink(page)).nodes.some((n) => n.id === beyond));
    await page.keyboard.press('Escape');
    assert.deepEqual(await violations(page), []);
    await page.locator('.way button').click();
    await shrunk(page, before);
    // By Shift and a click, and back.
    await open(page, `lang=en&${b2}&depth=1&sel=${root}`);
    await page.locator('.node[data-id^="commitment:toronto-2018"]').first().click({ modifiers: ['Shift'] });
    await way(page, '1 step.');
    await page.goBack();
    await page.waitForSelector('[data-way]');
    // By the key.
    await page.focus('.stage');
    await page.keyboard.press('f');
    await way(page, 'Choose the other end');
  });

  await check('lineage: nothing that joins two nodes is said in words', {}, async (page) => {
    await open(page, `lang=en&${b2}&depth=1&types=IMPLEMENTS&path=${root},convention:unscr-2178`);
    await way(page, 'nothing joins them');
    await open(page, `lang=en&${b2}&depth=1&path=${root},convention:nowhere`);
    await way(page, 'nothing under that name');
  });

  await check('lineage: keys follow relations, and say so', {}, async (page) => {
    await open(page, `lang=en&${b2}&dir=BOTH&depth=2&sel=${root}`);
    const { lineage: whole } = await query(page, `{lineage(of: "${root}", direction: BOTH, maxDepth: 2) {edges {source {id} target {id}}}}`);
    const joined = (from, to) => whole.edges.some((e) => e.source.id === from && e.target.id === to);
    const selected = async (other) => {
      await page.waitForFunction((id) => new URL(location).searchParams.get('sel') !== id, other);
      return state(page).get('sel');
    };
    await page.focus('.stage');
    await page.keyboard.press('ArrowLeft');
    const older = await selected(root);
    assert.ok(joined(root, older), older);
    await page.waitForFunction(() => /^[a-z ]+ \(\d+ of \d+\), /.test(document.querySelector('#said').textContent));
    await page.keyboard.press('ArrowDown');
    const beside = await selected(older);
    assert.ok(joined(root, beside), beside);
    await page.keyboard.press('ArrowRight');
    const newer = await selected(beside);
    assert.ok(joined(newer, beside), newer);
    let before = await scale(page);
    for (const key of ['+', '-', '0']) {
      await page.keyboard.press(key);
      await page.waitForFunction((was) => document.querySelector('.drawing > g').getAttribute('transform') !== was, before);
      before = await scale(page);
    }
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.closest('.pane'));
    await page.focus('.stage');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.node.selected'));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement.closest('.rows'));
  });

  await check('lineage: a mouse chooses a line, a double click opens, a wheel enlarges', {}, async (page) => {
    await open(page, `lang=en&${b2}&depth=1`);
    const at = await page.evaluate(() => {
      const path = document.querySelector('.drawing .bundle');
      const one = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      one.setAttribute('d', path.getAttribute('d').match(/M[^M]+/)[0]);
      path.parentNode.append(one);
      const point = one.getPointAtLength(one.getTotalLength() * 0.4).matrixTransform(one.getScreenCTM());
      one.remove();
      return [point.x, point.y];
    });
    await page.mouse.move(...at);
    await page.waitForSelector('.edge.hovered');
    await page.mouse.click(...at);
    await page.waitForSelector('.pane .evidence');
    assert.match(state(page).get('sel'), /^edge:/);
    assert.ok(await page.locator('.rows tr[aria-selected=true]').count() > 0);
    const before = await count(page);
    await page.locator('.node[data-id^="commitment:toronto-2018"]').first().dblclick();
    await grown(page, before);
    const size = await scale(page);
    await page.mouse.wheel(0, -200);
    await page.waitForFunction((was) => document.querySelector('.drawing > g').getAttribute('transform') !== was && !document.querySelector('.drawing').style.transform, size);
  });

  await check('lineage: fingers', { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } }, async (page) => {
    await open(page, `lang=en&${b2}&depth=1`);
    await page.locator('.stage').scrollIntoViewIfNeeded();
    const stage = await page.locator('.stage').boundingBox();
    const [x, y] = [stage.x + stage.width / 2, stage.y + stage.height / 2];
    const client = await page.context().newCDPSession(page);
    const before = Number((await scale(page)).match(/scale\(([\d.]+)/)[1]);
    const touch = (type, apart) => client.send('Input.dispatchTouchEvent', {
      type, touchPoints: apart ? [{ x: x - apart, y, id: 0 }, { x: x + apart, y, id: 1 }] : [],
    });
    await touch('touchStart', 30);
    for (let apart = 35; apart <= 90; apart += 5) await touch('touchMove', apart);
    await touch('touchEnd');
    await page.waitForFunction((was) => Number(document.querySelector('.drawing > g').getAttribute('transform').match(/scale\(([\d.]+)/)[1]) > was * 1.5, before);
    await narrow(page);
    await page.locator('.zoomers button').last().tap();
    await page.waitForFunction(() => !document.querySelector('.drawing').style.transform && !document.querySelector('.stage.moving'));
    // A tap beside the shape is meant for it all the same.
    const box = await page.locator('.node[data-id^="commitment:toronto-2018"]').first().boundingBox();
    await page.touchscreen.tap(box.x + box.width / 2 + 12, box.y + 8);
    await page.waitForFunction(() => /sel=commitment:toronto-2018/.test(location.search));
  });

  await check('lineage: what is on screen can be saved in every format, as a picture and as a citation', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await open(page, `lang=en&${b2}`);
    await files(page);
    for (const link of await page.locator('[data-format], [data-pack]').evaluateAll((all) => all.map((a) => a.href))) {
      const answer = await page.request.get(link);
      assert.equal(answer.status(), 200, link);
      assert.ok((await answer.body()).length > 100, link);
    }
    await page.click('[data-cite]');
    await page.waitForFunction(() => document.querySelector('[data-cite]').textContent === 'Copied');
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Lineage of Paris 2019, B2: what it comes from.*stemma, .*view=lineage&of=commitment:paris-2019\/B2.*state of the graph/);
    // The page it names shows the same, as it was known.
    const cited = new URL((await page.evaluate(() => navigator.clipboard.readText())).match(/http\S+?(?=,? )/)[0]);
    assert.equal(cited.searchParams.get('of'), root);
    const other = await page.context().newPage();
    await other.goto(cited.href, { waitUntil: 'networkidle' });
    await other.waitForSelector('.rows tbody tr[data-id]');
    assert.equal(await summary(other), await summary(page));
    assert.match(await other.locator('.moment').innerText(), /State of the graph [0-9a-f]{8}/);
    await other.close();
    for (const [words, end] of [['SVG', 'svg'], ['PNG', 'png']]) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`.menu button:has-text("${words}")`)]);
      assert.match(download.suggestedFilename(), new RegExp(`\\.${end}$`));
      await download.saveAs(`${shots}/picture.${end}`);
    }
    const picture = readFileSync(`${shots}/picture.svg`, 'utf8');
    for (const words of ['Paris 2019, B2', 'reaffirms', 'stated', 'Commitment', 'Apache License', 'authentic', 'state of the graph', String(new Date().getUTCFullYear())])
      assert.ok(picture.includes(words), `the picture has no ${words}`);
    assert.doesNotMatch(picture, /href=|src=|url\(|<style|<image/);
    assert.ok((await operation(page)).data.lineage.nodes.length > 2);
  });

  await check('lineage: 2,000 nodes are asked for within what an operation may cost', {}, async (page) => {
    await open(page, 'lang=en&view=lineage&first=2000&rows=list');
    assert.equal(await page.locator('.trouble').count(), 0);
    await files(page);
    assert.equal((await operation(page)).errors, undefined);
  });

  await check('lineage: the table sorts, and both show what either chooses', {}, async (page) => {
    await open(page, `lang=en&${b2}&dir=BOTH&depth=1&rows=list`);
    const dates = () => page.locator('.rows tbody .c-date').allTextContents();
    const head = page.locator('.rows th.c-date');
    await head.locator('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    const up = await dates();
    await head.locator('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    assert.notDeepEqual(await dates(), up);
    const node = page.locator('.node:not(.selected)').first();
    const id = await node.getAttribute('data-id');
    await node.click();
    await page.waitForFunction((wanted) => document.querySelector(`.rows tr[data-id="${wanted}"]`)?.getAttribute('aria-selected') === 'true', id);
    await page.locator('.rows tr[aria-selected=false]').first().locator('.c-label').click();
    await page.waitForFunction((was) => document.querySelector('.node.selected')?.dataset.id !== was, id);
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
  });

  await check('lineage: what is chosen while an answer is on its way does not lose the answer', {}, async (page) => {
    let wait = 0;
    await page.route('**/graphql', async (route) => {
      if (/^query Lineage(Nodes|Places)/.test(route.request().postDataJSON().query)) await new Promise((done) => setTimeout(done, wait));
      await route.continue();
    });
    wait = 1500;
    await page.goto(`${server.origin}/?lang=en&${b2}`);
    await page.locator('.pane .ends a').first().click();
    await page.waitForSelector('.rows tbody tr[data-id]');
    await page.waitForFunction(() => document.querySelector('.node.selected'));
    const before = await count(page);
    await page.locator('.segments label', { hasText: 'Both' }).click();
    await page.locator('.rows tr[data-id] .c-label').nth(1).click();
    await grown(page, before);
  });

  await check('lineage: before it was said nothing later is shown as said, and the tree has all that was', {}, async (page) => {
    await open(page, `lang=en&${b2}&dir=BOTH&asOf=2018`);
    await page.waitForFunction(() => /not been said/.test(document.querySelector('.summary').textContent));
    const there = await page.locator('.drawing .node:not(.absent)').evaluateAll((all) => all.map((n) => n.dataset.id));
    assert.ok(there.some((id) => id.startsWith('commitment:toronto-2018')));
    assert.deepEqual(there.filter((id) => /2019|2023|2025|^actor:/.test(id)), []);
    await open(page, `lang=en&${b2}&dir=BOTH&asOf=2019`);
    await page.waitForFunction(() => /By the end of/.test(document.querySelector('.summary').textContent));
    const said = Number((await summary(page)).match(/(\d+) nodes/)[1]);
    for (let i = 0; i < 60; i += 1) {
      const shut = page.locator('.rows tr[aria-expanded=false]').first();
      if (!(await shut.count())) break;
      await shut.locator('[data-twig]').click();
    }
    assert.equal(await page.locator('.rows tr[data-id]:not(.absent)').count(), said);
  });

  await check('lineage: a time that is none is said, and no longer where it was put right', {}, async (page) => {
    await page.goto(`${server.origin}/?lang=en&${b2}&asOf=2019-13`, { waitUntil: 'networkidle' });
    await page.waitForSelector('main [role=alert]');
    await page.fill('#moment', '2019');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.rows tbody tr[data-id]');
    assert.equal(await page.locator('main [role=alert]').count(), 0);
  });

  await check('lineage: the focus stays in the pane, and Escape leads back', {}, async (page) => {
    await open(page, `lang=en&${b2}&sel=${root}`);
    await page.waitForSelector('.pane .ends a');
    await page.focus('.stage');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.matches('.pane h2'));
    await page.locator('.pane .ends a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction((id) => new URL(location).searchParams.get('sel') !== id && document.activeElement.matches('.pane h2'), root);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement.matches('.stage') && !/sel=/.test(location.search));
  });

  await check('lineage: going back settles the controls, and one relation at least stays', {}, async (page) => {
    await open(page, `lang=en&${b2}`);
    await page.locator('input[name=dir]:checked').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => /dir=BOTH/.test(location.search));
    assert.equal(await page.evaluate(() => document.activeElement.value), 'BOTH');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('input[name=dir]:checked').value === 'ANCESTORS');
    await open(page, `lang=en&${b2}&methods=CURATED`);
    await page.locator('.legend').evaluate((e) => (e.open = true));
    await page.locator('[data-filter=CURATED]').click();
    await page.waitForFunction(() => /At least one|One at least/.test(document.querySelector('#said').textContent));
    assert.equal(await page.locator('[data-filter=CURATED]').isChecked(), true);
    assert.equal(state(page).get('methods'), 'CURATED');
  });

  await check('lineage: a pin says that it is one, and names of nothing are nothing', {}, async (page) => {
    await open(page, `lang=en&${b2}&sel=${root}`);
    const pin = page.locator('.acts [data-pin]');
    await pin.waitFor();
    assert.equal(await pin.getAttribute('aria-pressed'), 'false');
    await pin.click();
    await page.waitForFunction(() => document.querySelector('[data-pin]').getAttribute('aria-pressed') === 'true' && /is pinned/.test(document.querySelector('#said').textContent));
    await page.goto(`${server.origin}/?lang=en&${b2}&sel=constructor:x`, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => /nothing under that name/.test(document.querySelector('.pane').textContent));
  });

  await check('lineage: words that are only there in the other language are marked as such', {}, async (page) => {
    await open(page, `lang=fr&${b2}`);
    assert.ok((await page.locator('.rows .c-gist bdi[lang=en]').count()) > 0);
  });
}
