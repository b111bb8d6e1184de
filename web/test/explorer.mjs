// The explorer, as people use it who never wrote a query.
import assert from 'node:assert/strict';
import { examples } from './graphiql.mjs';
import { checker, narrow, shots, violations } from './harness.mjs';

const b2 = 'view=lineage&of=commitment:paris-2019/B2';
const views = {
  start: '',
  lineage: `${b2}&sel=commitment:paris-2019/B2`,
  whole: 'view=lineage&rows=list',
  meeting: 'view=lineage&of=meeting:mito-2023&dir=BOTH&depth=2',
  results: 'view=results&q=trafficking',
};

export async function explorer(server) {
  const check = checker(server.origin);
  const open = async (page, query) => {
    await page.goto(`${server.origin}/?${query}`, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => !document.querySelector('main .waiting'));
  };
  const summary = (page) => page.locator('.summary').innerText();
  const focused = (page) => page.evaluate(() => document.activeElement.textContent.slice(0, 200));
  const shown = (page) => page.waitForSelector('.rows tbody tr[data-id]');

  for (const [view, query] of Object.entries(views)) {
    for (const lang of ['en', 'fr']) {
      for (const colorScheme of ['light', 'dark']) {
        for (const width of [360, 1280, 2560]) {
          const name = `explorer-${view}-${lang}-${colorScheme}-${width}`;
          await check(name, { colorScheme, viewport: { width, height: width > 2000 ? 1440 : 900 } }, async (page) => {
            await open(page, `lang=${lang}&${query}`);
            assert.equal(await page.getAttribute('html', 'lang'), lang);
            await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
            await narrow(page);
            assert.equal(await page.locator('[role=alert]').count(), 0);
            assert.deepEqual(await violations(page), []);
          });
        }
      }
    }
  }

  await check('the browser’s language is the page’s', { locale: 'fr-CA' }, async (page) => {
    await open(page, '');
    assert.equal(await page.getAttribute('html', 'lang'), 'fr');
    assert.match(await page.locator('h1').innerText(), /promesse/);
  });

  await check('Back keeps the language that was chosen last; an address opened afresh decides', {}, async (page) => {
    await open(page, 'lang=en');
    await page.click('nav.views a[data-view=lineage]');
    await page.waitForFunction(() => location.search.includes('view=lineage'));
    await page.click('nav.views a[data-view=ledger]');
    await page.waitForSelector('.mandate');
    await page.click('[data-switch=fr]');
    await page.waitForFunction(() => /chargé/.test(document.querySelector('h1').textContent));
    for (const view of ['lineage', 'start']) {
      await page.goBack();
      await page.waitForFunction((v) => document.querySelector('main').dataset.view === v, view);
      assert.equal(await page.getAttribute('html', 'lang'), 'fr');
      assert.match(page.url(), /lang=fr/);
    }
    await page.waitForFunction(() => /promesse/.test(document.querySelector('h1').textContent));
    await page.goForward();
    await page.waitForFunction(() => document.querySelector('main').dataset.view === 'lineage');
    assert.equal(await page.getAttribute('html', 'lang'), 'fr');
    await open(page, 'lang=en');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
  });

  await check('what is wrong in an address is said in its own words and the reader’s language', {}, async (page) => {
    const cases = [
      ['view=lineage&of=commitment:paris-2019/B2&depth=-1', /depth=-1 n’a pas de sens\s: il y faut un nombre entier de 1 à 15/],
      ['view=lineage&of=commitment:paris-2019/B2&min=2', /min=2 n’a pas de sens/],
      ['view=results&q=trafficking&first=many', /first=many n’a pas de sens/],
      ['view=ledger&asOf=2019-13', /asOf=2019-13 n’a pas de sens\s: il y faut une année/],
      ['view=ledger&from=long', /from=long n’a pas de sens/],
    ];
    for (const [query, words] of cases) {
      await open(page, `lang=fr&${query}`);
      assert.match(await page.locator('[role=alert]').innerText(), words);
      assert.deepEqual(await violations(page), []);
      await page.locator('[role=alert] button').click();
      await page.waitForFunction(() => !document.querySelector('[role=alert]') && document.querySelector('main h1'));
      await page.goBack();
      await page.waitForSelector('[role=alert]');
    }
  });

  await check('the server’s words stand apart, as English', {}, async (page) => {
    await page.route('**/graphql', (route) => route.fulfill({ json: { errors: [{ message: 'last is -1 and must be 1 at least', extensions: { code: 'BAD_USER_INPUT' } }] } }));
    await open(page, 'lang=fr&view=ledger');
    const alert = page.locator('[role=alert]').first();
    assert.match(await alert.innerText(), /L’adresse demande quelque chose/);
    assert.ok(!(await alert.locator('[lang=en]').isVisible()));
    await alert.locator('summary').click();
    assert.match(await alert.locator('[lang=en]').innerText(), /must be 1 at least/);
    assert.deepEqual(await violations(page), []);
  });

  await check('one is counted as one, and types are worded', {}, async (page) => {
    await open(page, 'lang=en&view=lineage&of=actor:rome-lyon-group&dir=ANCESTORS');
    await page.waitForFunction(() => /^1 node, 0 edges\./.test(document.querySelector('.summary').textContent));
    await open(page, 'lang=fr&view=lineage&of=actor:rome-lyon-group&dir=ANCESTORS');
    await page.waitForFunction(() => /^1 nœud, 0 lien\./.test(document.querySelector('.summary').textContent));
    await open(page, 'lang=fr&view=document&of=document:paris-2019&sel=meeting:paris-2019');
    await page.waitForSelector('.pane h2');
    assert.match(await page.locator('.top .summary').innerText(), /^engagements · /);
    assert.match(await page.locator('.pane').innerText(), /réunion ministérielle/);
    await open(page, 'lang=fr&view=results&q=trafficking');
    assert.match(await page.locator('[data-read]').first().getAttribute('aria-label'), /^Lire\u00a0: /);
  });

  await check('without scripts the first page still leads on', { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${server.origin}/?lang=fr`);
    const links = page.locator('main li a:visible');
    assert.equal(await links.count(), examples.filter((e) => e.lang === 'fr').length);
    await page.click('a[data-switch=en]');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    assert.match(await page.locator('h1').innerText(), /promise/);
  });

  await check('the start page counts and leads on', {}, async (page) => {
    await open(page, 'lang=en');
    const texts = await page.locator('#counts dd').allTextContents();
    assert.ok(texts.length >= 2 && texts.every((t) => Number(t.replace(/\D/g, '')) > 0), texts.join(', '));
    for (let i = 0; i < 3; i += 1) {
      await open(page, 'lang=en');
      await page.locator('.card').nth(i).click();
      await page.waitForFunction(() => !document.querySelector('.cards, main .waiting') && document.querySelector('main h1'));
      await page.waitForSelector('.rows tbody tr[data-id], main[data-view=ledger] li');
      assert.equal(await page.locator('.trouble').count(), 0);
    }
    await page.goBack();
    await page.waitForSelector('.cards');
    await page.goForward();
    await page.waitForFunction(() => !document.querySelector('.cards') && /view=/.test(location.search));
  });

  await check('a search by mouse leads to the lineage, and a line to its words', {}, async (page) => {
    await open(page, 'lang=en');
    await page.fill('#search', 'buda');
    await page.locator('#found li', { hasText: /^Convention on Cybercrime/ }).first().click();
    await shown(page);
    assert.match(page.url(), /of=convention:budapest-convention/);
    await page.locator('.rows [data-edge]').first().click();
    await page.waitForSelector('.pane .evidence');
    assert.match(await page.locator('.pane').innerText(), /Vouched for|words that state it/);
    assert.match(page.url(), /sel=edge:/);
  });

  await check('a search opens as a query', {}, async (page) => {
    await open(page, 'lang=en&view=results&q=trafficking&kinds=COMMITMENT');
    await page.locator('main [data-query]').click();
    await page.waitForURL(/graphiql/);
    const { searchParams } = new URL(page.url());
    assert.deepEqual(JSON.parse(searchParams.get('variables')), { words: 'trafficking', kinds: ['COMMITMENT'], first: 30, lang: 'EN' });
    assert.match(searchParams.get('query'), /search\(query: \$words/);
    await page.waitForFunction(() => document.querySelector('.graphiql-query-editor .view-line'));
  });

  await check('the same by keyboard alone', {}, async (page) => {
    await open(page, 'lang=en');
    await page.keyboard.press('Tab');
    assert.match(await focused(page), /Skip/);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    await page.keyboard.press('/');
    await page.keyboard.type('RÉSOLUTION 2396');
    await page.waitForSelector('#found li');
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('#found li[aria-selected=true]');
    await page.keyboard.press('Tab');
    assert.match(await page.inputValue('#search'), /2396/);
    await page.waitForSelector('#found li');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await shown(page);
    assert.match(page.url(), /of=convention:unscr-2396/);
    await page.waitForFunction(() => document.activeElement.tagName === 'H1');
    // Into the tree: down, in to the relation, and read it.
    await page.focus('.rows tbody tr[tabindex="0"]');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-level')), '2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    const expanded = await page.evaluate(() => document.activeElement.getAttribute('aria-expanded'));
    await page.keyboard.press('ArrowRight');
    if (expanded === 'false') await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => document.activeElement.hasAttribute('data-edge')), true);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.pane .evidence');
    // In the drawing: to a node, and read it there.
    await page.focus('.stage');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('.node.selected'));
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('#said').textContent.length > 10);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.closest('.pane'));
  });

  await check('everything can be reached by Tab', {}, async (page) => {
    await open(page, `lang=en&${b2}`);
    const seen = new Set();
    for (let i = 0; i < 120; i += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const e = document.activeElement;
        return e.id || e.getAttribute('href') || e.className || e.textContent;
      });
      seen.add(at);
    }
    for (const wanted of ['search', 'theme', 'depth', 'min', 'asof', 'stage']) assert.ok(seen.has(wanted), `${wanted} is not reached`);
  });

  await check('a topic is called by its name, in a frame too', {}, async (page) => {
    await open(page, 'lang=en&view=lineage&of=topic:cyber');
    await page.waitForSelector('.rows tbody tr[data-id]');
    assert.equal(await page.locator('h1').innerText(), 'Cyberspace');
    await page.goto(`${server.origin}/embed/lineage?lang=en&of=topic:cyber`, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => /Cyberspace/.test(document.querySelector('h1').textContent));
  });

  await check('what does not exist is said in words', {}, async (page) => {
    await page.goto(`${server.origin}/?lang=en&view=lineage&of=commitment:nowhere-1900/1`, { waitUntil: 'networkidle' });
    assert.match(await page.locator('[role=alert]').first().innerText(), /nothing under that name/);
    await open(page, 'lang=en&view=results&q=zzzzqqq');
    assert.match(await page.locator('main').innerText(), /Nothing holds all of these words/);
    await open(page, 'lang=en&view=nonsense');
    assert.match(await page.locator('h1').innerText(), /promise/);
  });

  await check('the theme and the language chosen stay chosen, on both pages', { colorScheme: 'light' }, async (page) => {
    await open(page, 'lang=en');
    await page.click('#theme');
    assert.equal(await page.getAttribute('#theme', 'aria-pressed'), 'true');
    await page.click('a[data-switch=fr]');
    await page.waitForFunction(() => document.documentElement.lang === 'fr');
    assert.match(page.url(), /lang=fr/);
    await page.reload({ waitUntil: 'networkidle' });
    assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
    assert.deepEqual(await violations(page), []);
    await page.goto(`${server.origin}/graphiql`, { waitUntil: 'networkidle' });
    await page.waitForSelector('body.graphiql-dark');
  });
}
