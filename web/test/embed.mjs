// The page that others frame: by itself in all sizes, and in frames on somebody
// else's site.
import assert from 'node:assert/strict';
import { elsewhere } from './elsewhere.mjs';
import { checker, narrow, shots, violations } from './harness.mjs';

const b2 = 'of=commitment:paris-2019/B2';
const sizes = [[300, 200], [360, 640], [640, 420], [1280, 900], [2560, 1440]];

export async function embed(server) {
  const site = {};
  const other = await elsewhere(site);
  const check = checker(server.origin, other.origin);
  const address = (query) => `${server.origin}/embed/lineage?${query}`;
  const open = async (page, query) => {
    await page.goto(address(query), { waitUntil: 'networkidle' });
    await page.waitForFunction(() => document.querySelector('.drawing .node'));
  };
  // Page is a page of the other site with the frame in it and what it is told.
  const around = (name, query, more = '') => {
    site[name] = `<!doctype html><html lang="en"><title>A page of ours</title><link rel="icon" href="data:,"><h1>Ours</h1>
      <iframe src="${address(query).replaceAll('&', '&amp;')}" title="A lineage" width="700" height="300" ${more}></iframe>
      <script>window.told = []; addEventListener('message', (e) => told.push({ origin: e.origin, data: e.data }));</script>`;
    return other.origin + name;
  };
  const sandbox = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"';

  try {
    for (const [width, height] of sizes) {
      for (const lang of ['en', 'fr']) {
        for (const theme of ['light', 'dark']) {
          const name = `embed-${lang}-${theme}-${width}`;
          await check(name, { viewport: { width, height } }, async (page) => {
            await open(page, `${b2}&lang=${lang}&theme=${theme}&direction=both`);
            assert.equal(await page.getAttribute('html', 'lang'), lang);
            assert.match(await page.locator('h1').innerText(), /B2/);
            assert.match(await page.locator('figcaption').innerText(), lang === 'en' ? /\d+ nodes, \d+ edges.*Not the authentic text/s : /\d+ nœuds, \d+ liens.*texte officiel/s);
            await page.screenshot({ path: `${shots}/${name}.png` });
            await narrow(page);
            assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), 'the frame scrolls');
            assert.ok(await page.evaluate(() => document.querySelector('.stage').clientHeight >= 80), 'no room for the drawing');
            assert.equal(await page.locator('[role=alert]').count(), 0);
            assert.deepEqual(await violations(page), []);
            await page.locator('figcaption .pair button').nth(1).click();
            await page.waitForSelector('.rows tbody tr[data-id]');
            await page.screenshot({ path: `${shots}/${name}-table.png` });
            await narrow(page);
            assert.deepEqual(await violations(page), []);
          });
        }
      }
    }

    await check('embed: the reader’s system decides the colours where the address does not', { colorScheme: 'dark', locale: 'fr-CA' }, async (page) => {
      await open(page, `${b2}&theme=auto`);
      assert.equal(await page.getAttribute('html', 'lang'), 'fr');
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(16, 22, 29)');
      await open(page, `${b2}&theme=light`);
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
    });

    await check('embed: parameters choose what is drawn', {}, async (page) => {
      const count = async (query) => {
        await open(page, `${b2}&lang=en&${query}`);
        return Number(/(\d+) (?:of the )?node/.exec(await page.locator('figcaption').innerText())[1]);
      };
      const all = await count('direction=BOTH');
      assert.ok((await count('direction=both&depth=1')) < all);
      assert.ok((await count('direction=both&types=builds-on')) < all);
      assert.ok((await count('direction=both&minConfidence=1&first=3')) <= 3);
      await count('at=1');
      assert.match(await page.locator('figcaption').innerText(), /State of the graph 1\./);
      assert.match(await page.locator('.away a').getAttribute('href'), /[?&]at=1/);
      await count('asOf=2018');
      assert.match(await page.locator('figcaption').innerText(), /2018/);
    });

    await check('embed: the link opens the explorer where one is', {}, async (page) => {
      await open(page, `${b2}&lang=fr&direction=both&depth=2&types=REAFFIRMS&minConfidence=0.5&asOf=2023&sel=commitment:toronto-2018/3.1.2`);
      const link = page.locator('.away a');
      assert.equal(await link.getAttribute('rel'), 'noopener');
      const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
      await opened.waitForSelector('.rows tbody tr[data-id]');
      const { origin, pathname, searchParams } = new URL(opened.url());
      assert.equal(origin + pathname, `${server.origin}/`);
      assert.deepEqual(Object.fromEntries(searchParams), {
        lang: 'fr', view: 'lineage', of: 'commitment:paris-2019/B2', dir: 'BOTH', depth: '2', types: 'REAFFIRMS', min: '0.5', asOf: '2023',
        sel: 'commitment:toronto-2018/3.1.2',
      });
      assert.equal(await opened.evaluate(() => window.opener), null);
    });

    await check('embed by keyboard alone', {}, async (page) => {
      await open(page, `${b2}&lang=en`);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.className), 'stage');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await page.waitForSelector('.reading:not([hidden])');
      assert.match(await page.locator('.reading').innerText(), /Commitment|Convention|Body/);
      await page.keyboard.press('Enter');
      assert.match(await page.evaluate(() => document.activeElement.href), /sel=/);
      await page.locator('figcaption .pair button').nth(1).focus();
      await page.keyboard.press('Enter');
      await page.focus('.rows tbody tr[tabindex="0"]');
      await page.keyboard.press('ArrowDown');
      assert.equal(await page.evaluate(() => document.activeElement.role), 'row');
      await page.locator('.rows .pair button').nth(1).click();
      assert.equal(await page.locator('.rows .pair button').nth(1).getAttribute('aria-pressed'), 'true');
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'List');
      await page.locator('.legend summary').click();
      await page.locator('.legend input[data-filter=CALLS_ON]').uncheck();
      await page.waitForFunction(() => /^(?!7 nodes)\d+ nodes/.test(document.querySelector('.summary').textContent));
    });

    for (const [how, attributes] of [['in a sandbox', sandbox], ['in a plain frame', '']]) {
      await check(`embed works ${how} on another site, and tells its height once`, {}, async (page) => {
        await page.goto(around('/frame.html', `${b2}&lang=en`, attributes), { waitUntil: 'networkidle' });
        const frame = page.frameLocator('iframe');
        await frame.locator('.drawing .node').first().waitFor();
        await page.waitForFunction(() => window.told.length > 0);
        const last = async () => (await page.evaluate(() => window.told)).at(-1);
        const told = await last();
        assert.deepEqual(Object.keys(told.data).sort(), ['height', 'type']);
        assert.equal(told.data.type, 'stemma:height');
        assert.ok(told.data.height >= 200 && told.data.height <= 1200, told.data.height);
        const count = await page.evaluate(() => window.told.length);
        await page.evaluate((h) => (document.querySelector('iframe').height = h), told.data.height);
        await page.waitForTimeout(500);
        assert.equal(await page.evaluate(() => window.told.length), count, 'what is given as asked is asked for again');
        // Nothing that the page around says has any effect.
        await page.evaluate(() => window.frames[0].postMessage({ type: 'stemma:height', height: 1, eval: 'document.title="owned"' }, '*'));
        await frame.getByRole('button', { name: 'Table' }).click();
        await frame.locator('.rows tbody tr[data-id]').first().waitFor();
        await page.screenshot({ path: `${shots}/embed-frame.png` });
      });
    }

    await check('embed: the wheel moves the page around it until the drawing has the focus', { viewport: { width: 900, height: 300 } }, async (page) => {
      await page.goto(around('/wheel.html', b2), { waitUntil: 'networkidle' });
      await page.addStyleTag({ content: 'body { height: 3000px }' });
      const frame = page.frameLocator('iframe');
      await frame.locator('.drawing .node').first().waitFor();
      const at = () => frame.locator('.drawing > g').getAttribute('transform');
      const before = await at();
      await page.mouse.move(300, 150);
      await page.mouse.wheel(0, 100);
      await page.waitForFunction(() => scrollY > 0);
      assert.equal(await at(), before);
    });

    await check('embed: a wrong address says why, in both languages', { expected: /status of 40[04]/ }, async (page) => {
      for (const [query, status, words] of [
        ['lang=fr', 400, /of is missing.*/s],
        [`${b2}&depth=99&lang=fr`, 400, /nombre entier de 1 à 15.*whole number from 1 to 15/s],
        ['of=commitment:paris-2019/Z99&lang=en', 404, /no node.*aucun nœud/s],
      ]) {
        const answer = await page.goto(address(query));
        assert.equal(answer.status(), status);
        assert.match(await page.locator('main').innerText(), words);
        assert.deepEqual(await violations(page), []);
        await narrow(page);
      }
      await page.goto(around('/wrong.html', `${b2}&table=2`, sandbox), { waitUntil: 'networkidle' });
      await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
    });

    await check('no other page may be framed', { expected: /frame-ancestors/ }, async (page) => {
      for (const path of ['/', '/graphiql', '/id/actor:gifct']) {
        site['/none.html'] = `<!doctype html><title>Ours</title><link rel="icon" href="data:,"><iframe src="${server.origin}${path}"></iframe>`;
        await page.goto(`${other.origin}/none.html`);
        await page.waitForTimeout(300);
        const frame = page.frames().find((f) => f !== page.mainFrame());
        assert.match(frame.url(), /^chrome-error:/, path);
      }
    });

    await check('the explorer gives the line that embeds what it shows', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await page.goto(`${server.origin}/?lang=en&view=lineage&of=commitment:paris-2019/B2&dir=BOTH&types=REAFFIRMS`, { waitUntil: 'networkidle' });
      await page.selectOption('#depth', '2');
      await page.waitForFunction(() => document.querySelector('.summary')?.textContent.includes('nodes'));
      await page.locator('.menu summary').click();
      await page.locator('[data-embed]').click();
      await page.selectOption('#embed-theme', 'dark');
      await page.fill('#embed-height', '350');
      await page.screenshot({ path: `${shots}/embed-dialog.png` });
      assert.deepEqual(await violations(page), []);
      await page.getByRole('button', { name: 'Copy', exact: true }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      const line = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(line, /^<iframe src="[^"]+depth=2[^"]*" title="[^"]*B2[^"]*" [^>]*height="350"[^>]*><\/iframe>$/);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog') && document.activeElement.tagName === 'SUMMARY');
      site['/copied.html'] = `<!doctype html><html lang="en"><title>Ours</title><link rel="icon" href="data:,">${line}`;
      await page.goto(`${other.origin}/copied.html`, { waitUntil: 'networkidle' });
      await page.frameLocator('iframe').locator('.drawing .node').first().waitFor();
      assert.equal(await page.frameLocator('iframe').locator('html').getAttribute('data-theme'), 'dark');
    });
  } finally {
    other.stop();
  }
}
