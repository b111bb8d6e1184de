// What analysts come for: ten tasks, each from the first page on, by mouse and by
// keyboard alone. What is found is compared with what the API says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyboard, mouse } from './hands.mjs';
import { checker } from './harness.mjs';
import { serveTexts } from './serve.mjs';

// A text of ours beside the built-in graph, so that there are words to read.
const text = `---
title: Communiqué of the Namur meeting
date: 2031-05-14
---
# Communiqué, Namur, 13-14 May 2031

We, the ministers of the interior of the G7, met in Namur on 13-14 May 2031.

## 1. Ports

1. Building on the Toronto commitments of 2018, we commit to share what we learn of ferry terminals by 2033.

2. We reaffirm our commitment to implement the Budapest Convention in every harbour office.

3. We ask the Roma-Lyon Group to draw up a register of unlit quays by 2032.
`;

const gather = async (download) => readFileSync(await download.path());

export async function tasks(program) {
  const server = await serveTexts(program, { namur: text });
  const { folder, store } = server;
  const check = checker(server.origin);
  const view = (page, name) => page.locator(`nav.views a[data-view=${name}]`);
  const suggestions = (page) => page.locator('#found');
  const rows = (page) => page.waitForSelector('.rows tbody tr[data-id]');
  const settled = (page) => page.waitForFunction(() => !document.querySelector('main .waiting'));

  const all = {
    'where does the one-hour removal come from': async (page, hand) => {
      await hand.write(page.locator('#search'), 'one-hour removal');
      await hand.pick(suggestions(page), 'Paris 2019, B2');
      await rows(page);
      assert.match(await page.locator('h1').innerText(), /Paris 2019, B2/);
      const origin = page.locator('.rows tr[data-id^="commitment:toronto-2018/3.1.2"]');
      assert.equal(await origin.count(), 1);
      // The line that says why, read beside it.
      await hand.press(page.locator('.pane button', { hasText: 'reaffirms' }).first());
      await page.waitForFunction(() => location.search.includes('sel=edge:'));
      await page.waitForSelector('.pane .evidence');
      assert.match(await page.locator('.pane').innerText(), /Toronto/);
    },
    'who was tasked with public spaces': async (page, hand) => {
      await hand.press(view(page, 'ledger'));
      await settled(page);
      await hand.press(page.locator('.tallies tbody th a', { hasText: /Rom[ae].Lyon/ }));
      await page.waitForFunction(() => location.search.includes('body='));
      const task = page.locator('.mandate', { hasText: 'public spaces' });
      await task.waitFor();
      assert.match(await task.innerText(), /Toronto 2018, 1\.8/);
      assert.match(await task.innerText(), /unanswered/);
      await hand.press(task.locator('[data-read^="commitment:"]'));
      await page.waitForSelector('.reader .pane h2');
      assert.match(await page.locator('.reader .pane').innerText(), /public spaces/);
    },
    'what did Ottawa drop': async (page, hand) => {
      await hand.press(view(page, 'compare'));
      await page.locator('#earlier').waitFor();
      await hand.write(page.locator('#earlier'), 'mito');
      await hand.pick(page.locator('#earlier-list'), /Mito/);
      await page.waitForFunction(() => location.search.includes('earlier='));
      await hand.write(page.locator('#later'), 'ottawa');
      await hand.pick(page.locator('#later-list'), /Ottawa/);
      await page.locator('.groups button[data-group=dropped]').waitFor();
      await hand.press(page.locator('.groups button[data-group=dropped]'));
      await page.waitForFunction(() => location.search.includes('group=dropped'));
      const said = Number((await page.locator('.groups button[data-group=dropped] .count').innerText()).replace(/\D/g, ''));
      const { data } = await (await page.request.post(`${server.origin}/graphql`, {
        data: { query: '{compare(earlier: "meeting:mito-2023", later: "meeting:ottawa-2025") {dropped(first: 1) {totalCount edges {node {id}}}}}' },
      })).json();
      assert.equal(said, data.compare.dropped.totalCount);
      assert.ok(said > 10);
      assert.ok((await page.locator('.group[data-group=dropped] .pair').count()) > 0);
    },
    'export the lineage of Budapest as GEXF': async (page, hand) => {
      await hand.write(page.locator('#search'), 'Budapest');
      await hand.pick(suggestions(page), /Convention on Cybercrime|Budapest Convention/);
      await rows(page);
      const [, nodes, edges] = (await page.locator('.summary').innerText()).match(/(\d+) nodes, (\d+) edges/);
      await hand.press(page.locator('.menu summary'));
      const link = page.locator('[data-format=GEXF]');
      await link.waitFor();
      const [download] = await Promise.all([page.waitForEvent('download'), hand.press(link)]);
      assert.match(download.suggestedFilename(), /budapest-convention.*\.gexf$/);
      const file = String(await gather(download));
      assert.equal(file.match(/<node /g).length, Number(nodes));
      assert.equal(file.match(/<edge /g).length, Number(edges));
    },
    'switch to French, and stay where one was': async (page, hand) => {
      await hand.write(page.locator('#search'), 'one-hour removal');
      await hand.pick(suggestions(page), 'Paris 2019, B2');
      await rows(page);
      const before = await page.locator('.rows tbody tr[data-id]').count();
      await hand.press(page.locator('a[data-switch=fr]'));
      await page.waitForFunction(() => document.documentElement.lang === 'fr');
      await rows(page);
      assert.match(page.url(), /of=commitment:paris-2019\/B2/);
      assert.match(await page.locator('nav.views').innerText(), /Filiation/);
      assert.equal(await page.locator('.rows tbody tr[data-id]').count(), before);
      await hand.press(view(page, 'ledger'));
      await page.waitForFunction(() => /chargé/.test(document.querySelector('h1').textContent));
    },
    'what had been said by the end of 2019': async (page, hand) => {
      await hand.write(page.locator('#search'), 'Toronto Commitments');
      await hand.pick(suggestions(page), /Toronto/);
      await rows(page);
      const slider = page.locator('#asof');
      const now = Number((await page.locator('.summary').innerText()).match(/\d+/)[0]);
      await hand.slide(slider, 1);
      await page.waitForFunction(() => /asOf=\d{4}/.test(location.search));
      await page.waitForFunction(() => /By the end of \d{4}/.test(document.querySelector('.summary').textContent));
      const year = new URL(page.url()).searchParams.get('asOf');
      const then = Number((await page.locator('.summary').innerText()).match(/: (\d+) node/)[1]);
      assert.ok(then < now, `${then} by ${year}, ${now} now`);
    },
    'which commitments are behind a number': async (page, hand) => {
      await hand.press(view(page, 'matrix'));
      const cell = page.locator('.heat tbody td[data-meeting="meeting:toronto-2018"]').first();
      await cell.waitFor();
      const count = Number(await cell.innerText());
      if (hand.reach) {
        // The table is one stop of Tab; arrows go on in it.
        await hand.reach(page.locator('.heat [tabindex="0"]'));
        for (let i = 0; i < 40 && !(await cell.evaluate((e) => document.activeElement === e)); i += 1) await page.keyboard.press(i === 0 ? 'ArrowDown' : 'ArrowRight');
        await page.keyboard.press('Enter');
      } else await hand.press(cell);
      await page.waitForFunction((n) => document.querySelector('#cellHead small')?.textContent.startsWith(`${n} commitment`), String(count));
      await hand.press(page.locator('.cellFound a', { hasText: 'Lineage' }).first());
      await rows(page);
      assert.match(page.url(), /of=commitment:toronto-2018/);
    },
    'read where it is said, in the text itself': async (page, hand) => {
      await hand.press(view(page, 'document'));
      await settled(page);
      await hand.press(page.locator('main a', { hasText: /Namur/ }).first());
      const unit = page.locator('.unit[data-unit="passage:namur-2031/2"]');
      await unit.waitFor();
      assert.match(await unit.innerText(), /Budapest Convention in every harbour office/);
      await hand.press(unit.locator('.margin button').first());
      await page.waitForSelector('.opened .edges li');
      assert.match(await page.locator('.opened').innerText(), /Convention on Cybercrime/);
      await hand.press(page.locator('.opened button', { hasText: 'Read this relation' }).first());
      await page.waitForSelector('.pane .evidence mark');
      assert.match(await page.locator('.text mark').first().innerText(), /We reaffirm our commitment/);
    },
    'cite it, and take the evidence along': async (page, hand) => {
      await hand.write(page.locator('#search'), 'unlit quays');
      await hand.pick(suggestions(page), /Namur 2031, 3/);
      await rows(page);
      await hand.press(page.locator('.pane details summary', { hasText: 'Cite' }));
      const citation = await page.locator('.pane .citation').first().innerText();
      assert.match(citation, /Namur/);
      await hand.press(page.locator('.pane details[open] button', { hasText: 'Copy' }).first());
      assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Namur/);
      await hand.press(page.locator('.menu summary'));
      const pack = page.locator('[data-pack], [data-format=PACK]');
      await pack.waitFor();
      const [download] = await Promise.all([page.waitForEvent('download'), hand.press(pack)]);
      assert.equal(String((await gather(download)).subarray(0, 2)), 'PK');
    },
    'say that a line is wrong, and see it gone': async (page, hand) => {
      await hand.write(page.locator('#search'), 'unlit quays');
      await hand.pick(suggestions(page), /Namur 2031, 3/);
      await rows(page);
      await hand.press(page.locator('.pane button', { hasText: 'delegates to' }).first());
      await page.waitForSelector('.pane .evidence');
      const edge = new URL(page.url()).searchParams.get('sel');
      await hand.press(page.locator('.pane details summary', { hasText: /[Rr]eport or correct|wrong|[Cc]orrect/ }));
      const lines = await page.locator('.pane pre code', { hasText: 'corrections:' }).innerText();
      const reject = lines.split('\n').find((line) => line.includes(`reject: {edge: "${edge}"}`));
      assert.ok(reject, lines);
      // What the page writes is a file that load takes, beside the running server.
      const head = lines.split('\n').filter((line) => /^\w+:/.test(line));
      const file = join(folder, `${hand.name}.yaml`);
      writeFileSync(file, `${head.join('\n')}\n${reject.replace('# ', '')}\n`);
      execFileSync(program, ['load', '--store', store, file], { stdio: 'ignore' });
      await page.waitForTimeout(2500); // a new revision is shown within two seconds
      await page.reload({ waitUntil: 'networkidle' });
      await page.waitForFunction(() => /rejected/.test(document.querySelector('.pane').textContent));
      writeFileSync(file, `${head.join('\n')}\n${reject.replace('# ', '').replace('reject:', 'accept:')}\n`);
      execFileSync(program, ['load', '--store', store, file], { stdio: 'ignore' });
      await page.waitForTimeout(2500);
    },
    'ask the same in GraphiQL': async (page, hand) => {
      await hand.write(page.locator('#search'), 'Budapest');
      await hand.pick(suggestions(page), /Convention on Cybercrime|Budapest Convention/);
      await rows(page);
      const nodes = Number((await page.locator('.summary').innerText()).match(/\d+/)[0]);
      await hand.press(page.locator('.menu summary'));
      await hand.press(page.locator('.menu [data-query]'));
      await page.waitForURL(/graphiql/);
      await page.waitForFunction(() => /lineage/.test(document.querySelector('.graphiql-query-editor .view-lines')?.textContent ?? ''), undefined, { timeout: 60_000 });
      await hand.press(page.locator('.graphiql-execute-button'));
      await page.waitForFunction(() => /"lineage"/.test(document.querySelector('.result-window')?.textContent ?? ''), undefined, { timeout: 60_000 });
      assert.ok(nodes > 2);
    },
  };

  try {
    for (const [task, run] of Object.entries(all)) {
      for (const hands of [mouse, keyboard]) {
        const options = { permissions: ['clipboard-read', 'clipboard-write'], locale: 'en-GB', acceptDownloads: true };
        await check(`task: ${task} (${hands.name})`, options, async (page) => {
          await page.goto(`${server.origin}/?lang=en`, { waitUntil: 'networkidle' });
          await settled(page);
          await run(page, hands(page));
        });
      }
    }
  } finally {
    server.stop();
  }
}
